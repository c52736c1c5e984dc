/** The network between one run and the two servers: latency, faults, answers that get lost, effects that come late, crashes. */
import { HttpError } from '../../src/http/errors.ts';
import type { Transport, TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import type { Chance } from './chance.ts';
import { drawFault, type FaultKind, type FaultPlan } from './faults.ts';
import { isList, type Market } from './market.ts';
import type { SimulatedGitHub } from './quick-github.ts';
import type { Run } from './run.ts';
import type { VirtualTime } from './time.ts';
import { labelOf, type Trace } from './trace.ts';
import type { Monitor } from './monitor.ts';

export type Side = 'market' | 'github';

/** What all runs of a story share. */
export interface Network {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly faultPlan: FaultPlan;
  readonly market: Market;
  readonly github: SimulatedGitHub;
  /** Octokit itself instead of its quick double. */
  readonly strict: boolean;
  readonly monitor: Monitor;
  readonly trace: Trace;
  /** Faults that struck, by name, in order. */
  readonly injectedFaults: string[];
  /** How many calls faulted, by kind; what came merely slowly, or was old and still true, is not among them. */
  readonly faults: Map<FaultKind, number>;
  /** Names of faults and moves that are left out of this telling. */
  readonly without: ReadonlySet<string>;
  /** The latest that an effect may land after its request left, ms; docs/PROTOCOL.md#promises. */
  readonly latestMs: number;
  /** Effects that are still on their way. */
  pending: number;
  /** The last answers to each read, for replicas that lag. */
  readonly seen: Seen;
  /** Another lowest layer than the one below, for stories that choose their one fault. */
  readonly createSend?: (run: Run, side: Side) => Transport;
}

/** By method and address, then by body. */
type Seen = Map<string, Map<string, readonly EarlierResponse[]>>;

interface EarlierResponse {
  readonly at: number;
  readonly answer: TransportResponse;
}

/** Faults that still give an answer, though not the one that was due. */
type Distortion = Extract<
  FaultKind,
  `${string}xx${string}` | '429' | '409' | 'cut JSON' | `HTML ${string}` | 'redirect' | 'GraphQL errors'
>;

/** Refusals that promise no effect, and keep the promise (docs/PROTOCOL.md#certain-refusals). */
const CERTAIN = new Set<FaultKind>(['refused', '4xx', '429']);

const never = <T>(): Promise<T> => new Promise(() => undefined);
/** How far lists and GitHub's replicas lag at most, ms. */
const LAG_MS = 5 * 60_000;
const MAX_FREEZE_MS = 25 * 60_000;

/** The lowest layer under a run's door. */
export function createSend(network: Network, run: Run, side: Side): Transport {
  if (network.createSend !== undefined) return network.createSend(run, side);
  const { monitor } = network;
  // A function, because the answer changes while others work.
  const isDead = (): boolean => run.dead;
  return async (request) => {
    if (isDead()) return never();
    const exchange = new Exchange(network, run, side, request);
    monitor.onSend(run, side, request);
    const answer = await exchange.perform();
    if (isDead()) return never();
    monitor.onAnswer(run, side, request, answer);
    return answer;
  };
}

class Exchange {
  readonly #network: Network;
  readonly #run: Run;
  readonly #side: Side;
  readonly #request: TransportRequest;
  readonly #name: string;
  readonly #sentAt: number;

  constructor(network: Network, run: Run, side: Side, request: TransportRequest) {
    this.#network = network;
    this.#run = run;
    this.#side = side;
    this.#request = request;
    run.requests += 1;
    this.#name = `${run.name} request ${run.requests}`;
    this.#sentAt = network.time.now;
  }

  async perform(): Promise<TransportResponse> {
    const { time, chance } = this.#network;
    const out = chance.between(10, 200, 'out', this.#name);
    const fault = this.#draw();
    if (fault === null) {
      await this.#wait(out);
      const answer = await this.#land();
      await this.#wait(chance.between(10, 200, 'back', this.#name));
      return answer;
    }
    this.#network.injectedFaults.push(this.#name);
    if (fault !== 'slow' && fault !== 'stale') this.#count(fault);
    this.#network.trace.add(time.now, 'fault', this.#run.name, `${fault} on ${labelOf(this.#request)}`, this.#name);
    if (CERTAIN.has(fault)) this.#network.monitor.onRefusal(this.#request);
    return this.#suffer(fault, out);
  }

  #count(fault: FaultKind): void {
    const { faults } = this.#network;
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }

  #draw(): FaultKind | null {
    const { chance, faultPlan, without, time } = this.#network;
    if (without.has(this.#name)) return null;
    const { name, requests } = this.#run;
    const elapsed = time.now - this.#network.trace.startedAt;
    const [side, write] = [this.#side, this.#request.once];
    const canBeStale = (): boolean => (side === 'market' ? isList(this.#request) : this.#known().length > 0);
    return drawFault(chance, faultPlan, { side, write, run: name, request: requests, elapsed, canBeStale });
  }

  async #suffer(fault: FaultKind, out: number): Promise<TransportResponse> {
    const { chance } = this.#network;
    switch (fault) {
      case 'refused':
        await this.#wait(out);
        throw this.#fail('refused', false);
      case 'reset before':
        await this.#wait(out);
        throw this.#fail('reset', true);
      case 'reset after':
        await this.#wait(out);
        await this.#land();
        throw this.#fail('reset', true);
      case 'timeout before':
        await this.#wait(this.#request.timeoutMs);
        throw this.#fail('timeout', true);
      case 'timeout after':
        await this.#wait(out);
        await this.#land();
        await this.#wait(this.#request.timeoutMs - out);
        throw this.#fail('timeout', true);
      case 'late':
        this.#landLater(chance.between(this.#request.timeoutMs, this.#network.latestMs, 'late', this.#name));
        await this.#wait(this.#request.timeoutMs);
        throw this.#fail('timeout', true);
      case 'slow':
        return this.#crawl(chance.between(5_000, 20_000, 'slow', this.#name));
      case 'stale':
        await this.#wait(out);
        return this.#stale() ?? (await this.#land());
      case 'crash before':
        return this.#crash();
      case 'crash after':
        await this.#wait(out);
        await this.#land();
        return this.#crash();
      case 'frozen before':
        await this.#freeze();
        return await this.#land();
      case 'frozen after': {
        await this.#wait(out);
        const answer = await this.#land();
        await this.#freeze();
        return answer;
      }
      case '4xx':
      case '429':
      case '409':
      case '5xx before':
      case '5xx after':
      case 'cut JSON':
      case 'HTML 200 before':
      case 'HTML 200 after':
      case 'redirect':
      case 'GraphQL errors':
        await this.#wait(out);
        return await this.#distort(fault);
    }
  }

  /** An answer that is not the one that was due. */
  async #distort(fault: Distortion): Promise<TransportResponse> {
    const { chance } = this.#network;
    const json = (status: number, value: unknown, headers = {}): TransportResponse => ({
      status,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(value),
    });
    const html: TransportResponse = {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Welcome</html>',
    };
    const refusal = { message: 'no', error: { message: 'no' } };
    const asks = chance.happens(0.5, 'asks', this.#name);
    const later = asks ? { 'retry-after': String(Math.floor(chance.between(1, 25, 'retry', this.#name))) } : {};
    switch (fault) {
      case '4xx':
        return json(chance.pick([400, 401, 402, 403, 404, 413, 415, 422], 'status', this.#name), refusal);
      case '429':
        return json(429, refusal, later);
      case '409':
        return json(409, refusal);
      case '5xx before':
        return json(chance.pick([500, 502, 503, 504], 'status', this.#name), refusal, later);
      case '5xx after':
        await this.#land();
        return json(chance.pick([500, 502, 503, 504], 'status', this.#name), refusal);
      case 'cut JSON': {
        const answer = await this.#land();
        return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
      }
      case 'HTML 200 after':
        await this.#land();
        return html;
      case 'redirect':
        throw this.#fail('redirect', true);
      case 'GraphQL errors':
        if (this.#request.url.pathname !== '/graphql') return json(500, refusal);
        return json(200, { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] });
      case 'HTML 200 before':
        return html;
    }
  }

  /** Slow on the way there; past the timeout the effect still comes. */
  async #crawl(ms: number): Promise<TransportResponse> {
    if (ms >= this.#request.timeoutMs) {
      this.#count('slow');
      this.#landLater(ms);
      await this.#wait(this.#request.timeoutMs);
      throw this.#fail('timeout', true);
    }
    await this.#wait(ms);
    return await this.#land();
  }

  #landLater(ms: number): void {
    const network = this.#network;
    network.pending += 1;
    network.time.after(ms, () => {
      network.pending -= 1;
      if (this.#request.once) void this.#land('late');
    });
  }

  /** The request reaches the server. */
  async #land(how: 'in time' | 'late' = 'in time'): Promise<TransportResponse> {
    const { time, market, github, monitor, trace } = this.#network;
    const served = this.#side === 'market' ? market.serve(this.#request) : github.serve(this.#request);
    const answer = served instanceof Promise ? await time.work(() => served) : served;
    const kind = this.#request.once ? 'write' : 'read';
    const late = how === 'late' ? 'late: ' : '';
    trace.add(time.now, kind, this.#run.name, () => `${late}${labelOf(this.#request)} → ${answer.status}`);
    if (this.#request.once) monitor.onLanding(this.#run, this.#side, this.#request, answer, this.#sentAt);
    else this.#remember(answer);
    return answer;
  }

  #remember(answer: TransportResponse): void {
    if (answer.status !== 200) return;
    const { method, url, body } = this.#request;
    const place = `${method} ${url.href}`;
    const asked = this.#network.seen.get(place) ?? new Map<string, readonly EarlierResponse[]>();
    const known = asked.get(body ?? '') ?? [];
    if (known.at(-1)?.answer.body === answer.body) return;
    asked.set(body ?? '', [...known.slice(-3), { at: this.#network.time.now, answer }]);
    this.#network.seen.set(place, asked);
  }

  /** What a replica that lags answers; `null`: nothing older is known. */
  #stale(): TransportResponse | null {
    const { chance, market } = this.#network;
    const lag = chance.between(0, LAG_MS, 'lag', this.#name);
    const known = this.#known();
    const newest = this.#side === 'market' ? market.serveStale(this.#request, 0) : (known.at(-1) ?? null);
    const answer =
      this.#side === 'market'
        ? market.serveStale(this.#request, lag)
        : (known[Math.floor(chance.uniform('replica', this.#name) * known.length)] ?? null);
    if (answer !== null && answer.body !== newest?.body) this.#count('stale');
    return answer;
  }

  /** Answers to the same question that a replica of GitHub may still give, oldest first. */
  #known(): readonly TransportResponse[] {
    const { time, seen } = this.#network;
    const { method, url, body } = this.#request;
    const known = seen.get(`${method} ${url.href}`)?.get(body ?? '') ?? [];
    return known.flatMap(({ at, answer }) => (time.now - at <= LAG_MS ? answer : []));
  }

  #crash(): Promise<never> {
    this.#run.crash();
    return never();
  }

  /** The process stands still: no timer of its own runs meanwhile. */
  async #freeze(): Promise<void> {
    const { chance, time } = this.#network;
    const most = Math.min(MAX_FREEZE_MS, this.#network.latestMs);
    await time.sleep(chance.between(5_000, most, 'freeze', this.#name));
    this.#run.thawedAt = time.now;
    if (this.#run.dead) return never();
  }

  async #wait(ms: number): Promise<void> {
    const { signal, once } = this.#request;
    await this.#run.sleep(ms, once ? undefined : signal);
    if (this.#run.dead) return never();
    if (!once && signal?.aborted === true) throw this.#fail('aborted', true);
  }

  #fail(code: HttpError['code'], sent: boolean): HttpError {
    return new HttpError({ code, sent, where: labelOf(this.#request), why: 'simulated' });
  }
}
