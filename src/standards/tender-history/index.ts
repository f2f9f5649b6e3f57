export { readDay } from './read-day.ts';
export { type ReadTenders, readTenderHistory } from './read-tender-history.ts';
