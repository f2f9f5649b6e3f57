import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { SmallChart } from './small-chart.ts';

export async function saveChart(
  tx: Tx,
  row: Readonly<{ measureId: string; engine: string; chart: SmallChart; at: Date }>,
): Promise<void> {
  await sql`insert into measure_charts (measure_id, engine, chart, made_at)
    values (${row.measureId}, ${row.engine}, ${JSON.stringify(row.chart)}::jsonb, ${row.at})
    on conflict (measure_id) do update set engine = excluded.engine, chart = excluded.chart, made_at = excluded.made_at`.execute(
    tx,
  );
}

/** The charts that were drawn by this engine, by measure; those of an older one are drawn again by whoever asks. */
export async function chartsOf(
  tx: Tx,
  measureIds: readonly string[],
  engine: string,
): Promise<Map<string, SmallChart>> {
  const { rows } = await sql<{
    measureId: string;
    chart: SmallChart;
  }>`select measure_id as "measureId", chart from measure_charts
    where measure_id = any(${[...measureIds]}::uuid[]) and engine = ${engine}`.execute(tx);
  return new Map(rows.map(({ measureId, chart }) => [measureId, chart]));
}
