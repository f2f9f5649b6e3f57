import type { z } from 'zod';
import { providerTypes } from '#engines/retender/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { concentrated } from './concentrated.ts';
import {
  assumeGrowth,
  correctEntry,
  type entryInput,
  type growthInput,
  pasteRoster,
  type rosterInput,
} from './paste-roster.ts';
import { typeTexts } from './roster.ts';
import { rosterOf } from './roster-store.ts';
import { takeAway } from './take-away.ts';

export async function showLeft({ tx, object, query }: Visit<Subject>): Promise<Reply> {
  const roster = await rosterOf(tx, object.id);
  const taken = takeAway(roster);
  const without = taken?.rows.find((row) => `${row.zone ?? ''}|${row.provider}` === query.without) ?? null;
  return page('market/left.njk', 'Who is left if we buy it this way?', {
    roster,
    taken,
    without,
    concentrations: concentrated(roster),
    typeChoices: providerTypes.map((value) => ({ value, text: typeTexts[value] })),
  });
}

export function saidOfRoster({
  read,
  problems,
}: {
  read: number;
  problems: readonly { line: number; why: string }[];
}): string {
  const lines = `${read} ${read === 1 ? 'line was' : 'lines were'} read.`;
  if (problems.length === 0) return lines;
  const first = problems.slice(0, 3).map((problem) => `line ${problem.line}: ${problem.why}`);
  return `${lines} ${problems.length} could not be: ${first.join('; ')}${problems.length > 3 ? '; and more' : ''}`.slice(
    0,
    480,
  );
}

export async function keepRoster({ act, object, body }: Doing<Subject, z.infer<typeof rosterInput>>): Promise<Reply> {
  return redirect(
    `/cases/${object.id}/left`,
    saidOfRoster(await pasteRoster(act, { caseId: object.id, text: body.roster })),
  );
}

export async function keepEntry({ act, object, body }: Doing<Subject, z.infer<typeof entryInput>>): Promise<Reply> {
  await correctEntry(act, object.id, body);
  return redirect(`/cases/${object.id}/left`, body.remove ? 'That line is gone.' : 'That line is corrected.');
}

export async function keepGrowth({ act, object, body }: Doing<Subject, z.infer<typeof growthInput>>): Promise<Reply> {
  await assumeGrowth(act, object.id, body);
  return redirect(`/cases/${object.id}/left`, 'The assumption is kept.');
}
