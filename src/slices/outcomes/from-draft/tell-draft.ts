import type { Act } from '#platform/act/act.ts';
import { sayWhereItEnded } from '#slices/voice/index.ts';
import type { Outcome } from '../outcome.ts';
import { draftBehind } from './from-draft-store.ts';
import { whereItEnded } from './where-it-ended.ts';

/** An outcome that grew from a draft says where it stands to those who said what it rests on, in the act that changed it. */
export async function tellDraft(act: Act, outcome: Outcome): Promise<void> {
  const draftId = await draftBehind(act.tx, outcome.id);
  if (draftId) await sayWhereItEnded(act, draftId, whereItEnded(outcome));
}
