/** Faults on demand, for whoever tests a client over a socket: what a network and a tired server can do to one request. */
import type { Call, Reply } from '../wire/http.ts';

/**
 * `answer`: this instead, and nothing happens. `reset`: the connection is cut, and nothing happens. `lose`: the request takes
 * effect, then the connection is cut. `late`: the connection is cut, and the request takes effect when `until` resolves.
 * `cut`: the request takes effect, and the connection is cut in the middle of the answer. `hang`: nothing happens, and the
 * connection stays open until the client or the server gives up.
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

/** Chooses the fault of a request, before anything is done with it; `null`: none. `number` counts requests from 1. */
export type FaultPlan = (call: Call, number: number) => Fault | null;

/** What the socket does in the end: sends an answer (whole or half), cuts the connection, or leaves it hanging. */
export type Transmission = { readonly reply: Reply; readonly truncated: boolean } | 'cut' | 'hang';

/** Carries a fault out around `answer`. */
export function applyFault(fault: Fault | null, createReply: () => Reply): Transmission {
  switch (fault?.kind) {
    case undefined:
      return { reply: createReply(), truncated: false };
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
