import { z } from 'zod';
import { linksMadeLately, makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import { linkDays, takesVotes, takingPart } from '../held/take-part.ts';
import { insertVoter } from '../held/taking-part-store.ts';
import { keyed, lockJoins, takeKey, waysOf } from './identity-store.ts';
import { mostLinksADay } from './limits.ts';
import { keyOfAccount, keyOfCode, readCode } from './ways.ts';

export const codeInput = z.strictObject({ code: field.text('Enter the code on your card', 60) });

type Here = Readonly<{ conversation: Conversation; held: Held }>;

const noSuchCode = 'This code does not open this conversation. Look at the card again, or ask whoever gave it to you';
const unknownCode = 'This code opens nothing. Look at the card again, or ask whoever gave it to you';

/** The conversation that a code is for: an address with a conversation in it is too long to type from a card. */
export async function conversationOfCode(tx: Tx, typed: string, signer: Signer): Promise<string> {
  const code = readCode(typed) ?? slip('code', unknownCode);
  return (await keyed(tx, signer.sign(keyOfCode(code))))?.conversationId ?? slip('code', unknownCode);
}

/** The way to one's own page by a printed code; the same code again leads to the same page. */
export async function enterByCode(
  act: Act,
  here: Here,
  { code: typed }: z.infer<typeof codeInput>,
  signer: Signer,
): Promise<string> {
  await mustBeOpen(act, here, 'code');
  const code = readCode(typed) ?? slip('code', noSuchCode);
  const keyHash = signer.sign(keyOfCode(code));
  await lockJoins(act.tx, here.conversation.id);
  const known = await keyed(act.tx, keyHash);
  if (known?.conversationId !== here.conversation.id) slip('code', noSuchCode);
  return linkTo(act, known.personId ?? (await comeIn(act, here, 'code', keyHash)), 'code');
}

/** The way to one's own page with an account. What is kept is a keyed hash: nothing joins the account to what it votes. */
export async function enterByAccount(act: Act, here: Here, signer: Signer): Promise<string> {
  await mustBeOpen(act, here, 'account');
  const keyHash = signer.sign(keyOfAccount(here.conversation.id, act.who.personId ?? refuse('not-allowed')));
  await lockJoins(act.tx, here.conversation.id);
  const known = await keyed(act.tx, keyHash);
  return linkTo(act, known?.personId ?? (await comeIn(act, here, 'account', keyHash)), 'form');
}

async function mustBeOpen(act: Act, { conversation }: Here, way: 'code' | 'account'): Promise<void> {
  if (!(await waysOf(act.tx, conversation.id)).includes(way)) refuse('way-closed');
}

async function comeIn(
  act: Act,
  { conversation, held }: Here,
  way: 'code' | 'account',
  keyHash: string,
): Promise<string> {
  if (!takesVotes(conversation, held, act.now)) refuse('wrong-state', 'nobody can take part in it now');
  const personId = act.newId();
  await insertVoter(act.tx, { id: personId, conversationId: conversation.id, way, at: act.now });
  if (!(await takeKey(act.tx, { conversationId: conversation.id, keyHash, way, personId }))) refuse('stale');
  return personId;
}

async function linkTo(act: Act, personId: string, at: 'code' | 'form'): Promise<string> {
  if ((await linksMadeLately(act.tx, takingPart, personId, 24)) >= mostLinksADay)
    slip(at, `This was used ${mostLinksADay} times in a day. Use an address that you have kept, or come back tomorrow`);
  return makeLink(act, takingPart, personId, linkDays);
}
