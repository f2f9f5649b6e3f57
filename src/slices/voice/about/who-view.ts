import type { Shown } from '#engines/disclosure/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import { toldByNumber } from '../told/told-store.ts';
import { questionsOf } from './about-store.ts';
import { numberOf } from './tell-who.ts';
import { missingInWords, whoRows } from './who.ts';

/** Who took part and who is missing, by each question that was asked, as everybody may read it. Empty where nobody was asked. */
export async function whoView(tx: Tx, conversationId: string) {
  const questions = await questionsOf(tx, conversationId);
  if (questions.length === 0) return [];
  const told = await toldByNumber(tx, conversationId);
  return questions.map((question) => {
    const kept = told.get(numberOf(question.place));
    const shown = (kept?.line as Shown | undefined) ?? {
      total: null,
      cells: [...question.parts, null].map(() => null),
      beside: null,
    };
    const rows = whoRows({ question, shown });
    return {
      ...question,
      toldAt: kept?.toldAt ?? null,
      fewest: thresholds.publishedCell,
      took: shown.total,
      didNotSay: shown.cells.at(-1) ?? null,
      rows,
      missing: missingInWords(rows),
    };
  });
}

export type WhoView = Awaited<ReturnType<typeof whoView>>;
