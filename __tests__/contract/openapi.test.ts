/** Checks the structure of the served OpenAPI document: https://spec.openapis.org/oas/v3.1.1, as far as this API uses it. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openMemory } from '../support/sandbox/open.ts';
import { Documented, type ApiDocument } from './documented.ts';

const text = { type: 'string', minLength: 1 };
const closed = (properties: object, required: readonly string[]): object => {
  return { type: 'object', properties, required, additionalProperties: false };
};
const mapOf = (value: object): object => ({ type: 'object', additionalProperties: value });
const schema = { type: 'object' };
const content = closed({ 'application/json': closed({ schema }, ['schema']) }, ['application/json']);
const header = closed({ description: text, schema }, ['schema']);
const parameter = {
  ...closed(
    { name: text, in: { enum: ['path', 'query', 'header'] }, required: { type: 'boolean' }, description: text, schema },
    ['name', 'in', 'schema'],
  ),
  // A path's parameter is never optional.
  if: { properties: { in: { const: 'path' } } },
  then: { properties: { required: { const: true } }, required: ['required'] },
};
const operation = closed(
  {
    operationId: { type: 'string', pattern: '^[a-z][A-Za-z]+$' },
    summary: text,
    parameters: { type: 'array', items: parameter, uniqueItems: true },
    security: { type: 'array', items: mapOf({ type: 'array', items: text }) },
    requestBody: closed({ required: { type: 'boolean' }, content }, ['content']),
    responses: {
      type: 'object',
      propertyNames: { pattern: '^[1-5]\\d\\d$' },
      minProperties: 1,
      additionalProperties: closed({ description: text, headers: mapOf(header), content }, ['description']),
    },
  },
  ['operationId', 'responses'],
);
const STRUCTURE = closed(
  {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: closed({ title: text, version: text, description: text }, ['title', 'version']),
    servers: { type: 'array', items: closed({ url: text, description: text }, ['url']) },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: closed({ get: operation, post: operation }, []),
    },
    components: closed(
      {
        schemas: mapOf(schema),
        securitySchemes: mapOf(
          closed({ type: { const: 'http' }, scheme: text, description: text }, ['type', 'scheme']),
        ),
      },
      [],
    ),
  },
  ['openapi', 'info', 'paths'],
);

async function readDocument(): Promise<ApiDocument> {
  return (await Documented.read(await openMemory())).document;
}

/** Returns every `$ref` in a value, at any depth. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));
}

describe('the OpenAPI document', () => {
  it('is of the structure of 3.1, with nothing that is not of it', async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const validate = ajv.compile(STRUCTURE);
    const document = await readDocument();
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, openapi: '3.0.3' })).toBe(false);
  });

  it('names each operation once, and each parameter of a path', async () => {
    const { paths } = await readDocument();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((one) => ({ path, ...one })),
    );
    const names = operations.map((one) => one.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, parameters } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
    }
  });

  it('refers to nothing that it does not have, and has nothing that nobody refers to', async () => {
    const document = await readDocument();
    const refs = new Set(refsIn(document));
    const names = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...refs].sort()).toEqual(names.sort());
    for (const schema of Object.values(document.components.schemas))
      expect(JSON.stringify(schema)).not.toContain('$schema');
  });

  it('describes what is taken in the words of the refusals', async () => {
    const { components, paths } = await readDocument();
    expect(components.schemas['MissionInput']).toMatchObject({
      required: ['title'],
      additionalProperties: false,
      properties: {
        title: {
          type: 'string',
          minLength: 1,
          maxLength: 500,
          description: 'a text of 1 to 500 characters on one line',
        },
        category: { enum: expect.arrayContaining(['DevOps', 'Other']), default: 'Other' },
        tier: { enum: ['T0 Self-serve', 'T1 Verified', 'T2 Guaranteed'], default: 'T1 Verified' },
        budget_usd: { type: 'number', minimum: 0.01, maximum: 9_999_999.99 },
        auto_assign: { type: 'boolean', default: true },
      },
    });
    const query = paths['/marketplace/specialists']?.['get']?.parameters ?? [];
    expect(query.map((one) => one.name)).toEqual(['limit', 'cursor', 'type', 'tier', 'min_rank']);
    expect(query[0]?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 100, default: 50 });
  });

  it('asks for a key where one is needed, and nowhere else; needs none itself, and has a tag', async () => {
    const api = await openMemory();
    const { paths } = await readDocument();
    const open = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap((one) => (one.security.length === 0 ? [path] : [])),
    );
    expect(open).toEqual(['/marketplace', '/openapi.json']);
    const first = await api.send('GET', '/openapi.json', { key: null });
    const again = await api.send('GET', '/openapi.json', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
  });
});
