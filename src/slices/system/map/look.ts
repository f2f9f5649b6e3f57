import { isId } from '#platform/ids.ts';
import { type Way, ways } from './parts.ts';

/** What of the map is looked at, as the address says it. */
export type Look =
  | Readonly<{ part: 'start' }>
  | Readonly<{ part: 'whole' }>
  | Readonly<{ part: 'around'; about: string; steps: number; way: Way }>
  | Readonly<{ part: 'theme'; theme: string }>
  | Readonly<{ part: 'loop'; loop: string }>
  | Readonly<{ part: 'found'; find: string }>;

export const lookNames = ['show', 'about', 'steps', 'way', 'theme', 'loop', 'find'] as const;

/** Reads an address. What it does not know it passes over, so that an old bookmark still opens. */
export function readLook(query: Readonly<Record<string, string | undefined>>): Look {
  const { show, about, theme, loop, find } = query;
  if (about && isId(about)) {
    const steps = Math.min(3, Math.max(1, Math.trunc(Number(query.steps)) || 1));
    const way = ways.find((one) => one === query.way) ?? 'both';
    return { part: 'around', about, steps, way };
  }
  if (theme?.trim()) return { part: 'theme', theme: theme.trim() };
  if (loop && /^[0-9a-f-]{8,36}$/.test(loop)) return { part: 'loop', loop };
  if (find?.trim()) return { part: 'found', find: find.trim().slice(0, 100) };
  return show === 'whole' ? { part: 'whole' } : { part: 'start' };
}

/** The same from what a form carried along. */
export const readView = (view: string | null | undefined): Look =>
  readLook(Object.fromEntries(new URLSearchParams(view ?? '')));

/** "?about=…&steps=2&way=both", or nothing. */
export function sayLook(look: Look): string {
  const query = new URLSearchParams();
  if (look.part === 'whole') query.set('show', 'whole');
  if (look.part === 'around') {
    query.set('about', look.about);
    query.set('steps', String(look.steps));
    query.set('way', look.way);
  }
  if (look.part === 'theme') query.set('theme', look.theme);
  if (look.part === 'loop') query.set('loop', look.loop);
  if (look.part === 'found') query.set('find', look.find);
  const text = query.toString();
  return text ? `?${text}` : '';
}
