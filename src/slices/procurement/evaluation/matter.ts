export const matterTypes = ['debarment', 'sub-contractor', 'associated-person', 'exclusion', 'low-price'] as const;
export type MatterType = (typeof matterTypes)[number];
export const matterLabels: Record<MatterType, string> = {
  debarment: 'The bidder against the debarment list',
  'sub-contractor': 'Named sub-contractors against the debarment list',
  'associated-person': 'Somebody whom the bidder relies on, against the debarment list',
  exclusion: 'A ground on which the bidder has to be, or may be, excluded',
  'low-price': 'A price that looks too low to carry the work',
};

/** What a check of a list is: it has a day and a source, and may find nothing. */
export const isListCheck = (type: MatterType): boolean =>
  type === 'debarment' || type === 'sub-contractor' || type === 'associated-person';

/** Procurement Act 2023, Schedules 6 and 7 as first made; check against current text. */
export const grounds = [
  'Schedule 6: a mandatory ground',
  'Schedule 7: labour market, slavery and trafficking',
  'Schedule 7: environmental misconduct',
  'Schedule 7: insolvency or business ended',
  'Schedule 7: competition',
  'Schedule 7: professional misconduct',
  'Schedule 7: breach of contract or poor performance',
  'Schedule 7: acting improperly in procurement',
  'Schedule 7: national security',
  'Section 16(5): an unfair advantage from market engagement',
  'Section 30: improper behaviour',
  'Section 82(4): a conflict that cannot be avoided',
  'Another ground',
] as const;

export type Matter = Readonly<{
  id: string;
  tenderId: string;
  type: MatterType;
  about: string;
  ground: string | null;
  checkedOn: string | null;
  source: string | null;
  found: boolean;
  askedOn: string | null;
  asked: string | null;
  answeredOn: string | null;
  answer: string | null;
  decision: 'stays' | 'replaced' | 'out' | null;
  because: string | null;
  state: 'raised' | 'asked' | 'answered' | 'decided';
  version: number;
  raisedBy: string;
  raisedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
}>;

/** Why a tender is out by what was looked into, or null. */
export const outBy = (matters: readonly Matter[], tenderId: string): string | null => {
  const found = matters.find((one) => one.tenderId === tenderId && one.decision === 'out');
  return found ? `${matterLabels[found.type]}: ${found.because}` : null;
};
