import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  COMMAND_USAGES,
  listCommandAuthors,
  parseCommand,
  readActiveCommands,
} from '../../../src/core/commands/parse.ts';
import type { Account, Comment } from '../../../src/core/domain/model.ts';
import { buildComment, NOON } from '../../support/builders.ts';

const PREFIX = '/orkestro';

describe('a command', () => {
  it.each([
    ['/orkestro hire', { kind: 'hire', budgetCents: null, force: false }],
    ['/orkestro hire $120', { kind: 'hire', budgetCents: 12_000, force: false }],
    ['/orkestro hire 99.5', { kind: 'hire', budgetCents: 9_950, force: false }],
    ['/orkestro hire $120 --force', { kind: 'hire', budgetCents: 12_000, force: true }],
    ['/orkestro hire  --force\t5', { kind: 'hire', budgetCents: 500, force: true }],
    ['/orkestro hire --force', { kind: 'hire', budgetCents: null, force: true }],
    ['/orkestro link #13', { kind: 'link', number: 13 }],
    ['/orkestro link 13', { kind: 'link', number: 13 }],
    ['/orkestro status', { kind: 'status' }],
    ['/orkestro status please', { kind: 'status' }],
    ['/orkestro accept', { kind: 'accept', sha: null }],
    ['/orkestro accept ABCDEF0', { kind: 'accept', sha: 'abcdef0' }],
    [`/orkestro accept ${'a'.repeat(40)}`, { kind: 'accept', sha: 'a'.repeat(40) }],
    ['/orkestro rework  tests are missing ', { kind: 'rework', reason: 'tests are missing' }],
    ['/orkestro hold', { kind: 'hold', reason: '' }],
    ['/orkestro hold until\tMonday', { kind: 'hold', reason: 'until\tMonday' }],
    ['/orkestro resume', { kind: 'resume' }],
    ['/orkestro help', { kind: 'help' }],
    ['/orkestro \t HOLD  now', { kind: 'hold', reason: 'now' }],
    ['/orkestro hold\r\nand more\r\n/orkestro resume', { kind: 'hold', reason: '' }],
    ['/orkestro resume\rrest', { kind: 'resume' }],
    ['/orkestro hold a\u2028b', { kind: 'hold', reason: 'a\u2028b' }],
  ])('%j', (body, command) => {
    expect(parseCommand(body, PREFIX)).toEqual(command);
  });

  it.each([
    ['/orkestro', 'help'],
    ['/orkestro ', 'help'],
    ['/orkestro holf', 'hold'],
    ['/orkestro hier', 'hire $120'],
    ['/orkestro acept', 'accept'],
    ['/orkestro dance', 'help'],
    ['/orkestro incomprehensibilities', 'help'],
    [`/orkestro ${'a'.repeat(60_000)}`, 'help'],
    ['/orkestro hire lots', 'hire $120'],
    ['/orkestro hire $1e9', 'hire $120'],
    ['/orkestro hire $1,000', 'hire $120'],
    ['/orkestro hire $$5', 'hire $120'],
    ['/orkestro hire 1$20', 'hire $120'],
    ['/orkestro hire 5 6', 'hire $120'],
    ['/orkestro hire --force --force', 'hire $120'],
    ['/orkestro hire --forced', 'hire $120'],
    ['/orkestro linc #13', 'link #13'],
    ['/orkestro ehlp', 'help'],
    ['/orkestro link', 'link #13'],
    ['/orkestro link #0', 'link #13'],
    ['/orkestro link -1', 'link #13'],
    ['/orkestro link ##1', 'link #13'],
    ['/orkestro link #12345678901', 'link #13'],
    ['/orkestro link other/repo#1', 'link #13'],
    ['/orkestro accept everything', 'accept'],
    ['/orkestro accept abcdef', 'accept'],
    [`/orkestro accept ${'a'.repeat(65)}`, 'accept'],
    ['/orkestro rework', 'rework <what to improve>'],
    ['/orkestro rework   ', 'rework <what to improve>'],
  ])('that is not understood: %.40j, suggests', (body, suggestion) => {
    const command = parseCommand(body, PREFIX);
    expect(command).toMatchObject({ kind: 'unknown', suggestion: `/orkestro ${suggestion}` });
    if (command?.kind === 'unknown') expect(command.text.length).toBeLessThanOrEqual(80);
  });

  it('may have another prefix, of any characters', () => {
    expect(parseCommand('.*bot resume', '.*bot')).toEqual({ kind: 'resume' });
    expect(parseCommand('/orkestro resume', '.*bot')).toBeNull();
  });

  it('has a usage that is itself understood', () => {
    for (const usage of COMMAND_USAGES)
      expect(parseCommand(`${PREFIX} ${usage}`, PREFIX)?.kind).toBe(usage.split(' ')[0]);
    expect(COMMAND_USAGES).toHaveLength(9);
  });
});

describe('threat row 4: what is no command', () => {
  const commands = COMMAND_USAGES.map((usage) => `${PREFIX} ${usage}`);
  const wrappings: readonly ((line: string) => string)[] = [
    (line) => `> ${line}`,
    (line) => `>${line}`,
    (line) => ` ${line}`,
    (line) => `    ${line}`,
    (line) => `\t${line}`,
    (line) => `\n${line}`,
    (line) => `\r\n${line}`,
    (line) => `\`\`\`\n${line}\n\`\`\``,
    (line) => `~~~\n${line}\n~~~`,
    (line) => `\`${line}\``,
    (line) => `**${line}**`,
    (line) => `- ${line}`,
    (line) => `1. ${line}`,
    (line) => `# ${line}`,
    (line) => `<!-- x -->${line}`,
    (line) => `<b>${line}</b>`,
    (line) => `Please ${line}`,
    (line) => `@maya ${line}`,
    (line) => `\uFEFF${line}`,
    (line) => `\u200B${line}`,
    (line) => `\u202E${line}`,
    (line) => `/${line}`,
    (line) => line.slice(1),
    (line) => line.replace('/orkestro', '/Orkestro'),
    (line) => line.replace('/orkestro ', '/orkestro-'),
    (line) => line.replace('/orkestro ', '/orkestro:'),
    (line) => line.replace('/orkestro ', '/orkestro\u00A0'),
    (line) => line.replace('/orkestro ', '/orkestros '),
    (line) => line.replace('/', '\u2044'),
    (line) => line.replace('k', '\u043A'),
  ];
  const variants = wrappings.flatMap((wrap) => commands.map((line) => [wrap(line)] as const));

  it(`are ${variants.length} variants`, () => {
    expect(variants.length).toBeGreaterThanOrEqual(200);
    expect(variants.filter(([body]) => parseCommand(body, PREFIX) !== null)).toEqual([]);
  });

  it('is anything that does not start with the prefix', () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        fc.pre(!body.startsWith(PREFIX));
        expect(parseCommand(body, PREFIX)).toBeNull();
      }),
    );
  });
});

describe('time', () => {
  it.each(['a', ' ', '\t', '\u2028', ' a', '#', '\n'])('grows with the comment (%j)', (unit) => {
    const start = performance.now();
    parseCommand(`/orkestro hold ${unit.repeat(262_144 / unit.length)}`, PREFIX);
    parseCommand(`/orkestro ${unit.repeat(262_144 / unit.length)}`, PREFIX);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

const MAYA: Account = { login: 'maya', id: 1, isBot: false };
const EVE: Account = { login: 'eve', id: 2, isBot: false };
const GONE: Account = { login: 'gone', id: 4, isBot: false };
const ROBOT: Account = { login: 'robot[bot]', id: 3, isBot: true };

function writeComment(minute: number, body: string, more: Partial<Comment> = {}): Comment {
  const url = `https://github.com/acme/app/issues/12#issuecomment-${minute}`;
  return buildComment({ id: minute, url, body, author: MAYA, byUs: false, createdAt: NOON + minute * 60_000, ...more });
}

/** Reads `hold / link` in effect. Eve has no permission. */
function read(...comments: readonly Comment[]): string {
  const { hold, link } = readActiveCommands(comments, {
    prefix: PREFIX,
    permitOf: (login) => (login === 'eve' ? 'denied' : 'allowed'),
  });
  return `${hold === null ? '-' : `${hold.by}: ${hold.reason}`} / ${link === null ? '-' : `#${link}`}`;
}

describe('commands in effect', () => {
  it.each<[string, readonly Comment[], string]>([
    ['none', [], '- / -'],
    ['talk', [writeComment(1, 'hold on'), writeComment(2, '> /orkestro hold')], '- / -'],
    ['a hold', [writeComment(1, '/orkestro hold not yet')], 'maya: not yet / -'],
    ['hold, then resume', [writeComment(1, '/orkestro hold'), writeComment(2, '/orkestro resume')], '- / -'],
    ['resume, then hold', [writeComment(1, '/orkestro resume'), writeComment(2, '/orkestro hold b')], 'maya: b / -'],
    ['listed newest first', [writeComment(2, '/orkestro resume'), writeComment(1, '/orkestro hold')], '- / -'],
    [
      'of one second, by id',
      [
        writeComment(2, '/orkestro resume', { createdAt: NOON }),
        writeComment(1, '/orkestro hold', { createdAt: NOON }),
      ],
      '- / -',
    ],
    ['two links', [writeComment(1, '/orkestro link #13'), writeComment(2, '/orkestro link #14')], '- / #14'],
    [
      'a link and a hold',
      [writeComment(1, '/orkestro link #13'), writeComment(2, '/orkestro hold x')],
      'maya: x / #13',
    ],
    [
      'other commands',
      [writeComment(1, '/orkestro accept'), writeComment(2, '/orkestro link'), writeComment(3, '/orkestro hodl')],
      '- / -',
    ],
    [
      'an edited hold, an edited link',
      [writeComment(1, '/orkestro hold', { editedAt: NOON }), writeComment(2, '/orkestro link #1', { editedAt: NOON })],
      'maya:  / -',
    ],
    [
      'a hold that was edited after it was resumed',
      [writeComment(1, '/orkestro hold', { editedAt: NOON + 600_000 }), writeComment(2, '/orkestro resume')],
      '- / -',
    ],
    ['what a hold was before it was edited', [writeComment(1, 'never mind', { editedAt: NOON })], '- / -'],
    [
      'an edited resume',
      [writeComment(1, '/orkestro hold a'), writeComment(2, '/orkestro resume', { editedAt: NOON })],
      'maya: a / -',
    ],
    ['our own comment', [writeComment(1, '/orkestro hold', { byUs: true })], '- / -'],
    ["a deleted account's", [writeComment(1, '/orkestro hold', { author: null })], '- / -'],
    ['by someone without permission', [writeComment(1, '/orkestro hold', { author: EVE })], '- / -'],
    [
      'a resume by someone without permission',
      [writeComment(1, '/orkestro hold a'), writeComment(2, '/orkestro resume', { author: EVE })],
      'maya: a / -',
    ],
    [
      'a link by someone without permission',
      [writeComment(1, '/orkestro link #13'), writeComment(2, '/orkestro link #6', { author: EVE })],
      '- / #13',
    ],
  ])('%s', (_what, comments, expected) => {
    expect(read(...comments)).toBe(expected);
  });

  it('say by whom, when, why and where', () => {
    const activeCommands = readActiveCommands([writeComment(3, '/orkestro hold not yet')], {
      prefix: PREFIX,
      permitOf: () => 'allowed',
    });
    expect(activeCommands.hold).toEqual({
      by: 'maya',
      at: NOON + 180_000,
      reason: 'not yet',
      url: 'https://github.com/acme/app/issues/12#issuecomment-3',
    });
  });

  it('stop what they would stop where a permission is unknown, and release nothing', () => {
    const read = (...bodies: string[]): ReturnType<typeof readActiveCommands> =>
      readActiveCommands(
        bodies.map((body, index) => writeComment(index + 1, body)),
        { prefix: PREFIX, permitOf: () => 'unknown' },
      );
    expect(read('/orkestro hold not yet', '/orkestro resume').hold).toMatchObject({ by: 'maya', reason: 'not yet' });
    expect(read('/orkestro link #14')).toMatchObject({
      hold: { by: 'maya', reason: 'the command link was given, and whether it counts could not be read' },
      link: null,
    });
    expect(read('/orkestro resume')).toEqual({ hold: null, link: null });
  });

  it('ask about bots as bots', () => {
    const asked: unknown[] = [];
    const permitOf = (login: string, isBot: boolean): 'denied' => {
      asked.push([login, isBot]);
      return 'denied';
    };
    const comments = [writeComment(1, '/orkestro hold', { author: ROBOT }), writeComment(2, '/orkestro resume')];
    expect(readActiveCommands(comments, { prefix: PREFIX, permitOf })).toEqual({ hold: null, link: null });
    expect(asked).toEqual([
      ['robot[bot]', true],
      ['maya', false],
    ]);
  });

  it('leave the list as it was', () => {
    const comments = Object.freeze([writeComment(2, '/orkestro hold'), writeComment(1, '/orkestro resume')]);
    expect(read(...comments)).toBe('maya:  / -');
  });
});

describe('whose permission matters', () => {
  it('is who has said something that could stand, each once', () => {
    const comments = [
      writeComment(1, '/orkestro hold'),
      writeComment(2, '/orkestro link #1', { author: EVE }),
      writeComment(3, '/orkestro resume'),
      writeComment(4, '/orkestro accept', { author: ROBOT }),
      writeComment(5, 'hello', { author: ROBOT }),
      writeComment(6, '/orkestro resume', { author: GONE, editedAt: NOON }),
      writeComment(6, '/orkestro hold', { author: ROBOT, editedAt: NOON }),
      writeComment(7, '/orkestro hold', { author: null }),
      writeComment(8, '/orkestro hold', { author: ROBOT, byUs: true }),
    ];
    expect(listCommandAuthors(comments, PREFIX)).toEqual([MAYA, EVE, ROBOT]);
  });
});
