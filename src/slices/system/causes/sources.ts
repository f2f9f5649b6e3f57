import { countIndependent, type Source } from '../demand/independence.ts';
import type { Sample } from '../demand/sample.ts';

/** How many independent sources a step is known by: its samples, as far as they are independent, and what its words name. */
export const sourcesAmong = (samples: readonly (Source & Pick<Sample, 'state'>)[], evidence: string | null): number =>
  countIndependent(samples.filter((one) => one.state === 'open')) + (evidence ? 1 : 0);
