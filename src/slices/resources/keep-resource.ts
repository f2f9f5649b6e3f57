import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { consents, type Resource, resourceTypeLabels, resourceTypes } from './resource.ts';
import { insertResource, type ResourceDetails, resourceColumns, updateResource } from './resource-store.ts';

export const resourceInput = z.strictObject({
  name: field.text('Enter what it is', 200),
  type: field.choice(resourceTypes, 'Choose a kind'),
  outcomeId: field.optionalId(),
  steward: field.optionalText(200),
  amount: field.optionalNumber(0),
  unit: field.optionalText(60),
  unpaidCarers: field.ticked(),
  consent: z.preprocess((value) => value || 'not-asked', field.choice(consents, 'Choose where consent stands')),
  consentOn: field.optionalDateOn(),
  conditions: field.optionalText(1_000),
  supportCost: field.optionalText(300),
  inTheWay: field.optionalText(500),
  aims: field.optionalText(500),
  whoCannot: field.optionalText(500),
  fragility: field.optionalText(500),
  readyIn: field.optionalText(100),
  reviewOn: field.optionalDateOn(),
});

const says = (details: ResourceDetails, state: string) => ({
  title: details.name,
  text: [
    resourceTypeLabels[details.type],
    details.amount !== null ? `${details.amount} ${details.unit ?? ''}`.trim() : null,
    details.steward ? `steward: ${details.steward}` : null,
  ]
    .filter(Boolean)
    .join(' · '),
  state,
});

export async function addResource(act: Act, input: { caseId: string } & ResourceDetails): Promise<string> {
  const { caseId, ...details } = input;
  const id = act.newId();
  await insertResource(act.tx, id, caseId, details, act.who.personId!, act.now);
  act.record({
    action: 'resource.added',
    on: { kind: 'resource', id },
    caseId,
    fields: Object.keys(details),
    content: details.name,
    says: says(details, 'known'),
  });
  return id;
}

export async function changeResource(
  act: Act,
  resource: Resource,
  version: number,
  details: ResourceDetails,
): Promise<void> {
  if (!(await updateResource(act.tx, resource.id, version, resourceColumns(details)))) refuse('stale');
  act.record({
    action: 'resource.changed',
    on: { kind: 'resource', id: resource.id },
    caseId: resource.caseId,
    fields: Object.keys(details),
    content: JSON.stringify(details),
    says: says(details, resource.state),
  });
}
