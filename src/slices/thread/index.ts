export const name = 'thread';
export const kinds = [];
export const listeners = [];

export { publishNow } from './position/publish-now.ts';
