import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { thresholds } from '#platform/thresholds.ts';
import { grantHat } from '#slices/cases/index.ts';
import { type Aim, sayAim, shownAims, takeBackAim } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

const aim = (author: number, more: Partial<Aim> = {}): Aim => ({
  id: `aim-${author}`,
  caseId: 'case',
  saidAs: 'anonymous',
  theme: 'time',
  wants: `wish ${author}`,
  inTheWay: null,
  mayShow: true,
  team: null,
  personId: null,
  authorKey: `key-${author}`,
  saidOn: null,
  ...more,
});
const many = (count: number, more: Partial<Aim> = {}) => Array.from({ length: count }, (_, index) => aim(index, more));
const shown = (aims: Aim[]) => shownAims(aims, new Map([['ann', 'Ann']])).shown.map((one) => one.wants);

describe('the rule for words without a name', () => {
  it('is five, in one file', () => assert.equal(thresholds.anonymousWords, 5));
  it('shows four to nobody and five to everybody', () => {
    assert.deepEqual(shown(many(4)), []);
    assert.equal(shown(many(5)).length, 5);
  });
  it('counts people, not what they sent', () => {
    assert.deepEqual(shown([...many(4), aim(9, { authorKey: 'key-0' })]), []);
  });
  it('counts only those who agreed, and shows only theirs', () => {
    assert.deepEqual(shown([...many(4), aim(8, { mayShow: false })]), []);
    assert.equal(shown([...many(5), aim(8, { mayShow: false })]).includes('wish 8'), false);
  });
  it('counts a theme by itself, and nobody who signed', () => {
    assert.deepEqual(shown([...many(4), aim(8, { theme: 'pay' })]), []);
    const signed = aim(8, { saidAs: 'signed', personId: 'ann' });
    assert.deepEqual(shown([...many(4), signed]), ['wish 8']);
  });
  it('says whose words they are only as they chose', () => {
    const by = (more: Partial<Aim>) => shownAims([aim(1, more)], new Map([['ann', 'Ann']])).shown[0]?.by;
    assert.equal(by({ saidAs: 'signed', personId: 'ann' }), 'Ann');
    assert.equal(by({ saidAs: 'team', personId: 'ann', team: 'Fell night team' }), 'Fell night team');
  });
});

describe('aims on a case', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let people: Visitor[];
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    people = [];
    for (let index = 0; index < 5; index += 1) people.push(await app.person(`Carer ${index}`, null));
  });
  after(() => app.close());
  beforeEach(async () => {
    caseId = await caseBy(app, dev);
    const organisation = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!);
    for (const person of people)
      await app.act(dev, (act) =>
        grantHat(act, { caseId, personId: person.personId!, hat: 'practitioner', organisationId: organisation.id }),
      );
  });
  const path = () => `/cases/${caseId}/aims`;
  const say = async (who: Visitor, wants: string, fields: Record<string, string> = {}) =>
    who.submit(await who.get(path()), path(), { wants, theme: 'time', saidAs: 'anonymous', mayShow: 'yes', ...fields });

  it('appear once five different people share a theme, and go again when one takes theirs back', async () => {
    for (const [index, person] of people.slice(0, 4).entries()) await say(person, `I want to sit and talk, ${index}`);
    await say(people[0]!, 'I want to sit and talk, again');
    const before = (await dev.get(path())).text;
    assert.doesNotMatch(before, /sit and talk/);
    assert.match(before, /Some words are kept back/);
    const own = await say(people[4]!, 'I want to sit and talk, last');
    assert.match((await dev.get(path())).text, /sit and talk, last/);
    const [mine] = [...own.document.querySelectorAll('input[name=aim]')].map((one) => one.getAttribute('value')!);
    await people[4]!.submit(own, `${path()}/taking-back`, { aim: mine! });
    assert.doesNotMatch((await dev.get(path())).text, /sit and talk/);
  });

  it('without a name leave nobody’s name anywhere: not in the row, the audit, nor the beads', async () => {
    await say(people[1]!, 'A secret wish');
    const personId = people[1]!.personId!;
    const { rows } = await app.look((tx) =>
      sql<{ found: number }>`select (select count(*) from aims a where a::text like ${`%${personId}%`})::int
        + (select count(*) from audit_entries where object_kind = 'aim' and actor_id is not null)::int
        + (select count(*) from bead_versions where object_kind = 'aim')::int as found`.execute(tx),
    );
    assert.equal(rows[0]!.found, 0);
  });

  it('are taken back by nobody else', async () => {
    const aimId = await app.act(
      people[2]!,
      (act) =>
        sayAim(act, {
          caseId,
          wants: 'Mine',
          inTheWay: null,
          theme: 'pay',
          saidAs: 'signed',
          team: null,
          mayShow: true,
          authorKey: 'key of the author',
        }),
      caseId,
    );
    await assert.rejects(app.act(dev, (act) => takeBackAim(act, { caseId, aimId, authorKey: 'another key' }), caseId));
    assert.match((await dev.get(path())).text, /Mine/);
  });

  it('say what is missing, and give back what was typed', async () => {
    const page = await people[0]!.submit(
      await people[0]!.get(path()),
      path(),
      { wants: '', theme: '', saidAs: 'team', inTheWay: 'A 15-minute call' },
      422,
    );
    assert.deepEqual(page.errors, ['Enter what you want to achieve', 'Choose what it is mostly about']);
    assert.equal(page.document.querySelector('textarea[name=inTheWay]')?.textContent?.trim(), 'A 15-minute call');
    const team = await people[0]!.submit(page, path(), { wants: 'Time', theme: 'time', saidAs: 'team' }, 422);
    assert.deepEqual(team.errors, ['Enter the name of your team']);
  });
});
