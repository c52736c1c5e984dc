/**
 * The marketplace in one process: state in SQLite, the API as a function from request to response, work that is done by
 * the clock. There are no timers: what is due happens, at its own time, when somebody next looks. spec.md §10
 */
import { createAnswers } from './answers.ts';
import { auditBooks, type Audit } from './audit.ts';
import { createChance } from './chance.ts';
import { createCustomers, type Customer } from './customers.ts';
import { MAX_BODY_BYTES, type Call, type Reply } from './http.ts';
import { createJournal, type Ending, type JournalEntry, type Verdict } from './journal.ts';
import { createLedger, type LedgerView } from './ledger.ts';
import { createLimiter } from './limiter.ts';
import { createMarket } from './market.ts';
import { createMissions, toWireMission, type Mission, type WireMission } from './missions.ts';
import { answerCall, type Parts } from './routes.ts';
import { parseScenario, type Scenario } from './scenario.ts';
import { createRoster, toWireSpecialist, type WireSpecialist } from './specialists.ts';
import { openStore } from './store.ts';

/** How to make a sandbox; everything has a default. */
export interface SandboxOptions {
  /** The SQLite file; default: in memory. */
  readonly path?: string;
  /** The clock, ms since the epoch; default: the real one. */
  readonly now?: () => number;
  /** An integer: ids, keys and durations are the same every time. Default: nobody can guess them. */
  readonly seed?: number;
  /** Divides every duration; default 1. */
  readonly speed?: number;
  readonly scenario?: Scenario;
}

/** A marketplace in one process. The views and controls never go over the API. */
export interface Sandbox {
  /** Answers one request; never rejects. */
  handle(request: Request): Promise<Response>;
  /** The same, over plain values: for adapters that have no Request. */
  answer(call: Call): Reply;
  /** A new customer with the scenario's starting balance. */
  createCustomer(name: string): Customer;
  /** The customer made first: the one a sandbox is usually for. */
  firstCustomer(): Customer | undefined;
  /** A new key of a customer: the only time it is seen whole. */
  createKey(customer: Customer): string;

  /** Every customer's missions, oldest first. */
  missions(): readonly WireMission[];
  specialists(): readonly WireSpecialist[];
  ledger(): LedgerView;
  journal(): readonly JournalEntry[];
  audit(): Audit;

  /** Hires for a queued mission: the named specialist, or the best that fits. */
  assign(id: string, specialist?: string): WireMission;
  /** matched → in_progress. */
  start(id: string): WireMission;
  /** matched or in_progress → awaiting_acceptance, with the verifier's word (default `passed`). */
  deliver(id: string, options?: { readonly verification?: 'pending' | Verdict }): WireMission;
  /** The verifier's word on a delivery that has none yet. */
  verify(id: string, word: Verdict): WireMission;
  /** Ends an open mission without acceptance (default `cancelled`); escrow goes back to the customer. */
  end(id: string, ending?: Ending): WireMission;

  close(): void;
}

async function readBody(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function toCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    header: (name) => request.headers.get(name),
    body: await readBody(request),
    origin: url.origin,
  };
}

/** Makes or opens a sandbox. Throws SandboxError `bad_scenario` or `store_unavailable`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const terms = parseScenario(options.scenario ?? {});
  const store = openStore(options.path ?? ':memory:');
  const chance = createChance(options.seed);
  const clock = options.now ?? Date.now;
  const journal = createJournal(store);
  const roster = createRoster(store, journal);
  const ledger = createLedger(store, terms.platformFeePercent);
  const missions = createMissions(store);
  const customers = createCustomers(store, ledger, chance);
  const market = createMarket({ missions, roster, ledger, journal, chance, terms, speed: options.speed ?? 1 });
  const parts: Parts = {
    ...{ market, missions, roster, customers },
    limiter: createLimiter(terms.rateLimit),
    answers: terms.idempotencyKeys ? createAnswers(store) : null,
    transact: store.transact,
  };

  let latest = 0;
  let requests = 0;
  /** Now, never earlier than before, with everything done that was due. */
  const catchUp = (): number => {
    latest = Math.max(latest, clock());
    if (missions.nextDue(latest) !== undefined) store.transact(() => market.advance(latest));
    return latest;
  };
  const change = (work: (at: number) => Mission): WireMission => {
    const at = catchUp();
    return toWireMission(store.transact(() => work(at)));
  };
  const view = <T>(read: () => T): T => {
    catchUp();
    return read();
  };
  const answer = (call: Call): Reply => {
    requests += 1;
    return answerCall(parts, call, catchUp(), `req_${chance.text(`request ${requests}`, 16)}`);
  };

  store.transact(() => {
    roster.enrol(terms.specialists, clock());
  });
  return {
    answer,
    async handle(request) {
      const reply = answer(await toCall(request));
      return new Response(reply.body === '' ? null : reply.body, { status: reply.status, headers: reply.headers });
    },
    createCustomer: (name) => {
      const at = catchUp();
      return store.transact(() => customers.create(name, terms.startingBalanceUsd, at));
    },
    firstCustomer: () => customers.first(),
    createKey: (customer) => {
      const at = catchUp();
      return store.transact(() => customers.createKey(customer.id, at));
    },
    missions: () => view(() => missions.all().map(toWireMission)),
    specialists: () => view(() => roster.listed().map(toWireSpecialist)),
    ledger: () => view(() => ledger.view()),
    journal: () => view(() => journal.entries()),
    audit: () => view(() => auditBooks(ledger.view(), missions.all(), roster.standings(), journal)),
    assign: (id, specialist) => change((at) => market.assign(id, specialist ?? null, at)),
    start: (id) => change((at) => market.start(id, at)),
    deliver: (id, { verification = 'passed' } = {}) => change((at) => market.deliver(id, verification, at)),
    verify: (id, word) => change((at) => market.verify(id, word, at)),
    end: (id, ending = 'cancelled') => change((at) => market.end(id, ending, at)),
    close: () => {
      store.close();
    },
  };
}
