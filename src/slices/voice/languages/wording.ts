import { directionOf, type Language } from './languages.ts';

export const madeBy = ['holder', 'translator', 'volunteer'] as const;
export type MadeBy = (typeof madeBy)[number];

export const madeByTexts: Readonly<Record<MadeBy, string>> = {
  holder: 'those who hold this conversation',
  translator: 'a translator',
  volunteer: 'a volunteer',
};

/** One version of a statement in another language. */
export type Translation = Readonly<{
  id: string;
  statementId: string;
  language: string;
  version: number;
  words: string;
  madeBy: MadeBy;
}>;

type Written = Readonly<{ words: string; lang: string; dir: 'ltr' | 'rtl' }>;

/** A statement as somebody is shown it. A vote is kept with `translationId`, so that it stays with these very words. */
export type Wording = Written &
  Readonly<{
    translationId: string | null;
    /** Who translated it; null for the original. */
    translatedBy: string | null;
    /** What it was translated from, to be read beside it. */
    original: (Written & { name: string }) | null;
    /** Said where somebody reads another language than they chose. */
    note: string | null;
  }>;

const written = (words: string, tag: string): Written => ({ words, lang: tag, dir: directionOf(tag) });

/**
 * The words of a statement for somebody who reads `wanted`: the translation with the original beside it, the original, or the original
 * with a note that there is no translation.
 */
export function wordingFor(
  statement: Readonly<{ words: string; language: string | null }>,
  languages: readonly Language[],
  wanted: string,
  translation: Translation | undefined,
): Wording {
  const tag = statement.language ?? languages[0]!.tag;
  const nameOf = (one: string) => languages.find((language) => language.tag === one)?.name ?? one;
  const original = written(statement.words, tag);
  const plain = { ...original, translationId: null, translatedBy: null, original: null, note: null };
  if (tag === wanted) return plain;
  if (!translation)
    return { ...plain, note: `Nobody has translated this into ${nameOf(wanted)} yet. It is shown in ${nameOf(tag)}.` };
  return {
    ...written(translation.words, translation.language),
    translationId: translation.id,
    translatedBy: madeByTexts[translation.madeBy],
    original: { ...original, name: nameOf(tag) },
    note: null,
  };
}

export type VersionCount = Readonly<{ agree: number; disagree: number; pass: number }>;
type Interval = Readonly<{ low: number; high: number }>;

/** Whether the votes on a translation differ from those on the original by more than chance: their intervals do not touch. */
export const standsApart = (one: Interval | null, other: Interval | null): boolean =>
  one !== null && other !== null && (one.high < other.low || other.high < one.low);
