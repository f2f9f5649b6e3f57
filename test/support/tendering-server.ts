import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openAsBlob, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { TestApp, Visitor } from './client.ts';

const root = path.join(import.meta.dirname, '../..');

/** The server in a process of its own, on the data of a test's application: it can be killed, and what it logs and takes of memory be seen. */
export class ServerProcess {
  readonly #app: TestApp;
  #child: ChildProcess | null = null;
  origin = '';
  log = '';
  constructor(app: TestApp) {
    this.#app = app;
  }

  async start(): Promise<void> {
    const { dataDir, databaseUrl } = this.#app.running.services.config;
    const env = { ...process.env, COMMONWEAL_DATA: dataDir, DATABASE_URL: databaseUrl!, PORT: '0', LOG_LEVEL: 'trace' };
    // What an earlier server said of where it listens is not this one's.
    const before = this.log.length;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts'], { cwd: root, env });
    this.#child = child;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        this.log += chunk;
        const at = /"msg":"Server listening at (http:\/\/127\.0\.0\.1:\d+)"/.exec(this.log.slice(before));
        if (at) resolve(at[1]!);
      });
    child.once('close', () => reject(new Error(`The server ended: ${this.log.slice(-2_000)}`)));
    this.origin = await promise;
    promise.catch(() => undefined);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  /** The most memory that it ever held, in megabytes. */
  mostMemory(): number {
    const status = readFileSync(`/proc/${this.#child!.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1024);
  }

  async upload(visitor: Visitor, receive: string, archive: string, receipts: string): Promise<number> {
    const cookie = Object.entries(visitor.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const page = await (await fetch(`${this.origin}${receive}`, { headers: { cookie } })).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)![1]!;
    const form = new FormData();
    form.set('_csrf', hidden('_csrf'));
    form.set('_once', hidden('_once'));
    form.set('layout', 'a-folder-each');
    form.set('archives', await openAsBlob(archive), path.basename(archive));
    form.set('receipts', new Blob([receipts]), 'receipts.csv');
    const options = {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie, origin: this.origin },
    } as const;
    const answer = await fetch(`${this.origin}${receive}/archives`, options);
    await answer.arrayBuffer();
    return answer.status;
  }
}

/** Writes an archive of tenders with a folder each, file by file, so that it may be larger than memory. Returns each path's SHA-256. */
export async function writeArchive(
  target: string,
  { suppliers, filesEach, bytesEach }: { suppliers: readonly string[]; filesEach: number; bytesEach: number },
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const handle = await open(target, 'w');
  const list: Buffer[] = [];
  let at = 0;
  const write = async (bytes: Buffer) => {
    await handle.write(bytes);
    at += bytes.length;
  };
  const content = randomBytes(bytesEach);
  for (const supplier of suppliers)
    for (let file = 0; file < filesEach; file += 1) {
      const name = `${supplier}/${file === 0 ? 'Price' : 'Quality'}/${supplier}File${file}.bin`;
      content.write(name);
      hashes.set(name, createHash('sha256').update(content).digest('hex'));
      const head = Buffer.alloc(26);
      head.writeUInt16LE(20, 0);
      head.writeUInt16LE(0x800, 2);
      head.writeUInt32LE(crc32(content), 10);
      head.writeUInt32LE(content.length, 14);
      head.writeUInt32LE(content.length, 18);
      head.writeUInt16LE(Buffer.byteLength(name), 22);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE((0o100644 << 16) >>> 0, 6);
      rest.writeUInt32LE(at, 10);
      list.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), head, rest, Buffer.from(name));
      await write(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name)]));
      await write(content);
    }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = suppliers.length * filesEach;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  await write(Buffer.concat([listed, end]));
  await handle.close();
  return hashes;
}
