/** How dates, money and numbers read, on a page and in a document alike. */

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'Europe/London' });
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});
const wholePounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const exactPounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

type Dateish = Date | string | null | undefined;
const asDate = (value: Dateish): Date | null => {
  if (value === null || value === undefined || value === '') return null;
  // Midday, so that a calendar date stays the same day in London whatever the season.
  const date = value instanceof Date ? value : new Date(value.length === 10 ? `${value}T12:00:00Z` : value);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** "2027-05-04" → "4 May 2027". */
export function londonDate(value: Dateish): string {
  const date = asDate(value);
  return date ? dateFormat.format(date) : '';
}

/** "2027-05-04" → "May 2027". */
export function londonMonth(value: Dateish): string {
  const date = asDate(value);
  return date ? monthFormat.format(date) : '';
}

/** An instant → "4 May 2027 at 3:05pm". */
export function londonDateTime(value: Dateish): string {
  const date = asDate(value);
  return date ? `${dateFormat.format(date)} at ${timeFormat.format(date).replace(/\s/g, '')}` : '';
}

/** Integer pence → "£1,228" or "£12.50". */
export function pounds(pence: number | null | undefined): string {
  if (pence === null || pence === undefined) return '';
  return (pence % 100 === 0 ? wholePounds : exactPounds).format(pence / 100);
}

export const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : plain.format(value);

/** A count with its noun: `plural(3, 'provider')` → "3 providers"; an irregular plural is given third. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${plain.format(count)} ${count === 1 ? one : many}`;
