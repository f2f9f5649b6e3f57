import type { Kinds } from '#platform/access/kinds.ts';
import type { Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';

// People are not explained, and what somebody said or we learnt does not rest on what we assume.
const neverAsked = ['person', 'organisation', 'statement', 'conversation', 'review', 'lesson'];
const neverRests = [...neverAsked, 'quotation', 'grumble', 'case'];

/** Every kind of object that why can be asked of. */
export const whyKinds = (kinds: Kinds): string[] =>
  [...kinds.keys()].filter((name) => !neverAsked.includes(name) && name !== 'causalLink');

/** Every kind of object that can be made to rest on an assumption. */
export const restingKinds = (kinds: Kinds): string[] => [...kinds.keys()].filter((name) => !neverRests.includes(name));

/** The objects of some kinds on the visited case, as choices for a select. */
export async function selectOf({ tx, services, who }: Visit, caseId: string, names: readonly string[]) {
  const there = names.filter((name) => services.kinds.has(name));
  const found = await choicesOf(tx, services.kinds, who, caseId, there);
  return found.map(({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title.slice(0, 90)}` }));
}
