/** Reads the repository's issue forms, which are files of `.github/ISSUE_TEMPLATE` (docs/BEHAVIOR.md#issue-forms). */
import * as z from 'zod/mini';
import type { IssueForm } from '../../core/domain/model.ts';
import { once } from '../../core/once.ts';
import type { Contents, IssueForms } from '../../core/ports/github.ts';
import type { Api } from '../api/client.ts';
import { GitHubError } from '../api/errors.ts';

const FOLDER = '.github/ISSUE_TEMPLATE';
const entries = once(() => z.array(z.object({ name: z.string(), type: z.string() })));
const form = once(() =>
  z.object({
    body: z.array(
      z.object({ type: z.string(), attributes: z.optional(z.looseObject({ label: z.optional(z.unknown()) })) }),
    ),
  }),
);

/** Creates the `IssueForms` port over GitHub. Reads the default branch. */
export function createIssueForms(api: Api, contents: Contents): IssueForms {
  return {
    async list() {
      const names = await listNames(api);
      const forms = await Promise.all(names.map((name) => getForm(contents, `${FOLDER}/${name}`)));
      return forms.filter((one) => one !== null);
    },
  };
}

async function listNames(api: Api): Promise<readonly string[]> {
  const call = {
    action: `list ${FOLDER} at the default branch`,
    permission: 'contents: read',
    route: `GET /repos/{owner}/{repo}/contents/${FOLDER}`,
  };
  try {
    const { data } = await api.send(call, entries());
    const files = data.filter(({ name, type }) => type === 'file' && /\.ya?ml$/i.test(name));
    return files.map(({ name }) => name).filter((name) => !/^config\.ya?ml$/i.test(name));
  } catch (error) {
    // Only GitHub's own 404 counts. A proxy's 404 must not pass for a repository without forms.
    if (error instanceof GitHubError && error.code === 'not_found' && error.noEffect) return [];
    throw error;
  }
}

/** Limits far above what people write. Beyond them, the YAML parser can take minutes. */
const MAX_CHARACTERS = 64 * 1024;
const MAX_LINE = 4_000;

/** Reads a form, or returns `null` if GitHub would not offer it. */
async function getForm(contents: Contents, path: string): Promise<IssueForm | null> {
  const text = await contents.read(path);
  if (text === null || text.length > MAX_CHARACTERS || text.split('\n').some((line) => line.length > MAX_LINE))
    return null;
  const parsed = z.safeParse(form(), await parseYaml(text));
  if (!parsed.success) return null;
  const labels = parsed.data.body
    // Markdown between the fields does not become part of the issue.
    .filter(({ type }) => type !== 'markdown')
    .map(({ attributes }) => attributes?.label)
    .filter((label) => typeof label === 'string');
  return labels.length === 0 ? null : { path, labels };
}

/**
 * Parses YAML, or returns `null` if the text is invalid or has aliases, a few of which can expand to millions of
 * values.
 */
async function parseYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}
