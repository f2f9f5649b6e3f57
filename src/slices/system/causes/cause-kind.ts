import { kind } from '#platform/access/kinds.ts';
import { causeAccess } from '../access.ts';
import { type Cause, causeStates, endingLabels, isLoose } from './cause.ts';
import { causesById, causesOf } from './cause-store.ts';

/** The line beneath a cause: how well it is known, on what evidence, and where it ends. */
export const causeText = (cause: Cause): string =>
  [
    cause.strength === 'assumed'
      ? 'Assumed'
      : `${cause.strength.charAt(0).toUpperCase()}${cause.strength.slice(1)} evidence`,
    cause.evidence,
    cause.sampleIds.length > 0 &&
      `known by ${cause.sampleIds.length === 1 ? 'a demand sample' : `${cause.sampleIds.length} demand samples`}`,
    cause.saidBy && `says ${cause.saidBy}`,
    cause.ending && `${endingLabels[cause.ending]}: ${cause.endingWords}`,
  ]
    .filter(Boolean)
    .join(' · ');

export const looseCause = 'Ask why again, or say where it ends';

export const causeKind = kind<Cause>({
  kind: 'cause',
  label: 'Cause',
  load: causesById,
  ofCase: causesOf,
  allowed: causeAccess,
  states: causeStates,
  example: (state) => ({
    id: 'cause',
    caseId: 'case',
    state: state as Cause['state'],
    version: 1,
    explainsKind: 'need',
    explainsId: 'need',
    statement: 'Pay is below what shops offer',
    strength: 'moderate',
    evidence: null,
    saidBy: null,
    ending: null,
    endingWords: null,
    sampleIds: [],
    explained: false,
    restsOnAssumption: false,
    addedAt: new Date(0),
  }),
  path: (cause) => `/cases/${cause.caseId}/causes/${cause.id}`,
  bead: (cause) => ({
    title: cause.statement,
    text: causeText(cause),
    lens: 'want',
    loose: cause.state === 'dropped' ? 'It was dropped' : isLoose(cause) ? looseCause : null,
  }),
});
