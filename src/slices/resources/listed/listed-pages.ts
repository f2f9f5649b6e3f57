import { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { pageAsked } from '#platform/http/page-asked.ts';
import { refuse } from '#platform/http/refusals.ts';
import { publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { writeService, writeServices } from '#standards/open-referral-uk/index.ts';
import type { Resource } from '../resource.ts';
import { listedResource, listedResources } from '../resource-store.ts';
import { asService, listingOf, type Publishers } from './as-service.ts';

const perPage = 50;
const mostPerPage = 500;

const json = (value: unknown): Reply => ({
  text: `${JSON.stringify(value)}\n`,
  type: 'application/json; charset=utf-8',
});

/** By case, the organisation that lists what no community owns. */
async function publishersOf(tx: Tx, resources: readonly Resource[]): Promise<Publishers> {
  const cases = await casesById(tx, [...new Set(resources.map(({ caseId }) => caseId))]);
  const named = new Map(
    (await organisationsById(tx, [...new Set(cases.map(({ organisationId }) => organisationId))])).map((one) => [
      one.id,
      { id: one.id, name: one.name, description: `${one.name}, which lists it` },
    ]),
  );
  return new Map(cases.map(({ id, organisationId }) => [id, named.get(organisationId)!]));
}

/** What helps here, for everybody: what its people agreed to have listed. */
export async function showListing({ tx, query, now }: Visit): Promise<Reply> {
  const shown = pageAsked(query, perPage);
  const { resources, count } = await listedResources(tx, shown);
  return publicPage('resources/listing.njk', 'What helps here', {
    listings: resources.map((one) => listingOf(one, londonDate(now))),
    count,
    shown,
  });
}

/** The same as one page of an Open Referral UK answer, for directories to read. */
export async function listServices({ tx, query }: Visit): Promise<Reply> {
  const size = /^[1-9]\d{0,5}$/.test(query.per_page ?? '') ? Math.min(mostPerPage, Number(query.per_page)) : perPage;
  const shown = pageAsked(query, size);
  const { resources, count } = await listedResources(tx, shown);
  const publishers = await publishersOf(tx, resources);
  return json(
    writeServices(
      resources.map((one) => asService(one, publishers)),
      { count, number: shown.number, size },
    ),
  );
}

export async function listService({ tx, params }: Visit): Promise<Reply> {
  const id = z.uuid().safeParse(params.serviceId);
  const found = id.success ? await listedResource(tx, id.data) : null;
  return found ? json(writeService(asService(found, await publishersOf(tx, [found])))) : refuse('not-found');
}
