import { type Who, wears } from '#platform/access/who.ts';
import type { Agreement, Party } from '../../agreement.ts';

export type BookLine = Readonly<{
  partyId: string;
  month: string;
  line: string;
  planPence: number;
  actualPence: number;
  evidence: string;
  number: number;
  writtenAt: Date;
}>;

const isOf = (who: Who, { organisationId }: Party): boolean =>
  who.organisations.some(({ id }) => id === organisationId);
const looksOn = (who: Who): boolean =>
  !wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community', 'provider');
const opens = ({ role }: Party): boolean => role !== 'provider' && role !== 'other';

type Parties = Pick<Agreement, 'parties'>;

/** Whose costs somebody may see: the parties only. A provider sees its own; who pays, hosts or is a member sees all. Nobody else sees any. */
export function booksSeenBy(who: Who, { parties }: Parties): readonly string[] {
  const own = parties.filter((party) => isOf(who, party));
  return (own.some(opens) ? parties : own).map(({ id }) => id);
}

/** Whose costs somebody may write: those of their own organisation, and not while they only look on. */
export const booksKeptBy = (who: Who, { parties, state }: Pick<Agreement, 'parties' | 'state'>): readonly string[] =>
  state === 'ended' || looksOn(who) ? [] : parties.filter((party) => isOf(who, party)).map(({ id }) => id);

export const openBookAccess = (who: Who, agreement: Pick<Agreement, 'parties' | 'state'>): readonly string[] => [
  ...(booksSeenBy(who, agreement).length > 0 ? ['seeCosts'] : []),
  ...(booksKeptBy(who, agreement).length > 0 ? ['keepCosts'] : []),
];

/** Plan, cost and what is between them, by a name, in pence: more than nothing is dearer than planned. */
export function variances(lines: readonly BookLine[], by: (line: BookLine) => string) {
  const sums = new Map<string, { planPence: number; actualPence: number }>();
  for (const one of lines) {
    const sum = sums.get(by(one)) ?? { planPence: 0, actualPence: 0 };
    sums.set(by(one), { planPence: sum.planPence + one.planPence, actualPence: sum.actualPence + one.actualPence });
  }
  return [...sums].map(([name, sum]) => ({ name, ...sum, variancePence: sum.actualPence - sum.planPence }));
}
