/** Faults that a customer orders for its own requests, over HTTP or with `orkestro-sandbox fault`. docs/SANDBOX.md#faults */
import * as z from 'zod/mini';
import type { Fault } from './faults.ts';
import { SandboxError } from '../wire/errors.ts';
import { readKey, replyError, type Call } from '../wire/http.ts';
import { parseShape } from '../wire/schema.ts';

/** Where faults are ordered. It is not under the API, because only a sandbox has it. */
export const FAULTS_PATH = '/sandbox/faults';

/** The kinds of faults that can be ordered. */
export const FAULT_KINDS = ['429', '5xx', 'late', 'lost'] as const;

const whole = (min: number, max: number, fallback: number) =>
  z._default(z.int().check(z.minimum(min), z.maximum(max)), fallback);

const ORDER = {
  schema: z.strictObject({
    kind: z.enum(FAULT_KINDS),
    count: whole(1, 1000, 1),
    method: z._default(z.nullable(z.enum(['GET', 'POST'])), null),
    status: whole(500, 599, 503),
    retry_after: whole(0, 86_400, 1),
    delay_ms: whole(1, 86_400_000, 5000),
  }),
  expected: {
    kind: FAULT_KINDS.map((kind) => `"${kind}"`).join(', '),
    count: 'a whole number from 1 to 1000',
    method: '"GET", "POST", or null for both',
    status: 'a whole number from 500 to 599',
    retry_after: 'a whole number of seconds from 0 to 86400',
    delay_ms: 'a whole number of milliseconds from 1 to 86400000',
  },
};

/** An order: how the next requests of a customer fail. HEAD counts as GET. */
export type FaultOrder = Readonly<z.output<typeof ORDER.schema>>;

/** An order, and how many requests are still to fail. */
interface PendingOrder extends FaultOrder {
  remaining: number;
}

/** The orders of all customers of a server. */
export interface FaultOrders {
  /**
   * Adds an order of a customer.
   *
   * @throws SandboxError `invalid`
   */
  add(customer: number, body: unknown): void;
  /** Forgets all orders of a customer. */
  clear(customer: number): void;
  /** Returns the orders of a customer that are not used up, oldest first. */
  list(customer: number): readonly FaultOrder[];
  /**
   * Returns the fault of a request of the API, and counts it.
   *
   * @returns null if its customer has ordered none for it.
   */
  take(call: Call): Fault | null;
}

function toRefusal(kind: '429' | '5xx', { status, retry_after: seconds }: FaultOrder, number: number): Fault {
  const ordered = 'This is a fault that was ordered with this key. The request had no effect.';
  const error =
    kind === '429'
      ? new SandboxError('rate_limited', ordered, { headers: { 'Retry-After': String(seconds) } })
      : new SandboxError('internal_error', ordered);
  const requestId = `req_fault_${number}`;
  const { headers, body } = replyError(error, requestId);
  const answer = { kind: 'answer', headers: { ...headers, 'X-Request-Id': requestId }, body } as const;
  return { ...answer, status: kind === '429' ? error.status : status };
}

function toFault(order: FaultOrder, number: number, wait: (ms: number) => Promise<void>): Fault {
  switch (order.kind) {
    case '429':
    case '5xx':
      return toRefusal(order.kind, order, number);
    case 'late':
      return { kind: 'late', until: wait(order.delay_ms) };
    case 'lost':
      return { kind: 'lose' };
  }
}

/** Waits without keeping the process alive. */
function waitQuietly(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** Creates the orders of a server. `findCustomer` returns the customer of a key, or null. */
export function createFaultOrders(
  findCustomer: (key: string) => number | null,
  wait: (ms: number) => Promise<void> = waitQuietly,
): FaultOrders {
  const pending = new Map<number, PendingOrder[]>();
  let number = 0;
  const listPending = (customer: number): PendingOrder[] => pending.get(customer) ?? [];
  const keep = (customer: number, orders: PendingOrder[]): void => {
    if (orders.length === 0) pending.delete(customer);
    else pending.set(customer, orders);
  };
  return {
    add(customer, body) {
      const order = parseShape(ORDER, body);
      keep(customer, [...listPending(customer), { ...order, remaining: order.count }]);
    },
    clear(customer) {
      pending.delete(customer);
    },
    list: (customer) => listPending(customer).map(({ remaining, ...order }) => ({ ...order, count: remaining })),
    take(call) {
      // Almost always: nothing is ordered, and no key has to be looked up.
      if (pending.size === 0) return null;
      const customer = findCustomer(readKey(call) ?? '');
      if (customer === null) return null;
      const method = call.method === 'HEAD' ? 'GET' : call.method;
      const orders = listPending(customer);
      const order = orders.find((one) => one.method === null || one.method === method);
      if (order === undefined) return null;
      order.remaining -= 1;
      number += 1;
      const remaining = orders.filter((one) => one.remaining > 0);
      keep(customer, remaining);
      return toFault(order, number, wait);
    },
  };
}
