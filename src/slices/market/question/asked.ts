import {
  defaults,
  type ParameterName,
  parameterNames,
  providerTypes,
  type Terms,
  vehicles,
} from '#engines/retender/index.ts';
import type { CountForecast } from '#engines/retender-history/index.ts';
import type { WayName } from './ways.ts';

/** An assumption that somebody changed, with what it was and why. */
export type Change = Readonly<{
  name: ParameterName;
  value: number;
  low: number;
  high: number;
  because: string;
  by: string;
  on: string;
  was: Readonly<{ value: number; low: number; high: number }>;
}>;

export const cuts = ['zones', 'halves', 'one'] as const;

/** A way of buying that people put together themselves. */
export type OwnWay = Readonly<{
  title: string;
  cut: (typeof cuts)[number];
  feePence: number | null;
  terms: Terms;
}>;

/** What was asked of the market. What was not asked then is left out. */
export type Asked = Readonly<{
  /** Null where lots are past tenders, in their own money. */
  feePence: number | null;
  years: number;
  ways: readonly WayName[];
  basis?: 'roster' | 'tenders' | undefined;
  own?: readonly OwnWay[] | undefined;
  changed?: readonly Change[] | undefined;
  /** How many bidders the lots of the first way will have, as it was foreseen; null while that is being worked out. */
  expected?: readonly CountForecast[] | null | undefined;
  expectedYear?: number | undefined;
}>;

export const vehicleNames = vehicles;
export const typeNames = providerTypes;

/** Assumptions in words, for those who change them. */
export const parameterTitles: Readonly<Record<ParameterName, string>> = {
  bidBase: 'Bidding: level (log odds)',
  bidHistory: 'Bidding: weight of what a provider did before',
  bidSize: 'Bidding: what an unusual size of lot costs',
  bidDistance: 'Bidding: what ten kilometres cost',
  bidIncumbent: 'Bidding: being there already',
  bidOpen: 'Bidding: each other open tender',
  bidEffort: 'Bidding: what the work of a bid costs, against its value',
  bidSlack: 'Bidding: free capacity',
  bidFee: 'Bidding: fee against own cost',
  bidVolume: 'Bidding: no promise of volume',
  bidInformation: 'Bidding: estimates and results published',
  lotShock: 'Bidding: what a lot has of its own',
  bidCost: 'Cost of a bid (money)',
  costSpread: 'Costs: how far bids differ',
  newcomerSpread: 'Costs: how much wider newcomers differ',
  backlog: 'Costs: a full order book',
  learning: 'Costs: experience',
  forgetting: 'Costs: experience lost in a year',
  markUp: 'Price: mark-up of one alone',
  allianceMargin: 'Price: margin in an alliance',
  incumbentEdge: 'Price: advantage of who is there',
  capacitySlack: 'Capacity: how far it stretches',
  inflation: 'Costs in general: rise a year',
  fixedCost: 'Money: fixed cost',
  otherMargin: 'Money: margin elsewhere',
  volumeSpread: 'Money: how far volumes swing',
  extended: 'Contracts: chance that an extension is used',
  exitBase: 'Leaving: level a year (log odds)',
  exitVoluntary: 'Leaving: voluntary providers',
  exitLarge: 'Leaving: large providers',
  exitSize: 'Leaving: size',
  exitDependence: 'Leaving: dependence on this buyer',
  exitDry: 'Leaving: years without a win',
  exitCash: 'Leaving: little cash',
  exitInadequate: 'Leaving: rated inadequate',
  exitImprovement: 'Leaving: requires improvement',
  exitInformation: 'Leaving: newcomers who were informed',
  yearShock: 'Leaving: good and bad years',
  allianceShock: 'Leaving: luck that an alliance shares',
  closes: 'Leaving: part that closes altogether',
  handBack: 'Hand-backs: level a year (log odds)',
  handBackLoss: 'Hand-backs: at a loss',
  entryRate: 'Newcomers: for each there is, a year',
  entryShape: 'Newcomers: how evenly they come',
  entryProfit: 'Newcomers: drawn by profit',
  entryOpen: 'Newcomers: drawn by open lots',
  newcomersAYear: 'Newcomers: beside the rate, a year',
  rehomeWeekly: 'Failure: part moved in a week',
};

export const parameterChoices = parameterNames.map((value) => ({ value, text: parameterTitles[value] }));
export const usual = (name: ParameterName) => defaults[name];
