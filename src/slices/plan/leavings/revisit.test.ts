import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest } from '#platform/access/who.ts';
import {
  byPromise,
  historyOf,
  isAbout,
  lastWords,
  neverLookedAt,
  notKept,
  promisesIn,
  type Revisit,
  voices,
  voicesOf,
  writesFor,
} from './revisit.ts';

const on = { kind: 'mechanism', id: 'classes' };
let count = 0;
const said = (more: Partial<Revisit>): Revisit => ({
  id: `r${++count}`,
  caseId: 'case',
  reviewId: 'review',
  on,
  about: 'capacity',
  promised: 'The hall is used',
  voice: 'community',
  bodyId: 'elders',
  body: 'Elders',
  saidBy: 'Elders',
  came: 'yes',
  words: 'It is',
  saidOn: '2026-05-01',
  ownHand: false,
  mayPrint: false,
  recordedBy: 'Dev',
  ...more,
});
const supplier = (more: Partial<Revisit> = {}) =>
  said({ voice: 'supplier', bodyId: null, body: null, saidBy: 'Fellshore, May report', ...more });

describe('what became of a promise', () => {
  it('is each voice beside the others in order of days, with every wording of the promise', () => {
    const late = said({ saidOn: '2026-06-01', came: 'partly', promised: 'The hall is used twice a week' });
    const early = said({ saidOn: '2026-04-01', came: 'too-early' });
    const [history, ...others] = historyOf(on, [late, supplier(), early, said({ on: { kind: 'lot', id: 'classes' } })]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      history!.voices.map((one) => one.said.map(({ came }) => came)),
      [['too-early', 'partly'], ['yes'], []],
    );
    assert.deepEqual(history!.promised, ['The hall is used', 'The hall is used twice a week']);
    assert.equal(history!.differ, true);
    assert.deepEqual(historyOf(on, []), []);
  });

  it('differs only where last words that tell something differ', () => {
    const differ = (...of: Revisit[]) => historyOf(on, of)[0]!.differ;
    assert.equal(differ(said({}), supplier()), false);
    assert.equal(differ(said({ came: 'too-early' }), supplier()), false);
    assert.equal(differ(said({ came: 'cannot-tell' }), supplier({ came: 'no' })), false);
    assert.equal(differ(said({ came: 'no' }), said({ saidOn: '2026-06-01' }), supplier()), false);
    assert.equal(differ(said({ came: 'no' }), said({ bodyId: 'network', saidOn: '2026-06-01' })), true);
  });

  it('is the last word of each body, whatever another says later', () => {
    const no = said({ came: 'no' });
    const other = said({ bodyId: 'network', saidOn: '2026-06-01' });
    assert.deepEqual(lastWords([no, other]), [no, other]);
    const again = said({ saidOn: '2026-07-01' });
    assert.deepEqual(lastWords([again, no]), [again]);
    const sameDay = said({ came: 'partly' });
    assert.deepEqual(lastWords([no, sameDay]), [sameDay], 'of one day what was written down last');
  });
});

describe('a promise that was not kept', () => {
  it('hangs loose until a lesson is drawn from it, or who said so says otherwise; the supplier’s yes does not answer it', () => {
    const no = said({ came: 'no' });
    const none = new Set<string>();
    assert.deepEqual(notKept([no, supplier({ saidOn: '2026-08-01' })], none), [no]);
    assert.deepEqual(notKept([no, supplier()], new Set([no.id])), []);
    assert.deepEqual(notKept([no, said({ saidOn: '2026-08-01', came: 'partly' })], none), []);
    for (const came of ['yes', 'partly', 'too-early', 'cannot-tell'] as const)
      assert.deepEqual(notKept([said({ came })], none), []);
  });

  it('is told apart by result, and by what promised it', () => {
    const revisits = [
      said({}),
      said({ about: 'prosperity' }),
      said({ on: { kind: 'lot', id: 'classes' } }),
      supplier(),
    ];
    assert.deepEqual(
      byPromise(revisits).map((of) => of.length),
      [2, 1, 1],
    );
  });
});

describe('a promise that nobody looked at again', () => {
  const leaves = { capacity: 'A hall', capability: null, prosperity: 'A wage' };
  const since = new Date('2026-01-01');
  const promised = (settled: boolean) =>
    promisesIn({ on, title: 'Classes', path: '/m', since }, leaves).map((one) => ({ ...one, settled }));

  it('is said of what is settled, and of the rest only once a review has passed it by', () => {
    assert.deepEqual(neverLookedAt(promised(false), [], []), []);
    assert.deepEqual(neverLookedAt(promised(false), [], [new Date('2025-12-31')]), []);
    assert.match(
      neverLookedAt(promised(false), [], [new Date('2026-02-01'), new Date('2026-03-01')])[0]!.says,
      /\(capacity, prosperity\) has not been looked at again, through 2 reviews since/,
    );
    assert.equal(neverLookedAt(promised(true), [], []).length, 1);
  });

  it('waits again where all that anybody said is that it is too early, once a later review is closed', () => {
    const early = [said({ came: 'too-early' }), said({ about: 'prosperity' })];
    assert.deepEqual(neverLookedAt(promised(true), early, [new Date('2026-05-01T12:00:00Z')]), []);
    const later = [new Date('2026-06-01')];
    assert.match(neverLookedAt(promised(true), early, later)[0]!.says, /\(capacity\) .*, through 1 review since/);
    assert.deepEqual(neverLookedAt(promised(true), [...early, supplier({ came: 'cannot-tell' })], later), []);
  });

  it('names only those of the three that were passed by', () => {
    assert.match(neverLookedAt(promised(true), [said({ came: 'too-early' })], [])[0]!.says, /\(prosperity\)/);
    const all = [said({}), said({ about: 'prosperity' })];
    assert.deepEqual(neverLookedAt(promised(true), all, []), []);
    assert.equal(isAbout(all[0]!, { on: { kind: 'lot', id: on.id }, about: 'capacity' }), false);
  });
});

describe('who may write down what somebody says', () => {
  const wearing = (...hats: string[]) => ({ ...guest, personId: 'p', bodyIds: ['elders'], hats });
  it('is for those who work on it anybody’s word, for a community’s members their own body’s alone', () => {
    for (const hat of ['commissioner', 'procurement', 'partner', 'practitioner']) {
      assert.deepEqual(voicesOf(wearing(hat)), voices);
      assert.ok(writesFor(wearing(hat), 'network'));
    }
    for (const hat of ['community', 'provider', 'councillor', 'auditor']) {
      assert.deepEqual(voicesOf(wearing(hat)), ['community']);
      assert.ok(writesFor(wearing(hat), 'elders'));
      assert.ok(!writesFor(wearing(hat), 'network'));
    }
  });
});
