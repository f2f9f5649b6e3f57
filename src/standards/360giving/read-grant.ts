import { dayAt, type JsonReader, webAddressAt, wordsAt } from '#platform/export/index.ts';
import type { PublishedGrant } from './grant.ts';

/** One grant, or null where it lacks what makes it one: an id and a title. */
export function readGrant(reader: JsonReader): PublishedGrant | null {
  const id = wordsAt(reader, 'id', 300);
  const title = wordsAt(reader, 'title', 300);
  if (id === null || title === null) {
    reader.say(id === null ? 'id' : 'title', 'A grant needs an id and a title. It was left out.');
    return null;
  }
  const recipient = reader.list('recipientOrganization')[0];
  const funder = reader.list('fundingOrganization')[0];
  const planned = reader.list('plannedDates')[0];
  return {
    path: reader.path,
    id,
    title,
    description: wordsAt(reader, 'description', 4_000),
    currency: wordsAt(reader, 'currency', 3)?.toUpperCase() ?? null,
    amountPence: penceAt(reader),
    awardedOn: dayAt(reader, 'awardDate'),
    startOn: planned ? dayAt(planned, 'startDate') : null,
    endOn: planned ? dayAt(planned, 'endDate') : null,
    recipient: recipientOf(reader, recipient),
    recipientId: recipient ? wordsAt(recipient, 'id', 200) : null,
    funder: funder ? wordsAt(funder, 'name', 300) : null,
    funderId: funder ? wordsAt(funder, 'id', 200) : null,
    programme: reader.list('grantProgramme').flatMap((one) => wordsAt(one, 'title', 200) ?? [])[0] ?? null,
    where: whereOf(reader, recipient),
    url: webAddressAt(reader, 'url'),
    modifiedOn: dayAt(reader, 'dateModified'),
  };
}

/** A grant to a person is published without their name; should a file hold it, it is not read. */
function recipientOf(reader: JsonReader, organisation: JsonReader | undefined): string {
  const name = organisation ? wordsAt(organisation, 'name', 300) : null;
  if (name) return name;
  if (Object.hasOwn(reader.value, 'recipientIndividual')) return 'A person';
  reader.say('recipientOrganization', 'It names nobody who received it.');
  return 'Not said';
}

function penceAt(reader: JsonReader): number | null {
  const amount = reader.number('amountAwarded');
  if (amount === null) return null;
  const pence = Math.round(amount * 100);
  if (Number.isSafeInteger(pence) && pence >= 0) return pence;
  reader.say('amountAwarded', 'This is not an amount that could have been awarded.');
  return null;
}

function whereOf(reader: JsonReader, recipient: JsonReader | undefined): string | null {
  const beneficiaries = reader.list('beneficiaryLocation').flatMap((one) => wordsAt(one, 'name', 200) ?? []);
  const address = recipient
    ? ['addressLocality', 'addressRegion'].flatMap((key) => wordsAt(recipient, key, 200) ?? [])
    : [];
  return [...new Set(beneficiaries.length > 0 ? beneficiaries : address)].slice(0, 10).join(', ') || null;
}
