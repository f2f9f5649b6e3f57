import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { dropAbout, saveAbout, showAbout } from './about-pages.ts';
import { aboutInput } from './answer-about.ts';

const own = '/public/taking-part/:token/about';

export const aboutRoutes: readonly Route[] = [
  get(own, 'public', showAbout),
  post(own, 'public', aboutInput, saveAbout, { form: showAbout, limit: 60 }),
  post(`${own}/deletion`, 'public', z.strictObject({}), dropAbout, { limit: 60 }),
];
