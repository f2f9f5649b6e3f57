import { get, post, type Route } from '#platform/http/route.ts';
import { adviceInput, checkInput } from './record-rule.ts';
import { timetableInput } from './timetable-input.ts';
import { downloadCalendar, downloadCsv, keepAdvice, keepCheck, keepDates, showTimetable } from './timetable-pages.ts';

const base = '/cases/:caseId/procurements/:procurementId/timetable';
const may = (action: string) => ({ on: 'procurement', may: action });
const form = { form: showTimetable };

export const timetableRoutes: readonly Route[] = [
  get(base, may('see'), showTimetable),
  get(`${base}/csv`, may('see'), downloadCsv),
  get(`${base}/calendar`, may('see'), downloadCalendar),
  post(base, may('shape'), timetableInput, keepDates),
  post(`${base}/advice`, may('record'), adviceInput, keepAdvice, form),
  post(`${base}/checks`, may('record'), checkInput, keepCheck, form),
];
