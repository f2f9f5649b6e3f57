import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { procurementRoutes, type Regime, type Route, regimes, routesOf } from '../procurement.ts';
import type { Answers } from '../regime/questions.ts';
import type { RegimeAnswer } from '../regime/regime.ts';
import { routeRegime } from '../regime/route-regime.ts';
import { mayShortlistWorks } from './may-shortlist.ts';
import { emptyStage, hoursOfStage, meetingHours, type StageKind, stageKinds, totalHours } from './stage.ts';
import { brokenStages, doubtfulStages, tooMuchWork } from './stage-faults.ts';
import { restsOn, stageTable } from './stage-table.ts';
import { drawStrip, sayHours, wrap } from './strip-drawing.ts';
import { groundsFor, templates, templatesFor } from './templates.ts';

/** Said a second time, by hand: what each way of buying knows. A slip in the table shows against it. */
const expected: Record<Regime, Partial<Record<Route, string>>> = {
  ordinary: {
    open: 'final-tenders',
    'competitive-flexible': 'conditions dialogue negotiation prototypes down-selection refinement final-tenders',
    'call-off': 'conditions dialogue final-tenders terms',
    'direct-award': 'negotiation terms',
  },
  'light-touch': {
    open: 'final-tenders',
    'competitive-flexible': 'conditions dialogue negotiation prototypes down-selection refinement final-tenders',
    'call-off': 'conditions dialogue negotiation final-tenders terms',
    'direct-award': 'negotiation choice terms',
  },
  'below-threshold': {
    open: 'dialogue negotiation final-tenders',
    'call-off': 'final-tenders terms',
    'direct-award': 'negotiation terms',
  },
  'provider-selection': {
    'competitive-flexible': 'dialogue negotiation prototypes down-selection final-tenders',
    'most-suitable-provider': 'dialogue negotiation identification terms',
    'call-off': 'final-tenders terms',
    'direct-award': 'terms',
  },
};

function answersGiven(more: Partial<Answers>) {
  const answers: Answers = {
    on: '2026-11-29',
    nation: 'england',
    deal: 'buy',
    buyer: 'council',
    health: 'no',
    exempt: 'none',
    kind: 'works',
    concession: 'no',
    vat: 'including',
    way: 'open',
    reserved: 'no',
    ...more,
  };
  const routed = routeRegime(answers);
  assert.equal(routed.kind, 'answer', JSON.stringify(routed));
  return { answers, answer: routed as RegimeAnswer };
}

describe('stages of a procedure', () => {
  it('are there or not for every regime, route and kind, each with the section it rests on', () => {
    let tried = 0;
    for (const regime of regimes)
      for (const route of procurementRoutes)
        for (const kind of stageKinds) {
          const known = expected[regime][route]?.split(' ').includes(kind) ?? false;
          const rests = restsOn(kind, { regime, route });
          assert.equal(rests !== null, known, `${regime} ${route} ${kind}`);
          if (rests) assert.match(rests, /section \d|regulation \d/);
          const faults = brokenStages([emptyStage(kind)], { regime, route });
          assert.equal(faults.length > 0, !known, `${regime} ${route} ${kind}`);
          tried += 1;
        }
    assert.equal(tried, regimes.length * procurementRoutes.length * stageKinds.length);
    for (const regime of regimes)
      assert.deepEqual(Object.keys(stageTable[regime]).toSorted(), [...routesOf[regime]].toSorted(), regime);
  });

  it('hold no look at who is suitable below the threshold, but for large works', () => {
    const way = { regime: 'below-threshold', route: 'open' } as const;
    const stages = [emptyStage('conditions'), emptyStage('final-tenders')];
    assert.match(brokenStages(stages, way)[0]!.says, /Below the threshold nobody is kept out beforehand.*section 85/);
    assert.deepEqual(brokenStages(stages, way, true), []);
  });

  it('know large works from the answers that were given, with tax and to the pound', () => {
    const of = (pounds: number, more: object = {}) =>
      mayShortlistWorks(answersGiven({ kind: 'works', valuePence: pounds * 100, ...more }));
    assert.equal(of(213_477), true);
    assert.equal(of(213_476), false);
    assert.equal(of(138_760, { buyer: 'central' }), true);
    assert.equal(of(177_898, { vat: 'excluding', rate: '20' }), true, '177,898 and a fifth of it is 213,477.60');
    assert.equal(of(177_897, { vat: 'excluding', rate: '20' }), false, 'a value without tax is not compared as it is');
    assert.equal(of(100_000, { kind: 'goods-services' }), false);
    assert.equal(mayShortlistWorks(null), false);
  });

  it('come in an order: final tenders once and last but for negotiation, dates as they go', () => {
    const way = { regime: 'ordinary', route: 'competitive-flexible' } as const;
    const of = (...kinds: StageKind[]) =>
      brokenStages(
        kinds.map((kind) => emptyStage(kind)),
        way,
      ).map(({ says }) => says);
    assert.deepEqual(of('dialogue', 'final-tenders', 'negotiation'), []);
    assert.deepEqual(of('final-tenders', 'refinement'), ['Award criteria are refined comes before final tenders']);
    assert.deepEqual(of('final-tenders', 'final-tenders').slice(0, 1), ['There is one stage of final tenders']);
    const dated = brokenStages(
      [
        emptyStage('dialogue', { from: '2027-03-02', until: '2027-03-01' }),
        emptyStage('final-tenders', { from: '2027-02-01' }),
      ],
      way,
    );
    assert.deepEqual(
      dated.map(({ stage }) => stage),
      [0, 1],
    );
  });

  it('warn of what the law asks: refinement within its limits, a rule and a least number, a ground', () => {
    const way = { regime: 'ordinary', route: 'competitive-flexible' } as const;
    const says = (...stages: Parameters<typeof doubtfulStages>[0]) =>
      doubtfulStages(stages, way, null)
        .map((one) => one.says)
        .join('; ');
    const selected = emptyStage('down-selection', { rule: 'The three with most points', least: 3 });
    assert.match(says(emptyStage('down-selection'), emptyStage('final-tenders')), /by which rule fewer go on/);
    assert.match(
      says(selected, emptyStage('refinement', { announced: true }), emptyStage('final-tenders')),
      /somebody who fell out earlier would have stayed in/,
    );
    assert.match(says(emptyStage('refinement'), emptyStage('final-tenders')), /only if the tender notice says so/);
    assert.equal(
      says(selected, emptyStage('refinement', { announced: true, nobodyLost: true }), emptyStage('final-tenders')),
      '',
    );
    assert.match(says(emptyStage('dialogue')), /Nothing is awarded without final tenders/);
    assert.match(
      doubtfulStages([emptyStage('terms')], { regime: 'ordinary', route: 'direct-award' }, null)[0]!.says,
      /on which ground/,
    );
    assert.deepEqual(
      doubtfulStages([emptyStage('terms')], { regime: 'ordinary', route: 'direct-award' }, 'Only it can'),
      [],
    );
  });

  it('begin as templates that fit and have no fault of their own in any way of buying', () => {
    for (const regime of regimes)
      for (const route of routesOf[regime]) {
        const fitting = templatesFor({ regime, route });
        assert.ok(fitting.length > 0, `${regime} ${route} has no beginning`);
        for (const { name, stages } of fitting)
          assert.deepEqual(brokenStages(stages, { regime, route }), [], `${name}: ${regime} ${route}`);
        assert.equal(groundsFor({ regime, route }).length > 0, route === 'direct-award');
      }
    const names = templates.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(
      templates.every(({ name }) =>
        regimes.some((regime) =>
          routesOf[regime].some((route) => templatesFor({ regime, route }).some((one) => one.name === name)),
        ),
      ),
    );
    assert.ok(!groundsFor({ regime: 'ordinary', route: 'direct-award' }).some(({ name }) => name === 'user-choice'));
    assert.ok(groundsFor({ regime: 'light-touch', route: 'direct-award' }).some(({ name }) => name === 'user-choice'));
  });

  it('take hours: what somebody said stands before the estimate, and what nobody said is not made up', () => {
    assert.equal(hoursOfStage(emptyStage('dialogue')).hours, null);
    assert.deepEqual(hoursOfStage(emptyStage('dialogue', { meetings: 2 })).hours, {
      low: 2 * meetingHours.low,
      high: 2 * meetingHours.high,
    });
    assert.deepEqual(
      hoursOfStage(
        emptyStage('prototypes', { hoursLow: 30, hoursHigh: 60, meetings: 9, hoursSource: 'Asked four providers' }),
      ),
      {
        hours: { low: 30, high: 60 },
        source: 'Asked four providers',
      },
    );
    assert.deepEqual(totalHours([emptyStage('dialogue'), emptyStage('down-selection')]), {
      hours: { low: 0, high: 0 },
      unsaid: 1,
    });
  });

  it('never take less for asking more', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, count, (questions, documents, meetings) => {
        const stage = emptyStage('final-tenders', { questions, documents, meetings, words: 500 });
        const [less, more] = [
          hoursOfStage(stage).hours!,
          hoursOfStage({ ...stage, questions: questions + 1, meetings: meetings + 1 }).hours!,
        ];
        assert.ok(less.low <= less.high && more.low >= less.low && more.high > less.high);
      }),
    );
  });

  it('warn where they take more than the value bears', () => {
    const stages = [emptyStage('dialogue', { meetings: 10 })];
    assert.match(tooMuchWork(stages, 2_000_000)!, /takes a bidder 40 to 160 hours.*20 would be the limit/);
    assert.match(tooMuchWork(stages, 10_000_000)!, /may take/);
    assert.equal(tooMuchWork(stages, 16_000_000), null);
    assert.equal(tooMuchWork(stages, null), null);
  });

  it('are drawn in a strip that holds the words of the table and nothing outside its edges', () => {
    const stages = templates.find(({ name }) => name === 'alliance')!.stages;
    const { boxes, arrows, width, height } = drawStrip(stages);
    assert.equal(boxes.length, stages.length);
    assert.equal(arrows.length, stages.length - 1);
    for (const [at, box] of boxes.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= width && box.lines.every(({ y }) => y < height));
      assert.equal(box.lines.at(-1)!.text, sayHours(stages[at]!));
    }
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  });
});
