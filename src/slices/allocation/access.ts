import { type Who, wears } from '#platform/access/who.ts';
import type { OptionUpload } from './options/import-options.ts';
import type { Option } from './options/option.ts';

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
