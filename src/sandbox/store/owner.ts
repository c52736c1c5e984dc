/**
 * The owner file `FILE-owner` names the process that has a data file open, for the error message of a second process.
 * It is not a lock. SQLite's own lock ends with its process, so an owner file that a killed process left behind does no
 * harm.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const toOwnerPath = (path: string): string => `${path}-owner`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Writes the owner file of a data file that this process just locked. Returns a function that removes it. */
export function writeOwnerFile(path: string): () => void {
  const ownerPath = toOwnerPath(path);
  try {
    writeFileSync(ownerPath, `${process.pid} ${new Date().toISOString()}\n`);
  } catch {
    // Without the file, only an error message says less.
  }
  return () => {
    rmSync(ownerPath, { force: true });
  };
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
