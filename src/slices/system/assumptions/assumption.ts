export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];
export const confidenceChoices = [
  { value: 'low', text: 'Low' },
  { value: 'medium', text: 'Medium' },
  { value: 'high', text: 'High' },
] as const;

export const assumptionStates = ['held', 'in-doubt', 'changed', 'dropped'] as const;
export type AssumptionState = (typeof assumptionStates)[number];

export type Move = 'doubt' | 'hold' | 'drop';

/** What may be done to an assumption in a state, and the state it leads to. Changing how it reads is `change`. */
export const assumptionTransitions: Record<AssumptionState, Partial<Record<Move | 'change', AssumptionState>>> = {
  held: { doubt: 'in-doubt', drop: 'dropped', change: 'changed' },
  'in-doubt': { hold: 'held', drop: 'dropped', change: 'changed' },
  changed: { doubt: 'in-doubt', drop: 'dropped', change: 'changed' },
  dropped: { hold: 'held' },
};

export const moveLabels: Record<Move, string> = {
  doubt: 'We doubt it',
  hold: 'We hold it',
  drop: 'We drop it',
};

export type Assumption = Readonly<{
  id: string;
  caseId: string;
  state: AssumptionState;
  version: number;
  statement: string;
  /** Why we believe it. */
  because: string | null;
  confidence: Confidence;
  /** How we would know that it is wrong. */
  falsifier: string | null;
  heldBy: string | null;
  /** Why it is in doubt, was dropped or taken up again: the last word on its state. */
  doubt: string | null;
  namedAt: Date;
}>;
