import { dayAt, type JsonObject, JsonReader, webAddressAt, wordsAt } from '#platform/export/index.ts';
import { type DirectoryService, type ServiceStatus, serviceStatuses } from './service.ts';

const mostPlaces = 10;

/** One service, or null where it lacks what makes it one: an id and a name. */
export function readService(reader: JsonReader, owner: JsonObject | null): DirectoryService | null {
  const id = wordsAt(reader, 'id', 200);
  const name = wordsAt(reader, 'name', 300);
  if (id === null || name === null) {
    reader.say(id === null ? 'id' : 'name', 'A service needs an id and a name. It was left out.');
    return null;
  }
  const own = reader.object('organization');
  const organisation = Object.keys(own.value).length > 0 || !owner ? own : new JsonReader(owner, reader.path, []);
  return {
    path: reader.path,
    id,
    name,
    description: wordsAt(reader, 'description', 4_000),
    status: statusOf(reader),
    organisation: wordsAt(organisation, 'name', 300),
    organisationId: wordsAt(organisation, 'id', 200) ?? wordsAt(reader, 'organization_id', 200),
    url: webAddressAt(reader, 'url') ?? webAddressAt(organisation, 'website'),
    where: whereOf(reader),
    forWhom: agesOf(reader),
    cost: costOf(reader),
    alert: wordsAt(reader, 'alert', 1_000),
    assuredOn: dayAt(reader, 'assured_date'),
    modifiedOn: dayAt(reader, 'last_modified'),
  };
}

function statusOf(reader: JsonReader): ServiceStatus {
  const found = reader.text('status');
  const status = serviceStatuses.find((one) => one === found?.toLowerCase());
  if (!status)
    reader.say(
      'status',
      found === null
        ? 'It has no status. It was read as active.'
        : 'This status is not one we know. It was read as active.',
    );
  return status ?? 'active';
}

function whereOf(reader: JsonReader): string | null {
  const places = reader.list('service_at_locations').flatMap((at) => {
    const location = at.object('location');
    const addresses = location
      .list('addresses')
      .map((one) => ['address_1', 'city', 'postal_code'].flatMap((key) => wordsAt(one, key, 200) ?? []).join(', '));
    return addresses.some(Boolean) ? addresses.filter(Boolean) : (wordsAt(location, 'name', 200) ?? []);
  });
  const areas = reader
    .list('service_areas')
    .flatMap((one) => wordsAt(one, 'name', 300) ?? wordsAt(one, 'service_area', 300) ?? []);
  const all = [...new Set([...places, ...areas])];
  if (all.length > mostPlaces)
    reader.say('service_at_locations', `It has ${all.length} places. The first ${mostPlaces} were read.`);
  return all.slice(0, mostPlaces).join('; ') || null;
}

function agesOf(reader: JsonReader): string | null {
  const from = reader.number('minimum_age');
  const to = reader.number('maximum_age');
  if (from === null && to === null) return null;
  if (from !== null && to !== null) return `aged ${from} to ${to}`;
  return from === null ? `aged ${to} or under` : `aged ${from} or over`;
}

function costOf(reader: JsonReader): string | null {
  const options = reader.list('cost_options').flatMap((one) => {
    const amount = one.number('amount');
    const option = wordsAt(one, 'option', 200);
    const unit = wordsAt(one, 'amount_description', 200);
    const said = [option, amount === null ? null : `£${amount}`, unit].filter(Boolean).join(' ');
    return said || [];
  });
  return options.slice(0, mostPlaces).join('; ') || wordsAt(reader, 'fees', 500);
}
