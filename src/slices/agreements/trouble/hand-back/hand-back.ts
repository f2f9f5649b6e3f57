import { plural } from '#platform/say.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Trouble } from '../trouble.ts';

export const handBackStates = ['noted', 'announced'] as const;

export type HandBack = Readonly<{
  id: string;
  caseId: string;
  state: (typeof handBackStates)[number];
  version: number;
  agreementId: string;
  agreement: string;
  troubleId: string;
  provider: string;
  people: number;
  hours: number;
  givenOn: string;
  lastOn: string;
  why: string;
  announcement: string | null;
  announcedAt: Date | null;
}> &
  Pick<Trouble, 'providerOrganisationId' | 'rivalOrganisationIds' | 'judgeIds'>;

/** Who is told, in this order. The first two hear it before anybody else does. */
export const whoms = ['people', 'staff', 'partners', 'providers', 'everybody'] as const;
export type Whom = (typeof whoms)[number];
export const whomLabels: Record<Whom, string> = {
  people: 'The people who receive it, and their families',
  staff: 'The people who work for the provider',
  partners: 'Partners who rely on it',
  providers: 'Other providers',
  everybody: 'Everybody on the case, and residents',
};
export const firstToHear = ['people', 'staff'] as const;
export const toldByHand = ['people', 'staff', 'partners'] as const;

export type Telling = Readonly<{ whom: Whom; toldOn: string; how: string }>;

/** Those who must still hear it before it is announced. */
export const stillToHear = (told: readonly Pick<Telling, 'whom'>[]): Whom[] =>
  firstToHear.filter((whom) => !told.some((one) => one.whom === whom));

export const titleOfHandBack = ({ provider }: Pick<HandBack, 'provider'>): string => `${provider} hands work back`;

/** A number of people as anybody may read it: a few are not counted out. */
export const sayPeople = (people: number, exact: boolean): string =>
  exact || people >= thresholds.publishedCell
    ? plural(people, 'person', 'people')
    : `fewer than ${thresholds.publishedCell} people`;
