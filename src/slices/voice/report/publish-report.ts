import { z } from 'zod';
import type { Matrix, Votes } from '#engines/opinion/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import type { Conversation } from '../conversation.ts';
import { countOf, type KeptAnswer } from '../held/count-store.ts';
import { votesCounted } from '../held/taking-part-store.ts';
import { inputHash } from '../input-hash.ts';
import { composeReport } from './compose-report.ts';
import { gatherReport } from './gather-report.ts';
import { reportPartNames } from './report-part.ts';
import { insertReport, lockReports, saveReportPart } from './report-store.ts';

export const reportPartInput = z.strictObject({
  part: field.choice(reportPartNames, 'Choose a part of the report'),
  words: field.text('Enter the words of this part', 5_000),
  version: z.coerce.number().int().min(0),
});

/** Writes what only people can say. What was published before stays as it was. */
export async function writeReportPart(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof reportPartInput>,
): Promise<void> {
  if (conversation.state === 'draft') refuse('wrong-state', 'nobody has said anything in it yet');
  await saveReportPart(act.tx, conversation.id, body, act.who.personId, act.now);
  act.record({
    action: 'report.written',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: [body.part],
    content: body.words,
  });
}

const engine = import.meta.resolve('#engines/opinion/index.ts');

/** Whether a count is of these votes: somebody may have been put out, or let in, since it was made. */
function isCountOf({ statements }: KeptAnswer, { statement, value, statements: names }: Votes): boolean {
  const [agree, seen] = [new Map<string, number>(), new Map<string, number>()];
  for (const [at, on] of statement.entries()) {
    const name = names[on]!;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    if (value[at] === 1) agree.set(name, (agree.get(name) ?? 0) + 1);
  }
  return (
    statements.length === names.length &&
    statements.every((one) => one.agree === (agree.get(one.id) ?? 0) && one.seen === (seen.get(one.id) ?? 0))
  );
}

export const publishReportInput = z.strictObject({ sure: field.ticked() });

/**
 * Publishes the report as it reads at this moment, and freezes it. Refused while it is not said of every statement where it ended, while
 * people can still vote, and while the count is not that of the votes.
 */
export async function publishReport(
  act: Act,
  conversation: Conversation,
  { sure, site }: z.infer<typeof publishReportInput> & { site: string },
): Promise<number> {
  if (conversation.state !== 'closed') refuse('wrong-state', 'people can still take part');
  if (!sure) slip('sure', 'Read it first, then tick that you have');
  await lockReports(act.tx, conversation.id);
  const facts = await gatherReport(act.tx, conversation, act.now, site);
  const without = facts.ends.filter(({ ends }) => ends.length === 0).length;
  if (without > 0)
    slip(
      'sure',
      `Say first where every statement ended: ${without === 1 ? 'one is' : `${without} are`} without an end`,
    );
  const votes = await votesCounted(act.tx, conversation.id);
  const count = await countOf(act.tx, conversation.id);
  if (count ? !isCountOf(count.answer, votes) || facts.results?.pending : votes.person.length > 0)
    slip('sure', 'It is being counted. Wait a moment, then publish it');
  const hash = inputHash(await runInWorker<Matrix>(engine, 'matrixOf', [votes], 60));
  const number = (facts.before.at(-1)?.number ?? 0) + 1;
  await insertReport(act.tx, conversation.id, {
    id: act.newId(),
    number,
    blocks: composeReport({ ...facts, published: { number, inputHash: hash } }),
    inputHash: hash,
    publishedAt: act.now,
    by: act.who.personId,
  });
  act.record({
    action: 'report.published',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['conversation_reports'],
    content: hash,
  });
  act.publish({
    name: 'conversation.reported',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    payload: { number },
  });
  return number;
}
