import { thresholds } from '#platform/thresholds.ts';

export const saidAs = ['signed', 'team', 'anonymous'] as const;
export type SaidAs = (typeof saidAs)[number];
export const saidAsLabels: Record<SaidAs, string> = {
  signed: 'With my name',
  team: 'For my team or group, without my name',
  anonymous: 'Without any name',
};
export const tellers = ['resident', 'practitioner'] as const;
export type Teller = (typeof tellers)[number];
export const tellerLabels: Record<Teller, string> = {
  resident: 'I live with it, or care for somebody who does',
  practitioner: 'I do the work, paid or unpaid',
};

/** Where nobody has named a theme yet. Whoever tells may name another: what matters is theirs to say. */
export const firstThemes = ['Being listened to', 'Company', 'Feeling safe', 'Getting about', 'Time', 'Money'] as const;

export type Story = Readonly<{
  id: string;
  caseId: string;
  outcomeId: string | null;
  measureId: string | null;
  words: string;
  theme: string;
  teller: Teller;
  saidAs: SaidAs;
  mayShow: boolean;
  name: string | null;
  team: string | null;
  personId: string | null;
  /** The same for all that one person tells on a case while signed in; one that came by a link has its own. */
  authorKey: string;
  saidOn: string | null;
}>;

export type ShownStory = Readonly<{
  id: string;
  caseId: string;
  state: 'told';
  version: 1;
  outcomeId: string | null;
  measureId: string | null;
  words: string;
  theme: string;
  teller: Teller;
  by: string;
  saidOn: string | null;
}>;

const key = (theme: string): string => theme.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Themes under which enough different people have told something without a name, and each agreed that theirs may be shown. */
function openThemes(stories: readonly Story[]): ReadonlySet<string> {
  const agreed = stories.filter((one) => one.saidAs === 'anonymous' && one.mayShow);
  return new Set(
    [...Map.groupBy(agreed, (one) => key(one.theme))]
      .filter(([, list]) => new Set(list.map((one) => one.authorKey)).size >= thresholds.anonymousWords)
      .map(([theme]) => theme),
  );
}

/**
 * The stories of a case that others may read, in an order that tells nothing of when each came. Words without a name appear
 * only where enough people share a theme; what is kept back is not counted.
 */
export function shownStories(
  stories: readonly Story[],
  names: ReadonlyMap<string, string>,
): { shown: ShownStory[]; someKeptBack: boolean } {
  const open = openThemes(stories);
  const visible = stories.filter((one) => one.saidAs !== 'anonymous' || (one.mayShow && open.has(key(one.theme))));
  const shown = visible.map((one): ShownStory => {
    const { id, caseId, outcomeId, measureId, words, theme, teller, saidOn } = one;
    return {
      id,
      caseId,
      state: 'told',
      version: 1,
      outcomeId,
      measureId,
      words,
      theme,
      teller,
      by: byOf(one, names),
      saidOn,
    };
  });
  return {
    shown: shown.sort((a, b) => key(a.theme).localeCompare(key(b.theme), 'en') || a.id.localeCompare(b.id)),
    someKeptBack: visible.length < stories.length,
  };
}

function byOf(story: Story, names: ReadonlyMap<string, string>): string {
  if (story.saidAs === 'signed') return story.name ?? names.get(story.personId ?? '') ?? '';
  if (story.saidAs === 'team') return story.team ?? '';
  return story.teller === 'resident' ? 'somebody who lives with it' : 'somebody who does the work';
}

/**
 * Themes to choose from: those that people gave with a name, those that enough gave without one, and a few to begin with. A theme is
 * words too, so what one person named without a name is offered to nobody else.
 */
export function offeredThemes(stories: readonly Story[]): string[] {
  const open = openThemes(stories);
  const themes = new Map(firstThemes.map((theme) => [key(theme), theme as string]));
  for (const { theme, saidAs: as } of stories)
    if ((as !== 'anonymous' || open.has(key(theme))) && !themes.has(key(theme))) themes.set(key(theme), theme);
  return [...themes.values()].toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** What stands beside a measure: what is told of it, or of the outcome that it shows. */
export const besideMeasure = (
  shown: readonly ShownStory[],
  measure: Readonly<{ id: string; outcomeId: string | null }>,
): ShownStory[] =>
  shown.filter(
    (one) => one.measureId === measure.id || (measure.outcomeId !== null && one.outcomeId === measure.outcomeId),
  );
