import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FrontendMessages } from './frontend-messages.ts';

function message(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

function batches(chunks: readonly Uint8Array[]): string[] {
  const messages = new FrontendMessages();
  const found: string[] = [];
  for (const chunk of chunks) {
    messages.add(chunk);
    for (let batch = messages.next(); batch; batch = messages.next()) found.push(Buffer.from(batch).toString('hex'));
  }
  return found;
}

const anyMessage = fc.tuple(fc.constantFrom('Q', 'P', 'B', 'D', 'E', 'S', 'X'), fc.uint8Array({ maxLength: 20 }));

describe('what a client writes', () => {
  it('is cut into the same batches however it arrives', () => {
    const property = fc.property(
      fc.array(anyMessage, { maxLength: 12 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 30 })),
      (list, sizes) => {
        const whole = Buffer.concat([startup, ...list.map(([type, body]) => message(type, body))]);
        const chunks: Buffer[] = [];
        for (let at = 0; at < whole.length; ) {
          const size = sizes.next().value as number;
          chunks.push(whole.subarray(at, at + size));
          at += size;
        }
        assert.deepEqual(batches(chunks), batches([whole]));
      },
    );
    fc.assert(property, { seed: 20261123 });
  });

  it('waits for the Sync that belongs to a Parse, and leaves a Terminate out', () => {
    const parse = message('P', Buffer.from('x'));
    const sync = message('S', Buffer.alloc(0));
    const query = message('Q', Buffer.from('select 1\0'));
    const terminate = message('X', Buffer.alloc(0));
    assert.deepEqual(batches([startup, parse]), [startup.toString('hex')]);
    assert.deepEqual(batches([startup, parse, sync, terminate, query]), [
      startup.toString('hex'),
      Buffer.concat([parse, sync]).toString('hex'),
      query.toString('hex'),
    ]);
  });
});
