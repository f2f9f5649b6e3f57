import type { Address, Code, Identifier, Kpi, Supplier } from '#standards/notices/index.ts';

/** Lines that somebody typed, each as its parts between semicolons; empty lines are passed over. */
export const linesOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.split(';').map((part) => part.trim()));

export const yes = (word: string | undefined): boolean | null =>
  /^y(es)?$/i.test(word ?? '') ? true : /^no?$/i.test(word ?? '') ? false : null;

/** An identifier with its scheme in front, such as GB-COH-01234567. */
export function identifierOf(text: string | null | undefined): Identifier | null {
  const found = /^([A-Z]{2}-[A-Z0-9]+)-(.+)$/.exec(text?.trim() ?? '');
  return found ? { scheme: found[1]!, id: found[2]! } : null;
}

/** `85310000 Social work services` → a code and what it means. */
export const codesOf = (text: string): Code[] =>
  text.split('\n').flatMap((line) => {
    const found = /^\s*(\S+)\s+(.+?)\s*$/.exec(line);
    return found ? [{ id: found[1]!, description: found[2]! }] : [];
  });

/** A supplier, or an authority, as a line tells it; what the line leaves out is not known. */
export function organisationOf(parts: readonly string[], at: number): Supplier {
  const [name, identifier, street, locality, postcode, email, sme, vcse, supported, mutual, associated, connected] =
    parts;
  return {
    id: `org-${at + 1}`,
    name: name || null,
    identifier: identifierOf(identifier),
    address: street && locality && postcode ? { street, locality, postcode } : null,
    email: email || null,
    sme: yes(sme),
    vcse: yes(vcse),
    supportedEmployment: yes(supported),
    mutual: yes(mutual),
    consortium: null,
    associated: associated || null,
    connected: connected || null,
  };
}

const ratings = ['good', 'approaching-target', 'requires-improvement', 'inadequate', 'other'] as const;
const dayOf = (text: string | undefined) => (/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? text! : null);

export const indicatorsOf = (text: string): Kpi[] =>
  linesOf(text).map(([title = '', description = '', material, rating, from, to], at) => ({
    id: `kpi-${at + 1}`,
    title,
    description,
    material: yes(material) === true,
    rating: ratings.find((one) => one === rating) ?? null,
    rated: dayOf(from) ? { startOn: dayOf(from), endOn: dayOf(to) } : null,
  }));

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;

/** A postal address in lines or between commas, the postcode last: its street, its town, its postcode. Nothing where it does not read like that. */
export function addressOf(text: string | null | undefined): Address | null {
  const parts = (text ?? '').split(/[\n,]/).flatMap((part) => part.trim() || []);
  const code = parts.pop();
  const locality = parts.pop();
  return code && locality && parts.length > 0 && postcode.test(code)
    ? { street: parts.join(', '), locality, postcode: code }
    : null;
}
