import { measureKind, signalKind } from './measure-kinds.ts';
import { storyKind } from './stories/story-kind.ts';

export const name = 'measures';
export const kinds = [measureKind, signalKind, storyKind];
export const listeners = [];

export { addMeasure } from './add-measure.ts';
export { addPoints, takeOutPoint } from './add-points.ts';
export { type Charted, chartOf } from './chart-of.ts';
/** The event of a pattern that chance does not explain, found at the newest value: on a signal, with its case. */
export { signalFound } from './find-signals.ts';
export { type Imported, importSeries } from './import-series.ts';
export { improvementLabels, type Measure } from './measure.ts';
export { measuresById, measuresOf } from './measure-store.ts';
export { rebaseMeasure } from './rebase-measure.ts';
export type { Signal } from './signal.ts';
export { signalsById, signalsOf } from './signal-store.ts';
export { shownOf as shownStoriesOf } from './stories/story-store.ts';
/** The event of a story whose author asks for a review: on a story, with its case. */
export { reviewAsked, tellStory } from './stories/tell-story.ts';
