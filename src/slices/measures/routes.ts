import { get, post, type Route } from '#platform/http/route.ts';
import { changeMeasureInput, measureInput } from './add-measure.ts';
import { pointInput, takeOutInput } from './add-points.ts';
import { keepSeries } from './import-pages.ts';
import { importInput } from './import-series.ts';
import {
  keepMeasure,
  keepValue,
  listMeasures,
  saveMeasure,
  saveRebase,
  showMeasure,
  takeOutValue,
} from './measure-pages.ts';
import { rebaseInput } from './rebase-measure.ts';
import { routes as storyRoutes } from './stories/routes.ts';
import { routes as wallRoutes } from './wall/routes.ts';

const list = '/cases/:caseId/measures';
const one = `${list}/:measureId`;
const may = (action: string) => ({ on: 'measure', may: action });
const form = showMeasure;

export const routes: readonly Route[] = [
  ...wallRoutes,
  ...storyRoutes,
  get(list, { on: 'case', may: 'see' }, listMeasures),
  post(list, { on: 'case', may: 'shape' }, measureInput, keepMeasure),
  get(one, may('see'), showMeasure),
  post(one, may('change'), changeMeasureInput, saveMeasure),
  post(`${one}/values`, may('give'), pointInput, keepValue, { form }),
  post(`${one}/imports`, may('give'), importInput, keepSeries, { form, takesFiles: true }),
  post(`${one}/taken-out`, may('give'), takeOutInput, takeOutValue, { form }),
  post(`${one}/rebases`, may('change'), rebaseInput, saveRebase, { form }),
];
