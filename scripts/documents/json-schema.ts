/** Builds JSON Schemas (2020-12) that the compiler checks against the types of the values they describe. */

/** A JSON Schema. */
export type Node = Readonly<Record<string, unknown>>;

/** The schema of each member of `T`. A missing or unknown member does not compile. */
type Members<T> = { readonly [Name in keyof T]-?: Node };

/** Describes an object with exactly these members. Those in `optional` can be absent. */
export function object<T extends object>(members: Members<T>, optional: readonly (keyof T)[] = []): Node {
  const required = Object.keys(members).filter((name) => !optional.some((one) => one === name));
  return { type: 'object', properties: members, required, additionalProperties: false };
}

/** Describes a value of a union. A missing or unknown value does not compile. */
export function enumOf<Value extends string>(all: Readonly<Record<Value, true>>): Node {
  return { enum: Object.keys(all) };
}

/** Describes a list. */
export function list(items: Node): Node {
  return { type: 'array', items };
}

/** Allows `null` too. */
export function nullable(node: Node): Node {
  if (Array.isArray(node['enum'])) return { ...node, enum: [...(node['enum'] as readonly unknown[]), null] };
  return typeof node['type'] === 'string'
    ? { ...node, type: [node['type'], 'null'] }
    : { anyOf: [node, { type: 'null' }] };
}

/** Adds a description for people. */
export function withDescription(description: string, node: Node): Node {
  return { description, ...node };
}

/** Any text. */
export const text: Node = { type: 'string' };
/** A boolean. */
export const flag: Node = { type: 'boolean' };
/** Any number. */
export const number: Node = { type: 'number' };
/** A non-negative whole number: a count, an ID, or cents. */
export const count: Node = { type: 'integer', minimum: 0 };
/** The SHA of a commit. */
export const sha: Node = { type: 'string', pattern: '^(?:[0-9a-f]{40}|[0-9a-f]{64})$' };
/** A SHA-256 digest in hexadecimal. */
export const digest: Node = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** Renders a schema as the text of a file. `id` contains the version. */
export function renderSchema(id: string, title: string, description: string, schema: Node): string {
  const whole = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title, description, ...schema };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
