/** Makes a failing story small: takes faults, moves and runs out for as long as an invariant still breaks the same way. */
import { playStory, type Story, type StoryOptions } from './story.ts';

/** What broke, without names and numbers. */
export function kindOf(problem: string): string {
  return problem.replace(/run "[^"]*"( attempt \d+)?/g, 'a run').replace(/\d+|msn_\w+|[0-9a-f]{40}/g, '…');
}

/** The smallest telling found, by halves and then one by one; the same seed always shrinks the same way. */
export async function shrink(story: Story, options: StoryOptions): Promise<Story> {
  const wanted = new Set(story.problems.map(kindOf));
  const fails = (told: Story): boolean => told.problems.some((problem) => wanted.has(kindOf(problem)));
  let without = new Set(options.without ?? []);
  let smallest = story;
  for (let size = Math.ceil(story.parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < smallest.parts.length;) {
      const left = new Set([...without, ...smallest.parts.slice(start, start + size)]);
      const told = await playStory(story.seed, { ...options, without: left });
      if (fails(told)) {
        without = left;
        smallest = told;
      } else start += size;
    }
  }
  return smallest;
}
