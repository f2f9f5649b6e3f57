import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { asksOf } from '#slices/resources/index.ts';
import type { Procurement } from '../procurement.ts';
import { bySupplier, type Engagement, newSince, packEntry, sourceLabels } from './engagement.ts';
import { packsOf, talksOf } from './engagement-store.ts';
import { engagementOf } from './gather-engagement.ts';
import { makePack, type makePackInput } from './make-pack.ts';
import { noteTalk, type talkInput } from './note-talk.ts';

/** What stands in the pack now, which of it is new since the last version, and the versions. */
export async function packOf(tx: Tx, procurement: Pick<Procurement, 'id' | 'caseId'>) {
  const entries = (await engagementOf(tx, procurement)).map(packEntry);
  const versions = (await packsOf(tx, procurement.id)).map(({ version, digest, madeBy, madeAt, entries: held }) => ({
    version,
    digest,
    madeBy,
    madeAt,
    held,
  }));
  const last = versions.at(-1);
  const fresh = new Set(newSince(entries, last?.held ?? []).map(({ key }) => key));
  return {
    entries: entries.map((one) => ({ ...one, isNew: last !== undefined && fresh.has(one.key) })),
    packs: versions.map(({ held, ...one }, at) => ({
      ...one,
      fresh: newSince(held, versions[at - 1]?.held ?? []).length,
    })),
    lastPack: last ? { version: last.version, madeAt: last.madeAt } : null,
    packChanged: last ? fresh.size > 0 || entries.length !== last.held.length : true,
  };
}

const labelled = (one: Engagement) => ({ ...one, label: sourceLabels[one.source] });

/** Who shaped what and saw what: by day, by supplier, and by what was shown. */
export async function showFairness({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const entries = await engagementOf(tx, object);
  return page('procurement/fairness/show.njk', `Who shaped it and who saw what: ${object.title}`, {
    procurement: object,
    byDay: entries.map(labelled),
    bySupplier: bySupplier(entries).map(({ supplier, entries: of }) => ({ supplier, entries: of.map(labelled) })),
    byShown: [...Map.groupBy(entries, ({ shown }) => shown).entries()].map(([shown, of]) => ({
      shown,
      suppliers: [...new Set(of.map(({ supplier }) => supplier))],
      days: [...new Set(of.map(({ on }) => on))],
    })),
    asks: (await asksOf(tx, object.caseId)).length,
    ...(await packOf(tx, object)),
  });
}

export async function showTalks({ tx, object, now }: Visit<Subject>): Promise<Reply> {
  return page('procurement/fairness/talks.njk', 'Talks with anybody who may bid', {
    talks: (await talksOf(tx, object.id)).toReversed(),
    today: londonDate(now),
  });
}

export async function keepTalk({ act, object, body }: Doing<Subject, z.infer<typeof talkInput>>): Promise<Reply> {
  await noteTalk(act, object.id, body);
  return redirect(`/cases/${object.id}/supplier-talks`, 'It is noted, and in every bidder’s pack.');
}

export async function keepPack({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof makePackInput>>): Promise<Reply> {
  const version = await makePack(act, object, body);
  return redirect(`/cases/${object.caseId}/procurements/${object.id}/pack`, `Version ${version} of the pack is kept.`);
}
