import { frameOf, type Places, type Point } from '#engines/map-layout/index.ts';
import { lineHeight, linesOf, sizeOf } from './box-size.ts';
import type { CausalLink } from './causal-link.ts';
import { joinBoxes, pathOf, pointOn } from './curve.ts';
import type { Variable } from './variable.ts';

export type DrawnBox = Readonly<{
  id: string;
  name: string;
  version: number;
  left: number;
  top: number;
  width: number;
  height: number;
  x: number;
  y: number;
  lines: readonly Readonly<{ text: string; y: number }>[];
}>;
export type DrawnLink = Readonly<{
  /** Which of the boxes it leads from and to. */
  from: number;
  to: number;
  path: string;
  mark: Point;
  delay: Point | null;
  direction: CausalLink['direction'];
  strength: CausalLink['strength'];
}>;
export type Drawing = Readonly<{
  /** What the picture's own left and top are on the map. */
  left: number;
  top: number;
  width: number;
  height: number;
  boxes: readonly DrawnBox[];
  links: readonly DrawnLink[];
}>;

const margin = 24;
const round = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** Where everything on the picture stands, in units of its view box. Pure; the template draws it. */
export function drawMap(
  variables: readonly Pick<Variable, 'id' | 'name' | 'version'>[],
  links: readonly CausalLink[],
  places: Places,
): Drawing {
  const standing = variables.flatMap(({ id, name, version }) => {
    const at = places.get(id);
    return at ? [{ id, name, version, at, ...sizeOf(name) }] : [];
  });
  if (standing.length === 0) return { left: 0, top: 0, width: 0, height: 0, boxes: [], links: [] };
  const frame = frameOf(
    standing,
    standing.map(({ at }) => at),
  );
  const [left, top] = [frame.left - margin, frame.top - margin];
  const byId = new Map(
    standing.map((one, number) => [one.id, { ...one, number, at: { x: one.at.x - left, y: one.at.y - top } }] as const),
  );
  return {
    left,
    top,
    width: Math.ceil(frame.width + margin * 2),
    height: Math.ceil(frame.height + margin * 2),
    boxes: [...byId.values()].map(drawBox),
    links: links.flatMap((link) => {
      const [from, to] = [byId.get(link.fromId), byId.get(link.toId)];
      if (!from || !to) return [];
      const curve = joinBoxes(from, to);
      if (!curve) return [];
      return [
        {
          from: from.number,
          to: to.number,
          path: pathOf(curve),
          mark: round(pointOn(curve, 0.78)),
          delay: link.delayed ? round(pointOn(curve, 0.45)) : null,
          direction: link.direction,
          strength: link.strength,
        },
      ];
    }),
  };
}

type Standing = { id: string; name: string; version: number; at: Point; width: number; height: number };

function drawBox({ id, name, version, at, width, height }: Standing): DrawnBox {
  const top = at.y - height / 2;
  return {
    id,
    name,
    version,
    left: at.x - width / 2,
    top,
    width,
    height,
    x: at.x,
    y: at.y,
    lines: linesOf(name).map((text, row) => ({ text, y: top + 8 + lineHeight * row + 13 })),
  };
}
