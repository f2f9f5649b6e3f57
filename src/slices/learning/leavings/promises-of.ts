import type { Ref } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';
import { linksOf } from '#platform/links/index.ts';
import { detailsOf, mechanismsOf, type Promised, promisesIn, type Result } from '#slices/plan/index.ts';
import { lotLeavingNow, lotsOf, procurementsOf } from '#slices/procurement/index.ts';
import type { Review } from '../reviews/review.ts';

/** A mechanism or lot with what it says that it will leave. `isOut` where anybody knows of it: a lot, once it is published. */
export type Promising = Omit<Promised, 'about' | 'words'> &
  Readonly<{
    settled: boolean;
    over: boolean;
    isOut: boolean;
    leaves: Readonly<Record<Result, string | null>> | undefined;
  }>;
export type LivePromise = Promised & Readonly<{ settled: boolean }>;

/** Every mechanism and lot of a case, those that are over too: what was said of them stays. */
export const promisingOf = async (tx: Tx, caseId: string): Promise<Promising[]> => [
  ...(await mechanismsIn(tx, caseId)),
  ...(await lotsIn(tx, caseId)),
];

async function mechanismsIn(tx: Tx, caseId: string): Promise<Promising[]> {
  const all = await mechanismsOf(tx, caseId);
  const ids = all.map((one) => one.id);
  const details = await detailsOf(tx, ids);
  return all.map(({ id, title, addedAt, state }) => ({
    on: { kind: 'mechanism', id },
    title,
    path: `/cases/${caseId}/mechanisms/${id}`,
    since: addedAt,
    settled: state === 'chosen',
    over: state === 'stopped',
    isOut: true,
    leaves: details.get(id),
  }));
}

async function lotsIn(tx: Tx, caseId: string): Promise<Promising[]> {
  const out = (await procurementsOf(tx, caseId)).filter((one) => ['published', 'awarded'].includes(one.state));
  const all = await lotsOf(tx, caseId);
  const ids = all.map((one) => one.id);
  const said = await lotLeavingNow(tx, ids);
  return all.map(({ id, title, addedAt, state, procurementId }) => ({
    on: { kind: 'lot', id },
    title,
    path: `/cases/${caseId}/lots/${id}`,
    since: said.get(id)?.saidAt ?? addedAt,
    settled: state === 'awarded',
    over: state === 'withdrawn',
    isOut: out.some((one) => one.id === procurementId),
    leaves: said.get(id),
  }));
}

/** What they promise to leave, as it reads now. */
export const livePromises = (promising: readonly Promising[]): LivePromise[] =>
  promising
    .filter((one) => !one.over)
    .flatMap(({ leaves, settled, on, title, path, since }) =>
      promisesIn({ on, title, path, since }, leaves).map((one) => ({ ...one, settled })),
    );

/** What a review looks at again: of an agreement what it came from, of a mechanism or lot itself, else of the whole case. */
export async function promisingUnder(tx: Tx, review: Review): Promise<Promising[]> {
  const all = await promisingOf(tx, review.caseId);
  const { openedByKind: kind, openedById: id } = review;
  if (kind === 'mechanism' || kind === 'lot') return all.filter((one) => one.on.id === id);
  const agreement = await agreementOf(tx, { kind, id });
  if (!agreement) return all;
  const from = await restsOn(tx, agreement);
  const its = all.filter((one) => from.some((ref) => ref.id === one.on.id));
  // One that came from neither a mechanism nor a lot promises nothing by itself: then the whole case is asked.
  return its.length > 0 ? its : all;
}

const restsOn = async (tx: Tx, ref: Ref): Promise<Ref[]> =>
  (await linksOf(tx, ref)).filter((link) => link.from.id === ref.id).map((link) => link.to);

async function agreementOf(tx: Tx, opener: Ref): Promise<Ref | undefined> {
  if (opener.kind === 'agreement') return opener;
  return opener.kind === 'obligation' ? (await restsOn(tx, opener)).find((ref) => ref.kind === 'agreement') : undefined;
}
