import type { Resource, ResourceType } from '../resource.ts';

/** What a question takes: words, a calendar date, a number of `unit`, pounds (kept as pence), or one of three. */
export const questionTypes = ['words', 'date', 'number', 'pounds', 'three'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** What every kind has a column for; a kind that asks it puts it in its own words. */
export type OwnField = Extract<
  keyof Resource,
  'aims' | 'supportCost' | 'whoCannot' | 'conditions' | 'fragility' | 'readyIn'
>;

export type Question = Readonly<{
  key: string;
  asks: string;
  hint?: string;
  type: QuestionType;
  unit?: string;
  /** The answer is kept in the ledger’s own column, so that it is never asked and kept twice. */
  field?: OwnField;
}>;

const words = (key: string, asks: string, hint?: string): Question => ({
  key,
  asks,
  type: 'words',
  ...(hint && { hint }),
});
const own = (field: OwnField, asks: string, hint?: string): Question => ({ ...words(field, asks, hint), field });
const count = (key: string, asks: string, unit: string, hint?: string): Question => ({
  ...words(key, asks, hint),
  type: 'number',
  unit,
});

/** The one question whose answers are gathered across a case, for the authority to answer. */
export const ruleKey = 'ruleInTheWay';
const rule = words(
  ruleKey,
  'Which of our own rules is in the way?',
  'The authority is asked what it will do about it.',
);

const power: readonly Question[] = [
  words('legalBasis', 'On which legal basis?', 'The act and section, byelaw or policy.'),
  words('decisionMaker', 'Who decides?', 'The committee, officer or body.'),
  count('leadTime', 'How long until it takes effect?', 'months'),
  words('dutyToConsult', 'Whom must we consult, and for how long?'),
  words('equalityImpact', 'Whom would it affect more than others?', 'And whether the equality impact was looked at.'),
  words('appealRisk', 'Who could appeal or challenge it, and how likely is that?'),
  rule,
];

/**
 * What each kind of resource is asked, a few questions each, all optional: what was not asked yet is listed and blocks nothing.
 * The kinds and what matters of each: docs/glossary.md, “walk”.
 */
export const kindQuestions: Readonly<Record<ResourceType, readonly Question[]>> = {
  'self-help': [
    words('already', 'What do people already do for themselves and each other?'),
    words('easier', 'What would make it easier?'),
    rule,
    own('whoCannot', 'Who cannot use it?'),
    words('burden', 'Whose burden would grow if we leaned on it?', 'Unpaid carers first.'),
  ],
  voluntary: [
    own('aims', 'What do the volunteers want from it?'),
    own('supportCost', 'What does it cost to supervise and support them?', 'It counts only when this is known.'),
    count('retention', 'Of a hundred who begin, how many still come a year later?', 'in a hundred'),
    words('stays', 'What makes them stay, and what makes them leave?'),
    count('hours', 'How many hours a week have they offered?', 'hours a week'),
    rule,
  ],
  'community-asset': [
    words('gifts', 'What do people give and share there?', 'Gifts, not only services.'),
    words('open', 'Who may use it, and when?'),
    own('whoCannot', 'Who cannot use it?', 'Steps, cost, language, who feels welcome.'),
    words('connects', 'Which people and groups does it bring together?'),
    own('fragility', 'What would make it stop?'),
    rule,
  ],
  'partner-effort': [
    words('commits', 'What do they commit: people, buildings, data, or a change of their own rules?'),
    { key: 'commitsByOn', asks: 'By when?', type: 'date' },
    own('conditions', 'On which conditions?'),
    words('gains', 'What does the partner get from it?'),
    rule,
  ],
  planning: [
    ...power,
    words('paidBy', 'Which plan or money would carry it?', 'Local plan, section 106, levy, a capital programme.'),
  ],
  powers: [...power, words('lobby', 'Would the law itself have to change, and who asks for that?')],
  norms: [
    words('behaviour', 'Which behaviour, and whose?'),
    words('barrier', 'What stands in the way of it now?'),
    words('test', 'How would we see whether it works before it is everywhere?'),
    words('ethics', 'Who might feel pushed or shamed by it?'),
  ],
  data: [
    words('holder', 'Who holds it, and who knows how to use it?'),
    words('legalBasis', 'On which legal basis may it be shared?'),
    { key: 'personal', asks: 'Could people be known from it?', type: 'three' },
    words('quality', 'How old and how whole is it?'),
    words('missing', 'Who is missing from it?'),
  ],
  technology: [
    words('problem', 'Which problem does it solve, in the words of those who have it?'),
    own('whoCannot', 'Who is left out?', 'No signal, no device, no wish to be asked by a machine.'),
    words('leaving', 'How do we leave it, and with whose data?'),
    words('interoperability', 'What else must it work with?', 'Standards, systems, the switch from analogue lines.'),
    words('evidence', 'What shows that it works, for people like these?'),
    { key: 'yearly', asks: 'What does it cost a year, all in?', type: 'pounds' },
  ],
  'market-innovation': [
    words('problem', 'Which problem would nobody sell an answer to today?'),
    words('offered', 'What do we offer to those who try?', 'Money, data, access.'),
    words('learnt', 'What was learnt from what was tried?'),
    words('drawsFrom', 'From whom would it draw workers or customers?'),
    words('scale', 'What would make us scale it, change it or stop it?'),
  ],
  money: [
    words('mustBeFor', 'What must it be spent on, and who says so?', 'A ring-fence, a grant’s conditions, a duty.'),
    { key: 'endsOn', asks: 'Until when is it there?', type: 'date' },
    words('paysForNow', 'What does it pay for now that would stop?'),
    own('conditions', 'On which conditions?'),
  ],
};
