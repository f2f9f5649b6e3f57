import type { Services } from '../http/services.ts';

/**
 * Work whose time comes by itself: a reminder each day, what is told when something has ended. It looks at the clock of the database and at
 * what is kept to see whether anything is due, so that it may be run at any moment, by several servers, and again after a failure.
 */
export type Timed = Readonly<{ name: string; run(services: Services): Promise<void> }>;

type OnFailure = (error: unknown, name: string) => void;

/** Runs each once, one after the other; one that fails keeps none of the others from running. */
export async function runTimed(services: Services, all: readonly Timed[], onFailure: OnFailure): Promise<void> {
  for (const one of all) {
    try {
      await one.run(services);
    } catch (error) {
      onFailure(error, one.name);
    }
  }
}

/** Runs them again and again, never two rounds at once. `stop` waits for a round that has begun. */
export function keepTime(
  services: Services,
  all: readonly Timed[],
  everyMs: number,
  onFailure: OnFailure,
): { stop(): Promise<void> } {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= runTimed(services, all, onFailure).finally(() => {
      round = null;
    });
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
