/**
 * Processes that left the group of their command, by a session of their own. They are recognized by their HOME, which
 * is a directory that only the commands of one attempt have.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** The most scans for one command. A process can start another one between two scans. */
const MAX_SCANS = 20;

function hasHome(pid: string, home: string): boolean {
  try {
    return `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}`.includes(`\0HOME=${home}\0`);
  } catch {
    // It has ended, or it is of another user.
    return false;
  }
}

/** Returns the processes with this HOME. Only Linux shows the environment of a process. */
function findStrays(home: string): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && hasHome(name, home))
      .map(Number);
  } catch {
    return [];
  }
}

/** Kills every process that was started with this HOME. Does nothing where /proc does not show it. */
export function killStrays(home: string): void {
  const killed = new Set<number>();
  for (let scan = 0; scan < MAX_SCANS; scan += 1) {
    const found = findStrays(home).filter((pid) => !killed.has(pid));
    if (found.length === 0) return;
    for (const pid of found) {
      killed.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}
