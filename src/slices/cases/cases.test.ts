import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { grumblesOf, openCase, wearersOf } from './index.ts';

describe('people who work on a case', () => {
  let app: TestApp;
  let dev: Visitor;
  let amara: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    amara = await app.person('Amara Okafor');
    caseId = await app.act(dev, async (act) => {
      const [organisation] = await organisationsNamed(act.tx, 'Thornmere Council');
      return openCase(act, {
        about: 'Our home care framework ends in January 2028. I have to re-let it.',
        organisationId: organisation!.id,
      });
    });
  });
  after(() => app.close());

  it('give each other hats, and a person who wears both working hats is shown as one hand', async () => {
    const page = await dev.get(`/cases/${caseId}/people`);
    assert.match(page.text, /One hand: Dev Patel/);
    const next = await dev.submit(page, `/cases/${caseId}/people`, { person: amara.personId!, hat: 'commissioner' });
    assert.match(next.text, /Amara Okafor now wears the commissioner hat/);
    assert.doesNotMatch(next.text, /One hand/);
    const off = await dev.submit(next, `/cases/${caseId}/people/take-off`, {
      person: dev.personId!,
      hat: 'commissioner',
    });
    assert.match(off.text, /taken off/);
    assert.deepEqual((await app.look((tx) => wearersOf(tx, caseId))).map((one) => `${one.person} ${one.hat}`).sort(), [
      'Amara Okafor commissioner',
      'Dev Patel procurement',
    ]);
  });

  it('ask for an ally, who accepts', async () => {
    const asked = await amara.submit(await amara.get(`/cases/${caseId}/people`), `/cases/${caseId}/ally`, {
      person: dev.personId!,
    });
    assert.match(asked.text, /Dev Patel was asked/);
    const accepted = await dev.submit(await dev.get(`/cases/${caseId}/people`), `/cases/${caseId}/ally/accept`);
    assert.match(accepted.text, /Dev Patel is this case’s ally/);
  });

  it('grumble without a name, and are answered', async () => {
    const path = `/cases/${caseId}/grumbles`;
    const page = await dev.submit(await dev.get(path), path, {
      on: `case:${caseId}`,
      cause: 'lot-too-big',
      words: 'One lot for the whole borough shuts out small firms',
    });
    assert.match(page.text, /One lot for the whole borough/);
    const [grumble] = await app.look((tx) => grumblesOf(tx, caseId));
    const answered = await amara.submit(await amara.get(`${path}/${grumble!.id}`), `${path}/${grumble!.id}`, {
      does: 'answer',
      words: 'We will split it by zone',
    });
    assert.match(answered.text, /Answer: We will split it by zone/);
    const { sql } = await import('kysely');
    const { rows } = await app.look((tx) =>
      sql<{
        actor: string | null;
      }>`select actor_id as actor from audit_entries where action = 'grumble.raised'`.execute(tx),
    );
    assert.deepEqual(rows, [{ actor: null }]);
  });

  it('get everything back that they typed when something is wrong, with the error beside it', async () => {
    const path = `/cases/${caseId}/decisions`;
    const page = await dev.submit(
      await dev.get(path),
      path,
      { decided: 'Buy it again', power: '', 'decidedOn-day': '31', 'decidedOn-month': '2', 'decidedOn-year': '2026' },
      422,
    );
    assert.deepEqual(page.errors, [
      'Enter the power or delegation that it was decided under, for example “Care Act 2014 section 5” or “Scheme of delegation 4.2”',
      'Enter a real date, for example 31 3 2027',
    ]);
    assert.equal(page.document.querySelector('textarea[name=decided]')?.textContent?.trim(), 'Buy it again');
    assert.equal(page.document.querySelector('input[name=decidedOn-day]')?.getAttribute('value'), '31');
  });

  it('are told when somebody was quicker, and keep their words', async () => {
    const path = `/cases/${caseId}/describe`;
    const mine = await dev.get(path);
    await amara.submit(await amara.get(path), path, { title: 'Living well at home' });
    const stale = await dev.submit(mine, path, { title: 'Home care', purpose: 'People live the day they choose' }, 409);
    assert.match(stale.text, /Somebody changed this while you were writing/);
    assert.match(stale.text, /People live the day they choose/);
    assert.equal(
      (await dev.get(path)).document.querySelector('input[name=title]')?.getAttribute('value'),
      'Living well at home',
    );
  });

  it('press twice, and it happens once', async () => {
    const path = `/cases/${caseId}/grumbles`;
    const page = await dev.get(path);
    const fields = { on: `case:${caseId}`, cause: 'no-data', words: 'Nobody has the numbers' };
    await dev.submit(page, path, fields);
    await dev.submit(page, path, fields);
    assert.equal(
      (await app.look((tx) => grumblesOf(tx, caseId))).filter((one) => one.words === 'Nobody has the numbers').length,
      1,
    );
  });

  it('cannot see a case that is not shared with them', async () => {
    const stranger = await app.person('Sam Stone', 'Another Council');
    const answer = await stranger.get(`/cases/${caseId}/people`, 404);
    assert.equal(answer.h1, 'Page not found');
  });
});
