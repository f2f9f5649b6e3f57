import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { setCredentials } from '#platform/accounts/accounts.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { runTimed } from '#platform/workers/timed.ts';
import { mechanismsOf } from '#slices/plan/index.ts';
import { assumptionsOf } from '#slices/system/index.ts';
import { timed } from '#src/app.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { remindOfHundredDays } from './index.ts';

const day = (date: string) => new Date(`${date}T10:00:00Z`);

describe('the academy', () => {
  let app: TestApp;
  let joan: Visitor;
  let pat: Visitor;
  let kofi: Visitor;
  let outsider: Visitor;
  let amara: Visitor;
  let one: ACase;
  let at: string;
  /** Somebody who can be written to; a new password ends the sessions there were. */
  const withAddress = async (who: Visitor) => {
    const token = await app.act(who, async (act) => {
      await setCredentials(act, who.personId!, 'kofi@example.org', 'x');
      return startSession(act.tx, who.personId!);
    });
    return new Visitor(app.running, who.personId, { 'commonweal-session': token });
  };
  before(async () => {
    app = await openTestApp({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    await app.setClock(day('2026-03-02'));
    one = await aCase(app, 'Nobody waits alone for help');
    amara = await withHat(app, one, 'Amara Okafor', 'commissioner');
    joan = await app.person('Joan Archer', null);
    pat = await app.person('Pat Lowe', 'Moorside Care');
    kofi = await withAddress(await app.person('Kofi Mensah', 'Vale Neighbours'));
    outsider = await app.person('Una Stone', 'Thornmere Council');
  });
  after(() => app.close());
  const cohort = (who: Visitor) => who.get(at);
  const letIn = async (who: Visitor, speaksAs: string) => {
    await who.submit(await cohort(who), `${at}/asking`, { speaksAs });
    await joan.submit(await cohort(joan), `${at}/members`, { person: who.personId!, does: 'let-in' });
  };

  it('is begun by a resident of no organisation, and joined by people of several', async () => {
    const page = await joan.get('/academy');
    assert.match((await joan.submit(page, '/academy', {}, 422)).errors.join(), /what the cohort is called/);
    const typed = { name: 'Home this year', purpose: 'To change one thing each', speaksAs: 'resident' };
    const begun = await joan.submit(page, '/academy', typed);
    at = begun.url;
    assert.match(begun.text, /Who is in it\s*Joan Archer/);
    assert.match((await kofi.submit(await kofi.get('/academy'), '/academy', typed, 422)).errors.join(), /of that name/);
    const page2 = await cohort(pat);
    assert.match(page2.text, /1 person is in it/);
    assert.doesNotMatch(page2.text, /Joan/);
    await letIn(pat, 'provider');
    await letIn(kofi, 'practitioner');
    await letIn(one.dev, 'procurement');
    assert.match((await cohort(pat)).text, /Kofi Mensah/);
  });

  it('takes a no for a no, and lets nobody in twice or by themselves', async () => {
    const page = await cohort(outsider);
    await outsider.submit(page, `${at}/asking`, { speaksAs: 'commissioner', wants: 'To listen' });
    assert.match((await joan.get('/academy')).text, /1 person asks to join/);
    assert.doesNotMatch((await outsider.get('/academy')).text, /asks to join/);
    const lets = await cohort(joan);
    assert.ok(!(await cohort(outsider)).hasForm(`${at}/members`));
    await joan.submit(lets, `${at}/members`, { person: outsider.personId!, does: 'decline' });
    assert.match((await cohort(outsider)).text, /said no this time/);
    await joan.submit(lets, `${at}/members`, { person: outsider.personId!, does: 'let-in', _once: undefined }, 409);
    assert.match((await cohort(outsider)).text, /4 people are in it/);
    assert.ok(!(await cohort(outsider)).hasForm(`${at}/asking`));
  });

  let live: string;
  it('reads of a live case nothing before its people say yes, and then only the parts that they ticked', async () => {
    const offered = {
      broughtCase: one.caseId,
      stuck: 'Nobody takes the last hours',
      parts: ['purpose', 'outcomes', 'assumptions'],
      providersToo: 'yes',
    };
    await one.dev.submit(await cohort(one.dev), `${at}/cases`, offered);
    assert.match((await cohort(joan)).text, /1 case waits for a yes/);
    assert.doesNotMatch((await cohort(joan)).text, /Nobody takes the last hours|home care framework/);
    const brought = `/cases/${one.caseId}/academy`;
    const own = await one.dev.get(brought);
    assert.match(own.text, /Another person with a commissioner or procurement hat/);
    assert.match((await amara.get('/')).text, /What may a cohort read of this case\?/);
    assert.doesNotMatch((await one.dev.get('/')).text, /What may a cohort read/);
    const page = await amara.get(brought);
    const action = [...page.document.querySelectorAll('main form')].map((form) => form.getAttribute('action')!)[0]!;
    live = action.split('/').at(-1)!;
    assert.match((await amara.submit(page, action, { does: 'agree' }, 422)).errors.join(), /at least one part/);
    assert.match(page.text, /Joan Archer \(a resident/);
    await amara.submit(page, action, { does: 'agree', parts: ['outcomes'] });
    const read = await joan.get(`${at}/cases/${live}`);
    assert.match(read.text, /Nobody waits alone for help/);
    assert.doesNotMatch(read.text, /What it is for|What we assume/);
    assert.equal((await app.look((tx) => assumptionsOf(tx, one.caseId))).length, 0);
    assert.equal((await app.look((tx) => mechanismsOf(tx, one.caseId))).length, 0);
    assert.equal((await joan.request('GET', `/cases/${one.caseId}`)).status, 404);
  });

  it('keeps a live case from those who may bid, from who is outside, and from another cohort’s address', async () => {
    assert.equal((await pat.request('GET', `${at}/cases/${live}`)).status, 404);
    assert.doesNotMatch((await cohort(pat)).text, /Nobody takes the last hours/);
    assert.equal((await outsider.request('GET', `${at}/cases/${live}`)).status, 403);
    const own = await outsider.submit(await outsider.get('/academy'), '/academy', {
      name: 'Mine',
      purpose: 'To look',
      speaksAs: 'other',
    });
    assert.equal((await outsider.request('GET', `${own.url}/cases/${live}`)).status, 404);
    const theft = { broughtCase: one.caseId, stuck: 'x', parts: ['lessons'] };
    assert.match((await outsider.submit(own, `${own.url}/cases`, theft, 422)).errors.join(), /that you work on/);
  });

  it('challenges who asked for it, and is told whether it is taken, because of something', async () => {
    const asks = 'Is the rate the reason?';
    const page = await one.dev.submit(await cohort(one.dev), `${at}/challenges`, { asks, about: `case:${live}` });
    const challenge = page.url;
    assert.ok(!page.hasForm(challenge));
    const given = await kofi.submit(await kofi.get(challenge), challenge, { words: 'Ask who left, not who stayed' });
    assert.match(given.text, /Not answered yet/);
    assert.equal((await pat.request('GET', challenge)).status, 404);
    const answers = `${challenge}/answers`;
    const asked = await one.dev.get(challenge);
    assert.match((await one.dev.submit(asked, answers, { taken: 'not-taken' }, 422)).errors.join(), /Enter why/);
    await one.dev.submit(asked, answers, { taken: 'not-taken', because: 'We asked them in May' });
    assert.match((await kofi.get(challenge)).text, /Not taken because: We asked them in May/);
    await one.dev.submit(asked, answers, { taken: 'taken', because: 'Changed', _once: undefined }, 409);
    assert.ok(!(await kofi.get(challenge)).hasForm(answers));
  });

  it('meets a plan again on days 30, 60 and 100, reminds of each once, and says what was missed', async () => {
    const said = {
      different: 'Whoever comes home is rung the same day',
      who: 'The ward',
      sign: 'Ten of ten say so',
      liveCase: live,
    };
    const plan = await kofi.submit(await cohort(kofi), `${at}/plans`, said);
    assert.match(plan.text, /Next is day 30/);
    assert.ok(!plan.hasForm(plan.url));
    const due = () => runTimed(app.running.services, [remindOfHundredDays], (error) => assert.fail(String(error)));
    const mails = () =>
      app.look(
        async (tx) =>
          (
            await sql<{
              subject: string;
              body: string;
            }>`select subject, body from messages where about_kind = 'hundredDays' order by created_at`.execute(tx)
          ).rows,
      );
    assert.ok(timed.includes(remindOfHundredDays));
    await due();
    assert.deepEqual(await mails(), []);
    await app.setClock(day('2026-04-01'));
    await due();
    await due();
    assert.equal((await mails()).length, 1);
    assert.doesNotMatch((await mails())[0]!.body, /rung|ward|Ten of ten/);
    assert.match((await kofi.get('/')).text, /Whoever comes home is rung.*Day 30 has come/);
    const page = await kofi.get(plan.url);
    const met = { seen: 'partly', happened: 'Four of ten were rung' };
    assert.match((await kofi.submit(page, plan.url, {}, 422)).errors.join(), /whether the sign is there/);
    await kofi.submit(page, plan.url, met);
    await kofi.submit(page, plan.url, { ...met, _once: undefined }, 409);
    assert.doesNotMatch((await kofi.get('/')).text, /Day 30 has come/);
    assert.equal((await joan.request('POST', plan.url)).status >= 400, true);
    assert.ok(!(await joan.get(plan.url)).hasForm(plan.url));
    assert.equal((await outsider.request('GET', plan.url)).status, 404);
    await app.setClock(day('2026-06-10'));
    const last = await kofi.get(plan.url);
    assert.match(last.text, /Day 100 is due\. Day 60 passed without a meeting/);
    const end = { seen: 'yes', happened: 'Ten of ten' };
    assert.match((await kofi.submit(last, plan.url, end, 422)).errors.join(), /what was learnt in these hundred days/);
    const done = await kofi.submit(last, plan.url, { ...end, learnt: 'A name on the ward is enough' });
    assert.match(done.text, /Its hundred days were met\. Day 60 passed/);
  });

  const secret = 'Zebrafinch';
  let set: string;
  it('holds a set in which the others ask, and the one who brought the question says what they will do', async () => {
    const page = await cohort(joan);
    assert.match(
      (await joan.submit(page, `${at}/sets`, { name: 'Ours', members: [pat.personId!] }, 422)).errors.join(),
      /Choose 2 to 7 others/,
    );
    const begun = await joan.submit(page, `${at}/sets`, { name: 'Ours', members: [pat.personId!, kofi.personId!] });
    set = begun.url;
    await joan.submit(begun, set, { question: `How do I say no to ${secret}?` });
    const pats = await pat.get(set);
    const questions = [...pats.document.querySelectorAll('main form')]
      .map((form) => form.getAttribute('action')!)
      .find((one) => one.includes('/questions'))!;
    assert.match(
      (await pat.submit(pats, questions, { words: `Tell ${secret} tomorrow` }, 422)).errors.join(),
      /as a question/,
    );
    await pat.submit(pats, questions, { words: `What would ${secret} lose?` });
    const deed = questions.replace('questions', 'deed');
    assert.ok(!pats.hasForm(deed) && !(await joan.get(set)).hasForm(questions));
    const done = await joan.submit(await joan.get(set), deed, { willDo: `I ring ${secret} on Friday` });
    assert.match(done.text, /What Joan Archer will do: I ring/);
    await pat.submit(pats, questions, { words: 'Still?', _once: undefined }, 409);
  });

  it('tells what was said in a set to nobody else: not to the cohort, a steward, a search, the audit or any other table', async () => {
    for (const who of [one.dev, outsider, amara]) assert.equal((await who.request('GET', set)).status, 404);
    for (const address of [at, '/academy', '/academy/held', `/what-works?q=${secret}`, '/'])
      assert.doesNotMatch(
        (await one.dev.request('GET', address)).body,
        new RegExp(`(to|would|ring) ${secret}`),
        address,
      );
    for (const address of [
      `/cases/${one.caseId}/thread`,
      `/cases/${one.caseId}/thread?from=learningSet:${set.split('/').at(-1)}`,
    ])
      assert.doesNotMatch(
        (await one.dev.request('GET', address)).body,
        new RegExp(`(to|would|ring) ${secret}`),
        address,
      );
    const tables = await app.lookAsOwner(async (tx) => {
      const { rows } = await sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(tx);
      const holding = [];
      for (const { name } of rows) {
        const found = await sql<{
          yes: boolean;
        }>`select exists (select 1 from ${sql.table(name)} t where t::text like ${`%${secret}%`}) as yes`.execute(tx);
        if (found.rows[0]!.yes) holding.push(name);
      }
      return holding.sort();
    });
    assert.deepEqual(tables, ['set_questions', 'set_turns']);
  });

  it('gives who leaves nothing more to read, and takes a case back with all that was asked about it', async () => {
    await pat.submit(await pat.get(set), `${set}/leaving`);
    assert.equal((await pat.request('GET', set)).status, 404);
    await kofi.submit(await cohort(kofi), `${at}/leaving`);
    assert.equal((await kofi.request('GET', set)).status, 404);
    assert.match((await cohort(kofi)).text, /What they say there is for its members/);
    const brought = `/cases/${one.caseId}/academy`;
    await one.dev.submit(await one.dev.get(brought), `${brought}/${live}`, { does: 'take-back' });
    assert.equal((await joan.request('GET', `${at}/cases/${live}`)).status, 404);
    assert.doesNotMatch((await cohort(joan)).text, /Is the rate the reason/);
  });

  it('ends when whoever began it says so, and can still be read', async () => {
    const page = await cohort(joan);
    assert.ok(!(await cohort(one.dev)).hasForm(`${at}/end`));
    const ended = await joan.submit(page, `${at}/end`);
    assert.match(ended.text, /Ended/);
    await joan.submit(page, `${at}/plans`, { different: 'x', who: 'y', sign: 'z', _once: undefined }, 403);
  });
});
