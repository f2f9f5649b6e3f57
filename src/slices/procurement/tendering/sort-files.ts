import { normaliseName } from '#platform/export/index.ts';
import type { TenderPart } from './tender.ts';
import type { AskedFile } from './tendering-store.ts';

/** Files that are sorted into a part together: those of one top folder, or those in none whose names speak of the same. */
export type Pile = Readonly<{ key: string; label: string; suggested: TenderPart | null; files: number }>;

const speaksOf: readonly [TenderPart, RegExp][] = [
  ['price', /\b(pric\w*|commercial|cost\w*|financial|fees?|rates?)\b/],
  [
    'qualification',
    /\b(qualif\w*|suitab\w*|selection|conditions|participation|psq|sq|exclusion\w*|declarations?|insurance|accounts)\b/,
  ],
  ['quality', /\b(quality|technical|method\w*|social|delivery|response\w*|questions?)\b/],
];

const partOf = (name: string): TenderPart | null =>
  speaksOf.find(([, words]) => words.test(normaliseName(name)))?.[0] ?? null;

const looseLabels: Record<TenderPart | 'other', string> = {
  price: 'Files in no folder whose names speak of price',
  qualification: 'Files in no folder whose names speak of qualification',
  quality: 'Files in no folder whose names speak of quality',
  other: 'Other files in no folder',
};

/** Where a file of a tender belongs. A path is within the tender: without its supplier’s folder. */
export function pileOf(path: string): string {
  const [top, ...rest] = path.split('/');
  if (rest.length > 0) return `folder:${top!.normalize('NFC').toLowerCase()}`;
  return `loose:${partOf(path) ?? 'other'}`;
}

/** Every pile there is, with the part that its name speaks of. Names of files are no part of it. */
export function pilesOf(paths: readonly string[]): Pile[] {
  const piles = new Map<string, Pile>();
  for (const path of paths) {
    const key = pileOf(path);
    const kind = key.slice(key.indexOf(':') + 1);
    const before = piles.get(key);
    const loose = key.startsWith('loose:');
    piles.set(key, {
      key,
      label: loose ? looseLabels[kind as TenderPart | 'other'] : `The folder “${path.split('/')[0]}”`,
      suggested: loose ? (kind === 'other' ? null : (kind as TenderPart)) : partOf(kind),
      files: (before?.files ?? 0) + 1,
    });
  }
  return [...piles.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

const small = new Set(['the', 'and', 'for', 'our', 'your']);
const wordsOf = (name: string): string[] =>
  normaliseName(name)
    .split(' ')
    .filter((word) => word.length > 2 && !small.has(word));

/**
 * What was asked for and seems to be missing: no file of that part has all the words of its name. A sign to look, never a reason to
 * reject: a bidder may have called its file something else.
 */
export function notFound(
  asked: readonly AskedFile[],
  came: readonly { part: TenderPart; path: string }[],
): AskedFile[] {
  return asked.filter(({ part, name }) => {
    const wanted = wordsOf(name);
    return !came.some((one) => {
      const words = wordsOf(one.path.replace(/\.[a-z0-9]{1,5}$/i, ''));
      return one.part === part && wanted.every((word) => words.some((other) => other.startsWith(word)));
    });
  });
}
