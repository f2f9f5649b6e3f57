import { readConfig } from '#platform/config.ts';
import { resume } from '#slices/agreements/index.ts';
import { start } from '#src/start.ts';

/** A server of its own that goes on with lists of invoices until it is done, or killed. */
const running = await start({ ...readConfig(process.env), logLevel: 'silent' }, { kindOfNew: 'test' });
await resume(running.services);
await running.close();
