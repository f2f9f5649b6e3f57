import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { parseMoney } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { deleteHappening, happenings, insertHappening, saveCostReturn, saveFeeFacts } from './facts-store.ts';

export const happeningInput = z.strictObject({
  provider: field.text('Enter which provider', 200),
  what: field.choice(happenings, 'Choose what happened'),
  on: field.dateOn('Enter when'),
  source: field.optionalText(300),
});

const onCase = (act: Act, caseId: string, action: string, fields: string[]): void =>
  act.record({ action, on: { kind: 'case', id: caseId }, caseId, fields });

export async function noteHappening(act: Act, caseId: string, body: z.infer<typeof happeningInput>): Promise<void> {
  if (body.on > londonDate(act.now)) slip('on', 'Enter a day that has been');
  await insertHappening(act.tx, caseId, { id: act.newId(), ...body }, act.who.personId!, act.now);
  onCase(act, caseId, 'marketHappening.noted', ['market_happenings']);
}

export const withdrawHappeningInput = z.strictObject({ happening: field.id() });

export async function withdrawHappening(act: Act, caseId: string, id: string): Promise<void> {
  if (!(await deleteHappening(act.tx, caseId, id))) refuse('not-found');
  onCase(act, caseId, 'marketHappening.withdrawn', ['market_happenings']);
}

export const feeInput = z.strictObject({
  fee: field.optionalPounds(),
  floor: field.optionalPounds(),
  floorWage: field.optionalPounds(),
  wage: field.optionalPounds(),
  floorSource: field.optionalText(300),
  version: z.coerce.number().int().min(0),
});

export async function keepFee(act: Act, caseId: string, body: z.infer<typeof feeInput>): Promise<void> {
  const { fee, floor, floorWage, wage, floorSource, version } = body;
  if (!fee) slip('fee', 'Enter the fee for an hour, for example 23.40');
  if (floor !== null && !floorSource) slip('floorSource', 'Say who published the floor, and when');
  if (floor === null && (floorWage !== null || wage !== null))
    slip('floor', 'Enter the floor that the wage belongs to');
  if ((floorWage === null) !== (wage === null))
    slip(
      wage === null ? 'wage' : 'floorWage',
      'Enter both wages, or neither: the floor is brought from one to the other',
    );
  if (floorWage === 0) slip('floorWage', 'Enter the wage that the floor was worked out at');
  const facts = {
    feePence: fee,
    floorPence: floor,
    floorWagePence: floorWage,
    wagePence: wage,
    source: floorSource,
    version,
  };
  if (!(await saveFeeFacts(act.tx, caseId, facts))) refuse('stale');
  onCase(act, caseId, 'feeFacts.kept', ['fee_facts']);
}

export const returnsInput = z.strictObject({
  returns: field.text('Paste a line a provider: its name, and what an hour costs it', 50_000),
});

export type ReadReturns = Readonly<{
  costs: readonly Readonly<{ key: string; pence: number }>[];
  problems: readonly Readonly<{ line: number; why: string }>[];
}>;

const mostPence = 100_000;

/** Lines of a name and a cost an hour: "Moorside Care, 24.10". Each that cannot be read is said by its line. Never throws. */
export function readReturns(text: string, keyOf: (name: string) => string): ReadReturns {
  const costs: { key: string; pence: number }[] = [];
  const problems: { line: number; why: string }[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const [, name, amount] = /^(.*\S)\s*[,;\t]\s*([^,;\t]+)$/.exec(line.trim()) ?? [];
    const pence = amount === undefined ? null : parseMoney(amount);
    if (!name) problems.push({ line: at + 1, why: 'Write the name, a comma and the cost of an hour.' });
    else if (pence === null || pence <= 0 || pence > mostPence)
      problems.push({ line: at + 1, why: 'The cost is not an amount of pounds for an hour.' });
    else costs.push({ key: keyOf(name.toLowerCase()), pence });
  }
  return { costs, problems };
}

/** Keeps what an hour costs each provider under a digest of its name: it can be corrected by name, and read by nobody. */
export async function keepReturns(act: Act, caseId: string, text: string): Promise<ReadReturns> {
  const read = readReturns(text, (name) => sha256(`${caseId}:${name}`));
  if (read.costs.length === 0)
    slip('returns', `None of these lines could be read. ${read.problems[0]?.why ?? ''}`.trim());
  for (const { key, pence } of read.costs) await saveCostReturn(act.tx, caseId, key, pence, act.now);
  onCase(act, caseId, 'costReturns.kept', ['cost_returns']);
  return read;
}
