/** Explores everything that can happen in a small world, breadth first, each state once. */

/** One thing that can happen, and the world afterwards. `broken`: an invariant does not hold any more; what. */
export interface Transition<W> {
  readonly label: string;
  readonly configuration: W;
  readonly broken?: string | null;
}

export interface Model<W> {
  readonly initial: W;
  /** Equal texts, equal worlds: for everything that can still happen. */
  key(configuration: W): string;
  transitions(configuration: W): Iterable<Transition<W>>;
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Steps from the start to the farthest state. */
  readonly depth: number;
  /** The shortest way to break an invariant; `null`: there is none. */
  readonly broken: { readonly what: string; readonly way: readonly string[] } | null;
  /** True: `maxStates` was reached before everything was seen. */
  readonly isTruncated: boolean;
}

/** Stops at the first broken invariant, which is a nearest one. */
export function explore<W>(model: Model<W>, maxStates = 20_000_000): Exploration {
  const search = new Search(model, maxStates);
  let depth = 0;
  while (search.expand()) depth += 1;
  return { ...search.found(), depth };
}

interface Visited<W> {
  readonly configuration: W;
  readonly index: number;
}

class Search<W> {
  readonly #universe: Model<W>;
  readonly #maxStates: number;
  readonly #known = new Set<string>();
  /** By index: where a state was reached from, and how. */
  readonly #parents: number[] = [-1];
  readonly #says: string[] = [''];
  #layer: Visited<W>[];
  #transitions = 0;
  #broken: Exploration['broken'] = null;
  #cut = false;

  constructor(model: Model<W>, maxStates: number) {
    this.#universe = model;
    this.#maxStates = maxStates;
    this.#known.add(model.key(model.initial));
    this.#layer = [{ configuration: model.initial, index: 0 }];
  }

  /** All that is one step farther; false: it is over. */
  expand(): boolean {
    const next: Visited<W>[] = [];
    for (const visited of this.#layer) if (!this.#follow(visited, next)) return false;
    this.#layer = next;
    return next.length > 0;
  }

  #follow({ configuration, index }: Visited<W>, next: Visited<W>[]): boolean {
    for (const { label, configuration: after, broken = null } of this.#universe.transitions(configuration)) {
      this.#transitions += 1;
      if (broken !== null) {
        this.#broken = { what: broken, way: [...this.#wayTo(index), label] };
        return false;
      }
      const key = this.#universe.key(after);
      if (this.#known.has(key)) continue;
      this.#cut = this.#known.size >= this.#maxStates;
      if (this.#cut) return false;
      this.#known.add(key);
      this.#parents.push(index);
      this.#says.push(label);
      next.push({ configuration: after, index: this.#parents.length - 1 });
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
    return { states, transitions: this.#transitions, broken: this.#broken, isTruncated: this.#cut };
  }
}

/** Gives equal texts equal small numbers, so that keys stay short. */
export function createIntern(): (text: string) => number {
  const visited = new Map<string, number>();
  return (text) => {
    const found = visited.get(text) ?? visited.size;
    if (found === visited.size) visited.set(text, found);
    return found;
  };
}
