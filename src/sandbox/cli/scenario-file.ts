/** A reader of scenarios in YAML. It reports every mistake with its line, its column, and a fix. */
import { readFileSync, statSync } from 'node:fs';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { SandboxError, type FieldProblem } from '../wire/errors.ts';
import { suggestName } from '../market/matching.ts';
import { checkScenario, SETTINGS, type Scenario, type ScenarioProblem } from '../scenario/scenario.ts';

const MAX_BYTES = 1024 * 1024;

/** A mistake at a position in the text. `offset` counts UTF-16 units from 0. */
interface Mistake {
  readonly offset: number;
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

const SYNTAX_FIX = 'Indent with spaces, one setting a line, and quote texts that hold ": " or start with a sign.';

/** Returns the offset of the value at a path, or of the deepest value on the way. For an unknown setting, its name. */
function locate(document: Document, path: readonly PropertyKey[], unknown: boolean): number {
  let place: Place = { key: null, value: document.contents };
  let offset = startOf(place.value);
  for (const [depth, part] of path.entries()) {
    const next = findEntry(place.value, part);
    if (next === null) break;
    place = next;
    const named = unknown && depth === path.length - 1;
    offset = (named ? startOf(place.key, offset) : startOf(place.value, startOf(place.key, offset))) || offset;
  }
  return offset;
}

interface Place {
  readonly key: unknown;
  readonly value: unknown;
}

function findEntry(node: unknown, part: PropertyKey): Place | null {
  if (isMap(node)) {
    const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(part));
    return { key: pair?.key, value: pair?.value };
  }
  if (!isSeq(node)) return null;
  const item = node.items[Number(part)];
  return { key: item, value: item };
}

function startOf(node: unknown, fallback = 0): number {
  return isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
}

/** Returns the path as text, for example `specialists[0].rank`. */
function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`),
    '',
  );
}

function toFix({ path, message, unknown }: ScenarioProblem): string {
  const last = String(path.at(-1) ?? '');
  const near = unknown ? suggestName(last, SETTINGS) : null;
  if (near !== null) return `Write "${near}" if you meant that; otherwise take it out.`;
  if (unknown) return 'Take it out; docs/SANDBOX-WORKERS.md lists every setting.';
  if (message.includes('received undefined')) return `Add ${last === '' ? 'it' : `"${last}"`} here.`;
  return 'Change it; docs/SANDBOX-WORKERS.md says what each setting takes.';
}

function findMistakes(text: string, lines: LineCounter): { value: unknown; mistakes: readonly Mistake[] } {
  const document = parseDocument(text, {
    ...{ lineCounter: lines, prettyErrors: false, schema: 'core', version: '1.2' },
    // Odd syntax is reported in `warnings`. The parser must not print it.
    logLevel: 'error',
  });
  const broken = [...document.errors, ...document.warnings].map(({ pos, message }): Mistake => ({
    offset: pos[0],
    path: '',
    message,
    fix: SYNTAX_FIX,
  }));
  if (broken.length > 0) return { value: undefined, mistakes: broken };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { value, mistakes: [{ offset: 0, path: '', message, fix: 'Write it out without so many aliases.' }] };
  }
  const checked = checkScenario(value);
  if (checked.kind === 'ok') return { value, mistakes: [] };
  const mistakes = checked.problems.map((problem): Mistake => ({
    offset: locate(document, problem.path, problem.unknown),
    path: toPath(problem.path),
    message: problem.message,
    fix: toFix(problem),
  }));
  return { value, mistakes };
}

function toFieldProblem(mistake: Mistake, text: string, lines: LineCounter): FieldProblem {
  const { line, col } = lines.linePos(mistake.offset);
  const source = (text.split(/\r?\n/)[line - 1] ?? '').slice(0, 200);
  const named = mistake.path === '' ? mistake.message : `${mistake.path}: ${mistake.message}`;
  const frame = `    ${source}\n    ${' '.repeat(Math.max(0, Math.min(col, 200) - 1))}^`;
  return {
    path: mistake.path || 'scenario',
    expected: mistake.message,
    message: `line ${line}, column ${col}: ${named}. ${mistake.fix}\n${frame}`,
  };
}

/**
 * Parses and checks the text of a scenario. `name` is the file name for messages.
 *
 * @throws SandboxError `bad_scenario` with every mistake.
 */
export function parseScenarioText(text: string, name: string): Scenario {
  const lines = new LineCounter();
  const { value, mistakes } = findMistakes(text, lines);
  if (mistakes.length === 0) return value as Scenario;
  const fieldProblems = mistakes.map((mistake) => toFieldProblem(mistake, text, lines));
  const list = fieldProblems.map(({ message }) => `  ${message}`).join('\n');
  throw new SandboxError('bad_scenario', `The scenario "${name}" is not valid:\n${list}`, { fieldProblems });
}

/**
 * Reads and checks a scenario file.
 *
 * @throws SandboxError `bad_scenario` if the file can't be read or is not valid.
 */
export function readScenarioFile(path: string): Scenario {
  let text: string;
  try {
    if (statSync(path).size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SandboxError(
      'bad_scenario',
      `The scenario "${path}" cannot be read: ${why}. Give a YAML file in UTF-8.`,
      {
        cause: error,
      },
    );
  }
  return parseScenarioText(text, path);
}
