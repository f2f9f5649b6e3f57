import type { Tx } from '#platform/db/database.ts';

/**
 * What else is kept of somebody who takes part, beside votes, statements, contact and key. Whatever keeps more of a person puts itself into
 * this list: it is then in the file that people take away, and goes when they are forgotten.
 */
export type KeptElsewhere = Readonly<{
  /** The name of it in the file. */
  name: string;
  take(tx: Tx, personId: string): Promise<unknown>;
  /** `frozen`: the conversation is closed, and what was published of it stays. */
  forget(tx: Tx, personId: string, frozen: boolean): Promise<void>;
}>;

export const keptElsewhere: readonly KeptElsewhere[] = [];
