import { crc32 } from 'node:zlib';

export type ZipFile = Readonly<{ path: string; bytes: Buffer }>;

const version = 20;
// Names are UTF-8.
const flags = 0x0800;
/** 1 January 1980, where the format's time begins: the same files make the same bytes. */
const day = 0x0021;

function header(file: ZipFile, name: Buffer): Buffer {
  const fixed = Buffer.alloc(26);
  fixed.writeUInt16LE(version, 0);
  fixed.writeUInt16LE(flags, 2);
  fixed.writeUInt16LE(0, 4);
  fixed.writeUInt16LE(0, 6);
  fixed.writeUInt16LE(day, 8);
  fixed.writeUInt32LE(crc32(file.bytes), 10);
  fixed.writeUInt32LE(file.bytes.length, 14);
  fixed.writeUInt32LE(file.bytes.length, 18);
  fixed.writeUInt16LE(name.length, 22);
  return fixed;
}

/** Files as a ZIP that holds them as they are, in the order of their paths: nothing is squeezed, so that any tool and any eye can read it. */
export function writeZip(given: readonly ZipFile[]): Buffer {
  const files = given.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const fixed = header(file, name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, name, file.bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([version, 0]), fixed, rest, name]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** The files of a ZIP that `writeZip` made, or null where it is not one: whatever else a ZIP can be is refused. */
export function readZip(zip: Buffer): ZipFile[] | null {
  const files: ZipFile[] = [];
  let at = 0;
  while (at + 30 <= zip.length && zip.toString('latin1', at, at + 4) === 'PK\x03\x04') {
    const size = zip.readUInt32LE(at + 18);
    const nameLength = zip.readUInt16LE(at + 26);
    const from = at + 30 + nameLength;
    if (from + size > zip.length) return null;
    files.push({ path: zip.toString('utf8', at + 30, from), bytes: zip.subarray(from, from + size) });
    at = from + size;
  }
  return files.length > 0 && writeZip(files).equals(zip) ? files : null;
}
