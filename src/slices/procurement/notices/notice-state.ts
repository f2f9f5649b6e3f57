import type { Filled } from '#standards/notices/index.ts';
import type { Timetable } from '../timetable/timetable.ts';
import { milestoneOf, repeats } from './notice-list.ts';
import type { NoticeVersion } from './notice-store.ts';

export const noticeStates = [
  'not-needed',
  'not-due',
  'due',
  'being-written',
  'handed-over',
  'published',
  'changed',
] as const;
export type NoticeState = (typeof noticeStates)[number];
export const noticeStateLabels: Record<NoticeState, string> = {
  'not-needed': 'Not needed',
  'not-due': 'Not due yet',
  due: 'Due',
  'being-written': 'Being written',
  'handed-over': 'Handed over, not yet on the platform',
  published: 'Published',
  changed: 'Published, and what it says has changed since',
};

export type Due = Readonly<{ on: string; kind: 'set' | 'last-day'; rule: string | null }>;

/** The day by which a notice has to appear, or on which it is meant to; nothing where no date tells. */
export function dueOf(code: string, { dates, steps }: Timetable): Due | null {
  const milestone = milestoneOf(code);
  const set = dates.find((one) => one.milestone === milestone && !one.workedOut)?.on ?? null;
  const last = steps
    .filter((step) => step.limits === milestone && milestone !== null && step.notAfter)
    .toSorted((a, b) => a.notAfter!.localeCompare(b.notAfter!))[0];
  if (last && (!set || last.notAfter! < set)) return { on: last.notAfter!, kind: 'last-day', rule: last.reference };
  return set ? { on: set, kind: 'set', rule: null } : null;
}

/** What a notice says, but for the identifier, which the platform gives with the first one. */
const words = ({ preview }: Pick<Filled, 'preview'>): string =>
  JSON.stringify(preview.flatMap(({ lines }) => lines.filter(({ field }) => field !== 'ocid')));

/** Whether what a notice says is what was handed over. What is missing in both is the same. */
export const saysTheSame = (filled: Pick<Filled, 'preview'>, version: Pick<NoticeVersion, 'filled'>): boolean =>
  words(filled) === words(version.filled);

/** How a notice stands. `touched` is whether somebody withheld something in it, or all that it needs is there. */
export function stateOf(
  given: Readonly<{
    code: string;
    filled: Pick<Filled, 'preview' | 'missing' | 'notNeeded'>;
    versions: readonly Pick<NoticeVersion, 'filled' | 'platformNumber'>[];
    due: Due | null;
    today: string;
    touched: boolean;
  }>,
): NoticeState {
  const last = given.versions.at(-1);
  if (last && !last.platformNumber) return 'handed-over';
  if (last) return !repeats(given.code) && !saysTheSame(given.filled, last) ? 'changed' : 'published';
  if (given.filled.notNeeded) return 'not-needed';
  if (given.due && given.due.on <= given.today) return 'due';
  if (given.touched || given.filled.missing.length === 0) return 'being-written';
  return given.due ? 'due' : 'not-due';
}
