import {
  type Agreement,
  agreementsById,
  putCharter,
  recordAnswer,
  signingsById,
  writeCharter,
} from '#slices/agreements/index.ts';
import type { TestApp, Visitor } from './client.ts';

/** A charter that says everything; a test changes what it is about. */
export const wholeCharter = {
  purpose: 'People in Fell & Shore are visited by somebody they know',
  principles: 'We decide what is best for people, before any of us',
  joining: 'Whoever gives care here, if every member agrees',
  leaving: 'By telling the others six months before; its people and hours are handed over',
  conflicts: 'Who stands to gain says so, and does not decide',
  quorumUnanimous: null as number | null,
  quorumReserved: null as number | null,
  ...{ days1: 7, days2: 14, days3: 14, days4: 28 },
  version: 0,
};

export const agreementOf = (app: TestApp, id: string): Promise<Agreement> =>
  app.look(async (tx) => (await agreementsById(tx, [id]))[0]!);

/** Writes the charter of an alliance, puts it, and writes down that every member signed it. */
export async function charterSigned(
  app: TestApp,
  who: Visitor,
  id: string,
  charter: Partial<typeof wholeCharter> = {},
): Promise<string> {
  const { caseId } = await agreementOf(app, id);
  await app.act(who, (act) => writeCharter(act, id, { ...wholeCharter, ...charter }), caseId);
  const signingId = await app.act(who, (act) => putCharter(act, id, { because: null, byOn: null }), caseId);
  const [signing] = await app.look((tx) => signingsById(tx, [signingId]));
  const said = { answer: 'signed' as const, words: null, role: null, power: null, decidedOn: null };
  for (const { id: partner, name } of signing!.partners)
    await app.act(
      who,
      (act) => recordAnswer(act, signing!, { ...said, partner, signedBy: `Somebody of ${name}` }),
      caseId,
    );
  return signingId;
}
