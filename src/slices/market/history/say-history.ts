import type { Estimate, LookBack, Target } from '#engines/retender-history/index.ts';

const named: Readonly<Record<string, string>> = {
  'bidders<=0': 'Nobody bids',
  'bidders<=1': 'One bidder or none',
  'bidders<=2': 'Two bidders or fewer',
  'bidders<=3': 'Three bidders or fewer',
  'single bid': 'Exactly one bidder',
  bidders: 'Number of bidders',
  'repeat winner': 'Somebody who won before wins again',
  'firm exit within a year': 'A firm bids to us no more within a year',
};

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`;

export type ToldTarget = Readonly<{
  title: string;
  n: number;
  came: string;
  skill: string;
  coverage: string;
  given: string;
  shown: boolean;
}>;

/** A target in words: how it did on what came, and what is given for it. */
export function sayTarget({ name, n, base, skill, coverage90, shown, baseline }: Target): ToldTarget {
  return {
    title: named[name] ?? name,
    n,
    came: name === 'bidders' ? base.toFixed(1) : percent(base),
    skill: `${percent(skill.value)} (${percent(skill.low)} to ${percent(skill.high)})`,
    coverage: percent(coverage90),
    given: shown ? `Ours: better than ${baseline}` : `No better than ${baseline}, which is given`,
    shown,
  };
}

const short = (value: number): string => String(Number(value.toPrecision(3)));

export const sayEstimate = ({ says, value, low, high, unit, grade, source }: Estimate) => ({
  says,
  value: `${short(value)} (${short(low)} to ${short(high)}) ${unit}`,
  from: `${grade}: ${source}`,
});

/** What a history is worth, in one sentence. */
export function sayHistory({ own, tenders, years: [first, last], report }: LookBack): string {
  if (!own || !report)
    return `Sector prior, not your market: ${tenders} tenders from ${first} to ${last}. It takes thirty, and tenders of a later year to be scored on. Until then ways of buying are compared by direction only.`;
  const earned = report.targets.filter(({ shown }) => shown).length;
  return `Your market: learnt from ${report.known} tenders up to ${report.until} and a year at a time after that, and scored on ${report.scored} that came later. ${earned} of ${report.targets.length} forecasts beat the best naive one.`;
}
