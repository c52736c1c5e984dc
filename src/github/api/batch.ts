/** Collects the calls of one tick, so that they can leave as one request. */

/** A call that waits for its result. */
export interface PendingCall<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Creates a function that collects its calls of one tick and hands them to `sendBatch` in call order, at most `maxSize`
 * each.
 *
 * `sendBatch` must settle every call and must not reject.
 */
export function createBatcher<Item, Result>(
  maxSize: number,
  sendBatch: (calls: readonly PendingCall<Item, Result>[]) => Promise<void>,
): (item: Item) => Promise<Result> {
  let pending: PendingCall<Item, Result>[] = [];
  const flush = (): void => {
    const calls = pending;
    pending = [];
    for (let start = 0; start < calls.length; start += maxSize) void sendBatch(calls.slice(start, start + maxSize));
  };
  return (item) =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) queueMicrotask(flush);
      pending.push({ item, resolve, reject });
    });
}
