import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { removeContactsInput } from './add-contacts.ts';
import { beginSampleInput, changeSampleInput, withdrawSampleInput } from './begin-sample.ts';
import {
  keepLines,
  keepRows,
  keepTable,
  linesInput,
  rowsInput,
  showFile,
  showTable,
  tableInput,
} from './contact-pages.ts';
import {
  keepSample,
  keepSampleChange,
  listSamples,
  showSample,
  takeContactsOut,
  takeSampleBack,
} from './sample-pages.ts';

const demand = '/cases/:caseId/demand';
const sample = `${demand}/:sampleId`;
const on = (kind: string, may: string) => ({ on: kind, may });
const form = showSample;

export const demandRoutes: readonly Route[] = [
  get(demand, on('case', 'see'), listSamples),
  post(demand, on('case', 'contribute'), beginSampleInput, keepSample),
  get(sample, on('sample', 'see'), showSample),
  post(`${sample}/change`, on('sample', 'change'), changeSampleInput, keepSampleChange, { form }),
  post(`${sample}/withdraw`, on('sample', 'change'), withdrawSampleInput, takeSampleBack, { form }),
  post(`${sample}/rows`, on('sample', 'change'), rowsInput, keepRows, { form }),
  post(`${sample}/lines`, on('sample', 'change'), linesInput, keepLines, { form }),
  post(`${sample}/file`, on('sample', 'change'), z.strictObject({}), showFile, { form, takesFiles: true }),
  post(`${sample}/table`, on('sample', 'change'), tableInput, keepTable, { form: showTable }),
  post(`${sample}/contacts/remove`, on('sample', 'change'), removeContactsInput, takeContactsOut, { form }),
];
