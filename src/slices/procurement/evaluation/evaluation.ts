import type { Regime, Route } from '../procurement.ts';

export const evaluationStates = ['waiting', 'judging', 'locked', 'priced', 'scored', 'stopped'] as const;
export type EvaluationState = (typeof evaluationStates)[number];

export type Judge = Readonly<{ id: string; personId: string; person: string; criterionIds: readonly string[] }>;

/** The judging of a procurement's tenders; it has the procurement's own id. */
export type Evaluation = Readonly<{
  id: string;
  caseId: string;
  state: EvaluationState;
  version: number;
  title: string;
  regime: Regime;
  route: Route;
  anonymised: boolean;
  /** Those who judge now; who was taken off is not among them. */
  judges: readonly Judge[];
}>;

export function stateOf(happened: ReadonlySet<string>): EvaluationState {
  if (happened.has('stopped')) return 'stopped';
  if (happened.has('scored')) return 'scored';
  if (happened.has('price-opened')) return 'priced';
  if (happened.has('quality-locked')) return 'locked';
  return happened.has('opened') ? 'judging' : 'waiting';
}

export const stateSays: Record<EvaluationState, string> = {
  waiting: 'Tenders are not opened yet. Judges can be named.',
  judging: 'Quality is being judged. Prices are closed.',
  locked: 'Quality is locked. Prices are closed until two people open them.',
  priced: 'Prices are open. Quality stands.',
  scored: 'Scores are final.',
  stopped: 'It was ended without an award.',
};

/** Hats of those who may judge a criterion, by whom it is for: residents and practitioners judge their own. */
export const hatsFor: Record<'panel' | 'residents' | 'practitioners', readonly string[]> = {
  panel: ['commissioner', 'procurement', 'partner'],
  residents: ['community'],
  practitioners: ['practitioner'],
};

/** A tender as judges meet it: under its own name, or under a letter. */
export type Judged = Readonly<{ tenderId: string; bidderId: string; lotIds: readonly string[]; label: string }>;

/** 0 → "A", 25 → "Z", 26 → "AA". */
export const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);

/** Whether a criterion is asked of a tender: all are where the criterion, or the tender, is for every lot. */
export const isAsked = (criterion: { lotId: string | null }, tender: Pick<Judged, 'lotIds'>): boolean =>
  criterion.lotId === null || tender.lotIds.length === 0 || tender.lotIds.includes(criterion.lotId);
