export { readRoster } from './read-roster.ts';
export type { Roster, RosterProvider } from './roster.ts';
