/**
 * The marketplace in one process: state in SQLite, the API as a function from request to response, work that is done by
 * the clock. There are no timers: what is due happens, at its own time, when somebody next looks. docs/BEHAVIOR.md#sandbox
 *
 * Where the API is silent, this sandbox decides (docs/MARKETPLACE-API.md#sandbox-choices): a mission without `budget_usd` costs the specialist's price; the
 * platform keeps a share of each payment (the scenario's, 10 % by default); a named specialist with `auto_assign: false` is
 * refused; unknown fields and query parameters are refused; a rework's reason is optional, 4,000 characters at most.
 */
import { createIdempotencyStore } from './api/idempotency.ts';
import { createAttempts } from './market/attempts.ts';
import { auditBooks, type Audit } from './audit/audit.ts';
import { createRandomSource } from './store/chance.ts';
import { createChanges, type ChangeListener, type Changes } from './store/changes.ts';
import { createCustomers, type Customer, type KeyKind } from './market/customers.ts';
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
import { deliverWork, runDueSteps, startWork, recoverAfterRestart, verifyWork } from './market/work.ts';
import { createWorkbench, type Workbench } from './market/workbench.ts';

/** How to make a sandbox; everything has a default. */
export interface SandboxOptions {
  /** The SQLite file; default: in memory. */
  readonly path?: string;
  /** An open store instead, empty or of a sandbox; it is closed with this one. */
  readonly store?: Store;
  /** The clock, ms since the epoch; default: the real one. */
  readonly now?: () => number;
  /** An integer: ids, keys and durations are the same every time. Default: nobody can guess them. */
  readonly seed?: number;
  /** Divides every duration; default 1. */
  readonly speed?: number;
  readonly scenario?: Scenario;
}

/** A marketplace in one process. Only `handle` and `answer` are the API; the rest is for whoever runs it. */
export interface Sandbox {
  /** Answers one request; never rejects. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The same over plain values, for adapters that have no Request. */
  readonly answer: (call: Call) => Reply;
  /** A new customer with the scenario's starting balance. */
  createCustomer(name: string): Customer;
  /** The customer made first: the one a sandbox is usually for. */
  firstCustomer(): Customer | undefined;
  /** A new key of a customer, `osk_test_…` unless a live one is asked for: the only time it is seen whole. */
  createKey(customer: Pick<Customer, 'id'>, kind?: KeyKind): string;
  /** Every later request with the key is 401; `id` is its public part. False: no such key, or revoked before. */
  revokeKey(id: string): boolean;

  /** Every customer's missions, oldest first. */
  missions(): readonly WireMission[];
  /** Best Agent Rank first. */
  specialists(): readonly WireSpecialist[];
  ledger(): LedgerView;
  /** Oldest first. */
  journal(): readonly JournalEntry[];
  audit(): Audit;

  /** Hires for a queued mission: the named specialist, or the best that fits. Throws SandboxError, as all below. */
  assign(id: string, specialist?: string): WireMission;
  /** matched → in_progress. */
  start(id: string): WireMission;
  /** matched or in_progress → awaiting_acceptance, with the verifier's word (default `passed`). */
  deliver(id: string, options?: { readonly verification?: 'pending' | Verdict }): WireMission;
  /** The verifier's word on a delivery that has none yet. */
  verify(id: string, verdict: Verdict): WireMission;
  /** Ends an open mission without acceptance (default `cancelled`); escrow goes back to the customer. */
  end(id: string, ending?: Ending): WireMission;

  /** For real workers (workers/workforce.ts), where the scenario is manual. */
  readonly workbench: Workbench;

  /** Calls `listener` after each committed change with the mission's id; the result stops that. */
  onChange(listener: ChangeListener): () => void;
  /** Does what is due by now, and says when the next thing will be (ms since the epoch); `null`: nothing is planned. */
  catchUp(): number | null;
  /** Looks into the store itself, for pages that show a part of a large market. `now` is ms since the epoch. */
  read<T>(query: (store: StoreReader, now: number) => T): T;

  /** Closes the store; afterwards every request is answered 500 and everything else throws. Can be called twice. */
  close(): void;
}

type Transact = <T>(work: () => T) => T;

/** How far virtual time moves (ms) at a look while nothing is planned: the rate limit goes by time, too. */
const VIRTUAL_STEP_MS = 100;

/** Time that never runs backwards; each look does what has come due since the last one. */
function createClock(clock: () => number, transact: Transact, market: Market): () => number {
  const isVirtual = market.terms.time === 'virtual';
  let latest = isVirtual ? Math.trunc(clock()) : 0;
  return () => {
    const planned = isVirtual ? market.missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at : null;
    latest = Math.max(latest, isVirtual ? (planned ?? latest + VIRTUAL_STEP_MS) : Math.trunc(clock()));
    if (market.missions.nextDue(latest) !== undefined) {
      transact(() => {
        runDueSteps(market, latest);
      });
    }
    return latest;
  };
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

/** Makes or opens a sandbox. Throws SandboxError `bad_scenario` or `store_unavailable`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const store = options.store ?? openStore(options.path ?? ':memory:');
  const changes = createChanges();
  try {
    return assembleSandbox(store, openMarket(store, options, changes), changes, options.now ?? Date.now);
  } catch (error) {
    store.close();
    throw error;
  }
}

function assembleSandbox(store: Store, market: Market, changes: Changes, clock: () => number): Sandbox {
  const { missions, roster, ledger, journal, random, terms } = market;
  const replyCache = createReplyCache();
  const transact: Transact = (work) =>
    changes.runAndNotify(() => {
      try {
        return store.transact(work);
      } finally {
        // Before anybody hears of the change.
        replyCache.clear();
      }
    });
  const customers = createCustomers(store, ledger, random);
  const idempotency = terms.idempotencyKeys ? createIdempotencyStore(store) : null;
  const dependencies: RouteDependencies = {
    market,
    customers,
    idempotency,
    transact,
    replyCache,
    limiter: createLimiter(terms.rateLimit),
  };
  const now = createClock(clock, transact, market);

  const write = <T>(work: (at: number) => T): T => {
    const at = now();
    return transact(() => work(at));
  };
  const writeMission = (work: (at: number) => Mission): WireMission => toWireMission(write(work));
  const readAtNow = <T>(read: (at: number) => T): T => read(now());
  let requests = 0;
  const answer = (call: Call): Reply => {
    requests += 1;
    return answerCall(dependencies, call, now, `req_${random.text(`request ${requests}`, 16)}`);
  };

  write((at) => {
    roster.enrol(terms.specialists, at);
    recoverAfterRestart(market, at);
  });
  return {
    answer,
    handle: async (request) => toResponse(answer(await toCall(request))),
    createCustomer: (name) => write((at) => customers.create(name, terms.startingBalanceUsd, at)),
    firstCustomer: () => customers.first(),
    createKey: ({ id }, kind) => write((at) => customers.createKey(id, at, kind)),
    revokeKey: (id) => write((at) => customers.revokeKey(id, at)),
    missions: () => readAtNow(() => missions.all().map(toWireMission)),
    specialists: () => readAtNow(() => roster.listed().map(toWireSpecialist)),
    ledger: () => readAtNow(() => ledger.view()),
    journal: () => readAtNow(() => journal.entries()),
    audit: () =>
      readAtNow(() =>
        auditBooks({
          ledger: ledger.view(),
          missions: missions.all(),
          rankStates: roster.rankStates(),
          journal,
          damage: store.check(),
        }),
      ),
    assign: (id, specialist) => writeMission((at) => assignMission(market, id, specialist ?? null, at)),
    start: (id) => writeMission((at) => startWork(market, id, at)),
    deliver: (id, { verification = 'passed' } = {}) => writeMission((at) => deliverWork(market, id, verification, at)),
    verify: (id, verdict) => writeMission((at) => verifyWork(market, id, verdict, at)),
    end: (id, ending = 'cancelled') => writeMission((at) => endMission(market, id, ending, at)),
    workbench: createWorkbench(market, market.attempts, write),
    onChange: (listener) => changes.subscribe(listener),
    catchUp: () => readAtNow(() => missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at ?? null),
    read: (query) => readAtNow((at) => query(store, at)),
    close: () => {
      store.close();
    },
  };
}
