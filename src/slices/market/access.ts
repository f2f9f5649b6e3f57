import type { Who } from '#platform/access/who.ts';
import type { Contract, Upload } from './contract.ts';
import type { MarketQuestion } from './question/question.ts';

const belongs = (who: Who, organisationId: string): boolean =>
  who.organisations.some((organisation) => organisation.id === organisationId);

/** A register is its organisation's; on a case, those who may see the market read the line that it began with. */
export function contractAccess(who: Who, contract: Contract): readonly string[] {
  if (belongs(who, contract.organisationId)) return ['see', 'askWhy'];
  return contract.caseId &&
    who.hats.some((hat) => ['commissioner', 'procurement', 'partner', 'auditor', 'councillor'].includes(hat))
    ? ['see']
    : [];
}

/** How ways of buying compare is for those who choose between them and those who check them: never for who may bid. */
export function questionAccess(who: Who, { state }: MarketQuestion): readonly string[] {
  if (!who.hats.some((hat) => ['commissioner', 'procurement', 'partner', 'auditor', 'councillor'].includes(hat)))
    return [];
  if (!who.hats.some((hat) => ['commissioner', 'procurement', 'partner'].includes(hat))) return ['see'];
  if (state === 'playing') return ['see', 'stop', 'again'];
  return state === 'answered' ? ['see', 'vary', 'score'] : ['see', 'again', 'vary'];
}

export function uploadAccess(who: Who, upload: Upload): readonly string[] {
  if (!belongs(who, upload.organisationId)) return [];
  return upload.state === 'waiting' ? ['see', 'read'] : ['see'];
}
