import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gateTable } from './gate-table.ts';
import { dueOn, passage, rowsFor } from './gates.ts';
import { procurementRoutes, regimes, routesOf, weightsSay } from './procurement.ts';

const checked = { by: 'Legal', on: '2026-11-01' };

describe('gates', () => {
  it('let pass or not by weight, check and record: the whole table', () => {
    const table = [
      ['practice', null, null, 'reason-needed'],
      ['practice', null, 'passed-over', 'open'],
      ['practice', checked, null, 'reason-needed'],
      ['practice', null, 'done', 'open'],
      ['law', null, null, 'warned'],
      ['law', null, 'passed-over', 'warned'],
      ['law', null, 'done', 'open'],
      ['law', null, 'advised', 'open'],
      ['law', checked, null, 'refused'],
      ['law', checked, 'passed-over', 'refused'],
      ['law', checked, 'done', 'open'],
      ['law', checked, 'advised', 'open'],
    ] as const;
    for (const [weight, check, outcome, expected] of table)
      assert.equal(
        passage({ weight, checked: check }, outcome ? { outcome } : null),
        expected,
        `${weight} ${check ? 'checked' : 'unchecked'} ${outcome}`,
      );
  });

  it('have the three practice gates for every regime and route, and no gate twice', () => {
    for (const regime of regimes) {
      for (const route of routesOf[regime]) {
        const gates = rowsFor(regime, route).map((row) => row.gate);
        for (const practice of ['ally', 'walk', 'who-is-left'])
          assert.ok(gates.includes(practice), `${regime} ${route} ${practice}`);
        assert.equal(new Set(gates).size, gates.length);
      }
    }
  });

  it('of law name their reference, and none refuses until somebody has checked it', () => {
    for (const row of gateTable) {
      assert.ok(row.reference.length > 10);
      assert.ok(
        row.regimes.length > 0 &&
          row.routes.length > 0 &&
          row.routes.every((route) => procurementRoutes.includes(route)),
      );
      if (row.weight === 'law') assert.equal(passage(row, null), row.checked ? 'refused' : 'warned');
    }
  });

  it('count days as the law does: 30 days beginning with the day of entry end 29 days later', () => {
    const row = gateTable.find((one) => one.gate === 'details-notice-30')!;
    assert.equal(dueOn(row, { publishOn: null, awardOn: null, signOn: '2027-03-01' }), '2027-03-30');
    assert.equal(dueOn(row, { publishOn: null, awardOn: null, signOn: null }), null);
  });

  it('standstill is not asked of light touch', () => {
    assert.ok(!rowsFor('light-touch', 'open').some((row) => row.gate === 'standstill'));
    assert.ok(rowsFor('ordinary', 'open').some((row) => row.gate === 'standstill'));
  });

  it('weights make a hundred, or it is said what is missing', () => {
    const of = (...weights: number[]) =>
      weightsSay(weights.map((weight, index) => ({ id: String(index), name: '', weight })));
    assert.equal(of(60, 40), null);
    assert.match(of(60)!, /40 are still to be given/);
    assert.match(of(60, 50)!, /10 too many/);
    assert.match(of()!, /No criteria/);
  });
});
