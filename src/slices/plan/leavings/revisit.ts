import type { Ref } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import { plural } from '#platform/say.ts';
import { type Result, resultLabels, results } from './leaving.ts';

export const voices = ['community', 'supplier', 'authority'] as const;
export type Voice = (typeof voices)[number];
export const voiceLabels: Record<Voice, string> = {
  community: 'What the community says',
  supplier: 'What the supplier or steward says',
  authority: 'What we saw ourselves',
};

export const comings = ['yes', 'partly', 'no', 'too-early', 'cannot-tell'] as const;
export type Coming = (typeof comings)[number];
export const comingLabels: Record<Coming, string> = {
  yes: 'It is there',
  partly: 'Part of it is there',
  no: 'It is not there',
  'too-early': 'Too early to say',
  'cannot-tell': 'Nobody can tell',
};

const working = ['commissioner', 'procurement', 'partner', 'practitioner'] as const;

/** As whom somebody may write: those who are on the case only for their community speak for it alone. */
export const voicesOf = (who: Who): readonly Voice[] => (wears(who, ...working) ? voices : ['community']);

/** For which bodies: those who work on the case write down what any of them says, its members only what their own says. */
export const writesFor = (who: Who, bodyId: string): boolean => wears(who, ...working) || who.bodyIds.includes(bodyId);

/** One thing that a mechanism or lot promised to leave, as it reads now. */
export type Promised = Readonly<{ on: Ref; title: string; path: string; about: Result; words: string; since: Date }>;

export type Revisit = Readonly<{
  id: string;
  caseId: string;
  reviewId: string;
  on: Ref;
  about: Result;
  promised: string;
  voice: Voice;
  bodyId: string | null;
  body: string | null;
  saidBy: string;
  came: Coming;
  words: string;
  saidOn: string;
  ownHand: boolean;
  mayPrint: boolean;
  recordedBy: string;
}>;

type Leaves = Readonly<Record<Result, string | null>>;

export const promisesIn = (of: Omit<Promised, 'about' | 'words'>, leaves: Leaves | undefined): Promised[] =>
  results.flatMap((about) => (leaves?.[about] ? [{ ...of, about, words: leaves[about] }] : []));

export const isAbout = (revisit: Revisit, one: Pick<Promised, 'on' | 'about'>): boolean =>
  revisit.on.kind === one.on.kind && revisit.on.id === one.on.id && revisit.about === one.about;

/** Each body of the community speaks for itself: what one says later takes nothing from another. */
const speaker = ({ voice, bodyId }: Revisit): string => `${voice}:${bodyId ?? ''}`;

const inOrder = (revisits: readonly Revisit[]): Revisit[] =>
  revisits.toSorted((one, other) => one.saidOn.localeCompare(other.saidOn));

/** What each speaker said last, of revisits of one promise in the order in which they were written down. */
export const lastWords = (revisits: readonly Revisit[]): Revisit[] => [
  ...new Map(inOrder(revisits).map((one) => [speaker(one), one])).values(),
];

/** Revisits by what they are about: one mechanism or lot, and one of the three results. */
export const byPromise = (revisits: readonly Revisit[]): Revisit[][] => [
  ...Map.groupBy(revisits, ({ on, about }) => `${on.kind}:${on.id}:${about}`).values(),
];

/** Promises that somebody says last are not there, with nothing learnt from it. Another's better word does not answer it. */
export const notKept = (revisits: readonly Revisit[], learntFrom: ReadonlySet<string>): Revisit[] =>
  byPromise(revisits).flatMap((of) => lastWords(of).filter((one) => one.came === 'no' && !learntFrom.has(one.id)));

export type History = Readonly<{
  about: Result;
  label: string;
  promised: readonly string[];
  voices: readonly Readonly<{ voice: Voice; label: string; said: readonly Revisit[] }>[];
  differ: boolean;
}>;

/** Each result of one mechanism or lot with what each voice said of it, in order of days. The voices are never merged. */
export function historyOf(on: Ref, revisits: readonly Revisit[]): History[] {
  return results.flatMap((about) => {
    const of = inOrder(revisits.filter((one) => isAbout(one, { on, about })));
    if (of.length === 0) return [];
    const byVoice = voices.map((voice) => ({
      voice,
      label: voiceLabels[voice],
      said: of.filter((one) => one.voice === voice),
    }));
    const told = lastWords(of)
      .map((one) => one.came)
      .filter((came) => came !== 'too-early' && came !== 'cannot-tell');
    return [
      {
        about,
        label: resultLabels[about],
        promised: [...new Set(of.map((one) => one.promised))],
        voices: byVoice,
        differ: new Set(told).size > 1,
      },
    ];
  });
}

export type Unvisited = Readonly<{ on: Ref; title: string; path: string; says: string }>;

/** Since when a promise waits to be looked at: since it was made, or since it was last said to be too early; null where it was looked at. */
function waitsSince(one: Promised, revisits: readonly Revisit[]): Readonly<{ since: Date; tooEarly: boolean }> | null {
  const last = lastWords(revisits.filter((revisit) => isAbout(revisit, one)));
  if (last.length === 0) return { since: one.since, tooEarly: false };
  if (last.some(({ came }) => came !== 'too-early')) return null;
  const latest = last
    .map(({ saidOn }) => saidOn)
    .toSorted()
    .at(-1)!;
  return { since: new Date(`${latest}T23:59:59Z`), tooEarly: true };
}

/**
 * Mechanisms and lots whose promises nobody looked at again: those that are settled (chosen, awarded), those on whose case a
 * review was closed since they promised, and those of which it was too early to say at the last review but one. Where some of
 * the three were looked at, the others are named.
 */
export function neverLookedAt(
  promises: readonly (Promised & { settled: boolean })[],
  revisits: readonly Revisit[],
  reviewsClosedAt: readonly Date[],
): Unvisited[] {
  const of = Map.groupBy(promises, ({ on }) => `${on.kind}:${on.id}`);
  return [...of.values()].flatMap((all) => {
    const open = all.flatMap((one) => {
      const waits = waitsSince(one, revisits);
      const passed = waits ? reviewsClosedAt.filter((at) => at > waits.since).length : 0;
      return waits && (passed > 0 || (one.settled && !waits.tooEarly)) ? [{ ...one, passed }] : [];
    });
    const [first] = open;
    if (!first) return [];
    const what = open.map((one) => resultLabels[one.about].toLowerCase()).join(', ');
    const passed = Math.max(...open.map((one) => one.passed));
    const through = passed > 0 ? `, through ${plural(passed, 'review')} since` : '';
    const says = `What it promised to leave (${what}) has not been looked at again${through}`;
    return [{ on: first.on, title: first.title, path: first.path, says }];
  });
}
