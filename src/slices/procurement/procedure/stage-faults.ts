import { mostHoursPerThousand } from '#engines/burden/index.ts';
import { type Stage, type StageKind, stageLabels, totalHours } from './stage.ts';
import { restsOn, type Way } from './stage-table.ts';

/** `house` has to be mended before it is kept; `law` warns until somebody has checked the rule; `practice` is a thing to think of. */
export type StageFault = Readonly<{
  weight: 'house' | 'law' | 'practice';
  stage: number | null;
  says: string;
  reference: string;
}>;

/** What has no sense whatever the law says: refused when it is kept. */
export function brokenStages(stages: readonly Stage[], way: Way, mayShortlist = false): StageFault[] {
  const faults: StageFault[] = [];
  const house = (stage: number | null, says: string, reference = 'The order of a procedure') =>
    faults.push({ weight: 'house', stage, says, reference });
  for (const [at, { kind, from, until }] of stages.entries()) {
    if (restsOn(kind, way, mayShortlist) === null) house(at, notHere(kind, way), 'Stages of this way of buying');
    if (from && until && until < from) house(at, `${stageLabels[kind]}: the last day is before the first`);
    const earlier = stages.slice(0, at).findLast((one) => one.from);
    if (from && earlier?.from && from < earlier.from)
      house(at, `${stageLabels[kind]} begins before the stage above it`);
  }
  const finals = positionsOf(stages, 'final-tenders');
  if (finals.length > 1) house(finals[1]!, 'There is one stage of final tenders');
  for (const [at, { kind }] of stages.entries())
    if (finals.length > 0 && at > finals[0]! && kind !== 'negotiation')
      house(at, `${stageLabels[kind]} comes before final tenders`);
  return faults;
}

function notHere(kind: StageKind, { regime, route }: Way): string {
  if (regime === 'below-threshold' && (kind === 'conditions' || kind === 'down-selection'))
    return 'Below the threshold nobody is kept out beforehand by looking at whether they are suitable (section 85). Ask what you need to know in the tender';
  if (route === 'open') return `An open procedure has one stage. ${stageLabels[kind]} needs a procedure in stages`;
  return `${stageLabels[kind]} is no stage of this way of buying`;
}

/** What law asks of the content, and practice: said, and never in the way while nobody has checked it against current text (I10). */
export function doubtfulStages(stages: readonly Stage[], way: Way, justification: string | null): StageFault[] {
  const faults: StageFault[] = [];
  const say = (weight: StageFault['weight'], stage: number | null, says: string, reference: string) =>
    faults.push({ weight, stage, says, reference });
  const final = stages.findIndex((one) => one.kind === 'final-tenders');
  for (const [at, one] of stages.entries()) {
    if (one.kind === 'down-selection' && (!one.rule || one.least === null))
      say(
        'law',
        at,
        'Say by which rule fewer go on, and how many at least: bidders are told beforehand',
        'Procurement Act 2023 section 20',
      );
    if (one.kind === 'refinement') {
      if (!one.announced)
        say('law', at, 'Criteria can be refined only if the tender notice says so', 'Procurement Act 2023 section 24');
      if (final !== -1 && at > final)
        say('law', at, 'Criteria cannot be refined once final tenders are invited', 'Procurement Act 2023 section 24');
      if (stages.slice(0, at).some(({ kind }) => kind === 'down-selection') && !one.nobodyLost)
        say(
          'law',
          at,
          'Criteria cannot be refined if somebody who fell out earlier would have stayed in',
          'Procurement Act 2023 section 24',
        );
    }
  }
  const competes = way.route === 'open' || way.route === 'competitive-flexible';
  if (competes && final === -1)
    say('law', null, 'Nothing is awarded without final tenders', 'Procurement Act 2023 section 20');
  if (way.route === 'direct-award' && !justification)
    say(
      'law',
      null,
      'Say on which ground nobody else is asked',
      way.regime === 'provider-selection'
        ? 'Provider Selection Regime Regulations 2023 regulations 7 to 9'
        : 'Procurement Act 2023 section 41 and schedule 5',
    );
  const conditions = stages.findIndex((one) => one.kind === 'conditions');
  if (conditions > 0)
    say(
      'practice',
      conditions,
      'Whoever cannot take part should know before they spend time on the stages above',
      'Practice of this place',
    );
  return faults;
}

/** Hours kept down: the same limit as for a bid, by the year's value in pence. Null where the value is not known. */
export function tooMuchWork(stages: readonly Stage[], annualPence: number | null): string | null {
  if (!annualPence || annualPence <= 0) return null;
  const { hours } = totalHours(stages);
  const limit = (mostHoursPerThousand * annualPence) / 100_000;
  const figure = (value: number) => Math.round(value).toLocaleString('en-GB');
  if (hours.high <= limit) return null;
  const may = hours.low > limit ? 'takes' : 'may take';
  return `It ${may} a bidder ${figure(hours.low)} to ${figure(hours.high)} hours. For a small organisation ${figure(limit)} would be the limit at this value: ${mostHoursPerThousand} hour for each £1,000 of a year.`;
}

const positionsOf = (stages: readonly Stage[], kind: StageKind): number[] =>
  stages.flatMap((one, at) => (one.kind === kind ? [at] : []));
