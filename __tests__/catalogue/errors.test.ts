/** Every error and hold that the code can raise names what, where, why, and the fix, on one screen (docs/BEHAVIOR.md#errors). */
import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../../src/action/input/inputs.ts';
import { INPUTS } from '../../src/action/input/contract.ts';
import { formatFailure, InputError, RunnerError, toInternalFailure } from '../../src/action/failure.ts';
import {
  formatConfigProblem,
  holdBrokenConfig,
  holdContradiction,
  holdMissingConfig,
} from '../../src/core/config/messages.ts';
import { REASON_CODES } from '../../src/core/domain/model.ts';
import type { Failure } from '../../src/core/ports/errors.ts';
import { GITHUB_ERROR_CODES, GitHubError } from '../../src/github/api/errors.ts';
import type { HttpErrorCode } from '../../src/http/error-codes.ts';
import { HTTP_ERROR_INFO } from '../../src/http/error-codes.ts';
import { HttpError } from '../../src/http/errors.ts';
import { MARKETPLACE_ERROR_CODES, MarketplaceError } from '../../src/marketplace/errors.ts';
import { REASON_MESSAGES } from '../../src/report/view/reason-messages.ts';
import { listProducers } from './producers.ts';
import { countRows, EMPTY_WORDS, ROWS, hasInstruction } from './message-rules.ts';

const WHERE = 'GET https://orkestro.net/api/v1/marketplace/missions/msn_1';
/** The longest message that is taken from a server. */
const LONG = 'the server said so and so on and on '.repeat(9).slice(0, 300);
const CALL = {
  action: 'read the required checks of a commit',
  where: 'GET https://api.github.com/repos/acme/app/commits/c0ffee/check-runs',
  permission: 'checks: read',
};

/** Finds what a failure lacks, and whether it is too long. */
function checkFailure(failure: Failure): readonly string[] {
  const printed = formatFailure(failure);
  return [
    ...(['what', 'where', 'why', 'fix'] as const)
      .filter((part) => failure[part].trim().length < 4)
      .map((part) => `no ${part}`),
    ...(hasInstruction(failure.fix) ? [] : [`not a fix: ${failure.fix}`]),
    ...(EMPTY_WORDS.test([failure.what, failure.fix].join(' ')) ? ['words that say nothing'] : []),
    ...(countRows(printed) > ROWS ? [`${countRows(printed)} rows`] : []),
    ...(/^\s+at /m.test(printed) ? ['a stack'] : []),
  ];
}

describe('by code', () => {
  it.each(MARKETPLACE_ERROR_CODES)('the marketplace: %s', (code) => {
    const error = new MarketplaceError({ code, where: WHERE, why: LONG, status: 418, requestId: 'r'.repeat(128) });
    expect(checkFailure(error.toFailure())).toEqual([]);
  });

  it.each(GITHUB_ERROR_CODES)('GitHub: %s', (code) => {
    const error = new GitHubError({ code, call: CALL, why: LONG, status: 418, requestId: 'r'.repeat(40) });
    expect(checkFailure(error.toFailure())).toEqual([]);
  });

  it.each(Object.keys(HTTP_ERROR_INFO) as readonly HttpErrorCode[])('the HTTP client: %s', (code) => {
    const below = new HttpError({ code, sent: false, where: WHERE, why: LONG });
    expect(checkFailure(below.toFailure())).toEqual([]);
    expect(checkFailure(MarketplaceError.from(below, WHERE, (text) => text).toFailure())).toEqual([]);
    expect(checkFailure(GitHubError.from(below, CALL).toFailure())).toEqual([]);
  });

  it('a bug: without a stack, unless debug asks for it', () => {
    expect(checkFailure(toInternalFailure(new TypeError('x is not a function'), false))).toEqual([]);
    expect(checkFailure(toInternalFailure('thrown', false))).toEqual([]);
    expect(toInternalFailure(new TypeError('x'), true).why).toContain('\n');
  });

  it.each(['bad_event', 'bad_environment', 'bad_file'] as const)('the runner: %s', (code) => {
    const parts = { what: 'a file cannot be used', where: '/tmp/event.json', why: LONG, fix: 'check the disk' };
    expect(checkFailure(new RunnerError(code, parts).failure)).toEqual([]);
  });
});

describe('inputs', () => {
  const readAll = (wrong: ReadonlySet<string>): InputError => {
    try {
      const text = new Map<string, string>(INPUTS.map((row) => [row.name, 'default' in row ? row.default : '']));
      parseInputs(
        (name) => (wrong.has(name) ? '\u0001 not this \u{1F600}'.repeat(40) : (text.get(name) ?? '')),
        () => '',
      );
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
    throw new Error('nothing was wrong');
  };
  const bad = INPUTS.map(({ name }) => name).filter((name) => {
    try {
      return readAll(new Set([name])).problems.some(({ input }) => input === name);
    } catch {
      return false;
    }
  });

  it('most of them can be wrong', () => {
    expect(bad.length).toBeGreaterThan(30);
  });

  it.each(bad)('%s alone', (name) => {
    const failure = readAll(new Set([name])).toFailure();
    expect(checkFailure(failure)).toEqual([]);
    expect(failure.where).toContain(name);
    expect(failure.fix).toContain(`${name}: `);
  });

  it('all of them at once still fit on one screen, and none is forgotten', () => {
    const error = readAll(new Set(bad));
    const failure = error.toFailure();
    expect(checkFailure(failure)).toEqual([]);
    for (const { input } of error.problems) expect(failure.where).toContain(input);
  });
});

describe('the config file', () => {
  const problem = { line: 7, column: 5, message: LONG, source: '    limits: {max-budget-usd: -1}' };

  it('names line, column, what is wrong and the line itself', () => {
    const printed = formatConfigProblem('.github/orkestro.yml', problem);
    expect(printed).toContain('.github/orkestro.yml:7:5: ');
    expect(printed).toContain('    ^');
  });

  it.each([
    [
      'broken',
      holdBrokenConfig(
        '.github/orkestro.yml',
        Array.from({ length: 40 }, () => problem),
      ),
    ],
    ['missing', holdMissingConfig('.github/orkestro.yml')],
    ['contradicting', holdContradiction('.github/orkestro.yml', LONG)],
  ])('%s: fits on one screen and says what to do', (_name, { message, nextStep }) => {
    expect(message).toContain('.github/orkestro.yml');
    expect(hasInstruction(nextStep)).toBe(true);
    expect(countRows(`${message}\n${nextStep}`)).toBeLessThanOrEqual(ROWS);
  });
});

describe('reason codes', () => {
  it.each(REASON_CODES)('%s: a cause for the headline and what to do', (code) => {
    const { cause, nextStep } = REASON_MESSAGES[code];
    expect(cause.length).toBeGreaterThan(8);
    expect(cause.length).toBeLessThanOrEqual(70);
    expect(cause).not.toMatch(/[\n.]|^[A-Z](?!itHub)/);
    expect(hasInstruction(nextStep)).toBe(true);
    expect(`${cause} ${nextStep}`).not.toMatch(EMPTY_WORDS);
  });
});

describe('every place in the sources that makes one', () => {
  const producers = listProducers();

  it('is found', () => {
    expect(producers.length).toBeGreaterThan(120);
    for (const folder of [
      'core/order',
      'core/policy',
      'core/commands/intent',
      'flow/hire/messages',
      'action/event/context',
      'http/error-codes',
      'app/',
    ]) {
      expect(producers.some(({ location }) => location.startsWith(`src/${folder}`))).toBe(true);
    }
  });

  it.each(producers.map(({ location, ...rest }) => [location, rest] as const))('%s', (_place, { kind, texts }) => {
    const known = Object.values(texts).filter((text) => text !== null);
    const remedy = texts[kind === 'failure' ? 'fix' : 'nextStep'] ?? null;
    if (kind === 'failure') expect(Object.keys(texts).length).toBeGreaterThanOrEqual(2);
    for (const text of known) expect(text).not.toMatch(EMPTY_WORDS);
    expect(countRows(known.join('\n'))).toBeLessThanOrEqual(ROWS);
    // Without a message, a comment shows the reason code's texts, which are tested above.
    if (remedy === null || (remedy === '' && texts['message'] === '')) return;
    expect({ remedy, isInstruction: hasInstruction(remedy) }).toEqual({ remedy, isInstruction: true });
  });
});
