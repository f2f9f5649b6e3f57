/** A stated map of 500 variables and 2,000 links, the same on every machine. */
export function largeTable(variables = 500, links = 2_000): string {
  let state = 7;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const seen = new Set<string>();
  const lines = ['From,To,Direction,Delay,Strength,Who says so'];
  for (let at = 0; at < variables; at += 1) seen.add(`${at} ${at}`);
  const name = (at: number) => `Something that there is more or less of ${at}`;
  for (let count = 0; count < links; ) {
    // Each variable once, so that none is left out.
    const [from, to] = [count < variables ? count : draw(variables), draw(variables)];
    if (seen.has(`${from} ${to}`)) continue;
    seen.add(`${from} ${to}`);
    count += 1;
    lines.push(
      `${name(from)},${name(to)},${draw(3) ? '+' : '−'},${draw(4) ? 'no' : 'a year'},weak,Somebody ${draw(9)}`,
    );
  }
  return lines.join('\n');
}
