import { z } from 'zod';
import { startSession } from '#platform/accounts/sessions.ts';
import { isLoopback } from '#platform/config.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Services } from '#platform/http/services.ts';
import { everybody } from './person-store.ts';

/** Being somebody else is for a demonstration on one's own machine; anywhere else there is no such page. */
function onlyInADemonstration(services: Services): void {
  if (services.installation().kind !== 'demo' || !isLoopback(services.config.host)) refuse('not-found');
}

export async function choosePersona({ tx, services }: Visit): Promise<Reply> {
  onlyInADemonstration(services);
  return page('people/personas.njk', 'Who do you want to be?', { personas: await everybody(tx) });
}

export const becomeInput = z.strictObject({ person: field.id('Choose somebody') });

export async function become({
  tx,
  services,
  body,
  session,
}: Doing<never, z.infer<typeof becomeInput>>): Promise<Reply> {
  onlyInADemonstration(services);
  const person = (await everybody(tx)).find((one) => one.id === body.person) ?? refuse('not-found');
  session.set(await startSession(tx, person.id));
  return redirect('/', `You are ${person.name} now.`);
}
