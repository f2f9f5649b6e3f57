import { couldAdd, type Roster, type RosterEntry } from './roster.ts';

export type Without = Readonly<{
  zone: string | null;
  provider: string;
  hours: number;
  providersInZone: number;
  couldCover: number;
  uncovered: number;
  /** Who could take how much, most first. */
  by: readonly Readonly<{ provider: string; hours: number }>[];
}>;

export type LeftNextTime = Readonly<{
  zone: string | null;
  providers: number;
  bid: readonly string[];
  didNot: readonly string[];
  notKnown: readonly string[];
  /** Of those who have said, who would, might and would not bid next time. */
  wouldBid: readonly string[];
  mightBid: readonly string[];
  wouldNot: readonly string[];
}>;

export type TakenAway = Readonly<{
  sentence: string;
  bidders: string | null;
  rows: readonly Without[];
  nextTime: readonly LeftNextTime[];
  assumptions: readonly string[];
}>;

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (n: number): string => numbers[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Zones in the order in which they were first named. */
function zonesOf(entries: readonly RosterEntry[]): Map<string | null, RosterEntry[]> {
  return Map.groupBy(entries, (entry) => entry.zone);
}

/**
 * Takes each provider away in turn: who could cover its hours in twelve weeks within its zone, and what nobody could.
 * Counts and sums of what was entered and assumed; no probability. Hours nobody knows count as none, and are said.
 *
 * For provider p with hours h in zone z: cover = min(h, Σ over the others in z of what each could add).
 */
export function takeAway(roster: Roster): TakenAway | null {
  const { entries, growthPercent } = roster;
  if (entries.length === 0) return null;
  const rows = [...zonesOf(entries)].flatMap(([zone, here]) =>
    here.map((gone) => without(zone, gone, here, growthPercent)),
  );
  const nextTime = [...zonesOf(entries)].map(([zone, here]) => leftNextTime(zone, here));
  const worst = rows.reduce((most, row) => (row.uncovered > most.uncovered ? row : most));
  return {
    sentence: sentenceFor(worst),
    bidders: biddersFor(worst, nextTime),
    rows,
    nextTime,
    assumptions: assumptionsOf(roster),
  };
}

function without(zone: string | null, gone: RosterEntry, here: readonly RosterEntry[], growthPercent: number): Without {
  const hours = gone.hours ?? 0;
  const others = here
    .filter((entry) => entry.id !== gone.id)
    .map((entry) => ({ provider: entry.provider, hours: couldAdd(entry, growthPercent) }));
  others.sort((a, b) => b.hours - a.hours || a.provider.localeCompare(b.provider, 'en-GB'));
  const by: { provider: string; hours: number }[] = [];
  let left = hours;
  for (const other of others) {
    const takes = Math.min(left, other.hours);
    if (takes > 0) by.push({ provider: other.provider, hours: takes });
    left -= takes;
  }
  return {
    zone,
    provider: gone.provider,
    hours,
    providersInZone: here.length,
    couldCover: hours - left,
    uncovered: left,
    by,
  };
}

function leftNextTime(zone: string | null, here: readonly RosterEntry[]): LeftNextTime {
  const names = (bid: boolean | null) =>
    here.filter((entry) => entry.bidLastTime === bid).map((entry) => entry.provider);
  const said = (would: RosterEntry['wouldBid']) =>
    here.filter((entry) => entry.wouldBid === would).map((entry) => entry.provider);
  return {
    zone,
    providers: here.length,
    bid: names(true),
    didNot: names(false),
    notKnown: names(null),
    wouldBid: said('yes'),
    mightBid: said('perhaps'),
    wouldNot: said('no'),
  };
}

function sentenceFor(row: Without): string {
  const place = row.zone ? `In ${row.zone} ` : '';
  const provide = `${count(row.providersInZone)} ${row.providersInZone === 1 ? 'provides' : 'provide'} today.`;
  const first = place ? `${place}${provide}` : capital(provide);
  const others = row.providersInZone - 1;
  if (row.hours === 0) return `${first} Nobody has said how many hours.`;
  if (others === 0)
    return `${first} Without ${row.provider}, nobody is there to cover its ${format.format(row.hours)} hours a week.`;
  const who = others === 1 ? 'the other one' : `the other ${count(others)}`;
  if (row.uncovered <= 0) return `${first} Whichever one is lost, the others could cover its hours in twelve weeks.`;
  return `${first} Without ${row.provider}, ${who} could cover ${format.format(row.couldCover)} of its ${format.format(row.hours)} hours in twelve weeks.`;
}

/** Who would bid next time, by what is known of last time: names counted, nothing invented. */
function biddersFor(worst: Without, nextTime: readonly LeftNextTime[]): string | null {
  const here = nextTime.find((one) => one.zone === worst.zone)!;
  if (here.bid.length === 0 && here.didNot.length === 0) return null;
  const left = here.bid.filter((name) => name !== worst.provider);
  const unknown = here.notKnown.length > 0 ? ` Of ${count(here.notKnown.length)} it is not known.` : '';
  const without = here.bid.includes(worst.provider)
    ? ` Without ${worst.provider}, ${count(left.length)} of those ${left.length === 1 ? 'is' : 'are'} left.`
    : '';
  return `${capital(count(here.bid.length))} of the ${count(here.providers)} bid last time.${unknown}${without}`;
}

function assumptionsOf({ entries, growthPercent, growthBecause }: Roster): string[] {
  const says: string[] = [];
  if (entries.some((entry) => entry.spareHours === null))
    says.push(
      `A provider that has not said what it could add can add ${format.format(growthPercent)}% of its hours in twelve weeks${growthBecause ? `, because ${growthBecause}` : ''}.`,
    );
  says.push('Nobody crosses from one zone to another.');
  const unknown = entries.filter((entry) => entry.hours === null).map((entry) => entry.provider);
  if (unknown.length > 0) says.push(`Hours not known, counted as none: ${unknown.join(', ')}.`);
  return says;
}
