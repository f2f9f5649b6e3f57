import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { personNames } from '#slices/people/index.ts';
import { type ShownStory, type Story, shownStories } from './story.ts';

const select = sql`select id, case_id as "caseId", outcome_id as "outcomeId", measure_id as "measureId", words, theme, teller,
  said_as as "saidAs", may_show as "mayShow", name, team, person_id as "personId", author_key as "authorKey", said_on as "saidOn" from stories`;

/** All that was told on some cases, shown or not: for the rule that decides what is shown, and for whoever told it. */
export const storiesOf = async (tx: Tx, caseIds: readonly string[]): Promise<Story[]> =>
  (await sql<Story>`${select} where case_id = any(${[...caseIds]}::uuid[]) and not taken_back order by id`.execute(tx))
    .rows;

/** What others may read on some cases. */
export async function shownOn(tx: Tx, caseIds: readonly string[]): Promise<ShownStory[]> {
  const all = await storiesOf(tx, caseIds);
  const names = await personNames(
    tx,
    all.map((one) => one.personId),
  );
  return [...Map.groupBy(all, (one) => one.caseId).values()].flatMap((list) => shownStories(list, names).shown);
}

export const shownOf = (tx: Tx, caseId: string): Promise<ShownStory[]> => shownOn(tx, [caseId]);

export async function shownById(tx: Tx, ids: readonly string[]): Promise<ShownStory[]> {
  const { rows } = await sql<{ caseId: string }>`select distinct case_id as "caseId" from stories
    where id = any(${[...ids]}::uuid[])`.execute(tx);
  const shown = await shownOn(
    tx,
    rows.map((row) => row.caseId),
  );
  return shown.filter((one) => ids.includes(one.id));
}

export async function insertStory(tx: Tx, one: Story): Promise<void> {
  await sql`insert into stories (id, case_id, outcome_id, measure_id, words, theme, teller, said_as, may_show, name, team, person_id, author_key, said_on)
    values (${one.id}, ${one.caseId}, ${one.outcomeId}, ${one.measureId}, ${one.words}, ${one.theme}, ${one.teller}, ${one.saidAs}, ${one.mayShow},
      ${one.name}, ${one.team}, ${one.personId}, ${one.authorKey}, ${one.saidOn})`.execute(tx);
}

/** Takes back what somebody told: the words go, and who told them. Tells of which case it was. */
export async function forgetStory(
  tx: Tx,
  id: string,
  by: Readonly<{ caseId: string; authorKey: string }> | null,
): Promise<string | null> {
  const { rows } = await sql<{
    caseId: string;
  }>`update stories set taken_back = true, words = '', theme = '', name = null, team = null, person_id = null
    where id = ${id} and not taken_back and (${by === null} or (case_id = ${by?.caseId ?? null}::uuid and author_key = ${by?.authorKey ?? ''}))
    returning case_id as "caseId"`.execute(tx);
  return rows[0]?.caseId ?? null;
}

export type StoryAsk = Readonly<{ id: string; caseId: string; outcomeId: string | null; askedBy: string }>;

export async function storyAsk(tx: Tx, id: string): Promise<StoryAsk | null> {
  const { rows } =
    await sql<StoryAsk>`select id, case_id as "caseId", outcome_id as "outcomeId", asked_by as "askedBy" from story_asks
    where id = ${id} and state = 'asked'`.execute(tx);
  return rows[0] ?? null;
}

export async function insertStoryAsk(tx: Tx, ask: StoryAsk, at: Date): Promise<void> {
  await sql`insert into story_asks (id, case_id, outcome_id, state, asked_by, asked_at)
    values (${ask.id}, ${ask.caseId}, ${ask.outcomeId}, 'asked', ${ask.askedBy}, ${at})`.execute(tx);
}
