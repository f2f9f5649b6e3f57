import { outcomeKind } from './outcome-kind.ts';
import { ballotKind } from './ratification/ballot-kind.ts';

export const name = 'outcomes';
export const kinds = [outcomeKind, ballotKind];
export const listeners = [];

export { type Aim, type ShownAim, shownAims, type Theme, themeLabels } from './aim.ts';
export { aimsOf } from './aim-store.ts';
export { becameOf } from './became-of.ts';
export { decideRatification } from './decide-ratification.ts';
export { giveAnswer } from './give-answer.ts';
export { nameBody, stepIn } from './name-body.ts';
export { answerLine, type Outcome, ownershipLine } from './outcome.ts';
export { outcomesById, outcomesOf, speakersOnCase } from './outcome-store.ts';
export { type ProposeOutcome, proposeOutcome } from './propose-outcome.ts';
export { putDissent } from './put-dissent.ts';
export { putWording, settleWording } from './put-wording.ts';
export { quoteWords } from './quote-words.ts';
export { answerBallot, ownEntry } from './ratification/answer-ballot.ts';
export { ballotsOf } from './ratification/ballot-store.ts';
/** A community's member or somebody on its roll challenged what it owns; the body took it back. Each is on an outcome, with its case. */
export { challengeAsMember, ownershipChallenged, ownershipWithdrawn } from './ratification/challenge-ownership.ts';
export { challengesOf } from './ratification/challenge-store.ts';
export { correctTheMeeting } from './ratification/correct-record.ts';
export { countTheBallot } from './ratification/count-ballot.ts';
export { draftBallot, redraftBallot } from './ratification/draft-ballot.ts';
export { enterPaper } from './ratification/enter-paper.ts';
export { giveNotice } from './ratification/give-notice.ts';
export { changeRoll, putMembersOnRoll, putOnRoll } from './ratification/keep-roll.ts';
export { callOffBallot } from './ratification/move-ballot.ts';
export { confirmSecretary, nameSecretary } from './ratification/name-secretary.ts';
export { termOf } from './ratification/term.ts';
export { ratificationsOf } from './ratification-store.ts';
export { type RecordRatification, recordRatification } from './record-ratification.ts';
export { retireOutcome } from './retire-outcome.ts';
export { sayAim, takeBackAim } from './say-aim.ts';
export { speakForBody } from './speak-for-body.ts';
export { tellAuthor } from './tell-author.ts';
