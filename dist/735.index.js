export const id = 735;
export const ids = [735];
export const modules = {

/***/ 3568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* unused harmony export MAX_CONFIG_BYTES */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3483);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(770);


const MAX_CONFIG_BYTES = 64 * 1024;
const MAX_LINE_LENGTH = 4_000;
const MAX_ALIASES = 50;
const MAX_NODES = 5_000;
const MAX_DEPTH = 20;
const MAX_SHOWN_LENGTH = 120;
function readYaml(text) {
    const problem = (position, message) => ({
        ...position,
        message,
        source: sourceAt(text, position.line),
    });
    const size = findTooLarge(text);
    if (size !== null)
        return { kind: 'problems', problems: [problem(size, size.message)] };
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const toPosition = (offset) => {
        const { line, col } = lines.linePos(Math.min(offset, text.length));
        return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    try {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
        const syntaxErrors = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS);
        if (syntaxErrors.length > 0) {
            const problems = syntaxErrors.map((one) => problem(toPosition(one.pos[0]), describeSyntaxError(one)));
            return { kind: 'problems', problems };
        }
        const builder = new TreeBuilder(document);
        const tree = builder.toTree(document.contents, []);
        return {
            kind: 'tree',
            tree: tree === '' ? {} : tree,
            positionOf: (path, part = 'value') => toPosition(builder.offsetsAt(path)[part]),
            problem,
        };
    }
    catch (error) {
        if (!(error instanceof LimitExceededError) && !(error instanceof RangeError))
            throw error;
        const [message, offset] = error instanceof LimitExceededError ? [error.message, error.offset] : ['nested too deeply', 0];
        return { kind: 'problems', problems: [problem(toPosition(offset), message)] };
    }
}
const MAX_SYNTAX_ERRORS = 5;
function findTooLarge(text) {
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > MAX_CONFIG_BYTES) {
        return { line: 1, column: 1, message: `the file has ${bytes} bytes, at most ${MAX_CONFIG_BYTES} are read` };
    }
    const long = text.split('\n').findIndex((line) => line.length > MAX_LINE_LENGTH);
    if (long < 0)
        return null;
    return {
        line: long + 1,
        column: MAX_LINE_LENGTH + 1,
        message: `the line is longer than ${MAX_LINE_LENGTH} characters`,
    };
}
function sourceAt(text, line) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)((text.split('\n')[line - 1] ?? '').replaceAll('\r', ''), MAX_SHOWN_LENGTH);
}
const SYNTAX_MESSAGES = {
    DUPLICATE_KEY: 'this key stands twice; one of them would be ignored: delete one',
    TAB_AS_INDENT: 'a tab cannot indent in YAML: use spaces',
    MULTIPLE_DOCS: 'a second document begins here; only one is read: delete the line ---',
    TAG_RESOLVE_FAILED: 'YAML tags (a word after !) are not used here: leave it out',
};
function describeSyntaxError({ code, message }) {
    return SYNTAX_MESSAGES[code] ?? `this is no YAML: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(message.replaceAll(/\s+/g, ' '), MAX_SHOWN_LENGTH)}`;
}
class LimitExceededError extends Error {
    offset;
    constructor(message, offset) {
        super(message);
        this.offset = offset;
    }
}
class TreeBuilder {
    #document;
    #offsets = new Map();
    #aliases = 0;
    constructor(document) {
        this.#document = document;
    }
    toTree(node, path, key = null) {
        const own = this.#record(node, path, key);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return this.#toMap(node, path);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return node.items.map((item, index) => this.toTree(toNode(item), [...path, index]));
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.toTree(this.#follow(node, own), path, key ?? own);
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string' ? node.value : '';
    }
    #record(node, path, key) {
        const own = offsetOf(node) ?? key ?? 0;
        const keyOffset = key ?? own;
        this.#offsets.set(toId(path), { key: keyOffset, value: isEmpty(node) ? keyOffset : own });
        if (path.length > MAX_DEPTH)
            throw new LimitExceededError(`nested deeper than ${MAX_DEPTH} levels`, own);
        if (this.#offsets.size > MAX_NODES)
            throw new LimitExceededError(`more than ${MAX_NODES} values`, own);
        return own;
    }
    #toMap(map, path) {
        const pairs = map.items.map(({ key, value }) => {
            const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && typeof key.value === 'string' ? key.value : '';
            return [name, this.toTree(toNode(value), [...path, name], offsetOf(toNode(key)))];
        });
        return Object.fromEntries(pairs);
    }
    #follow(alias, offset) {
        this.#aliases += 1;
        if (this.#aliases > MAX_ALIASES)
            throw new LimitExceededError(`more than ${MAX_ALIASES} aliases`, offset);
        const found = alias.resolve(this.#document);
        if (found === undefined)
            throw new LimitExceededError('this alias names no anchor above it', offset);
        return found;
    }
    offsetsAt(path) {
        for (let length = path.length; length > 0; length -= 1) {
            const found = this.#offsets.get(toId(path.slice(0, length)));
            if (found !== undefined)
                return found;
        }
        return this.#offsets.get(toId([])) ?? { key: 0, value: 0 };
    }
}
function toId(path) {
    return JSON.stringify(path.map(String));
}
function isEmpty(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.source === '' && node.value === '' && node.type === 'PLAIN');
}
function offsetOf(node) {
    return node?.range?.[0] ?? null;
}
function toNode(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value) ? value : null;
}


/***/ }),

/***/ 735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: ./src/action/config/yaml.js
var yaml = __webpack_require__(3568);
// EXTERNAL MODULE: ./src/action/input/contract.js
var contract = __webpack_require__(2229);
// EXTERNAL MODULE: ./src/action/input/resolve.js
var resolve = __webpack_require__(5459);
// EXTERNAL MODULE: ./src/app/load-config.js
var load_config = __webpack_require__(8688);
;// CONCATENATED MODULE: ./src/core/domain/finding.js
function ok(topic, message) {
    return { grade: 'ok', topic, message, fix: null };
}
function warn(topic, message, fix) {
    return { grade: 'warn', topic, message, fix };
}
function fail(topic, message, fix) {
    return { grade: 'fail', topic, message, fix };
}
function formatFinding({ grade, topic, message, fix }) {
    const line = `${grade.padEnd(4)} ${topic}: ${message}`;
    return fix === null ? line : `${line}\n     fix: ${fix}`;
}

// EXTERNAL MODULE: ./src/core/tree.js
var core_tree = __webpack_require__(358);
;// CONCATENATED MODULE: ./src/core/doctor/workflow-file.js

const SCOPES = ['contents', 'checks', 'statuses', 'issues', 'pull-requests', 'actions'];
function findUses(path, tree, isOurs) {
    const workflow = (0,core_tree/* toTreeMap */.G9)(tree);
    return Object.entries((0,core_tree/* toTreeMap */.G9)(workflow['jobs'])).flatMap(([name, job]) => {
        const steps = listSteps(job);
        const ours = steps.find((step) => isOurs(usesOf(step)));
        return ours === undefined
            ? []
            : [{ ...toUse(workflow, (0,core_tree/* toTreeMap */.G9)(job), steps), ...toStepPart((0,core_tree/* toTreeMap */.G9)(job), ours), path, job: name }];
    });
}
function toStepPart(job, step) {
    const label = readInput(step, 'label');
    return {
        mode: readInput(step, 'mode'),
        label: label.includes('${{') ? null : label,
        labelTests: [job['if'], step['if']].map(findLabelTests).filter((tests) => tests.length > 0),
    };
}
const EVENT_LABEL = String.raw `github\s*\.\s*event\s*\.\s*label\s*\.\s*name`;
const LITERAL = String.raw `'((?:[^']|'')*)'`;
const LABEL_TESTS = new RegExp([
    String.raw `${EVENT_LABEL}\s*==\s*${LITERAL}`,
    String.raw `${LITERAL}\s*==\s*${EVENT_LABEL}`,
    String.raw `startsWith\s*\(\s*${EVENT_LABEL}\s*,\s*${LITERAL}\s*\)`,
].join('|'), 'gi');
function findLabelTests(condition) {
    if (typeof condition !== 'string')
        return [];
    return [...condition.matchAll(LABEL_TESTS)].map(([, right, left, start]) => ({
        match: start === undefined ? 'is' : 'starts',
        text: [right, left, start].join('').replaceAll("''", "'"),
    }));
}
function listSteps(job) {
    const steps = (0,core_tree/* toTreeMap */.G9)(job)['steps'];
    return Array.isArray(steps) ? steps.filter((step) => (0,core_tree/* isTreeMap */.vD)(step)) : [];
}
function usesOf({ uses }) {
    return typeof uses === 'string' ? uses : '';
}
function readInput(step, name) {
    const text = (0,core_tree/* toTreeMap */.G9)(step['with'])[name];
    return typeof text === 'string' ? text : '';
}
function toUse(workflow, job, steps) {
    return {
        on: readTriggers(workflow['on']),
        permissions: readPermissions(job['permissions'] ?? workflow['permissions']),
        workflowConcurrency: readConcurrency(workflow['concurrency']),
        jobConcurrency: readConcurrency(job['concurrency']),
        checkout: readCheckout(steps),
    };
}
function readTriggers(on) {
    if (!(0,core_tree/* isTreeMap */.vD)(on))
        return new Map((0,core_tree/* toStringList */.lu)(on).map((event) => [event, []]));
    return new Map(Object.entries(on).map(([event, more]) => [event, (0,core_tree/* toStringList */.lu)((0,core_tree/* toTreeMap */.G9)(more)['types'])]));
}
function readPermissions(tree) {
    if (tree === undefined)
        return null;
    const all = { 'read-all': 'read', 'write-all': 'write' }[typeof tree === 'string' ? tree : ''];
    const given = (0,core_tree/* toTreeMap */.G9)(tree);
    return toScopes((scope) => all ?? toLevel(given[scope]));
}
function toScopes(level) {
    return {
        contents: level('contents'),
        checks: level('checks'),
        statuses: level('statuses'),
        issues: level('issues'),
        'pull-requests': level('pull-requests'),
        actions: level('actions'),
    };
}
function toLevel(tree) {
    return tree === 'read' || tree === 'write' ? tree : 'none';
}
function readConcurrency(tree) {
    if (tree === undefined || tree === '')
        return null;
    const cancel = (0,core_tree/* toTreeMap */.G9)(tree)['cancel-in-progress'];
    if (cancel === undefined || cancel === 'false')
        return { cancels: 'never' };
    return { cancels: cancel === 'true' ? 'always' : 'sometimes' };
}
function readCheckout(steps) {
    const refs = steps
        .filter((step) => usesOf(step).startsWith('actions/checkout@'))
        .map((step) => (0,core_tree/* toTreeMap */.G9)(step['with'])['ref']);
    if (refs.length === 0)
        return 'none';
    return refs.some((ref) => typeof ref === 'string' && /head|refs\/pull|merge_commit/i.test(ref)) ? 'head' : 'base';
}
function startsOn({ on }, event, activity, isDefaultActivity) {
    const types = on.get(event);
    if (types === undefined)
        return false;
    return types.length === 0 ? isDefaultActivity : types.includes(activity);
}

// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
// EXTERNAL MODULE: ./src/core/domain/money.js
var money = __webpack_require__(7762);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/doctor/findings.js



function diagnoseApiUrl(url, defaultUrl) {
    const topic = 'api-url';
    if (url === defaultUrl)
        return ok(topic, url);
    if (url.startsWith('http:')) {
        return warn(topic, `${url} is plain http to this machine`, 'This is for trials; take api-url out to reach the marketplace.');
    }
    return warn(topic, `${url} is not the marketplace's own (${defaultUrl})`, 'Make sure that you trust it with the API key; else take api-url out.');
}
function diagnoseMonthlyBudget(cap, spent) {
    const topic = 'monthly-budget-usd';
    if (cap === null)
        return warn(topic, 'no monthly cap is set', 'Set monthly-budget-usd as an input or in the config file.');
    if (spent !== null)
        return ok(topic, `${(0,money/* formatUsd */.UK)(spent)} of ${(0,money/* formatUsd */.UK)(cap)} posted this month (UTC)`);
    return fail(topic, 'what was posted this month cannot be computed, so every hire would be refused (budget_unknown)', 'A mission of this key has no date, or no budget: look at them on the marketplace, or take the cap out.');
}
const PERMISSION_NEEDS = {
    contents: { level: 'read', without: 'rules, config file and workflows cannot be read', grade: 'fail' },
    checks: {
        level: 'read',
        without: 'no delivery can be judged: every payment is held (checks_unavailable)',
        grade: 'fail',
    },
    statuses: { level: 'write', without: 'no gate is set, and required statuses stay unread', grade: 'fail' },
    issues: {
        level: 'write',
        without: 'nothing can be hired: the comment and the lock stand on the issue',
        grade: 'fail',
    },
    'pull-requests': { level: 'write', without: "a mission's page cannot be shown on its pull request", grade: 'fail' },
    actions: {
        level: 'read',
        without: 'only `hire --force` misses it: when an earlier run ended stays unknown',
        grade: 'warn',
    },
};
function diagnosePermission(facts, lock) {
    const { scope } = facts;
    const { without, grade, ...need } = PERMISSION_NEEDS[scope];
    const level = scope === 'contents' && lock === 'ref' ? 'write' : need.level;
    const topic = `${scope}: ${level}`;
    const fix = `Add \`${topic}\` under \`permissions:\` of the job.`;
    const gap = findPermissionGap(facts, level);
    if (gap !== null)
        return { grade, topic, message: `${gap}; without it ${without}`, fix };
    return facts.declared === null && level === 'write'
        ? warn(topic, `reading works; whether it may write cannot be known without writing. Without it ${without}`, fix)
        : ok(topic, describePermission(facts, level));
}
function findPermissionGap({ refused, declared, isPublic }, level) {
    if (refused !== null)
        return `the read that needs it was refused (${(0,core_text/* cut */.Jj)(refused, 200)})`;
    if (declared === null || isEnough(declared.level, level))
        return null;
    return level === 'read' && isPublic ? null : `${declared.where} gives ${declared.level}`;
}
function describePermission({ declared }, level) {
    if (declared === null)
        return 'reading works';
    if (!isEnough(declared.level, level))
        return 'not given, and not needed in a public repository';
    return level === 'write' ? 'given by every job that uses this action; reading works' : 'reading works';
}
function isEnough(given, needed) {
    return levelIndex(given) >= levelIndex(needed);
}
function levelIndex(level) {
    return ['none', 'read', 'write'].indexOf(level);
}
function diagnoseRequiredChecks(reading, branch, settings) {
    const { checks, whenNoRequiredChecks } = settings.policy;
    if (reading.kind === 'unavailable') {
        const fix = 'Give the job `contents: read`; or name the checks that count with the input checks.';
        return [fail('required checks', `those of ${branch} cannot be read: ${(0,core_text/* cut */.Jj)(reading.why, 300)}`, fix)];
    }
    const { required, sources } = reading;
    const classic = { read: 'read', none: 'there is none', denied: 'this token may not read it' }[sources.classic];
    const rules = { read: 'read', not_on_plan: 'not on this plan' }[sources.rules];
    const seen = `rulesets: ${rules}; classic protection: ${classic}`;
    const others = required.filter(({ name }) => name !== settings.gate.context);
    const visible = sources.classic === 'denied'
        ? warn('required checks', `${seen}, so a required check that has not reported is not known to be missing`, 'Require checks by a ruleset (Settings \u2192 Rules).')
        : ok('required checks', seen);
    if (checks.kind !== 'required')
        return [visible];
    if (others.length > 0)
        return [visible, ok('evidence', `${branch} requires ${listContexts(others)}`)];
    return [visible, diagnoseNoEvidence(branch, whenNoRequiredChecks)];
}
function diagnoseNoEvidence(branch, whenNone) {
    const none = `${branch} requires no check but our own, so nothing could prove a delivery`;
    const fix = 'Require a check on the branch (Settings \u2192 Rules)';
    return whenNone === 'accept'
        ? warn('evidence', `${none}; when-no-required-checks: accept pays all the same`, `${fix}.`)
        : fail('evidence', none, `${fix}, or name those that count with the input checks.`);
}
function listContexts(contexts) {
    return contexts.map(({ name }) => (0,core_text/* cut */.Jj)(name, 60)).join(', ');
}
const ACTIONS_APP = 15_368;
function diagnoseGate(reading, branch, context) {
    const topic = 'gate';
    if (context === '')
        return [ok(topic, 'turned off (status-context is empty)')];
    if (reading.kind === 'unavailable')
        return [];
    const ours = reading.required.filter(({ name }) => name === context);
    if (ours.length === 0) {
        return [
            warn(topic, `${context} is not required on ${branch}, so it blocks no merge`, `Require ${context} in a ruleset of ${branch}, from the source GitHub Actions.`),
        ];
    }
    if (ours.some(({ appId }) => appId === ACTIONS_APP))
        return [ok(topic, `${context} is required, from GitHub Actions only`)];
    if (ours.some(({ appId }) => appId !== null)) {
        return [
            warn(topic, `${context} is required from another app than GitHub Actions`, 'If this action runs with the job\u2019s own token, choose GitHub Actions as its source.'),
        ];
    }
    return [
        warn(topic, `${context} is required from any source: whoever may set statuses can open the gate`, 'Choose GitHub Actions as its source, in a ruleset.'),
    ];
}
function diagnoseConfig(reading, path, isNamed) {
    switch (reading.kind) {
        case 'absent':
            return isNamed
                ? [
                    fail('config file', `${path} is not on the default branch`, 'Commit it there, or correct the input config-file.'),
                ]
                : [ok('config file', `${path} is not there, which is fine`)];
        case 'read': {
            const count = reading.config.labels.length;
            return [ok('config file', `${path} is right (${count} ${count === 1 ? 'label' : 'labels'})`)];
        }
        case 'broken':
            return reading.problems.map(({ line, column, message }) => fail('config file', `${path}:${line}:${column}: ${(0,core_text/* cut */.Jj)(message, 300)}`, `Correct line ${line} on the default branch; until then every hire and payment is held.`));
    }
}
function describeUse({ path, job }) {
    return `${path}, job ${(0,core_text/* cut */.Jj)(job, 60)}`;
}

// EXTERNAL MODULE: ./src/core/config/labels.js
var labels = __webpack_require__(9569);
;// CONCATENATED MODULE: ./src/core/doctor/trigger-findings.js




const HIRING = [
    { event: 'issues', activity: 'labeled', isDefault: true },
    { event: 'pull_request_target', activity: 'labeled', isDefault: false },
    { event: 'pull_request', activity: 'labeled', isDefault: false },
    { event: 'workflow_dispatch', activity: '', isDefault: true },
    { event: 'push', activity: '', isDefault: true },
];
const SETTLING = [
    'workflow_run',
    'status',
    'check_suite',
    'schedule',
    'repository_dispatch',
].flatMap((event) => [
    { event, activity: 'completed', isDefault: true },
    { event, activity: 'orkestro-mission', isDefault: true },
]);
const COMMANDS = [{ event: 'issue_comment', activity: 'created', isDefault: true }];
const PULLS = [
    { event: 'pull_request_target', activity: 'opened', isDefault: true },
    { event: 'pull_request', activity: 'opened', isDefault: true },
];
const QUEUE = [{ event: 'merge_group', activity: 'checks_requested', isDefault: true }];
function hasTrigger(uses, triggers) {
    return uses.some((use) => triggers.some(({ event, activity, isDefault }) => startsOn(use, event, activity, isDefault)));
}
function diagnoseTriggers(uses, settings, rules) {
    return [
        diagnoseHiring(hasTrigger(uses, HIRING), settings.label),
        diagnoseSettling(hasTrigger(uses, SETTLING), settings.waiting.wait),
        diagnoseCommands(hasTrigger(uses, COMMANDS), settings.command),
        ...(settings.gate.context === '' ? [] : diagnoseGateTriggers(uses, rules)),
    ];
}
function diagnoseHiring(hires, label) {
    return hires
        ? ok('trigger: hire', `a label \`${label}\` or a run by hand starts a hire`)
        : warn('trigger: hire', 'nothing starts a hire', 'Add `issues: { types: [labeled] }` under `on:`.');
}
function diagnoseCommands(seesComments, command) {
    return seesComments
        ? ok('trigger: commands', `comments that begin with ${command} are heard`)
        : warn('trigger: commands', `comments such as \`${command} status\` are not heard`, 'Add `issue_comment: { types: [created] }` under `on:`.');
}
function diagnoseGateTriggers(uses, { hasQueue, requiresGate }) {
    const pulls = diagnosePullTrigger(hasTrigger(uses, PULLS), requiresGate);
    return hasQueue ? [pulls, diagnoseQueue(hasTrigger(uses, QUEUE), requiresGate)] : [pulls];
}
function diagnoseSettling(settles, waits) {
    const topic = 'trigger: settle';
    if (settles)
        return ok(topic, 'later events look at running missions again');
    return warn(topic, waits
        ? 'a mission that outlasts its run is looked at by nobody'
        : 'a run does not wait, and nothing looks at its mission later: it is never settled', 'Add `workflow_run` (your CI, types: [completed]) and `schedule` under `on:`.');
}
function diagnosePullTrigger(seesPulls, gateRequired) {
    const topic = 'trigger: gate';
    if (seesPulls)
        return ok(topic, 'pull requests get their gate status');
    const message = 'no pull request starts a run, so its gate status is never set';
    const fix = 'Add `pull_request_target` under `on:`.';
    return gateRequired
        ? fail(topic, `${message}, and it is required: every merge is blocked`, fix)
        : warn(topic, message, fix);
}
function diagnoseQueue(seesGroups, gateRequired) {
    const topic = 'trigger: merge queue';
    if (seesGroups)
        return ok(topic, 'groups of the merge queue get their gate status');
    const message = 'the branch has a merge queue, and no workflow runs on its groups, so their gate status is never set';
    const fix = 'Add `merge_group: { types: [checks_requested] }` under `on:`.';
    return gateRequired
        ? fail(topic, `${message}, and it is required: the queue throws every group out`, fix)
        : warn(topic, message, fix);
}
function diagnoseLabels({ label, labelTests }, where, defaultLabel) {
    if (label === null)
        return [];
    const trigger = label === '' ? defaultLabel : label;
    const fits = ({ match, text }) => (0,labels/* canTrigger */.d)(text, trigger) || (match === 'starts' && trigger.toLowerCase().startsWith(text.toLowerCase()));
    return labelTests
        .filter((tests) => !tests.some(fits))
        .map((tests) => warn('trigger: label', `${where}: its \`if:\` looks for the label ${(0,core_text/* listNames */.Zv)(tests.map(({ text }) => text))}, and the one that hires is "${trigger}"`, 'Make the two the same: the label in `if:`, and the input `label`.'));
}

;// CONCATENATED MODULE: ./src/core/doctor/workflow-findings.js



function isWorking({ mode }) {
    return mode !== 'doctor' && mode !== 'discover';
}
function findDeclared(uses, scope) {
    const order = ['none', 'read', 'write'];
    let least = null;
    for (const use of uses.filter(isWorking)) {
        if (use.permissions === null)
            return null;
        const level = use.permissions[scope];
        if (least === null || order.indexOf(level) < order.indexOf(least.level))
            least = { level, where: describeUse(use) };
    }
    return least;
}
function diagnoseWorkflows(all, settings, rules) {
    const uses = all.filter(isWorking);
    if (uses.length === 0) {
        return [
            warn('workflows', 'no workflow file of the default branch hires or settles with this action', 'Commit the workflow to the default branch: issues, comments and schedules run only what stands there.'),
        ];
    }
    return [...diagnoseTriggers(uses, settings, rules), ...uses.flatMap((use) => diagnoseUse(use, settings.label))];
}
function diagnoseUse(use, label) {
    const where = describeUse(use);
    return [
        ...diagnoseLabels(use, where, label),
        ...diagnoseConcurrency(use, where),
        ...(use.permissions === null
            ? [
                warn('permissions', `${where}: none are written down, so the repository's default decides`, 'Write `permissions:` into the job: what is not listed there is off.'),
            ]
            : []),
        ...diagnosePullEvents(use, where),
    ];
}
function diagnoseConcurrency({ workflowConcurrency, jobConcurrency }, where) {
    const topic = 'concurrency';
    const cancels = [workflowConcurrency, jobConcurrency].map((one) => one?.cancels ?? 'never');
    const findings = [];
    if (workflowConcurrency !== null) {
        findings.push(warn(topic, `${where}: a group of the whole workflow drops waiting runs, before any \`if:\` is looked at`, 'Move `concurrency:` into the job.'));
    }
    if (cancels.includes('always')) {
        findings.push(fail(topic, `${where}: cancel-in-progress: true kills a run that may be spending`, 'Set `cancel-in-progress: false`.'));
    }
    else if (cancels.includes('sometimes')) {
        findings.push(warn(topic, `${where}: cancel-in-progress is an expression, which may kill a run that is spending`, 'Set `cancel-in-progress: false`.'));
    }
    if (findings.length > 0)
        return findings;
    if (jobConcurrency !== null)
        return [ok(topic, `${where}: one run after the other, none is cancelled`)];
    return [
        warn(topic, `${where}: runs may overlap; nothing is hired or paid twice, but the monthly cap is exact only one after the other`, 'Add `concurrency: { group: orkestro, cancel-in-progress: false }` to the job.'),
    ];
}
function diagnosePullEvents({ on, checkout }, where) {
    const findings = [];
    if (on.has('pull_request_target') && checkout === 'head') {
        findings.push(fail('checkout', `${where}: pull_request_target checks out the pull request's code beside the API key`, 'Take the checkout out: this action needs none.'));
    }
    else if (on.has('pull_request_target') && checkout === 'base') {
        findings.push(warn('checkout', `${where}: a checkout under pull_request_target, of the base as far as can be seen`, 'Take it out if you can: this action needs none.'));
    }
    if (on.has('pull_request')) {
        findings.push(warn('forks', `${where}: under pull_request the pull request's own workflow runs, and forks and Dependabot get no secrets: those runs are skipped`, 'Use `pull_request_target`, and keep the key in an environment.'));
    }
    return findings;
}
function listCaveats(viewer) {
    if (viewer !== 'github-actions[bot]')
        return [];
    const message = "pull requests opened with a job's own token start no workflows until a person approves them, so that their checks never report";
    return [ok('bots', `${message}; a specialist's own account is not concerned`)];
}

// EXTERNAL MODULE: ./src/core/order/monthly-spend.js
var monthly_spend = __webpack_require__(294);
;// CONCATENATED MODULE: ./src/flow/doctor/diagnostics.js







async function runDiagnostics(input) {
    const { settings, inspection, run, github } = input;
    const { defaultBranch } = run.repository;
    const [marketplaceFindings, facts, workflows, required, rules] = await Promise.all([
        diagnoseMarketplace(input),
        tryRead(() => inspection.readRepository()),
        tryRead(() => inspection.listWorkflows()),
        github.checks.readRequired(defaultBranch),
        tryRead(() => inspection.listRuleTypes(defaultBranch)),
    ]);
    const hasQueue = rules.kind === 'read' && rules.value.includes('merge_queue');
    const workflowUses = readUses(input, workflows);
    const tokenFindings = await diagnoseToken(input, { facts, workflows, uses: workflowUses.uses });
    return [
        ...marketplaceFindings,
        ...tokenFindings,
        ...diagnoseRequiredChecks(required, defaultBranch, settings),
        ...(await diagnosePull(input)),
        ...diagnoseGate(required, defaultBranch, settings.gate.context),
        ...(input.config === null ? [] : diagnoseConfig(input.config.reading, settings.configFile, input.config.isNamed)),
        ...workflowUses.findings,
        ...(workflows.kind === 'failed'
            ? []
            : diagnoseWorkflows(workflowUses.uses, settings, { requiresGate: isGateRequired(required, settings), hasQueue })),
        ...(facts.kind === 'read' ? listCaveats(facts.value.viewer) : []),
    ];
}
async function tryRead(read) {
    try {
        return { kind: 'read', value: await read() };
    }
    catch (error) {
        const failure = (0,remote_error/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        return { kind: 'failed', why: (0,core_text/* cut */.Jj)(`${failure.what}: ${failure.why}`, 400), fix: failure.fix };
    }
}
async function diagnoseMarketplace(input) {
    const { marketplace, settings, clock, usualApiUrl, sandbox, expectedKey } = input;
    const apiUrlFinding = sandbox
        ? warn('api-url', 'the embedded sandbox: a trial, without account and money', 'Give a real `api-key` when you have one.')
        : diagnoseApiUrl(settings.apiUrl, usualApiUrl);
    if (expectedKey !== null) {
        const message = `expected ${expectedKey}; nothing was asked of the marketplace`;
        return [
            apiUrlFinding,
            fail('api-key', message, 'Correct the secret that `api-key` names, or write `sandbox` for a trial.'),
        ];
    }
    const listed = await tryRead(() => marketplace.listSpecialists());
    if (listed.kind === 'failed')
        return [apiUrlFinding, fail('marketplace', listed.why, listed.fix)];
    const count = listed.value.length;
    const reachFinding = count > 0
        ? ok('marketplace', `reached, key accepted, ${count} specialists listed`)
        : warn('marketplace', 'reached, key accepted, but no specialist is listed', 'Look at the marketplace again later.');
    const missions = await tryRead(() => marketplace.listMissions());
    if (missions.kind === 'failed')
        return [apiUrlFinding, reachFinding, fail('missions', missions.why, missions.fix)];
    const { monthlyBudgetCents } = settings.limits;
    return [
        apiUrlFinding,
        reachFinding,
        ok('missions', `${missions.value.length} missions under this key`),
        diagnoseMonthlyBudget(monthlyBudgetCents, (0,monthly_spend/* sumMonthCents */.l)(missions.value, clock.now())),
    ];
}
async function diagnoseToken(input, { facts, workflows, uses }) {
    if (facts.kind === 'failed')
        return [fail('github-token', facts.why, facts.fix)];
    const { isPrivate, isArchived, hasIssues, viewer } = facts.value;
    const findings = [ok('github-token', `acts as ${(0,core_text/* cut */.Jj)(viewer, 60)}`)];
    if (isArchived) {
        findings.push(fail('repository', 'it is archived, so nothing can be written in it', 'Unarchive it.'));
    }
    if (!hasIssues) {
        findings.push(warn('repository', 'issues are turned off', 'Turn issues on, or hire by labels on pull requests or by inputs.'));
    }
    const refusals = await Promise.all(SCOPES.map((scope) => readRefusal(input, scope, workflows)));
    const permissionFindings = SCOPES.map((scope, index) => diagnosePermission({ scope, refused: refusals[index] ?? null, declared: findDeclared(uses, scope), isPublic: !isPrivate }, input.settings.lock));
    return [...findings, ...permissionFindings];
}
async function readRefusal(input, scope, workflows) {
    switch (scope) {
        case 'contents':
            return workflows.kind === 'failed' ? workflows.why : null;
        case 'actions':
            return explainUnreadableRun(input);
        case 'checks':
        case 'statuses':
        case 'issues':
        case 'pull-requests':
            return input.inspection.probe(scope);
    }
}
async function explainUnreadableRun({ github, run }) {
    const end = await github.runs.readEnd(run.runId, run.runAttempt);
    return end.kind === 'unknown' ? end.why : null;
}
async function diagnosePull({ inspection, github }) {
    const topic = 'checks of a pull request';
    const found = await tryRead(async () => {
        const number = await inspection.findOpenPull();
        return number === null ? null : github.pulls.read(number);
    });
    if (found.kind === 'failed')
        return [fail(topic, found.why, found.fix)];
    if (found.value === null)
        return [ok(topic, 'no pull request is open to try it on')];
    const reading = await github.checks.readForPull(found.value);
    if (reading.kind === 'unavailable') {
        return [
            fail(topic, `those of #${found.value.number} cannot be read: ${(0,core_text/* cut */.Jj)(reading.why, 300)}`, 'Give the job `checks: read`, `statuses: read` and `pull-requests: read`.'),
        ];
    }
    const required = reading.reported.filter((one) => one.required).length;
    return [ok(topic, `#${found.value.number}: ${reading.reported.length} reported, ${required} of them required`)];
}
function readUses({ findUses }, workflows) {
    if (workflows.kind === 'failed')
        return { uses: [], findings: [] };
    const found = workflows.value.map(({ path, text }) => ({ path, uses: findUses(path, text) }));
    return {
        uses: found.flatMap(({ uses }) => (typeof uses === 'string' ? [] : uses)),
        findings: found.flatMap(({ path, uses }) => typeof uses === 'string' ? [warn('workflows', `${path} cannot be understood: ${uses}`, 'Correct the file.')] : []),
    };
}
function isGateRequired(reading, { gate }) {
    return reading.kind === 'read' && reading.required.some(({ name }) => name === gate.context);
}

// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/core/once.js
var once = __webpack_require__(3348);
// EXTERNAL MODULE: ./src/github/api/client.js
var client = __webpack_require__(4983);
// EXTERNAL MODULE: ./src/github/api/errors.js
var errors = __webpack_require__(6403);
;// CONCATENATED MODULE: ./src/github/repository/inspection.js




const REPOSITORY_QUERY = `
query RepositoryFacts($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isPrivate isArchived hasIssuesEnabled }
  viewer { login }
}`;
const OPEN_PULL_QUERY = `
query OpenPull($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 1, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number } }
  }
}`;
const ISSUES_QUERY = `
query AnyIssue($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { issues(first: 1) { totalCount } }
}`;
const WORKFLOWS_QUERY = `
query Workflows($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: "HEAD:.github/workflows") {
      ... on Tree { entries { name object { ... on Blob { text } } } }
    }
  }
}`;
const workflowsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        object: schemas/* nullable */.mee(schemas/* object */.Ikc({
            entries: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* object */.Ikc({
                name: schemas/* string */.YjP(),
                object: schemas/* nullable */.mee(schemas/* object */.Ikc({ text: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())) })),
            })))),
        })),
    }),
}));
const repositoryResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ isPrivate: schemas/* boolean */.zMY(), isArchived: schemas/* boolean */.zMY(), hasIssuesEnabled: schemas/* boolean */.zMY() }),
    viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }),
}));
const openPullResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequests: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* int */.Whr() })) }) }),
}));
function createInspection(options) {
    const api = (0,client/* createApi */.x)(options);
    return {
        async readRepository() {
            const { data } = await api.query({
                action: 'read the repository',
                permission: 'metadata: read',
                document: REPOSITORY_QUERY,
                variables: {},
                schema: repositoryResponse(),
            });
            const { isPrivate, isArchived, hasIssuesEnabled } = data.repository;
            return { isPrivate, isArchived, hasIssues: hasIssuesEnabled, viewer: data.viewer.login };
        },
        async probe(scope) {
            try {
                await PROBES[scope](api);
                return null;
            }
            catch (error) {
                if (error instanceof errors/* GitHubError */.y_)
                    return error.why;
                throw error;
            }
        },
        findOpenPull: () => findOpenPull(api),
        async listRuleTypes(branch) {
            const call = {
                action: `read the rules of the branch ${branch}`,
                permission: 'contents: read',
                route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
                parameters: { branch },
            };
            return (await api.list(call, schemas/* object */.Ikc({ type: schemas/* string */.YjP() }))).map(({ type }) => type);
        },
        async listWorkflows() {
            const { data } = await api.query({
                action: 'read the workflow files of the default branch',
                permission: 'contents: read',
                document: WORKFLOWS_QUERY,
                variables: {},
                schema: workflowsResponse(),
            });
            const entries = data.repository.object?.entries ?? [];
            return entries.flatMap(({ name, object }) => {
                const text = object?.text ?? null;
                return text === null || !/\.ya?ml$/.test(name) ? [] : [{ path: `.github/workflows/${name}`, text }];
            });
        },
    };
}
async function findOpenPull(api) {
    const { data } = await api.query({
        action: 'list open pull requests',
        permission: 'pull-requests: read',
        document: OPEN_PULL_QUERY,
        variables: {},
        schema: openPullResponse(),
    });
    return data.repository.pullRequests.nodes[0]?.number ?? null;
}
const PROBES = {
    checks: (api) => probeCommit(api, 'checks', 'check-runs'),
    statuses: (api) => probeCommit(api, 'statuses', 'statuses'),
    issues: (api) => api.query({
        action: 'count issues',
        permission: 'issues: read',
        document: ISSUES_QUERY,
        variables: {},
        schema: schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ issues: schemas/* object */.Ikc({ totalCount: schemas/* int */.Whr() }) }) }),
    }),
    'pull-requests': findOpenPull,
};
function probeCommit(api, scope, what) {
    const { defaultBranch } = api.repository;
    const call = {
        action: `read the ${what} of ${defaultBranch}`,
        permission: `${scope}: read`,
        route: `GET /repos/{owner}/{repo}/commits/{ref}/${what}`,
        parameters: { ref: defaultBranch, per_page: 1 },
    };
    return api.send(call, schemas/* unknown */.L5J());
}

;// CONCATENATED MODULE: ./src/app/doctor.js










async function runDoctor(request, dependencies) {
    const { runner, run } = request;
    const { findings: configFindings, ...configured } = await readSettings(request, dependencies);
    const findings = [
        ...(await runDiagnostics({
            ...dependencies,
            ...configured,
            run,
            inspection: createInspection(dependencies.options),
            usualApiUrl: (0,contract/* inputContract */.l2)('api-url').default,
            expectedKey: request.settings.expectedApiKey ?? null,
            findUses: (path, text) => findActionUses(path, text, dependencies.env),
        })),
        ...configFindings,
    ];
    for (const finding of findings)
        runner.log.info(formatFinding(finding));
    return { outcome: toOutcome(findings), failure: null };
}
async function readSettings({ runner, settings }, { github }) {
    const isNamed = (0,load_config/* isConfigFileNamed */.iT)(settings);
    try {
        const reading = await (0,load_config/* readConfig */.Xg)(github.contents, settings);
        const config = { reading, isNamed };
        if (reading.kind !== 'read')
            return { settings, config, findings: [] };
        return { settings: (0,resolve/* resolveSettings */.M)(runner, reading.config, null).settings, config, findings: [] };
    }
    catch (error) {
        const why = error instanceof Error ? error.message : '';
        const fix = (0,remote_error/* readFailure */.f1)(error)?.fix ?? 'Correct the file on the default branch.';
        return { settings, config: null, findings: [fail('config file', `${settings.configFile}: ${why}`, fix)] };
    }
}
function findActionUses(path, text, env) {
    const document = (0,yaml/* readYaml */.g)(text);
    if (document.kind === 'problems') {
        return document.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ');
    }
    const actionRepository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    return findUses(path, document.tree, (uses) => {
        const [name = ''] = uses.split('@');
        return (name === './' || /(^|\/)orkestro-action$/.test(name) || (actionRepository !== '' && name === actionRepository));
    });
}
function toOutcome(findings) {
    const count = (grade) => findings.filter((one) => one.grade === grade).length;
    const failed = count('fail');
    return {
        ...outcomes/* EMPTY_OUTCOME */.zN,
        kind: failed > 0 ? 'failed' : 'skipped',
        code: 'diagnosed',
        message: `The doctor found ${failed} failed, ${count('warn')} to look at, ${count('ok')} ok; nothing was written or spent.`,
        nextStep: failed > 0 ? 'Correct what failed, each with its fix above, then run it again.' : 'Nothing has to be done.',
        findings,
    };
}


/***/ }),

/***/ 294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ sumMonthCents)
/* harmony export */ });
function sumMonthCents(missions, now) {
    const today = new Date(now);
    const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
    let sum = 0;
    for (const { createdAt, budgetCents } of missions) {
        if (createdAt === null || !Number.isFinite(createdAt))
            return null;
        if (createdAt < start)
            continue;
        if (!isAmount(budgetCents))
            return null;
        sum += budgetCents;
    }
    return isAmount(sum) ? sum : null;
}
function isAmount(cents) {
    return Number.isSafeInteger(cents) && Number(cents) >= 0;
}


/***/ }),

/***/ 358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ toTreeMap),
/* harmony export */   lu: () => (/* binding */ toStringList),
/* harmony export */   vD: () => (/* binding */ isTreeMap)
/* harmony export */ });
function isTreeMap(tree) {
    return typeof tree === 'object' && !Array.isArray(tree);
}
function toTreeMap(tree) {
    return isTreeMap(tree) ? tree : {};
}
function toStringList(tree) {
    if (typeof tree === 'string')
        return tree === '' ? [] : [tree];
    return Array.isArray(tree) ? tree.filter((item) => typeof item === 'string') : [];
}


/***/ })

};
