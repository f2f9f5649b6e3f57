export const name = 'system';
export const kinds = [];
export const listeners = [];
