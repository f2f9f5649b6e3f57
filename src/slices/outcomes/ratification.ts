import type { Agreement } from './ownership.ts';

export type Ratification = Readonly<{
  id: string;
  outcomeId: string;
  bodyId: string;
  agreed: Agreement;
  state: 'recorded' | 'confirmed' | 'refused';
  statement: string;
  forWhom: string;
  because: string | null;
  metOn: string;
  present: number;
  missing: string;
  objections: readonly string[];
  roll: number | null;
  quorum: number | null;
  sawWordingId: string;
  recordedBy: string;
  recordedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** The ballot that this is the result of; null for a meeting. */
  ballotId: string | null;
}>;

export const agreementLabels: Record<Agreement, string> = {
  own: 'We own this: these are our words and we stand by them',
  endorse: 'We endorse this: we agree, and others may carry it',
  contest: 'We contest this',
  retire: 'This is no longer ours to carry',
};

/** What is wrong with what a meeting recorded, by field; a roll and a quorum only where the body keeps them. */
export function meetingFaults(
  meeting: Pick<Ratification, 'agreed' | 'because' | 'metOn' | 'present' | 'roll' | 'quorum'>,
  today: string,
): Record<string, string> {
  const { agreed, because, metOn, present, roll, quorum } = meeting;
  const faults: Record<string, string> = {};
  if (metOn > today) faults.metOn = 'Enter the day on which you met; it cannot be after today';
  if (agreed === 'contest' && !because) faults.because = 'Say why you contest it: your reason is printed beside it';
  if (roll !== null && present > roll) faults.present = 'More people were there than are on your roll';
  if (quorum !== null && present < quorum)
    faults.present = 'Fewer people were there than your quorum, so the meeting could not agree it';
  return faults;
}

/** Only words a person can tell apart count as different. */
export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().replace(/[.]$/, '');
