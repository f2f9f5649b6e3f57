import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Subject } from '../access/kinds.ts';
import { act, look } from '../act/act.ts';
import { readBody, Slip } from '../forms/index.ts';
import { answer } from './answer.ts';
import { countAttempt } from './attempts.ts';
import { checkForm, checkSite } from './csrf.ts';
import { showError } from './error-pages.ts';
import { Refusal, refuse } from './refusals.ts';
import { type Body, readRequestBody, removeLarge } from './request-body.ts';
import { type GetRoute, type PostRoute, type Reply, type Returned, type Route, redirect, type Visit } from './route.ts';
import type { Services } from './services.ts';
import { claimSubmission, keepLocation } from './submissions.ts';
import { openVisit } from './visit.ts';

type AnyGet = GetRoute<Subject>;
type AnyPost = PostRoute<Subject, unknown>;

/** Registers each route record; what is not a route record cannot be reached. */
export function registerRoutes(app: FastifyInstance, services: Services, routes: readonly Route[]): void {
  const forms = new Map(routes.filter((route) => route.method === 'GET').map((route) => [route.path, route as AnyGet]));
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { takesLong: 'takesLargeFiles' in route && route.takesLargeFiles === true },
      handler: (request, reply) => run(services, route, forms, request, reply),
    });
  }
}

async function run(
  services: Services,
  route: Route,
  forms: Map<string, AnyGet>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  try {
    checkQuery(route, request);
    if (route.method === 'GET') return await show(services, route, request, reply);
    return await receive(services, route, forms, request, reply);
  } catch (error) {
    return showError(services, request, reply, error);
  }
}

function checkQuery(route: Route, request: FastifyRequest): void {
  for (const [name, value] of Object.entries(request.query as object)) {
    if (!route.query?.includes(name)) refuse('unknown-field', name);
    if (typeof value !== 'string') refuse('unknown-field', `${name}, given more than once`);
  }
}

async function show(services: Services, route: AnyGet, request: FastifyRequest, reply: FastifyReply) {
  const { visit, result } = await look(services.act, async (tx) => {
    const visit = await openVisit(services, route, request, reply, tx);
    return { visit, result: await route.handler(visit) };
  });
  if (route.auditReading) {
    await act(services.act, visit.who, async (current) =>
      current.record({
        action: route.auditReading!,
        on: { kind: String((route.access as { on: string }).on), id: visit.object.id },
        caseId: visit.object.caseId,
      }),
    );
  }
  return answer(services, request, reply, visit, result);
}

async function receive(
  services: Services,
  route: AnyPost,
  forms: Map<string, AnyGet>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // Before a large file is read it is known where it comes from and whether whoever sends it may.
  if (route.takesLargeFiles && request.isMultipart()) {
    checkSite(services, request);
    await look(services.act, (tx) => openVisit(services, route, request, reply, tx));
  }
  const sent = await readRequestBody(services, route, request);
  let taken = false;
  try {
    return await receiveBody(services, route, forms, request, reply, sent, () => {
      taken = true;
    });
  } finally {
    if (!taken) removeLarge(services, sent.largeFiles);
  }
}

async function receiveBody(
  services: Services,
  route: AnyPost,
  forms: Map<string, AnyGet>,
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Body,
  took: () => void,
) {
  checkForm(services, request, sent.raw);
  if (route.limit) await countAttempt(services, request, route.path, route.limit);
  let visit: Visit | null = null;
  try {
    const result = await act(
      services.act,
      async (tx) => {
        visit = await openVisit(services, route, request, reply, tx);
        return visit.who;
      },
      async (current): Promise<Reply> => {
        const earlier = route.worksOutOnly ? null : await claimSubmission(current, sent.once);
        if (earlier) return redirect(earlier);
        const read = readBody(route.body, sent.raw);
        if (!read.ok && read.unknown.length > 0) refuse('unknown-field', read.unknown.join(', '));
        const faults = { ...sent.faults, ...(read.ok ? {} : read.errors) };
        if (!read.ok || Object.keys(faults).length > 0) throw new Slip(faults);
        const { files, largeFiles } = sent;
        const done = await route.handler({ ...visit!, act: current, body: read.value, files, largeFiles });
        await keepLocation(current, sent.once, done);
        current.afterCommit(took);
        return done;
      },
    );
    return answer(services, request, reply, visit!, result);
  } catch (error) {
    if (!(error instanceof Slip))
      throw error instanceof Refusal && error.code === 'stale' ? withWords(error, sent) : error;
    return giveBack(services, route, forms, request, reply, { values: sent.raw, errors: error.errors });
  }
}

/** Shows the form again with everything that was typed and what to mend beside it. */
async function giveBack(
  services: Services,
  route: AnyPost,
  forms: Map<string, AnyGet>,
  request: FastifyRequest,
  reply: FastifyReply,
  returned: Returned,
) {
  const form = route.form ?? forms.get(route.path)?.handler;
  if (!form) throw new Error(`${route.path} has no page to show its form on.`);
  const { visit, result } = await look(services.act, async (tx) => {
    const visit = { ...(await openVisit(services, route, request, reply, tx)), returned };
    return { visit, result: await form(visit) };
  });
  return answer(services, request, reply, visit, 'page' in result ? { ...result, status: 422 } : result);
}

function withWords(refusal: Refusal, sent: Body): Refusal {
  const words = Object.entries(sent.raw).filter(
    ([name, value]) => !name.startsWith('_') && name !== 'version' && typeof value === 'string' && value !== '',
  );
  return Object.assign(refusal, { words: words.map(([field, text]) => ({ field, text })) });
}
