import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { couldAdd, rosterOf } from '#slices/market/index.ts';
import type { Trouble } from '../trouble.ts';
import { deleteRound, insertRound, putRoundFirst, roomsOf, saveRoom } from './continuity-store.ts';

export const roundInput = z.strictObject({
  name: field.text('Enter which round or group it is', 200),
  people: field.wholeNumber('Enter how many people', 1, 100_000),
  hours: field.text('Enter how many hours a week', 20),
  needs: field.optionalText(500),
});
export const roomInput = z.strictObject({
  provider: field.text('Enter who has room', 200),
  people: field.optionalWholeNumber(0, 100_000),
  hours: field.text('Enter how many hours a week', 20),
  source: field.text('Enter how you know', 300),
});
export const nothingInput = z.strictObject({});

function hoursIn(text: string, least: number): number {
  const hours = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(hours) || hours < least || hours > 1_000_000)
    slip('hours', 'Enter hours a week as a number, for example 37.5');
  return Math.round(hours * 100) / 100;
}

const record = (act: Act, trouble: Trouble, action: string, fields: readonly string[], content = ''): void =>
  act.record({
    action: `trouble.${action}`,
    on: { kind: 'trouble', id: trouble.id },
    caseId: trouble.caseId,
    fields,
    content,
  });

/** Who receives what, as a round of people and hours; no names. */
export async function addRound(act: Act, trouble: Trouble, input: z.infer<typeof roundInput>): Promise<void> {
  const round = { ...input, id: act.newId(), hours: hoursIn(input.hours, 0.01) };
  await insertRound(act.tx, trouble.id, round);
  record(act, trouble, 'roundAdded', ['name', 'people', 'hours', 'needs'], JSON.stringify(round));
}

export async function takeOutRound(act: Act, trouble: Trouble, id: string): Promise<void> {
  if (!(await deleteRound(act.tx, trouble.id, id))) refuse('not-found');
  record(act, trouble, 'roundTakenOut', ['rounds']);
}

export async function moveRoundFirst(act: Act, trouble: Trouble, id: string): Promise<void> {
  if (!(await putRoundFirst(act.tx, trouble.id, id))) refuse('not-found');
  record(act, trouble, 'roundPutFirst', ['place']);
}

export async function sayRoom(act: Act, trouble: Trouble, input: z.infer<typeof roomInput>): Promise<void> {
  if (same(input.provider, trouble.provider)) slip('provider', 'Enter another provider than the one this is about');
  const room = { ...input, id: act.newId(), hours: hoursIn(input.hours, 0) };
  await saveRoom(act.tx, trouble.id, room);
  record(act, trouble, 'roomSaid', ['provider', 'people', 'hours', 'source'], JSON.stringify(room));
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Brings in what the roster holds of everybody else, and leaves what was said here as it is. Nobody is asked, so nobody learns of it. */
export async function roomFromRoster(act: Act, trouble: Trouble): Promise<number> {
  const { entries, growthPercent } = await rosterOf(act.tx, trouble.caseId);
  const known = await roomsOf(act.tx, trouble.id);
  const others = entries.filter(
    ({ provider }) => !same(provider, trouble.provider) && !known.some((one) => same(one.provider, provider)),
  );
  const of = Map.groupBy(others, ({ provider }) => provider.trim().toLowerCase());
  for (const lines of of.values()) {
    const said = lines.every(({ spareHours }) => spareHours !== null);
    const hours = lines.reduce((sum, line) => sum + couldAdd(line, growthPercent), 0);
    await saveRoom(act.tx, trouble.id, {
      id: act.newId(),
      provider: lines[0]!.provider,
      people: null,
      hours: Math.round(hours * 100) / 100,
      source: said ? 'The roster: what it said' : `The roster: ${growthPercent}% of its hours, which is assumed`,
    });
  }
  record(act, trouble, 'roomFromRoster', ['provider', 'hours', 'source']);
  return of.size;
}
