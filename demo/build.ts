import { sql } from 'kysely';
import { guest, type Who } from '#platform/access/who.ts';
import { type Act, act, look } from '#platform/act/act.ts';
import { addToDate, setClock } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { seededIds } from '#platform/ids.ts';
import { hatsOf } from '#slices/cases/index.ts';
import { findWho } from '#slices/people/index.ts';
import type { Running } from '#src/start.ts';
import { story } from './thornmere.ts';

/**
 * What the story's steps leave for each other: ids by name, and `today`, from which its dates are counted. Kept with the
 * progress, so that a stopped build goes on where it was.
 */
export type World = Record<string, string>;

export type Scene = Readonly<{
  /** Days from the day the demonstration starts; negative is before it. */
  day: number;
  /** Whose hand does it: a name that an earlier scene has put into the world. */
  as: string | null;
  /** What runs beside the pages and has to be done before; it goes on where an interrupted build left it. */
  waitsFor?: (services: Services) => Promise<unknown>;
  does: (act: Act, world: World, services: Services) => Promise<unknown>;
}>;

type Progress = { scene: number; of: number; begunOn: string; world: World };

/** Builds Thornmere through the commands that people use, each scene an act of its own on its own day. */
export async function buildDemo(
  running: Running,
  onProgress: (share: number | null) => void | Promise<void>,
): Promise<void> {
  const { services } = running;
  const progress = await readProgress(running);
  for (let scene = progress.scene; scene < story.length; scene += 1) {
    await onProgress(scene / story.length);
    const { day, as, does, waitsFor } = story[scene]!;
    await waitsFor?.({ ...services, act: { ...services.act, newId: seededIds(`thornmere:before:${scene}`) } });
    const at = new Date(`${addToDate(progress.begunOn, { days: day })}T09:00:00Z`);
    at.setUTCMinutes(scene % 480);
    await act(services.act, guest, ({ tx }) => setClock(tx, at));
    await act(
      { ...services.act, newId: seededIds(`thornmere:${scene}`) },
      (tx) => whoIs(tx, progress.world, as),
      async (current) => {
        await does(current, progress.world, services);
        progress.scene = scene + 1;
        await sql`update installation set demo_progress = ${JSON.stringify(progress)}::jsonb`.execute(current.tx);
      },
    );
    await running.dispatcher.idle();
  }
  await act(services.act, guest, ({ tx }) => setClock(tx, null));
  await onProgress(null);
}

async function whoIs(tx: Act['tx'], world: World, as: string | null): Promise<Who> {
  if (!as) return guest;
  const who = await findWho(tx, world[as] ?? '');
  if (!who) throw new Error(`The story has nobody called ${as} yet.`);
  return world.case ? { ...who, hats: await hatsOf(tx, who.personId!, world.case) } : who;
}

async function readProgress({ services }: Running): Promise<Progress> {
  const { rows } = await look(services.act, (tx) =>
    sql<{
      progress: Progress | null;
      today: string;
    }>`select demo_progress as progress, (now() at time zone 'Europe/London')::date as today from installation`.execute(
      tx,
    ),
  );
  const { progress, today } = rows[0]!;
  return progress ?? { scene: 0, of: story.length, begunOn: today, world: { today } };
}

/** Whether the demonstration of this installation is still to be built, or to be built on. */
export async function demoIsUnfinished({ services }: Running): Promise<boolean> {
  const { rows } = await look(services.act, (tx) =>
    sql<{
      kind: string;
      scene: number | null;
    }>`select kind, (demo_progress ->> 'scene')::int as scene from installation`.execute(tx),
  );
  return rows[0]?.kind === 'demo' && (rows[0].scene ?? 0) < story.length;
}
