/** The paths beside the API: `/healthz` for those who watch the process, and `/sandbox/faults` for tests of clients. */
import { FAULTS_PATH, type FaultOrders } from './fault-orders.ts';
import { SandboxError } from '../wire/errors.ts';
import { readJson, readKey, replyError, replyJson, toHeadReply, type Call, type TextReply } from '../wire/http.ts';
import type { Sandbox } from '../sandbox.ts';

/** The path of the health check. It needs no key. */
const HEALTH_PATH = '/healthz';

const UNCACHED = { 'Cache-Control': 'no-store' };

function rejectMethod(call: Call, allow: string): never {
  throw new SandboxError('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
    headers: { Allow: allow },
  });
}

/** Returns whether the store answers, and the server takes requests. */
function checkHealth(sandbox: Sandbox, isClosing: boolean): TextReply {
  if (isClosing) return replyJson(503, { status: 'closing' }, UNCACHED);
  try {
    sandbox.read((store) => store.get('SELECT seq FROM missions LIMIT 1'));
    return replyJson(200, { status: 'ok' }, UNCACHED);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return replyJson(503, { status: 'failing', reason }, UNCACHED);
  }
}

function answerFaults(call: Call, sandbox: Sandbox, orders: FaultOrders): TextReply {
  const key = readKey(call);
  const customer = key === undefined ? null : sandbox.findCustomer(key);
  if (customer === null) {
    throw new SandboxError('unauthorized', 'Faults need a key of this sandbox: send "Authorization: Bearer osk_…".', {
      headers: { 'WWW-Authenticate': 'Bearer realm="orkestro"' },
    });
  }
  switch (call.method) {
    case 'POST':
      orders.add(customer, readJson(call));
      break;
    case 'DELETE':
      orders.clear(customer);
      break;
    case 'GET':
      break;
    default:
      return rejectMethod(call, 'GET, POST, DELETE');
  }
  return replyJson(call.method === 'POST' ? 201 : 200, { faults: orders.list(customer) }, UNCACHED);
}

function route(call: Call, sandbox: Sandbox, orders: FaultOrders, isClosing: boolean): TextReply {
  if (call.path === FAULTS_PATH) return answerFaults(call, sandbox, orders);
  if (call.method === 'GET' || call.method === 'HEAD') return checkHealth(sandbox, isClosing);
  return rejectMethod(call, 'GET, HEAD');
}

/** Returns whether the path is one of this module. */
export function isControlPath(path: string): boolean {
  return path === HEALTH_PATH || path === FAULTS_PATH;
}

/** Answers a call of one of these paths. Never throws. */
export function answerControl(call: Call, sandbox: Sandbox, orders: FaultOrders, isClosing: boolean): TextReply {
  let reply: TextReply;
  try {
    reply = route(call, sandbox, orders, isClosing);
  } catch (error) {
    reply = replyError(SandboxError.from(error), 'req_control');
  }
  return call.method === 'HEAD' ? toHeadReply(reply) : reply;
}
