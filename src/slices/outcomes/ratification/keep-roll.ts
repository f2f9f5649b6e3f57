import { z } from 'zod';
import { accountByEmail } from '#platform/accounts/accounts.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { personNames } from '#slices/people/index.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { nameKey, readRollLines, rollMost } from './roll.ts';
import { holdRoll, insertEntry, rollOf, takeOff, vouch } from './roll-store.ts';

export const rollLinesInput = z.strictObject({
  body: field.id(),
  lines: field.text('Enter at least one name', 200_000),
});
export const rollMembersInput = z.strictObject({ body: field.id() });
export const rollEntryInput = z.strictObject({
  body: field.id(),
  entry: field.id(),
  does: field.choice(['take-off', 'vouch'], 'Choose what to do'),
});

type Of = { outcomeId: string; bodyId: string };

/** The roll is the body's own: whoever may not speak for it here may not keep it, whatever page they came from. */
async function rollSpokenFor(act: Act, { outcomeId, bodyId }: Of) {
  const outcome = await outcomeNow(act.tx, outcomeId);
  partSpokenFor(act.who, outcome, bodyId);
  const of = { caseId: outcome.caseId, bodyId };
  await holdRoll(act.tx, of);
  return { of, outcome, roll: await rollOf(act.tx, of) };
}

const record = (act: Act, of: { caseId: string; bodyId: string }, action: string): void =>
  act.record({ action, on: { kind: 'communityBody', id: of.bodyId }, caseId: of.caseId, fields: ['roll'] });

/** Puts people and households on the roll, a line each. A member who is on it by signing in is not put on it again by e-mail. */
export async function putOnRoll(act: Act, input: Of & { lines: string }): Promise<number> {
  const { of, roll } = await rollSpokenFor(act, input);
  const { entries, fault } = readRollLines(input.lines);
  if (fault) slip('lines', fault);
  if (roll.length + entries.length > rollMost) slip('lines', `A roll holds ${rollMost} at most`);
  const names = new Set(roll.map(({ name }) => nameKey(name)));
  const members = new Set(roll.flatMap(({ personId }) => personId ?? []));
  for (const entry of entries) {
    if (names.has(nameKey(entry.name))) slip('lines', `“${entry.name}” is on the roll already`);
    const account = entry.reach === 'email' ? await accountByEmail(act.tx, entry.address!) : null;
    if (account && members.has(account.personId))
      slip('lines', `“${entry.name}” has the e-mail address of a member who is on the roll already`);
    await insertEntry(act.tx, of, { ...entry, id: act.newId(), personId: null, keptBy: act.who.personId! }, act.now);
  }
  record(act, of, 'roll.added');
  return entries.length;
}

/** Puts every member who may speak for the body on its roll, to answer by signing in. */
export async function putMembersOnRoll(act: Act, input: Of): Promise<number> {
  const { of, outcome, roll } = await rollSpokenFor(act, input);
  const there = new Set(roll.flatMap(({ personId }) => personId ?? []));
  const taken = new Set(roll.map(({ name }) => nameKey(name)));
  const names = await personNames(act.tx, outcome.speakers[of.bodyId] ?? []);
  let added = 0;
  for (const [personId, own] of names) {
    if (there.has(personId)) continue;
    let name = own;
    for (let count = 2; taken.has(nameKey(name)); count += 1) name = `${own} (member ${count})`;
    taken.add(nameKey(name));
    await insertEntry(
      act.tx,
      of,
      { id: act.newId(), name, reach: 'account', personId, address: null, keptBy: act.who.personId! },
      act.now,
    );
    added += 1;
  }
  record(act, of, 'roll.membersAdded');
  return added;
}

/** Takes somebody off, or stands by an entry that somebody kept who may not speak for the body any more. */
export async function changeRoll(act: Act, input: Of & { entryId: string; does: 'take-off' | 'vouch' }): Promise<void> {
  const { of } = await rollSpokenFor(act, input);
  const change = input.does === 'vouch' ? vouch : takeOff;
  await change(act.tx, of, input.entryId, act.who.personId!, act.now);
  record(act, of, input.does === 'vouch' ? 'roll.vouched' : 'roll.takenOff');
}
