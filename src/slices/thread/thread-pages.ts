import type { Ref } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { type Bead, beads, type Link, linksAmong, walk } from '#platform/links/index.ts';
import type { Case } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { looseEnds } from './loose-ends.ts';
import { placeOf } from './order.ts';
import { refsOfCase } from './whole-thread.ts';

/** The thread of one object, or of a whole case, as at a date. */
export async function showThread(visit: Visit<Case>): Promise<Reply> {
  const { object: one, query, tx, services, who } = visit;
  const { asAt, at } = readDate(visit);
  const from = query.from ? readRef(visit, query.from) : null;
  const links = from ? await walk(tx, from, asAt) : null;
  const refs = links ? refsOf(from!, links) : await refsOfCase(visit);
  const found = await beads(tx, services.kinds, who, refs, at ? asAt : null);
  if (from && !found.some((bead) => bead.ref.id === from.id)) refuse('not-found');
  const among = links ?? (await linksAmong(tx, refs, asAt));
  const names = await personNames(
    tx,
    found.map((bead) => bead.changedBy),
  );
  const lines = found.sort(byPlace).map((bead) => ({
    kindLabel: bead.kindLabel,
    title: bead.title,
    text: bead.text,
    lens: bead.lens,
    flags: at ? [] : bead.flags,
    here: bead.ref.id === from?.id,
    href: bead.path,
    loose: at ? null : looseEnds(bead, among).join('. ') || null,
    changedAt: bead.changedAt,
    changedBy: names.get(bead.changedBy ?? '') ?? null,
    followHref: `/cases/${one.id}/thread?from=${bead.ref.kind}:${bead.ref.id}${at ? `&at=${at}` : ''}`,
  }));
  const here = lines.find((line) => line.here);
  return page('thread/thread.njk', here ? `The thread of “${shorten(here.title)}”` : 'The whole thread', {
    branches: from ? [{ label: '', lines, fold: false, loose: 0 }] : fold(lines),
    lines,
    from: query.from ?? null,
    at,
    looseCount: lines.filter((line) => line.loose).length,
  });
}

type Line = { kindLabel: string; loose: string | null };
const most = 4;

/** On the whole thread, a kind with many beads folds away; its loose ends are counted on the fold. */
function fold<T extends Line>(
  lines: readonly T[],
): { label: string; lines: readonly T[]; fold: boolean; loose: number }[] {
  return [...Map.groupBy(lines, (line) => line.kindLabel)].map(([label, of]) => ({
    label,
    lines: of,
    fold: of.length > most,
    loose: of.filter((line) => line.loose).length,
  }));
}

const shorten = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, '')}…`);

const byPlace = (a: Bead, b: Bead): number =>
  placeOf(a.ref.kind) - placeOf(b.ref.kind) ||
  (a.changedAt?.getTime() ?? 0) - (b.changedAt?.getTime() ?? 0) ||
  a.title.localeCompare(b.title, 'en-GB');

function readDate({ query, now }: Visit): { asAt: Date; at: string | null } {
  const at = query.at ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || Number.isNaN(Date.parse(at))) return { asAt: now, at: null };
  return { asAt: new Date(`${at}T23:59:59.999Z`), at };
}

function readRef({ services }: Visit, value: string): Ref {
  const [kind = '', id = ''] = value.split(':');
  if (!services.kinds.has(kind) || !isId(id)) refuse('not-found');
  return { kind, id };
}

function refsOf(start: Ref, links: readonly Link[]): Ref[] {
  const refs = new Map([[start.id, start]]);
  for (const { from, to } of links) refs.set(from.id, from).set(to.id, to);
  return [...refs.values()];
}
