/**
 * Who has a data file open: a line in `FILE-owner`, for the error message of whoever comes second. It is no lock (SQLite's
 * own is, and that ends with its process), so one that was left behind by a killed process does no harm.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const toOwnerPath = (path: string): string => `${path}-owner`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Notes this process as the owner of a file it has just locked; the result takes the note away. */
export function writeOwnerFile(path: string): () => void {
  const ownerPath = toOwnerPath(path);
  try {
    writeFileSync(ownerPath, `${process.pid} ${new Date().toISOString()}\n`);
  } catch {
    // Only an error message will be poorer.
  }
  return () => {
    rmSync(ownerPath, { force: true });
  };
}

/** The process that has a locked file open, as well as it can be known. */
export function describeOwner(path: string): string {
  let content = '';
  try {
    content = readFileSync(toOwnerPath(path), 'utf8');
  } catch {
    // Another program's lock, or one that is just being taken.
  }
  const [, pid = '', since = ''] = /^(\d{1,10}) (\S{1,40})\n$/.exec(content) ?? [];
  if (pid === '' || !isAlive(Number(pid))) return 'another process';
  return Number(pid) === process.pid ? `this process (${pid}, since ${since})` : `process ${pid} (since ${since})`;
}
