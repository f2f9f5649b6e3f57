import type { Shared } from '#engines/sharing/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Agreement } from '../../agreement.ts';
import { isMade } from '../alliance.ts';
import { charterInEffect } from '../charter/charter-store.ts';
import { allianceDecisionsOf } from '../decision-store.ts';
import { partiesBy } from '../hold-alliance.ts';
import { type BookTerms, bookOf, type Cost, type MemberBook, type MemberShare, shareBook } from './book.ts';
import { bookTermsOf, costsOf, memberSharesOf } from './book-store.ts';
import type { Move } from './move.ts';
import { movesOf } from './move-store.ts';

export type Book = Readonly<{
  costs: readonly Cost[];
  moves: readonly Move[];
  members: readonly MemberBook[];
  shares: readonly MemberShare[];
  terms: BookTerms;
  shared: Shared;
}>;

/** Everything about an alliance’s money, as it follows from its books and from the decisions that stand. */
export async function gatherBook(tx: Tx, agreement: Agreement): Promise<Book> {
  const costs = await costsOf(tx, agreement.id);
  const standing = new Set((await allianceDecisionsOf(tx, agreement.id)).filter(isMade).map(({ id }) => id));
  const moves = (await movesOf(tx, agreement.id)).filter(({ decisionId }) => standing.has(decisionId));
  const members = bookOf(partiesBy(agreement, await charterInEffect(tx, agreement.id)), costs, moves);
  const shares = await memberSharesOf(tx, agreement.id);
  const terms = await bookTermsOf(tx, agreement.id);
  return { costs, moves, members, shares, terms, shared: shareBook(members, shares, terms) };
}
