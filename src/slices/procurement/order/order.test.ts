import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { regimes, routesOf } from '../procurement.ts';
import { rowOf, rowsOf, stepNow } from './order.ts';
import { type Moment, moments, type OrderRow, orderTable } from './order-table.ts';

const ways = regimes.flatMap((regime) => routesOf[regime].map((route) => ({ regime, route })));
const checkedTable: OrderRow[] = orderTable.map((row) => ({
  ...row,
  after: row.after.map((one) => ({ ...one, checked: { by: 'A solicitor', on: '2027-01-04' } })),
}));

/** Every set of moments that can come about on a way of buying, walked out from nothing. */
function everyState(way: (typeof ways)[number], table: readonly OrderRow[]): Set<Moment>[] {
  const rows = rowsOf(way.regime, way.route, table);
  const key = (set: ReadonlySet<Moment>) =>
    rows.reduce((bits, { moment }, at) => bits | (set.has(moment) ? 1 << at : 0), 0);
  const seen = new Map<number, Set<Moment>>([[0, new Set()]]);
  const open = [new Set<Moment>()];
  for (let state = open.pop(); state; state = open.pop())
    for (const { moment } of rows) {
      const { passage } = stepNow(moment, way, state, false, table);
      if (passage !== 'open' && passage !== 'warned') continue;
      const next = new Set([...state, moment]);
      if (seen.has(key(next))) continue;
      seen.set(key(next), next);
      open.push(next);
    }
  return [...seen.values()];
}

const always = (state: ReadonlySet<Moment>, later: Moment, earlier: Moment) => !state.has(later) || state.has(earlier);

describe('the order of a procurement', () => {
  it('has one row for each moment of each way of buying', () => {
    for (const { regime, route } of ways)
      for (const moment of moments) {
        const rows = orderTable.filter(
          (one) => one.moment === moment && one.regimes.includes(regime) && one.routes.includes(route),
        );
        assert.ok(rows.length <= 1, `${moment} twice for ${regime}, ${route}`);
      }
  });

  it('never lets a price be opened before quality is locked, nor anything be judged before it is opened, whatever nobody checked', () => {
    for (const way of ways)
      for (const state of everyState(way, orderTable)) {
        assert.ok(always(state, 'price-opened', 'quality-locked'));
        assert.ok(always(state, 'quality-locked', 'opened'));
        assert.ok(always(state, 'scored', 'price-opened'));
        assert.ok(always(state, 'summaries-sent', 'scored'));
        assert.ok(!(state.has('signed') && state.has('stopped')));
      }
  });

  it('where the law was checked, keeps to it on every path', () => {
    for (const way of ways)
      for (const state of everyState(way, checkedTable)) {
        const says = `${way.regime}, ${way.route}: ${[...state].join(', ')}`;
        const has = (moment: Moment) => rowOf(moment, way.regime, way.route) !== null;
        const act = way.regime === 'ordinary' || way.regime === 'light-touch';
        if (act && has('summaries-sent')) assert.ok(always(state, 'award-notice', 'summaries-sent'), says);
        if (act) assert.ok(always(state, 'signed', 'award-notice'), says);
        if (way.regime === 'ordinary' && way.route !== 'call-off')
          assert.ok(always(state, 'signed', 'standstill-over'), says);
        if (has('tender-notice') && way.regime !== 'provider-selection')
          assert.ok(always(state, 'tender-notice', 'conflicts-assessed'), says);
        if (way.regime === 'provider-selection' && state.has('intention-notice'))
          assert.ok(always(state, 'signed', 'standstill-over'), says);
        assert.ok(always(state, 'details-notice', 'signed') && always(state, 'ended', 'signed'), says);
      }
  });

  it('can stop at any step until the contract is entered into, and reaches every moment', () => {
    for (const way of ways) {
      const states = everyState(way, checkedTable);
      for (const state of states) {
        const { passage } = stepNow('stopped', way, state, false, checkedTable);
        assert.equal(passage, state.has('stopped') ? 'happened' : state.has('signed') ? 'too-late' : 'open');
      }
      for (const { moment } of rowsOf(way.regime, way.route))
        assert.ok(
          states.some((state) => state.has(moment)),
          `${moment} is never reached by ${way.regime}, ${way.route}`,
        );
    }
  });

  it('warns where nobody checked the law, refuses where somebody did, and lets recorded advice pass law but never the house', () => {
    const way = { regime: 'ordinary', route: 'open' } as const;
    const scored = new Set<Moment>(['tender-notice', 'opened', 'quality-locked', 'price-opened', 'scored']);
    assert.equal(stepNow('award-notice', way, scored).passage, 'warned');
    assert.equal(stepNow('award-notice', way, scored, false, checkedTable).passage, 'refused');
    assert.equal(stepNow('award-notice', way, scored, true, checkedTable).passage, 'warned');
    assert.equal(stepNow('price-opened', way, new Set(['tender-notice', 'opened']), true).passage, 'refused');
  });

  it('finds an award notice after the contract too late, and one before assessment summaries out of order', () => {
    const way = { regime: 'ordinary', route: 'open' } as const;
    assert.deepEqual(stepNow('award-notice', way, new Set(['signed'])), { passage: 'too-late', since: ['signed'] });
    const step = stepNow('award-notice', way, new Set(['scored']));
    assert.ok(step.passage === 'warned' && step.missing.some(({ moment }) => moment === 'summaries-sent'));
  });

  it('knows no tender notice on a direct award, and no contract award notice below the threshold', () => {
    assert.equal(
      stepNow('tender-notice', { regime: 'ordinary', route: 'direct-award' }, new Set()).passage,
      'not-here',
    );
    assert.equal(stepNow('award-notice', { regime: 'below-threshold', route: 'open' }, new Set()).passage, 'not-here');
  });
});
