import { get, post, type Route } from '#platform/http/route.ts';
import { burdenInput } from '../burden/say-burden.ts';
import { clauseInput, moveInput, removeSectionInput, sectionInput } from './change-specification.ts';
import { specificationInput } from './draft-specification.ts';
import { issueInput, withdrawInput } from './issue-specification.ts';
import {
  dropSection,
  keepSpecification,
  listSpecifications,
  moveIt,
  saveBurden,
  saveClause,
  saveSection,
  showSpecification,
} from './specification-pages.ts';
import { issueIt, sendDocx, sendPdf, showVersion, withdrawIt } from './version-pages.ts';

const onIt = (may: string) => ({ on: 'specification', may });
const all = '/cases/:caseId/specifications';
const base = `${all}/:specificationId`;
const again = { form: showSpecification };

export const specificationRoutes: readonly Route[] = [
  get(all, { on: 'case', may: 'seeInside' }, listSpecifications),
  post(all, { on: 'case', may: 'shape' }, specificationInput, keepSpecification),
  get(base, onIt('see'), showSpecification),
  get(`${base}/docx`, onIt('see'), sendDocx),
  get(`${base}/pdf`, onIt('see'), sendPdf),
  post(`${base}/order`, onIt('change'), moveInput, moveIt, again),
  post(`${base}/sections`, onIt('change'), sectionInput, saveSection, again),
  post(`${base}/sections/removal`, onIt('change'), removeSectionInput, dropSection, again),
  post(`${base}/clauses`, onIt('change'), clauseInput, saveClause, again),
  post(`${base}/burden`, onIt('change'), burdenInput, saveBurden, again),
  post(`${base}/versions`, onIt('issue'), issueInput, issueIt, again),
  post(`${base}/withdrawal`, onIt('issue'), withdrawInput, withdrawIt, again),
  get(`${base}/versions/:number`, onIt('see'), showVersion),
  get(`${base}/versions/:number/docx`, onIt('see'), sendDocx),
  get(`${base}/versions/:number/pdf`, onIt('see'), sendPdf),
];
