import { type Who, wears } from '#platform/access/who.ts';
import type { Agreement, Party } from './agreement.ts';
import type { Obligation } from './obligation.ts';
import { sideOf } from './obligations/sides.ts';
import { openBookAccess } from './payments/open-book/open-book.ts';
import { socialValueOn } from './social-value/access.ts';
import { troubleOn } from './trouble/access.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

const belongsTo = (who: Who, organisationIds: readonly (string | null)[]): boolean =>
  who.organisations.some(({ id }) => organisationIds.includes(id));

/** A provider sees the agreements that its own organisation is a party to, and no others. */
const sees = (who: Who, organisationIds: readonly (string | null)[]): boolean =>
  who.hats.some((hat) => hat !== 'provider') || (wears(who, 'provider') && belongsTo(who, organisationIds));

/** Auditors and councillors look on, whichever organisation is theirs. */
const speaks = (who: Who): boolean => wears(who, ...working, 'practitioner', 'community', 'provider');

/** Somebody of an organisation that provides under it. */
export const suppliedBy = (
  who: Pick<Who, 'organisations'>,
  parties: readonly Pick<Party, 'role' | 'organisationId'>[],
): boolean =>
  parties.some(
    ({ role, organisationId }) => role === 'provider' && who.organisations.some(({ id }) => id === organisationId),
  );

export function agreementAccess(who: Who, { state, type, parties }: Agreement): readonly string[] {
  const organisationIds = parties.map((party) => party.organisationId);
  if (!sees(who, organisationIds)) return [];
  const may = ['see'];
  if (type === 'alliance' && (wears(who, ...working, 'auditor') || belongsTo(who, organisationIds)))
    may.push('seeBook');
  if (state !== 'draft') {
    const supplies = suppliedBy(who, parties);
    const works = wears(who, ...working);
    // Also after its end: the last rating and the last notice come then. Nobody judges how their own organisation performs.
    if (works) may.push('finish');
    if (works && !supplies) may.push('rate');
    if (supplies ? works || wears(who, 'provider') : works) may.push('reply');
  }
  may.push(...openBookAccess(who, { state, parties }));
  if (state === 'ended') return may;
  may.push(...troubleOn(who, { state, parties }), ...socialValueOn(who, { state, parties }));
  // What an agreement is held to, and by which law, is not for those who supply under it, whatever hat they wear.
  if (wears(who, ...working) && !suppliedBy(who, parties)) may.push('oversee');
  if (wears(who, ...working)) may.push('change');
  if ((type === 'memorandum' || type === 'alliance') && wears(who, 'commissioner', 'procurement')) may.push('put');
  const withMembers = type === 'alliance' && speaks(who) && (wears(who, ...working) || belongsTo(who, organisationIds));
  if (withMembers) may.push('keepBook');
  if (withMembers && state === 'in-force') may.push('decide');
  return may;
}

/** A rating or a failure before it is published: for those who look after the agreement, those who check them, and the supplier whom it is about. */
export const seesUnpublished = (who: Who, { parties }: Pick<Agreement, 'parties'>): boolean =>
  wears(who, ...working, 'auditor') || (wears(who, 'provider') && suppliedBy(who, parties));

/** A party brings what shows that it did its part, and says whether what is owed to it was kept; never whether its own was. */
export function obligationAccess(who: Who, obligation: Obligation): readonly string[] {
  if (!sees(who, obligation.partyOrganisationIds)) return [];
  if (wears(who, ...working, 'practitioner')) return ['see', 'record', 'bring'];
  const side = wears(who, 'provider') ? sideOf(who, obligation) : 'beside';
  if (side === 'beside') return ['see'];
  return side === 'is-owed' ? ['see', 'record', 'bring'] : ['see', 'bring'];
}

/** A member's own people vote for it; whoever holds the pen records what the others said. */
export function voiceFor(who: Who, party: Pick<Party, 'organisationId'>): 'own' | 'recorded' | null {
  if (speaks(who) && belongsTo(who, [party.organisationId])) return 'own';
  return wears(who, 'commissioner', 'procurement') ? 'recorded' : null;
}
