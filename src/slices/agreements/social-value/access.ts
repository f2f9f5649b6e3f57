import { type Who, wears } from '#platform/access/who.ts';
import type { Agreement } from '../agreement.ts';

/** A supplier brings in its own returns; those who work on the case may do it for it. */
export function socialValueOn(who: Who, { state, parties }: Pick<Agreement, 'state' | 'parties'>): readonly string[] {
  if (state !== 'in-force') return [];
  const isParty = parties.some(
    ({ role, organisationId }) => role === 'provider' && who.organisations.some(({ id }) => id === organisationId),
  );
  const may = wears(who, 'provider') ? isParty : wears(who, 'commissioner', 'procurement', 'partner');
  return may ? ['returnSocial'] : [];
}
