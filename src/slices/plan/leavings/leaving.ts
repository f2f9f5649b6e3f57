import { londonDate } from '#platform/say.ts';
import { leavings } from '../board/board.ts';

export type Result = (typeof leavings)[number]['name'];
export const results = leavings.map((one) => one.name) as unknown as readonly [Result, ...Result[]];
export const resultLabels = Object.fromEntries(leavings.map(({ name, label }) => [name, label])) as Record<
  Result,
  string
>;

/** What a community is asked, in each of the three; a box for what it hopes and one for what it fears. */
export const leavingQuestions = [
  {
    name: 'capacity',
    label: 'Capacity',
    about: 'Organisations, groups, volunteers and places',
  },
  { name: 'capability', label: 'Capability', about: 'Skills, confidence and people who know each other' },
  { name: 'prosperity', label: 'Prosperity', about: 'Money spent here, jobs, wages, and who owns what' },
] as const;

export const feelings = ['hope', 'fear'] as const;
export type Feeling = (typeof feelings)[number];
export const leavingAskStates = ['asked', 'answered', 'withdrawn'] as const;

export type LeavingWords = Readonly<{ id: string; about: Result; feels: Feeling; words: string }>;

export type LeavingAsk = Readonly<{
  id: string;
  caseId: string;
  state: (typeof leavingAskStates)[number];
  version: number;
  bodyId: string;
  body: string;
  askedOf: string;
  address: string | null;
  byOn: string | null;
  askedBy: string;
  askedAt: Date;
  answeredHow: 'page' | 'link' | 'meeting' | null;
  heardOn: string | null;
  heardAt: string | null;
  mayPrint: boolean;
  recordedBy: string | null;
  answeredAt: Date | null;
  words: readonly LeavingWords[];
}>;

/** Each line is a saying of its own, so that a lot can quote one and not another. */
export const sayingsIn = (typed: string | null): string[] =>
  (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export type Timing = 'heard-before' | 'same-day' | 'asked-not-heard' | 'heard-after' | 'asked-after' | 'nobody';
export type Asked = Readonly<{
  state: LeavingAsk['state'];
  body: string;
  askedOn: string;
  heardOn: string | null;
  writtenOn: string | null;
}>;

/** The days that count, as dates in London. */
export const askedDays = (
  ask: Pick<LeavingAsk, 'state' | 'body' | 'askedAt' | 'heardOn' | 'answeredAt'>,
  day: (at: Date) => string,
): Asked => ({
  state: ask.state,
  body: ask.body,
  askedOn: day(ask.askedAt),
  heardOn: ask.heardOn,
  writtenOn: ask.answeredAt ? day(ask.answeredAt) : null,
});

const first = (asks: readonly Asked[], of: (ask: Asked) => string): Asked | undefined =>
  asks.toSorted((one, other) => of(one).localeCompare(of(other)))[0];

/** Whether anybody in the community was heard before a lot was drawn: two dates compared, and nothing blocked. */
export function timingOf(drawnOn: string, all: readonly Asked[]): Timing {
  const asks = all.filter((one) => one.state !== 'withdrawn');
  const heard = first(
    asks.filter((one) => one.heardOn),
    (one) => one.heardOn!,
  );
  if (heard) {
    if (heard.heardOn! < drawnOn) return 'heard-before';
    if (heard.heardOn === drawnOn) return 'same-day';
  }
  if (asks.some((one) => one.askedOn <= drawnOn)) return 'asked-not-heard';
  if (heard) return 'heard-after';
  return asks.length > 0 ? 'asked-after' : 'nobody';
}

/** The same in a sentence, with its dates. `late` where the lot was drawn without having heard anybody. */
export function sayTiming(drawnOn: string, all: readonly Asked[]): Readonly<{ says: string; late: boolean }> {
  const timing = timingOf(drawnOn, all);
  const asks = all.filter((one) => one.state !== 'withdrawn');
  const heard = first(
    asks.filter((one) => one.heardOn),
    (one) => one.heardOn!,
  );
  const drawn = `It was drawn on ${londonDate(drawnOn)}`;
  const since = heard ? ` ${heard.body} was heard on ${londonDate(heard.heardOn)}.` : ' Nobody has been heard since.';
  const written =
    heard?.writtenOn && heard.writtenOn > drawnOn && heard.heardOn! <= drawnOn
      ? ` What it said was written down on ${londonDate(heard.writtenOn)}, after the lot was drawn.`
      : '';
  switch (timing) {
    case 'heard-before':
      return {
        says: `${heard!.body} said what it hopes and fears on ${londonDate(heard!.heardOn)}. ${drawn}.${written}`,
        late: false,
      };
    case 'same-day':
      return { says: `${drawn}, the day on which ${heard!.body} was heard.${written}`, late: false };
    case 'asked-not-heard':
      return { says: `${drawn}, after the community was asked and before anybody was heard.${since}`, late: true };
    case 'heard-after':
    case 'asked-after':
    case 'nobody':
      return {
        says: `${drawn}, before anybody in the community was asked what it should leave.${since}`,
        late: true,
      };
  }
}
