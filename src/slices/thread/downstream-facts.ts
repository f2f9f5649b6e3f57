import type { Mechanism } from '#slices/plan/index.ts';
import { type Effect, unasked } from '#slices/system/index.ts';
import type { Facts } from './facts.ts';

/**
 * Who else bears the change of each mechanism. What providers bear names firms, so it is only said that it stands apart.
 * Null where this person may not read what was said.
 */
export function downstreamOf(mechanisms: readonly Mechanism[], effects: readonly Effect[] | null): Facts['downstream'] {
  if (!effects) return [];
  const byMechanism = Map.groupBy(effects, ({ onId }) => onId);
  return mechanisms
    .filter(({ state }) => state !== 'stopped')
    .map(({ id, title }) => {
      const own = byMechanism.get(id) ?? [];
      const open = own.filter(({ bearer, who }) => bearer !== 'provider' && who);
      return {
        title,
        asked: unasked(own).length === 0,
        bears: open.map(({ who, change, known }) => `${who}: ${change}${known ? ` (how we know: ${known})` : ''}`),
        apart: own.some(({ bearer, who }) => bearer === 'provider' && who),
      };
    });
}
