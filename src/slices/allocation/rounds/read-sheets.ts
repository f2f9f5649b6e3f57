import type { Tx } from '#platform/db/database.ts';
import { scoresOf, weightsOf } from './answer-store.ts';
import { type Round, shownIn } from './round.ts';
import { criteriaOf, participantsOf, roundOptionsOf } from './round-store.ts';
import type { Sheets } from './tally.ts';

/** What everybody gave, of the stages that may be shown now and no others: what is not shown is not read. */
export async function readSheets(tx: Tx, round: Round): Promise<Sheets> {
  const stages = shownIn[round.state];
  return {
    criteria: await criteriaOf(tx, round.id),
    options: await roundOptionsOf(tx, round.id),
    people: await participantsOf(tx, round.id),
    weights: stages.includes('weights') ? await weightsOf(tx, round.id) : [],
    scores: await scoresOf(tx, round.id, stages),
  };
}
