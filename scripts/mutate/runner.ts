/**
 * Stryker's test runner for this project: loads the tests once into Stryker's own worker and switches mutants on and off
 * there. A mutant costs the milliseconds of the tests that reach it instead of a start of Jest.
 *
 * A mutant whose code ran while a test file was being loaded (constants, tables) is tried in a fresh copy of that file's
 * modules, loaded with the mutant switched on. Property tests are capped and seeded (`fixedProperties`), and tests that
 * measure processor time do nothing here: a mutant must not die of a busy machine.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { format } from 'node:util';
import * as fastCheck from 'fast-check';
import { type Exports, ModuleGraph } from './modules.ts';
import type { Board, DryRunResult, Hits, MutantRun, MutantRunResult, TestResult } from './stryker.ts';
import { TestTimeout, Suite, type Test } from './suite.ts';

/** Runs of a property under a mutant at most; the ordinary suite runs them all. */
const PROPERTY_RUNS = 100;
/** What the first run learnt, for workers that start later; in the sandbox, which Stryker deletes. */
const FACTS = '.mutation-facts.json';

/** Stryker lets mutated code run a hundred times as often as without a mutant, for searches that we leave out: ten will do. */
const HIT_LIMIT_SHARE = 10;
/** Milliseconds from which on a test waits until the cheaper ones have passed. */
const SLOW_TEST_MS = 20;

interface Facts {
  /** Milliseconds by test id. */
  readonly cost: Record<string, number>;
  /** By test file, the mutants whose code runs while it is loaded. */
  readonly loading: Record<string, string[]>;
  /** Tests that count over many runs, and fail with few. */
  readonly uncapped: string[];
}

const board: Board = { mutantCoverage: { static: {}, perTest: {} } };
/** Whether properties run at most `PROPERTY_RUNS` times just now. */
let capped = true;

export const strykerValidationSchema = {
  properties: {
    inProcess: {
      type: 'object',
      properties: {
        tests: { type: 'array', items: { type: 'string' } },
        judges: { type: 'object' },
        leaveOut: { type: 'array', items: { type: 'string' } },
      },
      required: ['tests'],
    },
  },
};

interface Failure {
  /** Of the test that failed. */
  readonly id: string;
  readonly cause: unknown;
}

/** Tests of one file that are run together. */
interface Step {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
}

interface Settings {
  readonly tests: readonly string[];
  /** Test files that judge the mutants of a file, both as `toModule` names them. Other files are judged by all tests. */
  readonly judges?: Readonly<Record<string, readonly string[]>>;
  /** Parts of names of tests that are not run. */
  readonly leaveOut?: readonly string[];
}

export class InProcessRunner {
  static inject = ['options'] as const;
  readonly #settings: Settings;
  readonly #suites = new Map<string, Promise<Suite>>();
  /** By mutated file, how many of its mutants each test has killed. */
  readonly #kills: Record<string, Record<string, number>> = {};
  #hasFacts = false;
  #facts: Facts = { cost: {}, loading: {}, uncapped: [] };

  constructor(options: { readonly inProcess: Settings }) {
    this.#settings = options.inProcess;
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  init(): Promise<void> {
    (globalThis as unknown as { __stryker__: Board }).__stryker__ = board;
    // A mutant's forgotten promise must not end the worker: what counts is what the tests see.
    process.on('unhandledRejection', () => undefined);
    return Promise.resolve();
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const file of globSync([...this.#settings.tests]).toSorted()) tests.push(...(await this.#dryRunFile(file)));
    this.#hasFacts = true;
    writeFileSync(FACTS, JSON.stringify(this.#facts));
    return { status: 'complete', tests, mutantCoverage: board.mutantCoverage };
  }

  /** Runs all tests of one file without a mutant, and counts what is reached while loading for each of them. */
  async #dryRunFile(file: string): Promise<TestResult[]> {
    const coverage = board.mutantCoverage;
    forget(coverage.static);
    const suite = await this.#suite(file);
    const loading = { ...coverage.static };
    forget(coverage.static);
    this.#facts.loading[file] = Object.keys(loading);
    const results = new Map<string, TestResult>();
    let started = 0;
    const around = {
      begin: (test: Test) => {
        board.currentTestId = this.#begin(idOf(file, test));
        started = performance.now();
      },
      end: (test: Test, failure: unknown) => {
        board.currentTestId = undefined;
        const id = idOf(file, test);
        const timeSpentMs = performance.now() - started;
        this.#facts.cost[id] = timeSpentMs;
        const reached = (coverage.perTest[id] ??= {});
        for (const [mutant, hits] of Object.entries(loading)) reached[mutant] = (reached[mutant] ?? 0) + hits;
        const common = { id, name: id, timeSpentMs, fileName: resolve(file) };
        const failed = { ...common, status: 1 as const, failureMessage: format('%s', failure) };
        results.set(id, failure === null ? { ...common, status: 0 } : failed);
        return true;
      },
    };
    await suite.run(this.#wanted(suite.tests), around);
    const again = suite.tests.filter((test) => results.get(idOf(file, test))?.status === 1);
    this.#facts.uncapped.push(...again.map((test) => idOf(file, test)));
    await suite.run(again, around);
    return [...results.values()];
  }

  /** Reads the facts that another worker wrote in the first run, after this worker was started. */
  #learn(): void {
    if (this.#hasFacts) return;
    this.#facts = JSON.parse(readFileSync(FACTS, 'utf8')) as Facts;
    this.#hasFacts = true;
  }

  async mutantRun(options: MutantRun): Promise<MutantRunResult> {
    this.#learn();
    const { id: mutant, fileName } = options.activeMutant;
    const hitLimit = options.hitLimit === undefined ? undefined : options.hitLimit / HIT_LIMIT_SHARE;
    Object.assign(board, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    let nrOfTests = 0;
    for (const { file, ids } of this.#steps(mutant, fileName, options.testFilter ?? [])) {
      const failure = await this.#tryMutant(mutant, file, ids);

      if ((board.hitCount ?? 0) > (hitLimit ?? Infinity)) return { status: 'timeout', reason: 'ran on and on' };
      if (failure?.cause instanceof TestTimeout) {
        this.#suites.delete(file);
        return { status: 'timeout', reason: failure.cause.message };
      }
      nrOfTests += ids.size;
      if (failure !== null) {
        const kills = (this.#kills[fileName] ??= {});
        kills[failure.id] = (kills[failure.id] ?? 0) + 1;
        const failureMessage = format('%s', failure.cause);
        return { status: 'killed', killedBy: [failure.id], failureMessage, nrOfTests };
      }
    }
    return { status: 'survived', nrOfTests };
  }

  /**
   * Returns every test that judges the mutant's file and reaches the mutant, once, the likeliest and cheapest first: the file that
   * mirrors the mutated one, what killed other mutants of it, the fast tests, the slow ones. A test file that meets the mutant
   * while it is loaded is one step, because it must be loaded again.
   */
  #steps(mutant: string, source: string, testFilter: readonly string[]): Step[] {
    const module = toModule(source);
    const isOwn = (file: string): boolean => toModule(file) === module;
    const kills = this.#kills[source] ?? {};
    const cost = (id: string): number => this.#facts.cost[id] ?? 0;
    const reloads = (file: string): boolean => this.#facts.loading[file]?.includes(mutant) ?? false;
    const judges = this.#settings.judges?.[module];
    const judging = testFilter.filter((id) => judges?.includes(toModule(fileOf(id))) ?? true);
    const steps = Map.groupBy(judging, (id) => {
      const file = fileOf(id);
      if (reloads(file)) return `${isOwn(file) ? 0 : 3} ${file}`;
      if (kills[id] !== undefined) return `1 ${file}`;
      if (cost(id) > SLOW_TEST_MS) return `4 ${file}`;
      return `${isOwn(file) ? 0 : 2} ${file}`;
    });
    return [...steps.entries()]
      .map(([key, ids]) => ({ rank: key[0] ?? '', file: key.slice(2), ids: new Set(ids), cost: sum(ids.map(cost)) }))
      .toSorted((a, b) => a.rank.localeCompare(b.rank) || a.cost - b.cost);
  }

  /** Returns the first failure of these tests of a file with the mutant on, fast tests first. `null` if all pass. */
  async #tryMutant(mutant: string, file: string, ids: ReadonlySet<string>): Promise<Failure | null> {
    if (this.#facts.loading[file]?.includes(mutant) === true) return this.#runMutant(mutant, file, ids, null);
    const failure = await this.#runMutant(mutant, file, ids, await this.#suite(file));
    if (failure === null || failure.cause instanceof TestTimeout) return failure;
    // Something that an earlier mutant left behind must not count: without this one, the test has to pass.
    const control = await this.#runMutant(undefined, file, new Set([failure.id]), await this.#suite(file));
    if (control === null) return failure;
    this.#suites.delete(file);
    const again = await this.#runMutant(undefined, file, new Set([failure.id]), await this.#suite(file));
    if (again !== null) throw new Error(`${failure.id} fails without a mutant: ${format('%s', again.cause)}`);
    return this.#runMutant(mutant, file, ids, await this.#suite(file));
  }

  /** Runs the tests in a loaded suite, or in a fresh one (null) that is loaded with the mutant on. */
  async #runMutant(
    mutant: string | undefined,
    file: string,
    ids: ReadonlySet<string>,
    loaded: Suite | null,
  ): Promise<Failure | null> {
    let found: Failure | null = null;
    board.activeMutant = mutant;
    try {
      const suite = loaded ?? (await loadSuite(file));
      const cost = (test: Test): number => this.#facts.cost[idOf(file, test)] ?? 0;
      const tests = suite.tests.filter((test) => ids.has(idOf(file, test)));
      // With the mutant on while loading, a table can give its tests other names. These run as well.
      const renamed = loaded === null ? this.#wanted(suite.tests).filter((test) => !ids.has(idOf(file, test))) : [];
      const order = [...tests, ...renamed].toSorted((a, b) => cost(a) - cost(b));
      await suite.run(order, {
        begin: (test) => void this.#begin(idOf(file, test)),
        end: (test, failure) => {
          if (failure !== null) found = { id: knownId(ids, idOf(file, test)), cause: failure };
          return failure === null;
        },
      });
    } catch (error) {
      found = { id: knownId(ids, ''), cause: error };
    } finally {
      board.activeMutant = undefined;
    }
    return found;
  }

  #begin(id: string): string {
    capped = !this.#facts.uncapped.includes(id);
    return id;
  }

  #suite(file: string): Promise<Suite> {
    const known = this.#suites.get(file);
    if (known !== undefined) return known;
    const loaded = loadSuite(file);
    this.#suites.set(file, loaded);
    return loaded;
  }

  #wanted(tests: readonly Test[]): readonly Test[] {
    return tests.filter((test) => !(this.#settings.leaveOut ?? []).some((part) => test.name.includes(part)));
  }
}

async function loadSuite(file: string): Promise<Suite> {
  const suite = new Suite();
  const graph = new ModuleGraph(
    new Map<string, Exports>([
      ['@jest/globals', suite.globals],
      ['fast-check', fixedProperties()],
      ['__tests__/support/growth.ts', { expectLinear: () => undefined }],
    ]),
  );
  await graph.import(resolve(file));
  return suite;
}

/** Returns fast-check with fewer runs, one seed, and no search for the smallest example: one is enough to kill a mutant. */
function fixedProperties(): Exports {
  const assert = (property: fastCheck.IRawProperty<unknown>, given: fastCheck.Parameters<unknown> = {}): unknown =>
    fastCheck.assert(property, {
      ...given,
      ...(capped && { numRuns: Math.min(given.numRuns ?? PROPERTY_RUNS, PROPERTY_RUNS) }),
      seed: 1,
      endOnFailure: true,
    });
  return { ...fastCheck, assert, default: { ...fastCheck.default, assert } };
}

function idOf(file: string, test: Test): string {
  return `${file}: ${test.name}`;
}

/** Returns the path below `src` or `__tests__` without its ending: the same for a module and the test that mirrors it. */
function toModule(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:.*\/)?(?:src|__tests__)\//, '')
    .replace(/(?:\.slow)?(?:\.test)?\.ts$/, '');
}

function fileOf(id: string): string {
  return id.slice(0, id.indexOf(': '));
}

/** Empties the counts where they are: the instrumented code holds on to them. */
function forget(hits: Hits): void {
  for (const key of Object.keys(hits)) Reflect.deleteProperty(hits, key);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

/** Returns an ID that Stryker knows from its first run: a test renamed by a mutant counts as the first of its file. */
function knownId(ids: ReadonlySet<string>, id: string): string {
  return ids.has(id) ? id : ([...ids][0] ?? id);
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
