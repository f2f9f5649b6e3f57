import type { AwardCriterion, AwardDecision, AwardPromise } from '#slices/procurement/index.ts';

export const proposalSources = ['promise', 'criterion', 'requirement', 'leaving'] as const;
export const sourceLabels: Record<(typeof proposalSources)[number], string> = {
  promise: 'Promised in the tender',
  criterion: 'A criterion that it was judged by',
  requirement: 'A requirement of the lot',
  leaving: 'What the lot is to leave in the community',
};

export type Proposed = Readonly<{
  source: (typeof proposalSources)[number];
  sourceId: string;
  social: boolean;
  words: string;
  lotId: string | null;
  criterionId: string | null;
  requirementId: string | null;
}>;

export type Proposal = Proposed &
  Readonly<{
    id: string;
    agreementId: string;
    place: number;
    decision: 'kept' | 'changed' | 'left-out' | null;
    because: string | null;
    obligationId: string | null;
    measureId: string | null;
    version: number;
  }>;

export type Given = Readonly<{
  decision: Pick<AwardDecision, 'lotId' | 'supplier'>;
  promises: readonly AwardPromise[];
  criteria: readonly AwardCriterion[];
  requirements: readonly Readonly<{ id: string; title: string; text: string }>[];
  lots: readonly Readonly<{ id: string; leaves: readonly string[]; requirementIds: readonly string[] }>[];
}>;

/**
 * What an award brings into its agreement: each promise in its words; each criterion that no promise answers, each requirement of its lots that no
 * promise meets, and what its lots are to leave. A price is the price, and pass or fail was passed: neither is owed later.
 */
export function proposalsOf({ decision, promises, criteria, requirements, lots }: Given): Proposed[] {
  const only = lots.length === 1 ? lots[0]!.id : null;
  const lotId = decision.lotId ?? only;
  const answered = new Set(promises.flatMap((one) => [one.criterionId, one.requirementId]));
  const plain = { social: false, lotId, criterionId: null, requirementId: null };
  const bought = new Set(lots.flatMap(({ requirementIds }) => requirementIds));
  return [
    ...promises.map((one): Proposed => {
      const { id, words, criterionId, requirementId, type } = one;
      const source = { source: 'promise' as const, sourceId: id, social: type === 'social-value' };
      return { ...plain, ...source, words, criterionId, requirementId };
    }),
    ...criteria
      .filter(({ id, type, lotId: of }) => (of === null || of === decision.lotId) && isOwed(type) && !answered.has(id))
      .map(
        (one): Proposed => ({
          ...plain,
          source: 'criterion',
          sourceId: one.id,
          social: one.type === 'social-value',
          words: `Works as its tender says under “${one.name}”`,
          criterionId: one.id,
          requirementId: one.requirementIds[0] ?? null,
        }),
      ),
    ...requirements
      .filter(({ id }) => bought.has(id) && !answered.has(id))
      .map(
        (one): Proposed => ({
          ...plain,
          source: 'requirement',
          sourceId: one.id,
          words: one.text || one.title,
          requirementId: one.id,
        }),
      ),
    ...lots.flatMap(({ id, leaves }) =>
      leaves.map((words): Proposed => ({ ...plain, source: 'leaving', sourceId: id, social: true, words, lotId: id })),
    ),
  ];
}

const isOwed = (type: AwardCriterion['type']): boolean => type === 'quality' || type === 'social-value';
