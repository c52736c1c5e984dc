import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 9622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M3: () => (/* binding */ formatFailure),
/* harmony export */   RO: () => (/* binding */ toInternalFailure),
/* harmony export */   Rn: () => (/* binding */ RunnerError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   u7: () => (/* binding */ isErrorLike)
/* harmony export */ });
class InputError extends Error {
    problems;
    constructor(problems) {
        super(problems.map(formatProblem).join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
    toFailure() {
        let shownCount = this.problems.length;
        while (shownCount > 1 && countScreenRows(formatFailure(this.#explain(shownCount))) > SCREEN.rows)
            shownCount -= 1;
        return this.#explain(shownCount);
    }
    #explain(shownCount) {
        const count = this.problems.length;
        const shown = this.problems.slice(0, shownCount);
        const more = shownCount === count ? [] : [`\u2026 and ${count - shownCount} more, explained once these are right`];
        return {
            code: 'bad_input',
            what: count === 1 ? 'one input cannot be used' : `${count} inputs cannot be used`,
            where: `\`with:\` of this step, ${this.problems.map((problem) => problem.input).join(', ')}`,
            why: [...shown.map(formatProblem), ...more].join('\n'),
            fix: `correct the workflow file, for example:\n${shown.map((problem) => `${problem.input}: ${problem.example}`).join('\n')}`,
            status: null,
            requestId: null,
        };
    }
}
const SCREEN = { rows: 24, columns: 100 };
function countScreenRows(text) {
    return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / SCREEN.columns)), 0);
}
class RunnerError extends Error {
    failure;
    constructor(code, parts, cause) {
        super(`${parts.what}: ${parts.why}`, { cause });
        this.name = 'RunnerError';
        this.failure = { code, ...parts, status: null, requestId: null };
    }
}
const MAX_SHOWN_LENGTH = 80;
function formatProblem({ input, value, expected }) {
    return `${input}: ${value === null ? '' : `got ${quoteShort(value)}, `}expected ${expected}`;
}
function quoteShort(value) {
    const points = Array.from(value.slice(0, 4 * MAX_SHOWN_LENGTH));
    const cut = points.length > MAX_SHOWN_LENGTH ? `${points.slice(0, MAX_SHOWN_LENGTH).join('')}\u2026` : points.join('');
    return JSON.stringify(cut);
}
function formatFailure(failure) {
    const ids = [
        failure.status === null ? null : `HTTP ${failure.status}`,
        failure.requestId === null ? null : `request ${failure.requestId}`,
    ].filter((id) => id !== null);
    const rows = [
        ['What', ids.length === 0 ? failure.what : `${failure.what} (${ids.join(', ')})`],
        ['Where', failure.where],
        ['Why', failure.why],
        ['Fix', failure.fix],
    ];
    return rows.map(([label, text]) => `${`${label}:`.padEnd(7)}${text.split('\n').join('\n       ')}`).join('\n');
}
function isErrorLike(thrown) {
    if (typeof thrown !== 'object' || thrown === null)
        return false;
    return ('message' in thrown && typeof thrown.message === 'string' && 'name' in thrown && typeof thrown.name === 'string');
}
function messageOf(thrown) {
    return isErrorLike(thrown) ? thrown.message : 'a thrown value that is not an error';
}
function toInternalFailure(thrown, debug) {
    const stack = debug && isErrorLike(thrown) ? `\n${thrown.stack ?? ''}` : '';
    return {
        code: 'internal_error',
        what: 'the action itself failed',
        where: isErrorLike(thrown) ? thrown.name : typeof thrown,
        why: `${messageOf(thrown)}${stack}`,
        fix: debug
            ? 'report it with this log; running the job again is safe: nothing is posted or paid twice'
            : 'run the job again (nothing is posted or paid twice) with step debug logging on, and report it with that log',
        status: null,
        requestId: null,
    };
}


/***/ }),

/***/ 2229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IQ: () => (/* binding */ withDefault),
/* harmony export */   l2: () => (/* binding */ inputContract),
/* harmony export */   mc: () => (/* binding */ INPUTS),
/* harmony export */   py: () => (/* binding */ OUTPUTS)
/* harmony export */ });
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1064);
/* harmony import */ var _core_invariant_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7929);


const LEVELS = ['read', 'triage', 'write', 'maintain', 'admin'];
const BOOLEAN = ['true', 'false'];
const INPUTS = [
    {
        name: 'mode',
        default: 'auto',
        values: ['auto', 'run', 'post', 'sync', 'gate', 'discover', 'doctor'],
        description: '`run` hires and waits until the mission is settled, `post` hires and returns, `sync` settles what is there once, `gate` only sets the commit status, `discover` lists specialists and spends nothing, `doctor` checks the set-up. `auto` chooses by event.',
    },
    {
        name: 'api-key',
        default: '',
        required: true,
        secret: true,
        description: 'Customer key of the marketplace (`osk_\u2026`), from a secret. Or the word `sandbox`: a marketplace inside the step, no account, no money.',
    },
    {
        name: 'api-url',
        default: 'https://orkestro.net/api/v1',
        description: "The marketplace's API. https only; plain http only to loopback.",
    },
    {
        name: 'github-token',
        default: '${{ github.token }}',
        secret: true,
        description: 'Token for comments, reactions, checks and statuses in this repository.',
    },
    {
        name: 'title',
        default: '',
        description: "The brief's title, one line, when it is not taken from an issue.",
    },
    {
        name: 'description',
        default: '',
        description: 'What to do, in Markdown, when it is not taken from an issue.',
    },
    {
        name: 'dod',
        default: '',
        description: 'Definition of Done: what must be true for the work to be paid.',
    },
    {
        name: 'description-file',
        default: '',
        description: 'File in the workspace to read `description` from: inputs travel as environment variables, long texts overflow.',
    },
    {
        name: 'dod-file',
        default: '',
        description: 'File in the workspace to read `dod` from.',
    },
    {
        name: 'category',
        default: 'Other',
        values: _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .CATEGORIES */ .R6,
        description: "Which specialists to choose from. With `Other`, the issue's or the config's category counts.",
    },
    {
        name: 'tier',
        default: 'T1 Verified',
        values: _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .TIERS */ .iB,
        description: "Guarantee level. With `T1 Verified`, the issue's or the config's tier counts.",
    },
    {
        name: 'budget-usd',
        default: '',
        description: 'What the mission may cost, in US dollars: `120` or `120.50`. Held in escrow from match to acceptance.',
    },
    {
        name: 'specialist',
        default: '',
        description: 'Name of one specialist to hire directly (implies `kind: hire`).',
    },
    {
        name: 'auto-assign',
        default: 'true',
        values: BOOLEAN,
        description: '`true` hires the best-ranked specialist at once; `false` queues the mission without hiring.',
    },
    {
        name: 'min-rank',
        default: '',
        description: 'Least Agent Rank, 0 to 100. Nothing is posted when nobody of the category and tier has it; a match below it is held.',
    },
    {
        name: 'mission-id',
        default: '',
        description: 'An existing mission to adopt instead of posting one.',
    },
    {
        name: 'issue-number',
        default: '',
        description: 'The issue the mission is for, when the event does not say.',
    },
    {
        name: 'pr-number',
        default: '',
        description: 'The pull request that delivers, when hiring or beside `mission-id`; elsewhere only where to look.',
    },
    {
        name: 'mission-key',
        default: '',
        description: 'Tells several missions of one subject apart; part of the reference and the title. Implies `lock: ref`.',
    },
    {
        name: 'label',
        default: 'orkestro',
        description: 'The label that triggers a hire.',
    },
    {
        name: 'command',
        default: '/orkestro',
        description: 'Prefix of commands in comments.',
    },
    {
        name: 'config-file',
        default: '.github/orkestro.yml',
        description: 'Read at the default branch, never from a pull request; absent is fine.',
    },
    {
        name: 'wait',
        default: 'true',
        values: BOOLEAN,
        description: '`false`: post, look once, return.',
    },
    {
        name: 'timeout',
        default: '30m',
        description: 'Wall clock for the whole step: `90s`, `45m`, `5h`; at most 6h.',
    },
    {
        name: 'on-timeout',
        default: 'pending',
        values: ['pending', 'fail'],
        description: '`pending`: exit 0 with `outcome: pending`, later runs resume. `fail`: exit 1.',
    },
    {
        name: 'poll-interval',
        default: '30s',
        description: 'Longest pause between two looks, 10s to 5m; the schedule adapts below it.',
    },
    {
        name: 'checks',
        default: 'required',
        description: 'Which checks must pass: `required` (what the repository requires), `all`, `none`, or names by comma or line. A comma inside brackets belongs to the name.',
    },
    {
        name: 'ignore-checks',
        default: '',
        description: "Names never counted, by comma or line. The action's own status and job never count.",
    },
    {
        name: 'skipped-checks',
        default: 'pass',
        values: ['pass', 'hold'],
        description: 'Whether a skipped check passes, as on GitHub, or holds the payment.',
    },
    {
        name: 'protected-paths',
        default: '.github/**',
        description: 'Globs, one per line, `!` re-allows. A pull request that touches these is settled by a person. Replaces the default; empty means the default.',
    },
    {
        name: 'lock',
        default: '',
        values: ['reaction', 'ref'],
        description: 'What keeps two runs from hiring twice: a `reaction` on the issue or pull request (default), or a Git `ref` (`contents: write`; default with `mission-key`).',
    },
    {
        name: 'require-review',
        default: 'false',
        values: BOOLEAN,
        description: 'Also needs an approving review; requested changes send the work back.',
    },
    {
        name: 'when-no-required-checks',
        default: 'hold',
        values: ['hold', 'accept'],
        description: 'What an empty set of checks means. `hold`: an empty set never pays by accident.',
    },
    {
        name: 'on-pass',
        default: 'accept',
        values: ['accept', 'hold'],
        description: 'What passing evidence does; `hold` only reports.',
    },
    {
        name: 'on-fail',
        default: 'rework',
        values: ['rework', 'hold'],
        description: 'What failing evidence does; `hold` only reports.',
    },
    {
        name: 'max-reworks',
        default: '3',
        description: 'How often work is sent back before a person decides, 0 to 7.',
    },
    {
        name: 'max-budget-usd',
        default: '',
        description: 'Cap per mission, in US dollars. Needed before a budget in issue text counts.',
    },
    {
        name: 'monthly-budget-usd',
        default: '',
        description: 'Cap on the budgets posted this UTC month under this key, in US dollars.',
    },
    {
        name: 'hire-permission',
        default: 'write',
        values: LEVELS,
        description: 'Least permission of the person who labels or commands a hire, looked up live.',
    },
    {
        name: 'settle-permission',
        default: 'write',
        values: LEVELS,
        description: 'Least permission of the person who accepts, reworks, holds or resumes, looked up live.',
    },
    {
        name: 'allowed-bots',
        default: '',
        description: 'Exact logins of bots that may act, by comma or line; `*` is refused.',
    },
    {
        name: 'status-context',
        default: 'orkestro/mission',
        mayBeEmpty: true,
        description: 'Commit status that gates merges; empty turns it off.',
    },
    {
        name: 'gate-when-no-mission',
        default: 'pass',
        values: ['pass', 'fail'],
        description: 'What the gate says about a pull request without a mission.',
    },
    {
        name: 'gate-on',
        default: 'accepted',
        values: ['accepted', 'verified'],
        description: '`accepted`: the gate opens once the mission is paid. `verified`: as soon as the delivery is verified and its checks pass.',
    },
    {
        name: 'pay-on',
        default: 'checks',
        values: ['checks', 'merge'],
        description: '`merge` pays only once the pull request is merged (needs `gate-on: verified`).',
    },
    {
        name: 'comment',
        default: 'full',
        values: ['full', 'minimal'],
        description: "How much the sticky comment shows. There is always one: it is the mission's page.",
    },
    {
        name: 'max-operations',
        default: '800',
        description: 'Most requests to GitHub that one sweep (`sync` of everything) makes, 50 to 100000; what is left over is reported, and a later sweep starts elsewhere.',
    },
    {
        name: 'shard',
        default: '',
        description: 'Which part of the missions a sweep looks at: `2/8` is the second of eight. The parts never overlap and together are everything.',
    },
    {
        name: 'dry-run',
        default: 'false',
        values: BOOLEAN,
        description: 'Does every read, says what it would post or settle, writes nothing anywhere.',
    },
    {
        name: 'job-check-run-id',
        default: '${{ job.check_run_id }}',
        description: "This job's own check run, to leave it out of the evidence. Leave the default.",
    },
    {
        name: 'job-index',
        default: '${{ strategy.job-index }}',
        description: 'Tells the legs of a matrix apart. Leave the default.',
    },
];
function inputContract(name) {
    const found = INPUTS.find((input) => input.name === name);
    if (found === undefined)
        throw new _core_invariant_js__WEBPACK_IMPORTED_MODULE_1__/* .InvariantError */ .z(`no input ${name} in the contract`);
    return found;
}
function withDefault(name, given) {
    const contract = inputContract(name);
    const text = given.trim();
    if (text !== '' || contract.mayBeEmpty === true)
        return text;
    return contract.default.startsWith('${{') ? '' : contract.default;
}
const OUTPUTS = [
    {
        name: 'outcome',
        description: 'How the step ended: `accepted`, `reworked`, `pending`, `held`, `skipped` or `failed`.',
    },
    { name: 'verdict', description: 'The decision: `accept`, `rework`, `wait` or `hold`.' },
    { name: 'reason-code', description: 'Why, as one word, such as `checks_passed`.' },
    { name: 'reason', description: 'Why, as one sentence.' },
    { name: 'mission-id', description: "The mission's id on the marketplace." },
    { name: 'mission-status', description: "The marketplace's own word for where the mission stands." },
    { name: 'verification', description: 'What the independent reviewer said: `passed`, `failed` or `pending`.' },
    { name: 'escrow-status', description: "The marketplace's own word for the escrow, such as `held`." },
    { name: 'specialist', description: 'Who was hired.' },
    { name: 'rank', description: 'Agent Rank of the specialist, 0 to 100.' },
    { name: 'budget-usd', description: 'The budget in US dollars, such as `120.00`.' },
    { name: 'rework-count', description: 'How often the work was sent back.' },
    { name: 'pr-number', description: 'The pull request that delivers the mission.' },
    { name: 'head-sha', description: 'The commit that was judged.' },
    { name: 'comment-url', description: "The mission's sticky comment." },
    { name: 'specialists', description: 'Specialists found, as a JSON array (`discover`; empty otherwise).' },
    { name: 'missions', description: 'Missions looked at, as a JSON array (`sync` of several; empty otherwise).' },
    { name: 'receipt', description: 'What was judged and paid, as JSON with a `schema_version` and a digest.' },
    { name: 'receipt-path', description: 'File that holds the receipt, fit for `actions/attest`.' },
    { name: 'result', description: 'Everything as one JSON object, `schema_version: 1`.' },
];


/***/ }),

/***/ 9652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs)
});

// EXTERNAL MODULE: ./src/core/domain/reference.js
var reference = __nccwpck_require__(2799);
// EXTERNAL MODULE: ./src/action/input/kinds.js
var kinds = __nccwpck_require__(1184);
// EXTERNAL MODULE: ./src/action/input/contract.js
var contract = __nccwpck_require__(2229);
// EXTERNAL MODULE: ./src/action/failure.js
var failure = __nccwpck_require__(9622);
;// CONCATENATED MODULE: ./src/action/input/reader.js



function createInputReader(read) {
    const problems = [];
    const text = (name) => (0,contract/* withDefault */.IQ)(name, read(name));
    const reject = (input, expected, example) => {
        const value = text(input);
        const shown = (0,contract/* inputContract */.l2)(input).secret === true || value === '' ? null : value;
        problems.push({ input, value: shown, expected, example });
    };
    const get = (name, kind) => {
        const given = text(name);
        const value = kind.parse(given);
        if (value !== undefined)
            return value;
        reject(name, typeof kind.expected === 'string' ? kind.expected : kind.expected(given), kind.example);
        return kind.placeholder;
    };
    return {
        text,
        reject,
        get,
        choice(name) {
            const { values, default: fallback } = (0,contract/* inputContract */.l2)(name);
            return get(name, (0,kinds/* oneOf */.yL)(values, fallback));
        },
        finish() {
            if (problems.length > 0)
                throw new failure/* InputError */.dz(problems.sort((a, b) => position(a) - position(b)));
        },
    };
}
function position(problem) {
    return contract/* INPUTS */.mc.findIndex((input) => input.name === problem.input);
}

// EXTERNAL MODULE: ./src/action/input/workspace.js
var workspace = __nccwpck_require__(3902);
;// CONCATENATED MODULE: ./src/action/input/inputs.js





const DIGITS = (0,kinds/* pattern */.T1)(/^\d{1,20}$/, 'digits, as GitHub fills them in', "''");
function parseInputs(read, readFile, configured = new Set()) {
    const reader = createInputReader(read);
    const mode = reader.choice('mode');
    const apiKeySettings = readApiKey(reader, mode);
    const settings = {
        mode,
        ...apiKeySettings,
        sandbox: apiKeySettings.apiKey === 'sandbox',
        apiUrl: reader.get('api-url', kinds/* API_URL */.H$),
        githubToken: reader.get('github-token', mode === 'discover' ? EMPTY_OR_TOKEN : kinds/* GITHUB_TOKEN */.Go),
        brief: readBrief(reader, readFile),
        terms: readTerms(reader, configured),
        missionId: reader.get('mission-id', (0,kinds/* optional */.lq)(kinds/* MISSION_ID */.Xc)),
        issueNumber: reader.get('issue-number', (0,kinds/* optional */.lq)(kinds/* ISSUE_NUMBER */.Q9)),
        prNumber: reader.get('pr-number', (0,kinds/* optional */.lq)(kinds/* ISSUE_NUMBER */.Q9)),
        missionKey: reader.get('mission-key', (0,kinds/* optional */.lq)(MISSION_KEY)),
        label: reader.get('label', (0,kinds/* line */.n8)(50, "a label's name", 'orkestro')),
        command: reader.get('command', COMMAND),
        configFile: reader.get('config-file', kinds/* CONFIG_PATH */.tF),
        waiting: readWaiting(reader),
        policy: readPolicy(reader),
        limits: readLimits(reader),
        gate: readGate(reader),
        sweep: readSweep(reader),
        comment: reader.choice('comment'),
        dryRun: reader.get('dry-run', kinds/* BOOLEAN */.Jx),
        lock: readLock(reader),
        jobCheckRunId: reader.get('job-check-run-id', (0,kinds/* optional */.lq)(DIGITS)),
        jobIndex: reader.get('job-index', (0,kinds/* optional */.lq)(DIGITS)),
    };
    rejectContradictions(reader, settings);
    reader.finish();
    return settings;
}
const MISSION_KEY = {
    parse: (text) => (0,reference/* parseMissionKey */.xI)(text) ?? undefined,
    expected: 'up to 40 lower-case letters and digits, in words joined by single `.`, `_` or `-`, such as node-24',
    example: 'node-24',
    placeholder: '',
};
const LOCKS = ['reaction', 'ref'];
function readLock(reader) {
    const implied = reader.text('mission-key') === '' ? 'reaction' : 'ref';
    return reader.get('lock', (0,kinds/* optional */.lq)(kinds/* oneOf */.yL(LOCKS, implied))) ?? implied;
}
const PLACEHOLDER_API_KEY = 'osk_none';
function readApiKey(reader, mode) {
    const given = reader.text('api-key');
    const { expected } = kinds/* API_KEY */.Lq;
    if (mode !== 'doctor' || kinds/* API_KEY */.Lq.parse(given) !== undefined)
        return { apiKey: reader.get('api-key', kinds/* API_KEY */.Lq) };
    return { apiKey: PLACEHOLDER_API_KEY, expectedApiKey: typeof expected === 'string' ? expected : expected(given) };
}
const EMPTY_OR_TOKEN = {
    ...kinds/* GITHUB_TOKEN */.Go,
    parse: (text) => (text === '' ? '' : kinds/* GITHUB_TOKEN */.Go.parse(text)),
};
const COMMAND = (0,kinds/* pattern */.T1)(/^\/[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/, 'a word that starts with /, of letters, digits, dots and hyphens', '/orkestro');
function readBrief(reader, readFile) {
    return {
        title: reader.get('title', (0,kinds/* optional */.lq)((0,kinds/* line */.n8)(1_000, 'a title', 'Fix the flaky login test'))),
        description: readTextOrFile(reader, 'description', 'description-file', readFile),
        dod: readTextOrFile(reader, 'dod', 'dod-file', readFile),
    };
}
function readTextOrFile(reader, name, fileInput, readFile) {
    const [given, path] = [reader.text(name), reader.text(fileInput)];
    if (path === '')
        return given === '' ? null : given;
    if (given !== '') {
        reader.reject(fileInput, `either \`${name}\` or \`${fileInput}\`, not both`, "''");
        return null;
    }
    try {
        const text = readFile(path).trim();
        if (text !== '')
            return text;
        reader.reject(fileInput, 'a file with text in it: this one is empty', `.github/missions/${name}.md`);
    }
    catch (error) {
        if (!(error instanceof workspace/* WorkspaceFileError */._n))
            throw error;
        const example = `.github/missions/${name}.md`;
        reader.reject(fileInput, `a text file in the workspace: this one ${error.message}`, example);
    }
    return null;
}
function readTerms(reader, configured) {
    const [category, tier] = [reader.choice('category'), reader.choice('tier')];
    return {
        category: configured.has('category') ? category : unlessDefault(category, 'Other'),
        tier: configured.has('tier') ? tier : unlessDefault(tier, 'T1 Verified'),
        budgetCents: reader.get('budget-usd', (0,kinds/* optional */.lq)(kinds/* BUDGET */.o3)),
        ...(configured.has('budget-usd') && { budgetIsConfigured: true }),
        specialist: reader.get('specialist', (0,kinds/* optional */.lq)((0,kinds/* line */.n8)(100, "a specialist's name", 'Ada'))),
        autoAssign: reader.get('auto-assign', kinds/* BOOLEAN */.Jx),
    };
}
function unlessDefault(value, fallback) {
    return value === fallback ? null : value;
}
function readWaiting(reader) {
    return {
        wait: reader.get('wait', kinds/* BOOLEAN */.Jx),
        timeoutMs: reader.get('timeout', (0,kinds/* duration */.p0)('1s', '6h', '45m')),
        onTimeout: reader.choice('on-timeout'),
        pollIntervalMs: reader.get('poll-interval', (0,kinds/* duration */.p0)('10s', '5m', '30s')),
    };
}
function readPolicy(reader) {
    return {
        checks: reader.get('checks', kinds/* CHECKS */.ui),
        ignoreChecks: reader.get('ignore-checks', kinds/* NAMES */.Xk),
        skippedChecks: reader.choice('skipped-checks'),
        protectedPaths: reader.get('protected-paths', kinds/* PATHS */.R7),
        requireReview: reader.get('require-review', kinds/* BOOLEAN */.Jx),
        whenNoRequiredChecks: reader.choice('when-no-required-checks'),
        onPass: reader.choice('on-pass'),
        onFail: reader.choice('on-fail'),
        maxReworks: reader.get('max-reworks', (0,kinds/* integer */.nd)(0, 7, 3)),
        minRank: reader.get('min-rank', (0,kinds/* optional */.lq)((0,kinds/* integer */.nd)(0, 100, 80))),
        payOn: reader.choice('pay-on'),
    };
}
function readLimits(reader) {
    return {
        maxBudgetCents: reader.get('max-budget-usd', (0,kinds/* optional */.lq)(kinds/* BUDGET */.o3)),
        monthlyBudgetCents: reader.get('monthly-budget-usd', (0,kinds/* optional */.lq)(kinds/* BUDGET */.o3)),
        hirePermission: reader.choice('hire-permission'),
        settlePermission: reader.choice('settle-permission'),
        allowedBots: reader.get('allowed-bots', kinds/* BOTS */.vO),
    };
}
function readGate(reader) {
    return {
        context: reader.get('status-context', (0,kinds/* line */.n8)(255, "a status context's name", 'orkestro/mission')),
        whenNoMission: reader.choice('gate-when-no-mission'),
        on: reader.choice('gate-on'),
    };
}
function readSweep(reader) {
    return {
        maxOperations: reader.get('max-operations', (0,kinds/* integer */.nd)(50, 100_000, 800)),
        shard: reader.get('shard', (0,kinds/* optional */.lq)(kinds/* SHARD */.hh)),
    };
}
function rejectContradictions(reader, settings) {
    if (settings.policy.payOn === 'merge' && settings.gate.on !== 'verified') {
        const why = '`gate-on: verified` beside it: else the payment waits for the merge, and the merge for the payment';
        reader.reject('pay-on', why, 'checks');
    }
    if (settings.missionKey !== null && settings.lock !== 'ref') {
        const why = 'no `mission-key` beside it: the eight reactions of an issue cannot tell several missions apart';
        reader.reject('lock', why, 'ref');
    }
}


/***/ }),

/***/ 1184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Go: () => (/* binding */ GITHUB_TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   Jx: () => (/* binding */ BOOLEAN),
/* harmony export */   Lq: () => (/* binding */ API_KEY),
/* harmony export */   Q9: () => (/* binding */ ISSUE_NUMBER),
/* harmony export */   R7: () => (/* binding */ PATHS),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Xc: () => (/* binding */ MISSION_ID),
/* harmony export */   Xk: () => (/* binding */ NAMES),
/* harmony export */   hh: () => (/* binding */ SHARD),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   o3: () => (/* binding */ BUDGET),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   tF: () => (/* binding */ CONFIG_PATH),
/* harmony export */   ui: () => (/* binding */ CHECKS),
/* harmony export */   vO: () => (/* binding */ BOTS),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* harmony import */ var _core_api_url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7245);
/* harmony import */ var _core_domain_money_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7762);
/* harmony import */ var _core_policy_protected_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8943);



function oneOf(values, example) {
    return {
        parse: (text) => values.find((value) => value === text),
        expected: `one of ${values.join(', ')}`,
        example,
        placeholder: example,
    };
}
const BOOLEAN = {
    parse: (text) => /^(?:true|True|TRUE)$/.test(text) ? true : /^(?:false|False|FALSE)$/.test(text) ? false : undefined,
    expected: 'true or false',
    example: 'true',
    placeholder: false,
};
function optional(kind) {
    return { ...kind, parse: (text) => (text === '' ? null : kind.parse(text)), placeholder: null };
}
function integer(min, max, example) {
    return {
        parse(text) {
            const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
            return value >= min && value <= max ? value : undefined;
        },
        expected: `a whole number from ${min} to ${max}`,
        example: String(example),
        placeholder: min,
    };
}
const ISSUE_NUMBER = {
    ...integer(1, 2_147_483_647, 12),
    expected: 'the number alone, without #',
};
const SHARD = {
    parse(text) {
        const match = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text);
        const [index, count] = [Number(match?.[1]), Number(match?.[2])];
        return index >= 1 && index <= count && count <= 256 ? { index, count } : undefined;
    },
    expected: 'a part and how many there are, such as 2/8, at most 256',
    example: '2/8',
    placeholder: { index: 1, count: 1 },
};
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 };
function duration(min, max, example) {
    const [minMs, maxMs] = [toMs(min) ?? 0, toMs(max) ?? Infinity];
    return {
        parse(text) {
            const ms = toMs(text);
            return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
        },
        expected: `a duration from ${min} to ${max}: a whole number and s, m or h`,
        example,
        placeholder: minMs,
    };
}
function toMs(text) {
    const match = /^(\d{1,6})([smh])$/.exec(text);
    const unit = match?.[2];
    return unit === 's' || unit === 'm' || unit === 'h' ? Number(match?.[1]) * UNIT_MS[unit] : undefined;
}
function line(max, what, example) {
    return {
        parse: (text) => (text.length <= max && !/[\p{Cc}\u2028\u2029]/u.test(text) ? text : undefined),
        expected: `${what} on one line, at most ${max} characters`,
        example,
        placeholder: '',
    };
}
function pattern(shape, expected, example) {
    return { parse: (text) => (shape.test(text) ? text : undefined), expected, example, placeholder: '' };
}
const MISSION_ID = {
    parse: (text) => (/^[^\p{C}\p{Z}]{1,200}$/u.test(text) && !/^\.{1,2}$/.test(text) ? text : undefined),
    expected: "a mission's id, without spaces, at most 200 characters",
    example: 'm_123',
    placeholder: '',
};
const API_KEY = {
    parse: (text) => (text === 'sandbox' || /^osk_[\x21-\x7e]{4,508}$/.test(text) ? text : undefined),
    expected: (text) => `a Customer key, which starts with osk_, or the word sandbox${text === ''
        ? ': it is empty, so the secret is not set, or not visible to this job'
        : /\s/.test(text)
            ? ': the value given holds white space or a line break'
            : ''}`,
    example: '${{ secrets.ORKESTRO_API_KEY }}',
    placeholder: '',
};
const GITHUB_TOKEN = {
    parse: (text) => (/^[\x21-\x7e]{1,4096}$/.test(text) ? text : undefined),
    expected: (text) => (text === '' ? 'a token: it is empty' : 'a token, without white space'),
    example: '${{ github.token }}',
    placeholder: '',
};
const API_URL = {
    parse(text) {
        const reading = (0,_core_api_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseApiUrl */ .n)(text);
        return reading.kind === 'ok' ? reading.base : undefined;
    },
    expected(text) {
        const reading = (0,_core_api_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseApiUrl */ .n)(text);
        return `an https URL (plain http only to loopback)${reading.kind === 'ok' ? '' : `: this one ${reading.message}`}`;
    },
    example: 'https://orkestro.net/api/v1',
    placeholder: '',
};
const CONFIG_PATH = {
    parse: (text) => /^[^/\\\p{Cc}][^\\\p{Cc}]{0,199}\.ya?ml$/u.test(text) && !text.split('/').some((part) => /^\.{0,2}$/.test(part))
        ? text
        : undefined,
    expected: "a path from the repository's root to a .yml file",
    example: '.github/orkestro.yml',
    placeholder: '',
};
function splitList(text) {
    const entries = text.split(/\r\n|[\r\n]/).flatMap(splitCommas);
    return [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}
function splitCommas(text) {
    const entries = [];
    let [start, depth] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (character === '(' || character === '[')
            depth += 1;
        else if (character === ')' || character === ']')
            depth = Math.max(0, depth - 1);
        else if (character === ',' && depth === 0) {
            entries.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...entries, text.slice(start)];
}
const NAMES = {
    parse: splitList,
    expected: 'names by comma or line',
    example: 'build, lint',
    placeholder: [],
};
const BOT_LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/;
const BOTS = {
    parse(text) {
        const logins = splitList(text);
        return logins.every((login) => BOT_LOGIN.test(login)) ? logins : undefined;
    },
    expected: (text) => `exact logins by comma or line${text.includes('*') ? ': * would let every bot spend' : ''}`,
    example: 'renovate[bot]',
    placeholder: [],
};
const CHECK_MODES = ['required', 'all', 'none'];
const CHECKS = {
    parse(text) {
        const names = splitList(text);
        const mode = CHECK_MODES.find((candidate) => names.includes(candidate));
        if (mode === undefined)
            return names.length === 0 ? undefined : { kind: 'list', names };
        return names.length === 1 ? { kind: mode } : undefined;
    },
    expected: 'required, all or none, each alone, or names by comma or line',
    example: 'required',
    placeholder: { kind: 'required' },
};
const BUDGET = {
    parse: (text) => (0,_core_domain_money_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBudget */ .Nm)(text) ?? undefined,
    expected: 'US dollars as digits, with at most two decimals',
    example: '120.50',
    placeholder: 0,
};
const PATHS = {
    parse(text) {
        const reading = (0,_core_policy_protected_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePathPatterns */ .KI)(text);
        return reading.kind === 'ok' ? reading.patterns : undefined;
    },
    expected(text) {
        const reading = (0,_core_policy_protected_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePathPatterns */ .KI)(text);
        return `globs, one per line${reading.kind === 'ok' ? '' : `: line ${reading.line}: ${reading.why} ${reading.fix}`}`;
    },
    example: '.github/**',
    placeholder: [],
};


/***/ }),

/***/ 3902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _n: () => (/* binding */ WorkspaceFileError),
/* harmony export */   sL: () => (/* binding */ readWorkspaceFile)
/* harmony export */ });
/* unused harmony export MAX_FILE_BYTES */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


const MAX_FILE_BYTES = 256 * 1024;
class WorkspaceFileError extends Error {
    constructor(message, cause) {
        super(message, { cause });
        this.name = 'WorkspaceFileError';
    }
}
function readWorkspaceFile(workspace, path) {
    if (workspace === '')
        throw new WorkspaceFileError('cannot be found: this step has no workspace');
    if (path.includes('\0'))
        throw new WorkspaceFileError('has a name with a NUL character');
    if (path.split(/[\\/]/).includes('..'))
        throw new WorkspaceFileError('is named with `..`, which leads elsewhere');
    const real = realPathInside(workspace, path);
    const bytes = readRegularFile(real);
    if (bytes.includes(0))
        throw new WorkspaceFileError('is binary, not text');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        throw new WorkspaceFileError('is not UTF-8 text', error);
    }
}
function realPathInside(workspace, path) {
    const [root, file] = [realPath(workspace), realPath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path))];
    const inner = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, file);
    if (inner === '' || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inner) || inner.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..') {
        throw new WorkspaceFileError('lies outside the workspace');
    }
    if (inner.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).some((part) => part.toLowerCase() === '.git')) {
        throw new WorkspaceFileError("lies in .git, where the checkout's token is kept");
    }
    return file;
}
function realPath(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    }
    catch (error) {
        throw new WorkspaceFileError('does not exist in the workspace (is there a checkout step before?)', error);
    }
}
function readRegularFile(path) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    }
    catch (error) {
        throw new WorkspaceFileError('cannot be opened', error);
    }
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor).isFile())
            throw new WorkspaceFileError('is not a regular file');
        const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
        const length = readFully(descriptor, buffer);
        if (length > MAX_FILE_BYTES)
            throw new WorkspaceFileError(`is larger than ${MAX_FILE_BYTES / 1024} KiB`);
        return buffer.subarray(0, length);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function readFully(descriptor, buffer) {
    let length = 0;
    for (;;) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, buffer, length, buffer.length - length, null);
        length += count;
        if (count === 0 || length === buffer.length)
            return length;
    }
}


/***/ }),

/***/ 5654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ refuseOldNode)
/* harmony export */ });
/* unused harmony export explainOldNode */
const MIN_MAJOR = 24;
function explainOldNode(version) {
    if (Number.parseInt(version, 10) >= MIN_MAJOR)
        return null;
    return [
        `Orkestro needs Node ${MIN_MAJOR} (runner 2.327.1 or newer). This step runs on Node ${version}.`,
        'Fix: Update the runner. Where a tool such as act runs the step, use an image with Node 24.',
    ].join('\n');
}
function refuseOldNode() {
    const why = explainOldNode(process.versions.node);
    if (why === null)
        return false;
    process.stdout.write(`::error::${why.replace(/\n/g, '%0A')}\n`);
    process.exitCode = 1;
    return true;
}


/***/ }),

/***/ 2665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xn: () => (/* binding */ toRefusedResult),
/* harmony export */   fL: () => (/* binding */ toSkippedResult),
/* harmony export */   qS: () => (/* binding */ toFailedResult)
/* harmony export */ });
const EMPTY_OUTCOME = {
    view: null,
    views: [],
    commentUrl: null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
};
function toSkippedResult(why) {
    const message = `Skipped: ${why}.`;
    return {
        outcome: { ...EMPTY_OUTCOME, kind: 'skipped', code: 'skipped', message, nextStep: 'Nothing to do.' },
        failure: null,
    };
}
function toRefusedResult({ what, why, fix }) {
    const where = "the step's inputs";
    return toFailedResult({ code: 'bad_input', what, where, why, fix, status: null, requestId: null }, 'bad_input');
}
function toFailedResult(failure, code) {
    const message = `${failure.what}: ${failure.why}`;
    return { failure, outcome: { ...EMPTY_OUTCOME, kind: 'failed', code, message, nextStep: failure.fix } };
}


/***/ }),

/***/ 87:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./src/action/failure.js
var action_failure = __nccwpck_require__(9622);
;// CONCATENATED MODULE: ./src/action/event/payload.js

function valueAt(payload, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, payload);
}
function stringAt(payload, path) {
    const value = valueAt(payload, path);
    return typeof value === 'string' ? value : null;
}
function requireNumber(payload, path) {
    const value = valueAt(payload, path);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
        return value;
    throw badPayload(path, 'a whole number above zero');
}
function requireText(payload, path) {
    const value = valueAt(payload, path);
    if (value === null)
        return '';
    if (typeof value === 'string')
        return value;
    throw badPayload(path, 'text');
}
function requireTimestamp(payload, path) {
    const text = stringAt(payload, path) ?? '';
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isFinite(at))
        return at;
    throw badPayload(path, 'a time');
}
function requireSha(payload, path) {
    const value = stringAt(payload, path);
    if (value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value))
        return value.toLowerCase();
    throw badPayload(path, 'the SHA of a commit');
}
function accountAt(payload, path) {
    const login = stringAt(payload, `${path}.login`);
    if (login === null || login === '')
        return null;
    const id = valueAt(payload, `${path}.id`);
    return {
        login,
        id: typeof id === 'number' && Number.isSafeInteger(id) ? id : null,
        isBot: stringAt(payload, `${path}.type`) === 'Bot' || login.endsWith('[bot]'),
    };
}
function badPayload(path, expected) {
    return new action_failure/* RunnerError */.Rn('bad_event', {
        what: "GitHub's event cannot be understood",
        where: `event payload, \`${path}\``,
        why: `expected ${expected} there`,
        fix: 'check that the workflow runs on a real event; where a tool wrote the event file, give it the payload of a real one',
    });
}

;// CONCATENATED MODULE: ./src/action/event/variables.js

function readVariable(env, name) {
    const value = env[name]?.trim() ?? '';
    return value === '' ? null : value;
}
function requireVariable(env, name) {
    const value = readVariable(env, name);
    if (value === null)
        throw badVariable(name, 'it is not set');
    return value;
}
function readDigits(env, name) {
    const value = readVariable(env, name);
    if (value !== null && !/^[1-9]\d{0,15}$/.test(value)) {
        throw badVariable(name, `it is ${JSON.stringify(value.slice(0, 40))}, not a number`);
    }
    return value;
}
function requireDigits(env, name) {
    const value = readDigits(env, name);
    if (value === null)
        throw badVariable(name, 'it is not set');
    return value;
}
function readUrl(env, name, fallback) {
    const value = readVariable(env, name) ?? fallback;
    if (!/^https?:\/\//.test(value) || !URL.canParse(value))
        throw badVariable(name, 'it is not an http(s) URL');
    return value.replace(/\/+$/, '');
}
function badVariable(name, why) {
    return new action_failure/* RunnerError */.Rn('bad_environment', {
        what: "the runner's environment is not as documented",
        where: `environment variable ${name}`,
        why,
        fix: 'run this as a step of a GitHub Actions job, and do not set GITHUB_* variables yourself',
    });
}

;// CONCATENATED MODULE: ./src/action/event/server.js


const GITHUB_COM = {
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
};
function readServer(env) {
    const server = {
        serverUrl: readUrl(env, 'GITHUB_SERVER_URL', GITHUB_COM.serverUrl),
        apiUrl: readUrl(env, 'GITHUB_API_URL', GITHUB_COM.apiUrl),
        graphqlUrl: readUrl(env, 'GITHUB_GRAPHQL_URL', GITHUB_COM.graphqlUrl),
    };
    const why = findForge(env) ?? findMissingAddress(env, server) ?? findSplit(server);
    if (why === null)
        return server;
    throw new action_failure/* RunnerError */.Rn('bad_environment', {
        what: 'this is not GitHub',
        where: 'environment variables GITHUB_SERVER_URL, GITHUB_API_URL and GITHUB_GRAPHQL_URL',
        why: `${why}. Nothing was sent, so that the token of one server never reaches another`,
        fix: 'run Orkestro in GitHub Actions, on github.com, ghe.com or GitHub Enterprise Server. Gitea and Forgejo lack the GraphQL API that it needs',
    });
}
const FORGES = { GITEA_ACTIONS: 'Gitea', FORGEJO_ACTIONS: 'Forgejo' };
function findForge(env) {
    for (const [variable, forge] of Object.entries(FORGES))
        if (readVariable(env, variable) !== null)
            return `${variable} is set, as by the runner of ${forge}`;
    return null;
}
function findMissingAddress(env, { serverUrl, apiUrl }) {
    if (readVariable(env, 'GITHUB_GRAPHQL_URL') === null && apiUrl !== GITHUB_COM.apiUrl)
        return `GITHUB_API_URL is ${apiUrl}, and GITHUB_GRAPHQL_URL is empty`;
    if (readVariable(env, 'GITHUB_API_URL') === null && serverUrl !== GITHUB_COM.serverUrl)
        return `GITHUB_SERVER_URL is ${serverUrl}, and GITHUB_API_URL is empty`;
    return null;
}
function findSplit({ apiUrl, graphqlUrl }) {
    const [rest, graphql] = [new URL(apiUrl).origin, new URL(graphqlUrl).origin];
    return rest === graphql ? null : `GITHUB_API_URL is on ${rest}, and GITHUB_GRAPHQL_URL is on ${graphql}`;
}

;// CONCATENATED MODULE: ./src/action/event/context.js





const MAX_EVENT_BYTES = 64 * 1024 * 1024;
function readPayload(env) {
    const path = requireVariable(env, 'GITHUB_EVENT_PATH');
    let text;
    try {
        if ((0,external_node_fs_.statSync)(path).size > MAX_EVENT_BYTES)
            throw new Error('it is larger than any event');
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw badEventFile(path, `it cannot be read: ${(0,action_failure/* messageOf */.bD)(error)}`, error);
    }
    let payload;
    try {
        payload = JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (error) {
        throw badEventFile(path, `its ${text.length} characters are not JSON`, error);
    }
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
        return payload;
    throw badEventFile(path, 'it holds no JSON object');
}
function readRun(env, payload) {
    const eventName = requireVariable(env, 'GITHUB_EVENT_NAME');
    return {
        repository: readRepository(env, payload, eventName),
        eventName,
        runId: requireDigits(env, 'GITHUB_RUN_ID'),
        runAttempt: Number(readDigits(env, 'GITHUB_RUN_ATTEMPT') ?? '1'),
        job: requireVariable(env, 'GITHUB_JOB'),
        step: readVariable(env, 'GITHUB_ACTION') ?? '',
        triggeringActor: readVariable(env, 'GITHUB_TRIGGERING_ACTOR'),
        actor: readVariable(env, 'GITHUB_ACTOR'),
        sha: readVariable(env, 'GITHUB_SHA'),
        ...readServer(env),
        workspace: readVariable(env, 'GITHUB_WORKSPACE') ?? '',
        tempDirectory: readVariable(env, 'RUNNER_TEMP') ?? '',
        debug: env['RUNNER_DEBUG'] === '1',
    };
}
function readRepository(env, payload, eventName) {
    const fullName = requireVariable(env, 'GITHUB_REPOSITORY');
    const [owner = '', name = '', ...rest] = fullName.split('/');
    if (owner === '' || name === '' || rest.length > 0) {
        throw badVariable('GITHUB_REPOSITORY', `it is ${JSON.stringify(fullName)}, not owner/name`);
    }
    return {
        owner,
        name,
        id: readRepositoryId(env, payload),
        defaultBranch: readDefaultBranch(env, payload, eventName),
        ...(valueAt(payload, 'repository.private') === false && { isPublic: true }),
    };
}
function readRepositoryId(env, payload) {
    const given = readDigits(env, 'GITHUB_REPOSITORY_ID');
    const id = given === null ? valueAt(payload, 'repository.id') : Number(given);
    return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
const DEFAULT_BRANCH_EVENTS = new Set([
    'issues',
    'issue_comment',
    'schedule',
    'workflow_run',
    'status',
    'repository_dispatch',
    'check_run',
    'check_suite',
]);
function readDefaultBranch(env, payload, eventName) {
    const branch = stringAt(payload, 'repository.default_branch') ?? '';
    if (branch !== '')
        return branch;
    return DEFAULT_BRANCH_EVENTS.has(eventName) ? readVariable(env, 'GITHUB_REF_NAME') : null;
}
function badEventFile(path, why, cause) {
    return new action_failure/* RunnerError */.Rn('bad_event', {
        what: 'the event file cannot be used',
        where: `${path} (GITHUB_EVENT_PATH)`,
        why,
        fix: 'the runner writes this file for every job; check that no earlier step changed it',
    }, cause);
}

// EXTERNAL MODULE: ./src/core/config/labels.js
var labels = __nccwpck_require__(9569);
// EXTERNAL MODULE: ./src/core/sweep/cursor-context.js
var cursor_context = __nccwpck_require__(1036);
// EXTERNAL MODULE: ./src/action/input/kinds.js
var kinds = __nccwpck_require__(1184);
;// CONCATENATED MODULE: ./src/action/event/event.js




const READERS = {
    issues: readIssue,
    issue_comment: readComment,
    pull_request: readPull,
    pull_request_target: readPull,
    pull_request_review: readPull,
    merge_group: readMergeGroup,
    workflow_run: readCommit('workflow_run.head_sha'),
    check_suite: readCommit('check_suite.head_sha'),
    check_run: readCommit('check_run.head_sha'),
    status: readStatus,
    repository_dispatch: readDispatch,
    schedule: () => ({ kind: 'schedule' }),
};
function readEvent(payload, context, triggers) {
    const { eventName } = context;
    const reader = Object.hasOwn(READERS, eventName) ? READERS[eventName] : undefined;
    return (reader ?? readManual)(payload, triggers, eventName);
}
const SANDBOX_CONTEXT = 'orkestro/sandbox';
const MISSION_DISPATCH_TYPE = 'orkestro-mission';
function irrelevant(why) {
    return { kind: 'irrelevant', why };
}
function isTriggered(payload, { label }) {
    return (0,labels/* canTrigger */.d)(stringAt(payload, 'label.name') ?? '', label);
}
function readIssue(payload, triggers) {
    const action = stringAt(payload, 'action');
    if (action !== 'labeled')
        return irrelevant(`the issue was ${action ?? 'changed'}; only a label starts something`);
    if (!isTriggered(payload, triggers)) {
        return irrelevant(`the label put on is not \`${triggers.label}\``);
    }
    return readLabeled(payload, 'issue', triggers.label, false);
}
function readLabeled(payload, on, label, fork) {
    return {
        kind: 'labeled',
        on,
        number: requireNumber(payload, `${on}.number`),
        label: stringAt(payload, 'label.name') ?? label,
        sender: accountAt(payload, 'sender'),
        title: requireText(payload, `${on}.title`),
        body: requireText(payload, `${on}.body`),
        fork,
    };
}
function readPull(payload, triggers) {
    const fork = isFork(payload);
    if (stringAt(payload, 'action') === 'labeled' && isTriggered(payload, triggers)) {
        return readLabeled(payload, 'pull_request', triggers.label, fork);
    }
    return {
        kind: 'pull',
        number: requireNumber(payload, 'pull_request.number'),
        headSha: requireSha(payload, 'pull_request.head.sha'),
        fork,
    };
}
function isFork(payload) {
    const head = valueAt(payload, 'pull_request.head.repo.id');
    const base = valueAt(payload, 'repository.id') ?? valueAt(payload, 'pull_request.base.repo.id');
    return typeof head !== 'number' || head !== base;
}
function readComment(payload, triggers) {
    if (stringAt(payload, 'action') !== 'created')
        return irrelevant('only a new comment is a command');
    const body = requireText(payload, 'comment.body');
    if (!startsWithCommand(body, triggers.command)) {
        return irrelevant(`the comment's first line is no \`${triggers.command}\` command`);
    }
    return {
        kind: 'comment',
        on: valueAt(payload, 'issue.pull_request') === undefined ? 'issue' : 'pull_request',
        number: requireNumber(payload, 'issue.number'),
        commentId: requireNumber(payload, 'comment.id'),
        body,
        createdAt: requireTimestamp(payload, 'comment.created_at'),
        subjectTitle: requireText(payload, 'issue.title'),
        subjectBody: requireText(payload, 'issue.body'),
        labels: readLabels(payload),
        author: accountAt(payload, 'comment.user'),
        sender: accountAt(payload, 'sender'),
    };
}
function readLabels(payload) {
    const labels = valueAt(payload, 'issue.labels');
    return Array.isArray(labels)
        ? labels.map((label) => stringAt(label, 'name')).filter((name) => name !== null)
        : [];
}
function startsWithCommand(body, command) {
    const rest = body.startsWith(command) ? body.slice(command.length) : null;
    return rest !== null && (rest === '' || /^\s/.test(rest));
}
function readMergeGroup(payload) {
    if (stringAt(payload, 'action') === 'destroyed')
        return irrelevant('the merge group is gone');
    return {
        kind: 'merge_group',
        headSha: requireSha(payload, 'merge_group.head_sha'),
        headRef: requireText(payload, 'merge_group.head_ref'),
        baseSha: requireSha(payload, 'merge_group.base_sha'),
        baseRef: requireText(payload, 'merge_group.base_ref'),
    };
}
function readCommit(path) {
    return (payload, _triggers, event) => ({ kind: 'commit', sha: requireSha(payload, path), event });
}
function readStatus(payload, triggers, event) {
    const context = stringAt(payload, 'context') ?? '';
    if (context !== '' && ([triggers.statusContext, SANDBOX_CONTEXT].includes(context) || (0,cursor_context/* isSweepContext */.m)(context))) {
        return irrelevant('the status is our own');
    }
    return { kind: 'commit', sha: requireSha(payload, 'sha'), event };
}
function readDispatch(payload, triggers, event) {
    if (stringAt(payload, 'action') !== MISSION_DISPATCH_TYPE)
        return readManual(payload, triggers, event);
    const given = valueAt(payload, 'client_payload.mission_id');
    const text = typeof given === 'number' ? String(given) : given;
    const missionId = typeof text === 'string' ? kinds/* MISSION_ID */.Xc.parse(text) : undefined;
    if (missionId === undefined)
        return irrelevant('the dispatch has no usable `client_payload.mission_id`');
    return { kind: 'mission', missionId };
}
function readManual(payload, _triggers, event) {
    return { kind: 'manual', event, sender: accountAt(payload, 'sender') };
}
const PULL_EVENTS = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
const DEPENDABOT = 'dependabot[bot]';
function explainMissingSecrets(payload, context) {
    if (PULL_EVENTS.has(context.eventName) && isFork(payload)) {
        return 'the pull request comes from a fork, and GitHub gives its runs no secrets';
    }
    if (context.actor === DEPENDABOT || stringAt(payload, 'sender.login') === DEPENDABOT) {
        return "the run was started by Dependabot, and GitHub gives it Dependabot's secrets only";
    }
    return null;
}

;// CONCATENATED MODULE: ./src/action/runner/guard.js

function guardProcess(runner, target = process) {
    const fail = (error) => {
        runner.log.error((0,action_failure/* formatFailure */.M3)((0,action_failure/* toInternalFailure */.RO)(error, runner.debug)));
        target.exit(1);
    };
    target.on('uncaughtException', fail);
    target.on('unhandledRejection', fail);
    target.removeAllListeners('warning');
    target.on('warning', (warning) => {
        runner.log.debug((0,action_failure/* isErrorLike */.u7)(warning) ? `${warning.name}: ${warning.message}` : 'warning');
    });
}

// EXTERNAL MODULE: ./src/action/input/inputs.js + 1 modules
var inputs = __nccwpck_require__(9652);
// EXTERNAL MODULE: ./src/action/input/contract.js
var contract = __nccwpck_require__(2229);
;// CONCATENATED MODULE: ./src/action/output/result.js
const MAX_RESULT_LENGTH = 256 * 1024;
function toExitCode(outcome) {
    return outcome.kind === 'failed' || outcome.exitWithFailure ? 1 : 0;
}
function toResult(outcome, receiptPath) {
    const full = {
        schema_version: 1,
        outcome: outcome.kind,
        reason_code: outcome.code,
        reason: outcome.message,
        next: outcome.nextStep,
        mission: outcome.view === null ? null : toMissionJson(outcome.view),
        comment_url: outcome.commentUrl,
        receipt: outcome.receipt,
        receipt_path: receiptPath,
        exit_code: toExitCode(outcome),
        ...(outcome.settings !== undefined && { settings: outcome.settings }),
        ...(outcome.findings !== undefined && { findings: outcome.findings }),
        missions: outcome.views.map(toMissionJson),
        specialists: outcome.specialists?.map(toSpecialistJson) ?? [],
        omitted: [],
    };
    if (JSON.stringify(full).length <= MAX_RESULT_LENGTH)
        return full;
    const omitted = ['missions', 'receipt', 'specialists'];
    return { ...full, receipt: null, missions: [], specialists: [], omitted };
}
function toMissionJson(view) {
    const { verdict, evidence, brief } = view;
    return {
        subject: view.subject,
        reference: view.reference,
        generation: view.generation,
        verdict: toVerdictOutput(verdict),
        outcome: view.outcome,
        reason_code: verdict.code,
        reason: verdict.message,
        next: verdict.nextStep,
        ...toTermsJson(view.mission, view.round),
        pr_number: view.pull?.number ?? null,
        head_sha: toEvaluatedSha(view),
        checks: evidence?.results.map(toCheckJson) ?? null,
        checks_problem: view.evidenceProblem,
        brief_sha256: brief?.hash ?? null,
        gate_open: view.gateOpen,
        warnings: view.warnings,
        sandbox: view.sandbox,
        dry_run: view.dryRun,
    };
}
const NO_TERMS = {
    mission_id: null,
    mission_status: null,
    verification: null,
    escrow_status: null,
    specialist: null,
    rank: null,
    budget_usd: null,
    rework_count: null,
};
function toTermsJson(mission, round) {
    if (mission === null)
        return NO_TERMS;
    return {
        mission_id: mission.id,
        mission_status: mission.status,
        verification: mission.verification,
        escrow_status: mission.escrowStatus,
        specialist: mission.specialist,
        rank: mission.rank,
        budget_usd: toUsd(mission.budgetCents),
        rework_count: countReworks(mission, round),
    };
}
function toCheckJson(result) {
    const { name, verdict, state, kind, appId, appName, url: link, source } = result;
    return { name, verdict, state, kind, app_id: appId, app: appName, url: link, required_by: source };
}
function toSpecialistJson(specialist) {
    const { name, persona, type, tier, rank, score, missions, price } = specialist;
    return { name, persona, type, tier, rank, score, missions, price };
}
function toVerdictOutput({ kind }) {
    return kind === 'done' ? 'accept' : kind;
}
function countReworks(mission, round) {
    return mission.reworkCount ?? Math.max(0, round - 1);
}
function toEvaluatedSha(view) {
    return view.evidence?.sha ?? view.pull?.headSha ?? null;
}
function toUsd(cents) {
    return cents === null ? null : (cents / 100).toFixed(2);
}

;// CONCATENATED MODULE: ./src/action/output/outputs.js



const MAX_TEXT_LENGTH = 4_000;
const MAX_MISSIONS_LENGTH = 512 * 1024;
function annotate({ outcome, failure }, log) {
    if (failure !== null) {
        log.error((0,action_failure/* formatFailure */.M3)(failure));
        return;
    }
    const text = [`orkestro: ${outcome.message} (${outcome.code})`, outcome.nextStep]
        .filter((line) => line !== '')
        .join('\n');
    if (toExitCode(outcome) === 1)
        log.error(text);
    else if (outcome.kind === 'held')
        log.warning(text);
}
const EMPTY_OUTPUTS = Object.fromEntries(contract/* OUTPUTS */.py.map(({ name }) => [name, '']));
function toOutputs(outcome, receiptPath) {
    const { view, specialists, views, receipt } = outcome;
    return {
        ...EMPTY_OUTPUTS,
        outcome: outcome.kind,
        'reason-code': outcome.code,
        reason: oneLine(outcome.message),
        'comment-url': url(outcome.commentUrl),
        ...(view === null ? {} : toViewOutputs(view)),
        specialists: specialists === null ? '' : JSON.stringify(specialists.map(toSpecialistJson)),
        missions: formatMissions(views),
        receipt: receipt === null ? '' : JSON.stringify(receipt),
        'receipt-path': receiptPath ?? '',
        result: JSON.stringify(toResult(outcome, receiptPath)),
    };
}
function formatMissions(views) {
    const notable = views.filter(({ outcome }) => outcome !== 'pending');
    const fitting = [views, notable].map((some) => JSON.stringify(some.map(toMissionJson)));
    return views.length === 0 ? '' : (fitting.find((text) => text.length <= MAX_MISSIONS_LENGTH) ?? '');
}
function toViewOutputs(view) {
    const { mission, verdict } = view;
    return {
        verdict: toVerdictOutput(verdict),
        'pr-number': count(view.pull?.number ?? null),
        'head-sha': sha(toEvaluatedSha(view)),
        ...(mission === null ? {} : toMissionOutputs(mission, view.round)),
    };
}
function toMissionOutputs(mission, round) {
    return {
        'mission-id': oneLine(mission.id),
        'mission-status': oneLine(mission.status),
        verification: mission.verification,
        'escrow-status': oneLine(mission.escrowStatus),
        specialist: oneLine(mission.specialist),
        rank: count(mission.rank),
        'budget-usd': toUsd(mission.budgetCents) ?? '',
        'rework-count': count(countReworks(mission, round)),
    };
}
function oneLine(text) {
    return (text ?? '')
        .slice(0, MAX_TEXT_LENGTH)
        .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .toWellFormed()
        .trim();
}
function count(value) {
    return Number.isFinite(value) ? String(value) : '';
}
function sha(value) {
    return value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : '';
}
function url(value) {
    return value !== null && /^https?:\/\/[\x21-\x7e]+$/.test(value) ? value : '';
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./src/action/output/delimiter.js

const BYTES = 16;
function createDelimiter(source = '/dev/urandom') {
    return (readBytes(source) ?? process.getBuiltinModule('node:crypto').randomBytes(BYTES)).toString('hex');
}
function readBytes(path) {
    try {
        const descriptor = (0,external_node_fs_.openSync)(path, 'r');
        try {
            const bytes = Buffer.alloc(BYTES);
            return (0,external_node_fs_.readSync)(descriptor, bytes, 0, BYTES, null) === BYTES ? bytes : null;
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./src/core/invariant.js
var invariant = __nccwpck_require__(7929);
;// CONCATENATED MODULE: ./src/action/output/command-file.js





const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT_NOTE = '\n\n> The rest did not fit into the summary.\n';
function formatOutput(name, value, delimiter) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
        throw new invariant/* InvariantError */.z(`not an output name: ${name}`);
    if (value.includes(delimiter))
        throw new invariant/* InvariantError */.z(`output ${name} holds its own delimiter`);
    return `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`;
}
function appendOutputs(path, outputs) {
    const text = Object.entries(outputs).map(([name, value]) => formatOutput(name, value, `orkestro_${createDelimiter()}`));
    append(path, text.join(''), 'GITHUB_OUTPUT');
}
async function appendSummary(path, markdown) {
    try {
        const text = fitSummary(markdown, MAX_SUMMARY_BYTES - sizeOf(path));
        const { summary } = await __nccwpck_require__.e(/* import() */ 587).then(__nccwpck_require__.bind(__nccwpck_require__, 7587));
        await summary.emptyBuffer().addRaw(text).write();
    }
    catch (error) {
        throw toFileError(error, path, 'GITHUB_STEP_SUMMARY');
    }
}
function fitSummary(markdown, maxBytes) {
    const whole = Buffer.from(markdown.endsWith('\n') ? markdown : `${markdown}\n`, 'utf8');
    if (whole.length <= maxBytes)
        return whole.toString('utf8');
    const left = whole.subarray(0, Math.max(0, maxBytes - Buffer.byteLength(CUT_NOTE)));
    const end = left.lastIndexOf(0x0a);
    return end <= 0 ? '' : left.subarray(0, end).toString('utf8') + CUT_NOTE;
}
function sizeOf(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
}
function append(path, text, variable) {
    try {
        (0,external_node_fs_.appendFileSync)(path, text, 'utf8');
    }
    catch (error) {
        throw toFileError(error, path, variable);
    }
}
function toFileError(error, path, variable) {
    return new action_failure/* RunnerError */.Rn('bad_file', {
        what: `the runner's file in ${variable} cannot be written`,
        where: path,
        why: (0,action_failure/* messageOf */.bD)(error),
        fix: "check the runner's disk and the permissions of its temporary directory",
    }, error);
}

;// CONCATENATED MODULE: ./src/action/runner/neutralize.js
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const INVISIBLE = String.raw `[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
const AT_START = new RegExp(String.raw `^([\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*):${INVISIBLE}(?=:)`, 'u');
const ANYWHERE = new RegExp(String.raw `#${INVISIBLE}#${INVISIBLE}(?=\[)`, 'gu');
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
function neutralizeLines(text) {
    return text.split(LINE_END).map(neutralizeLine);
}
function neutralizeLine(line) {
    return line
        .replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
        .replace(AT_START, '$1:\\')
        .replace(ANYWHERE, '##\\');
}
function formatCommand(name, data = '') {
    return `::${name}::${data.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`;
}

;// CONCATENATED MODULE: ./src/action/runner/log.js

function createLog({ write, redact, debug }) {
    const lines = (text) => neutralizeLines(redact(text));
    const info = (text) => {
        write(`${lines(text).join('\n')}\n`);
    };
    const annotate = (command, text) => {
        write(`${formatCommand(command, lines(text).join('\n'))}\n`);
    };
    let isGroupOpen = false;
    return {
        info,
        debug(text) {
            if (!debug)
                return;
            for (const line of lines(text))
                write(`${formatCommand('debug', line)}\n`);
        },
        notice: annotate.bind(null, 'notice'),
        warning: annotate.bind(null, 'warning'),
        error: annotate.bind(null, 'error'),
        async group(title, body) {
            if (isGroupOpen) {
                info(title);
                return body();
            }
            write(`${formatCommand('group', lines(title).join(' '))}\n`);
            isGroupOpen = true;
            try {
                return await body();
            }
            finally {
                isGroupOpen = false;
                write(`${formatCommand('endgroup')}\n`);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/action/runner/secrets.js
const MIN_DERIVED_LENGTH = 8;
const MIN_SECRET_LENGTH = 4;
const KEY_SHAPES = /\b(?:osk_[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g;
function listDerivedForms(secret) {
    if (secret.trim().length < MIN_SECRET_LENGTH)
        return [];
    const json = JSON.stringify(secret).slice(1, -1);
    const hex = Buffer.from(secret, 'utf8').toString('hex');
    const url = encodeURIComponent(secret.toWellFormed());
    const derived = [
        ...[0, 1, 2].flatMap((offset) => base64Core(secret, offset)),
        url,
        url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
        encodeURI(secret.toWellFormed()),
        hex,
        hex.toUpperCase(),
        json,
        JSON.stringify(json).slice(1, -1),
        ...secret.split(/[\r\n]+/).map((line) => line.trim()),
        secret.trim(),
    ].filter((form) => form.length >= MIN_DERIVED_LENGTH);
    return [...new Set([secret, ...derived])].sort((a, b) => b.length - a.length);
}
function base64Core(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
    const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}
function createSecrets() {
    let forms = [];
    return {
        add(secret) {
            const fresh = listDerivedForms(secret).filter((form) => !forms.includes(form));
            forms = [...forms, ...fresh].sort((a, b) => b.length - a.length);
            return fresh;
        },
        redact(text) {
            return forms.reduce((rest, form) => rest.replaceAll(form, '***'), text).replace(KEY_SHAPES, '***');
        },
    };
}

// EXTERNAL MODULE: ./src/action/input/workspace.js
var workspace = __nccwpck_require__(3902);
;// CONCATENATED MODULE: ./src/action/runner/runner.js










function createRunner(env = process.env, write = (text) => void process.stdout.write(text)) {
    const secrets = createSecrets();
    const debug = env['RUNNER_DEBUG'] === '1';
    const redact = (text) => secrets.redact(text);
    const log = createLog({ write, redact, debug });
    const maskSecret = (secret) => {
        for (const form of secrets.add(secret))
            write(`${formatCommand('add-mask', form)}\n`);
    };
    for (const input of contract/* INPUTS */.mc) {
        const given = (env[inputVariable(input.name)] ?? '').trim();
        if ('secret' in input && given !== 'sandbox')
            maskSecret(given);
    }
    return {
        log,
        debug,
        maskSecret,
        redact,
        readInput: (name) => (0,contract/* withDefault */.IQ)(name, env[inputVariable(name)] ?? ''),
        readFile: (path) => (0,workspace/* readWorkspaceFile */.sL)(env['GITHUB_WORKSPACE'] ?? '', path),
        writeOutputs(outcome) {
            const receiptPath = outcome.receipt === null ? null : writeReceipt(outcome.receipt, env, { redact, log });
            const outputs = Object.entries(toOutputs(outcome, receiptPath)).map(([name, value]) => [name, redact(value)]);
            withFile(env, log, 'GITHUB_OUTPUT', (path) => {
                appendOutputs(path, Object.fromEntries(outputs));
            });
        },
        async writeSummary(markdown) {
            await withFile(env, log, 'GITHUB_STEP_SUMMARY', (path) => appendSummary(path, redact(markdown)));
        },
    };
}
function inputVariable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
function withFile(env, log, variable, use) {
    const path = env[variable] ?? '';
    if (path !== '')
        return use(path);
    log.debug(`${variable} is not set: nothing written there`);
    return undefined;
}
function writeReceipt(receipt, env, { redact, log }) {
    const temp = env['RUNNER_TEMP'] ?? '';
    if (temp === '')
        return null;
    const directory = (0,external_node_path_.join)(temp, 'orkestro');
    const path = (0,external_node_path_.join)(directory, `receipt-${receipt.digest.replaceAll(/[^0-9a-f]/g, '').slice(0, 16)}.json`);
    try {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_.writeFileSync)(path, `${redact(JSON.stringify(receipt, null, 2))}\n`);
        return path;
    }
    catch (error) {
        const why = `The receipt could not be written to ${path}: ${(0,action_failure/* messageOf */.bD)(error)}`;
        log.warning(`${why}\nThe payment stands, and the output \`receipt\` has the whole receipt.\nFix: Check the runner's disk and the permissions of RUNNER_TEMP.`);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/action/runner/signals.js
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 };
function watchSignals(source = process) {
    const controller = new AbortController();
    const listen = (name) => () => {
        if (controller.signal.aborted)
            source.exit(EXIT_CODE[name]);
        else
            controller.abort(name);
    };
    const [onInterrupt, onTerminate] = [listen('SIGINT'), listen('SIGTERM')];
    source.on('SIGINT', onInterrupt);
    source.on('SIGTERM', onTerminate);
    return {
        signal: controller.signal,
        dispose() {
            source.off('SIGINT', onInterrupt);
            source.off('SIGTERM', onTerminate);
        },
    };
}

// EXTERNAL MODULE: ./src/core/commands/intent.js + 1 modules
var commands_intent = __nccwpck_require__(1235);
// EXTERNAL MODULE: ./src/app/early-results.js
var early_results = __nccwpck_require__(2665);
;// CONCATENATED MODULE: ./src/app/main.js











async function main() {
    const runner = createRunner();
    guardProcess(runner);
    const plan = planStep(runner);
    const result = plan.kind === 'ended' ? plan.result : await executeStep(plan.step);
    annotate(result, runner.log);
    runner.writeOutputs(result.outcome);
    if (plan.kind === 'work')
        await writeJobSummary(runner, result);
    process.stdout.write('', () => process.exit(toExitCode(result.outcome)));
}
async function writeJobSummary(runner, { outcome }) {
    const { renderSummary } = await Promise.all(/* import() */[__nccwpck_require__.e(100), __nccwpck_require__.e(678)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7678));
    await runner.writeSummary(renderSummary(outcome)).catch((error) => {
        runner.log.warning(`The job summary could not be written: ${(0,action_failure/* messageOf */.bD)(error)}`);
    });
}
function planStep(runner) {
    try {
        return readPlan(runner);
    }
    catch (error) {
        return { kind: 'ended', result: toErrorResult(error, runner.debug) };
    }
}
function readPlan(runner) {
    const payload = readPayload(process.env);
    const run = readRun(process.env, payload);
    const missingSecretsReason = runner.readInput('api-key') === '' ? explainMissingSecrets(payload, run) : null;
    if (missingSecretsReason !== null)
        return skip(runner, missingSecretsReason);
    const event = readEvent(payload, run, {
        label: runner.readInput('label'),
        command: runner.readInput('command'),
        statusContext: runner.readInput('status-context'),
    });
    if (event.kind === 'irrelevant' && runner.readInput('mode') === 'auto')
        return skip(runner, event.why);
    const settings = (0,inputs/* parseInputs */.T)(runner.readInput, runner.readFile);
    const intent = (0,commands_intent/* planIntent */.A)(event, run, withAssumedPermission(event, settings));
    if (intent.kind === 'skip')
        return skip(runner, intent.why);
    if (intent.kind === 'refuse')
        return { kind: 'ended', result: (0,early_results/* toRefusedResult */.Xn)(intent) };
    const { signal } = watchSignals();
    return { kind: 'work', step: { runner, run, event, settings, intent, signal, env: process.env } };
}
function withAssumedPermission(event, settings) {
    if (event.kind === 'labeled')
        return { ...settings, label: event.label };
    if (event.kind !== 'comment' || event.sender?.isBot !== true)
        return settings;
    const allowedBots = [...settings.limits.allowedBots, event.sender.login];
    return { ...settings, limits: { ...settings.limits, allowedBots } };
}
async function executeStep(step) {
    try {
        const { runStep } = await Promise.all(/* import() */[__nccwpck_require__.e(915), __nccwpck_require__.e(100), __nccwpck_require__.e(346)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1346));
        return await runStep(step);
    }
    catch (error) {
        return toErrorResult(error, step.runner.debug);
    }
}
function skip(runner, why) {
    const result = (0,early_results/* toSkippedResult */.fL)(why);
    runner.log.info(result.outcome.message);
    return { kind: 'ended', result };
}
function toErrorResult(error, debug) {
    if (error instanceof action_failure/* InputError */.dz)
        return (0,early_results/* toFailedResult */.qS)(error.toFailure(), 'bad_input');
    if (error instanceof action_failure/* RunnerError */.Rn)
        return (0,early_results/* toFailedResult */.qS)(error.failure, 'bad_input');
    return (0,early_results/* toFailedResult */.qS)((0,action_failure/* toInternalFailure */.RO)(error, debug), 'internal_error');
}


/***/ }),

/***/ 7245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ parseApiUrl)
/* harmony export */ });
/* unused harmony export isLoopback */
const MESSAGES = {
    empty: 'is empty; expected something like https://orkestro.net/api/v1',
    not_a_url: 'is not a URL; expected something like https://orkestro.net/api/v1',
    scheme: 'must start with https://',
    plain_http: 'uses plain http, which is allowed to localhost, 127.0.0.0/8 and [::1] only; use https://',
    user_info: 'must not carry a user name or password',
    query: 'must not carry a query (`?\u2026`)',
    fragment: 'must not carry a fragment (`#\u2026`)',
    not_canonical: 'is written in a form that programs read differently; write scheme, host and path plainly, without spaces, backslashes, dot segments or non-ASCII letters',
};
function parseApiUrl(text) {
    const problem = findProblem(text);
    if (problem !== null)
        return { kind: 'refused', problem, message: MESSAGES[problem] };
    const url = new URL(text);
    return { kind: 'ok', base: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}
function findProblem(text) {
    if (text.trim() === '')
        return 'empty';
    if (!/^[\x21-\x7e]+$/.test(text) || text.includes('\\'))
        return 'not_canonical';
    if (!URL.canParse(text))
        return 'not_a_url';
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return 'scheme';
    return findPartProblem(text, url) ?? findHostProblem(text, url);
}
function findPartProblem(text, url) {
    if (url.username !== '' || url.password !== '')
        return 'user_info';
    if (text.includes('#'))
        return 'fragment';
    return text.includes('?') ? 'query' : null;
}
function findHostProblem(text, url) {
    const parts = splitUrl(text);
    if (parts === null)
        return 'not_canonical';
    const { authority, path } = parts;
    if (authority.includes('@'))
        return 'user_info';
    if (!isPlainHost(authority.toLowerCase(), url) || path !== url.pathname)
        return 'not_canonical';
    return url.protocol === 'http:' && !isLoopback(url.hostname) ? 'plain_http' : null;
}
function splitUrl(text) {
    const match = /^https?:\/\/([^/]+)(\/.*)?$/i.exec(text);
    if (match === null)
        return null;
    const [, authority = '', path = '/'] = match;
    return { authority, path };
}
function isPlainHost(authority, url) {
    const port = url.protocol === 'https:' ? ':443' : ':80';
    return [url.host, url.host + port].includes(authority) && !url.hostname.endsWith('.');
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 1235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ planIntent)
});

// EXTERNAL MODULE: ./src/core/commands/parse.js
var parse = __nccwpck_require__(2555);
// EXTERNAL MODULE: ./src/core/config/labels.js
var labels = __nccwpck_require__(9569);
;// CONCATENATED MODULE: ./src/core/commands/targets.js
function findPlace(event) {
    if (event.kind === 'pull')
        return { on: 'pull_request', number: event.number };
    return event.kind === 'labeled' || event.kind === 'comment' ? event : null;
}
function chooseSyncTarget(event, settings) {
    const { missionId, prNumber, issueNumber } = settings;
    if (missionId !== null)
        return { kind: 'mission', id: missionId };
    if (prNumber !== null)
        return { kind: 'pull', number: prNumber };
    if (issueNumber !== null)
        return { kind: 'issue', number: issueNumber };
    return findSyncTarget(event);
}
function findSyncTarget(event) {
    const place = findPlace(event);
    if (place !== null)
        return { kind: place.on === 'issue' ? 'issue' : 'pull', number: place.number };
    if (event.kind === 'commit')
        return { kind: 'commit', sha: event.sha };
    return event.kind === 'mission' ? { kind: 'announced', id: event.missionId } : null;
}
function chooseGateTarget(event, { prNumber }) {
    if (prNumber !== null)
        return { kind: 'pull', number: prNumber };
    if (event.kind === 'merge_group')
        return event;
    if (event.kind === 'commit')
        return { kind: 'commit', sha: event.sha };
    const place = findPlace(event);
    return place?.on === 'pull_request' ? { kind: 'pull', number: place.number } : null;
}

;// CONCATENATED MODULE: ./src/core/commands/intent.js



function planIntent(event, run, settings) {
    switch (settings.mode) {
        case 'discover':
            return { kind: 'discover' };
        case 'gate':
            return planGate(event, settings);
        case 'doctor':
            return { kind: 'doctor' };
        case 'run':
        case 'post':
            return planHire(event, run, settings);
        case 'sync':
            return planSync(event, settings);
        case 'auto':
            return planByEvent(event, run, settings);
    }
}
const EVENT_PLANS = {
    labeled: planLabeled,
    comment: (event, _run, settings) => planCommand(event, settings),
    pull: (event, _run, settings) => planSync(event, settings),
    commit: (event, _run, settings) => planSync(event, settings),
    mission: (event, _run, settings) => planSync(event, settings),
    schedule: (event, _run, settings) => planSync(event, settings),
    merge_group: (event) => ({ kind: 'gate', target: event }),
    irrelevant: ({ why }) => skip(why),
    manual: (event, run, settings) => settings.brief.title === null && settings.missionId !== null
        ? planSync(event, settings)
        : planHire(event, run, settings),
};
function planByEvent(event, run, settings) {
    const plan = EVENT_PLANS[event.kind];
    return plan(event, run, settings);
}
function planLabeled(event, run, settings) {
    if ((0,labels/* isSameLabel */.z)(event.label, settings.label))
        return planHire(event, run, settings);
    if (event.on === 'pull_request')
        return planSync(event, settings);
    return { kind: 'skip', why: `the config file names no label \`${event.label}\`` };
}
function planCommand(event, settings) {
    const { author, sender, ...comment } = event;
    const command = (0,parse/* parseCommand */.RM)(event.body, settings.command);
    if (command === null)
        return skip(`the comment's first line is no \`${settings.command}\` command`);
    if (sender === null || !isSameAccount(author, sender))
        return skip('the command was not written by the sender of the event');
    const why = explainIgnored(command, sender, settings);
    if (why !== null)
        return skip(why);
    return { ...comment, kind: 'command', command, sender, wait: settings.waiting.wait ? 'loop' : 'once' };
}
function explainIgnored(command, sender, { limits, sandbox }) {
    if (sender.isBot && !limits.allowedBots.includes(sender.login))
        return `${sender.login} is a bot that allowed-bots does not list`;
    return sandbox && command.kind !== 'hire' ? 'a trial leaves nothing behind that a command could be about' : null;
}
function isSameAccount(author, sender) {
    return author?.login === sender.login && author.id === sender.id;
}
function skip(why) {
    return { kind: 'skip', why };
}
function planHire(event, run, settings) {
    const wait = settings.mode === 'post' ? 'none' : settings.waiting.wait ? 'loop' : 'once';
    if (settings.brief.title !== null) {
        return { kind: 'hire', subject: chooseSubject(event, run, settings), source: { kind: 'inputs' }, wait };
    }
    if (event.kind === 'labeled' && (0,labels/* isSameLabel */.z)(event.label, settings.label)) {
        const { label, sender, title, body } = event;
        const subject = { kind: event.on, number: event.number, ...missionKeyOf(settings) };
        return { kind: 'hire', subject, source: { kind: 'label', label, sender, title, body }, wait };
    }
    if (settings.missionId !== null) {
        return { kind: 'sync', target: { kind: 'mission', id: settings.missionId }, wait };
    }
    if (event.kind === 'labeled')
        return skip(`the label put on is not \`${settings.label}\``);
    return {
        kind: 'refuse',
        what: 'there is nothing to hire for',
        why: `neither title nor mission-id is given, and the event "${run.eventName}" is not an issue or pull request labeled "${settings.label}"`,
        fix: 'give the inputs title and dod to post a mission, or mission-id to go on with one, or run on: issues: types: [labeled]',
    };
}
function chooseSubject(event, run, settings) {
    const key = missionKeyOf(settings);
    if (settings.issueNumber !== null)
        return { kind: 'issue', number: settings.issueNumber, ...key };
    if (settings.prNumber !== null)
        return { kind: 'pull_request', number: settings.prNumber, ...key };
    const place = findPlace(event);
    if (place !== null)
        return { kind: place.on, number: place.number, ...key };
    return { kind: 'run', runId: run.runId, job: run.job, index: settings.jobIndex ?? '0', step: run.step, ...key };
}
function missionKeyOf({ missionKey }) {
    return missionKey === null ? {} : { key: missionKey };
}
function planSync(event, settings) {
    if (event.kind === 'merge_group')
        return { kind: 'gate', target: event };
    const target = chooseSyncTarget(event, settings);
    return target === null ? { kind: 'sweep' } : { kind: 'sync', target, wait: 'once' };
}
function planGate(event, settings) {
    const target = chooseGateTarget(event, settings);
    if (target !== null)
        return { kind: 'gate', target };
    return {
        kind: 'refuse',
        what: 'there is nothing to gate',
        why: 'the event names no pull request, merge group or commit, and pr-number is not given',
        fix: 'run mode: gate on pull_request_target or merge_group, or give pr-number',
    };
}


/***/ }),

/***/ 2555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PT: () => (/* binding */ readActiveCommands),
/* harmony export */   RM: () => (/* binding */ parseCommand),
/* harmony export */   ej: () => (/* binding */ listCommandAuthors)
/* harmony export */ });
/* unused harmony export COMMAND_USAGES */
/* harmony import */ var _domain_money_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7762);
/* harmony import */ var _edit_distance_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7393);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(770);



const GRAMMAR = {
    hire: { usages: ['hire $120', 'hire --force'], parse: parseHire },
    link: { usages: ['link #13'], parse: parseLink },
    status: { usages: ['status'], parse: () => ({ kind: 'status' }) },
    accept: { usages: ['accept'], parse: parseAccept },
    rework: {
        usages: ['rework <what to improve>'],
        parse: (reason) => (reason === '' ? null : { kind: 'rework', reason }),
    },
    hold: { usages: ['hold'], parse: (reason) => ({ kind: 'hold', reason }) },
    resume: { usages: ['resume'], parse: () => ({ kind: 'resume' }) },
    help: { usages: ['help'], parse: () => ({ kind: 'help' }) },
};
const NAMES = Object.keys(GRAMMAR);
const COMMAND_USAGES = NAMES.flatMap((name) => GRAMMAR[name].usages);
function parseCommand(body, prefix) {
    const [line = ''] = body.split(/[\r\n]/, 1);
    if (!line.startsWith(prefix))
        return null;
    const rest = line.slice(prefix.length);
    return rest === '' || /^[ \t]/.test(rest) ? interpret(rest.trim(), prefix) : null;
}
function interpret(text, prefix) {
    const end = text.search(/\s/);
    const word = (end < 0 ? text : text.slice(0, end)).toLowerCase();
    const argument = end < 0 ? '' : text.slice(end).trim();
    const name = NAMES.find((known) => known === word);
    const command = name === undefined ? null : GRAMMAR[name].parse(argument);
    if (command !== null)
        return command;
    const [usage] = GRAMMAR[name ?? findNearest(word)].usages;
    return { kind: 'unknown', text: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text, 80), suggestion: `${prefix} ${usage}` };
}
const FORCE = '--force';
function parseHire(argument) {
    const words = argument.split(/\s+/).filter((word) => word !== '');
    const amounts = words.filter((word) => word !== FORCE);
    const force = amounts.length < words.length;
    const [amount] = amounts;
    if (words.length - amounts.length > 1 || amounts.length > 1)
        return null;
    if (amount === undefined)
        return { kind: 'hire', budgetCents: null, force };
    const budgetCents = (0,_domain_money_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBudget */ .Nm)(amount.replace(/^\$/, ''));
    return budgetCents === null ? null : { kind: 'hire', budgetCents, force };
}
function parseLink(argument) {
    return /^#?[1-9][0-9]{0,9}$/.test(argument) ? { kind: 'link', number: Number(argument.replace('#', '')) } : null;
}
function parseAccept(argument) {
    if (argument === '')
        return { kind: 'accept', sha: null };
    return /^[0-9a-f]{7,64}$/i.test(argument) ? { kind: 'accept', sha: argument.toLowerCase() } : null;
}
const MAX_COMPARED_LENGTH = 60;
const MAX_TYPOS = 2;
function findNearest(word) {
    const [nearest] = NAMES.map((name) => ({ name, edits: (0,_edit_distance_js__WEBPACK_IMPORTED_MODULE_2__/* .countEdits */ .R)(word.slice(0, MAX_COMPARED_LENGTH), name) }))
        .filter(({ edits }) => edits <= MAX_TYPOS)
        .sort((a, b) => a.edits - b.edits);
    return nearest?.name ?? 'help';
}
function readActiveCommands(comments, { prefix, permitOf }) {
    let hold = null;
    let link = null;
    const oldestFirst = listActive(comments, prefix).sort((a, b) => a.at - b.at || a.id - b.id);
    for (const { command, author, at, url } of oldestFirst) {
        const permit = permitOf(author.login, author.isBot);
        if (permit === 'denied')
            continue;
        const holding = { by: author.login, at, url };
        if (command.kind === 'hold')
            hold = { ...holding, reason: command.reason };
        else if (permit === 'unknown')
            hold = command.kind === 'link' ? { ...holding, reason: UNVERIFIED_LINK } : hold;
        else if (command.kind === 'resume')
            hold = null;
        else
            link = command.number;
    }
    return { hold, link };
}
const UNVERIFIED_LINK = 'the command link was given, and whether it counts could not be read';
function listCommandAuthors(comments, prefix) {
    return [...new Map(listActive(comments, prefix).map(({ author }) => [author.login, author])).values()];
}
function listActive(comments, prefix) {
    return comments.flatMap(({ body, author, byUs, editedAt, id, createdAt: at, url }) => {
        if (author === null || byUs)
            return [];
        const command = parseCommand(body, prefix);
        const isActive = command?.kind === 'hold' || (editedAt === null && isActiveKind(command));
        return isActive ? [{ command: command, author, id, at, url }] : [];
    });
}
function isActiveKind(command) {
    return command?.kind === 'link' || command?.kind === 'resume';
}


/***/ }),

/***/ 9569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canTrigger),
/* harmony export */   z: () => (/* binding */ isSameLabel)
/* harmony export */ });
const SEPARATORS = [':', '/', '-', ' '];
function isSameLabel(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function canTrigger(label, trigger) {
    if (isSameLabel(label, trigger))
        return true;
    return SEPARATORS.some((one) => label.toLowerCase().startsWith(`${trigger}${one}`.toLowerCase()));
}


/***/ }),

/***/ 1064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   R6: () => (/* binding */ CATEGORIES),
/* harmony export */   TG: () => (/* binding */ toVerification),
/* harmony export */   iB: () => (/* binding */ TIERS),
/* harmony export */   i_: () => (/* binding */ isReady),
/* harmony export */   tn: () => (/* binding */ toPhase)
/* harmony export */ });
const CATEGORIES = ['DevOps', 'Research', 'Content', 'Support', 'Data', 'Events', 'Finance', 'Other'];
const TIERS = ['T0 Self-serve', 'T1 Verified', 'T2 Guaranteed'];
const LIFECYCLE = new Set(['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted']);
const END_STATUSES = new Set([
    'cancelled',
    'canceled',
    'failed',
    'expired',
    'rejected',
    'refunded',
    'disputed',
    'closed',
]);
function toPhase(status) {
    const name = status.trim().toLowerCase();
    if (LIFECYCLE.has(name))
        return name;
    return END_STATUSES.has(name) ? 'ended' : 'unknown';
}
function toVerification(text) {
    const result = text?.trim().toLowerCase();
    if (result === 'passed')
        return 'passed';
    return result === 'failed' || result === 'rejected' ? 'failed' : 'pending';
}
function isOver(mission) {
    return mission.phase === 'accepted' || mission.phase === 'ended';
}
function isReady(mission) {
    return mission.phase === 'awaiting_acceptance';
}


/***/ }),

/***/ 7762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nm: () => (/* binding */ parseBudget),
/* harmony export */   UK: () => (/* binding */ formatUsd)
/* harmony export */ });
/* unused harmony exports centsToUsd, usdToCents */
const BUDGET = /^[0-9]{1,7}(?:\.[0-9]{1,2})?$/;
function parseBudget(text) {
    if (!BUDGET.test(text))
        return null;
    const [dollars = '', cents = ''] = text.split('.');
    return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}
function formatUsd(cents) {
    const whole = Math.abs(cents);
    const dollars = String(Math.trunc(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
function centsToUsd(cents) {
    return cents / 100;
}
function usdToCents(usd) {
    const cents = Math.round(usd * 100);
    return cents >= 0 && Number.isSafeInteger(cents) && cents / 100 === Number(usd.toFixed(6)) ? cents : null;
}


/***/ }),

/***/ 2799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ parseSubject),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   QK: () => (/* binding */ formatSubject),
/* harmony export */   WZ: () => (/* binding */ formatRefPart),
/* harmony export */   _J: () => (/* binding */ formatMissionTitle),
/* harmony export */   fy: () => (/* binding */ parseFooter),
/* harmony export */   iZ: () => (/* binding */ formatMissionDescription),
/* harmony export */   xI: () => (/* binding */ parseMissionKey),
/* harmony export */   xY: () => (/* binding */ matchMissions)
/* harmony export */ });
const LABEL = 'Orkestro-Reference:';
const FOOTER = /^Orkestro-Reference: (repo=\d{1,16} (?:number=\d{1,10}|run=\S{1,600})(?: key=[a-z0-9._-]{1,40})?) gen=(\d{1,3}) brief=([0-9a-f]{64}) comment=(\d{1,18}|none)$/;
const KEY = /^(?=.{1,40}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
function parseMissionKey(text) {
    return KEY.test(text) && !text.endsWith('.lock') ? text : null;
}
function formatSubject(repository, subject) {
    const repo = `repo=${repository.id}`;
    const key = subject.key === undefined ? '' : ` key=${subject.key}`;
    if (subject.kind !== 'run')
        return `${repo} number=${subject.number}${key}`;
    const parts = [subject.runId, subject.job, subject.index, subject.step].map((part) => encodeURIComponent(part));
    return `${repo} run=${parts.join('/')}${key}`;
}
function parseSubject(text) {
    const match = /^repo=(\d{1,16}) (?:number=(\d{1,10})|run=\S{1,600})(?: key=(\S{1,40}))?$/.exec(text);
    if (match === null)
        return null;
    const [, repository, number, key] = match;
    return {
        repositoryId: Number(repository),
        number: number === undefined ? null : Number(number),
        key: key === undefined ? null : parseMissionKey(key),
    };
}
function formatRefPart(number, key = null) {
    return key === null ? String(number) : `${number}.${key}`;
}
function formatReference(repository, subject, generation) {
    const name = `${repository.owner}/${repository.name}`;
    const suffix = generation > 1 ? ` g${generation}` : '';
    const key = subject.key === undefined ? '' : ` (${subject.key})`;
    return `${name}${formatSubjectName(subject)}${key}${suffix}`;
}
function formatSubjectName(subject) {
    if (subject.kind !== 'run')
        return `#${subject.number}`;
    return ` run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
}
function formatMissionTitle(title, reference) {
    return `${title} \u2014 ${reference}`;
}
function formatMissionDescription(description, footer, contractLine = null) {
    const comment = footer.comment ?? 'none';
    const reference = `${LABEL} ${footer.subject} gen=${footer.generation} brief=${footer.brief} comment=${comment}`;
    const lines = contractLine === null ? reference : `${contractLine}\n${reference}`;
    return description === '' ? lines : `${description}\n\n${lines}`;
}
const LINE_END = /\n|<\/?(?:p|div|br)(?:\s[^<>]*)?\/?>/i;
function parseFooter(description) {
    const match = FOOTER.exec(readLastLine(description ?? ''));
    if (match === null)
        return null;
    const [, subject = '', generation = '', brief = '', comment = ''] = match;
    return { subject, generation: Number(generation), brief, comment: comment === 'none' ? null : Number(comment) };
}
function readLastLine(description) {
    const lines = description.split(LINE_END).map((line) => line.trimEnd());
    return lines.findLast((line) => line !== '') ?? '';
}
function matchMissions(missions, subject, reference) {
    const tail = reference.slice(reference.search(/[# ]/));
    const matched = [];
    const unread = [];
    for (const mission of missions) {
        const footer = parseFooter(mission.description);
        if (footer?.subject === subject)
            matched.push({ mission, generation: footer.generation });
        else if (footer === null && mission.title.replace(/ g\d{1,3}$/, '').endsWith(tail))
            unread.push(mission);
    }
    return { matched, unread };
}


/***/ }),

/***/ 7393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ countEdits)
/* harmony export */ });
function countEdits(a, b) {
    let rows = { previous: Array.from({ length: b.length + 1 }, (_, column) => column), beforePrevious: [] };
    for (let row = 1; row <= a.length; row += 1)
        rows = { previous: computeRow(a, b, row, rows), beforePrevious: rows.previous };
    return rows.previous[b.length] ?? 0;
}
function computeRow(a, b, row, { previous, beforePrevious }) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
        const costs = [
            (previous[column] ?? 0) + 1,
            (current[column - 1] ?? 0) + 1,
            (previous[column - 1] ?? 0) + Number(a[row - 1] !== b[column - 1]),
        ];
        if (isSwap(a, b, row, column))
            costs.push((beforePrevious[column - 2] ?? 0) + 1);
        current.push(Math.min(...costs));
    }
    return current;
}
function isSwap(a, b, row, column) {
    return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}


/***/ }),

/***/ 7929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ InvariantError)
/* harmony export */ });
class InvariantError extends Error {
    name = 'InvariantError';
}


/***/ }),

/***/ 8943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KI: () => (/* binding */ parsePathPatterns),
/* harmony export */   fL: () => (/* binding */ findAllProtected)
/* harmony export */ });
/* unused harmony export findProtectedPaths */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(770);

const MAX_LENGTH = 512;
const MAX_PATTERNS = 500;
function parsePathPatterns(text) {
    const patterns = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        const pattern = normalize(line);
        const problem = patterns.length === MAX_PATTERNS ? TOO_MANY : findProblem(pattern);
        if (problem !== null)
            return { kind: 'error', line: index + 1, why: problem.why(line), fix: problem.fix };
        patterns.push(pattern);
    }
    return { kind: 'ok', patterns };
}
function normalize(line) {
    const allows = line.startsWith('!');
    const path = (allows ? line.slice(1) : line).replace(/^\//, '').replace(/\/$/, '/**');
    return allows ? `!${path}` : path;
}
const TOO_MANY = {
    why: () => `There are more than ${MAX_PATTERNS} patterns.`,
    fix: 'Say it in fewer patterns; dir/** covers a whole directory.',
};
const PROBLEMS = [
    {
        found: (pattern) => pattern.length > MAX_LENGTH,
        why: () => `The pattern is longer than ${MAX_LENGTH} characters.`,
        fix: 'Shorten it; dir/** covers a whole directory.',
    },
    {
        found: (pattern) => /[[\]{}\\]/.test(pattern),
        why: (line) => `"${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, 80)}" uses [, ], {, } or \\, which mean nothing here.`,
        fix: 'Write one line per alternative, with only *, ** and ?.',
    },
    {
        found: (pattern) => pattern.split('/').some((segment) => segment !== '**' && segment.includes('**')),
        why: (line) => `"${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, 80)}" has ** inside a name.`,
        fix: 'Let ** stand between slashes: **/*.yml instead of **.yml.',
    },
    {
        found: (pattern) => pattern.split('/').some((segment) => ['', '.', '..', '!'].includes(segment)),
        why: (line) => `"${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(line, 80)}" can match no file: a segment is empty, "." or "..".`,
        fix: "Write the path from the repository's root, like .github/**.",
    },
];
function findProblem(pattern) {
    return PROBLEMS.find(({ found }) => found(pattern)) ?? null;
}
function findProtectedPaths(touched, patterns) {
    const rules = patterns.map(toRule);
    if (!rules.some(({ protects }) => protects))
        return [];
    if (touched.kind === 'too_many')
        return 'too_many';
    return touched.paths.filter((path) => isProtected(path, rules));
}
const ALWAYS_PROTECTED = ['.github/**'];
function findAllProtected(touched, patterns) {
    const lists = [patterns, ALWAYS_PROTECTED].map((rules) => findProtectedPaths(touched, rules));
    const listed = lists.filter((list) => list !== 'too_many');
    return listed.length < lists.length ? 'too_many' : [...new Set(listed.flat())];
}
function toRule(pattern) {
    if (pattern.startsWith('!'))
        return { protects: false, segments: pattern.slice(1).split('/') };
    const segments = pattern.toLowerCase().split('/');
    const below = /[*?][^/]*$/.test(pattern) ? [] : ['**'];
    return { protects: true, segments: [...segments, ...below] };
}
function isProtected(path, rules) {
    const exact = path.split('/');
    const folded = path.toLowerCase().split('/');
    const last = rules.findLast(({ protects, segments }) => matchesPath(segments, protects ? folded : exact));
    return last?.protects ?? false;
}
function matchesPath(pattern, path) {
    return matchWildcards(pattern, path, '**', matchesSegment);
}
function matchesSegment(pattern, segment) {
    return matchWildcards(Array.from(pattern), Array.from(segment), '*', (p, c) => p === '?' || p === c);
}
function matchWildcards(pattern, text, star, fits) {
    let at = 0;
    let starAt = -1;
    let resume = 0;
    let index = 0;
    for (let unit = text[0]; unit !== undefined; unit = text[index]) {
        const part = pattern[at];
        if (part === star) {
            starAt = at;
            at += 1;
            resume = index;
        }
        else if (part !== undefined && fits(part, unit)) {
            at += 1;
            index += 1;
        }
        else if (starAt >= 0) {
            at = starAt + 1;
            resume += 1;
            index = resume;
        }
        else
            return false;
    }
    return pattern.slice(at).every((part) => part === star);
}


/***/ }),

/***/ 1036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ formatSweepContext),
/* harmony export */   m: () => (/* binding */ isSweepContext)
/* harmony export */ });
const SWEEP_CONTEXT = 'orkestro/sweep';
function formatSweepContext(shard) {
    return shard === null ? SWEEP_CONTEXT : `${SWEEP_CONTEXT} ${shard.index}/${shard.count}`;
}
function isSweepContext(name) {
    return name === SWEEP_CONTEXT || /^orkestro\/sweep \d+\/\d+$/.test(name);
}


/***/ }),

/***/ 770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ endSentence),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Zv: () => (/* binding */ listNames)
/* harmony export */ });
const MAX_SHOWN_NAMES = 5;
const MAX_NAME_LENGTH = 80;
function cut(text, max) {
    if (text.length <= max)
        return text;
    const end = max - 1;
    const last = text.charCodeAt(end - 1);
    const splitsPair = last >= 0xd800 && last <= 0xdbff;
    return `${text.slice(0, splitsPair ? end - 1 : end)}\u2026`;
}
function listNames(names) {
    const distinct = [...new Set(names)];
    const shown = distinct.slice(0, MAX_SHOWN_NAMES).map((name) => `"${cut(name, MAX_NAME_LENGTH)}"`);
    const more = distinct.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
function endSentence(text, max) {
    const short = cut(text.trim(), max);
    return /[.!?\u2026]$/.test(short) ? short : `${short}.`;
}


/***/ }),

/***/ 1781:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_runner_node_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5654);
/* harmony import */ var _app_main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(87);


if (!(0,_action_runner_node_version_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseOldNode */ .Q)())
    await (0,_app_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1781);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
