import { z } from 'zod';
import { isSignedIn, organisationIds } from '#platform/access/who.ts';
import { anybodyHere } from '#platform/accounts/accounts.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { isLoopback } from '#platform/config.ts';
import type { Tx } from '#platform/db/database.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Services } from '#platform/http/services.ts';
import { casesOf, openCase, type openCaseInput, publishedCases } from '#slices/cases/index.ts';
import { contractsEnding, countEnding } from '#slices/market/index.ts';
import { addMember, addOrganisation, addPerson } from '#slices/people/index.ts';
import { waitingFor } from './waiting.ts';

const title = 'What are you about to buy, renew or change?';

export async function home(visit: Visit): Promise<Reply> {
  const { tx, who, services, now } = visit;
  if (!isSignedIn(who))
    return page('thread/welcome.njk', title, {
      beginning: await mayBegin(tx, services),
      published: await publishedCases(tx),
    });
  if (who.organisations.length === 0 && who.bodyIds.length > 0) return redirect('/bodies');
  const cases = await casesOf(tx, who.personId!, organisationIds(who));
  const today = londonDate(now);
  const soon = { organisationIds: organisationIds(who), fromOn: today, toOn: addToDate(today, { months: 18 }) };
  return page('thread/home.njk', title, {
    cases: cases.slice(0, 8),
    more: cases.length > 8,
    ending: await contractsEnding(tx, soon, { most: 5 }),
    endingCount: await countEnding(tx, soon),
    waiting: await waitingFor(visit, cases),
  });
}

/** The first person of an evaluation on their own machine needs no invitation; anywhere else they do. */
async function mayBegin(tx: Tx, services: Services): Promise<boolean> {
  const trial = ['evaluation', 'test'].includes(services.installation().kind) && isLoopback(services.config.host);
  return trial && !(await anybodyHere(tx));
}

export async function startCase({ act, body, who }: Doing<never, z.infer<typeof openCaseInput>>): Promise<Reply> {
  const [organisation] = who.organisations;
  if (!organisation) refuse('no-organisation');
  const caseId = await openCase(act, { ...body, organisationId: organisation.id });
  return redirect(`/cases/${caseId}`);
}

export const beginInput = z.strictObject({
  about: field.text('Enter what you are about to buy, renew or change', 1_000),
  name: field.text('Enter your name', 200),
  organisation: field.text('Enter the name of your organisation', 200),
});

/** The first ten minutes begin here: a sentence, a name and an organisation are a page worth having. */
export async function begin({
  act,
  tx,
  body,
  services,
  session,
}: Doing<never, z.infer<typeof beginInput>>): Promise<Reply> {
  if (!(await mayBegin(tx, services))) refuse('somebody-is-here');
  const personId = await addPerson(act, { name: body.name, email: null });
  const organisationId = await addOrganisation(act, { name: body.organisation, type: 'council' });
  await addMember(act, { organisationId, personId, type: 'steward' });
  session.set(await startSession(tx, personId));
  const caseId = await openCase(act.as({ ...act.who, personId, name: body.name }), {
    about: body.about,
    organisationId,
  });
  return redirect(`/cases/${caseId}`);
}
