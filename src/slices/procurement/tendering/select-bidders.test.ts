import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { declareInterest } from '#slices/cases/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { withHat } from '#test/support/with-hat.ts';
import { recordMoment } from '../order/record-moment.ts';
import { insertProcedure } from '../procedure/procedure-store.ts';
import { emptyStage } from '../procedure/stage.ts';
import { leaveOutBidder } from './select-bidders.ts';
import { biddersOf } from './tender-store.ts';
import { tenderingsById } from './tendering-store.ts';

describe('a bidder who goes no further, by the rule that all were told', () => {
  let app: TestApp;
  let one: Tendered;
  let other: Tendered;
  before(async () => {
    app = await openTestApp();
    [one, other] = [await published(app), await published(app, { title: 'Meals' })];
    for (const each of [one, other]) {
      await each.mo.submit(await each.mo.get(`${each.base}/receive`), `${each.base}/receive/bidders`, { name: 'Fell' });
      await each.mo.submit(await each.mo.get(`${each.base}/receive`), `${each.base}/receive/bidders`, {
        name: 'Shore',
      });
    }
  });
  after(() => app.close());

  const bidder = async (of: Tendered, name: string) =>
    (await app.look((tx) => biddersOf(tx, of.id))).find((each) => each.name === name)!;
  const states = async () =>
    (await Promise.all([one, other].map((of) => app.look((tx) => biddersOf(tx, of.id))))).flat().map((b) => b.state);
  const path = () => `${one.base}/receive/not-selected`;
  const why = 'It was fourth of four by the points of the dialogue';
  const draw = (of: Tendered, version: number, rule: string | null) =>
    app.act(
      of.dev,
      (act) =>
        insertProcedure(act.tx, {
          ...{ id: act.newId(), procurementId: of.id, version, template: 'own', ground: null, justification: 'So' },
          stages: [emptyStage('dialogue'), emptyStage('down-selection', { rule, least: 1 })],
          ...{ by: of.dev.personId!, keptAt: act.now },
        }),
      of.caseId,
    );
  /** Sent as somebody sends it who saw no such form: with a number and a token that this site made for them, on another page. */
  const forge = async (who: Visitor, to: string, fields: Record<string, string>) => {
    const page = await who.get('/');
    const form = page.document.querySelector('form')!;
    const raw = new URLSearchParams(fields);
    for (const input of form.querySelectorAll('input[type=hidden]'))
      raw.set(input.getAttribute('name')!, input.getAttribute('value')!);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    return who.request('POST', to, { payload: raw.toString(), headers });
  };

  it('is recorded by nobody before bidders can read the rule, nor before declaring or with an interest open', async () => {
    const { mo } = one;
    const fields = { bidder: (await bidder(one, 'Fell')).id, because: why };
    assert.equal((await mo.get(`${one.base}/receive`)).hasForm(path()), false);
    assert.match((await forge(mo, path(), fields)).body, /You have not declared your interests/);
    await app.act(mo, (act) => declareInterest(act, one.caseId, { interest: 'My cousin bids' }), one.caseId);
    assert.match((await forge(mo, path(), fields)).body, /has not been cleared or mitigated/);
    await app.act(mo, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    for (const [version, rule] of [
      [1, null],
      [2, null],
    ] as const) {
      const answer = await forge(mo, path(), fields);
      assert.deepEqual([answer.status, /Draw the stage at which fewer go on first/.test(answer.body)], [422, true]);
      await draw(one, version, rule);
    }
    await draw(one, 3, 'The three with most points of the dialogue go on');
    assert.deepEqual(new Set(await states()), new Set(['taking-part']));
  });

  it('is not recorded by another hat, by who brings in on another case, or with another case’s ids', async () => {
    const theCase = { dev: one.dev, caseId: one.caseId, outcomeId: '', base: one.caseBase };
    const fields = { bidder: (await bidder(one, 'Fell')).id, because: why };
    const away = await app.person('Sal Stranger', 'Elsewhere');
    const others: Visitor[] = [one.dev, one.auditor, one.councillor, away, other.auditor];
    for (const hat of ['commissioner', 'procurement', 'partner', 'practitioner', 'community', 'provider'] as const)
      others.push(await withHat(app, theCase, `Another ${hat}`, hat));
    for (const who of others) {
      const { status, body } = await forge(who, path(), fields);
      assert.ok(status === 403 || status === 404, `${status}`);
      assert.doesNotMatch(body, /not made by this site for you/);
      assert.doesNotMatch(body, /Fell|Shore/);
    }
    // The right person, at the right address, with what belongs elsewhere; and the other way round.
    const page = await one.mo.get(`${one.base}/receive`);
    const theirs = (await bidder(other, 'Fell')).id;
    const wrong = await one.mo.submit(page, path(), { bidder: theirs, because: why }, 422);
    assert.match(wrong.errors.join(), /Choose one from the list/);
    for (const crossed of [
      path().replace(one.caseId, other.caseId),
      path().replace(one.id, other.id),
      `${other.base}/receive/not-selected`,
    ])
      assert.ok([403, 404].includes((await forge(one.mo, crossed, fields)).status), crossed);
    await one.mo.submit(page, path(), { bidder: fields.bidder, because: '' }, 422);
    assert.deepEqual(new Set(await states()), new Set(['taking-part']));
  });

  it('is recorded once, however often and at once it is sent', async () => {
    const { mo } = one;
    const fell = await bidder(one, 'Fell');
    const [first, second] = [await mo.get(`${one.base}/receive`), await mo.get(`${one.base}/receive`)];
    const send = (page: typeof first) => {
      const payload = page.form(path(), { bidder: fell.id, because: why }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
      return mo.request('POST', path(), { payload, headers });
    };
    // One form twice, and another form beside it, all at once.
    const answers = await Promise.all([send(first), send(first), send(second)]);
    assert.ok(
      answers.every(({ status }) => [303, 409].includes(status)),
      answers.map(({ status }) => status).join(),
    );
    const entries = await app.lookAsOwner((tx) =>
      sql<{
        count: number;
      }>`select count(*)::int as count from audit_entries where action = 'tendering.bidderNotSelected'`.execute(tx),
    );
    assert.equal(entries.rows[0]!.count, 1);
    const now = await bidder(one, 'Fell');
    assert.deepEqual([now.state, now.because, now.version], ['not-selected', why, fell.version + 1]);
    assert.match((await mo.get(`${one.base}/receive`)).text, /Fell \(goes no further\): It was fourth/);
  });

  it('is not recorded of one whose final tender is here, nor once tenders were opened and scores are locked', async () => {
    const looked = (await app.look((tx) => tenderingsById(tx, [one.id])))[0]!;
    const shore = await bidder(one, 'Shore');
    const leave = () =>
      app.act(one.mo, (act) => leaveOutBidder(act, looked, { bidder: shore.id, because: why }), one.caseId);
    await app.act(one.mo, ({ tx, newId, now }) =>
      sql`insert into tenders (id, case_id, procurement_id, bidder_id, received_at, late, state, version, brought_in_by, brought_in_at)
        values (${newId()}, ${one.caseId}, ${one.id}, ${shore.id}, ${now}, false, 'closed', 1, ${one.mo.personId}, ${now})`.execute(
        tx,
      ),
    );
    const sent = { bidder: shore.id, because: why };
    const judged = await one.mo.submit(await one.mo.get(`${one.base}/receive`), path(), sent, 422);
    assert.match(judged.errors.join(), /It has sent its final tender/);
    await one.bringIn({ Bay: '01/03/2027 09:00' });
    await assert.rejects(leave(), { code: 'wrong-state' }, 'the time is over, whatever it was when it was looked at');
    await one.open();
    for (const moment of ['opened', 'quality-locked'] as const) {
      if (moment === 'quality-locked')
        await app.act(one.dev, (act) => recordMoment(act, { id: one.id }, { moment }), one.caseId);
      await assert.rejects(leave(), { code: 'wrong-state' }, moment);
      for (const who of [one.mo, one.dev])
        assert.equal((await forge(who, path(), { bidder: shore.id, because: why })).status, 403, moment);
    }
    assert.equal((await bidder(one, 'Shore')).state, 'taking-part');
  });
});
