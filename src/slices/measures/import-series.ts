import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { type LineProblem, readTable } from '#platform/export/index.ts';
import { field } from '#platform/forms/index.ts';
import { readSeries } from '#standards/measure-series/index.ts';
import { addPoints } from './add-points.ts';
import { sayChanges } from './measure.ts';
import { insertImport } from './value-store.ts';

export const importInput = z.strictObject({
  text: field.optionalText(200_000),
  startMonth: field.optionalText(40),
});

export type Given = Readonly<{ name: string; content: string | Uint8Array; startMonth?: string | null }>;
export type Imported = Readonly<{ read: number; changed: number; says: string; problems: readonly LineProblem[] }>;

const largest = 1e12;

/** Reads a series from pasted text or a file, and keeps what it could read. Says what it could not, by line. */
export async function importSeries(act: Act, measureId: string, given: Given): Promise<Imported> {
  const { points, problems } = readGiven(given, londonDate(act.now));
  if (points.length === 0) return { read: 0, changed: 0, says: 'Nothing could be read.', problems };
  const changes = await addPoints(act, { measureId, points });
  const changed = changes.filter((change) => change.does !== 'same').length;
  const says = sayChanges(changes);
  if (changed > 0)
    await insertImport(act.tx, {
      id: act.newId(),
      measureId,
      name: given.name,
      says,
      problems,
      by: act.who.personId,
      givenAt: act.now,
    });
  return { read: points.length, changed, says, problems };
}

/** What can be kept of what was given; values of the future and beyond all sense are listed with the rest that cannot. */
export function readGiven({ content, startMonth }: Omit<Given, 'name'>, today: string) {
  const options = startMonth ? { startMonth } : {};
  const table = typeof content === 'string' ? null : readTable(content);
  const series = readSeries(table ?? (content as string), options);
  const problems: LineProblem[] = [...(table?.problems ?? []), ...series.problems];
  const points = series.points.filter(({ on, value }) => {
    const why =
      on > today
        ? `${on} is in the future, so its value was left out.`
        : Math.abs(value) > largest
          ? `The value for ${on} is too large.`
          : null;
    if (why) problems.push({ line: 0, why });
    return why === null;
  });
  return { points, problems };
}
