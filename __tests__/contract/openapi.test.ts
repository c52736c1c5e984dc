/** Checks the OpenAPI document: by a validator of others, against the committed file, and for what this API promises. */
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { openMemory, openSocket } from '../support/sandbox/open.ts';
import { Documented, type ApiDocument } from './documented.ts';

async function readDocument(): Promise<ApiDocument> {
  return (await Documented.read(await openMemory())).document;
}

/** Returns every `$ref` in a value, at any depth. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [String(inner)] : refsIn(inner)));
}

describe('the OpenAPI document', () => {
  it('is accepted by a validator of OpenAPI 3.1, which refuses what is not', async () => {
    const problemsOf = async (document: Record<string, unknown>): Promise<unknown> =>
      (await new Validator().validate(structuredClone(document))).errors ?? [];
    const document = await readDocument();
    expect(await problemsOf({ ...document })).toEqual([]);
    const { info: _, ...incomplete } = document as ApiDocument & { readonly info: object };
    expect(await problemsOf(incomplete)).not.toEqual([]);
    expect(await problemsOf({ ...document, operations: {} })).not.toEqual([]);
  });

  it('is the file of the repository, byte for byte, over a socket as well', async () => {
    const committed = readFileSync(new URL('../../schema/openapi.json', import.meta.url), 'utf8');
    const api = await openSocket();
    const served = await api.send('GET', '/openapi.json', { key: null });
    await api.close();
    expect(`${JSON.stringify(JSON.parse(served.text), null, 2)}\n`).toBe(committed);
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
