export {
  type ClearedFlag,
  clearedFlagsOf,
  clearFlag,
  type Flag,
  flagDependants,
  openFlagsIn,
  openFlagsOf,
} from './flags.ts';
export { type Choice, choicesOf, chosen } from './objects.ts';
export { type Bead, beads, type Link, linksAmong, linksOf, walk } from './thread.ts';
