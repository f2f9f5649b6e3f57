import { isSignedIn, type Who } from '#platform/access/who.ts';

/** An organisation as one that pays invoices, and as one that is owed. */
export type Payer = Readonly<{
  id: string;
  name: string;
  caseId: null;
  state: 'active';
  version: number;
  memberIds: readonly string[];
}>;

/** What an organisation owes, and is owed, is for its own members: not for those who work with it. */
export const payerAccess = (who: Who, { memberIds }: Payer): readonly string[] =>
  isSignedIn(who) && memberIds.includes(who.personId!) ? ['see', 'keep', 'sign'] : [];
