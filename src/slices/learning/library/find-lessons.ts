import type { Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { matching } from './library-store.ts';
import { type Facet, type Readable, readableLessons } from './readable-lessons.ts';

export const mostFound = 40;

/** Lessons that this person may read in which what they typed is found, the best first; all of them where nothing was typed. */
export async function findLessons(visit: Visit, query: string, facet: Facet): Promise<Readable[]> {
  const all = await readableLessons(visit, null);
  return query.trim() ? pick(visit, all, query, facet, mostFound) : all.slice(0, mostFound);
}

const usual = new Set(
  'about after again also and are been before but can could does each ends for from has have her here his how into its more most not now our out over than that the their them then there they this was were what when which who will with would you your services service people contract'.split(
    ' ',
  ),
);

/** The words that tell one case from another, any of which will do. */
export function anyOf(texts: readonly (string | null)[]): string {
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}]{3,}/gu) ?? [];
  return [...new Set(words)]
    .filter((word) => !usual.has(word))
    .slice(0, 40)
    .join(' or ');
}

/** What others learnt that may matter to a case: lessons of other cases that share words with what it is about. */
export async function learntElsewhere(visit: Visit, one: Case, most: number): Promise<Readable[]> {
  const wanted = (await outcomesOf(visit.tx, one.id)).map((outcome) => outcome.statement);
  const query = anyOf([one.title, one.about, one.purpose, one.forWhom, ...wanted]);
  return query ? pick(visit, await readableLessons(visit, one.id), query, 'anything', most) : [];
}

async function pick(
  { tx }: Visit,
  all: readonly Readable[],
  query: string,
  facet: Facet,
  most: number,
): Promise<Readable[]> {
  const docs = all.map(({ id, found }) => ({ id, text: found[facet] }));
  const byId = new Map(all.map((one) => [one.id, one]));
  return (await matching(tx, docs, query, most)).map((id) => byId.get(id)!);
}
