import type { Bead, Link } from '#platform/links/index.ts';

type LooseRule = Readonly<{ kind: string; wants: 'above' | 'below' | 'either'; of: readonly string[]; says: string }>;

/** What a whole thread has, kind by kind; where it is missing, the end is drawn loose. */
export const looseRules: readonly LooseRule[] = [
  {
    kind: 'quotation',
    wants: 'below',
    of: ['draftOutcome', 'need', 'outcome', 'review', 'requirement'],
    says: 'Nothing has come of these words yet',
  },
  { kind: 'need', wants: 'below', of: ['outcome', 'requirement', 'cause'], says: 'No outcome answers this need' },
  { kind: 'outcome', wants: 'above', of: ['quotation', 'need'], says: 'It is in nobody’s words yet' },
  { kind: 'outcome', wants: 'below', of: ['mechanism', 'resource', 'requirement'], says: 'Nothing carries it yet' },
  { kind: 'outcome', wants: 'below', of: ['measure'], says: 'No measure shows it yet' },
  { kind: 'mechanism', wants: 'above', of: ['outcome'], says: 'It pursues no outcome' },
  { kind: 'lot', wants: 'above', of: ['requirement'], says: 'It buys nothing that was asked for' },
  { kind: 'agreement', wants: 'below', of: ['obligation'], says: 'Nothing in it binds anybody yet' },
  { kind: 'obligation', wants: 'above', of: ['requirement'], says: 'It hangs from no requirement' },
  {
    kind: 'measure',
    wants: 'either',
    of: ['outcome', 'requirement', 'obligation'],
    says: 'It shows nothing that somebody wants',
  },
  {
    kind: 'lesson',
    wants: 'above',
    of: ['assumption', 'cause', 'outcome', 'review'],
    says: 'It changes nothing that we believe',
  },
];

/** The loose ends of a bead, given every link that touches it. A bead may also say of itself that it is loose. */
export function looseEnds(bead: Bead, links: readonly Link[]): string[] {
  const above = new Set(links.filter((link) => link.from.id === bead.ref.id).map((link) => link.to.kind));
  const below = new Set(links.filter((link) => link.to.id === bead.ref.id).map((link) => link.from.kind));
  const found = looseRules
    .filter(
      (rule) =>
        rule.kind === bead.ref.kind &&
        !rule.of.some(
          (kind) => (rule.wants !== 'below' && above.has(kind)) || (rule.wants !== 'above' && below.has(kind)),
        ),
    )
    .map((rule) => rule.says);
  return bead.loose ? [bead.loose, ...found] : found;
}
