import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Who holds a lock: enough to tell a living holder from a dead one whose process id was given to somebody else. */
export type ProcessIdentity = {
  pid: number;
  host: string;
  /** Kernel boot, and start of the process in clock ticks since then; null where there is no /proc. */
  boot: string | null;
  startTicks: string | null;
};

export function thisProcess(): ProcessIdentity {
  return {
    pid: process.pid,
    host: os.hostname(),
    boot: bootId(),
    startTicks: processStat(process.pid)?.startTicks ?? null,
  };
}

/** Null when it cannot be known: the holder is on another computer. */
export function isAlive(holder: ProcessIdentity): boolean | null {
  if (holder.host !== os.hostname()) return null;
  if (holder.boot !== null && bootId() !== null && holder.boot !== bootId()) return false;
  if (!answersSignals(holder.pid)) return false;
  const stat = processStat(holder.pid);
  if (!stat) return true;
  if (stat.state === 'Z' || stat.state === 'X') return false;
  return holder.startTicks === null || holder.startTicks === stat.startTicks;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function bootId(): string | null {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

function processStat(pid: number): { state: string; startTicks: string } | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  if (!text) return null;
  // The command name stands in brackets and may hold spaces or brackets itself, so fields are counted from the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
