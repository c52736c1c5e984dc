import { describe, expect, it } from '@jest/globals';
import { isDeep, listMarkdownLines, measurePrefix } from '../../../src/core/foreign-text/markdown-lines.ts';

/** t: text, c: code, u: unsure, h: raw HTML, m: maybe raw HTML. */
const KINDS = new Map([
  ['text no', 't'],
  ['code no', 'c'],
  ['unsure maybe', 'u'],
  ['text yes', 'h'],
  ['text maybe', 'm'],
]);

/** Takes lines with their kinds before a bar, and gives them back with the kinds that were found. */
function classify(rows: readonly string[]): readonly string[] {
  const text = rows.map((row) => row.slice(2)).join('\n');
  return listMarkdownLines(text).map((line) => `${KINDS.get(`${line.place} ${line.html}`) ?? '?'}|${line.text}`);
}

describe('fenced code', () => {
  it.each([
    ['a fence, its code, its end', ['t|a', 'c|```', 'c|b', 'c|```', 't|d']],
    ['with a language', ['c|``` js', 'c|b', 'c|```', 't|d']],
    ['of tildes', ['c|~~~', 'c|```', 'c|b', 'c|~~~', 't|d']],
    ['that never ends', ['c|```', 'c|', 'c|b']],
    ['with a longer end', ['c|```', 'c|b', 'c|`````', 't|d']],
    ['with a shorter end, which is none', ['c|````', 'c|```', 'c|````', 't|d']],
    ['with spaces and tabs behind its end', ['c|```', 'c|``` \t', 't|d']],
    ['with words behind its end, which is none', ['c|```', 'c|``` x', 'c|b']],
    ['with words before its end, which is none', ['c|```', 'c|x ```', 'c|b']],
    ['with its end a little indented', ['c|```', 'c|   ```', 't|d']],
    ['with its end far indented, which is none', ['c|```', 'c|    ```', 'c|d']],
    ['with backticks behind it, which is none', ['t|``` a ` b', 't|c']],
    ['with backticks behind tildes', ['c|~~~ a ` b', 'c|c']],
    ['of two backticks, which is none', ['t|``', 't|a']],
    ['behind words, which is none', ['t|a ```', 't|b']],
    ['right below a paragraph', ['t|a', 'c|   ```', 'c|   b']],
    ['indented, with its end where it began', ['c|  ```', 'c|  b', 'c|  ```', 't|d']],
    ['indented, with an empty line and one of spaces', ['c|  ```', 'c|', 'c| ', 'c|  ```', 't|d']],
    ['indented, with its end deeper', ['c|  ```', 'u|   ```', 'u|d']],
    ['indented, with code that is less so', ['c|  ```', 'u| b', 'u|  ```', 'u|d']],
    ['behind spaces and a tab, with its end behind spaces', ['c| \t```', 'c|    ```', 't|d']],
    ['behind two tabs, with its end behind spaces', ['c|\t\t```', 'c|        ```', 't|d']],
    ['far indented below a paragraph', ['t|a', 'u|    ```', 'u|', 'u|    b', 'u|    ```', 't|d']],
    ['far indented below an empty line', ['t|a', 't|', 'c|    ```', 'c|    b']],
    ['far indented below a line of white space', ['t|a', 't| \t', 'c|    ```', 'c|    b']],
  ])('%s', (_what, rows) => {
    expect(classify(rows)).toEqual(rows);
  });
});

describe('fences in lists', () => {
  it.each([
    ['at the marker', ['c|- ```', 'c|  a', 'c|  ```', 't|b']],
    ['at the marker, behind a tab', ['c|-\t```', 'c|    a', 'c|    ```', 't|b']],
    [
      'at each kind of marker',
      ['c|* ```', 'c|  ```', 'c|+ ```', 'c|  ```', 'c|1) ```', 'c|   ```', 'c|123456789. ```'],
    ],
    ['at two markers', ['c|  - - ```', 'c|      ```', 't|a']],
    ['at a number that is too long', ['t|1234567890. ```', 't|a']],
    ['at a letter', ['t|a. ```', 't|b']],
    ['at a bracket', ['t|1] ```', 't|b']],
    ['at a marker in a word', ['t|a- ```', 't|b']],
    ['at a marker without space', ['t|-```', 't|a']],
    ['ended by the end of the item', ['t|- a', 'c|  ```', 'c|  b', 't|d']],
    ['at the marker, ended by the end of the item', ['c|- ```', 't|d']],
    ['less indented than they began, but in the item', ['t|- a', 'c|    ```', 'u|  b']],
    ['far indented, in the item', ['t|1. a', 'c|    ```', 'c|    b']],
    ['far indented, in an item with a long number', ['t|1. a', 't|12. b', 'c|    ```', 'c|    b']],
    ['far indented, in an item with spaces behind its marker', ['t|-    a', 'c|     ```', 'c|     b']],
    ['as far indented as an item allows', ['t|- a', 'c|     ```', 'c|     b']],
    ['further indented than an item allows', ['t|- a', 'u|      ```', 'u|      b']],
    ['far indented, in the second line of an item', ['t|- a', 't|  b', 'c|    ```', 'c|    d']],
    ['far indented, where the item has ended', ['t|- a', 't|b', 'u|    ```', 'u|    d']],
    ['far indented, behind dashes that begin no item', ['t|a - b', 'u|    ```', 'u|    d']],
    ['far indented, behind a rule', ['t|- - -', 'u|    ```', 'u|    d']],
    ['far indented, behind a number that cannot interrupt', ['t|a', 't|2. b', 'u|     ```', 'u|     d']],
    ['behind a marker in raw HTML, which begins no item', ['h|<div>', 'h|- a', 't|', 'c|  ```', 'u|d']],
  ])('%s', (_what, rows) => {
    expect(classify(rows)).toEqual(rows);
  });
});

describe('quotes', () => {
  it.each([
    ['are text', ['t|> a', 't|b', 't|> d']],
    ['with a fence are unclear as far as they go', ['t|> a', 'u|> ```', 'u|> b', 't|d', 't|> e']],
    ['with tildes are unclear', ['u|> ~~~', 'u|> b', 't|', 't|> d']],
    ['with a fence behind words are unclear', ['u|> a ``` b', 'u|> c']],
    ['with a fence, and a tag in it, are unclear', ['u|> ```', 'u|> <b>', 'u|> a', 't|b']],
    ['with two tildes are text', ['t|> ~~a~~', 't|> b']],
    ['with two backticks are text', ['t|> ``', 't|> a']],
    ['with a tag may be HTML as far as they go', ['m|> <b>', 'm|> a', 't|b']],
    ['a little indented, with a tag', ['m|   > <b>', 't|b']],
    ['far indented are none', ['m|    > <b>', 'm|b']],
    ['with a tag and a fence', ['m|> <b>', 'u|> ```', 'u|> a', 't|b']],
    ['hold a paragraph that may go on', ['t|> a', 'u|    ```', 'u|    b']],
    ['end a list', ['t|- a', 't|> b', 'u|    ```', 'u|    d']],
    ['in a list, with a fence, leave all unclear', ['t|a', 'u|- > ```', 'u|b', 'u|', 'u|d']],
    ['in HTML are none', ['h|<div>', 'h|> ```', 'h|a', 't|', 't|b']],
    ['behind a tag, with a fence, leave all unclear', ['m|<b>', 'u|> ```', 'u|a', 'u|', 'u|b']],
  ])('%s', (_what, rows) => {
    expect(classify(rows)).toEqual(rows);
  });
});

describe('raw HTML', () => {
  it.each([
    ['goes on to the next empty line', ['h|<div>', 'h|a', 't|', 't|b']],
    ['goes on to the next line of white space', ['h|<div>', 'h|a', 't| \t', 't|b']],
    ['knows no fences', ['h|<div>', 'h|```', 'h|a', 't|', 't|b']],
    ['begins at an end', ['h|</div>', 'h|a']],
    ['begins at an empty element', ['h|<div/>', 'h|a']],
    ['begins at a name in capitals', ['h|<DIV>', 'h|a']],
    ['begins at a name alone', ['h|<div', 'h|a']],
    ['begins at headings of six levels', ['h|<h1>', 't|', 'h|<h6>', 't|', 'm|<h7>']],
    ['may begin at any other tag', ['m|<b>', 'm|a', 't|', 't|b']],
    ['may begin at a name that only begins like one', ['m|<divx>', 'm|a']],
    ['may begin where a block is indented', ['m| <div>', 'm|a']],
    ['may begin in a list', ['m|- <div>', 'm|a']],
    ['does not begin at a smaller-than', ['t|< a', 't|<1>', 't|a <b>']],
    ['surely begins at a block behind another tag', ['m|<b>', 'h|<div>', 'h|```']],
    ['stays so behind another tag', ['h|<div>', 'h|<b>', 'h|a']],
    ['that may be leaves a fence unclear', ['m|<b>', 'u|```', 'u|a', 'u|', 'u|b']],
  ])('%s', (_what, rows) => {
    expect(classify(rows)).toEqual(rows);
  });
});

describe('preformatted HTML', () => {
  it.each([
    ['goes on over empty lines to its end', ['h|<pre>', 'h|', 'h|```', 'h|a</pre>', 't|b']],
    ['ends in any case', ['h|<PRE>', 'h|</PRE>', 't|a']],
    [
      'is of four kinds',
      [
        'h|<pre>',
        'h|</pre>',
        'h|<script x>',
        'h|</script>',
        'h|<style',
        'h|</style>',
        'h|<textarea>',
        'h|</textarea>',
        't|a',
      ],
    ],
    ['whose name only begins so is none', ['m|<prex>', 't|', 't|a']],
    ['that ends on its line may be HTML to the next empty line', ['m|<pre>a</pre>', 'm|b', 't|', 't|d']],
    ['that ends on its line, in raw HTML', ['h|<div>', 'm|<pre>a</pre>', 'h|b', 't|']],
    ['in a list leaves all unclear', ['u|- <pre>', 'u|', 'u|a']],
    ['that is indented leaves all unclear', ['u| <pre>', 'u|', 'u|a']],
    ['behind a tag leaves all unclear', ['m|<b>', 'u|<pre>', 'u|', 'u|a']],
    ['in raw HTML leaves all unclear', ['h|<div>', 'u|<pre>', 'u|', 'u|a']],
  ])('%s', (_what, rows) => {
    expect(classify(rows)).toEqual(rows);
  });
});

describe('a line', () => {
  it('knows its place in the text, and what stands behind a fence', () => {
    expect(listMarkdownLines('a\n~~~ js \nb\n~~~\n> ``` c\n\n- > ~~~  d\ne')).toEqual([
      { text: 'a', offset: 0, number: 1, place: 'text', html: 'no', info: '' },
      { text: '~~~ js ', offset: 2, number: 2, place: 'code', html: 'no', info: 'js' },
      { text: 'b', offset: 10, number: 3, place: 'code', html: 'no', info: '' },
      { text: '~~~', offset: 12, number: 4, place: 'code', html: 'no', info: '' },
      { text: '> ``` c', offset: 16, number: 5, place: 'unsure', html: 'maybe', info: 'c' },
      { text: '', offset: 24, number: 6, place: 'text', html: 'no', info: '' },
      { text: '- > ~~~  d', offset: 25, number: 7, place: 'unsure', html: 'maybe', info: 'd' },
      { text: 'e', offset: 36, number: 8, place: 'unsure', html: 'maybe', info: '' },
    ]);
  });

  it.each([
    ['', 0, false],
    ['a     b', 0, false],
    ['   a', 3, false],
    ['    a', 4, true],
    ['\ta', 1, true],
    ['  \ta', 3, true],
    ['- a', 2, false],
    ['-a', 0, false],
    ['-    a', 5, false],
    ['-     a', 6, true],
    ['-\ta', 2, true],
    ['> > a', 4, false],
    ['>a', 1, false],
    ['> \ta', 3, true],
    ['1. 12) * + a', 11, false],
    ['1.a', 0, false],
    ['1] a', 0, false],
    ['1234567890. a', 0, false],
  ])('%j has a prefix of %d characters; deep: %s', (text, length, deep) => {
    expect({ length: measurePrefix(text), deep: isDeep(text) }).toEqual({ length, deep });
  });
});
