import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDate as dayInWords, number, pounds } from '#platform/say.ts';
import { noteWouldBid } from '#slices/market/index.ts';
import type { Lot, Procurement } from '../procurement.ts';
import { lotsOf, procurementsById } from '../procurement-store.ts';
import { recordEngagement } from '../record-gate.ts';
import { countsSay, type ShownLot, type Sounding, tallyOf } from './sounding.ts';
import { answersOf, closeIt, insertSounding } from './sounding-store.ts';
import { type Typed, TypedReader } from './typed.ts';

export const openSoundingInput = z
  .object({
    closesOn: field.dateOn('Enter the last day on which providers can answer'),
    words: field.optionalText(1_500),
  })
  .catchall(z.unknown());

const farthest = 183;

/** The lots as they are to be shown, with what was typed about each; positions count from 1 in the order of the lots. */
function shownLots(lots: readonly Lot[], typed: Typed): ShownLot[] {
  const reader = new TypedReader(typed);
  const shown = lots.map((lot, index): ShownLot => {
    const position = index + 1;
    return {
      position,
      lotId: lot.id,
      title: lot.title,
      because: lot.because,
      zone: lot.zone,
      valuePence: lot.valuePence,
      hoursAWeek: reader.number(`hours-${position}`, 1_000_000),
      feePence: reader.pence(`fee-${position}`),
      bidHours: reader.number(`bid-${position}`, 10_000),
    };
  });
  if (Object.keys(reader.faults).length > 0) throw new Slip(reader.faults);
  return shown;
}

const says = (lot: ShownLot): string =>
  [
    lot.title,
    lot.zone,
    lot.hoursAWeek === null ? null : `${number(lot.hoursAWeek)} hours a week`,
    lot.feePence === null ? null : `${pounds(lot.feePence)} an hour`,
    lot.bidHours === null ? null : `a bid takes about ${number(lot.bidHours)} hours`,
  ]
    .filter(Boolean)
    .join(', ');

/**
 * Shows the coming lots to any provider who cares to look, all the same, and asks whether they would bid. It is market engagement
 * (I13), so what is shown goes into every bidder's pack at once, and does not change while it is open.
 */
export async function openSounding(
  act: Act,
  procurement: Procurement,
  input: { closesOn: string | null; words: string | null; typed: Typed },
): Promise<string> {
  const today = londonDate(act.now);
  const closesOn = input.closesOn ?? today;
  if (closesOn < today) slip('closesOn', 'The last day cannot be in the past');
  if (closesOn > addToDate(today, { days: farthest })) slip('closesOn', 'Choose a day within the next six months');
  const drawn = (await lotsOf(act.tx, procurement.caseId)).filter(
    (lot) => lot.procurementId === procurement.id && lot.state === 'drawn',
  );
  if (drawn.length === 0) refuse('no-lots-to-show');
  const sounding: Sounding = {
    id: act.newId(),
    caseId: procurement.caseId,
    state: 'open',
    version: 1,
    procurementId: procurement.id,
    words: input.words,
    closesOn,
    openedAt: act.now,
    lots: shownLots(drawn, input.typed),
  };
  await insertSounding(act.tx, sounding, act.who.personId!);
  const shown = `We asked who would bid, on a page that any provider can open until ${dayInWords(closesOn)}. ${sounding.lots.map(says).join('; ')}.`;
  await recordEngagement(act, procurement, {
    happenedOn: today,
    supplier: 'Any provider: the page is open to all',
    shown: shown.slice(0, 2_000),
    said: null,
  });
  act.record({
    action: 'sounding.opened',
    on: { kind: 'sounding', id: sounding.id },
    caseId: sounding.caseId,
    fields: ['lots', 'words', 'closesOn'],
    content: shown,
    says: { title: 'Would you bid?', text: sounding.lots.map((lot) => lot.title).join(', '), state: 'open' },
  });
  return sounding.id;
}

export const closeSoundingInput = z.strictObject({ version: field.version() });

/** Closes it: every bidder's pack gets the counts, without names, and the roster what each provider said of its own zone. */
export async function closeSounding(act: Act, sounding: Sounding, version: number): Promise<number> {
  if (!(await closeIt(act.tx, sounding.id, version))) refuse('stale');
  const answers = await answersOf(act.tx, sounding.id);
  const counts = answers.length === 0 ? 'Nobody answered.' : countsSay(tallyOf(sounding.lots, answers));
  const [procurement] = await procurementsById(act.tx, [sounding.procurementId]);
  await recordEngagement(act, procurement!, {
    happenedOn: londonDate(act.now),
    supplier: 'Providers who answered on the page that is open to all',
    shown: 'The answers were closed.',
    said: counts.slice(0, 2_000),
  });
  const noted = await noteWouldBid(act, sounding.caseId, saidOf(sounding, answers), londonDate(act.now));
  act.record({
    action: 'sounding.closed',
    on: { kind: 'sounding', id: sounding.id },
    caseId: sounding.caseId,
    fields: ['state'],
    says: { title: 'Would you bid?', text: counts, state: 'closed' },
  });
  return noted;
}

/** What each provider last said of each zone; of a zone with several lots, the readiest answer. */
function saidOf(sounding: Sounding, answers: Awaited<ReturnType<typeof answersOf>>) {
  const order = ['no', 'perhaps', 'yes'];
  const said = new Map<string, { provider: string; zone: string | null; would: 'yes' | 'perhaps' | 'no' }>();
  for (const answer of answers.toSorted((a, b) => +(a.changedAt ?? a.answeredAt) - +(b.changedAt ?? b.answeredAt))) {
    const here = new Map<string, (typeof answer.lots)[number]['would']>();
    for (const one of answer.lots) {
      const zone = sounding.lots.find((lot) => lot.position === one.position)?.zone ?? '';
      const before = here.get(zone);
      if (!before || order.indexOf(one.would) > order.indexOf(before)) here.set(zone, one.would);
    }
    for (const [zone, would] of here)
      said.set(`${answer.provider.toLowerCase()}|${zone.toLowerCase()}`, {
        provider: answer.provider,
        zone: zone || null,
        would,
      });
  }
  return [...said.values()];
}
