import type { Tx } from '#platform/db/database.ts';
import { evidenceBy } from '#platform/files/evidence/index.ts';
import { londonDate as sayDate } from '#platform/say.ts';
import { agreementsById } from '../agreement-store.ts';
import type { Obligation, Side } from '../obligation.ts';
import { recordsOf } from '../obligation-store.ts';
import { answeredTimes, evidenceOf } from './due-store.ts';
import { openTimes } from './occurrences.ts';
import { sideLabels } from './sides.ts';

/** What was said of each time, what was brought to show it, and the times that can be answered for now. */
export async function viewTimes(tx: Tx, obligation: Obligation, today: string) {
  const [agreement] = await agreementsById(tx, [obligation.agreementId]);
  const open = openTimes(obligation, agreement!, await answeredTimes(tx, obligation.id), today);
  const filesOf = await evidenceBy(tx, { kind: 'obligation', id: obligation.id });
  const shown = <T extends { id: string; side: Side }>(one: T) => ({
    ...one,
    sideLabel: sideLabels[one.side],
    files: filesOf(one.id),
  });
  return {
    records: (await recordsOf(tx, obligation.id)).map(shown),
    evidence: (await evidenceOf(tx, obligation.id)).map(shown),
    times: open.map((value) => ({ value, text: sayDate(value) })),
  };
}
