import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addObligation, addParty, makeAgreement } from '#slices/agreements/index.ts';
import { casesById, grantHat, publishCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { mechanismsById, revisitsOf, sayMore } from '#slices/plan/index.ts';
import {
  drawLot,
  lotsById,
  planProcurement,
  procurementsById,
  recordGate,
  recordMoment,
  sayLotLeaves,
} from '#slices/procurement/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { classesOf } from '#test/support/a-way-that-promises.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf } from '#test/support/thornmere.ts';
import { withHat } from '#test/support/with-hat.ts';
import { openReview } from '../reviews/open-review.ts';

const nothing = { reversibility: null, steeredBy: null, capacity: null, capability: null, prosperity: null };
const first = <T>(all: readonly T[]): T => all[0] ?? assert.fail('there is none');

describe('what became of what was promised to be left', () => {
  let app: TestApp;
  let one: ACase;
  let ruth: Visitor;
  let elders: string;
  let network: string;
  let mechanism: string;
  let lotId: string;
  let procurement: string;
  let review: string;
  let here: string;
  const reviewOf = (title: string, openedBy: { kind: string; id: string }) =>
    app.act(one.dev, (act) => openReview(act, { caseId: one.caseId, title, openedBy, dueOn: null }), one.caseId);
  /** The promise of a page whose choice holds these words. */
  const promise = (page: Page, words: string): string => {
    const label = [...page.document.querySelectorAll('input[name=promise] + label')].find((each) =>
      each.textContent?.includes(words),
    );
    const id = label?.getAttribute('for') ?? assert.fail(`No promise to choose reads ${words}`);
    return page.document.getElementById(id)!.getAttribute('value')!;
  };
  const say = async (who: Visitor, words: string, fields: Record<string, string>, expected = 200): Promise<Page> => {
    const page = await who.get(here);
    return who.submit(page, here, { promise: promise(page, words), words: 'So they say', ...fields }, expected);
  };

  /** Sends what no form of theirs offers, with a token of their own. */
  const post = async (who: Visitor, path: string, fields: Record<string, string>): Promise<number> => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await who.request('GET', '/')).body)![1]!;
    const [day, month, year] = ['1', '5', '2026'];
    const on = { 'saidOn-day': day!, 'saidOn-month': month!, 'saidOn-year': year! };
    const payload = new URLSearchParams({ ...(path === here ? on : {}), ...fields, _csrf: token, _once: randomUUID() });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    return (await who.request('POST', path, { payload: payload.toString(), headers })).status;
  };

  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    ruth = await app.person('Ruth Levy', null);
    const sam = await app.person('Sam', null);
    elders = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam]);
    network = await bodyOf(app, 'Network of Disabled People', 'disabled people', [
      sam,
      await app.person('Nasreen', null),
    ]);
    await app.act(
      one.dev,
      async (act) =>
        grantHat(act, {
          caseId: one.caseId,
          personId: ruth.personId!,
          hat: 'community',
          organisationId: first(await organisationsNamed(act.tx, 'Thornmere Council')).id,
        }),
      one.caseId,
    );
    mechanism = await classesOf(app, one);
    lotId = await app.act(
      one.dev,
      async (act) => {
        procurement = await planProcurement(act, {
          caseId: one.caseId,
          title: 'Home care',
          regime: 'light-touch',
          route: 'open',
          because: 'It is worth it',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        });
        const id = await drawLot(act, first(await procurementsById(act.tx, [procurement])), {
          title: 'Harbour rounds',
          because: 'One round of streets',
          zone: null,
          value: null,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [],
        });
        await sayLotLeaves(act, first(await lotsById(act.tx, [id])), {
          capacity: null,
          capability: 'Rounds are written down',
          prosperity: null,
          wordIds: [],
          version: 0,
        });
        return id;
      },
      one.caseId,
    );
    review = await reviewOf('The first year', { kind: 'case', id: one.caseId });
    here = `${one.base}/reviews/${review}/leavings`;
  });
  after(() => app.close());

  it('is asked at the review of a case of every mechanism and lot, at that of one of them or its agreement of it alone', async () => {
    assert.match(
      (await one.dev.get(`${one.base}/reviews/${review}`)).text,
      /3 promises, none looked at in this review/,
    );
    const all = await one.dev.get(here);
    assert.match(
      all.text,
      /Classes in halls.*The hall is used.*A wage to live on.*Harbour rounds.*Rounds are written down/,
    );
    const ofOne = await reviewOf('The classes', { kind: 'mechanism', id: mechanism });
    const classes = await one.dev.get(`${one.base}/reviews/${ofOne}/leavings`);
    assert.match(classes.text, /The hall is used/);
    assert.doesNotMatch(classes.text, /Harbour rounds/);
    const ofLot = await one.dev.get(
      `${one.base}/reviews/${await reviewOf('The lot', { kind: 'lot', id: lotId })}/leavings`,
    );
    assert.doesNotMatch(ofLot.text, /Classes in halls/);
    const made = (from: { kind: string; id: string } | null) =>
      app.act(
        one.dev,
        (act) => makeAgreement(act, { caseId: one.caseId, type: 'contract', title: 'A contract', from }),
        one.caseId,
      );
    const agreement = await made({ kind: 'lot', id: lotId });
    const party = { name: 'Fellshore', role: 'provider', type: 'provider' } as const;
    const obligation = await app.act(
      one.dev,
      async (act) =>
        addObligation(act, agreement, {
          words: 'Rounds',
          owedBy: await addParty(act, agreement, party),
          owedTo: 'The council',
          howOften: 'once',
        }),
      one.caseId,
    );
    const asks = async (kind: string, id: string) =>
      (await one.dev.get(`${one.base}/reviews/${await reviewOf('It', { kind, id })}/leavings`)).text;
    for (const text of [await asks('agreement', agreement), await asks('obligation', obligation)]) {
      assert.match(text, /Rounds are written down/);
      assert.doesNotMatch(text, /Classes in halls/);
    }
    assert.match(await asks('agreement', await made(null)), /Classes in halls.*Harbour rounds/);
    const prefilled = await one.dev.get(all.link('Say what became of it').replace(/#.*/, ''));
    assert.equal(prefilled.document.querySelectorAll('input[name=promise][checked]').length, 1);
  });

  it('keeps what the community says beside what the supplier says, and merges neither', async () => {
    await say(one.dev, 'The hall is used', {
      voice: 'supplier',
      saidBy: 'Fellshore, May report by J. Smith',
      came: 'yes',
      words: 'Booked on 148 of 150 mornings',
      mayPrint: 'yes',
    });
    const both = await say(ruth, 'The hall is used', {
      bodyId: elders,
      came: 'no',
      words: 'Our own evenings were moved out',
      saidBy: 'Joan Archer',
    });
    assert.match(both.text, /do not say the same/);
    assert.match(both.text, /It is not there\. “Our own evenings were moved out”.*Joan Archer.*in their own hand/);
    assert.match(both.text, /It is there\. “Booked on 148 of 150 mornings”.*May report.*written down by Dev Patel/);
    assert.match(both.text, /The community and the supplier or steward have both been asked in this review/);
    assert.match((await one.dev.get(`${one.base}/reviews/${review}`)).text, /3 promises, 1 looked at in this review/);
    assert.match((await one.dev.get(`${one.base}/mechanisms/${mechanism}`)).text, /What became of it, at each review/);
  });

  it('gives an empty form back with a line for each thing that is missing, and what was typed', async () => {
    const page = await one.dev.get(here);
    const empty = await one.dev.submit(page, here, { words: '' }, 422);
    assert.deepEqual(empty.errors, [
      'Choose which promise',
      'Choose who says so',
      'Choose what became of it',
      'Enter what they say, in their words',
    ]);
    const none = await say(one.dev, 'A wage', { voice: 'community', came: 'no', words: 'Half of them left' }, 422);
    assert.deepEqual(none.errors, ['Choose which body says so']);
    assert.match(none.answer.body, /Half of them left/);
    assert.deepEqual((await say(one.dev, 'A wage', { voice: 'supplier', came: 'no' }, 422)).errors, [
      'Enter who says so, and in which report',
    ]);
    const future = { 'saidOn-day': '1', 'saidOn-month': '1', 'saidOn-year': '2999' };
    const late = await say(one.dev, 'A wage', { voice: 'authority', saidBy: 'Dev', came: 'no', ...future }, 422);
    assert.deepEqual(late.errors, ['Enter a day that has been']);
  });

  it('lets a community’s member write for their own body alone, and for no supplier', async () => {
    const page = await ruth.get(here);
    assert.equal(page.document.querySelectorAll('input[name=voice]').length, 1);
    const other = await say(ruth, 'A wage', { bodyId: network, came: 'no' }, 422);
    assert.deepEqual(other.errors, ['Choose a body of which you are a member']);
    const supplier = await say(ruth, 'A wage', { voice: 'supplier', saidBy: 'Fellshore', came: 'yes' }, 422);
    assert.deepEqual(supplier.errors, ['You can write down only what your community says']);
    assert.doesNotMatch(page.text, /Harbour rounds/, 'a lot is for those who may see the buying');
  });

  it('shows nothing to those who may bid and to strangers, and takes nothing from those who check', async () => {
    const before = await app.fingerprint();
    const provider = await withHat(app, one, 'Pat Lowe', 'provider');
    const auditor = await withHat(app, one, 'Ann', 'auditor');
    const stranger = await app.person('Una', 'Elsewhere Council');
    const form = await one.dev.get(here);
    const fields = { promise: promise(form, 'A wage'), voice: 'authority', saidBy: 'Me', came: 'no', words: 'x' };
    for (const [who, status] of [
      [provider, 404],
      [stranger, 404],
      [auditor, 403],
    ] as const)
      assert.equal(await post(who, here, fields), status);
    await provider.get(here, 404);
    const seen = await auditor.get(here);
    assert.ok(!seen.hasForm(here));
    assert.doesNotMatch((await provider.get(`${one.base}/mechanisms/${mechanism}`)).text, /evenings|148 of 150/);
    assert.equal((await app.fingerprint()).leaving_revisits, before.leaving_revisits);
  });

  it('takes no promise of another case, nor a body, nor one worded anew since the form was opened', async () => {
    const other = await aCase(app, 'Another');
    const theirs = await classesOf(app, other);
    const key = promise(await one.dev.get(here), 'The hall is used').replace(mechanism, theirs);
    const page = await one.dev.get(here);
    const told = { voice: 'authority', saidBy: 'Dev', came: 'yes', words: 'x' };
    for (const bad of [key, 'mechanism', ':::', `mechanism:${mechanism}:love:abc`])
      assert.deepEqual((await one.dev.submit(page, here, { ...told, promise: bad, _once: undefined }, 422)).errors, [
        'Choose one from the list',
      ]);
    const stranger = {
      promise: promise(page, 'A wage'),
      voice: 'community',
      bodyId: mechanism,
      came: 'no',
      words: 'x',
    };
    const bad = await one.dev.submit(await one.dev.get(here), here, stranger, 422);
    assert.deepEqual(bad.errors, ['Choose which body says so']);
    const open = await one.dev.get(here);
    const old = promise(open, 'A wage to live on');
    await app.act(
      one.dev,
      async (act) =>
        sayMore(act, first(await mechanismsById(act.tx, [mechanism])), {
          ...nothing,
          capacity: 'The hall is used',
          prosperity: 'A wage',
          version: 1,
        }),
      one.caseId,
    );
    const stale = await one.dev.submit(open, here, { ...told, promise: old, words: 'Nobody has left' }, 409);
    assert.match(stale.text, /Somebody changed this.*Nobody has left/);
  });

  it('keeps what was sent twice once', async () => {
    const count = async () => (await app.fingerprint()).leaving_revisits!;
    const before = await count();
    const page = await one.dev.get(here);
    const told = {
      promise: promise(page, 'A wage'),
      voice: 'supplier',
      saidBy: 'Fellshore',
      came: 'yes',
      words: '£12.71',
    };
    await one.dev.submit(page, here, told);
    await one.dev.submit(page, here, told);
    assert.equal((await count()) - before, 1);
  });

  it('hangs loose where it is not there, until a lesson is drawn from it', async () => {
    const loose = async () => (await one.dev.get(`${one.base}/loose`)).text;
    assert.match(await loose(), /Promises that were not kept.*“The hall is used” is not there, says Elders’ Assembly/);
    const link = (await one.dev.get(here)).link('Write down what we learn');
    const form = await one.dev.get(link);
    assert.match(form.text, /It was promised: “The hall is used”.*“Our own evenings were moved out”/);
    const path = `${one.base}/reviews/${review}/lessons/new`;
    const slip = await one.dev.submit(form, path, { words: 'A booked hall is not a used one' }, 422);
    assert.match(slip.text, /It was promised: “The hall is used”/, 'the slip keeps the promise');
    const lesson = await one.dev.submit(slip, path, { effect: 'confirms' });
    assert.match(lesson.text, /Drawn from a promise ?Classes in halls: “The hall is used”/);
    assert.doesNotMatch(await loose(), /“The hall is used” is not there/);
    assert.match((await one.dev.get(here)).text, /Learnt from it: A booked hall is not a used one/);
    const thread = await one.dev.get(`${one.base}/thread?from=mechanism:${mechanism}`);
    assert.match(thread.text, /A booked hall is not a used one/);
    const provider = await withHat(app, one, 'Lee', 'provider');
    assert.doesNotMatch((await provider.get(lesson.url)).text, /Drawn from a promise/);
  });

  it('draws no lesson from what was said on another case', async () => {
    const other = await aCase(app, 'A third');
    const theirs = await app.act(
      other.dev,
      (act) =>
        openReview(act, {
          caseId: other.caseId,
          title: 'Theirs',
          openedBy: { kind: 'case', id: other.caseId },
          dueOn: null,
        }),
      other.caseId,
    );
    const path = `${other.base}/reviews/${theirs}/lessons/new`;
    const revisit = first(await app.look((tx) => revisitsOf(tx, one.caseId)));
    const form = await other.dev.get(`${path}?promise=${revisit.id}`);
    assert.doesNotMatch(form.text, /It was promised/);
    const fields = { words: 'x', effect: 'confirms' };
    assert.equal(await post(other.dev, path, { ...fields, revisitId: revisit.id }), 404);
    assert.equal(await post(other.dev, path, fields), 303, 'without it the same lesson is kept');
  });

  it('is in the paper for those who decide, a line for everybody, and lots only for those who may see the buying', async () => {
    await say(one.dev, 'Rounds are written down', {
      voice: 'community',
      bodyId: elders,
      came: 'partly',
      words: 'Three rounds of five',
      saidBy: 'Joan Archer',
      mayPrint: 'yes',
    });
    const paper = (await one.dev.get(`${one.base}/paper`)).text;
    assert.match(paper, /What became of what was promised, by who says so/);
    assert.match(
      paper,
      /Classes in halls, capacity: “The hall is used”.*The community \(Elders’ Assembly, Joan Archer, .*\): it is not there\. .*The supplier or steward \(Fellshore, May report.*\): it is there/,
    );
    assert.match(
      paper,
      /Harbour rounds, capability: .*part of it is there.*The supplier or steward: nobody has asked yet/,
    );
    assert.doesNotMatch((await ruth.get(`${one.base}/paper`)).text, /Harbour rounds/);
  });

  it('is on the page for anybody only as far as each agreed, names no person, and of lots only what is published', async () => {
    const [found] = await app.look((tx) => casesById(tx, [one.caseId]));
    await app.act(one.dev, (act) => publishCase(act, found!), one.caseId);
    const read = async () => (await app.guest().get(`/public/cases/${one.caseId}`)).text;
    const open = await read();
    assert.match(open, /What became of it, by who says so.*Classes in halls, capacity: “The hall is used”/);
    assert.match(open, /The community: has spoken, and the words are not printed.*148 of 150/);
    assert.doesNotMatch(open, /evenings|Joan|J\. Smith|Fellshore|Harbour|£12\.71/);
    await app.act(one.dev, async (act) => {
      const planned = first(await procurementsById(act.tx, [procurement]));
      for (const gate of ['ally', 'walk', 'who-is-left'])
        await recordGate(act, planned, { gate, outcome: 'passed-over', words: 'Known', doneOn: '2026-01-05' });
      await recordMoment(act, planned, { moment: 'tender-notice' });
    });
    assert.match(
      await read(),
      /Harbour rounds, capability: .*The community \(Elders’ Assembly, [^J]*\): part of it is there/,
    );
    assert.doesNotMatch(await read(), /Joan/);
    assert.match((await ruth.get(here)).text, /Harbour rounds/, 'published, its community may say what became of it');
  });

  it('says which promises no review has looked at', async () => {
    await app.act(
      one.dev,
      async (act) => {
        const classes = first(await mechanismsById(act.tx, [mechanism]));
        await sayMore(act, classes, { ...nothing, capability: 'Members who can lead', version: 2 });
      },
      one.caseId,
    );
    assert.doesNotMatch((await one.dev.get(`${one.base}/loose`)).text, /\(capability\) has not been looked at/);
    const path = `${one.base}/reviews/${review}`;
    const whole = { expected: 'a', happened: 'b', why: 'c', learnt: 'd', change: 'keep', does: 'close' };
    await one.dev.submit(await one.dev.get(path), path, whole);
    // A promise that was taken back keeps what was said of it.
    assert.match((await one.dev.get(here)).text, /Our own evenings were moved out/);
  });
});
