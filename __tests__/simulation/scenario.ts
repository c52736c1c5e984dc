/**
 * One seed, one story: somebody labels an issue, runs of the action hire, wait and settle over a network that fails, while a
 * specialist, CI and people do their part. The same seed and the same omissions always give the same story.
 *
 * Real: core, flow, report, both clients with the door below them, Octokit, the sandbox marketplace, GitHub's stand-in.
 * Simulated: time, chance, the network, people. A run can crash or stand still at every request and in every wait.
 *
 * What is promised, and what is not (docs/PROTOCOL.md#promises): runs that no person overrides hire at most once and settle a round at most
 * once, however late effects land: in stories without `hire --force`, `hire`, `accept` and `rework` by a permitted person they land
 * up to two hours late. In stories with one of these commands nothing lands more than 14.5 minutes after it was sent and no
 * run stands still for longer, because after such a command the promise holds only then. Lists and GitHub's reads lag by at
 * most five minutes. A `resume` after a deleted status comment rebuilds it, and with it the place of the decision lock; decisions
 * on record still stand. Nobody settles at the marketplace behind the action's back; ending a mission there is part of it.
 */
import { runIntent } from '../../src/flow/run-intent.ts';
import { ISSUE_BODY } from '../support/scene.ts';
import { createWorld } from '../support/github/state.ts';
import { RECOMMENDED } from '../support/github/tokens.ts';
import { createChance } from './chance.ts';
import { Facts, ISSUE, PULL } from './facts.ts';
import { drawFaultPlan, type FaultKind, type NetworkConditions } from './faults.ts';
import { createMarket, type Market } from './market.ts';
import type { Network } from './network.ts';
import { followAdvice, labeled, letPeopleAct, planPeople } from './people.ts';
import { createQuickGitHub, createStrictGitHub } from './quick-github.ts';
import { type Ending, type Flow, perform, Run } from './run.ts';
import { runChecks, workOn } from './specialist.ts';
import type { Cause, SimulationScene } from './scene.ts';
import { VirtualTime } from './time.ts';
import { Trace } from './trace.ts';
import { Monitor } from './monitor.ts';

export interface ScenarioOptions {
  /** Judge GitHub's traffic by the published contract; slower, and the story is the same. */
  readonly strict?: boolean;
  /** What a run does; the real thing unless told. */
  readonly flow?: Flow;
  /** Names of faults and moves to leave out. */
  readonly without?: ReadonlySet<string>;
}

export interface ScenarioResult {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly trace: Trace;
  /** What could be left out. */
  readonly parts: readonly string[];
  readonly endings: readonly Ending[];
  readonly runs: number;
  readonly crashes: number;
  readonly requests: number;
  /** Calls that faulted, by kind. */
  readonly faults: ReadonlyMap<FaultKind, number>;
  readonly conditions: NetworkConditions;
  readonly steps: number;
  /** Tells orders of steps apart. */
  readonly fingerprint: number;
  readonly missions: number;
  readonly paid: number;
  readonly reworks: number;
  /** The longest that a run was awake, ms. */
  readonly longestRunMs: number;
  readonly latestLandingMs: number;
}

const BOUNDED_MS = 14.5 * 60_000;
const UNBOUNDED_MS = 2 * 3_600_000;
/** Both kinds of lock, and reading when runs ended. */
const PERMISSIONS = { ...RECOMMENDED, contents: 'write', actions: 'read' } as const;
/** In most stories; one in ten is long. */
const MAX_RUNS = 4;
const MAX_RUNS_WHEN_LONG = 8;
const MAX_ATTEMPTS = 5;

export async function playScenario(seed: number, options: ScenarioOptions = {}): Promise<ScenarioResult> {
  const player = new ScenarioPlayer(seed, options);
  await player.run();
  return player.getResult();
}

/** Refusals and failures that are another look's chance: people press the button again. */
const RETRYABLE = new Set(['not_permitted', 'missing_permission', 'checks_unavailable']);

/** How likely somebody runs a run again, by how it ended. */
function likelyAgain({ kind, code }: Ending, { actor }: Cause): number {
  if (kind === 'accepted' || kind === 'skipped') return 0;
  if (kind === 'reworked' || kind === 'failed') return 0.85;
  if (RETRYABLE.has(code)) return actor === 'maya' ? 0.85 : 0.2;
  return kind === 'held' ? 0.4 : 0.7;
}

/** Whether nothing goes on by itself any more, because an answer was lost. */
export function isUnconfirmed({ code }: Ending): boolean {
  return code === 'hire_unconfirmed' || code === 'decision_unconfirmed';
}

class ScenarioPlayer implements SimulationScene {
  readonly #seed: number;
  readonly #options: ScenarioOptions;
  readonly chance;
  readonly time: VirtualTime;
  readonly repo;
  readonly market: Market;
  readonly facts: Facts;
  readonly runs: Run[] = [];
  readonly #trace: Trace;
  readonly #network: Network;
  readonly #watch: Monitor;
  readonly #moves: string[] = [];
  readonly #without: ReadonlySet<string>;
  /** Moves and runs that are still to come. */
  #expected = 0;
  /** Runs that have begun or will. */
  #booked = 0;
  #crashes = 0;
  readonly #lock: 'reaction' | 'ref';
  readonly #comment: 'full' | 'minimal';
  readonly #heeds: boolean;
  readonly #mostRuns: number;
  #advice = 0;

  constructor(seed: number, options: ScenarioOptions) {
    this.#seed = seed;
    this.#options = options;
    this.#without = options.without ?? new Set();
    this.chance = createChance(seed);
    this.time = new VirtualTime(this.chance.stream('schedule'));
    const now = (): number => this.time.now;
    this.#trace = new Trace(this.time.now);
    this.repo = createWorld({ now });
    this.market = createMarket(seed, now, (mission, before) => {
      this.#watch.onMissionChange(mission, before);
      this.logNote('marketplace', `${mission.id.slice(-4)} is ${mission.status} ${mission.verification ?? ''}`);
      workOn(this, mission);
    });
    this.facts = new Facts(this.repo, now, this.market.signer);
    this.#watch = new Monitor(
      this.facts,
      () => this.market,
      this.market.key,
      (problem) => {
        this.#trace.add(this.time.now, 'problem', 'watch', problem);
      },
    );
    this.#lock = this.chance.happens(0.2, 'lock') ? 'ref' : 'reaction';
    // What a whole page costs to render is better spent on more stories; what is signed in it is the same.
    this.#comment = this.chance.happens(0.1, 'comment') ? 'full' : 'minimal';
    this.#mostRuns = this.chance.happens(0.1, 'long') ? MAX_RUNS_WHEN_LONG : MAX_RUNS;
    const people = planPeople(this);
    this.#heeds = people.followsAdvice;
    const faultPlan = drawFaultPlan(this.chance);
    this.#network = {
      time: this.time,
      chance: this.chance,
      faultPlan,
      market: this.market,
      github:
        options.strict === true
          ? createStrictGitHub(this.repo, PERMISSIONS)
          : createQuickGitHub(this.repo, PERMISSIONS),
      strict: options.strict === true,
      monitor: this.#watch,
      trace: this.#trace,
      injectedFaults: [],
      faults: new Map(),
      without: this.#without,
      latestMs: people.overrides ? BOUNDED_MS : UNBOUNDED_MS,
      pending: 0,
      seen: new Map(),
    };
    this.#begin(people.moves);
  }

  #begin(moves: Parameters<typeof letPeopleAct>[1]): void {
    const { repo } = this;
    repo.addUser('tri', 'triage');
    repo.addUser('eve', 'read');
    repo.addUser('sam', 'write');
    repo.protect({ required: ['test'] });
    repo.openIssue({ number: ISSUE, title: 'Fix the parser', body: ISSUE_BODY, author: 'maya' });
    repo.label(ISSUE, 'orkestro', 'maya');
    this.launch(0, labeled(this, 'label', 'maya'));
    letPeopleAct(this, moves);
  }

  // --- what everybody may do ------------------------------------------------------------------------------------------

  logNote(who: string, text: string): void {
    this.#trace.add(this.time.now, 'move', who, text);
  }

  schedule(ms: number, name: string, act: () => void): void {
    if (this.#without.has(name)) return;
    this.#expected += 1;
    this.time.after(ms, () => {
      this.#expected -= 1;
      this.#moves.push(name);
      this.#trace.add(this.time.now, 'move', 'world', name, name);
      act();
      this.#network.github.noticed();
    });
  }

  launch(ms: number, cause: Cause): void {
    this.#start(ms, cause, 1);
  }

  onHead(cause: string): void {
    runChecks(this, cause);
    const { headSha } = this.repo.pull(PULL);
    if (!this.chance.happens(0.22, 'pull event', cause)) return;
    const event = { kind: 'pull', number: PULL, headSha, fork: false } as const;
    this.launch(500, { name: `${cause} pull`, event, eventName: 'pull_request_target', actor: 'sam' });
  }

  onChecked(sha: string, cause: string): void {
    if (!this.chance.happens(0.2, 'check event', cause)) return;
    const event = { kind: 'commit', sha, event: 'workflow_run' } as const;
    this.launch(500, { name: `${cause} checked`, event, eventName: 'workflow_run', actor: 'sam' });
  }

  // --- runs -----------------------------------------------------------------------------------------------------------

  #start(ms: number, cause: Cause, attempt: number): void {
    const name = attempt === 1 ? `run "${cause.name}"` : `run "${cause.name}" attempt ${attempt}`;
    if (this.#booked >= this.#mostRuns || this.#without.has(name)) return;
    this.#booked += 1;
    this.#expected += 1;
    this.time.after(ms, () => {
      this.#expected -= 1;
      this.#play(name, cause, attempt);
    });
  }

  #play(name: string, cause: Cause, attempt: number): void {
    // Once everything is over, most of what still comes would only find that out.
    const missions = this.market.missions();
    const isOver = missions.length > 0 && missions.every(({ status }) => this.facts.isOver(status));
    if (isOver && !this.chance.happens(0.3, 'after all', name)) return;
    const { event, eventName, actor } = cause;
    const rerunBy = this.chance.happens(0.05, 're-run by', name) ? 'tri' : 'maya';
    const spec = {
      name,
      event,
      eventName,
      actor,
      runId: String(9_000 + Math.floor(this.chance.uniform('run id', cause.name) * 1e6)),
      attempt,
      triggeringActor: attempt === 1 ? actor : rerunBy,
      timeoutMs: Math.round(this.chance.between(40_000, 100_000, 'timeout', name)),
      settings: { lock: this.#lock, comment: this.#comment },
    };
    this.repo.startRun(Number(spec.runId));
    const run = new Run(spec, this.time, () => {
      this.#crashes += 1;
      // The runner notices after a while.
      this.time.after(this.chance.between(1_000, 60_000, 'noticed', name), () => {
        this.#endRun(run, 'cancelled');
      });
      this.#again(cause, attempt, 0.95);
    });
    this.runs.push(run);
    this.#moves.push(name);
    this.#trace.add(this.time.now, 'run', name, `starts (${eventName} by ${spec.triggeringActor})`, name);
    void perform(this.#network, run, this.repo.id, this.#options.flow ?? runIntent).then((ending) => {
      if (run.dead) return;
      run.end(ending);
      this.#endRun(run, 'success');
      this.#trace.add(this.time.now, 'run', name, `ends: ${ending.kind} ${ending.code}`);
      this.#watch.onRunEnd(run);
      this.#again(cause, attempt, likelyAgain(ending, cause));
      if (this.#heeds && isUnconfirmed(ending)) followAdvice(this, ending.code, ++this.#advice);
    });
  }

  /** On GitHub's side; the next attempt is a run of its own. */
  #endRun({ spec }: Run, conclusion: 'success' | 'cancelled'): void {
    if (this.repo.workflowRuns.get(Number(spec.runId))?.attempt !== spec.attempt) return;
    this.repo.endRun(Number(spec.runId), conclusion);
    this.#network.github.noticed();
  }

  /** Somebody may run it again. */
  #again(cause: Cause, attempt: number, likely: number): void {
    if (attempt >= MAX_ATTEMPTS || !this.chance.happens(likely, 're-run', cause.name, attempt)) return;
    this.#start(this.chance.between(61_000, 5 * 60_000, 're-run after', cause.name, attempt), cause, attempt + 1);
  }

  // --- the end --------------------------------------------------------------------------------------------------------

  async run(): Promise<void> {
    const isQuiet = (): boolean =>
      this.#expected === 0 && this.#network.pending === 0 && this.runs.every((run) => run.isOver);
    await this.time.run(isQuiet, () => undefined);
    for (const run of this.runs) if (!run.isOver) this.#watch.reportProblem(`${run.name} never ends`);
    this.#watch.audit();
    if (this.#seed % 16 === 0) this.#watch.auditWhole();
    this.market.close();
  }

  getResult(): ScenarioResult {
    const missions = this.market.missions();
    const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);
    return {
      seed: this.#seed,
      problems: this.#watch.problems,
      trace: this.#trace,
      parts: [...this.#network.injectedFaults, ...this.#moves],
      endings: this.runs.flatMap(({ ending }) => ending ?? []),
      runs: this.runs.length,
      crashes: this.#crashes,
      requests: sum(this.runs.map(({ requests }) => requests)),
      faults: this.#network.faults,
      conditions: this.#network.faultPlan.conditions,
      steps: this.time.steps,
      fingerprint: this.time.fingerprint,
      missions: missions.length,
      paid: missions.filter((mission) => mission.escrow_status === 'released').length,
      reworks: sum(missions.map((mission) => mission.rework_count)),
      longestRunMs: Math.max(0, ...this.runs.map((run) => run.awakeMs)),
      latestLandingMs: this.facts.latestLanding,
    };
  }
}
