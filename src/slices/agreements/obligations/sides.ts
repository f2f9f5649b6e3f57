import type { Who } from '#platform/access/who.ts';
import type { KeptRecord, Obligation, Side } from '../obligation.ts';

type Ends = Pick<Obligation, 'owedByOrganisationId' | 'owedToOrganisationId'>;

/** On which side of something owed a person stands: with those who owe it, with those it is owed to, or beside both. */
export function sideOf(who: Pick<Who, 'organisations'>, { owedByOrganisationId, owedToOrganisationId }: Ends): Side {
  const mine = who.organisations.map(({ id }) => id);
  if (owedByOrganisationId && mine.includes(owedByOrganisationId)) return 'owes';
  return owedToOrganisationId && mine.includes(owedToOrganisationId) ? 'is-owed' : 'beside';
}

export const sideLabels: Record<Side, string> = {
  owes: 'says the side that owes it',
  'is-owed': 'says the side that it is owed to',
  beside: 'says somebody beside both',
};

/** What the side that it is owed to said of one time stands: those who owe it do not write over that. */
export const standsAgainst = (records: readonly KeptRecord[], side: Side, dueOn: string | null): boolean =>
  side === 'owes' && records.some((one) => one.side === 'is-owed' && one.dueOn === dueOn);
