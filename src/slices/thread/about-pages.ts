import { publicPage, type Reply } from '#platform/http/route.ts';

export async function showAbout(): Promise<Reply> {
  return publicPage('thread/about.njk', 'About this site, and how accessible it is');
}
