/** How somebody can come to take part. With the open link one person can come twice; with a code or an account each is one voice. */
export const entryWays = ['link', 'code', 'account'] as const;
export type EntryWay = (typeof entryWays)[number];

export const entryWayTexts: Readonly<Record<EntryWay, string>> = {
  link: 'Anybody who has the address: without an account, and nobody can tell whether one person comes twice',
  code: 'By a printed code, without an account: a code is one person and one voice',
  account: 'Signed in here: an account is one person and one voice',
};

/** No letter that looks like a number or another letter, and no vowels, so that no code is a word. */
export const codeAlphabet = 'CDFGHJKMNPQRTVWXY34679';
export const codeLength = 10;
export const mostCodes = 2_000;
/** Of fewer than these, a count of used codes would say of somebody whether they came. */
export const fewestCodes = 10;

/** A code as it is kept and compared, from however it was typed; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return code.length === codeLength && [...code].every((letter) => codeAlphabet.includes(letter)) ? code : null;
}

/** A code as people read it: in two halves. */
export const showCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What is signed with the installation's key, so that nobody can try codes or accounts against the database alone. */
export const keyOfCode = (code: string): string => `conversation:code:${code}`;
export const keyOfAccount = (conversationId: string, personId: string): string =>
  `conversation:${conversationId}:account:${personId}`;
