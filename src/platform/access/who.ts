import type { Tx } from '../db/database.ts';

/** Who is asking. Hats are those held on the case at hand; a hat is worn on a case, never in general. */
export type Who = Readonly<{
  personId: string | null;
  name: string | null;
  organisations: readonly Readonly<{ id: string; name: string; may: readonly string[] }>[];
  /** Community bodies of which this person is a confirmed member. */
  bodyIds: readonly string[];
  hats: readonly string[];
}>;

export const guest: Who = Object.freeze({ personId: null, name: null, organisations: [], bodyIds: [], hats: [] });

/** The application itself, for what it does because of an event or an operator's command. */
export const theSystem: Who = Object.freeze({ ...guest, name: 'Commonweal' });

export const isSignedIn = (who: Who): boolean => who.personId !== null;
export const wears = (who: Who, ...hats: readonly string[]): boolean => hats.some((hat) => who.hats.includes(hat));
export const organisationIds = (who: Who): string[] => who.organisations.map((organisation) => organisation.id);

/** Answered by the slices that own people and cases; the platform itself knows neither. */
export type WhoDoor = {
  find(tx: Tx, personId: string): Promise<Who | null>;
  hats(tx: Tx, personId: string, caseId: string): Promise<readonly string[]>;
};
