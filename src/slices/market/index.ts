export const name = 'market';
export const kinds = [];
export const listeners = [];
