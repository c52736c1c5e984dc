/** What a worker is told and what it answers. docs/SANDBOX-WORKERS.md is the same for people. */
import * as z from 'zod/mini';
import type { WireMission } from '../market/missions.ts';

/** Told to the worker, as one JSON object on its standard input. The verifier is told the same, and the `result`. */
export interface WorkerInput {
  readonly schema_version: 1;
  readonly mission: WireMission;
  /** 1, and one more for each rework. */
  readonly round: number;
  /** 1, and one more for each attempt of this round that broke. */
  readonly attempt: number;
  /** Why the customer sent the work back; `null` in the first round, or when no reason was given. */
  readonly rework_reason: string | null;
  /** The attempt before this one, of this round or an earlier one. */
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

/** What a worker hands in: `summary`, and whatever else it wants kept. */
export type WorkerResult = Readonly<Record<string, unknown>> & { readonly summary: string };

const result = z.looseObject({ summary: z.string().check(z.minLength(1), z.maxLength(4000)) });
const MAX_RESULT = 32 * 1024;

const EXPECTED = 'the last line of a worker’s output has to be a JSON object with a "summary" of 1 to 4000 characters';

/** The result in a worker's last line, or what is wrong with it. */
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
