/** The input and the output of a worker. docs/SANDBOX-WORKERS.md describes them for users. */
import * as z from 'zod/mini';
import type { WireMission } from '../market/missions.ts';

/** The input of a worker, one JSON object on its standard input. The verifier gets the same, and the `result`. */
export interface WorkerInput {
  readonly schema_version: 1;
  readonly mission: WireMission;
  /** The round: 1, plus one for each rework. */
  readonly round: number;
  /** The attempt: 1, plus one for each broken attempt of this round. */
  readonly attempt: number;
  /** The customer's reason for the rework, or null in the first round and if there was no reason. */
  readonly rework_reason: string | null;
  /** The preceding attempt, of this round or an earlier one. */
  readonly previous: {
    readonly round: number;
    readonly attempt: number;
    readonly state: string;
    readonly reason: string | null;
    readonly log_tail: string;
  } | null;
  readonly repository: string | null;
  readonly time_limit_ms: number;
}

/** The result of a worker: `summary`, and any other fields. */
export type WorkerResult = Readonly<Record<string, unknown>> & { readonly summary: string };

const result = z.looseObject({ summary: z.string().check(z.minLength(1), z.maxLength(4000)) });
const MAX_RESULT = 32 * 1024;

const EXPECTED = 'the last line of a worker’s output has to be a JSON object with a "summary" of 1 to 4000 characters';

/** Parses the result in a worker's last line, or explains what is wrong with it. */
export function parseResult(
  line: string,
): { readonly kind: 'ok'; readonly result: WorkerResult } | { readonly kind: 'bad'; readonly why: string } {
  if (line === '') return { kind: 'bad', why: `nothing was printed; ${EXPECTED}` };
  if (line.length > MAX_RESULT) return { kind: 'bad', why: `the last line is longer than ${MAX_RESULT} characters` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'bad', why: `the last line is not JSON; ${EXPECTED}` };
  }
  const parsed = result.safeParse(value);
  if (!parsed.success) return { kind: 'bad', why: EXPECTED };
  return { kind: 'ok', result: parsed.data };
}
