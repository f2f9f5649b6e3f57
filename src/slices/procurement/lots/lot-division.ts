/** Divided into lots or not, with the reasons, and how much of it one bidder may have. */
export type LotDivision = Readonly<{
  procurementId: string;
  version: number;
  divided: boolean;
  because: string;
  mostTendered: number | null;
  mostWon: number | null;
  /** By what it is decided which lots a bidder gets who is best in more than it may win. */
  mechanism: string | null;
  keptBy: string;
  keptAt: Date;
}>;

/** What does not hold together; [field, words], or null. */
export function divisionFault(
  one: Pick<LotDivision, 'divided' | 'mostTendered' | 'mostWon' | 'mechanism'>,
  lots: number,
): readonly [string, string] | null {
  if (!one.divided && lots > 1) return ['divided', `${lots} lots are drawn, so it is divided`];
  if (!one.divided && (one.mostTendered !== null || one.mostWon !== null))
    return ['mostWon', 'Without lots there is nothing to limit'];
  if (one.mostWon !== null && !one.mechanism)
    return [
      'mechanism',
      'Say by what it is decided which lots a bidder gets: it is told beforehand and leaves nothing to choose (section 23)',
    ];
  if (one.mostTendered !== null && one.mostWon !== null && one.mostWon > one.mostTendered)
    return ['mostWon', 'Nobody can win more lots than they tender for'];
  return null;
}
