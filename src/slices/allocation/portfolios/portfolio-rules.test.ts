import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noDetails, type Option } from '../options/option.ts';
import type { Asked, AskedOption } from './allocation.ts';
import { askedOf, readLimits } from './ask-portfolios.ts';
import { choicesFrom, decidable } from './choices.ts';
import { readDissent } from './decide-portfolio.ts';
import { drawsFor, look } from './look.ts';
import { benefitOf, leftOut, mustSets, problemOf } from './problem-of.ts';

const never = () => Promise.reject(new Error('no solver is needed'));
const option = (id: string, over: Partial<AskedOption> = {}): AskedOption => ({
  id,
  title: `Option ${id}`,
  list: 'growth',
  annualPence: 10_000_00,
  range: { low: 10, middle: 20, high: 30 },
  weight: 1,
  must: null,
  mustBecause: null,
  grouping: null,
  payers: [],
  uses: [],
  needs: [],
  excludes: [],
  elsewhere: false,
  ...over,
});
const ask = (options: readonly AskedOption[], over: Partial<Asked> = {}): Asked => ({
  moneyPence: 50_000_00,
  payers: [],
  uses: [],
  groups: [],
  notes: [],
  options,
  ...over,
});
function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Written apart from the engine: what every choice costs and gives, and whether it keeps to what was asked. */
function bestByHand(asked: Asked, equity: boolean, holdMusts: boolean): number | null {
  let best: number | null = null;
  const { options } = asked;
  for (let mask = 0; mask < 1 << options.length; mask += 1) {
    const chosen = options.filter((_, index) => mask & (1 << index));
    const has = new Set(chosen.map((one) => one.id));
    const money = chosen.reduce((sum, one) => sum + (one.list === 'growth' ? one.annualPence : -one.annualPence), 0);
    if (money > asked.moneyPence) continue;
    if (chosen.some((one) => one.needs.some((id) => !has.has(id)))) continue;
    if (chosen.some((one) => one.excludes.some((id) => has.has(id)))) continue;
    if (holdMusts && mustSets(options).some((set) => !set.some((one) => has.has(one.id)))) continue;
    const good = chosen.reduce(
      (sum, one) => sum + (one.list === 'growth' ? 1 : -1) * one.range.middle * (equity ? one.weight : 1),
      0,
    );
    if (best === null || good > best) best = good;
  }
  return best;
}

describe('a question put to options', () => {
  it('gives what counting every choice by hand gives, in each of the three ways', async () => {
    const next = chanceFrom(29);
    for (let round = 0; round < 60; round += 1) {
      const count = 3 + next(6);
      const ids = Array.from({ length: count }, (_, index) => `${index}`);
      const options = ids.map((id, index) =>
        option(id, {
          list: next(5) === 0 ? 'release' : 'growth',
          annualPence: (1 + next(30)) * 1_000_00,
          range: { low: 0, middle: next(100), high: 200 },
          weight: next(3) === 0 ? 1.5 : 1,
          must: next(6) === 0 ? 'duty' : null,
          mustBecause: 'The Act',
          needs: index > 0 && next(5) === 0 ? [`${next(index)}`] : [],
          excludes: index > 0 && next(6) === 0 ? [`${next(index)}`] : [],
        }),
      );
      const asked = ask(
        options.map((one) => ({ ...one, excludes: one.excludes.filter((id) => !one.needs.includes(id)) })),
      );
      const found = await look(asked, never);
      for (const [looked, equity, hold] of [
        [found.plain, false, true],
        [found.equity, true, true],
        [found.valueAlone, false, false],
      ] as const) {
        if (!looked) continue;
        const byHand = bestByHand(asked, equity, hold);
        const best = looked.answer?.portfolios[0];
        if (byHand === null) assert.ok(!best, JSON.stringify(asked));
        else
          assert.ok(
            best && Math.abs(best.benefit - byHand) < 1e-6,
            `${best?.benefit} ${byHand} ${JSON.stringify(asked)}`,
          );
        for (const portfolio of looked.answer?.portfolios ?? [])
          if (hold) assert.deepEqual(leftOut(asked.options, portfolio.chosen), []);
      }
      for (const stays of found.stays) assert.ok(stays.times <= stays.of && stays.of <= found.draws);
    }
  });

  it('more money is never worse, and another must-do never better', async () => {
    const next = chanceFrom(31);
    const bestOf = async (asked: Asked) =>
      (await look(asked, never)).plain.answer?.portfolios[0]?.benefit ?? Number.NEGATIVE_INFINITY;
    for (let round = 0; round < 20; round += 1) {
      const options = Array.from({ length: 6 }, (_, index) =>
        option(`${index}`, { annualPence: (1 + next(20)) * 1_000_00, range: { low: 0, middle: next(90), high: 99 } }),
      );
      const base = await bestOf(ask(options));
      assert.ok((await bestOf(ask(options, { moneyPence: 60_000_00 }))) >= base);
      const must = options.map((one, index) =>
        index === 0 ? { ...one, must: 'duty' as const, mustBecause: 'x' } : one,
      );
      assert.ok((await bestOf(ask(must))) <= base);
    }
  });

  it('lets must-dos that exclude each other stand for one another, and says what a choice leaves out', () => {
    const options = [
      option('F', { must: 'employment-cost-floor', mustBecause: 'The floor from April', excludes: ['F1'] }),
      option('F1', { must: 'employment-cost-floor', mustBecause: 'The floor from April' }),
      option('D', { must: 'duty', mustBecause: 'Care Act 2014 section 2' }),
      option('A'),
    ];
    assert.deepEqual(
      mustSets(options).map((set) => set.map((one) => one.id)),
      [['F', 'F1'], ['D']],
    );
    assert.deepEqual(leftOut(options, ['F1', 'D']), []);
    assert.deepEqual(leftOut(options, ['A', 'D']), [
      'It leaves out Option F or Option F1, and so does not keep the statutory employment cost floor (The floor from April).',
    ]);
    const problem = problemOf(ask(options), { equity: false, holdMusts: true });
    assert.deepEqual(
      problem.options.filter((one) => one.mustDo).map((one) => one.id),
      ['D'],
    );
    assert.equal(problem.groups!.length, 1);
  });

  it('takes a release as money that comes back and a benefit that goes', () => {
    const release = option('R', { list: 'release', weight: 2 });
    assert.deepEqual(benefitOf(release, false), { low: -30, central: -20, high: -10 });
    assert.deepEqual(benefitOf(release, true), { low: -60, central: -40, high: -20 });
    const [asEngine] = problemOf(ask([release]), { equity: false, holdMusts: true }).options;
    assert.equal(asEngine!.cost.money, -10_000);
    assert.deepEqual(asEngine!.paidBy, { 'Payer not said': { money: -10_000 } });
  });

  it('holds limits by payer, of other things and of groups', async () => {
    const shared = { payers: [['Council', 10_000_00]] as const, uses: [{ what: 'Volunteer hours', amount: 100 }] };
    const options = [option('A', { ...shared, grouping: 'G' }), option('B', { ...shared, grouping: 'g' }), option('C')];
    const best = async (over: Partial<Asked>) =>
      (await look(ask(options, over), never)).plain.answer!.portfolios[0]!.chosen;
    assert.equal((await best({})).length, 3);
    assert.equal((await best({ payers: [{ payer: 'council', pence: 10_000_00 }] })).length, 2);
    assert.equal((await best({ uses: [{ what: 'volunteer hours', amount: 150 }] })).length, 2);
    assert.deepEqual(await best({ groups: [{ title: 'G', least: null, most: 0 }] }), ['C']);
  });

  it('draws less often where every choice is looked at in each draw', () => {
    assert.equal(drawsFor(5), 200);
    assert.ok(drawsFor(18) < 200 && drawsFor(18) >= 40);
  });

  it('offers for a decision everything but what value alone would choose', async () => {
    const options = [
      option('F', { must: 'duty', mustBecause: 'x', annualPence: 40_000_00, range: { low: 0, middle: 1, high: 2 } }),
      option('A'),
      option('B'),
    ];
    const asked = ask(options);
    const choices = choicesFrom(asked, await look(asked, never));
    assert.equal(choices.valueAlone[0]!.leavesOut.length, 1);
    assert.ok(decidable(choices).every((one) => one.leavesOut.length === 0));
    assert.equal(new Set(decidable(choices).map((one) => one.key)).size, decidable(choices).length);
  });
});

describe('what a question is asked of', () => {
  const kept = (id: string, over: Partial<Option> = {}): Option => ({
    ...noDetails,
    id,
    caseId: 'c',
    state: 'put',
    version: 1,
    place: 1,
    list: 'growth',
    title: id,
    annualPence: 100,
    benefitLow: null,
    benefitHigh: null,
    benefitFrom: 'typed',
    benefitNote: null,
    addedAt: new Date(0),
    ...over,
  });
  const limits = { moneyPence: 1, payers: [], uses: [], groups: [] };

  it('leaves out what was withdrawn and all that needs it, and says so', () => {
    const options = [
      kept('a', { state: 'withdrawn' }),
      kept('b', { needs: ['a'] }),
      kept('c', { needs: ['b'] }),
      kept('d'),
    ];
    const asked = askedOf(options, limits);
    assert.deepEqual(
      asked.options.map((one) => one.id),
      ['d'],
    );
    assert.equal(asked.notes.filter((note) => note.includes('withdrawn')).length, 2);
  });

  it('says where limits cannot hold or a benefit is a guess', () => {
    const asked = askedOf([kept('a')], {
      ...limits,
      payers: [{ payer: 'Council', pence: 1 }],
      uses: [{ what: 'staff', amount: 1 }],
    });
    assert.deepEqual(
      asked.notes.map((note) => note.split(' ').slice(0, 2).join(' ')),
      ['No option', 'Who pays', 'The benefit'],
    );
  });

  it('reads limits as people write them, and says by line what it cannot', () => {
    const typed = {
      title: 't',
      money: 100,
      payers: 'Council, £1.2m',
      uses: 'hours; 5',
      groups: 'Care: 1 to 2\nHealth, at least 1',
    };
    assert.deepEqual(readLimits(typed), {
      moneyPence: 100,
      payers: [{ payer: 'Council', pence: 120_000_000 }],
      uses: [{ what: 'hours', amount: 5 }],
      groups: [
        { title: 'Care', least: 1, most: 2 },
        { title: 'Health', least: 1, most: null },
      ],
    });
    for (const wrong of [
      { money: null },
      { payers: 'Council' },
      { groups: 'Care: some' },
      { groups: 'Care: 3 to 1' },
      { uses: 'x' },
    ])
      assert.throws(() => readLimits({ ...typed, ...wrong }));
  });

  it('reads dissent with a name or without', () => {
    assert.deepEqual(readDissent('Sal Brennan: it takes the club’s room\n\nNobody asked us.'), [
      { name: 'Sal Brennan', words: 'it takes the club’s room' },
      { name: null, words: 'Nobody asked us.' },
    ]);
  });
});
