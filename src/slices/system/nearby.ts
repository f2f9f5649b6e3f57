import type { Kinds, Ref } from '#platform/access/kinds.ts';
import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Bead, beads, linksOf } from '#platform/links/index.ts';

export type Neighbour = Bead & Readonly<{ relation: string }>;

/** What an object rests on (above) and what rests on it (below), one step away, as this person may see it. */
export async function nearby(
  tx: Tx,
  kinds: Kinds,
  who: Who,
  ref: Ref,
): Promise<{ above: Neighbour[]; below: Neighbour[] }> {
  const links = (await linksOf(tx, ref)).filter(({ from, to }) => kinds.has(from.kind) && kinds.has(to.kind));
  const others = links.map((link) => (link.from.id === ref.id ? link.to : link.from));
  const found = new Map((await beads(tx, kinds, who, others, null)).map((bead) => [bead.ref.id, bead]));
  const side = (mine: 'from' | 'to', theirs: 'from' | 'to') =>
    links
      .filter((link) => link[mine].id === ref.id)
      .flatMap((link) => {
        const bead = found.get(link[theirs].id);
        return bead ? [{ ...bead, relation: link.relation }] : [];
      });
  return { above: side('from', 'to'), below: side('to', 'from') };
}
