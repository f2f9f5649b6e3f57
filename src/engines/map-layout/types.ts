export type Point = Readonly<{ x: number; y: number }>;

/** A box on the map: its size in units of the drawing, and where it stands (its middle), if anywhere. */
export type Box = Readonly<{ id: string; width: number; height: number; at?: Point | null }>;

export type Join = Readonly<{ from: string; to: string }>;

/** Middles of boxes by id. */
export type Places = ReadonlyMap<string, Point>;

/** Least space between two boxes, and what is aimed at between two that a link joins. */
export const gap = { x: 76, y: 54 } as const;
export const reach = 140;
