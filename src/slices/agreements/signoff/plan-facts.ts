import type { Outcome } from '#slices/outcomes/index.ts';
import type {
  detailsOf,
  Mechanism,
  mismatchesOf,
  pullsOf,
  Requirement,
  stakesOf,
  threeAnswersOf,
} from '#slices/plan/index.ts';
import type { Ask, Resource, walkOf } from '#slices/resources/index.ts';

type Read<F extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>;

/** Everything that a plan holds, as its own slices keep it. */
export type PlanFacts = Readonly<{
  title: string;
  purpose: string | null;
  outcomes: readonly Outcome[];
  mechanisms: readonly Mechanism[];
  details: Read<typeof detailsOf>;
  pulls: Read<typeof pullsOf>;
  requirements: readonly Requirement[];
  resources: readonly Resource[];
  asks: readonly Ask[];
  stakes: Read<typeof stakesOf>;
  mismatches: readonly (ReturnType<typeof mismatchesOf>[number] &
    Readonly<{ outcomeId: string; statement: string; because: string | null }>)[];
  threeAnswered: Read<typeof threeAnswersOf>;
  walks: Read<typeof walkOf>;
  assumptions: number;
  portfolio: Readonly<{
    title: string;
    options: readonly Readonly<{ id: string; title: string; list: string }>[];
    pence: number;
    dissent: readonly string[];
  }> | null;
}>;
