/** `npm run release` and the SBOM: what a release publishes about the dist/ that is there. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const EPOCH = 1_780_000_000;
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- later\n\n## 9.8.7 - 2026-12-01\n\n- this one\n\n## 9.8.6\n\n- earlier\n';
let workDirectory = '';

/** Runs a script of ours in a copy of the committed files that a release is made of. */
function run(
  script: string,
  env: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly output: string } {
  const given = { PATH: process.env['PATH'] ?? '', HOME: workDirectory, SOURCE_DATE_EPOCH: String(EPOCH), ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(script)], {
    cwd: workDirectory,
    env: given,
    encoding: 'utf8',
  });
  return { status, output: stdout + (status === 0 ? '' : stderr) };
}

const readOutput = (path: string): string => readFileSync(join(workDirectory, path), 'utf8');

function setVersion(version: string): void {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  writeFileSync(join(workDirectory, 'package.json'), JSON.stringify({ ...manifest, version }));
}

beforeAll(() => {
  workDirectory = mkdtempSync(join(tmpdir(), 'orkestro-release-'));
  for (const path of ['action.yml', 'package-lock.json', 'dist'])
    cpSync(path, join(workDirectory, path), { recursive: true });
  writeFileSync(join(workDirectory, 'CHANGELOG.md'), CHANGELOG);
  setVersion('9.8.7');
});

afterAll(() => {
  rmSync(workDirectory, { recursive: true });
});

interface Sbom {
  readonly bomFormat: string;
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Readonly<Record<string, unknown>> };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
}

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly version: string; readonly integrity: string; readonly dev?: boolean }>
  >;
}

describe('npm run release', () => {
  it('gathers action.yml and dist/ with their sums, the SBOM, and this version’s notes alone', () => {
    expect(run('scripts/release.ts')).toMatchObject({ status: 0 });
    expect(readOutput('release/notes.md')).toBe('- this one\n');
    const sums = readOutput('release/SHA256SUMS').trimEnd().split('\n');
    const built = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(sums).toHaveLength(built.length + 1);
    for (const line of sums) {
      const [sum, path = ''] = line.split('  ');
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sum);
      expect(readOutput(`release/${path}`)).toBe(readFileSync(path, 'utf8'));
    }
    expect(sums.map((line) => line.split('  ')[1])).toEqual(expect.arrayContaining(['action.yml', 'dist/index.js']));
  });

  it('refuses a version that the changelog says nothing of', () => {
    setVersion('9.9.0');
    const { status, output } = run('scripts/release.ts');
    setVersion('9.8.7');
    expect(status).toBe(1);
    expect(output).toMatch(/^CHANGELOG\.md says nothing under "## 9\.9\.0": .*\(RELEASING\.md\)\.\n$/);
  });
});

describe('the SBOM', () => {
  /** Reads dist/ in another way than the script: a known package's name alone on a line. */
  function listNamed(lockfile: Lockfile): readonly string[] {
    const known = new Set(Object.keys(lockfile.packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const lines = ['dist/licenses.txt', 'dist/sandbox/licenses.txt'].flatMap((file) =>
      readFileSync(file, 'utf8').split('\n'),
    );
    return [...new Set(lines.filter((line) => line !== '' && known.has(line)))].sort();
  }

  it('lists exactly the packages that the license files name, as the lockfile has them', () => {
    const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
    const { components, metadata, bomFormat } = JSON.parse(readOutput('release/sbom.cdx.json')) as Sbom;
    expect(bomFormat).toBe('CycloneDX');
    expect(metadata.timestamp).toBe(new Date(EPOCH * 1000).toISOString());
    expect(metadata.component).toMatchObject({ name: 'orkestro-action', version: '9.8.7', type: 'application' });
    expect([...new Set(components.map(({ name }) => name))].sort()).toEqual(listNamed(lockfile));
    for (const { name, version, purl, hashes, licenses } of components) {
      const locked = Object.entries(lockfile.packages).find(
        ([path, one]) => path.endsWith(`node_modules/${name}`) && one.version === version,
      );
      expect(locked?.[1].dev).toBeUndefined();
      const hash = Buffer.from(hashes[0]?.content ?? '', 'hex').toString('base64');
      expect(locked?.[1].integrity).toBe(`sha512-${hash}`);
      expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(licenses).not.toEqual([]);
    }
  });

  it('is the same bytes again in another time zone', () => {
    expect(run('scripts/sbom.ts', { TZ: 'Asia/Tokyo' }).output).toBe(readOutput('release/sbom.cdx.json'));
  });

  it('is refused where dist/ holds a package that is only for development', () => {
    const path = join(workDirectory, 'dist/licenses.txt');
    const licenses = readFileSync(path, 'utf8');
    writeFileSync(path, `${licenses}\n\njest\nMIT\nMIT License\n`);
    const { status, output } = run('scripts/sbom.ts');
    writeFileSync(path, licenses);
    expect(status).toBe(1);
    expect(output).toContain('dist/ holds jest, which is no runtime dependency in package-lock.json');
  });
});
