import type { Field } from '#platform/export/index.ts';

/** What a table of options may hold, and the names that such columns go by. */
export const optionFields: readonly Field[] = [
  { name: 'title', label: 'What it is', required: true, aliases: ['option', 'title', 'name', 'proposal', 'scheme'] },
  {
    name: 'annual',
    label: 'Cost a year',
    required: true,
    aliases: ['cost', 'annual cost', '£k', '£', 'amount', 'saving'],
  },
  { name: 'list', label: 'Growth or release', aliases: ['list', 'type', 'direction'] },
  { name: 'place', label: 'Rank', aliases: ['place', 'order', 'priority'] },
  { name: 'reach', label: 'People reached in a year', aliases: ['reach', 'people', 'N', 'number of people'] },
  {
    name: 'benefit',
    label: 'Benefit for a person, 0 to 100',
    aliases: ['benefit', 'b', 'benefit per person', 'score'],
  },
  { name: 'chance', label: 'Chance of success', aliases: ['chance', 'probability', 'p', 'success'] },
  { name: 'evidence', label: 'Evidence', aliases: ['evidence grade', 'strength of evidence'] },
  { name: 'equityWeight', label: 'Equity weight', aliases: ['weight', 'equity'] },
  { name: 'mustBecause', label: 'Must be done, because', aliases: ['must do', 'must', 'duty', 'statutory'] },
  { name: 'stop', label: 'What stopping it would cost', aliases: ['stopping cost', 'exit cost'] },
  { name: 'stopBearer', label: 'Who would bear the stopping', aliases: ['bearer', 'who bears it'] },
  { name: 'grouping', label: 'Group', aliases: ['group', 'programme', 'theme'] },
  { name: 'needs', label: 'Options that it needs', aliases: ['needs', 'depends on', 'prerequisite', 'requires'] },
  { name: 'excludes', label: 'Options that it excludes', aliases: ['excludes', 'instead of', 'alternative to'] },
  { name: 'note', label: 'Note', aliases: ['notes', 'comment', 'description'] },
];
