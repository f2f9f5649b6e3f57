import { type Block, bold, bullets, heading, paragraph, quotation } from '#platform/documents/index.ts';
import type { Facts, Step, Wanted } from '../facts.ts';
import type { Section } from './paper.ts';

const questions = [
  ['canSay', 'Can we say it?'],
  ['couldSee', 'Could we see it?'],
  ['inHands', 'Is it in a provider’s hands?'],
] as const;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const stepSays = (step: Step): string => {
  const says = step.answer === 'taken' ? (step.note ?? 'taken') : `not here${step.note ? `. ${step.note}` : ''}`;
  return step.ruleInTheWay ? `${says} (our rule in the way: ${step.ruleInTheWay})` : says;
};

function carries(one: Wanted): Block[] {
  const taken = one.steps.filter((step) => step.answer !== 'not-looked-at');
  const missing = one.steps.filter((step) => step.answer === 'not-looked-at');
  if (taken.length === 0 && one.mechanisms.length === 0)
    return [paragraph('What carries it besides a contract has not been looked at.')];
  return [
    paragraph([bold('What carries it, money last.')]),
    bullets([
      ...taken.map((step) => [bold(`${step.title}: `), stepSays(step)]),
      ...one.mechanisms.map((mechanism) => `${mechanism.title}${mechanism.contract ? ' (by contract)' : ''}`),
      ...(missing.length > 0 ? [`Not looked at: ${missing.map((step) => step.title.toLowerCase()).join('; ')}.`] : []),
    ]),
  ];
}

function oneWanted(one: Wanted, facts: Facts): Block[] {
  const said = facts.quotations.filter((quotation) => one.quotationIds.includes(quotation.id));
  return [
    heading(3, one.statement),
    ...said.map(({ words, by }) => quotation(words, by)),
    bullets([
      ...(one.forWhom ? [`For ${one.forWhom}.`] : []),
      ...one.owned,
      ...one.contested,
      ...(one.owned.length === 0 ? ['No community owns it.'] : []),
      ...one.dissent.map((dissent) => [bold('Dissent. '), dissent]),
      one.answer ?? 'The authority has not answered.',
      questions.map(([name, text]) => `${text} ${capital(one[name] ?? 'not asked')}.`).join(' '),
      ...(one.verdict ? [`Can it be contracted? ${capital(one.verdict)}`] : []),
    ]),
    ...carries(one),
  ];
}

export const wantedSection: Section = ({ facts }) => [
  heading(2, 'What is wanted, who owns it, and what carries it'),
  ...(facts.wanted.length === 0
    ? [paragraph('Nobody has said yet.')]
    : facts.wanted.flatMap((one) => oneWanted(one, facts))),
];
