import { engineVersion } from '#engines/spc/index.ts';
import type { Act } from '#platform/act/act.ts';
import type { Charted } from '../chart-of.ts';
import type { Measure } from '../measure.ts';
import { saveChart } from './chart-store.ts';
import { smallChart } from './small-chart.ts';

/** How small charts are drawn; another number draws them all again. */
const drawing = 'small 1';
export const drawnBy = `${engineVersion}, ${drawing}`;

/** Keeps the small chart of a measure in the act that changed it, so that a wall of them costs no more than reading. */
export const keepChart = (act: Act, measure: Measure, charted: Charted): Promise<void> =>
  saveChart(act.tx, { measureId: measure.id, engine: drawnBy, chart: smallChart(measure, charted), at: act.now });
