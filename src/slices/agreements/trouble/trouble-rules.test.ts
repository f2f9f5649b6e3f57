import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest, type Who } from '#platform/access/who.ts';
import { hats } from '#slices/cases/index.ts';
import { type Part, parts, partsFor, troubleAccess } from './access.ts';
import { coverOf, type Room, type Round } from './continuity/cover.ts';
import { sayPeople } from './hand-back/hand-back.ts';
import { marketSigns } from './market-signs.ts';
import { openPoints, supportQuestions } from './support.ts';
import { troubleKind } from './trouble-kinds.ts';

const about = { ...troubleKind.example('open'), quiet: false, rivalOrganisationIds: ['bay-care'] };
const somebody = (wears: readonly string[], organisation = 'elsewhere'): Who => ({
  ...guest,
  personId: 'somebody',
  organisations: [{ id: organisation, name: organisation, may: ['belong'] }],
  hats: wears,
});

/** Every hat by every part, as it is meant; whoever is not in the list reads nothing. */
const meant: Readonly<Record<string, readonly Part[]>> = {
  commissioner: ['signs', 'ownWord', 'talk', 'support', 'continuity', 'room', 'stepIn'],
  partner: ['signs', 'ownWord', 'talk', 'support', 'continuity', 'room', 'stepIn'],
  procurement: ['signs', 'continuity', 'room', 'stepIn'],
  auditor: ['signs', 'support', 'stepIn'],
};

describe('who reads which part of a file on trouble', () => {
  it('is this, for each hat and each part', () => {
    for (const hat of hats)
      for (const part of parts)
        assert.equal(
          partsFor(somebody([hat]), about).includes(part),
          (meant[hat] ?? []).includes(part),
          `${hat} × ${part}`,
        );
    assert.deepEqual(partsFor(somebody([]), about), []);
    assert.deepEqual(partsFor(guest, about), []);
  });

  it('for two hats is what either reads, and for a hat beside “provider” nothing', () => {
    for (const one of hats)
      for (const other of hats) {
        const read = partsFor(somebody([one, other]), about);
        const either = new Set([...(meant[one] ?? []), ...(meant[other] ?? [])]);
        const expected = [one, other].includes('provider') ? [] : parts.filter((part) => either.has(part));
        assert.deepEqual(read, expected, `${one} and ${other}`);
      }
  });

  it('for the provider is what is said to it, and not how much room others have', () => {
    const own = partsFor(somebody(['provider'], 'fell-care'), about);
    assert.deepEqual(own.toSorted(), parts.filter((part) => part !== 'room').toSorted());
    assert.deepEqual(partsFor(somebody(['provider'], 'bay-care'), about), []);
    assert.deepEqual(partsFor(somebody([], 'fell-care'), about), [], 'belonging without a hat on the case');
  });

  it('for people of another provider under the same agreement is nothing, whatever they wear', () => {
    for (const hat of hats) assert.deepEqual(partsFor(somebody([hat], 'bay-care'), about), [], hat);
  });

  it('for whoever judges tenders is nothing that was said in confidence', () => {
    const judged = { ...about, judgeIds: ['somebody'] };
    for (const hat of hats)
      for (const part of ['ownWord', 'talk', 'support'] as const)
        assert.ok(!partsFor(somebody([hat, 'commissioner']), judged).includes(part), `${hat} × ${part}`);
    assert.deepEqual(partsFor(somebody(['commissioner']), { ...judged, quiet: true }), []);
  });

  it('is nothing but for those it was said to, while the provider’s own word is all there is', () => {
    const quiet = { ...about, quiet: true };
    for (const hat of hats)
      assert.equal(partsFor(somebody([hat]), quiet).length > 0, hat === 'commissioner' || hat === 'partner', hat);
    assert.ok(partsFor(somebody(['procurement']), { ...quiet, state: 'stepped-in' }).includes('stepIn'));
  });

  it('lets nobody do anything to a part that they do not read, nor to a closed file', () => {
    for (const hat of hats) {
      const may = troubleAccess(somebody([hat]), about);
      assert.ok(!may.includes('talk') || may.includes('seeTalk'), hat);
      assert.ok(!may.includes('stepIn') || hat === 'commissioner', hat);
      const closed = troubleAccess(somebody([hat]), { ...about, state: 'closed' });
      assert.deepEqual(
        closed.filter((one) => !one.startsWith('see')),
        [],
      );
    }
  });
});

describe('a continuity plan', () => {
  const round = (people: number, hours: number): Round => ({ id: `${people}`, name: 'A', people, hours, needs: null });
  const room = (provider: string, people: number | null, hours: number): Room => ({
    ...{ id: provider, provider, people, hours, source: 'It said so' },
  });

  it('says who is left over in people and in hours', () => {
    const cover = coverOf([round(4, 20), round(2, 28)], [room('Bay', 3, 12), room('Moor', null, 16)]);
    // Bay: two of the first round (10 of 12 hours); Moor: the other two (10), and nobody of the second (14 each, 6 left).
    assert.deepEqual(
      cover.lines.map((line) => [line.by.map((one) => [one.provider, one.people, one.hours]), line.peopleShort]),
      [
        [
          [
            ['Bay', 2, 10],
            ['Moor', 2, 10],
          ],
          0,
        ],
        [[], 2],
      ],
    );
    assert.deepEqual([cover.peopleShort, cover.hoursShort], [2, 28]);
  });

  it('loses nobody and gives no provider more than its room, whatever there is', () => {
    let state = 7;
    const next = (most: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % most;
    };
    for (let turn = 0; turn < 2_000; turn += 1) {
      const rounds = Array.from({ length: next(5) }, (_, at) => ({
        ...round(1 + next(30), 1 + next(400)),
        id: `${at}`,
      }));
      const rooms = Array.from({ length: next(5) }, (_, at) => room(`P${at}`, next(2) ? null : next(20), next(300)));
      const cover = coverOf(rounds, rooms);
      for (const { round: one, by, peopleShort, hoursShort } of cover.lines) {
        assert.equal(by.reduce((sum, { people }) => sum + people, 0) + peopleShort, one.people);
        assert.ok(Math.abs(by.reduce((sum, { hours }) => sum + hours, 0) + hoursShort - one.hours) < 1e-6);
      }
      for (const { provider, people, hours } of rooms) {
        const given = cover.lines.flatMap(({ by }) => by.filter((one) => one.provider === provider));
        assert.ok(given.reduce((sum, one) => sum + one.people, 0) <= (people ?? Infinity));
        assert.ok(given.reduce((sum, one) => sum + one.hours, 0) <= hours + 1e-6);
      }
    }
  });

  it('counts nobody out where they are few, to those who need not know', () => {
    assert.equal(sayPeople(9, false), 'fewer than 10 people');
    assert.equal(sayPeople(9, true), '9 people');
    assert.equal(sayPeople(10, false), '10 people');
  });
});

describe('what registers and conditions say', () => {
  const none = { happenings: [], fee: null, roster: [], places: [], placesAsAt: null };

  it('is a line a fact of this provider alone, with its source and day', () => {
    const signs = marketSigns('Fell Care', {
      happenings: [
        { id: '1', provider: 'fell  care', what: 'handed back', on: '2026-05-01', source: 'Brokerage' },
        { id: '2', provider: 'Bay Care', what: 'handed back', on: '2026-05-01', source: null },
        { id: '3', provider: 'Fell Care', what: 'came', on: '2020-01-01', source: null },
      ],
      fee: { feePence: 2_400, floorPence: 2_571, source: 'Our estimate' },
      roster: [{ id: '4', provider: 'Fell Care', wouldBid: 'no', wouldBidOn: '2026-04-01' }],
      places: [
        { id: '5', name: 'Fell Care', provider: null, rating: 'Requires improvement' },
        { id: '6', name: 'Fell Care', provider: null, rating: 'Good' },
      ],
      placesAsAt: '2026-03-01',
    });
    assert.deepEqual(
      signs.map(({ type, source, seenOn }) => [type, source, seenOn]),
      [
        ['handed-back', 'Brokerage', '2026-05-01'],
        ['fee', 'Our estimate', null],
        ['other', 'The roster', '2026-04-01'],
        ['rating', 'The register', '2026-03-01'],
      ],
    );
    assert.match(signs[1]!.words, /£1\.71 below the estimated cost.*That is an estimate/);
    assert.deepEqual(
      marketSigns('Fell Care', { ...none, fee: { feePence: 2_571, floorPence: 2_571, source: null } }),
      [],
    );
  });

  it('names what is still open, the law always as something to check', () => {
    const yes = Object.fromEntries(supportQuestions.map(({ name }) => [name, 'yes'])) as never;
    assert.deepEqual(openPoints(yes), []);
    assert.deepEqual(openPoints({ ...(yes as object), subsidy: 'not-known', wouldStop: 'no' } as never), [
      'Would it stop, or hand work back, without help? No.',
      'Check this: Has somebody checked it as a subsidy (Subsidy Control Act 2022)? Nobody knows yet.',
    ]);
  });
});
