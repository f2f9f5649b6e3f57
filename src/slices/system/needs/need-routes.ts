import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { changeNeedInput, withdrawNeedInput } from './change-need.ts';
import { chooseInput, keepRows, showRows } from './indicators/choose-pages.ts';
import {
  columnsInput,
  finishFile,
  keepColumns,
  keepUpload,
  showColumns,
  showUpload,
  uploadInput,
} from './indicators/indicator-pages.ts';
import { editNeed, keepNeed, keepNeedChange, listNeeds, newNeed, showNeed, takeNeedBack } from './need-pages.ts';
import { recordNeedInput } from './record-need.ts';

const needs = '/cases/:caseId/needs';
const need = `${needs}/:needId`;
const file = `${needs}/import/:fileId`;
const on = (kind: string, may: string) => ({ on: kind, may });
const contribute = on('case', 'contribute');

export const needRoutes: readonly Route[] = [
  get(needs, on('case', 'see'), listNeeds),
  get(`${needs}/new`, contribute, newNeed, { query: ['heard'] }),
  post(`${needs}/new`, contribute, recordNeedInput, keepNeed),
  get(`${needs}/import`, contribute, showUpload),
  post(`${needs}/import`, contribute, uploadInput, keepUpload, { takesFiles: true }),
  get(file, contribute, showRows, { query: ['area', 'indicator', 'period'] }),
  post(file, contribute, chooseInput, keepRows),
  get(`${file}/columns`, contribute, showColumns),
  post(`${file}/columns`, contribute, columnsInput, keepColumns),
  post(`${file}/finish`, contribute, z.strictObject({}), finishFile, { form: showRows }),
  get(need, on('need', 'see'), showNeed),
  get(`${need}/change`, on('need', 'change'), editNeed),
  post(`${need}/change`, on('need', 'change'), changeNeedInput, keepNeedChange),
  post(`${need}/withdraw`, on('need', 'change'), withdrawNeedInput, takeNeedBack, { form: showNeed }),
];
