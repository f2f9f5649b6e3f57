import type { AddressInfo } from 'node:net';
import { buildDemo, demoIsUnfinished } from '#demo/build.ts';
import type { Config } from '#platform/config.ts';
import { stopBackground } from '#platform/workers/background.ts';
import { keepTime } from '#platform/workers/timed.ts';
import { resumers, timed } from './app.ts';
import { type Running, start } from './start.ts';

async function buildInBackground(running: Running): Promise<void> {
  const began = Date.now();
  try {
    await buildDemo(running, (demoProgress) => running.setInstallation({ demoProgress }));
    console.log(
      `The demonstration, Living well at home in Thornmere, was built in ${((Date.now() - began) / 1000).toFixed(1)} s.`,
    );
  } catch (error) {
    running.app.log.error({ err: error }, 'the demonstration was not built to its end; it goes on at the next start');
  }
}

/** What was being worked out when the server ended is worked out on. */
async function goOn({ services, app }: Running): Promise<void> {
  for (const resume of resumers)
    await resume(services).catch((error) => app.log.error({ err: error }, 'what was left undone was not gone on with'));
}

/** Starts the server and keeps it until it is told to stop. */
export async function serve(config: Config): Promise<Running> {
  const running = await start(config, {
    kindOfNew: config.databaseUrl ? 'live' : config.beginEmpty ? 'evaluation' : 'demo',
  });
  const unfinished = await demoIsUnfinished(running);
  // Said from the first page on, before the first scene is there.
  if (unfinished) running.setInstallation({ demoProgress: 0 });
  await running.app.listen({ host: config.host, port: config.port });
  const { port } = running.app.server.address() as AddressInfo;
  const at = config.publicUrl ?? `http://${config.host}:${port}`;
  console.log(`Commonweal is at ${at}`);
  if (running.services.database.embedded)
    console.log(
      'It keeps its data in the embedded database, which is for evaluation: it does not survive a power cut. For live use set DATABASE_URL.',
    );
  const timer = setInterval(
    () =>
      void running.services.messages
        .deliver()
        .catch((error) => running.app.log.error({ err: error }, 'e-mail was not delivered')),
    15_000,
  );
  const due = keepTime(running.services, timed, 60_000, (error, name) =>
    running.app.log.error({ err: error, work: name }, 'what was due was not done; it is tried again in a minute'),
  );
  const stop = () => {
    clearInterval(timer);
    void due
      .stop()
      .then(() => stopBackground())
      .then(() => running.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  void (unfinished ? buildInBackground(running) : Promise.resolve()).then(() => goOn(running));
  return running;
}
