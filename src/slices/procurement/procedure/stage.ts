import { type Asked, bidBurden, type Range } from '#engines/burden/index.ts';

export const stageKinds = [
  'conditions',
  'dialogue',
  'negotiation',
  'prototypes',
  'down-selection',
  'refinement',
  'final-tenders',
  'identification',
  'choice',
  'terms',
] as const;
export type StageKind = (typeof stageKinds)[number];

export const stageLabels: Record<StageKind, string> = {
  conditions: 'Conditions of participation',
  dialogue: 'Dialogue',
  negotiation: 'Negotiation',
  prototypes: 'Prototypes or demonstrations',
  'down-selection': 'Fewer go on',
  refinement: 'Award criteria are refined',
  'final-tenders': 'Final tenders',
  identification: 'Providers are looked at by the key criteria',
  choice: 'The person who uses the service chooses',
  terms: 'Terms are agreed with one supplier',
};

/** One stage of a procedure. What is asked is counted for one bidder; null is not said. Dates are YYYY-MM-DD. */
export type Stage = Readonly<{
  kind: StageKind;
  from: string | null;
  until: string | null;
  /** What is asked of bidders, and who takes part, in words. */
  asks: string | null;
  who: string | null;
  questions: number | null;
  /** Most words an answer. */
  words: number | null;
  documents: number | null;
  meetings: number | null;
  /** Hours that somebody said it takes; they stand instead of the estimate. */
  hoursLow: number | null;
  hoursHigh: number | null;
  hoursSource: string | null;
  /** Of a down-selection: by which rule, and how many go on at least. */
  rule: string | null;
  least: number | null;
  /** Of a refinement: the tender notice says that criteria may be refined, and nobody who fell out would have stayed in. */
  announced: boolean;
  nobodyLost: boolean;
}>;

export const emptyStage = (kind: StageKind, more: Partial<Stage> = {}): Stage => ({
  kind,
  from: null,
  until: null,
  asks: null,
  who: null,
  questions: null,
  words: null,
  documents: null,
  meetings: null,
  hoursLow: null,
  hoursHigh: null,
  hoursSource: null,
  rule: null,
  least: null,
  announced: false,
  nobodyLost: false,
  ...more,
});

/** Hours of one meeting for one bidder: people, preparing and going there. A range, because nobody has measured ours. */
export const meetingHours = {
  low: 4,
  high: 16,
  basis: 'our assumption: no published figure was found, so measure it',
} as const;

export type StageHours = Readonly<{ hours: Range | null; source: string }>;

/**
 * What a stage costs one bidder in hours. What somebody said stands before the estimate; the estimate is that of `engines/burden` for what is
 * written, and `meetingHours` for each meeting. Null where nothing was said of it. Stages that ask a bidder for nothing take no time.
 */
export function hoursOfStage(stage: Stage): StageHours {
  const { hoursLow, hoursHigh, hoursSource, questions, words, documents, meetings } = stage;
  if (hoursLow !== null || hoursHigh !== null) {
    const low = hoursLow ?? hoursHigh!;
    return { hours: { low, high: hoursHigh ?? low }, source: hoursSource ?? 'said here, without a source' };
  }
  if (stage.kind === 'down-selection' || stage.kind === 'refinement' || stage.kind === 'choice')
    return { hours: { low: 0, high: 0 }, source: 'it asks a bidder for nothing' };
  if (questions === null && documents === null && meetings === null)
    return { hours: null, source: 'nobody has said what it asks' };
  const asked: Asked = {
    questions: questions ?? 0,
    wordsEach: words === null ? null : { low: words / 2, high: words },
    documents: documents ?? 0,
    insurances: 0,
    wordsToRead: 0,
  };
  const written = bidBurden(asked, { annualPence: null, forSmall: false }).hours!;
  const met = meetings ?? 0;
  return {
    hours: { low: written.low + met * meetingHours.low, high: written.high + met * meetingHours.high },
    source: `estimated by the rule of what bidding takes${met > 0 ? `, and ${meetingHours.low} to ${meetingHours.high} hours a meeting (${meetingHours.basis})` : ''}`,
  };
}

export type TotalHours = Readonly<{ hours: Range; unsaid: number }>;

/** For a bidder who goes all the way; how many stages nobody has said anything of is told beside it. */
export function totalHours(stages: readonly Stage[]): TotalHours {
  const found = stages.map((stage) => hoursOfStage(stage).hours);
  const said = found.filter((one) => one !== null);
  return {
    hours: { low: said.reduce((sum, one) => sum + one.low, 0), high: said.reduce((sum, one) => sum + one.high, 0) },
    unsaid: found.length - said.length,
  };
}
