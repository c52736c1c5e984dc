/** Makes a failing story small: takes faults, moves and runs out for as long as an invariant still breaks the same way. */
import { playScenario, type ScenarioResult, type ScenarioOptions } from './scenario.ts';

/** What broke, without names and numbers. */
export function kindOf(problem: string): string {
  return problem.replace(/run "[^"]*"( attempt \d+)?/g, 'a run').replace(/\d+|msn_\w+|[0-9a-f]{40}/g, '…');
}

/** The smallest telling found, by halves and then one by one; the same seed always shrinks the same way. */
export async function shrink(result: ScenarioResult, options: ScenarioOptions): Promise<ScenarioResult> {
  const expectedKinds = new Set(result.problems.map(kindOf));
  const fails = (told: ScenarioResult): boolean => told.problems.some((problem) => expectedKinds.has(kindOf(problem)));
  let without = new Set(options.without ?? []);
  let smallest = result;
  for (let size = Math.ceil(result.parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < smallest.parts.length;) {
      const left = new Set([...without, ...smallest.parts.slice(start, start + size)]);
      const told = await playScenario(result.seed, { ...options, without: left });
      if (fails(told)) {
        without = left;
        smallest = told;
      } else start += size;
    }
  }
  return smallest;
}
