import { seededIds } from '#platform/ids.ts';

/** What is published of a service: what its people agreed to have listed, and no person’s name. */
export type ServiceToPublish = Readonly<{
  /** A UUID. */
  id: string;
  name: string;
  description: string | null;
  organisation: Readonly<{ id: string; name: string; description: string }> | null;
  url: string | null;
  area: string | null;
  cost: string | null;
  /** YYYY-MM-DD */
  assuredOn: string | null;
  modifiedAt: Date;
}>;

const compact = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));

/** One service as Open Referral UK 3.0 has it; parts that need an id of their own have one that is the same each time. */
export function writeService(service: ServiceToPublish): Record<string, unknown> {
  const idOf = (part: string): string => seededIds(`${service.id}:${part}`)();
  return compact({
    id: service.id,
    name: service.name,
    status: 'active',
    description: service.description,
    url: service.url,
    fees: null,
    assured_date: service.assuredOn,
    last_modified: service.modifiedAt.toISOString(),
    organization: service.organisation,
    service_areas: service.area ? [{ id: idOf('area'), name: service.area }] : null,
    cost_options: service.cost ? [{ id: idOf('cost'), option: service.cost }] : null,
  });
}

/** Which page of how many: `count` services in all, `size` a page, `number` from 1. */
export type Paging = Readonly<{ count: number; number: number; size: number }>;

/**
 * Services as one page of an Open Referral UK `/services` answer, each in full; all of them on one page where no paging is given.
 *
 * @example writeServices([]).total_items // 0
 */
export function writeServices(
  services: readonly ServiceToPublish[],
  { count, number, size }: Paging = { count: services.length, number: 1, size: services.length },
) {
  const pages = size === 0 ? 1 : Math.max(1, Math.ceil(count / size));
  return {
    total_items: count,
    total_pages: pages,
    page_number: number,
    size: services.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: services.length === 0,
    contents: services.map(writeService),
  };
}
