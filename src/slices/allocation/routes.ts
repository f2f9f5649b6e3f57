import { get, post, type Route } from '#platform/http/route.ts';
import { optionMappingInput } from './options/import-options.ts';
import {
  optionFileInput,
  readOptionUpload,
  receiveOptionFile,
  showOptionImport,
  showOptionUpload,
} from './options/import-pages.ts';
import {
  changeOptionInput,
  keepOption,
  listOptions,
  saveOption,
  saveOptionPlace,
  saveOptionState,
  showOption,
} from './options/option-pages.ts';
import { optionInput } from './options/put-option.ts';
import { showValue } from './options/value-pages.ts';
import { moveOptionInput, placeOptionInput } from './options/withdraw-option.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onOption = (may: string) => ({ on: 'option', may });
const options = '/cases/:caseId/options';
const option = `${options}/:optionId`;
const upload = '/cases/:caseId/option-uploads/:optionUploadId';

export const routes: readonly Route[] = [
  get(options, onCase('seeInside'), listOptions),
  post(options, onCase('shape'), optionInput, keepOption),
  get(`${options}/value`, onCase('seeInside'), showValue, { query: ['budget'] }),
  get(`${options}/import`, onCase('shape'), showOptionImport),
  post(`${options}/import`, onCase('shape'), optionFileInput, receiveOptionFile, { takesFiles: true }),
  get(option, onOption('see'), showOption),
  post(option, onOption('change'), changeOptionInput, saveOption),
  post(`${option}/place`, onOption('change'), placeOptionInput, saveOptionPlace, { form: showOption }),
  post(`${option}/state`, onOption('move'), moveOptionInput, saveOptionState, { form: showOption }),
  get(upload, { on: 'optionUpload', may: 'see' }, showOptionUpload),
  post(upload, { on: 'optionUpload', may: 'read' }, optionMappingInput, readOptionUpload),
];
