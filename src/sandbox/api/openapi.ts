/** The API as an OpenAPI 3.1 document, built from the endpoints and from the schemas that check their input. */
import * as z from 'zod/mini';
import { BASE, ENDPOINTS, INPUTS, type Endpoint } from './endpoints.ts';
import { statusOf, type SandboxErrorCode } from '../wire/errors.ts';
import { LIMITS, type Shape } from '../wire/schema.ts';
import { WIRE } from '../wire/wire.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);
const refTo = (name: string): string => `#/components/schemas/${name}`;

/** Returns the schema with the expectation of each field as its description. */
function describeFields(schema: Json, expected: Readonly<Record<string, string>>): Json {
  const fields = entriesOf(schema['properties']).map(([name, field]) => {
    const description = expected[name];
    return [name, { ...(isObject(field) ? field : {}), ...(description === undefined ? {} : { description }) }];
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

/** Returns JSON schemas by name. They refer to each other as components. */
function toComponents(shapes: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shapes)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io, metadata: LIMITS });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema as Json]),
  );
}

function describeBodies(): Record<string, Json> {
  const shapes: readonly (readonly [string, Shape<z.core.$ZodShape>])[] = Object.entries(INPUTS.bodies);
  const schemas = toComponents(Object.fromEntries(shapes.map(([name, { schema }]) => [name, schema])), 'input');
  return Object.fromEntries(
    shapes.map(([name, { expected }]) => [name, describeFields(schemas[name] ?? {}, expected)]),
  );
}

function describeQuery({ schema, expected }: Shape<z.core.$ZodShape>): Json[] {
  // The output type: `?limit=20` arrives as text and means an integer.
  const { properties } = z.toJSONSchema(schema, { io: 'output', metadata: LIMITS });
  return entriesOf(properties).map(([name, field]) => {
    return { name, in: 'query', required: false, description: expected[name] ?? '', schema: field };
  });
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same request gives the same answer for a day, and one effect; with another, 422.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
};
const ID: Json = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const jsonOf = (name: string): Json => ({ 'application/json': { schema: { $ref: refTo(name) } } });
const REQUEST_ID: Json = { 'X-Request-Id': { description: 'Names this request.', schema: { type: 'string' } } };

function describeErrors({ isPublic, body, errors }: Endpoint): Json {
  const always: readonly SandboxErrorCode[] = isPublic === true ? [] : ['unauthorized', 'rate_limited'];
  const keyErrors: readonly SandboxErrorCode[] = body === undefined ? [] : ['bad_request'];
  const codes = [...always, ...keyErrors, ...errors, 'internal_error' as const];
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      String(status),
      { description: [...new Set(some)].join(', '), headers: REQUEST_ID, content: jsonOf('Refusal') },
    ]),
  );
}

function describeOperation(operationId: string, endpoint: Endpoint): Json {
  const { method, path, summary, isPublic, query, body, status, response } = endpoint;
  const parameters = [
    ...(path.includes('{id}') ? [ID] : []),
    ...(method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ...(query === undefined ? [] : describeQuery(INPUTS.queries[query])),
  ];
  const unchanged = method === 'GET' ? { '304': { description: 'As If-None-Match says.', headers: REQUEST_ID } } : {};
  return {
    operationId,
    summary,
    parameters,
    security: isPublic === true ? [] : [{ key: [] }],
    ...(body === undefined ? {} : { requestBody: { required: body.required, content: jsonOf(body.shape) } }),
    responses: {
      [String(status)]: { description: 'Done.', headers: REQUEST_ID, content: jsonOf(response) },
      ...unchanged,
      ...describeErrors(endpoint),
    },
  };
}

function describeApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [id, endpoint] of Object.entries(ENDPOINTS)) {
    const { path, method } = endpoint;
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(id, endpoint) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Orkestro Marketplace API, sandbox',
      version: '1.0.0',
      description: 'Discover specialists, post missions, track them, accept or send back. No account, no money.',
    },
    servers: [{ url: BASE }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A Customer API key, osk_….' } },
      schemas: { ...toComponents(WIRE, 'output'), ...describeBodies() },
    },
  };
}

let document: Json | undefined;

/** Returns the document. It is built on first use, so that starting a sandbox stays fast. */
export function getOpenApi(): Json {
  document ??= describeApi();
  return document;
}
