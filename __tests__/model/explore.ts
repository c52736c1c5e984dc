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
  const search = new Search(universe, maxStates);
  let depth = 0;
  while (search.expand()) depth += 1;
  return { ...search.found(), depth };
}

interface Known<W> {
  readonly world: W;
  readonly index: number;
}

class Search<W> {
  readonly #universe: Universe<W>;
  readonly #maxStates: number;
  readonly #known = new Set<string>();
  /** By index: where a state was reached from, and how. */
  readonly #parents: number[] = [-1];
  readonly #says: string[] = [''];
  #layer: Known<W>[];
  #transitions = 0;
  #broken: Exploration['broken'] = null;
  #cut = false;

  constructor(universe: Universe<W>, maxStates: number) {
    this.#universe = universe;
    this.#maxStates = maxStates;
    this.#known.add(universe.key(universe.initial));
    this.#layer = [{ world: universe.initial, index: 0 }];
  }

  /** All that is one step farther; false: it is over. */
  expand(): boolean {
    const next: Known<W>[] = [];
    for (const known of this.#layer) if (!this.#follow(known, next)) return false;
    this.#layer = next;
    return next.length > 0;
  }

  #follow({ world, index }: Known<W>, next: Known<W>[]): boolean {
    for (const { say, world: after, broken = null } of this.#universe.happenings(world)) {
      this.#transitions += 1;
      if (broken !== null) {
        this.#broken = { what: broken, way: [...this.#wayTo(index), say] };
        return false;
      }
      const key = this.#universe.key(after);
      if (this.#known.has(key)) continue;
      this.#cut = this.#known.size >= this.#maxStates;
      if (this.#cut) return false;
      this.#known.add(key);
      this.#parents.push(index);
      this.#says.push(say);
      next.push({ world: after, index: this.#parents.length - 1 });
    }
    return true;
  }

  #wayTo(index: number): readonly string[] {
    const way: string[] = [];
    for (let at = index; at > 0; at = this.#parents[at] ?? -1) way.unshift(this.#says[at] ?? '');
    return way;
  }

  found(): Omit<Exploration, 'depth'> {
    const states = this.#known.size;
    return { states, transitions: this.#transitions, broken: this.#broken, cut: this.#cut };
  }
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
