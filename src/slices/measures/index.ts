export const name = 'measures';
export const kinds = [];
export const listeners = [];
