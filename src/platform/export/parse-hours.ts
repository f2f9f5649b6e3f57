const written =
  /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,4})?\s*(?:(?:h|hrs?|hours?)\.?)?\s*(?:(?:per|a|each|\/|p)\s*\/?\s*(?:week|wk|w)|pw|weekly)?$/i;

/**
 * Hours a week as a number, null where it is not one ("40 hours a month" is not).
 *
 * @example parseHours('1,228 hrs/wk') // 1228
 */
export function parseHours(text: string): number | null {
  const part = written.exec(text.trim());
  if (!part || text.length > 60) return null;
  const hours = Number(`${part[1]!.replaceAll(',', '')}${part[2] ?? ''}`);
  return hours <= 1_000_000 ? hours : null;
}
