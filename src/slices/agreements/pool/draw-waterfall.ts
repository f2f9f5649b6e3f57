import type { Settled } from '#engines/waterfall/index.ts';

export type Bar = Readonly<{
  label: string;
  pence: number;
  kind: 'over' | 'met' | 'borne' | 'dispute';
  x: number;
  y: number;
  height: number;
}>;
export type Waterfall = Readonly<{ width: number; height: number; bar: number; floor: number; bars: readonly Bar[] }>;

const tall = 200;
const top = 26;
const wide = 96;

/** The overspend as a whole, then what takes it away, step by step, down to what nobody has agreed to bear. */
export function drawWaterfall(settled: Settled): Waterfall | null {
  if (settled.overspends === 0) return null;
  const steps: { label: string; pence: number; kind: Bar['kind'] }[] = [
    { label: 'Met by underspends', pence: settled.offset, kind: 'met' },
    { label: 'From the reserve', pence: settled.fromReserve, kind: 'met' },
    { label: 'From reductions', pence: settled.fromReductions, kind: 'met' },
    ...Object.entries(settled.borne).map(([name, pence]) => ({ label: name, pence, kind: 'borne' as const })),
    { label: 'In dispute', pence: settled.inDispute, kind: 'dispute' },
  ].filter((step): step is { label: string; pence: number; kind: Bar['kind'] } => step.pence > 0);
  const scale = tall / settled.overspends;
  const round = (value: number) => Math.round(value * 10) / 10;
  let fallen = 0;
  const bars = [{ label: 'Overspends', pence: settled.overspends, kind: 'over' as const }, ...steps].map(
    (step, index) => {
      const y = top + (index === 0 ? 0 : fallen * scale);
      if (index > 0) fallen += step.pence;
      return { ...step, x: 10 + index * (wide + 14), y: round(y), height: Math.max(2, round(step.pence * scale)) };
    },
  );
  return { width: 10 + bars.length * (wide + 14), height: top + tall + 46, bar: wide, floor: top + tall, bars };
}
