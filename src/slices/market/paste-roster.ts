import { z } from 'zod';
import { providerTypes } from '#engines/retender/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { readRoster } from '#standards/roster/index.ts';
import { changeEntry, removeEntry, saveEntry, saveGrowth } from './roster-store.ts';

export const rosterInput = z.strictObject({
  roster: field.text('Paste who provides today, or who bid last time', 50_000),
});

export type RosterRead = Readonly<{ read: number; problems: readonly { line: number; why: string }[] }>;

/** Reads what was pasted; a line that cannot be read is said and nothing else is lost. If no line can, nothing is kept. */
export async function pasteRoster(act: Act, input: { caseId: string; text: string }): Promise<RosterRead> {
  const { providers, problems } = readRoster(input.text);
  if (providers.length === 0)
    slip(
      'roster',
      'None of these lines could be read. Write a name, the hours a week, and the place: Bay Care, 1,228 hours, Fell & Shore',
    );
  for (const one of providers) {
    await saveEntry(
      act.tx,
      input.caseId,
      {
        id: act.newId(),
        provider: one.name,
        zone: one.zone,
        hours: one.hoursPerWeek,
        spareHours: one.spareHours,
        bidLastTime: one.bidLastTime,
        type: one.type ?? null,
      },
      act.now,
    );
  }
  act.record({
    action: 'roster.pasted',
    on: { kind: 'case', id: input.caseId },
    caseId: input.caseId,
    fields: ['roster'],
    content: input.text,
  });
  return { read: providers.length, problems };
}

export const entryInput = z.strictObject({
  entry: field.id(),
  hours: field.optionalNumber(0, 1_000_000),
  spareHours: field.optionalNumber(0, 1_000_000),
  bidLastTime: field.optionalChoice(['yes', 'no']),
  type: field.optionalChoice(providerTypes),
  remove: field.ticked(),
});

export async function correctEntry(act: Act, caseId: string, input: z.infer<typeof entryInput>): Promise<void> {
  const bidLastTime = input.bidLastTime === null ? null : input.bidLastTime === 'yes';
  const done = input.remove
    ? await removeEntry(act.tx, caseId, input.entry)
    : await changeEntry(act.tx, caseId, input.entry, {
        hours: input.hours,
        spareHours: input.spareHours,
        bidLastTime,
        type: input.type,
      });
  if (!done) refuse('not-found');
  act.record({
    action: input.remove ? 'roster.entryRemoved' : 'roster.entryCorrected',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['hours', 'spare_hours', 'bid_last_time', 'provider_type'],
  });
}

export const growthInput = z.strictObject({
  growthPercent: field.wholeNumber('Enter a percentage', 0, 200),
  growthBecause: field.optionalText(300),
});

export async function assumeGrowth(act: Act, caseId: string, input: z.infer<typeof growthInput>): Promise<void> {
  await saveGrowth(act.tx, caseId, input.growthPercent, input.growthBecause, act.now);
  act.record({
    action: 'roster.growthAssumed',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['growth_percent', 'growth_because'],
  });
}
