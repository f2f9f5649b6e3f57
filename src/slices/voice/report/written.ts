import { type Block, paragraph } from '#platform/documents/index.ts';
import type { ReportFacts } from './report-facts.ts';
import type { ReportPartName } from './report-part.ts';

/** What somebody wrote for a part, a paragraph a line; nothing where nobody did. */
export function added({ parts }: Pick<ReportFacts, 'parts'>, name: ReportPartName): Block[] {
  const words = parts.find(({ part }) => part === name)?.words ?? '';
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(line));
}

/** Somebody's words with a stop at their end, so that a sentence can follow. */
export const stopped = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);
