/** How few people may stand behind something that is shown. One file, so that nobody has to hunt for a number. */
export const thresholds = Object.freeze({
  /** Anonymous words appear only where this many people share a theme and each agreed. */
  anonymousWords: 5,
  /** A published cell that describes fewer people than this is suppressed. */
  publishedCell: 10,
  /** An opinion group smaller than this is not shown. */
  opinionGroup: 5,
  /** Two tallies of votes that are published differ by no fewer people than this. */
  differingTallies: 5,
});
