/**
 * The values of a config file, each by the input it stands for: checked by the input's own grammar, turned into the input's
 * text, and described for editors as JSON Schema.
 */
import * as z from 'zod/mini';
import { BRIEF_LIMITS, countCharacters } from '../../core/order/brief.ts';
import { type ChoiceName, inputContract, type InputName } from '../input/contract.ts';
import * as kinds from '../input/kinds.ts';
import { findNearest } from './nearest.ts';

/** JSON Schema of a value as editors see it: YAML's own types, not texts. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What editors are told of each value's schema. */
export const LEAF_SCHEMAS = z.registry<{ readonly json: JsonSchema }>();

export type Leaf = z.ZodMiniType<string>;

interface LeafProblem {
  readonly path: readonly number[];
  readonly expected: string;
}

interface LeafParts {
  readonly json: JsonSchema;
  readonly description: string;
  readonly findProblems: (value: unknown) => readonly LeafProblem[];
}

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
  // Editors show plain text; the contract's Markdown reads well enough without its marks.
  LEAF_SCHEMAS.add(leaf, { json: { ...json, description: description.replaceAll('`', '') } });
  return leaf;
}

function toText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('\n') : String(value);
}

function describe(name: InputName): string {
  return inputContract(name).description;
}

/** A value on its own, by the kind of its input. */
function checkValue<T>(kind: kinds.Kind<T>, value: unknown, path: readonly number[] = []): readonly LeafProblem[] {
  if (typeof value !== 'string') return [{ path, expected: `${describeExpected(kind, '')}, as a single value` }];
  if (value === '')
    return [{ path, expected: `${describeExpected(kind, '')}; it is empty: give a value, or leave the line out` }];
  return kind.parse(value) === undefined ? [{ path, expected: describeExpected(kind, value) }] : [];
}

function describeExpected<T>({ expected, example }: kinds.Kind<T>, value: string): string {
  return `${typeof expected === 'string' ? expected : expected(value)}, such as ${example}`;
}

/** A single value whose text is the input's text. */
function scalar<T>(name: InputName, kind: kinds.Kind<T>, json: JsonSchema): Leaf {
  return createLeaf({ json, description: describe(name), findProblems: (value) => checkValue(kind, value) });
}

/** One of the contract's words. */
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

/** Quoted and plain are the same here. */
export function flag(name: InputName): Leaf {
  return createLeaf({
    json: { anyOf: [{ type: 'boolean' }, { enum: ['true', 'false'] }] },
    description: describe(name),
    findProblems(value) {
      if (typeof value === 'string' && kinds.BOOLEAN.parse(value) !== undefined) return [];
      const booleanAliases = typeof value === 'string' ? { yes: 'true', on: 'true', no: 'false', off: 'false' } : {};
      const alias =
        typeof value === 'string'
          ? Object.entries(booleanAliases).find(([key]) => key === value.toLowerCase())
          : undefined;
      const hint = alias === undefined ? '' : `: ${alias[0]} is only a word in YAML 1.2, write ${alias[1]}`;
      return [{ path: [], expected: `true or false${hint}` }];
    },
  });
}

/** US dollars, plain or quoted: `120` and `"120.50"`. */
export function money(name: InputName): Leaf {
  return scalar(name, kinds.BUDGET, {
    anyOf: [
      { type: 'number', minimum: 0, maximum: 9_999_999.99 },
      { type: 'string', pattern: '^[0-9]{1,7}(\\.[0-9]{1,2})?$' },
    ],
  });
}

export function integer(name: InputName, min: number, max: number, example: number): Leaf {
  return scalar(name, kinds.integer(min, max, example), {
    anyOf: [
      { type: 'integer', minimum: min, maximum: max },
      { type: 'string', pattern: '^(0|[1-9][0-9]*)$' },
    ],
  });
}

export function duration(name: InputName, min: string, max: string, example: string): Leaf {
  return scalar(name, kinds.duration(min, max, example), { type: 'string', pattern: '^[0-9]{1,6}[smh]$' });
}

/** One line of visible text. */
export function line(name: InputName, max: number, what: string, example: string): Leaf {
  return scalar(name, kinds.line(max, what, example), { type: 'string', minLength: 1, maxLength: max });
}

/** A text that may be empty on purpose. */
export function optionalLine(name: InputName, max: number, what: string, example: string): Leaf {
  const kind = kinds.line(max, what, example);
  return createLeaf({
    json: { type: 'string', maxLength: max },
    description: describe(name),
    findProblems: (value) => (value === '' ? [] : checkValue(kind, value)),
  });
}

/** A list with at least one entry; each is one entry of the input, so without a comma or line break of its own. */
export function list(name: InputName, kind: kinds.Kind<readonly string[]>): Leaf {
  return createLeaf({
    json: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
    description: describe(name),
    findProblems: (value) => checkList(kind, value),
  });
}

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

/** `required`, `all`, `none`, or a list of names. */
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

/** The Definition of Done of issues without one. */
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
