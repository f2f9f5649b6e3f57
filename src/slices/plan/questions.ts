/** The words of the questions stand here once, for the page and the paper. */
export const threeQuestions = [
  { name: 'canSay', text: 'Can we say it?', hint: 'Would two people read the same thing into it?' },
  { name: 'couldSee', text: 'Could we see it?', hint: 'Could we tell, at a fair cost, whether it happened?' },
  {
    name: 'inHands',
    text: 'Is it in a provider’s hands?',
    hint: 'Could a provider make it happen, whatever others do?',
  },
] as const;
export type ThreeName = (typeof threeQuestions)[number]['name'];

export const said = ['yes', 'partly', 'no'] as const;
export type Said = (typeof said)[number];
export type ThreeAnswers = Readonly<Record<ThreeName, Said>>;

/** Asked by procurement, answered by the commissioner, with one more voice. 2 is firm ground for a contract, 0 is none. */
export const elevenQuestions = [
  {
    name: 'definable',
    text: 'Can it be defined?',
    low: 'Everybody means something else',
    high: 'Two strangers would agree',
  },
  { name: 'observable', text: 'Can it be seen at a reasonable cost?', low: 'No', high: 'Easily' },
  { name: 'reliable', text: 'Does the measure measure it?', low: 'It measures something else', high: 'It is proven' },
  {
    name: 'attributable',
    text: 'How much of it would happen anyway, or is caused by others?',
    low: 'Most of it',
    high: 'Little, and we know how much',
  },
  {
    name: 'controllable',
    text: 'Is it within the provider’s control?',
    low: 'Mainly outside it',
    high: 'Mainly within it',
  },
  { name: 'timely', text: 'Does it show inside the contract’s time?', low: 'Long after', high: 'Well within' },
  { name: 'hardToGame', text: 'Can it be gamed, or people picked or parked?', low: 'Easily', high: 'Hardly' },
  {
    name: 'uniform',
    text: 'Does good look alike for everybody?',
    low: 'Different for each person',
    high: 'The same for all',
  },
  {
    name: 'lightBurden',
    text: 'What does measuring it cost people and practitioners?',
    low: 'Too much',
    high: 'Next to nothing',
  },
  { name: 'safeAlone', text: 'Would pursuing it alone do harm?', low: 'Yes', high: 'No' },
  { name: 'owned', text: 'Does somebody own it?', low: 'Nobody', high: 'A community does, in its own words' },
] as const;
export type ElevenName = (typeof elevenQuestions)[number]['name'];
export type Level = 0 | 1 | 2;
export type ElevenAnswers = Readonly<Record<ElevenName, Level>>;

/** Facts without which no money may hang on a result. */
export const paymentFacts = [
  { name: 'cohortDefined', text: 'Who counts is defined' },
  { name: 'deadweightKnown', text: 'What would happen anyway is estimated' },
  { name: 'holistic', text: 'The measure stands for the whole of what we care about' },
  { name: 'baselineProven', text: 'The baseline is proven' },
] as const;
export type PaymentFact = (typeof paymentFacts)[number]['name'];
export type PaymentFacts = Readonly<Record<PaymentFact, boolean>>;
