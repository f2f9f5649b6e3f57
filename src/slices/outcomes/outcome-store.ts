import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById, commissioningOf } from '#slices/cases/index.ts';
import { bodiesById, type CommunityBody, everBelonged, organisationsById, speakersOf } from '#slices/people/index.ts';
import type { Outcome } from './outcome.ts';
import * as rows from './outcome-rows-store.ts';
import { overallState } from './ownership.ts';

/** Outcomes whole: every wording, part, answer and dissent, and who may speak for which community. */
export async function outcomesById(tx: Tx, ids: readonly string[]): Promise<Outcome[]> {
  const found = await rows.outcomeRows(tx, ids);
  if (found.length === 0) return [];
  const known = found.map((row) => row.id);
  const [wordings, parts, answers, dissents, objections, links] = [
    await rows.wordingRows(tx, known),
    await rows.partRows(tx, known),
    await rows.answerRows(tx, known),
    await rows.dissentRows(tx, known),
    await rows.objectionRows(tx, known),
    await rows.linkRows(tx, known),
  ];
  const bodies = await bodiesById(tx, [...new Set(parts.map((part) => part.bodyId))]);
  const bodyNames = new Map(bodies.map((body) => [body.id, body.name]));
  const authorities = await organisationsById(tx, [...new Set(answers.map((answer) => answer.organisationId))]);
  const authorityNames = new Map(authorities.map((one) => [one.id, one.name]));
  const cases = await casesOnWhich(tx, [...new Set(found.map((row) => row.caseId))]);
  return found.map((row): Outcome => {
    const own = <T extends { outcomeId: string }>(list: readonly T[]): T[] =>
      list.filter((one) => one.outcomeId === row.id);
    const words = own(wordings);
    const current = words.find((wording) => wording.state === 'current')!;
    const statements = new Map(words.map((wording) => [wording.id, wording.statement]));
    const mine = own(parts).map((part) => ({
      ...part,
      body: bodyNames.get(part.bodyId)!,
      statement: statements.get(part.wordingId)!,
    }));
    const given = own(answers).map((one) => ({ ...one, organisation: authorityNames.get(one.organisationId)! }));
    const onCase = cases.get(row.caseId)!;
    return {
      id: row.id,
      caseId: row.caseId,
      caseClosed: onCase.closed,
      state: overallState(
        mine.map((part) => part.state),
        row.retiredAt !== null,
      ),
      version: row.version,
      statement: current.statement,
      forWhom: current.forWhom,
      wordingId: current.id,
      wordings: words,
      parts: mine,
      ownership: mine.map(({ bodyId, body, state, forWhom, untilOn }) => ({ bodyId, body, state, forWhom, untilOn })),
      // The newest to the words now; where those have none, the newest there is.
      answer: given.find((one) => one.wordingId === current.id) ?? given[0] ?? null,
      answers: given,
      dissent: dissentOf(mine, own(dissents), own(objections), bodyNames),
      quotationIds: own(links).flatMap((link) => link.quotationId ?? []),
      needIds: own(links).flatMap((link) => link.needId ?? []),
      speakers: Object.fromEntries(
        bodies
          .filter((body) => mine.some((part) => part.bodyId === body.id))
          .map((body) => [body.id, speakersOf(body, onCase.barred)]),
      ),
      commissioningIds: onCase.organisationIds,
      retiredBecause: row.retiredBecause,
      proposedAt: row.proposedAt,
    };
  });
}

/** Dissent is printed wherever the outcome is: what anybody wrote, what a body contests, and objections at its meetings. */
function dissentOf(
  parts: Outcome['parts'],
  dissents: readonly rows.DissentRow[],
  objections: readonly { bodyId: string; words: string; at: Date }[],
  bodyNames: ReadonlyMap<string, string>,
): Outcome['dissent'] {
  const contested = parts.filter((part) => part.state === 'contested' && part.because);
  return [
    ...contested.map((part) => ({ words: part.because!, by: part.body, at: part.changedAt, ofBody: true })),
    ...dissents.map(({ words, byName, bodyId, at }) => ({
      words,
      by: byName,
      at,
      ofBody: bodyId !== null,
    })),
    ...objections.map(({ words, bodyId, at }) => ({
      words,
      by: `at the meeting of ${bodyNames.get(bodyId)}`,
      ofBody: true,
      at,
    })),
  ];
}

async function casesOnWhich(tx: Tx, caseIds: readonly string[]) {
  const closed = new Set((await casesById(tx, caseIds)).filter((one) => one.state === 'closed').map((one) => one.id));
  const found = new Map<string, { closed: boolean; organisationIds: readonly string[]; barred: ReadonlySet<string> }>();
  for (const [caseId, { organisationIds, personIds, since }] of await commissioningOf(tx, caseIds)) {
    const barred = new Set([...personIds, ...(await everBelonged(tx, organisationIds, since))]);
    found.set(caseId, { closed: closed.has(caseId), organisationIds, barred });
  }
  return found;
}

/** Who may speak for a body on a case, wherever it is named there. */
export async function speakersOnCase(tx: Tx, caseId: string, body: CommunityBody): Promise<readonly string[]> {
  return speakersOf(body, (await casesOnWhich(tx, [caseId])).get(caseId)?.barred ?? new Set([body.createdBy]));
}

export async function outcomesOf(tx: Tx, caseId: string): Promise<Outcome[]> {
  return outcomesById(tx, await rows.outcomeIdsOf(tx, caseId));
}

export async function outcomeNow(tx: Tx, id: string): Promise<Outcome> {
  const [found] = await outcomesById(tx, [id]);
  return found ?? refuse('not-found');
}

export async function outcomesOfBody(tx: Tx, bodyId: string): Promise<Outcome[]> {
  return outcomesById(tx, await rows.outcomeIdsOfBody(tx, bodyId));
}
