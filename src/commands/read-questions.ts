import { z } from 'zod';
import { isDay } from '#engines/calendar/index.ts';
import { parseJson } from '#platform/export/index.ts';
import {
  type Answers,
  allRules,
  type Checked,
  choicesOf,
  circumstances,
  type Dates,
  documentWays,
  milestones,
  questionNames,
  type Recorded,
  type Told,
} from '#slices/procurement/index.ts';

const day = z
  .string()
  .refine(
    (on) => isDay(on) && on >= '2024-01-01' && on <= '2060-12-31',
    'Write a day from 2024 to 2060 as YYYY-MM-DD.',
  );
const words = z.string().min(1).max(2_000);
const rule = z.enum(allRules.map(({ id }) => id) as [string, ...string[]]);

const file = z.strictObject({
  answers: z.strictObject({
    ...Object.fromEntries(
      questionNames.map((name) => [
        name,
        z.enum(choicesOf(name).map(({ value }) => value) as [string, ...string[]]).optional(),
      ]),
    ),
    value: z.number().min(0).max(1e12).optional(),
    code: z
      .string()
      .regex(/^\d{8}(-\d)?$/, 'Write eight figures.')
      .optional(),
    on: day,
  }),
  dates: z.strictObject(Object.fromEntries(milestones.map((one) => [one, day.optional()]))).default({}),
  tendersAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as HH:MM.')
    .optional(),
  documents: z.enum(documentWays).default('together'),
  circumstances: z.array(z.enum(circumstances)).default([]),
  checks: z.array(z.strictObject({ rule, found: z.enum(['right', 'different']), by: words, on: day })).default([]),
  advice: z.array(z.strictObject({ rule, adviser: words, advisedOn: day, power: words, words })).default([]),
});

export type Questions = Readonly<{
  answers: Answers;
  dates: Dates;
  tendersAt: string | null;
  told: Told;
  recorded: Recorded;
}>;

/** Reads the file of `npx commonweal timetable` (docs/timetable.md); what is wrong in it is listed by its path, and nothing is half read. */
export function readQuestions(bytes: Uint8Array): { questions: Questions | null; problems: string[] } {
  const found: { path: string; why: string }[] = [];
  const documents = parseJson(bytes, found);
  if (documents.length > 1) found.push({ path: '', why: 'Write one object and no list of lines.' });
  if (found.length > 0)
    return { questions: null, problems: found.map((one) => `${one.path || 'The file'}: ${one.why}`) };
  const read = file.safeParse(documents[0]!.value);
  if (!read.success)
    return {
      questions: null,
      problems: read.error.issues.map((issue) => `${issue.path.join('.') || 'The file'}: ${issue.message}`),
    };
  const { answers, dates, tendersAt, documents: way, circumstances: some, checks, advice } = read.data;
  const { value, ...choices } = answers;
  return {
    questions: {
      answers: { ...choices, valuePence: value === undefined ? null : Math.round(value * 100) } as Answers,
      dates: dates as Dates,
      tendersAt: tendersAt ?? null,
      told: { documents: way, circumstances: some },
      recorded: {
        checks: new Map(
          checks.map((one): [string, Checked | null] => [
            one.rule,
            one.found === 'right' ? { by: one.by, on: one.on } : null,
          ]),
        ),
        advice: new Map(advice.map((one) => [one.rule, one])),
      },
    },
    problems: [],
  };
}
