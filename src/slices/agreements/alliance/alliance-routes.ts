import { get, post, type Route } from '#platform/http/route.ts';
import { showAgreement } from '../agreement-pages.ts';
import { matterInput } from './charter/add-matter.ts';
import { keepCharter, keepCharterPut, keepMatter, showCharter } from './charter/charter-pages.ts';
import { putCharterInput } from './charter/put-charter.ts';
import { charterInput } from './charter/write-charter.ts';
import { sharesInput } from './money/agree-shares.ts';
import { keepBookCosts, keepBookShares, showBook } from './money/book-pages.ts';
import { costsInput } from './money/keep-costs.ts';
import { minutesInput } from './month/keep-minutes.ts';
import { keepMonth, showMonth } from './month/month-pages.ts';
import { voteInput } from './room/cast-vote.ts';
import { changeProposalInput, withdrawProposalInput } from './room/change-proposal.ts';
import { climbInput, confirmInput } from './room/climb-ladder.ts';
import { proposalInput } from './room/propose-decision.ts';
import {
  keepChanged,
  keepClimb,
  keepComment,
  keepConfirmed,
  keepDelegated,
  keepProposal,
  keepVote,
  keepWithdrawn,
  showLog,
  showRoom,
} from './room/room-pages.ts';
import { commentInput } from './room/say-comment.ts';
import { delegatedInput } from './room/settle-delegated.ts';

const one = '/cases/:caseId/agreements/:agreementId';
const room = `${one}/decisions/:decisionId`;
const may = (action: string) => ({ on: 'agreement', may: action });
const inRoom = { form: showRoom };

export const allianceRoutes: readonly Route[] = [
  get(`${one}/charter`, may('see'), showCharter),
  post(`${one}/charter`, may('change'), charterInput, keepCharter),
  post(`${one}/charter/signings`, may('put'), putCharterInput, keepCharterPut, { form: showCharter }),
  post(`${one}/matters`, may('change'), matterInput, keepMatter, { form: showAgreement }),
  get(`${one}/decisions`, may('see'), showLog),
  post(`${one}/decisions`, may('decide'), proposalInput, keepProposal),
  get(room, may('see'), showRoom),
  post(`${room}/votes`, may('decide'), voteInput, keepVote, inRoom),
  post(`${room}/steps`, may('decide'), climbInput, keepClimb, inRoom),
  post(`${room}/determination`, may('decide'), confirmInput, keepConfirmed, inRoom),
  post(`${room}/delegated`, may('decide'), delegatedInput, keepDelegated, inRoom),
  post(`${room}/proposal`, may('decide'), changeProposalInput, keepChanged, inRoom),
  post(`${room}/withdrawal`, may('decide'), withdrawProposalInput, keepWithdrawn, inRoom),
  post(`${room}/comments`, may('decide'), commentInput, keepComment, inRoom),
  get(`${one}/money`, may('seeBook'), showBook),
  post(`${one}/money`, may('change'), sharesInput, keepBookShares),
  post(`${one}/money/costs`, may('keepBook'), costsInput, keepBookCosts, { form: showBook }),
  get(`${one}/month`, may('see'), showMonth, { query: ['month'] }),
  post(`${one}/month`, may('decide'), minutesInput, keepMonth),
];
