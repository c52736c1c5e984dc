import { describe, expect, it } from '@jest/globals';
import { parseActLog } from '../../../scripts/act/log.ts';

const toLog = (...entries: readonly unknown[]): string => entries.map((entry) => JSON.stringify(entry)).join('\n');

describe('parseActLog', () => {
  it('collects the outputs of each step, and keeps the legs of a matrix apart', () => {
    const set = { command: 'set-output', stepID: ['m'], msg: '' };
    const log = toLog(
      { ...set, jobID: 'sweep', matrix: { shard: 1 }, name: 'outcome', arg: 'accepted' },
      { ...set, jobID: 'sweep', matrix: { shard: 2 }, name: 'outcome', arg: 'skipped' },
      { ...set, jobID: 'sweep', matrix: { shard: 1 }, name: 'reason-code', arg: 'verified' },
      { ...set, jobID: 'deploy', matrix: {}, stepID: ['0', 'inner'], name: 'a', arg: 'b' },
    );
    expect(parseActLog(log).steps).toEqual([
      { name: 'sweep{"shard":1}/m', outputs: { outcome: 'accepted', 'reason-code': 'verified' } },
      { name: 'sweep{"shard":2}/m', outputs: { outcome: 'skipped' } },
      { name: 'deploy/0.inner', outputs: { a: 'b' } },
    ]);
  });

  it('separates annotations, summaries, printed lines, and results of jobs', () => {
    const log = toLog(
      { jobID: 'j', command: 'error', arg: 'broken', msg: 'x' },
      { jobID: 'j', command: 'debug', arg: 'no matter', msg: 'x' },
      { jobID: 'j', command: 'summary', content: '# Done', msg: 'x' },
      { jobID: 'j', raw_output: true, msg: 'printed\r\n' },
      { jobID: 'j', jobResult: 'failure', msg: 'Job failed' },
    );
    expect(parseActLog(log)).toMatchObject({
      annotations: [{ kind: 'error', text: 'broken' }],
      summaries: ['# Done'],
      lines: ['printed'],
      jobs: { j: 'failure' },
    });
  });

  it('keeps what is no JSON as text, also where it looks like it', () => {
    const { text, steps, jobs } = parseActLog('Error: no workflow\n{broken\n');
    expect(text).toBe('Error: no workflow\n{broken\n');
    expect([steps, jobs]).toEqual([[], {}]);
  });
});
