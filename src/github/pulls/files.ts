/** The files a pull request touches (docs/BEHAVIOR.md#protected-paths; docs/GITHUB-FACTS.md#size-limits). */
import * as z from 'zod/mini';
import type { TouchedPaths } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Api } from '../api/client.ts';
import { throwMissingPull } from './pull.ts';

/** Counts the files a pull request changes. */
export const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;

const countResponse = once(() =>
  z.object({
    repository: z.object({ pullRequest: z.nullable(z.object({ changedFiles: z.int() })) }),
  }),
);

/** A rename names both sides; without its old name the answer is not whole. */
const file = once(() =>
  z.object({ filename: z.string(), status: z.string(), previous_filename: z.optional(z.string()) }).check(
    z.refine(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
      error: 'a rename without its old name',
    }),
  ),
);

/** GitHub lists no more files than this. */
const MAX_FILES = 3_000;

/** Both names of every rename; a list that is cut, or does not match GitHub's own count, is `too_many`. */
export async function listTouchedPaths(api: Api, number: number): Promise<TouchedPaths> {
  const call = { doing: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
  const { data } = await api.query({
    ...call,
    document: CHANGED_FILES_QUERY,
    variables: { number },
    schema: countResponse(),
  });
  const { changedFiles } = data.repository.pullRequest ?? throwMissingPull(number);
  if (changedFiles >= MAX_FILES) return { kind: 'too_many', listed: changedFiles };
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file());
  if (files.length !== changedFiles) return { kind: 'too_many', listed: files.length };
  const paths = files.flatMap((one) => [one.filename, one.previous_filename ?? one.filename]);
  return { kind: 'listed', paths: [...new Set(paths)] };
}
