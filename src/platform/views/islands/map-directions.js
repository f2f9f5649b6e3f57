/**
 * Where an arrow key leads: the nearest box on that side, those straight ahead before those to the side; the box itself where
 * there is none.
 */
export function nearestTowards(boxes, from, [dx, dy]) {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const [x, y] = [box.x - from.x, box.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0) continue;
    const far = ahead + aside * 2;
    if (far < least) [least, best] = [far, box];
  }
  return best;
}
