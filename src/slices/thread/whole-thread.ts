import type { Ref } from '#platform/access/kinds.ts';
import type { Visit } from '#platform/http/route.ts';
import { type Bead, beads, choicesOf, type Link, linksAmong } from '#platform/links/index.ts';
import type { Case } from '#slices/cases/index.ts';
import { threadOrder } from './order.ts';

/** Everything on a case's thread that this person may see. */
export async function refsOfCase({ tx, services, who, object }: Visit<Case>): Promise<Ref[]> {
  const names = threadOrder.filter((name) => services.kinds.has(name));
  return (await choicesOf(tx, services.kinds, who, object.id, names)).map((choice) => choice.ref);
}

export async function wholeThread(visit: Visit<Case>): Promise<{ beads: Bead[]; links: Link[] }> {
  const { tx, services, who, now } = visit;
  const refs = await refsOfCase(visit);
  return { beads: await beads(tx, services.kinds, who, refs, null), links: await linksAmong(tx, refs, now) };
}
