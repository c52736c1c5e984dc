/**
 * `Idempotency-Key`: the first answer to a write that had an effect is kept for a day and given again to the same request.
 * A refused request had no effect, so it is not kept: the same key may try again.
 */
import { createHash } from 'node:crypto';
import { SandboxError } from '../wire/errors.ts';
import type { TextReply } from '../wire/http.ts';
import type { Store } from '../store/store.ts';

const RETENTION_MS = 24 * 60 * 60 * 1000;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** A write that carries a key. `request` is method and path. */
interface KeyedWrite {
  readonly customer: number;
  readonly key: string;
  readonly request: string;
  readonly body: Uint8Array;
}

export interface IdempotencyStore {
  /** The kept answer, or `work`'s, which is then kept. Throws `idempotency_key_reused` when the request differs. */
  runOnce(write: KeyedWrite, now: number, work: () => TextReply): TextReply;
}

/** The kept answers of a store. Callers bring the transaction. */
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
