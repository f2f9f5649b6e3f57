export const name = 'thread';
export const kinds = [];
export const listeners = [];
