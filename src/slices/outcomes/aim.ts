import { thresholds } from '#platform/thresholds.ts';

export const saidAs = ['signed', 'team', 'anonymous'] as const;
export type SaidAs = (typeof saidAs)[number];
export const saidAsLabels: Record<SaidAs, string> = {
  signed: 'With my name',
  team: 'For my team, without my name',
  anonymous: 'Without any name',
};

/** What gets in the way of people who do the work, paid or unpaid. A closed list: words can only be shared under a theme that is. */
export const themes = [
  'time',
  'trust',
  'pay',
  'travel',
  'training',
  'information',
  'rules',
  'others',
  'listening',
] as const;
export type Theme = (typeof themes)[number];
export const themeLabels: Record<Theme, string> = {
  time: 'Time with people',
  trust: 'Being trusted to decide',
  pay: 'Pay, hours and security',
  travel: 'Travel and places',
  training: 'Learning and support',
  information: 'Knowing what we need to know',
  rules: 'Rules, targets and paperwork',
  others: 'Working with others',
  listening: 'Being listened to',
};

export type Aim = Readonly<{
  id: string;
  caseId: string;
  saidAs: SaidAs;
  theme: Theme;
  wants: string;
  inTheWay: string | null;
  mayShow: boolean;
  team: string | null;
  personId: string | null;
  /** The same for everything that one person says on a case, and says nothing else about them. */
  authorKey: string;
  saidOn: string | null;
}>;

export type ShownAim = Readonly<{ id: string; theme: Theme; wants: string; inTheWay: string | null; by: string }>;

/**
 * The aims that others may read. Anonymous words of a theme appear only where enough different people agreed that theirs
 * may be shown; what is kept back is not even counted, and what is shown stands in an order that tells nothing.
 */
export function shownAims(
  aims: readonly Aim[],
  names: ReadonlyMap<string, string>,
): { shown: ShownAim[]; someKeptBack: boolean } {
  const anonymous = aims.filter((aim) => aim.saidAs === 'anonymous');
  const authors = Map.groupBy(
    anonymous.filter((aim) => aim.mayShow),
    (aim) => aim.theme,
  );
  const open = new Set(
    [...authors]
      .filter(([, list]) => new Set(list.map((aim) => aim.authorKey)).size >= thresholds.anonymousWords)
      .map(([theme]) => theme),
  );
  const visible = aims.filter((aim) => aim.saidAs !== 'anonymous' || (aim.mayShow && open.has(aim.theme)));
  const shown = visible.map((aim) => ({
    id: aim.id,
    theme: aim.theme,
    wants: aim.wants,
    inTheWay: aim.inTheWay,
    by: byOf(aim, names),
  }));
  return {
    shown: shown.sort((a, b) => themes.indexOf(a.theme) - themes.indexOf(b.theme) || a.id.localeCompare(b.id)),
    someKeptBack: visible.length < aims.length,
  };
}

function byOf(aim: Aim, names: ReadonlyMap<string, string>): string {
  if (aim.saidAs === 'anonymous') return 'somebody who does the work';
  return aim.saidAs === 'team' ? (aim.team ?? '') : (names.get(aim.personId ?? '') ?? '');
}
