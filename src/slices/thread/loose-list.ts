import type { Bead, Link } from '#platform/links/index.ts';
import type { Mechanism, Requirement } from '#slices/plan/index.ts';
import { isOrphan } from '#slices/plan/index.ts';
import type { Need } from '#slices/system/index.ts';
import type { LooseLeavings } from './leaving-became.ts';
import { looseEnds } from './loose-ends.ts';

export type LooseItem = Readonly<{
  title: string;
  path: string;
  kindLabel: string;
  says: string;
  next: Readonly<{ text: string; href: string }>;
}>;
export type LooseGroup = Readonly<{ heading: string; why: string; items: readonly LooseItem[] }>;

type Known = Readonly<{
  base: string;
  needs: readonly Need[];
  outcomes: readonly Readonly<{ id: string; statement: string; state: string }>[];
  mechanisms: readonly Pick<Mechanism, 'outcomeId' | 'state'>[];
  requirements: readonly Requirement[];
  beads: readonly Bead[];
  /** What was promised to be left, and not looked at again or not there. */
  leavings?: LooseLeavings;
  links: readonly Link[];
}>;

/** Everything on a case that hangs loose: needs that nothing answers or pursues, requirements that hang from nothing (I1), and the other ends of the thread. Each with what to do next. */
export function looseList(known: Known): LooseGroup[] {
  const unanswered = unansweredNeeds(known);
  const unpursued = unpursuedNeeds(known);
  const orphans = orphanRequirements(known);
  const shown = new Set([...unanswered, ...unpursued, ...orphans].map((one) => one.path));
  return [
    {
      heading: 'Needs that no outcome answers',
      why: 'People have the need, and nobody has said what would be true if it were met.',
      items: unanswered,
    },
    {
      heading: 'Needs that nothing pursues',
      why: 'An outcome answers the need, and no way of getting there is chosen.',
      items: unpursued,
    },
    {
      heading: 'Requirements that hang from nothing',
      why: 'Something is asked of a provider, and no outcome, need, duty or obligation of ours says why.',
      items: orphans,
    },
    ...loosePromises(known),
    {
      heading: 'Other loose ends',
      why: 'What a whole thread has, and these do not have yet.',
      items: otherEnds(known, shown),
    },
  ];
}

function loosePromises({ base, leavings }: Known): LooseGroup[] {
  const kindLabel = (kind: string): string => (kind === 'lot' ? 'Lot' : 'Mechanism');
  return [
    {
      heading: 'Promises that were not kept',
      why: 'Somebody says that what was to be left in the community is not there, and nobody has written down what we learn from that.',
      items: (leavings?.notKept ?? []).map(({ title, path, on, promised, saidBy, reviewId }) => ({
        title,
        path,
        kindLabel: kindLabel(on.kind),
        says: `“${promised}” is not there, says ${saidBy}`,
        next: { text: 'See who says what', href: `${base}/reviews/${reviewId}/leavings` },
      })),
    },
    {
      heading: 'Promises that nobody looked at again',
      why: 'A way or a lot said what it would leave in the community, and no review has asked whether it is there.',
      items: (leavings?.unvisited ?? []).map(({ title, path, says, on }) => ({
        title,
        path,
        kindLabel: kindLabel(on.kind),
        says,
        next: leavings?.mayReview
          ? { text: 'Open a review', href: `${base}/reviews/new?of=${on.kind}:${on.id}` }
          : { text: 'See the reviews', href: `${base}/reviews` },
      })),
    },
  ];
}

const needItem = (base: string, need: Need, says: string, next: LooseItem['next']): LooseItem => ({
  title: need.statement,
  path: `${base}/needs/${need.id}`,
  kindLabel: 'Need',
  says,
  next,
});

/** The live outcomes that answer a need. */
const answering = ({ links, outcomes }: Known, need: Need) => {
  const ids = new Set(
    links.filter(({ from, to }) => to.id === need.id && from.kind === 'outcome').map(({ from }) => from.id),
  );
  return outcomes.filter((one) => ids.has(one.id) && one.state !== 'retired');
};

function unansweredNeeds(known: Known): LooseItem[] {
  const { base, needs, links } = known;
  return needs
    .filter((need) => need.state === 'recorded' && answering(known, need).length === 0)
    .map((need) => {
      const asked = links.some(({ from, to }) => to.id === need.id && from.kind === 'requirement');
      const says = asked ? 'A requirement serves it, and no outcome says what for' : 'No outcome answers it';
      return needItem(base, need, says, {
        text: 'Say what is wanted, or which outcome answers it',
        href: `${base}/outcomes`,
      });
    });
}

function unpursuedNeeds(known: Known): LooseItem[] {
  const { base, needs, mechanisms } = known;
  const pursued = new Set(mechanisms.filter((one) => one.state !== 'stopped').map((one) => one.outcomeId));
  return needs.flatMap((need) => {
    const outcomes = answering(known, need);
    if (need.state !== 'recorded' || outcomes.length === 0 || outcomes.some((one) => pursued.has(one.id))) return [];
    const says = `“${outcomes[0]!.statement}” answers it, and nothing pursues that`;
    return [needItem(base, need, says, { text: 'Choose a way', href: `${base}/mechanisms` })];
  });
}

const orphanRequirements = ({ base, requirements }: Known): LooseItem[] =>
  requirements
    .filter((one) => one.state !== 'dropped' && isOrphan(one))
    .map((one) => {
      const path = `${base}/requirements/${one.id}`;
      const next = { text: 'Say what it hangs from, or drop it', href: path };
      return {
        title: one.title,
        path,
        kindLabel: 'Requirement',
        says: 'It hangs from no outcome, no duty and no obligation',
        next,
      };
    });

function otherEnds({ beads, links }: Known, shown: ReadonlySet<string>): LooseItem[] {
  return beads.flatMap((bead) => {
    const ends = looseEnds(bead, links);
    if (ends.length === 0 || shown.has(bead.path) || isOver(bead)) return [];
    const next = { text: 'Look at it', href: bead.path };
    return [{ title: bead.title, path: bead.path, kindLabel: bead.kindLabel, says: ends.join('. '), next }];
  });
}

const over = ['withdrawn', 'dropped', 'stopped', 'retired', 'removed'];

/** What was ended on purpose is not loose. */
const isOver = (bead: Bead): boolean => over.includes(bead.state);
