export { type PastedQuotation, readPastedLines } from './read-pasted-lines.ts';
export { quotationsFrom, readSurvey, type SurveyColumn, type SurveyQuotation } from './read-survey.ts';
