/** What the service's own OpenAPI document says about the questions. */
import { isObject } from '../../src/marketplace/wire.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a document says. */
export interface DocumentFacts {
  readonly title: string;
  readonly version: string;
  readonly enums: Readonly<Record<'status' | 'verification' | 'escrow_status', readonly string[]>>;
  readonly headerParameters: readonly string[];
  /** `null`: there is no rework, or it takes no JSON. */
  readonly reworkFields: readonly string[] | null;
  readonly missingPaths: readonly string[];
}

/** The calls of docs/MARKETPLACE-API.md#endpoints, by the end of their path. */
const PATHS = [
  '/marketplace',
  '/marketplace/specialists',
  '/marketplace/missions',
  '/marketplace/missions/{id}',
  '/marketplace/missions/{id}/accept',
  '/marketplace/missions/{id}/rework',
];

/** Returns what an OpenAPI document says, or `null` if the value is none. */
export function findInDocument(json: unknown): DocumentFacts | null {
  if (!isObject(json) || typeof json['openapi'] !== 'string') return null;
  const paths = toFields(json['paths']);
  const rework = Object.entries(paths).find(([path]) => /\/missions\/\{\w+\}\/rework$/.test(path))?.[1];
  const info = toFields(json['info']);
  return {
    title: toText(info['title']),
    version: toText(info['version']),
    enums: {
      status: listEnum(json, 'status'),
      verification: listEnum(json, 'verification'),
      escrow_status: listEnum(json, 'escrow_status'),
    },
    headerParameters: listHeaderParameters(json, paths),
    reworkFields: listBodyFields(json, toFields(rework)['post']),
    missingPaths: PATHS.filter((path) => !Object.keys(paths).some((known) => normalize(known).endsWith(path))),
  };
}

const normalize = (path: string): string => path.replaceAll(/\{\w+\}/g, '{id}');
const toFields = (value: unknown): Fields => (isObject(value) ? value : {});
const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Follows a reference inside the document, a few at most. */
function resolve(document: Fields, value: unknown): Fields {
  let here = toFields(value);
  for (let hops = 0; hops < 5 && typeof here['$ref'] === 'string'; hops += 1) {
    const parts = here['$ref'].replace(/^#\//, '').split('/');
    here = toFields(parts.reduce<unknown>((at, part) => own(at, part), document));
  }
  return here;
}

const own = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** Lists the values of a field of the schemas that are about missions. */
function listEnum(document: Fields, field: string): readonly string[] {
  const schemas = Object.entries(toFields(own(document['components'], 'schemas'))).slice(0, 500);
  const missions = schemas.filter(([name]) => /mission/i.test(name));
  const values = missions.flatMap(([, schema]) => {
    const property = resolve(document, own(resolve(document, schema)['properties'], field));
    const variants = [property, ...toList(property['anyOf']), ...toList(property['oneOf'])];
    return variants.flatMap((variant) => toList(resolve(document, variant)['enum']));
  });
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

function listHeaderParameters(document: Fields, paths: Fields): readonly string[] {
  const operations = Object.values(paths)
    .slice(0, 500)
    .flatMap((item) => [item, ...Object.values(toFields(item))]);
  const parameters = operations.flatMap((operation) => toList(toFields(operation)['parameters']));
  const headers = parameters.map((one) => resolve(document, one)).filter((one) => one['in'] === 'header');
  return [...new Set(headers.map((one) => toText(one['name'])))];
}

function listBodyFields(document: Fields, operation: unknown): readonly string[] | null {
  const body = resolve(document, toFields(operation)['requestBody']);
  const json = own(body['content'], 'application/json');
  if (json === undefined) return null;
  const properties = resolve(document, own(json, 'schema'))['properties'];
  return Object.keys(toFields(properties)).slice(0, 50);
}
