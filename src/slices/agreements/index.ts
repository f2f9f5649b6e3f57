export const name = 'agreements';
export const kinds = [];
export const listeners = [];
