import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Option, oneMore, type Problem, populationBenefit, solvePortfolio, staysIn, triangles } from './index.ts';

// The worked example of ten options: cost in thousands of pounds, reach, benefit to a person, probability.
const rows: readonly [id: string, cost: number, reach: number, perPerson: number, probability: number][] = [
  ['G', 45, 320, 30, 0.6],
  ['A', 260, 900, 35, 0.75],
  ['B', 420, 2600, 20, 0.7],
  ['J', 160, 5000, 4, 0.5],
  ['E', 300, 1500, 12, 0.6],
  ['C', 110, 125, 45, 0.65],
  ['D', 640, 420, 60, 0.8],
  ['F', 1500, 1150, 25, 0.9],
  ['I', 510, 180, 30, 0.6],
  ['H', 900, 40, 85, 0.7],
];
const option = ([id, cost, reach, perPerson, probability]: (typeof rows)[number], mustDo = false): Option => ({
  id,
  title: id,
  benefit: populationBenefit(reach, perPerson, probability),
  cost: { money: cost },
  mustDo,
});
const budget = (options: readonly Option[], limit: number): Problem => ({
  options,
  resources: [{ id: 'money', title: 'Money a year', unit: 'thousand pounds', limit }],
});
const never = async () => assert.fail('ten options need no solver');
const letters = (chosen: readonly string[]) => [...chosen].sort().join('');

describe('Thornmere’s ten options', () => {
  it('have the benefits of the worked example', () => {
    const benefits = Object.fromEntries(rows.map((row) => [row[0], option(row).benefit]));
    const printed = { G: 57.6, A: 236.3, B: 364, J: 100, E: 108, C: 36.6, D: 201.6, F: 258.8, I: 32.4, H: 23.8 };
    for (const [id, value] of Object.entries(printed)) assert.ok(Math.abs(benefits[id]! - value) <= 0.051, id);
    assert.deepEqual(
      triangles(
        budget(
          rows.map((row) => option(row)),
          0,
        ),
        'money',
      ).map((one) => one.id),
      ['G', 'A', 'B', 'J', 'E', 'C', 'D', 'F', 'I', 'H'],
    );
  });

  it('at £1.2 million: A, B, E, G and J for £1.185 million, and the home care rate is left out', async () => {
    const answer = await solvePortfolio(
      budget(
        rows.map((row) => option(row)),
        1200,
      ),
      never,
    );
    const [best] = answer.portfolios;
    assert.equal(letters(best!.chosen), 'ABEGJ');
    assert.equal(best!.used.money, 1185);
    assert.equal(Math.round(best!.benefit), 866);
    assert.ok(!best!.chosen.includes('F'));
    assert.ok(answer.portfolios.length >= 3);
    assert.equal(answer.gap, 0);
  });

  it('with the pay floor as a must-do: F1, A, B, G and J for £1.092 million, and C misses by £2 thousand', async () => {
    const floor: Option = { id: 'F1', title: 'Pay floor', benefit: 0, cost: { money: 207 }, mustDo: true };
    const answer = await solvePortfolio(budget([floor, ...rows.map((row) => option(row))], 1200), never);
    const [best] = answer.portfolios;
    assert.equal(letters(best!.chosen), 'ABF1GJ');
    assert.equal(best!.used.money, 1092);
    assert.equal(Math.round(best!.benefit), 758);
    const withC = answer.near.find((one) => letters(one.chosen) === 'ABCF1GJ');
    assert.ok(withC, 'the one that misses by a little is shown');
    assert.equal(withC.broken[0]!.by, 2);
  });

  it('with the whole rate as a must-do and £2.4 million: F, A, B, G and J for £2.385 million', async () => {
    const answer = await solvePortfolio(
      budget(
        rows.map((row) => option(row, row[0] === 'F')),
        2400,
      ),
      never,
    );
    assert.equal(letters(answer.portfolios[0]!.chosen), 'ABFGJ');
    assert.equal(answer.portfolios[0]!.used.money, 2385);
  });

  it('say what more money would buy, and what is in whatever is drawn', async () => {
    const problem = budget(
      rows.map((row) => option(row)),
      1200,
    );
    const [more] = await oneMore(problem, never);
    assert.equal(more!.step, 120);
    assert.ok(more!.gain > 36 && more!.gain < 37, 'C, for £110 thousand');
    const draws = Array.from({ length: 50 }, (_, draw) =>
      problem.options.map((one, index) => one.benefit * (0.7 + ((draw * 37 + index * 11) % 60) / 100)),
    );
    const stays = await staysIn(problem, draws, never);
    const times = Object.fromEntries(stays.map((one) => [one.option, one.times]));
    assert.equal(times.B, 50);
    assert.equal(times.H, 0);
  });
});
