/** The most memory that a process had, on Linux: its own resident set, as the kernel counted it. */
import { fileURLToPath } from 'node:url';

/** Arguments that make a process say its peak on its standard error; `readPeak` reads it. */
export const PEAK = ['--require', fileURLToPath(new URL('./print-peak.cjs', import.meta.url))] as const;

/** Reads the peak in bytes. Throws if the process did not report it. */
export function readPeak(stderr: string): number {
  const reported = /^peak (\d+) kB$/m.exec(stderr)?.[1];
  if (reported === undefined) throw new Error(`a process did not say its peak of memory:\n${stderr}`);
  return Number(reported) * 1024;
}
