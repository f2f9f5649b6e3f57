import type { Grouping, Plane } from './types.ts';

/** Where somebody stands among all and in their group, as published. */
export type Standing = Readonly<{
  /** 1 − |place − middle of all|: below 0 for whoever is further off than 1. */
  centricness: number;
  /** 1 − |place − middle of the group|. */
  coreness: number;
  /** How much further out than the group's middle, on the line from the middle of all through it. */
  extremeness: number;
}>;

/**
 * Where each person of a group stands.
 *
 * @returns by person; null for whoever is in no group
 */
export function standingOf(plane: Plane, { of, x, y }: Grouping): (Standing | null)[] {
  let [count, middleX, middleY] = [0, 0, 0];
  for (const [one, group] of of.entries()) {
    if (group < 0) continue;
    count += 1;
    middleX += plane.x[one]!;
    middleY += plane.y[one]!;
  }
  if (count > 0) [middleX, middleY] = [middleX / count, middleY / count];
  return Array.from(of, (group, one) => {
    if (group < 0) return null;
    const [px, py, gx, gy] = [plane.x[one]!, plane.y[one]!, x[group]!, y[group]!];
    const out = Math.hypot(gx - middleX, gy - middleY);
    const along = out > 0 ? ((px - gx) * (gx - middleX) + (py - gy) * (gy - middleY)) / out : 0;
    return {
      centricness: 1 - Math.hypot(px - middleX, py - middleY),
      coreness: 1 - Math.hypot(px - gx, py - gy),
      extremeness: along,
    };
  });
}
