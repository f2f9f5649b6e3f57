export * as field from './fields.ts';
export { joinDates, type RawBody, readBody } from './read-body.ts';
export { type FieldErrors, Slip, slip } from './slip.ts';
