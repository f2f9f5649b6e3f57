import type { Tx } from '#platform/db/database.ts';
import { gatesFor } from '../gates.ts';
import { momentsOf } from '../order/moment-store.ts';
import { titleOf } from '../order/order.ts';
import { type Procurement, regimeLabels, routeLabels } from '../procurement.ts';
import { engagementsOf, gateRecordsOf } from '../procurement-store.ts';
import { tenderFilesOf, tendersOf } from '../tendering/tender-store.ts';
import { groundLabels, keyCriteria, keyCriterionLabels } from './award.ts';
import { awardFacts } from './award-facts.ts';
import { awardCriteriaOf, promisesOf } from './award-store.ts';
import { contractsOf } from './contract-store.ts';
import { lettersOf } from './letter-store.ts';
import { standstillEventLabels } from './standstill.ts';
import { standstillFacts } from './standstill-facts.ts';

/**
 * All that is kept of a procurement, for those who check it: material decisions with their power, and what passed between buyer and suppliers. Of
 * tenders that are closed it holds nothing, not even how many there are.
 */
export async function procurementRecord(tx: Tx, procurement: Procurement) {
  const { id, regime, route } = procurement;
  const facts = await awardFacts(tx, procurement);
  const opened = facts.happened.has('opened');
  const tenders = opened
    ? (await tendersOf(tx, id)).filter(({ state }) => state === 'open' || state === 'replaced')
    : [];
  const open = tenders.filter(({ state }) => state === 'open');
  const readable = new Set(open.map((tender) => tender.id));
  const files = (await tenderFilesOf(tx, [...readable])).filter(
    ({ part }) => part !== 'price' || facts.happened.has('price-opened'),
  );
  const moments = await momentsOf(tx, id);
  const { kept, standing, events } = await standstillFacts(tx, procurement);
  return {
    procurement: { ...procurement, regimeLabel: regimeLabels[regime], routeLabel: routeLabels[route] },
    lots: facts.lots,
    subjects: facts.subjects,
    moments: moments.map((one) => ({ ...one, title: titleOf(one.moment, regime, route) })),
    gates: gatesFor(procurement, await gateRecordsOf(tx, id), ''),
    engagements: await engagementsOf(tx, id),
    criteria: await awardCriteriaOf(tx, id),
    mechanism: facts.mechanism,
    bidders: opened ? facts.bidders : [],
    tenders: open,
    files,
    judged: facts.judged,
    decisions: facts.decisions.map((one) => ({
      ...one,
      groundLabel: one.ground && groundLabels[one.ground],
      findings: one.keyCriteria
        ? keyCriteria.map((name) => ({ name: keyCriterionLabels[name], words: one.keyCriteria![name] }))
        : [],
    })),
    promises: await promisesOf(tx, id),
    letters: await lettersOf(tx, id),
    standstill: { kept, standing, events: events.map((one) => ({ ...one, label: standstillEventLabels[one.event] })) },
    contracts: await contractsOf(tx, id),
  };
}

export type ProcurementRecord = Awaited<ReturnType<typeof procurementRecord>>;
