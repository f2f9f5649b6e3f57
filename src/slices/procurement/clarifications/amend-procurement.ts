import type { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { type Amendment, republishable } from './amendment.ts';
import { insertAmendment } from './amendment-store.ts';
import { extendDeadline, lastDayNow } from './extend-deadline.ts';

/** What a form asks beside a change of something that bidders have read already. */
export const amendmentFields = {
  changeBecause: field.optionalText(1_000),
  republish: field.manyOf(republishable),
  extended: field.optionalChoice(['yes', 'no']),
  extensionBecause: field.optionalText(1_000),
  tendersBy: field.optionalDateOn(),
};
type Fields = { [name in keyof typeof amendmentFields]: z.infer<(typeof amendmentFields)[name]> };

/** The procurement for this act alone, as it is now: two who change it at once do so one after the other. */
export async function holdProcurement(act: Act, { id }: Pick<Procurement, 'id'>): Promise<Procurement> {
  await lockProcurement(act.tx, id);
  return (await procurementsById(act.tx, [id]))[0] ?? refuse('not-found');
}

/**
 * Records a change after publication: why, what is given out again, and whether bidders get more time (Procurement Act 2023 section 31). Before
 * publication there is nothing to record and it returns null; after the award there is nothing to change any more.
 */
export async function amend(
  act: Act,
  procurement: Procurement,
  about: Amendment['about'],
  words: string,
  given: Fields,
): Promise<string | null> {
  if (procurement.state === 'planned') return null;
  if (procurement.state !== 'published') refuse('wrong-state');
  if (!given.changeBecause) slip('changeBecause', 'It is published: say why it changes. Every bidder reads this');
  if (!given.extended) slip('extended', 'Say whether bidders get more time');
  if (!given.extensionBecause) slip('extensionBecause', 'Say why they do, or why the time still is enough');
  if (given.tendersBy && given.extended === 'no')
    slip('tendersBy', 'Give a new last day only if bidders get more time');
  if (given.tendersBy && given.tendersBy < londonDate(act.now))
    slip('tendersBy', 'The new last day cannot be in the past');
  if (given.extended === 'yes' && !given.tendersBy && (await lastDayNow(act, procurement)))
    slip('tendersBy', 'Enter the new last day for tenders');
  if (given.tendersBy)
    await extendDeadline(act, procurement, { tendersBy: given.tendersBy, because: given.changeBecause });
  const id = act.newId();
  await insertAmendment(act.tx, {
    id,
    procurementId: procurement.id,
    about,
    words,
    because: given.changeBecause,
    republish: given.republish,
    extended: given.extended === 'yes',
    extensionBecause: given.extensionBecause,
    tendersBy: given.tendersBy,
    by: act.who.personId ?? refuse('not-allowed'),
    madeAt: act.now,
  });
  act.record({
    action: 'procurement.amended',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: [about, 'because', 'republish', 'extended'],
    content: `${words}\n${given.changeBecause}`,
  });
  return id;
}
