/**
 * GitHub's published REST contract as a judge: which operation a request is, what is wrong with it, and what is wrong
 * with an answer. Stricter than the document: bodies and answers may carry nothing that isn't published, unknown query
 * parameters are mistakes, `per_page` is 1–100 (GitHub clamps silently).
 */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

type Json = null | boolean | number | string | Json[] | Tree;
interface Tree {
  [key: string]: Json;
}

/** An operation of the document and the decoded values of its path. */
export interface Match {
  readonly template: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
}

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the document is known to be narrower than what GitHub answers. */
function correct(slice: Tree): void {
  for (const name of ['pull-request', 'pull-request-simple']) {
    // The head of a pull request whose fork was deleted has neither.
    for (const part of ['repo', 'user']) {
      const path = ['components', 'schemas', name, 'properties', 'head', 'properties'];
      const properties = at(slice, path);
      const schema = properties[part];
      if (schema !== undefined) properties[part] = { nullable: true, allOf: [schema] };
    }
  }
  const conclusion = at(slice, ['components', 'schemas', 'check-run', 'properties', 'conclusion']);
  // Named in GitHub's guide to check runs and in the GraphQL schema.
  conclusion['enum'] = [...(conclusion['enum'] as Json[]), 'stale', 'startup_failure'];
}

function at(tree: Tree, path: readonly string[]): Tree {
  let here: Json | undefined = tree;
  for (const part of path) here = isTree(here) ? here[part] : undefined;
  if (!isTree(here)) throw new Error(`OpenAPI slice: nothing at ${path.join('/')}; make it anew.`);
  return here;
}

/** OpenAPI 3.0's `nullable` in the words of JSON Schema, and objects closed unless they are parts of an `allOf`. */
function prepare(value: Json, open = false): Json {
  if (Array.isArray(value)) return value.map((inner) => prepare(inner, open));
  if (!isTree(value)) return value;
  const { nullable, discriminator: _, ...rest } = value;
  const schema: Tree = {};
  for (const [key, inner] of Object.entries(rest)) {
    schema[key] = key === 'enum' || key === 'required' ? inner : prepare(inner, key === 'allOf');
  }
  if (!open && closable(schema)) schema['additionalProperties'] = false;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** Named schemas; what an `allOf` puts together stays open. */
function prepareAll(schemas: Tree): Tree {
  const parts = new Set<string>();
  collectParts(schemas, parts);
  const prepared = Object.entries(schemas).map(([name, schema]) => [name, prepare(schema, parts.has(name))]);
  return Object.fromEntries(prepared) as Tree;
}

function collectParts(value: Json, into: Set<string>): void {
  if (Array.isArray(value)) for (const inner of value) collectParts(inner, into);
  if (!isTree(value)) return;
  for (const part of (value['allOf'] ?? []) as { $ref?: string }[]) into.add(part.$ref?.split('/').at(-1) ?? '');
  for (const inner of Object.values(value)) collectParts(inner, into);
}

const closable = (schema: Tree): boolean =>
  isTree(schema['properties']) && !['additionalProperties', 'allOf', 'oneOf', 'anyOf'].some((key) => key in schema);

/** Parameters that may hold slashes. */
const GREEDY = new Set(['path', 'ref', 'branch']);

const toPattern = (template: string): RegExp =>
  new RegExp(
    `^${template.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${GREEDY.has(name) ? '.+' : '[^/]+'})`)}$`,
  );

/** Statuses that every operation can answer, listed or not. */
const EVERYWHERE = new Set([400, 401, 403, 404, 409, 410, 422, 429]);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly format?: string };
}

/** The judge. Schemas are compiled when first needed. */
export class Contract {
  readonly #document: Tree;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #patterns: { readonly template: string; readonly pattern: RegExp; readonly methods: Tree }[];

  constructor() {
    const slice = JSON.parse(readFileSync(new URL('./openapi-slice.json', import.meta.url), 'utf8')) as Tree;
    correct(slice);
    const schemas = prepareAll(at(slice, ['components', 'schemas']));
    this.#document = slice;
    // Each suite compiles what it meets, and judges a few hundred answers: quick to make is worth more than quick to run.
    const quickly = { inlineRefs: false, code: { optimize: false } };
    this.#ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, ...quickly });
    formats.default(this.#ajv);
    // GitHub's own format: owner/name.
    this.#ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
    this.#ajv.addSchema({ $id: 'github', components: { schemas } });
    this.#patterns = Object.entries(at(slice, ['paths'])).map(([template, methods]) => ({
      template,
      pattern: toPattern(template),
      methods: isTree(methods) ? methods : {},
    }));
    // Fixed words before placeholders, long before short.
    this.#patterns.sort((a, b) => rank(b.template) - rank(a.template));
  }

  /** `path` without the API's base and query, still percent-encoded. */
  find(method: string, path: string): Match | null {
    for (const { template, pattern, methods } of this.#patterns) {
      const groups = pattern.exec(path)?.groups;
      if (groups === undefined && path !== template) continue;
      // A path belongs to its narrowest template: `branches/main/protection` is no branch with a slash.
      if (!(method.toLowerCase() in methods)) return null;
      const params = Object.entries(groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)] as const);
      return { template, method: method.toUpperCase(), params: Object.fromEntries(params) };
    }
    return null;
  }

  /** What is wrong with a request; empty when nothing is. `body` is `undefined` when none was sent. */
  judgeRequest(match: Match, query: URLSearchParams, body: unknown): string[] {
    const parameters = this.#parameters(match);
    const wrong: string[] = [];
    for (const [name, value] of Object.entries(match.params)) {
      wrong.push(...judgeParameter(parameters, 'path', name, value));
    }
    for (const [name, value] of query) wrong.push(...judgeParameter(parameters, 'query', name, value));
    return [...wrong, ...this.#judgeBody(match, body)];
  }

  #judgeBody(match: Match, body: unknown): string[] {
    const declared = this.#operation(match)['requestBody'];
    if (declared === undefined) return body === undefined ? [] : ['a body, where the operation takes none'];
    if (body === undefined) return ['no body, where the operation needs one'];
    const schema = at(this.#operation(match), ['requestBody', 'content', 'application/json', 'schema']);
    return this.#judge(`${match.method} ${match.template} body`, schema, body);
  }

  /** What is wrong with an answer of the stand-in's own. */
  judgeAnswer(match: Match, status: number, body: unknown): string[] {
    const responses = at(this.#operation(match), ['responses']);
    const declared = responses[String(status)];
    if (declared === undefined && !EVERYWHERE.has(status))
      return [`status ${status}, which the operation never answers`];
    const schema = this.#answerSchema(declared);
    if (schema === null) return body === undefined || declared === undefined ? [] : ['a body, where there is none'];
    return this.#judge(`${match.method} ${match.template} ${status}`, schema, body);
  }

  #answerSchema(declared: Json | undefined): Tree | null {
    if (declared === undefined) return { $ref: '#/components/schemas/basic-error' };
    const reference = isTree(declared) ? declared['$ref'] : undefined;
    const response = typeof reference === 'string' ? at(this.#document, reference.slice(2).split('/')) : declared;
    const content = isTree(response) ? response['content'] : undefined;
    return isTree(content) ? at(content, ['application/json', 'schema']) : null;
  }

  #operation(match: Match): Tree {
    return at(this.#document, ['paths', match.template, match.method.toLowerCase()]);
  }

  #parameters(match: Match): Parameter[] {
    const declared = this.#operation(match)['parameters'] as { $ref?: string }[] | undefined;
    return (declared ?? []).map((parameter) => {
      const found = parameter.$ref === undefined ? parameter : at(this.#document, parameter.$ref.slice(2).split('/'));
      return found as unknown as Parameter;
    });
  }

  #judge(key: string, schema: Tree, value: unknown): string[] {
    let validate = this.#compiled.get(key);
    if (validate === undefined) {
      validate = this.#ajv.compile(relocate(prepare(schema)) as AnySchema);
      this.#compiled.set(key, validate);
    }
    if (validate(value)) return [];
    // A mistake under a `oneOf` is reported for every variant; the first few say enough.
    return (validate.errors ?? [])
      .slice(0, 8)
      .map(
        ({ instancePath, message = '', params }) =>
          `${instancePath || 'the value'} ${message}${describe(params as Record<string, unknown>)}`,
      );
  }
}

const describe = (params: Record<string, unknown>): string =>
  'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';

const rank = (template: string): number =>
  template.split('/').filter((part) => !part.startsWith('{')).length * 100 + template.length / 1000;

/** References of a part point into the shared document. */
function relocate(value: Json): Json {
  if (Array.isArray(value)) return value.map(relocate);
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? `github${inner}` : relocate(inner),
    ]),
  );
}

function judgeParameter(parameters: readonly Parameter[], where: string, name: string, value: string): string[] {
  const declared = parameters.find((parameter) => parameter.in === where && parameter.name === name);
  if (declared === undefined) return [`${where} parameter ${name} is not published`];
  const expected = expectation(declared, value);
  return expected === null ? [] : [`${name}=${value}; expected ${expected}`];
}

/** What a value should have been; `null`: it is fine. */
function expectation({ name, schema }: Parameter, value: string): string | null {
  const words = schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : null);
  if (words !== null) return words.includes(value) ? null : `one of ${words.join(', ')}`;
  if (schema.type !== 'integer') return null;
  if (!/^\d+$/.test(value)) return 'a whole number';
  const [least, most] = LIMITS[name] ?? [0, Infinity];
  return Number(value) >= least && Number(value) <= most ? null : `${least} to ${most}`;
}

const LIMITS: Readonly<Record<string, readonly [number, number]>> = { per_page: [1, 100], page: [1, Infinity] };
