/** The published schemas of the receipt and `result` accept what the code creates, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toResult } from '../../../src/action/output/result.ts';
import { createReceipt, verifyReceipt } from '../../../src/core/state/receipt.ts';
import {
  makeEvidence,
  makeOutcome,
  makeMissionView,
  makeResult,
  SAMPLES,
  SPECIALISTS,
} from '../../support/report/samples.ts';
import { findSchemaProblems, readSchema } from '../../support/schemas.ts';

const DECIDER = { by: '@ada', overrides: 'checks_failed', exception: 'an admin settled their own work' } as const;

/** Returns the value as a reader gets it. */
function reread<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const RECEIPTS = Object.entries(SAMPLES)
  .map(([name, view]) => [name, createReceipt(view, DECIDER)] as const)
  .flatMap(([name, receipt]) => (receipt === null ? [] : [[name, reread(receipt)] as const]));

describe.each(['receipt', 'result'] as const)('schema/%s.schema.json', (name) => {
  it('is of 2020-12, names its version, and takes no member that it does not know', () => {
    const text = JSON.stringify(readSchema(name));
    expect(readSchema(name)['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(String(readSchema(name)['$id'])).toMatch(/\/v1$/);
    expect(text).toContain('"schema_version":{"const":1}');
    const objects = text.split('"type":"object"').length + text.split('"type":["object","null"]').length;
    expect(text.split('"additionalProperties":false').length).toBe(objects - 1);
  });
});

it.each(RECEIPTS)('takes the receipt of "%s", whose digest still holds once read again', (_name, receipt) => {
  expect(findSchemaProblems('receipt', receipt)).toEqual([]);
  expect(verifyReceipt(receipt)).toBe(true);
});

it.each(Object.entries(SAMPLES))('takes the result of "%s"', (_name, view) => {
  const outcome = makeOutcome({
    kind: view.outcome,
    code: view.verdict.code,
    view,
    receipt: createReceipt(view, DECIDER),
  });
  expect(findSchemaProblems('result', reread(toResult(outcome, '/tmp/receipt.json')))).toEqual([]);
});

it('takes a sweep, a catalogue, a diagnosis, a bare end, and one that is too long', () => {
  const views = Object.values(SAMPLES);
  const long = makeMissionView({
    evidence: makeEvidence(Array.from({ length: 2_000 }, (_, at) => makeResult(`check ${at}`))),
  });
  const outcomes = [
    makeOutcome({ views }),
    makeOutcome({
      views: [makeMissionView({ subject: { kind: 'run', runId: '1', job: 'j', index: '0', step: 's', key: 'k' } })],
    }),
    makeOutcome({ specialists: SPECIALISTS }),
    makeOutcome({ findings: [{ grade: 'warn', topic: 't', message: 's', fix: null }] }),
    makeOutcome({ settings: [{ name: 'checks', value: 'all', source: 'config', beaten: null }] }),
    makeOutcome({ commentUrl: null, exitWithFailure: true }),
    makeOutcome({ views: [long] }),
  ].map((outcome) => reread(toResult(outcome, null)));
  for (const result of outcomes) expect(findSchemaProblems('result', result)).toEqual([]);
  expect(outcomes.at(-1)?.omitted).toEqual(['missions', 'receipt', 'specialists']);
});

/** Lists the paths of all members of a value. */
function listPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => listPaths(member, [...path, name]))];
}

function change(value: unknown, path: readonly string[], to: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return to;
  const whole = Array.isArray(value) ? [...(value as readonly unknown[])] : { ...(value as object) };
  const inner = (whole as Record<string, unknown>)[name];
  return Object.assign(whole, { [name]: change(inner, rest, to) });
}

it('refuses every receipt with a member too many, too few, or of another kind', () => {
  const receipt = RECEIPTS.find(([name]) => name === 'Accepted')?.[1];
  if (receipt === undefined) throw new Error('no receipt');
  const paths = listPaths(receipt);
  const at = fc.constantFrom(...paths);
  const seed = Date.now() & 0xffff;
  fc.assert(
    fc.property(at, fc.constantFrom('wrong', 'more', 'less'), (path, how) => {
      const inner = path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], receipt);
      const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      const wrong = typeof inner === 'boolean' ? 'yes' : true;
      if (how === 'wrong' || !isObject) {
        expect(findSchemaProblems('receipt', change(receipt, path, wrong))).not.toEqual([]);
        return;
      }
      const [first = ''] = Object.keys(inner);
      const { [first]: _gone, ...fewer } = inner as Record<string, unknown>;
      const changed = how === 'more' ? { ...inner, note: 'one more' } : fewer;
      expect(findSchemaProblems('receipt', change(receipt, path, changed))).not.toEqual([]);
    }),
    { seed, numRuns: 200 },
  );
});
