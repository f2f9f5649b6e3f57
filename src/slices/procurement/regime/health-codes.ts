/** A code of schedule 1 to the Provider Selection Regime Regulations 2023, where it counts only in part: for what. */
type Code = readonly [code: string, onlyFor?: string];

const whole = `85100000 85110000 85111000 85111100 85111200 85111300 85111310 85111320 85111400 85111500 85111600 85111700 85111800 85111810
  85111820 85111900 85112200 85120000 85121000 85121100 85121200 85121210 85121220 85121230 85121231 85121232 85121240 85121250 85121251 85121252
  85121270 85121271 85121280 85121281 85121282 85121283 85121290 85121291 85121292 85121300 85130000 85131000 85131100 85131110 85140000 85141000
  85141100 85141200 85141210 85141211 85141220 85142000 85142100 85143000 85144000 85144100 85145000 85146000 85146100 85146200 85148000 85150000
  85160000`;

/**
 * Codes of the Common Procurement Vocabulary that are relevant health care services. Read in the regulations as they stood on 24 February 2025 and not
 * compared with today's. A later list is another row with its day.
 */
export const healthCodes: Readonly<{ from: string; source: string; codes: readonly Code[] }> = {
  from: '2024-01-01',
  source: 'Health Care Services (Provider Selection Regime) Regulations 2023, schedule 1',
  codes: [
    ...whole.split(/\s+/).map((code): Code => [code]),
    ['85149000', 'pharmacy services that are not community pharmacy under its own regulations'],
    ['85323000', 'community health services that are delivered to individuals'],
    ['85312330', 'family planning for individuals, for sexual and reproductive health'],
    ['85312500', 'rehabilitation of individuals: substance misuse, mental or physical health'],
  ],
};

/** What the list says of a code, as a check to show; null where no code was given. The ninth digit of a code is its check digit and is not compared. */
export function sayHealthCode(code: string | null | undefined, answeredHealth: boolean): string | null {
  if (!code) return null;
  const found = healthCodes.codes.find(([listed]) => listed === code.slice(0, 8));
  if (!found)
    return answeredHealth
      ? `The code ${code} is not on the list of health care services in schedule 1. Without such a code this regime does not apply.`
      : null;
  const [, onlyFor] = found;
  if (answeredHealth) return onlyFor ? `The code ${code} counts only for ${onlyFor}.` : null;
  return `The code ${code} is on the list of health care services${onlyFor ? `, for ${onlyFor}` : ''}. Look again at whether this is health care.`;
}
