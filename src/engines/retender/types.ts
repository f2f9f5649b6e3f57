/** Where a number comes from: your own data, what has been published, or judgement. */
export type Grade = 'A' | 'B' | 'C';
/** A number that is not known: its centre, and the ends between which it lies with a chance of 90%. */
export type Assumption = Readonly<{ value: number; low: number; high: number; source: string; grade: Grade }>;

export const providerTypes = ['sme', 'vcse', 'large', 'in-house'] as const;
export type ProviderType = (typeof providerTypes)[number];
export const ratings = ['good', 'requires improvement', 'inadequate'] as const;
export const vehicles = ['contract', 'framework', 'dynamic market', 'alliance'] as const;

/** Units are what is bought in a year (hours, places); money is pounds a unit, or whatever the whole scenario uses. */
export type Provider = Readonly<{
  id: string;
  type: ProviderType;
  /** Units a year that it could deliver, for this buyer and others. */
  capacity: number;
  /** Cost a unit. Left out: what the average reference price leaves room for. */
  cost?: number | undefined;
  /** 0 to 1, as an evaluation would score it. Left out: 0.6. */
  quality?: number | undefined;
  /** Providers with one owner are no rivals of each other, share a cap and count as one in concentration. */
  owner?: string | undefined;
  /** Left out: all. */
  areas?: readonly string[] | undefined;
  services?: readonly string[] | undefined;
  /** Kilometres to each area. Left out: 0. */
  distances?: Readonly<Record<string, number>> | undefined;
  /** How often it bid, of the tenders that it could have bid for. */
  bids?: Readonly<{ made: number; of: number }> | undefined;
  /** The size of lot that it usually goes for, in units a year. */
  usualSize?: number | undefined;
  /** The part of its work that is for this buyer. Left out: 0.5. */
  dependence?: number | undefined;
  /** Months of cost held in cash. Left out: 3. */
  cashMonths?: number | undefined;
  rating?: (typeof ratings)[number] | undefined;
}>;

export type Lot = Readonly<{
  id: string;
  /** Units a year. */
  units: number;
  /** Reference price a unit. */
  price: number;
  area?: string | undefined;
  service?: string | undefined;
  incumbents?: readonly Readonly<{ provider: string; units: number }>[] | undefined;
  /** The round in which it is first tendered; 0 is now. */
  firstRound?: number | undefined;
  /** What a count model learnt from the buyer's history expects, with its 90% interval. */
  expectedBidders?: Readonly<{ mean: number; low?: number | undefined; high?: number | undefined }> | undefined;
}>;

/** How a lot is bought. Everything can be left out: one award, three rounds, 60% price. */
export type Terms = Readonly<{
  vehicle?: (typeof vehicles)[number] | undefined;
  awards?: number | undefined;
  /** Parts of the lot that the first, second … award is sure of; at most 1 together, and winners with room take the rest. Left out: equal. */
  shares?: readonly number[] | undefined;
  termRounds?: number | undefined;
  extensionRounds?: number | undefined;
  staggered?: boolean | undefined;
  /** 0 to 1; the rest is quality. */
  priceWeight?: number | undefined;
  /** Bids below this quality are not credible. */
  qualityLeast?: number | undefined;
  /** The most lots that one owner may hold. */
  capLots?: number | undefined;
  reservedFor?: readonly ProviderType[] | undefined;
  /** Money a unit: no less is paid, no more is accepted. */
  feeFloor?: number | undefined;
  feeCeiling?: number | undefined;
  /** The part of cost inflation that prices follow during a term. */
  indexation?: number | undefined;
  /** What a bid takes, against an ordinary one: 0.5 is half. */
  bidEffort?: number | undefined;
  /** Estimates, volumes and results are published. */
  information?: boolean | undefined;
  /** The part of a newcomer's or distant provider's disadvantage that buyer-owned assets take away. */
  assets?: number | undefined;
  /** Money towards each bid of an SME or VCSE. */
  grant?: number | undefined;
}>;

export type Strategy = Readonly<{
  id: string;
  title?: string | undefined;
  terms?: Terms | undefined;
  byLot?: Readonly<Record<string, Terms>> | undefined;
  /** In place of the scenario's lots: the same need cut otherwise. */
  lots?: readonly Lot[] | undefined;
}>;

/** Textbook laws, for which the right answer is known. A scenario of a real market leaves them out. */
export type Laws = Readonly<{
  costs?: 'lognormal' | 'uniform' | 'exponential' | undefined;
  bids?: 'markup' | 'equilibrium' | undefined;
  payment?: 'bid' | 'one price' | undefined;
}>;

export type Scenario = Readonly<{
  title?: string | undefined;
  seed: number;
  /** Draws of the assumptions, and paths of luck for each. */
  draws: number;
  paths: number;
  rounds: number;
  yearsPerRound?: number | undefined;
  /** How many credible bidders are enough. Left out: 2. */
  enough?: number | undefined;
  /** Lots in the buyer's own history; under 30, strategies are compared by direction only. */
  historyLots?: number | undefined;
  providers: readonly Provider[];
  lots: readonly Lot[];
  strategies: readonly Strategy[];
  parameters?: Readonly<Record<string, Assumption>> | undefined;
  laws?: Laws | undefined;
  /** No tables: slower, to the last digit. */
  exact?: boolean | undefined;
}>;
