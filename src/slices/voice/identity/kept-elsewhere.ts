import type { Signer } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { aboutOf, forgetAbout } from '../about/keep-about.ts';
import { forgetRemarks, ownRemarks } from '../discussion/remark-store.ts';
import { forgetChoices, ownChoices } from './forget-store.ts';

export type OfWhom = Readonly<{ conversationId: string; personId: string }>;

/**
 * What else is kept of somebody who takes part, beside votes, statements, contact and key. Whatever keeps more of a person puts itself into
 * this list: it is then in the file that people take away, and goes when they are forgotten.
 */
export type KeptElsewhere = Readonly<{
  /** The name of it in the file. */
  name: string;
  take(tx: Tx, signer: Signer, of: OfWhom): Promise<unknown>;
  /** `frozen`: the conversation is closed, and what was published of it stays. */
  forget(tx: Tx, signer: Signer, of: OfWhom, frozen: boolean): Promise<unknown>;
}>;

export const keptElsewhere: readonly KeptElsewhere[] = [
  {
    name: 'aboutYou',
    take: async (tx, signer, of) =>
      (await aboutOf(tx, signer, of)).map(({ question, part }) => ({
        question: question.asks,
        answer: part === null ? 'I prefer not to say' : question.parts[part]?.name,
      })),
    forget: (tx, signer, { personId }) => forgetAbout(tx, signer, personId),
  },
  {
    name: 'remarks',
    take: async (tx, _signer, { personId }) =>
      (await ownRemarks(tx, personId)).map(({ words, side, state, saidAt }) => ({ words, side, state, saidAt })),
    forget: (tx, _signer, { personId }) => forgetRemarks(tx, personId),
  },
  {
    name: 'choices',
    take: (tx, _signer, { personId }) => ownChoices(tx, personId),
    forget: (tx, _signer, { personId }) => forgetChoices(tx, personId),
  },
];
