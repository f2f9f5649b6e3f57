import type { FastifyInstance } from 'fastify';
import { kindsOf } from '#platform/access/kinds.ts';
import { registerOidc } from '#platform/accounts/oidc.ts';
import { routes as accounts } from '#platform/accounts/routes.ts';
import type { Listener } from '#platform/act/dispatcher.ts';
import { showHealth } from '#platform/http/health.ts';
import { get, type Route } from '#platform/http/route.ts';
import { registerRoutes } from '#platform/http/router.ts';
import { createServer } from '#platform/http/server.ts';
import type { Services } from '#platform/http/services.ts';
import type { Timed } from '#platform/workers/timed.ts';
import * as agreements from '#slices/agreements/index.ts';
import { routes as agreementsRoutes } from '#slices/agreements/routes.ts';
import * as allocation from '#slices/allocation/index.ts';
import { routes as allocationRoutes } from '#slices/allocation/routes.ts';
import * as cases from '#slices/cases/index.ts';
import { routes as casesRoutes } from '#slices/cases/routes.ts';
import * as learning from '#slices/learning/index.ts';
import { routes as learningRoutes } from '#slices/learning/routes.ts';
import * as market from '#slices/market/index.ts';
import { routes as marketRoutes } from '#slices/market/routes.ts';
import * as measures from '#slices/measures/index.ts';
import { routes as measuresRoutes } from '#slices/measures/routes.ts';
import * as outcomes from '#slices/outcomes/index.ts';
import { routes as outcomesRoutes } from '#slices/outcomes/routes.ts';
import * as people from '#slices/people/index.ts';
import { routes as peopleRoutes } from '#slices/people/routes.ts';
import * as plan from '#slices/plan/index.ts';
import { routes as planRoutes } from '#slices/plan/routes.ts';
import * as procurement from '#slices/procurement/index.ts';
import { routes as procurementRoutes } from '#slices/procurement/routes.ts';
import * as resources from '#slices/resources/index.ts';
import { routes as resourcesRoutes } from '#slices/resources/routes.ts';
import * as system from '#slices/system/index.ts';
import { routes as systemRoutes } from '#slices/system/routes.ts';
import * as thread from '#slices/thread/index.ts';
import { routes as threadRoutes } from '#slices/thread/routes.ts';
import * as voice from '#slices/voice/index.ts';
import { routes as voiceRoutes } from '#slices/voice/routes.ts';

/** The areas of the domain, in order: each may call those above it, never the other way. */
export const slices = [
  people,
  cases,
  voice,
  system,
  outcomes,
  measures,
  resources,
  plan,
  allocation,
  market,
  procurement,
  agreements,
  learning,
  thread,
];

export const kinds = kindsOf(slices.map((slice) => slice.kinds));

export const listeners: readonly Listener[] = slices.flatMap((slice): readonly Listener[] => slice.listeners);

/** Long work that goes on when the server starts again. */
export const resumers = [voice.resume, allocation.resume, market.resume, procurement.resume, agreements.resume];

/** What is looked at each minute, to see whether it is due. */
export const timed: readonly Timed[] = [...voice.timed, ...learning.timed];

export const routes: readonly Route[] = [
  get('/health', 'public', showHealth),
  ...threadRoutes,
  ...accounts,
  ...peopleRoutes,
  ...casesRoutes,
  ...voiceRoutes,
  ...systemRoutes,
  ...outcomesRoutes,
  ...measuresRoutes,
  ...resourcesRoutes,
  ...planRoutes,
  ...allocationRoutes,
  ...marketRoutes,
  ...procurementRoutes,
  ...agreementsRoutes,
  ...learningRoutes,
];

/** Who somebody is comes from `people`; which hats they wear on a case comes from `cases`. */
export const whoDoor = { find: people.findWho, hats: cases.hatsOf };

export const nav = [
  { href: '/', text: 'Home' },
  { href: '/cases', text: 'Cases' },
  { href: '/contracts', text: 'What ends soon' },
  { href: '/market', text: 'Market' },
  { href: '/academy', text: 'Academy' },
];

export async function createApp(services: Services, assetsDir: string): Promise<FastifyInstance> {
  const app = await createServer(services, assetsDir);
  registerRoutes(app, services, routes);
  registerOidc(app, services);
  return app;
}
