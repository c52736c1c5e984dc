/** When a run ended, as far as GitHub says. */
import { describe, expect, it } from '@jest/globals';
import { PATH, REFUSAL, script } from '../../support/github-script.ts';
import type { Reply } from '../../support/github-script.ts';

const ROUTE = `GET ${PATH}/actions/runs/9001`;
const START = '2026-11-24T10:00:00Z';
const END = '2026-11-24T10:20:00Z';
const run = (more = {}) => ({ status: 'completed', run_attempt: 1, run_started_at: START, updated_at: END, ...more });

describe('the end of a run', () => {
  it.each<[string, Reply, unknown]>([
    ['completed', { body: run() }, { kind: 'ended', at: Date.parse(END) }],
    ['in progress', { body: run({ status: 'in_progress' }) }, { kind: 'running' }],
    ['waiting for a person', { body: run({ status: 'waiting' }) }, { kind: 'running' }],
    ['of no status', { body: run({ status: null }) }, { kind: 'running' }],
    [
      'run again, and running',
      { body: run({ run_attempt: 2, status: 'in_progress' }) },
      { kind: 'ended', at: Date.parse(START) },
    ],
    [
      'older than the attempt',
      { body: run({ run_attempt: 0 }) },
      { kind: 'unknown', why: expect.stringContaining('no attempt 1') },
    ],
    ['deleted', { status: 404, body: { message: 'Not Found' } }, { kind: 'unknown', why: expect.any(String) }],
    [
      'not ours to read',
      { status: 403, body: REFUSAL },
      { kind: 'unknown', why: expect.stringContaining('actions: read') },
    ],
    ['behind a failing server', { status: 500, body: 'x' }, { kind: 'unknown', why: expect.any(String) }],
    ['of another shape', { body: {} }, { kind: 'unknown', why: expect.any(String) }],
  ])('%s', async (_name, reply, expected) => {
    expect(await script({ rest: { [ROUTE]: reply } }).github.runs.readEnd('9001', 1)).toEqual(expected);
  });

  it.each(['', '../x', '1.1', 'x'])('%j is no run, and nothing is requested', async (id) => {
    const { github, keys } = script({});
    expect(await github.runs.readEnd(id, 1)).toMatchObject({ kind: 'unknown' });
    expect(keys()).toEqual([]);
  });
});
