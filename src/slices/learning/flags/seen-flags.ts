import type { Visit } from '#platform/http/route.ts';
import { type Bead, beads, type Flag } from '#platform/links/index.ts';

/** Flags with what they stand on. What is flagged and not shared with this person is not there. */
export async function seenFlags<T extends Flag>(
  { tx, services, who }: Visit,
  flags: readonly T[],
): Promise<(T & { bead: Bead })[]> {
  const refs = [...new Map(flags.map((flag) => [flag.on.id, flag.on])).values()];
  const known = refs.filter((ref) => services.kinds.has(ref.kind));
  const found = new Map((await beads(tx, services.kinds, who, known, null)).map((bead) => [bead.ref.id, bead]));
  return flags.flatMap((flag) => {
    const bead = found.get(flag.on.id);
    return bead ? [{ ...flag, bead }] : [];
  });
}
