import type { z } from 'zod';
import { type Doing, type Reply, redirect } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import { closeYear, type closeYearInput } from './close-year.ts';

export async function keepYearEnd({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof closeYearInput>>): Promise<Reply> {
  await closeYear(act, object, body);
  return redirect(`${pathOf(object)}/pool`, `The year that ends in ${body.year} is closed.`);
}
