import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { procurementRoutes, regimes } from '../procurement.ts';
import { divisionFault } from './lot-division.ts';
import { type Condition, conditionFaults, grossPence, noTerms, reservationFaults, reservations } from './lot-terms.ts';

const today = '2026-11-29';
const buying = { regime: 'light-touch', route: 'competitive-flexible', signOn: '2027-04-01' } as const;
const says = (terms: Partial<typeof noTerms>, way: Parameters<typeof reservationFaults>[1] = buying) =>
  reservationFaults({ ...noTerms, reservedBecause: 'It is theirs', ...terms }, way, today)
    .map((one) => one.says)
    .join('; ');

describe('for whom a lot is', () => {
  it('is reserved only where the law has such a reservation: every regime, route and reservation', () => {
    for (const regime of regimes)
      for (const route of procurementRoutes)
        for (const reserved of reservations) {
          const lawful = {
            no: true,
            'supported-employment': regime !== 'provider-selection' && route === 'competitive-flexible',
            mutual: regime === 'light-touch' && route === 'competitive-flexible',
            'small-or-voluntary': regime === 'below-threshold',
            local: regime === 'below-threshold',
          }[reserved];
          const found = says({ reserved, years: 3, local: 'Thornmere' }, { ...buying, regime, route });
          assert.equal(found === '', lawful, `${regime} ${route} ${reserved}: ${found}`);
        }
  });

  it('lasts five years at most for a mutual that has had no such contract in three', () => {
    const mutual = { reserved: 'mutual', years: 5 } as const;
    assert.equal(says(mutual), '');
    assert.match(says({ ...mutual, years: 5.5 }), /at most 5 years/);
    assert.match(says({ ...mutual, years: null }), /Say how long/);
    assert.match(says({ ...mutual, lastMutualOn: '2024-04-02' }), /in the last 3 years/);
    assert.equal(says({ ...mutual, lastMutualOn: '2024-04-01' }), '');
  });

  it('asks at least thirty in a hundred of a supported employment provider, and a reason of every reservation', () => {
    assert.match(says({ reserved: 'supported-employment', workforcePercent: 29.9 }), /At least 30%/);
    assert.equal(says({ reserved: 'supported-employment', workforcePercent: 30 }), '');
    assert.match(says({ reserved: 'mutual', years: 4, reservedBecause: null }), /Say why it is reserved/);
    assert.match(says({ reserved: 'local' }, { ...buying, regime: 'below-threshold' }), /Say which area/);
  });

  it('has conditions that are kept in proportion', () => {
    const condition: Condition = {
      kind: 'other',
      words: 'x',
      why: 'y',
      auditedFromAll: false,
      insuranceBeforeAward: false,
      earlierAwardBy: false,
      turnoverPence: null,
    };
    const found = (more: Partial<Condition>, value: number | null = 40_000_00, years: number | null = 4) =>
      conditionFaults({ conditions: [{ ...condition, ...more }], valuePence: value, years }, buying)
        .map((one) => one.says)
        .join();
    assert.equal(found({}), '');
    assert.match(found({ auditedFromAll: true }), /audited accounts cannot be asked/);
    assert.match(found({ insuranceBeforeAward: true }), /need not be in place before the award/);
    assert.match(found({ earlierAwardBy: true }), /earlier award by a particular authority/);
    assert.match(found({ turnoverPence: 20_000_01 }), /more than 2 times a year’s value/);
    assert.equal(found({ turnoverPence: 20_000_00 }), '');
    assert.equal(found({ turnoverPence: 99_000_000 }, null), '');
    assert.match(
      conditionFaults({ conditions: [condition], valuePence: null, years: null }, { regime: 'below-threshold' })[0]!
        .says,
      /nobody may be kept out beforehand/,
    );
  });

  it('has a value of which it is said what it includes; without that it is compared with nothing', () => {
    assert.equal(grossPence({ valuePence: 100, vat: null, vatRate: null }), null);
    assert.equal(grossPence({ valuePence: 100, vat: 'including', vatRate: 20 }), 100);
    assert.equal(grossPence({ valuePence: 101, vat: 'excluding', vatRate: null }), 122);
    assert.equal(grossPence({ valuePence: 100, vat: 'excluding', vatRate: 5 }), 105);
  });

  it('is one of several or the whole, and a cap on what is won says by what it is decided', () => {
    const one = { divided: true, mostTendered: null, mostWon: null, mechanism: null };
    assert.equal(divisionFault(one, 3), null);
    assert.equal(divisionFault({ ...one, divided: false }, 2)![0], 'divided');
    assert.equal(divisionFault({ ...one, divided: false, mostWon: 1, mechanism: 'x' }, 1)![0], 'mostWon');
    assert.equal(divisionFault({ ...one, mostWon: 2 }, 3)![0], 'mechanism');
    assert.equal(divisionFault({ ...one, mostWon: 2, mostTendered: 1, mechanism: 'x' }, 3)![0], 'mostWon');
  });
});
