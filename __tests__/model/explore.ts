/** Explores everything that can happen in a small world, breadth first, each state once. */

/** One thing that can happen, and the world afterwards. `broken`: an invariant does not hold any more; what. */
export interface Happening<W> {
  readonly say: string;
  readonly world: W;
  readonly broken?: string | null;
}

export interface Universe<W> {
  readonly initial: W;
  /** Equal texts, equal worlds: for everything that can still happen. */
  key(world: W): string;
  happenings(world: W): Iterable<Happening<W>>;
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Steps from the start to the farthest state. */
  readonly depth: number;
  /** The shortest way to break an invariant; `null`: there is none. */
  readonly broken: { readonly what: string; readonly way: readonly string[] } | null;
  /** True: `maxStates` was reached before everything was seen. */
  readonly cut: boolean;
}

/** Stops at the first broken invariant, which is a nearest one. */
export function explore<W>(universe: Universe<W>, maxStates = 20_000_000): Exploration {
  const known = new Set<string>([universe.key(universe.initial)]);
  const parents: number[] = [-1];
  const says: string[] = [''];
  const wayTo = (index: number): string[] => {
    const way: string[] = [];
    for (let at = index; at > 0; at = parents[at] ?? -1) way.unshift(says[at] ?? '');
    return way;
  };
  let layer: { readonly world: W; readonly index: number }[] = [{ world: universe.initial, index: 0 }];
  let transitions = 0;
  let depth = 0;
  for (; layer.length > 0; depth++) {
    const next: typeof layer = [];
    for (const { world, index } of layer) {
      for (const { say, world: after, broken = null } of universe.happenings(world)) {
        transitions += 1;
        if (broken !== null) {
          const way = [...wayTo(index), say];
          return { states: known.size, transitions, depth, broken: { what: broken, way }, cut: false };
        }
        const key = universe.key(after);
        if (known.has(key)) continue;
        if (known.size >= maxStates) return { states: known.size, transitions, depth, broken: null, cut: true };
        known.add(key);
        parents.push(index);
        says.push(say);
        next.push({ world: after, index: parents.length - 1 });
      }
    }
    layer = next;
  }
  return { states: known.size, transitions, depth, broken: null, cut: false };
}

/** Gives equal texts equal small numbers, so that keys stay short. */
export function createIntern(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text) ?? known.size;
    if (found === known.size) known.set(text, found);
    return found;
  };
}
