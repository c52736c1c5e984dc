/**
 * The owner file `FILE-owner` names the process that has a data file open, for the error message of a second process.
 * It is not a lock. SQLite's own lock ends with its process, so an owner file that a killed process left behind does no
 * harm.
 */
import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

const toOwnerPath = (path: string): string => `${path}-owner`;

// `O_EXCL` and `O_NOFOLLOW` make sure that nothing is written through a link that appears after the check.
const CREATE_ANEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW || 0);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Returns why the owner file can't be written: its path is a link, or not a file at all.
 *
 * @returns null if it can be written.
 */
export function explainOwnerFile(path: string): string | null {
  const ownerPath = toOwnerPath(path);
  const found = lstatSync(ownerPath, { throwIfNoEntry: false });
  if (found === undefined || (found.isFile() && found.nlink === 1)) return null;
  const what = found.isSymbolicLink() || found.isFile() ? 'a link to another file' : 'not a file';
  return `"${ownerPath}" is ${what}, and the sandbox writes there. Remove it, or give another path.`;
}

/** Writes the owner file of a data file that this process just locked. Returns a function that removes it. */
export function writeOwnerFile(path: string): () => void {
  const ownerPath = toOwnerPath(path);
  const remove = (): void => {
    rmSync(ownerPath, { force: true });
  };
  try {
    // One that a killed process left behind is replaced, never written into.
    remove();
    const file = openSync(ownerPath, CREATE_ANEW, 0o644);
    writeSync(file, `${process.pid} ${new Date().toISOString()}\n`);
    closeSync(file);
  } catch {
    // Without the file, only an error message says less.
  }
  return remove;
}

/** Returns a description of the process that has a locked file open. */
export function describeOwner(path: string): string {
  let content = '';
  try {
    content = readFileSync(toOwnerPath(path), 'utf8');
  } catch {
    // Another program has the lock, or a sandbox is just starting.
  }
  const [, pid = '', since = ''] = /^(\d{1,10}) (\S{1,40})\n$/.exec(content) ?? [];
  if (pid === '' || !isAlive(Number(pid))) return 'another process';
  return Number(pid) === process.pid ? `this process (${pid}, since ${since})` : `process ${pid} (since ${since})`;
}
