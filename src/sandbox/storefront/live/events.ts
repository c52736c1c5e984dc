/**
 * Server-sent events that only say "something changed". The page then loads itself again. A slow reader can therefore
 * miss events, a reconnected one needs no history, and an event has no content to escape.
 */
import type { Sandbox } from '../../sandbox.ts';

/** The settings of the events. */
export interface EventOptions {
  /** The shortest time between two events, in ms. Steps that are due run as often. Default 200. */
  readonly tickMs?: number;
  /** The interval of comments that keep the connection open and detect closed ones, in ms. Default 15,000. */
  readonly heartbeatMs?: number;
  /** The maximum number of listeners. Default 32. */
  readonly maxListeners?: number;
}

/** The streams of server-sent events. */
export interface Events {
  /**
   * Opens a stream for one listener. It begins with an event.
   *
   * @returns null if there are too many listeners.
   */
  open(): ReadableStream<Uint8Array> | null;
  /** The number of open streams. */
  readonly listeners: number;
  /** Ends every stream. */
  close(): void;
}

type WatchedSandbox = Pick<Sandbox, 'onChange' | 'catchUp'>;

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

/**
 * Returns the next message for a listener and resets its flags.
 *
 * @returns an empty string if there is none.
 */
function takeMessage(listener: Listener): string {
  const { changed, beat } = listener;
  listener.changed = false;
  listener.beat = false;
  if (changed) return CHANGE;
  return beat ? HEARTBEAT : '';
}

function toStream(listener: Listener, removeListener: () => void): ReadableStream<Uint8Array> {
  let first = RETRY;
  // The reader pulls: everything that a slow one missed becomes one event.
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

interface WatchOptions {
  readonly tickMs: number;
  readonly heartbeatMs: number;
  readonly notify: (what: 'changed' | 'beat') => void;
  readonly onFailure: () => void;
}

/** Runs due steps at every tick and notifies about changes, or after a quiet time. Returns a function that stops it. */
function watchSandbox(sandbox: WatchedSandbox, { tickMs, heartbeatMs, notify, onFailure }: WatchOptions): () => void {
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
      onFailure();
      process.emitWarning(error instanceof Error ? error.message : String(error));
    }
  }, tickMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}

/** Creates the events of a sandbox. The sandbox is watched only while a stream is open. */
export function createEvents(sandbox: WatchedSandbox, options: EventOptions = {}): Events {
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
      stopWatching ??= watchSandbox(sandbox, { tickMs, heartbeatMs, notify, onFailure: close });
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
