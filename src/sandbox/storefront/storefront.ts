/** The storefront: read-only pages for the operator of the sandbox. docs/BEHAVIOR.md#sandbox */
import { BASE } from '../api/endpoints.ts';
import type { Audit } from '../audit/audit.ts';
import { withEtag, toConditionalReply, toHeadReply, type Call, type Reply, type TextReply } from '../wire/http.ts';
import type { Sandbox } from '../sandbox.ts';
import { ASSET_PATHS, findAsset } from './html/assets.ts';
import { renderDocument, type Page } from './html/document.ts';
import { createEvents, type EventOptions } from './live/events.ts';
import { findRefusal } from './live/guard.ts';
import { renderLedger } from './pages/ledger.ts';
import { renderList, renderRefusal } from './pages/listing.ts';
import { renderMarket, renderSpecialists } from './pages/market.ts';
import { renderMission } from './pages/mission.ts';
import {
  readAccounts,
  readAttempts,
  readColumns,
  readJournal,
  readMission,
  readMissions,
  readTotals,
  readTransfers,
  readTransfersOf,
} from './pages/reads.ts';
import { PHASES, type Phase, type Workforce } from './pages/labels.ts';

/** The settings of the storefront. */
export interface StorefrontOptions extends EventOptions {
  /** The host that the server listens on. */
  readonly listenHost: string;
}

/** The pages of the storefront. */
export interface Storefront {
  /**
   * Returns the reply to a call.
   *
   * @returns null if the call is for the API.
   */
  answer(call: Call): Reply | null;
  /** Ends the stream of every open page. */
  close(): void;
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
const EVENTS_PATH = '/storefront/events';
/**
 * The pause after an audit as a multiple of its duration. An audit reads everything, so it takes at most a fiftieth of
 * the time.
 */
const AUDIT_PAUSE_FACTOR = 50;

interface TimedAudit {
  readonly audit: Audit;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Returns a function that audits again after a change, but never so often that it slows the sandbox down. */
function createAuditor(sandbox: Sandbox): () => TimedAudit {
  let last: TimedAudit | null = null;
  let stale = true;
  let notBefore = 0;
  sandbox.onChange(() => (stale = true));
  return () => {
    if (last !== null && (!stale || performance.now() < notBefore)) return last;
    const startedAt = performance.now();
    stale = false;
    last = { audit: sandbox.audit(), at: sandbox.read((_store, now) => now) };
    const durationMs = performance.now() - startedAt;
    notBefore = startedAt + durationMs * AUDIT_PAUSE_FACTOR;
    return last;
  };
}

function readPosition(call: Call): number {
  const text = call.query.get('before') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;
}

function readPhase(call: Call): Phase | null {
  const text = call.query.get('place');
  return text !== null && Object.hasOwn(PHASES, text) ? (text as Phase) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MISSION_PATH = /^\/missions\/([^/]{1,200})$/;

/** Returns a function from a call to its page, or to null if there is none. */
function createPages(sandbox: Sandbox): (call: Call) => Page | null {
  const getAudit = createAuditor(sandbox);
  // A mission that had real attempts is of real work, even if the sandbox was started without workers since.
  const getWorkforce = (attempts: readonly unknown[]): Workforce =>
    sandbox.isScripted && attempts.length === 0 ? 'scripted' : 'real';
  const workforce = getWorkforce([]);
  const showMission = (id: string): Page | null =>
    sandbox.read((store) => {
      const mission = readMission(store, id);
      if (mission === undefined) return null;
      const [journal, transfers] = [readJournal(store, id), readTransfersOf(store, id)];
      const attempts = readAttempts(store, id);
      return renderMission({ mission, journal, transfers, attempts, workforce: getWorkforce(attempts) });
    });
  const showMarket = (call: Call): Page =>
    sandbox.read((store) =>
      renderMarket({
        columns: readColumns(store),
        specialists: sandbox.specialists(),
        ...readTotals(store),
        booksInOrder: getAudit().audit.ok,
        ...{ workforce, apiUrl: `${call.origin}${BASE}` },
      }),
    );
  const showLedger = (call: Call): Page =>
    sandbox.read((store) => {
      const { audit, at } = getAudit();
      const { shown, empty } = readAccounts(store, call.query.get('after') ?? '');
      const transfers = readTransfers(store, readPosition(call));
      return renderLedger({ audit, auditedAt: at, accounts: shown, emptyAccounts: empty, transfers });
    });
  return (call) => {
    const id = MISSION_PATH.exec(call.path)?.[1];
    if (id !== undefined) return showMission(decode(id));
    if (call.path === '/') return showMarket(call);
    if (call.path === '/specialists') return renderSpecialists(sandbox.specialists(), workforce);
    if (call.path === '/ledger') return showLedger(call);
    if (call.path !== '/missions') return null;
    const phase = readPhase(call);
    return sandbox.read((store) =>
      renderList({ phase, missions: readMissions(store, phase, readPosition(call)), workforce }),
    );
  };
}

function toReply(status: number, page: Page): TextReply {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-cache' };
  return { status, headers, body: renderDocument(page, ASSET_PATHS) };
}

function toPlainReply(status: number, why: string, headers = {}): TextReply {
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status, headers: { ...own, ...headers }, body: `${why}\n` };
}

/** Creates the storefront of a sandbox. */
export function createStorefront(sandbox: Sandbox, options: StorefrontOptions): Storefront {
  const events = createEvents(sandbox, options);
  const getPage = createPages(sandbox);

  const openEvents = (call: Call): Reply => {
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
    if (call.method === 'HEAD') return { status: 200, headers, body: '' };
    const body = events.open();
    if (body !== null) return { status: 200, headers, body };
    return toPlainReply(503, 'Too many pages are listening; this one has to be reloaded to update.', {
      'Retry-After': '30',
    });
  };
  const show = (call: Call): Reply => {
    const page = getPage(call);
    if (page !== null) return toConditionalReply(call, withEtag(toReply(200, page)));
    return toReply(404, renderRefusal('Nothing here', 'There is no such page, or no such mission in this sandbox.'));
  };
  const route = (call: Call): Reply => {
    const refusal = findRefusal(call, options.listenHost, call.path !== EVENTS_PATH);
    if (refusal !== null) return toPlainReply(refusal.status, refusal.why);
    if (call.method !== 'GET' && call.method !== 'HEAD') {
      return toPlainReply(405, 'The storefront only shows: it takes GET and HEAD.', { Allow: 'GET, HEAD' });
    }
    if (call.path === EVENTS_PATH) return openEvents(call);
    return findAsset(call.path) ?? show(call);
  };
  const routeSafely = (call: Call): Reply => {
    try {
      return route(call);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return toPlainReply(500, `The storefront failed: ${why}. The sandbox goes on.`);
    }
  };

  return {
    answer(call) {
      if (call.path.startsWith('/api/')) return null;
      const reply = routeSafely(call);
      const replyWithHeaders = { ...reply, headers: { ...reply.headers, ...HEADERS } };
      return call.method === 'HEAD' ? toHeadReply(replyWithHeaders) : replyWithHeaders;
    },
    close: () => {
      events.close();
    },
  };
}
