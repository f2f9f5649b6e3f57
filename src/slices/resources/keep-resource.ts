import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import {
  consents,
  givenFreely,
  type Resource,
  resourceStates,
  resourceTypes,
  sayResource,
  spokenConsents,
} from './resource.ts';
import { insertResource, type ResourceDetails, updateResource } from './resource-store.ts';

export const resourceInput = z.strictObject({
  name: field.text('Enter what it is', 200),
  type: field.choice(resourceTypes, 'Choose a kind'),
  outcomeId: field.optionalId(),
  steward: field.optionalText(200),
  amount: field.optionalNumber(0),
  unit: field.optionalText(60),
  unpaidCarers: field.ticked(),
  consent: z.preprocess((value) => value || 'not-asked', field.choice(consents, 'Choose where consent stands')),
  consentBy: field.optionalText(200),
  consentOn: field.optionalDateOn(),
  conditions: field.optionalText(1_000),
  supportCost: field.optionalText(300),
  inTheWay: field.optionalText(500),
  aims: field.optionalText(500),
  whoCannot: field.optionalText(500),
  fragility: field.optionalText(500),
  readyIn: field.optionalText(100),
  reviewOn: field.optionalDateOn(),
  listed: field.ticked(),
});

type Kept = Pick<ResourceDetails, 'answers' | 'confirmedAt' | 'confirmedBy' | 'entryId' | 'bodyId' | 'listed'>;
type Unsaid = 'consentBy' | keyof Kept;
type Typed = Omit<ResourceDetails, Unsaid> & Partial<Pick<ResourceDetails, Unsaid>>;
const nothingKept: Kept = {
  answers: {},
  confirmedAt: null,
  confirmedBy: null,
  entryId: null,
  bodyId: null,
  listed: false,
};

/** Consent is somebody's: its community's, else its steward's where nobody else is named; today where no day is. */
function withConsent(act: Act, typed: Typed, kept: Kept = nothingKept, owner: string | null = null): ResourceDetails {
  const { answers, confirmedAt, confirmedBy, entryId, bodyId, listed } = kept;
  const details = { answers, confirmedAt, confirmedBy, entryId, listed, ...typed, bodyId };
  if (!spokenConsents.includes(typed.consent)) return { ...details, consentBy: null, consentOn: null };
  const consentBy = owner ?? typed.consentBy ?? typed.steward ?? slip('consentBy', 'Say who said so');
  const today = londonDate(act.now);
  if (typed.consentOn && typed.consentOn > today) slip('consentOn', 'Enter a day that has come');
  return { ...details, consentBy, consentOn: typed.consentOn ?? today };
}

export async function addResource(act: Act, input: { caseId: string } & Typed): Promise<string> {
  const { caseId, ...typed } = input;
  const details = withConsent(act, typed);
  const resource: Resource = {
    ...details,
    id: act.newId(),
    caseId,
    state: 'known',
    version: 1,
    body: null,
    speakers: [],
    addedAt: act.now,
  };
  await insertResource(act.tx, resource.id, caseId, details, act.who.personId!, act.now);
  recordResource(act, 'resource.added', resource, Object.keys(details));
  return resource.id;
}

export async function changeResource(act: Act, before: Resource, version: number, typed: Typed): Promise<void> {
  if (before.bodyId && !givenFreely.includes(typed.type))
    slip('type', 'What a community owns is self-help, voluntary effort or a community asset');
  const details = withConsent(act, typed, before, before.body);
  // Its community's yes is also its word that it is still so.
  const agreed = before.body && before.consent !== 'given' && details.consent === 'given';
  const resource = { ...before, ...details, ...(agreed && { confirmedAt: act.now, confirmedBy: before.body }) };
  await updateResource(act.tx, resource, version);
  recordResource(act, 'resource.changed', resource, Object.keys(details));
}

export const moveResourceInput = z.strictObject({
  state: field.choice(resourceStates, 'Choose whether it is there'),
  version: field.version(),
});

/** A resource that is no longer there stays in the ledger, counts for nothing, and can come back. */
export async function moveResource(
  act: Act,
  before: Resource,
  { state, version }: z.infer<typeof moveResourceInput>,
): Promise<void> {
  const resource = { ...before, state };
  await updateResource(act.tx, resource, version);
  recordResource(act, `resource.${state}`, resource, ['state']);
}

export function recordResource(act: Act, action: string, resource: Resource, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'resource', id: resource.id },
    caseId: resource.caseId,
    fields,
    content: JSON.stringify(resource),
    says: { ...sayResource(resource), state: resource.state },
  });
}
