export { type Concentration, concentrationOf, joining } from './concentration.ts';
