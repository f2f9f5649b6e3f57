import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { type Foretelling, faultsInRange, savingsOf, sayRecord, scoreOf, trackRecord } from './foretelling.ts';
import { foretellingKind } from './foretelling-kind.ts';
import { foretellingsOf } from './foretelling-store.ts';

const met = (more: Partial<Foretelling>): Foretelling => ({ ...foretellingKind.example('met'), ...more });

describe('how a foretelling did', () => {
  it('is inside its range or misses it by so much, in its own unit', () => {
    const range = { low: 10, middle: 20, high: 30 };
    assert.deepEqual(scoreOf(range, 34), { inside: false, off: 14, missed: 4 });
    assert.deepEqual(scoreOf(range, 3), { inside: false, off: -17, missed: 7 });
    for (const edge of [10, 20, 30]) assert.equal(scoreOf(range, edge).inside, true);
  });
  it('asks for a range that holds together', () => {
    assert.deepEqual(faultsInRange({ low: 1, middle: 1, high: 1 }), {});
    assert.deepEqual(Object.keys(faultsInRange({ low: 3, middle: 2, high: 1 })), ['low']);
    assert.deepEqual(Object.keys(faultsInRange({ low: 1, middle: 4, high: 3 })), ['middle']);
  });
  it('is counted by how sure people were, failures too, and says where so few tell little', () => {
    const all = [met({ actual: 2 }), met({ actual: 99 }), met({ sureness: 95, actual: 2 }), met({ state: 'waiting' })];
    assert.deepEqual(trackRecord(all), [
      { sureness: 95, of: 1, inside: 1 },
      { sureness: 80, of: 2, inside: 1 },
    ]);
    assert.match(sayRecord({ sureness: 80, of: 2, inside: 1 }), /Of 2 ranges.*80 in 100 times, 1 held\. So few/);
    assert.doesNotMatch(sayRecord({ sureness: 80, of: 12, inside: 9 }), /So few/);
  });
  it('adds savings of one unit, and never a benefit to them', () => {
    const all = [
      met({ actual: 1 }),
      met({ actual: 4 }),
      met({ kind: 'benefit', actual: 9 }),
      met({ unit: 'days', actual: 5 }),
    ];
    assert.deepEqual(savingsOf(all), [
      { unit: '£', said: 4, came: 5, of: 2 },
      { unit: 'days', said: 2, came: 5, of: 1 },
    ]);
  });
});

describe('what we said would happen', () => {
  let app: TestApp;
  let dev: Visitor;
  let path: string;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-01-05T12:00:00Z'));
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    path = `/cases/${caseId}/what-we-said`;
  });
  after(() => app.close());
  const saving = {
    says: 'Bed days paid for less',
    kind: 'saving',
    unit: '£',
    low: '40,000',
    middle: '60000',
    high: '90000',
    bearer: 'The health board',
    'dueOn-day': '1',
    'dueOn-month': '11',
    'dueOn-year': '2026',
  };

  it('is said before it comes, with its range; nothing typed is lost', async () => {
    const form = await dev.get(path);
    const slip = await dev.submit(form, path, { ...saving, high: '' }, 422);
    assert.match(slip.errors.join(), /The highest that would not surprise you|Enter the highest/);
    assert.match(slip.answer.body, /40,000/);
    const past = await dev.submit(await dev.get(path), path, { ...saving, 'dueOn-year': '2025' }, 422);
    assert.match(past.errors.join(), /before it can be seen/);
    const kept = await dev.submit(await dev.get(path), path, saving);
    assert.match(kept.text, /Not due yet.*80 in 100 sure: £40,000 to £90,000, about £60,000/);
  });

  it('comes due, is met once with who bore it, and stands there though it failed', async () => {
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    assert.match((await dev.get(path)).text, /Due now\s*Bed days/);
    const [one] = await app.look((tx) => foretellingsOf(tx, caseId));
    const at = `${path}/${one!.id}`;
    const page = await dev.get(at);
    const slip = await dev.submit(page, at, { does: 'meet', actual: '12000', source: 'The board’s ledger' }, 422);
    assert.match(slip.errors.join(), /who saved/i);
    const came = { does: 'meet', actual: '12000', source: 'The board’s ledger', borneBy: 'Carers' };
    const after = await dev.submit(await dev.get(at), at, came);
    assert.match(after.text, /Outside what was said, by £28,000/);
    await dev.submit(page, at, { ...came, actual: '70000', _once: undefined }, 403);
    const [now] = await app.look((tx) => foretellingsOf(tx, caseId));
    assert.equal(now!.actual, 12_000);
    const list = await dev.get(path);
    assert.match(list.text, /1 saving has come due: £60,000 was said, £12,000 came/);
    assert.match(list.text, /Borne by Carers\.\s*Said to be for The health board/);
    assert.match(list.text, /Of 1 range that was said to hold 80 in 100 times, 0 held/);
  });

  it('can open a review, and is not for strangers', async () => {
    const [one] = await app.look((tx) => foretellingsOf(tx, caseId));
    const review = await dev.get(`/cases/${caseId}/reviews/new?of=foretelling:${one!.id}`);
    assert.match(review.answer.body, /Bed days paid for less/);
    const stranger = await app.person('Sam Stone', 'Another Council');
    assert.equal((await stranger.request('GET', `${path}/${one!.id}`)).status, 404);
    const other = await caseBy(app, dev);
    assert.equal((await dev.request('GET', `/cases/${other}/what-we-said/${one!.id}`)).status, 404);
  });
});
