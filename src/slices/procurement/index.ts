export const name = 'procurement';
export const kinds = [];
export const listeners = [];
