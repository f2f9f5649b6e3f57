import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { amend, amendmentFields, holdProcurement } from '../clarifications/amend-procurement.ts';
import type { Procurement } from '../procurement.ts';
import { regimeAnswersOf } from '../regime/regime-store.ts';
import { mayShortlistWorks } from './may-shortlist.ts';
import { changedStages, type Procedure } from './procedure.ts';
import { insertProcedure, proceduresOf } from './procedure-store.ts';
import { type Stage, stageKinds, stageLabels } from './stage.ts';
import { brokenStages } from './stage-faults.ts';
import { groundsFor, templatesFor } from './templates.ts';

const version = z.coerce.number().int().min(0);

export const beginProcedureInput = z.strictObject({
  template: field.text('Choose a beginning', 40),
  ground: field.optionalText(40),
  justification: field.optionalText(2_000),
  version,
  ...amendmentFields,
});

export const stageInput = z.strictObject({
  position: z.coerce.number().int().min(0).max(50),
  how: field.choice(['add', 'change', 'remove'], 'Choose what to do with the stage'),
  kind: field.choice(stageKinds, 'Choose what kind of stage it is'),
  from: field.optionalDateOn(),
  until: field.optionalDateOn(),
  asks: field.optionalText(1_000),
  who: field.optionalText(500),
  questions: field.optionalWholeNumber(0, 500),
  words: field.optionalWholeNumber(1, 20_000),
  documents: field.optionalWholeNumber(0, 200),
  meetings: field.optionalWholeNumber(0, 200),
  hoursLow: field.optionalNumber(0, 100_000),
  hoursHigh: field.optionalNumber(0, 100_000),
  hoursSource: field.optionalText(300),
  rule: field.optionalText(1_000),
  least: field.optionalWholeNumber(1, 100),
  announced: field.ticked(),
  nobodyLost: field.ticked(),
  version,
  ...amendmentFields,
});

const mostStages = 20;

async function nowOf(act: Act, given: Procurement, version: number) {
  const procurement = await holdProcurement(act, given);
  const now = (await proceduresOf(act.tx, procurement.id)).at(-1) ?? null;
  if ((now?.version ?? 0) !== version) refuse('stale');
  return { procurement, now };
}

/** Whether the last answer about the law lets a look at who is suitable come first, below the threshold. */
export const mayShortlist = async (tx: Tx, { id }: Pick<Procurement, 'id'>): Promise<boolean> =>
  mayShortlistWorks((await regimeAnswersOf(tx, [id])).at(-1) ?? null);

/** Begins with a template, or gives a direct award its ground. The same template again keeps the stages as they are. */
export async function beginProcedure(
  act: Act,
  given: Procurement,
  input: z.infer<typeof beginProcedureInput>,
): Promise<void> {
  const { procurement, now } = await nowOf(act, given, input.version);
  const template =
    templatesFor(procurement).find(({ name }) => name === input.template) ??
    slip('template', 'Choose one from the list');
  if (input.ground && !groundsFor(procurement).some(({ name }) => name === input.ground))
    slip('ground', 'Choose a ground that this way of buying has');
  if (input.ground && !input.justification) slip('justification', 'Say why the ground is met here');
  const stages = now?.template === template.name ? now.stages : template.stages;
  await keep(
    act,
    procurement,
    now,
    { template: template.name, ground: input.ground, justification: input.justification, stages },
    `The procedure: ${template.label}.`,
    input,
  );
}

/** Adds, changes or takes out one stage. What has no sense is not kept; what the law may not like is said on the page. */
export async function changeStage(act: Act, given: Procurement, input: z.infer<typeof stageInput>): Promise<void> {
  const { procurement, now } = await nowOf(act, given, input.version);
  if (!now) slip('kind', 'Choose how it begins first');
  if (input.hoursLow !== null && input.hoursHigh !== null && input.hoursHigh < input.hoursLow)
    slip('hoursHigh', 'The most hours cannot be fewer than the least');
  if ((input.hoursLow !== null || input.hoursHigh !== null) && !input.hoursSource)
    slip('hoursSource', 'Say where the hours come from');
  const {
    position,
    how,
    version: _,
    changeBecause,
    republish,
    extended,
    extensionBecause,
    tendersBy,
    ...stage
  } = input;
  const stages = changedStages(now.stages, position, how, stage) ?? refuse('stale');
  if (stages.length > mostStages) slip('kind', `A procedure has at most ${mostStages} stages`);
  const [broken] = how === 'remove' ? [] : brokenStages(stages, procurement, await mayShortlist(act.tx, procurement));
  if (broken)
    slip(broken.says.includes('last day') ? 'until' : broken.says.includes('begins') ? 'from' : 'kind', broken.says);
  const label = stageLabels[stage.kind];
  const words = {
    add: `A stage is added: ${label}.`,
    change: `A stage is changed: ${label}.`,
    remove: `A stage is taken out: ${label}.`,
  }[how];
  await keep(act, procurement, now, { ...now, stages }, words, {
    changeBecause,
    republish,
    extended,
    extensionBecause,
    tendersBy,
  });
}

async function keep(
  act: Act,
  procurement: Procurement,
  now: Procedure | null,
  next: Readonly<{ template: string; ground: string | null; justification: string | null; stages: readonly Stage[] }>,
  words: string,
  changed: Parameters<typeof amend>[4],
): Promise<void> {
  await amend(act, procurement, 'procedure', words, changed);
  await insertProcedure(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version: (now?.version ?? 0) + 1,
    template: next.template,
    ground: next.ground,
    justification: next.justification,
    stages: next.stages,
    by: act.who.personId!,
    keptAt: act.now,
  });
  act.record({
    action: 'procurement.procedure-drawn',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['template', 'stages', 'justification'],
    content: JSON.stringify(next.stages),
  });
}
