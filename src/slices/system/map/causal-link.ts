import type { Strength } from '../causes/cause.ts';
import { faultsInSource, isSupported, type Source } from './source.ts';
import type { Standing } from './variable.ts';

export const directions = ['same', 'opposite'] as const;
export type Direction = (typeof directions)[number];
export const directionChoices = [
  { value: 'same', text: 'The same way', hint: 'More of the first means more of the second; less means less' },
  { value: 'opposite', text: 'The opposite way', hint: 'More of the first means less of the second; less means more' },
] as const;

/** "To moves the same way as from, or the opposite way": one arrow on the map. */
export type CausalLink = Readonly<{
  id: string;
  caseId: string;
  state: Standing;
  version: number;
  fromId: string;
  fromName: string;
  toId: string;
  toName: string;
  direction: Direction;
  delayed: boolean;
  /** How long, in people's words. */
  delayWords: string | null;
  strength: Strength;
  sources: readonly Source[];
  addedAt: Date;
}>;

export const linkTitle = (link: Pick<CausalLink, 'fromName' | 'toName' | 'direction'>): string =>
  `${link.fromName} → ${link.toName}, ${link.direction === 'same' ? 'the same way' : 'the opposite way'}`;

const strengthWords: Record<Strength, string> = {
  strong: 'Strong',
  moderate: 'Moderate',
  weak: 'Weak',
  assumed: 'Assumed',
};

/** How well a link is known, on one line. */
export function knownBy(link: Pick<CausalLink, 'strength' | 'sources'>): string {
  const who = [...new Set(link.sources.map(({ saidBy }) => saidBy))];
  const supported = isSupported(link.sources);
  return [
    strengthWords[link.strength] +
      (link.strength === 'strong' && !supported ? ', though fewer than two independent sources say so' : ''),
    who.length > 0 ? `says ${who.join('; ')}` : 'nobody has said how we know',
    supported && 'supported',
  ]
    .filter(Boolean)
    .join(' · ');
}

export const linkText = (link: CausalLink): string =>
  [link.delayed && (link.delayWords ? `After ${link.delayWords}` : 'After a delay'), knownBy(link)]
    .filter(Boolean)
    .join(' · ');

/** What is wrong with a link as typed: to call it strong or moderate, say who says so. */
export function faultsInLink(link: {
  fromId: string;
  toId: string;
  strength: Strength;
  saidBy: string | null;
  evidence: string | null;
}): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  if (link.fromId === link.toId) faults.toId = 'Choose another variable: a link leads from one to another';
  Object.assign(faults, faultsInSource(link.saidBy, link.evidence));
  if (['strong', 'moderate'].includes(link.strength) && !link.saidBy)
    faults.saidBy = 'Say who says so, or choose “weak” or “assumed”';
  return faults;
}
