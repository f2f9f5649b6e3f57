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

/**
 * Services as one page of an Open Referral UK `/services` answer, each in full.
 *
 * @example writeServices([]).total_items // 0
 */
export function writeServices(services: readonly ServiceToPublish[]) {
  return {
    total_items: services.length,
    total_pages: 1,
    page_number: 1,
    size: services.length,
    first_page: true,
    last_page: true,
    empty: services.length === 0,
    contents: services.map(writeService),
  };
}
