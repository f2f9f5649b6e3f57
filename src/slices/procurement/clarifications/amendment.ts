/** What may have to be given out again when something changes after publication. */
export const republishable = [
  'tender-notice',
  'specification',
  'criteria',
  'terms',
  'lots',
  'timetable',
  'other',
] as const;
export type Republished = (typeof republishable)[number];
export const republishLabels: Record<Republished, string> = {
  'tender-notice': 'The tender notice, on the central platform',
  specification: 'The specification',
  criteria: 'How bids are judged',
  terms: 'The terms of the contract',
  lots: 'The lots',
  timetable: 'The timetable',
  other: 'Another document',
};

export type Amendment = Readonly<{
  id: string;
  procurementId: string;
  about: 'procedure' | 'lots' | 'answer' | 'other';
  words: string;
  because: string;
  republish: readonly Republished[];
  extended: boolean;
  extensionBecause: string;
  tendersBy: string | null;
  madeBy: string;
  madeAt: Date;
}>;

/** What bidders read of a change: what, why, what is given out again, and whether the deadline moves. */
export function sayAmendment(
  { words, because, republish, extended, extensionBecause, tendersBy }: Amendment,
  day: (on: string) => string,
): string {
  const again =
    republish.length > 0
      ? ` Given out again: ${republish.map((one) => lowerFirst(republishLabels[one])).join('; ')}.`
      : '';
  const until = extended ? `The deadline moves${tendersBy ? ` to ${day(tendersBy)}` : ''}` : 'The deadline stays';
  return `Changed: ${words} Because: ${because}.${again} ${until}: ${extensionBecause}.`.replaceAll('..', '.');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
