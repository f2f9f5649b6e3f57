import type { Tx } from '#platform/db/database.ts';
import { number } from '#platform/say.ts';
import { scoreField, swingField } from './answer-sheet.ts';
import { ownScores, ownWeights, sentOf } from './answer-store.ts';
import { readSheets } from './read-sheets.ts';
import { isAnswerStage, type Participant, type Round, shownIn } from './round.ts';
import { criteriaOf, roundOptionsOf } from './round-store.ts';
import { viewSpread, viewWeights } from './spread-view.ts';

/** One person's own sheet: what is asked of them now, what they gave, and what the room may see by now. Never a cost. */
export async function viewSheet(tx: Tx, round: Round, me: Participant) {
  const criteria = await criteriaOf(tx, round.id);
  const options = await roundOptionsOf(tx, round.id);
  const stage = isAnswerStage(round.state) ? round.state : null;
  const weights = new Map((await ownWeights(tx, me.id)).map((row) => [row.criterionId, row.swing]));
  const scores = await ownScores(tx, me.id);
  const hasSecond = scores.some((row) => row.stage === 'second');
  const from = round.state === 'second' && !hasSecond ? 'first' : round.state;
  const own = new Map(
    scores.filter((row) => row.stage === from).map((row) => [`${row.optionId} ${row.criterionId}`, row.score]),
  );
  const sent = (await sentOf(tx, round.id)).find((one) => one.participantId === me.id && one.stage === stage);
  const shown = shownIn[round.state];
  const sheets = shown.length > 0 ? await readSheets(tx, round) : null;
  return {
    round,
    me: { name: me.name, showsName: me.showsName },
    stage,
    sentAt: sent?.sentAt ?? null,
    criteria: criteria.map((one, index) => ({
      ...one,
      field: swingField(index),
      value: number(weights.get(one.id)).replaceAll(',', ''),
    })),
    options: options.map((option, at) => ({
      title: option.title,
      says: option.says,
      boxes: criteria.map((criterion, index) => ({
        field: scoreField(at, index),
        label: criterion.title,
        worst: criterion.worst,
        best: criterion.best,
        value: number(own.get(`${option.optionId} ${criterion.id}`)),
      })),
    })),
    weightSpread: sheets && shown.includes('weights') && criteria.length > 1 ? viewWeights(sheets, me.id) : null,
    spread:
      sheets && shown.includes('first')
        ? viewSpread(sheets, shown.includes('second') ? 'second' : 'first', me.id)
        : null,
  };
}
