/** Where a statement can be said to have ended by hand. */
export const handEnds = ['not-taken-up', 'passed-on'] as const;
export type HandEnd = (typeof handEnds)[number];

export const handEndTexts: Readonly<Record<HandEnd, string>> = {
  'not-taken-up': 'It is not taken up',
  'passed-on': 'It is passed on to somebody else',
};

export type SaidEnd = Readonly<{ how: HandEnd; because: string | null; toWhom: string | null }>;

/** A draft that rests on a statement, as far as its end tells of it. */
export type EndDraft = Readonly<{ words: string; shared: boolean; became: string | null }>;

export type End = Readonly<{ kind: 'outcome' | 'draft' | HandEnd; says: string }>;

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '');

function ofDraft({ words, shared, became }: EndDraft): End {
  if (became) return { kind: 'outcome', says: became };
  // Its words are theirs who write it until people have been asked about them.
  if (!shared) return { kind: 'draft', says: 'It is in a draft outcome, whose words are still being written.' };
  return { kind: 'draft', says: `It is in this draft outcome: “${withoutStop(words)}”.` };
}

function byHand({ how, because, toWhom }: SaidEnd): End {
  if (how === 'not-taken-up') return { kind: how, says: `Not taken up, because: ${withoutStop(because ?? '')}.` };
  return { kind: how, says: `Passed on to ${withoutStop(toWhom ?? '')}.${because ? ` ${withoutStop(because)}.` : ''}` };
}

/** Where a statement ended: in the drafts and outcomes that rest on it; only where there are none, what was said of it by hand. */
export function endsFrom(drafts: readonly EndDraft[], hand: SaidEnd | null): End[] {
  if (drafts.length > 0) return drafts.map(ofDraft);
  return hand ? [byHand(hand)] : [];
}
