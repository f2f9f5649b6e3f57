import { get, post, type Route } from '#platform/http/route.ts';
import { beginProcedureInput, stageInput } from './draw-procedure.ts';
import { keepBeginning, keepStage, showProcedure } from './procedure-pages.ts';

const one = '/cases/:caseId/procurements/:procurementId/procedure';
const may = (action: string) => ({ on: 'procurement', may: action });
const form = { form: showProcedure };

export const procedureRoutes: readonly Route[] = [
  get(one, may('see'), showProcedure, { query: ['stage'] }),
  post(`${one}/template`, may('shape'), beginProcedureInput, keepBeginning, form),
  post(`${one}/stages`, may('shape'), stageInput, keepStage, form),
];
