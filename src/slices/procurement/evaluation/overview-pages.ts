import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { declarationLabels, declarationsOf, hatLabels, mayInfluence, wearersOf } from '#slices/cases/index.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { judgedByLabels, leavesOf } from '../criteria/criterion.ts';
import { unexplainedReaders } from '../names-hidden/check-unnamed.ts';
import { markReaders, readersShown } from '../names-hidden/reader-pages.ts';
import { type Evaluation, isAsked, stateSays } from './evaluation.ts';
import { judgedOf } from './evaluation-store.ts';
import { locksOf } from './judge-store.ts';
import { doneOf, lacking, type lockInput, lockScores } from './keep-scores.ts';
import { lockQuality, qualityLacks } from './lock-quality.ts';
import { type endJudgeInput, type judgeInput, nameJudge, takeOffJudge } from './name-judge.ts';
import { allLocked, ownScores } from './score-store.ts';
import { settledOf } from './settled-store.ts';

export const pathOf = ({ caseId, id }: Pick<Evaluation, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/evaluations/${id}`;

/** What somebody still has to score, once they have declared and may look. */
async function myWork({ tx, who, may }: Visit<Evaluation>, evaluation: Evaluation, declared: boolean) {
  const judge = evaluation.judges.find(({ personId }) => personId === who.personId);
  if (!judge || !may.includes('readOwn')) return null;
  if (!declared) return { mayLook: false, criteria: [], tenders: [] };
  if ((await unexplainedReaders(tx, evaluation.id)).has(judge.personId))
    return { mayLook: false, couldRead: true, criteria: [], tenders: [] };
  const mine = leavesOf(await criteriaTreeOf(tx, evaluation.id)).filter(({ id }) => judge.criterionIds.includes(id));
  const tenders = await judgedOf(tx, evaluation);
  const locked = new Set(
    (await locksOf(tx, evaluation.id)).flatMap((one) => (one.personId === judge.personId ? [one.criterionId] : [])),
  );
  const done = doneOf(await ownScores(tx, evaluation.id, judge.personId));
  return {
    mayLook: true,
    criteria: mine.map((one) => ({ ...one, locked: locked.has(one.id), lacks: lacking(one, tenders, done) })),
    tenders: tenders
      .map((tender) => ({ ...tender, asked: mine.filter((one) => isAsked(one, tender)) }))
      .filter(({ asked }) => asked.length > 0)
      .map(({ asked, ...tender }) => ({
        ...tender,
        lacks: asked.filter(({ id }) => !done.has(`${tender.tenderId} ${id}`)).length,
      })),
  };
}

/** Who judges what, how far each is, and what comes next; never a score. */
export async function showEvaluation(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, who, may } = visit;
  const declarations = await declarationsOf(tx, object.caseId);
  const stateOfPerson = new Map(declarations.map((one) => [one.personId, one.state]));
  const leaves = leavesOf(await criteriaTreeOf(tx, object.id));
  const names = new Map(leaves.map(({ id, name }) => [id, name]));
  const locks = await locksOf(tx, object.id);
  const done = await allLocked(tx, object.id);
  const settled = Map.groupBy(await settledOf(tx, object.id), ({ criterionId }) => criterionId);
  const tenders = object.state === 'waiting' ? [] : await judgedOf(tx, object);
  const mine = new Set(object.judges.find(({ personId }) => personId === who.personId)?.criterionIds ?? []);
  const reads = may.includes('readAll');
  const readers = await readersShown(tx, object);
  const wearers = may.includes('choose') ? await wearersOf(tx, object.caseId) : [];
  const couldRead = await markReaders(tx, object, wearers);
  return page('procurement/evaluation/overview.njk', `Judging: ${object.title}`, {
    evaluation: object,
    says: stateSays[object.state],
    judges: object.judges.map((judge) => {
      const state = stateOfPerson.get(judge.personId);
      return {
        ...judge,
        reads: readers.get(judge.personId) ?? null,
        declared: state ? declarationLabels[state] : 'Not declared yet',
        criteria: judge.criterionIds.flatMap((id) => names.get(id) ?? []),
        locked: locks.filter((one) => one.personId === judge.personId && judge.criterionIds.includes(one.criterionId))
          .length,
      };
    }),
    mine: await myWork(visit, object, mayInfluence(stateOfPerson.get(who.personId ?? '') ?? null)),
    criteria: may.includes('readSettled')
      ? leaves
          .filter(({ id }) => reads || mine.has(id))
          .map((one) => ({
            ...one,
            allLocked: done.has(one.id),
            settled: settled.get(one.id)?.length ?? 0,
            of: tenders.filter((tender) => isAsked(one, tender)).length,
          }))
      : [],
    lacks: may.includes('lockQuality') ? await qualityLacks(tx, object) : [],
    namesHidden: object.anonymised,
    people: [...Map.groupBy(wearers, ({ personId }) => personId).values()]
      .filter((worn) => !worn.some(({ hat }) => hat === 'provider'))
      .map((worn) => ({
        value: worn[0]!.personId,
        text: `${worn[0]!.person} (${worn.map(({ hat }) => hatLabels[hat]).join(', ')})${couldRead.has(worn[0]!.personId) ? '. Could read names' : ''}`,
      })),
    criterionChoices: leaves.map(({ id, name, judgedBy }) => ({
      value: id,
      text: name,
      hint: judgedByLabels[judgedBy],
    })),
  });
}

type On<T extends z.ZodType> = Doing<Evaluation, z.infer<T>>;

export async function keepJudge({ act, object, body }: On<typeof judgeInput>): Promise<Reply> {
  await nameJudge(act, object, body);
  return redirect(pathOf(object), 'They judge it. They see nothing before they have declared.');
}

export async function endJudging({ act, object, body }: On<typeof endJudgeInput>): Promise<Reply> {
  await takeOffJudge(act, object, body);
  return redirect(pathOf(object), 'They do not judge any more. What they gave does not count.');
}

export async function keepLock({ act, object, body }: On<typeof lockInput>): Promise<Reply> {
  await lockScores(act, object, body);
  return redirect(pathOf(object), 'Your scores are locked. Nothing changes them now.');
}

export async function keepQuality({ act, object }: Doing<Evaluation>): Promise<Reply> {
  await lockQuality(act, object);
  return redirect(pathOf(object), 'Quality is locked. Prices can be opened by two people.');
}
