import { addToDate, londonDate } from '#platform/clock.ts';
import type { Ask } from './ask.ts';

/** Our own judgement: who was asked without a day is chased after two weeks, and nobody twice within one. */
export const chaseAfterDays = 14;
export const restDays = 7;

export const isLate = (ask: Pick<Ask, 'state' | 'byOn'>, today: string): boolean =>
  ask.state === 'asked' && ask.byOn !== null && ask.byOn < today;

/** Whether it is time to remind somebody: their day has gone, or they were never given one and two weeks have. */
export function isDue(ask: Pick<Ask, 'state' | 'byOn' | 'askedAt' | 'remindedAt'>, today: string): boolean {
  if (ask.state !== 'asked') return false;
  if (ask.remindedAt && addToDate(londonDate(ask.remindedAt), { days: restDays }) > today) return false;
  return ask.byOn ? ask.byOn < today : addToDate(londonDate(ask.askedAt), { days: chaseAfterDays }) <= today;
}

export type Tally = Readonly<{ asked: number; yes: number; no: number; waiting: number; over: number }>;

/** How many of those asked of one resource said what. Who took it back, or did not keep it, is neither yes nor no. */
export function tallyOf(asks: readonly Pick<Ask, 'state'>[]): Tally {
  const count = (...states: Ask['state'][]) => asks.filter(({ state }) => states.includes(state)).length;
  return {
    asked: asks.length,
    yes: count('accepted', 'accepted-with-conditions', 'honoured'),
    no: count('declined'),
    waiting: count('asked'),
    over: count('withdrawn', 'not-honoured'),
  };
}

export const mostAskedAtOnce = 200;

/** One person a line: a name and, after a comma or a tab, where to write. The same line twice is asked once. */
export function peopleIn(text: string): { askedOf: string; address: string | null }[] {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
  return lines.map((line) => {
    const [, askedOf = line, address = ''] = /^([^,\t]+)[,\t]\s*(.*)$/.exec(line) ?? [];
    return { askedOf: askedOf.trim().slice(0, 200), address: address.trim().slice(0, 320) || null };
  });
}
