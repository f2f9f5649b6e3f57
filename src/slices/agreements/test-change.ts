import type { Ground } from './change-grounds.ts';
import { factsOf, type Terms } from './changes/change-facts.ts';
import { rulesAgainst } from './changes/change-law.ts';

/** Tests one change on its own, where nobody has said which law the agreement is under. Warnings: nobody has checked the text. */
export const testChange = (awarded: Terms, after: Terms, ground: Ground): string[] =>
  rulesAgainst(factsOf({ said: [awarded, after], ground, regime: 'unknown', works: false, thresholdPence: null })).map(
    ({ says }) => says,
  );
