/** Changes whenever an answer could: a stored prediction says which it was made with. */
export const version = 'retender 2';
