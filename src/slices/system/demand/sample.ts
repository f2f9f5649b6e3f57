import { wilson } from '#engines/intervals/index.ts';
import type { Contact, DemandType } from '#standards/contacts/index.ts';

export const sampleStates = ['open', 'withdrawn'] as const;

/** Contacts read together, so that somebody can say which of them need not have come. */
export type Sample = Readonly<{
  id: string;
  caseId: string;
  state: (typeof sampleStates)[number];
  version: number;
  title: string;
  countedBy: string | null;
  place: string | null;
  fromOn: string | null;
  toOn: string | null;
  note: string | null;
  failure: number;
  value: number;
  unsure: number;
  begunAt: Date;
}>;

export type KeptContact = Omit<Contact, 'line'> & Readonly<{ id: string }>;

export const demandLabels: Record<DemandType, string> = {
  failure: 'Failure demand',
  value: 'Value demand',
  unsure: 'Not classed',
};
export const demandChoices = [
  { value: 'failure', text: 'Failure: it need not have come, had something been done, or done right' },
  { value: 'value', text: 'Value: it is what we are here for' },
  { value: 'unsure', text: 'Not classed' },
] as const;

/** The share of failure demand among the contacts that were classed, with its 95% Wilson interval, as proportions. */
export type Share = Readonly<{ share: number; low: number; high: number; failure: number; of: number }>;

export function shareOf({ failure, value }: Pick<Sample, 'failure' | 'value'>): Share | null {
  const of = failure + value;
  return of === 0 ? null : { share: failure / of, ...wilson(failure, of), failure, of };
}

const percent = (part: number): string => `${Math.round(part * 100)}%`;

/** "38% failure demand (27% to 51%), 23 of 60". */
export function sayShare(sample: Pick<Sample, 'failure' | 'value'>): string {
  const found = shareOf(sample);
  if (!found) return 'No contact is classed yet';
  return `${percent(found.share)} failure demand (${percent(found.low)} to ${percent(found.high)}), ${found.failure} of ${found.of}`;
}

/** Whether a share has moved beyond what the earlier sample allowed, so that what cites it is looked at again. */
export function hasMoved(before: Pick<Sample, 'failure' | 'value'>, after: Pick<Sample, 'failure' | 'value'>): boolean {
  const [was, is] = [shareOf(before), shareOf(after)];
  return was !== null && (is === null || is.share < was.low || is.share > was.high);
}

export type Reason = Readonly<{ reason: string; failure: number; value: number; unsure: number; all: number }>;

const alike = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Reasons that read the same but for case and punctuation, the commonest first. */
export function groupReasons(contacts: readonly Pick<Contact, 'reason' | 'demand'>[]): Reason[] {
  const groups = [...Map.groupBy(contacts, (one) => alike(one.reason) || one.reason).values()];
  const count = (group: typeof contacts, type: DemandType) => group.filter((one) => one.demand === type).length;
  return groups
    .map((group) => ({
      reason: group[0]!.reason,
      failure: count(group, 'failure'),
      value: count(group, 'value'),
      unsure: count(group, 'unsure'),
      all: group.length,
    }))
    .sort((a, b) => b.all - a.all || b.failure - a.failure || a.reason.localeCompare(b.reason, 'en-GB'));
}

/** Words that read alike, with how often they were said, the commonest first. */
export const groupWords = (all: readonly string[]): { words: string; times: number }[] =>
  [...Map.groupBy(all, (words) => alike(words) || words).values()]
    .map((group) => ({ words: group[0]!, times: group.length }))
    .sort((a, b) => b.times - a.times);
