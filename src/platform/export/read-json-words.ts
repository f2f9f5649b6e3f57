import { cleanWords } from './clean-words.ts';
import type { JsonReader } from './json-value.ts';

/** Words at a key, cleaned; what is too long is cut and said. */
export function wordsAt(reader: JsonReader, key: string, most: number): string | null {
  const found = reader.text(key);
  if (found === null) return null;
  const { text, cut } = cleanWords(found, most);
  if (cut) reader.say(key, `This is longer than ${most.toLocaleString('en-GB')} characters. The rest was left out.`);
  return text || null;
}

/** Only http and https: nothing else that could be written there is the address of a page. */
export function webAddressAt(reader: JsonReader, key: string): string | null {
  const found = reader.text(key);
  if (found === null) return null;
  const url = URL.parse(found);
  if (url && ['http:', 'https:'].includes(url.protocol) && url.href.length <= 2_000) return url.href;
  reader.say(key, 'This is not the address of a web page.');
  return null;
}

/** The day of a date or an instant as it is written, YYYY-MM-DD. */
export function dayAt(reader: JsonReader, key: string): string | null {
  const found = reader.text(key);
  if (found === null) return null;
  const on = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(found)?.[1];
  const day = on ? new Date(`${on}T00:00:00Z`) : null;
  if (on && day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(on)) return on;
  reader.say(key, 'This is not a date we can read.');
  return null;
}
