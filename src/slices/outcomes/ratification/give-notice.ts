import { accountOf } from '#platform/accounts/accounts.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { partSpokenFor } from '../hand.ts';
import { outcomeNow } from '../outcome-store.ts';
import { ratificationsOf } from '../ratification-store.ts';
import type { Ballot } from './ballot.ts';
import { freezeRoll, giveRow, holdBallot } from './ballot-store.ts';
import { canonicalJson } from './canonical.ts';
import { paperKey } from './codes.ts';
import { noticeAsText, noticeOf } from './notice.ts';
import { layOutPapers } from './paper-store.ts';
import { recordBallot } from './record-ballot.ts';
import { counted, type Frozen } from './roll.ts';
import { rollOf } from './roll-store.ts';
import { quorumNeeded, ruleFaults } from './rule.ts';

export type Sending = Pick<Services, 'config' | 'messages' | 'signer'>;
export const ballotLink = 'ballot';

/**
 * Another member gives notice of what one of them wrote: from now on neither the words, the rule nor the roll change. Everybody on
 * the roll is written to.
 */
export async function giveNotice(act: Act, services: Sending, ballotId: string, version: number): Promise<number> {
  const ballot = await holdBallot(act.tx, ballotId);
  const outcome = await outcomeNow(act.tx, ballot.outcomeId);
  partSpokenFor(act.who, outcome, ballot.bodyId);
  if (ballot.state !== 'drafted' || outcome.retiredBecause !== null) refuse('wrong-state');
  if (act.who.personId === ballot.draftedBy) refuse('second-member');
  const speakers = outcome.speakers[ballot.bodyId] ?? [];
  if (!speakers.includes(ballot.draftedBy)) refuse('not-for-this-body');
  const waiting = (await ratificationsOf(act.tx, outcome.id)).some(
    (one) => one.bodyId === ballot.bodyId && one.state === 'recorded',
  );
  if (waiting) refuse('wrong-state', 'a meeting of this body is waiting to be confirmed');
  const today = londonDate(act.now);
  const roll = counted(await rollOf(act.tx, { caseId: outcome.caseId, bodyId: ballot.bodyId }), speakers);
  checkReady(ballot, roll.length, today);
  const notice = noticeOf(outcome, ballot, today, roll.length);
  const hash = sha256(canonicalJson(notice));
  const frozen = roll.map((entry) => ({ ...entry, frozenId: act.newId() }));
  await giveRow(act.tx, ballot.id, version, { notice, hash, by: act.who.personId!, at: act.now });
  await freezeRoll(act.tx, ballot.id, frozen);
  await layOutPapers(
    act.tx,
    ballot.id,
    frozen.map(({ frozenId }) => paperKey(services.signer, ballot.id, frozenId)),
  );
  for (const { frozenId, ...entry } of frozen)
    await writeTo(act, services, { ...ballot, notice, noticeHash: hash }, { ...entry, id: frozenId, answered: false });
  await recordBallot(act, ballot.id, {
    action: 'ballot.noticeGiven',
    fields: ['notice', 'roll'],
    content: canonicalJson(notice),
  });
  return roll.length;
}

function checkReady(ballot: Ballot, roll: number, today: string): void {
  const firstOn = addToDate(today, { days: ballot.rule.noticeDays });
  const faults = Object.values(ruleFaults(ballot.rule, ballot, firstOn));
  if (roll < 2) faults.push('Put at least two on the roll first, kept by members who may speak for the body here');
  else if (quorumNeeded(ballot.rule, roll) > roll)
    faults.push(`Your rule asks for more people than the ${roll} on the roll. Change the rule, or the roll`);
  if (faults.length > 0) throw new Slip({ notice: faults[0]! });
}

/** The notice to one entry of the roll, by what reaches them. A link is made for whoever does not sign in; its hash alone is kept. */
export async function writeTo(act: Act, services: Sending, ballot: Ballot, entry: Frozen, first = true): Promise<void> {
  const { config, messages } = services;
  const site = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const account = entry.personId ? await accountOf(act.tx, entry.personId) : null;
  const days = Math.ceil((Date.parse(ballot.closesOn) - act.now.getTime()) / 86_400_000) + 90;
  const link = entry.personId
    ? `${site}/cases/${ballot.caseId}/outcomes/${ballot.outcomeId}/ballots/${ballot.id}`
    : `${site}/public/ballots/${await makeLink(act, ballotLink, entry.id, days)}`;
  const address = entry.personId ? (account?.email ?? null) : entry.address;
  const mailed = entry.reach !== 'letter' && address !== null && messages.canMail;
  await keepMessage(act, {
    // Of no case: whoever commissions it prints the letters of a case, and these are the body's.
    caseId: null,
    about: { kind: 'ballot', id: ballot.id },
    channel: mailed ? 'email' : entry.reach === 'letter' ? 'letter' : 'link',
    recipient: entry.name,
    address,
    subject: first ? `${ballot.body} asks you: ${ballot.statement}` : `${ballot.body} has not had your answer yet`,
    body: noticeAsText(ballot.notice!, ballot.howTo, ballot.noticeHash!, link),
  });
}
