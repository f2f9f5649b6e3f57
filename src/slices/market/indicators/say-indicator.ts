import { fewestReturns, type Indicator, type IndicatorName } from '#engines/market-indicators/index.ts';

/** Each with the formula that stands beside it on the page. */
export const indicatorTexts: Readonly<Record<IndicatorName, Readonly<{ title: string; formula: string }>>> = {
  singleBids: {
    title: 'Single bids',
    formula: 'Tenders with exactly one bidder ÷ tenders with any. Left out: tenders with none.',
  },
  noBids: { title: 'Nobody bid', formula: 'Tenders without a bidder ÷ all tenders.' },
  biddersALot: { title: 'Bidders a lot', formula: 'Different bidders of each tender, added up ÷ tenders.' },
  newWinners: {
    title: 'New suppliers',
    formula:
      'Tenders of the last year won by somebody who had won nothing in the three years before ÷ tenders of the last year with a winner.',
  },
  recurringWinners: { title: 'Recurring suppliers', formula: 'The rest of those: somebody who had won before.' },
  incumbentsRetained: {
    title: 'Incumbents retained',
    formula:
      'Won by the last winner of that kind of work ÷ tenders for which it bid again. Left out: where it did not bid, or nobody is known to have won.',
  },
  comers: { title: 'Came', formula: 'Firms that bid in the last year and never before ÷ firms that bid in it.' },
  leavers: {
    title: 'Bid no more',
    formula:
      'Firms that bid in the year before and not in the last ÷ firms that bid in the year before. It is not closing.',
  },
  largestSupplier: {
    title: 'How far we depend on our largest supplier',
    formula:
      'Value that it won in three years ÷ value that everybody won. Left out: tenders without a value or a winner.',
  },
  concentration: {
    title: 'Concentration',
    formula: 'Herfindahl–Hirschman index: each one’s share in per cent, squared and added up. 10,000 is one alone.',
  },
  smallAndVoluntary: {
    title: 'Small and voluntary providers’ part of the hours',
    formula: 'Their hours ÷ hours of all of whom it is known what they are. Left out: those of whom nobody has said.',
  },
  awardsToSmall: {
    title: 'Awards to small and medium firms',
    formula:
      'Awards to suppliers that the publisher calls small or medium ÷ awards of which it says a size. Left out: the rest.',
  },
  awardsToVoluntary: {
    title: 'Awards to voluntary and community organisations',
    formula:
      'Awards to suppliers that the publisher calls voluntary or community ÷ awards of which it says either. Left out: the rest.',
  },
  headroom: {
    title: 'Room to grow in twelve weeks',
    formula: 'Hours that all could add ÷ hours that there are. Left out: providers whose hours are not known.',
  },
  handBacks: {
    title: 'Hand-backs for each provider, a year',
    formula: 'Hand-backs noted in the last twelve months ÷ providers on the list.',
  },
  feeAgainstFloor: {
    title: 'Fee against the estimated statutory employment cost',
    formula:
      'Fee ÷ (published floor × wage now ÷ wage at which the floor was worked out). Below 1, who obeys the law provides at a loss.',
  },
  feeAgainstCostOfCare: {
    title: 'Fee against cost of care',
    formula: `Fee ÷ median of the costs that providers returned; the interval is fee ÷ upper and ÷ lower quartile. Shown only from ${fewestReturns} returns.`,
  },
};

const shown = (value: number, as: Indicator['as']): string =>
  as === 'share'
    ? `${Math.round(100 * value)}%`
    : as === 'index'
      ? Math.round(value).toLocaleString('en-GB')
      : value.toFixed(2);

/** A row: what, how much with its doubt, on how many records, what was left out, and how it is worked out. */
export function sayIndicator({ name, value, low, high, as, n, leftOut, of }: Indicator) {
  const { title, formula } = indicatorTexts[name];
  const interval = low === null || high === null ? '' : ` (${shown(low, as)} to ${shown(high, as)})`;
  return {
    title: of ? `${title}: ${of}` : title,
    value: value === null ? 'cannot be told' : `${shown(value, as)}${interval}`,
    n,
    leftOut,
    formula,
  };
}
