import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Brief, Idea, Note, Trial } from './brief.ts';

const trials = sql`(select coalesce(json_agg(json_build_object('id', t.id, 'ideaId', t.idea_id, 'state', t.state, 'what', t.what, 'withWhom', t.with_whom,
  'beginsOn', t.begins_on, 'untilOn', t.until_on, 'costPence', t.cost_pence, 'worksIf', t.works_if, 'stopIf', t.stop_if, 'shown', t.shown, 'learnt', t.learnt,
  'spentPence', t.spent_pence, 'decision', t.decision, 'how', t.how, 'because', t.because, 'begunAt', t.begun_at, 'endedAt', t.ended_at,
  'decidedAt', t.decided_at) order by t.begun_at, t.id), '[]'::json) from brief_trials t where t.idea_id = i.id)`;

const ideas = sql`(select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'contact', i.contact, 'what', i.what, 'needs', i.needs,
  'wouldShow', i.would_show, 'channel', i.channel, 'state', i.state, 'because', i.because, 'proposedAt', i.proposed_at, 'trials', ${trials})
  order by i.proposed_at, i.id), '[]'::json) from brief_ideas i where i.brief_id = c.id)`;

const notes = sql`(select coalesce(json_agg(json_build_object('id', n.id, 'question', n.question, 'answer', n.answer, 'notedAt', n.noted_at)
  order by n.noted_at, n.id), '[]'::json) from brief_notes n where n.brief_id = c.id)`;

const select = sql`select c.id, c.case_id as "caseId", c.state, c.version, c.outcome_id as "outcomeId", c.title, c.problem, c.known, c.limits, c.offer,
  c.budget_pence as "budgetPence", c.closes_on as "closesOn", c.opened_at as "openedAt", c.closed_at as "closedAt", c.added_at as "addedAt",
  ${notes} as notes, ${ideas} as ideas from challenge_briefs c`;

const instant = (value: unknown): Date => new Date(value as string);
const orNull = (value: unknown): Date | null => (value === null ? null : instant(value));

/** Times inside JSON come as text. */
const timed = (row: Brief): Brief => ({
  ...row,
  notes: row.notes.map((note): Note => ({ ...note, notedAt: instant(note.notedAt) })),
  ideas: row.ideas.map(
    (idea): Idea => ({
      ...idea,
      proposedAt: instant(idea.proposedAt),
      trials: idea.trials.map(
        (trial): Trial => ({
          ...trial,
          begunAt: instant(trial.begunAt),
          endedAt: orNull(trial.endedAt),
          decidedAt: orNull(trial.decidedAt),
        }),
      ),
    }),
  ),
});

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Brief[]> =>
  (await sql<Brief>`${select} where ${where} order by c.added_at, c.title, c.id`.execute(tx)).rows.map(timed);

export const briefsById = (tx: Tx, ids: readonly string[]): Promise<Brief[]> =>
  load(tx, sql`c.id = any(${[...ids]}::uuid[])`);
export const briefsOf = (tx: Tx, caseId: string): Promise<Brief[]> => load(tx, sql`c.case_id = ${caseId}`);

/** The brief of an idea, for whoever holds the idea’s link. */
export async function briefOfIdea(tx: Tx, ideaId: string): Promise<Brief | null> {
  return (await load(tx, sql`c.id = (select brief_id from brief_ideas where id = ${ideaId})`))[0] ?? null;
}

export async function insertBrief(tx: Tx, c: Brief, by: string): Promise<void> {
  await sql`insert into challenge_briefs (id, case_id, outcome_id, title, problem, known, limits, offer, budget_pence, closes_on, state, version, added_by, added_at)
    values (${c.id}, ${c.caseId}, ${c.outcomeId}, ${c.title}, ${c.problem}, ${c.known}, ${c.limits}, ${c.offer}, ${c.budgetPence}, ${c.closesOn},
      'draft', 1, ${by}, ${c.addedAt})`.execute(tx);
}

/** Whether it was as it was when the form was made. */
export async function updateBrief(tx: Tx, c: Brief, version: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update challenge_briefs set outcome_id = ${c.outcomeId}, title = ${c.title}, problem = ${c.problem}, known = ${c.known}, limits = ${c.limits},
    offer = ${c.offer}, budget_pence = ${c.budgetPence}, closes_on = ${c.closesOn}, state = ${c.state}, opened_at = ${c.openedAt}, closed_at = ${c.closedAt},
    version = version + 1 where id = ${c.id} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes a brief for this act alone, so that what is decided about its ideas is decided on what they are. */
export async function holdBrief(tx: Tx, id: string): Promise<Brief> {
  await sql`select 1 from challenge_briefs where id = ${id} for update`.execute(tx);
  return (await briefsById(tx, [id]))[0]!;
}

export async function insertNote(tx: Tx, briefId: string, note: Note, by: string): Promise<void> {
  await sql`insert into brief_notes (id, brief_id, question, answer, noted_by, noted_at)
    values (${note.id}, ${briefId}, ${note.question}, ${note.answer}, ${by}, ${note.notedAt})`.execute(tx);
}

export async function insertIdea(tx: Tx, briefId: string, i: Omit<Idea, 'trials'>): Promise<void> {
  await sql`insert into brief_ideas (id, brief_id, name, contact, what, needs, would_show, channel, state, because, proposed_at)
    values (${i.id}, ${briefId}, ${i.name}, ${i.contact}, ${i.what}, ${i.needs}, ${i.wouldShow}, ${i.channel}, ${i.state}, ${i.because}, ${i.proposedAt})`.execute(
    tx,
  );
}

export async function setIdea(tx: Tx, id: string, state: Idea['state'], because: string): Promise<void> {
  await sql`update brief_ideas set state = ${state}, because = ${because} where id = ${id}`.execute(tx);
}

export async function insertTrial(tx: Tx, t: Trial): Promise<void> {
  await sql`insert into brief_trials (id, idea_id, what, with_whom, begins_on, until_on, cost_pence, works_if, stop_if, shown, state, begun_at)
    values (${t.id}, ${t.ideaId}, ${t.what}, ${t.withWhom}, ${t.beginsOn}, ${t.untilOn}, ${t.costPence}, ${t.worksIf}, ${t.stopIf}, ${t.shown}, 'running',
      ${t.begunAt})`.execute(tx);
}

export async function endTrial(
  tx: Tx,
  id: string,
  { learnt, spentPence, at }: { learnt: string; spentPence: number | null; at: Date },
): Promise<void> {
  await sql`update brief_trials set state = 'ended', learnt = ${learnt}, spent_pence = ${spentPence}, ended_at = ${at} where id = ${id}`.execute(
    tx,
  );
}

export async function decideTrial(
  tx: Tx,
  id: string,
  one: Pick<Trial, 'decision' | 'how' | 'because'> & { by: string; at: Date },
): Promise<void> {
  await sql`update brief_trials set state = 'decided', decision = ${one.decision}, how = ${one.how}, because = ${one.because}, decided_by = ${one.by},
    decided_at = ${one.at} where id = ${id}`.execute(tx);
}
