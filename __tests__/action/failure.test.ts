import { describe, expect, it } from '@jest/globals';
import { formatFailure, InputError, RunnerError, toInternalFailure } from '../../src/action/failure.ts';

describe('formatFailure', () => {
  it('says what, where, why and the fix, a line each', () => {
    const text = formatFailure({
      code: 'unauthorised',
      what: 'the marketplace refused the key',
      where: 'POST https://orkestro.net/api/v1/marketplace/missions',
      why: 'it answered "unknown key"',
      fix: 'mint a new key\nand store it as ORKESTRO_API_KEY',
      status: 401,
      requestId: 'req_9',
    });
    expect(text).toBe(
      [
        'What:  the marketplace refused the key (HTTP 401, request req_9)',
        'Where: POST https://orkestro.net/api/v1/marketplace/missions',
        'Why:   it answered "unknown key"',
        'Fix:   mint a new key',
        '       and store it as ORKESTRO_API_KEY',
      ].join('\n'),
    );
  });

  it('leaves out ids that are not known', () => {
    const failure = new RunnerError('bad_file', { what: 'a', where: 'b', why: 'c', fix: 'd' }).failure;
    expect(formatFailure(failure)).toBe('What:  a\nWhere: b\nWhy:   c\nFix:   d');
  });
});

describe('InputError', () => {
  it('lists every problem with name, value, expectation and example, on one screen', () => {
    const error = new InputError([
      { input: 'timeout', value: '90 minutes', expected: 'a duration', example: '45m' },
      { input: 'api-key', value: null, expected: 'a key', example: '${{ secrets.ORKESTRO_API_KEY }}' },
    ]);
    expect(formatFailure(error.toFailure())).toBe(
      [
        'What:  2 inputs cannot be used',
        'Where: `with:` of this step, timeout, api-key',
        'Why:   timeout: got "90 minutes", expected a duration',
        '       api-key: expected a key',
        'Fix:   correct the workflow file, for example:',
        '       timeout: 45m',
        '       api-key: ${{ secrets.ORKESTRO_API_KEY }}',
      ].join('\n'),
    );
  });

  it('speaks of one input in the singular', () => {
    const error = new InputError([{ input: 'mode', value: 'x', expected: 'y', example: 'auto' }]);
    expect(error.toFailure().what).toBe('one input cannot be used');
  });

  it('shows the start of a long or many-lined value on one line', () => {
    const error = new InputError([{ input: 'mode', value: `${'é'.repeat(500)}\n`, expected: 'y', example: 'auto' }]);
    expect(error.message).toBe(`mode: got "${'é'.repeat(80)}…", expected y`);
    const lines = new InputError([{ input: 'mode', value: 'a\n::error::b', expected: 'y', example: 'auto' }]);
    expect(lines.message).toBe('mode: got "a\\n::error::b", expected y');
  });
});

describe('toInternalFailure', () => {
  it('takes the message and nothing else of an error', () => {
    const error = Object.assign(new TypeError('broken'), { request: { headers: { authorization: 'Bearer osk_x' } } });
    const text = formatFailure(toInternalFailure(error, false));
    expect(text).toContain('broken');
    expect(text).toContain('TypeError');
    expect(text).not.toContain('Bearer');
    expect(text).not.toContain('    at ');
  });

  it('shows the stack with step debug only', () => {
    expect(formatFailure(toInternalFailure(new Error('broken'), true))).toContain('failure.test.ts');
  });

  it.each([['text'], [undefined], [{ authorization: 'Bearer osk_x' }]])('does not print a thrown %j', (thrown) => {
    const text = formatFailure(toInternalFailure(thrown, true));
    expect(text).not.toContain('Bearer');
    expect(text).toContain('not an error');
  });
});
