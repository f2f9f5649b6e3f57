import type { Act } from '#platform/act/act.ts';
import type { Case } from '#slices/cases/index.ts';
import { publishPosition } from '#slices/market/index.ts';
import { composePosition } from './compose-position.ts';
import { gatherPosition } from './gather-position.ts';

/** Publishes the market position statement as it reads at this moment. */
export const publishNow = async (act: Act, object: Case): Promise<number> =>
  publishPosition(act, object.id, composePosition(await gatherPosition({ tx: act.tx, object, now: act.now })));
