import { describe, expect, it } from '@jest/globals';
import { HttpError } from '../../src/http/errors.ts';
import { MarketplaceError } from '../../src/marketplace/errors.ts';
import { systemError } from '../support/http.ts';

const WHERE = 'GET https://orkestro.net/api/v1/marketplace/missions';
const plain = (text: string): string => text;
const of = (status: number, body: string, headers: Record<string, string> = {}): MarketplaceError =>
  MarketplaceError.fromResponse({ status, body, headers }, WHERE, plain);

describe('a status', () => {
  it.each([
    [400, 'bad_request', 'Bad Request'],
    [401, 'unauthorized', 'Unauthorized'],
    [402, 'payment_required', 'Payment Required'],
    [403, 'forbidden', 'Forbidden'],
    [404, 'not_found', 'Not Found'],
    [408, 'timeout', 'Request Timeout'],
    [409, 'conflict', 'Conflict'],
    [413, 'too_large', 'Content Too Large'],
    [415, 'unsupported', 'Unsupported Media Type'],
    [422, 'bad_request', 'Unprocessable Content'],
    [425, 'server_error', 'Too Early'],
    [429, 'rate_limited', 'Too Many Requests'],
    [500, 'server_error', 'Internal Server Error'],
    [502, 'server_error', 'Bad Gateway'],
    [503, 'server_error', 'Service Unavailable'],
    [504, 'server_error', 'Gateway Timeout'],
    [507, 'server_error', ''],
    [418, 'unexpected_status', ''],
    [199, 'unexpected_status', ''],
    [304, 'unexpected_status', ''],
  ])('%d is %s; without a message, its text is used', (status, code, text) => {
    const failure = of(status, '').toFailure();
    expect(failure).toMatchObject({ code, status, where: WHERE, why: `${status} ${text}`.trim(), requestId: null });
    expect(failure.what.length).toBeGreaterThan(10);
    expect(failure.fix.length).toBeGreaterThan(10);
  });
});

describe('the message', () => {
  it.each([
    ['{"error":"no balance"}', 'no balance'],
    ['{"error":{"message":"no balance"}}', 'no balance'],
    ['{"message":"no balance"}', 'no balance'],
    ['{"detail":"no balance"}', 'no balance'],
    ['{"code":7}', '402 Payment Required'],
    ['[]', '402 Payment Required'],
    ['<h1>Pay</h1>\n<p>now</p>', '<h1>Pay</h1> <p>now</p>'],
    ['{"error":"two\\nlines\\u0007\\t::set-output"}', 'two lines ::set-output'],
  ])('of %s is %j', (body, why) => {
    expect(of(402, body).why).toBe(why);
  });

  it('is cut to 300 characters, never through a pair', () => {
    const why = of(500, `<${'é😀'.repeat(400)}`).why;
    expect(why.length).toBeLessThanOrEqual(300);
    expect(why.isWellFormed()).toBe(true);
  });

  it('is redacted before it is cut', () => {
    const body = `${'x'.repeat(290)}SECRETSECRETSECRET`;
    const redact = (text: string): string => text.replaceAll('SECRETSECRETSECRET', '***');
    expect(MarketplaceError.fromResponse({ status: 500, body, headers: {} }, WHERE, redact).why).not.toContain(
      'SECRET',
    );
  });
});

describe('the request id', () => {
  it.each([
    ['req-1', 'req-1'],
    ['', null],
    ['two words', null],
    ['new\nline', null],
    ['x'.repeat(129), null],
    ['é', null],
  ])('%j is %j', (id, requestId) => {
    expect(of(500, '', { 'x-request-id': id }).requestId).toBe(requestId);
  });
});

describe('fromBadAnswer', () => {
  it('quotes what is no JSON, and only that', () => {
    const bad = (body: string): string =>
      MarketplaceError.fromBadResponse({ status: 200, body, headers: {} }, WHERE, 'because', plain).why;
    expect(bad('<html>\n Log in')).toBe('because: <html> Log in');
    expect(bad('{"secret":1}')).toBe('because');
    expect(bad('')).toBe('because');
  });
});

describe('MarketplaceError.from', () => {
  const failure = (code: string, sent?: boolean): MarketplaceError =>
    MarketplaceError.from(HttpError.from(systemError(code), WHERE, sent), WHERE, plain);

  it.each([
    ['ECONNREFUSED', undefined, 'unreachable'],
    ['ENOTFOUND', undefined, 'unreachable'],
    ['ECONNRESET', undefined, 'interrupted'],
    ['ECONNRESET', false, 'unreachable'],
    ['ETIMEDOUT', undefined, 'interrupted'],
    ['CERT_HAS_EXPIRED', false, 'unreachable'],
    ['ABORT_ERR', undefined, 'cancelled'],
  ])('%s, sent %s, is %s with the reason and the fix of the HTTP client', (system, sent, code) => {
    const error = failure(system, sent);
    expect(error).toMatchObject({ code, status: null });
    expect(error.why).toContain(system);
    expect(error.fix).toBe(HttpError.from(systemError(system), WHERE).fix);
  });

  it('keeps the deadline apart, and the status of a redirect', () => {
    const late = new HttpError({ code: 'deadline', sent: false, where: WHERE, why: 'late' });
    const moved = new HttpError({ code: 'redirect', sent: true, where: WHERE, why: 'moved', status: 301 });
    expect(MarketplaceError.from(late, WHERE, plain).code).toBe('deadline');
    expect(MarketplaceError.from(moved, WHERE, plain)).toMatchObject({ code: 'interrupted', status: 301 });
  });

  it('hands its own kind on, and tells nothing of what it does not know', () => {
    const error = of(404, '');
    expect(MarketplaceError.from(error, 'elsewhere', plain)).toBe(error);
    const unknown = MarketplaceError.from(new Error('osk_canary'), WHERE, plain);
    expect(unknown.code).toBe('internal');
    expect(JSON.stringify(unknown) + String(unknown)).not.toContain('osk_canary');
  });
});

describe('toFailure', () => {
  it('has exactly the fields of a failure', () => {
    expect(Object.keys(of(404, '').toFailure()).sort()).toEqual(
      ['code', 'fix', 'requestId', 'status', 'what', 'where', 'why'].sort(),
    );
  });
});
