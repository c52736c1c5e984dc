/**
 * `node scripts/sbom.ts`: what dist/ is made of, as CycloneDX on stdout: exactly the packages that its license files name, with
 * versions, hashes and licenses of the lockfile. The same commit gives the same bytes.
 *
 * `npm sbom` does not look at the installed tree here but at a copy of manifest and lockfile without development packages: with
 * `--omit=dev` it also drops what a development package needs besides us (yaml, zod), and without it stops at a peer
 * dependency that a tool states too narrowly.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
}

interface Sbom {
  readonly metadata: Readonly<Record<string, unknown>> & { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

interface Lockfile {
  readonly packages: Readonly<Record<string, Locked>>;
}

const LICENCES = ['dist/licenses.txt', 'dist/sandbox/licenses.txt'];

/** Names of the bundled packages: in a license file each stands on a line, its license's short name in the next. */
function readBundled(own: string): ReadonlySet<string> {
  const names = LICENCES.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?<=^|\n\n)@?[a-z0-9][\w./-]*(?=\n[A-Z0-9][\w.-]*(\n|$))/g),
  ]).map(([name]) => name);
  if (names.length === 0) throw new Error(`${LICENCES.join(' and ')} name no package`);
  return new Set(names.filter((name) => name !== own));
}

/** npm's own account of everything that is no development package, from the lockfile alone. */
function listRuntime(manifest: Manifest): Sbom {
  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  const { name, version, license, description, dependencies, overrides } = manifest;
  const root = { name, version, license, description, dependencies, overrides };
  const kept = Object.entries(lockfile.packages).filter(
    ([path, one]) => path !== '' && one.dev !== true && one.devOptional !== true && one.optional !== true,
  );
  const workDirectory = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    writeFileSync(join(workDirectory, 'package.json'), JSON.stringify(root));
    const packages: Readonly<Record<string, object>> = { '': root, ...Object.fromEntries(kept) };
    writeFileSync(join(workDirectory, 'package-lock.json'), JSON.stringify({ ...lockfile, packages }));
    const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: workDirectory, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ${args.join(' ')} failed\n${stderr}`);
    return JSON.parse(stdout) as Sbom;
  } finally {
    rmSync(workDirectory, { recursive: true });
  }
}

/** Only what is bundled, in the order of names; a package that leads to one which is not loses that arrow. */
function narrow(all: Sbom, { name, version }: Manifest, bundled: ReadonlySet<string>): Sbom {
  const components = all.components
    .filter((one) => bundled.has(one.name))
    .toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const missing = [...bundled].filter((one) => !components.some((component) => component.name === one));
  if (missing.length > 0)
    throw new Error(`dist/ holds ${missing.join(', ')}, which is no runtime dependency in package-lock.json`);
  const refs = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)).toSorted() }))
    .toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
  const component = { ...all.metadata.component, name, version };
  return { ...all, metadata: { ...all.metadata, component }, components, dependencies };
}

/** When the commit was made stands for when the account was: a build has no time of its own (reproducible-builds.org). */
function readTimestamp(): string {
  const given = process.env['SOURCE_DATE_EPOCH'];
  const seconds = given ?? spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }).stdout.trim();
  if (!/^\d+$/.test(seconds)) throw new Error('neither SOURCE_DATE_EPOCH nor git tells when this commit was made');
  return new Date(Number(seconds) * 1000).toISOString();
}

/** A number that is the content's own (RFC 9562, version 8). */
function toSerialNumber(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { metadata, ...rest } = narrow(listRuntime(manifest), manifest, readBundled(manifest.name));
const content = { ...rest, metadata: { ...metadata, timestamp: readTimestamp() } };
const serialNumber = toSerialNumber(JSON.stringify({ ...content, serialNumber: '' }));
console.log(JSON.stringify({ ...content, serialNumber }, null, 2));
