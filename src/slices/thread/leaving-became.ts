import type { Tx } from '#platform/db/database.ts';
import { londonDate } from '#platform/say.ts';
import { learntFromRevisits, livePromises, type Promising, promisingOf, reviewsOf } from '#slices/learning/index.ts';
import {
  byPromise,
  comingLabels,
  neverLookedAt,
  notKept,
  type Revisit,
  resultLabels,
  revisitsOf,
  type Unvisited,
  type Voice,
} from '#slices/plan/index.ts';

/** What was promised, and beneath it a line for everybody who says what became of it. */
export type Became = Readonly<{ promised: string; said: readonly string[] }>;
export type NotKept = Revisit & Readonly<{ title: string; path: string }>;
export type LooseLeavings = Readonly<{
  unvisited: readonly Unvisited[];
  notKept: readonly NotKept[];
  mayReview: boolean;
}>;

const sides: Record<Voice, string> = {
  community: 'The community',
  supplier: 'The supplier or steward',
  authority: 'What we saw ourselves',
};

const line = (one: Revisit, by: string | null): string =>
  `${sides[one.voice]} (${by ? `${by}, ` : ''}${londonDate(one.saidOn)}): ${comingLabels[one.came].toLowerCase()}. “${one.words}”`;

/** Of each side every word of theirs, and where there is none that nobody asked; no two are made one. */
function said(all: readonly Revisit[], isPublic: boolean): string[] {
  const shown = all.filter((one) => !isPublic || one.mayPrint);
  const sidesToHear = ['community', 'supplier', 'authority'] as const;
  return sidesToHear.flatMap((voice) => {
    const of = shown.filter((one) => one.voice === voice);
    // In public a body is named, and nobody else: neither who spoke in it nor whose report it was.
    if (of.length > 0) return of.map((one) => line(one, isPublic ? one.body : one.saidBy));
    if (all.some((one) => one.voice === voice)) return [`${sides[voice]}: has spoken, and the words are not printed.`];
    return voice === 'authority' ? [] : [`${sides[voice]}: nobody has asked yet.`];
  });
}

/** What became of what these said they would leave, as somebody reads it. */
export async function becameOf(tx: Tx, caseId: string, of: readonly Promising[], isPublic: boolean): Promise<Became[]> {
  const titles = new Map(of.map((one) => [one.on.id, one.title]));
  return byPromise((await revisitsOf(tx, caseId)).filter((one) => titles.has(one.on.id)))
    .filter((all) => !isPublic || all.some((one) => one.mayPrint))
    .map((all) => {
      const { on, about, promised } = all.at(-1)!;
      return {
        promised: `${titles.get(on.id)}, ${resultLabels[about].toLowerCase()}: “${promised}”`,
        said: said(all, isPublic),
      };
    });
}

/** What hangs loose of what was promised: not looked at again, or not there with nothing learnt from it. As this reader may see it. */
export async function looseLeavings(tx: Tx, caseId: string, may: readonly string[]): Promise<LooseLeavings> {
  if (!may.includes('seeInside')) return { unvisited: [], notKept: [], mayReview: false };
  const of = (await promisingOf(tx, caseId)).filter((one) => !one.over && isShown(one, may));
  const byId = new Map(of.map((one) => [one.on.id, one]));
  const revisits = (await revisitsOf(tx, caseId)).filter((one) => byId.has(one.on.id));
  const learnt = new Set((await learntFromRevisits(tx, caseId)).map((one) => one.revisitId));
  const closed = (await reviewsOf(tx, caseId)).filter((one) => one.state === 'closed');
  return {
    mayReview: may.includes('contribute'),
    unvisited: neverLookedAt(
      livePromises(of),
      revisits,
      closed.map((one) => (one.heldOn ? new Date(`${one.heldOn}T12:00:00Z`) : one.openedAt)),
    ),
    notKept: notKept(revisits, learnt).map((one) => ({
      ...one,
      title: byId.get(one.on.id)!.title,
      path: byId.get(one.on.id)!.path,
    })),
  };
}

/** Lots name what is being bought, until it is published. */
export const isShown = (one: Promising, may: readonly string[]): boolean =>
  one.on.kind === 'mechanism' || may.includes('seeMarket');
