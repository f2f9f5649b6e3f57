export const reaches = ['account', 'email', 'letter'] as const;
export type Reach = (typeof reaches)[number];
export const reachLabels: Record<Reach, string> = {
  account: 'Signs in here',
  email: 'By e-mail',
  letter: 'By a letter, on paper',
};

/** A person, or a household by whatever name the body knows it; one entry, one answer. */
export type RollEntry = Readonly<{
  id: string;
  name: string;
  reach: Reach;
  personId: string | null;
  address: string | null;
  keptBy: string;
}>;

/** An entry as it stood when notice was given. */
export type Frozen = Omit<RollEntry, 'keptBy'> & Readonly<{ answered: boolean }>;

export const rollMost = 5_000;

export const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

type Line = Pick<RollEntry, 'name' | 'reach' | 'address'>;

/** Reads lines of "name; address": an e-mail address is written to, any other gets a letter, and none gets paper by hand. */
export function readRollLines(text: string): { entries: Line[]; fault: string | null } {
  const entries: Line[] = [];
  const seen = new Set<string>();
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue;
    const [name = '', ...rest] = line.split(';').map((one) => one.trim());
    const address = rest.filter(Boolean).join(', ') || null;
    if (!name || name.length > 200) return { entries, fault: `Begin each line with a name: “${line.slice(0, 60)}”` };
    if (address && address.length > 500) return { entries, fault: `This address is too long: “${name}”` };
    if (seen.has(nameKey(name)))
      return { entries, fault: `“${name}” is there twice. Say which is which, for example by their street` };
    seen.add(nameKey(name));
    entries.push({ name, address, reach: address && /^\S+@\S+\.\S+$/.test(address) ? 'email' : 'letter' });
  }
  return { entries, fault: entries.length === 0 ? 'Enter at least one name' : null };
}

/** Who is on the roll for this ratification: only entries kept by somebody who may speak for the body, and members who may. */
export const counted = (roll: readonly RollEntry[], speakers: readonly string[]): RollEntry[] =>
  roll.filter(
    ({ keptBy, personId }) => speakers.includes(keptBy) && (personId === null || speakers.includes(personId)),
  );
