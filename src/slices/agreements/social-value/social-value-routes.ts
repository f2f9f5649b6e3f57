import { sendEvidence } from '#platform/files/evidence/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { returnsInput } from './bring-returns.ts';
import { countInput, placeInput } from './count-promise.ts';
import { keepReturnEvidence, returnEvidenceInput } from './return-evidence.ts';
import { keepCount, keepPlace, keepReturns, showSocialValue } from './social-value-pages.ts';

const base = '/cases/:caseId/agreements/:agreementId/social-value';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showSocialValue };

export const socialValueRoutes: readonly Route[] = [
  get(base, may('see'), showSocialValue),
  post(base, may('change'), countInput, keepCount),
  post(`${base}/places`, may('change'), placeInput, keepPlace, form),
  post(`${base}/returns`, may('returnSocial'), returnsInput, keepReturns, { ...form, takesFiles: true }),
  post(`${base}/returns/:returnId/evidence`, may('returnSocial'), returnEvidenceInput, keepReturnEvidence, {
    ...form,
    takesFiles: true,
  }),
  get(`${base}/evidence/:fileId`, may('see'), sendEvidence('agreement')),
];
