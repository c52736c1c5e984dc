/** build/MUTANTS.md: the figures of every file, and every survivor with the reason why it can stay. */
import { type Explanation, type FileFigures, keyOf, type PartReport, scoreOf, sum, totalOf } from './survivors.ts';

export const MUTANTS_PAGE = 'build/MUTANTS.md';

const INTRODUCTION = `# Mutants

Written by \`npm run mutate\`; the reasons come from \`scripts/mutate/survivors.json\`.

Stryker changes the code one small thing at a time: a condition turned round, a call left out, a text emptied. A change that no
test notices is a *survivor*: a test is missing, or the change makes no difference. Every mutator is on. Mutants of \`src/core\`
are judged by the tests of \`__tests__/core\` alone, those of a file of the flow by the few tests in memory that are about it
(\`stryker.config.js\`). A mutant that makes a test run on without end counts as noticed (*timed out*).

\`npm run mutate\` runs all parts, or those named behind \`--\` (\`decide\`, \`once\`, \`read\`, \`set\`, \`flow\`) and fails when a survivor
has no reason or a part is below 90 %. A part that was not run keeps the figures of its last run (\`scripts/mutate/figures\`).
The tests run inside Stryker's worker (\`scripts/mutate/runner.ts\`): properties run 100 times with a fixed seed, tests that
measure time are left out, and a test that fails with a mutant has to pass without it.
`;

/** Returns the page. `reports` holds all parts that were ever run. Survivors without a reason come last. */
export function renderPage(reports: readonly PartReport[], explained: readonly Explanation[]): string {
  return [INTRODUCTION, renderFigures(reports), renderSurvivors(reports, explained)].join('\n');
}

function renderFigures(reports: readonly PartReport[]): string {
  const rows = reports.flatMap(({ part, files }) => [
    ...files.map((file) => row(`\`${file.file}\``, [file])),
    row(`**${part}**`, files),
  ]);
  const all = row(
    '**all**',
    reports.flatMap(({ files }) => files),
  );
  const head = [
    '| file | mutants | killed | timed out | survived | not reached | score |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  return ['## Figures', '', ...head, ...rows, all, ''].join('\n');
}

function row(name: string, files: readonly FileFigures[]): string {
  const cells = [
    sum(files, totalOf),
    sum(files, ({ killed }) => killed),
    sum(files, ({ timedOut }) => timedOut),
    sum(files, ({ survived }) => survived),
    sum(files, ({ uncovered }) => uncovered),
    `${scoreOf(files).toFixed(1)} %`,
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

function renderSurvivors(reports: readonly PartReport[], explained: readonly Explanation[]): string {
  const survivors = reports.flatMap((report) => report.survivors);
  const groups = explained.map(({ why, mutants }) => ({
    why,
    found: survivors.filter((survivor) => mutants.includes(keyOf(survivor))),
  }));
  const known = new Set(explained.flatMap(({ mutants }) => mutants));
  const open = survivors.filter((survivor) => !known.has(keyOf(survivor)));
  const sections = [...groups, { why: 'No reason yet', found: open }].filter(({ found }) => found.length > 0);
  const lines = sections.flatMap(({ why, found }) => [
    `### ${why} (${found.length})`,
    '',
    ...found.map(({ file, line, change }) => `- ${file}:${line} ${change}`),
    '',
  ]);
  return ['## Survivors', '', ...lines].join('\n');
}
