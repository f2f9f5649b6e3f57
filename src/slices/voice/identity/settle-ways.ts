import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { newCode, type Signer } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { codeCounts, insertCodes, setWays, waysOf, withdrawUnused } from './identity-store.ts';
import { codeAlphabet, codeLength, entryWays, fewestCodes, keyOfCode, mostCodes } from './ways.ts';

const record = (act: Act, { id, caseId }: Conversation, action: string, field: string): void =>
  act.record({ action: `conversation.${action}`, on: { kind: 'conversation', id }, caseId, fields: [field] });

export const waysInput = z.strictObject({ ways: field.manyOf(entryWays) });

/** Says how people can come to take part. Once it is open it stays: people rely on it. */
export async function settleWays(
  act: Act,
  conversation: Conversation,
  { ways }: z.infer<typeof waysInput>,
): Promise<void> {
  if (ways.length === 0) slip('ways', 'Tick at least one way to take part');
  if (!(await setWays(act.tx, conversation.id, ways))) refuse('wrong-state', 'it is open, and people rely on it');
  record(act, conversation, 'waysSettled', 'ways');
}

export const codesInput = z.strictObject({
  count: field.wholeNumber('Enter how many codes you need', fewestCodes, mostCodes),
});

const mostUnused = 50_000;

/** Makes codes and gives them back once: what is kept are hashes under the installation's key. */
export async function makeCodes(
  act: Act,
  conversation: Conversation,
  { count }: z.infer<typeof codesInput>,
  signer: Signer,
): Promise<string[]> {
  if (conversation.state === 'closed') refuse('wrong-state', 'the conversation is closed');
  if (!(await waysOf(act.tx, conversation.id)).includes('code'))
    slip('count', 'Tick printed codes as a way to take part first');
  if ((await codeCounts(act.tx, conversation.id)).unused + count > mostUnused)
    slip('count', `There are ${mostUnused.toLocaleString('en-GB')} unused codes at most. Withdraw some first`);
  const codes = new Set<string>();
  while (codes.size < count) codes.add(newCode(codeAlphabet, codeLength));
  const hashes = [...codes].map((code) => signer.sign(keyOfCode(code)));
  await insertCodes(act.tx, {
    id: act.newId(),
    conversationId: conversation.id,
    by: act.who.personId,
    at: act.now,
    hashes,
  });
  record(act, conversation, 'codesMade', 'conversation_code_batches');
  return [...codes];
}

export const withdrawInput = z.strictObject({ batch: field.id() });

/** Withdraws the codes of a batch that nobody has used; whoever came by one keeps their page. */
export async function withdrawCodes(
  act: Act,
  conversation: Conversation,
  { batch }: z.infer<typeof withdrawInput>,
): Promise<number> {
  const gone = (await withdrawUnused(act.tx, conversation.id, batch, act.now)) ?? refuse('not-found');
  record(act, conversation, 'codesWithdrawn', 'conversation_code_batches');
  return gone;
}
