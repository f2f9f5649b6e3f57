import type { Tx } from '../db/database.ts';
import type { Who } from './who.ts';

export type Ref = Readonly<{ kind: string; id: string }>;

/** What every object behind a URL has in common. */
export type Subject = Readonly<{ id: string; caseId: string | null; state: string; version: number }>;

/** What a bead on the thread says. `lens` is green for what is wanted, blue for what is bought. */
export type BeadWords = Readonly<{ title: string; text: string; lens: 'want' | 'buy'; loose?: string | null }>;

/** One kind of object: how it is found, who may do what to it in which state, and how it reads on the thread. */
export type Kind<T extends Subject = Subject> = Readonly<{
  kind: string;
  label: string;
  load(tx: Tx, ids: readonly string[]): Promise<readonly T[]>;
  /** All of a case's objects of this kind, oldest first; none where the kind does not live in cases. */
  ofCase(tx: Tx, caseId: string): Promise<readonly T[]>;
  /** Pure. What is not returned is denied; without 'see' the object does not exist for this person. */
  allowed(who: Who, object: T): readonly string[];
  states: readonly string[];
  /** A made-up object in a state, from which the authorisation table is generated. */
  example(state: string): T;
  path(object: T): string;
  bead(object: T): BeadWords;
}>;

export const kind = <T extends Subject>(definition: Kind<T>): Kind<T> => Object.freeze(definition);

export type Kinds = ReadonlyMap<string, Kind>;

export function kindsOf(lists: readonly (readonly unknown[])[]): Kinds {
  const kinds = new Map<string, Kind>();
  for (const one of lists.flat() as Kind[]) {
    if (kinds.has(one.kind)) throw new Error(`Two kinds are called ${one.kind}.`);
    kinds.set(one.kind, one);
  }
  return kinds;
}

export function kindNamed(kinds: Kinds, name: string): Kind {
  const found = kinds.get(name);
  if (!found) throw new Error(`No slice owns the kind "${name}".`);
  return found;
}
