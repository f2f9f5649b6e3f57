export { type Partner, type Pool, type Scheme, type Settled, settleVariance, version } from './settle-variance.ts';
export { type Holder, type Split, splitByWeight } from './split.ts';
