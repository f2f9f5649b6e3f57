export { backtestProviders, type SurvivalReport } from './backtest-providers.ts';
export { type BacktestReport, backtestTenders, fewestTenders, NotEnoughHistory } from './backtest-tenders.ts';
export type { Registered } from './providers/register.ts';
export type { RivalScore, Target } from './target.ts';
export { biddersOf, inOrder, type Tender, type TenderBid } from './tenders/tender.ts';
export { version } from './version.ts';
