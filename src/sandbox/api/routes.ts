/**
 * The router: finds the endpoint of a call, authenticates the caller, and replies. The checks run in this order: path
 * 404, method 405, key 401, rate 429, body 413/415/400, fields 422, mission 404/409/402.
 */
import type { Customers } from '../market/customers.ts';
import { BASE, ENDPOINTS, type Endpoint, type OperationId } from './endpoints.ts';
import { SandboxError } from '../wire/errors.ts';
import { readKey, replyError, withEtag, toConditionalReply, toHeadReply, type Call, type Reply } from '../wire/http.ts';
import type { Limiter } from './rate-limiter.ts';
import { OPERATIONS, type OperationDependencies } from './operations.ts';
import type { ReplyCache } from './reply-cache.ts';

interface Route extends Endpoint {
  readonly id: OperationId;
  /** Matches the whole path. The first group is the mission ID. */
  readonly pattern: RegExp;
}

/** The parts that the router uses: those of the operations, and those that authenticate and limit callers. */
export interface RouteDependencies extends OperationDependencies {
  readonly customers: Customers;
  readonly limiter: Limiter;
  readonly replyCache: ReplyCache;
}

const NO_CUSTOMER = 0;

const ROUTES = Object.entries(ENDPOINTS).map(([id, endpoint]): Route => {
  const path = `${BASE}${endpoint.path}`.replaceAll('.', '\\.').replace('{id}', '([^/]+)');
  return { ...endpoint, id: id as OperationId, pattern: new RegExp(`^${path}$`) };
});

function findRoute(call: Call): { route: Route; id: string } {
  const matching = ROUTES.filter((route) => route.pattern.test(call.path));
  if (matching.length === 0) {
    const message = `There is nothing at ${call.path.slice(0, 200)}; ${BASE}/openapi.json lists what there is.`;
    throw new SandboxError('not_found', message);
  }
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const route = matching.find((one) => one.method === method);
  if (route === undefined) {
    const allow = matching.map((one) => (one.method === 'GET' ? 'GET, HEAD' : one.method)).join(', ');
    throw new SandboxError('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
      headers: { Allow: allow },
    });
  }
  return { route, id: decodeId(route.pattern.exec(call.path)?.[1] ?? '') };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}

function authenticate({ customers }: RouteDependencies, call: Call): number {
  const given = call.header('authorization');
  const key = readKey(call);
  const customer = key === undefined ? null : customers.authenticate(key);
  if (customer !== null) return customer;
  const message =
    given === null
      ? 'This endpoint needs a Customer API key: send "Authorization: Bearer osk_…".'
      : 'This API key is not known here. A key is shown once, when it is made; make a new one if it is lost.';
  const challenge = given === null ? 'Bearer realm="orkestro"' : 'Bearer realm="orkestro", error="invalid_token"';
  throw new SandboxError('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}

function dispatch(dependencies: RouteDependencies, call: Call, now: number): Reply {
  const { route, id } = findRoute(call);
  const customer = route.isPublic === true ? NO_CUSTOMER : authenticate(dependencies, call);
  if (route.isPublic !== true) dependencies.limiter.take(customer, now);
  const runOperation = (): Reply => OPERATIONS[route.id](dependencies, { call, customer, id, now });
  if (route.method !== 'GET') return runOperation();
  const cacheKey = `${customer} ${call.origin}${call.path}?${call.query.toString()}`;
  return toConditionalReply(
    call,
    dependencies.replyCache.getOrCreate(cacheKey, () => withEtag(runOperation())),
  );
}

/**
 * Returns the reply to one call. Never throws.
 *
 * @param now returns milliseconds since the epoch, after running every step that is due.
 */
export function answerCall(dependencies: RouteDependencies, call: Call, now: () => number, requestId: string): Reply {
  let reply: Reply;
  try {
    reply = dispatch(dependencies, call, now());
  } catch (error) {
    reply = replyError(SandboxError.from(error), requestId);
  }
  const identified = { ...reply, headers: { ...reply.headers, 'X-Request-Id': requestId } };
  return call.method === 'HEAD' ? toHeadReply(identified) : identified;
}
