import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { voiceFor } from '../../access.ts';
import { membersOf } from '../alliance.ts';
import { holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { readCosts } from './book.ts';
import { costsOf, saveCosts } from './book-store.ts';

export const costsInput = z.strictObject({
  partyId: field.id('Choose the member'),
  lines: field.optionalText(20_000),
});

/** A member’s open book, line by line. A line that cannot be read keeps none; and nobody writes over what a member wrote itself. */
export async function keepCosts(
  act: Act,
  agreementId: string,
  { partyId, lines }: z.infer<typeof costsInput>,
): Promise<void> {
  const { agreement } = await holdAlliance(act, agreementId);
  if (agreement.state === 'ended') refuse('wrong-state');
  const party =
    membersOf(agreement.parties).find(({ id }) => id === partyId) ?? slip('partyId', 'Choose a member of the alliance');
  const voice = voiceFor(act.who, party) ?? refuse('not-for-this-member');
  const before = (await costsOf(act.tx, agreementId)).filter((one) => one.partyId === partyId);
  if (voice === 'recorded' && before.some(({ own }) => own)) refuse('not-for-this-member');
  const { read, problems } = readCosts(lines ?? '');
  if (problems.length > 0) slip('lines', problems.slice(0, 5).join(' '));
  const written = { own: voice === 'own', writtenOn: londonDate(act.now) };
  const costs = read.map((one) => ({ ...one, ...written, partyId }));
  await saveCosts(act.tx, agreementId, partyId, costs, { newId: () => act.newId(), personId: act.who.personId! });
  recordAlliance(act, agreement, 'alliance.costsKept', ['costs'], costs);
}
