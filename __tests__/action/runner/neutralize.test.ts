import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLog } from '../../../src/action/runner/log.ts';
import { formatCommand, neutralizeLines } from '../../../src/action/runner/neutralize.ts';
import { findCommands } from '../../support/runner-protocol.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';
import { expectNone, expectSame } from '../../support/many.ts';

const HOSTILE_PIECES = [
  '::',
  ':',
  '##[',
  '##',
  '#',
  '[',
  ']',
  'add-mask',
  'error',
  'set-output name=x',
  'stop-commands',
  'WARNING',
  ' ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2060',
  '\ufe0f',
  '\u{e0041}',
  '\u180e',
  '\0',
  '\x1b[31m',
  '\b',
  '%0A::error::x',
  '%25',
  '\\',
  'text',
  '✔',
  '\ud800',
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_PIECES), anyText({ maxLength: 3 })), {
  maxLength: 14,
});
const hostileText = hostile.map((pieces) => pieces.join(''));

describe('the port of the runner’s parser', () => {
  it.each([
    ['::error::x', ['error']],
    ['  \t::error file=a,line=1::x', ['error']],
    ['say ##[add-mask]secret', ['add-mask']],
    ['a\r::warning::x', ['warning']],
    ['\u200b::warning::x', ['warning']],
    ['#\u200b#[group]x', ['group']],
    ['say ::error::x', []],
    ['::unknown::x', []],
    ['::error x', []],
  ])('finds in %j the commands %j', (text, names) => {
    expect(findCommands(text).map((command) => command.name)).toEqual(names);
  });
});

describe('neutralizeLines', () => {
  it.each([
    ['::error::x', ':\\:error::x'],
    ['   ::add-mask::x', '   :\\:add-mask::x'],
    ['\u3000::stop-commands::x', '\u3000:\\:stop-commands::x'],
    ['one ##[group]two ##[error]three', 'one ##\\[group]two ##\\[error]three'],
    ['####[error]x', '####\\[error]x'],
    [':\u00ad:error::x', ':\\:error::x'],
    ['#\u200d#[error]x', '##\\[error]x'],
    ['\x1b[2K::error::x', '\\x1b[2K::error::x'],
    ['a: b :: c ## [d]', 'a: b :: c ## [d]'],
    [':::error::', ':\\::error::'],
    ['👨‍👩‍👧 ❤️ stay', '👨‍👩‍👧 ❤️ stay'],
    ['tab\tstays', 'tab\tstays'],
  ])('%j becomes %j', (text, expected) => {
    expect(neutralizeLines(text)).toEqual([expected]);
  });

  it('takes every line separator for one', () => {
    expect(neutralizeLines('a\nb\rc\r\nd\ve\ff\u0085g\u2028h\u2029i')).toHaveLength(9);
  });

  it('threat row 11: leaves no command in 20,000 hostile texts', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectNone(findCommands(neutralizeLines(text).join('\n')));
      }),
      { numRuns: 20_000 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const unit of ['#', '#\u200b', ':\u200b', ' ', '##', '\x1b', '::\n']) {
      expectLinear(neutralizeLines, (size) => unit.repeat(size / unit.length), 256 * 1024);
    }
  });
});

describe('every path of the log', () => {
  const paths = ['info', 'debug', 'notice', 'warning', 'error'] as const;
  const ownCommands = {
    info: [],
    debug: ['debug'],
    notice: ['notice'],
    warning: ['warning'],
    error: ['error'],
  } as const;

  function written(path: (typeof paths)[number], text: string): string {
    let out = '';
    const log = createLog({ write: (chunk) => void (out += chunk), redact: (given) => given, debug: true });
    log[path](text);
    return out;
  }

  it.each(paths)('threat row 11: %s lets nothing through but its own command, 20,000 texts', (path) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const found = findCommands(written(path, text));
        const allowed: readonly string[] = ownCommands[path];
        expectNone(found.filter((command) => !allowed.includes(command.name)));
        if (path !== 'debug') expectSame(found.length, allowed.length);
        // What the runner unescapes and prints holds no command either.
        for (const { data } of found) expectNone(findCommands(data));
      }),
      { numRuns: 20_000 },
    );
  });

  it('threat row 11: group titles are one line and the group always ends, 20,000 texts', async () => {
    const inside = new Error('inside');
    await fc.assert(
      fc.asyncProperty(hostileText, async (title) => {
        let out = '';
        const log = createLog({ write: (chunk) => void (out += chunk), redact: (text) => text, debug: false });
        const run = log.group(title, () => Promise.reject(inside));
        const thrown = await run.catch((error: unknown) => error);
        if (thrown !== inside) expect(thrown).toBe(inside);
        expectSame(
          findCommands(out)
            .map((command) => command.name)
            .join(),
          'group,endgroup',
        );
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('createLog', () => {
  function recorder(debug = false): { log: ReturnType<typeof createLog>; out: () => string } {
    let out = '';
    const redact = (text: string): string => text.replaceAll('s3cret', '***');
    return { log: createLog({ write: (chunk) => void (out += chunk), redact, debug }), out: () => out };
  }

  it('drops debug lines unless step debug is on', () => {
    const [quiet, loud] = [recorder(), recorder(true)];
    quiet.log.debug('look');
    loud.log.debug('look\nhere');
    expect(quiet.out()).toBe('');
    expect(loud.out()).toBe('::debug::look\n::debug::here\n');
  });

  it('keeps several lines of one annotation together', () => {
    const { log, out } = recorder();
    log.error('50 % done\r\nthen: nothing');
    expect(out()).toBe('::error::50 %25 done%0Athen: nothing\n');
  });

  it('redacts before it breaks commands, so that a cut cannot hide a secret', () => {
    const { log, out } = recorder(true);
    for (const path of ['info', 'debug', 'notice', 'warning', 'error'] as const) log[path]('key s3cret here');
    expect(out()).not.toContain('s3cret');
    expect(out().match(/\*\*\*/g)).toHaveLength(5);
  });

  it('does not nest groups, which the runner cannot', async () => {
    const { log, out } = recorder();
    const answer = await log.group('outer', () => log.group('inner', () => Promise.resolve(7)));
    log.info('after');
    await log.group('next', () => Promise.resolve());
    expect(answer).toBe(7);
    expect(out()).toBe('::group::outer\ninner\n::endgroup::\nafter\n::group::next\n::endgroup::\n');
  });
});

describe('formatCommand', () => {
  it('escapes what the runner unescapes, and comes back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (data) => {
        const line = formatCommand('add-mask', data);
        expect(line).not.toMatch(/[\r\n]/);
        const separators = /[\v\f\u0085\u2028\u2029]/u;
        if (!separators.test(data)) expect(findCommands(line)[0]?.data).toBe(data);
      }),
    );
  });
});
