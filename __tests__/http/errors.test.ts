import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { assertTlsVerified } from '../../src/http/tls.ts';
import type { HttpErrorCode } from '../../src/http/error-codes.ts';
import { HttpError } from '../../src/http/errors.ts';
import { systemError } from '../support/http.ts';

const LOCATION = 'GET https://orkestro.net/api';

describe('HttpError.from', () => {
  it.each<[string, HttpErrorCode, boolean]>([
    ['ECONNREFUSED', 'refused', false],
    ['ENOTFOUND', 'dns', false],
    ['EAI_AGAIN', 'dns', false],
    ['EHOSTUNREACH', 'unreachable', false],
    ['ENETUNREACH', 'unreachable', false],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout', false],
    ['UND_ERR_PRX_CONN', 'proxy', false],
    ['ECONNRESET', 'reset', true],
    ['EPIPE', 'reset', true],
    ['UND_ERR_SOCKET', 'reset', true],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'reset', true],
    ['ETIMEDOUT', 'timeout', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout', true],
    ['UND_ERR_BODY_TIMEOUT', 'timeout', true],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'too_large', true],
    ['UND_ERR_HEADERS_OVERFLOW', 'protocol', true],
    ['HPE_INVALID_CONSTANT', 'protocol', true],
    ['EPROTO', 'tls', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', true],
    ['CERT_HAS_EXPIRED', 'tls', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', true],
    ['UND_ERR_ABORTED', 'aborted', true],
    ['toString', 'unknown', true],
    ['ESOMETHING', 'unknown', true],
  ])('%s is %s; something may have left: %s', (system, code, sent) => {
    const failure = HttpError.from(systemError(system), LOCATION);
    expect(failure).toMatchObject({ code, sent, where: LOCATION, status: null });
    expect(failure.why).toContain(system);
    expect(failure.message).toContain(LOCATION);
    expect(failure.fix.length).toBeGreaterThan(10);
  });

  it('believes the layer that saw whether anything left', () => {
    expect(HttpError.from(systemError('ECONNRESET'), LOCATION, false).sent).toBe(false);
    expect(HttpError.from(systemError('ECONNREFUSED'), LOCATION, true).sent).toBe(true);
  });

  it('looks into causes and into the attempts of several addresses', () => {
    const wrapped = new TypeError('fetch failed', { cause: systemError('ENOTFOUND') });
    const both = new AggregateError([systemError('ECONNREFUSED'), systemError('ECONNREFUSED')], '');
    expect(HttpError.from(wrapped, LOCATION).code).toBe('dns');
    expect(HttpError.from(both, LOCATION).code).toBe('refused');
  });

  it('ends on a chain that leads back to itself', () => {
    const error = new Error('a');
    error.cause = error;
    expect(HttpError.from(error, LOCATION).code).toBe('unknown');
  });

  it.each([[undefined], [null], ['text'], [{ code: 'ECONNREFUSED' }]])('takes %p for what it is: no error', (value) => {
    expect(HttpError.from(value, LOCATION)).toMatchObject({ code: 'unknown', sent: true });
  });

  it('hands its own kind on as it is', () => {
    const failure = HttpError.from(systemError('ENOTFOUND'), LOCATION);
    expect(HttpError.from(failure, 'elsewhere')).toBe(failure);
  });

  it('knows an abort by its name, and a refusing proxy by what undici says', () => {
    expect(HttpError.from(new DOMException('stop', 'AbortError'), LOCATION).code).toBe('aborted');
    const proxy = systemError('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling');
    expect(HttpError.from(proxy, LOCATION)).toMatchObject({ code: 'proxy', sent: false });
  });

  it('keeps nothing of what it was made from but the text', () => {
    const error = Object.assign(systemError('ECONNRESET'), {
      request: { headers: { authorization: 'Bearer osk_canary' } },
    });
    const failure = HttpError.from(error, LOCATION);
    expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toContain('osk_canary');
  });

  it('is plain data for those who show it', () => {
    const failure = new HttpError({ code: 'redirect', sent: true, where: LOCATION, why: 'moved', status: 301 });
    const { what, fix } = failure;
    expect(failure.toFailure()).toEqual({
      code: 'redirect',
      what,
      where: LOCATION,
      why: 'moved',
      fix,
      status: 301,
      requestId: null,
    });
  });

  it('cuts long reasons', () => {
    expect(HttpError.from(new Error('x'.repeat(5_000)), LOCATION).why.length).toBeLessThan(400);
  });
});

describe('assertTlsVerified', () => {
  it('refuses to start when certificates would not be checked', () => {
    expect(() => {
      assertTlsVerified({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    }).toThrow(/NODE_TLS_REJECT_UNAUTHORIZED/);
  });

  it.each([
    {},
    { NODE_TLS_REJECT_UNAUTHORIZED: '1' },
    { NODE_TLS_REJECT_UNAUTHORIZED: '' },
    { NODE_TLS_REJECT_UNAUTHORIZED: undefined },
  ])('starts under %j: Node checks them', (env) => {
    expect(() => {
      assertTlsVerified(env);
    }).not.toThrow();
  });
});
