import { z } from 'zod';
import { londonTime } from '#engines/calendar/index.ts';
import { field } from '#platform/forms/index.ts';
import { circumstances, documentWays, type Told } from './facts.ts';
import { type Dates, type Milestone, milestones } from './milestones.ts';

const first = '2024-01-01';
const last = '2060-12-31';
const known = `Enter a day from 2024 to ${last.slice(0, 4)}`;
const dateField = () => field.optionalDateOn().refine((on) => on === null || (on >= first && on <= last), known);

const dateFields = Object.fromEntries(milestones.map((one) => [one, dateField()])) as Record<
  Milestone,
  ReturnType<typeof dateField>
>;

export const timetableInput = z.strictObject({
  ...dateFields,
  documents: z.preprocess((value) => value ?? 'together', field.choice(documentWays, 'Choose how tenders come in')),
  circumstances: field.manyOf(circumstances),
  tendersAt: field.optionalText(5),
  because: field.text('Say why these dates, or what moved', 1_000),
  version: z.coerce.number().int().min(0),
});
export type TimetableInput = z.infer<typeof timetableInput>;

export const toldBy = ({ documents, circumstances }: Pick<TimetableInput, 'documents' | 'circumstances'>): Told => ({
  documents,
  circumstances,
});

/** The dates that were given, and only those that a timetable of this kind holds. */
export function datesGiven(input: Readonly<Record<string, unknown>>, wanted: readonly Milestone[]): Dates {
  return Object.fromEntries(wanted.flatMap((one) => (input[one] ? [[one, input[one] as string]] : [])));
}

export type Deadline = { at: Date; zone: string } | { wrong: string } | null;

/** A deadline as an instant, or what is wrong with it: on the night the clocks go back a time comes twice, and on the other one is missing. */
export function deadlineAt(on: string | null | undefined, time: string | null): Deadline {
  if (!time) return null;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return { wrong: 'Enter a time of day as hours and minutes, for example 12:00' };
  if (!on) return null;
  const found = londonTime(on, time);
  if (found.kind === 'twice')
    return { wrong: `The clocks go back that night, and ${time} comes twice. Choose another time` };
  if (found.kind === 'never')
    return { wrong: `The clocks go forward that night, and ${time} never comes. Choose another time` };
  return { at: found.at, zone: found.zone };
}
