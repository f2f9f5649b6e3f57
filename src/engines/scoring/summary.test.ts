import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessmentSummary, restates, type SummaryInput, standingsOf } from './index.ts';
import { madeUpBid, madeUpModel, scale } from './made-up-model.ts';

const model = madeUpModel({ id: 'relative', version: 1, weight: 4_000 });
const bids = [
  madeUpBid('bay', 9_000_000, [4, 4, 4, 4]),
  madeUpBid('fell', 10_000_000, [3, 3, 2, 3]),
  madeUpBid('quay', 8_000_000, [5, 5, 5, 5], { passes: { cqc: false } }),
];
const why = (name: string) => ({
  care: `${name} names two carers for each round and shows last year’s turnover of nine percent (page 4)`,
  rounds: `${name} walks four of six rounds; its map leaves Quay Brow to cars (page 7)`,
  jobs: `${name} pays apprentices from Netherby College, three a year from May (page 9)`,
  skills: `${name} lets neighbours join its training on lifting, on Tuesdays (page 10)`,
});
const supplier = (name: string) => ({
  name,
  address: '1 Shore Road, Thornmere',
  email: 'bids@example.org',
  identifier: 'GB-COH-00000001',
});
const input: SummaryInput = {
  model,
  bids,
  standings: standingsOf(model, bids),
  suppliers: { bay: supplier('Bay Care'), fell: supplier('Fell Homes'), quay: supplier('Quay Help') },
  explanations: { bay: why('Bay Care'), fell: why('Fell Homes'), quay: why('Quay Help') },
  criteriaAt: 'Part 3 of the tender documents',
};

describe('an assessment summary', () => {
  it('gives a bidder its own scores and the winner’s, with reasons, and the winner only its own', () => {
    const fell = assessmentSummary(input, 'fell');
    assert.deepEqual(fell.faults, []);
    assert.equal(fell.won, false);
    assert.deepEqual(
      fell.criteria.map(({ title, relativeImportance }) => [title, relativeImportance]),
      [
        ['Same faces at the door', '30%'],
        ['Rounds on foot', '20%'],
        ['What is left in the place', '10%'],
      ],
    );
    assert.equal(fell.criteria[0]!.scoresAvailable.length, 6);
    assert.deepEqual(
      fell.criteria[2]!.parts.map(({ relativeImportance }) => relativeImportance),
      ['33.33% of the criterion', '66.67% of the criterion'],
    );
    assert.equal(fell.price.relativeImportance, '40%');
    assert.deepEqual(
      [fell.theirs.total, fell.winners!.total],
      [input.standings.standings[1]!.total, input.standings.standings[0]!.total],
    );
    assert.deepEqual(fell.theirs.criteria[0]!.parts[0], {
      id: 'care',
      title: 'Same faces at the door',
      score: 3,
      word: 'Good',
      points: 1_800,
      explanation: why('Fell Homes').care,
    });
    assert.match(fell.winners!.criteria[2]!.parts[0]!.explanation, /^Bay Care pays apprentices/);
    const bay = assessmentSummary(input, 'bay');
    assert.deepEqual([bay.won, bay.winners, bay.faults], [true, null, []]);
    assert.deepEqual(assessmentSummary(input, 'quay').furtherReasons, [
      'It does not pass “Registered with the regulator”.',
    ]);
    assert.throws(() => assessmentSummary(input, 'nobody'), RangeError);
  });

  it('says what it still lacks', () => {
    const codes = (changed: Partial<SummaryInput>, bid = 'fell') =>
      assessmentSummary({ ...input, ...changed }, bid).faults.map(({ bid: of, code }) => `${of} ${code}`);
    const reasons = (care: string) => ({
      explanations: { ...input.explanations, fell: { ...why('Fell Homes'), care } },
    });
    assert.deepEqual(codes(reasons(' ')), ['fell explanation-missing']);
    assert.deepEqual(codes(reasons('Good: what is asked is shown, with minor gaps.')), ['fell explanation-restates']);
    assert.deepEqual(codes(reasons(why('Bay Care').care)), [
      'fell explanation-same-as-another',
      'bay explanation-same-as-another',
    ]);
    assert.deepEqual(codes({ suppliers: {} }), ['fell supplier-incomplete']);
    assert.deepEqual(codes({ criteriaAt: '' }), ['fell criteria-at-missing']);
    const even = [madeUpBid('fell', 100, [1, 1, 1, 1]), madeUpBid('bay', 100, [1, 1, 1, 1])];
    assert.deepEqual(codes({ bids: even, standings: standingsOf(model, even) }), ['fell no-winner']);
  });

  it('tells a reason from the criterion said again', () => {
    const published = ['Same faces at the door', ...scale.guides.map(({ word, means }) => `${word} ${means}`)];
    const again = [
      'Same faces at the door.',
      'GOOD – what is asked is shown, with minor gaps',
      'What is asked is shown',
      'The supplier provided a good response and has shown what is asked, with minor gaps.',
      'Good',
      'The tenderer has met the criterion',
      'x y z',
    ];
    for (const text of again) assert.equal(restates(text, published), true, text);
    const own = [
      why('Fell Homes').care,
      'Good: what is asked is shown, with minor gaps. Page 7 leaves out Sundays in Quay Brow.',
      'Names both carers for each round; turnover nine percent',
    ];
    for (const text of own) assert.equal(restates(text, published), false, text);
    assert.equal(restates('', published), false, 'nothing is missing, and not said again');
  });
});
