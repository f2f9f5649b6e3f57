import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { resourceTypes } from '../resource.ts';
import { resourceKind } from '../resource-kind.ts';
import { monthsUntilStale, stalenessOf } from '../staleness/staleness.ts';
import { isDue, peopleIn, tallyOf } from './chase.ts';
import { conditionsIn, stateForConsent } from './condition.ts';

describe('what was said is still so', () => {
  it('for as many months as its kind is given, and then it is stale until somebody says so again', () => {
    const example = { ...resourceKind.example('known'), addedAt: new Date('2026-01-31T12:00:00Z') };
    for (const type of resourceTypes) {
      const { staleOn } = stalenessOf({ ...example, type }, '2026-01-31');
      assert.equal(stalenessOf({ ...example, type }, staleOn).stale, false);
      assert.equal(stalenessOf({ ...example, type }, '2029-01-01').stale, true, type);
      assert.ok(monthsUntilStale[type] >= 6);
      assert.equal(stalenessOf({ ...example, type, confirmedAt: new Date('2028-12-31') }, '2029-01-01').stale, false);
      assert.equal(stalenessOf({ ...example, type, state: 'gone' }, '2029-01-01').stale, false);
    }
    assert.equal(stalenessOf({ ...example, type: 'voluntary' }, '2026-02-01').staleOn, '2026-07-31');
  });
});

describe('asking many', () => {
  it('reads a person a line, with an address after a comma or a tab, each once', () => {
    assert.deepEqual(
      peopleIn('Wilf, wilf@example.org\n\nSt Jude’s hall\t1 Quay Brow, Thornmere\nSal\r\nSal\nWilf, wilf@example.org'),
      [
        { askedOf: 'Wilf', address: 'wilf@example.org' },
        { askedOf: 'St Jude’s hall', address: '1 Quay Brow, Thornmere' },
        { askedOf: 'Sal', address: null },
      ],
    );
  });

  it('reminds whose day has gone, after two weeks who has none, and nobody twice in a week', () => {
    const asked = { state: 'asked', byOn: null, askedAt: new Date('2026-03-01T12:00:00Z'), remindedAt: null } as const;
    assert.equal(isDue(asked, '2026-03-14'), false);
    assert.equal(isDue(asked, '2026-03-15'), true);
    assert.equal(isDue({ ...asked, byOn: '2026-03-10' }, '2026-03-10'), false);
    assert.equal(isDue({ ...asked, byOn: '2026-03-10' }, '2026-03-11'), true);
    assert.equal(isDue({ ...asked, remindedAt: new Date('2026-03-15T12:00:00Z') }, '2026-03-21'), false);
    assert.equal(isDue({ ...asked, remindedAt: new Date('2026-03-15T12:00:00Z') }, '2026-03-22'), true);
    for (const state of ['accepted', 'declined', 'withdrawn', 'honoured', 'not-honoured'] as const)
      assert.equal(isDue({ ...asked, state }, '2029-01-01'), false);
  });

  it('counts what each said', () => {
    const states = ['accepted', 'accepted-with-conditions', 'honoured', 'declined', 'asked', 'withdrawn'] as const;
    assert.deepEqual(tallyOf(states.map((state) => ({ state }))), { asked: 6, yes: 3, no: 1, waiting: 1, over: 1 });
  });
});

describe('conditions', () => {
  it('are a line each, and a yes whose condition was not met is one no longer', () => {
    assert.deepEqual(conditionsIn(' Seven years \r\n\n No counting of errands'), [
      'Seven years',
      'No counting of errands',
    ]);
    const condition = { id: 'a', words: 'Seven years', note: null };
    const stands = (state: 'open' | 'met' | 'not-met' | 'replaced') =>
      stateForConsent({ state: 'accepted-with-conditions', conditions: [{ ...condition, state }] });
    assert.equal(stands('not-met'), 'not-honoured');
    for (const state of ['open', 'met', 'replaced'] as const) assert.equal(stands(state), 'accepted-with-conditions');
    assert.equal(stateForConsent({ state: 'declined', conditions: [{ ...condition, state: 'not-met' }] }), 'declined');
  });
});

describe('people who ask', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());

  const resource = async (name: string) => {
    const list = `${one.base}/resources`;
    const kept = await one.dev.submit(await one.dev.get(list), list, {
      name,
      type: 'voluntary',
      supportCost: '£5',
      steward: 'Sal',
    });
    return kept.link(name);
  };
  const linksIn = (text: string, what = 'asks') =>
    [...text.matchAll(new RegExp(`/public/${what}/[A-Za-z0-9_-]{40,}`, 'g'))].map(([link]) => link);

  it('ask 26 halls at once; each answers alone, and the letters print together', async () => {
    const path = await resource('Halls and faith buildings');
    const people = Array.from({ length: 26 }, (_, index) => `Hall ${index + 1}, ${index + 1} Quay Brow`).join('\n');
    const letters = await one.dev.submit(await one.dev.get(path), `${path}/asks/many`, {
      people,
      what: 'Two mornings a week',
    });
    assert.equal(letters.h1, 'Letters to print');
    const links = linksIn(letters.text);
    assert.equal(new Set(links).size, 26);
    const guest = app.guest();
    await guest.submit(await guest.get(links[0]!), links[0]!, { aims: 'Open doors', answer: 'accept' });
    await guest.submit(await guest.get(links[1]!), links[1]!, { answer: 'decline', words: 'No heating' });
    assert.match((await one.dev.get(path)).text, /26 asked: 1 yes, 1 no, 24 not answered yet/);
    const done = await one.dev.submit(letters, `${one.base}/letters`, {});
    assert.match(done.text, /26 letters went out/);
    assert.match((await one.dev.get(`${one.base}/letters`)).text, /No letter waits/);
  });

  it('remind those whose day has gone, with a new day, once', async () => {
    const path = await resource('Drives to the clinic');
    await one.dev.submit(await one.dev.get(path), `${path}/asks`, {
      askedOf: 'Nell',
      what: 'Ten drives',
      'byOn-day': '1',
      'byOn-month': '1',
      'byOn-year': '2026',
    });
    const list = await one.dev.get(`${one.base}/asks`);
    const letters = await one.dev.submit(list, `${one.base}/asks/reminders`, {
      'byOn-day': '1',
      'byOn-month': '2',
      'byOn-year': '2030',
    });
    assert.match(
      letters.text,
      /On .* we asked you: Ten drives We would like to know by 1 February 2030|we asked you: Ten drives/,
    );
    assert.match(letters.text, /1 February 2030/);
    const asks = await one.dev.get(`${one.base}/asks`);
    assert.equal(asks.hasForm(`${one.base}/asks/reminders`), false);
    assert.match(asks.text, /reminded on/);
  });

  it('keep their side of a condition or lose the yes; who said yes takes it back alone', async () => {
    const path = await resource('Befriending');
    const letter = await one.dev.submit(await one.dev.get(path), `${path}/asks`, {
      askedOf: 'Sal',
      what: 'Forty hours',
    });
    const [link] = linksIn(letter.text);
    const guest = app.guest();
    const thanks = await guest.submit(await guest.get(link!), link!, {
      aims: 'Nobody eats alone',
      answer: 'accept-with-conditions',
      words: 'Seven years\nNo counting of errands',
    });
    assert.match((await one.dev.get(path)).text, /It counts\./);
    const ask = (await one.dev.get(path)).link('Forty hours');
    const asked = await one.dev.get(ask);
    const [first, second] = [...asked.document.querySelectorAll('input[name=condition]')].map(
      (input) => input.getAttribute('value')!,
    );
    assert.ok(first && second);
    const noReason = await one.dev.submit(asked, `${ask}/conditions`, { condition: second, stands: 'not-met' }, 422);
    assert.deepEqual(noReason.errors, ['Say why it was not met']);
    await one.dev.submit(await one.dev.get(ask), `${ask}/conditions`, {
      condition: first,
      stands: 'met',
      note: 'Signed',
    });
    assert.match((await one.dev.get(path)).text, /It counts\./);
    await one.dev.submit(await one.dev.get(ask), `${ask}/conditions`, {
      condition: second,
      stands: 'not-met',
      note: 'We counted them',
    });
    assert.match((await one.dev.get(path)).text, /It is not counted on\. It was agreed once/);
    await one.dev.submit(await one.dev.get(ask), `${ask}/conditions`, {
      condition: second,
      stands: 'met',
      note: 'We stopped',
    });
    assert.match((await one.dev.get(path)).text, /It counts\./);
    const back = thanks.link('take it back');
    const own = await one.dev.submit(await one.dev.get(back), back, {}, 403);
    assert.match(own.text, /Nobody answers their own question/);
    await guest.submit(await guest.get(back), back, { because: 'Two of us moved away' });
    assert.match((await one.dev.get(path)).text, /It is not counted on\./);
    assert.match((await one.dev.get(ask)).text, /By them\. Two of us moved away/);
    await guest.get(back, 410);
  });

  it('see what grows stale, and hear in one click by a link that it is still so', async () => {
    await app.setClock(new Date('2026-01-10T12:00:00Z'));
    const path = await resource('A lunch club');
    await app.setClock(new Date('2026-08-01T12:00:00Z'));
    assert.match((await one.dev.get(path)).text, /stale.*looked at again after 6 months/);
    assert.match((await one.dev.get(`${one.base}/resources`)).text, /A lunch club stale since 10 July 2026/);
    const letters = await one.dev.submit(await one.dev.get(path), `${path}/confirmation-requests`, {});
    const link = linksIn(letters.text, 'still-so').at(-1)!;
    const guest = app.guest();
    await one.dev.submit(await one.dev.get(link), link, {}, 403);
    assert.match((await one.dev.get(path)).text, /stale/);
    await guest.submit(await guest.get(link), link, { says: 'still' });
    const fresh = await one.dev.get(path);
    assert.match(fresh.text, /Sal said on 1 August 2026 that it is so/);
    await guest.get(link, 410);
    const again = await one.dev.submit(fresh, `${path}/confirmation-requests`, { steward: 'Nell' });
    const other = linksIn(again.text, 'still-so').at(-1)!;
    await guest.submit(await guest.get(other), other, { says: 'gone', words: 'The roof came in' });
    assert.match((await one.dev.get(path)).text, /It is no longer there\..*Nell says.*The roof came in/);
    await app.setClock(null);
  });
});
