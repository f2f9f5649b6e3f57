export type { RegisterContract, RegisterProblem } from './contract.ts';
export { registerFields } from './fields.ts';
export { readRegister } from './read-register.ts';
