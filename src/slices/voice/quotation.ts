export const quotationStates = ['kept', 'withdrawn'] as const;
export type QuotationState = (typeof quotationStates)[number];

/** Whether the author agreed that their name stands beside their words. Not asked counts as no. */
export const naming = ['not-asked', 'agreed', 'refused'] as const;
export type Naming = (typeof naming)[number];

export const namingLabels: Record<Naming, string> = {
  'not-asked': 'Nobody has asked them yet: only those who work with them see their name',
  agreed: 'They agreed to be quoted by name',
  refused: 'They want to be quoted without it: only those who work with them see their name',
};

export type Quotation = Readonly<{
  id: string;
  caseId: string;
  state: QuotationState;
  version: number;
  words: string;
  /** Only where the author agreed, or to those who work with them; otherwise null. */
  saidBy: string | null;
  naming: Naming;
  heardAt: string | null;
  heardOn: string | null;
  conversationId: string | null;
  statementId: string | null;
  addedBy: string | null;
  addedAt: Date;
}>;

export type Line = Readonly<{ words: string; saidBy: string | null; heardAt: string | null; heardOn: string | null }>;

/** Longer than this is a document, not a quotation. */
export const longestWords = 2_000;

export const withdrawnWords = 'These words were taken back by the person who said them.';

/** The quotation as anybody may hear it: without the name of an author who has not agreed. */
export const withoutName = (quotation: Quotation): Quotation =>
  quotation.naming === 'agreed' ? quotation : { ...quotation, saidBy: null };

/**
 * What makes two quotations the same: their words, who said them, where and when, and which of several alike they are.
 * The second "More benches" of a survey is another person's; the same survey read again is not.
 */
export function fingerprintsOf(lines: readonly Line[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const said = [line.words, line.saidBy, line.heardAt, line.heardOn].map(plain).join('\u001f');
    const occurrence = (seen.get(said) ?? 0) + 1;
    seen.set(said, occurrence);
    return `${said}\u001f${occurrence}`;
  });
}

const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"‘’']/g, '')
    .replace(/\s+/g, ' ')
    .trim();
