import type { Who } from '#platform/access/who.ts';
import type { Contract, Upload } from './contract.ts';

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

export function uploadAccess(who: Who, upload: Upload): readonly string[] {
  if (!belongs(who, upload.organisationId)) return [];
  return upload.state === 'waiting' ? ['see', 'read'] : ['see'];
}
