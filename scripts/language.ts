/**
 * Part of `npm run check`: the words that code, comments, and documents use. Names that were replaced stay replaced, comments
 * and documents keep to plain English, and a folder of `src` stays small enough to read at one look.
 * `scripts/language-waiting.json` lists the documents whose sentences are not yet rewritten; it only shrinks.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs';

/** A place that breaks a rule, ready to print. */
type Problem = string;

/** Identifiers and words that were replaced, each by the one that took its place. */
const RETIRED: readonly (readonly [RegExp, string])[] = [
  [/\b[fF]uses?\b|[a-z]Fuse/, 'lock'],
  [/\b([bB]urn(s|t|Id|Reply|ing|ed)?|unburnt)\b/, 'acquire, taken, free'],
  [/\btakeBack\b|\bglance\(/, 'release, peek'],
  [/\b(in_doubt|settle_in_doubt)\b/, 'hire_unconfirmed, decision_unconfirmed'],
  [/\b(rehire\w*|generations_used_up)\b/i, 'hire --force, lock_limit_reached'],
  [/\/orkestro bind\b/, '/orkestro link'],
  [/\b(Engine|Engaged|HeldHire|HireNotes|HeldMore)\b/, 'FlowContext, TrackedMission, BlockedHire, HireContext'],
  [/\b(takeTurn|foresee\w*|[oO]utlook)\b/, 'runPass, prefetch, preflight'],
  [/\b(Ground|groundOf|readGround|sameGround)\b/, 'Preconditions'],
  [/\b(CARRIERS|carryOut|\bDesk)\b/, 'EFFECT_HANDLERS, SettleContext'],
  [/\b(holdEverything|unconfigured)\b/, 'refuseAll, broken-config'],
  [/\b(IntentMark|MarkCodec|readMark|listMarks|formatMark|withoutMark|hasMark)\b/, 'HireNotice, markers'],
  [/\b(createDoor|DoorOptions|HttpFailure\w*|createValidators)\b/, 'HttpClient, HttpError, EtagCache'],
  [/\b(createSeal|codec)\b/, 'Signer'],
  [/\b(createGathering|HOPELESS|createPace)\b/, 'createQueryBatcher, NOT_WORTH_RETRYING, RateLimiter'],
  [/\b[cC]onvoy\b/, 'settle-batch'],
  [/\b(listTwins|listConcerned|isPageShared)\b/, 'findDuplicates, listForPull, ambiguous'],
  [/\b(recallStart|recordStop|drawStart|lotOf)\b/, 'loadCursor, saveCursor, pickStart, ringPosition'],
  [/\b(obey|hear|Hearing|turnAway)\b/, 'runCommand, verifyCommand, CommandCheck'],
  [/\b(findLack\w*|weigh|may_not)\b/, 'explainDenied, checkPermission'],
  [/\b(PersonsWord|ruleOn\w*)\b/, 'ManualDecision, authorizeOverride'],
  [/\b(MissionPage|pageOfLook|Patience)\b/, 'MissionView, WaitMode'],
  [/\b(spec ?§|github[-]facts|threats[.]md|house[.](md|gfm)|orkestro[-]api)/, 'a document under docs/'],
];

/** Words that the style guide replaces, in comments and documents. */
const STYLE =
  /\b(anew|whoever|whatever|some-?body|nobody|any-?body|besides|by itself|goes? on|is told|heard|looked at|cannot be (known|told)|gone past|stands (in|on|here)|a person has to|settled by|quarter of an hour)\b|\d %/i;

const MAX_FILES = 12;

/** Every line of the files that breaks a rule. */
function checkLines(files: readonly string[], find: (line: string) => string | null): readonly Problem[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        const problem = find(line);
        return problem === null ? [] : [`${file}:${at + 1} ${problem}`];
      }),
  );
}

function findRetired(line: string): string | null {
  for (const [pattern, instead] of RETIRED) {
    const found = pattern.exec(line);
    if (found !== null) return `"${found[0]}": now ${instead}`;
  }
  return null;
}

function findStyle(text: string): string | null {
  const found = STYLE.exec(text);
  return found === null ? null : `"${found[0]}" is not plain English (docs/internals/STYLE.md)`;
}

/** The style of a comment; code and strings on the same line are another matter. */
function findInComment(line: string): string | null {
  const comment = /^\s*(?:\/\*\*|\*|\/\/)(.*)$/.exec(line)?.[1];
  return comment === undefined ? null : findStyle(comment);
}

function listLargeFolders(): readonly Problem[] {
  const folders = ['src', ...globSync('src/**/', { withFileTypes: false })].map((path) => path.replace(/\/$/, ''));
  return [...new Set(folders)].flatMap((folder) => {
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return files.length <= MAX_FILES ? [] : [`${folder}: ${files.length} files, at most ${MAX_FILES}`];
  });
}

const own = (path: string): boolean => path === 'scripts/language.ts';
const code = globSync('{src,__tests__,scripts}/**/*.{ts,js}').filter((path) => !own(path));
const documents = globSync('{docs/**/*.md,__tests__/README.md,README.md,CONTRIBUTING.md}');
const waiting = JSON.parse(readFileSync('scripts/language-waiting.json', 'utf8')) as readonly string[];

const problems: readonly Problem[] = [
  ...checkLines([...code, ...documents], findRetired),
  ...checkLines(
    code.filter((path) => path.startsWith('src/')),
    findInComment,
  ),
  ...checkLines(
    documents.filter((path) => !waiting.includes(path)),
    findStyle,
  ),
  ...listLargeFolders(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`\n${problems.length} places; the words and their replacements are in scripts/language.ts.`);
  process.exitCode = 1;
} else console.log(`${code.length} files and ${documents.length} documents use the project's words`);
