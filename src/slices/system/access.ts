import { type Who, wears } from '#platform/access/who.ts';
import type { Assumption } from './assumptions/assumption.ts';
import type { Cause } from './causes/cause.ts';
import type { Sample } from './demand/sample.ts';
import type { CausalLink } from './map/causal-link.ts';
import type { NamedLoop } from './map/named-loop.ts';
import type { Variable } from './map/variable.ts';
import type { Need } from './needs/need.ts';

// Those who know something about the place: they say what is needed and why. Providers, councillors and auditors read.
const contribute = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'] as const;

export function needAccess(who: Who, need: Need): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute)) return ['see'];
  return need.state === 'withdrawn' ? ['see'] : ['see', 'change'];
}

export function causeAccess(who: Who, cause: Cause): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute) || cause.state === 'dropped') return ['see'];
  return ['see', 'end', 'change', 'drop', 'cite'];
}

export function assumptionAccess(who: Who, assumption: Assumption): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute)) return ['see'];
  if (assumption.state === 'dropped') return ['see', 'move'];
  return ['see', 'move', 'change', 'rest'];
}

export function variableAccess(who: Who, variable: Variable): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute)) return ['see'];
  return variable.state === 'removed' ? ['see', 'putBack'] : ['see', 'change', 'place', 'remove', 'tie'];
}

export function causalLinkAccess(who: Who, link: CausalLink): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!wears(who, ...contribute)) return ['see'];
  return link.state === 'removed' ? ['see', 'putBack'] : ['see', 'change', 'source', 'remove'];
}

export function loopAccess(who: Who, loop: NamedLoop): readonly string[] {
  if (who.hats.length === 0) return [];
  return wears(who, ...contribute) && loop.state === 'named' ? ['see', 'change'] : ['see'];
}

/** Whoever may bid sees what a sample says, not what single people said. */
export function sampleAccess(who: Who, sample: Sample): readonly string[] {
  if (who.hats.length === 0) return [];
  if (!who.hats.some((hat) => hat !== 'provider')) return ['see'];
  return wears(who, ...contribute) && sample.state === 'open' ? ['see', 'read', 'change'] : ['see', 'read'];
}
