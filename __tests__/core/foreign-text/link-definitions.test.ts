import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { dropLinkDefinitions } from '../../../src/core/foreign-text/link-definitions.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';

describe('a definition that nothing refers to is dropped', () => {
  it.each([
    { what: 'the comment trick', text: 'a\n\n[//]: # (hidden)\n\nb', shown: 'a\n\n\n\nb' },
    { what: 'in quotes', text: '[comment]: <> "hidden"', shown: '' },
    { what: 'in single quotes, escaped label', text: "[a\\]b]: x 'hidden'", shown: '' },
    { what: 'without title', text: '[hidden]: https://example.org', shown: '' },
    { what: 'several', text: '[a]: # (hidden)\n[b]: # (hidden)\n\nc', shown: '\n\n\nc' },
    { what: 'twice', text: '[a]: # (hidden)\n[A]: # (hidden)', shown: '\n' },
    { what: 'with its target in angle brackets', text: '[a]: <hidden words> "hidden"', shown: '' },
    { what: 'with much white space', text: '[a]:   /hidden   (hidden)  ', shown: '' },
    { what: 'below a line of white space', text: 'a\n \t\n[b]: # (hidden)', shown: 'a\n \t\n' },
    { what: 'above a line with a quote in it', text: "[a]: # (hidden)\nit's", shown: "\nit's" },
    {
      what: 'with a label that is another without its space',
      text: 'see [ab]\n\n[a b]: # (hidden)',
      shown: 'see [ab]\n\n',
    },
  ])('$what', ({ text, shown }) => {
    const dropped = text.split(']:').length - 1;
    expect(dropLinkDefinitions(text)).toEqual({ text: shown, dropped, unclear: null });
    expect(marked.parse(text, { async: false })).not.toContain('hidden');
  });
});

describe('what the page shows is left alone', () => {
  it.each([
    '',
    'see [the docs] and [more][1]\n\n[the docs]: https://example.org "Docs"\n[1]: /more',
    'see [The\tDocs]\n\n[the docs]: https://example.org',
    '- see [a]\n\n  [a]: https://example.org',
    '[INFO]: the server has started',
    '[ ]: nothing',
    '- [ ] a task',
    '```\n[a]: # (shown)\n[^1]: shown\n[open\n```',
    'a note[^1]\n\n[^1]: text of the note',
    '[a](https://example.org): text',
    '[open\n\nclosed]: x',
    '[open\n[again]\nclosed]: x',
    '[open\n \nclosed]: x',
    '[open\nsee [again]: x',
    'see [open\nclosed]: x',
    'closed]: x',
    '```\n[open\n```\nclosed]: x',
    '<div>\n[a]: # (shown)\n</div>',
    'see [a]\n\n[a]: /x\n"title"',
    'see [the  docs]\n\n[the docs]: https://example.org',
    'see [SS] and [ss]\n\n[ẞ]: https://example.org',
  ])('%j', (text) => {
    expect(dropLinkDefinitions(text)).toEqual({ text, dropped: 0, unclear: null });
  });
});

describe('where it cannot be told, the answer is unclear', () => {
  it.each([
    { what: 'in the middle of a paragraph', text: 'a\n[b]: # (c)', line: 2 },
    { what: 'with its target below', text: '[a]:\n# (hidden)', line: 1 },
    { what: 'with a title below', text: '[a]: #\n(hidden)', line: 1 },
    { what: 'with a title below, indented', text: '[a]: #\n \t"hidden"', line: 1 },
    { what: 'with words behind its title', text: '[a]: # (hidden) words', line: 1 },
    { what: 'with a title that goes on below, far behind the target', text: '[a]: /x  (hidden\nwords)', line: 1 },
    { what: 'with a title that goes on below, behind angle brackets', text: '[a]: <x y> "hidden\nwords"', line: 1 },
    { what: 'with a title that goes on below', text: '[a]: # (hidden\nwords)', line: 1 },
    { what: 'in a list', text: '- [a]: # (hidden)', line: 1 },
    { what: 'in a quote', text: '> [a]: # (hidden)', line: 1 },
    { what: 'indented', text: '  [a]: # (hidden)', line: 1 },
    { what: 'in code that may be none', text: '> ~~~\n> [a]: # (hidden)', line: 2 },
    { what: 'behind a tag', text: '<b>\n[a]: # (hidden)', line: 2 },
    { what: 'with its label over two lines', text: 'x\n\n[hidden\nwords]: #', line: 4 },
    { what: 'with its label over three lines, escaped', text: '[hidden\n\\[words\nmore]: #', line: 3 },
    { what: 'second of its name', text: 'see [a]\n\n[a]: /x\n[A]: /y "hidden"', line: 4 },
    { what: 'referred to by code only', text: '    [a]\n\n[a]: # (hidden)', line: 3 },
    { what: 'referred to by code only, with a long label', text: '    [the docs]\n\n[The  Docs]: # (hidden)', line: 3 },
    { what: 'referred to in a code block only', text: '```\n[a]\n```\n\n[a]: # (hidden)', line: 5 },
    { what: 'referred to in raw HTML only', text: '<div>\n[a]\n</div>\n\n[a]: # (hidden)', line: 5 },
    { what: 'referred to behind a tag only', text: '<b>[a]</b>\n\n[a]: # (hidden)', line: 3 },
    { what: 'behind code that may have ended', text: '  ```\n\n[a]: # (hidden)', line: 3 },
    { what: 'referred to behind a backslash only', text: '\\[a]\n\n[a]: # (hidden)', line: 3 },
    { what: 'referred to by the text of another link only', text: '[a](/x)\n\n[a]: # (hidden)', line: 3 },
    { what: 'with a title that goes on lazily', text: '> - [b]: /y\n(hidden)\n[a][b]', line: 1 },
    { what: 'a footnote without reference', text: 'x\n\n[^1]: hidden words', line: 3 },
  ])('$what', ({ text, line }) => {
    const read = dropLinkDefinitions(text);
    expect(read).toMatchObject({ text, dropped: 0, unclear: { line, column: 1 } });
    expect(read.unclear?.what).toContain('the page hides');
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(
    '[@]: /u\n', '[a]: /u (@)\n', '[a]: # (@)\n', '[a]: #\n', '"@"\n', '(@)\n', '@\n', '\n', '\n\n', '[a]', 'see [a] @\n',
    '- ', '> ', '[a]: /u @\n', '[b]: <x> @\n', '[b]: /y\n', '[a b]\n', '    ', '# @\n', '\\', '---\n', '[a][b]', '[a](@)',
  ); // prettier-ignore

  it('what is seen, or can be reached, is what is sent, by another implementation of Markdown', () => {
    let clear = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
        let count = 0;
        const text = list.join('').replace(/@/g, () => `w${(count += 1)}z`);
        const read = dropLinkDefinitions(text);
        if (read.unclear !== null) return;
        clear += 1;
        const html = marked.parse(text, { gfm: true, async: false });
        const seen = (shown: string): string[] => [...new Set(shown.match(/w\d+z/g))].sort();
        expect({ text, sent: seen(read.text) }).toEqual({ text, sent: seen(html) });
      }),
      { numRuns: 5000 },
    );
    expect(clear).toBeGreaterThan(500);
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText(), (text) => void dropLinkDefinitions(text)));
  });
});

describe('time grows with the text', () => {
  it.each([
    '[a]: x "\n',
    "[a]: x '\n",
    '[',
    '[a',
    '[a\n',
    ']',
    '[a]',
    '[a]:',
    '\\[',
    'a\\',
    '[a]: x (',
    '[a]: <',
    '- [a]: x\n',
    ' \t',
  ])('%j', (unit) => {
    expectLinear(dropLinkDefinitions, (size) => unit.repeat(size / unit.length), 256 * 1024);
  });
});
