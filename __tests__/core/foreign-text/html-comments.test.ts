import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { dropHtmlComments } from '../../../src/core/foreign-text/html-comments.ts';
import { anyText } from '../../support/any-text.ts';
import { expectLinear } from '../../support/growth.ts';
import { expectSame } from '../../support/many.ts';

/** What a reader of the page sees: Markdown to HTML, and that read as HTML. Another implementation than ours, on purpose. */
function listShown(markdown: string): string[] {
  const html = marked.parse(markdown, { gfm: true, async: false });
  const shown = html
    .replace(/<!--(?:-?>|[^]*?(?:--!?>|$))/g, '')
    .replace(/<(pre><code) class="language-(\w+)"/g, '$2<$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return listCanaries(shown);
}

function listCanaries(text: string): string[] {
  return [...new Set(text.match(/w\d+z/g))].sort();
}

function unclear(text: string): string | null {
  const place = dropHtmlComments(text).unclear;
  return place === null ? null : `${place.line}:${place.column} ${place.what}`;
}

describe('a comment that the page hides is dropped', () => {
  it.each([
    { what: 'on a line of its own', text: 'a\n<!-- hidden -->\nb', shown: 'a\n\nb' },
    { what: 'in the middle of a line', text: 'a <!-- hidden --> b', shown: 'a  b' },
    { what: 'several on a line', text: '<!-- hidden --><!-- hidden -->a<!-- hidden -->', shown: 'a' },
    { what: 'over several lines, with empty ones', text: 'a\n<!-- hidden\n\nhidden\n-->\nb', shown: 'a\n\n\n\n\nb' },
    { what: 'with a fence inside', text: '<!--\n```\n-->\n<!-- hidden -->', shown: '\n\n\n' },
    { what: 'with dashes, at the beginning of a line', text: '<!--- hidden -- hidden --->', shown: '' },
    { what: 'empty', text: 'a<!---->b', shown: 'ab' },
    { what: 'a little indented', text: '   <!-- hidden -->', shown: '   ' },
    { what: 'in a list', text: '- a <!-- hidden -->\n- <!-- hidden --> b', shown: '- a \n-  b' },
    { what: 'in a quote', text: '> a <!-- hidden --> b', shown: '> a  b' },
    { what: 'in a heading', text: '# a <!-- hidden -->', shown: '# a ' },
    { what: 'in raw HTML', text: '<div>\n`<!-- hidden -->`\n</div>', shown: '<div>\n``\n</div>' },
    { what: 'over several lines in raw HTML', text: '<div>\na <!-- hidden\nhidden --> b', shown: '<div>\na \n b' },
    {
      what: 'in preformatted HTML, behind an empty line',
      text: '<pre>\n\n`<!-- hidden -->`\n</pre>',
      shown: '<pre>\n\n``\n</pre>',
    },
    { what: 'behind preformatted HTML', text: '<pre>\n</pre>\n<!-- hidden -->', shown: '<pre>\n</pre>\n' },
    { what: 'behind a code block', text: '```\ncode\n```\n<!-- hidden -->', shown: '```\ncode\n```\n' },
    {
      what: 'behind a list with a code block',
      text: '- a\n  ```\n  code\n  ```\n\n<!-- hidden -->',
      shown: '- a\n  ```\n  code\n  ```\n\n',
    },
    { what: 'where the list item ends inside of its code', text: '- a\n  ```\n<!-- hidden -->', shown: '- a\n  ```\n' },
    { what: 'behind code in the line', text: '`a` <!-- hidden -->', shown: '`a` ' },
    { what: 'before a backtick', text: '<!-- hidden --> `', shown: ' `' },
    { what: 'at the beginning of a line below an open backtick', text: 'a ` b\n<!-- hidden --> `', shown: 'a ` b\n `' },
    { what: 'behind an open backtick of another paragraph', text: 'a ` b\n\nc <!-- hidden -->', shown: 'a ` b\n\nc ' },
    {
      what: 'behind a link',
      text: '<https://example.org/a?b> <me@example.org> <!-- hidden -->',
      shown: '<https://example.org/a?b> <me@example.org> ',
    },
    {
      what: 'behind an image',
      text: '<img width="1" alt="x" src=\'y\'/> <!-- hidden -->',
      shown: '<img width="1" alt="x" src=\'y\'/> ',
    },
    { what: 'with a tag inside', text: 'a <!-- <b>hidden</b> --> b', shown: 'a  b' },
    { what: 'with a dash inside', text: 'a <!-- well-hidden --> b', shown: 'a  b' },
    { what: 'over lines without an empty one in raw HTML', text: '<div>\n<!-- a\nb\nc -->', shown: '<div>\n\n\n' },
    {
      what: 'behind an open backtick and a line of white space',
      text: 'a ` b\n \t\nc <!-- hidden -->',
      shown: 'a ` b\n \t\nc ',
    },
    {
      what: 'in backticks behind one that begins the line, and makes raw HTML of it',
      text: '<!-- hidden -->`<!-- hidden -->`',
      shown: '``',
    },
    {
      what: 'in backticks behind one over several lines and white space',
      text: '<!-- hidden\n-->    <!-- hidden -->`<!-- hidden -->`',
      shown: '\n    ``',
    },
    { what: 'behind a comparison', text: 'a <b and c\n\n<!-- hidden -->', shown: 'a <b and c\n\n' },
  ])('$what', ({ text, shown }) => {
    expect(dropHtmlComments(text)).toEqual({ text: shown, dropped: text.split('<!--').length - 1, unclear: null });
  });

  it('but for those in code behind it', () => {
    const text = 'a <!-- hidden --> `<!-- shown -->`';
    expect(dropHtmlComments(text)).toEqual({ text: 'a  `<!-- shown -->`', dropped: 1, unclear: null });
    expect(marked.parse(text, { async: false })).toContain('&lt;!-- shown');
  });

  it('keeps the numbers of lines', () => {
    const text = '<!-- a\nb\n--> c <!-- d -->\ne';
    expect(dropHtmlComments(text).text.split('\n')).toEqual(['', '', ' c ', 'e']);
  });
});

describe('a comment in code, which the page shows, stays', () => {
  it.each([
    { what: 'in a fenced block', text: '```html\n<!-- shown -->\n```' },
    { what: 'in a fenced block of tildes', text: '~~~\n<!-- shown -->\n```\n~~~~' },
    { what: 'in a fenced block that is not closed', text: '```\n<!-- shown -->\n\n<!-- shown -->' },
    { what: 'below a line that only looks like the end', text: '````\n```\n    ````\n```` x\n<!-- shown -->\n````' },
    { what: 'below a paragraph', text: 'a\n```\n<!-- shown -->\n```' },
    { what: 'an open one', text: '```\n<!-- shown\n```' },
    { what: 'in a block in a list', text: '- a\n\n  ```\n  <!-- shown -->\n  ```' },
    { what: 'in a block at the marker of a list', text: '- ```\n  <!-- shown -->\n  ```' },
    { what: 'in a block in a list, deeper than needed', text: '1. a\n    ```\n    <!-- shown -->\n    ```' },
    { what: 'in a block in the second item', text: '1. a\n2. b\n     ```\n     <!-- shown -->\n     ```' },
    {
      what: 'in a block behind raw HTML and an empty line',
      text: '<details>\n<summary>x</summary>\n\n```\n<!-- shown -->\n```\n</details>',
    },
    { what: 'in the line', text: 'a `<!-- shown -->` b' },
    { what: 'in the line, with more backticks', text: '``<!-- ` shown -->`` and `<!-- shown -->`' },
    { what: 'in an item of a list', text: '- `<!-- shown -->`' },
  ])('$what', ({ text }) => {
    expect(dropHtmlComments(text)).toEqual({ text, dropped: 0, unclear: null });
    expect(marked.parse(text, { async: false })).toContain('&lt;!--');
  });
});

describe('where it cannot be told, the answer is unclear', () => {
  it.each([
    { what: 'never closed', text: 'a\n<!-- b\n\nc', at: '2:1' },
    { what: 'closed in two ways', text: '<!-- a --!> b -->', at: '1:1' },
    { what: 'closed at once', text: '<!--> a -->', at: '1:1' },
    { what: 'closed at once, with one dash', text: '<!---> a -->', at: '1:1' },
    { what: 'with dashes in the middle of a line', text: 'a <!-- b -- c -->', at: '1:3' },
    { what: 'with a last dash in the middle of a line', text: 'a <!-- b --->', at: '1:3' },
    { what: 'with a bar, which may part cells', text: 'a <!-- b | c -->', at: '1:3' },
    { what: 'over several lines in the middle of one', text: 'a <!-- b\nc -->', at: '1:3' },
    { what: 'over several lines, indented', text: ' <!-- b\nc -->', at: '1:2' },
    { what: 'over several lines behind another', text: '<!-- a --><!-- b\nc -->', at: '1:11' },
    { what: 'over several lines behind one over several lines', text: '<!-- a\n--><!-- b\nc -->', at: '2:4' },
    { what: 'across the end of raw HTML', text: '<div>\n<!-- a\n\nb -->', at: '2:1' },
    { what: 'across a line of white space in raw HTML', text: '<div>\n<!-- a\n \t\nb -->', at: '2:1' },
    { what: 'across the end of preformatted HTML', text: '<pre>\n<!-- a\n</pre>\n-->', at: '2:1' },
    { what: 'far indented', text: '    <!-- a -->', at: '1:5' },
    { what: 'far indented in a list', text: '-     <!-- a -->', at: '1:7' },
    { what: 'behind a tab', text: '\t<!-- a -->', at: '1:2' },
    { what: 'behind a backslash', text: 'a \\<!-- b -->', at: '1:4' },
    { what: 'behind an open backtick', text: 'a ` <!-- b -->', at: '1:5' },
    { what: 'behind an open backtick of the line above', text: 'a `\nb ` <!-- c --> `', at: '2:5' },
    { what: 'behind a disarmed backtick', text: '\\`<!-- a -->`', at: '1:3' },
    { what: 'in code that cells may cut', text: '| ` | <!-- a --> ` |', at: '1:7' },
    { what: 'in code behind a comment that begins an item', text: '- <!-- a -->`<!-- b -->`', at: '1:14' },
    { what: 'in code behind a tag that begins the line', text: '<b>x</b> `<!-- a -->`', at: '1:11' },
    { what: 'in code in a quote with a tag', text: '> <b>\n> `<!-- a -->`', at: '2:4' },
    { what: 'in a block in a quote', text: '> ```\n> <!-- a -->\n> ```', at: '2:3' },
    { what: 'in a block in a quote in a list', text: '- > ```\n  > <!-- a -->', at: '2:5' },
    { what: 'in a block below a tag', text: '<b>x</b>\n```\n<!-- a -->\n```', at: '3:1' },
    { what: 'in a block of a paragraph', text: 'a\n    ```\n    <!-- b -->\n    ```', at: '3:5' },
    { what: 'below a block of a paragraph', text: 'a\n    ~~~\n    b\n    ~~~\nc <!-- d -->', at: '5:3' },
    { what: 'less indented than its block', text: '  ```\n<!-- a -->\n  ```', at: '2:1' },
    { what: 'below an end that is deeper than its block', text: '  ```\n   ```\n<!-- a -->', at: '3:1' },
    { what: 'behind preformatted HTML in a list', text: '- <pre>\n\n<!-- a -->', at: '3:1' },
    { what: 'behind preformatted HTML on one line', text: '<pre>x</pre>\n```\n<!-- a -->\n```', at: '3:1' },
    { what: 'in what may be a tag over several lines', text: 'a <b c="\nmid <!-- " d>e -->', at: '2:5' },
    {
      what: 'in a block of a quoted paragraph below a list',
      text: '- a\n> b\n    ```\n    <!-- c -->\n    ```',
      at: '4:5',
    },
    { what: 'put together from rests', text: '<!<!-- x -->-- y -->', at: '1:1' },
    { what: 'put together, closed behind', text: '\n<<!-- x -->!-- y -->', at: '1:1' },
  ])('a comment $what', ({ text, at }) => {
    expect(unclear(text)?.startsWith(`${at} `)).toBe(true);
    expect(dropHtmlComments(text).text.length).toBeLessThanOrEqual(text.length);
  });

  it.each([
    { what: 'a processing instruction', text: 'a\nb <?php evil ?>', at: '2:3' },
    { what: 'a processing instruction that does not end', text: 'a\n\n<?php evil', at: '3:1' },
    { what: 'a declaration that does not end', text: '<!DOCTYPE evil', at: '1:1' },
    { what: 'a declaration', text: '<!DOCTYPE evil>', at: '1:1' },
    { what: 'a section of characters', text: '<![CDATA[evil]]>', at: '1:1' },
    { what: 'an element that HTML does not know', text: 'Vec<String>', at: '1:4' },
    { what: 'words as a tag', text: 'a <ignore all that was said> b', at: '1:3' },
    { what: 'an attribute that nobody sees', text: '<a data-x="evil" href="y">z</a>', at: '1:1' },
    { what: 'the style of an element', text: '<span style="display:none">evil</span>', at: '1:1' },
    { what: 'a tag behind two backslashes', text: 'a \\\\<evil words>', at: '1:5' },
    { what: 'a tag behind a backslash in raw HTML', text: '<div>\n\\<evil words>', at: '2:2' },
    {
      what: 'a tag behind a backslash and a comment that begins the line',
      text: '<!-- a -->\\<evil words>',
      at: '1:12',
    },
    { what: 'a heading of a seventh level', text: '<h7>a</h7>', at: '1:1' },
    { what: 'an attribute without space', text: '<i"evil words">', at: '1:1' },
    { what: 'a tag over several lines, with more behind', text: 'a <b\nevil words\n b>\nc', at: '3:3' },
    { what: 'a tag over several lines', text: 'a <b\nevil words\n>', at: '3:1' },
    { what: 'a tag over several lines in raw HTML', text: '<div>\n<b\nevil', at: '2:1' },
    { what: 'an open tag in the rest of a line behind a comment', text: '<!-- a --><b evil', at: '1:11' },
    { what: 'a tag in a block that is unclear', text: '> ```\n> <evil words>\n> ```', at: '2:3' },
    { what: 'words behind a fence', text: '```js evil words\n```', at: '1:1' },
    { what: 'words behind a fence in a quote', text: '> ~~~ evil words', at: '1:1' },
    { what: 'a reference to a zero-width space', text: 'a&#8203;b', at: '1:2' },
    { what: 'a reference to a tag character', text: 'a &#xE0041; b', at: '1:3' },
  ])('$what', ({ text, at }) => {
    expect(unclear(text)?.startsWith(`${at} `)).toBe(true);
  });

  it.each([
    { text: '> ```\n> <!-- a -->', why: '2:3 an HTML comment that may or may not be part of a code block' },
    { text: 'a\n<!-- b', why: '2:1 an HTML comment that is never closed, which may hide the rest of the page' },
    { text: '<!--> a -->', why: '1:1 an HTML comment that ends in more than one place' },
    { text: 'a <!-- b\nc -->', why: '1:3 an HTML comment over several lines that does not begin its line' },
    { text: '\t<!-- a -->', why: '1:2 an HTML comment on a line so far indented that it may be code' },
    { text: '😀 ` <!-- b -->', why: '1:5 an HTML comment behind a backtick or tag that is not closed on its line' },
    { text: 'a \\<!-- b -->', why: '1:4 an HTML comment behind a backslash' },
    { text: 'a <!-- b | c -->', why: '1:3 an HTML comment with dashes or bars inside' },
    { text: 'a\n<<!-- x -->!-- y -->', why: '1:1 an HTML comment that is put together from the rests of others' },
    { text: '```js evil words\n```', why: '1:1 words behind a code fence, which the page hides' },
    { text: 'a&#8203;b', why: '1:2 "&#8203;", which the page shows as nothing' },
    { text: 'a <b\nevil words\n>', why: '3:1 a tag over several lines, which the page hides' },
    { text: 'b <?php evil ?>', why: '1:3 "<?", which begins markup that the page hides' },
    { text: 'a <evil words> b > c', why: '1:3 "<evil words>", which the page may take for a tag and hide' },
    { text: '<div>\n<b\nevil>', why: '2:1 "<b", which the page may take for a tag and hide' },
  ])('$why', ({ text, why }) => {
    expect(unclear(text)).toBe(why);
  });

  it('shows at most a line of a tag', () => {
    expect(unclear(`<${'evil '.repeat(50)}>`)?.length).toBeLessThan(140);
  });
});

describe('what people write is left alone', () => {
  it.each([
    '',
    '\n',
    'a < b && c > d -> e',
    '1 <2> 3',
    'a&#8364;b &#x20AC; &#99999999; &#xFFFFFF; &amp; &#173',
    'a <b and nothing more',
    '\\<String> and `Vec<String>` and ``a`b``',
    '```rust\nVec<String>\n```\n\n```c++\n```\n\n~~~objective-c\n~~~',
    '<h1>a</h1> <h6>b</h6>',
    '<img \t src = \'x y\' alt= "a b"\twidth =1 />',
    '<details open><summary><b>Log</b></summary>\n\ntext\n</details>',
    '<p align="center"><a href="https://example.org"><img src="x.png" alt="y" width=100></a></p>',
    '| a | b |\n|---|---|\n| `x` | y |',
    '- - -\n* * *\n- \n-\n10) a\n2. b',
    '> quote\n> > quote\n\n>x',
    '`` ` `` and ` alone',
  ])('%j', (text) => {
    expect(dropHtmlComments(text)).toEqual({ text, dropped: 0, unclear: null });
  });
});

describe('properties', () => {
  // Without `<a ` and lists around fences, in which the other implementation departs from CommonMark.
  const pieces = fc.constantFrom(
    '<!-- @ -->', '<!-- @', '@ -->', '<!-- @\n', '@\n-->', '\n```\n', '\n```html\n@\n<!-- @ -->\n```\n', '\n~~~\n',
    '\n\n', '\n', '- @', '> ', '  ', '    ', '`', '``', '`<!-- @ -->`', '@ ', '@', '<div>', '</div>', '<b>', '</b>', '\\',
    '|', '\n|--|--|\n', '# ', '\n---\n', '\n    ```\n', '<b title="`">', '>', '"',
  ); // prettier-ignore
  const documents = fc.array(pieces, { maxLength: 12 }).map((list) => {
    let count = 0;
    return list.join('').replace(/@/g, () => `w${(count += 1)}z`);
  });

  it('what is seen is what is sent, by another implementation of Markdown', () => {
    let clear = 0;
    fc.assert(
      fc.property(documents, (text) => {
        const read = dropHtmlComments(text);
        if (read.unclear !== null) return;
        clear += 1;
        expectSame(listCanaries(read.text).join(), listShown(text).join());
      }),
      { numRuns: 10_000 },
    );
    expect(clear).toBeGreaterThan(1000);
  });

  it('never throws, never adds, keeps the lines, and is done at once', () => {
    fc.assert(
      fc.property(fc.oneof(documents, anyText()), (text) => {
        const read = dropHtmlComments(text);
        expect(read.text.length).toBeLessThanOrEqual(text.length);
        expect(read.text.split('\n')).toHaveLength(text.split('\n').length);
        if (read.unclear === null) expect(dropHtmlComments(read.text)).toMatchObject({ text: read.text, dropped: 0 });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('time grows with the text', () => {
  it.each([
    { what: 'comments on one line', unit: 'a <!-- b -->' },
    { what: 'comments on lines', unit: '<!-- b -->\n' },
    { what: 'beginnings of tags', unit: '<a' },
    { what: 'quotes in tags', unit: '<a "' },
    { what: 'spaces in tags', unit: '<a                               ' },
    { what: 'runs of backticks', unit: '` `` ``` ````' },
    { what: 'backticks between bars', unit: '`|' },
    { what: 'ends without beginning', unit: ' -->' },
    { what: 'list markers', unit: '- ' },
    { what: 'quotes', unit: '>' },
    { what: 'spaces', unit: '    ' },
    { what: 'fences', unit: '```\n' },
    { what: 'empty lines', unit: '\n' },
    { what: 'lines', unit: 'a <b\n' },
    { what: 'references', unit: '&#123;' },
    { what: 'comments over lines', unit: '<!--\n-->\n' },
    { what: 'digits', unit: '1' },
    { what: 'backslashes', unit: '\\\\\\<' },
    { what: 'links without end', unit: '<a:' },
    { what: 'spaces and a letter', unit: '        a' },
  ])('$what', ({ unit }) => {
    expectLinear(dropHtmlComments, (size) => unit.repeat(size / unit.length), 256 * 1024);
  });

  it('runs of backticks of all lengths', () => {
    const build = (size: number): string => {
      const runs: string[] = [];
      for (let length = 1, total = 0; total < size; length += 1, total += length) runs.push('`'.repeat(length));
      return runs.join(' ');
    };
    expectLinear(dropHtmlComments, build, 256 * 1024);
  });
});
