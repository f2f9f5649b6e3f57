import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordObligation } from './add-obligation.ts';
import { agreementsById } from './agreement-store.ts';
import type { Obligation } from './obligation.ts';
import { insertRecord, recordsOf, setObligationState } from './obligation-store.ts';
import { answeredTimes } from './obligations/due-store.ts';
import { linkField } from './obligations/link-field.ts';
import { isRepeated, nextDue, openTimes } from './obligations/occurrences.ts';
import { sideOf, standsAgainst } from './obligations/sides.ts';

export const keptInput = z.strictObject({
  was: field.choice(['kept', 'not-kept', 'excused'], 'Choose whether it was kept'),
  on: field.dateOn('Enter the date that this is for'),
  dueOn: field.optionalDateOn(),
  note: field.text('Say what shows it', 1_000),
  link: linkField(),
  version: field.version(),
});

type Given = Omit<z.infer<typeof keptInput>, 'dueOn' | 'link'> & {
  dueOn?: string | null;
  link?: string | null;
  newest: string | null;
};

/** Whether it was kept, not kept, or is excused, and what shows it; of something owed again and again, one time of it. The newest date tells where it stands. */
export async function recordKept(act: Act, before: Obligation, given: Given): Promise<string> {
  const { was, on, note, version, newest, link = null } = given;
  const today = londonDate(act.now);
  if (on > today) slip('on', 'Enter a date that is not in the future');
  const side = sideOf(act.who, before);
  if (was === 'excused' && side === 'owes')
    slip('was', 'Whoever owes it does not excuse it. Ask the side that it is owed to');
  const [agreement] = await agreementsById(act.tx, [before.agreementId]);
  const answered = await answeredTimes(act.tx, before.id);
  const dueOn = isRepeated(before.howOften) ? timeOf(given.dueOn ?? null) : null;
  if (standsAgainst(await recordsOf(act.tx, before.id), side, dueOn)) refuse('own-answer-stands');
  const state = newest && newest > on ? before.state : was;
  if (dueOn) answered.add(dueOn);
  const after: Obligation = { ...before, state, dueOn: nextDue({ ...before, state }, agreement!, answered) };
  await setObligationState(act.tx, before.id, version, after);
  const id = act.newId();
  await insertRecord(act.tx, {
    id,
    obligationId: before.id,
    outcome: was,
    on,
    dueOn,
    note,
    link,
    side,
    by: act.who.personId,
    at: act.now,
  });
  recordObligation(act, after, `obligation.${{ kept: 'kept', 'not-kept': 'notKept', excused: 'excused' }[was]}`);
  return id;

  function timeOf(asked: string | null): string | null {
    const time = asked ?? before.dueOn;
    if (time === null || answered.has(time) || openTimes(before, agreement!, answered, today).includes(time))
      return time;
    return slip('dueOn', 'Choose one of its times');
  }
}
