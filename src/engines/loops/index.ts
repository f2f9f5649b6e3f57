export { asLoop, findLoops, limits } from './find-loops.ts';
export { begunAt, inSentence, type Spoken, tellLoop, type Way } from './tell-loop.ts';
export type { FoundLoops, Loop, LoopClass, LoopLimits, SignedLink } from './types.ts';
