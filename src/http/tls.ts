/** Checks what the environment decides about connections (docs/internals/THREATS.md#api-key-and-origin). Pure. */
import { HttpError } from './errors.ts';

/** The environment as a plain record. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Rejects an environment that switches certificate checks off, so that nothing starts under it.
 *
 * @throws HttpError `tls_off`
 */
export function assertTlsVerified(env: Environment): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new HttpError({
    code: 'tls_off',
    sent: false,
    where: 'environment',
    why: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever sits between could read the API key and answer in the name of the marketplace',
  });
}
