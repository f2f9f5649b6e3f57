import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { waitingLetters } from '#platform/messages/messages.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { noTerms } from '../lots/lot-terms.ts';
import { insertDivision, insertLotTerms } from '../lots/lot-terms-store.ts';
import { momentsOf } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { lotsById, procurementsById } from '../procurement-store.ts';
import { decisionsOf } from './award-store.ts';
import { type DecisionInput, decideAward } from './decide-award.ts';
import { lettersOf } from './letter-store.ts';

const bidders = [
  { name: 'Fell Care', identifier: 'GB-COH-1', points: 8_000 },
  {
    name: 'Shore Homes',
    identifier: 'GB-COH-2',
    points: 7_400,
    because: 'Shore sends whoever is free, and its letter named no way to ring ahead',
  },
  {
    name: 'Moor Help',
    identifier: 'GB-COH-3',
    points: 6_100,
    because: 'Zebrafish rota software covers four villages only and leaves weekends to volunteers',
  },
];
const particulars = { address: '1 High Street, Thornmere', email: 'bids@example.org' };

describe('an award', () => {
  let app: TestApp;
  let one: ACase;
  let scored: Scored;
  let award: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    scored = await aScoredProcurement(app, one, { bidders });
    award = `${scored.base}/award`;
  });
  after(() => app.close());

  const decision = (more: Partial<DecisionInput> = {}): DecisionInput => ({
    lotId: null,
    outcome: 'awarded',
    bidderId: scored.bidderIds['Fell Care']!,
    supplier: null,
    worth: 6_000_000_00,
    because: 'The most advantageous tender',
    power: 'Scheme of delegation 4.2',
    decidedBy: one.dev.personId!,
    decidedOn: '2026-02-01',
    departsBecause: null,
    reservedBecause: null,
    ground: null,
    quality: null,
    value: null,
    integration: null,
    access: null,
    socialValue: null,
    ...more,
  });
  const fields = {
    outcome: 'awarded',
    because: 'The most advantageous tender',
    power: 'Scheme of delegation 4.2',
    decidedBy: () => one.dev.personId!,
  };
  const filled = (more: Record<string, string> = {}) => ({ ...fields, decidedBy: fields.decidedBy(), ...more });

  it('shows places from the scores to those who decide and those who check, and to nobody else', async () => {
    const page = await one.dev.get(award);
    assert.match(page.text, /The scores recommend Fell Care/);
    const vera = await withHat(app, one, 'Vera Check', 'auditor');
    assert.match((await vera.get(award)).text, /Fell Care.*80\.00/);
    assert.ok(!(await vera.get(award)).hasForm(award));
    const partner = await withHat(app, one, 'Pat Partner', 'partner');
    await partner.get(award, 403);
    const provider = await withHat(app, one, 'Fell Care', 'provider');
    await provider.get(award, 404);
  });

  it('is decided by nobody who has not declared (I9), and not against the scores without a reason', async () => {
    const cora = await withHat(app, one, 'Cora Undeclared', 'commissioner');
    await cora.submit(await cora.get(award), award, filled(), 403);
    const other = await one.dev.submit(await one.dev.get(award), award, filled({ decidedBy: cora.personId! }), 422);
    assert.match(other.errors[0]!, /They have not declared their interests/);
    const against = await one.dev.submit(
      await one.dev.get(award),
      award,
      filled({ bidderId: scored.bidderIds['Moor Help']! }),
      422,
    );
    assert.deepEqual(against.errors, ['The scores put Fell Care first. Choose that bidder, or say why not']);
  });

  it('is not written down on a lot past the scores, once tenders were opened here', async () => {
    const lots = await aScoredProcurement(app, one, {
      title: 'By lots',
      lots: [{ title: 'The fell' }],
      until: 'opened',
    });
    const path = `${lots.base}/award`;
    const page = await one.dev.get(path);
    assert.equal(page.hasForm(path), false);
    const typed = decision({ lotId: lots.lotIds[0]!, bidderId: null, supplier: 'Whoever we like' });
    await assert.rejects(
      app.act(one.dev, async (act) => decideAward(act, (await procurementsById(act.tx, [lots.id]))[0]!, typed)),
      { code: 'out-of-order' },
    );
    assert.equal((await app.look((tx) => lotsById(tx, [lots.lotIds[0]!])))[0]!.award, null);
  });

  it('has one effect however many submit it at once', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        app.act(
          one.dev,
          async (act) => decideAward(act, (await procurementsById(act.tx, [scored.id]))[0]!, decision()),
          one.caseId,
        ),
      ),
    );
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    const kept = await app.look((tx) => decisionsOf(tx, scored.id));
    assert.equal(kept.length, 1);
    assert.equal(kept[0]!.supplier, 'Fell Care');
    assert.match((await one.dev.get(award)).text, /Awarded to Fell Care.*Scheme of delegation 4\.2.*Dev Patel/);
  });

  it('keeps the award notice warned before the summaries, and the summaries refused before each bidder has its own', async () => {
    await assert.rejects(
      app.act(one.dev, (act) => recordMoment(act, { id: scored.id }, { moment: 'summaries-sent' }), one.caseId),
      { code: 'out-of-order' },
    );
    const order = await one.dev.get(`${scored.base}/order`);
    assert.match(order.text, /contract award notice is published ?First: Every bidder who was assessed has its/);
    const page = await one.dev.submit(order, `${scored.base}/order`, { moment: 'summaries-sent' }, 409);
    assert.match(page.text, /every bidder whose tender was assessed has its summary/);
    const draft = `${scored.base}/agreement`;
    await one.dev.submit(await one.dev.get(draft), draft, {}, 409);
  });

  it('makes a summary from the scores, says what it lacks, and sends none that lacks anything', async () => {
    const letter = `${award}/letters/${scored.bidderIds['Shore Homes']}`;
    const page = await one.dev.get(letter);
    assert.match(page.text, /Your tender for Home care was not chosen\. It has place 2 of 3, with 74 points of 100/);
    assert.match(
      page.text,
      /Fell Care was chosen, with 80 points.*ahead most on “How visits are kept” \(by 6 points\)/,
    );
    assert.match(page.text, /Give the supplier’s postal address, email address/);
    const early = await one.dev.submit(page, letter, { channel: 'letter' }, 422);
    assert.match(early.errors[0]!, /postal address/);
    await one.dev.submit(page, `${letter}/particulars`, { ...particulars, email: 'nowhere' }, 422);
    for (const id of Object.values(scored.bidderIds)) {
      const to = `${award}/letters/${id}`;
      const kept = await one.dev.submit(await one.dev.get(to), `${to}/particulars`, particulars);
      assert.doesNotMatch(kept.text, /Before it can be given/);
    }
  });

  it('tells no loser anything of another loser, on the page, in the files or in the letter', async () => {
    const letter = `${award}/letters/${scored.bidderIds['Shore Homes']}`;
    const page = await one.dev.get(letter);
    assert.doesNotMatch(page.text, /Zebrafish|Moor Help|61 points/);
    for (const as of ['pdf', 'docx']) {
      const file = await one.dev.request('GET', `${letter}/file?as=${as}`);
      assert.equal(file.status, 200);
      assert.ok(file.bytes.length > 1_000);
    }
    assert.equal((await one.dev.request('GET', `${letter}/file?as=exe`)).status, 404);
    const other = await one.dev.get(`${award}/letters/${scored.bidderIds['Moor Help']}`);
    assert.match(other.text, /Zebrafish/);
    assert.doesNotMatch(other.text, /Shore/);
  });

  it('records that summaries are sent only when the last bidder has its own, through the portal, with a day and a name, or by letter', async () => {
    const letters = `${award}/letters`;
    const shore = `${letters}/${scored.bidderIds['Shore Homes']}`;
    const nameless = await one.dev.submit(await one.dev.get(shore), shore, { channel: 'portal' }, 422);
    assert.deepEqual(nameless.errors, ['Enter who handed it over']);
    const given = await one.dev.submit(await one.dev.get(shore), shore, { channel: 'portal', givenBy: 'Amara Okafor' });
    assert.match(given.text, /Shore Homes Given .*through the portal, Amara Okafor/);
    const happened = async () => (await app.look((tx) => momentsOf(tx, scored.id))).map(({ moment }) => moment);
    assert.ok(!(await happened()).includes('summaries-sent'));
    const all = await one.dev.submit(await one.dev.get(letters), letters);
    assert.match(all.text, /Every bidder has been told/);
    assert.ok((await happened()).includes('summaries-sent'));
    assert.equal((await app.look((tx) => lettersOf(tx, scored.id))).length, 3);
    const waiting = await app.look((tx) => waitingLetters(tx, one.caseId));
    assert.equal(waiting.length, 2);
    const loser = waiting.find(({ recipient }) => recipient === 'Moor Help')!;
    assert.doesNotMatch(loser.body, /Shore/);
    assert.match(loser.body, /Your tender for Home care was not chosen/);
  });

  it('refuses an award notice after the contract', async () => {
    const late = await aScoredProcurement(app, one, { bidders: bidders.slice(0, 1), title: 'Minibuses' });
    await app.act(one.dev, (act) => recordMoment(act, { id: late.id }, { moment: 'signed' }), one.caseId);
    await assert.rejects(
      app.act(one.dev, (act) => recordMoment(act, { id: late.id }, { moment: 'award-notice' }), one.caseId),
      { code: 'out-of-order' },
    );
  });

  it('gives lots by the mechanism that was stated before tenders were opened, passes over who has enough, and says why a lot is not awarded', async () => {
    const early = await aScoredProcurement(app, one, {
      title: 'Two rounds',
      lots: [
        { title: 'East', mostLots: 1 },
        { title: 'West', mostLots: 1 },
      ],
      bidders: [
        { name: 'Fell Care', points: 8_000 },
        {
          name: 'Shore Homes',
          points: 7_400,
          because: 'Shore sends whoever is free, and its letter named no way to ring ahead',
        },
      ],
    });
    const page = await one.dev.get(`${early.base}/award`);
    assert.match(page.text, /East One bidder may win 1 lot.*The scores recommend Fell Care\./);
    assert.match(
      page.text,
      /The scores recommend Shore Homes\. Passed over, because they have as many lots as one bidder may win: Fell Care/,
    );
    assert.ok(!page.hasForm(`${early.base}/award/mechanism`));
    await one.dev.submit(page, `${early.base}/award`, filled({ lotId: early.lotIds[0]! }));
    const twice = await one.dev.submit(
      await one.dev.get(`${early.base}/award`),
      `${early.base}/award`,
      filled({ lotId: early.lotIds[1]!, bidderId: early.bidderIds['Fell Care']!, departsBecause: 'We like them' }),
      422,
    );
    assert.match(twice.errors[0]!, /as many as one bidder may win/);
    await one.dev.submit(
      await one.dev.get(`${early.base}/award`),
      `${early.base}/award`,
      filled({ lotId: early.lotIds[1]!, outcome: 'none', because: 'No tender meets the need' }),
    );
    const [east, west] = await app.look(async (tx) => [
      (await lotsById(tx, [early.lotIds[0]!]))[0]!,
      (await lotsById(tx, [early.lotIds[1]!]))[0]!,
    ]);
    assert.deepEqual([east!.state, east!.award?.supplier, west!.state], ['awarded', 'Fell Care', 'withdrawn']);
  });

  it('says how lots are given before tenders are opened, and never after', async () => {
    const lots = [
      { title: 'North', mostLots: 1, value: 100_00 },
      { title: 'South', mostLots: 1, value: 900_00 },
    ];
    const early = await aScoredProcurement(app, one, { title: 'Rounds to come', until: 'published', lots });
    const to = `${early.base}/award/mechanism`;
    const stated = { mechanism: 'largest-first', statedIn: 'The tender notice' };
    const page = await one.dev.submit(await one.dev.get(`${early.base}/award`), to, stated);
    assert.match(page.text, /The lot of the highest value is given first\. Stated in: The tender notice/);
    await app.act(one.dev, (act) => recordMoment(act, { id: early.id }, { moment: 'opened' }), one.caseId);
    await one.dev.submit(page, to, { ...stated, mechanism: 'in-order' }, 409);
  });

  it('names no bidder and takes no decision before scores are final', async () => {
    const closed = await aScoredProcurement(app, one, {
      title: 'Still closed',
      until: 'published',
      bidders: [{ name: 'Canary Quokka', points: 1_000 }],
    });
    for (const page of ['award', 'award/letters', 'award/standstill', 'award/contracts', 'audit-pack', 'agreement'])
      assert.doesNotMatch((await one.dev.get(`${closed.base}/${page}`)).text, /Quokka/);
    await assert.rejects(
      app.act(
        one.dev,
        async (act) =>
          decideAward(
            act,
            (await procurementsById(act.tx, [closed.id]))[0]!,
            decision({ bidderId: null, supplier: 'X' }),
          ),
        one.caseId,
      ),
      { code: 'out-of-order' },
    );
  });

  it('without a competition names its ground, and in health care what was found under each key criterion', async () => {
    const direct = await aScoredProcurement(app, one, {
      title: 'Clinic',
      regime: 'provider-selection',
      route: 'direct-award',
    });
    const to = `${direct.base}/award`;
    const none = await one.dev.submit(await one.dev.get(to), to, filled({ supplier: 'Bay Clinic' }), 422);
    assert.deepEqual(none.errors, ['Choose the ground on which it is awarded without a competition']);
    const half = await one.dev.submit(
      none,
      to,
      filled({ supplier: 'Bay Clinic', ground: 'health-c', quality: 'Good' }),
      422,
    );
    assert.deepEqual(half.errors, ['Say what was found under value']);
    const found = { quality: 'Good', value: 'Fair', integration: 'With the GP', access: 'By bus', socialValue: 'Jobs' };
    const kept = await one.dev.submit(half, to, filled({ supplier: 'Bay Clinic', ground: 'health-c', ...found }));
    assert.match(kept.text, /Awarded to Bay Clinic.*direct award process C.*With the GP/);
  });

  it('gives no reserved lot to anybody of whom it is not recorded how they were found to be such a supplier, and no lot past the cap of all lots', async () => {
    const small = await aScoredProcurement(app, one, {
      title: 'Gardens',
      lots: [{ title: 'North' }, { title: 'South' }],
      bidders: bidders.slice(0, 2),
    });
    const [north, south] = small.lotIds as [string, string];
    const kept = { by: one.dev.personId!, keptAt: new Date('2026-01-05T10:00:00Z') };
    await app.act(
      one.dev,
      async (act) => {
        const terms = { ...noTerms, reserved: 'supported-employment', workforcePercent: 30 } as const;
        await insertLotTerms(act.tx, { ...kept, id: act.newId(), lotId: north, version: 1, terms });
        await insertDivision(act.tx, {
          ...{ ...kept, id: act.newId(), procurementId: small.id, version: 1, divided: true, because: 'Two rounds' },
          ...{ mostTendered: null, mostWon: 1, mechanism: 'In the order in which they stand' },
        });
      },
      one.caseId,
    );
    const path = `${small.base}/award`;
    const give = async (more: Record<string, string>, status?: number) =>
      one.dev.submit(await one.dev.get(path), path, filled(more), status);
    const fell = small.bidderIds['Fell Care']!;
    assert.match((await one.dev.get(path)).text, /North.*Reserved for supported employment providers/);
    const unchecked = await give({ lotId: north, bidderId: fell }, 422);
    assert.deepEqual(unchecked.errors, [
      'It is reserved for supported employment providers. Say what was checked that shows Fell Care is one, and when',
    ]);
    const reservedBecause = 'Its register of 5 January shows 41% of its people';
    assert.match((await give({ lotId: north, bidderId: fell, reservedBecause })).text, /Its register of 5 January/);
    const second = await give({ lotId: south, bidderId: fell }, 422);
    assert.match(second.errors.join(), /already has 1, which is as many as one bidder may win/);
    await give({ lotId: south, bidderId: small.bidderIds['Shore Homes']! });
  });
});
