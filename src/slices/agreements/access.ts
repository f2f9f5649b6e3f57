import { type Who, wears } from '#platform/access/who.ts';
import type { Agreement, Party } from './agreement.ts';
import type { Obligation } from './obligation.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

const belongsTo = (who: Who, organisationIds: readonly (string | null)[]): boolean =>
  who.organisations.some(({ id }) => organisationIds.includes(id));

/** A provider sees the agreements that its own organisation is a party to, and no others. */
const sees = (who: Who, organisationIds: readonly (string | null)[]): boolean =>
  who.hats.some((hat) => hat !== 'provider') || (wears(who, 'provider') && belongsTo(who, organisationIds));

/** Auditors and councillors look on, whichever organisation is theirs. */
const speaks = (who: Who): boolean => wears(who, ...working, 'practitioner', 'community', 'provider');

export function agreementAccess(who: Who, { state, type, parties }: Agreement): readonly string[] {
  const organisationIds = parties.map((party) => party.organisationId);
  if (!sees(who, organisationIds)) return [];
  const may = ['see'];
  if (type === 'alliance' && (wears(who, ...working, 'auditor') || belongsTo(who, organisationIds)))
    may.push('seeBook');
  // Performance is rated to the end of a contract, and once more after it.
  if (state !== 'draft' && wears(who, 'commissioner', 'procurement')) may.push('rate');
  if (state === 'ended') return may;
  if (wears(who, ...working)) may.push('change');
  if ((type === 'memorandum' || type === 'alliance') && wears(who, 'commissioner', 'procurement')) may.push('put');
  const withMembers = type === 'alliance' && speaks(who) && (wears(who, ...working) || belongsTo(who, organisationIds));
  if (withMembers) may.push('keepBook');
  if (withMembers && state === 'in-force') may.push('decide');
  return may;
}

export function obligationAccess(who: Who, { partyOrganisationIds }: Obligation): readonly string[] {
  if (!sees(who, partyOrganisationIds)) return [];
  return wears(who, ...working, 'practitioner') ? ['see', 'record'] : ['see'];
}

/** A member's own people vote for it; whoever holds the pen records what the others said. */
export function voiceFor(who: Who, party: Pick<Party, 'organisationId'>): 'own' | 'recorded' | null {
  if (speaks(who) && belongsTo(who, [party.organisationId])) return 'own';
  return wears(who, 'commissioner', 'procurement') ? 'recorded' : null;
}
