export const name = 'learning';
export const kinds = [];
export const listeners = [];
