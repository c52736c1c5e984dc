/**
 * One story whose n-th call fails in a chosen way: somebody labels an issue, a run hires, sends the first delivery back (red) and
 * pays for the second (green), in one go; then the run is started again over a sound network. Real: everything above the door's
 * lowest layer, as in simulations (run.ts). Virtual: time.
 */
import { HttpError } from '../../src/http/errors.ts';
import type { HttpErrorCode } from '../../src/http/error-codes.ts';
import type { Transport, TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import { runIntent } from '../../src/flow/run-intent.ts';
import type { WireMission } from '../../src/sandbox/market/missions.ts';
import { ISSUE_BODY } from '../support/scene.ts';
import { createWorld, type World } from '../support/github/state.ts';
import { createChance } from './chance.ts';
import { CHECK, Facts, ISSUE, PULL } from './facts.ts';
import { NO_FAULTS } from './faults.ts';
import { createMarket, type Market } from './market.ts';
import type { Network, Side } from './network.ts';
import { labeled } from './people.ts';
import { createQuickGitHub } from './quick-github.ts';
import { type Ending, perform, Run, type RunSpec } from './run.ts';
import { VirtualTime } from './time.ts';
import { labelOf, Trace } from './trace.ts';
import { Monitor } from './monitor.ts';

/** No whole answer comes: with which code it ends, and what becomes of the effect. */
interface BrokenCall {
  readonly code: HttpErrorCode;
  readonly effect: 'none' | 'before' | 'late';
  /** Whether the layer below can know that no byte left. */
  readonly unsent?: boolean;
}

/** An answer that is not the one that was due. */
interface OddResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What comes instead of the true body; JSON that says no unless told. */
  readonly body?: (truth: string) => string;
  readonly effect: 'none' | 'before';
}

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = { 'content-type': 'text/html' };
const page = (): string => '<html>Welcome</html>';

/** The kinds of docs/internals/THREATS.md#crashes-and-lost-responses; where effect or not makes two, both. */
export const KINDS: Readonly<Record<string, BrokenCall | OddResponse>> = {
  DNS: { code: 'dns', effect: 'none', unsent: true },
  refused: { code: 'refused', effect: 'none', unsent: true },
  'reset before the write': { code: 'reset', effect: 'none' },
  'reset after the write': { code: 'reset', effect: 'before' },
  timeout: { code: 'timeout', effect: 'none' },
  'timeout after the write': { code: 'timeout', effect: 'before' },
  'late landing': { code: 'timeout', effect: 'late' },
  401: { status: 401, effect: 'none' },
  403: { status: 403, effect: 'none' },
  404: { status: 404, effect: 'none' },
  409: { status: 409, effect: 'none' },
  422: { status: 422, effect: 'none' },
  429: { status: 429, effect: 'none' },
  '429, Retry-After': { status: 429, headers: { 'retry-after': '7' }, effect: 'none' },
  500: { status: 500, effect: 'none' },
  '500 after the write': { status: 500, effect: 'before' },
  502: { status: 502, effect: 'none' },
  503: { status: 503, effect: 'none' },
  504: { status: 504, effect: 'before' },
  'cut JSON': { status: 200, body: (truth) => truth.slice(0, truth.length / 2), effect: 'before' },
  'HTML 200': { status: 200, headers: HTML, body: page, effect: 'none' },
  'HTML 200 after the write': { status: 200, headers: HTML, body: page, effect: 'before' },
  '3xx': { code: 'redirect', effect: 'none' },
};

/** One call of the first run. */
export interface NthCall {
  readonly label: string;
  readonly write: boolean;
}

export interface NthCallResult {
  /** The first run's calls, in order. */
  readonly calls: readonly NthCall[];
  readonly endings: readonly Ending[];
  readonly missions: readonly WireMission[];
  readonly payments: number;
  readonly problems: readonly string[];
  readonly trace: Trace;
}

const TIMEOUT_MS = 100_000;
const WIRE_MS = 40;
/** A late effect comes long after its caller has stopped waiting, ms. */
const LATE_MS = 45_000;
/** Between the end of a run and its re-run, ms. */
const PAUSE_MS = 70_000;

/** Whether this kind differs from another one only by the effect, which a read has not. */
export function isForWrites(kind: string): boolean {
  return kind.endsWith('after the write') || kind === 'late landing';
}

/** Plays it. `at` counts the first run's calls from 1; 0: nothing fails. */
export async function playNthCall(at: number, kind: string): Promise<NthCallResult> {
  const player = new NthCallPlayer(at, KINDS[kind] ?? null);
  await player.run();
  return player.getResult();
}

class NthCallPlayer {
  readonly #at: number;
  readonly #fault: BrokenCall | OddResponse | null;
  readonly #chance = createChance(27);
  readonly #time = new VirtualTime(this.#chance.stream('schedule'));
  readonly #trace = new Trace(this.#time.now);
  readonly #world: World = createWorld({ now: () => this.#time.now });
  readonly #market: Market;
  readonly #network: Network;
  readonly #watch: Monitor;
  readonly #calls: NthCall[] = [];
  readonly #endings: Ending[] = [];
  #isOver = false;

  constructor(at: number, fault: BrokenCall | OddResponse | null) {
    this.#at = at;
    this.#fault = fault;
    const now = (): number => this.#time.now;
    this.#market = createMarket(27, now, (mission, before) => {
      this.#watch.onMissionChange(mission, before);
      this.#work(mission);
    });
    const facts = new Facts(this.#world, now, this.#market.signer);
    this.#watch = new Monitor(
      facts,
      () => this.#market,
      this.#market.key,
      (problem) => {
        this.#trace.add(this.#time.now, 'problem', 'watch', problem);
      },
    );
    this.#network = {
      time: this.#time,
      chance: this.#chance,
      faultPlan: NO_FAULTS,
      market: this.#market,
      github: createQuickGitHub(this.#world),
      strict: false,
      monitor: this.#watch,
      trace: this.#trace,
      injectedFaults: [],
      faults: new Map(),
      without: new Set(),
      latestMs: LATE_MS,
      pending: 0,
      seen: new Map(),
      createSend: (run, side) => this.#createSend(run, side),
    };
  }

  async run(): Promise<void> {
    const repo = this.#world;
    repo.addUser('sam', 'write');
    repo.protect({ required: [CHECK] });
    repo.openIssue({ number: ISSUE, title: 'Fix the parser', body: ISSUE_BODY, author: 'maya' });
    repo.label(ISSUE, 'orkestro', 'maya');
    void this.#runTwice();
    await this.#time.run(
      () => this.#isOver && this.#network.pending === 0,
      () => undefined,
    );
    this.#watch.audit();
    this.#market.close();
  }

  getResult(): NthCallResult {
    const missions = this.#market.missions();
    return {
      calls: this.#calls,
      endings: this.#endings,
      missions,
      payments: missions.filter((one) => one.escrow_status === 'released').length,
      problems: this.#watch.problems,
      trace: this.#trace,
    };
  }

  async #runTwice(): Promise<void> {
    for (const attempt of [1, 2]) {
      await this.#time.sleep(attempt === 1 ? 0 : PAUSE_MS);
      const run = new Run(this.#specOf(attempt), this.#time, () => undefined);
      this.#world.startRun(Number(run.spec.runId));
      const ending = await perform(this.#network, run, this.#world.id, runIntent);
      run.end(ending);
      this.#watch.onRunEnd(run);
      this.#world.endRun(Number(run.spec.runId), 'success');
      this.#network.github.noticed();
      this.#endings.push(ending);
      this.#trace.add(this.#time.now, 'run', run.name, `ends: ${ending.kind} ${ending.code}`);
    }
    this.#isOver = true;
  }

  #specOf(attempt: number): RunSpec {
    return {
      ...labeled({ repo: this.#world }, 'label', 'maya'),
      name: `attempt ${attempt}`,
      runId: '9001',
      attempt,
      triggeringActor: 'maya',
      timeoutMs: TIMEOUT_MS,
      settings: {},
    };
  }

  /** Specialist, verifier and CI are quick; the first delivery is red. */
  #work({ id, status, rework_count: reworks }: WireMission): void {
    const later = (act: () => void): void => {
      this.#time.after(100, () => {
        act();
        this.#market.noticed();
        this.#network.github.noticed();
      });
    };
    if (status === 'matched') later(() => void this.#market.sandbox.start(id));
    if (status === 'in_progress') {
      later(() => {
        this.#deliver(id, reworks);
      });
    }
  }

  #deliver(id: string, reworks: number): void {
    const repo = this.#world;
    if (repo.threads.has(PULL)) repo.push(PULL);
    else repo.openPull({ number: PULL, title: 'Fix it', body: `Fixes #${ISSUE}`, files: ['src/a.ts'], author: 'sam' });
    const sha = repo.pull(PULL).headSha;
    repo.report({ sha, name: CHECK, conclusion: reworks === 0 ? 'failure' : 'success' });
    if (reworks > 0) this.#watch.facts.recordGreen(sha);
    this.#market.sandbox.deliver(id, { verification: 'passed' });
  }

  #createSend(run: Run, side: Side): Transport {
    return async (request) => {
      const isFirst = run.spec.attempt === 1;
      if (isFirst) this.#calls.push({ label: `${side} ${labelOf(request)}`, write: request.once });
      this.#watch.onSend(run, side, request);
      await this.#time.sleep(WIRE_MS);
      const fault = isFirst && this.#calls.length === this.#at ? this.#fault : null;
      const answer =
        fault === null ? await this.#land(run, side, request) : await this.#suffer(fault, run, side, request);
      this.#watch.onAnswer(run, side, request, answer);
      return answer;
    };
  }

  async #land(run: Run, side: Side, request: TransportRequest, sentAt = this.#time.now): Promise<TransportResponse> {
    const { market, github } = this.#network;
    const served = side === 'market' ? market.serve(request) : github.serve(request);
    const answer = served instanceof Promise ? await this.#time.work(() => served) : served;
    const kind = request.once ? 'write' : 'read';
    this.#trace.add(this.#time.now, kind, run.name, () => `${labelOf(request)} → ${answer.status}`);
    if (request.once) this.#watch.onLanding(run, side, request, answer, sentAt);
    return answer;
  }

  async #suffer(
    fault: BrokenCall | OddResponse,
    run: Run,
    side: Side,
    request: TransportRequest,
  ): Promise<TransportResponse> {
    this.#trace.add(this.#time.now, 'fault', run.name, `${JSON.stringify(fault)} on ${labelOf(request)}`);
    const truth = fault.effect === 'before' ? await this.#land(run, side, request) : null;
    if ('status' in fault) {
      if (fault.effect === 'none' && fault.status < 500 && fault.status !== 409) this.#watch.onRefusal(request);
      const body = fault.body?.(truth?.body ?? '') ?? JSON.stringify({ message: 'no', error: { message: 'no' } });
      return { status: fault.status, headers: { ...JSON_TYPE, ...fault.headers }, body };
    }
    if (fault.unsent === true) this.#watch.onRefusal(request);
    if (fault.effect === 'late') this.#landLater(run, side, request);
    if (fault.code === 'timeout') await this.#time.sleep(request.timeoutMs - WIRE_MS);
    const sent = fault.unsent !== true;
    throw new HttpError({ code: fault.code, sent, where: labelOf(request), why: 'simulated' });
  }

  #landLater(run: Run, side: Side, request: TransportRequest): void {
    const network = this.#network;
    const sentAt = this.#time.now;
    network.pending += 1;
    this.#time.after(LATE_MS, () => {
      network.pending -= 1;
      if (request.once) void this.#land(run, side, request, sentAt);
    });
  }
}
