import { sameWords } from '../ratification.ts';
import { isSlip } from './slips.ts';

export const correctable = ['metOn', 'missing', 'because', 'statement', 'forWhom'] as const;
export type Correctable = (typeof correctable)[number];
export const correctableLabels: Record<Correctable | 'howTo', string> = {
  metOn: 'When you met',
  missing: 'Who was missing',
  because: 'Why',
  statement: 'The words',
  forWhom: 'For whom',
  howTo: 'How people take part',
};

export type Correction = Readonly<{
  id: string;
  ofKind: 'meeting' | 'ballot';
  ofId: string;
  field: Correctable | 'howTo';
  before: string;
  after: string;
  because: string;
  correctedAt: Date;
}>;

/**
 * Why a correction is more than a slip, with what to do instead; null where it is one. Words that were ratified may be put in
 * capitals or spaced otherwise and nothing more; other words of a record may lose a slip of the pen.
 */
export function notASlip(field: Correctable | 'howTo', before: string, after: string): string | null {
  if (before === after) return 'This is what it says already';
  if (field === 'metOn') return null;
  if (field === 'statement' || field === 'forWhom')
    return sameWords(before, after)
      ? null
      : 'These are other words. What your body ratified changes only by a new ratification: record one, or put them to your roll';
  return isSlip(before, after)
    ? null
    : 'This says something else. A slip of the pen can be corrected; for anything more, say that the record is not so, and record it again';
}
