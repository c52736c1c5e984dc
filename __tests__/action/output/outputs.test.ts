import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  appendOutputs,
  appendSummary,
  fitSummary,
  formatOutput,
  MAX_SUMMARY_BYTES,
} from '../../../src/action/output/command-file.ts';
import { OUTPUTS } from '../../../src/action/input/contract.ts';
import { RunnerError } from '../../../src/action/failure.ts';
import { annotate, toOutputs } from '../../../src/action/output/outputs.ts';
import { toExitCode } from '../../../src/action/output/result.ts';
import { createRunner } from '../../../src/action/runner/runner.ts';
import type { Mission } from '../../../src/core/domain/mission.ts';
import type { OutcomeKind } from '../../../src/core/domain/model.ts';
import type { MissionView, Outcome, Receipt } from '../../../src/core/domain/outcome.ts';
import { anyText } from '../../support/any-text.ts';
import { findCommands, parseOutputFile } from '../../support/runner-protocol.ts';

const SHA = 'c0ffee'.repeat(6) + 'c0ff';

const MISSION: Mission = {
  id: 'm_1',
  title: 'Fix it [octo/hello#12]',
  description: null,
  phase: 'awaiting_acceptance',
  status: 'awaiting_acceptance',
  verification: 'passed',
  verificationText: 'passed',
  escrowStatus: 'held',
  specialist: 'Ada',
  rank: 91,
  category: 'DevOps',
  tier: 'T1 Verified',
  budgetCents: 12_050,
  dod: 'It works',
  reworkCount: null,
  createdAt: 0,
};

function buildView(changes: Partial<MissionView> = {}): MissionView {
  return {
    repository: { owner: 'octo', name: 'hello', id: 1, defaultBranch: 'main' },
    serverUrl: 'https://github.com',
    subject: { kind: 'issue', number: 12 },
    reference: 'octo/hello#12',
    generation: 1,
    sandbox: false,
    dryRun: false,
    mission: MISSION,
    verdict: { kind: 'accept', code: 'checks_passed', message: 'All required checks pass.', nextStep: '' },
    outcome: 'accepted',
    round: 2,
    maxReworks: 3,
    pull: null,
    evidence: {
      sha: SHA,
      sources: { rules: 'read', classic: 'none' },
      results: [
        {
          name: 'build',
          verdict: 'passed',
          state: 'success',
          kind: 'check_run',
          appId: 15368,
          appName: 'GitHub Actions',
          url: 'https://github.com/octo/hello/runs/1',
          description: null,
          nodeId: 'CR_1',
          source: 'ruleset',
        },
      ],
    },
    evidenceProblem: null,
    brief: { title: 'Fix it', description: 'd', dod: 'It works', hash: 'ab'.repeat(32) },
    droppedComments: 0,
    history: [],
    warnings: [],
    runUrl: null,
    commandPrefix: '/orkestro',
    statusContext: 'orkestro/mission',
    gateOpen: true,
    now: 0,
    ...changes,
  };
}

const RECEIPT: Receipt = {
  schema_version: 1,
  repository: { id: 1, name: 'octo/hello' },
  subject: 'issue 12',
  reference: 'octo/hello#12',
  generation: 1,
  mission: {
    id: 'm_1',
    status: 'accepted',
    specialist: 'Ada',
    rank: 91,
    budget_cents: 12_050,
    escrow_status: 'released',
    verification: 'passed',
  },
  brief_sha256: null,
  decision: {
    verdict: 'accept',
    reason_code: 'checks_passed',
    reason: 'r',
    by: 'checks',
    overrides: null,
    exception: null,
    at: '2026-01-01T00:00:00Z',
    round: 2,
  },
  head_sha: SHA,
  pull_request: 13,
  rule_sources: null,
  checks: [],
  sandbox: false,
  digest: 'd1'.repeat(32),
};

function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    kind: 'accepted',
    code: 'checks_passed',
    message: 'All required checks pass.',
    nextStep: 'Nothing is left to do.',
    view: buildView(),
    views: [],
    commentUrl: 'https://github.com/octo/hello/issues/12#issuecomment-1',
    specialists: null,
    receipt: RECEIPT,
    exitWithFailure: false,
    ...changes,
  };
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-outputs-'));
  rmSync(SUMMARY, { recursive: true, force: true });
  writeFileSync(SUMMARY, '');
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** The summary file of all tests: the toolkit reads its path from the environment once. */
const SUMMARY = join(mkdtempSync(join(tmpdir(), 'orkestro-summary-')), 'summary');
process.env['GITHUB_STEP_SUMMARY'] = SUMMARY;
afterAll(() => {
  rmSync(dirname(SUMMARY), { recursive: true });
});

/** Writes an outcome and returns what the runner reads, and what the step printed. */
function written(
  given: Outcome,
  env: Readonly<Record<string, string>> = {},
): { outputs: Map<string, string>; printed: string } {
  const file = join(directory, 'output');
  writeFileSync(file, '');
  let printed = '';
  const all = { GITHUB_OUTPUT: file, RUNNER_TEMP: directory, ...env };
  const runner = createRunner(all, (text) => void (printed += text));
  runner.writeOutputs(given);
  return { outputs: new Map(parseOutputFile(readFileSync(file, 'utf8'))), printed };
}

const NAMES = OUTPUTS.map((output) => output.name as string);

describe('outputs under hostile values', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\n',
          '\r',
          'x=1',
          'outcome<<EOF',
          'EOF',
          '<<',
          '=',
          '\0',
          '\u2028',
          'orkestro_',
          '"',
          '\\',
          '${{ x }}',
        ),
        anyText({ maxLength: 4 }),
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(''));

  it('threat row 12: the re-parsed file has exactly the declared names', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const mission = { ...MISSION, id: a, status: b, escrowStatus: c, specialist: a };
        const given = outcome({
          message: b,
          nextStep: c,
          commentUrl: a,
          view: buildView({ mission, warnings: [a, b, c] }),
        });
        const { outputs } = written(given);
        expect([...outputs.keys()]).toEqual(NAMES);
        for (const [name, value] of outputs) {
          if (!['result', 'receipt', 'missions'].includes(name)) expect(value).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        }
        expect(JSON.parse(outputs.get('result') ?? '')).toMatchObject({ schema_version: 1, outcome: 'accepted' });
      }),
      { numRuns: 500 },
    );
  });

  it('threat row 12: a value cannot hold its delimiter, and a name is a name', () => {
    expect(() => formatOutput('reason', 'a\nDELIM\nb', 'DELIM')).toThrow('delimiter');
    for (const name of ['', 'a b', 'a=b', 'a<<b', 'a\nb', 'A'])
      expect(() => formatOutput(name, 'x', 'D')).toThrow('name');
  });

  it('threat row 12: the delimiter is new each time', () => {
    const file = join(directory, 'twice');
    appendOutputs(file, { reason: 'x', verdict: 'y' });
    const delimiters = readFileSync(file, 'utf8').match(/(?<=<<).+/g);
    expect(new Set(delimiters).size).toBe(2);
    expect(delimiters?.[0]).toMatch(/^orkestro_[0-9a-f]{32}$/);
  });

  it.each<readonly [string, Partial<Outcome>, string, string]>([
    [
      'a SHA that is none',
      { view: buildView({ evidence: { ...buildView().evidence!, sha: 'main; rm -rf' } }) },
      'head-sha',
      '',
    ],
    ['a URL that is none', { commentUrl: 'javascript:alert(1)' }, 'comment-url', ''],
    ['a rank that is none', { view: buildView({ mission: { ...MISSION, rank: NaN } }) }, 'rank', ''],
    [
      'lines in a name',
      { view: buildView({ mission: { ...MISSION, specialist: 'Ada\nx=1' } }) },
      'specialist',
      'Ada x=1',
    ],
    [
      'a long status',
      { view: buildView({ mission: { ...MISSION, status: 's'.repeat(9_000) } }) },
      'mission-status',
      's'.repeat(4_000),
    ],
  ])('%s', (_case, changes, name, expected) => {
    expect(written(outcome(changes)).outputs.get(name)).toBe(expected);
  });

  it('secrets leave in none of them', () => {
    const key = 'osk_live_canary0123456789';
    const given = outcome({
      message: `the key ${key}`,
      view: buildView({ mission: { ...MISSION, id: key, specialist: Buffer.from(key).toString('hex') } }),
      receipt: { ...RECEIPT, decision: { ...RECEIPT.decision, reason: `because ${key}` } },
    });
    const { outputs, printed } = written(given, { 'INPUT_API-KEY': key, 'INPUT_GITHUB-TOKEN': 'ghs_canary' });
    const receipt = readFileSync(outputs.get('receipt-path') ?? '', 'utf8');
    for (const text of [...outputs.values(), receipt]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(Buffer.from(key).toString('hex'));
    }
    expect(JSON.parse(receipt)).toMatchObject({ decision: { reason: 'because ***' } });
    expect(findCommands(printed).every((command) => command.name === 'add-mask')).toBe(true);
  });
});

describe('files that cannot be written', () => {
  it.each(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'])('%s names the path and the fix', async (variable) => {
    const runner = createRunner({ [variable]: join(directory, 'no', 'such', 'place') }, () => undefined);
    rmSync(SUMMARY, { force: true, recursive: true });
    mkdirSync(SUMMARY);
    const write = async (): Promise<void> => {
      if (variable === 'GITHUB_OUTPUT') runner.writeOutputs(outcome({ receipt: null }));
      else await runner.writeSummary('# x');
    };
    const error: unknown = await write().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RunnerError);
    const { failure } = error as RunnerError;
    expect(failure.what).toContain(variable);
    expect(failure.where).toContain(join('no', 'such', 'place'));
    expect(failure.why).toMatch(variable === 'GITHUB_OUTPUT' ? /ENOENT/ : /EISDIR/);
  });

  it('the receipt: a warning, because the outputs contain it', () => {
    const blocked = join(directory, 'file');
    writeFileSync(blocked, '');
    let printed = '';
    const output = join(directory, 'output');
    const runner = createRunner({ RUNNER_TEMP: blocked, GITHUB_OUTPUT: output }, (text) => void (printed += text));
    runner.writeOutputs(outcome());
    expect(printed).toMatch(/^::warning::The receipt could not be written to .*%0A.*payment stands.*%0AFix: [^%]*\n$/);
    const outputs = parseOutputFile(readFileSync(output, 'utf8'));
    expect(JSON.parse(outputs.get('receipt') ?? '')).toEqual(outcome().receipt);
    expect(outputs.get('receipt-path')).toBe('');
  });

  it('where the runner names no files, nothing is written and a debug line says so', async () => {
    let printed = '';
    const runner = createRunner({ RUNNER_DEBUG: '1' }, (text) => void (printed += text));
    runner.writeOutputs(outcome());
    await runner.writeSummary('# x');
    expect(printed).toBe(
      '::debug::GITHUB_OUTPUT is not set: nothing written there\n::debug::GITHUB_STEP_SUMMARY is not set: nothing written there\n',
    );
    expect(readdirSync(directory)).toEqual([]);
  });
});

const FILE = { what: 'no file', where: '/a/b', why: 'it is gone', fix: 'bring it' };

describe('exitCode and annotate', () => {
  const table: readonly (readonly [OutcomeKind, boolean, 0 | 1, string | null])[] = [
    ['accepted', false, 0, null],
    ['reworked', false, 0, null],
    ['pending', false, 0, null],
    ['pending', true, 1, 'error'],
    ['held', false, 0, 'warning'],
    ['held', true, 1, 'error'],
    ['skipped', false, 0, null],
    ['failed', false, 1, 'error'],
  ];
  it.each(table)('%s (fail: %s) exits %i and raises %s', (kind, exitWithFailure, code, annotation) => {
    let printed = '';
    const given = outcome({
      kind,
      exitWithFailure,
      code: 'draft',
      message: 'It is a draft.',
      nextStep: 'Mark it ready.',
    });
    expect(toExitCode(given)).toBe(code);
    annotate({ outcome: given, failure: null }, createRunner({}, (text) => void (printed += text)).log);
    expect(printed).toBe(
      annotation === null ? '' : `::${annotation}::orkestro: It is a draft. (draft)%0AMark it ready.\n`,
    );
  });

  it('annotates without a next step on one line', () => {
    let printed = '';
    const given = outcome({ kind: 'held', nextStep: '' });
    annotate({ outcome: given, failure: null }, createRunner({}, (text) => void (printed += text)).log);
    expect(printed).toBe('::warning::orkestro: All required checks pass. (checks_passed)\n');
  });

  it('says a failure once, in full', () => {
    let printed = '';
    const given = outcome({ kind: 'failed', message: 'no file: it is gone', nextStep: 'bring it' });
    const failure = { ...new RunnerError('bad_file', FILE).failure, requestId: 'req_7' };
    annotate({ outcome: given, failure }, createRunner({}, (text) => void (printed += text)).log);
    expect(findCommands(printed)).toHaveLength(1);
    expect(findCommands(printed)[0]).toMatchObject({ name: 'error' });
    for (const part of [...Object.values(FILE), 'req_7']) expect(printed).toContain(part);
  });
});

describe('toOutputs', () => {
  it('says everything about a mission', () => {
    const { result, receipt, ...rest } = toOutputs(outcome(), '/t/receipt.json');
    expect(rest).toEqual({
      outcome: 'accepted',
      verdict: 'accept',
      'reason-code': 'checks_passed',
      reason: 'All required checks pass.',
      'mission-id': 'm_1',
      'mission-status': 'awaiting_acceptance',
      verification: 'passed',
      'escrow-status': 'held',
      specialist: 'Ada',
      rank: '91',
      'budget-usd': '120.50',
      'rework-count': '1',
      'pr-number': '',
      'head-sha': SHA,
      'comment-url': 'https://github.com/octo/hello/issues/12#issuecomment-1',
      specialists: '',
      missions: '',
      'receipt-path': '/t/receipt.json',
    });
    expect(JSON.parse(receipt)).toEqual(RECEIPT);
    expect(JSON.parse(result)).toMatchObject({
      schema_version: 1,
      outcome: 'accepted',
      reason_code: 'checks_passed',
      mission: {
        mission_id: 'm_1',
        budget_usd: '120.50',
        checks: [{ name: 'build', app_id: 15368, required_by: 'ruleset' }],
      },
      receipt: { digest: RECEIPT.digest },
      receipt_path: '/t/receipt.json',
      exit_code: 0,
      omitted: [],
    });
  });

  it('leaves empty what there is not', () => {
    const given = outcome({
      kind: 'skipped',
      code: 'skipped',
      message: 'Not ours.',
      view: null,
      commentUrl: null,
      receipt: null,
    });
    const { result, ...rest } = toOutputs(given, null);
    const { outcome: kind, 'reason-code': code, reason, ...empty } = rest;
    expect([kind, code, reason]).toEqual(['skipped', 'skipped', 'Not ours.']);
    expect(new Set(Object.values(empty))).toEqual(new Set(['']));
    expect(JSON.parse(result)).toMatchObject({ mission: null, receipt: null, missions: [], specialists: [] });
  });

  it.each<readonly [string, Partial<MissionView>, Readonly<Record<string, string>>]>([
    [
      'no mission yet',
      { mission: null },
      { 'mission-id': '', 'rework-count': '', 'budget-usd': '', verdict: 'accept' },
    ],
    [
      'accepted before',
      { verdict: { kind: 'done', code: 'already_accepted', message: '', nextStep: '' } },
      { verdict: 'accept' },
    ],
    ['held', { verdict: { kind: 'hold', code: 'draft', message: '', nextStep: '' } }, { verdict: 'hold' }],
    ['the marketplace counts reworks', { mission: { ...MISSION, reworkCount: 4 } }, { 'rework-count': '4' }],
    ['no price, no rank', { mission: { ...MISSION, budgetCents: null, rank: null } }, { 'budget-usd': '', rank: '' }],
    ['round 0', { round: 0 }, { 'rework-count': '0' }],
    ['not judged yet', { evidence: null }, { 'head-sha': '', 'pr-number': '' }],
  ])('%s', (_case, changes, expected) => {
    expect(toOutputs(outcome({ view: buildView(changes) }), null)).toMatchObject(expected);
  });

  it('names the pull request and its head', () => {
    const pull = { number: 13, headSha: 'a'.repeat(40) } as unknown as NonNullable<MissionView['pull']>;
    const outputs = toOutputs(outcome({ view: buildView({ pull, evidence: null }) }), null);
    expect([outputs['pr-number'], outputs['head-sha']]).toEqual(['13', 'a'.repeat(40)]);
  });

  it('lists specialists and missions as JSON', () => {
    const specialist = {
      name: 'Ada',
      persona: null,
      type: 'IT',
      tier: 'New',
      rank: 91,
      score: 4.5,
      missions: 3,
      price: '$90',
    };
    const outputs = toOutputs(
      outcome({ specialists: [specialist], views: [buildView(), buildView({ mission: null })] }),
      null,
    );
    expect(JSON.parse(outputs.specialists)).toEqual([specialist]);
    const missions = JSON.parse(outputs.missions) as readonly { mission_id: string | null }[];
    expect(missions.map((row) => row.mission_id)).toEqual(['m_1', null]);
    expect(JSON.parse(toOutputs(outcome({ specialists: [] }), null).specialists)).toEqual([]);
  });

  it('keeps result within its size by leaving out what has an output of its own, and says so', () => {
    const outputs = toOutputs(outcome({ views: Array.from({ length: 400 }, () => buildView()) }), null);
    expect(outputs.result.length).toBeLessThan(256 * 1024);
    expect(JSON.parse(outputs.result)).toMatchObject({ missions: [], omitted: ['missions', 'receipt', 'specialists'] });
    expect(JSON.parse(outputs.missions)).toHaveLength(400);
  });

  it('tells of thousands of missions only those that something happened to', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => buildView({ outcome: at < 3 ? 'accepted' : 'pending' }));
    const { missions } = toOutputs(outcome({ views: many }), null);
    expect(JSON.parse(missions)).toHaveLength(3);
    const held = many.map((one) => ({ ...one, outcome: 'held' as const }));
    expect(toOutputs(outcome({ views: held }), null).missions).toBe('');
  });
});

describe('the receipt file', () => {
  it('stands where its output says, one for each receipt', () => {
    const first = written(outcome()).outputs.get('receipt-path');
    const second = written(outcome({ receipt: { ...RECEIPT, digest: 'e2'.repeat(32) } })).outputs.get('receipt-path');
    expect(first).toBe(join(directory, 'orkestro', 'receipt-d1d1d1d1d1d1d1d1.json'));
    expect(JSON.parse(readFileSync(first ?? '', 'utf8'))).toEqual(RECEIPT);
    expect(second).not.toBe(first);
    expect(written(outcome({ receipt: null })).outputs.get('receipt-path')).toBe('');
  });

  it('cannot be led elsewhere by its digest', () => {
    const path = written(outcome({ receipt: { ...RECEIPT, digest: '../../x' } })).outputs.get('receipt-path');
    expect(path).toBe(join(directory, 'orkestro', 'receipt-.json'));
  });
});

describe('the summary', () => {
  it('is appended, redacted, and ends its line', async () => {
    writeFileSync(SUMMARY, '# before\n');
    const runner = createRunner({ GITHUB_STEP_SUMMARY: SUMMARY, 'INPUT_API-KEY': 'osk_canary_123' }, () => undefined);
    await runner.writeSummary('## mission osk_canary_123');
    expect(readFileSync(SUMMARY, 'utf8')).toBe('# before\n## mission ***\n');
    await runner.writeSummary('more');
    expect(readFileSync(SUMMARY, 'utf8')).toBe('# before\n## mission ***\nmore\n');
  });

  it('is cut at a line within the limit, what was there included', async () => {
    writeFileSync(SUMMARY, 'x'.repeat(MAX_SUMMARY_BYTES - 200));
    await appendSummary(SUMMARY, 'line é\n'.repeat(100));
    const text = readFileSync(SUMMARY, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
    expect(text).toMatch(/line é\n\n> The rest did not fit into the summary\.\n$/);
    await appendSummary(SUMMARY, 'more\n'.repeat(1_000));
    expect(Buffer.byteLength(readFileSync(SUMMARY, 'utf8'))).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
  });

  it('leaves nothing of a failed write for the next', async () => {
    rmSync(SUMMARY, { force: true });
    mkdirSync(SUMMARY);
    await expect(appendSummary(SUMMARY, 'lost')).rejects.toThrow(RunnerError);
    rmSync(SUMMARY, { recursive: true });
    writeFileSync(SUMMARY, '');
    await appendSummary(SUMMARY, 'kept');
    expect(readFileSync(SUMMARY, 'utf8')).toBe('kept\n');
  });

  it('fits for every text and room, without a broken character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(600), (text, maxBytes) => {
        const fitted = fitSummary(text, maxBytes);
        expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(maxBytes);
        expect(fitted).not.toContain('\ufffd');
      }),
    );
  });
});
