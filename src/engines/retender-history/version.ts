/** Changes whenever a forecast could: a stored prediction says which it was made with. */
export const version = 'retender-history 1';
