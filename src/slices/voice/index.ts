export const name = 'voice';
export const kinds = [];
export const listeners = [];
