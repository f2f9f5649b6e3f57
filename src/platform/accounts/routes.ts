import { z } from 'zod';
import { field, slip } from '../forms/index.ts';
import { type Doing, get, page, post, type Reply, type Route, redirect, type Visit } from '../http/route.ts';
import { accountByEmail, accountOf, setCredentials } from './accounts.ts';
import { hashPassword, passwordFault, passwordFits } from './passwords.ts';
import { endSession, startSession } from './sessions.ts';
import { subjectOfLink, useLink } from './signed-links.ts';

const ownPath = (next: string | undefined): string =>
  next && /^\/(?![/\\])/.test(next) && !/[\\\n\r\t]/.test(next) ? next : '/';

const signInForm = async ({ query, returned, services }: Visit): Promise<Reply> =>
  page('platform/accounts/sign-in.njk', 'Sign in', {
    next: ownPath(query.next ?? String(returned?.values.next ?? '')),
    oidc: services.config.oidc !== null,
  });

const signInBody = z.strictObject({
  email: field.text('Enter your e-mail address', 320),
  password: z.string().min(1, 'Enter your password').max(200, 'Use 200 characters or fewer'),
  next: field.optionalText(2_000),
});

async function signIn({ act, body, session }: Doing<never, z.infer<typeof signInBody>>): Promise<Reply> {
  const account = await accountByEmail(act.tx, body.email);
  if (!(await passwordFits(body.password, account?.passwordHash ?? null)) || !account)
    slip('email', 'The e-mail address or the password is not right');
  if (session.token) await endSession(act.tx, session.token);
  session.set(await startSession(act.tx, account.personId));
  act.record({ action: 'account.signedIn', on: { kind: 'person', id: account.personId }, caseId: null });
  return redirect(ownPath(body.next ?? undefined));
}

async function signOut({ act, session }: Doing): Promise<Reply> {
  if (session.token) await endSession(act.tx, session.token);
  session.clear();
  return redirect('/', 'You have signed out.');
}

const credentials = z.strictObject({
  email: z.email('Enter an e-mail address, for example name@example.org').max(320),
  password: z.string().max(1_000),
});

async function checkCredentials(doing: Doing<never, z.infer<typeof credentials>>, personId: string): Promise<void> {
  const fault = passwordFault(doing.body.password);
  if (fault) slip('password', fault);
  const taken = await accountByEmail(doing.tx, doing.body.email);
  if (taken && taken.personId !== personId) slip('email', 'Somebody here already uses that e-mail address');
  await setCredentials(doing.act, personId, doing.body.email, await hashPassword(doing.body.password));
  doing.session.set(await startSession(doing.tx, personId));
}

async function invitation({ tx, params }: Visit): Promise<Reply> {
  const personId = await subjectOfLink(tx, 'invitation', params.token!);
  const account = await accountOf(tx, personId);
  return page('platform/accounts/password.njk', 'Choose how you will sign in', { email: account?.email ?? '' });
}

async function accept(doing: Doing<never, z.infer<typeof credentials>>): Promise<Reply> {
  await checkCredentials(doing, await subjectOfLink(doing.tx, 'invitation', doing.params.token!));
  await useLink(doing.act, 'invitation', doing.params.token!);
  return redirect('/', 'You are signed in.');
}

async function ownAccount({ tx, who }: Visit): Promise<Reply> {
  const account = await accountOf(tx, who.personId!);
  return page('platform/accounts/password.njk', 'Choose how you will sign in', { email: account?.email ?? '' });
}

async function changeOwn(doing: Doing<never, z.infer<typeof credentials>>): Promise<Reply> {
  await checkCredentials(doing, doing.who.personId!);
  return redirect('/', 'From now on you can sign in with this e-mail address and password.');
}

export const routes: readonly Route[] = [
  get('/sign-in', 'public', signInForm, { query: ['next'] }),
  post('/sign-in', 'public', signInBody, signIn, { limit: 20 }),
  post('/sign-out', 'signedIn', z.strictObject({}), signOut),
  get('/invitations/:token', 'public', invitation),
  post('/invitations/:token', 'public', credentials, accept, { limit: 20 }),
  get('/account/password', 'signedIn', ownAccount),
  post('/account/password', 'signedIn', credentials, changeOwn, { limit: 20 }),
];
