import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { thresholdsOn } from '#slices/procurement/index.ts';
import type { Agreement } from '../agreement.ts';
import { changesOf } from '../agreement-store.ts';
import type { Ground } from '../change-grounds.ts';
import { registeredOf } from '../register/registered-of.ts';
import { type Facts, factsOf, type Terms } from './change-facts.ts';
import { rulesAgainst } from './change-law.ts';
import { adviceOn, checksOn } from './law-store.ts';

/** A change with all that came before it, as the rules read it. */
export async function factsOfChange(
  tx: Tx,
  before: Agreement,
  after: Terms,
  ground: Ground,
  today: string,
): Promise<Facts> {
  const { regime, works } = await registeredOf(tx, before.id);
  const earlier = (await changesOf(tx, before.id)).map((one) => one.before);
  const row = thresholdsOn(before.startsOn ?? today) ?? thresholdsOn(today);
  const pounds = row?.pounds[works ? 'works' : 'goods-services-sub-central'];
  return factsOf({
    said: [...earlier, before, after],
    ground,
    regime,
    works,
    thresholdPence: pounds ? pounds * 100 : null,
  });
}

/**
 * I10: a change that breaks a rule is refused only where somebody compared the rule with the text in force and found it right, and no legal advice
 * covers it; else it is warned of. Returns the warnings.
 */
export async function testAgainstLaw(act: Act, before: Agreement, after: Terms, ground: Ground): Promise<string[]> {
  const broken = rulesAgainst(await factsOfChange(act.tx, before, after, ground, londonDate(act.now)));
  if (broken.length === 0) return [];
  const checks = await checksOn(act.tx, before.id);
  const advice = await adviceOn(act.tx, before.id);
  return broken.map(({ rule, says }) => {
    const covered = advice.filter((one) => one.rule === rule.id).at(-1);
    if (covered) return `${says} Legal advice of ${covered.adviser} covers it.`;
    const checked = rule.checked ?? checks.filter((one) => one.rule === rule.id).at(-1);
    if (!checked || ('found' in checked && checked.found !== 'right')) return says;
    return slip(
      'ground',
      `${says} ${checked.by} checked that on ${checked.on}. Choose another ground, or record legal advice`,
    );
  });
}
