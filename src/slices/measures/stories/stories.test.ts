import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { addMeasure } from '../index.ts';
import { offeredThemes, type Story, shownStories } from './story.ts';

const story = (author: number, more: Partial<Story> = {}): Story => ({
  id: `story-${author}`,
  caseId: 'case',
  outcomeId: null,
  measureId: null,
  words: `words ${author}`,
  theme: 'Company',
  teller: 'resident',
  saidAs: 'anonymous',
  mayShow: true,
  name: null,
  team: null,
  personId: null,
  authorKey: `key-${author}`,
  saidOn: null,
  ...more,
});
const many = (count: number, more: Partial<Story> = {}) => Array.from({ length: count }, (_, at) => story(at, more));
const shown = (stories: Story[]) => shownStories(stories, new Map([['ann', 'Ann']])).shown.map((one) => one.words);

describe('the rule for what is told without a name', () => {
  it('shows four to nobody and five who agreed to everybody, by people and not by what they sent', () => {
    assert.deepEqual(shown(many(4)), []);
    assert.equal(shown(many(5)).length, 5);
    assert.deepEqual(shown([...many(4), story(9, { authorKey: 'key-0' })]), []);
    assert.deepEqual(shown([...many(4), story(9, { mayShow: false })]), []);
    assert.deepEqual(shown([...many(4), story(9, { theme: 'Time' })]), []);
    assert.equal(shown([...many(4), story(9, { theme: '  company ' })]).length, 5);
    assert.deepEqual(shown([...many(4), story(9, { saidAs: 'signed', personId: 'ann' })]), ['words 9']);
  });
  it('offers no theme that one person named without a name', () => {
    assert.ok(!offeredThemes([story(1, { theme: 'Mrs K at number 9' })]).includes('Mrs K at number 9'));
    assert.ok(offeredThemes(many(5, { theme: 'The late bus' })).includes('The late bus'));
    assert.ok(offeredThemes([story(1, { theme: 'The late bus', saidAs: 'team', team: 'x' })]).includes('The late bus'));
  });
});

describe('stories beside the numbers', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let outcomeId: string;
  let measureId: string;
  const people: Visitor[] = [];
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    for (let index = 0; index < 5; index += 1) people.push(await app.person(`Carer ${index}`, null));
  });
  after(() => app.close());
  beforeEach(async () => {
    caseId = await caseBy(app, dev);
    for (const person of people) await wears(person, 'practitioner');
    await as(async (act) => {
      outcomeId = await proposeOutcome(act, { caseId, statement: 'Nobody is alone', forWhom: null, quotationIds: [] });
      measureId = await addMeasure(act, { caseId, outcomeId, name: 'Visits a week', kind: 'count', improvement: 'up' });
    });
  });
  const as = <T>(work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(dev, work, caseId);
  const wears = async (person: Visitor, hat: Hat) => {
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await as((act) => grantHat(act, { caseId, personId: person.personId!, hat, organisationId: council }));
  };
  const path = () => `/cases/${caseId}/stories`;
  const unnamed = { theme: 'Company', teller: 'resident', saidAs: 'anonymous', mayShow: 'yes' };
  const tell = async (who: Visitor, words: string, fields: Record<string, string> = {}) =>
    who.submit(await who.get(path()), path(), { words, ...unnamed, ...fields });
  const linkFor = async (who: Visitor): Promise<string> => {
    const page = await who.submit(await who.get(path()), `${path()}/asks`, { outcomeId });
    return new URL(/https?:\S+\/public\/stories\/[\w-]+/.exec(page.text)![0]).pathname;
  };
  const reviews = async () =>
    (
      await app.look((tx) =>
        sql<{ state: string; title: string }>`select state, title from reviews where case_id = ${caseId}`.execute(tx),
      )
    ).rows;
  const rowsWith = async (text: string) => {
    const { rows } = await app.look((tx) =>
      sql<{
        found: number;
      }>`select (select count(*) from stories s where case_id = ${caseId} and s::text like ${`%${text}%`})::int
        + (select count(*) from audit_entries where object_kind = 'story' and case_id = ${caseId} and actor_id::text = ${text})::int
        + (select count(*) from bead_versions where object_kind = 'story')::int as found`.execute(tx),
    );
    return rows[0]!.found;
  };

  it('stand beside the measure, its outcome and the wall with the name their author chose', async () => {
    await tell(people[0]!, 'She set the table again', { saidAs: 'signed', about: `outcome:${outcomeId}` });
    await tell(people[1]!, 'We miss the bus', {
      saidAs: 'team',
      team: 'Fell night team',
      about: `measure:${measureId}`,
    });
    for (const at of [`/cases/${caseId}/measures/${measureId}`, path()]) {
      const page = await dev.get(at);
      assert.match(page.text, /She set the table again”\s*Carer 0/);
      assert.match(page.text, /We miss the bus”\s*Fell night team/);
    }
    assert.match((await dev.get(`/cases/${caseId}/wall`)).text, /She set the table again|We miss the bus/);
    assert.ok((await dev.get(`/cases/${caseId}/outcomes/${outcomeId}`)).hasLink('What people tell of it'));
  });

  it('without a name appear once five share a theme, on every page, and go again when one takes theirs back', async () => {
    for (const [at, person] of people.slice(0, 4).entries())
      await tell(person, `Nobody came on Sunday ${at}`, { about: `measure:${measureId}` });
    await tell(people[0]!, 'Nobody came on Sunday again', { about: `measure:${measureId}` });
    const pages = [
      path(),
      `/cases/${caseId}/measures/${measureId}`,
      `/cases/${caseId}/wall`,
      `/cases/${caseId}/reviews/new`,
    ];
    const thread = `/cases/${caseId}/thread?from=measure:${measureId}`;
    for (const at of [...pages, thread]) assert.doesNotMatch((await dev.get(at)).text, /Nobody came on Sunday/, at);
    const last = await tell(people[4]!, 'Nobody came on Sunday last', { about: `measure:${measureId}` });
    for (const at of pages) assert.match((await dev.get(at)).text, /Nobody came on Sunday/, at);
    const mine = last.document.querySelector('input[name=story]')!.getAttribute('value')!;
    await people[4]!.submit(last, `${path()}/taking-back`, { story: mine });
    for (const at of pages) assert.doesNotMatch((await dev.get(at)).text, /Nobody came on Sunday/, at);
  });

  it('without a name leave nobody’s name, day nor order: not in the row, the audit nor the beads', async () => {
    await tell(people[1]!, 'A secret sight');
    assert.equal(await rowsWith(people[1]!.personId!), 0);
    const { rows } = await app.look((tx) =>
      sql<{ saidOn: string | null }>`select said_on as "saidOn" from stories where case_id = ${caseId}`.execute(tx),
    );
    assert.deepEqual(rows, [{ saidOn: null }]);
    await assert.rejects(
      as(({ tx }) => sql`update stories set person_id = ${people[1]!.personId} where case_id = ${caseId}`.execute(tx)),
      /violates check constraint/,
    );
  });

  it('without a name ask for no review, whatever is ticked; with one they do, once', async () => {
    await tell(people[1]!, 'A secret sight', { asksForReview: 'yes' });
    assert.deepEqual(await reviews(), []);
    await tell(people[1]!, 'The key safe was empty', { saidAs: 'signed', asksForReview: 'yes' });
    await app.running.dispatcher.idle();
    assert.deepEqual(await reviews(), [{ state: 'suggested', title: 'The key safe was empty' }]);
  });

  it('are told by a link without an account, once, and taken back by another', async () => {
    const link = await linkFor(dev);
    const guest = app.guest();
    const form = await guest.get(link);
    assert.match(form.text, /Nobody is alone/);
    assert.doesNotMatch(form.text, /Visits a week|Carer 0/, 'nothing else of the case');
    const slip = await guest.submit(form, link, { words: 'They came late', teller: 'resident', saidAs: 'signed' }, 422);
    assert.match(slip.errors.join(), /Choose or write what it is about/);
    assert.match(slip.answer.body, /They came late/);
    const told = {
      words: 'They came late',
      ownTheme: 'The late bus',
      teller: 'resident',
      saidAs: 'signed',
      name: 'Joan',
    };
    const thanks = await guest.submit(await guest.get(link), link, told);
    assert.match((await dev.get(path())).text, /The late bus.*They came late”\s*Joan/);
    assert.equal((await guest.request('GET', link)).status >= 400, true, 'it works once');
    const back = new URL(/https?:\S+\/public\/stories\/back\/[\w-]+/.exec(thanks.text)![0]).pathname;
    const other = app.guest();
    assert.match((await other.submit(await other.get(back), back, {})).text, /no longer kept here/);
    assert.doesNotMatch((await dev.get(path())).text, /They came late/);
    assert.equal(await rowsWith('They came late'), 0);
    assert.equal((await app.guest().request('GET', back)).status >= 400, true);
  });

  it('five links told without a name count as five people; nobody on the case tells by one while signed in', async () => {
    const own = await linkFor(dev);
    const attempt = { words: 'I made this up', ...unnamed };
    await dev.submit(await dev.get(own), own, attempt, 403);
    await people[2]!.submit(await people[2]!.get(own), own, attempt, 403);
    for (let at = 0; at < 5; at += 1) {
      const link = await linkFor(dev);
      const guest = app.guest();
      await guest.submit(await guest.get(link), link, { words: `We sit alone ${at}`, ...unnamed });
      const seen = (await dev.get(path())).text;
      if (at < 4) assert.doesNotMatch(seen, /We sit alone/);
      else assert.match(seen, /We sit alone 4”\s*somebody who lives with it/);
    }
  });

  it('sent twice happen once; of another case, or by another’s key, not at all', async () => {
    const page = await people[0]!.get(path());
    const fields = { words: 'Only once', theme: 'Time', teller: 'practitioner', saidAs: 'signed' };
    await people[0]!.submit(page, path(), fields);
    const again = await people[0]!.submit(page, path(), fields);
    assert.equal(again.document.querySelectorAll('input[name=story]').length, 1);
    const storyId = again.document.querySelector('input[name=story]')!.getAttribute('value')!;
    await people[1]!.submit(await tell(people[1]!, 'Mine'), `${path()}/taking-back`, { story: storyId }, 404);
    const elsewhere = await caseBy(app, dev);
    const far = await app.act(
      dev,
      (act) => addMeasure(act, { caseId: elsewhere, name: 'Far', kind: 'count', improvement: 'up' }),
      elsewhere,
    );
    const fresh = await people[0]!.submit(
      await people[0]!.get(path()),
      path(),
      { ...fields, about: `measure:${far}` },
      422,
    );
    assert.match(fresh.errors.join(), /Choose one from the list/);
    assert.match((await dev.get(path())).text, /Only once/);
  });

  it('are never counted into a number', async () => {
    for (const person of people) await tell(person, 'Nobody came', { about: `measure:${measureId}` });
    const page = await dev.get(`/cases/${caseId}/measures/${measureId}`);
    assert.match(page.text, /There are no values yet/);
    assert.doesNotMatch(page.text, /5 (stories|people)|%/);
  });

  it('are for those on the case; a stranger and a colleague without a hat read none', async () => {
    await tell(people[0]!, 'Only here', { saidAs: 'signed' });
    const colleague = await app.person('Cara Colleague');
    assert.doesNotMatch((await colleague.get(path())).text, /Only here/);
    const stranger = await app.person('Sam Stone', 'Another Council');
    assert.equal((await stranger.request('GET', path())).status, 404);
  });
});
