import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { planProcurement } from '../plan-procurement.ts';
import { mayTry, takesIdeas } from './brief.ts';
import { briefsOf } from './brief-store.ts';

describe('a challenge brief', () => {
  it('takes ideas to the end of its last day, and an idea is tried again only when that was decided', () => {
    assert.equal(takesIdeas({ state: 'open', closesOn: '2027-01-31' }, '2027-01-31'), true);
    assert.equal(takesIdeas({ state: 'open', closesOn: '2027-01-31' }, '2027-02-01'), false);
    assert.equal(takesIdeas({ state: 'closed', closesOn: '2027-01-31' }, '2027-01-01'), false);
    assert.equal(takesIdeas({ state: 'draft', closesOn: '2027-01-31' }, '2027-01-01'), false);
    const trial = (state: 'running' | 'ended' | 'decided', decision: 'again' | 'stop' | 'scale' | null) =>
      ({ state, decision }) as never;
    assert.equal(mayTry({ trials: [] }), true);
    assert.equal(mayTry({ trials: [trial('running', null)] }), false);
    assert.equal(mayTry({ trials: [trial('ended', null)] }), false);
    assert.equal(mayTry({ trials: [trial('decided', 'again')] }), true);
    assert.equal(mayTry({ trials: [trial('decided', 'again'), trial('decided', 'stop')] }), false);
  });
});

/** Sends what the page's form holds and more beside: its tokens are right, the right is not. */
const forged = (who: Visitor, page: Page, action: string, to: string, fields: Record<string, string>) => {
  const payload = page.form(action, {});
  payload.delete('version');
  for (const [name, value] of Object.entries(fields)) payload.set(name, value);
  return who.request('POST', to, {
    payload: payload.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
    },
  });
};

describe('people with a problem and people with ideas', () => {
  let app: TestApp;
  let one: ACase;
  let list: string;
  let at: string;
  let open: string;
  let pack: string;
  let mine: string;
  let sam: Visitor;
  const now = async () => (await app.look((tx) => briefsOf(tx, one.caseId)))[0]!;

  before(async () => {
    app = await openTestApp();
    sam = app.guest();
    one = await aCase(app);
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    list = `${one.base}/challenge-briefs`;
    const procurementId = await app.act(
      one.dev,
      (act) =>
        planProcurement(act, {
          caseId: one.caseId,
          title: 'Home care',
          regime: 'light-touch',
          route: 'open',
          because: 'Many could',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        }),
      one.caseId,
    );
    pack = `${one.base}/procurements/${procurementId}/pack`;
  });
  after(() => app.close());

  it('write it down; nobody outside sees a draft, and what is left out is asked for', async () => {
    const bad = await one.dev.submit(await one.dev.get(list), list, { title: 'Days that do not begin' }, 422);
    assert.deepEqual(bad.errors, ['Enter what the problem is']);
    const kept = await one.dev.submit(bad, list, {
      problem: 'I wait until eleven for somebody to help me up.',
      limits: 'Nobody new at the door each day',
      offer: 'Keys to four halls',
      budget: '20,000',
      outcomeId: one.outcomeId,
    });
    at = kept.url;
    open = `/public/challenge-briefs/${(await now()).id}`;
    assert.match(kept.text, /A draft: nobody outside sees it/);
    await sam.get(open, 404);
    assert.doesNotMatch((await one.dev.get(pack)).text, /Days that do not begin/);
    const gone = await one.dev.submit(await one.dev.get(at), `${at}/opened`, boxes('closesOn', '2027-01-03'), 422);
    assert.deepEqual(gone.errors, ['Choose a day that has not gone, within a year']);
    await one.dev.submit(gone, `${at}/opened`, boxes('closesOn', '2027-01-31'));
  });

  it('open it to everybody: its words stand from then on, and are in every bidder’s pack', async () => {
    const page = await one.dev.get(at);
    assert.equal(page.hasForm(at), false);
    const seen = await sam.get(open);
    for (const words of ['I wait until eleven', 'Keys to four halls', '£20,000', '31 January 2027'])
      assert.ok(seen.text.includes(words), words);
    assert.match(
      (await one.dev.get(pack)).text,
      /The challenge “Days that do not begin”, on a page that anybody can open\..*Keys to four halls/,
    );
    const answer = await forged(one.dev, page, `${at}/closed`, at, { title: 'Other', problem: 'Other' });
    assert.equal(answer.status, 403);
    assert.equal((await now()).title, 'Days that do not begin');
  });

  it('propose something without an account, and are not shown to each other', async () => {
    const empty = await sam.submit(await sam.get(open), open, { name: 'Morning Circle' }, 422);
    assert.deepEqual(empty.errors, ['Enter what you would try']);
    const kept = await sam.submit(empty, open, {
      what: 'Neighbours who are up early anyway, paid as a micro-enterprise',
      contact: 'morning@example.org',
    });
    assert.match(kept.text, /You will be told what becomes of it, and why/);
    mine = kept.link('What became of my idea');
    assert.match((await sam.get(mine)).text, /Nobody has decided yet/);
    await sam.submit(await sam.get(open), open, { name: 'RoboLift plc', what: 'A robot that lifts' });
    const seen = await sam.get(open);
    for (const theirs of ['Morning Circle', 'micro-enterprise', 'RoboLift', 'example.org'])
      assert.ok(!seen.text.includes(theirs), theirs);
    assert.doesNotMatch((await one.dev.get(pack)).text, /Morning Circle|RoboLift/);
    assert.match((await one.dev.get(at)).text, /morning@example\.org/);
    const kofi = await withHat(app, one, 'Kofi', 'councillor');
    assert.doesNotMatch((await kofi.get(at)).text, /morning@example\.org/);
    const pat = await withHat(app, one, 'Pat', 'provider');
    await pat.get(at, 404);
  });

  it('try one small, say beforehand what would show that it works and what its makers get to see; all bidders read that', async () => {
    const page = await one.dev.get(at);
    const [circle, robot] = (await now()).ideas;
    const half = await one.dev.submit(
      page,
      `${at}/trials`,
      { idea: circle!.id, because: 'They are there', what: 'Twelve streets, eight weeks' },
      422,
    );
    assert.deepEqual(half.errors, [
      'Enter what would show that it works',
      'Enter what they get to see or have that others do not. If it is nothing, enter “nothing”',
    ]);
    await one.dev.submit(half, `${at}/trials`, {
      idea: circle!.id,
      because: 'They are there',
      what: 'Twelve streets, eight weeks',
      worksIf: 'Nine of ten are up when they wish',
      shown: 'The list of the twelve streets',
      cost: '4,000',
    });
    assert.match(
      (await one.dev.get(pack)).text,
      /Morning Circle began to try: Twelve streets, eight weeks They got to see or have: The list of the twelve streets/,
    );
    await one.dev.submit(await one.dev.get(at), `${at}/ideas/set-aside`, {
      idea: robot!.id,
      because: 'A new machine at the door is what people fear',
    });
    const told = await sam.get(mine);
    assert.match(told.text, /It was chosen to be tried, because: They are there.*Twelve streets/);
    await one.dev.submit(
      page,
      `${at}/trials`,
      { idea: circle!.id, because: 'x', what: 'x', worksIf: 'x', shown: 'x' },
      409,
    );
    assert.equal((await now()).ideas[0]!.trials.length, 1, 'it was tried twice');
  });

  it('answer what was asked, for everybody', async () => {
    await one.dev.submit(await one.dev.get(at), `${at}/notes`, {
      question: 'Is there insurance?',
      answer: 'We insure a trial.',
    });
    assert.match((await sam.get(open)).text, /“Is there insurance\?” We insure a trial\./);
    assert.match((await one.dev.get(pack)).text, /Asked: Is there insurance\? Answered: We insure a trial\./);
  });

  it('learn from it and then decide, with a reason, and not before; everybody reads both', async () => {
    const before = await one.dev.get(at);
    assert.equal(before.hasForm(`${at}/trials/decisions`), false);
    const trial = (await now()).ideas[0]!.trials[0]!.id;
    const early = await forged(one.dev, before, `${at}/closed`, `${at}/trials/decisions`, {
      trial,
      decision: 'scale',
      how: 'buy',
      because: 'Soon',
    });
    assert.equal(early.status, 409);
    await one.dev.submit(await one.dev.get(at), `${at}/trials/learnt`, {
      learnt: 'Ten of twelve were up. Two wanted the same face.',
      spent: '3,600',
    });
    const partner = await withHat(app, one, 'Ruth', 'partner');
    assert.equal((await partner.get(at)).hasForm(`${at}/trials/decisions`), false);
    const how = await one.dev.submit(
      await one.dev.get(at),
      `${at}/trials/decisions`,
      { decision: 'scale', because: 'It worked' },
      422,
    );
    assert.deepEqual(how.errors, ['Choose how it is taken further']);
    await one.dev.submit(how, `${at}/trials/decisions`, { decision: 'scale', how: 'buy', because: 'It worked' });
    for (const page of [await sam.get(open), await sam.get(mine)])
      assert.match(
        page.text,
        /Ten of twelve were up\..*Take it further, for everybody it could help\. Buy it openly, from whoever offers it best\. Because: It worked/,
      );
    assert.match(
      (await one.dev.get(pack)).text,
      /What was learnt with Morning Circle: Ten of twelve.*Decided on what Morning Circle tried/,
    );
  });

  it('cannot propose when it is closed or its last day has gone; what was there stays to be read', async () => {
    const form = await sam.get(open);
    await app.setClock(new Date('2027-02-01T00:00:01Z'));
    const late = await sam.submit(form, open, { name: 'Late', what: 'Later' }, 409);
    assert.match(late.text, /Ideas are not taken any more/);
    await app.setClock(new Date('2027-01-05T10:00:00Z'));
    const page = await one.dev.get(at);
    await one.dev.submit(page, `${at}/closed`, {});
    await sam.submit(form, open, { name: 'Late', what: 'Later' }, 409);
    assert.match((await sam.get(open)).text, /Ideas are not taken any more\./);
    for (const odd of ['none', 'e2c9b1de-0000-4000-8000-000000000000'])
      await sam.get(`/public/challenge-briefs/${odd}`, 404);
  });
});
