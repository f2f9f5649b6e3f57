import type { FastifyReply, FastifyRequest } from 'fastify';
import { sameText } from '../crypto/secrets.ts';
import type { RawBody } from '../forms/index.ts';
import { formBinding } from './cookies.ts';
import { refuse } from './refusals.ts';
import type { Services } from './services.ts';

export function formToken(services: Services, request: FastifyRequest, reply: FastifyReply): string {
  return services.signer.sign(`form:${formBinding(services, request, reply)}`);
}

/** Where a form comes from, as far as its head says it: known before any of it is read. */
export function checkSite(services: Services, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('form-expired');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== ownOrigin(services, request)) refuse('form-expired');
}

/** A form counts only if this site made it for this visitor: where it comes from and its token must both say so. */
export function checkForm(services: Services, request: FastifyRequest, body: RawBody): void {
  checkSite(services, request);
  const binding = formBinding(services, request, null);
  const token = body._csrf;
  if (!binding || typeof token !== 'string' || !sameText(token, services.signer.sign(`form:${binding}`)))
    refuse('form-expired');
}

const ownOrigin = (services: Services, request: FastifyRequest): string =>
  services.config.publicUrl ?? `http://${request.headers.host}`;
