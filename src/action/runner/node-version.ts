/** Refuses a Node that is too old. Runs on it, so it uses nothing newer than what Node 16 has. */

/** The runtime of `runs.using` in action.yml. */
const MIN_MAJOR = 24;

/**
 * Explains why a version of Node can't run the action.
 *
 * @returns null if it can
 */
export function explainOldNode(version: string): string | null {
  if (Number.parseInt(version, 10) >= MIN_MAJOR) return null;
  return [
    `Orkestro needs Node ${MIN_MAJOR} (runner 2.327.1 or newer). This step runs on Node ${version}.`,
    'Fix: Update the runner. Where a tool such as act runs the step, use an image with Node 24.',
  ].join('\n');
}

/** Raises an error and sets exit code 1 if this process's Node is too old. @returns whether it is */
export function refuseOldNode(): boolean {
  const why = explainOldNode(process.versions.node);
  if (why === null) return false;
  process.stdout.write(`::error::${why.replace(/\n/g, '%0A')}\n`);
  process.exitCode = 1;
  return true;
}
