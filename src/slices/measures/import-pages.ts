import type { z } from 'zod';
import type { LineProblem } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, type Reply, redirect } from '#platform/http/route.ts';
import { type importInput, importSeries } from './import-series.ts';
import type { Measure } from './measure.ts';
import { pathOf } from './measure-pages.ts';

const shown = 3;

/** "Line 3: “Someday” is not a date we can read." The first few; the page of the measure lists them all. */
export function sayProblems(problems: readonly LineProblem[]): string {
  const said = problems.slice(0, shown).map(({ line, why }) => (line > 0 ? `Line ${line}: ${why}` : why));
  const more = problems.length - said.length;
  return [...said, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

export async function keepSeries({
  act,
  object,
  body,
  files,
}: Doing<Measure, z.infer<typeof importInput>>): Promise<Reply> {
  const [file] = files;
  if (file && body.text) slip('text', 'Paste values or choose a file, not both');
  if (!file && !body.text) slip('text', 'Paste the values, or choose a file');
  const given = file
    ? { name: file.name, content: file.bytes }
    : { name: 'pasted values', content: body.text!, startMonth: body.startMonth };
  const { read, says, problems } = await importSeries(act, object.id, given);
  if (read === 0) slip(file ? 'file' : 'text', `${says} ${sayProblems(problems)}`);
  return redirect(pathOf(object), [says, sayProblems(problems)].filter(Boolean).join(' '));
}
