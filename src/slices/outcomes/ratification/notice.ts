import { londonDate } from '#platform/say.ts';
import { answerLine, type Outcome, ownershipLine } from '../outcome.ts';
import type { Ballot, Notice } from './ballot.ts';
import { sayRule } from './rule.ts';

/** Everything that is put to the body, as at the day of the notice: the words, the rule, what the authority says, and who says otherwise. */
export function noticeOf(
  outcome: Pick<Outcome, 'id' | 'answers' | 'parts' | 'dissent' | 'wordings'>,
  ballot: Pick<
    Ballot,
    'id' | 'body' | 'bodyId' | 'agreed' | 'wordingId' | 'statement' | 'forWhom' | 'rule' | 'opensOn' | 'closesOn'
  >,
  noticeOn: string,
  roll: number,
): Notice {
  const { agreed, statement, forWhom, rule, opensOn, closesOn } = ballot;
  const others = outcome.parts.filter((part) => part.bodyId !== ballot.bodyId && part.state !== 'heard');
  const held = new Set(others.map((part) => part.wordingId));
  return {
    format: 'commonweal-notice/1',
    ballot: ballot.id,
    outcome: outcome.id,
    body: ballot.body,
    agreed,
    wording: ballot.wordingId,
    statement,
    forWhom,
    rule,
    noticeOn,
    opensOn,
    closesOn,
    roll,
    authority: answerLine(outcome.answers.find((one) => one.wordingId === ballot.wordingId) ?? null),
    others: others.map((part) => ({
      line: ownershipLine(part),
      statement: part.statement,
      contests: part.state === 'contested',
    })),
    otherWords: outcome.wordings
      .filter(({ id, state }) => state !== 'former' && state !== 'declined' && id !== ballot.wordingId && !held.has(id))
      .map((one) => one.statement),
    dissent: outcome.dissent.filter((one) => one.ofBody).map(({ words, by }) => ({ words, by })),
  };
}

export const askedLabels = {
  own: 'Are these our words, and do we stand by them?',
  endorse: 'Do we agree with these words, so that others may carry them?',
} as const;

/** A community's words, or those that it contests. */
const heldWords = ({ statement, contests }: Notice['others'][number]): string =>
  `${contests ? 'It contests these words' : 'Their words'}: “${statement}”`;

/** The notice as plain text, for an e-mail or a letter. */
export function noticeAsText(notice: Notice, howTo: string, hash: string, link: string | null): string {
  const { body, forWhom, statement, rule, roll } = notice;
  return [
    `${body} puts these words to everybody on its roll, for ${forWhom}:`,
    `“${statement}”`,
    askedLabels[notice.agreed],
    `You can answer from ${londonDate(notice.opensOn)} to ${londonDate(notice.closesOn)}, and change your answer until it closes. Consent, object with a reason, or stand aside.`,
    howTo,
    ...(link ? [`Your own link, for you alone: ${link}`] : []),
    sayRule(rule, roll).join(' '),
    `If it is carried, it stands until ${londonDate(rule.untilOn)}, and is looked at again by ${londonDate(rule.reviewOn)}.`,
    `What the authority has said to these words: ${notice.authority}`,
    ...notice.others.map((one) => `${one.line} ${heldWords(one)}`),
    ...notice.otherWords.map((one) => `Other words were put forward: “${one}”`),
    ...notice.dissent.map((one) => `Not everybody agrees: “${one.words}” (${one.by})`),
    'Nobody on the roll is told how you answered. Reasons for objecting are printed without your name, unless you choose to sign.',
    `This notice is number ${hash.slice(0, 12)}.`,
  ].join('\n\n');
}
