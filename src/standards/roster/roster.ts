import type { LineProblem } from '#platform/export/index.ts';

export type ProviderType = 'sme' | 'vcse' | 'large' | 'in-house';

export type RosterProvider = {
  line: number;
  name: string;
  hoursPerWeek: number | null;
  zone: string | null;
  /** Null where the roster does not say. */
  bidLastTime: boolean | null;
  /** Hours a week the provider could add. */
  spareHours: number | null;
  /** What kind of provider it is; left out where the roster does not say. */
  type?: ProviderType;
};

export type Roster = { providers: RosterProvider[]; problems: LineProblem[] };
