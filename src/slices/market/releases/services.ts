import { isObject, type Json } from '#platform/export/index.ts';
import type { ImportSource } from './release-import.ts';

export type ServiceName = Exclude<ImportSource, 'file'>;

/** What a service is asked: everything that it published or changed on these days, the first and the last included. */
export type Question = Readonly<{ service: ServiceName; buyer: string; since: string; until: string }>;

export const serviceNames: Readonly<Record<ServiceName, string>> = {
  'find-a-tender': 'Find a Tender',
  'contracts-finder': 'Contracts Finder',
};

const endpoints: Readonly<Record<ServiceName, { path: string; since: string; until: string }>> = {
  'find-a-tender': { path: '/api/1.0/ocdsReleasePackages', since: 'updatedFrom', until: 'updatedTo' },
  'contracts-finder': { path: '/Published/Notices/OCDS/Search', since: 'publishedFrom', until: 'publishedTo' },
};

/**
 * Where a service's answer begins, by its published interface.
 *
 * @example firstPage(question, 'https://www.find-tender.service.gov.uk') // …/api/1.0/ocdsReleasePackages?updatedFrom=…&updatedTo=…&limit=100
 */
export function firstPage({ service, since, until }: Question, origin: string): string {
  const endpoint = endpoints[service];
  const url = new URL(endpoint.path, origin);
  url.searchParams.set(endpoint.since, `${since}T00:00:00`);
  url.searchParams.set(endpoint.until, `${until}T23:59:59`);
  url.searchParams.set('limit', '100');
  return url.href;
}

/** An address on the list, made whole from where it stands; null for any other, however it is written. */
export function onTheList(address: string, from: string, origins: readonly string[]): string | null {
  const url = URL.parse(address, from);
  const isOn = url !== null && url.username === '' && url.password === '' && origins.includes(url.origin);
  if (!isOn) return null;
  url.hash = '';
  return url.href;
}

/** What the package says of the page after it: an address, none, or something that is no address. */
export function nextLink(page: Json): { href: string | null } | { why: string } {
  const links = isObject(page) ? page.links : null;
  if (links === null || links === undefined) return { href: null };
  const next = isObject(links) ? (links.next ?? null) : undefined;
  if (next === null || next === '') return { href: null };
  return typeof next === 'string' ? { href: next } : { why: 'What should be the address of the next page is none.' };
}

/**
 * How many seconds a service asks to be left alone: a number, or a date. Null where it does not say.
 *
 * @example secondsAsked('120', now) // 120
 */
export function secondsAsked(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
