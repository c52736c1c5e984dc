/** Holds receipts and results to their published schemas. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

type SchemaName = 'receipt' | 'result';
interface Validator {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string; readonly params: unknown }[] | null;
}

// Each suite compiles them again: quick to make is worth more than quick to run.
const quickly = { inlineRefs: false, code: { optimize: false } };
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, ...quickly });
ajvFormats.default(ajv);
const compiled = new Map<SchemaName, Validator>();

export function readSchema(name: SchemaName): Readonly<Record<string, unknown>> {
  const path = new URL(`../../schema/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
}

/** Returns what is wrong with a value, `path message` each; empty where the schema takes it. */
export function findSchemaProblems(name: SchemaName, value: unknown): readonly string[] {
  const validate = compiled.get(name) ?? (ajv.compile(readSchema(name)) as Validator);
  compiled.set(name, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${name}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** Throws where the outputs `result` and `receipt`, or the receipt's file, are not what the schemas say. */
export function assertPublishedShapes(outputs: Readonly<Record<string, string>>, receiptFile: unknown): void {
  const { result = '', receipt = '' } = outputs;
  const problems = [
    ...(result === '' ? [] : findSchemaProblems('result', JSON.parse(result))),
    ...(receipt === '' ? [] : findSchemaProblems('receipt', JSON.parse(receipt))),
    ...(receiptFile === null ? [] : findSchemaProblems('receipt', receiptFile)),
  ];
  if (problems.length > 0) throw new Error(`not as published in schema/:\n${problems.join('\n')}`);
}
