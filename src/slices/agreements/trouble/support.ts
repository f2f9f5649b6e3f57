export const supportAnswers = ['yes', 'no', 'not-known'] as const;
export type SupportAnswer = (typeof supportAnswers)[number];
export const supportAnswerTexts: Record<SupportAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Nobody knows yet',
};

/**
 * What is asked before a provider is helped: the conditions that councils publish for help in an emergency, in our words
 * (after North Yorkshire Council’s policy), and two questions of law. Nobody checked the two against current text: they warn and do not decide.
 */
export const supportQuestions = [
  { name: 'wouldStop', text: 'Would it stop, or hand work back, without help?', law: false },
  { name: 'forPeople', text: 'Is help better for the people who receive it than a change of provider?', law: false },
  { name: 'noOther', text: 'Is there nobody else at a similar cost?', law: false },
  { name: 'triedItself', text: 'Has it done what it can itself?', law: false },
  { name: 'wanted', text: 'Does it fit what we want to buy in later years?', law: false },
  { name: 'hardToReplace', text: 'Would it be hard to replace?', law: false },
  { name: 'subsidy', text: 'Has somebody checked it as a subsidy (Subsidy Control Act 2022)?', law: true },
  {
    name: 'modification',
    text: 'Has somebody checked it as a change to the contract (Procurement Act 2023, section 74)?',
    law: true,
  },
] as const;
export type SupportQuestion = (typeof supportQuestions)[number]['name'];
export type Answers = Readonly<Record<SupportQuestion, SupportAnswer>>;

export const supportDecisions = ['give', 'not', 'not-yet'] as const;
export type SupportDecision = (typeof supportDecisions)[number];
export const supportDecisionTexts: Record<SupportDecision, string> = {
  give: 'Help is given',
  not: 'Help is not given',
  'not-yet': 'It is not decided yet',
};

/** What still stands against help, in words; no sum is made of the answers. */
export function openPoints(answers: Answers): string[] {
  return supportQuestions.flatMap(({ name, text, law }) => {
    const answer = answers[name];
    if (answer === 'yes') return [];
    if (law) return [`Check this: ${text} ${supportAnswerTexts[answer]}.`];
    return [`${text} ${supportAnswerTexts[answer]}.`];
  });
}
