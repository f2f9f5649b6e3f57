import { kind } from '#platform/access/kinds.ts';
import { criterionAccess } from './access.ts';
import { criteriaById, criteriaOfCase } from './criteria-store.ts';
import { criterionTypeLabels, type PlacedCriterion } from './criterion.ts';

export const criterionKind = kind<PlacedCriterion>({
  kind: 'criterion',
  label: 'Criterion',
  load: criteriaById,
  ofCase: criteriaOfCase,
  allowed: criterionAccess,
  states: ['draft', 'published'],
  example: (state) => ({
    id: 'criterion',
    caseId: 'case',
    procurementId: 'procurement',
    lotId: null,
    parentId: null,
    state: state as PlacedCriterion['state'],
    version: 1,
    type: 'quality',
    name: '',
    weight: 100,
    question: null,
    guide: [],
    least: null,
    judgedBy: 'panel',
    formula: null,
    lightTouch: null,
    outcomeId: null,
    place: 1,
    requirementIds: [],
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/criteria/${id}`,
  bead: ({ name, type, weight, question }) => ({
    title: name,
    text: `${criterionTypeLabels[type]}${weight ? `, ${weight} of 100` : ''}.${question ? ` ${question}` : ''}`,
    lens: 'buy',
  }),
});
