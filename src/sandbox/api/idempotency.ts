/**
 * Replays of writes by `Idempotency-Key`. The first reply to a write that had an effect is stored for a day and sent
 * again for the same request. A refused request has no effect and is not stored, so the client can use its key again.
 */
import { createHash } from 'node:crypto';
import { SandboxError } from '../wire/errors.ts';
import type { TextReply } from '../wire/http.ts';
import type { Store } from '../store/store.ts';

const RETENTION_MS = 24 * 60 * 60 * 1000;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** A write with a key. `request` is the method and the path. */
interface KeyedWrite {
  readonly customer: number;
  readonly key: string;
  readonly request: string;
  readonly body: Uint8Array;
}

/** The stored replies to writes with a key. */
export interface IdempotencyStore {
  /**
   * Returns the stored reply, or runs `work` and stores its reply.
   *
   * @throws SandboxError `idempotency_key_reused` if the key was used with another request.
   */
  runOnce(write: KeyedWrite, now: number, work: () => TextReply): TextReply;
}

/** Creates the stored replies of a store. The caller opens the transaction. */
export function createIdempotencyStore(store: Store): IdempotencyStore {
  return {
    runOnce({ customer, key, request, body }, now, work) {
      if (!KEY.test(key)) {
        throw new SandboxError('bad_request', 'Idempotency-Key has to be 1 to 255 visible ASCII characters.');
      }
      const fingerprint = createHash('sha256').update(`${request}\n`).update(body).digest('hex');
      store.run('DELETE FROM answers WHERE at < ?', now - RETENTION_MS);
      const stored = store.get<{ fingerprint: string; reply: string }>(
        'SELECT fingerprint, reply FROM answers WHERE customer = ? AND key = ?',
        customer,
        key,
      );
      if (stored === undefined) {
        const reply = work();
        store.run(
          'INSERT INTO answers (customer, key, fingerprint, reply, at) VALUES (?, ?, ?, ?, ?)',
          ...[customer, key, fingerprint, JSON.stringify(reply), now],
        );
        return reply;
      }
      if (stored.fingerprint !== fingerprint) {
        throw new SandboxError(
          'idempotency_key_reused',
          'This Idempotency-Key came with another request before. Use a new key for a new request.',
        );
      }
      const reply = JSON.parse(stored.reply) as TextReply;
      return { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } };
    },
  };
}
