/** Goes up with whatever changes a figure: an answer says which engine gave it. */
export const version = 'opinion 2';
