import type { Registered } from '#engines/retender-history/index.ts';
import { randomFrom } from '#engines/retender-history/statistics/random.ts';

export type MadeUpRegisters = Readonly<{
  from: number;
  to: number;
  areas: number;
  exit: number;
  entry: number;
  seed: number;
}>;

/** Registers that obey a law we know: each home leaves with one chance a year (three times that where inadequate), new ones come by another. */
export function madeUpRegisters({ from, to, areas, exit, entry, seed }: MadeUpRegisters): Registered[] {
  const random = randomFrom(seed);
  let next = 0;
  const number = () => {
    next += 1;
    return next;
  };
  const home = (area: number) => ({
    id: `H${number()}`,
    area,
    poor: random() < 0.2,
    organisation: `org ${Math.floor(random() * 90)}`,
  });
  let alive = Array.from({ length: areas }, (_, area) =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => home(area)),
  ).flat();
  const rows: Registered[] = [];
  for (let year = from; year <= to; year += 1) {
    for (const one of alive)
      rows.push({
        year,
        id: one.id,
        type: 'home',
        area: `area ${one.area}`,
        region: `region ${one.area % 4}`,
        sector: 'private',
        organisation: one.organisation,
        places: 4,
        rating: one.poor ? 'inadequate' : 'good',
      });
    const stayed = alive.filter((one) => random() >= (one.poor ? 3 : 1) * exit);
    alive = [...stayed, ...alive.filter(() => random() < entry).map((one) => home(one.area))];
  }
  return rows;
}
