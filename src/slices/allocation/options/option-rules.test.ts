import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { balance } from './balance.ts';
import { benefitRanges } from './benefit-range.ts';
import { readCosts, readUses, writeCosts, writeUses, yearlyByPayer } from './cost-lines.ts';
import { noDetails, type Option } from './option.ts';
import { optionFields } from './option-fields.ts';
import { readOptions } from './read-options.ts';
import { frontier, movedBy } from './triangles.ts';

let made = 0;
const option = (over: Partial<Option> = {}): Option => ({
  ...noDetails,
  id: `o${++made}`,
  caseId: 'c',
  state: 'put',
  version: 1,
  place: made,
  list: 'growth',
  title: `Option ${made}`,
  annualPence: 100,
  benefitLow: null,
  benefitHigh: null,
  benefitFrom: 'typed',
  benefitNote: null,
  addedAt: new Date(0),
  ...over,
});

/** A small seeded generator (Park and Miller), so that a failure can be run again. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('what an option would do', () => {
  it('is worked out from reach, benefit and chance, and its range holds the middle', () => {
    const one = option({ reach: 900, benefit: 35, probability: 0.75 });
    const range = benefitRanges([one]).get(one.id)!;
    assert.equal(range.middle, 236.25);
    assert.ok(range.low < range.middle && range.middle < range.high);
    assert.equal(range.how, 'worked out');
    assert.deepEqual(range.without, ['how good the evidence is']);
  });

  it('is in order and never negative, whatever was said and left out, and to leave out one thing never narrows it', () => {
    const next = chanceFrom(7);
    const maybe = <T>(value: T): T | null => (next() < 0.6 ? value : null);
    const grades = ['strong', 'moderate', 'weak', 'none'] as const;
    for (let round = 0; round < 2_000; round += 1) {
      const options = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, index) =>
        option({
          place: index + 1,
          reach: maybe(Math.floor(next() * 5_000)),
          benefit: maybe(Math.floor(next() * 100)),
          probability: maybe(Math.round(next() * 100) / 100),
          evidence: maybe(grades[Math.floor(next() * 4)]!),
        }),
      );
      for (const { low, middle, high } of benefitRanges(options).values())
        assert.ok(low >= 0 && low <= middle + 1e-9 && middle <= high + 1e-9, JSON.stringify(options));
      const first = options[0]!;
      const alone = { ...first, reach: first.reach ?? 100, benefit: first.benefit ?? 50 };
      const known = benefitRanges([{ ...alone, probability: 0.5, evidence: 'strong' }]).get(first.id)!;
      const ungraded = benefitRanges([{ ...alone, probability: 0.5, evidence: null }]).get(first.id)!;
      const unsaid = benefitRanges([{ ...alone, probability: null, evidence: null }]).get(first.id)!;
      for (const [less, more] of [
        [ungraded, known],
        [unsaid, ungraded],
      ] as const)
        assert.ok(less.low <= more.low && less.high >= more.high);
    }
  });

  it('is bounded by its place where reach or benefit were not said', () => {
    const top = option({ place: 1, reach: 1_000, benefit: 50, probability: 0.5 });
    const between = option({ place: 2 });
    const bottom = option({ place: 3, reach: 100, benefit: 50, probability: 0.5 });
    const first = option({ place: 0 });
    const ranges = benefitRanges([first, top, between, bottom]);
    const [above, middle, below] = [ranges.get(top.id)!, ranges.get(between.id)!, ranges.get(bottom.id)!];
    assert.equal(middle.how, 'bounded');
    assert.equal(middle.high, above.high);
    assert.equal(middle.low, below.low);
    assert.equal(ranges.get(first.id)!.high, above.high * 1.5);
    assert.equal(ranges.get(first.id)!.low, above.low);
  });

  it('says where a place and the numbers contradict each other, and shows both', () => {
    const small = option({ place: 1, reach: 10, benefit: 10, probability: 0.5 });
    const unsaid = option({ place: 2 });
    const large = option({ place: 3, reach: 10_000, benefit: 80, probability: 0.9 });
    const range = benefitRanges([small, unsaid, large]).get(unsaid.id)!;
    assert.ok(range.contradicted);
    assert.ok(range.low < range.high);
  });

  it('has only a yardstick where nothing was worked out', () => {
    const options = [option({ place: 1 }), option({ place: 2 }), option({ place: 3 })];
    const ranges = benefitRanges(options);
    assert.deepEqual(
      options.map((one) => ranges.get(one.id)!.middle),
      [100, 200 / 3, 100 / 3],
    );
  });

  it('keeps the spread of a room that scored it', () => {
    const one = option({
      reach: 100,
      benefit: 50,
      benefitLow: 20,
      benefitHigh: 90,
      probability: 0.5,
      evidence: 'strong',
    });
    const range = benefitRanges([one]).get(one.id)!;
    assert.ok(Math.abs(range.low - (90 * 20 * 0.45) / 100) < 1e-9);
    assert.ok(Math.abs(range.high - (110 * 90 * 0.55) / 100) < 1e-9);
  });
});

describe('the frontier', () => {
  it('puts the steepest first, and no other order of whole options gives more benefit at any of its corners', () => {
    const next = chanceFrom(11);
    for (let round = 0; round < 200; round += 1) {
      const options = Array.from({ length: 6 }, () =>
        option({
          annualPence: 1_000 + Math.floor(next() * 90_000),
          reach: Math.floor(next() * 900),
          benefit: 50,
          probability: 0.5,
        }),
      );
      const line = frontier(options, benefitRanges(options), false);
      const corners = line.map((one) => [one.fromPence + one.pence, one.fromBenefit + one.benefit.middle] as const);
      for (let chosen = 0; chosen < 1 << 6; chosen += 1) {
        const of = line.filter((_, index) => chosen & (1 << index));
        const cost = of.reduce((sum, one) => sum + one.pence, 0);
        const good = of.reduce((sum, one) => sum + one.benefit.middle, 0);
        for (const [pence, benefit] of corners) if (cost <= pence) assert.ok(good <= benefit + 1e-6);
      }
    }
  });

  it('with equity on, a person counts for the weight, and it says who moved', () => {
    const options = [
      option({ title: 'Plain', annualPence: 100_000, reach: 100, benefit: 50, probability: 0.5 }),
      option({ title: 'Deprived', annualPence: 100_000, reach: 80, benefit: 50, probability: 0.5, equityWeight: 1.5 }),
    ];
    const ranges = benefitRanges(options);
    const [off, on] = [frontier(options, ranges, false), frontier(options, ranges, true)];
    assert.deepEqual(
      off.map((one) => one.title),
      ['Plain', 'Deprived'],
    );
    assert.deepEqual(
      on.map((one) => one.title),
      ['Deprived', 'Plain'],
    );
    assert.deepEqual(movedBy(off, on), ['Deprived, whose people count for 1.5 each, goes from place 2 to 1.']);
  });
});

describe('the two lists', () => {
  it('balance, or say by how much they do not', () => {
    const lists = [option({ annualPence: 300_00 }), option({ list: 'release', annualPence: 200_00 })];
    assert.match(balance(lists).says, /growth asks for £100 a year more than release frees/);
    assert.match(balance(lists, 100_00).says, /balance at £300/);
    assert.match(balance(lists, 150_00).says, /£50 a year of what release and new money give is not asked for/);
  });
});

describe('lines of costs and uses', () => {
  it('read back as they were written, with commas in amounts', () => {
    const typed = '2027/28, Thornmere Council, £120,000\n2028, Care Board, £12.50';
    const { lines, problems } = readCosts(typed);
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      { year: '2027/28', payer: 'Thornmere Council', pence: 12_000_000 },
      { year: '2028', payer: 'Care Board', pence: 1_250 },
    ]);
    assert.deepEqual(readCosts(writeCosts(lines)).lines, lines);
    const uses = readUses('volunteer hours, 2,000\nplaces; 12.5').lines;
    assert.deepEqual(readUses(writeUses(uses)).lines, uses);
    assert.deepEqual(
      [...yearlyByPayer(lines)],
      [
        ['Thornmere Council', 6_000_000],
        ['Care Board', 625],
      ],
    );
  });

  it('say by line what cannot be read', () => {
    assert.deepEqual(
      readCosts('2027, Council\n\nsoon, Council, £5').problems.map((one) => one.line),
      [1, 3],
    );
    assert.equal(readUses('volunteers').problems.length, 1);
  });
});

describe('a table of options', () => {
  const read = (text: string) => {
    const table = readTable(text);
    return readOptions(table, suggestMapping(table.columns, optionFields));
  };

  it('reads the usual column names, thousands where the column says so', () => {
    const { lines, problems } = read('Option,£k,N,b,p\nPeer circle,45,320,30,.60\nDay centre,510,180,30,60%');
    assert.deepEqual(problems, []);
    assert.deepEqual(lines[0]!.details, {
      title: 'Peer circle',
      annualPence: 4_500_000,
      reach: 320,
      benefit: 30,
      probability: 0.6,
    });
    assert.equal(lines[1]!.details.probability, 0.6);
  });

  it('says every problem by line and keeps the rest', () => {
    const { lines, problems } = read(
      'Option,Cost,Reach,Evidence\nA,£10,many,strong\n,£20,5,\nC,lots,5,\nA.,£30,,\nE,£1,3,proven',
    );
    assert.deepEqual(
      lines.map((one) => one.details.title),
      ['A', 'E'],
    );
    assert.deepEqual(problems.map((one) => one.line).sort(), [2, 3, 4, 5, 6]);
  });

  it('reads a negative amount as money that is freed', () => {
    const { lines } = read('Option,Cost\nStop the block,-180000');
    assert.deepEqual(lines[0]!.details, { title: 'Stop the block', annualPence: 18_000_000, list: 'release' });
  });
});
