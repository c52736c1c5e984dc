/**
 * `npm run release`: what a release publishes, into release/: action.yml and dist/ as they stand, SHA256SUMS of both, the SBOM,
 * and notes.md, this version's part of CHANGELOG.md. Reads only what is committed, so that two builds can be compared.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RELEASE = 'release';

/** Returns the lines below `## <version>`, up to the next version; `null`: there are none. */
function readNotes(version: string): string | null {
  const [, ...parts] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  const own = parts.find((part) => part.split(/\s/, 1)[0] === version);
  const notes = own?.split('\n').slice(1).join('\n').trim() ?? '';
  return notes === '' ? null : notes;
}

function listFiles(): readonly string[] {
  const built = readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return ['action.yml', ...built].toSorted();
}

function makeSbom(): string {
  const script = join(import.meta.dirname, 'sbom.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} failed\n${stderr}`);
  return stdout;
}

function main(version: string): void {
  const notes = readNotes(version);
  if (notes === null) {
    console.error(
      `CHANGELOG.md says nothing under "## ${version}": before the tag, what stands under "Unreleased" moves there (RELEASING.md).`,
    );
    process.exitCode = 1;
    return;
  }
  const files = listFiles();
  const sums = files.map((path) => `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path}`);
  rmSync(RELEASE, { recursive: true, force: true });
  for (const path of files) cpSync(path, join(RELEASE, path), { recursive: true });
  writeFileSync(join(RELEASE, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  writeFileSync(join(RELEASE, 'sbom.cdx.json'), makeSbom());
  writeFileSync(join(RELEASE, 'notes.md'), `${notes}\n`);
  console.log(`${RELEASE}/: ${files.length} files of version ${version}, their sums, SBOM and notes`);
}

main((JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }).version);
