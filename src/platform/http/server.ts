import { randomUUID } from 'node:crypto';
import path from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { isHttps } from './cookies.ts';
import { showError } from './error-pages.ts';
import { Refusal } from './refusals.ts';
import type { Services } from './services.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

// Long enough for a photograph over a poor line; not for somebody who means to keep others waiting.
const usualRequestMs = 180_000;
/** Where files larger than memory are taken, a whole archive over an office's line. */
const longestRequestMs = 3_600_000;

/** The web server before it has any page: limits, headers, assets and the last-resort handler. */
export async function createServer(services: Services, assetsDir: string): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 2_000_000,
    requestTimeout: longestRequestMs,
    genReqId: () => randomUUID().slice(0, 8),
    trustProxy: services.config.publicUrl ? 'loopback' : false,
    routerOptions: { maxParamLength: 200 },
    logger: {
      level: services.config.logLevel,
      serializers: { req: (request) => ({ method: request.method, url: withoutTokens(request.url) }) },
    },
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { limits: { fileSize: services.config.maxUploadBytes } });
  await app.register(fastifyStatic, {
    root: path.resolve(assetsDir),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1h',
    cacheControl: true,
  });
  app.addHook('onRequest', async (request) => {
    if ((request.routeOptions.config as { takesLong?: boolean }).takesLong) return;
    const late = setTimeout(() => {
      if (!request.raw.complete) request.raw.destroy();
    }, usualRequestMs);
    late.unref();
    request.raw.once('close', () => clearTimeout(late));
  });
  app.removeContentTypeParser('application/json');
  app.removeContentTypeParser('text/plain');
  app.addHook('onSend', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    });
    if (isHttps(services)) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
  });
  app.setNotFoundHandler((request, reply) => showError(services, request, reply, new Refusal('not-found')));
  app.setErrorHandler((error, request, reply) => showError(services, request, reply, error));
  return app;
}

// Tokens in an address are secrets; they do not belong in a log.
const withoutTokens = (url: string): string => url.split('?')[0]!.replace(/\/[A-Za-z0-9_-]{40,}(?=\/|$)/g, '/…');
