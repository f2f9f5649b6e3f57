import type { Assumption, Grade } from './types.ts';

const of = (value: number, sd: number, grade: Grade, source: string, least = Number.NEGATIVE_INFINITY): Assumption => ({
  value,
  low: Math.max(least, value - 1.645 * sd),
  high: value + 1.645 * sd,
  source,
  grade,
});
const judged = 'judgement, no measurement found';

/**
 * What is assumed where a scenario says nothing else: centre and 90% interval, source and grade. None is graded A: that is for
 * what was learnt from the buyer's own data.
 */
export const defaults = {
  bidBase: of(-1.4, 0.3, 'C', judged),
  bidHistory: of(0.53, 0.05, 'B', 'logit of 183,293 firm-tenders, public works, Tsuchiura 2007–15'),
  bidSize: of(1, 0.1, 'B', 'the same logit: distance from the usual size of lot'),
  bidDistance: of(3, 0.5, 'B', 'Vigren 2017: 0.9 beside the depot, 0.3 at 10 km'),
  bidIncumbent: of(1.5, 0.5, 'C', judged),
  bidOpen: of(0.06, 0.02, 'B', 'Vigren 2018: 0.2 bidders fewer for each other open tender, at most 2'),
  bidEffort: of(30, 15, 'C', judged, 0),
  bidSlack: of(0.5, 0.3, 'C', judged),
  bidFee: of(2, 1, 'C', judged, 0),
  bidVolume: of(0.4, 0.2, 'C', judged, 0),
  bidInformation: of(0.15, 0.1, 'C', judged),
  lotShock: of(0.5, 0.15, 'C', judged, 0),
  bidCost: of(4_100, 2_000, 'B', 'European Commission 2011: €4,100 a bid', 0),
  costSpread: of(0.08, 0.02, 'C', judged, 0),
  newcomerSpread: of(1.5, 0.2, 'B', 'De Silva and others 2003: newcomers spread wider', 1),
  backlog: of(0.05, 0.05, 'B', 'Jofre-Bonet and Pesendorfer 2003: direction; size small in Tsuchiura', 0),
  learning: of(0.02, 0.02, 'C', judged, 0),
  forgetting: of(0.1, 0.05, 'C', judged, 0),
  markUp: of(0.16, 0.08, 'B', 'd log price / d log bidders −0.06 (0.04)', 0),
  allianceMargin: of(0.06, 0.02, 'C', judged, 0),
  incumbentEdge: of(0.02, 0.02, 'C', 'retention of incumbents who bid, trade press, Beta(6, 4)'),
  capacitySlack: of(0.05, 0.03, 'C', judged, 0),
  inflation: of(0.03, 0.01, 'C', judged),
  fixedCost: of(0.03, 0.02, 'C', judged, 0),
  otherMargin: of(0.05, 0.02, 'C', judged),
  volumeSpread: of(0.15, 0.05, 'C', judged, 0),
  extended: of(0.6, 0.15, 'C', judged, 0),
  exitBase: of(-2.5, 0.35, 'B', 'children’s homes 5.2%, home care 12% a year (37% of which close)'),
  exitVoluntary: of(0.33, 0.16, 'B', 'Ofsted register 2015–25'),
  exitLarge: of(-1.2, 0.5, 'B', 'Ofsted register: no organisation of ten or more homes left in 229 years'),
  exitSize: of(-0.5, 0.3, 'B', 'Ofsted register −1.25 (0.30) a log of homes; halved, capacity is not homes'),
  exitDependence: of(1, 0.5, 'C', judged, 0),
  exitDry: of(0.15, 0.3, 'B', 'Tsuchiura 0.14 (0.27) once bids made and tenure are known'),
  exitCash: of(0.7, 0.4, 'C', judged, 0),
  exitInadequate: of(2.25, 0.18, 'B', 'Ofsted register 2015–25'),
  exitImprovement: of(0.95, 0.08, 'B', 'Ofsted register 2015–25'),
  exitInformation: of(-0.31, 0.15, 'B', 'De Silva and others 2009: newcomers stay 37% longer'),
  yearShock: of(0.35, 0.15, 'B', 'Ofsted register: 0.17 homes, 0.60 fostering', 0),
  allianceShock: of(0.3, 0.15, 'C', judged, 0),
  closes: of(0.37, 0.1, 'B', '1,221 closures in 3,300 de-activations, CQC since 2015', 0),
  handBack: of(-3.9, 0.5, 'C', 'ADASS 2018: 100 contracts in six months in 44 councils'),
  handBackLoss: of(1.5, 0.5, 'C', judged, 0),
  entryRate: of(0.1, 0.03, 'B', 'Ofsted register: 0.064 to 0.16 for each provider there', 0),
  entryShape: of(5.7, 1.5, 'B', 'Ofsted register, gamma shape by area', 0.5),
  entryProfit: of(2, 1, 'C', judged, 0),
  entryOpen: of(0.3, 0.2, 'C', judged, 0),
  newcomersAYear: of(0, 0, 'C', 'none beside the rate, unless given', 0),
  rehomeWeekly: of(0.08, 0.04, 'C', judged, 0.005),
} satisfies Record<string, Assumption>;

export type ParameterName = keyof typeof defaults;
export const parameterNames = Object.keys(defaults) as ParameterName[];
/** The place of each in the row of drawn values. */
export const at = Object.fromEntries(parameterNames.map((name, index) => [name, index])) as Record<
  ParameterName,
  number
>;
/** Where a value below makes no sense: a draw is held at it. */
export const leastOf = (name: ParameterName): number =>
  ['entryShape'].includes(name)
    ? 0.1
    : /^(bidBase|bidIncumbent|bidSlack|bidInformation|incumbentEdge|inflation|otherMargin|exit.*|handBack|bidHistory)$/.test(
          name,
        )
      ? Number.NEGATIVE_INFINITY
      : name === 'newcomerSpread'
        ? 1
        : 0;
