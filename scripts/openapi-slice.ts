/**
 * Cuts the operations that the action uses out of GitHub's published OpenAPI document, for the stand-in to validate
 * against. The document (npm `@octokit/openapi`, 13 MB in a package of 385 MB) is fetched into a temporary directory and
 * thrown away; the slice is committed. Run it by hand after changing OPERATIONS: `node scripts/openapi-slice.ts [file]`,
 * where `file` is an api.github.com.json that is on disk already.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = '@octokit/openapi@23.0.2';
const MEMBER = 'package/generated/api.github.com.json';
const TARGET = '__tests__/support/github/openapi-slice.json';

const REPO = '/repos/{owner}/{repo}';
const OPERATIONS: readonly (readonly [string, readonly string[]])[] = [
  ['/user', ['get']],
  ['/rate_limit', ['get']],
  [REPO, ['get']],
  [`${REPO}/rules/branches/{branch}`, ['get']],
  [`${REPO}/rulesets`, ['post']],
  [`${REPO}/rulesets/{ruleset_id}`, ['delete']],
  [`${REPO}/branches/{branch}`, ['get']],
  [`${REPO}/branches/{branch}/protection`, ['put', 'delete']],
  [`${REPO}/activity`, ['get']],
  [`${REPO}/pulls`, ['post']],
  [`${REPO}/pulls/{pull_number}`, ['get']],
  [`${REPO}/pulls/{pull_number}/files`, ['get']],
  [`${REPO}/pulls/{pull_number}/reviews`, ['post']],
  [`${REPO}/commits/{commit_sha}/pulls`, ['get']],
  [`${REPO}/commits/{ref}/statuses`, ['get']],
  [`${REPO}/commits/{ref}/check-runs`, ['get']],
  [`${REPO}/statuses/{sha}`, ['post']],
  [`${REPO}/issues`, ['post']],
  [`${REPO}/issues/{issue_number}`, ['get', 'patch']],
  [`${REPO}/issues/{issue_number}/comments`, ['get', 'post']],
  [`${REPO}/issues/comments/{comment_id}`, ['get', 'patch', 'delete']],
  [`${REPO}/issues/{issue_number}/reactions`, ['get', 'post']],
  [`${REPO}/issues/{issue_number}/reactions/{reaction_id}`, ['delete']],
  [`${REPO}/issues/comments/{comment_id}/reactions`, ['get', 'post']],
  [`${REPO}/issues/comments/{comment_id}/reactions/{reaction_id}`, ['delete']],
  [`${REPO}/issues/{issue_number}/labels`, ['get', 'post']],
  [`${REPO}/issues/{issue_number}/labels/{name}`, ['delete']],
  [`${REPO}/collaborators/{username}/permission`, ['get']],
  [`${REPO}/contents/{path}`, ['get']],
  [`${REPO}/check-runs`, ['post']],
  [`${REPO}/check-runs/{check_run_id}`, ['get']],
  [`${REPO}/check-runs/{check_run_id}/annotations`, ['get']],
  [`${REPO}/git/commits`, ['post']],
  [`${REPO}/git/commits/{commit_sha}`, ['get']],
  [`${REPO}/git/refs`, ['post']],
  [`${REPO}/git/refs/{ref}`, ['patch', 'delete']],
  [`${REPO}/git/ref/{ref}`, ['get']],
  [`${REPO}/git/matching-refs/{ref}`, ['get']],
  [`${REPO}/git/tags`, ['post']],
  [`${REPO}/git/tags/{tag_sha}`, ['get']],
  [`${REPO}/actions/runs/{run_id}`, ['get']],
  [`${REPO}/actions/jobs/{job_id}`, ['get']],
];

type Json = null | boolean | number | string | Json[] | Tree;
interface Tree {
  [key: string]: Json;
}

/** Prose and samples validate nothing. */
const DROPPED = new Set([
  'description',
  'summary',
  'externalDocs',
  'tags',
  'operationId',
  'title',
  'deprecated',
  'example',
  'examples',
]);
/** The keys under these are names (of properties, of parts), not keywords. */
const NAME_MAPS = new Set(['properties', 'responses', 'headers']);

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function prune(value: Json, namesOnly = false): Json {
  if (Array.isArray(value)) return value.map((inner) => prune(inner));
  if (!isTree(value)) return value;
  const kept = Object.entries(value).filter(([key]) => namesOnly || !(DROPPED.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, inner]) => [key, prune(inner, !namesOnly && NAME_MAPS.has(key))]));
}

function collectReferences(value: Json, into: Set<string>): void {
  if (Array.isArray(value)) for (const inner of value) collectReferences(inner, into);
  if (!isTree(value)) return;
  const reference = value['$ref'];
  if (typeof reference === 'string') into.add(reference);
  for (const inner of Object.values(value)) collectReferences(inner, into);
}

function resolve(root: Tree, reference: string): Json {
  let at: Json | undefined = root;
  for (const part of reference.slice(2).split('/')) at = isTree(at) ? at[part] : undefined;
  if (at === undefined) throw new Error(`openapi-slice: ${reference} leads nowhere in the document.`);
  return at;
}

/** Adds everything that is referred to, transitively, at the place it is referred by. */
function closeOver(root: Tree, slice: Tree): void {
  const done = new Set<string>();
  const open = new Set<string>();
  collectReferences(slice, open);
  for (const reference of open) {
    if (done.has(reference)) continue;
    done.add(reference);
    const target = prune(resolve(root, reference));
    collectReferences(target, open);
    put(slice, reference.slice(2).split('/'), target);
  }
}

function put(tree: Tree, path: readonly string[], value: Json): void {
  const last = path.at(-1) ?? '';
  let at = tree;
  for (const part of path.slice(0, -1)) {
    const next = at[part];
    const child: Tree = isTree(next) ? next : {};
    at[part] = child;
    at = child;
  }
  at[last] = value;
}

function cut(root: Tree): Tree {
  const paths: Tree = {};
  for (const [path, methods] of OPERATIONS) {
    const item = isTree(root['paths']) ? root['paths'][path] : undefined;
    if (!isTree(item)) throw new Error(`openapi-slice: the document has no path ${path}.`);
    const kept: Tree = {};
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) throw new Error(`openapi-slice: the document has no ${method} ${path}.`);
      kept[method] = prune(operation);
    }
    paths[path] = kept;
  }
  const slice: Tree = { openapi: root['openapi'] ?? '', info: { title: 'slice', version: PACKAGE }, paths };
  closeOver(root, slice);
  return slice;
}

function download(): string {
  const directory = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    run('npm', ['pack', '--silent', PACKAGE], directory);
    run('sh', ['-c', `tar xzf *.tgz ${MEMBER}`], directory);
    return readFileSync(join(directory, MEMBER), 'utf8');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`openapi-slice: ${command} ${args.join(' ')} ended with ${String(status)}.`);
}

const given = process.argv[2];
const text = given === undefined ? download() : readFileSync(given, 'utf8');
const slice = cut(JSON.parse(text) as Tree);
writeFileSync(TARGET, `${JSON.stringify(slice)}\n`);
console.log(`${TARGET}: ${OPERATIONS.length} paths, ${Math.round(JSON.stringify(slice).length / 1000)} kB`);
