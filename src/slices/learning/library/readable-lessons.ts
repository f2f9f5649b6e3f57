import { organisationIds } from '#platform/access/who.ts';
import type { Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';
import { type Case, casesOf, hatsOf, publishedCases } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { mechanismsOf } from '#slices/plan/index.ts';
import { needsOf, publicNeeds } from '#slices/system/index.ts';
import { lessonAccess } from '../access.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { lessonsOf } from '../lessons/lesson-store.ts';

export const facets = ['anything', 'need', 'mechanism', 'assumption'] as const;
export type Facet = (typeof facets)[number];

/** A lesson as one person may read it, with the words by which they may find it. */
export type Readable = Readonly<{
  id: string;
  caseId: string;
  caseTitle: string;
  words: string;
  state: Lesson['state'] | null;
  reading: Readonly<{ old: string; now: string }> | null;
  path: string;
  found: Readonly<Record<Facet, string>>;
}>;

/** How many cases are looked through; the newest of those that this person is on, and the published ones by name. */
const mostCases = 80;

/**
 * All lessons that this person may read: on cases where they wear a hat, as the case has them; of published cases, the words that
 * stand on the page for anybody and nothing that does not. Each is found only by words that its reader may read.
 */
export async function readableLessons(visit: Visit, except: string | null): Promise<Readable[]> {
  const { tx, who } = visit;
  const mine = who.personId ? await casesOf(tx, who.personId, organisationIds(who)) : [];
  const readable: Readable[] = [];
  const inside = new Set<string>();
  for (const one of mine.slice(0, mostCases)) {
    const hats = await hatsOf(tx, who.personId!, one.id);
    if (hats.length === 0) continue;
    inside.add(one.id);
    if (one.id !== except) readable.push(...(await onOwnCase(visit, one, hats)));
  }
  for (const one of (await publishedCases(tx)).slice(0, mostCases))
    if (one.id !== except && !inside.has(one.id)) readable.push(...(await onPublishedCase(visit, one)));
  return readable;
}

async function onOwnCase(visit: Visit, one: Case, hats: readonly string[]): Promise<Readable[]> {
  const { tx, services } = visit;
  const who = { ...visit.who, hats };
  const lessons = (await lessonsOf(tx, one.id)).filter((lesson) => lessonAccess(who, lesson).includes('see'));
  if (lessons.length === 0) return [];
  const near = await choicesOf(tx, services.kinds, who, one.id, ['need', 'mechanism']);
  const titles = (kind: string) => near.filter((each) => each.ref.kind === kind).map((each) => each.title);
  return lessons.map((lesson) => {
    const reading =
      lesson.oldReading !== null && lesson.newReading !== null
        ? { old: lesson.oldReading, now: lesson.newReading }
        : null;
    const texts = {
      need: titles('need'),
      mechanism: titles('mechanism'),
      assumption: reading ? [reading.old, reading.now] : [],
    };
    return {
      ...common(one, lesson, texts),
      state: lesson.state,
      reading,
      path: `/cases/${one.id}/lessons/${lesson.id}`,
    };
  });
}

async function onPublishedCase({ tx }: Visit, one: Case): Promise<Readable[]> {
  const lessons = await lessonsOf(tx, one.id);
  if (lessons.length === 0) return [];
  const mechanisms = (await mechanismsOf(tx, one.id)).filter((each) => each.state !== 'stopped');
  const outcomes = (await outcomesOf(tx, one.id)).filter((each) => each.state !== 'retired');
  const texts = {
    need: [
      ...publicNeeds(await needsOf(tx, one.id)).map((each) => each.statement),
      ...outcomes.map((each) => each.statement),
    ],
    mechanism: mechanisms.map((each) => each.title),
    assumption: [],
  };
  return lessons.map((lesson) => ({
    ...common(one, lesson, texts),
    state: null,
    reading: null,
    path: `/public/cases/${one.id}`,
  }));
}

type Texts = Readonly<Record<'need' | 'mechanism' | 'assumption', readonly string[]>>;

function common(one: Case, { id, words }: Lesson, texts: Texts) {
  const joined = (list: readonly string[]) => list.join('. ');
  return {
    id,
    caseId: one.id,
    caseTitle: one.title,
    words,
    found: {
      anything: joined([words, one.title, ...texts.need, ...texts.mechanism, ...texts.assumption]),
      need: joined(texts.need),
      mechanism: joined(texts.mechanism),
      assumption: joined(texts.assumption),
    },
  };
}
