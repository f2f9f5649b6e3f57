import { kind } from '#platform/access/kinds.ts';
import type { Who } from '#platform/access/who.ts';
import type { ShownStory } from './story.ts';
import { shownById, shownOf } from './story-store.ts';

/** Those on the case read what may be shown; what may not is not loaded at all. */
export const storyAccess = (who: Who): readonly string[] => (who.hats.length > 0 ? ['see'] : []);

export const storyKind = kind<ShownStory>({
  kind: 'story',
  label: 'Story',
  load: shownById,
  ofCase: shownOf,
  allowed: storyAccess,
  states: ['told'],
  example: () => ({
    id: 'story',
    caseId: 'case',
    state: 'told',
    version: 1,
    outcomeId: null,
    measureId: null,
    words: 'Nobody comes on Sundays',
    theme: 'Company',
    teller: 'resident',
    by: 'Joan',
    saidOn: null,
  }),
  path: (story) => `/cases/${story.caseId}/stories`,
  bead: (story) => ({ title: story.words.slice(0, 160), text: `${story.theme}. ${story.by}`, lens: 'want' }),
});
