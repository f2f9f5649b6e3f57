import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import pg from 'pg';
import { temporaryFolder } from '#test/support/both-databases.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { EmbeddedStream } from './embedded-stream.ts';

const ready = `const { parentPort } = require('node:worker_threads'); parentPort.postMessage({ type: 'ready' });`;

/** A stand-in for the engine's thread, so that it can die or go silent when the test wants it to. */
function startWith(code: string, timeouts = {}): Promise<EmbeddedServer> {
  const source = `import { createRequire } from 'node:module'; const require = createRequire('file:///');\n${code}`;
  const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  return EmbeddedServer.start({ directory: 'unused', workerUrl, ...timeouts });
}

function poolOn(server: EmbeddedServer): pg.Pool {
  const pool = new pg.Pool({ max: 1, ssl: false, user: 'x', stream: () => new EmbeddedStream(server) as never });
  pool.on('error', () => {});
  return pool;
}

describe('the embedded database in trouble', () => {
  it('says why it could not start', async () => {
    await assert.rejects(startWith(`throw new Error('no room on the disk')`), /stopped: no room on the disk/);
  });

  it('fails what waits, and all that comes later, when its thread dies', async () => {
    const server = await startWith(`${ready} parentPort.on('message', () => process.exit(7));`);
    const pool = poolOn(server);
    const queries = [pool.query('select 1'), pool.query('select 2')];
    for (const query of queries) await assert.rejects(query, /its thread ended with code 7.*Restart/);
    await assert.rejects(pool.query('select 3'), /its thread ended with code 7/);
    await pool.end();
    await server.close();
  });

  it('stops an engine that does not answer', async () => {
    const server = await startWith(`${ready} parentPort.on('message', () => { for (;;); });`, {
      exchangeTimeoutMillis: 50,
    });
    const pool = poolOn(server);
    await assert.rejects(pool.query('select 1'), /no answer within 0.05 seconds/);
    await pool.end();
    await server.close();
  });

  it('survives a statement that recurses too deeply, and notices when the engine does not', async () => {
    const directory = temporaryFolder();
    const recurse = async (stackSizeMb?: number) => {
      const server = await EmbeddedServer.start({ directory, ...(stackSizeMb && { stackSizeMb }) });
      const pool = poolOn(server);
      await pool.query(`create or replace function deeper(i int) returns int language plpgsql
        as 'begin return deeper(i + 1); end'`);
      const error = await pool.query('select deeper(1)').then(
        () => assert.fail('there is no end to it'),
        (reason: Error & { code?: string }) => reason,
      );
      await pool.end();
      await server.close();
      return error;
    };
    assert.equal((await recurse()).code, '54001');
    assert.match((await recurse(4)).message, /its engine broke.*left without an answer/);
    assert.equal((await recurse()).code, '54001', 'and the data opens again');
    rmSync(directory, { recursive: true, force: true });
  });

  it('closes even when the engine does not', async () => {
    const server = await startWith(`${ready} parentPort.on('message', () => {});`, { closeTimeoutMillis: 50 });
    await Promise.all([server.close(), server.close()]);
    await assert.rejects(server.exchange(1, new Uint8Array([0])), /it was closed/);
  });
});
