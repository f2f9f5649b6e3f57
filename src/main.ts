import { ConfigError, readConfig } from '#platform/config.ts';
import { DataInUseError } from '#platform/db/database.ts';
import { start } from './start.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const running = await start(config);
  await running.app.listen({ host: config.host, port: config.port });
  const stop = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DataInUseError)) throw error;
  console.error(error.message);
  process.exit(1);
}
