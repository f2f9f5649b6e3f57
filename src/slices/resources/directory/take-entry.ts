import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { addResource } from '../keep-resource.ts';
import { resourceTypes } from '../resource.ts';
import { resourcesOf } from '../resource-store.ts';
import { type Entry, lastSaidOn } from './entry.ts';
import { entriesById } from './entry-store.ts';

export const takeEntryInput = z.strictObject({
  entry: field.id(),
  type: field.choice(resourceTypes, 'Choose a kind'),
  outcomeId: field.optionalId(),
});

/** Puts an entry of the directory into a case's ledger, as old as its publisher's last check: nobody has asked its people yet. */
export async function takeEntry(
  act: Act,
  { caseId, ...input }: { caseId: string } & z.infer<typeof takeEntryInput>,
): Promise<string> {
  const [entry] = await entriesById(act.tx, [input.entry]);
  if (!entry) return slip('entry', 'Choose one from the directory');
  if ((await resourcesOf(act.tx, caseId)).some((one) => one.entryId === entry.id))
    slip('entry', 'It is in the ledger already');
  return addResource(act, {
    ...asResource(entry, londonDate(act.now)),
    caseId,
    type: input.type,
    outcomeId: input.outcomeId,
  });
}

const unsaid = {
  unpaidCarers: false,
  consent: 'not-asked',
  consentOn: null,
  conditions: null,
  inTheWay: null,
  aims: null,
  whoCannot: null,
  fragility: null,
  readyIn: null,
  reviewOn: null,
} as const;

function asResource(entry: Entry, today: string) {
  const saidOn = lastSaidOn(entry);
  const past = saidOn && saidOn <= today ? saidOn : null;
  return {
    ...unsaid,
    name: entry.name.slice(0, 200),
    steward: entry.who?.slice(0, 200) ?? null,
    amount: null,
    unit: entry.kind === 'service' ? 'service' : 'group with a grant',
    supportCost: null,
    entryId: entry.id,
    // The day alone is known: midday, so that it stays that day in London.
    confirmedAt: past ? new Date(`${past}T12:00:00Z`) : null,
    confirmedBy: past ? 'The directory' : null,
  };
}
