import type { FastifyReply, FastifyRequest } from 'fastify';
import { newToken } from '../crypto/secrets.ts';
import type { SessionDoor } from './route.ts';
import type { Services } from './services.ts';

export const isHttps = (services: Services): boolean => services.config.publicUrl?.startsWith('https:') ?? false;

const named = (services: Services, name: string): string => (isHttps(services) ? `__Host-${name}` : name);

const options = (services: Services) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isHttps(services),
});

export function sessionDoor(services: Services, request: FastifyRequest, reply: FastifyReply): SessionDoor {
  const name = named(services, 'commonweal-session');
  return {
    token: request.cookies[name] ?? null,
    set: (token) => void reply.setCookie(name, token, options(services)),
    clear: () => void reply.clearCookie(name, options(services)),
  };
}

/** What a form's token is bound to: the session, or for a guest a random cookie that names nobody. */
export function formBinding(services: Services, request: FastifyRequest, reply: FastifyReply | null): string | null {
  const session = request.cookies[named(services, 'commonweal-session')];
  if (session) return session;
  const name = named(services, 'commonweal-guest');
  const known = request.cookies[name];
  if (known || !reply) return known ?? null;
  const made = newToken();
  reply.setCookie(name, made, options(services));
  request.cookies[name] = made;
  return made;
}

/** A sentence shown once on the next page. */
export function flashDoor(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const name = named(services, 'commonweal-said');
  return {
    leave: (text: string) =>
      void reply.setCookie(name, Buffer.from(text).toString('base64url'), { ...options(services), maxAge: 60 }),
    take(): string | null {
      const held = request.cookies[name];
      if (!held) return null;
      reply.clearCookie(name, options(services));
      return Buffer.from(held, 'base64url').toString('utf8').slice(0, 500);
    },
  };
}
