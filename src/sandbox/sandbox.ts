/**
 * The marketplace in one process: state in SQLite, the API as a function from request to response, and work that
 * follows the clock. It has no timers. Each request first runs every step that is due, at the step's own time.
 * docs/BEHAVIOR.md#sandbox
 *
 * Where the API's documentation is silent, the sandbox decides (docs/MARKETPLACE-API.md#sandbox-choices). A mission
 * without `budget_usd` costs the specialist's price. The platform keeps a share of each payment (10% by default). A
 * named specialist with `auto_assign: false` is refused. Unknown fields and query parameters are refused. The reason
 * for a rework is optional, 4,000 characters at most.
 */
import { createIdempotencyStore } from './api/idempotency.ts';
import { createAttempts } from './market/attempts.ts';
import { auditBooks, type Audit } from './audit/audit.ts';
import { createRandomSource } from './store/chance.ts';
import { createChanges, type ChangeListener, type Changes } from './store/changes.ts';
import { createClock, toClocks, type Clocks, type Transact } from './market/clock.ts';
import { createCustomers, type Customer, type Customers, type KeyKind } from './market/customers.ts';
import { SandboxError } from './wire/errors.ts';
import { toCall, toResponse } from './api/fetch.ts';
import { assignMission } from './market/hiring.ts';
import type { Call, Reply } from './wire/http.ts';
import { createJournal, type Ending, type JournalEntry, type Verdict } from './ledger/journal.ts';
import { createLedger, type LedgerView } from './ledger/ledger.ts';
import { createLimiter } from './api/rate-limiter.ts';
import type { Market } from './market/market.ts';
import { createMissions, toWireMission, type Mission, type WireMission } from './market/missions.ts';
import { createReplyCache } from './api/reply-cache.ts';
import { answerCall, type RouteDependencies } from './api/routes.ts';
import { parseScenario, type Scenario } from './scenario/scenario.ts';
import { endMission } from './market/settlement.ts';
import { createRoster, toWireSpecialist, type WireSpecialist } from './market/specialists.ts';
import { openStore, type StoreReader, type Store } from './store/store.ts';
import { deliverWork, startWork, recoverAfterRestart, verifyWork } from './market/work.ts';
import { createWorkbench, type Workbench } from './market/workbench.ts';

/** The settings of a sandbox. Each has a default. */
export interface SandboxOptions {
  /** The SQLite file. Default: in memory. */
  readonly path?: string;
  /** An open store to use instead, empty or of a sandbox. The sandbox closes it. */
  readonly store?: Store;
  /** The clock, in ms since the epoch. Default: the real one. */
  readonly now?: () => number;
  /** A clock that never goes back, in ms. Default: the real one, or with `now` one that stands still. */
  readonly elapsed?: () => number;
  /** An integer that makes IDs, keys, and durations reproducible. By default, they can't be guessed. */
  readonly seed?: number;
  /** The divisor of every duration. Default 1. */
  readonly speed?: number;
  readonly scenario?: Scenario;
}

/** A marketplace in one process. Only `handle` and `answer` are the API. The other functions are for its operator. */
export interface Sandbox {
  /** Answers one request. Never rejects. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Answers one request as plain values, for adapters that have no Request. Never throws. */
  readonly answer: (call: Call) => Reply;
  /** Creates a customer with the scenario's starting balance. */
  createCustomer(name: string): Customer;
  /** Returns the customer that was created first. */
  firstCustomer(): Customer | undefined;
  /** Creates a key of a customer, `osk_test_…` by default. The key can't be shown again. */
  createKey(customer: Pick<Customer, 'id'>, kind?: KeyKind): string;
  /**
   * Revokes the key with the public part `id`, so that later requests with it get 401.
   *
   * @returns false if there is no such key, or if it is already revoked.
   */
  revokeKey(id: string): boolean;
  /**
   * Returns the ID of a key's customer.
   *
   * @returns null if there is no such key, or if it is revoked.
   */
  findCustomer(key: string): number | null;

  /** Returns the missions of all customers, oldest first. */
  missions(): readonly WireMission[];
  /** Returns the specialists, best Agent Rank first. */
  specialists(): readonly WireSpecialist[];
  /** Returns the content of the ledger. */
  ledger(): LedgerView;
  /** Returns the journal, oldest entry first. */
  journal(): readonly JournalEntry[];
  /** Audits the books without changing them. */
  audit(): Audit;

  /**
   * Hires for a queued mission: the named specialist, or the best one that fits.
   *
   * @throws SandboxError as the functions below do
   */
  assign(id: string, specialist?: string): WireMission;
  /** Moves a mission from matched to in_progress. */
  start(id: string): WireMission;
  /** Moves a mission from matched or in_progress to awaiting_acceptance, with a verdict (default `passed`). */
  deliver(id: string, options?: { readonly verification?: 'pending' | Verdict }): WireMission;
  /** Records the verdict on a delivery that has none. */
  verify(id: string, verdict: Verdict): WireMission;
  /** Ends an open mission without acceptance (default `cancelled`) and refunds escrow. */
  end(id: string, ending?: Ending): WireMission;

  /** Whether a script does the work, by the clock. */
  readonly isScripted: boolean;
  /** The operations of real workers (workers/workforce.ts), for a manual scenario. */
  readonly workbench: Workbench;

  /** Calls `listener` with the mission ID after each committed change. Returns a function that unsubscribes. */
  onChange(listener: ChangeListener): () => void;
  /**
   * Runs every step that is due and returns the time of the next one (ms since the epoch).
   *
   * @returns null if no step is scheduled.
   */
  catchUp(): number | null;
  /** Runs a query on the store, for pages that show a part of a large market. `now` is ms since the epoch. */
  read<T>(query: (store: StoreReader, now: number) => T): T;

  /** Closes the store. Later requests get 500, and the other functions throw. Can be called twice. */
  close(): void;
}

function openMarket(store: Store, options: SandboxOptions, changes: Changes): Market {
  const terms = parseScenario(options.scenario);
  const speed = options.speed ?? 1;
  if (!(speed > 0 && speed < Infinity)) {
    throw new SandboxError('bad_scenario', `speed: expected a number above 0, got ${speed}`);
  }
  const journal = createJournal(store);
  return {
    ...{ journal, terms, speed },
    attempts: createAttempts(store),
    missions: createMissions(store, changes),
    roster: createRoster(store, journal),
    ledger: createLedger(store, terms.platformFeePercent),
    random: createRandomSource(options.seed),
  };
}

/**
 * Creates or opens a sandbox.
 *
 * @throws SandboxError `bad_scenario` or `store_unavailable`
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const store = options.store ?? openStore(options.path ?? ':memory:');
  const changes = createChanges();
  try {
    const market = openMarket(store, options, changes);
    const assembly = assemble(store, market, changes, toClocks(options));
    assembly.write((at) => {
      market.roster.enroll(market.terms.specialists, at);
      recoverAfterRestart(market, at);
    });
    return toSandbox(assembly);
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The parts of a sandbox, and the ways to use them at the present time. */
interface Assembly {
  readonly store: Store;
  readonly market: Market;
  readonly changes: Changes;
  readonly customers: Customers;
  /** Answers a call of the API. */
  readonly answer: (call: Call) => Reply;
  /** Runs `work` as one transaction, after every step that is due. */
  readonly write: <T>(work: (at: number) => T) => T;
  /** Runs `read` after every step that is due. */
  readonly read: <T>(read: (at: number) => T) => T;
}

function assemble(store: Store, market: Market, changes: Changes, clocks: Clocks): Assembly {
  const { ledger, random, terms } = market;
  const replyCache = createReplyCache();
  const transact: Transact = (work) =>
    changes.runAndNotify(() => {
      try {
        return store.transact(work);
      } finally {
        // Before any listener is called, because it can read.
        replyCache.clear();
      }
    });
  const customers = createCustomers(store, ledger, random);
  const idempotency = terms.idempotencyKeys ? createIdempotencyStore(store) : null;
  const limiter = createLimiter(terms.rateLimit);
  const dependencies: RouteDependencies = { market, customers, idempotency, transact, replyCache, limiter };
  const now = createClock(clocks, transact, market);
  let requests = 0;
  return {
    ...{ store, market, changes, customers },
    answer: (call) => {
      requests += 1;
      return answerCall(dependencies, call, now, `req_${random.text(`request ${requests}`, 16)}`);
    },
    write: (work) => {
      const at = now();
      return transact(() => work(at));
    },
    read: (read) => read(now()),
  };
}

/** Returns the operator's actions on missions. */
function createSteps({ market, write }: Assembly): Pick<Sandbox, 'assign' | 'start' | 'deliver' | 'verify' | 'end'> {
  const writeMission = (work: (at: number) => Mission): WireMission => toWireMission(write(work));
  return {
    assign: (id, specialist) => writeMission((at) => assignMission(market, id, specialist ?? null, at)),
    start: (id) => writeMission((at) => startWork(market, id, at)),
    deliver: (id, { verification = 'passed' } = {}) => writeMission((at) => deliverWork(market, id, verification, at)),
    verify: (id, verdict) => writeMission((at) => verifyWork(market, id, verdict, at)),
    end: (id, ending = 'cancelled') => writeMission((at) => endMission(market, id, ending, at)),
  };
}

/** Returns the operator's views of the market and its books. */
function createViews({
  store,
  market,
  read,
}: Assembly): Pick<Sandbox, 'missions' | 'specialists' | 'ledger' | 'journal' | 'audit' | 'catchUp' | 'read'> {
  const { missions, roster, ledger, journal } = market;
  const audit = (): Audit =>
    auditBooks({
      ledger: ledger.view(),
      missions: missions.all(),
      rankStates: roster.rankStates(),
      journal,
      damage: store.check(),
    });
  return {
    missions: () => read(() => missions.all().map(toWireMission)),
    specialists: () => read(() => roster.listed().map(toWireSpecialist)),
    ledger: () => read(() => ledger.view()),
    journal: () => read(() => journal.entries()),
    audit: () => read(audit),
    catchUp: () => read(() => missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at ?? null),
    read: (query) => read((at) => query(store, at)),
  };
}

function toSandbox(assembly: Assembly): Sandbox {
  const { store, market, changes, customers, answer, write } = assembly;
  return {
    answer,
    handle: async (request) => toResponse(answer(await toCall(request))),
    createCustomer: (name) => write((at) => customers.create(name, market.terms.startingBalanceUsd, at)),
    firstCustomer: () => customers.first(),
    createKey: ({ id }, kind) => write((at) => customers.createKey(id, at, kind)),
    revokeKey: (id) => write((at) => customers.revokeKey(id, at)),
    findCustomer: (key) => customers.authenticate(key),
    ...createSteps(assembly),
    ...createViews(assembly),
    isScripted: !market.terms.manual,
    workbench: createWorkbench(market, market.attempts, write),
    onChange: (listener) => changes.subscribe(listener),
    close: () => {
      store.close();
    },
  };
}
