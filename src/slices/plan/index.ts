export const name = 'plan';
export const kinds = [];
export const listeners = [];
