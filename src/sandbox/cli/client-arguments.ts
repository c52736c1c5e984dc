/** The arguments of the commands for a running sandbox: post, accept, rework and fault. */
import { FAULT_KINDS, type FaultOrder } from '../server/fault-orders.ts';
import {
  NUMBER,
  readNumber,
  readText,
  readTime,
  readWithin,
  rejectFlag,
  suggestClosest,
  type ParsedFlags,
} from './flags.ts';
import { UsageError } from './usage.ts';

/** Where a running sandbox is, and the key to use there. */
export interface Target {
  /** The address of the server, without a path. */
  readonly origin: string;
  readonly key: string;
}

/** The request of a command for a running sandbox. */
export type ClientRequest =
  | { readonly kind: 'post'; readonly target: Target; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'accept'; readonly target: Target; readonly id: string }
  | { readonly kind: 'rework'; readonly target: Target; readonly id: string; readonly reason: string | null }
  | { readonly kind: 'fault'; readonly target: Target; readonly order: FaultOrder | null };

const DEFAULT_URL = 'http://127.0.0.1:8787';

function readOrigin(parsed: ParsedFlags): string {
  const text = readText(parsed, 'url') ?? process.env['ORKESTRO_SANDBOX_URL'] ?? DEFAULT_URL;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') return url.origin;
  return rejectFlag('url', `an http address like ${DEFAULT_URL}`, text);
}

function readTarget(parsed: ParsedFlags, command: string): Target {
  const origin = readOrigin(parsed);
  const key = readText(parsed, 'key') ?? process.env['ORKESTRO_SANDBOX_KEY'] ?? '';
  if (key === '') {
    throw new UsageError(
      `${command} needs a key: set ORKESTRO_SANDBOX_KEY to the one that the sandbox printed, or give --key KEY.`,
    );
  }
  // Anything else can't be a header, and the message about that would show the key.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new UsageError('--key: expected an API key such as osk_test_…');
  return { origin, key };
}

/** Reads `post`. The sandbox checks the values, so that there is one place for its rules. */
export function readPost(parsed: ParsedFlags): ClientRequest {
  const target = readTarget(parsed, 'post');
  const title = readText(parsed, 'title');
  if (title === null) throw new UsageError('post needs --title TEXT: what the mission is about.');
  const budget = readNumber(parsed, 'budget', NUMBER, 'an amount in US dollars, like 120 or 99.50');
  const fields = {
    ...{ title, budget_usd: budget, specialist: readText(parsed, 'specialist') },
    ...{ description: readText(parsed, 'description'), dod: readText(parsed, 'dod') },
    ...{ category: readText(parsed, 'category'), tier: readText(parsed, 'tier') },
    auto_assign: parsed.one('queue') === undefined ? null : false,
  };
  return { kind: 'post', target, body: Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== null)) };
}

/** Reads the first argument. The parser makes sure that there is one. */
function readId({ rest }: ParsedFlags): string {
  return rest[0] ?? '';
}

/** Reads `accept`. */
export function readAccept(parsed: ParsedFlags): ClientRequest {
  return { kind: 'accept', target: readTarget(parsed, 'accept'), id: readId(parsed) };
}

/** Reads `rework`. */
export function readRework(parsed: ParsedFlags): ClientRequest {
  return {
    kind: 'rework',
    target: readTarget(parsed, 'rework'),
    id: readId(parsed),
    reason: readText(parsed, 'reason'),
  };
}

const CLEAR = 'clear';

function rejectKind(given: string): never {
  const all = [...FAULT_KINDS, CLEAR];
  const near = suggestClosest(given, all);
  throw new UsageError(
    `fault: expected ${all.join(', ')}, got "${given}"${near === null ? '' : ` (did you mean ${near}?)`}.`,
  );
}

/** The flags that only one kind of fault takes. */
const ONLY_FOR = { status: '5xx', 'retry-after': '429', delay: 'late' } as const;

function rejectOtherFlags(parsed: ParsedFlags, kind: string): void {
  for (const [flag, owner] of Object.entries(ONLY_FOR)) {
    if (parsed.one(flag) !== undefined && kind !== owner) throw new UsageError(`--${flag} is only for fault ${owner}.`);
  }
}

function readMethod(parsed: ParsedFlags): FaultOrder['method'] {
  const text = readText(parsed, 'method');
  if (text === null || text === 'GET' || text === 'POST') return text;
  return rejectFlag('method', 'GET or POST', text);
}

/** Reads `fault`. */
export function readFault(parsed: ParsedFlags): ClientRequest {
  const given = readId(parsed);
  const kind = FAULT_KINDS.find((one) => one === given);
  if (kind === undefined && given !== CLEAR) rejectKind(given);
  rejectOtherFlags(parsed, given);
  const target = readTarget(parsed, 'fault');
  if (kind === undefined) return { kind: 'fault', target, order: null };
  const order = {
    ...{ kind, method: readMethod(parsed), count: readWithin(parsed, 'count', 1, 1000, 1) },
    status: readWithin(parsed, 'status', 500, 599, 503),
    retry_after: readWithin(parsed, 'retry-after', 0, 86_400, 1),
    delay_ms: readTime(parsed, 'delay', 5000),
  };
  return { kind: 'fault', target, order };
}
