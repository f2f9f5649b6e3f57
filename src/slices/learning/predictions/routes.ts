import { get, post, type Route } from '#platform/http/route.ts';
import { foretellInput, meetInput } from './foretell.ts';
import { keepForetelling, keepMeeting, listForetellings, showForetelling } from './foretelling-pages.ts';

const list = '/cases/:caseId/what-we-said';
const one = `${list}/:foretellingId`;

export const routes: readonly Route[] = [
  get(list, { on: 'case', may: 'seeInside' }, listForetellings, { query: ['about'] }),
  post(list, { on: 'case', may: 'shape' }, foretellInput, keepForetelling),
  get(one, { on: 'foretelling', may: 'see' }, showForetelling),
  post(one, { on: 'foretelling', may: 'meet' }, meetInput, keepMeeting),
];
