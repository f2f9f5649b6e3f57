import type { Visit } from '#platform/http/route.ts';
import { londonDate } from '#platform/say.ts';
import { type Signing, sayWhere, showPartner, signingsOf, thaw } from '#slices/agreements/index.ts';
import type { Case } from '#slices/cases/index.ts';

type Said = Readonly<{ who: string; label: string; says: string; words: string | null; earlier: boolean }>;
export type SigningFacts = readonly Readonly<{ title: string; where: string; state: string; said: readonly Said[] }>[];

const saidIn = (signing: Signing): Said[] =>
  signing.partners
    .map(showPartner)
    .flatMap(({ name, now, before }) => [
      ...(now ? [{ who: name, ...now, earlier: false }] : []),
      ...before.toReversed().map((one) => ({ who: name, ...one, earlier: true })),
    ]);

/** Of each text that was put: its newest version, and every answer of each version before it that dissented or did not sign. */
export async function signingFacts({ tx, object }: Visit<Case>): Promise<SigningFacts> {
  const all = await signingsOf(tx, object.id);
  const newest = new Map(all.map((one) => [one.agreementId, one.id]));
  return all
    .map((one) => {
      const { text } = thaw(one);
      const said = saidIn(one);
      const isNewest = newest.get(one.agreementId) === one.id;
      return {
        title: `${text.of === 'plan' ? 'The plan' : text.title}, version ${one.number}, put on ${londonDate(one.putAt)}`,
        where: sayWhere(one),
        state: one.state,
        said: isNewest ? said : said.filter(({ words }) => words !== null),
        isNewest,
      };
    })
    .filter(({ isNewest, said }) => isNewest || said.length > 0)
    .reverse();
}
