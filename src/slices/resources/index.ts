export const name = 'resources';
export const kinds = [];
export const listeners = [];
