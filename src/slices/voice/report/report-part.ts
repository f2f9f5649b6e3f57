/** What only people can say in a report; everything else in it is drafted from what is kept. */
export const reportParts = [
  {
    part: 'introduction',
    title: 'Introduction',
    hint: 'Why people were asked, what was open and what was decided already.',
  },
  {
    part: 'took-part',
    title: 'About who took part and who is missing',
    hint: 'What was done to reach those who are missing, and what that means.',
  },
  { part: 'said', title: 'About what was said', hint: 'What the figures do not show.' },
  {
    part: 'agreement',
    title: 'About where people agree and differ',
    hint: 'What is behind a difference, as far as it is known.',
  },
  { part: 'drafts', title: 'About the draft outcomes', hint: 'How statements were put together, and by whom.' },
  { part: 'doing', title: 'About what is being done', hint: 'Who does what by when.' },
  {
    part: 'not-adopted',
    title: 'About what was not adopted',
    hint: 'What stands in the way, and whether that can change.',
  },
  {
    part: 'improved',
    title: 'Did the outcome improve?',
    hint: 'What is different for people because of this, and how that is known. If it is too early, say when it will be looked at.',
  },
  {
    part: 'influence',
    title: 'How far did taking part influence it?',
    hint: 'What would have been decided without it, what changed because of it, and what did not.',
  },
  {
    part: 'informed',
    title: 'How are people kept informed?',
    hint: 'Where and when those who took part, and those who did not, hear what becomes of it.',
  },
] as const;
export type ReportPartName = (typeof reportParts)[number]['part'];
export const reportPartNames = reportParts.map(({ part }) => part) as [ReportPartName, ...ReportPartName[]];

export type ReportPart = Readonly<{ part: ReportPartName; words: string; version: number }>;
