import type { z } from 'zod';
import type { Tx } from '#platform/db/database.ts';
import { type Doing, post, type Reply, type Route, redirect, type Visit } from '#platform/http/route.ts';
import type { Wearer } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { nameReadersOf } from './name-reader-store.ts';
import { readersAmong } from './readers-among.ts';
import { sayWhyInput, sayWhyTheyJudge } from './say-why.ts';

/** What the page of judging says beside each judge who could read names that are hidden from judges, by person. */
export async function readersShown(tx: Tx, { id, anonymised }: Pick<Evaluation, 'id' | 'anonymised'>) {
  const found = anonymised ? await readersAmong(tx, id) : [];
  const names = await personNames(
    tx,
    found.flatMap(({ said }) => said.map(({ saidBy }) => saidBy)),
  );
  return new Map(
    found.map(({ personId, says, said }) => [
      personId,
      { says, said: said.map((one) => ({ ...one, by: names.get(one.saidBy) })) },
    ]),
  );
}

/** "Amara Okafor (Procurement). Could read names": those who wear hats, as they are offered to be named. */
export async function markReaders(
  tx: Tx,
  { id, anonymised }: Pick<Evaluation, 'id' | 'anonymised'>,
  wearers: readonly Wearer[],
): Promise<ReadonlySet<string>> {
  return anonymised && wearers.length > 0 ? new Set((await nameReadersOf(tx, id)).keys()) : new Set();
}

export const readerRoutes = (form: (visit: Visit<Evaluation>) => Promise<Reply>): readonly Route[] => [
  post(
    '/cases/:caseId/evaluations/:evaluationId/judges/readers',
    { on: 'evaluation', may: 'choose' },
    sayWhyInput,
    async ({ act, object, body }: Doing<Evaluation, z.infer<typeof sayWhyInput>>): Promise<Reply> => {
      await sayWhyTheyJudge(act, object, body);
      return redirect(
        `/cases/${object.caseId}/evaluations/${object.id}`,
        'It stands on the record, with your name. They go on judging.',
      );
    },
    { form },
  ),
];
