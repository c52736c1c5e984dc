/** Whether work grows with its input or with the square of it, on a machine that is busy with other things. */
import { expect } from '@jest/globals';

const TRIES = 6;

/**
 * Four times the input must take about four times the processor time; a square would take sixteen. Fails only when no
 * try of several stays below ten (plus 20 ms of slack), because a pause of the machine can spoil any single one.
 */
export function expectLinear(work: (size: number) => void, size: number): void {
  const measure = (length: number): number => {
    const start = process.cpuUsage();
    work(length);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const seen: string[] = [];
  work(size);
  for (let tries = 0; tries < TRIES; tries++) {
    const [small, large] = [measure(size), measure(4 * size)];
    if (large <= small * 10 + 20) return;
    seen.push(`${small.toFixed(1)} → ${large.toFixed(1)} ms`);
  }
  expect(seen).toEqual([]);
}
