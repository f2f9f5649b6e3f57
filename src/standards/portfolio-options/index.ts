export { type OptionsFile, readOptionsJson } from './options-file.ts';
export { readOptionsTable } from './read-csv.ts';
