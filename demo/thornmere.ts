import type { Scene } from './build.ts';
import { theCaseOpens } from './scenes/case.ts';
import { people } from './scenes/people.ts';

/** Living well at home in Thornmere: everybody and everything in it is made up. */
export const story: readonly Scene[] = [...people, ...theCaseOpens];
