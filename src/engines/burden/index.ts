import { anchor, mostHoursPerThousand, type Rate, rates, unsaid } from './rule.ts';

export { anchor, mostHoursPerThousand, type Rate, rates, unsaid } from './rule.ts';

export type Range = Readonly<{ low: number; high: number }>;

/** What a bidder is asked for. Null is not said: the estimate widens. Counts are whole numbers of 0 or more. */
export type Asked = Readonly<{
  questions: number | null;
  wordsEach: Range | null;
  documents: number | null;
  insurances: number | null;
  /** Words of the specification that a bidder reads. */
  wordsToRead: number;
}>;

export type Part = Readonly<{ what: string; hours: Range; basis: string; assumed: boolean }>;
export type Alarm = Readonly<{ kind: 'hours' | 'questions'; sure: boolean; says: string }>;

export type Burden = Readonly<{
  /** Null where it is not said how many questions are asked: nothing honest can be said then. */
  hours: Range | null;
  parts: readonly Part[];
  perThousand: Range | null;
  /** How many bids of this size the limit would allow in hours, for the year's value. */
  limitHours: number | null;
  alarms: readonly Alarm[];
}>;

const times = (count: Range, rate: Rate): Range => ({ low: count.low * rate.low, high: count.high * rate.high });
const exactly = (count: number): Range => ({ low: count, high: count });
const add = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((sum, one) => sum + one.low, 0),
  high: ranges.reduce((sum, one) => sum + one.high, 0),
});

/**
 * How many hours a bid takes, by the stated rule (`rule.ts`), against a year's value in pence, and where that is out of proportion.
 *
 * hours = Σ count × rate, low and high apart; per £1,000 = hours ÷ (pence ÷ 100,000). For a lot that small organisations should be able
 * to bid for, an alarm is sure where even the low figure passes the limit, and possible where only the high one does. The second alarm
 * compares questions per pound with the anchor case. Pure; never throws.
 *
 * @example bidBurden({ questions: 44, wordsEach: { low: 500, high: 2_000 }, documents: 0, insurances: 0, wordsToRead: 0 }, { annualPence: 35_000_000, forSmall: true }).alarms.length // 2
 */
export function bidBurden(asked: Asked, value: Readonly<{ annualPence: number | null; forSmall: boolean }>): Burden {
  if (asked.questions === null) return { hours: null, parts: [], perThousand: null, limitHours: null, alarms: [] };
  const parts = partsOf({ ...asked, questions: asked.questions });
  const hours = add(parts.map((part) => part.hours));
  const { annualPence, forSmall } = value;
  if (!annualPence || annualPence <= 0) return { hours, parts, perThousand: null, limitHours: null, alarms: [] };
  const thousands = annualPence / 100_000;
  const perThousand = { low: hours.low / thousands, high: hours.high / thousands };
  const alarms = [...(forSmall ? hoursAlarm(perThousand) : []), ...questionsAlarm(asked.questions, annualPence)];
  return { hours, parts, perThousand, limitHours: forSmall ? mostHoursPerThousand * thousands : null, alarms };
}

function partsOf(asked: Asked & { questions: number }): Part[] {
  const each = asked.wordsEach ?? unsaid.wordsEach;
  const words = { low: (asked.questions * each.low) / 1_000, high: (asked.questions * each.high) / 1_000 };
  const part = (rate: Rate, count: Range, assumed = false): Part => ({
    what: rate.what,
    hours: times(count, rate),
    basis: `${rate.low} to ${rate.high} hours for each ${rate.each}; ${rate.basis}`,
    assumed,
  });
  const said = (count: number | null, other: Range) => (count === null ? other : exactly(count));
  return [
    part(rates.reading, exactly(asked.wordsToRead / 1_000)),
    part(rates.question, exactly(asked.questions)),
    part(rates.writing, words, asked.wordsEach === null && asked.questions > 0),
    part(rates.document, said(asked.documents, unsaid.documents), asked.documents === null),
    part(rates.insurance, said(asked.insurances, unsaid.insurances), asked.insurances === null),
  ];
}

const one = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB'));

function hoursAlarm(perThousand: Range): Alarm[] {
  if (perThousand.high <= mostHoursPerThousand) return [];
  const sure = perThousand.low > mostHoursPerThousand;
  const figure = `${one(perThousand.low)} to ${one(perThousand.high)} hours of bidding for each £1,000 a year`;
  return [
    {
      kind: 'hours',
      sure,
      says: sure
        ? `It takes ${figure}. For a small organisation that is too much: ${mostHoursPerThousand} hour is the limit.`
        : `It may take ${figure}. For a small organisation ${mostHoursPerThousand} hour is the limit.`,
    },
  ];
}

function questionsAlarm(questions: number, annualPence: number): Alarm[] {
  const here = questions / annualPence;
  const there = anchor.questions / anchor.annualPence;
  if (questions === 0 || here < there) return [];
  return [
    {
      kind: 'questions',
      sure: true,
      says: `It asks ${questions} ${questions === 1 ? 'question' : 'questions'}, as many for the money as a tender that charities named as out of proportion, or more: ${anchor.questions} questions for £350,000 a year.`,
    },
  ];
}
