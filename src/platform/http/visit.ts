import type { FastifyReply, FastifyRequest } from 'fastify';
import { kindNamed, type Subject } from '../access/kinds.ts';
import { guest, isSignedIn, type Who } from '../access/who.ts';
import { personOfSession } from '../accounts/sessions.ts';
import { appNow } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { isId } from '../ids.ts';
import { sessionDoor } from './cookies.ts';
import { refuse } from './refusals.ts';
import type { Route, Visit } from './route.ts';
import type { Services } from './services.ts';

/** Sends a guest to the sign-in page; thrown before anything is loaded, so that nothing can be learnt from the answer. */
export class SignInFirst extends Error {}

/** Finds out who is asking, loads what they ask for, and lets them through or not. The only place that does. */
export async function openVisit(
  services: Services,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  tx: Tx,
): Promise<Visit> {
  const params = request.params as Record<string, string>;
  checkIds(params);
  const session = sessionDoor(services, request, reply);
  const personId = session.token && !route.unnamed ? await personOfSession(tx, session.token) : null;
  const base = (personId && (await services.who.find(tx, personId))) || guest;
  if (route.access !== 'public' && !isSignedIn(base)) throw new SignInFirst();
  const found = await findObject(services, route, params, base, tx);
  const theCase = params.caseId ? await visibleCase(services, found.who, params.caseId, tx) : null;
  return {
    tx,
    who: found.who,
    now: await appNow(tx),
    object: found.object,
    may: found.may,
    theCase,
    params,
    query: request.query as Record<string, string>,
    returned: null,
    services,
    address: request.ip,
    session,
  };
}

// A malformed id is an unknown one: it never reaches a query.
function checkIds(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) if (name.endsWith('Id') && !isId(value)) refuse('not-found');
}

const nothing: Subject = Object.freeze({ id: '', caseId: null, state: '', version: 0 });

async function findObject(services: Services, route: Route, params: Record<string, string>, base: Who, tx: Tx) {
  if (typeof route.access === 'string') {
    const hats = params.caseId && base.personId ? await services.who.hats(tx, base.personId, params.caseId) : [];
    return { who: { ...base, hats }, object: nothing, may: [] as readonly string[] };
  }
  const { on, may: wanted } = route.access;
  const kind = kindNamed(services.kinds, on);
  const id = params[`${on}Id`];
  if (!id) throw new Error(`${route.path} asks for a ${on} but has no :${on}Id.`);
  const [unsafe] = await kind.load(tx, [id]);
  if (!unsafe || (params.caseId && unsafe.caseId !== params.caseId)) refuse('not-found');
  const hats = unsafe.caseId && base.personId ? await services.who.hats(tx, base.personId, unsafe.caseId) : [];
  const who = { ...base, hats };
  const may = kind.allowed(who, unsafe);
  if (!may.includes('see')) refuse('not-found');
  if (!may.includes(wanted)) refuse('not-allowed');
  return { who, object: unsafe, may };
}

async function visibleCase(
  services: Services,
  who: Who,
  caseId: string,
  tx: Tx,
): Promise<(Subject & { may: readonly string[] }) | null> {
  const kind = services.kinds.get('case');
  if (!kind) return null;
  const [found] = await kind.load(tx, [caseId]);
  if (!found) return null;
  const may = kind.allowed(who, found);
  return may.includes('see') ? { ...found, may } : null;
}
