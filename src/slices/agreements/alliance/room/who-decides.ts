import { type Who, wears } from '#platform/access/who.ts';
import type { Matter } from '../alliance.ts';

/** "Pat Lowe, Moorside Care" is Pat Lowe. */
const isDelegate = (who: Who, delegate: string): boolean =>
  who.name !== null && delegate.split(',')[0]!.trim().toLowerCase() === who.name.trim().toLowerCase();

/** What is delegated is decided by the one it is delegated to; whoever holds the pen writes down what they decided. */
export const mayDecideDelegated = (who: Who, { decided, delegate }: Pick<Matter, 'decided' | 'delegate'>): boolean =>
  decided === 'delegated' && (wears(who, 'commissioner', 'procurement') || isDelegate(who, delegate ?? ''));
