import { outcomeKind } from './outcome-kind.ts';

export const name = 'outcomes';
export const kinds = [outcomeKind];
export const listeners = [];

export { type Aim, type ShownAim, shownAims, type Theme, themeLabels } from './aim.ts';
export { aimsOf } from './aim-store.ts';
export { becameOf } from './became-of.ts';
export { decideRatification } from './decide-ratification.ts';
export { changeLines, sayChange } from './decided/say-change.ts';
export { giveAnswer } from './give-answer.ts';
export { nameBody, stepIn } from './name-body.ts';
export { answerLine, type Outcome, ownershipLine } from './outcome.ts';
export { outcomesById, outcomesOf, speakersOnCase } from './outcome-store.ts';
export { type ProposeOutcome, proposeOutcome } from './propose-outcome.ts';
export { putDissent } from './put-dissent.ts';
export { putWording, settleWording } from './put-wording.ts';
export { quoteWords } from './quote-words.ts';
export { ratificationsOf } from './ratification-store.ts';
export { type RecordRatification, recordRatification } from './record-ratification.ts';
export { retireOutcome } from './retire-outcome.ts';
export { sayAim, takeBackAim } from './say-aim.ts';
export { speakForBody } from './speak-for-body.ts';
export { tellAuthor } from './tell-author.ts';
