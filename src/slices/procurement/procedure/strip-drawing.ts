import { hoursOfStage, type Stage, stageLabels } from './stage.ts';

const size = { box: 150, gap: 26, top: 10, height: 92, edge: 6, line: 17, letters: 20 };

export type StripDrawing = Readonly<{
  width: number;
  height: number;
  boxes: readonly Readonly<{
    x: number;
    y: number;
    width: number;
    height: number;
    lines: readonly Readonly<{ x: number; y: number; text: string }>[];
  }>[];
  arrows: readonly Readonly<{ x1: number; x2: number; y: number }>[];
}>;

/** Words in lines of so many letters. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const figure = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** What a stage takes, as the strip and the table say it. */
export function sayHours(stage: Stage): string {
  const { hours } = hoursOfStage(stage);
  if (!hours) return 'not said';
  return hours.high === 0 ? 'no hours' : `${figure(hours.low)} to ${figure(hours.high)} hours`;
}

/** The stages from left to right, each with what it takes of a bidder. The table beneath says the same. */
export function drawStrip(stages: readonly Stage[]): StripDrawing {
  const middle = size.top + size.height / 2;
  const left = (at: number) => size.edge + at * (size.box + size.gap);
  return {
    width: Math.max(560, left(stages.length) - size.gap + size.edge),
    height: size.top * 2 + size.height,
    boxes: stages.map((stage, at) => ({
      x: left(at),
      y: size.top,
      width: size.box,
      height: size.height,
      lines: [...wrap(`${at + 1}. ${stageLabels[stage.kind]}`, size.letters), sayHours(stage)].map((text, line) => ({
        x: left(at) + 8,
        y: size.top + 22 + line * size.line,
        text,
      })),
    })),
    arrows: stages.slice(1).map((_, at) => ({ x1: left(at) + size.box, x2: left(at + 1), y: middle })),
  };
}
