import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { causalLinkAccess, variableAccess } from '../access.ts';
import type { CausalLink } from './causal-link.ts';
import { causalLinksOf } from './causal-link-store.ts';
import type { Variable } from './variable.ts';
import { variablesOf } from './variable-store.ts';

export type SystemMap = Readonly<{
  variables: readonly Variable[];
  links: readonly CausalLink[];
  removedVariables: readonly Variable[];
  /** Links that were removed by themselves, and whose ends stand. */
  removedLinks: readonly CausalLink[];
}>;

/** The map of a case, as this person may see it. */
export async function gatherMap(tx: Tx, who: Who, caseId: string): Promise<SystemMap> {
  const variables = (await variablesOf(tx, caseId)).filter((one) => variableAccess(who, one).includes('see'));
  const links = (await causalLinksOf(tx, caseId)).filter((one) => causalLinkAccess(who, one).includes('see'));
  const standing = variables.filter(({ state }) => state === 'standing');
  const ids = new Set(standing.map(({ id }) => id));
  return {
    variables: standing,
    links: links.filter(({ state }) => state === 'standing'),
    removedVariables: variables.filter(({ state }) => state === 'removed'),
    removedLinks: links.filter(({ state, fromId, toId }) => state === 'removed' && ids.has(fromId) && ids.has(toId)),
  };
}
