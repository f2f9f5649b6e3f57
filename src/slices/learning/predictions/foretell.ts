import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Foretelling, faultsInRange, foretellingKinds } from './foretelling.ts';
import { insertForetelling, updateForetelling } from './foretelling-store.ts';

export const foretellInput = z.strictObject({
  says: field.text('Enter what you say will happen', 500),
  kind: field.choice(foretellingKinds, 'Choose what it is'),
  about: field.text('Choose what it is about', 100),
  unit: field.optionalText(60),
  low: field.optionalNumber(),
  middle: field.optionalNumber(),
  high: field.optionalNumber(),
  sureness: field.wholeNumber('Enter how sure you are, from 50 to 99 in 100', 50, 99),
  bearer: field.optionalText(200),
  dueOn: field.dateOn('Enter the day by which it can be seen'),
});

export type Foretell = Omit<z.infer<typeof foretellInput>, 'about'> & Readonly<{ caseId: string; about: Ref }>;

/** Keeps what somebody says will happen, with its range, before it does. It is met again when it is due. */
export async function foretell(act: Act, input: Foretell): Promise<string> {
  const { low, middle, high, about, ...said } = input;
  if (low === null) slip('low', 'Enter the lowest that would not surprise you');
  if (high === null) slip('high', 'Enter the highest that would not surprise you');
  if (middle === null) slip('middle', 'Enter what you expect');
  const faults = faultsInRange({ low, middle, high });
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const today = londonDate(act.now);
  if (said.dueOn <= today) slip('dueOn', 'It is foretold before it can be seen. Enter a day in the future');
  const one: Foretelling = {
    ...said,
    ...{ low, middle, high },
    id: act.newId(),
    state: 'waiting',
    version: 1,
    aboutKind: about.kind,
    aboutId: about.id,
    saidOn: today,
    actual: null,
    seenOn: null,
    source: null,
    borneBy: null,
    because: null,
    saidBy: act.who.personId,
    metBy: null,
  };
  await insertForetelling(act.tx, one);
  record(act, one, 'foretelling.said', ['says', 'low', 'middle', 'high'], one.says);
  return one.id;
}

export const meetInput = z.strictObject({
  does: field.choice(['meet', 'set-aside'], 'Choose whether it came or can never be seen'),
  actual: field.optionalNumber(),
  seenOn: field.optionalDateOn(),
  source: field.optionalText(300),
  borneBy: field.optionalText(200),
  because: field.optionalText(500),
  version: field.version(),
});

/** What was foretold is met again: what came, from where we know, and who bore it. Or it can never be seen, and that is said. */
export async function meetForetelling(act: Act, one: Foretelling, input: z.infer<typeof meetInput>): Promise<void> {
  if (one.state !== 'waiting') refuse('wrong-state');
  const { does, version, ...came } = input;
  if (does === 'set-aside') {
    if (!came.because) slip('because', 'Say why it can never be seen');
    const aside: Foretelling = { ...one, state: 'set-aside', because: came.because, metBy: act.who.personId };
    await updateForetelling(act.tx, aside, version);
    return record(act, aside, 'foretelling.setAside', ['state', 'because'], came.because);
  }
  const today = londonDate(act.now);
  const seenOn = came.seenOn ?? today;
  if (came.actual === null) slip('actual', 'Enter what came, as a number');
  if (!came.source) slip('source', 'Enter where you know it from');
  if (seenOn > today || seenOn <= one.saidOn)
    slip('seenOn', 'Enter a day after it was foretold that is not in the future');
  if (one.kind === 'saving' && !came.borneBy) slip('borneBy', 'Enter who saved, and who bore what it cost');
  const met: Foretelling = { ...one, ...came, seenOn, state: 'met', metBy: act.who.personId };
  await updateForetelling(act.tx, met, version);
  record(act, met, 'foretelling.met', ['state', 'actual', 'source', 'borne_by'], `${came.actual}\n${came.source}`);
}

const record = (act: Act, one: Foretelling, action: string, fields: readonly string[], content: string): void =>
  act.record({ action, on: { kind: 'foretelling', id: one.id }, caseId: one.caseId, fields, content });
