import { kind } from '#platform/access/kinds.ts';
import { thaw } from './put-text.ts';
import { type Signing, saySigning, signingAccess, signingStates, standing } from './signing.ts';
import { signingsById, signingsOf } from './signing-store.ts';

export const pathOfSigning = ({ caseId, id }: Pick<Signing, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/signings/${id}`;

export const signingSays = (signing: Signing) => saySigning(signing, thaw(signing).text.title);

export const signingKind = kind<Signing>({
  kind: 'signing',
  label: 'Put to sign',
  load: signingsById,
  ofCase: signingsOf,
  allowed: signingAccess,
  states: signingStates,
  example: (state) => ({
    id: 'signing',
    caseId: 'case',
    state: state as Signing['state'],
    version: 1,
    agreementId: null,
    number: 1,
    content: '{"title":"The plan"}',
    hash: '',
    because: null,
    byOn: null,
    putBy: 'Dev Patel',
    putAt: new Date(0),
    publishedAt: null,
    partners: [
      {
        ...{ id: 'partner', name: 'Other', organisationId: 'other', bodyId: null },
        ...{ askedName: null, address: null, linkId: null, askedAt: null, answers: [] },
      },
    ],
  }),
  path: pathOfSigning,
  bead: (signing) => ({
    ...signingSays(signing),
    lens: 'want',
    loose:
      signing.state === 'open' && signing.partners.some((one) => standing(one) === null)
        ? 'Not every partner has answered'
        : null,
  }),
});
