import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { briefsOf, soundingsOf, takesAnswers, takesIdeas } from '#slices/procurement/index.ts';

export type OpenPage = Readonly<{ title: string; path: string; until: string }>;

/** Pages on which anybody can answer on the day of reading: a statement that was published long ago still leads to them. */
export async function openNow(tx: Tx, caseId: string, now: Date): Promise<OpenPage[]> {
  const soundings = (await soundingsOf(tx, caseId)).filter((one) => takesAnswers(one, now));
  const briefs = (await briefsOf(tx, caseId)).filter((one) => takesIdeas(one, londonDate(now)));
  return [
    ...soundings.map(({ id, closesOn }) => ({
      title: 'Would you bid?',
      path: `/public/soundings/${id}`,
      until: closesOn,
    })),
    ...briefs.map(({ id, title, closesOn }) => ({
      title: `Ideas are asked for: ${title}`,
      path: `/public/challenge-briefs/${id}`,
      until: closesOn!,
    })),
  ];
}
