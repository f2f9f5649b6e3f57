import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { guideOf, type PlacedCriterion } from '../criteria/criterion.ts';
import { readRows, type Typed } from './cells.ts';
import { type Evaluation, isAsked, type Judged } from './evaluation.ts';
import { filesToJudge } from './judged-files.ts';
import { judgingOf, keepScores } from './keep-scores.ts';
import { pathOf } from './overview-pages.ts';
import { ownScores } from './score-store.ts';

type Cell = Readonly<{ key: string; title: string; criterion: PlacedCriterion; tender: Judged }>;

/** The cells of one page: all that somebody judges of one tender, or one question across all tenders. */
async function cellsOf(visit: Visit<Evaluation>) {
  const { params } = visit;
  const { mine, tenders, locked, judge } = await judgingOf(visit, visit.object);
  const tender = tenders.find(({ tenderId }) => tenderId === params.tenderId);
  const criterion = mine.find(({ id }) => id === params.criterionId);
  if (!tender && !criterion) refuse('not-found');
  const cells = tender
    ? mine
        .filter((one) => isAsked(one, tender))
        .map((one): Cell => ({ key: one.id, title: one.name, criterion: one, tender }))
    : tenders
        .filter((one) => isAsked(criterion!, one))
        .map((one): Cell => ({ key: one.tenderId, title: one.label, criterion: criterion!, tender: one }));
  return { cells, tender, criterion, mine, tenders, locked, judge };
}

/** One judge’s own page. It is theirs alone, whatever hat anybody else wears. */
export async function showScores(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, may } = visit;
  const { cells, tender, criterion, mine, tenders, locked, judge } = await cellsOf(visit);
  const given = await ownScores(tx, object.id, judge.personId);
  const list = tender ? tenders.filter((one) => mine.some((asked) => isAsked(asked, one))) : mine;
  const at = tender ? tenders.indexOf(tender) : mine.indexOf(criterion!);
  const next = tender
    ? tenders[at + 1] && `/tenders/${tenders[at + 1]!.tenderId}`
    : mine[at + 1] && `/questions/${mine[at + 1]!.id}`;
  return page('procurement/evaluation/scores.njk', `Your scores: ${tender ? tender.label : criterion!.name}`, {
    evaluation: object,
    action: pathOf(object) + (tender ? `/tenders/${tender.tenderId}` : `/questions/${criterion!.id}`),
    next: list.length > 1 && next ? pathOf(object) + next : null,
    question: criterion?.question ?? null,
    files: tender ? await filesToJudge(visit, object, tender) : [],
    rows: cells.map((cell) => {
      const own = given.find((one) => one.tenderId === cell.tender.tenderId && one.criterionId === cell.criterion.id);
      const guide = guideOf(cell.criterion);
      return {
        key: cell.key,
        title: cell.title,
        question: tender ? cell.criterion.question : null,
        guide,
        choices: guide.map(({ score, word }) => ({ value: String(score), text: `${score} ${word}` })),
        score: own?.score ?? null,
        reason: own?.reason ?? null,
        locked: locked.has(cell.criterion.id) || !may.includes('judge'),
      };
    }),
  });
}

export async function saveMyScores(doing: Doing<Evaluation, Typed>): Promise<Reply> {
  const { act, object, body } = doing;
  const { cells, locked, tender, criterion } = await cellsOf(doing);
  const rows = cells.map(({ key, title, criterion: of }) => ({
    key,
    title,
    scores: guideOf(of).map(({ score }) => score),
  }));
  const sent = rows.filter(({ key }) => `score-${key}` in body || `reason-${key}` in body);
  if (sent.some(({ key }) => locked.has(cells.find((cell) => cell.key === key)!.criterion.id))) refuse('scores-locked');
  const given = readRows(sent, ['reason'], body).map(({ key, score, reason }) => {
    const cell = cells.find((one) => one.key === key)!;
    return { tenderId: cell.tender.tenderId, criterionId: cell.criterion.id, score, reason };
  });
  await keepScores(act, object, given);
  const lacks = given.filter(({ score, reason }) => score === null || !reason).length;
  return redirect(
    pathOf(object) + (tender ? `/tenders/${tender.tenderId}` : `/questions/${criterion!.id}`),
    lacks === 0
      ? 'Your draft is kept. Each score has its reason.'
      : `Your draft is kept. ${lacks} of ${given.length} still ${lacks === 1 ? 'lacks' : 'lack'} a score or a reason.`,
  );
}
