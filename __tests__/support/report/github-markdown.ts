/**
 * Reads Markdown as GitHub does: the nodes, and what GitHub's filters find in the text outside code. It is independent of how
 * src/report escapes, and stricter than GitHub (it joins text across emphasis).
 * Patterns: docs.github.com "Autolinked references and URLs", html-pipeline's mention and emoji filters.
 */
import type { Token, Tokens } from 'marked';
import { lexer } from 'marked';

/** The parts of a Markdown text. */
export interface MarkdownReading {
  /** Token types with counts, containers included. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly links: readonly string[];
  readonly html: readonly string[];
  /** Runs of text outside code and links, with decoded entities. */
  readonly texts: readonly string[];
  /** Everything that a reader sees, with code. */
  readonly visible: string;
  /** Cells per table row, header first. */
  readonly rows: readonly number[];
}

/** Parses GitHub-flavored Markdown. */
export function readMarkdown(markdown: string): MarkdownReading {
  const reader = new MarkdownReader();
  reader.read(lexer(markdown, { gfm: true }));
  reader.endText();
  return reader;
}

/** Finds what GitHub's filters would act on. Empty if the texts are inert. */
export function findActive(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => PATTERNS.flatMap((pattern) => pattern.exec(text)?.[0] ?? []));
}

const PATTERNS: readonly RegExp[] = [
  /@[a-z0-9_]/i,
  /[a-z0-9._+-]@/i,
  /#\d/,
  /(?<![a-z0-9])gh-\d/i,
  /(?<![a-z0-9])[0-9a-f]{7,40}(?![a-z0-9])/i,
  /\w:\/\/|(?<![a-z0-9])www\.|mailto:|xmpp:/i,
  /:[a-z0-9_+-]+:/i,
  /\$\$|\$`|(?<![\w$])\$(?![\s$])[^$]*(?<!\s)\$(?!\w)/,
];

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&#124;': '|',
  '&nbsp;': ' ',
};

/** Collects the parts of tokens. */
class MarkdownReader implements MarkdownReading {
  readonly kinds = new Map<string, number>();
  readonly links: string[] = [];
  readonly html: string[] = [];
  readonly texts: string[] = [];
  readonly rows: number[] = [];
  visible = '';
  private run = '';

  read(tokens: readonly Token[]): void {
    for (const token of tokens) this.readOne(token);
  }

  endText(): void {
    if (this.run !== '') this.texts.push(this.run);
    this.run = '';
  }

  private readOne(token: Token): void {
    this.kinds.set(token.type, (this.kinds.get(token.type) ?? 0) + 1);
    const read = this.readers[token.type];
    if (read === undefined) this.readBlock('tokens' in token ? (token.tokens ?? []) : []);
    else read(token as never);
  }

  /** The reader of each token type. Every other type is a block of tokens. */
  private readonly readers: Readonly<Record<string, (token: never) => void>> = {
    escape: ({ text }: Tokens.Escape) => {
      this.add(text);
    },
    text: (token: Tokens.Text) => {
      this.readText(token);
    },
    em: ({ tokens }: Tokens.Em) => {
      this.read(tokens);
    },
    strong: ({ tokens }: Tokens.Strong) => {
      this.read(tokens);
    },
    del: ({ tokens }: Tokens.Del) => {
      this.read(tokens);
    },
    codespan: ({ text }: Tokens.Codespan) => {
      this.show(text);
    },
    code: ({ text }: Tokens.Code) => {
      this.show(text);
    },
    br: () => {
      this.show('\n');
    },
    html: ({ raw }: Tokens.HTML) => {
      this.show('');
      this.html.push(raw.trim());
    },
    link: ({ href, text }: Tokens.Link) => {
      this.show(text);
      this.links.push(href);
    },
    image: ({ href, text }: Tokens.Image) => {
      this.show(text);
      this.links.push(href);
    },
    list: ({ items }: Tokens.List) => {
      for (const item of items) {
        if (item.task) this.kinds.set('task', 1);
        this.readBlock(item.tokens);
      }
    },
    table: ({ header, rows }: Tokens.Table) => {
      for (const row of [header, ...rows]) {
        this.rows.push(row.length);
        for (const cell of row) this.readBlock(cell.tokens);
      }
    },
  };

  /** Adds text that GitHub's filters skip, which ends a run. */
  private show(text: string): void {
    this.endText();
    this.visible += text;
  }

  private readText({ text, tokens }: Tokens.Text): void {
    if (tokens === undefined) this.add(text);
    else this.read(tokens);
  }

  private readBlock(tokens: readonly Token[]): void {
    this.endText();
    this.read(tokens);
    this.endText();
  }

  private add(source: string): void {
    const text = source.replace(/&(?:amp|lt|gt|quot|nbsp|#39|#96|#124);/g, (entity) => ENTITIES[entity] ?? entity);
    this.run += text;
    this.visible += text;
  }
}
