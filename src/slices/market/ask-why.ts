import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/say.ts';
import { openCase } from '#slices/cases/index.ts';
import type { Contract } from './contract.ts';
import { lockContract, tieToCase } from './contract-store.ts';

export const askWhyInput = z.strictObject({});

/** Opens a case from a line of the register; pressed again, or by somebody else at the same time, it leads to the same case. */
export async function askWhy(act: Act, asked: Contract): Promise<string> {
  const contract = await lockContract(act.tx, asked.id);
  if (contract.caseId) return contract.caseId;
  const ends = contract.endsOn ? ` ends on ${londonDate(contract.endsOn)}` : '';
  const about = `${contract.title}${contract.supplier ? `, with ${contract.supplier},` : ''}${ends}.`;
  const caseId = await openCase(act, {
    about,
    title: contract.title,
    endsOn: contract.endsOn,
    organisationId: contract.organisationId,
  });
  await tieToCase(act.tx, contract.id, caseId);
  act.record({
    action: 'contract.askedWhy',
    on: { kind: 'contract', id: contract.id },
    caseId,
    fields: ['case_id'],
    says: { title: contract.title, text: about, state: 'listed' },
  });
  return caseId;
}
