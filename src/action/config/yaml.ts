/**
 * Parses YAML into a plain tree of strings, lists, and maps, with the position of each value. Every scalar stays the text
 * of the file, so that the inputs' own grammars read `120.50`, `1e3`, and `yes`, not YAML's.
 */
import type { Alias, Document, Node, YAMLMap } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ConfigProblem } from '../../core/config/config.ts';
import { cut } from '../../core/text.ts';
import type { Tree } from '../../core/tree.ts';

/** 64 KiB: far more than people write, and far less than what slows the parser down. */
export const MAX_CONFIG_BYTES = 64 * 1024;
/** Longer lines make the parser compile patterns of their length. */
const MAX_LINE_LENGTH = 4_000;
const MAX_ALIASES = 50;
const MAX_NODES = 5_000;
const MAX_DEPTH = 20;
const MAX_SHOWN_LENGTH = 120;

/** A position in the file. Both numbers count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** The result of reading a YAML text: a tree, or why there is none. */
export type YamlReading =
  | {
      readonly kind: 'tree';
      /** An empty file is an empty map. */
      readonly tree: Tree;
      /** Returns the position of the value at a path, or of the closest value around it. */
      readonly positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position;
      readonly problem: (position: Position, message: string) => ConfigProblem;
    }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigProblem[] };

/** Reads one YAML document. Never throws because of its content. */
export function readYaml(text: string): YamlReading {
  const problem = (position: Position, message: string): ConfigProblem => ({
    ...position,
    message,
    source: sourceAt(text, position.line),
  });
  const size = findTooLarge(text);
  if (size !== null) return { kind: 'problems', problems: [problem(size, size.message)] };
  const lines = new LineCounter();
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
    const syntaxErrors = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS);
    if (syntaxErrors.length > 0) {
      const problems = syntaxErrors.map((one) => problem(toPosition(one.pos[0]), describeSyntaxError(one)));
      return { kind: 'problems', problems };
    }
    const builder = new TreeBuilder(document);
    const tree = builder.toTree(document.contents, []);
    return {
      kind: 'tree',
      tree: tree === '' ? {} : tree,
      positionOf: (path, part = 'value') => toPosition(builder.offsetsAt(path)[part]),
      problem,
    };
  } catch (error) {
    if (!(error instanceof LimitExceededError) && !(error instanceof RangeError)) throw error;
    const [message, offset] =
      error instanceof LimitExceededError ? [error.message, error.offset] : ['nested too deeply', 0];
    return { kind: 'problems', problems: [problem(toPosition(offset), message)] };
  }
}

/** After a syntax error the parser guesses, so later errors are rarely useful. */
const MAX_SYNTAX_ERRORS = 5;

/**
 * Finds what makes a text too large to parse: its size, or a line.
 *
 * @returns null if the text is small enough
 */
function findTooLarge(text: string): (Position & { readonly message: string }) | null {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_CONFIG_BYTES) {
    return { line: 1, column: 1, message: `the file has ${bytes} bytes, at most ${MAX_CONFIG_BYTES} are read` };
  }
  const long = text.split('\n').findIndex((line) => line.length > MAX_LINE_LENGTH);
  if (long < 0) return null;
  return {
    line: long + 1,
    column: MAX_LINE_LENGTH + 1,
    message: `the line is longer than ${MAX_LINE_LENGTH} characters`,
  };
}

/** Returns the text of a line, cut for display. */
function sourceAt(text: string, line: number): string {
  return cut((text.split('\n')[line - 1] ?? '').replaceAll('\r', ''), MAX_SHOWN_LENGTH);
}

const SYNTAX_MESSAGES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key stands twice; one of them would be ignored: delete one',
  TAB_AS_INDENT: 'a tab cannot indent in YAML: use spaces',
  MULTIPLE_DOCS: 'a second document begins here; only one is read: delete the line ---',
  TAG_RESOLVE_FAILED: 'YAML tags (a word after !) are not used here: leave it out',
};

/** Describes a syntax error on one line, because a problem is shown on one line. */
function describeSyntaxError({ code, message }: { readonly code: string; readonly message: string }): string {
  return SYNTAX_MESSAGES[code] ?? `this is no YAML: ${cut(message.replaceAll(/\s+/g, ' '), MAX_SHOWN_LENGTH)}`;
}

/** A file that exceeds a limit. The limits keep a small file from using up memory, such as by nested aliases. */
class LimitExceededError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Where a value and the key before it begin, in UTF-16 units. */
interface Offsets {
  readonly key: number;
  readonly value: number;
}

/** Converts nodes to a tree and records the offset of each. */
class TreeBuilder {
  readonly #document: Document.Parsed;
  readonly #offsets = new Map<string, Offsets>();
  #aliases = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  /** Converts a node. `key` is the offset of the key before it, `null` if there is none. */
  toTree(node: Node | null, path: readonly PropertyKey[], key: number | null = null): Tree {
    const own = this.#record(node, path, key);
    if (isMap(node)) return this.#toMap(node, path);
    if (isSeq(node)) return node.items.map((item, index) => this.toTree(toNode(item), [...path, index]));
    if (isAlias(node)) return this.toTree(this.#follow(node, own), path, key ?? own);
    return isScalar(node) && typeof node.value === 'string' ? node.value : '';
  }

  /**
   * Records the offset of a node and returns it.
   *
   * @throws LimitExceededError if the file holds too many values or is nested too deeply
   */
  #record(node: Node | null, path: readonly PropertyKey[], key: number | null): number {
    const own = offsetOf(node) ?? key ?? 0;
    const keyOffset = key ?? own;
    // The offset of an empty value is behind the colon, where a reader sees nothing.
    this.#offsets.set(toId(path), { key: keyOffset, value: isEmpty(node) ? keyOffset : own });
    if (path.length > MAX_DEPTH) throw new LimitExceededError(`nested deeper than ${MAX_DEPTH} levels`, own);
    if (this.#offsets.size > MAX_NODES) throw new LimitExceededError(`more than ${MAX_NODES} values`, own);
    return own;
  }

  /** Converts a map and records its values. */
  #toMap(map: YAMLMap, path: readonly PropertyKey[]): Tree {
    const pairs = map.items.map(({ key, value }) => {
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
      return [name, this.toTree(toNode(value), [...path, name], offsetOf(toNode(key)))] as const;
    });
    // Unlike an assignment, this creates a member even for `__proto__`.
    return Object.fromEntries(pairs);
  }

  /** Resolves an alias. @throws LimitExceededError if there are too many, or the anchor is missing */
  #follow(alias: Alias, offset: number): Node {
    this.#aliases += 1;
    if (this.#aliases > MAX_ALIASES) throw new LimitExceededError(`more than ${MAX_ALIASES} aliases`, offset);
    const found = alias.resolve(this.#document);
    if (found === undefined) throw new LimitExceededError('this alias names no anchor above it', offset);
    return found;
  }

  /** Returns the offsets of the value at a path, or of the closest value around it. */
  offsetsAt(path: readonly PropertyKey[]): Offsets {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.#offsets.get(toId(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return this.#offsets.get(toId([])) ?? { key: 0, value: 0 };
  }
}

/** Returns a path as a map key. */
function toId(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** Tells whether a value is missing behind its key. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.source === '' && node.value === '' && node.type === 'PLAIN');
}

/** Returns where a node begins. @returns null if it has no range */
function offsetOf(node: Node | null): number | null {
  return node?.range?.[0] ?? null;
}

/** Returns the value as a node. @returns null if it is none */
function toNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}
