import { describe, expect, it } from '@jest/globals';
import { countRounds } from '../../scripts/bench/relay.ts';
import { mean, median, medianRatio, quantile } from '../../scripts/bench/statistics.ts';
import { describeMany, formatBytes, formatMs, formatRatio, rateGoal, renderTable } from '../../scripts/bench/table.ts';
import { replaceBlock } from '../../scripts/bench/write.ts';

describe('the table', () => {
  it('is one Markdown table of all sections, with spread, ratio, goal and verdict where there are any', () => {
    const sections = new Map([
      [
        'start',
        [
          { what: 'node -e 0', ...describeMany([40, 42, 38, 41, 60], formatMs) },
          {
            what: 'skip',
            measured: '60 ms',
            spread: '58 ms – 61 ms',
            ratio: formatRatio(1.456),
            ...rateGoal(true, '≤ 1.8 ×'),
          },
        ],
      ],
      ['size', [{ what: 'a|b', measured: formatBytes(1_612_000), ...rateGoal(false, '≤ 1.60 MB') }]],
    ]);
    expect(renderTable(sections)).toBe(
      [
        '|           | measured | spread        | ratio  | goal      |        |',
        '| --------- | -------- | ------------- | ------ | --------- | ------ |',
        '| **start** |          |               |        |           |        |',
        '| node -e 0 | 41 ms    | 40 ms – 42 ms |        |           |        |',
        '| skip      | 60 ms    | 58 ms – 61 ms | 1.46 × | ≤ 1.8 ×   | met    |',
        '| **size**  |          |               |        |           |        |',
        '| a\\|b      | 1.61 MB  |               |        | ≤ 1.60 MB | missed |',
      ].join('\n'),
    );
  });

  it('shows kilobytes below a megabyte', () => {
    expect([formatBytes(999_499), formatBytes(1_000_000), formatBytes(0)]).toEqual(['999 kB', '1.00 MB', '0 kB']);
  });
});

describe('the block in docs/PERFORMANCE.md', () => {
  const BEGIN = '<!-- table: begin; `npm run bench -- --write` -->';
  const END = '<!-- table: end -->';

  it('is exchanged between its marks, whatever was there, and again', () => {
    const text = `# P\n\n${BEGIN}\nold\n${END}\n\nrest\n`;
    const once = replaceBlock(text, '| new |');
    expect(once).toBe(`# P\n\n${BEGIN}\n\n| new |\n\n${END}\n\nrest\n`);
    expect(replaceBlock(once, '| new |')).toBe(once);
  });

  it.each([
    ['no mark', 'text'],
    ['no end', BEGIN],
    ['an end before the beginning', `${END}${BEGIN}`],
    ['two beginnings', `${BEGIN}${BEGIN}${END}`],
    ['two ends', `${BEGIN}${END}${END}`],
  ])('is not written over a file with %s', (_what, text) => {
    expect(() => replaceBlock(text, 'new')).toThrow('has lost its marks');
  });
});

describe('numbers about numbers', () => {
  it('takes quantiles of unsorted values', () => {
    const values = [5, 1, 4, 2, 3];
    expect([quantile(values, 0), median(values), quantile(values, 0.95), quantile(values, 1)]).toEqual([1, 3, 5, 5]);
    expect(mean(values)).toBe(3);
    expect(median([])).toBeNaN();
  });

  it('compares round by round: a slow moment that hits both does not count', () => {
    expect(medianRatio([60, 600, 60, 62, 61], [40, 400, 40, 40, 40])).toBe(1.5);
  });
});

describe('round trips in sequence', () => {
  const call = (began: number, ended: number): { began: number; ended: number } => ({ began, ended });

  it('counts requests that wait for one another, and those that run together once', () => {
    expect(countRounds([])).toBe(0);
    expect(countRounds([call(0, 20), call(1, 22), call(2, 21)])).toBe(1);
    expect(countRounds([call(0, 20), call(25, 45), call(26, 47), call(50, 70)])).toBe(3);
  });

  it('does not let one long request hide shorter ones after one another', () => {
    expect(countRounds([call(0, 100), call(1, 20), call(21, 40), call(41, 60)])).toBe(3);
  });
});
