import { unregisteredPrefix } from '#platform/config.ts';
import type { JsonObject } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { type Package, packageOf, recordFrom, recordPackageOf } from '#standards/ocds/index.ts';
import { type PublishedRelease, releasesAfter, releasesOfOcid, releasesOfProcurement } from './notice-store.ts';

const most = 100;
const json = (value: JsonObject): Reply => ({ text: JSON.stringify(value), type: 'application/json; charset=utf-8' });

function about({ services, now }: Visit, path: string, releases: readonly PublishedRelease[]): Package {
  const { publicUrl, host, port } = services.config;
  const site = publicUrl ?? `http://${host}:${port}`;
  return {
    uri: `${site}${path}`,
    publishedDate: (releases.at(-1)?.publishedAt ?? now).toISOString(),
    publisher: { name: services.installation().name ?? 'Commonweal', uri: site },
    license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    publicationPolicy: `${site}/public/ocds`,
  };
}

/** A place in what is published: the time and id of the last release that was read. */
const placeAfter = ({ publishedAt, id }: PublishedRelease): string => `${publishedAt.toISOString()}_${id}`;

function placeAsked(text: string | undefined): { at: Date; id: string } | null {
  if (text === undefined) return null;
  const [at, id] = text.split('_') as [string, string | undefined];
  const time = new Date(at);
  if (!id || !isId(id) || Number.isNaN(time.getTime()) || time.toISOString() !== at) refuse('not-found');
  return { at: time, id };
}

/**
 * Releases in the order in which they were published here, a page at a time. Whoever follows `links.next` to the end, and asks it again later, has
 * each release once.
 */
export async function feedReleases(visit: Visit): Promise<Reply> {
  const limit = Math.min(most, Math.max(1, Number.parseInt(visit.query.limit ?? '', 10) || most));
  const after = placeAsked(visit.query.after);
  const found = await releasesAfter(visit.tx, after, limit);
  const given = about(visit, '/public/ocds/releases', found);
  const last = found.at(-1);
  const next = last ? placeAfter(last) : visit.query.after;
  const link = new URLSearchParams({ ...(next ? { after: next } : {}), limit: String(limit) });
  return json({
    ...packageOf(
      found.map(({ release }) => release),
      given,
    ),
    links: { next: `${given.uri}?${link}` },
  });
}

export async function sendRecord(visit: Visit): Promise<Reply> {
  const ocid = visit.params.ocid!;
  const found = await releasesOfOcid(visit.tx, ocid);
  if (found.length === 0) refuse('not-found');
  const { record } = recordFrom(found.map(({ release }) => release));
  return json(recordPackageOf([record], about(visit, `/public/ocds/records/${encodeURIComponent(ocid)}`, found)));
}

/** All releases of one procurement in one file. */
export async function sendProcurementReleases(visit: Visit): Promise<Reply> {
  const id = visit.params.procurementId!;
  const found = isId(id) ? await releasesOfProcurement(visit.tx, id) : [];
  if (found.length === 0) refuse('not-found');
  const path = `/public/procurements/${id}/ocds`;
  return json(
    packageOf(
      found.map(({ release }) => release),
      about(visit, path, found),
    ),
  );
}

/** What is published as open data, where it is had, and what its identifiers are worth. */
export async function showOpenData({ services, tx }: Visit): Promise<Reply> {
  const { ocidPrefix } = services.config;
  return publicPage('procurement/notices/open-data.njk', 'Open data of procurements', {
    prefix: ocidPrefix,
    registered: ocidPrefix !== unregisteredPrefix,
    any: (await releasesAfter(tx, null, 1)).length > 0,
  });
}
