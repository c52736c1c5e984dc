/** Words for writing JSON Schemas (2020-12) that the compiler holds to the types of the values they describe. */

export type Node = Readonly<Record<string, unknown>>;

/** The members of `T`, each with its schema: one too many or too few does not compile. */
type Members<T> = { readonly [Name in keyof T]-?: Node };

/** An object with exactly these members; those in `optional` may be absent. */
export function object<T extends object>(members: Members<T>, optional: readonly (keyof T)[] = []): Node {
  const required = Object.keys(members).filter((name) => !optional.some((one) => one === name));
  return { type: 'object', properties: members, required, additionalProperties: false };
}

/** One of the words of a union: a word that is missing or none does not compile. */
export function enumOf<Word extends string>(all: Readonly<Record<Word, true>>): Node {
  return { enum: Object.keys(all) };
}

export function list(items: Node): Node {
  return { type: 'array', items };
}

/** The same, or `null`. */
export function nullable(node: Node): Node {
  if (Array.isArray(node['enum'])) return { ...node, enum: [...(node['enum'] as readonly unknown[]), null] };
  return typeof node['type'] === 'string'
    ? { ...node, type: [node['type'], 'null'] }
    : { anyOf: [node, { type: 'null' }] };
}

/** The same with a sentence for people. */
export function withDescription(description: string, node: Node): Node {
  return { description, ...node };
}

export const text: Node = { type: 'string' };
export const flag: Node = { type: 'boolean' };
export const number: Node = { type: 'number' };
/** A whole number, not negative: counts, ids and cents. */
export const count: Node = { type: 'integer', minimum: 0 };
/** A commit. */
export const sha: Node = { type: 'string', pattern: '^(?:[0-9a-f]{40}|[0-9a-f]{64})$' };
/** A SHA-256, hex. */
export const digest: Node = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** A whole schema as the text of a file. `id` carries the version. */
export function renderSchema(id: string, title: string, description: string, schema: Node): string {
  const whole = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title, description, ...schema };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
