import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { declarationsOf, wearersOf } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';
import { holdProcurement } from '../clarifications/amend-procurement.ts';
import { momentsSet } from '../order/moment-store.ts';
import { rowOf } from '../order/order.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Procurement } from '../procurement.ts';
import { assessmentsOf, doersOf, influencesOf, insertAssessment, saveInfluence } from './conflict-store.ts';
import { type ConflictRow, confirmationNames, conflictRows } from './conflicts.ts';

export async function conflictsOf(
  tx: Tx,
  { id, caseId }: Pick<Procurement, 'id' | 'caseId'>,
  today: string,
): Promise<ConflictRow[]> {
  const [wearers, declarations] = [await wearersOf(tx, caseId), await declarationsOf(tx, caseId)];
  return conflictRows(wearers, declarations, await influencesOf(tx, id), await doersOf(tx, { id, caseId }), today);
}

const decided = ['cleared', 'mitigated', 'excluded'];

export const influenceInput = z.strictObject({
  person: field.optionalId(),
  name: field.optionalText(200),
  role: field.optionalText(200),
  state: field.optionalChoice(['nothing-to-declare', 'declared', 'cleared', 'mitigated', 'excluded']),
  interest: field.optionalText(2_000),
  perceived: field.optionalText(2_000),
  steps: field.optionalText(2_000),
  because: field.optionalText(1_000),
  reviewOn: field.optionalDateOn(),
  version: z.coerce.number().int().min(0),
});

/**
 * Writes about somebody who influences: a person of the case (what they declared stays theirs, and is decided on the page of people), or somebody
 * without an account such as a minister, a councillor or an adviser. Nobody writes about themselves.
 */
export async function writeInfluence(
  act: Act,
  given: Procurement,
  input: z.infer<typeof influenceInput>,
): Promise<void> {
  const procurement = await holdProcurement(act, given);
  if (input.person && input.person === act.who.personId) refuse('own-declaration');
  const known = await influencesOf(act.tx, procurement.id);
  const wearer = input.person
    ? [...(await wearersOf(act.tx, procurement.caseId)), ...(await doersOf(act.tx, procurement))].find(
        ({ personId }) => personId === input.person,
      )
    : undefined;
  if (input.person && !wearer) slip('person', 'Choose somebody who works on this case');
  if (!input.person && !input.name) slip('name', 'Enter who influences it');
  if (!input.person && !input.role) slip('role', 'Enter in which role: a councillor, an adviser');
  const named = input.person ? null : input.state;
  if (named && decided.includes(named) && !input.because) slip('because', 'Enter the reason for what was decided');
  if (named === 'mitigated' && !input.steps) slip('steps', 'Enter the steps that mitigate it');
  if (named && named !== 'nothing-to-declare' && !input.interest) slip('interest', 'Enter what they declared');
  const before = known.find((one) =>
    input.person
      ? one.personId === input.person
      : one.personId === null && one.name.toLowerCase() === input.name!.toLowerCase(),
  );
  if ((before?.version ?? 0) !== input.version) refuse('stale');
  const { person, version, name, role, ...rest } = input;
  await saveInfluence(
    act.tx,
    {
      ...rest,
      id: before?.id ?? act.newId(),
      procurementId: procurement.id,
      personId: person,
      name: wearer?.person ?? name!,
      role: role ?? '',
      state: named,
      interest: person ? null : input.interest,
      because: person ? null : input.because,
      version,
    },
    act.who.personId!,
    act.now,
  );
  act.record({
    action: 'procurement.influence-written',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['state', 'interest', 'perceived', 'steps', 'because', 'review_on'],
    content: JSON.stringify(rest),
  });
}

export const confirmInput = z.strictObject({
  confirmedFor: field.choice(confirmationNames, 'Choose the notice that it is confirmed for'),
  version: z.coerce.number().int().min(0),
});

/**
 * Confirms the assessment as it reads now, for a notice; the first time it is recorded as written. Whoever is not settled stands in it as taking no
 * part, and cannot confirm it themselves (I9).
 */
export async function confirmConflicts(
  act: Act,
  given: Procurement,
  input: z.infer<typeof confirmInput>,
): Promise<void> {
  await checkDeclared(act, given.caseId);
  const procurement = await holdProcurement(act, given);
  const last = (await assessmentsOf(act.tx, procurement.id)).at(-1)?.version ?? 0;
  if (last !== input.version) refuse('stale');
  const rows = await conflictsOf(act.tx, procurement, londonDate(act.now));
  await insertAssessment(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version: last + 1,
    confirmedFor: input.confirmedFor,
    rows,
    by: act.who.personId!,
    confirmedAt: act.now,
  });
  act.record({
    action: 'procurement.conflicts-confirmed',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['rows', 'confirmed_for'],
    content: JSON.stringify(rows),
  });
  const row = rowOf('conflicts-assessed', procurement.regime, procurement.route);
  const happened = await momentsSet(act.tx, procurement.id);
  if (row && !happened.has('conflicts-assessed') && !row.notAfter.some((one) => happened.has(one)))
    await recordMoment(act, procurement, {
      moment: 'conflicts-assessed',
      words: `Version ${last + 1} of the conflicts assessment`,
    });
}
