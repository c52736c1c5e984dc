/**
 * Finds every place in the sources that creates an error or a hold, by its shape, so that a new one is tested as soon as it is
 * written: calls of `refuse`, `hold`, and `createReply('refused', …)`, and object literals with `what`/`why`/`fix` or
 * `message`/`nextStep`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A place that creates an error or a hold. */
export interface Producer {
  /** `src/core/order/order.ts:42`. */
  readonly location: string;
  /** `failure`: what, where, why, fix. `hold`: message and nextStep. */
  readonly kind: 'failure' | 'hold';
  /** The texts by name, with `‹expression›` for values of the run. `null`: the text is created elsewhere. */
  readonly texts: Readonly<Record<string, string | null>>;
}

/** Folders whose texts reach people through an outcome, an annotation, or a comment. */
const FOLDERS = ['core', 'flow', 'action', 'http', 'marketplace', 'github', 'app'];

/** Lists the places in all folders. */
export function listProducers(): readonly Producer[] {
  return FOLDERS.flatMap((folder) => listFiles(join('src', folder))).flatMap(readProducers);
}

/** Lists the TypeScript files of a folder and its subfolders. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

/** Finds the places in a file. */
function readProducers(path: string): readonly Producer[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
  const found: Producer[] = [];
  const visit = (node: ts.Node): void => {
    const one = ts.isCallExpression(node)
      ? readCall(node)
      : ts.isObjectLiteralExpression(node)
        ? readObject(node)
        : null;
    if (one !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ location: `${path}:${line + 1}`, ...one });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What was found, without its place. */
type Shape = Omit<Producer, 'location'>;

/** The positions of message and next step among the arguments of a call. */
const CALLS: Readonly<Record<string, (args: readonly ts.Expression[]) => readonly [number, number] | null>> = {
  refuse: (args) => (args.length === 3 ? [1, 2] : [2, 3]),
  hold: () => [1, 2],
  createReply: (args) => (args[0]?.getText() === "'refused'" ? [2, 3] : null),
};

/** Reads a call. @returns null if it creates nothing */
function readCall({ expression, arguments: args }: ts.CallExpression): Shape | null {
  const at = ts.isIdentifier(expression) ? (CALLS[expression.text]?.(args) ?? null) : null;
  if (at === null || args.length < at[0] + 1) return null;
  return { kind: 'hold', texts: { message: readText(args[at[0]]), nextStep: readText(args[at[1]]) } };
}

/** Reads an object literal. @returns null if it has another shape */
function readObject(node: ts.ObjectLiteralExpression): Shape | null {
  const members = new Map(
    node.properties.filter(ts.isPropertyAssignment).map((one) => [one.name.getText(), one.initializer] as const),
  );
  const texts = (...names: readonly string[]): Shape['texts'] =>
    Object.fromEntries(names.filter((name) => members.has(name)).map((name) => [name, readText(members.get(name))]));
  if (members.has('fix') && (members.has('what') || members.has('message'))) {
    return { kind: 'failure', texts: texts('what', 'where', 'why', 'message', 'fix') };
  }
  return members.has('message') && members.has('nextStep')
    ? { kind: 'hold', texts: texts('message', 'nextStep') }
    : null;
}

/** Returns the text of a literal, a template, or a sum of them, and the first text of a choice. @returns null if it is created elsewhere */
function readText(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return readText(node.expression);
  if (ts.isConditionalExpression(node)) return readText(node.whenTrue) ?? readText(node.whenFalse);
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => `‹${expression.getText()}›${literal.text}`);
    return node.head.text + spans.join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [readText(node.left), readText(node.right)];
  return left === null || right === null ? null : left + right;
}
