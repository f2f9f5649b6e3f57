export { codeSaid, noticeOf, notices } from './catalogue.ts';
export type * from './facts.ts';
export { type Filled, fillNotice, type Line, type Missing, type Section, type Withheld } from './fill-notice.ts';
export { type Field, lawSaid, limbs, type Notice, type OrderRule, orderRules, type Redaction } from './notice.ts';
export { isLarge, isLightTouch, largePence, nothingKnown, type ProcurementFacts } from './procurement-facts.ts';
export { type Released, releaseFrom } from './release-from.ts';
