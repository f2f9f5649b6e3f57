import { partOf } from '#engines/opinion/index.ts';
import { fewestTold } from '../held/results-view.ts';
import type { HeldStatement } from '../held/taking-part-store.ts';
import { directionOf, type Language } from './languages.ts';
import type { CountedVersion } from './translation-store.ts';
import { madeByTexts, standsApart, type Translation } from './wording.ts';

const none = { agree: 0, disagree: 0, pass: 0 };

/** How many agreed of those who saw a version; not told of fewer than five. */
const toldOf = ({ agree, disagree, pass } = none) => {
  const seen = agree + disagree + pass;
  return seen >= fewestTold ? { seen, agree, disagree, pass, part: partOf(agree, seen) } : null;
};

/** The statements of one language as whoever translates sees them, with the counts of each version beside the original's. */
export function translationsView(
  language: Language,
  first: Language,
  statements: readonly HeldStatement[],
  translations: readonly Translation[],
  counted: readonly CountedVersion[],
) {
  const votes = new Map(counted.map((one) => [`${one.statementId} ${one.translationId ?? ''}`, one]));
  return statements
    .filter((one) => one.state !== 'rejected' && (one.language ?? first.tag) !== language.tag)
    .map((one) => {
      const original = toldOf(votes.get(`${one.id} `));
      const versions = translations
        .filter(({ statementId, language: tag }) => statementId === one.id && tag === language.tag)
        .map((version) => {
          const told = toldOf(votes.get(`${one.id} ${version.id}`));
          const apart = standsApart(told?.part ?? null, original?.part ?? null);
          return { ...version, by: madeByTexts[version.madeBy], told, apart };
        });
      const tag = one.language ?? first.tag;
      return {
        id: one.id,
        words: one.words,
        lang: tag,
        dir: directionOf(tag),
        original,
        versions,
        latest: versions[0] ?? null,
      };
    });
}

export type TranslationLine = ReturnType<typeof translationsView>[number];
