export type PersonalData = Readonly<{ what: string; found: string }>;

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** The check digit of an NHS number: weights 10 to 2, modulus 11. Source: NHS Data Model and Dictionary, "NHS Number" (from memory; look again before relying on it). */
function isNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

type Rule = Readonly<{ what: string; pattern: RegExp; holds?: (found: string) => boolean }>;

const rules: readonly Rule[] = [
  { what: 'an e-mail address', pattern: /[\p{L}\p{N}._%+'-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  {
    what: 'a National Insurance number',
    pattern: /\b[A-CEGHJ-PR-TW-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b/gi,
  },
  { what: 'a telephone number', pattern: /(?<![\d.])(?:\+|00)44[\s().-]*(?:0[\s().-]*)?\d(?:[\s().-]*\d){8,9}(?!\d)/g },
  { what: 'a telephone number', pattern: /(?<![\d.])\(?0[\s)-]*[1-35789](?:[\s().-]*\d){8,9}(?!\d)/g },
  {
    what: 'an NHS number',
    pattern: /(?<![\d.])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?![\d])/g,
    holds: (found) => /\D/.test(found) || isNhsNumber(digitsOf(found)),
  },
  { what: 'a postcode', pattern: /\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\s{0,2}\d[ABD-HJLNP-UW-Z]{2}\b/gi },
];

/**
 * What in some words looks like it tells who somebody is: NHS and National Insurance numbers, telephone numbers, e-mail
 * addresses, postcodes. It looks for patterns, so it misses names and can be wrong: a person has to look.
 *
 * @example findPersonalData('ring 0191 498 0123')[0].what // 'a telephone number'
 */
export function findPersonalData(words: string): PersonalData[] {
  let rest = words.normalize('NFKC').replace(invisible, '').slice(0, 20_000);
  const all: PersonalData[] = [];
  // What one rule found is not found again by the next: a telephone number is not an NHS number too.
  for (const { what, pattern, holds } of rules)
    rest = rest.replace(pattern, (found) => {
      if (holds && !holds(found)) return found;
      all.push({ what, found: found.trim() });
      return ' … ';
    });
  return all;
}
