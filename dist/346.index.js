export const id = 346;
export const ids = [346];
export const modules = {

/***/ 5459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ resolveSettings)
/* harmony export */ });
/* harmony import */ var _core_config_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7912);
/* harmony import */ var _contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2229);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9652);



function resolveSettings(source, config, label) {
    const configured = listConfigured(config, label);
    const applied = new Map([...configured].filter(([name]) => !isGiven(source, name)));
    const read = (name) => applied.get(name)?.text ?? source.readInput(name);
    const settings = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .T)(read, source.readFile, new Set(applied.keys()));
    return {
        settings: {
            ...settings,
            stated: listStated(source, configured),
            label: label ?? settings.label,
            ...(isNamedLabel(config, label) && { termsLabel: label }),
            brief: { ...settings.brief, dodTemplate: config === null ? null : (0,_core_config_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findDodTemplate */ .vy)(config, label) },
        },
        origins: listOrigins(source, configured),
    };
}
function listStated(source, configured) {
    return _contract_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc.map(({ name }) => name).filter((name) => configured.has(name) || isGiven(source, name));
}
function listConfigured(config, label) {
    const configured = new Map();
    if (config === null)
        return configured;
    for (const name of _core_config_config_js__WEBPACK_IMPORTED_MODULE_2__/* .CONFIG_NAMES */ .We) {
        const value = (0,_core_config_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findConfigured */ .MG)(config, label, name);
        if (value !== null)
            configured.set(name, value);
    }
    return configured;
}
function isNamedLabel(config, label) {
    return config !== null && label !== null && (0,_core_config_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findLabelTerms */ .Ts)(config, label) !== null;
}
function isGiven({ readInput }, name) {
    const { default: fallback } = (0,_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .inputContract */ .l2)(name);
    return readInput(name) !== (fallback.startsWith('${{') ? '' : fallback);
}
const UNREPORTED_INPUTS = new Set([
    'title',
    'description',
    'dod',
    'job-check-run-id',
    'job-index',
]);
function listOrigins(source, configured) {
    const shown = _contract_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc.filter((input) => !UNREPORTED_INPUTS.has(input.name) && !('secret' in input));
    return shown
        .map(({ name }) => toOrigin(source, name, configured.get(name) ?? null))
        .filter((origin) => origin !== null);
}
function toOrigin(source, name, configured) {
    if (!isGiven(source, name)) {
        return configured === null ? null : { name, value: configured.text, source: configured.source, beaten: null };
    }
    const value = source.readInput(name);
    return { name, value, source: 'input', beaten: configured?.text === value ? null : (configured?.text ?? null) };
}


/***/ }),

/***/ 1346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/app/load-config.js
var load_config = __webpack_require__(8688);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
// EXTERNAL MODULE: ./src/app/early-results.js
var early_results = __webpack_require__(2665);
// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var context = __webpack_require__(6917);
// EXTERNAL MODULE: ./src/flow/shared/in-process-lock.js
var in_process_lock = __webpack_require__(787);
// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var outcomes = __webpack_require__(3801);
;// CONCATENATED MODULE: ./src/flow/run-intent.js

async function runIntent(outerContext, intent) {
    const context = isAboutDelivery(intent) ? outerContext : withoutPullNumber(outerContext);
    switch (intent.kind) {
        case 'discover':
            return discover(context);
        case 'hire': {
            const { hire } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(173)]).then(__webpack_require__.bind(__webpack_require__, 2173));
            const result = await context.log.group('Hire', () => hire(context, intent));
            const { conclude } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(823)]).then(__webpack_require__.bind(__webpack_require__, 9823));
            return conclude(context, result, intent.wait);
        }
        case 'sync': {
            const { sync } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(823), __webpack_require__.e(613)]).then(__webpack_require__.bind(__webpack_require__, 9613));
            return sync(context, intent.target, intent.wait);
        }
        case 'sweep': {
            const { sweep } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(823), __webpack_require__.e(789)]).then(__webpack_require__.bind(__webpack_require__, 1789));
            return sweep(context);
        }
        case 'gate': {
            const { runGate } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(381)]).then(__webpack_require__.bind(__webpack_require__, 4381));
            return runGate(context, intent.target);
        }
        case 'command': {
            const { runCommand } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(823), __webpack_require__.e(173), __webpack_require__.e(290)]).then(__webpack_require__.bind(__webpack_require__, 290));
            return runCommand(context, intent);
        }
    }
}
function isAboutDelivery(intent) {
    return intent.kind === 'hire' || (intent.kind === 'sync' && intent.target.kind === 'mission');
}
function withoutPullNumber(context) {
    return { ...context, settings: { ...context.settings, prNumber: null } };
}
async function discover(context) {
    const { tier } = context.settings.terms;
    const { minRank } = context.settings.policy;
    const all = await context.marketplace.listSpecialists();
    const specialists = all
        .filter((one) => tier === null || one.tier === tier)
        .filter((one) => minRank === null || (one.rank ?? -1) >= minRank)
        .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1) || a.name.localeCompare(b.name));
    const message = `${specialists.length} of ${all.length} specialists listed; nothing was spent.`;
    context.log.info(message);
    return {
        ...outcomes/* EMPTY_OUTCOME */.zN,
        kind: 'skipped',
        code: 'discovered',
        message,
        nextStep: 'Name one with the input specialist to hire directly.',
        specialists,
    };
}

// EXTERNAL MODULE: ./src/github/api/client.js
var client = __webpack_require__(4983);
// EXTERNAL MODULE: ./src/github/api/errors.js
var errors = __webpack_require__(6403);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/core/once.js
var once = __webpack_require__(3348);
;// CONCATENATED MODULE: ./src/github/api/pages.js

const MAX_PAGES = 500;
async function collectPages(action, first, getPage) {
    const nodes = [...first.nodes];
    const seen = new Set();
    for (let after = first.next; after !== null;) {
        if (seen.has(after))
            throw createEndlessError(action, 'the cursor does not advance, the pages have no end');
        if (seen.size >= MAX_PAGES)
            throw createEndlessError(action, `there are more than ${MAX_PAGES} pages`);
        seen.add(after);
        const page = await getPage(after);
        nodes.push(...page.nodes);
        after = page.next;
    }
    return nodes;
}
function createEndlessError(action, why) {
    const call = { action, where: 'GraphQL', permission: 'contents: read' };
    return new errors/* GitHubError */.y_({ code: 'incomplete', call, why });
}

// EXTERNAL MODULE: ./src/github/api/wire.js
var wire = __webpack_require__(4301);
;// CONCATENATED MODULE: ./src/github/checks/rollup.js



const CONTEXT_FRAGMENT = `
fragment ContextParts on StatusCheckRollupContextConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    __typename
    ... on CheckRun {
      id
      databaseId
      name
      status
      conclusion
      title
      startedAt
      detailsUrl
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
      checkSuite { app { databaseId name slug } }
    }
    ... on StatusContext {
      id
      context
      state
      createdAt
      targetUrl
      description
      isRequired(pullRequestNumber: $pull) @include(if: $hasPull)
    }
  }
}`;
const checkRunNode = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('CheckRun'),
    id: schemas/* string */.YjP(),
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()),
    title: schemas/* nullable */.mee(schemas/* string */.YjP()),
    startedAt: schemas/* nullable */.mee((0,wire/* instant */.uR)()),
    detailsUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    checkSuite: schemas/* object */.Ikc({
        app: schemas/* nullable */.mee(schemas/* object */.Ikc({ databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()), name: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
    }),
}));
const statusContextNode = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('StatusContext'),
    id: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    createdAt: (0,wire/* instant */.uR)(),
    targetUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    description: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
}));
const contextPage = (0,once/* once */.O)(() => (0,wire/* pageOf */.ZZ)(schemas/* pipe */.FsL(schemas/* discriminatedUnion */.gMt('__typename', [checkRunNode(), statusContextNode()]), schemas/* transform */.pdi((node) => (node.__typename === 'CheckRun' ? fromCheckRun(node) : fromStatusContext(node))))));
const STATES = new Set([
    'success',
    'neutral',
    'skipped',
    'failure',
    'error',
    'pending',
    'action_required',
    'cancelled',
    'timed_out',
    'stale',
    'startup_failure',
]);
function toCheckState(text) {
    const state = text.toLowerCase();
    return STATES.has(state) ? state : 'unknown';
}
function fromCheckRun(node) {
    const { app } = node.checkSuite;
    return {
        kind: 'check_run',
        name: node.name,
        appId: app?.databaseId ?? null,
        appName: app?.name ?? null,
        state: node.status === 'COMPLETED' ? toCheckState(node.conclusion ?? '') : 'pending',
        required: node.isRequired ?? false,
        url: node.detailsUrl,
        description: node.title,
        nodeId: node.id,
        databaseId: node.databaseId,
        at: node.startedAt,
        ...toJob(node),
    };
}
const NO_JOB = { runId: null, jobId: null };
function toJob({ checkSuite: { app }, detailsUrl }) {
    return app?.slug === 'github-actions' ? parseJob(detailsUrl) : NO_JOB;
}
function fromStatusContext(node) {
    return {
        kind: 'status',
        name: node.context,
        appId: null,
        appName: null,
        state: node.state === 'EXPECTED' ? 'pending' : toCheckState(node.state),
        required: node.isRequired ?? false,
        url: node.targetUrl,
        description: node.description,
        nodeId: node.id,
        databaseId: null,
        at: node.createdAt,
        ...NO_JOB,
    };
}
function parseJob(url) {
    const match = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?(?:\/jobs?\/(\d+))?(?:[/?#]|$)/.exec(url ?? '');
    return match === null ? NO_JOB : { runId: match[1] ?? null, jobId: match[2] ?? null };
}
function addTestMergeChecks(head, merge, required) {
    const requiredNames = new Set([...required, ...head.filter((check) => check.required).map(({ name }) => name)]);
    const further = merge.filter((check) => check.required || requiredNames.has(check.name));
    return [...head, ...further.map((check) => ({ ...check, name: `${check.name} (test merge)`, required: true }))];
}

;// CONCATENATED MODULE: ./src/github/checks/contexts.js





const CHECKS_QUERY = `
query Checks(
  $owner: String!, $name: String!, $head: GitObjectID!, $headAfter: String
  $merge: GitObjectID, $hasMerge: Boolean!, $mergeAfter: String, $pull: Int, $hasPull: Boolean!
) {
  repository(owner: $owner, name: $name) {
    head: object(oid: $head) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $headAfter) { ...ContextParts } } }
    }
    merge: object(oid: $merge) @include(if: $hasMerge) {
      ... on Commit { statusCheckRollup { contexts(first: 100, after: $mergeAfter) { ...ContextParts } } }
    }
  }
}
${CONTEXT_FRAGMENT}`;
const rollup = (0,once/* once */.O)(() => schemas/* nullable */.mee(schemas/* object */.Ikc({ contexts: contextPage() })));
const commit = (0,once/* once */.O)(() => schemas/* nullish */.cl6(schemas/* object */.Ikc({ statusCheckRollup: rollup() })));
const checksResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ head: commit(), merge: commit() }) }));
const ACTION = 'read the reported checks';
const READ_PERMISSION = 'checks: read` and `statuses: read';
const NO_CONTEXTS = { nodes: [], next: null };
async function getContexts(api, target) {
    const first = await getPage(api, target, {});
    const head = await collectPages(ACTION, first.head, async (headAfter) => {
        return (await getPage(api, target, { headAfter })).head;
    });
    const merge = await collectPages(ACTION, first.merge, async (mergeAfter) => {
        return (await getPage(api, target, { mergeAfter })).merge;
    });
    return { head, merge };
}
async function getPage(api, { sha, pull, mergeSha }, cursors) {
    const { data } = await api.query({
        action: ACTION,
        permission: READ_PERMISSION,
        document: CHECKS_QUERY,
        variables: {
            head: sha,
            headAfter: null,
            merge: mergeSha,
            hasMerge: mergeSha !== null,
            mergeAfter: null,
            pull,
            hasPull: pull !== null,
            ...cursors,
        },
        schema: checksResponse(),
    });
    return {
        head: toContexts(data.repository.head, sha),
        merge: mergeSha === null ? NO_CONTEXTS : toContexts(data.repository.merge, mergeSha),
    };
}
function toContexts(found, sha) {
    return (found ?? throwUnknownCommit(sha)).statusCheckRollup?.contexts ?? NO_CONTEXTS;
}
function throwUnknownCommit(sha) {
    const call = { action: ACTION, where: 'GraphQL', permission: READ_PERMISSION };
    throw new errors/* GitHubError */.y_({ code: 'incomplete', call, why: `GitHub does not know the commit ${sha}` });
}

;// CONCATENATED MODULE: ./src/github/checks/details.js


const DETAILS_QUERY = `
query CheckDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on CheckRun {
      id
      title
      summary
      annotations(first: 10) { nodes { path location { start { line } } message } }
    }
  }
}`;
const annotation = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    location: schemas/* object */.Ikc({ start: schemas/* object */.Ikc({ line: schemas/* int */.Whr() }) }),
    message: schemas/* string */.YjP(),
}));
const detailsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* object */.Ikc({
        id: schemas/* optional */.lqM(schemas/* string */.YjP()),
        title: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        summary: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        annotations: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(annotation()) }))),
    }))),
}));
const MAX_IDS = 100;
async function getCheckDetails(api, checks) {
    const ids = [...new Set(checks.filter(({ kind }) => kind === 'check_run').map(({ nodeId }) => nodeId))];
    const found = new Map();
    for (let start = 0; start < ids.length; start += MAX_IDS) {
        const { data } = await api.query({
            action: 'read what the failing checks say',
            permission: 'checks: read',
            document: DETAILS_QUERY,
            variables: { ids: ids.slice(start, start + MAX_IDS) },
            schema: detailsResponse(),
            tolerates: ({ path }) => /^nodes\.\d+/.test(path),
        });
        for (const node of data.nodes)
            if (node?.id !== undefined)
                found.set(node.id, toDetails(node));
    }
    return found;
}
function toDetails({ title, summary, annotations }) {
    const nodes = annotations?.nodes ?? [];
    return {
        title: title ?? null,
        summary: summary ?? null,
        annotations: nodes.map(({ path, location, message }) => ({ path, line: location.start.line, message })),
    };
}

;// CONCATENATED MODULE: ./src/github/checks/protection.js



const BRANCH_QUERY = `
query Branch($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { oid }
      refUpdateRule { requiredStatusCheckContexts }
    }
  }
}`;
const branchRef = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }),
    refUpdateRule: schemas/* nullable */.mee(schemas/* object */.Ikc({ requiredStatusCheckContexts: schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* string */.YjP())) })),
}));
const branchResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* nullable */.mee(branchRef()),
    }),
}));
async function getBranchProtection(api, name) {
    const response = await api.query({
        action: `read the protection of the branch ${name}`,
        permission: 'contents: read',
        document: BRANCH_QUERY,
        variables: { ref: `refs/heads/${name}` },
        schema: branchResponse(),
        tolerates: isClassicDenied,
    });
    const protection = toProtection(response.data.repository.ref ?? throwMissingBranch(name));
    return response.problems.length > 0 ? { ...protection, source: 'denied' } : protection;
}
function toProtection({ target, refUpdateRule }) {
    const contexts = refUpdateRule?.requiredStatusCheckContexts ?? null;
    return {
        sha: target.oid,
        classic: (contexts ?? []).map((context) => ({ name: context, appId: null, source: 'classic' })),
        source: contexts === null ? 'none' : 'read',
    };
}
function isClassicDenied({ type, path }) {
    return type === 'FORBIDDEN' && path.startsWith('repository.ref.refUpdateRule');
}
function throwMissingBranch(name) {
    const call = { action: 'read the protection of a branch', where: 'GraphQL', permission: 'contents: read' };
    throw new errors/* GitHubError */.y_({ code: 'not_found', call, why: `there is no branch ${name}` });
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(8989);
;// CONCATENATED MODULE: ./src/github/checks/rules.js



const rule = (0,once/* once */.O)(() => schemas/* object */.Ikc({ type: schemas/* string */.YjP(), parameters: schemas/* optional */.lqM(schemas/* unknown */.L5J()) }));
const statusChecks = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    required_status_checks: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), integration_id: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })),
}));
const workflows = (0,once/* once */.O)(() => schemas/* object */.Ikc({ workflows: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP() })) }));
const NO_APP = 0;
async function listRulesetRequirements(api, branch) {
    const call = {
        action: `read the rules of the branch ${branch}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
        parameters: { branch },
    };
    try {
        const required = (await api.list(call, ruleRequirements())).flat();
        return { required, rules: 'read' };
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_ && error.code === 'not_on_plan')
            return { required: [], rules: 'not_on_plan' };
        throw error;
    }
}
const ruleRequirements = (0,once/* once */.O)(() => schemas/* pipe */.FsL(rule(), schemas/* transform */.pdi(({ type, parameters }, context) => {
    const parseParameters = RULE_PARSERS[type];
    if (parseParameters === undefined)
        return [];
    const found = parseParameters(parameters);
    if (found !== null)
        return found;
    context.issues.push({ code: 'custom', message: `a rule ${type} of another shape`, input: parameters });
    return core/* NEVER */.tm;
})));
const RULE_PARSERS = {
    required_status_checks(parameters) {
        const parsed = parse/* safeParse */.xL(statusChecks(), parameters);
        if (!parsed.success)
            return null;
        return parsed.data.required_status_checks.map(({ context, integration_id: app }) => {
            return { name: context, appId: app === undefined || app === null || app < 0 ? null : app, source: 'ruleset' };
        });
    },
    workflows(parameters) {
        const parsed = parse/* safeParse */.xL(workflows(), parameters);
        if (!parsed.success)
            return null;
        return parsed.data.workflows.map(({ path }) => {
            return { name: `required workflow ${path} (list its jobs in \`checks\`)`, appId: NO_APP, source: 'ruleset' };
        });
    },
};

;// CONCATENATED MODULE: ./src/github/checks/checks.js






const CACHE_TTL_MS = 15_000;
function cacheByBranch(read, clock) {
    if (clock === null)
        return read;
    const cache = new Map();
    return (branch) => {
        const cached = cache.get(branch);
        if (cached !== undefined && clock.now() - cached.since < CACHE_TTL_MS)
            return cached.reading;
        const reading = read(branch);
        const entry = { since: clock.now(), reading };
        cache.set(branch, entry);
        reading.catch(() => {
            if (cache.get(branch) === entry)
                cache.delete(branch);
        });
        return reading;
    };
}
function createChecks(api, clock = null) {
    const reads = {
        getRules: cacheByBranch((branch) => listRulesetRequirements(api, branch), clock),
        getProtection: cacheByBranch((branch) => getBranchProtection(api, branch), clock),
    };
    return {
        readForPull: (pull) => catchUnavailable(() => getForPull(api, reads, pull)),
        prefetch(branch, what) {
            if (clock === null)
                return;
            const read = what === 'rules' ? reads.getRules : reads.getProtection;
            void read(branch).catch(() => undefined);
        },
        readForBranch: (branch) => catchUnavailable(async () => {
            const { sha, required, sources } = await getRequirements(api, reads, branch);
            const { head } = await getContexts(api, { sha, pull: null, mergeSha: null });
            return { kind: 'read', sha, reported: head, required, sources };
        }),
        readRequired: (branch) => catchUnavailable(async () => {
            const { required, sources } = await getRequirements(api, reads, branch, reads.getProtection(branch));
            return { kind: 'read', required, sources };
        }),
        readDetails: (checks) => getCheckDetails(api, checks),
    };
}
async function getForPull(api, reads, pull) {
    const mergeSha = pull.mergeable === 'mergeable' ? pull.mergeSha : null;
    const target = { sha: pull.headSha, pull: pull.number, mergeSha };
    const [{ required, sources }, found] = await Promise.all([
        getRequirements(api, reads, pull.baseRef, pull.ownEvidence?.base),
        pull.ownEvidence?.reported ?? getContexts(api, target),
    ]);
    const reported = addTestMergeChecks(found.head, found.merge, new Set(required.map(({ name }) => name)));
    return { kind: 'read', sha: pull.headSha, reported, required, sources };
}
async function getRequirements(api, { getRules }, branch, protection = null) {
    const [rulesets, { sha, classic, source }] = await Promise.all([
        getRules(branch),
        protection ?? getBranchProtection(api, branch),
    ]);
    return {
        sha,
        required: [...rulesets.required, ...classic],
        sources: { rules: rulesets.rules, classic: source },
    };
}
async function catchUnavailable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_)
            return { kind: 'unavailable', why: error.message };
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/github/repository/contents.js



const contents_text = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* instanceof */.Nlp(ArrayBuffer)]), schemas/* transform */.pdi((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw)))));
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
const blob = (0,once/* once */.O)(() => schemas/* object */.Ikc({ text: schemas/* nullable */.mee(schemas/* string */.YjP()), byteSize: schemas/* int */.Whr(), isTruncated: schemas/* boolean */.zMY() }));
const entry = (0,once/* once */.O)(() => schemas/* object */.Ikc({ mode: schemas/* int */.Whr(), object: schemas/* nullable */.mee(schemas/* union */.KCZ([blob(), schemas/* object */.Ikc({})])) }));
const fileResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        defaultBranchRef: schemas/* object */.Ikc({ target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), file: schemas/* nullable */.mee(entry()) }) }),
    }),
}));
const FILE_MODES = new Set([0o100644, 0o100755]);
const NOT_WORTH_RETRYING = new Set(['unauthorized', 'unreachable', 'cancelled', 'moved']);
function createContents(api) {
    return {
        async read(path) {
            if (path.split('/').includes('..'))
                throw new RangeError(`${path} leaves the repository`);
            const found = await getFromTree(api, path);
            if (found !== undefined)
                return found;
            const call = {
                action: `read ${path} at the default branch`,
                permission: 'contents: read',
                route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
                accept: 'application/vnd.github.raw+json',
            };
            try {
                return (await api.send(call, contents_text())).data;
            }
            catch (error) {
                if (!(error instanceof errors/* GitHubError */.y_ && error.code === 'not_found' && error.noEffect))
                    throw error;
                await assertReadable(api, path);
                return null;
            }
        },
    };
}
async function getFromTree(api, path) {
    const call = { action: `read ${path} at the default branch`, permission: 'contents: read' };
    const variables = { path: splitPath(path).join('/') };
    try {
        const { data } = await api.query({ ...call, document: FILE_QUERY, variables, schema: fileResponse() });
        const { file } = data.repository.defaultBranchRef.target;
        return file === null ? null : toCompleteText(file);
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_) || NOT_WORTH_RETRYING.has(error.code))
            throw error;
        return undefined;
    }
}
function toCompleteText({ mode, object }) {
    if (!FILE_MODES.has(mode) || object === null || !('text' in object))
        return undefined;
    const { text, byteSize, isTruncated } = object;
    const isWhole = text !== null && !isTruncated && Buffer.byteLength(text) === byteSize;
    return isWhole ? text : undefined;
}
async function assertReadable(api, path) {
    const { defaultBranch, isPublic } = api.repository;
    if (isPublic === true)
        return;
    const route = `GET /repos/{owner}/{repo}/git/ref/heads/${defaultBranch.split('/').map(encodeURIComponent).join('/')}`;
    const action = `tell whether ${path} is absent or hidden from the token`;
    try {
        await api.send({ action, permission: 'contents: read', route }, schemas/* unknown */.L5J());
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_ && error.status === 409))
            throw error;
    }
}
function encodePath(path) {
    return splitPath(path).map(encodeURIComponent).join('/');
}
function splitPath(path) {
    return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

// EXTERNAL MODULE: ./src/github/api/graphql.js + 1 modules
var graphql = __webpack_require__(2750);
;// CONCATENATED MODULE: ./src/github/comments/bulk-comments.js




const PERMISSION = 'issues: write` and `pull-requests: write';
function formatSubjectsQuery(numbers) {
    const each = numbers.map((number) => `    n${number}: issueOrPullRequest(number: ${number}) { ...SubjectId }`);
    return `
query SubjectIds($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
fragment SubjectId on IssueOrPullRequest {
  ... on Issue { id }
  ... on PullRequest { id }
}`;
}
function formatCommentsMutation(count) {
    const places = Array.from({ length: count }, (_, at) => at);
    const variables = places.map((at) => `$s${at}: ID!, $b${at}: String!`);
    const each = places.map((at) => `  c${at}: addComment(input: { subjectId: $s${at}, body: $b${at} }) { commentEdge { node { ...Created } } }`);
    return `
mutation AddComments(${variables.join(', ')}) {
${each.join('\n')}
}
fragment Created on IssueComment {
  id
  fullDatabaseId
  body
  url
  author { ...ActorParts }
  createdAt
}
${wire/* ACTOR_FRAGMENT */.d3}`;
}
const subjectsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ id: schemas/* string */.YjP() }))) }));
const createdComment = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    fullDatabaseId: (0,wire/* bigId */.iA)(),
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: (0,wire/* actor */.eN)(),
    createdAt: (0,wire/* instant */.uR)(),
}), schemas/* transform */.pdi(({ id: nodeId, fullDatabaseId, body, url, author, createdAt }) => {
    return {
        id: fullDatabaseId,
        nodeId,
        body,
        url,
        author,
        byUs: true,
        createdAt,
        editedAt: null,
        editedByOthers: false,
    };
})));
const commentsResponse = (0,once/* once */.O)(() => schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ commentEdge: schemas/* nullable */.mee(schemas/* object */.Ikc({ node: schemas/* nullable */.mee(createdComment()) })) }))));
async function createComments(api, drafts) {
    if (drafts.length === 0)
        return [];
    try {
        const subjects = await getSubjectIds(api, [...new Set(drafts.map(({ number }) => number))]);
        const draftsWithSubject = drafts.map((draft) => ({ ...draft, subject: subjects.get(draft.number) ?? null }));
        const written = await postComments(api, draftsWithSubject.flatMap(({ subject, body }) => (subject === null ? [] : [{ subject, body }])));
        let next = 0;
        return draftsWithSubject.map(({ number, subject }) => {
            const reply = subject === null ? undefined : written[next++];
            return (reply ?? {
                kind: 'failed',
                error: createCommentError(number, 'not_found', 'there is no such issue or pull request'),
            });
        });
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        return drafts.map(() => ({ kind: 'failed', error }));
    }
}
async function getSubjectIds(api, numbers) {
    const { data } = await api.query({
        action: `look up ${numbers.length} issues and pull requests`,
        permission: 'issues: read` and `pull-requests: read',
        document: formatSubjectsQuery(numbers),
        variables: {},
        schema: subjectsResponse(),
        tolerates: ({ type }) => type === 'NOT_FOUND',
    });
    const found = new Map();
    for (const number of numbers) {
        const id = data.repository[`n${number}`]?.id;
        if (id !== undefined)
            found.set(number, id);
    }
    return found;
}
async function postComments(api, comments) {
    if (comments.length === 0)
        return [];
    const variables = comments.flatMap(({ subject, body }, at) => [
        [`s${at}`, subject],
        [`b${at}`, body],
    ]);
    const { data, problems } = await api.mutate({
        action: `write ${comments.length} comments`,
        permission: PERMISSION,
        document: formatCommentsMutation(comments.length),
        variables: Object.fromEntries(variables),
        schema: commentsResponse(),
        tolerates: ({ path }) => /^c\d+(\.|$)/.test(path),
    });
    return comments.map((_, at) => {
        const comment = data[`c${at}`]?.commentEdge?.node ?? null;
        return comment === null ? { kind: 'failed', error: toCommentError(problems, at) } : { kind: 'done', comment };
    });
}
function toCommentError(problems, at) {
    const problem = problems.find(({ path }) => path === `c${at}` || path.startsWith(`c${at}.`));
    const code = problem?.type === 'FORBIDDEN' ? 'missing_permission' : 'incomplete';
    return createCommentError(null, code, problem?.message.slice(0, 300) ?? 'the answer does not show the comment');
}
function createCommentError(number, code, why) {
    const action = number === null ? 'write one of several comments' : `comment on #${number}`;
    return new errors/* GitHubError */.y_({ code, call: { action, where: 'GraphQL', permission: PERMISSION }, why });
}

// EXTERNAL MODULE: ./src/github/api/batch.js
var batch = __webpack_require__(6162);
;// CONCATENATED MODULE: ./src/github/comments/comment-changes.js




const MAX_BATCH_SIZE = 10;
function createCommentChangeBatcher(api) {
    return (0,batch/* createBatcher */.C)(MAX_BATCH_SIZE, (calls) => applyChanges(api, calls));
}
async function applyChanges(api, calls) {
    let done;
    try {
        done = await applyBatch(api, calls.map(({ item }) => item));
    }
    catch (error) {
        for (const { reject } of calls)
            reject(error);
        return;
    }
    for (const [at, { item: change, resolve, reject }] of calls.entries()) {
        if (done[at] === true)
            resolve(true);
        else
            await applyChange(api, change).then(resolve, reject);
    }
}
async function applyBatch(api, changes) {
    const withNodeId = changes.flatMap(({ comment: { id, nodeId }, body }) => nodeId === undefined ? [] : [{ id, nodeId, body }]);
    if (withNodeId.length < 2 || withNodeId.length < changes.length)
        return [];
    const variables = withNodeId.flatMap(({ nodeId, body }, at) => [
        [`i${at}`, nodeId],
        ...(body === null ? [] : [[`b${at}`, body]]),
    ]);
    const { data } = await api.mutate({
        action: withNodeId
            .map(({ id, body }) => (body === null ? `delete comment ${id}` : `edit comment ${id}`))
            .join(' and '),
        permission: WRITE_PERMISSION,
        document: formatMutation(changes),
        variables: Object.fromEntries(variables),
        schema: changesResponse(),
        tolerates: ({ path }) => /^c\d+$/.test(path),
    });
    return withNodeId.map((_, at) => (data[`c${at}`] ?? null) !== null);
}
const WRITE_PERMISSION = 'issues: write` and `pull-requests: write';
const changesResponse = (0,once/* once */.O)(() => schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* unknown */.L5J())));
function formatMutation(changes) {
    const declarations = changes.map(({ body }, at) => body === null ? `$i${at}: ID!` : `$i${at}: ID!, $b${at}: String!`);
    const each = changes.map(({ body }, at) => body === null
        ? `  c${at}: deleteIssueComment(input: { id: $i${at} }) { clientMutationId }`
        : `  c${at}: updateIssueComment(input: { id: $i${at}, body: $b${at} }) { clientMutationId }`);
    return `
mutation ChangeComments(${declarations.join(', ')}) {
${each.join('\n')}
}
`;
}
async function applyChange(api, { comment: { id }, body }) {
    const path = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
    const common = { permission: WRITE_PERMISSION, parameters: { comment_id: id } };
    if (body === null) {
        const call = { ...common, action: `delete comment ${id}`, route: `DELETE ${path}` };
        return api.send(call, schemas/* unknown */.L5J()).then(() => true, isAlreadyDeleted);
    }
    const parameters = { ...common.parameters, body };
    await api.send({ ...common, action: `edit comment ${id}`, route: `PATCH ${path}`, parameters }, schemas/* unknown */.L5J());
    return true;
}
function isAlreadyDeleted(error) {
    if (error instanceof errors/* GitHubError */.y_ && error.code === 'missing_permission')
        return false;
    if (!(error instanceof errors/* GitHubError */.y_ && error.code === 'not_found'))
        throw error;
    return true;
}

;// CONCATENATED MODULE: ./src/github/comments/comment-writes.js




const comment_writes_WRITE_PERMISSION = 'issues: write` and `pull-requests: write';
const comment_writes_createdComment = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    node_id: schemas/* optional */.lqM(schemas/* string */.YjP()),
    body: schemas/* string */.YjP(),
    html_url: schemas/* string */.YjP(),
    user: (0,wire/* restAccount */.g)(),
    created_at: (0,wire/* instant */.uR)(),
}), schemas/* transform */.pdi(({ id, node_id, body, html_url, user, created_at }) => {
    return {
        id,
        ...(node_id !== undefined && { nodeId: node_id }),
        body,
        url: html_url,
        author: user,
        byUs: true,
        createdAt: created_at,
        editedAt: null,
        editedByOthers: false,
    };
})));
async function postComment(api, number, body) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const call = { action: `comment on #${number}`, permission: comment_writes_WRITE_PERMISSION, route };
    return (await api.send({ ...call, parameters: { issue_number: number, body } }, comment_writes_createdComment())).data;
}
async function deleteLabel(api, number, label) {
    const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
    const call = {
        action: `take the label ${JSON.stringify(label)} off #${number}`,
        permission: comment_writes_WRITE_PERMISSION,
        route,
    };
    await api.send({ ...call, parameters: { issue_number: number, name: label } }, schemas/* unknown */.L5J()).catch(ignoreNotFound);
}
const FEEDBACK_REACTIONS = { seen: 'eyes', done: '+1', refused: 'confused' };
async function postReaction(api, commentId, feedback) {
    const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
    const call = { action: `react to comment ${commentId}`, permission: comment_writes_WRITE_PERMISSION, route };
    const parameters = { comment_id: commentId, content: FEEDBACK_REACTIONS[feedback] };
    await api.send({ ...call, parameters }, schemas/* unknown */.L5J());
}
function ignoreNotFound(error) {
    if (!(error instanceof errors/* GitHubError */.y_ && error.code === 'not_found'))
        throw error;
}

;// CONCATENATED MODULE: ./src/github/comments/comments.js



const COMMENT_FRAGMENT = `
fragment CommentParts on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    id
    fullDatabaseId
    body
    url
    author { ...ActorParts }
    editor { ...ActorParts }
    viewerDidAuthor
    createdAt
    lastEditedAt
  }
}
${wire/* ACTOR_FRAGMENT */.d3}`;
const commentPage = (0,once/* once */.O)(() => (0,wire/* pageOf */.ZZ)(schemas/* pipe */.FsL(schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    fullDatabaseId: (0,wire/* bigId */.iA)(),
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: (0,wire/* actor */.eN)(),
    editor: (0,wire/* actor */.eN)(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    createdAt: (0,wire/* instant */.uR)(),
    lastEditedAt: schemas/* nullable */.mee((0,wire/* instant */.uR)()),
}), schemas/* transform */.pdi((raw) => ({ ...raw, body: trimBody(raw) })))));
const MAX_COMMAND_LENGTH = 16_384;
function trimBody({ body, viewerDidAuthor }) {
    if (viewerDidAuthor)
        return body;
    if (!body.startsWith('/'))
        return '';
    return body.length <= MAX_COMMAND_LENGTH ? body : Buffer.from(body.slice(0, MAX_COMMAND_LENGTH)).toString();
}
function toComment(raw, us) {
    const { author, lastEditedAt } = raw;
    const self = raw.viewerDidAuthor && author !== null ? author : us;
    return {
        id: raw.fullDatabaseId,
        nodeId: raw.id,
        body: raw.body,
        url: raw.url,
        author,
        byUs: raw.viewerDidAuthor,
        createdAt: raw.createdAt,
        editedAt: lastEditedAt,
        editedByOthers: lastEditedAt !== null && !(0,wire/* isSameAccount */.se)(raw.editor, self),
    };
}

;// CONCATENATED MODULE: ./src/github/comments/pull-candidates.js



const CANDIDATE_FRAGMENT = `
fragment CandidateParts on PullRequest {
  number
  state
  isCrossRepository
  body
  createdAt
  updatedAt
  repository { databaseId }
}`;
const pull_candidates_STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' };
const pullState = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* enum */.k5n(['OPEN', 'CLOSED', 'MERGED']), schemas/* transform */.pdi((state) => pull_candidates_STATES[state])));
const candidate = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: pullState(),
    isCrossRepository: schemas/* boolean */.zMY(),
    body: schemas/* string */.YjP(),
    createdAt: (0,wire/* instant */.uR)(),
    updatedAt: (0,wire/* instant */.uR)(),
    repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
}), schemas/* transform */.pdi(({ isCrossRepository, repository, ...found }) => {
    return { ...found, fork: isCrossRepository, repositoryId: repository.databaseId };
})));
function filterByRepository(found, repository) {
    return found
        .filter(({ repositoryId }) => repositoryId === repository.id)
        .map(({ number, state, fork, body, createdAt }) => ({ number, state, fork, body, createdAt }));
}

;// CONCATENATED MODULE: ./src/github/comments/conversation-queries.js





const SHARED_FIELDS = `
      number
      url
      title
      body
      lastEditedAt
      author { ...ActorParts }
      labels(first: 100) { pageInfo { hasNextPage endCursor } nodes { name } }
      comments(first: 100, after: $comments) { ...CommentParts }
      timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
        nodes { ... on LabeledEvent { createdAt actor { ...ActorParts } label { name } } }
      }
      renames: timelineItems(last: 1, itemTypes: [RENAMED_TITLE_EVENT]) {
        nodes { ... on RenamedTitleEvent { createdAt } }
      }`;
const CONVERSATION_FRAGMENT = `
fragment ConversationParts on IssueOrPullRequest {
  __typename
  ... on Issue {${SHARED_FIELDS}
    closedByPullRequestsReferences(first: 100, after: $closedBy, includeClosedPrs: true) {
      pageInfo { hasNextPage endCursor }
      nodes { ...CandidateParts }
    }
  }
  ... on PullRequest {${SHARED_FIELDS}
  }
}
${COMMENT_FRAGMENT}
${CANDIDATE_FRAGMENT}`;
const CONVERSATION_QUERY = `
query Conversation($owner: String!, $name: String!, $number: Int!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { issueOrPullRequest(number: $number) { ...ConversationParts } }
}
${CONVERSATION_FRAGMENT}`;
function formatConversationsQuery(numbers) {
    const each = numbers.map((number) => `    ${formatAlias(number)}: issueOrPullRequest(number: ${number}) { ...ConversationParts }`);
    return `
query Conversations($owner: String!, $name: String!, $comments: String, $closedBy: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
${CONVERSATION_FRAGMENT}`;
}
const sharedFields = (0,once/* once */.O)(() => ({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    lastEditedAt: schemas/* nullable */.mee((0,wire/* instant */.uR)()),
    author: (0,wire/* actor */.eN)(),
    labels: (0,wire/* pageOf */.ZZ)(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    comments: commentPage(),
    timelineItems: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: (0,wire/* instant */.uR)(), actor: (0,wire/* actor */.eN)(), label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) })),
    }),
    renames: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: (0,wire/* instant */.uR)() })) }),
}));
const conversationNode = (0,once/* once */.O)(() => schemas/* discriminatedUnion */.gMt('__typename', [
    schemas/* object */.Ikc({
        __typename: schemas/* literal */.euz('Issue'),
        ...sharedFields(),
        closedByPullRequestsReferences: (0,wire/* pageOfVisible */.zC)(candidate()),
    }),
    schemas/* object */.Ikc({ __typename: schemas/* literal */.euz('PullRequest'), ...sharedFields() }),
]));
const conversationResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)(), repository: schemas/* object */.Ikc({ issueOrPullRequest: schemas/* nullable */.mee(conversationNode()) }) }));
const conversationsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)(), repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(conversationNode())) }));
function formatAlias(number) {
    return `n${number}`;
}

;// CONCATENATED MODULE: ./src/github/comments/conversations.js









const conversations_READ_PERMISSION = 'issues: read` and `pull-requests: read';
function createConversations(api) {
    const changeComment = createCommentChangeBatcher(api);
    return {
        read: (number) => getConversation(api, number),
        readMany: (numbers) => getConversations(api, numbers),
        createComment: (number, body) => postComment(api, number, body),
        createComments: (drafts) => createComments(api, drafts),
        async editComment(comment, body) {
            await changeComment({ comment, body });
        },
        deleteComment: (comment) => changeComment({ comment, body: null }),
        removeLabel: (number, label) => deleteLabel(api, number, label),
        react: (commentId, feedback) => postReaction(api, commentId, feedback),
    };
}
async function getConversation(api, number) {
    const { us, found } = await conversations_getPage(api, number, {});
    if (found === null)
        return null;
    const action = `read the pages of #${number}`;
    const comments = await collectPages(action, found.comments, async (after) => (await getExistingPage(api, number, { comments: after })).comments);
    const closedBy = await collectPages(action, toClosedBy(found), async (after) => toClosedBy(await getExistingPage(api, number, { closedBy: after })));
    return toConversation(api, us, found, { comments, closedBy });
}
async function conversations_getPage(api, number, cursors) {
    const { data } = await api.query({
        action: `read issue or pull request #${number}`,
        permission: conversations_READ_PERMISSION,
        document: CONVERSATION_QUERY,
        variables: { number, comments: null, closedBy: null, ...cursors },
        schema: conversationResponse(),
        tolerates: (0,graphql/* isNotFoundAt */.J)('repository.issueOrPullRequest'),
    });
    return { us: data.viewer, found: data.repository.issueOrPullRequest };
}
async function getExistingPage(api, number, cursors) {
    return (await conversations_getPage(api, number, cursors)).found ?? throwVanished(number);
}
async function getConversations(api, numbers) {
    const { data } = await api.query({
        action: `read ${numbers.length} issues and pull requests`,
        permission: conversations_READ_PERMISSION,
        document: formatConversationsQuery(numbers),
        skipBatching: true,
        variables: { comments: null, closedBy: null },
        schema: conversationsResponse(),
        tolerates: (problem) => numbers.some((number) => (0,graphql/* isNotFoundAt */.J)(`repository.${formatAlias(number)}`)(problem)),
    });
    const conversations = new Map();
    for (const number of numbers) {
        const found = data.repository[formatAlias(number)] ?? null;
        const complete = found === null ? null : toCompleteConversation(api, data.viewer, found);
        conversations.set(number, found === null ? null : (complete ?? (await getConversation(api, number))));
    }
    return conversations;
}
function toCompleteConversation(api, us, found) {
    const closedBy = toClosedBy(found);
    if (found.comments.next !== null || closedBy.next !== null)
        return null;
    return toConversation(api, us, found, { comments: found.comments.nodes, closedBy: closedBy.nodes });
}
function toConversation(api, us, found, pages) {
    const { number, url, title, body, author } = found;
    return {
        kind: found.__typename === 'Issue' ? 'issue' : 'pull_request',
        number,
        url,
        title,
        body,
        author,
        bodyEditedAt: found.lastEditedAt,
        renamedAt: found.renames.nodes.at(-1)?.createdAt ?? null,
        labels: found.labels.nodes.map(({ name }) => name),
        labeled: found.timelineItems.nodes
            .map(({ createdAt, actor: by, label }) => ({ label: label.name, actor: by?.login ?? null, at: createdAt }))
            .sort((a, b) => a.at - b.at),
        comments: pages.comments.map((raw) => toComment(raw, us)),
        closedBy: filterByRepository(pages.closedBy, api.repository),
    };
}
function toClosedBy(found) {
    return found.__typename === 'Issue' ? found.closedByPullRequestsReferences : { nodes: [], next: null };
}
function throwVanished(number) {
    const call = { action: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
    throw new errors/* GitHubError */.y_({ code: 'incomplete', call, why: 'it vanished between two pages' });
}

;// CONCATENATED MODULE: ./src/github/locks/reaction-peek.js




const REACTIONS = `reactions(first: 100, content: $content) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId user { login databaseId } }
      }`;
const COMMENT_REACTIONS_QUERY = `
query CommentReactions($id: ID!, $content: ReactionContent!) {
  node(id: $id) {
    ... on IssueComment {
      ${REACTIONS}
    }
  }
}`;
const CONVERSATION_REACTIONS_QUERY = `
query ConversationReactions($owner: String!, $name: String!, $number: Int!, $content: ReactionContent!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      ... on Issue {
      ${REACTIONS}
      }
      ... on PullRequest {
      ${REACTIONS}
      }
    }
  }
}`;
const reactions = (0,once/* once */.O)(() => (0,wire/* pageOf */.ZZ)(schemas/* pipe */.FsL(schemas/* object */.Ikc({
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()) })),
}), schemas/* transform */.pdi(({ databaseId, user }) => ({ id: databaseId, user })))));
const reactable = (0,once/* once */.O)(() => schemas/* nullable */.mee(schemas/* object */.Ikc({ reactions: reactions() })));
const commentResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ node: reactable() }));
const reaction_peek_conversationResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ issueOrPullRequest: reactable() }) }));
const CONTENTS = {
    rocket: 'ROCKET',
    eyes: 'EYES',
    hooray: 'HOORAY',
    heart: 'HEART',
    '+1': 'THUMBS_UP',
    laugh: 'LAUGH',
    confused: 'CONFUSED',
    '-1': 'THUMBS_DOWN',
};
async function hasNoReactions(api, key, content) {
    const found = await listReactions(api, key, content);
    return found?.length === 0;
}
async function isFirstReaction(api, key, { content, id, user }) {
    const found = await listReactions(api, key, content);
    if (found === null || user === null || !found.some((one) => one.id === id))
        return false;
    return found.every((one) => one.id !== null && (one.id >= id || isOtherUser(one, user)));
}
function isOtherUser({ user }, us) {
    const id = user?.databaseId ?? null;
    return id !== null && id !== us && user?.login.endsWith('[bot]') === false;
}
async function listReactions(api, key, content) {
    try {
        const page = await (key.on === 'comment' ? listCommentReactions : listConversationReactions)(api, key, content);
        return page?.next === null ? page.nodes : null;
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_)
            return null;
        throw error;
    }
}
const reaction_peek_PERMISSION = 'issues: read` and `pull-requests: read';
async function listCommentReactions(api, key, content) {
    if (key.on !== 'comment' || key.nodeId === undefined)
        return null;
    const { data } = await api.query({
        action: `list the reactions on comment ${key.id}`,
        permission: reaction_peek_PERMISSION,
        document: COMMENT_REACTIONS_QUERY,
        variables: { id: key.nodeId, content: CONTENTS[content] },
        schema: commentResponse(),
    });
    return data.node?.reactions ?? null;
}
async function listConversationReactions(api, key, content) {
    if (key.on !== 'conversation')
        return null;
    const { data } = await api.query({
        action: `list the reactions on #${key.number}`,
        permission: reaction_peek_PERMISSION,
        document: CONVERSATION_REACTIONS_QUERY,
        variables: { number: key.number, content: CONTENTS[content] },
        schema: reaction_peek_conversationResponse(),
    });
    return data.repository.issueOrPullRequest?.reactions ?? null;
}

;// CONCATENATED MODULE: ./src/github/locks/reaction-lock.js





const LOCK_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'];
const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';
const reaction = (0,once/* once */.O)(() => schemas/* object */.Ikc({ id: schemas/* int */.Whr(), user: (0,wire/* restAccount */.g)(), content: schemas/* string */.YjP(), created_at: (0,wire/* instant */.uR)() }));
function createReactionLock(api) {
    const getOwnAccount = createOwnAccountReader(api);
    const list = (key, content) => listLockReactions(api, getOwnAccount, key, content);
    return {
        kind: 'reaction',
        maxSequence: LOCK_REACTIONS.length,
        async acquire(key, sequence, options) {
            const content = toReactionContent(sequence);
            try {
                if (options?.isKnownFree !== true && (await list(key, content)).length > 0)
                    return { kind: 'taken' };
            }
            catch (error) {
                return toAcquireReply(error, 'before_write');
            }
            return createLockReaction(api, key, { content, list, onAcquired: options?.onAcquired });
        },
        peek: (key, sequence) => hasNoReactions(api, key, toReactionContent(sequence)),
        async read(key, sequence) {
            try {
                const latest = (await list(key, toReactionContent(sequence))).at(-1);
                if (latest === undefined)
                    return { kind: 'free' };
                return { kind: 'taken', at: latest.created_at, acquisitionId: String(latest.id) };
            }
            catch (error) {
                if (isMissing(error))
                    return { kind: 'gone' };
                throw error;
            }
        },
        async release(key, acquisitionId) {
            const call = toRestCall('DELETE', key);
            const parameters = { ...toRouteParameters(key), reaction_id: acquisitionId };
            try {
                await api.send({ ...call, route: `${call.route}/{reaction_id}`, parameters }, schemas/* unknown */.L5J());
                return true;
            }
            catch (error) {
                if (!(error instanceof errors/* GitHubError */.y_))
                    throw error;
                return isMissing(error);
            }
        },
    };
}
async function createLockReaction(api, key, { content, list, onAcquired }) {
    try {
        const parameters = { ...toRouteParameters(key), content };
        const { status, data } = await api.send({ ...toRestCall('POST', key), parameters }, reaction());
        if (status !== 201)
            return { kind: 'taken' };
        const first = isFirstReaction(api, key, { content, id: data.id, user: data.user?.id ?? null });
        const [isFirst] = await Promise.all([first, onAcquired?.()]);
        if (isFirst)
            return { kind: 'acquired', acquisitionId: String(data.id) };
        return await confirmFirst(data, () => list(key, content));
    }
    catch (error) {
        return toAcquireReply(error, 'after_write');
    }
}
async function confirmFirst(ownReaction, list) {
    try {
        const lockReactions = await list();
        const earlier = lockReactions.some(({ id }) => id < ownReaction.id);
        return earlier ? { kind: 'taken' } : { kind: 'acquired', acquisitionId: String(ownReaction.id) };
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        return { kind: 'unclear', why: `acquired, but it is unknown whether first: ${error.message}` };
    }
}
async function listLockReactions(api, getOwnAccount, key, content) {
    const all = await api.list({ ...toRestCall('GET', key), parameters: { ...toRouteParameters(key), content } }, reaction());
    const same = all.filter((one) => one.content === content);
    const us = same.some(({ user }) => user?.isBot === false) ? (await getOwnAccount()).id : null;
    return same
        .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
        .sort((a, b) => a.id - b.id);
}
function createOwnAccountReader(api) {
    let pending;
    return () => {
        pending ??= getViewer(api).catch((error) => {
            pending = undefined;
            throw error;
        });
        return pending;
    };
}
async function getViewer(api) {
    const call = { action: 'ask who this token acts as', permission: 'issues: read' };
    const { data } = await api.query({
        ...call,
        document: VIEWER_QUERY,
        variables: {},
        schema: schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)() }),
    });
    return data.viewer;
}
function toReactionContent(sequence) {
    const content = LOCK_REACTIONS[sequence - 1];
    if (content === undefined)
        throw new RangeError(`there are ${LOCK_REACTIONS.length} lock sequences, none of them is ${sequence}`);
    return content;
}
function toRestCall(method, key) {
    const verb = { GET: 'list the reactions', POST: 'acquire the lock', DELETE: 'release the lock' }[method];
    const path = key.on === 'comment' ? 'comments/{comment_id}' : '{issue_number}';
    return {
        action: `${verb} on ${key.on === 'comment' ? `comment ${key.id}` : `#${key.number}`}`,
        permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
        route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
    };
}
function toRouteParameters(key) {
    return key.on === 'comment' ? { comment_id: key.id } : { issue_number: key.number };
}
function isMissing(error) {
    return error instanceof errors/* GitHubError */.y_ && error.code === 'not_found' && error.noEffect;
}
function toAcquireReply(error, when) {
    if (!(error instanceof errors/* GitHubError */.y_))
        throw error;
    if (isMissing(error))
        return { kind: 'gone' };
    return { kind: when === 'before_write' || error.noEffect ? 'denied' : 'unclear', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/repository/issue-forms.js



const FOLDER = '.github/ISSUE_TEMPLATE';
const entries = (0,once/* once */.O)(() => schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP() })));
const issue_forms_form = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    body: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), attributes: schemas/* optional */.lqM(schemas/* looseObject */._H3({ label: schemas/* optional */.lqM(schemas/* unknown */.L5J()) })) })),
}));
function createIssueForms(api, contents) {
    return {
        async list() {
            const names = await listNames(api);
            const forms = await Promise.all(names.map((name) => getForm(contents, `${FOLDER}/${name}`)));
            return forms.filter((one) => one !== null);
        },
    };
}
async function listNames(api) {
    const call = {
        action: `list ${FOLDER} at the default branch`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/contents/${FOLDER}`,
    };
    try {
        const { data } = await api.send(call, entries());
        const files = data.filter(({ name, type }) => type === 'file' && /\.ya?ml$/i.test(name));
        return files.map(({ name }) => name).filter((name) => !/^config\.ya?ml$/i.test(name));
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_ && error.code === 'not_found' && error.noEffect)
            return [];
        throw error;
    }
}
const MAX_CHARACTERS = 64 * 1024;
const MAX_LINE = 4_000;
async function getForm(contents, path) {
    const text = await contents.read(path);
    if (text === null || text.length > MAX_CHARACTERS || text.split('\n').some((line) => line.length > MAX_LINE))
        return null;
    const parsed = parse/* safeParse */.xL(issue_forms_form(), await parseYaml(text));
    if (!parsed.success)
        return null;
    const labels = parsed.data.body
        .filter(({ type }) => type !== 'markdown')
        .map(({ attributes }) => attributes?.label)
        .filter((label) => typeof label === 'string');
    return labels.length === 0 ? null : { path, labels };
}
async function parseYaml(text) {
    const { parseDocument } = await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.t.bind(__webpack_require__, 3483, 19));
    const document = parseDocument(text, { logLevel: 'silent' });
    if (document.errors.length > 0)
        return null;
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        if (error instanceof ReferenceError)
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/core/domain/model.js
var model = __webpack_require__(815);
;// CONCATENATED MODULE: ./src/github/repository/permissions.js




const flags = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    pull: schemas/* boolean */.zMY(),
    triage: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    push: schemas/* boolean */.zMY(),
    maintain: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    admin: schemas/* boolean */.zMY(),
}));
const permissionResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    permission: schemas/* string */.YjP(),
    role_name: schemas/* string */.YjP(),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ permissions: schemas/* optional */.lqM(flags()) })),
}));
function createPermissions(api) {
    return {
        async read(login) {
            const call = {
                action: `read the permission of ${JSON.stringify(login)}`,
                permission: 'contents: read',
                route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
                parameters: { username: login },
            };
            if (!/^[\w-]+(\[bot\])?$/.test(login))
                return { kind: 'unknown', why: `${JSON.stringify(login)} is no login` };
            try {
                return toPermissionReading((await api.send(call, permissionResponse())).data);
            }
            catch (error) {
                if (!(error instanceof errors/* GitHubError */.y_))
                    throw error;
                if (error.status === 404 && error.noEffect)
                    return { kind: 'known', permission: 'none', roleName: 'none' };
                return { kind: 'unknown', why: error.message };
            }
        },
    };
}
function toPermissionReading({ permission, role_name, user, }) {
    const byRole = parsePermission(role_name);
    const byFlags = user?.permissions === undefined ? null : toPermission(user.permissions);
    const levels = [byRole, byFlags ?? parsePermission(permission)].filter((level) => level !== null);
    const lowest = model/* PERMISSIONS */.J.find((level) => levels.includes(level));
    if (lowest === undefined)
        return { kind: 'unknown', why: `GitHub answered the role ${JSON.stringify(role_name)} only` };
    return { kind: 'known', permission: lowest, roleName: role_name };
}
function toPermission({ pull, triage, push, maintain, admin }) {
    if (admin)
        return 'admin';
    if (maintain === true)
        return 'maintain';
    if (push)
        return 'write';
    if (triage === true)
        return 'triage';
    return pull ? 'read' : 'none';
}
function parsePermission(text) {
    return model/* PERMISSIONS */.J.find((level) => level === text) ?? null;
}

;// CONCATENATED MODULE: ./src/github/pulls/evidence.js





const EVIDENCE_FRAGMENT = `
fragment EvidenceParts on PullRequest {
  changedFiles
  files(first: 100) { pageInfo { hasNextPage endCursor } nodes { path changeType } }
  baseRef { target { oid } refUpdateRule { requiredStatusCheckContexts } }
  headChecks: commits(last: 1) {
    nodes { commit { oid statusCheckRollup { contexts(first: 100) { ...ContextParts } } } }
  }
  mergeChecks: potentialMergeCommit { oid statusCheckRollup { contexts(first: 100) { ...ContextParts } } }
}
${CONTEXT_FRAGMENT}`;
const evidence_commit = (0,once/* once */.O)(() => schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), statusCheckRollup: schemas/* nullable */.mee(schemas/* object */.Ikc({ contexts: contextPage() })) }));
const partSchemas = (0,once/* once */.O)(() => ({
    files: (0,wire/* pageOf */.ZZ)(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), changeType: schemas/* string */.YjP() })),
    changedFiles: schemas/* int */.Whr(),
    baseRef: branchRef(),
    headChecks: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: evidence_commit() })) }),
    mergeChecks: evidence_commit(),
}));
function parseEvidence(raw, pull, problems) {
    const parsePart = (part) => {
        if (problems.some((problem) => isEvidenceProblem(problem) && problem.path.split('.')[2] === part))
            return null;
        const parsed = parse/* safeParse */.xL(partSchemas()[part], raw[part]);
        return parsed.success ? parsed.data : null;
    };
    const base = parsePart('baseRef');
    return {
        reported: toReportedChecks(parsePart('headChecks')?.nodes[0]?.commit ?? null, () => parsePart('mergeChecks'), pull),
        touched: toTouchedPaths(parsePart('files'), parsePart('changedFiles')),
        base: base === null ? null : toProtection(base),
    };
}
function isEvidenceProblem({ path }) {
    const [top, alias, part = ''] = path.split('.');
    return top === 'repository' && alias === 'pullRequest' && Object.hasOwn(partSchemas(), part);
}
function toReportedChecks(head, parseMergeCommit, { headSha, mergeSha, mergeable }) {
    const ofHead = toCompleteChecks(head, headSha);
    if (ofHead === null)
        return null;
    if (mergeable !== 'mergeable' || mergeSha === null)
        return { head: ofHead, merge: [] };
    const ofMerge = toCompleteChecks(parseMergeCommit(), mergeSha);
    return ofMerge === null ? null : { head: ofHead, merge: ofMerge };
}
function toCompleteChecks(found, sha) {
    if (found?.oid !== sha)
        return null;
    if (found.statusCheckRollup === null)
        return [];
    const { nodes, next } = found.statusCheckRollup.contexts;
    return next === null ? nodes : null;
}
const SINGLE_PATH_CHANGES = new Set(['ADDED', 'DELETED', 'MODIFIED', 'CHANGED']);
function toTouchedPaths(files, changedFiles) {
    if (files?.next !== null || files.nodes.length !== changedFiles)
        return null;
    if (files.nodes.some(({ changeType }) => !SINGLE_PATH_CHANGES.has(changeType)))
        return null;
    return { kind: 'listed', paths: [...new Set(files.nodes.map(({ path }) => path))] };
}

;// CONCATENATED MODULE: ./src/github/pulls/head-commit.js



const HEAD_FRAGMENT = `
fragment HeadParts on Commit {
  oid
  status { contexts { context state description } }
  associatedPullRequests(first: 100) {
    nodes { number state headRefOid repository { databaseId } }
  }
}`;
const HEAD_COMMIT_QUERY = `
query HeadCommit($owner: String!, $name: String!, $sha: GitObjectID!) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ...HeadParts } }
}
${HEAD_FRAGMENT}`;
const headCommit = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    oid: schemas/* string */.YjP(),
    status: schemas/* nullish */.cl6(schemas/* object */.Ikc({
        contexts: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), state: schemas/* string */.YjP(), description: schemas/* nullable */.mee(schemas/* string */.YjP()) })),
    })),
    associatedPullRequests: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            number: schemas/* int */.Whr(),
            state: schemas/* string */.YjP(),
            headRefOid: schemas/* string */.YjP(),
            repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
        })),
    }),
}));
const headCommitResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ object: schemas/* nullable */.mee(headCommit()) }) }));
const head_commit_PERMISSION = 'pull-requests: read` and `statuses: read';
function isStatusDenied({ type, path }) {
    return type === 'FORBIDDEN' && /(^|\.)(commit|object)\.status(\.|$)/.test(path);
}
async function getHeadCommit(api, sha) {
    const call = { action: `read the commit ${sha}`, permission: head_commit_PERMISSION };
    const { data } = await api.query({
        ...call,
        document: HEAD_COMMIT_QUERY,
        variables: { sha },
        schema: headCommitResponse(),
        tolerates: isStatusDenied,
    });
    if (data.repository.object !== null)
        return data.repository.object;
    throw new errors/* GitHubError */.y_({
        code: 'incomplete',
        call: { ...call, where: 'GraphQL' },
        why: `GitHub does not know ${sha}`,
    });
}
function toHeadFields({ oid, status, associatedPullRequests }, pullContext) {
    const contexts = status?.contexts ?? [];
    return {
        headStatuses: pullContext.denied
            ? null
            : contexts.map(({ context, state, description }) => ({ name: context, state: state.toLowerCase(), description })),
        sameHead: associatedPullRequests.nodes
            .filter(({ state, headRefOid, repository }) => {
            return state === 'OPEN' && headRefOid === oid && repository.databaseId === pullContext.repositoryId;
        })
            .map(({ number }) => number)
            .filter((number) => number !== pullContext.number),
    };
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js
var api = __webpack_require__(1299);
;// CONCATENATED MODULE: ./src/github/pulls/pull-queries.js







const PULL_FRAGMENT = `
fragment PullParts on PullRequest {
  number
  url
  title
  body
  state
  isDraft
  isCrossRepository
  author { ...ActorParts }
  createdAt
  headRefOid
  headRefName
  baseRefName
  mergeable
  reviewDecision
  potentialMergeCommit { oid }
  headCommit: commits(last: 1) { nodes { commit { ...HeadParts } } }
  closingIssuesReferences(first: 100, after: $closes) {
    pageInfo { hasNextPage endCursor }
    nodes { number repository { databaseId } }
  }
  comments(first: 100, after: $comments) { ...CommentParts }
}
${HEAD_FRAGMENT}
${COMMENT_FRAGMENT}`;
const PULL_QUERY = `
query Pull($owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts } }
}
${PULL_FRAGMENT}`;
const DELIVERY_QUERY = `
query Delivery(
  $owner: String!, $name: String!, $number: Int!, $comments: String, $closes: String, $pull: Int, $hasPull: Boolean!
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullParts ...EvidenceParts } }
}
${PULL_FRAGMENT}
${EVIDENCE_FRAGMENT}`;
function formatPullsQuery(numbers) {
    const each = numbers.map((number) => `    ${pull_queries_formatAlias(number)}: pullRequest(number: ${number}) { ...PullParts }`);
    return `
query Pulls($owner: String!, $name: String!, $comments: String, $closes: String) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
${each.join('\n')}
  }
}
${PULL_FRAGMENT}`;
}
const HEAD_QUERY = `
query Head($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid } }
}`;
const sha = (0,once/* once */.O)(() => schemas/* string */.YjP().check(api/* _regex */.Fk(/^([0-9a-f]{40}|[0-9a-f]{64})$/)));
const pullNode = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: pullState(),
    createdAt: (0,wire/* instant */.uR)(),
    isDraft: schemas/* boolean */.zMY(),
    isCrossRepository: schemas/* boolean */.zMY(),
    author: (0,wire/* actor */.eN)(),
    headRefOid: sha(),
    headRefName: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    mergeable: schemas/* enum */.k5n(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
    reviewDecision: schemas/* nullable */.mee(schemas/* enum */.k5n(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
    potentialMergeCommit: schemas/* nullable */.mee(schemas/* object */.Ikc({ oid: sha() })),
    headCommit: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: headCommit() })) }),
    closingIssuesReferences: (0,wire/* pageOfVisible */.zC)(schemas/* object */.Ikc({ number: schemas/* int */.Whr(), repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }) })),
    comments: commentPage(),
}));
const rawEvidence = (0,once/* once */.O)(() => ({
    files: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    changedFiles: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    baseRef: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    headChecks: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    mergeChecks: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
}));
const delivery = (0,once/* once */.O)(() => schemas/* extend */.X$i(pullNode(), rawEvidence()));
const deliveryResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)(), repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(delivery()) }) }));
const pullsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)(), repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(pullNode())) }));
const pullResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: (0,wire/* viewer */.lJ)(), repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(pullNode()) }) }));
const headResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ headRefOid: sha() })) }) }));
function pull_queries_formatAlias(number) {
    return `n${number}`;
}

;// CONCATENATED MODULE: ./src/github/pulls/pull.js







const pull_PERMISSION = 'pull-requests: read` and `issues: read';
async function getPull(api, number) {
    const reading = await pull_getPage(api, number, {});
    return reading.found === null ? null : getRemainingPages(api, { ...reading, found: reading.found });
}
async function getDelivery(api, number) {
    const { data, problems } = await api.query({
        action: `read pull request #${number} and its checks`,
        permission: pull_PERMISSION,
        document: DELIVERY_QUERY,
        variables: { number, comments: null, closes: null, pull: number, hasPull: true },
        schema: deliveryResponse(),
        tolerates: (problem) => isToleratedProblem('pullRequest')(problem) || isEvidenceProblem(problem),
    });
    const found = data.repository.pullRequest;
    if (found === null)
        return null;
    const whole = await getRemainingPages(api, { us: data.viewer, found, denied: problems.some(isStatusDenied) });
    return { ...whole, ownEvidence: parseEvidence(found, whole, problems) };
}
async function getRemainingPages(api, { us, found, denied }) {
    const { number } = found;
    const action = `read the pages of pull request #${number}`;
    const getExistingPage = async (cursors) => (await pull_getPage(api, number, cursors)).found ?? throwMissingPull(number);
    const comments = await collectPages(action, found.comments, async (after) => {
        return (await getExistingPage({ comments: after })).comments;
    });
    const closes = await collectPages(action, found.closingIssuesReferences, async (after) => {
        return (await getExistingPage({ closes: after })).closingIssuesReferences;
    });
    const whole = {
        ...found,
        comments: { nodes: comments, next: null },
        closingIssuesReferences: { nodes: closes, next: null },
    };
    return toPull(api, { us, found: whole, denied });
}
async function pull_getPage(api, number, cursors) {
    const { data, problems } = await api.query({
        action: `read pull request #${number}`,
        permission: pull_PERMISSION,
        document: PULL_QUERY,
        variables: { number, comments: null, closes: null, ...cursors },
        schema: pullResponse(),
        tolerates: isToleratedProblem('pullRequest'),
    });
    return { us: data.viewer, found: data.repository.pullRequest, denied: problems.some(isStatusDenied) };
}
async function getPulls(api, numbers) {
    const { data, problems } = await api.query({
        action: `read ${numbers.length} pull requests`,
        permission: pull_PERMISSION,
        document: formatPullsQuery(numbers),
        skipBatching: true,
        variables: { comments: null, closes: null },
        schema: pullsResponse(),
        tolerates: (problem) => numbers.some((number) => isToleratedProblem(pull_queries_formatAlias(number))(problem)),
    });
    const pulls = new Map();
    for (const number of numbers) {
        const found = data.repository[pull_queries_formatAlias(number)] ?? null;
        const denied = problems.some((problem) => isStatusDenied(problem) && problem.path.startsWith(`repository.${pull_queries_formatAlias(number)}.`));
        const whole = found?.comments.next === null && found.closingIssuesReferences.next === null;
        if (found === null)
            pulls.set(number, null);
        else
            pulls.set(number, whole ? await toPull(api, { us: data.viewer, found, denied }) : await getPull(api, number));
    }
    return pulls;
}
function isToleratedProblem(alias) {
    const isMissing = (0,graphql/* isNotFoundAt */.J)(`repository.${alias}`);
    return (problem) => isMissing(problem) || (isStatusDenied(problem) && problem.path.startsWith(`repository.${alias}.`));
}
async function getHeadSha(api, number) {
    const { data } = await api.query({
        action: `read the head of pull request #${number}`,
        permission: pull_PERMISSION,
        document: HEAD_QUERY,
        variables: { number },
        schema: headResponse(),
    });
    return (data.repository.pullRequest ?? throwMissingPull(number)).headRefOid;
}
const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' };
const REVIEW_STATES = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes_requested',
    REVIEW_REQUIRED: 'review_required',
};
async function toPull(api, { us, found, denied }) {
    const { number, url, title, body, state, author, reviewDecision } = found;
    const newest = found.headCommit.nodes[0]?.commit;
    const head = newest?.oid === found.headRefOid ? newest : await getHeadCommit(api, found.headRefOid);
    return {
        number,
        url,
        title,
        body,
        state,
        draft: found.isDraft,
        fork: found.isCrossRepository,
        author,
        createdAt: found.createdAt,
        headSha: found.headRefOid,
        headRef: found.headRefName,
        baseRef: found.baseRefName,
        mergeable: MERGEABLE[found.mergeable],
        review: reviewDecision === null ? 'none' : REVIEW_STATES[reviewDecision],
        mergeSha: found.potentialMergeCommit?.oid ?? null,
        closes: found.closingIssuesReferences.nodes
            .filter(({ repository }) => repository.databaseId === api.repository.id)
            .map((issue) => issue.number),
        comments: found.comments.nodes.map((raw) => toComment(raw, us)),
        ...toHeadFields(head, { number, repositoryId: api.repository.id, denied }),
    };
}
function throwMissingPull(number) {
    const call = { action: `read pull request #${number}`, where: 'GraphQL', permission: pull_PERMISSION };
    throw new errors/* GitHubError */.y_({ code: 'not_found', call, why: 'there is no such pull request' });
}

;// CONCATENATED MODULE: ./src/github/pulls/files.js



const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;
const countResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ changedFiles: schemas/* int */.Whr() })) }),
}));
const file = (0,once/* once */.O)(() => schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP(), previous_filename: schemas/* optional */.lqM(schemas/* string */.YjP()) }).check(schemas/* refine */.YPB(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
    error: 'a rename without its old name',
})));
const MAX_FILES = 3_000;
async function listTouchedPaths(api, number) {
    const call = { action: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
    const { data } = await api.query({
        ...call,
        document: CHANGED_FILES_QUERY,
        variables: { number },
        schema: countResponse(),
    });
    const { changedFiles } = data.repository.pullRequest ?? throwMissingPull(number);
    if (changedFiles >= MAX_FILES)
        return { kind: 'too_many', listed: changedFiles };
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
    const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file());
    if (files.length !== changedFiles)
        return { kind: 'too_many', listed: files.length };
    const paths = files.flatMap((one) => [one.filename, one.previous_filename ?? one.filename]);
    return { kind: 'listed', paths: [...new Set(paths)] };
}

;// CONCATENATED MODULE: ./src/github/pulls/merge-group.js



const MERGE_GROUP_QUERY = `
query MergeGroup(
  $owner: String!, $name: String!, $head: GitObjectID!, $base: String!, $branch: String!, $after: String
) {
  repository(owner: $owner, name: $name) {
    base: ref(qualifiedName: $base) { target { oid } }
    queue: mergeQueue(branch: $branch) {
      entries(first: 100) { nodes { headCommit { oid } baseCommit { oid } pullRequest { number } } }
    }
    head: object(oid: $head) {
      ... on Commit {
        history(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid
            messageHeadline
            parents(first: 2) { nodes { oid } }
            associatedPullRequests(first: 10) { nodes { number state headRefOid repository { databaseId } } }
          }
        }
      }
    }
  }
}`;
const oid = (0,once/* once */.O)(() => schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }));
const merge_group_commit = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    oid: schemas/* string */.YjP(),
    messageHeadline: schemas/* string */.YjP(),
    parents: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(oid()) }),
    associatedPullRequests: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            number: schemas/* int */.Whr(),
            state: schemas/* string */.YjP(),
            headRefOid: schemas/* string */.YjP(),
            repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
        })),
    }),
}));
const merge_group_entry = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    headCommit: schemas/* nullable */.mee(oid()),
    baseCommit: schemas/* nullable */.mee(oid()),
    pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ number: schemas/* int */.Whr() })),
}));
const mergeGroupResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        base: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: oid() })),
        queue: schemas/* nullish */.cl6(schemas/* object */.Ikc({ entries: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* nullable */.mee(merge_group_entry())) }) })),
        head: schemas/* nullable */.mee(schemas/* object */.Ikc({ history: (0,wire/* pageOf */.ZZ)(merge_group_commit()) })),
    }),
}));
const merge_group_MAX_PAGES = 5;
async function getMergeGroup(api, group) {
    let after = null;
    const commits = new Map();
    let reading = { kind: 'unknown', why: 'GitHub does not know its head' };
    for (let page = 0; page < merge_group_MAX_PAGES; page += 1) {
        const pageData = await merge_group_getPage(api, group, after);
        for (const one of pageData.history.nodes)
            commits.set(one.oid, one);
        reading = attributeCommits(group, { ...pageData, commits }, api.repository.id);
        if (reading.kind === 'known' || pageData.history.next === null)
            return reading;
        after = pageData.history.next;
    }
    return reading;
}
async function merge_group_getPage(api, { headSha, baseRef }, after) {
    const { data } = await api.query({
        action: `read the merge group ${headSha}`,
        permission: 'contents: read` and `pull-requests: read',
        document: MERGE_GROUP_QUERY,
        skipBatching: true,
        variables: { head: headSha, base: baseRef, branch: baseRef.replace(/^refs\/heads\//, ''), after },
        schema: mergeGroupResponse(),
        tolerates: isQueueDenied,
    });
    const { base, queue, head } = data.repository;
    return {
        baseTip: base?.target.oid ?? null,
        queued: toQueuedPulls(queue?.entries.nodes ?? []),
        history: head?.history ?? { nodes: [], next: null },
    };
}
function toQueuedPulls(entries) {
    const queued = new Map();
    for (const one of entries) {
        if (!one?.headCommit || !one.baseCommit || !one.pullRequest)
            continue;
        queued.set(one.headCommit.oid, { number: one.pullRequest.number, base: one.baseCommit.oid });
    }
    return queued;
}
function isQueueDenied({ type, path }) {
    return type === 'FORBIDDEN' && path.startsWith('repository.queue');
}
function attributeCommits(group, collected, repositoryId) {
    const lastNumber = parseRefNumber(group.headRef);
    const numbers = new Set(lastNumber === null ? [] : [lastNumber]);
    let untilOwnBase = null;
    for (let currentSha = group.headSha; currentSha !== collected.baseTip;) {
        if (currentSha === group.baseSha)
            untilOwnBase = [...numbers];
        const step = findOwnerAndBase(currentSha, collected, repositoryId, currentSha === group.headSha ? lastNumber : null);
        if (step === null) {
            if (untilOwnBase !== null)
                return { kind: 'known', numbers: untilOwnBase };
            return {
                kind: 'unknown',
                why: `its commit ${currentSha.slice(0, 7)} belongs to no pull request that can be told`,
            };
        }
        numbers.add(step.number);
        currentSha = step.next;
    }
    return { kind: 'known', numbers: [...numbers] };
}
function findOwnerAndBase(commitSha, collected, repositoryId, refNumber) {
    const queued = collected.queued.get(commitSha);
    if (queued !== undefined)
        return { number: queued.number, next: queued.base };
    const found = collected.commits.get(commitSha);
    const next = found?.parents.nodes[0]?.oid;
    if (found === undefined || next === undefined)
        return null;
    const number = refNumber ?? findPullNumber(found, collected, repositoryId);
    return number === null ? null : { number, next };
}
function parseRefNumber(ref) {
    const digits = /\/pr-(\d{1,10})-[0-9a-f]{7,64}$/.exec(ref)?.[1];
    return digits === undefined ? null : Number(digits);
}
function findPullNumber(found, { commits }, repositoryId) {
    const merged = commits.get(found.parents.nodes[1]?.oid ?? '');
    const byHead = merged === undefined
        ? []
        : listOwnOpenPulls(merged, repositoryId).filter(({ headRefOid }) => headRefOid === merged.oid);
    const candidates = byHead.length === 1 ? byHead : listOwnOpenPulls(found, repositoryId);
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1)
        return only.number;
    return parseHeadlineNumber(found.messageHeadline);
}
function listOwnOpenPulls(found, repositoryId) {
    return found.associatedPullRequests.nodes.filter(({ state, repository }) => state === 'OPEN' && repository.databaseId === repositoryId);
}
function parseHeadlineNumber(headline) {
    const digits = /^Merge pull request #(\d{1,10}) from |\(#(\d{1,10})\)$/.exec(headline);
    return digits === null ? null : Number(digits[1] ?? digits[2]);
}

;// CONCATENATED MODULE: ./src/github/pulls/pulls.js









const UPDATED_PULLS_QUERY = `
query UpdatedPulls($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: 100, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ...CandidateParts }
    }
  }
}
${CANDIDATE_FRAGMENT}`;
const updatedPullsResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequests: (0,wire/* pageOf */.ZZ)(candidate()) }) }));
const pullOfCommit = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }) }),
}));
const pulls_PERMISSION = 'pull-requests: read';
function createPulls(api) {
    return {
        read: (number) => getPull(api, number),
        readDelivery: (number) => getDelivery(api, number),
        readHead: (number) => getHeadSha(api, number),
        listTouchedPaths: (number) => listTouchedPaths(api, number),
        listUpdatedSince: (since) => listUpdatedSince(api, since),
        listByCommit: (sha) => listByCommit(api, sha),
        readMany: (numbers) => getPulls(api, numbers),
        readMergeGroup: (group) => getMergeGroup(api, group),
    };
}
async function listUpdatedSince(api, since) {
    const action = 'list the pull requests';
    const isRecent = ({ updatedAt }) => updatedAt >= since;
    const getPage = async (after) => {
        const call = { action, permission: pulls_PERMISSION, document: UPDATED_PULLS_QUERY, variables: { after } };
        const { data } = await api.query({ ...call, schema: updatedPullsResponse() });
        const { nodes, next } = data.repository.pullRequests;
        return { nodes: nodes.filter(isRecent), next: nodes.every(isRecent) ? next : null };
    };
    return filterByRepository(await collectPages(action, await getPage(null), getPage), api.repository);
}
async function listByCommit(api, sha) {
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const call = { action: `list the pull requests of commit ${sha}`, permission: pulls_PERMISSION, route };
    const found = await api.list({ ...call, parameters: { commit_sha: sha } }, pullOfCommit()).catch(ignoreUnknownCommit);
    return found
        .filter(({ state, base }) => state === 'open' && base.repo.id === api.repository.id)
        .map(({ number }) => number);
}
function ignoreUnknownCommit(error) {
    if (error instanceof errors/* GitHubError */.y_ && error.status === 422)
        return [];
    throw error;
}

;// CONCATENATED MODULE: ./src/github/locks/ref-lock.js




const ref = (0,once/* once */.O)(() => schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: schemas/* string */.YjP() }) }));
const createdTag = (0,once/* once */.O)(() => schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }));
const tag = (0,once/* once */.O)(() => schemas/* object */.Ikc({ message: schemas/* string */.YjP(), tagger: schemas/* optional */.lqM(schemas/* object */.Ikc({ date: (0,wire/* instant */.uR)() })) }));
const tagMessage = (0,once/* once */.O)(() => schemas/* object */.Ikc({ at: schemas/* int */.Whr() }));
function formatLockRef(key, sequence) {
    if (!Number.isSafeInteger(sequence) || sequence < 1)
        throw new RangeError(`lock sequences count from 1, none of them is ${sequence}`);
    const start = `refs/orkestro/${key.reference}`;
    if (key.on === 'conversation')
        return `${start}/${sequence}`;
    const mission = Array.from(new TextEncoder().encode(key.mission), encodeNameByte).join('');
    return `${start}/m-${mission}/${sequence}${key.epoch === 0 ? '' : `.${key.epoch}`}`;
}
function encodeNameByte(byte) {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`;
}
function createRefLock(api, owner) {
    const getTarget = (name) => getRefTarget(api, name);
    return {
        kind: 'ref',
        maxSequence: Number.MAX_SAFE_INTEGER,
        async acquire(key, sequence, options) {
            const name = formatLockRef(key, sequence);
            let sha;
            try {
                if ((await getTarget(name)) !== null)
                    return { kind: 'taken' };
                sha = await createTag(api, name, owner);
            }
            catch (error) {
                return toForbiddenReply(error);
            }
            const refusal = await createRef(api, name, sha);
            const reply = refusal === null
                ? { kind: 'acquired', acquisitionId: sha }
                : await resolveRefusal(refusal, sha, () => getTarget(name));
            if (reply.kind === 'acquired')
                await options?.onAcquired();
            return reply;
        },
        peek: () => Promise.resolve(false),
        async read(key, sequence) {
            const target = await getTarget(formatLockRef(key, sequence));
            if (target === null)
                return { kind: 'free' };
            return {
                kind: 'taken',
                at: target.type === 'tag' ? await getAcquiredAt(api, target.sha) : null,
                acquisitionId: target.sha,
            };
        },
        release: () => Promise.resolve(false),
    };
}
async function getRefTarget(api, name) {
    const call = {
        action: `read ${name}`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/git/ref/${encodeRefName(name)}`,
    };
    try {
        return (await api.send(call, ref())).data.object;
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_ && error.code === 'not_found' && error.noEffect)
            return null;
        throw error;
    }
}
async function createTag(api, name, { run, nonce, now }) {
    const head = await getRefTarget(api, `refs/heads/${api.repository.defaultBranch}`);
    const call = toWriteCall('record who acquires the lock', 'POST /repos/{owner}/{repo}/git/tags');
    if (head === null) {
        const where = `${api.repository.defaultBranch} of ${api.repository.owner}/${api.repository.name}`;
        throw new errors/* GitHubError */.y_({ code: 'not_found', call: { ...call, where }, why: 'the default branch has no commit yet' });
    }
    const parameters = {
        tag: name.replace('refs/', ''),
        message: JSON.stringify({ run, nonce: nonce(), at: now() }),
        object: head.sha,
        type: head.type,
    };
    return (await api.send({ ...call, parameters }, createdTag())).data.sha;
}
async function createRef(api, name, sha) {
    const call = toWriteCall('acquire the lock', 'POST /repos/{owner}/{repo}/git/refs');
    try {
        const { status } = await api.send({ ...call, parameters: { ref: name, sha } }, schemas/* unknown */.L5J());
        if (status === 201)
            return null;
        throw new errors/* GitHubError */.y_({ code: 'bad_answer', call: { ...call, where: name }, why: `HTTP ${status}` });
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_)
            return error;
        throw error;
    }
}
async function resolveRefusal(refusal, ownSha, getTarget) {
    let target = null;
    try {
        target = await getTarget();
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        if (refusal.status === 422)
            return { kind: 'unclear', why: `${refusal.message}; ${error.message}` };
    }
    if (target === null)
        return toRefusalReply(refusal);
    return target.sha === ownSha ? { kind: 'acquired', acquisitionId: ownSha } : { kind: 'taken' };
}
function toRefusalReply(refusal) {
    if (refusal.status === 422 && /already exists/i.test(refusal.why))
        return { kind: 'taken' };
    return { kind: refusal.noEffect ? 'denied' : 'unclear', why: refusal.message };
}
async function getAcquiredAt(api, sha) {
    const call = {
        action: 'read who acquired the lock',
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
        parameters: { tag_sha: sha },
    };
    const { message, tagger } = (await api.send(call, tag())).data;
    try {
        const parsed = parse/* safeParse */.xL(tagMessage(), JSON.parse(message));
        return parsed.success ? Math.max(parsed.data.at, tagger?.date ?? 0) : null;
    }
    catch {
        return null;
    }
}
function toWriteCall(action, route) {
    return { action, permission: 'contents: write', route };
}
function encodeRefName(name) {
    return name.replace('refs/', '').split('/').map(encodeURIComponent).join('/');
}
function toForbiddenReply(error) {
    if (!(error instanceof errors/* GitHubError */.y_))
        throw error;
    return { kind: 'denied', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/repository/runs.js




const run = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    status: schemas/* nullable */.mee(schemas/* string */.YjP()),
    run_attempt: schemas/* int */.Whr(),
    run_started_at: (0,wire/* instant */.uR)(),
    updated_at: (0,wire/* instant */.uR)(),
}));
function createRuns(api) {
    return {
        async readEnd(runId, attempt) {
            if (!/^\d{1,15}$/.test(runId))
                return { kind: 'unknown', why: `${JSON.stringify(runId)} is no run` };
            const call = {
                action: `read run ${runId}`,
                permission: 'actions: read',
                route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
                parameters: { run_id: runId },
            };
            try {
                const { data } = await api.send(call, run());
                if (data.run_attempt > attempt)
                    return { kind: 'ended', at: data.run_started_at };
                if (data.run_attempt < attempt)
                    return { kind: 'unknown', why: `run ${runId} has no attempt ${attempt} yet` };
                return data.status === 'completed' ? { kind: 'ended', at: data.updated_at } : { kind: 'running' };
            }
            catch (error) {
                if (error instanceof errors/* GitHubError */.y_)
                    return { kind: 'unknown', why: error.message };
                throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/github/checks/statuses.js



const MAX_COMMITS = 50;
const DEFAULT_BRANCH_QUERY = `
query StatusOnDefaultBranch($owner: String!, $name: String!, $context: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit { oid history(first: ${MAX_COMMITS}) { nodes { status { context(name: $context) { description } } } } }
      }
    }
  }
}`;
const statuses_commit = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    oid: schemas/* optional */.lqM(schemas/* string */.YjP()),
    history: schemas/* optional */.lqM(schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            status: schemas/* nullable */.mee(schemas/* object */.Ikc({ context: schemas/* nullable */.mee(schemas/* object */.Ikc({ description: schemas/* nullable */.mee(schemas/* string */.YjP()) })) })),
        })),
    })),
}));
const statuses_branchResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ defaultBranchRef: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: schemas/* nullable */.mee(statuses_commit()) })) }),
}));
function createStatuses(api) {
    return {
        async set(sha, { context, state, description, url }) {
            const call = {
                action: `set the status ${JSON.stringify(context)} on ${sha}`,
                permission: 'statuses: write',
                route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
                parameters: { sha, context, state, description, ...(url !== null && { target_url: url }) },
            };
            try {
                await api.send(call, schemas/* unknown */.L5J());
                return true;
            }
            catch (error) {
                if (error instanceof errors/* GitHubError */.y_ && error.code === 'missing_permission')
                    return false;
                throw error;
            }
        },
        async readOnDefaultBranch(context) {
            const { data } = await api.query({
                action: `look for the status ${JSON.stringify(context)} on the default branch`,
                permission: 'contents: read` and `statuses: read',
                document: DEFAULT_BRANCH_QUERY,
                variables: { context },
                schema: statuses_branchResponse(),
            });
            const target = data.repository.defaultBranchRef?.target ?? {};
            return { headSha: target.oid ?? null, description: findNewestDescription(target) };
        },
    };
}
function findNewestDescription({ history }) {
    const contexts = history?.nodes.flatMap(({ status }) => status?.context ?? []) ?? [];
    return contexts[0]?.description ?? null;
}

;// CONCATENATED MODULE: ./src/github/github.js











function createGitHub(options, owner = null) {
    const api = (0,client/* createApi */.x)(options);
    const contents = createContents(api);
    return {
        quota: () => api.quota(),
        conversations: createConversations(api),
        pulls: createPulls(api),
        checks: createChecks(api, options.clock ?? null),
        statuses: createStatuses(api),
        permissions: createPermissions(api),
        contents,
        issueForms: createIssueForms(api, contents),
        runs: createRuns(api),
        lock: owner === null ? createReactionLock(api) : createRefLock(api, owner),
    };
}

// EXTERNAL MODULE: ./src/github/api/rate-limit.js
var rate_limit = __webpack_require__(6408);
// EXTERNAL MODULE: ./src/github/api/request.js + 1 modules
var request = __webpack_require__(2092);
// EXTERNAL MODULE: ./src/github/api/rest.js
var api_rest = __webpack_require__(8962);
;// CONCATENATED MODULE: ./src/github/repository/identity.js





const repositoryResponse = (0,once/* once */.O)(() => schemas/* object */.Ikc({ id: schemas/* int */.Whr().check(api/* _positive */.NC()), default_branch: schemas/* string */.YjP().check(api/* _minLength */.m9(1)) }));
async function getIdentity(options) {
    const rest = (0,api_rest/* createRestClient */.m)(options, (0,request/* createCallRoute */.S3)(options, (0,rate_limit/* createQuotaMeter */.s)()), () => Promise.resolve());
    const call = {
        action: 'read which repository this is',
        permission: 'metadata: read',
        route: 'GET /repos/{owner}/{repo}',
    };
    const { data } = await rest.send(call, repositoryResponse());
    return { id: data.id, defaultBranch: data.default_branch };
}

// EXTERNAL MODULE: ./src/http/errors.js + 2 modules
var http_errors = __webpack_require__(4532);
;// CONCATENATED MODULE: ./src/http/etag-cache.js
const MAX_ENTRIES = 64;
const MAX_CHARS = 2 * 1024 * 1024;
function createEtagCache() {
    const entries = new Map();
    let totalChars = 0;
    const removeEntry = (key) => {
        totalChars -= entries.get(key)?.body.length ?? 0;
        entries.delete(key);
    };
    const storeEntry = (key, response) => {
        removeEntry(key);
        entries.set(key, response);
        totalChars += response.body.length;
        for (const oldest of entries.keys()) {
            if (entries.size <= MAX_ENTRIES && totalChars <= MAX_CHARS)
                return;
            removeEntry(oldest);
        }
    };
    return {
        addIfNoneMatch(key, headers) {
            const etag = entries.get(key)?.headers['etag'];
            return etag === undefined || 'if-none-match' in headers ? headers : { ...headers, 'if-none-match': etag };
        },
        resolveResponse(key, response) {
            const cached = entries.get(key);
            if (response.status === 304 && cached !== undefined) {
                return { status: cached.status, headers: { ...cached.headers, ...response.headers }, body: cached.body };
            }
            if (response.status === 200 && (response.headers['etag'] ?? '') !== '')
                storeEntry(key, response);
            return response;
        },
    };
}

;// CONCATENATED MODULE: ./src/http/retry.js
const MAX_TRIES = 3;
const BASE_MS = 500;
const CAP_MS = 5_000;
const TRANSIENT = new Set([408, 425, 429]);
function isTransientStatus(status) {
    return TRANSIENT.has(status) || (status >= 500 && status <= 599);
}
function computeBackoff(attempt, random) {
    return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}
const PAUSING_STATUSES = new Set([403, 429, 503]);
function parseRetryDelay(status, headers, now) {
    if (!PAUSING_STATUSES.has(status))
        return null;
    const retryAfterMs = parseRetryAfter(headers['retry-after'] ?? '', now);
    return retryAfterMs !== null || status === 503 ? retryAfterMs : parseRateLimitReset(headers, now);
}
function parseRateLimitReset(headers, now) {
    if (headers['x-ratelimit-remaining'] !== '0')
        return null;
    const reset = headers['x-ratelimit-reset'] ?? '';
    return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1_000 - now) : null;
}
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w: -]{10,40}$/;
function parseRetryAfter(text, now) {
    const value = text.trim();
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1_000;
    if (!HTTP_DATE.test(value))
        return null;
    const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
    return Number.isNaN(at) ? null : Math.max(0, at - now);
}
function createRetryBudget(floor, share) {
    let requests = 0;
    let retries = 0;
    return {
        get counters() {
            return { requests, retries };
        },
        countRequest() {
            requests += 1;
        },
        takeRetry() {
            const granted = retries < floor || retries + 1 <= share * (requests + 1);
            if (granted)
                retries += 1;
            return granted;
        },
    };
}

;// CONCATENATED MODULE: ./src/http/exchange.js


function createExchange(options) {
    const { clock, deadline, onSend, transport } = options;
    const origins = new Set(options.origins);
    let notBefore = 0;
    const assertSendable = (request, where) => {
        if (!origins.has(request.url.origin)) {
            throw new http_errors/* HttpError */.j({ code: 'origin', sent: false, where, why: `allowed is ${[...origins].join(', ')}` });
        }
        if (request.signal?.aborted === true) {
            throw new http_errors/* HttpError */.j({ code: 'aborted', sent: false, where, why: 'cancelled before it was sent' });
        }
        const remainingMs = deadline() - clock.now();
        if (remainingMs <= 0)
            throw new http_errors/* HttpError */.j({ code: 'deadline', sent: false, where, why: 'nothing was sent' });
        return Math.min(request.timeoutMs, remainingMs);
    };
    return {
        async sendOnce(request) {
            const where = describeRequest(request);
            const timeoutMs = assertSendable(request, where);
            onSend();
            try {
                const response = await transport({ ...request, timeoutMs, signal: request.once ? undefined : request.signal });
                const retryDelayMs = parseRetryDelay(response.status, response.headers, clock.now());
                if (retryDelayMs !== null)
                    notBefore = Math.max(notBefore, clock.now() + retryDelayMs);
                return assertUsableResponse(response, where);
            }
            catch (error) {
                throw http_errors/* HttpError */.j.from(error, where);
            }
        },
        get notBefore() {
            return notBefore;
        },
    };
}
function describeRequest(request) {
    return `${request.method} ${request.url.origin}${request.url.pathname}`;
}
function assertUsableResponse(response, where) {
    const { status, headers } = response;
    if (status >= 300 && status <= 399 && status !== 304) {
        throw new http_errors/* HttpError */.j({
            code: 'redirect',
            sent: true,
            where,
            status,
            why: `${status} to ${describeRedirectTarget(headers)}`,
        });
    }
    const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
    if (encoding !== '' && encoding !== 'identity') {
        const why = /^[a-z, ]{1,40}$/.test(encoding) ? `content-encoding: ${encoding}` : 'by an encoding of no known name';
        throw new http_errors/* HttpError */.j({ code: 'encoding', sent: true, where, status, why });
    }
    return response;
}
function describeRedirectTarget(headers) {
    const location = headers['location'] ?? '';
    if (location === '')
        return 'nowhere';
    return URL.canParse(location) ? new URL(location).origin : 'another path of the same server';
}

;// CONCATENATED MODULE: ./src/http/fetch-adapter.js
function toFetchResponse(url, response) {
    const { status, body } = response;
    return {
        status,
        ok: status >= 200 && status <= 299,
        statusText: '',
        url,
        headers: toFetchHeaders(response.headers),
        text: () => Promise.resolve(body),
        json: async () => JSON.parse(await Promise.resolve(body)),
        arrayBuffer: () => Promise.resolve(new TextEncoder().encode(body).buffer),
    };
}
function toFetchHeaders(headers) {
    const entries = new Map(Object.entries(headers));
    return {
        get: (name) => entries.get(name.toLowerCase()) ?? null,
        has: (name) => entries.has(name.toLowerCase()),
        [Symbol.iterator]: () => entries[Symbol.iterator](),
    };
}
function isGraphqlQuery(url, method, body) {
    if (method !== 'POST' || !url.pathname.endsWith('/graphql') || body === null)
        return false;
    const document = parseGraphqlDocument(body);
    return /^\s*(query\b|\{|fragment\b)/.test(document) && !/mutation|subscription/i.test(document);
}
function parseGraphqlDocument(body) {
    try {
        const parsed = JSON.parse(body);
        if (typeof parsed !== 'object' || parsed === null || !('query' in parsed))
            return '';
        return typeof parsed.query === 'string' ? parsed.query : '';
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/http/undici-transport.js

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 5_000;
function createUndiciTransport(env) {
    let loading;
    return async (request) => {
        loading ??= loadDispatchers(env);
        const dispatchers = await loading;
        const where = `${request.method} ${request.url.origin}${request.url.pathname}`;
        const progress = { started: false };
        try {
            return await sendWithTimeout(dispatchers, request, progress);
        }
        catch (error) {
            throw http_errors/* HttpError */.j.from(error, where, progress.started);
        }
    };
}
async function loadDispatchers(env) {
    const proxy = readProxy(env);
    const undici = await Promise.all(/* import() */[__webpack_require__.e(73), __webpack_require__.e(786)]).then(__webpack_require__.bind(__webpack_require__, 7786));
    return {
        reads: createDispatcher(undici, proxy, 1),
        writes: createDispatcher(undici, proxy, 0),
    };
}
function readProxy(env) {
    const address = readFirst(env, 'https_proxy', 'HTTPS_PROXY');
    if (address === '')
        return null;
    const url = address.includes('://') ? address : `http://${address}`;
    if (!URL.canParse(url) || !/^(https?|socks5?):\/\//i.test(url)) {
        const why = 'HTTPS_PROXY is not of the form http://host:port';
        throw new http_errors/* HttpError */.j({ code: 'proxy', sent: false, where: 'environment', why });
    }
    return { url, except: `${readFirst(env, 'no_proxy', 'NO_PROXY')},localhost,127.0.0.1,::1` };
}
function readFirst(env, ...names) {
    return names.map((name) => (env[name] ?? '').trim()).find((value) => value !== '') ?? '';
}
function createDispatcher(undici, proxy, pipelining) {
    const tls = { rejectUnauthorized: true, allowH2: false };
    const options = {
        allowH2: false,
        pipelining,
        connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
    };
    if (proxy === null)
        return new undici.Agent(options);
    return new undici.EnvHttpProxyAgent({
        ...options,
        requestTls: tls,
        proxyTls: tls,
        httpProxy: '',
        httpsProxy: proxy.url,
        noProxy: proxy.except,
    });
}
async function sendWithTimeout(dispatchers, request, progress) {
    const abortController = new AbortController();
    const { promise: aborted, reject } = Promise.withResolvers();
    const abortWith = (error) => {
        abortController.abort(error);
        reject(error);
    };
    const cancel = () => {
        abortWith(toError('ABORT_ERR', 'cancelled'));
    };
    const timer = setTimeout(() => {
        abortWith(toError('ETIMEDOUT', `no complete answer within ${request.timeoutMs} ms`));
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', cancel);
    if (request.signal?.aborted === true)
        cancel();
    const received = sendAndReceive(dispatchers, request, progress, abortController.signal);
    received.catch(() => undefined);
    try {
        return await Promise.race([received, aborted]);
    }
    finally {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', cancel);
    }
}
function toError(code, message) {
    return Object.assign(new Error(message), { code });
}
async function sendAndReceive(dispatchers, request, progress, signal) {
    const dispatcher = request.once ? dispatchers.writes : dispatchers.reads;
    const response = await dispatcher.compose(trackFirstByte(progress)).request({
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: request.headers,
        body: request.body,
        signal,
        headersTimeout: request.timeoutMs,
        bodyTimeout: Math.min(request.timeoutMs, IDLE_TIMEOUT_MS),
    });
    return {
        status: response.statusCode,
        headers: toHeaders(response.headers),
        body: await readBody(response.body, Number(response.headers['content-length'] ?? 0), request.maxBytes),
    };
}
function trackFirstByte(progress) {
    return (dispatch) => (options, handler) => dispatch(options, {
        onRequestStart(controller, context) {
            if (progress.started) {
                controller.abort(toError('ECONNRESET', 'the connection was lost'));
                return;
            }
            progress.started = true;
            handler.onRequestStart?.(controller, context);
        },
        onResponseStart(controller, status, headers, message) {
            handler.onResponseStart?.(controller, status, headers, message);
        },
        onResponseData(controller, chunk) {
            handler.onResponseData?.(controller, chunk);
        },
        onResponseEnd(controller, trailers) {
            handler.onResponseEnd?.(controller, trailers);
        },
        onResponseError(controller, error) {
            handler.onResponseError?.(controller, error);
        },
    });
}
function toHeaders(headers) {
    const entries = Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
async function readBody(body, contentLength, maxBytes) {
    body.on('error', () => undefined);
    const chunks = [];
    let size = 0;
    if (contentLength > maxBytes) {
        body.destroy();
        throw createTooLargeError(maxBytes);
    }
    for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes)
            throw createTooLargeError(maxBytes);
        chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks, size));
}
function createTooLargeError(maxBytes) {
    return toError('UND_ERR_RES_EXCEEDED_MAX_SIZE', `more than ${maxBytes} bytes`);
}

;// CONCATENATED MODULE: ./src/http/client.js






const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const FETCH_MAX_BYTES = 10 * 1024 * 1024;
const RETRY_FLOOR = 4;
const RETRY_SHARE = 0.1;
function createHttpClient(options) {
    const budget = createRetryBudget(options.retryFloor ?? RETRY_FLOOR, RETRY_SHARE);
    const exchange = createExchange({
        clock: options.clock,
        origins: options.origins,
        deadline: options.deadline,
        transport: options.send ?? createUndiciTransport(options.env ?? {}),
        onSend: () => {
            budget.countRequest();
        },
    });
    const sendRead = createReader(options, exchange, budget);
    const sendCachedRead = createCachedReader(sendRead);
    const sendHttpRequest = async (request) => {
        const transportRequest = toTransportRequest(request, options);
        if (transportRequest.once)
            return exchange.sendOnce(transportRequest);
        return transportRequest.method === 'GET' ? sendCachedRead(transportRequest) : sendRead(transportRequest);
    };
    return {
        request: sendHttpRequest,
        fetch: async (input, init = {}) => {
            const url = parseUrl(input);
            const method = (init.method ?? 'GET').toUpperCase();
            const body = init.body ?? null;
            const idempotent = isGraphqlQuery(url, method, body);
            const { headers = {}, signal } = init;
            const maxBytes = options.maxBytes ?? FETCH_MAX_BYTES;
            const response = await sendHttpRequest({ method, url, headers, body, idempotent, maxBytes, signal });
            return toFetchResponse(url.href, response);
        },
        get counters() {
            return budget.counters;
        },
    };
}
function createReader(options, exchange, budget) {
    const { clock, deadline } = options;
    const attempt = async (request) => {
        try {
            return { kind: 'response', response: await exchange.sendOnce(request) };
        }
        catch (error) {
            return { kind: 'error', error: http_errors/* HttpError */.j.from(error, describeRequest(request)) };
        }
    };
    const waitForRetryAfter = async (request) => {
        const { notBefore } = exchange;
        const waitMs = notBefore - clock.now();
        if (waitMs <= 0)
            return;
        if (notBefore >= deadline()) {
            const why = `the server asked for a pause of ${Math.ceil(waitMs / 1_000)} s, which is past the end of this step`;
            throw new http_errors/* HttpError */.j({ code: 'deadline', sent: false, where: describeRequest(request), why });
        }
        await clock.sleep(waitMs, request.signal);
    };
    const planRetry = (result, tries) => {
        if (tries >= MAX_TRIES || !isTransient(result))
            return null;
        const now = clock.now();
        const delayMs = Math.max(exchange.notBefore - now, computeBackoff(tries, clock.random()));
        if (now + delayMs >= deadline())
            return null;
        return budget.takeRetry() ? delayMs : null;
    };
    return async (request) => {
        await waitForRetryAfter(request);
        for (let tries = 1;; tries += 1) {
            const result = await attempt(request);
            const delayMs = planRetry(result, tries);
            if (delayMs !== null)
                await clock.sleep(delayMs, request.signal);
            else if (result.kind === 'response')
                return result.response;
            else
                throw result.error;
        }
    };
}
function createCachedReader(sendRead) {
    const etagCache = createEtagCache();
    return async (request) => {
        const { accept = '', authorization = '' } = request.headers;
        const key = `${request.url.href} ${accept} ${authorization}`;
        const headers = etagCache.addIfNoneMatch(key, request.headers);
        const response = await sendRead({ ...request, headers });
        return response.status === 304 && headers === request.headers ? response : etagCache.resolveResponse(key, response);
    };
}
const READ_METHODS = new Set(['GET', 'HEAD']);
function toTransportRequest(request, options) {
    const method = request.method.toUpperCase();
    return {
        method,
        url: parseUrl(request.url),
        headers: toTransportHeaders(request.headers),
        body: request.body ?? null,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        maxBytes: request.maxBytes ?? options.maxBytes ?? MAX_BYTES,
        signal: joinSignals(options.signal, request.signal),
        once: !READ_METHODS.has(method) && request.idempotent !== true,
    };
}
function toTransportHeaders(given = {}) {
    const headers = { 'user-agent': 'orkestro-action' };
    for (const [name, value] of Object.entries(given))
        headers[name.toLowerCase()] = value;
    return { ...headers, 'accept-encoding': 'identity' };
}
function parseUrl(url) {
    const parsed = typeof url === 'string' ? URL.parse(url) : url;
    if (parsed !== null)
        return parsed;
    throw new http_errors/* HttpError */.j({ code: 'origin', sent: false, where: 'request', why: 'the address is not a URL' });
}
function joinSignals(runSignal, requestSignal) {
    if (requestSignal === undefined || requestSignal === null)
        return runSignal;
    return runSignal === undefined ? requestSignal : AbortSignal.any([runSignal, requestSignal]);
}
function isTransient(result) {
    if (result.kind === 'error')
        return result.error.transient;
    const { status, headers } = result.response;
    return isTransientStatus(status) || (status === 403 && 'retry-after' in headers);
}

;// CONCATENATED MODULE: ./src/http/tls.js

function assertTlsVerified(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return;
    throw new http_errors/* HttpError */.j({
        code: 'tls_off',
        sent: false,
        where: 'environment',
        why: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever sits between could read the API key and answer in the name of the marketplace',
    });
}

// EXTERNAL MODULE: ./src/core/api-url.js
var api_url = __webpack_require__(7245);
// EXTERNAL MODULE: ./src/core/ports/errors.js
var ports_errors = __webpack_require__(2939);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/marketplace/error-codes.js
const MARKETPLACE_ERROR_INFO = {
    bad_request: {
        what: 'The marketplace does not take this request',
        fix: 'Correct what the message names: brief, category, tier, budget or specialist.',
    },
    unauthorized: {
        what: 'The marketplace does not know this API key',
        fix: 'Create a key in the customer cabinet, API & automation, store it as a secret, and pass it as `api-key`.',
    },
    payment_required: {
        what: 'The marketplace asks for money first',
        fix: 'Top up the balance in the customer cabinet.',
    },
    forbidden: {
        what: 'The API key may not do this',
        fix: "Check the key's scope in the customer cabinet, API & automation.",
    },
    not_found: {
        what: 'The marketplace knows no such mission under this key',
        fix: 'Check `mission-id` and `api-url`; a key sees only the missions of its own customer.',
    },
    conflict: {
        what: "The mission's state does not allow this",
        fix: 'Look at the mission: accept and rework are possible only while it awaits acceptance.',
    },
    too_large: {
        what: 'The request is too large for the marketplace',
        fix: 'Shorten description and Definition-of-Done.',
    },
    unsupported: {
        what: 'The marketplace does not take this kind of content',
        fix: 'Check that `api-url` is that of the API.',
    },
    rate_limited: {
        what: 'The marketplace asks for fewer requests',
        fix: 'Run again later, or raise `poll-interval`.',
    },
    timeout: {
        what: 'The marketplace took too long',
        fix: 'Run again later.',
    },
    server_error: {
        what: 'The marketplace has trouble of its own',
        fix: 'Run again later; missions and escrow stay as they are.',
    },
    unexpected_status: {
        what: 'The marketplace answered with an unexpected status',
        fix: 'Check that `api-url` is that of the API.',
    },
    bad_answer: {
        what: 'The answer of the marketplace cannot be understood',
        fix: 'Check that `api-url` is that of the API and that nothing between rewrites answers.',
    },
    bad_key: {
        what: 'The API key cannot be sent',
        fix: 'Pass `api-key` as it was shown: printable characters, no spaces, no line breaks.',
    },
    bad_url: {
        what: 'The URL of the marketplace cannot be used',
        fix: 'Check `api-url`; the default is https://orkestro.net/api/v1.',
    },
    bad_id: {
        what: 'This cannot be the id of a mission',
        fix: 'Give `mission-id` as the marketplace shows it.',
    },
    unreachable: {
        what: 'The marketplace could not be reached',
        fix: 'Check `api-url` and the network; nothing was sent.',
    },
    interrupted: {
        what: 'No usable answer came from the marketplace',
        fix: 'Run again later; the mission is looked up first.',
    },
    cancelled: {
        what: 'The run was cancelled',
        fix: 'Run it again to resume.',
    },
    deadline: {
        what: 'The time of this step is over',
        fix: 'Raise `timeout`, or let a later run resume.',
    },
    internal: {
        what: 'Something unexpected happened in the client of the marketplace',
        fix: 'Run it again (nothing is posted or paid twice); if it stays, open an issue with this log.',
    },
};
const MARKETPLACE_ERROR_CODES = Object.keys(MARKETPLACE_ERROR_INFO);
const STATUS_CODES = {
    400: ['bad_request', 'Bad Request'],
    401: ['unauthorized', 'Unauthorized'],
    402: ['payment_required', 'Payment Required'],
    403: ['forbidden', 'Forbidden'],
    404: ['not_found', 'Not Found'],
    408: ['timeout', 'Request Timeout'],
    409: ['conflict', 'Conflict'],
    413: ['too_large', 'Content Too Large'],
    415: ['unsupported', 'Unsupported Media Type'],
    422: ['bad_request', 'Unprocessable Content'],
    425: ['server_error', 'Too Early'],
    429: ['rate_limited', 'Too Many Requests'],
    500: ['server_error', 'Internal Server Error'],
    502: ['server_error', 'Bad Gateway'],
    503: ['server_error', 'Service Unavailable'],
    504: ['server_error', 'Gateway Timeout'],
};
function findStatusCode(status) {
    return STATUS_CODES[status] ?? [status >= 500 ? 'server_error' : 'unexpected_status', ''];
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var mission = __webpack_require__(1064);
;// CONCATENATED MODULE: ./src/marketplace/fields.js
function toCents(usd) {
    const dollars = typeof usd === 'string' ? parseDollars(usd) : usd;
    if (dollars === null || dollars === undefined || dollars < 0)
        return null;
    const cents = Math.round(dollars * 100);
    return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : null;
}
function parseDollars(usd) {
    return /^\d{1,12}(\.\d{1,2})?$/.test(usd) ? Number(usd) : null;
}
function toRank(value) {
    const rank = toCount(value);
    return rank === null || rank > 100 ? null : rank;
}
function toCount(value) {
    return Number.isSafeInteger(value) && (value ?? -1) >= 0 ? (value ?? null) : null;
}
function toTime(value) {
    if (value === null || value === undefined)
        return null;
    if (typeof value === 'number')
        return toEpoch(value);
    if (!/^\d{4}-\d{2}-\d{2}T/.test(value))
        return null;
    const at = Date.parse(HAS_ZONE.test(value) ? value : `${value}Z`);
    return Number.isNaN(at) ? null : at;
}
const HAS_ZONE = /(?:z|[+-]\d{2}(?::?\d{2})?)$/i;
function toEpoch(value) {
    const ms = value < 1e11 ? value * 1_000 : value;
    return value > 0 && ms <= 8.64e15 ? Math.trunc(ms) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/wire.js




const textSchemas = (0,once/* once */.O)(() => {
    const text = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((value) => value.toWellFormed()));
    const [optionalText, optionalNumber] = [schemas/* nullish */.cl6(text), schemas/* nullish */.cl6(schemas/* number */.aig())];
    return {
        text,
        optionalText,
        optionalNumber,
        textDetail: schemas/* catch */.MfU(optionalText, null),
        numberDetail: schemas/* catch */.MfU(optionalNumber, null),
    };
});
const missionIdSchema = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(schemas/* refine */.YPB(isMissionId)), schemas/* int */.Whr()]), schemas/* transform */.pdi((value) => String(value))));
const missionSchema = (0,once/* once */.O)(() => {
    const { text, optionalText, optionalNumber, textDetail, numberDetail } = textSchemas();
    const named = schemas/* pipe */.FsL(schemas/* object */.Ikc({ name: text }), schemas/* transform */.pdi((value) => value.name));
    return schemas/* object */.Ikc({
        id: missionIdSchema(),
        title: text,
        status: text.check(schemas/* refine */.YPB((value) => value.trim() !== '')),
        description: optionalText,
        verification: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
        escrow_status: textDetail,
        specialist: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* union */.KCZ([text, named])), null),
        rank: numberDetail,
        category: textDetail,
        tier: textDetail,
        budget_usd: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])),
        dod: textDetail,
        rework_count: optionalNumber,
        created_at: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])),
    });
});
const specialistSchema = (0,once/* once */.O)(() => {
    const { text, textDetail, numberDetail } = textSchemas();
    return schemas/* object */.Ikc({
        name: text,
        persona: textDetail,
        type: textDetail,
        tier: textDetail,
        rank: numberDetail,
        score: numberDetail,
        missions: numberDetail,
        price: schemas/* catch */.MfU(schemas/* nullish */.cl6(schemas/* union */.KCZ([text, schemas/* number */.aig()])), null),
    });
});
function isMissionId(value) {
    return value !== '' && value !== '.' && value !== '..' && value.length <= 200 && value.isWellFormed();
}
function parseJson(body) {
    try {
        return { kind: 'ok', value: JSON.parse(body, keepDigits) };
    }
    catch {
        return { kind: 'bad', why: body.trim() === '' ? 'the body is empty' : 'the body is not JSON' };
    }
}
function keepDigits(key, value, context) {
    if (key !== 'id' || typeof value !== 'number' || Number.isSafeInteger(value))
        return value;
    const source = context?.source ?? '';
    return /^-?\d+$/.test(source) ? source : value;
}
function toMission(json) {
    const inner = isObject(json) && 'mission' in json ? json['mission'] : json;
    return toMissionAt(inner, 'mission');
}
function toMissions(json) {
    return toList(json, 'missions', toMissionAt);
}
function toSpecialists(json) {
    return toList(json, 'specialists', toSpecialistAt);
}
function toWireOrder(order) {
    return {
        title: order.title,
        kind: order.specialist === null ? 'mission' : 'hire',
        description: order.description,
        category: order.category,
        tier: order.tier,
        budget_usd: order.budgetCents / 100,
        dod: order.dod,
        auto_assign: order.autoAssign,
        ...(order.specialist === null ? {} : { specialist: order.specialist }),
    };
}
function parseErrorMessage(body) {
    const json = parseJson(body);
    if (json.kind === 'bad')
        return body.trim() === '' ? null : body;
    if (!isObject(json.value))
        return null;
    const { error, message, detail } = json.value;
    const inner = isObject(error) ? error['message'] : error;
    const errorMessage = [inner, message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
    return typeof errorMessage === 'string' ? errorMessage : null;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function toList(json, name, parseItem) {
    const list = Array.isArray(json) ? json : findList(json, name);
    if (list === null)
        return { kind: 'bad', why: `expected a list, bare or as ${name}, data or items` };
    const items = [];
    for (const [index, item] of list.entries()) {
        const result = parseItem(item, `${name}[${index}]`);
        if (result.kind === 'bad')
            return result;
        items.push(result.value);
    }
    return { kind: 'ok', value: items };
}
function findList(json, name) {
    if (!isObject(json))
        return null;
    for (const key of [name, 'data', 'items']) {
        const value = json[key];
        if (Array.isArray(value))
            return value;
    }
    return null;
}
function toMissionAt(json, path) {
    const result = missionSchema().safeParse(json);
    if (!result.success)
        return describeIssue(result.error, path);
    const wire = result.data;
    const verificationText = toVerificationText(wire.verification);
    return {
        kind: 'ok',
        value: {
            id: wire.id,
            title: wire.title,
            description: wire.description ?? null,
            phase: (0,mission/* toPhase */.tn)(wire.status),
            status: wire.status,
            verification: (0,mission/* toVerification */.TG)(verificationText),
            verificationText,
            escrowStatus: wire.escrow_status ?? null,
            specialist: wire.specialist ?? null,
            rank: toRank(wire.rank),
            category: wire.category ?? null,
            tier: wire.tier ?? null,
            budgetCents: toCents(wire.budget_usd),
            dod: wire.dod ?? null,
            reworkCount: toCount(wire.rework_count),
            createdAt: toTime(wire.created_at),
        },
    };
}
function toSpecialistAt(json, path) {
    const result = specialistSchema().safeParse(json);
    if (!result.success)
        return describeIssue(result.error, path);
    const wire = result.data;
    return {
        kind: 'ok',
        value: {
            name: wire.name,
            persona: wire.persona ?? null,
            type: wire.type ?? null,
            tier: wire.tier ?? null,
            rank: toRank(wire.rank),
            score: wire.score ?? null,
            missions: toCount(wire.missions),
            price: typeof wire.price === 'number' ? String(wire.price) : (wire.price ?? null),
        },
    };
}
function describeIssue(error, path) {
    const [issue] = error.issues;
    const place = [path, ...(issue?.path ?? []).map(String)].join('.');
    const expected = issue?.code === 'invalid_type' ? `expected ${issue.expected}` : 'not of a form this version knows';
    return { kind: 'bad', why: `${place}: ${expected}` };
}
function toVerificationText(value) {
    const text = isObject(value) ? (value['status'] ?? value['result']) : value;
    return typeof text === 'string' ? text.toWellFormed() : null;
}

;// CONCATENATED MODULE: ./src/marketplace/errors.js






const MAX_MESSAGE_CHARS = 300;
class MarketplaceError extends ports_errors/* RemoteError */.H {
    name = 'MarketplaceError';
    constructor({ code, where, why, ...more }) {
        const { what, fix: defaultFix } = MARKETPLACE_ERROR_INFO[code];
        const { fix = defaultFix, status = null, requestId = null } = more;
        super('marketplace', `${what}: ${where}: ${why}`, { code, what, where, why, fix, status, requestId });
    }
    static fromResponse(response, where, redact) {
        const [code, text] = findStatusCode(response.status);
        const serverMessage = redact(parseErrorMessage(response.body) ?? `${response.status} ${text}`);
        return new MarketplaceError({
            code,
            where,
            why: quote(serverMessage),
            status: response.status,
            requestId: toRequestId(response, redact),
        });
    }
    static fromBadResponse(response, where, why, redact) {
        const { body, status } = response;
        const quoted = body.trim() !== '' && parseJson(body).kind === 'bad' ? `: ${quote(redact(body))}` : '';
        const requestId = toRequestId(response, redact);
        return new MarketplaceError({ code: 'bad_answer', where, why: `${why}${quoted}`, status, requestId });
    }
    static from(error, where, redact) {
        if (error instanceof MarketplaceError)
            return error;
        if (!(error instanceof http_errors/* HttpError */.j)) {
            return new MarketplaceError({ code: 'internal', where, why: 'an error that this client does not know' });
        }
        const why = redact(`${error.what}: ${error.why}`);
        return new MarketplaceError({ code: toNetworkCode(error), where, why, fix: error.fix, status: error.status });
    }
}
function toNetworkCode(error) {
    if (error.code === 'aborted')
        return 'cancelled';
    if (error.code === 'deadline')
        return 'deadline';
    return error.sent ? 'interrupted' : 'unreachable';
}
function quote(text) {
    return (0,core_text/* cut */.Jj)(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(), MAX_MESSAGE_CHARS);
}
function toRequestId(response, redact) {
    const id = response.headers['x-request-id'] ?? '';
    return /^[\x21-\x7e]{1,128}$/.test(id) ? redact(id) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/json-client.js



const NO_EFFECT_STATUSES = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);
function createJsonClient({ httpClient, redact }, apiKey) {
    const redactAll = createRedact(apiKey, redact);
    const authorization = `Bearer ${apiKey}`;
    const toBadResponseError = (response, where, why) => MarketplaceError.fromBadResponse(response, where, why, redactAll);
    return {
        toBadResponseError,
        async get(url, { withKey }) {
            const where = `GET ${url.origin}${url.pathname}`;
            const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
            const response = await httpClient.request({ method: 'GET', url, headers }).catch((error) => {
                throw MarketplaceError.from(error, where, redactAll);
            });
            if (!isSuccess(response))
                throw MarketplaceError.fromResponse(response, where, redactAll);
            const unwrap = (result) => {
                if (result.kind === 'bad')
                    throw toBadResponseError(response, where, result.why);
                return result.value;
            };
            return { url, link: response.headers['link'] ?? '', json: unwrap(parseJson(response.body)), unwrap };
        },
        async post(url, body, idempotencyKey) {
            const where = `POST ${url}`;
            const type = body === null ? {} : { 'content-type': 'application/json' };
            const headers = { accept: 'application/json', authorization, 'idempotency-key': idempotencyKey, ...type };
            try {
                const response = await httpClient.request({ method: 'POST', url, headers, body });
                if (isSuccess(response))
                    return { kind: 'done', value: { response, where } };
                const failure = MarketplaceError.fromResponse(response, where, redactAll).toFailure();
                return { kind: isCertainRefusal(response) ? 'refused' : 'unclear', failure };
            }
            catch (error) {
                const failure = MarketplaceError.from(error, where, redactAll).toFailure();
                return { kind: error instanceof http_errors/* HttpError */.j && !error.sent ? 'refused' : 'unclear', failure };
            }
        },
    };
}
function createRedact(apiKey, more = (text) => text) {
    const bytes = Buffer.from(apiKey);
    const forms = [apiKey, encodeURIComponent(apiKey), bytes.toString('base64'), bytes.toString('hex')];
    return (text) => more(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)).replaceAll(/\bosk_[\w-]{4,}/g, '***');
}
function isSuccess(response) {
    return response.status >= 200 && response.status <= 299;
}
function isCertainRefusal(response) {
    return NO_EFFECT_STATUSES.has(response.status) && isObject(parseJsonBody(response));
}
function parseJsonBody(response) {
    const json = parseJson(response.body);
    return json.kind === 'ok' ? json.value : undefined;
}

;// CONCATENATED MODULE: ./src/marketplace/pages.js

function findNextPage(current, link, json) {
    const target = findNextLink(link) ?? findNextInBody(json);
    if (target === null)
        return { kind: 'ok', value: null };
    const next = toUrl(current, target);
    if (next === null)
        return { kind: 'bad', why: 'the next page has no usable address' };
    if (next.origin !== current.origin)
        return { kind: 'bad', why: 'the next page is said to be on another server' };
    next.hash = '';
    return { kind: 'ok', value: next };
}
function toUrl(current, target) {
    if (target.kind === 'address')
        return URL.canParse(target.text, current.href) ? new URL(target.text, current) : null;
    const next = new URL(current);
    next.searchParams.set('cursor', target.text);
    return next;
}
function findNextInBody(json) {
    if (!isObject(json))
        return null;
    const cursor = toCursorText(json['next_cursor']);
    if (cursor !== null)
        return { kind: 'cursor', text: cursor };
    const next = toCursorText(json['next']);
    if (next === null)
        return null;
    return { kind: /^(https?:\/\/|\/|\?)/i.test(next) ? 'address' : 'cursor', text: next };
}
function toCursorText(value) {
    if (typeof value === 'number')
        return String(value);
    return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}
function findNextLink(header) {
    let rest = header;
    for (;;) {
        const open = rest.indexOf('<');
        const close = rest.indexOf('>', open);
        if (open < 0 || close < 0)
            return null;
        const text = rest.slice(open + 1, close).trim();
        const { params, after } = splitParams(rest.slice(close + 1));
        if (params.some(isNextRelation))
            return { kind: 'address', text };
        rest = after;
    }
}
function splitParams(text) {
    const params = [];
    let from = 0;
    for (const at of findSeparators(text)) {
        params.push(text.slice(from, at));
        from = at + 1;
        if (text[at] === ',')
            return { params, after: text.slice(from) };
    }
    return { params: [...params, text.slice(from)], after: '' };
}
function* findSeparators(text) {
    let isQuoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (char === '"')
            isQuoted = !isQuoted;
        else if (isQuoted && char === '\\')
            at += 1;
        else if (!isQuoted && (char === ';' || char === ','))
            yield at;
    }
}
function isNextRelation(param) {
    const at = param.indexOf('=');
    if (at < 0 || param.slice(0, at).trim().toLowerCase() !== 'rel')
        return false;
    const value = param
        .slice(at + 1)
        .trim()
        .replaceAll('"', '')
        .toLowerCase();
    return value.split(/\s+/).includes('next');
}

;// CONCATENATED MODULE: ./src/marketplace/client.js







const client_MAX_PAGES = 200;
function createMarketplaceClient(options) {
    const base = `${parseBaseUrl(options.baseUrl)}/marketplace`;
    const { nonce = external_node_crypto_.randomUUID } = options;
    const jsonClient = createJsonClient(options, parseApiKey(options.apiKey));
    const missions = `${base}/missions`;
    return {
        readStorefront: async () => (await jsonClient.get(new URL(base), { withKey: false })).json,
        listSpecialists: () => listAll(jsonClient, `${base}/specialists`, toSpecialists),
        listMissions: async () => {
            const all = await listAll(jsonClient, missions, toMissions);
            return [...new Map(all.map((mission) => [mission.id, mission])).values()];
        },
        getMission: async (id) => {
            const url = new URL(`${missions}/${encodeMissionId(id, missions)}`);
            const response = await jsonClient.get(url, { withKey: true });
            const mission = response.unwrap(toMission(response.json));
            if (mission.id === id)
                return mission;
            return response.unwrap({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
        },
        postMission: async (order) => {
            const body = JSON.stringify(toWireOrder(order));
            const reply = await jsonClient.post(missions, body, (0,digest/* sha256 */.sc)(body));
            if (reply.kind !== 'done')
                return reply;
            const { response, where } = reply.value;
            const mission = toMission(parseJsonBody(response));
            if (mission.kind === 'ok')
                return { kind: 'done', value: mission.value };
            return { kind: 'unclear', failure: jsonClient.toBadResponseError(response, where, mission.why).toFailure() };
        },
        acceptMission: (id) => postMissionAction(jsonClient, missions, {
            id,
            verb: 'accept',
            body: null,
            idempotencyKey: (0,digest/* sha256 */.sc)(`accept ${id}`),
        }),
        reworkMission: (id, reason) => {
            const idempotencyKey = (0,digest/* sha256 */.sc)(`rework ${id} ${nonce()}`);
            return postMissionAction(jsonClient, missions, {
                id,
                verb: 'rework',
                body: JSON.stringify({ reason }),
                idempotencyKey,
            });
        },
    };
}
async function postMissionAction(jsonClient, base, action) {
    const { id, verb, body, idempotencyKey } = action;
    if (!isMissionId(id))
        return { kind: 'refused', failure: createBadIdError(`POST ${base}`).toFailure() };
    const reply = await jsonClient.post(`${base}/${encodeURIComponent(id)}/${verb}`, body, idempotencyKey);
    if (reply.kind !== 'done')
        return reply;
    const { response, where } = reply.value;
    if (response.body.trim() === '')
        return { kind: 'done', value: null };
    const json = parseJson(response.body);
    if (json.kind === 'bad' || !isObject(json.value)) {
        return {
            kind: 'unclear',
            failure: jsonClient.toBadResponseError(response, where, 'the body is no JSON object').toFailure(),
        };
    }
    const mission = toMission(json.value);
    return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}
async function listAll(jsonClient, first, parseItems) {
    const items = [];
    const seen = new Set();
    let url = new URL(first);
    while (url !== null) {
        seen.add(url.href);
        const page = await jsonClient.get(url, { withKey: true });
        items.push(...page.unwrap(parseItems(page.json)));
        url = page.unwrap(findNextPage(page.url, page.link, page.json));
        if (url !== null && seen.has(url.href))
            page.unwrap({ kind: 'bad', why: 'the list leads back to a page already read' });
        if (url !== null && seen.size >= client_MAX_PAGES)
            page.unwrap({ kind: 'bad', why: `more than ${client_MAX_PAGES} pages` });
    }
    return items;
}
function parseBaseUrl(text) {
    const result = (0,api_url/* parseApiUrl */.n)(text);
    if (result.kind === 'ok')
        return result.base;
    throw new MarketplaceError({ code: 'bad_url', where: 'api-url', why: `it ${result.message}` });
}
function parseApiKey(text) {
    if (/^[\x21-\x7e]{1,512}$/.test(text))
        return text;
    throw new MarketplaceError({
        code: 'bad_key',
        where: 'api-key',
        why: 'it is empty or has characters that no key has',
    });
}
function encodeMissionId(id, base) {
    if (isMissionId(id))
        return encodeURIComponent(id);
    throw createBadIdError(`GET ${base}`);
}
function createBadIdError(where) {
    return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}

// EXTERNAL MODULE: ./src/report/render/comment.js
var comment = __webpack_require__(8100);
// EXTERNAL MODULE: ./src/report/render/blocks.js
var blocks = __webpack_require__(3539);
// EXTERNAL MODULE: ./src/report/markdown/format.js
var format = __webpack_require__(9701);
// EXTERNAL MODULE: ./src/report/view/headline.js
var view_headline = __webpack_require__(1030);
// EXTERNAL MODULE: ./src/report/markdown/limits.js
var limits = __webpack_require__(9886);
// EXTERNAL MODULE: ./src/report/markdown/markdown.js
var markdown = __webpack_require__(139);
// EXTERNAL MODULE: ./src/report/view/view.js + 2 modules
var view_view = __webpack_require__(9422);
;// CONCATENATED MODULE: ./src/report/render/notes.js








function renderHireNotice({ runUrl }) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `\u23f3 **Hiring a specialist.**`,
        (0,markdown/* gfm */.Te) `${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
    ]);
}
function renderReleaseNotice(notice) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(notice.runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `\u21a9\ufe0f **Nobody was hired.**`,
        (0,markdown/* gfm */.Te) `${run} stopped before anything was sent. Generation ${String(notice.generation)} stays unused; the next try opens the one after it. Leave this note: it is what says so.`,
    ]);
}
function renderDecisionComment(decision) {
    const { view, verdict, sha } = decision;
    const report = (0,view_view/* toReport */.c)({ ...view, verdict });
    const at = sha === null ? (0,markdown/* gfm */.Te) `` : (0,markdown/* gfm */.Te) ` at ${(0,markdown/* code */.aY)((0,format/* formatSha */.g$)(sha))}`;
    const title = verdict.kind === 'rework' ? (0,markdown/* gfm */.Te) `### \ud83d\udd01 Sending the delivery back${at}` : (0,markdown/* gfm */.Te) `### \u2705 Accepting the delivery${at}`;
    return (0,limits/* degrade */.r1)(limits/* COMMENT_LEVELS */.aq, limits/* COMMENT_LIMIT */.W$, (detail) => (0,comment/* joinBlocks */.x9)([
        title,
        (0,blocks/* renderBanners */.m8)(report),
        (0,blocks/* renderMessage */.e4)(report, detail),
        verdict.kind === 'rework' ? renderFailedChecks(report, detail) : null,
        renderEffect(decision),
        (0,blocks/* renderWarnings */.c7)(report, detail),
    ]));
}
function renderFailedChecks({ checks }, detail) {
    const failed = checks?.rows.filter(({ blocks }) => blocks) ?? [];
    if (failed.length === 0)
        return null;
    const shown = failed.slice(0, Math.min(10, detail.checks)).map(({ name, url, result, note }) => {
        const label = (0,markdown/* gfm */.Te) `${(0,markdown/* link */.nf)(url, (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(name, 160)))}: ${result}`;
        return note === null || note.trim() === '' ? label : (0,markdown/* gfm */.Te) `${label}. ${(0,core_text/* cut */.Jj)(note, 160)}`;
    });
    const rest = failed.length - shown.length;
    return (0,markdown/* list */.p_)(rest === 0 ? shown : [...shown, (0,markdown/* gfm */.Te) `\u2026 and ${(0,format/* formatCount */.B4)(rest, 'more check')}`]);
}
function renderEffect({ view, verdict, round }) {
    const name = (0,view_headline/* toName */.$C)(view.mission) ?? 'the specialist';
    if (verdict.kind === 'rework') {
        const rework = Math.max(round, (0,view_headline/* countReworks */.V6)(view) + 1);
        return (0,markdown/* gfm */.Te) `**What happens next:** ${name} works on it again (rework ${rework} of ${view.maxReworks}). The escrow stays held, nothing is paid.`;
    }
    const amount = (0,format/* formatMoney */.up)(view.mission?.budgetCents ?? null);
    const released = amount === null ? 'The escrow is released' : `${amount} is released from escrow`;
    return (0,markdown/* gfm */.Te) `**What happens next:** ${released} to ${name}. The mission's page says when it is done.`;
}

;// CONCATENATED MODULE: ./src/report/markdown/redact.js
function redactTexts(value, redact) {
    return redactAny(value, redact);
}
function redactAny(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((one) => redactAny(one, redact));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAny(member, redact)]));
}

// EXTERNAL MODULE: ./src/report/view/command-table.js
var command_table = __webpack_require__(5480);
;// CONCATENATED MODULE: ./src/report/view/status.js



const DESCRIPTION_LIMIT = 140;
const status_STATES = {
    accepted: 'pending',
    reworked: 'pending',
    pending: 'pending',
    skipped: 'pending',
    held: 'failure',
    failed: 'error',
};
function renderStatus(view) {
    const headline = toLine((0,view_headline/* toHeadline */.GM)(view).text);
    const prefix = view.sandbox ? 'Sandbox. ' : '';
    const text = view.outcome === 'accepted' && !view.gateOpen ? 'Accepted, but not for this commit' : headline;
    return {
        state: view.gateOpen ? 'success' : status_STATES[view.outcome],
        description: (0,core_text/* cut */.Jj)(`${prefix}${text}`, DESCRIPTION_LIMIT),
    };
}
function formatLogLine(view) {
    const { mission, verdict } = view;
    const missionLabel = mission === null ? view.reference : `${view.reference} (mission ${mission.id}, ${mission.status})`;
    const message = verdict.message.trim() === '' ? '' : `. ${verdict.message}`;
    return `${(0,core_text/* cut */.Jj)(toLine(missionLabel), 200)}: ${(0,core_text/* cut */.Jj)(toLine(`${(0,view_headline/* toHeadline */.GM)(view).text}${message}`), 360)} [${verdict.code}]`;
}
function toLine(untrusted) {
    return (0,markdown/* showInvisible */.jQ)(untrusted).replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./src/report/render/replies.js





const ICONS = { done: '\ud83d\udc4d', refused: '\ud83d\ude15', told: '\ud83d\udcac' };
const MAX_TITLE_LENGTH = 200;
const MAX_MESSAGE_LENGTH = 1_500;
const MAX_LINES = 50;
function renderReply(reply, style) {
    const { kind, title, message, nextStep, commands, views } = reply;
    const opening = (0,markdown/* stack */.t$)([
        (0,markdown/* gfm */.Te) `### ${ICONS[kind]} ${(0,core_text/* cut */.Jj)(title, MAX_TITLE_LENGTH)}`,
        message === '' ? null : (0,markdown/* gfm */.Te) `${(0,core_text/* cut */.Jj)(message, MAX_MESSAGE_LENGTH)}`,
        nextStep === '' ? null : (0,markdown/* gfm */.Te) `**What to do:** ${(0,core_text/* cut */.Jj)(nextStep, MAX_MESSAGE_LENGTH)}`,
        commands === null ? null : renderCommandTable(commands),
    ]);
    return `${opening.source}\n${renderViews(views, style)}`;
}
function renderCommandTable(prefix) {
    const rows = (0,command_table/* listCommands */.F)(prefix, 'all').map(({ command, effect }) => [
        (0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(command, MAX_TITLE_LENGTH)),
        (0,markdown/* gfm */.Te) `${effect}`,
    ]);
    return (0,markdown/* stack */.t$)([(0,markdown/* gfm */.Te) `As the first line of a new comment:`, (0,markdown/* table */.tp)([(0,markdown/* gfm */.Te) `Command`, (0,markdown/* gfm */.Te) `What it does`], rows)]);
}
function renderViews(views, style) {
    const [only] = views;
    if (only === undefined)
        return '';
    if (views.length === 1)
        return `\n${(0,comment/* renderComment */.wQ)(only, style)}`;
    const lines = views.slice(0, MAX_LINES).map((view) => (0,markdown/* gfm */.Te) `${formatLogLine(view)}`);
    const rest = views.length - lines.length;
    return `\n${(0,markdown/* list */.p_)(rest === 0 ? lines : [...lines, (0,markdown/* gfm */.Te) `\u2026 and ${rest} more`]).source}\n`;
}

;// CONCATENATED MODULE: ./src/report/render/renderer.js





function createRenderer(style, redact = identity) {
    const clean = (value) => (redact === identity ? value : redactTexts(value, redact));
    return {
        statusComment: (view) => (0,comment/* renderComment */.wQ)(clean(view), style),
        status: (view) => renderStatus(clean(view)),
        hireNotice: (runUrl) => renderHireNotice({ runUrl }),
        releaseNotice: (runUrl, generation) => renderReleaseNotice({ runUrl, generation }),
        decision: (view, verdict, sha) => renderDecisionComment({ ...clean({ view, verdict }), sha, round: view.round }),
        reply: (reply) => renderReply(clean(reply), style),
        logLine: (view) => formatLogLine(clean(view)),
    };
}
function identity(text) {
    return text;
}

;// CONCATENATED MODULE: ./src/app/compose.js















const REPORT_GRACE_MS = 8_000;
async function runStep(step) {
    const endpoint = step.settings.sandbox ? await openSandbox(step.runner) : PRODUCTION;
    try {
        const connections = await connect(step, endpoint);
        return await executeIntent({ ...step, run: connections.run }, connections);
    }
    catch (error) {
        const failure = (0,remote_error/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        return (0,early_results/* toFailedResult */.qS)(failure, (0,remote_error/* toReasonCode */["do"])(error));
    }
    finally {
        await endpoint.close();
    }
}
async function executeIntent(step, connections) {
    const { intent: planned, ...rest } = step;
    if (planned.kind === 'doctor') {
        const { runDoctor } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 735));
        return runDoctor(rest, { ...connections, sandbox: connections.isSandbox, clock: systemClock, env: step.env });
    }
    const configured = await (0,load_config/* loadSettings */.M5)({ ...rest, intent: planned }, connections.github.contents);
    switch (configured.kind) {
        case 'ended':
            step.runner.log.info(configured.result.outcome.message);
            return configured.result;
        case 'broken': {
            const context = createFlowContext(step, connections, configured.settings);
            const { refuseAll } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(823), __webpack_require__.e(88)]).then(__webpack_require__.bind(__webpack_require__, 7088));
            return { outcome: await refuseAll(context, planned, configured.verdict), failure: null };
        }
        case 'ready': {
            const { settings, intent, origins } = configured;
            const outcome = await runIntent(createFlowContext(step, connections, settings), intent);
            return { outcome: { ...outcome, settings: origins }, failure: null };
        }
    }
}
const PRODUCTION = { url: null, key: null, close: () => Promise.resolve() };
async function openSandbox(runner) {
    const { startSandboxServer } = await Promise.all(/* import() */[__webpack_require__.e(209), __webpack_require__.e(339)]).then(__webpack_require__.bind(__webpack_require__, 4339));
    const server = await startSandboxServer();
    const { url, key } = server;
    runner.maskSecret(key);
    runner.log.notice('Sandbox: a trial against the embedded marketplace. No account, no money, and nothing to resume later.');
    return { url, key, close: () => server.close() };
}
async function connect(step, endpoint) {
    const { runner, settings, env } = step;
    assertTlsVerified(env);
    const apiKey = endpoint.key ?? settings.apiKey;
    const apiUrl = endpoint.url ?? settings.apiUrl;
    const started = systemClock.now();
    let deadline = started + settings.waiting.timeoutMs;
    const common = { clock: systemClock, deadline: () => deadline + REPORT_GRACE_MS, env };
    const marketplaceHttp = createHttpClient({ ...common, origins: [new URL(apiUrl).origin] });
    const githubHttp = createHttpClient({
        ...common,
        origins: [new URL(step.run.apiUrl).origin, new URL(step.run.graphqlUrl).origin],
    });
    const connection = {
        token: settings.githubToken,
        apiUrl: step.run.apiUrl,
        graphqlUrl: step.run.graphqlUrl,
        fetch: redactBodies(githubHttp.fetch, runner.redact),
        clock: systemClock,
    };
    const run = { ...step.run, repository: await completeRepository(step.run.repository, connection) };
    const owner = { run: (0,context/* formatRun */.TI)(run), nonce: external_node_crypto_.randomUUID, now: () => systemClock.now() };
    const options = { ...connection, repository: run.repository };
    return {
        run,
        marketplace: createMarketplaceClient({
            baseUrl: apiUrl,
            apiKey,
            httpClient: marketplaceHttp,
            redact: runner.redact,
        }),
        github: createGitHub(options, settings.lock === 'ref' ? owner : null),
        options,
        apiKey,
        isSandbox: endpoint.key !== null,
        setTimeLimit(timeoutMs) {
            deadline = started + timeoutMs;
            return deadline;
        },
    };
}
async function completeRepository({ id, defaultBranch, ...named }, connection) {
    if (id !== null && defaultBranch !== null)
        return { ...named, id, defaultBranch };
    const found = await getIdentity({ ...connection, repository: named });
    return { ...named, id: id ?? found.id, defaultBranch: defaultBranch ?? found.defaultBranch };
}
function redactBodies(fetch, redact) {
    return (input, init = {}) => fetch(input, typeof init.body === 'string' ? { ...init, body: redact(init.body) } : init);
}
function createFlowContext({ runner, run, signal }, connections, settings) {
    const { marketplace, github, apiKey, isSandbox } = connections;
    return {
        marketplace,
        github,
        lock: isSandbox ? (0,in_process_lock/* createInProcessLock */.C)(() => systemClock.now()) : github.lock,
        render: createRenderer(settings.comment, runner.redact),
        clock: systemClock,
        log: runner.log,
        signer: { signer: (0,digest/* createSigner */.rO)(apiKey), isSandbox },
        settings: adjustSettings(settings, run, isSandbox),
        run,
        deadline: connections.setTimeLimit(settings.waiting.timeoutMs),
        signal,
        nonce: external_node_crypto_.randomUUID,
        shown: new Map(),
        redact: runner.redact,
    };
}
function adjustSettings(settings, run, isSandbox) {
    const { gate, policy } = settings;
    const protectedPaths = run.eventName === 'pull_request' ? [...policy.protectedPaths, '.github/**'] : policy.protectedPaths;
    return {
        ...settings,
        gate: isSandbox ? { ...gate, context: 'orkestro/sandbox' } : gate,
        policy: { ...policy, protectedPaths },
    };
}
const systemClock = {
    now: Date.now,
    sleep: (ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
    random: Math.random,
};


/***/ }),

/***/ 8688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M5: () => (/* binding */ loadSettings),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   iT: () => (/* binding */ isConfigFileNamed)
/* harmony export */ });
/* harmony import */ var _action_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9622);
/* harmony import */ var _action_input_contract_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2229);
/* harmony import */ var _action_input_resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5459);
/* harmony import */ var _core_config_config_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7912);
/* harmony import */ var _core_config_messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4634);
/* harmony import */ var _core_commands_intent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1235);
/* harmony import */ var _core_config_labels_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9569);
/* harmony import */ var _early_results_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2665);
/* harmony import */ var _core_invariant_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7929);









async function loadSettings(request, contents) {
    const { runner, settings, intent } = request;
    if (intent.kind === 'discover')
        return { kind: 'ready', intent, ...(0,_action_input_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveSettings */ .M)(runner, null, null) };
    const reading = await readConfig(contents, settings);
    switch (reading.kind) {
        case 'broken':
            return toBroken(request, reading);
        case 'absent':
            return isConfigFileNamed(settings)
                ? { kind: 'broken', verdict: (0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .holdMissingConfig */ .cG)(settings.configFile), settings }
                : applyConfig(request, null);
        case 'read':
            return applyConfig(request, reading.config);
    }
}
function toBroken({ runner, settings }, { path, problems, statusContext }) {
    for (const problem of problems)
        runner.log.info((0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .formatConfigProblem */ .fc)(path, problem));
    const verdict = (0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .holdBrokenConfig */ .xb)(path, problems);
    return { kind: 'broken', verdict, settings: withStatusContext(settings, statusContext) };
}
function isConfigFileNamed({ configFile }) {
    return configFile !== (0,_action_input_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .inputContract */ .l2)('config-file').default;
}
function applyConfig(request, config) {
    const { run, event, settings } = request;
    const resolved = resolve(request, config);
    if ('code' in resolved) {
        const context = config?.texts['status-context'] ?? null;
        return { kind: 'broken', verdict: resolved, settings: withStatusContext(settings, context) };
    }
    const planned = (0,_core_commands_intent_js__WEBPACK_IMPORTED_MODULE_3__/* .planIntent */ .A)(event, run, resolved.settings);
    if (planned.kind === 'skip')
        return { kind: 'ended', result: (0,_early_results_js__WEBPACK_IMPORTED_MODULE_4__/* .toSkippedResult */ .fL)(planned.why) };
    if (planned.kind === 'refuse')
        return { kind: 'ended', result: (0,_early_results_js__WEBPACK_IMPORTED_MODULE_4__/* .toRefusedResult */ .Xn)(planned) };
    if (planned.kind === 'doctor')
        throw new _core_invariant_js__WEBPACK_IMPORTED_MODULE_6__/* .InvariantError */ .z('the config file cannot change the mode');
    return { kind: 'ready', intent: planned, ...resolved };
}
function withStatusContext(settings, configuredContext) {
    const { gate } = settings;
    if (configuredContext === null || gate.context !== (0,_action_input_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .inputContract */ .l2)('status-context').default)
        return settings;
    return { ...settings, gate: { ...gate, context: configuredContext } };
}
async function readConfig(contents, { configFile, label }) {
    const text = await contents.read(configFile);
    if (text === null)
        return { kind: 'absent' };
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(282)]).then(__webpack_require__.bind(__webpack_require__, 9282));
    return parseConfig(text, { path: configFile, label });
}
function resolve({ runner, event, settings }, config) {
    try {
        return (0,_action_input_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveSettings */ .M)(runner, config, findTriggerLabel(event, settings, config));
    }
    catch (error) {
        if (error instanceof _action_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz && config !== null)
            return (0,_core_config_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .holdContradiction */ .P3)(config.path, error.message);
        throw error;
    }
}
function findTriggerLabel(event, { label }, config) {
    if (event.kind === 'comment')
        return config === null ? null : (0,_core_config_config_js__WEBPACK_IMPORTED_MODULE_7__/* .findCommandLabel */ .ru)(config, event.labels ?? []);
    if (event.kind !== 'labeled')
        return null;
    const isNamed = config !== null && (0,_core_config_config_js__WEBPACK_IMPORTED_MODULE_7__/* .findLabelTerms */ .Ts)(config, event.label) !== null;
    return isNamed || (0,_core_config_labels_js__WEBPACK_IMPORTED_MODULE_8__/* .isSameLabel */ .z)(event.label, label) ? event.label : null;
}


/***/ }),

/***/ 7912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ findConfigured),
/* harmony export */   Ts: () => (/* binding */ findLabelTerms),
/* harmony export */   We: () => (/* binding */ CONFIG_NAMES),
/* harmony export */   ru: () => (/* binding */ findCommandLabel),
/* harmony export */   vy: () => (/* binding */ findDodTemplate)
/* harmony export */ });
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9569);

const CONFIG_NAMES = [
    'category',
    'tier',
    'budget-usd',
    'specialist',
    'auto-assign',
    'min-rank',
    'wait',
    'timeout',
    'on-timeout',
    'poll-interval',
    'checks',
    'ignore-checks',
    'skipped-checks',
    'protected-paths',
    'require-review',
    'when-no-required-checks',
    'on-pass',
    'on-fail',
    'max-reworks',
    'max-budget-usd',
    'monthly-budget-usd',
    'hire-permission',
    'settle-permission',
    'allowed-bots',
    'status-context',
    'gate-when-no-mission',
    'gate-on',
    'pay-on',
    'comment',
];
function findLabelTerms(config, label) {
    return config.labels.find((one) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameLabel */ .z)(one.label, label))?.terms ?? null;
}
function findCommandLabel(config, labels) {
    const [only, ...more] = labels.filter((label) => findLabelTerms(config, label) !== null);
    return only === undefined || more.length > 0 ? null : only;
}
function findConfigured(config, label, name) {
    const terms = label === null ? null : findLabelTerms(config, label);
    const ofLabel = terms?.texts[name];
    if (ofLabel !== undefined)
        return { text: ofLabel, source: 'label' };
    const text = config.defaults.texts[name] ?? config.texts[name];
    return text === undefined ? null : { text, source: 'config' };
}
function findDodTemplate(config, label) {
    const terms = label === null ? null : findLabelTerms(config, label);
    return terms?.dod ?? config.defaults.dod;
}


/***/ }),

/***/ 4634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P3: () => (/* binding */ holdContradiction),
/* harmony export */   cG: () => (/* binding */ holdMissingConfig),
/* harmony export */   fc: () => (/* binding */ formatConfigProblem),
/* harmony export */   t4: () => (/* binding */ describeForStatus),
/* harmony export */   xb: () => (/* binding */ holdBrokenConfig)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(770);

const MAX_LISTED_PROBLEMS = 5;
const LONGEST_MESSAGE = 300;
function formatConfigProblem(path, { line, column, message, source }) {
    const number = String(line);
    const caret = column <= source.length + 1 ? `${' '.repeat(column - 1)}^` : '';
    return [
        `${path}:${number}:${column}: ${message}`,
        ` ${number} | ${source}`,
        ` ${' '.repeat(number.length)} | ${caret}`.trimEnd(),
    ].join('\n');
}
function holdBrokenConfig(path, problems) {
    const spelled = problems
        .slice(0, MAX_LISTED_PROBLEMS)
        .map(({ line, column, message }) => `line ${line}, column ${column}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(message, LONGEST_MESSAGE)}`);
    const more = problems.length - spelled.length;
    return holdConfig(`${path} cannot be used: ${spelled.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`, `Correct ${path} on the default branch, then start this again: the label off and on again, the command in a new comment, a push to the pull request.`);
}
function holdMissingConfig(path) {
    return holdConfig(`config-file names ${path}, which is not on the default branch.`, 'Commit the file to the default branch, or correct the input config-file.');
}
function holdContradiction(path, why) {
    return holdConfig(`${path} and the inputs of this step contradict each other: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(why, LONGEST_MESSAGE)}.`, `Change one of the two: the inputs in the workflow file, or ${path} on the default branch.`);
}
const OPENING = 'Nothing was done: ';
function holdConfig(message, nextStep) {
    return { kind: 'hold', code: 'bad_input', message: `${OPENING}${message}`, nextStep };
}
const DESCRIPTION_LIMIT = 140;
function describeForStatus(message) {
    const plain = message.replace(OPENING, '').replace(/[\p{C}\p{Z}]+/gu, ' ');
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(plain.trim(), DESCRIPTION_LIMIT);
}


/***/ }),

/***/ 4493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   rO: () => (/* binding */ createSigner),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text, 'hex');
}
function createSigner(apiKey) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSecretKey)(new Uint8Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', apiKey, 'orkestro-action', 'state-marker-v1', 32)));
    const mac = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(text, 'utf8').digest('hex');
    return {
        mac,
        verify(text, candidate) {
            const expected = Buffer.from(mac(text));
            const given = Buffer.from(candidate);
            return expected.length === given.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(expected, given);
        },
    };
}
function canonicalJson(value) {
    return writeSorted(JSON.parse(JSON.stringify(value)));
}
function writeSorted(value) {
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(writeSorted).join(',')}]`;
    const members = Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => `${JSON.stringify(key)}:${writeSorted(inner)}`);
    return `{${members.join(',')}}`;
}


/***/ }),

/***/ 815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ PERMISSIONS)
/* harmony export */ });
/* unused harmony export REASON_CODES */
const PERMISSIONS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const REASON_CODES = (/* unused pure expression or super */ null && ([
    'already_accepted',
    'mission_ended',
    'held_by_person',
    'terms_mismatch',
    'contract_changed',
    'contract_unreadable',
    'mission_not_ready',
    'verification_failed',
    'verification_pending',
    'no_pull_request',
    'pull_closed',
    'draft',
    'binding_conflict',
    'not_delivered',
    'protected_paths',
    'checks_unavailable',
    'no_required_checks',
    'checks_pending',
    'baseline_broken',
    'checks_failed',
    'checks_need_approval',
    'checks_inconclusive',
    'check_source_mismatch',
    'checks_missing',
    'no_check_ran',
    'merge_conflict',
    'changes_requested',
    'review_required',
    'awaiting_merge',
    'head_moved',
    'checks_passed',
    'verified',
    'rework_limit',
    'same_delivery',
    'manual_settlement',
    'merged_unverified',
    'accepted_by_person',
    'sent_back_by_person',
    'command_refused',
    'not_permitted',
    'brief_changed',
    'hidden_text',
    'dod_missing',
    'brief_too_long',
    'brief_unclear',
    'budget_missing',
    'budget_exceeded',
    'budget_unknown',
    'rank_unavailable',
    'reference_taken',
    'duplicate_missions',
    'lock_limit_reached',
    'hire_force_refused',
    'hire_unconfirmed',
    'decision_unconfirmed',
    'state_lost',
    'missing_permission',
    'no_mission',
    'group_unknown',
    'posted',
    'skipped',
    'discovered',
    'diagnosed',
    'dry_run',
    'cancelled',
    'bad_input',
    'marketplace_error',
    'github_error',
    'internal_error',
]));


/***/ }),

/***/ 3348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ once)
/* harmony export */ });
function once(create) {
    let cached;
    return () => (cached ??= { value: create() }).value;
}


/***/ }),

/***/ 2939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ RemoteError)
/* harmony export */ });
class RemoteError extends Error {
    side;
    code;
    what;
    where;
    why;
    fix;
    status;
    requestId;
    constructor(side, message, failure) {
        super(message);
        this.side = side;
        this.code = failure.code;
        this.what = failure.what;
        this.where = failure.where;
        this.why = failure.why;
        this.fix = failure.fix;
        this.status = failure.status;
        this.requestId = failure.requestId;
    }
    toFailure() {
        const { code, what, where, why, fix, status, requestId } = this;
        return { code, what, where, why, fix, status, requestId };
    }
}


/***/ }),

/***/ 6917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ formatRun),
/* harmony export */   _2: () => (/* binding */ hold),
/* harmony export */   yg: () => (/* binding */ formatRunUrl)
/* harmony export */ });
function hold(code, message, nextStep) {
    return { kind: 'hold', code, message, nextStep };
}
function formatRun(run) {
    return `${run.runId}.${run.runAttempt}`;
}
function formatRunUrl(run) {
    const { owner, name } = run.repository;
    return `${run.serverUrl}/${owner}/${name}/actions/runs/${run.runId}`;
}


/***/ }),

/***/ 787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ createInProcessLock)
/* harmony export */ });
function createInProcessLock(now) {
    const taken = new Map();
    const toMapKey = (lockKey, sequence) => lockKey.on === 'comment'
        ? `comment ${lockKey.id} ${sequence}.${lockKey.epoch}`
        : `conversation ${lockKey.number} ${sequence}`;
    let count = 0;
    return {
        kind: 'memory',
        maxSequence: 8,
        async acquire(lockKey, sequence, options) {
            const key = toMapKey(lockKey, sequence);
            if (taken.has(key))
                return { kind: 'taken' };
            const id = String(++count);
            taken.set(key, { id, at: now() });
            await options?.onAcquired();
            return { kind: 'acquired', acquisitionId: id };
        },
        peek: () => Promise.resolve(false),
        read(lockKey, sequence) {
            const found = taken.get(toMapKey(lockKey, sequence));
            return Promise.resolve(found === undefined ? { kind: 'free' } : { kind: 'taken', at: found.at, acquisitionId: found.id });
        },
        release(_lockKey, acquisitionId) {
            for (const [key, { id }] of taken) {
                if (id === acquisitionId)
                    return Promise.resolve(taken.delete(key));
            }
            return Promise.resolve(false);
        },
    };
}


/***/ }),

/***/ 8344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ createMissionView)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2799);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6917);


function toOutcomeKind(verdict) {
    switch (verdict.kind) {
        case 'done':
            return 'accepted';
        case 'hold':
            return 'held';
        case 'accept':
        case 'rework':
        case 'wait':
            return 'pending';
    }
}
const VIEW_DEFAULTS = { pull: null, evidence: null, evidenceProblem: null, gateOpen: false };
function createMissionView(context, input) {
    const { settings, run, signer, clock } = context;
    const { verdict, subject, generation, state } = input;
    return {
        repository: run.repository,
        serverUrl: run.serverUrl,
        subject,
        reference: (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(run.repository, subject, generation),
        generation,
        sandbox: signer.isSandbox,
        dryRun: settings.dryRun,
        mission: input.mission,
        verdict,
        outcome: input.outcome ?? toOutcomeKind(verdict),
        round: state?.round ?? 1,
        maxReworks: settings.policy.maxReworks,
        ...toViewDetails(input),
        brief: input.brief,
        droppedComments: input.droppedComments,
        history: state?.history ?? [],
        warnings: input.warnings,
        runUrl: (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRunUrl */ .yg)(run),
        commandPrefix: settings.command,
        statusContext: settings.gate.context,
        now: clock.now(),
    };
}
function toViewDetails(input) {
    const { pull, evidence, evidenceProblem, gateOpen } = { ...VIEW_DEFAULTS, ...input };
    return { pull, evidence, evidenceProblem, gateOpen };
}


/***/ }),

/***/ 3801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XI: () => (/* binding */ toFailedOutcome),
/* harmony export */   eh: () => (/* binding */ summarize),
/* harmony export */   p: () => (/* binding */ createSkippedOutcome),
/* harmony export */   zN: () => (/* binding */ EMPTY_OUTCOME)
/* harmony export */ });
/* harmony import */ var _remote_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8661);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6917);
/* harmony import */ var _mission_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8344);



const EMPTY_OUTCOME = {
    view: null,
    views: [],
    commentUrl: null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
};
function createSkippedOutcome(why) {
    return {
        ...EMPTY_OUTCOME,
        kind: 'skipped',
        code: 'skipped',
        message: `Skipped: ${why}.`,
        nextStep: 'Nothing to do.',
    };
}
const SEVERITY_ORDER = ['failed', 'held', 'pending', 'reworked', 'accepted', 'skipped'];
function summarize(outcomes) {
    const worst = outcomes.toSorted((a, b) => SEVERITY_ORDER.indexOf(a.kind) - SEVERITY_ORDER.indexOf(b.kind))[0];
    const views = outcomes.flatMap((one) => (one.view === null ? [] : [one.view]));
    const message = `${outcomes.length} missions looked at: ${SEVERITY_ORDER.map((kind) => [kind, outcomes.filter((one) => one.kind === kind).length])
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}.`;
    return { ...(worst ?? createSkippedOutcome('no mission')), view: null, views, message };
}
function toFailedOutcome(context, tracked, error) {
    const failure = (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_0__/* .readFailure */ .f1)(error);
    if (failure === null)
        throw error;
    const code = (0,_remote_error_js__WEBPACK_IMPORTED_MODULE_0__/* .toReasonCode */ ["do"])(error);
    const verdict = (0,_context_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)(code, `${failure.what}: ${failure.why}`, failure.fix);
    const view = { ...(0,_mission_view_js__WEBPACK_IMPORTED_MODULE_1__/* .createMissionView */ .i)(context, { ...tracked, verdict }), outcome: 'failed' };
    const { message, nextStep } = verdict;
    return { ...EMPTY_OUTCOME, kind: 'failed', code, message, nextStep, view, commentUrl: tracked.comment?.url ?? null };
}


/***/ }),

/***/ 8661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   "do": () => (/* binding */ toReasonCode),
/* harmony export */   f1: () => (/* binding */ readFailure)
/* harmony export */ });
/* harmony import */ var _core_ports_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2939);

const TRANSIENT_CODES = new Set([
    'unreachable',
    'interrupted',
    'timeout',
    'server_error',
    'rate_limited',
    'bad_answer',
    'incomplete',
]);
function readFailure(error) {
    return error instanceof _core_ports_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RemoteError */ .H ? error.toFailure() : null;
}
function isTransient(error) {
    const failure = readFailure(error);
    return failure !== null && TRANSIENT_CODES.has(failure.code);
}
const REASON_CODES = {
    http: 'internal_error',
    marketplace: 'marketplace_error',
    github: 'github_error',
};
function toReasonCode(error) {
    return error instanceof _core_ports_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RemoteError */ .H ? REASON_CODES[error.side] : 'internal_error';
}


/***/ }),

/***/ 6162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ createBatcher)
/* harmony export */ });
function createBatcher(maxSize, sendBatch) {
    let pending = [];
    const flush = () => {
        const calls = pending;
        pending = [];
        for (let start = 0; start < calls.length; start += maxSize)
            void sendBatch(calls.slice(start, start + maxSize));
    };
    return (item) => new Promise((resolve, reject) => {
        if (pending.length === 0)
            queueMicrotask(flush);
        pending.push({ item, resolve, reject });
    });
}


/***/ }),

/***/ 4983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ createApi)
/* harmony export */ });
/* harmony import */ var _graphql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2750);
/* harmony import */ var _rate_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6408);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8962);




function createApi(options) {
    const meter = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .createQuotaMeter */ .s)();
    const limitWrites = (0,_rate_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .createRateLimiter */ .x)(options.clock ?? null);
    const callRoute = (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .createCallRoute */ .S3)(options, meter);
    return {
        repository: options.repository,
        quota: () => meter.read(),
        ...(0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .createRestClient */ .m)(options, callRoute, limitWrites),
        ...(0,_graphql_js__WEBPACK_IMPORTED_MODULE_0__/* .createGraphqlClient */ .P)(options, callRoute, limitWrites),
    };
}


/***/ }),

/***/ 4023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L3: () => (/* binding */ NO_EFFECT_STATUSES),
/* harmony export */   Qo: () => (/* binding */ toProblemCode),
/* harmony export */   fU: () => (/* binding */ toStatusCode),
/* harmony export */   so: () => (/* binding */ GITHUB_FIXES),
/* harmony export */   xY: () => (/* binding */ toHttpCode)
/* harmony export */ });
/* unused harmony export GITHUB_ERROR_CODES */
const GITHUB_FIXES = {
    unauthorized: () => "Give a valid token as `github-token`; the default is the job's own, which ends with the job.",
    missing_permission: ({ permission, acceptedPermissions }) => `Add \`${acceptedPermissions ?? permission}\` under \`permissions:\` of the job in the workflow file.`,
    not_on_plan: () => 'Make the repository public or upgrade its plan, which does not have this feature; or name the checks with the input `checks`.',
    not_found: ({ permission }) => `Check that it exists and that the token may see it (\`${permission}\` under \`permissions:\`).`,
    moved: () => 'The repository was renamed or moved: start a new run, which gets the new name.',
    refused: () => 'Correct what its words name, then run again; if that is nothing of yours, report it with the request id.',
    rate_limited: () => 'Wait until the limit ends and run again, or look less often (`poll-interval`).',
    server_error: () => 'Run again later; https://www.githubstatus.com shows incidents.',
    unreachable: () => "Check the runner's network and proxy, then run again.",
    cancelled: () => 'Run it again to resume.',
    bad_answer: () => 'Check what sits between the runner and GitHub; if it stays, report it with the request id.',
    incomplete: () => 'Run again; if it stays, report it with the words above.',
};
const GITHUB_ERROR_CODES = Object.keys(GITHUB_FIXES);
const NO_EFFECT_STATUSES = new Set([400, 401, 402, 403, 404, 410, 413, 415, 422, 429]);
const STATUS_CODES = {
    401: 'unauthorized',
    403: 'missing_permission',
    404: 'not_found',
    410: 'not_found',
    429: 'rate_limited',
};
function toStatusCode(status) {
    const known = STATUS_CODES[status];
    if (known !== undefined)
        return known;
    if (status >= 500)
        return 'server_error';
    if (status >= 300 && status <= 399)
        return 'moved';
    return status >= 400 ? 'refused' : 'bad_answer';
}
const PROBLEM_CODES = {
    NOT_FOUND: 'not_found',
    FORBIDDEN: 'missing_permission',
    INSUFFICIENT_SCOPES: 'missing_permission',
    RATE_LIMITED: 'rate_limited',
    RATE_LIMIT: 'rate_limited',
    SERVICE_UNAVAILABLE: 'server_error',
    INTERNAL: 'server_error',
};
function toProblemCode(type) {
    return PROBLEM_CODES[type] ?? 'incomplete';
}
const HTTP_CODES = {
    aborted: 'cancelled',
    redirect: 'moved',
    too_large: 'bad_answer',
    encoding: 'bad_answer',
    protocol: 'bad_answer',
};
function toHttpCode(code) {
    return HTTP_CODES[code] ?? 'unreachable';
}


/***/ }),

/***/ 6403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H5: () => (/* binding */ parseRateLimit),
/* harmony export */   y_: () => (/* binding */ GitHubError)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5915);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8989);
/* harmony import */ var _core_once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3348);
/* harmony import */ var _core_ports_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2939);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4532);
/* harmony import */ var _error_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4023);






class GitHubError extends _core_ports_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RemoteError */ .H {
    name = 'GitHubError';
    resetsAt;
    noEffect;
    constructor(parts) {
        const { code, call, why, status = null, requestId = null, acceptedPermissions = null } = parts;
        const what = `could not ${call.action}`;
        const fix = parts.fix ?? _error_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .GITHUB_FIXES */ .so[code]({ permission: call.permission, acceptedPermissions });
        const message = `${what}: ${why} (${call.where}). ${fix}`;
        super('github', message, { code, what, where: call.where, why, fix, status, requestId });
        this.resetsAt = parts.resetsAt ?? null;
        this.noEffect = parts.noEffect ?? false;
    }
    static from(error, call) {
        if (error instanceof GitHubError)
            return error;
        const response = findResponse(error);
        if (response !== null)
            return GitHubError.fromResponse(response, call);
        return fromTransportError(error, call);
    }
    static fromResponse(response, call) {
        const { status, headers } = response;
        const serverMessage = parseServerMessage(response.data);
        const code = toCode(status, headers, serverMessage ?? '');
        const limit = code === 'rate_limited' ? parseRateLimit(headers) : null;
        return new GitHubError({
            code,
            call,
            why: [`HTTP ${status}`, serverMessage, limit?.message]
                .filter((part) => part !== null && part !== undefined)
                .join(': '),
            status,
            requestId: getHeader(headers, 'x-github-request-id'),
            acceptedPermissions: parseAcceptedPermissions(headers),
            resetsAt: limit?.at ?? null,
            noEffect: serverMessage !== null && _error_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_EFFECT_STATUSES */ .L3.has(status),
        });
    }
}
function toCode(status, headers, serverMessage) {
    if (status !== 403)
        return (0,_error_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .toStatusCode */ .fU)(status);
    const isExhausted = getHeader(headers, 'x-ratelimit-remaining') === '0' || getHeader(headers, 'retry-after') !== null;
    if (isExhausted || /rate limit|abuse detection/i.test(serverMessage))
        return 'rate_limited';
    return /^upgrade to github /i.test(serverMessage) ? 'not_on_plan' : (0,_error_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .toStatusCode */ .fU)(status);
}
function getHeader(headers, name) {
    const value = headers[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
function parseAcceptedPermissions(headers) {
    const text = getHeader(headers, 'x-accepted-github-permissions') ?? '';
    if (!/^[a-z_]+=[a-z]+([;,] ?[a-z_]+=[a-z]+)*$/.test(text))
        return null;
    const lines = text.split(/[;,] ?/).map((part) => part.replace('=', ': ').replaceAll('_', '-'));
    return lines.join(text.includes(',') ? '` and `' : '` or `');
}
function parseRateLimit(headers) {
    const afterSeconds = Number(getHeader(headers, 'retry-after') ?? 'none');
    if (Number.isFinite(afterSeconds)) {
        const sentAt = Date.parse(getHeader(headers, 'date') ?? '');
        const at = Number.isNaN(sentAt) ? null : sentAt + afterSeconds * 1_000;
        return { at, message: `the limit ends in ${afterSeconds} s` };
    }
    const reset = Number(getHeader(headers, 'x-ratelimit-reset') ?? 'none');
    if (!Number.isSafeInteger(reset) || reset > 1e11)
        return { at: null, message: 'GitHub does not say when the limit ends' };
    return { at: reset * 1_000, message: `the limit ends at ${new Date(reset * 1_000).toISOString()}` };
}
function parseServerMessage(data) {
    if (typeof data !== 'object' || data === null || !('message' in data))
        return null;
    const { message } = data;
    if (typeof message !== 'string')
        return null;
    const details = 'errors' in data && Array.isArray(data.errors) ? ` ${JSON.stringify(data.errors)}` : '';
    return `${message}${details}`.slice(0, 400);
}
const errorWithResponse = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    response: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), headers: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()), data: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J() }),
}));
function findResponse(error) {
    const result = zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .safeParse */ .xL(errorWithResponse(), error);
    return result.success ? result.data.response : null;
}
function fromTransportError(error, call) {
    const wrapped = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(wrapped instanceof _http_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j)) {
        const why = wrapped instanceof Error ? wrapped.message.slice(0, 300) : 'something that is no error was thrown';
        return new GitHubError({ code: 'bad_answer', call, why: `the answer could not be used: ${why}` });
    }
    const { status, fix, sent } = wrapped;
    const code = (0,_error_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .toHttpCode */ .xY)(wrapped.code);
    return new GitHubError({
        code,
        call,
        why: `${wrapped.what}: ${wrapped.why}`,
        status,
        noEffect: !sent,
        ...(code === 'moved' ? {} : { fix }),
    });
}


/***/ }),

/***/ 2750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createGraphqlClient),
  J: () => (/* binding */ isNotFoundAt)
});

// EXTERNAL MODULE: ./src/github/api/error-codes.js
var error_codes = __webpack_require__(4023);
// EXTERNAL MODULE: ./src/github/api/errors.js
var errors = __webpack_require__(6403);
// EXTERNAL MODULE: ./src/github/api/batch.js
var batch = __webpack_require__(6162);
;// CONCATENATED MODULE: ./src/github/api/query-batch.js


const MAX_BATCH_SIZE = 6;
const NOT_WORTH_RETRYING = new Set([
    'unauthorized',
    'rate_limited',
    'unreachable',
    'cancelled',
    'moved',
]);
function createQueryBatcher(sendQuery) {
    return (0,batch/* createBatcher */.C)(MAX_BATCH_SIZE, (calls) => resolveBatch(sendQuery, calls));
}
async function resolveBatch(sendQuery, calls) {
    const parts = await sendBatch(sendQuery, calls.map(({ item }) => item)).catch((error) => {
        if (!(error instanceof errors/* GitHubError */.y_) || NOT_WORTH_RETRYING.has(error.code))
            return { error };
        return null;
    });
    if (parts !== null && 'error' in parts) {
        for (const { reject } of calls)
            reject(parts.error);
        return;
    }
    for (const [index, { item: query, resolve, reject }] of calls.entries()) {
        const part = parts?.[index];
        if (part === undefined)
            sendQuery(query).then(resolve, reject);
        else
            resolve(part);
    }
}
async function sendBatch(sendQuery, queries) {
    const joined = queries.length < 2 ? null : joinQueries(queries);
    if (joined === null)
        return null;
    const calls = queries.map(({ call }) => call);
    const response = await sendQuery({
        ...joined,
        call: {
            action: [...new Set(calls.map(({ action }) => action))].join(' and '),
            where: calls[0]?.where ?? '',
            permission: [...new Set(calls.map(({ permission }) => permission))].join('` and `'),
        },
    });
    const parts = splitResponse(response.data, queries.length);
    return parts === null ? null : parts.map((data) => ({ ...response, data }));
}
const OPERATION_PATTERN = /^\s*query (\w+)\s*(?:\(([^)]*)\))?\s*\{\n([\s\S]*?)\n\}\n?/;
const SHARED_VARIABLES = new Set(['owner', 'name']);
function joinQueries(queries) {
    const document = joinDocuments(queries.map((one) => one.document));
    if (document === null)
        return null;
    const variables = {};
    for (const [index, { variables: own }] of queries.entries()) {
        const prefix = formatPrefix(index);
        for (const [key, value] of Object.entries(own))
            variables[SHARED_VARIABLES.has(key) ? key : `${prefix}${key}`] = value;
    }
    return { document, variables };
}
const JOIN_ROOT = { next: new Map() };
function joinDocuments(documents) {
    let node = JOIN_ROOT;
    for (const document of documents) {
        const next = node.next.get(document) ?? { next: new Map() };
        node.next.set(document, next);
        node = next;
    }
    node.joined ??= formatBatchDocument(documents);
    return node.joined;
}
function formatBatchDocument(documents) {
    const names = [];
    const declared = new Set();
    const fields = [];
    const fragments = [];
    for (const [index, document] of documents.entries()) {
        const found = OPERATION_PATTERN.exec(document);
        if (found === null)
            return null;
        const [whole, name = '', parameters = '', body = ''] = found;
        const prefix = formatPrefix(index);
        names.push(name);
        for (const one of addPrefix(parameters, prefix).match(/\$\w+: [\w![\]]+/g) ?? [])
            declared.add(one);
        fields.push(addPrefix(body, prefix).replace(/^ {2}(\w+)/gm, (_all, field) => `  ${prefix}${field}: ${field}`));
        fragments.push(addPrefix(document.slice(whole.length), prefix));
    }
    const operation = `query ${names.join('_')}(${[...declared].join(', ')}) {\n${fields.join('\n')}\n}\n`;
    return `${operation}${fragments.join('\n')}`;
}
function formatPrefix(index) {
    return `q${index}_`;
}
const NAME_PATTERN = /\$(\w+)|\bfragment (\w+) on\b|\.\.\.(\w+)/g;
function addPrefix(text, prefix) {
    return text.replace(NAME_PATTERN, (all, variable, fragment, spread) => {
        if (variable !== undefined)
            return SHARED_VARIABLES.has(variable) ? all : `$${prefix}${variable}`;
        return fragment === undefined ? `...${prefix}${spread ?? ''}` : `fragment ${prefix}${fragment} on`;
    });
}
function splitResponse(body, count) {
    const response = parseJoinedResponse(body);
    if (response === null)
        return null;
    const { data, errors } = response;
    const parts = Array.from({ length: count }, (_none, index) => ({
        data: Object.fromEntries(Object.entries(data).flatMap(([key, value]) => stripPrefix(key, index).map((own) => [own, value]))),
        errors: errors.flatMap((error) => toOwnErrors(error, index)),
    }));
    const attributedCount = parts.reduce((sum, part) => sum + part.errors.length, 0);
    return attributedCount === errors.length ? parts : null;
}
function parseJoinedResponse(body) {
    if (typeof body !== 'object' || body === null)
        return null;
    const { data, errors } = body;
    const list = errors ?? [];
    return typeof data === 'object' && data !== null && Array.isArray(list) ? { data, errors: list } : null;
}
function stripPrefix(key, index) {
    const prefix = formatPrefix(index);
    return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
}
function toOwnErrors(error, index) {
    if (typeof error !== 'object' || error === null || !('path' in error) || !Array.isArray(error.path))
        return [];
    const [first, ...rest] = error.path;
    return stripPrefix(String(first), index).map((own) => ({ ...error, path: [own, ...rest] }));
}

// EXTERNAL MODULE: ./src/github/api/request.js + 1 modules
var request = __webpack_require__(2092);
// EXTERNAL MODULE: ./src/github/api/wire.js
var wire = __webpack_require__(4301);
;// CONCATENATED MODULE: ./src/github/api/graphql.js





function createGraphqlClient(options, callRoute, limitWrites) {
    const { owner, name } = options.repository;
    const route = (0,request/* toGraphqlRoute */.W3)(options);
    const sendQuery = ({ document, variables, call: callInfo }) => callRoute(callInfo, route, { query: document, variables, headers: request/* API_HEADERS */.Qo });
    const batchQuery = createQueryBatcher(sendQuery);
    const runQuery = async (call, send) => {
        const { document, action, permission } = call;
        const callInfo = { action, permission, where: route };
        const shared = document.includes('$owner') && { owner, name };
        const response = await send({ document, variables: { ...shared, ...call.variables }, call: callInfo });
        const problems = findProblems(response.data);
        const fatalProblem = problems.find((problem) => call.tolerates?.(problem) !== true);
        if (fatalProblem !== undefined)
            throw toGitHubError(fatalProblem, response, callInfo);
        const { data } = (0,wire/* parseResponse */.xp)(response.data, (0,wire/* toEnvelopeSchema */.TY)(call.schema), callInfo);
        return { data, problems };
    };
    return {
        query: (call) => runQuery(call, call.skipBatching === true ? sendQuery : batchQuery),
        async mutate(call) {
            await limitWrites();
            return runQuery(call, sendQuery);
        },
    };
}
function findProblems(body) {
    if (typeof body !== 'object' || body === null || !('errors' in body))
        return [];
    const { errors } = body;
    if (errors === null || errors === undefined)
        return [];
    return Array.isArray(errors) ? errors.map(toProblem) : [toProblem(errors)];
}
const NO_MESSAGE = 'an error without words';
function toProblem(entry) {
    if (typeof entry !== 'object' || entry === null)
        return { type: '', path: '', message: NO_MESSAGE };
    const read = (field) => Reflect.get(entry, field);
    const [type, path, message] = [read('type'), read('path'), read('message')];
    return {
        type: typeof type === 'string' ? type : '',
        path: Array.isArray(path) ? path.map(String).join('.') : '',
        message: typeof message === 'string' ? message : NO_MESSAGE,
    };
}
function toGitHubError(problem, response, call) {
    const requestId = response.headers['x-github-request-id'];
    const at = problem.path === '' ? '' : ` at ${problem.path}`;
    const code = (0,error_codes/* toProblemCode */.Qo)(problem.type);
    const limit = code === 'rate_limited' ? (0,errors/* parseRateLimit */.H5)(response.headers) : null;
    return new errors/* GitHubError */.y_({
        code,
        call,
        why: `GraphQL error${at}: ${problem.message.slice(0, 300)}${limit === null ? '' : `: ${limit.message}`}`,
        status: response.status,
        resetsAt: limit?.at ?? null,
        requestId: typeof requestId === 'string' ? requestId : null,
    });
}
function isNotFoundAt(path) {
    return (problem) => problem.type === 'NOT_FOUND' && problem.path === path;
}


/***/ }),

/***/ 6408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createQuotaMeter),
/* harmony export */   x: () => (/* binding */ createRateLimiter)
/* harmony export */ });
const MAX_BURST = 15;
const REFILL_INTERVAL_MS = 1_000;
function createRateLimiter(clock) {
    if (clock === null)
        return () => Promise.resolve();
    let tokens = MAX_BURST;
    let refilledAt = clock.now();
    return async () => {
        const now = clock.now();
        tokens = Math.min(MAX_BURST, tokens + (now - refilledAt) / REFILL_INTERVAL_MS) - 1;
        refilledAt = now;
        if (tokens < 0)
            await clock.sleep(Math.ceil(-tokens * REFILL_INTERVAL_MS));
    };
}
function createQuotaMeter() {
    const remainingByResource = new Map();
    let requests = 0;
    return {
        countRequest() {
            requests += 1;
        },
        readHeaders(headers) {
            const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
            const resource = headers['x-ratelimit-resource'];
            if (Number.isFinite(remaining))
                remainingByResource.set(typeof resource === 'string' ? resource : 'core', remaining);
        },
        read: () => ({ requests, left: remainingByResource.size === 0 ? null : Math.min(...remainingByResource.values()) }),
    };
}


/***/ }),

/***/ 2092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qo: () => (/* binding */ API_HEADERS),
  S3: () => (/* binding */ createCallRoute),
  W3: () => (/* binding */ toGraphqlRoute)
});

// EXTERNAL MODULE: ./src/github/api/errors.js
var errors = __webpack_require__(6403);
;// CONCATENATED MODULE: ./src/github/api/graphql-request.js
function createGraphqlRequest({ token, fetch, }) {
    return async (route, { headers: extraHeaders, ...body }) => {
        const headers = {
            accept: 'application/vnd.github+json',
            authorization: `token ${token}`,
            'content-type': 'application/json; charset=utf-8',
            'user-agent': 'orkestro-action',
            ...extraHeaders,
        };
        const response = await fetch(route.replace('POST ', ''), { method: 'POST', headers, body: JSON.stringify(body) });
        return { status: response.status, headers: Object.fromEntries(response.headers), data: await parseBody(response) };
    };
}
async function parseBody(response) {
    const text = await response.text();
    if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? ''))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/github/api/request.js


const API_HEADERS = { 'x-github-api-version': '2022-11-28' };
function toGraphqlRoute({ graphqlUrl }) {
    return `POST ${graphqlUrl}`;
}
function createCallRoute(options, meter) {
    const graphqlRoute = toGraphqlRoute(options);
    const requestGraphql = options.request ?? createGraphqlRequest(options);
    let loadingRequest;
    return async (callInfo, route, parameters) => {
        try {
            if (options.token === '')
                throw createMissingTokenError(callInfo);
            const request = route === graphqlRoute ? requestGraphql : await (loadingRequest ??= loadOctokitRequest(options));
            meter.countRequest();
            const response = await request(route, parameters);
            meter.readHeaders(response.headers);
            if (response.status >= 200 && response.status <= 299)
                return response;
            throw errors/* GitHubError */.y_.fromResponse(response, callInfo);
        }
        catch (error) {
            throw errors/* GitHubError */.y_.from(error, callInfo);
        }
    };
}
async function loadOctokitRequest(options) {
    if (options.request !== undefined)
        return options.request;
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(726), __webpack_require__.e(211)]).then(__webpack_require__.bind(__webpack_require__, 6211));
    const { fetch } = options;
    const octokit = getOctokit(options.token, {
        baseUrl: options.apiUrl,
        userAgent: 'orkestro-action',
        log: SILENT,
        request: { fetch, log: SILENT, redirect: 'manual' },
    });
    return octokit.request;
}
const ignoreLine = () => undefined;
const SILENT = { debug: ignoreLine, info: ignoreLine, warn: ignoreLine, error: ignoreLine };
function createMissingTokenError(call) {
    return new errors/* GitHubError */.y_({ code: 'unauthorized', call, why: 'there is no token', noEffect: true });
}


/***/ }),

/***/ 8962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ createRestClient)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6403);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2092);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4301);



const PER_PAGE = 100;
const MAX_PAGES = 100;
function createRestClient(options, callRoute, limitWrites) {
    const { owner, name: repo } = options.repository;
    const sendCall = async (call, callInfo, pageParameters = {}) => {
        if (!call.route.startsWith('GET '))
            await limitWrites();
        const headers = { ..._request_js__WEBPACK_IMPORTED_MODULE_1__/* .API_HEADERS */ .Qo, ...(call.accept !== undefined && { accept: call.accept }) };
        return callRoute(callInfo, call.route, { owner, repo, ...call.parameters, ...pageParameters, headers });
    };
    return {
        async send(call, schema) {
            const callInfo = toCallInfo(call, options);
            const { status, data } = await sendCall(call, callInfo);
            return { status, data: (0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(data, schema, callInfo) };
        },
        async list(call, item) {
            const callInfo = toCallInfo(call, options);
            const items = [];
            for (let page = 1; page <= MAX_PAGES; page += 1) {
                const response = await sendCall(call, callInfo, { per_page: PER_PAGE, page });
                const found = (0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .parseResponse */ .xp)(response.data, (0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .toListSchema */ .Fb)(item), callInfo);
                items.push(...found);
                if (!hasNextPage(response, found.length))
                    return items;
            }
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubError */ .y_({ code: 'incomplete', call: callInfo, why: `there are more than ${MAX_PAGES} pages` });
        },
    };
}
function toCallInfo({ action, permission, route, parameters }, { apiUrl, repository }) {
    const values = { owner: repository.owner, repo: repository.name, ...parameters };
    const [method = '', path = ''] = route.split(' ');
    const filled = path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(values[name] ?? '')));
    return { action, permission, where: `${method} ${apiUrl}${filled}` };
}
function hasNextPage(response, count) {
    const { link } = response.headers;
    return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}


/***/ }),

/***/ 4301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ toListSchema),
/* harmony export */   TY: () => (/* binding */ toEnvelopeSchema),
/* harmony export */   ZZ: () => (/* binding */ pageOf),
/* harmony export */   d3: () => (/* binding */ ACTOR_FRAGMENT),
/* harmony export */   eN: () => (/* binding */ actor),
/* harmony export */   g: () => (/* binding */ restAccount),
/* harmony export */   iA: () => (/* binding */ bigId),
/* harmony export */   lJ: () => (/* binding */ viewer),
/* harmony export */   se: () => (/* binding */ isSameAccount),
/* harmony export */   uR: () => (/* binding */ instant),
/* harmony export */   xp: () => (/* binding */ parseResponse),
/* harmony export */   zC: () => (/* binding */ pageOfVisible)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8989);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5915);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1299);
/* harmony import */ var _core_once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3348);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6403);



function parseResponse(data, schema, call) {
    const result = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xL(schema, data);
    if (result.success)
        return result.data;
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubError */ .y_({ code: 'bad_answer', call, why });
}
const envelopes = new WeakMap();
const lists = new WeakMap();
function toEnvelopeSchema(schema) {
    return getOrCreate(envelopes, schema, () => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ data: schema }));
}
function toListSchema(item) {
    return getOrCreate(lists, item, () => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(item));
}
function getOrCreate(cache, key, create) {
    const value = cache.get(key) ?? create();
    cache.set(key, value);
    return value;
}
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const instant = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(ISO)), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((text) => Date.parse(text))));
const bigId = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(/^\d{1,15}$/)), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()]), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi(Number)));
const restAccount = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), id: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), type: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' })));
const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;
const actor = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ __typename: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), databaseId: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr())) })), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((found) => found && toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot'))));
const viewer = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), databaseId: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr())) }), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi(({ login, databaseId }) => toAccount(login, databaseId ?? null, login.endsWith('[bot]')))));
function toAccount(login, id, isBot) {
    return { login: isBot && !login.endsWith('[bot]') ? `${login}[bot]` : login, id, isBot };
}
function isSameAccount(one, other) {
    if (one === null || other === null)
        return false;
    if (one.id !== null && other.id !== null)
        return one.id === other.id;
    return one.isBot === other.isBot && one.login.toLowerCase() === other.login.toLowerCase();
}
function pageOf(node) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        nodes: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(node),
        pageInfo: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ hasNextPage: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), endCursor: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) }),
    })
        .check(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB(({ pageInfo }) => !pageInfo.hasNextPage || (pageInfo.endCursor ?? '') !== '', {
        error: 'a further page without a cursor',
    })), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi(({ nodes, pageInfo }) => ({ nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null })));
}
function pageOfVisible(node) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(pageOf(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .nullable */ .mee(node)), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi(({ nodes, next }) => ({ nodes: nodes.filter((one) => one !== null), next })));
}


/***/ }),

/***/ 4532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ HttpError)
});

// EXTERNAL MODULE: ./src/core/ports/errors.js
var errors = __webpack_require__(2939);
;// CONCATENATED MODULE: ./src/http/classify-error.js
const SYSTEM_CODES = {
    ECONNREFUSED: 'refused',
    ENOTFOUND: 'dns',
    EAI_AGAIN: 'dns',
    EAI_FAIL: 'dns',
    EAI_NODATA: 'dns',
    EAI_NONAME: 'dns',
    EHOSTUNREACH: 'unreachable',
    EHOSTDOWN: 'unreachable',
    ENETUNREACH: 'unreachable',
    ENETDOWN: 'unreachable',
    EADDRNOTAVAIL: 'unreachable',
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
    ETIMEDOUT: 'timeout',
    EPROTO: 'tls',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
    SELF_SIGNED_CERT_IN_CHAIN: 'tls',
    HOSTNAME_MISMATCH: 'tls',
    UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
    UND_ERR_HEADERS_TIMEOUT: 'timeout',
    UND_ERR_BODY_TIMEOUT: 'timeout',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
    UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too_large',
    UND_ERR_HEADERS_OVERFLOW: 'protocol',
    UND_ERR_ABORTED: 'aborted',
    ABORT_ERR: 'aborted',
};
const SYSTEM_PREFIXES = [
    ['HPE_', 'protocol'],
    ['ERR_TLS_', 'tls'],
    ['ERR_SSL_', 'tls'],
    ['CERT_', 'tls'],
    ['UNABLE_TO_', 'tls'],
    ['UND_ERR_PRX_', 'proxy'],
    ['UND_ERR_SOCKS5', 'proxy'],
];
const CODES_BY_ERROR_NAME = new Map([
    ['AbortError', 'aborted'],
    ['HTTPParserError', 'protocol'],
]);
function classifyError(error) {
    const chain = collectCauses(error);
    for (const cause of chain) {
        const code = toErrorCode(cause);
        if (code !== null)
            return { code, why: describeError(cause) };
    }
    const [first] = chain;
    return { code: 'unknown', why: first === undefined ? 'a value that is no error was thrown' : describeError(first) };
}
function toErrorLike(value) {
    if (typeof value !== 'object' || value === null)
        return null;
    const read = (field) => Reflect.get(value, field);
    const message = read('message');
    if (typeof message !== 'string')
        return null;
    const [name, code, errors] = [read('name'), read('code'), read('errors')];
    return {
        name: typeof name === 'string' ? name : 'Error',
        message,
        code: typeof code === 'string' ? code : '',
        causes: [...(Array.isArray(errors) ? errors : []), read('cause')],
    };
}
function collectCauses(error) {
    const chain = [];
    const queue = [error];
    for (const value of queue) {
        const cause = toErrorLike(value);
        if (cause === null)
            continue;
        chain.push(cause);
        if (queue.length < 16)
            queue.push(...cause.causes.slice(0, 16));
    }
    return chain;
}
function toErrorCode(error) {
    if (error.message.startsWith('Proxy response'))
        return 'proxy';
    const { code } = error;
    const exact = Object.hasOwn(SYSTEM_CODES, code) ? SYSTEM_CODES[code] : undefined;
    if (exact !== undefined)
        return exact;
    const prefix = SYSTEM_PREFIXES.find(([start]) => code.startsWith(start));
    if (prefix !== undefined)
        return prefix[1];
    return CODES_BY_ERROR_NAME.get(error.name) ?? null;
}
function describeError({ code, message, name }) {
    const text = message.slice(0, 300);
    if (text === '')
        return code === '' ? name : code;
    return code === '' || text.includes(code) ? text : `${text} (${code})`;
}

;// CONCATENATED MODULE: ./src/http/error-codes.js
const HTTP_ERROR_INFO = {
    origin: {
        what: 'The address is not one this run may talk to',
        fix: 'Nothing was sent. Check `api-url`: the API key only ever goes to that exact origin.',
        transient: false,
        neverSent: true,
    },
    deadline: {
        what: 'The time of this step is over',
        fix: 'Raise `timeout`, or let a later run resume: nothing is lost.',
        transient: false,
        neverSent: true,
    },
    aborted: {
        what: 'The run was cancelled',
        fix: 'Run it again to resume.',
        transient: false,
        neverSent: false,
    },
    tls_off: {
        what: 'TLS certificates would not be verified',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment; for a private certificate authority set NODE_EXTRA_CA_CERTS instead.',
        transient: false,
        neverSent: true,
    },
    dns: {
        what: 'The server name could not be resolved',
        fix: "Check the host name in the URL and the runner's DNS.",
        transient: true,
        neverSent: true,
    },
    refused: {
        what: 'The connection was refused',
        fix: 'Check that the server runs and that host and port are right.',
        transient: true,
        neverSent: true,
    },
    unreachable: {
        what: 'There is no route to the server',
        fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
        transient: true,
        neverSent: true,
    },
    connect_timeout: {
        what: 'The connection could not be made in time',
        fix: "Check the runner's network, firewall and proxy (HTTPS_PROXY, NO_PROXY).",
        transient: true,
        neverSent: true,
    },
    tls: {
        what: 'No trustworthy TLS connection could be made',
        fix: 'Check the certificate of the server; for a private certificate authority set NODE_EXTRA_CA_CERTS.',
        transient: false,
        neverSent: false,
    },
    proxy: {
        what: 'The proxy did not let the request through',
        fix: 'Check HTTPS_PROXY (`http://host:port`) and NO_PROXY.',
        transient: true,
        neverSent: true,
    },
    reset: {
        what: 'The connection broke off',
        fix: "Try again; if it stays, check the server's status and what is between.",
        transient: true,
        neverSent: false,
    },
    timeout: {
        what: 'No complete answer came in time',
        fix: "Try again; if it stays, check the server's status.",
        transient: true,
        neverSent: false,
    },
    redirect: {
        what: 'The server redirects elsewhere; redirects are never followed',
        fix: 'Set the URL to where the API really is.',
        transient: false,
        neverSent: false,
    },
    too_large: {
        what: 'The answer is larger than allowed',
        fix: 'Check that the URL is that of the API and not of a download or a page.',
        transient: false,
        neverSent: false,
    },
    encoding: {
        what: 'The answer is compressed although that was not asked for',
        fix: 'Check what sits between runner and server; answers must come unencoded.',
        transient: false,
        neverSent: false,
    },
    protocol: {
        what: 'The answer is not valid HTTP',
        fix: 'Check that the URL is that of an HTTP API.',
        transient: false,
        neverSent: false,
    },
    unknown: {
        what: 'The request failed',
        fix: 'Run again with step debug on (ACTIONS_STEP_DEBUG) and report what it shows.',
        transient: false,
        neverSent: false,
    },
};

;// CONCATENATED MODULE: ./src/http/errors.js



class HttpError extends errors/* RemoteError */.H {
    name = 'HttpError';
    sent;
    constructor(parts) {
        const { code, where, why, status = null } = parts;
        const { what, fix } = HTTP_ERROR_INFO[code];
        super('http', `${what}: ${where}: ${why}`, { code, what, where, why, fix, status, requestId: null });
        this.sent = parts.sent;
    }
    get transient() {
        return HTTP_ERROR_INFO[this.code].transient;
    }
    static from(error, where, sent) {
        if (error instanceof HttpError)
            return error;
        const { code, why } = classifyError(error);
        return new HttpError({ code, sent: sent ?? !HTTP_ERROR_INFO[code].neverSent, where, why });
    }
}


/***/ })

};
