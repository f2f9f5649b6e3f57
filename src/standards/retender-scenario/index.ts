export { type ReadScenario, readScenario, type ScenarioProblem } from './read-scenario.ts';
