import type { Tx } from '#platform/db/database.ts';
import type { Agreement } from '../../agreement.ts';
import { type HandBack, titleOfHandBack } from './hand-back.ts';
import { handBacksOf } from './hand-back-store.ts';

const shown = (one: HandBack) => ({ id: one.id, title: titleOfHandBack(one), lastOn: one.lastOn });

/** What was handed back under an agreement, once everybody may read of it. */
export const announcedUnder = async (tx: Tx, { id, caseId }: Pick<Agreement, 'id' | 'caseId'>) =>
  (await handBacksOf(tx, caseId)).filter((one) => one.agreementId === id && one.state === 'announced').map(shown);

/** What was handed back on a case, once everybody may read of it, residents among them. */
export const announcedOn = async (tx: Tx, caseId: string) =>
  (await handBacksOf(tx, caseId)).filter(({ state }) => state === 'announced').map(shown);
