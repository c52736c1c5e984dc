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
export function signOwner(path: string): () => void {
  const note = toOwnerPath(path);
  try {
    writeFileSync(note, `${process.pid} ${new Date().toISOString()}\n`);
  } catch {
    // Only an error message will be poorer.
  }
  return () => {
    rmSync(note, { force: true });
  };
}

/** The process that has a locked file open, as well as it can be known. */
export function describeOwner(path: string): string {
  let note = '';
  try {
    note = readFileSync(toOwnerPath(path), 'utf8');
  } catch {
    // Another program's lock, or one that is just being taken.
  }
  const [, pid = '', since = ''] = /^(\d{1,10}) (\S{1,40})\n$/.exec(note) ?? [];
  if (pid === '' || !isAlive(Number(pid))) return 'another process';
  return Number(pid) === process.pid ? `this process (${pid}, since ${since})` : `process ${pid} (since ${since})`;
}
