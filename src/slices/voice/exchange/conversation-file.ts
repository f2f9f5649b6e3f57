import { isObject, type Json, JsonReader, type PathProblem } from '#platform/export/index.ts';
import { type SaidAs, saidAs } from '../held/held.ts';
import { type Language, tagOf } from '../languages/languages.ts';
import { type MadeBy, madeBy, type Translation } from '../languages/wording.ts';

/** Stands first in the file, and changes only where an older reader would read it wrong. */
export const fileFormat = 'commonweal-conversation-1';

type FileTranslation = Readonly<{ language: string; words: string; translatedBy: MadeBy }>;

/** A statement as it goes from one conversation to another: its words, and no count. */
export type Seed = Readonly<{
  words: string;
  as: SaidAs | null;
  /** Null for the first language. */
  language: string | null;
  translations: readonly FileTranslation[];
}>;

export type ReadConversation = Readonly<{
  title: string | null;
  about: string | null;
  languages: readonly Language[];
  seeds: readonly Seed[];
}>;

/** What is added to a file of counts, so that another place can begin with the same statements. */
export const wordsOfFile = (
  about: string,
  languages: readonly Language[],
  statements: readonly Readonly<{ id: string; saidAs: SaidAs | null; language: string | null }>[],
  translations: readonly Translation[],
) => {
  const latest = new Map<string, FileTranslation[]>();
  for (const { statementId, language, words, madeBy: translatedBy } of translations) {
    const own = latest.get(statementId) ?? [];
    // The latest version of each language stands first.
    if (!own.some((one) => one.language === language))
      latest.set(statementId, [...own, { language, words, translatedBy }]);
  }
  const known = new Map(statements.map((one) => [one.id, one]));
  const ofStatement = (id: string) => ({
    as: known.get(id)?.saidAs ?? null,
    language: known.get(id)?.language ?? languages[0]!.tag,
    translations: latest.get(id) ?? [],
  });
  return { head: { format: fileFormat }, about, languages, ofStatement };
};

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((one) => one === text) ?? null;

/** Reads the file back. What is of the wrong shape is in `problems`, by its path; null where it is another file altogether. */
export function readConversation(value: Json, problems: PathProblem[]): ReadConversation | null {
  if (!isObject(value)) return null;
  const file = new JsonReader(value, '', problems);
  if (value.format !== undefined && file.text('format') !== fileFormat) return null;
  if (!Array.isArray(value.statements)) return null;
  const languages = file.list('languages').flatMap((one): Language[] => {
    const [tag, name] = [tagOf(one.text('tag') ?? ''), one.text('name')];
    return tag && name ? [{ tag, name: name.slice(0, 40) }] : [];
  });
  const first = languages[0]?.tag;
  const seeds = file.list('statements').flatMap((one): Seed[] => {
    const words = one.text('words');
    if (words === null) {
      one.say('words', 'This statement has no words and was left out.');
      return [];
    }
    const language = one.text('language');
    const translations = one.list('translations').flatMap((translation): FileTranslation[] => {
      const [into, said] = [translation.text('language'), translation.text('words')];
      if (!into || !said || !languages.some(({ tag }) => tag === into)) return [];
      return [
        { language: into, words: said, translatedBy: oneOf(madeBy, translation.text('translatedBy')) ?? 'translator' },
      ];
    });
    const own = languages.some(({ tag }) => tag === language) && language !== first ? language : null;
    return [{ words, as: oneOf(saidAs, one.text('as')), language: own, translations }];
  });
  return { title: file.text('title'), about: file.text('about'), languages, seeds };
}
