import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { keepMessage, messagesAbout } from '#platform/messages/messages.ts';
import { number } from '#platform/say.ts';
import { personNames } from '#slices/people/index.ts';
import { checkInside } from '../check-inside.ts';
import { optionsOf } from '../options/option-store.ts';
import { sentOf } from './answer-store.ts';
import { type inviteInput, invitePeople, readPeople } from './join-round.ts';
import { type discussedInput, moveRound, type moveRoundInput, noteDiscussion } from './move-round.ts';
import { openRound, type openRoundInput, readCriteria } from './open-round.ts';
import { readSheets } from './read-sheets.ts';
import { type elsewhereInput, recordElsewhere } from './record-elsewhere.ts';
import { isAnswerStage, nextStates, type Round, shownIn, stateLabels } from './round.ts';
import { roundsOf } from './round-store.ts';
import { viewSpread, viewWeights } from './spread-view.ts';
import { results, type Sheets } from './tally.ts';
import { useScores, type useScoresInput } from './use-scores.ts';

const pathOf = (round: Pick<Round, 'caseId' | 'id'>): string => `/cases/${round.caseId}/rounds/${round.id}`;

export async function listRounds({ tx, object, now, who }: Visit<Subject>): Promise<Reply> {
  checkInside(who);
  const put = (await optionsOf(tx, object.id)).filter((option) => option.state === 'put');
  return page('allocation/rounds.njk', 'Rounds of scoring', {
    rounds: (await roundsOf(tx, object.id)).map((round) => ({ ...round, label: stateLabels[round.state] })),
    optionChoices: put.map(({ id, title }) => ({ value: id, text: title })),
    everyOption: put.map(({ id }) => id),
    today: londonDate(now),
  });
}

export async function keepRound({ act, object, body }: Doing<Subject, z.infer<typeof openRoundInput>>): Promise<Reply> {
  const { title, criteria, options } = body;
  const id = await openRound(act, { caseId: object.id, title, criteria: readCriteria(criteria), optionIds: options });
  return redirect(pathOf({ caseId: object.id, id }), 'The round is open. Invite people, or let them join.');
}

export async function keepElsewhere(doing: Doing<Subject, z.infer<typeof elsewhereInput>>): Promise<Reply> {
  const id = await recordElsewhere(doing.act, doing.object.id, doing.body);
  return redirect(pathOf({ caseId: doing.object.id, id }), 'The scores are kept, and marked as agreed elsewhere.');
}

const moveLabels: Record<Round['state'], string> = {
  weights: '',
  first: 'Close the weights, and begin to score',
  discussion: 'Close the scoring, and show the spread',
  second: 'Score a second time',
  closed: 'Close the round',
};

export async function showRound(visit: Visit<Round>): Promise<Reply> {
  const { tx, object, who, may } = visit;
  const sheets = await readSheets(tx, object);
  const me = sheets.people.find((one) => one.personId === who.personId) ?? null;
  const shown = shownIn[object.state];
  return page('allocation/round.njk', object.title, {
    round: object,
    label: stateLabels[object.state],
    facilitator: (await personNames(tx, [object.facilitatorId])).get(object.facilitatorId),
    criteria: sheets.criteria,
    ...(await whoIsIn(visit, sheets)),
    isIn: me !== null,
    moves: may.includes('run') ? nextStates[object.state].map((to) => ({ to, text: moveLabels[to] })) : [],
    weightSpread: shown.includes('weights') && sheets.criteria.length > 1 ? viewWeights(sheets, me?.id ?? null) : null,
    spread:
      object.how === 'here' && shown.includes('first')
        ? viewSpread(sheets, shown.includes('second') ? 'second' : 'first', me?.id ?? null)
        : null,
    results: object.state === 'closed' ? resultRows(object, sheets) : [],
  });
}

/** How many have answered, and for whoever runs it, who: never what. */
async function whoIsIn({ tx, object, may }: Visit<Round>, sheets: Sheets) {
  const sent = new Set(
    (await sentOf(tx, object.id)).filter((one) => one.stage === object.state).map((one) => one.participantId),
  );
  return {
    asking: isAnswerStage(object.state),
    answered: sheets.people.filter((one) => sent.has(one.id)).length,
    people: sheets.people.length,
    waiting: may.includes('run') ? sheets.people.filter((one) => !sent.has(one.id)).map((one) => one.name) : [],
    names: may.includes('run') ? sheets.people.map((one) => one.name) : [],
  };
}

function resultRows(round: Round, sheets: Sheets) {
  const right = (value: number) => ({ text: number(Math.round(value * 10) / 10), number: true });
  if (round.how === 'elsewhere') return sheets.options.map((one) => [one.title, right(one.agreedScore ?? 0)]);
  const titles = new Map(sheets.options.map((one) => [one.optionId, one.title]));
  return results(sheets)
    .sort((a, b) => b.benefit - a.benefit)
    .map((one) => [
      titles.get(one.optionId)!,
      right(one.benefit),
      { text: `${number(Math.round(one.low))} to ${number(Math.round(one.high))}`, number: true },
      { text: String(one.people), number: true },
    ]);
}

export async function keepInvited(doing: Doing<Round, z.infer<typeof inviteInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const { publicUrl, host, port } = services.config;
  for (const { participant, token } of await invitePeople(act, object, readPeople(body.people))) {
    const channel = participant.address?.includes('@') && services.messages.canMail ? 'email' : 'letter';
    await keepMessage(act, {
      caseId: object.caseId,
      about: { kind: 'round', id: object.id },
      channel,
      recipient: participant.name,
      address: participant.address,
      subject: `Your sheet: ${object.title}`,
      body: `Dear ${participant.name},\n\nThis address opens your own sheet, on a phone or a computer, without an account:\n\n${publicUrl ?? `http://${host}:${port}`}/public/rounds/${token}\n\nIt is yours alone: do not pass it on. Nobody sees what you give before the round shows everybody’s together, and your name stays off it unless you say so.\n\n${act.who.name}`,
    });
  }
  return redirect(pathOf(object), 'They are invited. Hand out the slips, or wait for the e-mails to arrive.');
}

export async function showSlips({ tx, object }: Visit<Round>): Promise<Reply> {
  const messages = await messagesAbout(tx, { kind: 'round', id: object.id });
  const newest = new Map(messages.map((message) => [message.recipient, message]));
  return page('allocation/slips.njk', 'Slips to hand out', { round: object, slips: [...newest.values()] });
}

export async function saveRoundMove({
  act,
  object,
  body,
}: Doing<Round, z.infer<typeof moveRoundInput>>): Promise<Reply> {
  await moveRound(act, object, body);
  return redirect(pathOf(object), `Now: ${stateLabels[body.to].toLowerCase()}.`);
}

export async function keepDiscussion(doing: Doing<Round, z.infer<typeof discussedInput>>): Promise<Reply> {
  await noteDiscussion(doing.act, doing.object, doing.body);
  return redirect(pathOf(doing.object), 'It is kept.');
}

export async function takeScores({ act, object, body }: Doing<Round, z.infer<typeof useScoresInput>>): Promise<Reply> {
  const changed = await useScores(act, object, body.version);
  return redirect(
    `/cases/${object.caseId}/options`,
    changed === 1
      ? 'One option now says what the room gave it.'
      : `${changed} options now say what the room gave them.`,
  );
}
