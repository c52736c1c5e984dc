/** The part of Jest's language that the tests speak, run in this process: a thousand mutants need no thousand Jests. */
import { format } from 'node:util';
import { expect } from 'expect';
import type { Exports } from './modules.ts';

type Body = (...args: readonly unknown[]) => unknown;

interface Block {
  readonly name: string;
  readonly parent: Block | null;
  readonly hooks: Readonly<Record<Hook, Body[]>>;
}

type Hook = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll';

export interface Test {
  /** The names of its blocks and its own; unique in its file. */
  readonly name: string;
  readonly block: Block;
  readonly body: () => unknown;
}

/** A test or hook that hangs is given up after this many milliseconds of real time. */
const TEST_TIMEOUT_MS = 10_000;

export class TestTimeout extends Error {}

/** The tests of one file: hand its globals to the file, load it, then run what it declared. */
export class Suite {
  readonly tests: Test[] = [];
  readonly globals: Exports;
  #block: Block = block('', null);
  readonly #names = new Map<string, number>();

  constructor() {
    const describe = withEach((name, body) => {
      const outer = this.#block;
      this.#block = block(name, outer);
      body();
      this.#block = outer;
    });
    const it = withEach((name, body) => {
      this.tests.push({ name: this.#unique(`${path(this.#block)}${name}`), block: this.#block, body });
    });
    const hook = (kind: Hook) => (body: Body) => void this.#block.hooks[kind].push(body);
    this.globals = {
      describe,
      it,
      test: it,
      expect,
      beforeAll: hook('beforeAll'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      afterAll: hook('afterAll'),
    };
  }

  #unique(name: string): string {
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }

  /** Runs tests in the order given, hooks included; `onEnd` tells each one's failure (null: passed) and returns whether to go on. */
  async run(tests: readonly Test[], around: Around): Promise<void> {
    const entered = new Set<Block>();
    try {
      for (const test of tests) {
        around.begin(test);
        const failure = await failureOf(() => runOne(test, entered));
        if (!around.end(test, failure)) return;
      }
    } finally {
      for (const left of [...entered].reverse()) await failureOf(() => runAll(left.hooks.afterAll));
    }
  }
}

interface Around {
  begin(test: Test): void;
  end(test: Test, failure: unknown): boolean;
}

async function runOne(test: Test, entered: Set<Block>): Promise<void> {
  const blocks = chain(test.block);
  for (const one of blocks) {
    if (entered.has(one)) continue;
    entered.add(one);
    await runAll(one.hooks.beforeAll);
  }
  try {
    for (const one of blocks) await runAll(one.hooks.beforeEach);
    await runWithTimeout(test.body);
  } finally {
    for (const one of blocks.toReversed()) await runAll(one.hooks.afterEach);
  }
}

async function runAll(bodies: readonly Body[]): Promise<void> {
  for (const body of bodies) await runWithTimeout(body);
}

async function runWithTimeout(body: Body): Promise<void> {
  const result = body();
  if (!(result instanceof Promise)) return;
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TestTimeout(`nothing came within ${TEST_TIMEOUT_MS} ms`));
    }, TEST_TIMEOUT_MS);
  });
  try {
    await Promise.race([result, hung]);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns what the work threw, or null. Anything can be thrown: `undefined` counts as a failure too. */
async function failureOf(work: () => Promise<void>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    return error ?? new Error('threw nothing');
  }
}

function block(name: string, parent: Block | null): Block {
  return { name, parent, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] } };
}

function chain(last: Block): Block[] {
  return last.parent === null ? [last] : [...chain(last.parent), last];
}

function path(of: Block): string {
  return chain(of)
    .filter((one) => one.name !== '')
    .map((one) => `${one.name} › `)
    .join('');
}

function withEach(declare: (name: string, body: () => unknown) => void): Body {
  const each = (rows: readonly unknown[]) => (name: string, body: Body) => {
    for (const [index, row] of rows.entries()) {
      const values = Array.isArray(row) ? (row as readonly unknown[]) : [row];
      declare(title(name, values, index), () => body(...values));
    }
  };
  return Object.assign(
    (name: unknown, body: unknown) => {
      declare(String(name), body as () => unknown);
    },
    { each },
  );
}

/** Fills in Jest's placeholders as far as the tests use them: a title only has to differ from the others. */
function title(name: string, values: readonly unknown[], index: number): string {
  const first = values[0];
  const named = name
    .replace(/%#/g, String(index))
    .replace(/\$(\w+)/g, (whole, key: string) =>
      typeof first === 'object' && first !== null && key in first
        ? format('%s', (first as Readonly<Record<string, unknown>>)[key])
        : whole,
    );
  const wanted = (named.match(/%[sdifjop]/g) ?? []).length;
  return format(named.replaceAll('%p', '%o'), ...values.slice(0, wanted));
}
