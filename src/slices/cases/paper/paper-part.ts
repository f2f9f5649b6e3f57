/** What only people can add to a decision paper; everything else in it writes itself from the case. */
export const paperParts = [
  {
    part: 'recommendation',
    title: 'What is recommended',
    hint: 'What you ask those who decide to agree, and why.',
    comment: false,
  },
  {
    part: 'equality',
    title: 'Equality impact',
    hint: 'Who gains and who loses, among people who share a protected characteristic, and what will be done about it. Equality Act 2010, section 149.',
    comment: true,
  },
  {
    part: 'finance',
    title: 'Finance comment',
    hint: 'What it costs whom in which year, how sure that is, and what is cashable.',
    comment: true,
  },
  {
    part: 'legal',
    title: 'Legal comment',
    hint: 'The power relied on, duties to consult, and what could be challenged.',
    comment: true,
  },
  {
    part: 'risks',
    title: 'What could go wrong',
    hint: 'For whom, how we would know, and what we would do.',
    comment: false,
  },
] as const;
export type PaperPartName = (typeof paperParts)[number]['part'];
export const paperPartNames = paperParts.map((one) => one.part) as [PaperPartName, ...PaperPartName[]];

/**
 * Local Government Act 1972, schedule 12A, part 1: what may be kept out of the public part, if the public interest in keeping
 * it out outweighs that in telling. Nobody has checked it here against the current text.
 */
export const exemptParagraphs = [
  { number: 1, text: 'about any individual' },
  { number: 2, text: 'likely to reveal who an individual is' },
  { number: 3, text: 'the financial or business affairs of any particular person, the authority among them' },
  { number: 4, text: 'consultations or negotiations on labour relations' },
  { number: 5, text: 'legal professional privilege could be claimed' },
  { number: 6, text: 'a notice or an order that the authority proposes to give or make' },
  { number: 7, text: 'the prevention, investigation or prosecution of crime' },
] as const;

export type PaperPart = Readonly<{
  part: PaperPartName;
  words: string;
  /** Whose comment it is, where that is somebody else than who typed it. */
  commentBy: string | null;
  exemptUnder: number | null;
  writtenBy: string;
  writtenAt: Date;
  version: number;
}>;

export type PaperWay = Readonly<{
  takenBy: string;
  power: string | null;
  isKey: boolean;
  because: string | null;
  decisionOn: string | null;
  calledInUntil: string | null;
  version: number;
}>;

const clearDays = 28;

/**
 * The last day to give notice of a key decision: 28 clear days before it, neither end counted (Local Authorities (Executive
 * Arrangements) (Meetings and Access to Information) (England) Regulations 2012, regulation 9; check this against current text).
 *
 * @example noticeBy('2027-03-31') // '2027-03-02'
 */
export function noticeBy(decisionOn: string): string {
  const day = new Date(`${decisionOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - clearDays - 1);
  return day.toISOString().slice(0, 10);
}
