import type { Timed } from '#platform/workers/timed.ts';
import { remindModerators } from './remind-moderators.ts';
import { tellOfEnds } from './tell-people.ts';

export const timed: readonly Timed[] = [remindModerators, tellOfEnds];
