import { look } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { beginLooking, lookBacks } from './history/look-back.ts';
import { casesLookingBack } from './history/past-tender-store.ts';
import { beginPlaying, plays } from './question/play-question.ts';
import { questionsPlaying } from './question/question-store.ts';

/** Goes on with what a server that ended left undone, one after the other. */
export async function resume(services: Services): Promise<void> {
  for (const caseId of await look(services.act, casesLookingBack)) {
    if (!lookBacks.isRunning(caseId)) beginLooking(services, caseId);
    await lookBacks.untilDone(caseId);
  }
  for (const question of await look(services.act, questionsPlaying)) {
    if (!plays.isRunning(question.id)) beginPlaying(services, question);
    await plays.untilDone(question.id);
  }
}
