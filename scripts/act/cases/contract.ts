/** What `uses:` promises to the rest of a workflow: outputs, exit codes, masks, and Node. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_TOKEN } from '../../../__tests__/support/github/handler.ts';
import type { ActRun } from '../engine.ts';
import type { ActScene } from '../scene.ts';
import { readBlock } from '../workflow.ts';
import type { ActCase } from './case.ts';
import { countPayments, describeEnd, listMissions, outputsOf, readError, toManualWorkflow } from './parts.ts';
import { plantOldNode, plantSpy, readSpied } from './nodes.ts';

const BRIEF = 'title: T, dod: D, budget-usd: 20, checks: none';
const USES = '- uses: orkestro/orkestro-action@v0';

const play = (scene: ActScene, steps: string, permissions?: string): Promise<ActRun> =>
  scene.play({ workflow: toManualWorkflow(steps, permissions), event: scene.payloads.workflowDispatch() });

async function playOutputs(scene: ActScene): Promise<void> {
  const { checks } = scene;
  const { outputs } = parse(readFileSync('action.yml', 'utf8')) as {
    readonly outputs: Readonly<Record<string, unknown>>;
  };
  const names = Object.keys(outputs);
  const toVariable = (name: string): string => `O_${name.replaceAll('-', '_')}`;
  const run = await play(
    scene,
    `${USES}
  id: m
  with:
    api-key: sandbox
    title: 'Quotes " and \\ and \${{ github.event_name }}'
    dod: |
      - first line
      - second line: "EOF" ghadelimiter_x
    budget-usd: 20
    checks: none
- env:
${names.map((name) => `    ${toVariable(name)}: \${{ steps.m.outputs.${name} }}`).join('\n')}
  run: |
    node -e 'console.log("ALL " + JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("O_")))))'
- if: fromJSON(steps.m.outputs.result).outcome == 'accepted'
  run: echo 'fromJSON reads result'`,
  );
  checks.equal('the end', describeEnd(run), '0 accepted verified');
  const line = run.lines.find((one) => one.startsWith('ALL ')) ?? 'ALL {}';
  const seen = JSON.parse(line.slice(4)) as Readonly<Record<string, string>>;
  checks.equal(
    'outputs that the next step does not see',
    names.filter((name) => !(toVariable(name) in seen)),
    [],
  );
  const filled = names.filter((name) => (seen[toVariable(name)] ?? '') !== '');
  for (const name of ['outcome', 'mission-id', 'receipt', 'receipt-path', 'result']) {
    checks.that(`${name} is set`, filled.includes(name));
  }
  const { schema_version: version } = JSON.parse(seen['O_receipt'] ?? '{}') as { readonly schema_version?: number };
  checks.equal('the version of the receipt', version, 1);
  checks.that('fromJSON() of act reads `result`', run.lines.includes('fromJSON reads result'));
}

/** README, "How do I verify what was paid?": its two lines as they are. */
async function playReceiptLines(scene: ActScene): Promise<void> {
  const lines = readBlock('README.md', 'sh', 'jq -r .digest').trimEnd().replaceAll(/^/gm, '    ');
  const run = await play(
    scene,
    `${USES}
  id: m
  with: { api-key: sandbox, title: 'Tütle 🚀 <b>', dod: 'D é', budget-usd: 20, checks: none }
- env: { RECEIPT: '\${{ steps.m.outputs.receipt-path }}' }
  run: |
    cd "$(dirname "$RECEIPT")" && cp "$RECEIPT" receipt.json
${lines}`,
  );
  const digests = run.lines.flatMap((line) => /^([0-9a-f]{64})\b/.exec(line)?.[1] ?? []);
  scene.checks.equal('exit code and digests', [run.exitCode, digests.length, new Set(digests).size], [0, 2, 1]);
}

/** How a step ends: inputs, more keys of the step, and `<exit code> STEP <outcome> <conclusion> <output> <reason> <annotations>`. */
const ENDINGS: readonly (readonly [string, string, string])[] = [
  [`api-key: sandbox, ${BRIEF}`, '', '0 STEP success success accepted verified '],
  [`api-key: sandbox, ${BRIEF}, max-budget-usd: 10`, '', '0 STEP success success held budget_exceeded warning'],
  [`api-key: sandbox, ${BRIEF}, timeout: 90 minutes, tier: T9`, '', '1 STEP failure failure failed bad_input error'],
  [`api-key: '', ${BRIEF}`, '', '1 STEP failure failure failed bad_input error'],
  [`api-key: osk_live_wrong${'0'.repeat(40)}, ${BRIEF}`, '', '1 STEP failure failure failed marketplace_error error'],
  [
    `api-key: sandbox, ${BRIEF}, timeout: 90 minutes`,
    '  continue-on-error: true\n',
    '0 STEP failure success failed bad_input error',
  ],
  ['mode: discover, api-key: sandbox, category: DevOps', '', '0 STEP success success skipped discovered '],
  [`api-key: sandbox, ${BRIEF}, dry-run: true`, '', '0 STEP success success pending dry_run '],
];

async function playExitCodes(scene: ActScene): Promise<void> {
  for (const [inputs, keys, expected] of ENDINGS) {
    const run = await play(
      scene,
      `${USES}
  id: m
${keys}  with: { ${inputs} }
- if: always()
  env: { OUTCOME: '\${{ steps.m.outcome }}', CONCLUSION: '\${{ steps.m.conclusion }}', SAID: '\${{ steps.m.outputs.outcome }}' }
  run: echo "STEP $OUTCOME $CONCLUSION $SAID"`,
    );
    const step = run.lines.find((line) => line.startsWith('STEP ')) ?? 'no step';
    const kinds = run.annotations.map(({ kind }) => kind).filter((kind) => kind !== 'notice');
    const reason = outputsOf(run)['reason-code'] ?? '?';
    scene.checks.equal(inputs, `${String(run.exitCode)} ${step} ${reason} ${kinds.join()}`, expected);
  }
}

async function playTimeout(scene: ActScene): Promise<void> {
  const { checks } = scene;
  const may = 'contents: read, pull-requests: read, checks: read, issues: write, statuses: write';
  const step = (more: string): string =>
    `${USES}\n  with: { api-key: '\${{ secrets.ORKESTRO_API_KEY }}', title: T, dod: D, budget-usd: 20, timeout: 6s${more} }`;
  checks.equal('a timeout', describeEnd(await play(scene, step(''), may)), '0 pending mission_not_ready');
  const failing = await play(scene, step(', on-timeout: fail'), may);
  checks.equal('with on-timeout: fail', describeEnd(failing), '1 pending mission_not_ready');
  // Both runs have act's run ID, so the second one resumes the mission of the first.
  checks.equal('missions and payments', [listMissions(scene).length, countPayments(scene)], [1, 0]);
}

async function playMasks(scene: ActScene): Promise<void> {
  const { checks, market, payloads } = scene;
  const env = "env: { KEY: '${{ vars.KEY }}' }";
  const workflow = toManualWorkflow(`- run: echo "before $KEY"
  ${env}
${USES}
  with: { mode: discover, api-key: '\${{ vars.KEY }}', category: DevOps }
- run: echo "after $KEY and $(printf %s "$KEY" | base64 -w0)"
  ${env}`);
  const secrets = { ORKESTRO_API_KEY: 'another-secret' };
  const run = await scene.play({ workflow, event: payloads.workflowDispatch(), vars: { KEY: market.key }, secrets });
  checks.equal('exit code', run.exitCode, 0);
  checks.that('act itself does not hide a variable', run.lines.includes(`before ${market.key}`));
  const after = run.lines.find((line) => line.startsWith('after ')) ?? 'no line';
  const isHidden = /^after \*\*\* and \*\*\*.{0,3}$/.test(after);
  checks.that(`later steps hide the key, in base64 too: ${after.replace(market.key, 'the key')}`, isHidden);
  const said = JSON.stringify(run.steps) + run.summaries.join();
  checks.that('no output and no summary has the key', !said.includes(market.key));
}

/** Which variables act hands over, and which of GitHub's it doesn't know. */
async function playContext(scene: ActScene): Promise<void> {
  const { checks, payloads, scratch } = scene;
  const workflow = toManualWorkflow(`${USES}\n  with: { mode: discover, api-key: sandbox }`).replace(
    '    steps:',
    '    strategy: { matrix: { leg: [1, 2] } }\n    steps:',
  );
  const run = await scene.play({ workflow, event: payloads.workflowDispatch(), node: plantSpy(scratch) });
  const spied = readSpied(scratch);
  checks.equal('exit code and legs', [run.exitCode, spied.length], [0, 2]);
  for (const seen of spied) {
    checks.that('github.token is handed over', seen['INPUT_GITHUB-TOKEN'] === DEFAULT_TOKEN);
    const unknown = [seen['INPUT_JOB-CHECK-RUN-ID'], seen['INPUT_JOB-INDEX']];
    checks.equal('job.check_run_id and strategy.job-index', unknown, ['', '']);
  }
}

async function playOldNode(scene: ActScene): Promise<void> {
  const { checks, payloads, scratch } = scene;
  const old = plantOldNode(scratch);
  if (old === null) {
    checks.note('no Node below 24 is in PATH');
    return;
  }
  checks.note(`played with Node ${old.version.slice(1)}`);
  for (const key of ['sandbox', '${{ secrets.ORKESTRO_API_KEY }}']) {
    const workflow = toManualWorkflow(`${USES}\n  with: { api-key: '${key}', ${BRIEF} }`);
    const run = await scene.play({ workflow, event: payloads.workflowDispatch(), node: old.folder });
    checks.equal('exit code', run.exitCode, 1);
    checks.that(`the error names the Node that it needs: ${readError(run)}`, /Node(\.js)? 24/.test(readError(run)));
  }
  checks.equal('missions', listMissions(scene).length, 0);
}

export const CONTRACT_CASES: readonly ActCase[] = [
  { name: 'outputs', play: playOutputs },
  { name: 'receipt-lines', play: playReceiptLines },
  { name: 'exit-codes', play: playExitCodes },
  { name: 'timeout', play: playTimeout },
  { name: 'masks', play: playMasks },
  { name: 'context', play: playContext },
  { name: 'old-node', play: playOldNode },
];
