import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import { noChoices } from '../choices/choices.ts';
import { saveChoices } from '../choices/choices-store.ts';
import { conversationSizes, type SaidAs, saidAs } from '../held/held.ts';
import { beginConversation } from '../held/hold-conversation.ts';
import { heldStatements, insertStatement } from '../held/taking-part-store.ts';
import { insertTranslation } from '../languages/translation-store.ts';
import type { Seed } from './conversation-file.ts';
import { checked, type FileProblem, readFiles } from './read-files.ts';

export const bringInInput = z.strictObject({
  title: field.optionalText(200),
  lines: field.optionalText(200_000),
  size: field.choice(conversationSizes, 'Choose how many you mean to ask'),
  as: field.choice(saidAs, 'Choose who says it'),
});

export type BroughtIn = Readonly<{ id: string; title: string; added: number; problems: readonly FileProblem[] }>;

/** Begins a conversation with statements that are there already: from files, or pasted one on each line. All of it, or nothing. */
export async function bringIn(
  act: Act,
  { caseId, ...body }: z.infer<typeof bringInInput> & { caseId: string },
  files: readonly Pick<UploadedFile, 'name' | 'bytes'>[],
): Promise<BroughtIn> {
  const read = readFiles(files);
  const problems = [...read.problems];
  const pasted = (body.lines ?? '')
    .split('\n')
    .map((words): Seed => ({ words, as: null, language: null, translations: [] }));
  const seeds = checked([...read.seeds, ...pasted], problems);
  if (seeds.length === 0) slip(files.length > 0 ? 'files' : 'lines', nothingIn(files.length > 0, problems));
  const title =
    body.title ?? read.title?.slice(0, 200) ?? slip('title', 'Enter what it is about, as people will read it');
  const about = read.about?.slice(0, 2_000) ?? null;
  const id = await beginConversation(act, { caseId, title, about, size: body.size });
  if (read.languages.length > 0) await saveChoices(act.tx, id, { ...noChoices, languages: read.languages });
  await keepSeeds(act, id, seeds, body.as);
  act.record({
    action: 'conversation.seeded',
    on: { kind: 'conversation', id },
    caseId,
    fields: ['statements'],
  });
  return { id, title, added: seeds.length, problems };
}

const nothingIn = (sent: boolean, problems: readonly FileProblem[]): string => {
  const why = problems.slice(0, 3).map((one) => `${one.file}${one.where ? `, ${one.where}` : ''}: ${one.why}`);
  return (
    why.join(' ') ||
    (sent ? 'There is no statement in that file' : 'Choose a file, or paste statements, one on each line')
  );
};

async function keepSeeds(act: Act, conversationId: string, seeds: readonly Seed[], as: SaidAs): Promise<void> {
  for (const seed of seeds)
    await insertStatement(act.tx, {
      id: act.newId(),
      conversationId,
      words: seed.words,
      state: 'accepted',
      saidAs: seed.as ?? as,
      authorId: null,
      language: seed.language,
      at: act.now,
    });
  if (!seeds.some(({ translations }) => translations.length > 0)) return;
  const kept = await heldStatements(act.tx, conversationId);
  for (const [at, { id }] of kept.entries())
    for (const { language, words, translatedBy } of seeds[at]!.translations)
      await insertTranslation(act.tx, {
        id: act.newId(),
        statementId: id,
        language,
        version: 1,
        words: words.slice(0, 800),
        madeBy: translatedBy,
        by: act.who.personId,
        at: act.now,
      });
}
