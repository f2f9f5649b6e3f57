import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#engines/calendar/index.ts';
import { type Circumstance, circumstances, documentWays, type Facts, toldNothing } from './facts.ts';
import { type Dates, milestones, milestonesOf, outOfOrder } from './milestones.ts';
import { participationMinimum, qualifies, tenderingMinimum } from './minimum-times.ts';
import { allRules, movedBetween, nothingRecorded, type Step, standsOf, workOut } from './timetable.ts';

const facts = (more: Partial<Facts> = {}, told: readonly Circumstance[] = []): Facts => ({
  law: 'act',
  lightTouch: false,
  process: 'open',
  nation: 'england',
  central: false,
  utility: false,
  school: false,
  concession: false,
  mutual: false,
  large: false,
  told: { ...toldNothing, circumstances: told },
  ...more,
});
const light = (more: Partial<Facts> = {}, told: readonly Circumstance[] = []) =>
  facts({ lightTouch: true, ...more }, told);
const health = (process: Facts['process'], told: readonly Circumstance[] = []) => facts({ law: 'psr', process }, told);
const step = (of: Facts, dates: Dates, rule: string): Step =>
  workOut(of, dates).steps.find((one) => one.rule === rule) ?? assert.fail(`No ${rule}`);
const rulesOf = (of: Facts): string[] => workOut(of, {}).steps.map((one) => one.rule);

describe('a timetable', () => {
  it('names the rule of every date, and no rule says that it was checked when nobody did', () => {
    assert.equal(new Set(allRules.map((rule) => rule.id)).size, allRules.length);
    for (const rule of allRules) {
      assert.match(rule.reference, /20\d\d, |Regulations 2023, /);
      assert.equal(rule.checked, null);
    }
  });

  it('of an ordinary open procedure counts from the tender notice to the end of the contract', () => {
    const of = facts({ large: true }, ['engaged']);
    const dates: Dates = {
      tenderNoticeOn: '2026-09-01',
      tendersBy: '2026-09-28',
      awardNoticeOn: '2026-11-24',
      signOn: '2026-12-07',
      startOn: '2027-04-01',
      endOn: '2031-03-31',
    };
    assert.equal(step(of, dates, 'tendering-open').notBefore, '2026-09-26');
    assert.equal(step(of, dates, 'standstill').notBefore, '2026-12-05');
    assert.match(step(of, dates, 'standstill').notes.join(), /30 November 2026 does not count: St Andrew/);
    assert.equal(step(of, dates, 'details-notice').notAfter, '2027-01-05');
    assert.equal(step(of, dates, 'contract-copy').notAfter, '2027-03-06');
    assert.equal(step(of, dates, 'performance-yearly').notAfter, '2027-12-06');
    assert.equal(step(of, dates, 'termination-notice').notAfter, '2031-04-29');
    assert.equal(step(of, dates, 'payment-information').notAfter, '2027-07-29');
    assert.equal(step(of, dates, 'payments-compliance').notAfter, '2027-10-29');
    assert.equal(step(of, dates, 'pipeline').notAfter, '2026-05-26');
    assert.equal(step(of, dates, 'engagement-notice').notAfter, '2026-09-01');
  });

  it('of light touch asks no minimum, no standstill, no indicators, no change notice, and gives 120 and 180 days', () => {
    const of = light({ large: true });
    const dates: Dates = { tenderNoticeOn: '2026-09-01', awardNoticeOn: '2026-09-20', signOn: '2026-09-20' };
    assert.equal(step(of, dates, 'tendering-open').notBefore, null);
    for (const absent of [
      'standstill',
      'performance-indicators',
      'performance-yearly',
      'change-notice',
      'planned-notice',
    ])
      assert.ok(!rulesOf(of).includes(absent), absent);
    assert.equal(step(of, dates, 'details-notice').notAfter, '2027-01-17');
    assert.equal(step(of, dates, 'contract-copy').notAfter, '2027-03-18');
    assert.ok(rulesOf(of).includes('termination-notice') && rulesOf(of).includes('award-notice'));
    assert.ok(rulesOf(light({}, ['voluntaryStandstill'])).includes('standstill'), 'offered, it holds');
  });

  it('of the Provider Selection Regime counts another standstill over another calendar', () => {
    const of = health('psr-most-suitable');
    const dates: Dates = { followNoticeOn: '2026-11-02', intentionOn: '2026-11-24' };
    assert.equal(step(of, dates, 'most-suitable-wait').notBefore, '2026-11-16');
    assert.equal(step(of, dates, 'standstill-health').notBefore, '2026-12-08');
    assert.equal(step(of, dates, 'representations').notAfter, '2026-12-07');
    assert.equal(
      step(of, dates, 'award-notice-health').notAfter,
      '2027-01-07',
      'from the earliest day of the contract',
    );
    const heard = health('psr-direct-c', ['representations']);
    assert.equal(step(heard, dates, 'standstill-representations').stands, 'waits');
    assert.equal(step(heard, { ...dates, toldOn: '2026-12-14' }, 'standstill-representations').notBefore, '2026-12-22');
    for (const process of ['psr-direct-a', 'psr-direct-b'] as const)
      assert.deepEqual(rulesOf(health(process)).sort(), ['award-notice-health', 'yearly-summary']);
    assert.ok(!rulesOf(of).includes('details-notice'));
  });

  it('of user choice asks none of the notices that the law spares it', () => {
    const rules = rulesOf(light({ process: 'user-choice' }));
    for (const absent of [
      'transparency-notice',
      'award-notice',
      'details-notice',
      'termination-notice',
      'contract-copy',
    ])
      assert.ok(!rules.includes(absent), absent);
  });

  it('below the threshold sets no days, and of what is no procurement nothing', () => {
    for (const one of workOut(facts({ law: 'below-threshold' }), { tenderNoticeOn: '2026-09-01', signOn: '2026-10-01' })
      .steps)
      assert.equal(one.notBefore ?? one.notAfter, null);
    assert.deepEqual(workOut(facts({ law: 'none', process: 'none' }), {}).steps, []);
  });

  it('takes the shortest minimum that applies: the whole of section 54(3) and (4)', () => {
    const tendering = (of: Facts, given: Dates = {}) => tenderingMinimum(of, given).days;
    const documents = documentWays.map((way) => tendering(facts({ told: { documents: way, circumstances: [] } })));
    assert.deepEqual(documents, [25, 30, 30, 35]);
    assert.equal(tendering(light()), null);
    assert.equal(tendering(facts({}, ['negotiated'])), null);
    assert.equal(tendering(facts({ central: true }, ['negotiated'])), 25, 'not for central government');
    assert.equal(tendering(facts({ central: null }, ['negotiated'])), 25, 'the longer time where nobody said');
    assert.equal(tendering(facts({ central: true, utility: true }, ['negotiated'])), null);
    assert.equal(tendering(facts({}, ['preselected'])), 10);
    assert.equal(tendering(facts({ central: true }, ['preselected'])), 25);
    for (const one of ['urgent', 'dynamicMarket'] as const)
      assert.equal(tendering(facts({ central: true }, [one])), 10);
    assert.equal(tendering(facts(), { plannedNoticeOn: '2026-07-01', tenderNoticeOn: '2026-09-01' }), 10);
    assert.equal(tendering(facts(), { plannedNoticeOn: '2026-08-01', tenderNoticeOn: '2026-09-01' }), 25);
    assert.deepEqual(
      [facts(), facts({}, ['urgent']), light()].map((of) => participationMinimum(of).days),
      [25, 10, null],
    );
  });

  it('lets a planned notice qualify from 12 months to 40 days before, both days among them', () => {
    const tender = '2027-05-04';
    assert.deepEqual(
      ['2026-05-03', '2026-05-04', '2027-03-25', '2027-03-26'].map((on) => qualifies(on, tender)),
      [false, true, true, false],
    );
  });

  it('works out what nobody gave from the earliest that the law allows, and counts on from it', () => {
    const of = facts({ process: 'flexible' });
    const { dates } = workOut(of, { tenderNoticeOn: '2026-09-01', awardNoticeOn: '2027-01-11' });
    const at = (milestone: string) => dates.find((one) => one.milestone === milestone)!;
    assert.deepEqual([at('requestsBy').on, at('requestsBy').workedOut], ['2026-09-26', true]);
    assert.deepEqual([at('invitedOn').on, at('tendersBy').on], ['2026-09-26', '2026-10-21']);
    assert.deepEqual([at('signOn').on, at('tenderNoticeOn').workedOut], ['2027-01-21', false]);
  });

  it('recomputes what depends on a change, and only that', () => {
    const before = workOut(facts(), { tenderNoticeOn: '2026-09-01', awardNoticeOn: '2026-11-09', endOn: '2030-01-01' });
    const after = workOut(facts(), { tenderNoticeOn: '2026-09-01', awardNoticeOn: '2026-11-16', endOn: '2030-01-01' });
    const moved = new Map(movedBetween(before, after).map((one) => [one.title, one.days]));
    assert.equal(moved.get('Contract award notice'), 7);
    assert.equal(moved.get('Standstill'), 7);
    assert.equal(moved.get('The contract is entered into'), 7);
    assert.ok(!moved.has('Time to tender') && !moved.has('Contract termination notice'));
    assert.deepEqual(movedBetween(before, before), []);
  });

  it('moves every law’s day with the contract’s, day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 30 }), (from, later) => {
        const signed = (on: string) => step(facts({ large: true }), { signOn: on }, 'details-notice').notAfter!;
        const on = addDays('2026-01-01', from);
        assert.equal(signed(addDays(on, later)), addDays(signed(on), later));
      }),
    );
  });

  it('keeps, warns, refuses or follows advice: the whole table', () => {
    const checked = { by: 'Legal', on: '2026-11-01' };
    const advice = { rule: 'x', adviser: 'Legal', advisedOn: '2026-11-01', power: '4.2', words: 'We may' };
    const late = { notAfter: '2026-09-01' };
    for (const [yours, check, advised, expected] of [
      [null, null, null, 'to-come'],
      ['2026-09-01', checked, null, 'keeps'],
      ['2026-09-02', null, null, 'warned'],
      ['2026-09-02', checked, null, 'refused'],
      ['2026-09-02', checked, advice, 'advised'],
      ['2026-09-02', null, advice, 'advised'],
    ] as const)
      assert.equal(standsOf(late, yours, check, advised), expected);
    assert.equal(standsOf({ notBefore: '2026-09-03' }, '2026-09-02', null, null), 'warned');
    assert.equal(standsOf({}, '2026-09-02', checked, null), 'says');
  });

  it('takes back a rule that somebody checked and found different', () => {
    const checks = new Map([['award-notice', { by: 'Legal', on: '2026-11-01' }]]);
    const dates: Dates = { awardNoticeOn: '2026-10-02', signOn: '2026-10-01' };
    const stands = (recorded: typeof nothingRecorded) =>
      workOut(light(), dates, recorded).steps.find((one) => one.rule === 'award-notice')!.stands;
    assert.equal(stands(nothingRecorded), 'warned', 'an award notice after signing');
    assert.equal(stands({ ...nothingRecorded, checks }), 'refused');
    assert.equal(stands({ ...nothingRecorded, checks: new Map([['award-notice', null]]) }), 'warned');
  });

  it('never throws, whatever dates and circumstances there are, and says where it does not know', () => {
    const dates = fc.record(
      Object.fromEntries(
        milestones.map((one) => [
          one,
          fc.option(fc.integer({ min: -800, max: 9_000 }).map((days) => addDays('2024-06-01', days))),
        ]),
      ),
    ) as fc.Arbitrary<Dates>;
    const anyFacts = fc.record({
      law: fc.constantFrom('act', 'psr', 'below-threshold', 'none'),
      process: fc.constantFrom(
        'open',
        'flexible',
        'direct',
        'call-off',
        'user-choice',
        'psr-direct-c',
        'psr-most-suitable',
        'psr-competitive',
      ),
      lightTouch: fc.boolean(),
      large: fc.constantFrom(true, false, null),
      told: fc.record({ documents: fc.constantFrom(...documentWays), circumstances: fc.subarray([...circumstances]) }),
    });
    fc.assert(
      fc.property(dates, anyFacts, (given, some) => {
        const { steps, dates: planned } = workOut(facts(some as unknown as Partial<Facts>), given);
        assert.equal(planned.length, milestonesOf(some as unknown as Facts).length);
        for (const one of steps) {
          assert.ok(one.stands === 'waits' ? one.waitsFor.length > 0 : one.counted.length > 10, one.rule);
          if (one.stands === 'refused') assert.ok(one.checked);
        }
      }),
      { numRuns: 500 },
    );
    assert.match(step(facts(), { awardNoticeOn: '2041-01-01' }, 'standstill').counted, /known here from 2024 to 2040/);
  });

  it('finds dates in an order that no law can change', () => {
    assert.deepEqual(outOfOrder({ tenderNoticeOn: '2026-09-02', tendersBy: '2026-09-01' }), [
      'tendersBy',
      'tenderNoticeOn',
    ]);
    assert.equal(outOfOrder({ awardNoticeOn: '2026-09-02', signOn: '2026-09-01' }), null, 'that is for the law to say');
  });
});
