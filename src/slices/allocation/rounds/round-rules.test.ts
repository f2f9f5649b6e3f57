import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPeople } from './join-round.ts';
import { readCriteria } from './open-round.ts';
import { answerStages, nextStates, roundStates, shownIn } from './round.ts';
import { byDisagreement, quantile, spreadOf } from './spread.ts';
import { results, type ScoreRow, type Sheets, spreads, standingScores } from './tally.ts';
import { meanWeights, normalise, weighted } from './weights.ts';

function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
const close = (a: number, b: number, label = '') => assert.ok(Math.abs(a - b) < 1e-9, `${label} ${a} ${b}`);

describe('swing weights', () => {
  it('come to one, keep their proportion, and do not change when everything is doubled or halved', () => {
    const next = chanceFrom(3);
    for (let round = 0; round < 500; round += 1) {
      const swings = new Map(Array.from({ length: 1 + next(6) }, (_, index) => [`c${index}`, next(101)]));
      const shares = normalise(swings);
      const total = [...swings.values()].reduce((sum, swing) => sum + swing, 0);
      if (!shares) {
        assert.equal(total, 0);
        continue;
      }
      close(
        [...shares.values()].reduce((sum, share) => sum + share, 0),
        1,
      );
      const halved = normalise(new Map([...swings].map(([id, swing]) => [id, swing / 2])))!;
      for (const [id, share] of shares) {
        close(share * total, swings.get(id)!);
        close(share, halved.get(id)!);
      }
    }
  });

  it('of a room are the mean of its people’s, whatever their order and however high each counts; equal where nobody weighed', () => {
    const [loud, quiet] = [
      normalise(
        new Map([
          ['a', 100],
          ['b', 50],
        ]),
      )!,
      normalise(
        new Map([
          ['a', 0],
          ['b', 1],
        ]),
      )!,
    ];
    const room = meanWeights(['a', 'b'], [loud, quiet]);
    close(room.get('a')!, 1 / 3);
    assert.deepEqual(room, meanWeights(['a', 'b'], [quiet, loud]));
    assert.deepEqual([...meanWeights(['a', 'b', 'c', 'd'], []).values()], [0.25, 0.25, 0.25, 0.25]);
  });

  it('give a score between the lowest and the highest, and leave out what was not scored', () => {
    const next = chanceFrom(5);
    for (let round = 0; round < 500; round += 1) {
      const ids = ['a', 'b', 'c'];
      const weights = new Map(ids.map((id) => [id, next(100) / 100]));
      const scores = new Map(ids.filter(() => next(3) > 0).map((id) => [id, next(101)]));
      const value = weighted(scores, weights);
      if (scores.size === 0) assert.equal(value, null);
      else {
        assert.ok(value! >= Math.min(...scores.values()) - 1e-9 && value! <= Math.max(...scores.values()) + 1e-9);
        const more = weighted(new Map([...scores].map(([id, score]) => [id, score + 5])), weights)!;
        close(more, value! + 5);
      }
    }
  });
});

describe('the spread', () => {
  it('equals what counting every pair gives, whatever the order, and is nothing where all agree', () => {
    const next = chanceFrom(17);
    for (let round = 0; round < 300; round += 1) {
      const values = Array.from({ length: 2 + next(9) }, () => next(101));
      const dots = values.map((value, index) => ({ participantId: `p${index}`, value }));
      let sum = 0;
      let pairs = 0;
      for (let a = 0; a < values.length; a += 1)
        for (let b = a + 1; b < values.length; b += 1) {
          sum += Math.abs(values[a]! - values[b]!);
          pairs += 1;
        }
      const spread = spreadOf(dots)!;
      close(spread.disagreement, sum / pairs);
      assert.deepEqual(spreadOf([...dots].reverse()), spread);
      assert.ok(spread.low <= spread.high);
      const shifted = spreadOf(dots.map((dot) => ({ ...dot, value: dot.value + 7 })))!;
      close(shifted.disagreement, spread.disagreement);
    }
    assert.equal(spreadOf([1, 2, 3].map((id) => ({ participantId: `${id}`, value: 40 })))!.disagreement, 0);
    assert.equal(spreadOf([{ participantId: 'p', value: 40 }])!.disagreement, 0);
    assert.equal(spreadOf([]), null);
  });

  it('has quartiles between neighbours in proportion', () => {
    assert.equal(quantile([10, 20, 30, 40], 0.25), 17.5);
    assert.equal(quantile([5], 0.75), 5);
  });

  it('lists the largest disagreement first', () => {
    const of = (values: number[]) => spreadOf(values.map((value, index) => ({ participantId: `${index}`, value })));
    const list = [
      { n: 'agree', spread: of([50, 50]) },
      { n: 'none', spread: null },
      { n: 'apart', spread: of([0, 100]) },
    ];
    assert.deepEqual(
      byDisagreement(list).map((one) => one.n),
      ['apart', 'agree', 'none'],
    );
  });
});

const sheets = (over: Partial<Sheets> = {}): Sheets => ({
  criteria: [
    { id: 'c1', title: 'One', worst: null, best: null },
    { id: 'c2', title: 'Two', worst: null, best: null },
  ],
  options: [{ optionId: 'o1', title: 'O', says: null, agreedScore: null }],
  people: ['p1', 'p2'].map((id) => ({ id, roundId: 'r', personId: null, name: id, address: null, showsName: false })),
  weights: [],
  scores: [],
  ...over,
});
const score = (participantId: string, stage: 'first' | 'second', criterionId: string, value: number): ScoreRow => ({
  participantId,
  stage,
  optionId: 'o1',
  criterionId,
  score: value,
});

describe('what stands after a round', () => {
  it('is the second score where there is one, else the first', () => {
    const scores = [score('p1', 'first', 'c1', 10), score('p1', 'second', 'c1', 40), score('p2', 'first', 'c1', 20)];
    assert.deepEqual(
      standingScores(scores, 'first').map((row) => row.score),
      [10, 20],
    );
    assert.deepEqual(
      standingScores(scores, 'second')
        .map((row) => row.score)
        .sort(),
      [20, 40],
    );
  });

  it('shows a person’s dot under their own weights, and the room’s result under the room’s', () => {
    const given = sheets({
      weights: [
        { participantId: 'p1', criterionId: 'c1', swing: 100 },
        { participantId: 'p1', criterionId: 'c2', swing: 0 },
        { participantId: 'p2', criterionId: 'c1', swing: 0 },
        { participantId: 'p2', criterionId: 'c2', swing: 100 },
      ],
      scores: [
        score('p1', 'first', 'c1', 80),
        score('p1', 'first', 'c2', 0),
        score('p2', 'first', 'c1', 60),
        score('p2', 'first', 'c2', 20),
      ],
    });
    assert.deepEqual(
      spreads(given, 'first')[0]!.spread!.dots.map((dot) => dot.value),
      [20, 80],
    );
    const [result] = results(given);
    close(result!.benefit, 40);
    assert.equal(result!.people, 2);
  });

  it('leaves out an option that nobody scored', () => {
    assert.deepEqual(results(sheets()), []);
  });
});

describe('the stages of a round', () => {
  it('only go forward, show nothing before its part is closed, and never hide again what was shown', () => {
    for (const state of roundStates)
      for (const to of nextStates[state]) {
        assert.ok(roundStates.indexOf(to) > roundStates.indexOf(state));
        for (const stage of shownIn[state]) assert.ok(shownIn[to].includes(stage));
      }
    for (const stage of answerStages) assert.ok(!shownIn[stage].includes(stage), `${stage} is shown while it is open`);
  });
});

describe('what a facilitator types', () => {
  it('reads what to judge by, with its worst and best', () => {
    assert.deepEqual(readCriteria('Going out: stays in – goes out daily\n\nBeing heard'), [
      { title: 'Going out', worst: 'stays in', best: 'goes out daily' },
      { title: 'Being heard', worst: null, best: null },
    ]);
  });
  it('reads people with and without an address', () => {
    assert.deepEqual(readPeople('Sal Brennan, sal@vale.example\n Joan \n'), [
      { name: 'Sal Brennan', address: 'sal@vale.example' },
      { name: 'Joan', address: null },
    ]);
  });
});
