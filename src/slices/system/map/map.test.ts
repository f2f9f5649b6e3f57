import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFlagsOf } from '#platform/links/index.ts';
import { grantHat } from '#slices/cases/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { addCause, causalLinksOf, nameAssumption, restOnAssumption, variablesOf } from '../index.ts';

describe('the map of a case', () => {
  let app: TestApp;
  let there: ACase;
  let dev: Visitor;
  let map: string;
  before(async () => {
    app = await openTestApp();
    there = await aCase(app);
    dev = there.dev;
    map = `${there.base}/map`;
  });
  after(() => app.close());

  const add = async (name: string, more: Record<string, string> = {}) =>
    dev.submit(await dev.get(map), `${map}/variables`, { name, ...more });
  const idOf = async (name: string): Promise<string> =>
    (await app.look((tx) => variablesOf(tx, there.caseId))).find((one) => one.name === name)!.id;
  const join = async (from: string, to: string, more: Record<string, string> = {}, expected = 200) =>
    dev.submit(
      await dev.get(map),
      `${map}/links`,
      { fromId: await idOf(from), toId: await idOf(to), direction: 'same', ...more },
      expected,
    );
  const linkOf = async (from: string, to: string) =>
    (await app.look((tx) => causalLinksOf(tx, there.caseId))).find(
      (one) => one.fromName === from && one.toName === to && one.state === 'standing',
    )!;

  it('takes a variable with nothing but a name, and draws it', async () => {
    assert.match((await dev.get(map)).text, /Nothing is on the map yet/);
    const page = await add('Waiting time');
    assert.match(page.text, /“Waiting time” is on the map/);
    assert.equal(page.document.querySelectorAll('svg [data-variable]').length, 1);
    assert.match(
      (await add('waiting TIME', {}).catch((error: Error) => ({ text: error.message }))).text,
      /that name already/,
    );
  });

  it('hints that a doing is not a state, and keeps it all the same', async () => {
    const page = await add('Provide respite');
    assert.match(page.text, /“Provide respite” is on the map\. “Provide” reads like something that is done/);
    assert.doesNotMatch((await add('Hospital stays')).text, /reads like something/);
  });

  it('draws a link with its direction and delay, in the picture and in the table', async () => {
    const page = await join('Waiting time', 'Hospital stays', { delayed: 'yes', delayWords: '3 months' });
    assert.equal(page.document.querySelectorAll('.cw-map__line--same').length >= 1, true);
    assert.equal(page.document.querySelectorAll('[data-from] [href="#map-delay"]').length >= 1, true);
    assert.match(page.text, /Waiting timeHospital stays\+ the same way, \|\| after 3 months/);
    const opposite = await join('Provide respite', 'Hospital stays', { direction: 'opposite', strength: 'weak' });
    assert.match(opposite.text, /− the opposite way/);
    assert.equal(opposite.document.querySelectorAll('svg[role=group] .cw-map__line--opposite').length, 1);
  });

  it('refuses a link to itself, one that is there already, and strength that nobody vouches for; nothing typed is lost', async () => {
    assert.match((await join('Waiting time', 'Waiting time', {}, 422)).errors.join(), /Choose another variable/);
    assert.match((await join('Waiting time', 'Hospital stays', {}, 422)).errors.join(), /already/);
    const slip = await join('Hospital stays', 'Waiting time', { strength: 'strong', delayWords: 'a year' }, 422);
    assert.match(slip.errors.join(), /Say who says so/);
    assert.match(slip.answer.body, /a year/);
    assert.match(
      (await join('Hospital stays', 'Waiting time', { evidence: 'A study' }, 422)).errors.join(),
      /Say who says so/,
    );
  });

  it('is supported once two independent sources say so, and not by one under two spellings or one who repeats', async () => {
    await join('Hospital stays', 'Waiting time', { strength: 'moderate', saidBy: 'Ward sisters', evidence: 'Audit' });
    const link = await linkOf('Hospital stays', 'Waiting time');
    const path = `${there.base}/causal-links/${link.id}`;
    const say = async (fields: Record<string, string>) => dev.submit(await dev.get(path), `${path}/sources`, fields);
    assert.doesNotMatch((await say({ saidBy: 'ward  SISTERS' })).text, /Supported by/);
    assert.doesNotMatch((await say({ saidBy: 'The board', repeats: 'yes' })).text, /Supported by/);
    const page = await say({ saidBy: 'Carers’ circle', evidence: 'Twelve told us' });
    assert.match(page.text, /Supported by two or more independent sources/);
    assert.match((await dev.get(map)).text, /supported/);
  });

  it('flags what rests on a variable when it comes to read differently, and keeps how it read', async () => {
    const causeId = await app.act(
      dev,
      (act) =>
        addCause(act, {
          caseId: there.caseId,
          explains: { kind: 'case', id: there.caseId },
          statement: 'People wait',
          strength: 'weak',
          evidence: null,
          saidBy: null,
          ending: null,
          endingWords: null,
        }),
      there.caseId,
    );
    const cause = await dev.get(`${there.base}/causes/${causeId}`);
    assert.match((await dev.get(cause.link('Put it on the map'))).text, /“People wait” stays where it is/);
    const path = `${there.base}/variables/${await idOf('Waiting time')}`;
    const tied = await dev.submit(await dev.get(path), `${path}/change`, { causeId });
    assert.match(tied.text, /says the same.*People wait/);
    assert.equal((await dev.get((await dev.get(cause.url)).link('See it on the map'))).h1, 'Waiting time');
    assert.equal((await app.look((tx) => openFlagsOf(tx, there.caseId))).length, 0);
    const page = await dev.submit(await dev.get(path), `${path}/change`, {
      name: 'Days waited',
      why: 'Time was too vague',
    });
    assert.equal(page.h1, 'Days waited');
    assert.match(page.text, /How it read before.*Waiting time.*Time was too vague/);
    const flagged = (await app.look((tx) => openFlagsOf(tx, there.caseId))).map(({ on }) => on.kind);
    assert.ok(flagged.includes('causalLink'));
  });

  it('flags a link whose assumption changes hands, because it rests on it', async () => {
    const link = await linkOf('Days waited', 'Hospital stays');
    const assumptionId = await app.act(
      dev,
      (act) =>
        nameAssumption(act, {
          caseId: there.caseId,
          statement: 'Waits cause stays',
          because: null,
          confidence: 'low',
          falsifier: null,
          heldBy: null,
        }),
      there.caseId,
    );
    await app.act(
      dev,
      (act) => restOnAssumption(act, { kind: 'causalLink', id: link.id }, assumptionId, there.caseId),
      there.caseId,
    );
    const path = `${there.base}/assumptions/${assumptionId}`;
    await dev.submit(await dev.get(path), `${path}/change`, { statement: 'Stays cause waits', why: 'We looked' });
    assert.match((await dev.get(`${there.base}/causal-links/${link.id}`)).text, /To look at again/);
  });

  it('lets two people edit at once: other things both stay, the same thing tells the second, with the words kept', async () => {
    const kofi = await app.person('Kofi Mensah');
    await app.act(
      dev,
      async (act) =>
        grantHat(act, {
          caseId: there.caseId,
          personId: kofi.personId!,
          hat: 'practitioner',
          organisationId: act.who.organisations[0]!.id,
        }),
      there.caseId,
    );
    const [mine, theirs] = [await dev.get(map), await kofi.get(map)];
    await dev.submit(mine, `${map}/variables`, { name: 'Vacancies' });
    await kofi.submit(theirs, `${map}/variables`, { name: 'Pay' });
    const id = await idOf('Vacancies');
    const path = `${there.base}/variables/${id}`;
    const [first, second] = [await dev.get(path), await kofi.get(path)];
    await dev.submit(first, `${path}/change`, { definition: 'Posts empty for a month' });
    const stale = await kofi.submit(second, `${path}/change`, { definition: 'Rounds nobody can cover' }, 409);
    assert.match(stale.text, /Somebody changed this.*Rounds nobody can cover/);
    // Places are the last hand's, and a move makes nobody's words stale.
    const words = await kofi.get(path);
    await move(dev, id, 300, 200);
    await move(kofi, id, 420, 260);
    await kofi.submit(words, `${path}/change`, { definition: 'Both' });
    const [placed] = (await app.look((tx) => variablesOf(tx, there.caseId))).filter((one) => one.id === id);
    assert.deepEqual([placed!.at, placed!.definition], [{ x: 420, y: 260 }, 'Both']);
    // Removing what somebody has changed meanwhile is refused too.
    await dev.submit(first, `${path}/remove`, { _once: undefined }, 409);
  });

  const move = async (who: Visitor, id: string, x: number, y: number) => {
    const action = `${there.base}/variables/${id}/place`;
    return who.submit(await who.get(`${there.base}/variables/${id}`), action, { x: String(x), y: String(y) });
  };

  it('takes a variable off with its links and puts them back', async () => {
    await join('Vacancies', 'Days waited');
    await join('Pay', 'Vacancies', { direction: 'opposite' });
    const path = `${there.base}/variables/${await idOf('Vacancies')}`;
    const gone = await dev.submit(await dev.get(path), `${path}/remove`);
    assert.match(gone.text, /“Vacancies” and its links are off the map/);
    assert.equal(gone.document.querySelectorAll('[data-from]').length, 3);
    const back = await dev.submit(gone, `${path}/put-back`);
    assert.match(back.text, /2 links came back with it/);
    const link = await linkOf('Pay', 'Vacancies');
    const at = `${there.base}/causal-links/${link.id}`;
    const off = await dev.submit(await dev.get(at), `${at}/remove`);
    assert.match(off.text, /The link is off the map/);
    await join('Pay', 'Vacancies');
    await dev.submit(off, `${at}/put-back`, {}, 409);
  });

  it('shows a part, and the address says which', async () => {
    const id = await idOf('Vacancies');
    const names = async (query: string) => {
      const page = await dev.get(`${map}?${query}`);
      return [...page.document.querySelectorAll('[data-variable]')].map((one) => one.getAttribute('aria-label')).sort();
    };
    assert.deepEqual(await names(`about=${id}&steps=1&way=up`), ['Pay', 'Vacancies']);
    assert.deepEqual(await names(`about=${id}&steps=1&way=down`), ['Days waited', 'Vacancies']);
    assert.deepEqual(await names(`about=${id}&steps=2&way=down`), ['Days waited', 'Hospital stays', 'Vacancies']);
    assert.deepEqual(await names('find=vaca'), ['Vacancies']);
    const path = `${there.base}/variables/${id}`;
    await dev.submit(await dev.get(path), `${path}/change`, { theme: 'Workforce' });
    assert.deepEqual(await names('theme=workforce'), ['Vacancies']);
    assert.equal((await dev.get(`${map}?about=${id}&steps=9&way=sideways`)).h1, 'The map around “Vacancies”');
    await dev.get(`${map}?about=00000000-0000-4000-8000-000000000000`, 404);
    await dev.get(`${map}?colour=red`, 400);
  });

  it('keeps what was looked at through an edit and through a slip', async () => {
    const id = await idOf('Vacancies');
    const part = await dev.get(`${map}?about=${id}&steps=1&way=up`);
    const slip = await dev.submit(part, `${map}/variables`, { name: '' }, 422);
    assert.equal(slip.h1, 'The map around “Vacancies”');
    const link = await dev.submit(part, `${map}/links`, { toId: await idOf('Pay'), direction: 'same' });
    assert.match(link.url, /about=.*steps=1.*way=up/);
  });

  it('moves nothing else when something is added, and moves all when asked', async () => {
    const places = async () =>
      new Map((await app.look((tx) => variablesOf(tx, there.caseId))).map((one) => [one.name, one.at]));
    const beforehand = await places();
    await add('Agency staff');
    await join('Vacancies', 'Agency staff');
    const afterwards = await places();
    for (const [name, at] of beforehand) assert.deepEqual(afterwards.get(name), at, name);
    assert.ok(afterwards.get('Agency staff'));
    const page = await dev.get(map);
    assert.match((await dev.submit(page, `${map}/lay-out`)).text, /have new places/);
  });

  it('is shown to nobody without a hat, and edited by nobody who only reads', async () => {
    const stranger = await app.person('Una Stranger', 'Elsewhere Council');
    await stranger.get(map, 404);
    await stranger.get(`${there.base}/variables/${await idOf('Pay')}`, 404);
    const reader = await app.person('Ada Auditor', 'Thornmere Council');
    await app.act(
      dev,
      async (act) =>
        grantHat(act, {
          caseId: there.caseId,
          personId: reader.personId!,
          hat: 'auditor',
          organisationId: act.who.organisations[0]!.id,
        }),
      there.caseId,
    );
    const page = await reader.get(map);
    assert.ok(!page.hasForm(`${map}/variables`));
    assert.match(page.text, /Vacancies/);
  });
});
