import { londonDate } from '#platform/clock.ts';
import { askedDays, type LeavingAsk, type Result, results, sayTiming } from '#slices/plan/index.ts';
import type { Lot } from '../procurement.ts';

/** What a lot says it will leave, as it read from a day on, with the community's words that it answers. */
export type LotLeaving = Readonly<
  Record<Result, string | null> & {
    id: string;
    lotId: string;
    version: number;
    saidBy: string;
    saidAt: Date;
    wordIds: readonly string[];
  }
>;

export type Quoted = Readonly<{ id: string; about: Result; feels: 'hope' | 'fear'; words: string; body: string }>;

/** Every saying that a lot could quote. */
export const quotable = (asks: readonly LeavingAsk[]): Quoted[] =>
  asks.filter((ask) => ask.state === 'answered').flatMap((ask) => ask.words.map((one) => ({ ...one, body: ask.body })));

export const saysNothing = (leaving: Pick<LotLeaving, Result> | undefined): boolean =>
  !leaving || results.every((one) => leaving[one] === null);

export const timingOfLot = (lot: Pick<Lot, 'addedAt'>, asks: readonly LeavingAsk[]) =>
  sayTiming(
    londonDate(lot.addedAt),
    asks.map((ask) => askedDays(ask, londonDate)),
  );
