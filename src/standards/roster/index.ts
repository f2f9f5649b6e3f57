export { readRoster } from './read-roster.ts';
export type { ProviderType, Roster, RosterProvider } from './roster.ts';
