import { kind } from '#platform/access/kinds.ts';
import { ballotAccess } from './access.ts';
import { type Ballot, type Phase, phaseLabels, phases } from './ballot.ts';
import { ballotsById, ballotsOfCase } from './ballot-store.ts';

export const ballotPath = ({ caseId, outcomeId, id }: Pick<Ballot, 'caseId' | 'outcomeId' | 'id'>): string =>
  `/cases/${caseId}/outcomes/${outcomeId}/ballots/${id}`;

/** How a ballot reads on the thread: what was put to whom, and once it is counted what came of it; never how many have answered. */
export function ballotBead({ body, statement, state, result }: Ballot): { title: string; text: string } {
  const title = `Put to everybody on the roll of ${body}`;
  if (!result) return { title, text: `“${statement}” (${phaseLabels[state]})` };
  const { consents, objections, stoodAside, roll } = result;
  const said = `${consents} consented, ${objections.length} objected, ${stoodAside} stood aside, of ${roll} on the roll`;
  return { title, text: `“${statement}”: ${result.carried ? 'carried' : 'not carried'}; ${said}.` };
}

const part = {
  bodyId: 'body',
  body: 'Elders’ Assembly',
  state: 'proposed',
  forWhom: 'people over 65',
  wordingId: 'wording',
  statement: 'No one goes a week alone',
  because: null,
  changedAt: new Date(0),
  untilOn: null,
  reviewOn: null,
} as const;

export const ballotKind = kind<Ballot>({
  kind: 'ballot',
  label: 'Ratification in full',
  load: ballotsById,
  ofCase: ballotsOfCase,
  allowed: ballotAccess,
  states: phases,
  example: (state) => ({
    id: 'ballot',
    caseId: 'case',
    outcomeId: 'outcome',
    bodyId: 'body',
    body: part.body,
    state: state as Phase,
    version: 1,
    agreed: 'own',
    wordingId: part.wordingId,
    statement: part.statement,
    forWhom: part.forWhom,
    rule: {
      noticeDays: 7,
      quorum: { of: 'people', value: 10 },
      consentPercent: 75,
      objectionsMost: null,
      untilOn: '2028-12-31',
      reviewOn: '2027-12-31',
    },
    opensOn: '2026-12-08',
    closesOn: '2026-12-20',
    howTo: 'Sign in, or use your link or paper.',
    draftedBy: 'other',
    givenAt: state === 'drafted' ? null : new Date(0),
    notice: null,
    noticeHash: null,
    result: null,
    resultHash: null,
    because: null,
    voters: ['body'],
    secretaryId: null,
    outcome: {
      caseClosed: false,
      retiredBecause: null,
      speakers: { body: ['body', 'other'] },
      commissioningIds: ['organisation'],
      parts: [part],
    },
  }),
  path: ballotPath,
  bead: (ballot) => ({ ...ballotBead(ballot), lens: 'want' }),
});
