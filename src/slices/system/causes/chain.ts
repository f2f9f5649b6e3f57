import type { Ref } from '#platform/access/kinds.ts';
import { type Cause, isLoose } from './cause.ts';

export type Step = Readonly<{ cause: Cause; loose: boolean; steps: readonly Step[] }>;

/** A why-chain: what was asked about, and the causes beneath it. `loose` counts the ends that have not ended. */
export type Chain = Readonly<{ from: Ref; steps: readonly Step[]; loose: number }>;

/** Gathers a case's causes into chains. Dropped steps, and what hung from them, are left out. */
export function chainsOf(causes: readonly Cause[]): Chain[] {
  const live = causes.filter((cause) => cause.state !== 'dropped');
  const beneath = Map.groupBy(live, (cause) => cause.explainsId);
  const steps = (id: string, above: readonly string[]): Step[] =>
    (beneath.get(id) ?? [])
      .filter((cause) => !above.includes(cause.id))
      .map((cause) => ({ cause, loose: isLoose(cause), steps: steps(cause.id, [...above, cause.id]) }));
  const starts = new Map(
    live
      .filter((cause) => cause.explainsKind !== 'cause')
      .map((cause) => [cause.explainsId, { kind: cause.explainsKind, id: cause.explainsId }]),
  );
  return [...starts.values()].map((from) => {
    const found = steps(from.id, []);
    return { from, steps: found, loose: countLoose(found) };
  });
}

const countLoose = (steps: readonly Step[]): number =>
  steps.reduce((count, step) => count + (step.loose ? 1 : 0) + countLoose(step.steps), 0);

/** From what was asked about down to one cause, in order: how we came to it. */
export function pathTo(causes: readonly Cause[], id: string): Cause[] {
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  const path: Cause[] = [];
  for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.explainsId)) path.unshift(at);
  return path;
}
