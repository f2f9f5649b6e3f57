import { makeZip } from './make-zip.ts';

const bytes = 30 * 1024 * 1024;
const inner = makeZip([{ name: 'b.txt', content: 'within', stored: true }]);
const good = makeZip([{ name: 'A/Quality/a.txt', content: 'all is well with this one' }]);
const many = Array.from({ length: 20_001 }, (_, at) => ({ name: `A/${at}`, stored: true }));
const withName = (name: string | Buffer) =>
  makeZip([
    { name: 'A/fine.txt', content: 'x' },
    { name, content: 'x' },
  ]);

/** Archives that somebody makes to do harm, byte by byte, with what is said of each. Those of the second list show only when they are unpacked. */
export const refusedAtOnce: readonly [what: string, archive: Buffer, says: RegExp][] = [
  ['a bomb', makeZip([{ name: 'A/bomb.txt', content: Buffer.alloc(bytes) }]), /grows too much/],
  ['a name that leads out', withName('A/../../etc/passwd'), /leads out/],
  ['a name from the root', withName('/etc/passwd'), /root of a disk/],
  ['a name on a drive', withName('C:/Windows/win.ini'), /root of a disk/],
  ['a name with backslashes', withName('A\\..\\win.ini'), /root of a disk/],
  ['a name of a device', withName('A/aux.txt'), /device/],
  ['a name that ends in a dot', withName('A/file.txt.'), /dot or a space/],
  ['a name that turns round', withName('A/\u202egpj.exe'), /cannot be seen/],
  ['a name with a zero', withName('A/a\0b.txt'), /cannot be seen/],
  ['a name that is not UTF-8', withName(Buffer.from([0x41, 0x2f, 0xe9, 0x2e, 0x74, 0x78, 0x74])), /UTF-8/],
  ['an endless name', withName(`A/${'a'.repeat(500)}`), /longer than/],
  ['endless folders', withName(`${'a/'.repeat(40)}x`), /twenty deep/],
  ['a link', makeZip([{ name: 'A/link', content: '/etc/passwd', mode: 0o120777 }]), /link/],
  ['a pipe', makeZip([{ name: 'A/pipe', content: '', mode: 0o010644 }]), /link, or something else/],
  ['an encrypted file', makeZip([{ name: 'A/a.txt', content: 'x', flags: 0x801 }]), /encrypted/],
  ['two files of one name', withName('A/fine.txt'), /same name/],
  ['names that differ in capitals alone', withName('A/FINE.txt'), /capitals alone/],
  [
    'names that differ in their form of Unicode',
    makeZip([{ name: 'A/\u00e9' }, { name: 'A/e\u0301' }]),
    /capitals alone/,
  ],
  ['a file that is a folder too', withName('A/fine.txt/more.txt'), /file and a folder/],
  [
    'files on the same bytes',
    makeZip([
      { name: 'a.txt', content: inner.subarray(0, inner.indexOf('PK\x01\x02')), stored: true },
      { name: 'b.txt', content: 'within', stored: true, offset: 35 },
    ]),
    /same bytes/,
  ],
  ['a list that names other files', makeZip([{ name: 'A/a.txt', content: 'x', localName: 'B/b.txt' }]), /does not say/],
  ['too many files', makeZip(many), /more than 20,000/],
  ['more files than its end says', makeZip([{ name: 'A/1' }, { name: 'A/2' }], { count: 1 }), /does not say/],
  ['fewer files than its end says', makeZip([{ name: 'A/1' }], { count: 3 }), /damaged/],
  ['a huge comment', makeZip([{ name: 'A/1' }], { comment: 'x'.repeat(60_000) }), /comment/],
  ['a huge comment of a file', makeZip([{ name: 'A/1', comment: 'x'.repeat(60_000) }]), /comment/],
  [
    'a list that lies elsewhere in 64 bits',
    makeZip([{ name: 'A/1', content: 'x' }], { zip64: true }),
    /damaged|no ZIP/,
  ],
  [
    'a size in 64 bits that is not there',
    makeZip([{ name: 'A/1', content: 'x', size: 0xffffffff }]),
    /damaged|more than/,
  ],
  ['another way of packing', makeZip([{ name: 'A/1', content: 'x', method: 14 }]), /does not read/],
  ['an archive that is cut short', good.subarray(0, good.length - 30), /no ZIP/],
  ['half an archive', good.subarray(0, good.length / 2), /no ZIP/],
  ['nothing but an end', makeZip([]), /no file/],
  ['noise', Buffer.alloc(4_096, 0x5a), /no ZIP/],
];

export const refusedUnpacking: readonly [what: string, archive: Buffer][] = [
  ['a sum that does not fit', makeZip([{ name: 'A/a.txt', content: 'all is well', crc: 12 }])],
  ['more than its list says', makeZip([{ name: 'A/bomb.txt', content: Buffer.alloc(bytes), size: 1_000 }])],
  ['less than its list says', makeZip([{ name: 'A/a.txt', content: 'short', size: 900 }])],
  [
    'bytes that are not packed',
    makeZip([{ name: 'A/a.txt', content: Buffer.alloc(64, 0xff), stored: true, method: 8 }]),
  ],
];
