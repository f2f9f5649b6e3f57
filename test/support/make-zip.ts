import { crc32, deflateRawSync } from 'node:zlib';

/** What stands in an archive of one's own making; what is not given is as it should be. */
export type ZipEntry = Readonly<{
  name: string | Buffer;
  content?: string | Buffer;
  stored?: boolean;
  /** Lies, by which an archive is made that no archiver would make. */
  flags?: number;
  method?: number;
  crc?: number;
  size?: number;
  packed?: number;
  mode?: number;
  localName?: string;
  /** Lies at this byte, among those of other entries, and adds none of its own. */
  offset?: number;
  comment?: string;
}>;
export type ZipLies = Readonly<{ comment?: string; count?: number; tail?: Buffer; zip64?: boolean }>;

/** A ZIP archive, byte by byte, as the format's notes have it. */
export function makeZip(entries: readonly ZipEntry[], lies: ZipLies = {}): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  for (const one of entries) {
    const name = Buffer.from(one.name as string);
    const content = Buffer.from((one.content ?? '') as string);
    const data = one.stored ? content : deflateRawSync(content, { level: 1 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(one.flags ?? 0x800, 2);
    head.writeUInt16LE(one.method ?? (one.stored ? 0 : 8), 4);
    head.writeUInt32LE(one.crc ?? crc32(content), 10);
    head.writeUInt32LE(one.packed ?? data.length, 14);
    head.writeUInt32LE(one.size ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    places.push(one.offset ?? at);
    if (one.offset === undefined) {
      const local = one.localName === undefined ? name : Buffer.from(one.localName);
      const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, local, data]);
      bodies.push(body);
      at += body.length;
    }
    const comment = Buffer.from(one.comment ?? '');
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(comment.length, 0);
    rest.writeUInt32LE(((one.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(places.at(-1)!, 10);
    const made = Buffer.from([20, 3]);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, head, rest, name, comment]));
  }
  const listed = Buffer.concat(list);
  const comment = Buffer.from(lies.comment ?? '');
  const end = Buffer.alloc(18);
  end.writeUInt16LE(lies.count ?? entries.length, 4);
  end.writeUInt16LE(lies.count ?? entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(lies.zip64 ? 0xffffffff : at, 12);
  end.writeUInt16LE(comment.length, 16);
  const tail = lies.tail ?? Buffer.alloc(0);
  return Buffer.concat([...bodies, listed, Buffer.from('PK\x05\x06', 'latin1'), end, comment, tail]);
}
