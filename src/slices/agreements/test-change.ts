import type { Agreement } from './agreement.ts';
import type { Ground } from './change-grounds.ts';

type Terms = Pick<Agreement, 'type' | 'lotId' | 'startsOn' | 'endsOn' | 'valuePence'>;

const days = (terms: Terms): number | null =>
  terms.startsOn && terms.endsOn ? (Date.parse(terms.endsOn) - Date.parse(terms.startsOn)) / 86_400_000 + 1 : null;

/** How far one number is from another, as a part of the first; null where one is not known. */
const moved = (first: number | null, now: number | null): number | null =>
  first && now !== null ? Math.abs(now - first) / first : null;
const percent = (part: number): string => `${Math.round(part * 100)}%`;

const atMostHalf: readonly Ground[] = ['unforeseeable', 'known-risk', 'additional'];

/**
 * Tests a change to an agreement in force against what we have noted of the law: what it was awarded as, what it would be
 * now, and the ground that somebody gives. Warnings, never a refusal, because nobody has checked the text.
 */
export function testChange(awarded: Terms, after: Terms, ground: Ground): string[] {
  const warnings: string[] = [];
  const term = moved(days(awarded), days(after));
  const value = moved(awarded.valuePence, after.valuePence);
  if (ground === 'not-substantial' && term !== null && term > 0.1)
    warnings.push(
      `Its term is ${percent(term)} away from what was awarded. As we read section 74(3), more than 10% is substantial.`,
    );
  if (ground === 'below-threshold' && value !== null && value > 0.1)
    warnings.push(
      `All changes together move its value by ${percent(value)}. As we read section 74(4), more than 10% (15% for works) is not below the threshold.`,
    );
  if (atMostHalf.includes(ground) && value !== null && value > 0.5)
    warnings.push(
      `All changes together move its value by ${percent(value)}. As we read schedule 8, this ground ends at 50%.`,
    );
  if (ground === 'own-terms' && (after.lotId !== null || after.type === 'contract'))
    warnings.push('It is a contract or was awarded from a lot, so it may be a public contract after all.');
  return warnings;
}
