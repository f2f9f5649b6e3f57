import { standstillDays } from '#engines/calendar/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { beginsWith, type KeptStandstill, standingOf, typesFor } from './standstill.ts';
import { standstillEventsOf, standstillOf } from './standstill-store.ts';

const byLaw: KeptStandstill = { type: 'mandatory', workingDays: standstillDays, because: 'The law asks for it' };

export async function standstillFacts(tx: Tx, { id, regime, route }: Pick<Procurement, 'id' | 'regime' | 'route'>) {
  const moments = await momentsOf(tx, id);
  // Where the law makes it stand still, it does so whether anybody said it or not.
  const kept = (await standstillOf(tx, id)) ?? (typesFor(regime, route).includes('mandatory') ? byLaw : null);
  const events = await standstillEventsOf(tx, id);
  const noticeOn = moments.find(({ moment }) => moment === beginsWith(regime))?.happenedOn ?? null;
  return { moments, kept, events, noticeOn, standing: standingOf(regime, kept, noticeOn, events) };
}
