import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerInput, minorityInput } from './answer-ballot.ts';
import * as ballots from './ballot-pages.ts';
import * as beside from './beside-pages.ts';
import { challengeByLinkInput, challengeInput } from './challenge-ownership.ts';
import { correctMeetingInput, correctNoticeInput } from './correct-record.ts';
import { countInput } from './count-ballot.ts';
import { draftInput } from './draft-ballot.ts';
import { enterInput } from './enter-paper.ts';
import { rollEntryInput, rollLinesInput, rollMembersInput } from './keep-roll.ts';
import { callOffInput } from './move-ballot.ts';
import { confirmSecretaryInput, nameSecretaryInput } from './name-secretary.ts';
import { showSideBySide } from './outcome-beside.ts';
import * as papers from './paper-pages.ts';
import * as open from './public-ballot-pages.ts';
import * as rolls from './roll-pages.ts';

const one = '/cases/:caseId/outcomes/:outcomeId';
const ballot = `${one}/ballots/:ballotId`;
const byLink = '/public/ballots/:token';
const onOutcome = (may: string) => ({ on: 'outcome', may });
const onBallot = (may: string) => ({ on: 'ballot', may });
const ofBody = { query: ['body'] };

export const ratificationRoutes: readonly Route[] = [
  get(`${one}/side-by-side`, onOutcome('see'), showSideBySide),
  get(`${one}/roll`, onOutcome('speak'), rolls.showRoll, ofBody),
  post(`${one}/roll`, onOutcome('speak'), rollLinesInput, rolls.keepLines),
  post(`${one}/roll/members`, onOutcome('speak'), rollMembersInput, rolls.keepMembers, { form: rolls.showRoll }),
  post(`${one}/roll/entries`, onOutcome('speak'), rollEntryInput, rolls.keepRollChange, { form: rolls.showRoll }),
  get(`${one}/secretary`, onOutcome('speak'), beside.showSecretary, ofBody),
  post(`${one}/secretary`, onOutcome('speak'), nameSecretaryInput, beside.keepSecretary),
  post(`${one}/secretary/confirmation`, onOutcome('speak'), confirmSecretaryInput, beside.keepConfirmed, {
    form: beside.showSecretary,
  }),
  get(`${one}/ratifications/:ratificationId/correction`, onOutcome('speak'), beside.showCorrecting),
  post(
    `${one}/ratifications/:ratificationId/correction`,
    onOutcome('speak'),
    correctMeetingInput,
    beside.keepCorrected,
  ),
  get(`${one}/challenges`, onOutcome('challenge'), beside.showChallenge),
  post(`${one}/challenges`, onOutcome('challenge'), challengeInput, beside.keepChallenge),

  get(`${one}/ballots`, onOutcome('speak'), ballots.showNewDraft, ofBody),
  post(`${one}/ballots`, onOutcome('speak'), draftInput, ballots.keepNewDraft),
  get(ballot, onBallot('see'), ballots.showBallot),
  get(`${ballot}/draft`, onBallot('draft'), ballots.showRedraft),
  post(`${ballot}/draft`, onBallot('draft'), draftInput, ballots.keepRedraft),
  post(`${ballot}/notice`, onBallot('give'), z.strictObject({ version: field.version() }), ballots.keepNotice, {
    form: ballots.showBallot,
  }),
  post(`${ballot}/notice/correction`, onBallot('send'), correctNoticeInput, beside.keepNoticeCorrected, {
    form: ballots.showBallot,
  }),
  post(`${ballot}/calling-off`, onBallot('callOff'), callOffInput, ballots.keepCalledOff, { form: ballots.showBallot }),
  get(`${ballot}/letters`, onBallot('send'), papers.showLetters, { auditReading: 'ballot.lettersRead' }),
  post(`${ballot}/reminders`, onBallot('remind'), z.strictObject({}), ballots.keepReminder, {
    form: ballots.showBallot,
  }),
  get(`${ballot}/paper`, onBallot('ownPaper'), papers.showOwnPaper),
  post(`${ballot}/paper`, onBallot('answer'), answerInput, papers.keepOwnPaper),
  post(`${ballot}/paper/minority`, onBallot('addToMinority'), minorityInput, papers.keepOwnMinority, {
    form: papers.showOwnPaper,
  }),
  get(`${ballot}/entries`, onBallot('enter'), papers.showEntries),
  post(`${ballot}/entries`, onBallot('enter'), enterInput, papers.keepEntered, { limit: 1_000 }),
  post(`${ballot}/count`, onBallot('count'), countInput, ballots.keepCount, { form: ballots.showBallot }),
  get(`${ballot}/result`, onBallot('see'), ballots.downloadResult),

  get(byLink, 'public', open.showByLink),
  post(byLink, 'public', answerInput, open.answerByLink, { limit: 60 }),
  post(`${byLink}/minority`, 'public', minorityInput, open.minorityByLink, { form: open.showByLink, limit: 60 }),
  post(`${byLink}/challenge`, 'public', challengeByLinkInput, open.challengeByLink, {
    form: open.showByLink,
    limit: 30,
  }),
];
