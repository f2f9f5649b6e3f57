export type { PublishedGrant } from './grant.ts';
export { type ReadGrants, readGrants } from './read-grants.ts';
export { type GrantToPublish, type Publication, writeGrants } from './write-grants.ts';
