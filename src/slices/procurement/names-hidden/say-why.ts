import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { declarationsOf, type Wearer } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';
import type { PlacedCriterion } from '../criteria/criterion.ts';
import { type Evaluation, hatsFor } from '../evaluation/evaluation.ts';
import { evaluationsById } from '../evaluation/evaluation-store.ts';
import { judgesEver } from '../evaluation/judge-store.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { couldJudgeUnnamed, sayWays, type Way } from './name-reader.ts';
import { insertSaidWhy, nameReadersOf, saidWhyOf } from './name-reader-store.ts';

const onRecord = async (
  act: Act,
  { id, caseId }: Evaluation,
  personId: string,
  ways: readonly Way[],
  because: string,
) => {
  const said = { personId, ways, because, saidBy: act.who.personId!, saidAt: act.now };
  await insertSaidWhy(act.tx, act.newId(), id, said);
  act.record({
    action: 'evaluation.reader-judges',
    on: { kind: 'evaluation', id },
    caseId,
    fields: ['judges_who_could_read'],
    content: because,
  });
};

const listed = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');

/**
 * Where names are hidden from judges, whoever could read them judges nothing that somebody else could judge without reading them. Where nobody else
 * is left, they do with a reason that somebody else gives and that stands on the record. Whoever was named and taken off with a reason is not counted on again.
 */
export async function checkNamed(
  act: Act,
  evaluation: Evaluation,
  wearers: readonly Wearer[],
  {
    personId,
    chosen,
    because,
  }: Readonly<{ personId: string; chosen: readonly PlacedCriterion[]; because: string | null }>,
): Promise<void> {
  const { id, judges } = evaluation;
  const readers = evaluation.anonymised ? await nameReadersOf(act.tx, id) : new Map<string, readonly Way[]>();
  const ways = readers.get(personId);
  if (!ways) {
    if (because) slip('because', 'They can read no names that are hidden from judges. Leave this empty');
    return;
  }
  const people = [...Map.groupBy(wearers, (one) => one.personId).values()].map((worn) => ({
    personId: worn[0]!.personId,
    person: worn[0]!.person,
    hats: worn.map(({ hat }) => hat),
  }));
  const name = people.find((one) => one.personId === personId)!.person;
  const out = (await declarationsOf(act.tx, evaluation.caseId)).filter(({ state }) => state === 'excluded');
  const ended = (await judgesEver(act.tx, id)).filter(({ endedAt }) => endedAt !== null);
  const known = {
    readers: new Set(readers.keys()),
    excluded: new Set(out.map((one) => one.personId)),
    takenOff: new Set(ended.map((one) => one.personId)),
  };
  const had = new Set(judges.find((one) => one.personId === personId)?.criterionIds ?? []);
  for (const one of chosen.filter((criterion) => !had.has(criterion.id))) {
    const judging = new Set(judges.flatMap((j) => (j.criterionIds.includes(one.id) ? [j.personId] : [])));
    const could = couldJudgeUnnamed(people, hatsFor[one.judgedBy], judging, known).map(({ person }) => person);
    if (could.length > 0)
      slip(
        'person',
        `Judges see no names here, and ${name} could read them: ${name} ${sayWays(ways)}. “${one.name}” could be judged by ${listed(could)}, who cannot read them. Name them first. If one of them cannot judge it, name them and take them off with the reason`,
      );
  }
  const said = (await saidWhyOf(act.tx, id)).some((one) => one.personId === personId);
  if (!because && !said)
    slip(
      'because',
      `Judges see no names here, and ${name} could read them: ${name} ${sayWays(ways)}. Nobody else is left who cannot read them. Say why ${name} judges nonetheless: it stands on the record`,
    );
  if (because && personId === act.who.personId)
    slip('because', 'Nobody says this of themselves. Ask somebody else who works on this to name you');
  if (because) await onRecord(act, evaluation, personId, ways, because);
}

export const sayWhyInput = z.strictObject({
  judge: field.id(),
  because: field.text('Say why they judge although they could read names', 1_000),
});

/** Says of somebody who judges already, and came to where names are read since, why they go on. */
export async function sayWhyTheyJudge(
  act: Act,
  { id }: Evaluation,
  { judge, because }: z.infer<typeof sayWhyInput>,
): Promise<void> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'waiting' && evaluation.state !== 'judging') refuse('wrong-state');
  await checkDeclared(act, evaluation.caseId);
  const { personId } = evaluation.judges.find((one) => one.id === judge) ?? refuse('not-found');
  const ways = evaluation.anonymised && (await nameReadersOf(act.tx, id)).get(personId);
  if (!ways) refuse('wrong-state');
  if (personId === act.who.personId) refuse('second-hand');
  await onRecord(act, evaluation, personId, ways, because);
}
