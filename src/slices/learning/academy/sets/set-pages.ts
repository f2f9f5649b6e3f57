import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import type { Cohort } from '../cohorts/cohort.ts';
import type { LearningSet } from './learning-set.ts';
import {
  askInSet,
  type askInSetInput,
  leaveSet,
  present,
  type presentInput,
  sayWillDo,
  startSet,
  type startSetInput,
  type willDoInput,
} from './meet-in-set.ts';
import { turnsOf } from './set-store.ts';

const pathOf = (id: string): string => `/academy/sets/${id}`;

export async function showSet({ tx, object, who, may }: Visit<LearningSet>): Promise<Reply> {
  const turns = await turnsOf(tx, object.id);
  const names = await personNames(tx, [
    ...object.memberIds,
    ...turns.flatMap((turn) => [turn.presenterId, ...turn.questions.map(({ askedBy }) => askedBy)]),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  return page('learning/academy/set.njk', object.name, {
    set: object,
    path: pathOf(object.id),
    can: may,
    names: object.memberIds.map(nameOf),
    turns: turns.map((turn) => ({
      ...turn,
      by: nameOf(turn.presenterId),
      own: turn.presenterId === who.personId,
      questions: turn.questions.map((one) => ({ ...one, by: nameOf(one.askedBy) })),
    })),
  });
}

export async function keepSet({ act, object, body }: Doing<Cohort, z.infer<typeof startSetInput>>): Promise<Reply> {
  return redirect(pathOf(await startSet(act, object, body)), 'The set is there. What is said in it stays in it.');
}

type Sent<T extends z.ZodType> = Doing<LearningSet, z.infer<T>>;

export async function keepPresented({ act, object, body }: Sent<typeof presentInput>): Promise<Reply> {
  await present(act, object, body.question);
  return redirect(pathOf(object.id), 'Your question is there. The others ask now.');
}

export async function keepAsked({ act, object, body, params }: Sent<typeof askInSetInput>): Promise<Reply> {
  await askInSet(act, object, params.turnId!, body.words);
  return redirect(pathOf(object.id), 'Your question is kept.');
}

export async function keepWillDo({ act, object, body, params }: Sent<typeof willDoInput>): Promise<Reply> {
  await sayWillDo(act, object, params.turnId!, body.willDo);
  return redirect(pathOf(object.id), 'What you will do is kept.');
}

export async function keepSetLeft({ act, object }: Doing<LearningSet>): Promise<Reply> {
  await leaveSet(act, object);
  return redirect(`/academy/cohorts/${object.cohortId}`, 'You have left the set, and read no more of it.');
}
