import { type Who, wears } from '#platform/access/who.ts';
import type { Conversation, Statement } from './conversation.ts';
import type { Quotation } from './quotation.ts';

/** Those who work with the people who said it: they may know who it was, and tell them what became of it. */
const withAuthors = ['commissioner', 'procurement', 'partner'] as const;

export function quotationAccess(who: Who, quotation: Quotation): readonly string[] {
  if (who.hats.length === 0) return [];
  const may = ['see'];
  const kept = quotation.state === 'kept';
  const added = quotation.addedBy !== null && quotation.addedBy === who.personId;
  const contributes = wears(who, ...withAuthors, 'practitioner', 'community');
  if (quotation.naming === 'agreed' || wears(who, ...withAuthors) || (added && contributes)) may.push('seeAuthor');
  if (kept && (wears(who, ...withAuthors) || (added && contributes))) may.push('setNaming', 'withdraw');
  if (kept && wears(who, ...withAuthors)) may.push('tellAuthor');
  return may;
}

/** The quotation as this person may read it. */
export const asSeenBy = (who: Who, quotation: Quotation): Quotation =>
  quotationAccess(who, quotation).includes('seeAuthor') ? quotation : { ...quotation, saidBy: null };

/** Whoever holds a conversation writes it, opens it and looks at statements; a community that holds its own does so too. */
export function conversationAccess(who: Who, { state }: Conversation): readonly string[] {
  if (who.hats.length === 0) return [];
  const holds = wears(who, ...withAuthors, 'practitioner', 'community');
  if (!holds || state === 'kept') return ['see'];
  if (state === 'draft') return ['see', 'hold', 'open'];
  return state === 'open' ? ['see', 'hold', 'moderate', 'close'] : ['see', 'hold', 'moderate'];
}

export function statementAccess(who: Who, statement: Statement): readonly string[] {
  if (who.hats.length === 0) return [];
  const contributes = wears(who, ...withAuthors, 'practitioner', 'community');
  return contributes && statement.state !== 'rejected' ? ['see', 'quote'] : ['see'];
}
