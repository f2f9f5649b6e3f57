import type { Nation } from './bank-holidays.ts';
import type { Day } from './dates.ts';

export type SpecialDay = Readonly<{
  on: Day;
  name: string;
  nations: readonly Nation[];
  source: string;
}>;

/**
 * Days that were proclaimed once, under section 1(3) of the Banking and Financial Dealings Act 1971. No rule gives them: each is a row here.
 * A row is added, and none is changed, when a proclamation is made. None has been compared with its proclamation yet.
 */
export const specialDays: readonly SpecialDay[] = [
  {
    on: '2026-06-15',
    name: 'Day after Scotland’s first match of the World Cup',
    nations: ['scotland'],
    source: 'Proclamation for Scotland alone, as public holiday lists have it; the proclamation itself was not read',
  },
];

/** The last year whose bank holidays were published when this table was last looked at. Later ones are by rule and not yet proclaimed. */
export const lastPublishedYear = 2027;

/** Before this year the days that were proclaimed once are not in the table, so that nothing is counted there. */
export const firstKnownYear = 2024;

/** So far ahead the rules are trusted at all. */
export const lastKnownYear = 2040;
