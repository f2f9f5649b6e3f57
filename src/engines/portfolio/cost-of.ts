import type { Option } from './types.ts';

/** What an option costs of a resource; ids come from files, and one such as "constructor" is no cost unless it was given. */
export const costOf = (option: Option, resource: string): number =>
  Object.hasOwn(option.cost, resource) ? option.cost[resource]! : 0;
