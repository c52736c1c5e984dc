/** The documents of the repository, and the blocks of code in them. */
import { globSync, readFileSync } from 'node:fs';
import { lexer, type Token } from 'marked';
import { parse } from 'yaml';

/** A fenced block. `line`: of its first line of content, from 1. */
export interface Block {
  readonly file: string;
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** Every Markdown file that people read here, in order of path. */
export function listDocuments(): readonly string[] {
  return globSync('{*.md,docs/**/*.md,examples/**/*.md,.github/**/*.md}').sort();
}

/** Every token of a document, depth first, tables' cells included. */
export function listTokens(text: string): readonly Token[] {
  const walk = (tokens: readonly Token[]): readonly Token[] =>
    tokens.flatMap((token) => [token, ...walk(inside(token))]);
  return walk(lexer(text));
}

function inside(token: Token): readonly Token[] {
  if (token.type === 'table') {
    const { header, rows } = token as Extract<Token, { type: 'table' }>;
    const cells = [header, ...rows].flat() as readonly { readonly tokens: readonly Token[] }[];
    return cells.flatMap((cell) => cell.tokens);
  }
  if (token.type === 'list') return (token as Extract<Token, { type: 'list' }>).items;
  return 'tokens' in token ? (token.tokens ?? []) : [];
}

/** The fenced blocks of a file; a fence inside a list counts as well. */
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

/** What a block of YAML is. */
export type YamlKind = 'workflow' | 'steps' | 'issue form' | 'scenario' | 'config';

/** Told by what only that kind has; the config file is what is left. Throws where it is no YAML. */
export function toYamlKind({ file, text }: Block): YamlKind {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return 'steps';
  if (typeof value !== 'object' || value === null) throw new Error(`${file}: a block of YAML that says nothing`);
  if ('jobs' in value) return 'workflow';
  if ('body' in value) return 'issue form';
  return 'specialists' in value || 'pace' in value ? 'scenario' : 'config';
}

/** The workflow around some steps, so that they can be judged; `lines` stand before them. */
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
