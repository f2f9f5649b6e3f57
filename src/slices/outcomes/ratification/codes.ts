import { type Signer, sha256 } from '#platform/crypto/secrets.ts';

/** The name of an entry's paper. The key that makes it is kept outside the database, so the database alone does not join them. */
export const paperKey = (signer: Signer, ballotId: string, entryId: string): string =>
  sha256(signer.sign(`ballot-paper:${ballotId}:${entryId}`));

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is printed on an entry's ballot paper: ten signs, none of them easily taken for another. It is kept nowhere. */
export function paperCode(signer: Signer, ballotId: string, entryId: string): string {
  let rest = BigInt(`0x${sha256(signer.sign(`ballot-code:${ballotId}:${entryId}`))}`);
  let code = '';
  for (let place = 0; place < 10; place += 1) {
    code += letters[Number(rest % BigInt(letters.length))];
    rest /= BigInt(letters.length);
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

export const sameCode = (typed: string, code: string): boolean =>
  typed.toUpperCase().replace(/[^A-Z0-9]/g, '') === code.replace('-', '');

/** Who stands behind a challenge or an answer without an account, as a key that cannot be read back. */
export const authorKey = (signer: Signer, outcomeId: string, author: string): string =>
  sha256(signer.sign(`challenge:${outcomeId}:${author}`));
