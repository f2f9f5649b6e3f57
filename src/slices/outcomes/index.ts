export const name = 'outcomes';
export const kinds = [];
export const listeners = [];
