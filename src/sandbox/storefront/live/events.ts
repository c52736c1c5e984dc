/**
 * Server-sent events that say "something changed", and no more: the page then asks for itself again. So an event is never
 * worth keeping for a slow reader, a reconnected one needs no history, and there is nothing in it to escape.
 */
import type { Sandbox } from '../../sandbox.ts';

export interface EventOptions {
  /** The shortest time between two events, ms; work that is due is done as often. Default 200. */
  readonly tickMs?: number;
  /** How often a comment keeps the connection alive and finds out that nobody is there, ms. Default 15,000. */
  readonly heartbeatMs?: number;
  /** Listeners at once; more are refused. Default 32. */
  readonly maxListeners?: number;
}

export interface Events {
  /** A stream for one listener, beginning with an event; `null`: there are too many. */
  open(): ReadableStream<Uint8Array> | null;
  /** How many are listening. */
  readonly listeners: number;
  /** Ends every stream. */
  close(): void;
}

interface Listener {
  changed: boolean;
  beat: boolean;
  ended: boolean;
  wake: () => void;
}

const encoder = new TextEncoder();
const RETRY = 'retry: 2000\n';
const CHANGE = 'event: change\ndata:\n\n';
const HEARTBEAT = ':\n\n';

/** What a listener has to hear now; empty: nothing. Taking it is what forgets it. */
function takeMessage(listener: Listener): string {
  const { changed, beat } = listener;
  listener.changed = false;
  listener.beat = false;
  if (changed) return CHANGE;
  return beat ? HEARTBEAT : '';
}

function toStream(listener: Listener, removeListener: () => void): ReadableStream<Uint8Array> {
  let first = RETRY;
  // Nothing is made before the reader asks for it: what a slow one missed is one event when it comes back.
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = takeMessage(listener);
        while (text === '' && !listener.ended) {
          await new Promise<void>((wake) => (listener.wake = wake));
          text = takeMessage(listener);
        }
        if (listener.ended) {
          controller.close();
          return;
        }
        controller.enqueue(encoder.encode(first + text));
        first = '';
      },
      cancel() {
        listener.ended = true;
        listener.wake();
        removeListener();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Events of a sandbox. It is watched only while somebody listens. */
export function createEvents(sandbox: Pick<Sandbox, 'onChange' | 'catchUp'>, options: EventOptions = {}): Events {
  const { tickMs = 200, heartbeatMs = 15_000, maxListeners = 32 } = options;
  const listeners = new Set<Listener>();
  let stopWatching: (() => void) | null = null;

  const notify = (what: 'changed' | 'beat' | 'ended'): void => {
    for (const listener of [...listeners]) {
      listener[what] = true;
      listener.wake();
    }
  };
  const close = (): void => {
    notify('ended');
    listeners.clear();
    stopWatching?.();
    stopWatching = null;
  };
  const watch = (): (() => void) => {
    let changed = false;
    let quietMs = 0;
    const unsubscribe = sandbox.onChange(() => (changed = true));
    const tick = (): void => {
      sandbox.catchUp();
      quietMs = changed ? 0 : quietMs + tickMs;
      if (changed) notify('changed');
      else if (quietMs >= heartbeatMs) notify('beat');
      changed = false;
      if (quietMs >= heartbeatMs) quietMs = 0;
    };
    const timer = setInterval(() => {
      try {
        tick();
      } catch (error) {
        close();
        process.emitWarning(error instanceof Error ? error.message : String(error));
      }
    }, tickMs);
    timer.unref();
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  };
  const removeListener = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopWatching?.();
    stopWatching = null;
  };

  return {
    open() {
      if (listeners.size >= maxListeners) return null;
      const listener: Listener = { changed: true, beat: false, ended: false, wake: () => undefined };
      listeners.add(listener);
      stopWatching ??= watch();
      return toStream(listener, () => {
        removeListener(listener);
      });
    },
    get listeners() {
      return listeners.size;
    },
    close,
  };
}
