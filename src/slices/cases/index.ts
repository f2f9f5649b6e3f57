import { caseKind } from './case-kind.ts';

export const name = 'cases';
export const kinds = [caseKind];
export const listeners = [];

export { type Case, type Hat, hatLabels, hats } from './case.ts';
export { casesById, casesOf } from './case-store.ts';
export { hatsOf, type Wearer, wearersOf } from './hat-store.ts';
export { openCase, openCaseInput } from './open-case.ts';
