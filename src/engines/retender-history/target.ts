import { gainOf, type Skill, skillOf } from './statistics/bootstrap.ts';

/** What a forecast was charged for one outcome, lower is better, and whether its 90% interval held it. */
export type Charged = Readonly<{ brier: number; logScore: number; crps: number; within90: number; holds90: number }>;

export type Rival = Readonly<{ name: string; naive: boolean; charged: readonly Charged[] }>;

export type RivalScore = Readonly<{
  name: string;
  /** A model of its own is shown beside the naive ones and has no part in the gate. */
  naive: boolean;
  brier: number;
  logScore: number;
  crps: number;
  skill: Skill;
}>;

export type Target = Readonly<{
  name: string;
  n: number;
  /** What is shown for this target: the model, or the naive forecast where the model has not earned it. */
  model: string;
  shown: boolean;
  /** How often it came, or the mean count. */
  base: number;
  brier: number;
  /** Of the naive forecast that did best in these very years: the hardest to beat. */
  baselineBrier: number;
  baseline: string;
  /** 1 − score / the baseline's, with a 90% interval, as every interval here. */
  skill: Skill;
  skillOf: 'brier' | 'crps';
  logScore: number;
  baselineLogScore: number;
  /** The baseline's log score less ours, in nats. */
  logGain: Skill;
  crps: number;
  baselineCrps: number;
  /** The share of outcomes within the 90% interval that a page shows, and what the forecast said it would hold. */
  coverage90: number;
  saidCoverage90: number;
  baselines: readonly RivalScore[];
  says: string;
}>;

const nothing: Skill = { value: 0, low: 0, high: 0 };
export const fewestToJudge = 30;

export type TargetInput = Readonly<{
  name: string;
  by: 'brier' | 'crps';
  model: string;
  outcomes: readonly number[];
  charged: readonly Charged[];
  rivals: readonly Rival[];
  block: number;
}>;

/**
 * One target's scores against all its rivals. It is shown as a forecast only where its skill against the best naive one is above zero
 * with its whole interval, on thirty outcomes or more; where not, `model` names what is given instead.
 */
export function judge(input: TargetInput): Target {
  const how = { block: input.block, seed: 20261123, share: 0.9 };
  const of = (charged: readonly Charged[], what: keyof Charged) => charged.map((one) => one[what]);
  const ours = of(input.charged, input.by);
  const compare = (charged: readonly Charged[]) => skillOf(ours, of(charged, input.by), how) ?? nothing;
  const baselines = input.rivals.map(({ name, naive, charged }) => ({
    name,
    naive,
    brier: mean(of(charged, 'brier')),
    logScore: mean(of(charged, 'logScore')),
    crps: mean(of(charged, 'crps')),
    skill: compare(charged),
  }));
  const naive = baselines.map((one, at) => ({ ...one, at })).filter((one) => one.naive);
  const best = naive.reduce((least, one) => (one[input.by] < least[input.by] ? one : least));
  const rival = input.rivals[best.at]!.charged;
  const shown = input.outcomes.length >= fewestToJudge && best.skill.low > 0;
  const gain = gainOf(of(input.charged, 'logScore'), of(rival, 'logScore'), how) ?? nothing;
  return {
    name: input.name,
    n: input.outcomes.length,
    model: shown ? input.model : `no better than ${best.name}, which is given`,
    shown,
    base: mean(input.outcomes),
    brier: mean(of(input.charged, 'brier')),
    baselineBrier: best.brier,
    baseline: best.name,
    skill: best.skill,
    skillOf: input.by,
    logScore: mean(of(input.charged, 'logScore')),
    baselineLogScore: best.logScore,
    logGain: gain,
    crps: mean(of(input.charged, 'crps')),
    baselineCrps: best.crps,
    coverage90: mean(of(input.charged, 'within90')),
    saidCoverage90: mean(of(input.charged, 'holds90')),
    baselines,
    says: sentence(input, best.name, best.skill, shown),
  };
}

function sentence(input: TargetInput, baseline: string, skill: Skill, shown: boolean): string {
  const percent = (value: number) => `${(100 * value).toFixed(1)}%`;
  const range = `${percent(skill.value)} (${percent(skill.low)} to ${percent(skill.high)})`;
  if (input.outcomes.length < fewestToJudge)
    return `${input.name}: ${input.outcomes.length} outcomes are too few to judge by. Given: ${baseline}.`;
  return shown
    ? `${input.name}: better than ${baseline} by ${range}. Shown as a forecast.`
    : `${input.name}: no better than ${baseline}, skill ${range}. ${baseline[0]!.toUpperCase()}${baseline.slice(1)} is given instead.`;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
