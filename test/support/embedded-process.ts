import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const writer = fileURLToPath(new URL('./embedded-writer.ts', import.meta.url));

export type EmbeddedProcess = {
  child: ChildProcess;
  /** Resolves when this many writes were acknowledged, or the process ended. */
  acknowledged(count: number): Promise<void>;
  /** Resolves with the last number acknowledged, once the process has ended and all it said was read. */
  ended: Promise<{ last: number; exitCode: number | null; error: string }>;
};

/** Starts a process that writes to the embedded database in `dataDir` without end. */
export function startWriter(dataDir: string): EmbeddedProcess {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let last = 0;
  let count = 0;
  let error = '';
  const progress = new EventTarget();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    last = Number(line);
    count += 1;
    progress.dispatchEvent(new Event('progress'));
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  let over = false;
  const ended = once(child, 'close').then(([exitCode]) => {
    over = true;
    progress.dispatchEvent(new Event('progress'));
    return { last, exitCode: exitCode as number | null, error };
  });
  const acknowledged = async (wanted: number) => {
    while (count < wanted && !over) await once(progress, 'progress');
  };
  return { child, acknowledged, ended };
}
