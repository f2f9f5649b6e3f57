import { optionKind, optionUploadKind } from './options/option-kinds.ts';

export const name = 'allocation';
export const kinds = [optionKind, optionUploadKind];
export const listeners = [];

export { importOptions } from './options/import-options.ts';
export type { Option, OptionDetails } from './options/option.ts';
export { optionsById, optionsOf } from './options/option-store.ts';
export { changeOption, putOption } from './options/put-option.ts';
