import type { FastifyReply, FastifyRequest } from 'fastify';
import { guest } from '../access/who.ts';
import { personOfSession } from '../accounts/sessions.ts';
import { look } from '../act/act.ts';
import { pageContext, sendPage } from './answer.ts';
import { sessionDoor } from './cookies.ts';
import { Refusal, type RefusalCode, refusals } from './refusals.ts';
import type { Services } from './services.ts';
import { SignInFirst } from './visit.ts';

/** The one handler of everything that went another way than hoped. */
export async function showError(services: Services, request: FastifyRequest, reply: FastifyReply, error: unknown) {
  if (error instanceof SignInFirst) {
    const next = request.method === 'GET' ? request.url : '/';
    return reply.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
  }
  const refusal = error instanceof Refusal ? error : fromFramework(error);
  if (refusal) return showRefusal(services, request, reply, refusal);
  request.log.error({ err: error }, 'a bug');
  return showPage(services, request, reply, 'platform/pages/bug.njk', 'Something went wrong here', 500, {
    reference: request.id,
  });
}

const frameworkCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-large',
  FST_FIELDS_LIMIT: 'too-large',
  FST_PARTS_LIMIT: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-content',
  FST_ERR_CTP_EMPTY_TYPE: 'wrong-content',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'wrong-content',
};

function fromFramework(error: unknown): Refusal | null {
  const code = (error as { code?: string }).code;
  const known = code ? frameworkCodes[code] : undefined;
  if (known) return new Refusal(known);
  const status = (error as { statusCode?: number }).statusCode;
  return status && status >= 400 && status < 500 ? new Refusal('wrong-content') : null;
}

const titles: Record<number, string> = {
  404: 'Page not found',
  403: 'You cannot do that',
  429: 'Too many attempts',
  413: 'Too large',
};

export function showRefusal(services: Services, request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const { status, says, next } = refusals[refusal.code];
  const template = refusal.code === 'stale' ? 'platform/pages/stale.njk' : 'platform/pages/refusal.njk';
  const title = refusal.code === 'stale' ? 'This has changed meanwhile' : (titles[status] ?? 'That cannot be done');
  const words = (refusal as { words?: unknown }).words ?? [];
  return showPage(services, request, reply, template, title, status, {
    code: refusal.code,
    says,
    next,
    detail: refusal.detail,
    words,
    back: request.url,
  });
}

async function showPage(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  title: string,
  status: number,
  data: object,
) {
  const who = await whoIsAsking(services, request, reply);
  return sendPage(
    services,
    reply,
    template,
    { ...data, page: pageContext(services, request, reply, who, title) },
    status,
  );
}

// The database may be what failed: the page that says so must not need it.
async function whoIsAsking(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const { token } = sessionDoor(services, request, reply);
  if (!token) return guest;
  try {
    return await look(services.act, async (tx) => {
      const personId = await personOfSession(tx, token);
      return (personId && (await services.who.find(tx, personId))) || guest;
    });
  } catch {
    return guest;
  }
}
