/**
 * The invariants of docs/internals/THREATS.md#invariants, judged at every request that leaves, every effect that
 * lands and every run that ends, by what the servers did and what the run had been told; nothing is asked of the code itself.
 */
import { REASON_CODES } from '../../src/core/domain/model.ts';
import type { Footer } from '../../src/core/domain/reference.ts';
import { parseFooter } from '../../src/core/domain/reference.ts';
import type { TransportResponse, TransportRequest } from '../../src/http/transport.ts';
import type { WireMission } from '../../src/sandbox/market/missions.ts';
import { DEFAULT_TOKEN } from '../support/github/handler.ts';
import { checkHire } from './oracle-hire.ts';
import { checkSettle } from './oracle-settle.ts';
import { MARKET, type Market } from './market.ts';
import type { Side } from './network.ts';
import type { Run } from './run.ts';
import type { Facts } from './facts.ts';

/** A settling request that left. */
export interface SettleSend {
  readonly run: Run;
  readonly mission: string;
  readonly verdict: 'accept' | 'rework';
  readonly round: number;
  readonly sha: string | null;
  readonly at: number;
  readonly seq: number;
  /** By a person's command. */
  readonly isManual: boolean;
  /** The issue or pull request that the mission was posted for. */
  readonly threadNumber: number;
}

/** Kinds of outcome a run can have. */
const NAMED = new Set(['accepted', 'reworked', 'pending', 'held', 'skipped', 'failed']);
const CODES = new Set<string>(REASON_CODES);
/** After its deadline, or after it stood still, a run may take this long to say how things are, ms. */
const MAX_REPORT_MS = 10_000;

export class Monitor {
  readonly problems: string[] = [];
  readonly facts: Facts;
  readonly #market: () => Market;
  readonly #report: (problem: string) => void;
  readonly #secrets: readonly string[];
  /** Everything that was sent to settle, in order. */
  readonly settles: SettleSend[] = [];
  readonly #sends = new Map<TransportRequest, SettleSend>();
  readonly #posters = new Map<Run, number>();
  readonly #settled = new Set<string>();
  #change: { readonly mission: WireMission; readonly before: WireMission | null } | null = null;

  constructor(facts: Facts, market: () => Market, key: string, report: (problem: string) => void) {
    this.facts = facts;
    this.#market = market;
    this.#report = report;
    const bytes = Buffer.from(key);
    this.#secrets = [key, bytes.toString('base64').slice(0, -4), bytes.toString('hex'), encodeURIComponent(key)];
  }

  reportProblem(problem: string): void {
    this.problems.push(problem);
    this.#report(problem);
  }

  /** A request is about to leave. */
  onSend(run: Run, side: Side, request: TransportRequest): void {
    run.log.seq += 1;
    this.#watchSecrets(side, request);
    if (!request.once) return;
    if (request.method === 'DELETE') run.log.release(request);
    if (side !== 'market') return;
    const path = request.url.pathname;
    if (path.endsWith('/missions')) {
      const sent = (this.#posters.get(run) ?? 0) + 1;
      this.#posters.set(run, sent);
      if (sent > 1) this.reportProblem(`${run.name} posts a second time`);
      checkHire(this, run, request);
      return;
    }
    const settling = /\/missions\/([^/]+)\/(accept|rework)$/.exec(path);
    if (settling === null) return;
    const [, mission = '', verb] = settling;
    const send = checkSettle(this, run, mission, verb === 'accept' ? 'accept' : 'rework');
    if (send === null) return;
    this.#sends.set(request, send);
    this.settles.push(send);
  }

  /** The key goes to the marketplace only, the token to GitHub only, and nothing goes anywhere else. */
  #watchSecrets(side: Side, { url, headers, body }: TransportRequest): void {
    const expected = side === 'market' ? MARKET : 'https://api.github.com';
    if (url.origin !== expected) this.reportProblem(`a request for ${side} goes to ${url.origin}`);
    const foreign = side === 'market' ? [DEFAULT_TOKEN] : this.#secrets;
    const texts = [url.href, headers['authorization'] ?? '', body ?? ''];
    if (foreign.some((secret) => texts.some((text) => text.includes(secret))))
      this.reportProblem(`a secret leaves for ${url.origin}`);
  }

  /** A request that certainly never took effect, and whose sender is told so. */
  onRefusal(request: TransportRequest): void {
    const send = this.#sends.get(request);
    if (send !== undefined) this.settles.splice(this.settles.indexOf(send), 1);
  }

  onAnswer(run: Run, _side: Side, request: TransportRequest, answer: TransportResponse): void {
    run.log.record(this.facts.now(), request, answer);
  }

  /** The marketplace changed a mission; called before the landing that caused it is judged. */
  onMissionChange(mission: WireMission, before: WireMission | null): void {
    this.#change = { mission, before };
  }

  /** A write took effect, or was refused, at its server. */
  onLanding(run: Run, side: Side, request: TransportRequest, answer: TransportResponse, sentAt: number): void {
    const change = this.#change;
    this.#change = null;
    if (side !== 'market' || answer.status > 299 || change === null) return;
    const late = this.facts.now() - sentAt;
    this.facts.recordLanding(late);
    if (change.before === null) this.#judgePosted(change.mission);
    else this.#judgeSettled(run, request, change.mission, change.before);
    this.audit();
  }

  /** Money balances, to the cent: every transfer, every account, and each mission's hold and payment. */
  audit(): void {
    const { transfers, balances } = this.#market().sandbox.ledger();
    const sum = (of: readonly number[]): number => of.reduce((total, one) => total + one, 0);
    const replayed = new Map<string, number>();
    for (const { id, entries } of transfers) {
      if (sum(entries.map(({ cents }) => cents)) !== 0) this.reportProblem(`transfer ${id} does not balance`);
      for (const { account, cents } of entries) replayed.set(account, (replayed.get(account) ?? 0) + cents);
    }
    if (sum(Object.values(balances)) !== 0) this.reportProblem('the balances do not sum to zero');
    for (const [account, cents] of replayed)
      if (cents !== (balances[account] ?? 0)) this.reportProblem(`the balance of ${account} does not replay`);
    for (const { id, status, escrow_status: escrow } of this.#market().missions()) {
      const kinds = transfers.filter(({ mission }) => mission === id).map(({ kind }) => kind);
      const paid = kinds.filter((kind) => kind === 'release').length;
      const isRight = kinds.filter((kind) => kind === 'hold').length <= 1 && paid === Number(status === 'accepted');
      if (!isRight || (paid === 1) !== (escrow === 'released'))
        this.reportProblem(`mission ${id} is ${status} with ${kinds.join()}`);
    }
  }

  /** The sandbox's own audit, which proves far more and takes its time. */
  auditWhole(): void {
    const { ok, problems } = this.#market().sandbox.audit();
    if (!ok) this.reportProblem(`the sandbox's audit: ${problems.join('; ')}`);
  }

  #judgePosted(mission: WireMission): void {
    const footer = parseFooter(mission.description);
    if (footer === null) {
      this.reportProblem(`mission ${mission.id} names no reference`);
      return;
    }
    const same = this.#ofSubject(footer);
    const generation = same.filter((one) => one.footer.generation === footer.generation);
    if (generation.length > 1) this.reportProblem(`${generation.length} missions for generation ${footer.generation}`);
    const open = same.filter(({ mission: { status } }) => !this.facts.isOver(status));
    if (open.length > 1) this.reportProblem(`${open.length} open missions for one reference`);
  }

  #ofSubject({ subject }: Footer): readonly { readonly mission: WireMission; readonly footer: Footer }[] {
    return this.#market()
      .missions()
      .flatMap((mission) => {
        const footer = parseFooter(mission.description);
        return footer?.subject === subject ? [{ mission, footer }] : [];
      });
  }

  #judgeSettled(run: Run, request: TransportRequest, mission: WireMission, before: WireMission): void {
    const send = this.#sends.get(request);
    const round = before.rework_count + 1;
    if (send === undefined) {
      this.reportProblem(`mission ${mission.id} was settled by a request that nobody decided on (${run.name})`);
      return;
    }
    const settleKey = `${mission.id} round ${round}`;
    if (this.#settled.has(settleKey)) this.reportProblem(`${settleKey} was settled twice`);
    this.#settled.add(settleKey);
    // A person accepts or sends back what is there, however many rounds nobody has written down.
    if (send.round !== round && !send.isManual)
      this.reportProblem(`the ${send.verdict} of round ${send.round} took effect in round ${round}`);
    if (send.verdict === 'accept' && !send.isManual) this.#judgePaid(send, before);
  }

  /** What was paid by itself was green and verified, whatever the run believed. */
  #judgePaid(send: SettleSend, before: WireMission): void {
    if (send.sha === null || !this.facts.wasGreen(send.sha))
      this.reportProblem(`paid for ${send.sha ?? 'nothing'}, never green`);
    if (before.verification !== 'passed')
      this.reportProblem(`paid with verification ${before.verification ?? 'missing'}`);
  }

  /** Every run ends in a named state, in time. */
  onRunEnd(run: Run): void {
    const { ending, deadline, thawedAt, name } = run;
    if (ending === null) return;
    if (!NAMED.has(ending.kind)) this.reportProblem(`${name} ends in no named state: ${ending.kind} ${ending.code}`);
    else if (!CODES.has(ending.code)) this.reportProblem(`${name} ends with no known reason: ${ending.code}`);
    const limit = Math.max(deadline, thawedAt) + MAX_REPORT_MS;
    const over = this.facts.now() - limit;
    if (over > 0) this.reportProblem(`${name} ends ${(over / 1000).toFixed(1)} s after its last moment`);
  }
}
