import type { Answer, MeasureName } from '#engines/retender/index.ts';

const size = { width: 720, left: 24, right: 696, top: 34, row: 44 };
const round = (value: number): number => Math.round(value * 10) / 10;

export type FuturesDrawing = Readonly<{
  width: number;
  height: number;
  left: number;
  right: number;
  ticks: readonly Readonly<{ x: number; text: string }>[];
  rows: readonly Readonly<{
    title: string;
    y: number;
    middle: number;
    half: Readonly<{ x: number; width: number }> | null;
    ninety: Readonly<{ x1: number; x2: number }> | null;
  }>[];
}>;

const heightOf = (rows: number): number => size.top + rows * size.row + 30;
const rowAt = (index: number): number => size.top + index * size.row + 26;

/** Where possible futures lie under each way: half of them in the bar, nine in ten on the line, the middle as a mark. */
export function drawFutures(answer: Answer, name: MeasureName): FuturesDrawing | null {
  const found = answer.strategies.flatMap(({ title, measures }) => {
    const one = measures[name];
    return one ? [{ title, one }] : [];
  });
  if (found.length < 2) return null;
  const most = Math.max(...found.map(({ one }) => one.ninety[1]), 1e-9);
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].find((one) => most / one <= 8) ?? most / 8;
  const end = Math.ceil(most / step) * step;
  const x = (value: number) => round(size.left + (Math.max(0, value) / end) * (size.right - size.left));
  return {
    width: size.width,
    height: heightOf(found.length),
    left: size.left,
    right: size.right,
    ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, at) => ({
      x: x(at * step),
      text: String(round(at * step)),
    })),
    rows: found.map(({ title, one }, at) => ({
      title,
      y: rowAt(at),
      middle: x(one.median),
      half: { x: x(one.half[0]), width: round(x(one.half[1]) - x(one.half[0])) },
      ninety: { x1: x(one.ninety[0]), x2: x(one.ninety[1]) },
    })),
  };
}

/** Directions alone: in how many draws of what is assumed there is more than with the first way. No amount can be read from it. */
export function drawDirections(
  answer: Answer,
  name: MeasureName,
  words: { more: string; less: string },
): FuturesDrawing | null {
  const found = answer.strategies.slice(1).flatMap(({ title, differences }) => {
    const one = differences[name];
    return one ? [{ title, more: one.more }] : [];
  });
  if (found.length === 0) return null;
  const x = (part: number) => round(size.left + part * (size.right - size.left));
  return {
    width: size.width,
    height: heightOf(found.length),
    left: size.left,
    right: size.right,
    ticks: [
      { x: x(0), text: `${words.less} in every draw` },
      { x: x(0.5), text: 'as often one as the other' },
      { x: x(1), text: `${words.more} in every draw` },
    ],
    rows: found.map(({ title, more }, at) => ({ title, y: rowAt(at), middle: x(more), half: null, ninety: null })),
  };
}
