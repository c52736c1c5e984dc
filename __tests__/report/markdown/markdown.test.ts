import { describe, expect, it } from '@jest/globals';
import { expectLinear } from '../../support/growth.ts';
import { expectNone, expectSame } from '../../support/many.ts';
import fc from 'fast-check';
import type { Markdown } from '../../../src/report/markdown/markdown.ts';
import {
  code,
  details,
  fence,
  gfm,
  join,
  link,
  list,
  quote,
  showInvisible,
  table,
  text,
} from '../../../src/report/markdown/markdown.ts';
import { findActive, readMarkdown } from '../../support/report/github-markdown.ts';
import { hostile } from '../../support/report/hostile.ts';

const ACTIVE = [
  '@octocat',
  'ask @acme/security now',
  'mail me@evil.example',
  'see #12',
  '(#12)',
  'GH-12',
  'torvalds/linux#3',
  'closes #1',
  'octocat@c0ffee1',
  'at c0ffee1234567890c0ffee1234567890c0ffee12',
  'https://evil.example',
  'HTTP://EVIL.EXAMPLE',
  'www.evil.example',
  'ftp://evil.example',
  'mailto:someone',
  ':tada:',
  '$x$ and $$y$$',
  '<https://evil.example>',
  '[a](https://evil.example)',
  '![a](https://evil.example/x.png)',
];

const MARKUP = [
  '[a]: https://evil.example',
  '# heading',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '2) item',
  '> quote',
  '***',
  '---',
  '===',
  '~~~',
  '```',
  '| a | b |',
  '<b>bold</b>',
  '<img src=x onerror=alert(1)>',
  '<!-- comment',
  '&lt;b&gt; &amp; &#64;',
  '**bold** _em_ ~~del~~',
  '[x] [ ] [^1]',
  'a\\*b \\| c',
  'snake_case_name',
];

describe('the oracle', () => {
  it.each(ACTIVE)('finds something to act on in %j when it stands bare', (foreign) => {
    const { texts, links } = readMarkdown(foreign);
    expect([...findActive(texts), ...links]).not.toEqual([]);
  });
});

describe('text', () => {
  it.each([...ACTIVE, ...MARKUP])('shows %j as it is, inert', (foreign) => {
    const read = readMarkdown(text(foreign).source);
    expect(read.visible).toBe(foreign.trim());
    expect(findActive(read.texts)).toEqual([]);
    expect(
      [...read.kinds.keys()].filter((kind) => !['paragraph', 'text', 'escape', 'codespan'].includes(kind)),
    ).toEqual([]);
  });

  it('leaves plain prose alone', () => {
    const prose = 'Fixes the login form (again), "quoted" & done: 3 of 4 at $120.00, 10:30 UTC; C# and a/b.';
    expect(text(prose).source).toBe(prose.replace('&', '&amp;'));
  });

  it('puts only the active word in code, not the punctuation around it', () => {
    expect(text('Ask (@octocat), see "#12".').source).toBe('Ask (`@octocat`), see "`#12`".');
  });

  it('keeps backticked parts as code', () => {
    expect(text('run `npm test` and ``a`b``').source).toBe('run `npm test` and ``a`b``');
  });

  it('shows an unpaired backtick', () => {
    expect(readMarkdown(text('a ` b `` c').source).visible).toBe('a ` b `` c');
  });

  it('keeps two code spans apart', () => {
    expect(text('x@y`z`').source).toBe('`x@y` `z`');
  });

  it('links a word of ours and nothing else', () => {
    const own = new Map([['#31', 'https://github.com/acme/shop/pull/31']]);
    expect(text('merge #31, not #32 or x#31', own).source).toBe(
      'merge [#31](https://github.com/acme/shop/pull/31), not `#32` or `x#31`',
    );
  });

  it('collapses white space and line ends', () => {
    expect(text(' a\r\n\r\n b\t\u00a0c ').source).toBe('a b c');
  });

  it('gives nothing for nothing', () => {
    expect(text('').source).toBe('');
    expect(text(' \n ').source).toBe('');
  });

  it('makes a bar an entity, so that cells hold', () => {
    expect(text('a|b @x|y').source).toBe('a&#124;b `@x`&#124;y');
  });
});

describe('code', () => {
  it.each(['x', 'a`b', '``', '`', ' a ', 'a|b', '|', '||', 'a | b', '@octocat', '$x$', '\\', 'a\nb', '<b>'])(
    'shows %j in a cell',
    (foreign) => {
      const read = readMarkdown(table([gfm`Name`], [[code(foreign)]]).source);
      expect(read.visible).toBe(`Name${foreign.trim().replace(/\s+/g, ' ')}`);
      expect(read.rows).toEqual([1, 1]);
      expect(findActive(read.texts)).toEqual([]);
    },
  );

  it('shows a dash for nothing', () => {
    expect(code(' ').source).toBe('–');
  });
});

describe('fence', () => {
  it.each(['a', '```\n@octocat\n```', '`````', '~~~', '', '</details>', 'a\n\n\nb'])('holds %j', (foreign) => {
    const read = readMarkdown(`${fence(foreign).source}\nafter`);
    expect(read.kinds.get('code')).toBe(1);
    expect(read.texts).toEqual(['after']);
    expect(read.visible.trimStart().startsWith(foreign.trim())).toBe(true);
  });
});

describe('quote', () => {
  it('keeps lines and indentation', () => {
    expect(quote('a\n\n    b\n- c\n').source).toBe('> a  \n>\n> &nbsp;&nbsp;&nbsp;&nbsp;b  \n> \\- c\n');
  });
});

describe('link', () => {
  it('is the label alone without an address', () => {
    expect(link(null, gfm`here`).source).toBe('here');
    expect(link('https://a.example/', gfm`here`).source).toBe('[here](https://a.example/)');
  });
});

describe('gfm', () => {
  it('escapes what is interpolated and nothing else', () => {
    expect(gfm`**${'*a*'}** ${7} ${gfm`_b_`}`.source).toBe('**\\*a\\*** 7 _b_');
  });

  it('joins, lists and folds', () => {
    expect(join([gfm`a`, gfm`b`], ', ').source).toBe('a, b');
    expect(list([gfm`a`, gfm`b`]).source).toBe('- a\n- b\n');
    expect(details('More', gfm`a\n`).source).toBe('<details>\n<summary>More</summary>\n\na\n\n</details>\n');
  });
});

describe('showInvisible', () => {
  it.each([
    ['a\u202Eb', 'a‹U+202E›b'],
    ['a\u200Bb', 'a‹U+200B›b'],
    ['a\u0000b', 'a‹U+0000›b'],
    ['\u{E0041}', '‹U+E0041›'],
    ['\ud800', '\uFFFD'],
    ['👩‍💻 naïve ❤️', '👩‍💻 naïve ❤️'],
    ['a\tb\nc', 'a\tb\nc'],
  ])('%j becomes %j', (foreign, shown) => {
    expect(showInvisible(foreign)).toBe(shown);
  });
});

const normalize = (foreign: string): string => showInvisible(foreign).replace(/\s+/g, ' ').trim();
const ALLOWED = new Set([
  'space',
  'table',
  'paragraph',
  'blockquote',
  'list',
  'text',
  'escape',
  'codespan',
  'strong',
  'code',
  'br',
]);

/** Finds what is wrong with Markdown that contains foreign text. */
function findFaults(blocks: readonly Markdown[]): readonly string[] {
  const read = readMarkdown(`${blocks.map(({ source }) => source).join('\n\n')}\n\nafter`);
  return [
    ...[...read.kinds.keys()].filter((kind) => !ALLOWED.has(kind)),
    ...findActive(read.texts),
    ...read.rows.filter((cells) => cells !== 2).map((cells) => `a row of ${cells} cells`),
    ...(read.visible.endsWith('after') ? [] : ['a block that is not closed']),
  ];
}

describe('foreign text in every place', () => {
  it('threat row 13: is inert: no mention, reference, link, image, HTML or heading in 20,000 inputs', () => {
    fc.assert(
      fc.property(hostile, (foreign) => {
        expectNone(findFaults([text(foreign), table([code(foreign), text(foreign)], [])]));
      }),
      { numRuns: 20_000 },
    );
  }, 60_000);

  it('threat row 13: is inert between words, in bold, lists, quotes and fences', () => {
    fc.assert(
      fc.property(hostile, (foreign) => {
        const bold = gfm`**Bold:** ${foreign} ends, **x ${foreign}**`;
        expectNone(findFaults([bold, list([text(foreign)]), quote(foreign), fence(foreign)]));
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it('reads and copies as it was written', () => {
    const plain = hostile.map((foreign) => normalize(foreign.replaceAll('`', "'")));
    fc.assert(
      fc.property(plain, (foreign) => {
        expectSame(readMarkdown(text(foreign).source).visible, foreign);
        expectSame(readMarkdown(table([text(foreign)], []).source).visible, foreign);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('speed', () => {
  const SHAPES = [
    '`',
    '``a',
    '@',
    '@a ',
    '[',
    '](',
    '<',
    '|',
    ')',
    '("',
    ':',
    ':a',
    'a',
    '0',
    '$',
    '\n',
    '> ',
    '\\',
    '&',
    '\u202E',
    '#1 ',
    '.x',
  ];

  it.each(SHAPES)('threat row 21: is linear for %j', (shape) => {
    const render = (foreign: string): unknown => [text, code, quote, fence].map((one) => one(foreign));
    // The last character keeps newlines from being the end of the text.
    expectLinear(render, (size) => `${shape.repeat(size / shape.length)}x`, 256 * 1024);
  });
});
