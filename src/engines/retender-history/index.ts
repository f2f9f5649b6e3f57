export { backtestProviders, type SurvivalReport } from './backtest-providers.ts';
export { type BacktestReport, backtestTenders, fewestTenders, NotEnoughHistory } from './backtest-tenders.ts';
export {
  type Coming,
  type CountForecast,
  expectBidders,
  type LookBack,
  lookBack,
} from './look-ahead.ts';
export { combine, type Estimate, fromPrior, type Grade, type Prior } from './market/estimate.ts';
export { fewestLots, fitMarket, type MarketFit } from './market/fit-market.ts';
export { marketPriors, type ParameterName } from './market/priors.ts';
export type { Registered } from './providers/register.ts';
export type { RivalScore, Target } from './target.ts';
export { biddersOf, inOrder, type Tender, type TenderBid } from './tenders/tender.ts';
export { version } from './version.ts';
