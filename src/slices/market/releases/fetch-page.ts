import { isObject, type Json, parseJson } from '#platform/export/index.ts';
import { onTheList, secondsAsked } from './services.ts';

/** What fetching needs of the world: tests give their own time. */
export type World = Readonly<{
  fetch(url: string, options: RequestInit): Promise<Response>;
  wait(seconds: number): Promise<void>;
  now(): Date;
}>;

export type FetchRules = Readonly<{ origins: readonly string[]; longestWaitSeconds?: number; attempts?: number }>;

/** A page, with its bytes as they came; or why there is none. */
export type FetchedPage =
  | Readonly<{ url: string; bytes: Buffer; value: Json; why: null }>
  | Readonly<{ bytes: null; why: string }>;

type Attempt = FetchedPage | Readonly<{ again: string; after: number | null }>;

const mostBytes = 64 * 1024 * 1024;
const mostRedirects = 3;
const timeout = 60_000;
const busy = new Set([429, 503]);
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * One page of a service that publishes releases. Leaves the listed hosts for nothing; when a service is busy or breaks, tries again
 * after as long as it asks; asked for longer than `longestWaitSeconds` it gives up and says so. Never throws for what a service does.
 */
export async function fetchPage(world: World, url: string, rules: FetchRules): Promise<FetchedPage> {
  const { longestWaitSeconds = 300, attempts = 5 } = rules;
  let why = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await tryOnce(world, url, rules.origins);
    if (!('again' in found)) return found;
    why = found.again;
    const seconds = found.after ?? 2 ** attempt;
    if (seconds > longestWaitSeconds)
      return {
        bytes: null,
        why: `${why} It asks us to wait ${Math.ceil(seconds / 60)} minutes. Ask again after that.`,
      };
    if (attempt < attempts) await world.wait(seconds);
  }
  return { bytes: null, why: `${why} We asked ${attempts} times. Ask again later: it goes on from here.` };
}

async function tryOnce(world: World, address: string, origins: readonly string[]): Promise<Attempt> {
  let url: string | null = onTheList(address, address, origins);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    if (url === null)
      return { bytes: null, why: 'It leads to a host that is not on the list of services. Nothing was asked there.' };
    try {
      const response = await world.fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
        headers: { accept: 'application/json', 'user-agent': 'commonweal' },
      });
      if (!redirects.has(response.status)) return await readAnswer(response, url, world.now());
      await response.body?.cancel();
      url = onTheList(response.headers.get('location') ?? '', url, origins);
    } catch {
      return { again: 'The service could not be reached, or broke off in the middle of its answer.', after: null };
    }
  }
  return { bytes: null, why: 'It leads from one address to the next without end.' };
}

async function readAnswer(response: Response, url: string, now: Date): Promise<Attempt> {
  const after = secondsAsked(response.headers.get('retry-after'), now);
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    // Contracts Finder answers 403 where others answer 429.
    if (busy.has(status) || (status === 403 && after !== null)) return { again: 'The service is busy.', after };
    if (status >= 500) return { again: `The service answered with a fault of its own (${status}).`, after };
    return { bytes: null, why: `The service refused what it was asked (${status}).` };
  }
  const bytes = await readBody(response);
  if (bytes === null) return { bytes: null, why: 'The answer is larger than 64 MB.' };
  const [document] = parseJson(bytes, []);
  if (document && isObject(document.value) && Array.isArray(document.value.releases))
    return { url, bytes, value: document.value, why: null };
  return { again: 'The service answered with something that is no package of releases.', after: null };
}

async function readBody(response: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > mostBytes) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
