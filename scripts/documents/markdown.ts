/** Reads the repository's documents and the code blocks in them. */
import { globSync, readFileSync } from 'node:fs';
import { lexer, type Token } from 'marked';
import { parse } from 'yaml';

/** A fenced block. `line` is the number of its first line of content, from 1. */
export interface Block {
  readonly file: string;
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** Lists every Markdown document, by path. */
export function listDocuments(): readonly string[] {
  return globSync('{*.md,docs/**/*.md,examples/**/*.md,.github/**/*.md}').sort();
}

/** Lists every token of a document, depth first, with the cells of tables. */
export function listTokens(text: string): readonly Token[] {
  const walk = (tokens: readonly Token[]): readonly Token[] =>
    tokens.flatMap((token) => [token, ...walk(inside(token))]);
  return walk(lexer(text));
}

/** Lists the tokens inside a token. */
function inside(token: Token): readonly Token[] {
  if (token.type === 'table') {
    const { header, rows } = token as Extract<Token, { type: 'table' }>;
    const cells = [header, ...rows].flat() as readonly { readonly tokens: readonly Token[] }[];
    return cells.flatMap((cell) => cell.tokens);
  }
  if (token.type === 'list') return (token as Extract<Token, { type: 'list' }>).items;
  return 'tokens' in token ? (token.tokens ?? []) : [];
}

/** Lists the fenced blocks of a file, also those inside lists. */
export function listBlocks(file: string): readonly Block[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const blocks: Block[] = [];
  let open: { readonly fence: string; readonly language: string; readonly at: number; readonly indent: string } | null =
    null;
  for (const [at, line] of lines.entries()) {
    const [, indent = '', fence, language = ''] = /^( *)(`{3,})([\w-]*)/.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === null) open = { fence, language, at, indent };
    else if (fence === open.fence && language === '') {
      const { indent: margin, at: start } = open;
      const text = lines.slice(start + 1, at).map((one) => (one.startsWith(margin) ? one.slice(margin.length) : one));
      blocks.push({ file, language: open.language, text: `${text.join('\n')}\n`, line: start + 2 });
      open = null;
    }
  }
  return blocks;
}

/** What a YAML block contains. */
export type YamlKind = 'workflow' | 'steps' | 'issue form' | 'scenario' | 'config';

/** Recognizes the kind of a YAML block by members that only that kind has. Everything else is a config file. @throws if it is no YAML */
export function toYamlKind({ file, text }: Block): YamlKind {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return 'steps';
  if (typeof value !== 'object' || value === null) throw new Error(`${file}: a block of YAML that says nothing`);
  if ('jobs' in value) return 'workflow';
  if ('body' in value) return 'issue form';
  return 'specialists' in value || 'pace' in value ? 'scenario' : 'config';
}

/** Wraps steps in a workflow, so that they can be linted. `lines` is the number of lines before them. */
export function wrapSteps(text: string): { readonly text: string; readonly lines: number } {
  const head = [
    'on: workflow_dispatch',
    'permissions: {}',
    'jobs:',
    '  example:',
    '    runs-on: ubuntu-latest',
    '    steps:',
  ];
  const body = text.split('\n').map((line) => (line === '' ? '' : `      ${line}`));
  return { text: [...head, ...body].join('\n'), lines: head.length };
}
