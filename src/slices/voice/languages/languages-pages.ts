import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { behind } from '../held/public-pages.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { chooseLanguage, type chooseLanguageInput } from './choose-language.ts';
import { directionOf } from './languages.ts';
import { type translateInput, translateStatement } from './translate-statement.ts';
import { allTranslations, votesByVersion } from './translation-store.ts';
import { translationsView } from './translations-view.ts';
import { madeBy, madeByTexts } from './wording.ts';

const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}/translations`;
const makers = { holder: 'We did', translator: 'A translator', volunteer: 'A volunteer' } as const;

/** What is there in each language and what is missing, and how people voted on each version of it. */
export async function showTranslations({ tx, object, query, returned }: Visit<Conversation>): Promise<Reply> {
  const { languages } = await choicesOf(tx, object.id);
  const statements = await heldStatements(tx, object.id);
  const translations = await allTranslations(tx, object.id);
  const counted = await votesByVersion(tx, object.id);
  const wanted = query.into ?? String(returned?.values.language ?? languages[1]?.tag ?? languages[0]!.tag);
  const into = languages.find(({ tag }) => tag === wanted) ?? refuse('not-found');
  const lines = translationsView(into, languages[0]!, statements, translations, counted);
  return page('voice/languages/translations.njk', `Statements in ${into.name}`, {
    conversation: object,
    languages,
    into: { ...into, dir: directionOf(into.tag) },
    lines,
    missing: lines.filter(({ latest }) => latest === null).length,
    makerChoices: madeBy.map((value) => ({
      value,
      text: makers[value],
      hint: `People read: translated by ${madeByTexts[value]}`,
    })),
  });
}

export async function saveTranslation({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof translateInput>>): Promise<Reply> {
  await translateStatement(act, object, body);
  return redirect(`${at(object)}?into=${encodeURIComponent(body.language)}`, 'It is kept. People see it from now on.');
}

export async function saveOwnLanguage(doing: Doing<never, z.infer<typeof chooseLanguageInput>>): Promise<Reply> {
  const { voter } = await behind(doing);
  await chooseLanguage(doing.act, voter, doing.body);
  return redirect(`/public/taking-part/${doing.params.token}#next`);
}
