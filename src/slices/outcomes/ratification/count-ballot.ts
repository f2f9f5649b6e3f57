import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { touchOutcome } from '../outcome-write-store.ts';
import { stepOf } from '../ownership.ts';
import { insertRatification, ratificationsOf } from '../ratification-store.ts';
import { recordOutcome } from '../record-outcome.ts';
import { type Ballot, inOrder, type Paper, type Result, sayObjection } from './ballot.ts';
import { countRow, holdBallot } from './ballot-store.ts';
import { canonicalJson } from './canonical.ts';
import { dropEntries, entriesOf, papersOf } from './paper-store.ts';
import { recordBallot } from './record-ballot.ts';
import { countBallot } from './rule.ts';

export const countInput = z.strictObject({ leaveOut: field.ticked() });

/** The result of what is on the papers; pure, so that the same papers give the same text and hash. */
export function resultOf(ballot: Ballot, papers: readonly Paper[], papersLeftOut: number): Result {
  const notice = ballot.notice!;
  const { ballot: id, body, agreed, wording, statement, forWhom, rule, noticeOn, opensOn, closesOn, roll } = notice;
  const { objections: _, ...count } = countBallot(
    rule,
    roll,
    papers.flatMap(({ says }) => says ?? []),
  );
  return {
    format: 'commonweal-ratification/1',
    notice: ballot.noticeHash!,
    ballot: id,
    body,
    agreed,
    wording,
    statement,
    forWhom,
    rule,
    noticeOn,
    opensOn,
    closesOn,
    ...count,
    objections: inOrder(papers.filter(({ says }) => says === 'object').map(sayObjection)),
    papersLeftOut,
  };
}

/**
 * One member has the papers counted once it is closed. The result stands as it is; where it was carried, it waits for a second
 * member to sign it off as any meeting's, and only then changes whose the words are.
 */
export async function countTheBallot(act: Act, ballotId: string, leaveOut: boolean): Promise<Result> {
  const ballot = await holdBallot(act.tx, ballotId);
  const outcome = await outcomeNow(act.tx, ballot.outcomeId);
  const part = partSpokenFor(act.who, outcome, ballot.bodyId);
  if (ballot.state === 'counted') {
    await putForward(act, ballot, ballot.result!);
    return ballot.result!;
  }
  if (ballot.state !== 'closed') refuse('ballot-not-open');
  // What is in the notice decides, and it has to be what everybody was sent.
  if (sha256(canonicalJson(ballot.notice)) !== ballot.noticeHash || !sameRule(ballot)) refuse('notice-changed');
  const waiting = await entriesOf(act.tx, ballot.id);
  if (waiting.length > 0 && !leaveOut)
    slip(
      'leaveOut',
      'Only one member has entered some papers. Enter them a second time, or tick that they are left out',
    );
  const result = resultOf(ballot, await papersOf(act.tx, ballot.id), waiting.length);
  const text = canonicalJson(result);
  await dropEntries(act.tx, ballot.id, null);
  await countRow(act.tx, ballot.id, { result, hash: sha256(text), at: act.now });
  await recordBallot(act, ballot.id, { action: 'ballot.counted', fields: ['result'], content: text });
  if (result.carried && stepOf(part.state, result.agreed, 'body') !== null) await putForward(act, ballot, result);
  return result;
}

const sameRule = ({ notice, rule, opensOn, closesOn, wordingId, statement, forWhom, agreed }: Ballot): boolean => {
  const own = { rule, opensOn, closesOn, wording: wordingId, statement, forWhom, agreed };
  const put = {
    ...own,
    rule: notice!.rule,
    opensOn: notice!.opensOn,
    closesOn: notice!.closesOn,
    wording: notice!.wording,
  };
  return (
    canonicalJson(own) ===
    canonicalJson({ ...put, statement: notice!.statement, forWhom: notice!.forWhom, agreed: notice!.agreed })
  );
};

/** Puts a carried result to a second member, as what a meeting agreed is; once, unless somebody said that it was not so. */
async function putForward(act: Act, ballot: Ballot, result: Result): Promise<void> {
  if (!result.carried) refuse('wrong-state');
  const outcome = await outcomeNow(act.tx, ballot.outcomeId);
  const earlier = (await ratificationsOf(act.tx, outcome.id)).filter((one) => one.bodyId === ballot.bodyId);
  if (earlier.some((one) => one.state === 'recorded' || (one.ballotId === ballot.id && one.state === 'confirmed')))
    refuse('wrong-state');
  const away = result.roll - result.tookPart;
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await insertRatification(act.tx, {
    id: act.newId(),
    outcomeId: outcome.id,
    bodyId: ballot.bodyId,
    agreed: result.agreed,
    state: 'recorded',
    statement: result.statement,
    forWhom: result.forWhom,
    because: null,
    metOn: result.closesOn,
    present: result.tookPart,
    missing:
      away === 0
        ? 'Nobody: everybody on the roll took part'
        : `${away} of the ${result.roll} on the roll did not take part`,
    objections: result.objections,
    roll: result.roll,
    quorum: result.quorumNeeded,
    sawWordingId: result.wording,
    recordedBy: act.who.personId!,
    recordedAt: act.now,
    decidedBy: null,
    decidedAt: null,
    ballotId: ballot.id,
  });
  await recordOutcome(act, outcome.id, { action: 'outcome.ballotPutForward', fields: ['ratifications'] });
}
