/**
 * Everything that reads foreign text, up to 256 KiB of it, on texts that make a careless reader look back at each step
 * (threat row 21): twice the text, at most 2.5 times the time.
 */
import { describe, it } from '@jest/globals';
import { parseConfig } from '../../src/action/config/parse.ts';
import { neutralizeLines } from '../../src/action/runner/neutralize.ts';
import { createSecrets } from '../../src/action/runner/secrets.ts';
import { parseMissionReferences } from '../../src/core/policy/binding.ts';
import { tidyText } from '../../src/core/order/brief.ts';
import { parseCommand } from '../../src/core/commands/parse.ts';
import { createSigner } from '../../src/core/digest.ts';
import { findHiddenText } from '../../src/core/foreign-text/hidden-text.ts';
import { dropHtmlComments } from '../../src/core/foreign-text/html-comments.ts';
import { parseIssueBrief } from '../../src/core/order/issue-brief.ts';
import { dropLinkDefinitions } from '../../src/core/foreign-text/link-definitions.ts';
import { parseBudget } from '../../src/core/domain/money.ts';
import { findProtectedPaths } from '../../src/core/policy/protected-paths.ts';
import { parseFooter, parseSubject } from '../../src/core/domain/reference.ts';
import { readMarker } from '../../src/core/state/markers.ts';
import { cut, endSentence } from '../../src/core/text.ts';
import { findNextPage } from '../../src/marketplace/pages.ts';
import { parseJson, parseErrorMessage, toMission } from '../../src/marketplace/wire.ts';
import { fence, quote, showInvisible, toLines } from '../../src/report/markdown/markdown.ts';
import { buildComment } from '../support/builders.ts';
import { expectLinear } from '../support/growth.ts';

const signer = { signer: createSigner('osk_test_growth'), isSandbox: false } as const;
const secrets = createSecrets();
secrets.add('osk_live_canary0123456789');
const HERE = new URL('https://orkestro.net/api/v1/marketplace/missions');
const CONFIG = { path: '.github/orkestro.yml', label: 'orkestro' };

/** The readers by name, and the pieces that are repeated for them. */
const READERS: readonly (readonly [string, (text: string) => unknown, readonly string[]])[] = [
  [
    'parseIssueBrief',
    (text) => parseIssueBrief(text),
    ['### \n', '- [ ] ', '> ', '```\n', '#', ' ', '-', '## Definition of Done\n\n', 'a\n'],
  ],
  ['dropHtmlComments', dropHtmlComments, ['<!--', '<!-- -->', '`', '<', '-->', '``a']],
  ['dropLinkDefinitions', dropLinkDefinitions, ['[a]: b\n', '[', '[a]:', '\\[', '[a]: <', '[a]: b "']],
  ['findHiddenText', findHiddenText, ['\u200b', '\u202e', '👩\u200d', '\u{e0041}', '\ufe0f', 'א\u200f']],
  ['tidyText', tidyText, [' ', '\n', ' \n', '\r\n', '\t']],
  [
    'parseCommand',
    (text) => parseCommand(`/orkestro rework ${text}`, '/orkestro'),
    [' ', '`', '\n', 'a ', '/orkestro '],
  ],
  ['parseCommand, before the word', (text) => parseCommand(`${text}/orkestro accept`, '/orkestro'), [' ', '\t', '>']],
  [
    'parseMissionClaims',
    parseMissionReferences,
    ['Orkestro-Mission: ', 'Orkestro-Mission: a\n', 'Orkestro-Mission:', ' ', '\n'],
  ],
  ['parseFooter', parseFooter, ['orkestro: ', 'repo=1 ', '\n', ' ', '<!-- ', '=']],
  ['parseSubject', parseSubject, ['repo=', '1', ' ', 'repo=1 number=']],
  ['parseBudget', parseBudget, ['1', '1.', '.', ' ', '1,']],
  [
    'readMarker',
    (body) => readMarker(buildComment({ body }), 'status', signer),
    ['<!-- orkestro ', '{"v":1,', '-->', '<!-- orkestro {"v":1} -->\n', '\n', ' '],
  ],
  [
    'findProtectedPaths',
    (path) => findProtectedPaths({ kind: 'listed', paths: [path] }, ['**/a/**/b/**/*c*d*', '.github/**']),
    ['a/', 'b/', 'a', 'cd', '/', 'a/b/'],
  ],
  ['cut and endSentence', (text) => [cut(text, 400), endSentence(text, 400)], ['a', ' ', '.', '👩', 'a. ']],
  ['neutralizeLines', neutralizeLines, ['::', '##[', '#\u200b', ':\u200b', ' ', '\n', '\x1b[']],
  ['redact', (text) => secrets.redact(text), ['osk_', 'osk_live_', 'ghp_', 'github_pat_', 'a', '_']],
  ['showInvisible', (text) => showInvisible(text), ['\u200b', '\ud800', '👩\u200d']],
  // The last character keeps the newlines from being the end, which a pattern for the end finds at once.
  ['toLines, before the last character', (text) => toLines(`${text}x`), ['\n', '\r\n', '\r', 'a\n\n', ' \n']],
  ['fence, before the last character', (text) => fence(`${text}x`), ['\n', '`\n', '\n\n']],
  ['quote, before the last character', (text) => quote(`${text}x`), ['\n', ' ', '\t', '\n  ']],
  ['parseFooter, in HTML', parseFooter, ['<br>', '<p', '<p a', '</p>', '<br />\n']],
  [
    'parseJson, one long text',
    (text) => parseJson(`{"mission":{"id":"a","title":${JSON.stringify(text)},"status":"a"}}`),
    ['"', '\\', '1', '{'],
  ],
  ['parseJson, nested', parseJson, ['[', '{"a":', '1', '1,', '"']],
  [
    'toMission',
    (text) => toMission({ id: 'a', title: text, status: text, verification: text, dod: text }),
    [' ', '\ud800', 'a '],
  ],
  ['readMessage', parseErrorMessage, ['{"error":', '<', ' ', '\n', '<p>', '{"message":"']],
  [
    'findNextPage',
    (link) => findNextPage(HERE, link, {}),
    ['<', '<a>; ', ';', ',', '<a>; rel=', '"', ' ', 'rel="next"; '],
  ],
  ['parseConfig', (text) => parseConfig(text, CONFIG), ['a: ', '- ', '# ', '\n', '"', 'a: b\n', '[', '&a ']],
];

describe('time and text', () => {
  it.each(READERS.flatMap(([name, read, units]) => units.map((unit) => [name, unit, read] as const)))(
    'threat row 21: %s is linear in %j',
    (_name, unit, read) => {
      expectLinear(read, (size) => unit.repeat(Math.ceil(size / unit.length)), 256 * 1024);
    },
    60_000,
  );
});
