import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, type Reply, redirect } from '#platform/http/route.ts';
import type { Mechanism } from '../mechanism.ts';
import { sayMore, type sayMoreInput } from './say-more.ts';
import { sayPull, type sayPullInput, takeBackPull, type takeBackPullInput } from './say-pull.ts';

export async function keepDetails({
  act,
  object,
  body,
}: Doing<Mechanism, z.infer<typeof sayMoreInput>>): Promise<Reply> {
  await sayMore(act, object, body);
  return redirect(`/cases/${object.caseId}/mechanisms/${object.id}`, 'It is kept.');
}

export async function keepPull({ act, object, body }: Doing<Subject, z.infer<typeof sayPullInput>>): Promise<Reply> {
  await sayPull(act, object.id, body);
  return redirect(`/cases/${object.id}/mechanisms#pulls`, 'It is on the board.');
}

export async function dropPull({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof takeBackPullInput>>): Promise<Reply> {
  await takeBackPull(act, object.id, body);
  return redirect(`/cases/${object.id}/mechanisms#pulls`, 'It is taken back.');
}
