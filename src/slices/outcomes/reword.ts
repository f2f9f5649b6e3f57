import type { Act } from '#platform/act/act.ts';
import { flagDependants } from '#platform/links/index.ts';
import type { Outcome } from './outcome.ts';
import { insertWording, savePart, setWordingState } from './outcome-write-store.ts';
import { afterOthersReword, standsBehind } from './ownership.ts';
import { type Ratification, sameWords } from './ratification.ts';

/** Makes a wording the outcome's current one: what was shaped with others is a proposal to them again, and all that rests on it is flagged. */
export async function currentWordsChanged(
  act: Act,
  outcome: Outcome,
  wordingId: string,
  except: string | null,
): Promise<void> {
  for (const part of outcome.parts) {
    const state = afterOthersReword(part.state);
    if (part.bodyId === except || state === part.state) continue;
    await savePart(act.tx, outcome.id, { ...part, state, wordingId, by: act.who.personId, at: act.now });
  }
  await flagDependants(act, outcome.caseId, { kind: 'outcome', id: outcome.id }, 'What is wanted has new words');
}

/**
 * The wording that a body ratified. It becomes the outcome's current wording unless another community stands behind the
 * words there are: then each keeps its own, side by side.
 */
export async function bodyWords(act: Act, outcome: Outcome, meeting: Ratification): Promise<string> {
  const known = outcome.wordings.find((one) => sameWords(one.statement, meeting.statement) && one.state !== 'declined');
  if (known?.state === 'current') return known.id;
  const heldByAnother = outcome.parts.some(
    (part) => part.bodyId !== meeting.bodyId && standsBehind(part.state) && part.wordingId === outcome.wordingId,
  );
  const state = heldByAnother ? 'proposed' : 'current';
  const id = known?.id ?? act.newId();
  if (known) await setWordingState(act.tx, outcome.id, id, state);
  else
    await insertWording(act.tx, outcome.id, {
      id,
      state,
      statement: meeting.statement,
      forWhom: meeting.forWhom,
      because: meeting.because,
      bodyId: meeting.bodyId,
      putBy: meeting.recordedBy,
      putAt: act.now,
    });
  if (state === 'current') await currentWordsChanged(act, outcome, id, meeting.bodyId);
  return id;
}
