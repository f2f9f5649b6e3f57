import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { routesOf } from '../procurement.ts';
import { type Answers, choicesOf, type Question, questionNames, questions } from './questions.ts';
import { outcomes, plannedAs, processes, type RegimeAnswer, type Routed, refusals } from './regime.ts';
import { routeRegime } from './route-regime.ts';
import { withVat } from './route-under-act.ts';
import { thresholdRows, thresholdsOn } from './thresholds-table.ts';

const on = '2026-11-29';
const pounds = (value: number) => value * 100;
const values = [1, 11_999, 12_000, 29_999, 30_000, 135_018, 207_719, 207_720, 663_540, 5_193_000, 9_000_000].map(
  pounds,
);

/** Every way through the questions, each to its end. */
function everyPath(answers: Answers, seen: (answers: Answers, end: Routed, asked: number) => void, asked = 0): void {
  const routed = routeRegime(answers);
  if (routed.kind !== 'asks') {
    seen(answers, routed, asked);
    return;
  }
  assert.ok(asked < 20, 'The questions come to an end.');
  assert.equal(answers[routed.question] ?? null, null, `${routed.question} is asked once`);
  const options =
    routed.question === 'valuePence' ? values : choicesOf(routed.question as Question).map(({ value }) => value);
  for (const option of options) everyPath({ ...answers, [routed.question]: option }, seen, asked + 1);
}

const reached = (answers: Omit<Answers, 'on'>, day = on): Routed => routeRegime({ on: day, ...answers });
const answered = (answers: Omit<Answers, 'on'>, day = on): RegimeAnswer => {
  const routed = reached(answers, day);
  assert.equal(routed.kind, 'answer', JSON.stringify(routed));
  return routed as RegimeAnswer;
};
const council = { nation: 'england', deal: 'buy', buyer: 'council', health: 'no', exempt: 'none' } as const;
const care = {
  ...council,
  kind: 'light-touch',
  concession: 'no',
  vat: 'not-charged',
  way: 'open',
  reserved: 'no',
} as const;
const health = { nation: 'england', deal: 'buy', buyer: 'council', health: 'yes', framework: 'no' } as const;

describe('which law applies', () => {
  it('is one answer or one refusal with a name at the end of every way through the questions, and all of them are reached', () => {
    const ends = { outcome: new Set<string>(), process: new Set<string>(), refused: new Set<string>() };
    const asked = new Set<string>();
    let paths = 0;
    everyPath({ on }, (answers, end) => {
      paths += 1;
      for (const name of Object.keys(answers)) asked.add(name);
      if (end.kind === 'refused') {
        ends.refused.add(end.name);
        assert.ok(end.says.length > 20 && end.next.length > 15);
      } else {
        assert.ok(end.kind === 'answer' && end.rests.length > 0 && end.checks.length > 0 && end.means.length > 40);
        ends.outcome.add(end.outcome);
        ends.process.add(end.process);
        const planned = plannedAs(end);
        if (planned) assert.ok(routesOf[planned.regime].includes(planned.route), `${planned.regime} ${planned.route}`);
        assert.ok(end.threshold === null || answers.valuePence);
      }
    });
    assert.ok(paths > 10_000, `${paths}`);
    assert.deepEqual([...ends.outcome].sort(), [...outcomes].sort());
    assert.deepEqual([...ends.process].sort(), [...processes].sort());
    const unreached = Object.keys(refusals).filter((name) => !ends.refused.has(name));
    assert.deepEqual(unreached, ['no-thresholds'], 'which is reached on another day');
    assert.deepEqual(
      questionNames.filter((name) => !asked.has(name)),
      [],
    );
  });

  it('is total: whatever is answered, in whatever order, exactly one of the three comes back', () => {
    const anything = fc.record({
      on: fc.constantFrom('2023-12-31', '2025-12-31', '2026-01-01', '2031-01-01'),
      valuePence: fc.option(fc.integer({ min: 0, max: 2_000_000_000 })),
      ...Object.fromEntries(
        questionNames.map((name) => [name, fc.option(fc.constantFrom(...Object.keys(questions[name].choices)))]),
      ),
    }) as unknown as fc.Arbitrary<Answers>;
    fc.assert(
      fc.property(anything, (answers) => {
        const routed = routeRegime(answers);
        assert.ok(['asks', 'answer', 'refused'].includes(routed.kind));
        assert.deepEqual(routeRegime(answers), routed);
        if (routed.kind === 'asks') assert.equal(answers[routed.question] ?? null, null);
      }),
      { numRuns: 5_000 },
    );
  });

  it('asks the nation first, and for Scotland says that it does not know', () => {
    assert.deepEqual(reached({ ...care, nation: null }), { kind: 'asks', question: 'nation' });
    const scotland = reached({ nation: 'scotland', deal: 'grant' });
    assert.ok(scotland.kind === 'refused' && scotland.name === 'scotland');
    assert.match(answered({ ...care, nation: 'wales', valuePence: pounds(900_000) }).checks.join(), /Wales has rules/);
  });

  it('compares the amount with value added tax: what looks too small without it is not', () => {
    const goods = { ...care, kind: 'goods-services', valuePence: pounds(180_000) } as const;
    assert.equal(answered({ ...goods, vat: 'including' }).outcome, 'below-threshold');
    assert.equal(answered({ ...goods, vat: 'excluding', rate: '20' }).outcome, 'ordinary');
    assert.deepEqual(reached({ ...goods, vat: 'excluding' }), { kind: 'asks', question: 'rate' });
    assert.equal(withVat(1_00, 'excluding', '20'), 1_20);
    assert.equal(withVat(99, 'excluding', '5'), 104, 'up to the next penny');
    assert.equal(withVat(99, 'not-charged', null), 99);
  });

  it('reaches a threshold with the very penny', () => {
    for (const [kind, buyer, limit] of [
      ['light-touch', 'council', 663_540],
      ['goods-services', 'council', 207_720],
      ['goods-services', 'central', 135_018],
      ['goods-services', 'nhs', 135_018],
      ['works', 'council', 5_193_000],
    ] as const) {
      const at = (pence: number) => answered({ ...care, kind, buyer, vat: 'including', valuePence: pence }).outcome;
      assert.equal(at(pounds(limit)), kind === 'light-touch' ? 'light-touch' : 'ordinary', `${kind} ${buyer}`);
      assert.equal(at(pounds(limit) - 1), 'below-threshold', `${kind} ${buyer}`);
    }
  });

  it('takes the thresholds of the day of the first notice, and guesses none', () => {
    const goods = { ...care, kind: 'goods-services', vat: 'including', valuePence: pounds(210_000) } as const;
    assert.equal(answered(goods, '2025-12-31').outcome, 'below-threshold');
    assert.equal(answered(goods, '2026-01-01').outcome, 'ordinary');
    assert.equal(answered(goods, '2025-12-31').threshold!.row, '2024-25');
    const later = reached(goods, '2028-01-01');
    assert.ok(later.kind === 'refused' && later.name === 'no-thresholds');
    for (const [index, row] of thresholdRows.entries()) {
      assert.equal(thresholdsOn(row.from), row);
      assert.equal(thresholdsOn(row.until), row);
      if (index > 0) assert.ok(row.from > thresholdRows[index - 1]!.until);
    }
  });

  it('sends health care in England to its own regime at any value, and what is mixed by its main part', () => {
    assert.equal(answered({ ...health, onlyOne: 'yes' }).process, 'psr-direct-a');
    assert.equal(answered({ ...health, onlyOne: 'no', choice: 'yes' }).process, 'psr-direct-b');
    const mixed = { ...care, health: 'mixed', valuePence: pounds(1) } as const;
    assert.deepEqual(reached(mixed), { kind: 'asks', question: 'main' });
    assert.equal(answered({ ...mixed, main: 'other' }).outcome, 'below-threshold');
    assert.equal(answered({ ...mixed, main: 'health', separable: 'yes' }).outcome, 'below-threshold');
    assert.equal(
      answered({ ...mixed, main: 'health', separable: 'no', framework: 'conclude' }).outcome,
      'provider-selection',
    );
    assert.equal(answered({ ...care, buyer: 'other-public', valuePence: pounds(900_000) }).outcome, 'light-touch');
  });

  it('offers the existing provider’s award only where every condition is met', () => {
    const ending = { ...health, onlyOne: 'no', choice: 'no', ending: 'yes', satisfied: 'yes', wish: 'stay' } as const;
    assert.equal(answered({ ...ending, change: 'little' }).process, 'psr-direct-c');
    assert.equal(answered({ ...ending, change: 'outside' }).process, 'psr-direct-c');
    for (const change of ['character', 'ours'] as const) {
      const refused = reached({ ...ending, change, knowable: 'yes' });
      assert.ok(refused.kind === 'refused' && refused.name === 'not-open-to-you');
      assert.equal(answered({ ...ending, change, knowable: 'no' }).process, 'psr-competitive');
    }
  });

  it('asks for no selection stage below the threshold, but in works that are large enough', () => {
    const staged = { ...care, way: 'flexible', vat: 'including' } as const;
    const services = reached({ ...staged, valuePence: pounds(400_000) });
    assert.ok(services.kind === 'refused' && services.name === 'no-shortlist-below');
    const works = reached({ ...staged, kind: 'works', valuePence: pounds(213_476) });
    assert.ok(works.kind === 'refused');
    assert.match(
      JSON.stringify(answered({ ...staged, kind: 'works', valuePence: pounds(213_477) }).rests),
      /may have a selection stage/,
    );
  });

  it('calls a small contract notifiable from £30,000, for central government from £12,000', () => {
    const small = (buyer: 'council' | 'central', value: number) =>
      answered({ ...care, buyer, valuePence: pounds(value) }).notifiable;
    assert.deepEqual(
      [small('council', 29_999), small('council', 30_000), small('central', 11_999), small('central', 12_000)],
      [false, true, false, true],
    );
  });

  it('tells grants, pools and arrangements between public bodies from buying', () => {
    assert.equal(answered({ nation: 'england', deal: 'grant', strings: 'no', subsidy: 'unsure' }).outcome, 'grant');
    const disguise = reached({ nation: 'england', deal: 'grant', strings: 'yes' });
    assert.ok(disguise.kind === 'refused' && disguise.name === 'that-is-a-contract');
    const pool = answered({ nation: 'england', deal: 'pool', poolers: 'nhs-and-council' });
    assert.match(JSON.stringify(pool.rests), /section 75/);
    assert.equal(plannedAs(pool), null);
    const others = reached({ nation: 'england', deal: 'pool', poolers: 'others' });
    assert.ok(others.kind === 'refused' && others.name === 'no-statute-to-pool');
    assert.match(
      JSON.stringify(answered({ nation: 'england', deal: 'public-bodies', conditions: 'met' }).rests),
      /schedule 2 paragraph 3/,
    );
  });

  it('plans only routes that are there', () => {
    assert.deepEqual(plannedAs({ outcome: 'provider-selection', process: 'psr-most-suitable' }), {
      regime: 'provider-selection',
      route: 'most-suitable-provider',
    });
    assert.equal(plannedAs({ outcome: 'not-regulated', process: 'open' }), null);
  });
});
