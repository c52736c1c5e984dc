/**
 * The values of a config file, each under the name of its input: checked with the input's grammar, converted to the input's
 * text, and described for editors as JSON Schema.
 */
import * as z from 'zod/mini';
import { BRIEF_LIMITS, countCharacters } from '../../core/order/brief.ts';
import { type ChoiceName, inputContract, type InputName } from '../input/contract.ts';
import * as kinds from '../input/kinds.ts';
import { findNearest } from './nearest.ts';

/** The JSON Schema of a value for editors, with YAML's types instead of texts. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of each value's schema. */
export const LEAF_SCHEMAS = z.registry<{ readonly json: JsonSchema }>();

/** The schema of a value, whose output is the input's text. */
export type Leaf = z.ZodMiniType<string>;

/** Why a value can't be used. `expected` completes "expected …". */
interface LeafProblem {
  readonly path: readonly number[];
  readonly expected: string;
}

/** What a leaf is built from. */
interface LeafParts {
  readonly json: JsonSchema;
  readonly description: string;
  readonly findProblems: (value: unknown) => readonly LeafProblem[];
}

/** Creates a leaf and registers its JSON Schema. */
function createLeaf({ json, description, findProblems }: LeafParts): Leaf {
  const leaf = z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const problems = findProblems(value);
      for (const { path, expected } of problems) {
        context.issues.push({ code: 'custom', message: `expected ${expected}`, path: [...path], input: value });
      }
      return problems.length > 0 ? z.NEVER : toText(value);
    }),
  );
  // Editors show plain text. The contract's Markdown is readable without backticks.
  LEAF_SCHEMAS.add(leaf, { json: { ...json, description: description.replaceAll('`', '') } });
  return leaf;
}

/** Converts a valid value to the input's text: lists have one entry per line. */
function toText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('\n') : String(value);
}

/** Returns the description of an input. */
function describe(name: InputName): string {
  return inputContract(name).description;
}

/** Checks a single value with the kind of its input. */
function checkValue<T>(kind: kinds.Kind<T>, value: unknown, path: readonly number[] = []): readonly LeafProblem[] {
  if (typeof value !== 'string') return [{ path, expected: `${describeExpected(kind, '')}, as a single value` }];
  if (value === '')
    return [{ path, expected: `${describeExpected(kind, '')}; it is empty: give a value, or leave the line out` }];
  return kind.parse(value) === undefined ? [{ path, expected: describeExpected(kind, value) }] : [];
}

/** Describes what a kind expects, with an example. */
function describeExpected<T>({ expected, example }: kinds.Kind<T>, value: string): string {
  return `${typeof expected === 'string' ? expected : expected(value)}, such as ${example}`;
}

/** Creates a leaf for a single value whose text is the input's text. */
function scalar<T>(name: InputName, kind: kinds.Kind<T>, json: JsonSchema): Leaf {
  return createLeaf({ json, description: describe(name), findProblems: (value) => checkValue(kind, value) });
}

/** Creates a leaf for an input with a closed set of values. */
export function choice(name: ChoiceName): Leaf {
  const { values = [] } = inputContract(name);
  return createLeaf({
    json: { enum: values },
    description: describe(name),
    findProblems(value) {
      if (typeof value === 'string' && values.includes(value)) return [];
      const near = typeof value === 'string' ? findNearest(value, values) : null;
      const hint = near === null ? '' : `; did you mean ${near}?`;
      return [{ path: [], expected: `one of ${values.join(', ')}${hint}` }];
    },
  });
}

/** Creates a leaf for a boolean, quoted or plain. */
export function flag(name: InputName): Leaf {
  return createLeaf({
    json: { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] },
    description: describe(name),
    findProblems(value) {
      if (typeof value === 'string' && kinds.BOOLEAN.parse(value) !== undefined) return [];
      return [{ path: [], expected: `true or false${typeof value === 'string' ? explainAlias(value) : ''}` }];
    },
  });
}

/** The booleans of YAML 1.1, which are plain text in YAML 1.2. */
const BOOLEAN_ALIASES = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** Explains a boolean of YAML 1.1. Empty for every other text. */
function explainAlias(text: string): string {
  const alias = Object.entries(BOOLEAN_ALIASES).find(([key]) => key === text.toLowerCase());
  return alias === undefined ? '' : `: ${alias[0]} is only a word in YAML 1.2, write ${alias[1]}`;
}

/** Creates a leaf for US dollars, plain or quoted: `120` and `"120.50"`. */
export function money(name: InputName): Leaf {
  return scalar(name, kinds.BUDGET, {
    anyOf: [
      { type: 'number', minimum: 0, maximum: 9_999_999.99 },
      { type: 'string', pattern: '^[0-9]{1,7}(\\.[0-9]{1,2})?$' },
    ],
  });
}

/** Creates a leaf for a whole number in a range. */
export function integer(name: InputName, min: number, max: number, example: number): Leaf {
  return scalar(name, kinds.integer(min, max, example), {
    anyOf: [
      { type: 'integer', minimum: min, maximum: max },
      { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
    ],
  });
}

/** Creates a leaf for a duration in a range, such as `45m`. */
export function duration(name: InputName, min: string, max: string, example: string): Leaf {
  return scalar(name, kinds.duration(min, max, example), { type: 'string', pattern: '^[0-9]{1,6}[smh]$' });
}

/** Creates a leaf for one line of visible text. */
export function line(name: InputName, max: number, what: string, example: string): Leaf {
  return scalar(name, kinds.line(max, what, example), { type: 'string', minLength: 1, maxLength: max });
}

/** Creates a leaf for one line of text that can be empty on purpose. */
export function optionalLine(name: InputName, max: number, what: string, example: string): Leaf {
  const kind = kinds.line(max, what, example);
  return createLeaf({
    json: { type: 'string', maxLength: max },
    description: describe(name),
    findProblems: (value) => (value === '' ? [] : checkValue(kind, value)),
  });
}

/** Creates a leaf for a list with at least one entry. Each is one entry of the input, so it holds no comma or line break. */
export function list(name: InputName, kind: kinds.Kind<readonly string[]>): Leaf {
  return createLeaf({
    json: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
    description: describe(name),
    findProblems: (value) => checkList(kind, value),
  });
}

/** Checks a list and each of its entries. */
function checkList(kind: kinds.Kind<readonly string[]>, value: unknown): readonly LeafProblem[] {
  if (!Array.isArray(value)) return [{ path: [], expected: `a list, such as [${kind.example}]` }];
  if (value.length === 0) return [{ path: [], expected: 'at least one entry; or leave the line out' }];
  return value.flatMap((entry: unknown, index) => {
    const problems = checkValue(kind, entry, [index]);
    if (problems.length > 0 || typeof entry !== 'string') return problems;
    const alone = kind.parse(entry)?.length === 1 && kind.parse(entry)?.[0] === entry.trim();
    return alone ? [] : [{ path: [index], expected: 'one entry without comma or line break in it' }];
  });
}

/** Creates a leaf for the input `checks`: `required`, `all`, `none`, or a list of names. */
export function checksMode(): Leaf {
  return createLeaf({
    json: {
      anyOf: [
        { enum: ['required', 'all', 'none'] },
        {
          type: 'array',
          minItems: 1,
          items: { type: 'string', minLength: 1, not: { enum: ['required', 'all', 'none'] } },
        },
      ],
    },
    description: describe('checks'),
    findProblems(value) {
      if (!Array.isArray(value)) {
        const isMode = typeof value === 'string' && ['required', 'all', 'none'].includes(value);
        return isMode
          ? []
          : [{ path: [], expected: 'required, all or none, or a list of names, such as [build, lint]' }];
      }
      const problems = checkList(kinds.NAMES, value);
      if (problems.length > 0 || kinds.CHECKS.parse(toText(value))?.kind === 'list') return problems;
      return [{ path: [], expected: 'names only: required, all and none each stand alone, without a list' }];
    },
  });
}

/** Creates a leaf for the Definition of Done of issues that have none. */
export function dod(): Leaf {
  return createLeaf({
    json: { type: 'string', minLength: 1 },
    description: 'Definition of Done for issues without one of their own, in Markdown.',
    findProblems(value) {
      if (typeof value !== 'string' || value.trim() === '') {
        return [{ path: [], expected: 'text, best as a block that begins with |' }];
      }
      const count = countCharacters(value);
      const max = BRIEF_LIMITS.dod;
      return count > max ? [{ path: [], expected: `at most ${max} characters; these are ${count}` }] : [];
    },
  });
}
