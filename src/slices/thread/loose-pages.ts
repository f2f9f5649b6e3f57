import { page, type Reply, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { mechanismsOf, requirementsOf } from '#slices/plan/index.ts';
import { needsOf } from '#slices/system/index.ts';
import { looseLeavings } from './leaving-became.ts';
import { looseList } from './loose-list.ts';
import { wholeThread } from './whole-thread.ts';

/** What hangs loose on a case, as this person may see it: those who may bid do not read requirements here. */
export async function showLoose(visit: Visit<Case>): Promise<Reply> {
  const { tx, object: one, may } = visit;
  const { beads, links } = await wholeThread(visit);
  const visible = new Set(beads.map((bead) => bead.ref.id));
  const seen = <T extends { id: string }>(all: readonly T[]) => all.filter((each) => visible.has(each.id));
  const groups = looseList({
    base: `/cases/${one.id}`,
    needs: seen(await needsOf(tx, one.id)),
    outcomes: seen(await outcomesOf(tx, one.id)),
    mechanisms: seen(await mechanismsOf(tx, one.id)),
    leavings: await looseLeavings(visit.tx, one.id, may),
    requirements: may.includes('seeInside') ? seen(await requirementsOf(tx, one.id)) : [],
    beads,
    links,
  });
  return page('thread/loose.njk', 'What hangs loose', {
    groups: groups.filter((group) => group.items.length > 0),
    count: groups.reduce((sum, group) => sum + group.items.length, 0),
  });
}
