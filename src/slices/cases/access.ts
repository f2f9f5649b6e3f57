import { isSignedIn, type Who, wears } from '#platform/access/who.ts';
import type { Case } from './case.ts';
import type { Grumble } from './grumble.ts';

/** Those who work on what is wanted and on what is bought: the same people may do both (the article's own point). */
const working = ['commissioner', 'procurement', 'partner'] as const;

export function caseAccess(who: Who, one: Case): readonly string[] {
  if (!isSignedIn(who)) return [];
  const belongs = who.organisations.some((organisation) => organisation.id === one.organisationId);
  if (who.hats.length === 0 && !belongs) return [];
  const may = ['see'];
  if (
    who.organisations.some(
      (organisation) => organisation.id === one.organisationId && organisation.may.includes('grant'),
    )
  )
    may.push('grantHats');
  if (wears(who, 'auditor')) may.push('readAudit');
  if (wears(who, 'commissioner', 'procurement', 'partner', 'councillor', 'auditor')) may.push('seeMarket');
  // What helps and what would be asked of a provider is for everybody here but those who may bid.
  if (who.hats.some((hat) => hat !== 'provider')) may.push('seeInside');
  if (one.state === 'closed') return may;
  if (who.hats.length > 0 && !(who.hats.length === 1 && who.hats[0] === 'auditor')) may.push('grumble');
  if (wears(who, ...working, 'practitioner', 'community')) may.push('contribute');
  if (wears(who, ...working)) may.push('shape');
  if (wears(who, 'commissioner', 'procurement')) may.push('settle', 'decide', 'askForHelp');
  if (wears(who, 'commissioner')) may.push('answerForAuthority', 'publish');
  return may;
}

/** Anybody on the case sees a grumble; those who could change the system answer it. */
export function grumbleAccess(who: Who, grumble: Grumble): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...working)) return ['see'];
  return grumble.state === 'resolved' ? ['see', 'answer'] : ['see', 'answer', 'resolve'];
}
