/**
 * Faults on demand. Each strikes the requests it matches, `times` times (once unless told), after letting `skip` pass.
 * "Before" means that the request had no effect, "after" that it had: the caller cannot tell them apart.
 */
import { fits, type Matcher, type RecordedRequest } from './recording.ts';

/** What goes wrong. */
export type Failing =
  /** The connection: refused, reset, or silent until the caller gives up. */
  | { readonly kind: 'refuse' | 'reset_before' | 'reset_after' | 'timeout' | 'timeout_after' }
  /** Half the JSON in a complete response; half the response, then a reset. Both after the effect. */
  | { readonly kind: 'cut_json' | 'cut_stream' }
  /** An error answer instead of the real one, without effect or (`after`) with it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly after?: boolean;
    }
  /** A page for people where JSON was due: 502 unless told. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 200 with errors and no data. */
  | { readonly kind: 'graphql_errors'; readonly message?: string; readonly type?: string }
  /** 200 with errors and data in which the value at `path` (dotted, indices allowed) is null. */
  | { readonly kind: 'partial'; readonly path: string; readonly message?: string; readonly type?: string }
  /** A replica that lags: the answer that the same request got last time (the real one where there was none). */
  | { readonly kind: 'stale' }
  /** Late, but right. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The world moves: right before the request is looked at, or (`after`) right after its effect. */
  | { readonly kind: 'meanwhile'; readonly run: (request: RecordedRequest) => void; readonly after?: boolean };

export type Fault = Failing & { readonly match?: Matcher; readonly times?: number; readonly skip?: number };

/** The planned faults of one stand-in. */
export class Faults {
  #planned: { fault: Fault; skip: number; left: number }[] = [];

  add(fault: Fault): void {
    this.#planned.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  /** Those still to strike; a test that plans a fault wants it to. */
  get pending(): readonly Fault[] {
    return this.#planned.filter(({ left }) => left > 0 && left !== Infinity).map(({ fault }) => fault);
  }

  /** The faults that strike this request, in the order of planning; one connection or answer fault at most. */
  take(request: RecordedRequest): Fault[] {
    const struck: Fault[] = [];
    for (const plan of this.#planned) {
      if (plan.left <= 0 || !fits(plan.fault.match ?? (() => true), request)) continue;
      if (struck.some(isFinal) && isFinal(plan.fault)) continue;
      if (plan.skip > 0) {
        plan.skip -= 1;
        continue;
      }
      plan.left -= 1;
      struck.push(plan.fault);
    }
    return struck;
  }
}

/** Decides the answer, rather than coming on top of it. */
export const isFinal = ({ kind }: Fault): boolean => kind !== 'delay' && kind !== 'meanwhile';

/** No (whole) answer: the socket adapter acts it out; `fetch` turns it into the error a socket would have given. */
export class ConnectionFault extends Error {
  readonly how: 'refused' | 'reset' | 'silent' | 'cut';
  /** What was half sent before a cut. */
  readonly response: Response | null;

  constructor(how: ConnectionFault['how'], response: Response | null = null) {
    super(`GitHub stand-in: connection ${how}`);
    this.name = 'ConnectionFault';
    this.how = how;
    this.response = response;
  }
}

/** Acts a fault out that comes before any effect; `null`: go on. */
export function strikeBefore(fault: Fault): Response | null {
  const how = BEFORE[fault.kind];
  if (how !== undefined) throw new ConnectionFault(how);
  if (fault.kind === 'status' && fault.after !== true) return toStatus(fault);
  if (fault.kind === 'html') return toPage(fault.status ?? 502);
  return fault.kind === 'graphql_errors' ? Response.json({ data: null, errors: [toGraphqlError(fault)] }) : null;
}

type How = ConnectionFault['how'];
const BEFORE: Readonly<Record<string, How>> = { refuse: 'refused', reset_before: 'reset', timeout: 'silent' };
const AFTER: Readonly<Record<string, How>> = { reset_after: 'reset', timeout_after: 'silent', cut_stream: 'cut' };

/** What becomes of the real answer. */
export async function strikeAfter(fault: Fault, response: Response): Promise<Response> {
  const how = AFTER[fault.kind];
  if (how !== undefined) throw new ConnectionFault(how, how === 'cut' ? response : null);
  if (fault.kind === 'status') return toStatus(fault);
  if (fault.kind === 'partial') return toPartial(fault, response);
  if (fault.kind !== 'cut_json') return response;
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), response);
}

const toStatus = (fault: Fault & { kind: 'status' }): Response =>
  Response.json(
    { message: fault.message ?? 'Server Error', documentation_url: 'https://docs.github.com/rest' },
    { status: fault.status, ...(fault.headers && { headers: fault.headers }) },
  );

const toPage = (status: number): Response =>
  new Response(
    '<!DOCTYPE html><html><body><p>We had issues producing the response to your request.</p></body></html>',
    {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  );

const toGraphqlError = ({ message, type }: { message?: string; type?: string }): Record<string, unknown> => ({
  message: message ?? 'Something went wrong while executing your query. Please include the request id.',
  ...(type !== undefined && { type }),
});

async function toPartial(fault: Fault & { kind: 'partial' }, response: Response): Promise<Response> {
  const body = (await response.json()) as { data: Json; errors?: unknown[] };
  const path = fault.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const whole = findPath(body.data, path);
  if (whole === null) {
    throw new Error(`GitHub stand-in: a "partial" fault wants ${fault.path}, but the answer has no such path.`);
  }
  whole.parent[path.at(-1) ?? ''] = null;
  const errors = [...(body.errors ?? []), { ...toGraphqlError(fault), path: whole.path }];
  return Response.json({ ...body, errors }, { headers: response.headers });
}

type Json = Record<string | number, unknown>;

/** The place itself, or the same place in the part of one of the queries that left together (`q1_repository`). */
function findPath(
  data: Json,
  path: readonly (string | number)[],
): { parent: Json; path: readonly (string | number)[] } | null {
  const [first = '', ...rest] = path;
  const tops = Object.keys(data).filter((key) => key === first || key.replace(/^q\d+_/, '') === first);
  for (const top of tops) {
    let parent: unknown = data;
    for (const part of [top, ...rest].slice(0, -1)) parent = isJson(parent) ? parent[part] : undefined;
    if (isJson(parent)) return { parent, path: [top, ...rest] };
  }
  return null;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
