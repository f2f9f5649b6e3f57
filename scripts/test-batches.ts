/** What decides whether a test file may share its process: its path and its text. */
export type TestFile = { path: string; text: string };

/** Files that start, kill or measure something of their own, or that hold more than a process should twice. */
const needsItsOwn =
  /\.browser\.test\.ts$|^(bench|test\/(guarantees|journeys|load))\/|child_process|worker_threads|startSite|postgresForTests|process\.(kill|on|exit)|process\.env\.\w+ = |mock\.|embedded|PGlite|begunDemonstration/;

const together = { application: 8, unit: 30 };

/**
 * Test files in batches, a process each. To read and compile the application costs more than what most files do with it, so those that
 * leave no trace in their process share one. The long ones come first, so that none is waited for at the end.
 */
export function inBatches(files: readonly TestFile[]): string[][] {
  const alone = files.filter((file) => needsItsOwn.test(file.path) || needsItsOwn.test(file.text));
  const others = files.filter((file) => !alone.includes(file));
  const opensIt = (file: TestFile) => /#?test\/support|support\/client/.test(file.text);
  const browsersFirst = [...alone].sort((one, other) => rank(one.path) - rank(other.path));
  return [
    ...browsersFirst.map((file) => [file.path]),
    ...chunks(others.filter(opensIt), together.application),
    ...chunks(
      others.filter((file) => !opensIt(file)),
      together.unit,
    ),
  ];
}

const rank = (path: string) =>
  /^(demo|test\/journeys)\//.test(path) ? 0 : path.startsWith('test/guarantees/') ? 1 : 2;

function chunks(files: readonly TestFile[], size: number): string[][] {
  const count = Math.ceil(files.length / size);
  // Dealt like cards: neighbours in a folder are alike, and one batch of all the long ones would be waited for.
  return Array.from({ length: count }, (_, at) =>
    files.filter((_, index) => index % count === at).map((file) => file.path),
  );
}
