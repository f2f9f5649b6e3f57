import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// OWASP's second profile for argon2id: 19 MiB, two passes, one lane.
const profile = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...profile }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `argon2id$${profile.memory}$${profile.passes}$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

const nobody = `argon2id$${profile.memory}$${profile.passes}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [, , , salt, key] = (stored ?? nobody).split('$');
  const derived = await derive(password, Buffer.from(salt!, 'base64url'));
  return timingSafeEqual(derived, Buffer.from(key!, 'base64url')) && stored !== null;
}

const wellKnown = new Set([
  'password1234',
  'passwordpassword',
  '123456789012',
  'qwertyuiop12',
  'commonweal123',
  'letmeinletmein',
  'adminadminadmin',
]);

/** Length and not being well known; nothing else makes a password better (NIST SP 800-63B, NCSC). */
export function passwordFault(password: string): string | null {
  if (password.length < 12) return 'Use 12 characters or more. Three words are easy to remember.';
  if (password.length > 200) return 'Use 200 characters or fewer';
  if (wellKnown.has(password.toLowerCase()) || /^(.)\1+$/.test(password))
    return 'Choose a password that is harder to guess';
  return null;
}
