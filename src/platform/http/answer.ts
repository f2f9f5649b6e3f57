import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Who } from '../access/who.ts';
import { flashDoor } from './cookies.ts';
import { formToken } from './csrf.ts';
import type { Reply, Returned, Visit } from './route.ts';
import type { Services } from './services.ts';

export async function answer(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  result: Reply,
) {
  if ('redirect' in result) {
    if (result.flash) flashDoor(services, request, reply).leave(result.flash);
    return reply.redirect(result.redirect, 303);
  }
  if ('download' in result) {
    return reply
      .header('content-type', result.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(result.download)}`)
      .send(result.content);
  }
  if ('text' in result)
    return reply
      .code(result.status ?? 200)
      .header('content-type', result.type)
      .send(result.text);
  const context = {
    ...result.data,
    case: visit.theCase,
    may: visit.may,
    page: pageContext(services, request, reply, visit.who, result.title, visit.returned),
  };
  return sendPage(services, reply, result.page, context, result.status ?? 200);
}

export function sendPage(services: Services, reply: FastifyReply, template: string, context: object, status: number) {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .send(services.views.render(template, context));
}

/** What every page is given besides its own data. */
export function pageContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Who,
  title: string,
  returned: Returned | null = null,
) {
  const path = request.url.split('?')[0]!;
  return {
    title,
    path,
    csrf: formToken(services, request, reply),
    once: randomUUID(),
    who: who.personId ? { name: who.name, organisation: who.organisations[0]?.name ?? null } : null,
    nav: services.nav.map((item) => ({ ...item, current: item.href === path })),
    installation: { ...services.installation(), embedded: services.database.embedded },
    flash: flashDoor(services, request, reply).take(),
    errors: returned ? Object.entries(returned.errors).map(([field, text]) => ({ field, text })) : null,
    values: returned?.values ?? {},
    assetsVersion: services.assetsVersion,
  };
}
