/** Faults on demand, to test clients over a socket: what a network or a failing server can do to one request. */
import type { Call, Reply } from '../wire/http.ts';

/**
 * One fault.
 * - `answer`: this reply is sent instead, and the request has no effect.
 * - `reset`: the connection is cut, and the request has no effect.
 * - `lose`: the request has its effect, then the connection is cut.
 * - `late`: the connection is cut, and the request has its effect when `until` resolves.
 * - `cut`: the request has its effect, and the connection is cut in the middle of the reply.
 * - `hang`: the request has no effect, and the connection stays open until the client or the server gives up.
 */
export type Fault =
  | { readonly kind: 'reset' | 'lose' | 'cut' | 'hang' }
  | { readonly kind: 'late'; readonly until: Promise<void> }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** Returns the fault of a request, or null for none. Called before the request is handled. `number` counts from 1. */
export type FaultPlan = (call: Call, number: number) => Fault | null;

/** The result on the socket: a reply (complete or truncated), a cut connection, or one that hangs. */
export type Transmission = { readonly reply: Reply; readonly truncated: boolean } | 'cut' | 'hang';

/** Applies a fault to a request. `createReply` handles the request. */
export function applyFault(fault: Fault | null, createReply: () => Reply): Transmission {
  if (fault === null) return { reply: createReply(), truncated: false };
  switch (fault.kind) {
    case 'answer':
      return { reply: { headers: {}, body: '', ...fault }, truncated: false };
    case 'reset':
      return 'cut';
    case 'hang':
      return 'hang';
    case 'lose':
      createReply();
      return 'cut';
    case 'cut':
      return { reply: createReply(), truncated: true };
    case 'late':
      void fault.until.then(createReply);
      return 'cut';
  }
}
