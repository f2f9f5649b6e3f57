const hourMs = 3_600_000;
export const mostAnHour = 5;
export const mostADay = 10;
/** New links that one code or account gets in a day: each time it is used again. */
export const mostLinksADay = 20;

/** Why somebody cannot say one thing more yet, in words; null where they can. `saidAt`: when they said what they have said. */
export function tooMuchSaid(saidAt: readonly (Date | null)[], now: Date): string | null {
  const since = (ms: number) => saidAt.filter((at) => at !== null && now.getTime() - at.getTime() < ms).length;
  if (since(hourMs) >= mostAnHour)
    return `You have said ${mostAnHour} things in an hour. Others need time to vote on them: say more in an hour`;
  if (since(24 * hourMs) >= mostADay)
    return `You have said ${mostADay} things in a day. Others need time to vote on them: say more tomorrow`;
  return null;
}
