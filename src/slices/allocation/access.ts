import { type Who, wears } from '#platform/access/who.ts';
import type { OptionUpload } from './options/import-options.ts';
import type { Option } from './options/option.ts';
import type { Allocation } from './portfolios/allocation.ts';
import type { Round } from './rounds/round.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

/** What would be paid for, and how it was scored, is for everybody on the case but those who may bid. */
export const inside = (who: Who): boolean => who.hats.some((hat) => hat !== 'provider') && !wears(who, 'provider');

export function optionAccess(who: Who, option: Option): readonly string[] {
  if (!inside(who)) return [];
  if (!wears(who, ...working)) return ['see'];
  return option.state === 'put' ? ['see', 'move', 'change'] : ['see', 'move'];
}

export function optionUploadAccess(who: Who, upload: OptionUpload): readonly string[] {
  if (!inside(who) || !wears(who, ...working)) return [];
  return upload.state === 'waiting' ? ['see', 'read'] : ['see'];
}

/** Whoever opened a round runs it, and so does a commissioner; those who watch over the case read and do not score. */
export function roundAccess(who: Who, round: Round): readonly string[] {
  if (!inside(who)) return [];
  const may = ['see'];
  const isOpen = round.state !== 'closed';
  if (isOpen && wears(who, ...working, 'practitioner', 'community')) may.push('score');
  if (!wears(who, ...working) || (who.personId !== round.facilitatorId && !wears(who, 'commissioner'))) return may;
  return [...may, isOpen ? 'run' : 'use'];
}

/** Whoever works on the case looks; who commissions or procures decides. What was decided stands. */
export function allocationAccess(who: Who, one: Allocation): readonly string[] {
  if (!inside(who)) return [];
  if (!wears(who, ...working) || one.state === 'decided') return ['see'];
  if (one.state !== 'found') return one.state === 'looking' ? ['see', 'stop', 'look'] : ['see', 'look'];
  return wears(who, 'commissioner', 'procurement') ? ['see', 'decide'] : ['see'];
}
