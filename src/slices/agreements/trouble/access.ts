import { type Who, wears } from '#platform/access/who.ts';
import type { Agreement } from '../agreement.ts';
import type { Complaint } from './complaints/complaint.ts';
import type { HandBack } from './hand-back/hand-back.ts';
import type { Trouble } from './trouble.ts';

/** What a file on trouble is made of. Each part has its own readers. */
export const parts = ['signs', 'ownWord', 'talk', 'support', 'continuity', 'room', 'stepIn'] as const;
export type Part = (typeof parts)[number];

/** Which hats read which part. What is not here is denied: councillors, practitioners, communities and other providers read none. */
const readers: Readonly<Record<Part, readonly string[]>> = {
  signs: ['commissioner', 'procurement', 'partner', 'auditor'],
  // In confidence: who buys does not learn from it who is weak.
  ownWord: ['commissioner', 'partner'],
  talk: ['commissioner', 'partner'],
  support: ['commissioner', 'partner', 'auditor'],
  continuity: ['commissioner', 'procurement', 'partner'],
  room: ['commissioner', 'procurement', 'partner'],
  stepIn: ['commissioner', 'procurement', 'partner', 'auditor'],
};
/** What the provider itself reads: what is said to it and of it, and not how much room the others have. */
const forProvider: readonly Part[] = ['signs', 'ownWord', 'talk', 'support', 'continuity', 'stepIn'];
const inConfidence: readonly Part[] = ['ownWord', 'talk', 'support'];

const belongs = (who: Who, organisationId: string | null): boolean =>
  organisationId !== null && who.organisations.some(({ id }) => id === organisationId);

type Reads = Pick<Trouble, 'state' | 'providerOrganisationId' | 'rivalOrganisationIds' | 'quiet' | 'judgeIds'>;

/** Whether somebody is here for the provider in trouble, and for nobody else. */
export const isProviders = (who: Who, { providerOrganisationId }: Pick<Trouble, 'providerOrganisationId'>): boolean =>
  wears(who, 'provider') && belongs(who, providerOrganisationId);

/**
 * Which parts of a file somebody reads. Whoever provides and is not the provider in question reads none, whatever else they wear; whoever
 * judges tenders on the case does not read what was said in confidence; and while nothing is known but the provider's own word, nobody
 * but those it was said to knows of it.
 */
export function partsFor(who: Who, trouble: Reads): readonly Part[] {
  if (isProviders(who, trouble)) return forProvider;
  if (wears(who, 'provider') || trouble.rivalOrganisationIds.some((id) => belongs(who, id))) return [];
  const judges = who.personId !== null && trouble.judgeIds.includes(who.personId);
  const hidden = trouble.quiet && trouble.state === 'open';
  if (hidden && (judges || !wears(who, ...readers.talk))) return [];
  return parts.filter((part) => wears(who, ...readers[part]) && !(judges && inConfidence.includes(part)));
}

const seeing = (part: Part): string => `see${part.charAt(0).toUpperCase()}${part.slice(1)}`;

export function troubleAccess(who: Who, trouble: Trouble): readonly string[] {
  const seen = partsFor(who, trouble);
  if (seen.length === 0) return [];
  const may = ['see', ...seen.map(seeing)];
  if (trouble.state === 'closed') return may;
  if (seen.includes('talk')) may.push('talk');
  if (wears(who, 'commissioner', 'partner') && seen.includes('support')) may.push('support');
  if (wears(who, 'commissioner', 'procurement', 'partner')) may.push('plan');
  if (wears(who, 'commissioner')) may.push('stepIn', 'close');
  const over = trouble.state === 'handed-back';
  if (!over && (wears(who, 'commissioner') || isProviders(who, trouble))) may.push('handBack');
  return may;
}

/** What somebody may do about trouble on an agreement that they see; part of what they may do to it. */
export function troubleOn(who: Who, { state, parties }: Pick<Agreement, 'state' | 'parties'>): readonly string[] {
  if (state !== 'in-force') return [];
  const provides = wears(who, 'provider');
  const isParty = parties.some(({ role, organisationId }) => role === 'provider' && belongs(who, organisationId));
  const may: string[] = [];
  if (provides ? isParty : wears(who, 'commissioner', 'procurement', 'partner', 'practitioner')) may.push('worry');
  if (!provides && wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community'))
    may.push('complain');
  return may;
}

/** Until it is announced, those who deal with it; then everybody on the case. */
export function handBackAccess(who: Who, one: HandBack): readonly string[] {
  if (who.hats.length === 0) return [];
  const inside = partsFor(who, { ...one, state: 'handed-back', quiet: false }).includes('stepIn');
  if (one.state === 'announced') return inside ? ['see', 'seeNumbers'] : ['see'];
  if (!inside) return [];
  const may = ['see', 'seeNumbers'];
  if (wears(who, 'commissioner', 'partner')) may.push('tell');
  if (wears(who, 'commissioner')) may.push('announce');
  return may;
}

/** A complaint is not for other providers; the provider reads it where whoever complained agreed. */
export function complaintAccess(who: Who, { mayShow, providerOrganisationIds }: Complaint): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, 'provider')) return ['see'];
  return mayShow && providerOrganisationIds.some((id) => belongs(who, id)) ? ['see'] : [];
}
