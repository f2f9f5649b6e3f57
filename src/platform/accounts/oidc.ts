import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as client from 'openid-client';
import { theSystem } from '../access/who.ts';
import { act } from '../act/act.ts';
import { isLoopback } from '../config.ts';
import { sameText } from '../crypto/secrets.ts';
import { isHttps, sessionDoor } from '../http/cookies.ts';
import { showError } from '../http/error-pages.ts';
import { refuse } from '../http/refusals.ts';
import type { Services } from '../http/services.ts';
import { accountByEmail, accountBySubject, bindSubject } from './accounts.ts';
import { startSession } from './sessions.ts';

const minutes = 10;
const cookieName = 'commonweal-organisation-sign-in';

/**
 * Signing in with an organisation's own accounts. These two addresses are the only ones that are not route records: they talk to the
 * organisation's server, which must not happen inside a transaction. They read and change nothing but a session.
 */
export function registerOidc(app: FastifyInstance, services: Services): void {
  const settings = services.config.oidc;
  if (!settings) return;
  const issuer = new URL(settings.issuer);
  const insecure = isLoopback(issuer.hostname) ? { execute: [client.allowInsecureRequests] } : undefined;
  let found: Promise<client.Configuration> | null = null;
  // A failed look-up is tried again at the next visit.
  const discover = () => {
    found ??= client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, insecure).catch((error) => {
      found = null;
      throw error;
    });
    return found;
  };
  const guarded =
    (handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    (request: FastifyRequest, reply: FastifyReply) =>
      handler(request, reply).catch((error) => showError(services, request, reply, error));
  app.get(
    '/sign-in/organisation',
    guarded(async (_request, reply) => begin(services, await discover(), reply)),
  );
  app.get(
    '/sign-in/organisation/callback',
    guarded(async (request, reply) => finish(services, await discover(), request, reply)),
  );
}

const callback = (services: Services): string =>
  `${services.config.publicUrl ?? `http://${services.config.host}:${services.config.port}`}/sign-in/organisation/callback`;

async function begin(services: Services, configuration: client.Configuration, reply: FastifyReply) {
  const held = { verifier: client.randomPKCECodeVerifier(), state: client.randomState(), nonce: client.randomNonce() };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callback(services),
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(held.verifier),
    code_challenge_method: 'S256',
    state: held.state,
    nonce: held.nonce,
  });
  const value = Buffer.from(JSON.stringify(held)).toString('base64url');
  reply.setCookie(cookieName, `${value}.${services.signer.sign(`oidc:${value}`)}`, {
    path: '/sign-in',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(services),
    maxAge: minutes * 60,
  });
  return reply.redirect(url.href, 303);
}

async function finish(
  services: Services,
  configuration: client.Configuration,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const [value = '', signature = ''] = (request.cookies[cookieName] ?? '').split('.');
  if (!value || !sameText(signature, services.signer.sign(`oidc:${value}`))) refuse('form-expired');
  reply.clearCookie(cookieName, { path: '/sign-in' });
  const held = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as {
    verifier: string;
    state: string;
    nonce: string;
  };
  const url = new URL(callback(services));
  url.search = new URL(request.url, url.origin).search;
  const tokens = await client
    .authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: held.verifier,
      expectedState: held.state,
      expectedNonce: held.nonce,
      idTokenExpected: true,
    })
    .catch((error) => {
      request.log.warn({ err: error }, 'the organisation’s answer was not accepted');
      return refuse('form-expired');
    });
  const claims = tokens.claims()!;
  const email = claims.email_verified === true && typeof claims.email === 'string' ? claims.email : null;
  const token = await act(services.act, theSystem, async (current) => {
    const known =
      (await accountBySubject(current.tx, claims.sub)) ??
      (email ? await accountByEmail(current.tx, email) : null) ??
      refuse('no-account');
    await bindSubject(current, known.personId, claims.sub);
    current.record({ action: 'account.signedIn', on: { kind: 'person', id: known.personId }, caseId: null });
    return startSession(current.tx, known.personId);
  });
  sessionDoor(services, request, reply).set(token);
  return reply.redirect('/', 303);
}
