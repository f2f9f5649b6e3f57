import type { Act } from '#platform/act/act.ts';
import { draftFromAward } from '#slices/agreements/from-award/draft-from-award.ts';
import { setParticulars } from '#slices/procurement/award/keep-particulars.ts';
import { recordContract } from '#slices/procurement/award/record-contract.ts';
import {
  awardDecisionsOf,
  decideAward,
  keepTimetable,
  type Procurement,
  procurementsById,
} from '#slices/procurement/index.ts';
import { noTerms } from '#slices/procurement/lots/lot-terms.ts';
import { insertDivision, insertLotTerms } from '#slices/procurement/lots/lot-terms-store.ts';
import { asked, nameOf } from '#slices/procurement/notices/asked.ts';
import { keepTyped } from '#slices/procurement/notices/keep-typed.ts';
import { whatIsTyped } from '#slices/procurement/notices/typed-for-tests.ts';
import type { ACase } from './a-case.ts';
import { aScoredProcurement, type Scored } from './a-scored-procurement.ts';
import type { TestApp } from './client.ts';

/** What nobody keeps but a notice asks: of each supplier whether it is of certain kinds, and who stands behind it. */
const kinds = (name: string) => `${name}; ; ; ; ; ; ; ; no; no; There are none; There are none`;

/** A procurement of two lots whose tenders are scored, with its dates and all that notices ask and nothing else says. */
export async function scoredInTwoLots(app: TestApp, one: ACase): Promise<Scored> {
  const scored = await aScoredProcurement(app, one, {
    lots: [
      { title: 'North', value: 500_000_000 },
      { title: 'South', value: 200_000_000 },
    ],
    bidders: [
      { name: 'Fell Care', identifier: 'GB-COH-01234567', points: 8_000 },
      { name: 'Bay Care', identifier: 'GB-COH-07654321', points: 7_000 },
      { name: 'Mill Care', identifier: 'GB-COH-01111111', points: 0, out: 'It failed the insurance check' },
    ],
  });
  await app.act(
    one.dev,
    async (act) => {
      const procurement = (await procurementsById(act.tx, [scored.id]))[0]!;
      const kept = { version: 1, by: one.dev.personId!, keptAt: act.now };
      for (const [at, lotId] of scored.lotIds.entries()) {
        const worth = { valuePence: [500_000_000, 200_000_000][at]!, vat: 'excluding' as const, vatRate: 20, years: 4 };
        await insertLotTerms(act.tx, { ...kept, id: act.newId(), lotId, terms: { ...noTerms, ...worth } });
      }
      await insertDivision(act.tx, {
        ...{ ...kept, id: act.newId(), procurementId: procurement.id, divided: true, because: 'Two rounds' },
        ...{ mostTendered: 2, mostWon: 2, mechanism: 'The best in each' },
      });
      const typed = { ...whatIsTyped, suppliers: ['Fell Care', 'Bay Care'].map(kinds).join('\n') };
      await keepTyped(act, procurement, {
        ...typed,
        vatPercent: undefined,
        shown: asked.map(nameOf),
        typedVersion: 0,
      } as never);
      const before = { tenderNoticeOn: '2027-01-04', tendersBy: '2027-02-15' };
      const dates = {
        ...before,
        awardNoticeOn: '2027-03-08',
        signOn: '2027-03-22',
        startOn: '2027-04-01',
        endOn: '2031-03-31',
      };
      const told = { documents: 'together', circumstances: [], tendersAt: '12:00', because: 'So', version: 0 };
      await keepTimetable(act, procurement, { ...dates, ...told } as never);
    },
    one.caseId,
  );
  return scored;
}

/** Both lots go to the best tender, and every bidder has an address to be told at. */
export async function awardBothLots(act: Act, procurement: Procurement, scored: Scored, by: string): Promise<void> {
  for (const [at, lotId] of scored.lotIds.entries())
    await decideAward(act, procurement, {
      ...{ lotId, outcome: 'awarded', bidderId: scored.bidderIds['Fell Care']!, supplier: null },
      ...{ worth: [600_000_000, 240_000_000][at]!, because: 'The best tender', power: 'Delegation 4' },
      ...{ decidedBy: by, decidedOn: '2027-03-01', departsBecause: null, reservedBecause: null },
      ...{ ground: null, quality: null, value: null, integration: null, access: null, socialValue: null },
    });
  for (const [name, id] of Object.entries(scored.bidderIds))
    await setParticulars(act, procurement, id, {
      address: `1 ${name} Street, Netherby, TH1 1AA`,
      email: `${name.split(' ')[0]!.toLowerCase()}@example.org`,
      identifier: `GB-COH-0${name.length}34567`,
    });
}

/** What was awarded is entered into, and the first award has its agreement, as a draft. */
export async function contractAndAgreement(act: Act, procurement: Procurement): Promise<string> {
  for (const decision of await awardDecisionsOf(act.tx, procurement.id))
    await recordContract(act, procurement, {
      ...{ decisionId: decision.id, signedOn: '2027-03-22', value: decision.valuePence, advice: null },
      ...{ startsOn: '2027-04-01', endsOn: '2031-03-31' },
    });
  const [first] = await awardDecisionsOf(act.tx, procurement.id);
  return draftFromAward(act, procurement, {
    decisionId: first!.id,
    supplierType: 'provider',
    form: null,
  });
}
