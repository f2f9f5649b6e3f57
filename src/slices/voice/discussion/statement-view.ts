import { partOf } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { saidAs, saidAsTexts } from '../held/held.ts';
import { fewestTold } from '../held/results-view.ts';
import type { HeldStatement } from '../held/taking-part-store.ts';
import { translationsInto } from '../languages/translation-store.ts';
import { wordingFor } from '../languages/wording.ts';
import { remarksBySide, sides, sideTexts } from './remark.ts';
import { remarksUnder } from './remark-store.ts';

const singular = { for: 'For', against: 'Against', question: 'A question' } as const;

/** A statement with what people said beneath it, in the language that somebody reads. */
export async function statementView(
  tx: Tx,
  conversation: Conversation,
  statement: HeldStatement,
  wanted: string | null,
) {
  const choices = await choicesOf(tx, conversation.id);
  const { languages } = choices;
  const tag = languages.find((one) => one.tag === wanted)?.tag ?? languages[0]!.tag;
  const translation =
    languages.length > 1 ? (await translationsInto(tx, conversation.id, tag)).get(statement.id) : undefined;
  const seen = statement.agrees + statement.disagrees + statement.passes;
  const remarks = await remarksUnder(tx, statement.id);
  return {
    conversation,
    statement,
    choices,
    shown: wordingFor(statement, languages, tag, translation),
    by: statement.saidAs && saidAsTexts[statement.saidAs],
    told: seen >= fewestTold ? { seen, part: partOf(statement.agrees, seen) } : null,
    sides: remarksBySide(remarks),
    remarks: remarks.length,
    sideChoices: sides.map((value) => ({ value, text: singular[value] })),
    sideTexts,
    asChoices: saidAs.map((value) => ({ value, text: saidAsTexts[value] })),
  };
}
