export const name = 'thread';
export const kinds = [];
export const listeners = [];

export { writeZip } from './audit-pack/write-zip.ts';
export { publishNow } from './position/publish-now.ts';
