const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hourCycle: 'h23',
});

const shown = (instant: Date): string => {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
};

/** What clocks in London show at an instant, as HH:MM. */
export const timeInLondon = (instant: Date): string => shown(instant).slice(11);

/**
 * Every instant at which clocks in London show a day and a time: one, or none in the hour that is left out in March, or two in the
 * hour that comes twice in October.
 *
 * @param on YYYY-MM-DD  @param at HH:MM, or HH:MM:SS
 */
export function londonInstants(on: string, at: string): Date[] {
  const [hour = 0, minute = 0, second = 0] = at.split(':').map(Number);
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  if (hour > 23 || minute > 59 || second > 59 || Number.isNaN(asUtc)) return [];
  const wanted = `${on}T${at.slice(0, 5).padStart(5, '0')}`;
  return [asUtc - 3_600_000, asUtc].map((time) => new Date(time)).filter((instant) => shown(instant) === wanted);
}

const exact = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** An instant to the second, which is what decides whether a tender is late. */
export const toTheSecond = (instant: Date): string => exact.format(instant).replace(/,? at |, /, ' at ');
