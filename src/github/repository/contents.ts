/** Files of the default branch, read through the API and never from a checkout (docs/internals/THREATS.md#configuration-source). */
import * as z from 'zod/mini';
import { once } from '../../core/once.ts';
import type { Contents } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

/** Octokit hands the raw media type on as bytes unless it names UTF-8; a directory would come as a list. */
const text = once(() =>
  z.pipe(
    z.union([z.string(), z.instanceof(ArrayBuffer)]),
    z.transform((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw))),
  ),
);

/**
 * A file in the tree of the default branch's newest commit. That the commit is shown proves that files may be read: what is
 * not in it is absent, and not hidden from the token.
 */
const FILE_QUERY = `
query File($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit { oid file(path: $path) { mode object { ... on Blob { text byteSize isTruncated } } } }
      }
    }
  }
}`;

const blob = once(() => z.object({ text: z.nullable(z.string()), byteSize: z.int(), isTruncated: z.boolean() }));
const entry = once(() => z.object({ mode: z.int(), object: z.nullable(z.union([blob(), z.object({})])) }));
type Entry = z.output<ReturnType<typeof entry>>;

const fileResponse = once(() =>
  z.object({
    repository: z.object({
      defaultBranchRef: z.object({ target: z.object({ oid: z.string(), file: z.nullable(entry()) }) }),
    }),
  }),
);

/** Modes of git's for files, executable ones too: a symbolic link or a submodule is none. */
const FILE_MODES: ReadonlySet<number> = new Set([0o100644, 0o100755]);

/** What asking in another way would meet as well. */
const NOT_WORTH_RETRYING: ReadonlySet<string> = new Set(['unauthorized', 'unreachable', 'cancelled', 'moved']);

/** The `Contents` port over GitHub. Throws RangeError for a path with `..`, which the API would resolve to elsewhere. */
export function createContents(api: Api): Contents {
  return {
    async read(path) {
      if (path.split('/').includes('..')) throw new RangeError(`${path} leaves the repository`);
      const found = await getFromTree(api, path);
      if (found !== undefined) return found;
      // Without `ref` GitHub takes the default branch, which no tag of the same name can stand in for.
      const call = {
        doing: `read ${path} at the default branch`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
        accept: 'application/vnd.github.raw+json',
      };
      try {
        return (await api.send(call, text())).data;
      } catch (error) {
        // In GitHub's own words only: a proxy's 404 must not pass for a repository without rules.
        if (!(error instanceof GitHubError && error.code === 'not_found' && error.noEffect)) throw error;
        await assertReadable(api, path);
        return null;
      }
    },
  };
}

/** `null`: it is certainly absent; `undefined`: that cannot be told, or not to the last byte. Throws where nothing can be asked. */
async function getFromTree(api: Api, path: string): Promise<string | null | undefined> {
  const call = { doing: `read ${path} at the default branch`, permission: 'contents: read' };
  const variables = { path: splitPath(path).join('/') };
  try {
    const { data } = await api.query({ ...call, document: FILE_QUERY, variables, schema: fileResponse() });
    const { file } = data.repository.defaultBranchRef.target;
    return file === null ? null : toCompleteText(file);
  } catch (error) {
    if (!(error instanceof GitHubError) || NOT_WORTH_RETRYING.has(error.code)) throw error;
    return undefined;
  }
}

/** The text of a file that came whole and as it was written. */
function toCompleteText({ mode, object }: Entry): string | undefined {
  if (!FILE_MODES.has(mode) || object === null || !('text' in object)) return undefined;
  const { text, byteSize, isTruncated } = object;
  const isWhole = text !== null && !isTruncated && Buffer.byteLength(text) === byteSize;
  return isWhole ? text : undefined;
}

/**
 * GitHub answers 404 as well where the token may not see a private repository's files: what is certainly there has to be
 * readable, or what is not found may be a file with limits in it. What is public hides nothing. Throws GitHubError.
 */
async function assertReadable(api: Api, path: string): Promise<void> {
  const { defaultBranch, isPublic } = api.repository;
  if (isPublic === true) return;
  const route = `GET /repos/{owner}/{repo}/git/ref/heads/${defaultBranch.split('/').map(encodeURIComponent).join('/')}`;
  const doing = `tell whether ${path} is absent or hidden from the token`;
  try {
    await api.send({ doing, permission: 'contents: read', route }, z.unknown());
  } catch (error) {
    // GitHub's word for a repository without a commit: there is nothing in it.
    if (!(error instanceof GitHubError && error.status === 409)) throw error;
  }
}

function encodePath(path: string): string {
  return splitPath(path).map(encodeURIComponent).join('/');
}

/** Empty and `.` segments say nothing. */
function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}
