import { isSignedIn, type Who } from '#platform/access/who.ts';
import type { PublishedGrant } from '#standards/360giving/index.ts';
import type { DirectoryService } from '#standards/open-referral-uk/index.ts';
import type { ResourceType } from '../resource.ts';

export const entryKinds = ['service', 'grant'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const entryKindLabels: Record<EntryKind, string> = { service: 'Service', grant: 'Grant' };

export const entryStates = ['listed', 'closed'] as const;

/** A service or a grant as somebody else publishes it, brought in by an organisation here. */
export type Entry = Readonly<{
  id: string;
  caseId: null;
  state: (typeof entryStates)[number];
  version: number;
  organisationId: string;
  kind: EntryKind;
  externalId: string;
  name: string;
  /** Who provides the service, or received the grant. */
  who: string | null;
  description: string | null;
  place: string | null;
  url: string | null;
  forWhom: string | null;
  cost: string | null;
  amountPence: number | null;
  currency: string | null;
  funder: string | null;
  /** When its publisher last checked that it is so; then when they last changed it. */
  assuredOn: string | null;
  modifiedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  changedAt: Date;
}>;

export type EntryDetails = Omit<Entry, 'id' | 'caseId' | 'version' | 'organisationId' | 'changedAt'>;

const nothing = {
  forWhom: null,
  cost: null,
  amountPence: null,
  currency: null,
  funder: null,
  assuredOn: null,
  startsOn: null,
  endsOn: null,
};

export const entryOfService = (one: DirectoryService): EntryDetails => ({
  ...nothing,
  state: one.status === 'active' || one.status === 'temporarily closed' ? 'listed' : 'closed',
  kind: 'service',
  externalId: one.id,
  name: one.name,
  who: one.organisation,
  description: [one.description, one.alert].filter(Boolean).join('\n') || null,
  place: one.where,
  url: one.url,
  forWhom: one.forWhom,
  cost: one.cost,
  assuredOn: one.assuredOn,
  modifiedOn: one.modifiedOn,
});

export const entryOfGrant = (one: PublishedGrant): EntryDetails => ({
  ...nothing,
  state: 'listed',
  kind: 'grant',
  externalId: one.id,
  name: one.title,
  who: one.recipient,
  description: one.description,
  place: one.where,
  url: one.url,
  amountPence: one.amountPence,
  currency: one.currency,
  funder: [one.funder, one.programme].filter(Boolean).join(': ') || null,
  modifiedOn: one.modifiedOn ?? one.awardedOn,
  startsOn: one.startOn ?? one.awardedOn,
  endsOn: one.endOn,
});

/** What others publish is for everybody here who is signed in: it names no person. */
export const entryAccess = (who: Who, _entry: Entry): readonly string[] => (isSignedIn(who) ? ['see'] : []);

/** Which kind of resource an entry most likely is; whoever takes it says so or another. */
export const likelyType = ({ kind }: Pick<Entry, 'kind'>): ResourceType =>
  kind === 'grant' ? 'voluntary' : 'community-asset';

/** The last day on which anybody said that it is so. */
export const lastSaidOn = ({ assuredOn, modifiedOn }: Pick<Entry, 'assuredOn' | 'modifiedOn'>): string | null =>
  assuredOn ?? modifiedOn;
