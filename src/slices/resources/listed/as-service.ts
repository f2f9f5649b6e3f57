import { londonDate } from '#platform/clock.ts';
import type { ServiceToPublish } from '#standards/open-referral-uk/index.ts';
import { type Resource, resourceTypeLabels } from '../resource.ts';
import { stalenessOf } from '../staleness/staleness.ts';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const sentence = (text: string): string => `${capital(text.trim().replace(/\.$/, ''))}.`;

/**
 * What is published: its name and kind, whose it is, who cannot use it, how soon. No steward’s name, no consent’s conditions, nothing
 * of the case: those who agreed to be listed agreed to this.
 */
export function describe(resource: Resource): string {
  return [
    `${resourceTypeLabels[resource.type]}.`,
    resource.amount === null ? null : `${resource.amount} ${resource.unit ?? ''}`.trim().concat('.'),
    resource.whoCannot && `Who cannot use it: ${sentence(resource.whoCannot)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

export type Publishers = ReadonlyMap<string, NonNullable<ServiceToPublish['organisation']>>;

export const asService = (resource: Resource, publishers: Publishers): ServiceToPublish => ({
  id: resource.id,
  name: resource.name,
  description: describe(resource),
  organisation:
    resource.bodyId && resource.body
      ? { id: resource.bodyId, name: resource.body, description: `${resource.body}, a community body` }
      : (publishers.get(resource.caseId) ?? null),
  url: null,
  area: null,
  cost: null,
  assuredOn: londonDate(resource.confirmedAt ?? resource.addedAt),
  modifiedAt: resource.confirmedAt ?? resource.addedAt,
});

export const listingOf = (resource: Resource, today: string) => ({
  name: resource.name,
  body: resource.body,
  says: describe(resource),
  staleness: stalenessOf(resource, today),
});
