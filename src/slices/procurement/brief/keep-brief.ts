import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import type { Brief } from './brief.ts';
import { insertBrief, updateBrief } from './brief-store.ts';

export const briefInput = z.strictObject({
  title: field.text('Enter a short name', 150),
  problem: field.text('Enter what the problem is', 2_000),
  outcomeId: field.optionalId(),
  known: field.optionalText(2_000),
  limits: field.optionalText(2_000),
  offer: field.optionalText(2_000),
  budget: field.optionalPounds(),
});
type Typed = z.infer<typeof briefInput>;

async function detailsOf(act: Act, caseId: string, { budget, ...typed }: Typed) {
  if (typed.outcomeId && !(await outcomesOf(act.tx, caseId)).some(({ id }) => id === typed.outcomeId))
    slip('outcomeId', 'Choose one from the list');
  return { ...typed, budgetPence: budget };
}

/** A problem, written down as a draft that nobody outside sees. */
export async function keepBrief(act: Act, { caseId, ...typed }: { caseId: string } & Typed): Promise<string> {
  const brief: Brief = {
    ...(await detailsOf(act, caseId, typed)),
    id: act.newId(),
    caseId,
    state: 'draft',
    version: 1,
    closesOn: null,
    openedAt: null,
    closedAt: null,
    addedAt: act.now,
    notes: [],
    ideas: [],
  };
  await insertBrief(act.tx, brief, act.who.personId!);
  recordBrief(act, 'challengeBrief.drafted', brief, Object.keys(typed));
  return brief.id;
}

export async function changeBrief(act: Act, before: Brief, version: number, typed: Typed): Promise<void> {
  if (before.state !== 'draft') refuse('wrong-state');
  const brief = { ...before, ...(await detailsOf(act, before.caseId, typed)) };
  if (!(await updateBrief(act.tx, brief, version))) refuse('stale');
  recordBrief(act, 'challengeBrief.changed', brief, Object.keys(typed));
}

const farthest = 365;
export const versionInput = z.strictObject({ version: field.version() });

export const openBriefInput = versionInput.extend({
  closesOn: field.dateOn('Enter the last day on which ideas are taken'),
});

/** Shows the brief to anybody who cares to look. From now on its words stand: what comes later is a note that all can read. */
export async function openBrief(
  act: Act,
  before: Brief,
  { version, closesOn }: z.infer<typeof openBriefInput>,
): Promise<void> {
  if (before.state !== 'draft') refuse('wrong-state');
  const today = londonDate(act.now);
  if (!closesOn || closesOn < today || closesOn > addToDate(today, { days: farthest }))
    slip('closesOn', 'Choose a day that has not gone, within a year');
  const brief: Brief = { ...before, state: 'open', closesOn, openedAt: act.now };
  if (!(await updateBrief(act.tx, brief, version))) refuse('stale');
  recordBrief(act, 'challengeBrief.opened', brief, ['state', 'closes_on']);
}

export async function closeBrief(act: Act, before: Brief, version: number): Promise<void> {
  if (before.state !== 'open') refuse('wrong-state');
  const brief: Brief = { ...before, state: 'closed', closedAt: act.now };
  if (!(await updateBrief(act.tx, brief, version))) refuse('stale');
  recordBrief(act, 'challengeBrief.closed', brief, ['state']);
}

export function recordBrief(act: Act, action: string, brief: Brief, fields: readonly string[]): void {
  const { id, caseId, title, problem, known, limits, offer, state } = brief;
  act.record({
    action,
    on: { kind: 'challengeBrief', id },
    caseId,
    fields,
    content: JSON.stringify({ title, problem, known, limits, offer }),
    says: { title, text: problem, state },
  });
}
