export const id = 955;
export const ids = [955];
export const modules = {

/***/ 5076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ resolveSettings)
/* harmony export */ });
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3131);
/* harmony import */ var _contract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3572);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63);



function resolveSettings(source, config, label) {
    const found = new Map();
    for (const name of _core_config_js__WEBPACK_IMPORTED_MODULE_2__/* .CONFIG_NAMES */ .We) {
        const configured = config === null ? null : (0,_core_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findConfigured */ .MG)(config, label, name);
        if (configured !== null)
            found.set(name, configured);
    }
    const ofFile = new Map([...found].filter(([name]) => !isGiven(source, name)));
    const read = (name) => ofFile.get(name)?.text ?? source.readInput(name);
    const settings = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .parseInputs */ .T)(read, source.readFile, new Set(ofFile.keys()));
    const isNamed = config !== null && label !== null && (0,_core_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findLabelTerms */ .Ts)(config, label) !== null;
    const dodTemplate = config === null ? null : (0,_core_config_js__WEBPACK_IMPORTED_MODULE_2__/* .findDodTemplate */ .vy)(config, label);
    return {
        settings: {
            ...settings,
            label: label ?? settings.label,
            ...(isNamed && { termsOf: label }),
            brief: { ...settings.brief, dodTemplate },
        },
        origins: listOrigins(source, found),
    };
}
function isGiven({ readInput }, name) {
    const { default: fallback } = (0,_contract_js__WEBPACK_IMPORTED_MODULE_0__/* .inputContract */ .l2)(name);
    return readInput(name) !== (fallback.startsWith('${{') ? '' : fallback);
}
const UNTOLD = new Set([
    'title',
    'description',
    'dod',
    'job-check-run-id',
    'job-index',
]);
function listOrigins(source, found) {
    const shown = _contract_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc.filter((input) => !UNTOLD.has(input.name) && !('secret' in input));
    return shown.map(({ name }) => toOrigin(source, name, found.get(name) ?? null)).filter((origin) => origin !== null);
}
function toOrigin(input, name, configured) {
    if (!isGiven(input, name)) {
        return configured === null ? null : { name, value: configured.text, source: configured.source, beaten: null };
    }
    const value = input.readInput(name);
    return { name, value, source: 'input', beaten: configured?.text === value ? null : (configured?.text ?? null) };
}


/***/ }),

/***/ 4955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  perform: () => (/* binding */ perform)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/configure.js
var configure = __webpack_require__(6961);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
// EXTERNAL MODULE: ./src/endings.js
var endings = __webpack_require__(7901);
// EXTERNAL MODULE: ./src/flow/boundary.js
var boundary = __webpack_require__(5674);
// EXTERNAL MODULE: ./src/flow/engine.js
var engine = __webpack_require__(114);
// EXTERNAL MODULE: ./src/flow/memory-fuse.js
var memory_fuse = __webpack_require__(5653);
// EXTERNAL MODULE: ./src/flow/outcomes.js
var outcomes = __webpack_require__(8613);
;// CONCATENATED MODULE: ./src/flow/reconcile.js

async function reconcile(given, intent) {
    const engine = isAboutDelivery(intent) ? given : withoutPullNumber(given);
    switch (intent.kind) {
        case 'discover':
            return discover(engine);
        case 'hire': {
            const { hire } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(793)]).then(__webpack_require__.bind(__webpack_require__, 3793));
            const result = await engine.log.group('Hire', () => hire(engine, intent));
            const { conclude } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 6581));
            return conclude(engine, result, intent.wait);
        }
        case 'sync': {
            const { sync } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(581), __webpack_require__.e(71)]).then(__webpack_require__.bind(__webpack_require__, 5071));
            return sync(engine, intent.target, intent.wait);
        }
        case 'sweep': {
            const { sweep } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(581), __webpack_require__.e(259)]).then(__webpack_require__.bind(__webpack_require__, 1259));
            return sweep(engine);
        }
        case 'gate': {
            const { gate } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(367)]).then(__webpack_require__.bind(__webpack_require__, 4367));
            return gate(engine, intent.target);
        }
        case 'command': {
            const { obey } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(581), __webpack_require__.e(793), __webpack_require__.e(769)]).then(__webpack_require__.bind(__webpack_require__, 5769));
            return obey(engine, intent);
        }
    }
}
function isAboutDelivery(intent) {
    return intent.kind === 'hire' || (intent.kind === 'sync' && intent.target.kind === 'mission');
}
function withoutPullNumber(engine) {
    return { ...engine, settings: { ...engine.settings, prNumber: null } };
}
async function discover(engine) {
    const { tier } = engine.settings.terms;
    const { minRank } = engine.settings.policy;
    const all = await engine.marketplace.listSpecialists();
    const specialists = all
        .filter((one) => tier === null || one.tier === tier)
        .filter((one) => minRank === null || (one.rank ?? -1) >= minRank)
        .toSorted((a, b) => (b.rank ?? -1) - (a.rank ?? -1) || a.name.localeCompare(b.name));
    const say = `${specialists.length} of ${all.length} specialists listed; nothing was spent.`;
    engine.log.info(say);
    return {
        ...outcomes/* EMPTY */.wg,
        kind: 'skipped',
        code: 'discovered',
        say,
        next: 'Name one with the input specialist to hire directly.',
        specialists,
    };
}

// EXTERNAL MODULE: ./src/github/api.js + 3 modules
var github_api = __webpack_require__(4943);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/core/once.js
var once = __webpack_require__(3348);
// EXTERNAL MODULE: ./src/github/errors.js
var errors = __webpack_require__(3226);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js
var api = __webpack_require__(1299);
;// CONCATENATED MODULE: ./src/github/wire.js


const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const instant = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* string */.YjP().check(api/* _regex */.Fk(ISO)), schemas/* transform */.pdi((text) => Date.parse(text))));
const bigId = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{1,15}$/)), schemas/* int */.Whr()]), schemas/* transform */.pdi(Number)));
const restAccount = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), id: schemas/* int */.Whr(), type: schemas/* string */.YjP() })), schemas/* transform */.pdi((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' })));
const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;
const actor = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })), schemas/* transform */.pdi((found) => found && toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot'))));
const viewer = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) }), schemas/* transform */.pdi(({ login, databaseId }) => toAccount(login, databaseId ?? null, login.endsWith('[bot]')))));
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
    return schemas/* pipe */.FsL(schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(node),
        pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* nullable */.mee(schemas/* string */.YjP()) }),
    })
        .check(schemas/* refine */.YPB(({ pageInfo }) => !pageInfo.hasNextPage || (pageInfo.endCursor ?? '') !== '', {
        error: 'a further page without a cursor',
    })), schemas/* transform */.pdi(({ nodes, pageInfo }) => ({ nodes, next: pageInfo.hasNextPage ? pageInfo.endCursor : null })));
}
function pageOfVisible(node) {
    return schemas/* pipe */.FsL(pageOf(schemas/* nullable */.mee(node)), schemas/* transform */.pdi(({ nodes, next }) => ({ nodes: nodes.filter((one) => one !== null), next })));
}

;// CONCATENATED MODULE: ./src/github/rollup.js



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
const run = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('CheckRun'),
    id: schemas/* string */.YjP(),
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()),
    title: schemas/* nullable */.mee(schemas/* string */.YjP()),
    startedAt: schemas/* nullable */.mee(instant()),
    detailsUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    checkSuite: schemas/* object */.Ikc({
        app: schemas/* nullable */.mee(schemas/* object */.Ikc({ databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()), name: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
    }),
}));
const rollup_status = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('StatusContext'),
    id: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    createdAt: instant(),
    targetUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    description: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
}));
const contextPage = (0,once/* once */.O)(() => pageOf(schemas/* pipe */.FsL(schemas/* discriminatedUnion */.gMt('__typename', [run(), rollup_status()]), schemas/* transform */.pdi((node) => (node.__typename === 'CheckRun' ? fromRun(node) : fromStatus(node))))));
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
function toState(word) {
    const state = word.toLowerCase();
    return STATES.has(state) ? state : 'unknown';
}
function fromRun(node) {
    const { app } = node.checkSuite;
    return {
        kind: 'check_run',
        name: node.name,
        appId: app?.databaseId ?? null,
        appName: app?.name ?? null,
        state: node.status === 'COMPLETED' ? toState(node.conclusion ?? '') : 'pending',
        required: node.isRequired ?? false,
        url: node.detailsUrl,
        description: node.title,
        nodeId: node.id,
        databaseId: node.databaseId,
        at: node.startedAt,
        ...(app?.slug === 'github-actions' ? parseJob(node.detailsUrl) : NO_JOB),
    };
}
function fromStatus(node) {
    return {
        kind: 'status',
        name: node.context,
        appId: null,
        appName: null,
        state: node.state === 'EXPECTED' ? 'pending' : toState(node.state),
        required: node.isRequired ?? false,
        url: node.targetUrl,
        description: node.description,
        nodeId: node.id,
        databaseId: null,
        at: node.createdAt,
        ...NO_JOB,
    };
}
const NO_JOB = { runId: null, jobId: null };
function parseJob(url) {
    const match = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?(?:\/jobs?\/(\d+))?(?:[/?#]|$)/.exec(url ?? '');
    return match === null ? NO_JOB : { runId: match[1] ?? null, jobId: match[2] ?? null };
}
function foldTestMerge(head, merge, required) {
    const counts = new Set([...required, ...head.filter((check) => check.required).map(({ name }) => name)]);
    const further = merge.filter((check) => check.required || counts.has(check.name));
    return [...head, ...further.map((check) => ({ ...check, name: `${check.name} (test merge)`, required: true }))];
}

;// CONCATENATED MODULE: ./src/github/contexts.js





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
const checksAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ head: commit(), merge: commit() }) }));
const DOING = 'read the reported checks';
const READ = 'checks: read` and `statuses: read';
const NO_CONTEXTS = { nodes: [], next: null };
async function readContexts(api, target) {
    const first = await turn(api, target, {});
    const head = await (0,github_api/* readFurtherPages */.D)(DOING, first.head, async (headAfter) => {
        return (await turn(api, target, { headAfter })).head;
    });
    const merge = await (0,github_api/* readFurtherPages */.D)(DOING, first.merge, async (mergeAfter) => {
        return (await turn(api, target, { mergeAfter })).merge;
    });
    return { head, merge };
}
async function turn(api, { sha, pull, mergeSha }, cursors) {
    const hasMerge = mergeSha !== null;
    const { data } = await api.query({
        doing: DOING,
        permission: READ,
        document: CHECKS_QUERY,
        variables: {
            head: sha,
            headAfter: null,
            merge: mergeSha,
            hasMerge,
            mergeAfter: null,
            pull,
            hasPull: pull !== null,
            ...cursors,
        },
        schema: checksAnswer(),
    });
    const head = data.repository.head ?? unknown(sha);
    const merge = hasMerge ? (data.repository.merge ?? unknown(mergeSha)) : null;
    return {
        head: head.statusCheckRollup?.contexts ?? NO_CONTEXTS,
        merge: merge?.statusCheckRollup?.contexts ?? NO_CONTEXTS,
    };
}
function unknown(sha) {
    const call = { doing: DOING, where: 'GraphQL', permission: READ };
    throw new errors/* GitHubError */.y_({ code: 'incomplete', call, why: `GitHub does not know the commit ${sha}` });
}

;// CONCATENATED MODULE: ./src/github/protection.js



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
const branchAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* nullable */.mee(branchRef()),
    }),
}));
async function readBranch(api, name) {
    const answer = await api.query({
        doing: `read the protection of the branch ${name}`,
        permission: 'contents: read',
        document: BRANCH_QUERY,
        variables: { ref: `refs/heads/${name}` },
        schema: branchAnswer(),
        tolerates: isClassicDenied,
    });
    const protection = toProtection(answer.data.repository.ref ?? noBranch(name));
    return answer.problems.length > 0 ? { ...protection, source: 'denied' } : protection;
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
function noBranch(name) {
    const call = { doing: 'read the protection of a branch', where: 'GraphQL', permission: 'contents: read' };
    throw new errors/* GitHubError */.y_({ code: 'not_found', call, why: `there is no branch ${name}` });
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(8989);
;// CONCATENATED MODULE: ./src/github/rules.js



const rule = (0,once/* once */.O)(() => schemas/* object */.Ikc({ type: schemas/* string */.YjP(), parameters: schemas/* optional */.lqM(schemas/* unknown */.L5J()) }));
const statusChecks = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    required_status_checks: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), integration_id: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })),
}));
const workflows = (0,once/* once */.O)(() => schemas/* object */.Ikc({ workflows: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP() })) }));
const NO_APP = 0;
async function readRulesets(api, branch) {
    const call = {
        doing: `read the rules of the branch ${branch}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
        parameters: { branch },
    };
    try {
        const required = (await api.list(call, requirements())).flat();
        return { required, rules: 'read' };
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_ && error.code === 'not_on_plan')
            return { required: [], rules: 'not_on_plan' };
        throw error;
    }
}
const requirements = (0,once/* once */.O)(() => schemas/* pipe */.FsL(rule(), schemas/* transform */.pdi(({ type, parameters }, context) => {
    const read = READERS[type];
    if (read === undefined)
        return [];
    const found = read(parameters);
    if (found !== null)
        return found;
    context.issues.push({ code: 'custom', message: `a rule ${type} of another shape`, input: parameters });
    return core/* NEVER */.tm;
})));
const READERS = {
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

;// CONCATENATED MODULE: ./src/github/checks.js







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
const detailsAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* nullable */.mee(schemas/* object */.Ikc({
        id: schemas/* optional */.lqM(schemas/* string */.YjP()),
        title: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        summary: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
        annotations: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* object */.Ikc({
            nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                path: schemas/* string */.YjP(),
                location: schemas/* object */.Ikc({ start: schemas/* object */.Ikc({ line: schemas/* int */.Whr() }) }),
                message: schemas/* string */.YjP(),
            })),
        }))),
    }))),
}));
const MAX_IDS = 100;
const KEPT_MS = 15_000;
function keep(read, clock) {
    if (clock === null)
        return read;
    const kept = new Map();
    return (branch) => {
        const known = kept.get(branch);
        if (known !== undefined && clock.now() - known.since < KEPT_MS)
            return known.reading;
        const reading = read(branch);
        const entry = { since: clock.now(), reading };
        kept.set(branch, entry);
        reading.catch(() => {
            if (kept.get(branch) === entry)
                kept.delete(branch);
        });
        return reading;
    };
}
function createChecks(api, clock = null) {
    const readRules = keep((branch) => readRulesets(api, branch), clock);
    const readProtection = keep((branch) => readBranch(api, branch), clock);
    const readRequirements = async (name, read = null) => {
        const [rulesets, branch] = await Promise.all([readRules(name), read ?? readBranch(api, name)]);
        return {
            sha: branch.sha,
            required: [...rulesets.required, ...branch.classic],
            sources: { rules: rulesets.rules, classic: branch.source },
        };
    };
    return {
        readForPull: (pull) => orUnavailable(async () => {
            const mergeSha = pull.mergeable === 'mergeable' ? pull.mergeSha : null;
            const target = { sha: pull.headSha, pull: pull.number, mergeSha };
            const [{ required, sources }, found] = await Promise.all([
                readRequirements(pull.baseRef, pull.ownEvidence?.base),
                pull.ownEvidence?.reported ?? readContexts(api, target),
            ]);
            const reported = foldTestMerge(found.head, found.merge, new Set(required.map(({ name }) => name)));
            return { kind: 'read', sha: pull.headSha, reported, required, sources };
        }),
        foresee(branch, what) {
            if (clock === null)
                return;
            const read = what === 'rules' ? readRules : readProtection;
            void read(branch).catch(() => undefined);
        },
        readForBranch: (branch) => orUnavailable(async () => {
            const { sha, required, sources } = await readRequirements(branch);
            const { head } = await readContexts(api, { sha, pull: null, mergeSha: null });
            return { kind: 'read', sha, reported: head, required, sources };
        }),
        readRequired: (branch) => orUnavailable(async () => {
            const { required, sources } = await readRequirements(branch, readProtection(branch));
            return { kind: 'read', required, sources };
        }),
        async readDetails(checks) {
            const ids = [...new Set(checks.filter(({ kind }) => kind === 'check_run').map(({ nodeId }) => nodeId))];
            const found = new Map();
            for (let start = 0; start < ids.length; start += MAX_IDS) {
                const { data } = await api.query({
                    doing: 'read what the failing checks say',
                    permission: 'checks: read',
                    document: DETAILS_QUERY,
                    variables: { ids: ids.slice(start, start + MAX_IDS) },
                    schema: detailsAnswer(),
                    tolerates: ({ path }) => /^nodes\.\d+/.test(path),
                });
                for (const node of data.nodes)
                    if (node?.id !== undefined)
                        found.set(node.id, toDetails(node));
            }
            return found;
        },
    };
}
async function orUnavailable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_)
            return { kind: 'unavailable', why: error.message };
        throw error;
    }
}
function toDetails({ title, summary, annotations }) {
    const nodes = annotations?.nodes ?? [];
    return {
        title: title ?? null,
        summary: summary ?? null,
        annotations: nodes.map(({ path, location, message }) => ({ path, line: location.start.line, message })),
    };
}

;// CONCATENATED MODULE: ./src/github/contents.js



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
const fileAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        defaultBranchRef: schemas/* object */.Ikc({ target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), file: schemas/* nullable */.mee(entry()) }) }),
    }),
}));
const FILE_MODES = new Set([0o100644, 0o100755]);
const HOPELESS = new Set(['unauthorized', 'unreachable', 'cancelled', 'moved']);
function createContents(api) {
    return {
        async read(path) {
            if (path.split('/').includes('..'))
                throw new RangeError(`${path} leaves the repository`);
            const found = await readFromTree(api, path);
            if (found !== undefined)
                return found;
            const call = {
                doing: `read ${path} at the default branch`,
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
                await confirmReadable(api, path);
                return null;
            }
        },
    };
}
async function readFromTree(api, path) {
    const asked = { doing: `read ${path} at the default branch`, permission: 'contents: read' };
    const variables = { path: splitPath(path).join('/') };
    try {
        const { data } = await api.query({ ...asked, document: FILE_QUERY, variables, schema: fileAnswer() });
        const { file } = data.repository.defaultBranchRef.target;
        return file === null ? null : readText(file);
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_) || HOPELESS.has(error.code))
            throw error;
        return undefined;
    }
}
function readText({ mode, object }) {
    if (!FILE_MODES.has(mode) || object === null || !('text' in object))
        return undefined;
    const { text, byteSize, isTruncated } = object;
    const isWhole = text !== null && !isTruncated && Buffer.byteLength(text) === byteSize;
    return isWhole ? text : undefined;
}
async function confirmReadable(api, path) {
    const { defaultBranch, isPublic } = api.repository;
    if (isPublic === true)
        return;
    const route = `GET /repos/{owner}/{repo}/git/ref/heads/${defaultBranch.split('/').map(encodeURIComponent).join('/')}`;
    const doing = `tell whether ${path} is absent or hidden from the token`;
    try {
        await api.send({ doing, permission: 'contents: read', route }, schemas/* unknown */.L5J());
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

;// CONCATENATED MODULE: ./src/github/bulk-comments.js




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
${ACTOR_FRAGMENT}`;
}
const subjectsAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ id: schemas/* string */.YjP() }))) }));
const created = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    fullDatabaseId: bigId(),
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: actor(),
    createdAt: instant(),
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
const commentsAnswer = (0,once/* once */.O)(() => schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ commentEdge: schemas/* nullable */.mee(schemas/* object */.Ikc({ node: schemas/* nullable */.mee(created()) })) }))));
async function createComments(api, drafts) {
    if (drafts.length === 0)
        return [];
    try {
        const subjects = await readSubjects(api, [...new Set(drafts.map(({ number }) => number))]);
        const placed = drafts.map((draft) => ({ ...draft, subject: subjects.get(draft.number) ?? null }));
        const written = await write(api, placed.flatMap(({ subject, body }) => (subject === null ? [] : [{ subject, body }])));
        let next = 0;
        return placed.map(({ number, subject }) => {
            const reply = subject === null ? undefined : written[next++];
            return reply ?? { kind: 'failed', error: toError(number, 'not_found', 'there is no such issue or pull request') };
        });
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        return drafts.map(() => ({ kind: 'failed', error }));
    }
}
async function readSubjects(api, numbers) {
    const { data } = await api.query({
        doing: `look up ${numbers.length} issues and pull requests`,
        permission: 'issues: read` and `pull-requests: read',
        document: formatSubjectsQuery(numbers),
        variables: {},
        schema: subjectsAnswer(),
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
async function write(api, comments) {
    if (comments.length === 0)
        return [];
    const variables = comments.flatMap(({ subject, body }, at) => [
        [`s${at}`, subject],
        [`b${at}`, body],
    ]);
    const { data, problems } = await api.mutate({
        doing: `write ${comments.length} comments`,
        permission: PERMISSION,
        document: formatCommentsMutation(comments.length),
        variables: Object.fromEntries(variables),
        schema: commentsAnswer(),
        tolerates: ({ path }) => /^c\d+(\.|$)/.test(path),
    });
    return comments.map((_, at) => {
        const comment = data[`c${at}`]?.commentEdge?.node ?? null;
        return comment === null ? { kind: 'failed', error: explain(problems, at) } : { kind: 'done', comment };
    });
}
function explain(problems, at) {
    const problem = problems.find(({ path }) => path === `c${at}` || path.startsWith(`c${at}.`));
    const code = problem?.type === 'FORBIDDEN' ? 'missing_permission' : 'incomplete';
    return toError(null, code, problem?.message.slice(0, 300) ?? 'the answer does not show the comment');
}
function toError(number, code, why) {
    const doing = number === null ? 'write one of several comments' : `comment on #${number}`;
    return new errors/* GitHubError */.y_({ code, call: { doing, where: 'GraphQL', permission: PERMISSION }, why });
}

;// CONCATENATED MODULE: ./src/github/candidates.js



const CANDIDATE_FRAGMENT = `
fragment CandidateParts on PullRequest {
  number
  state
  isCrossRepository
  body
  updatedAt
  repository { databaseId }
}`;
const candidates_STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' };
const pullState = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* enum */.k5n(['OPEN', 'CLOSED', 'MERGED']), schemas/* transform */.pdi((state) => candidates_STATES[state])));
const candidate = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: pullState(),
    isCrossRepository: schemas/* boolean */.zMY(),
    body: schemas/* string */.YjP(),
    updatedAt: instant(),
    repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
}), schemas/* transform */.pdi(({ number, state, isCrossRepository, body, updatedAt, repository }) => {
    return { number, state, fork: isCrossRepository, body, updatedAt, repositoryId: repository.databaseId };
})));
function keepOwn(found, repository) {
    return found
        .filter(({ repositoryId }) => repositoryId === repository.id)
        .map(({ number, state, fork, body }) => ({ number, state, fork, body }));
}

;// CONCATENATED MODULE: ./src/github/comment-changes.js



const MOST = 10;
function createCommentChanges(api) {
    let waiting = [];
    const send = () => {
        const all = waiting;
        waiting = [];
        for (let start = 0; start < all.length; start += MOST)
            void changeAll(api, all.slice(start, start + MOST));
    };
    return (change) => new Promise((resolve, reject) => {
        if (waiting.length === 0)
            queueMicrotask(send);
        waiting.push({ change, resolve, reject });
    });
}
async function changeAll(api, all) {
    let done;
    try {
        done = await changeTogether(api, all.map(({ change }) => change));
    }
    catch (error) {
        for (const { reject } of all)
            reject(error);
        return;
    }
    for (const [at, { change, resolve, reject }] of all.entries()) {
        if (done[at] === true)
            resolve(true);
        else
            await changeAlone(api, change).then(resolve, reject);
    }
}
async function changeTogether(api, changes) {
    const named = changes.flatMap(({ comment: { id, nodeId }, body }) => nodeId === undefined ? [] : [{ id, nodeId, body }]);
    if (named.length < 2 || named.length < changes.length)
        return [];
    const variables = named.flatMap(({ nodeId, body }, at) => [
        [`i${at}`, nodeId],
        ...(body === null ? [] : [[`b${at}`, body]]),
    ]);
    const { data } = await api.mutate({
        doing: named.map(({ id, body }) => (body === null ? `delete comment ${id}` : `edit comment ${id}`)).join(' and '),
        permission: WRITE,
        document: formatMutation(changes),
        variables: Object.fromEntries(variables),
        schema: changesAnswer(),
        tolerates: ({ path }) => /^c\d+$/.test(path),
    });
    return named.map((_, at) => (data[`c${at}`] ?? null) !== null);
}
const WRITE = 'issues: write` and `pull-requests: write';
const changesAnswer = (0,once/* once */.O)(() => schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* unknown */.L5J())));
function formatMutation(changes) {
    const takes = changes.map(({ body }, at) => (body === null ? `$i${at}: ID!` : `$i${at}: ID!, $b${at}: String!`));
    const each = changes.map(({ body }, at) => body === null
        ? `  c${at}: deleteIssueComment(input: { id: $i${at} }) { clientMutationId }`
        : `  c${at}: updateIssueComment(input: { id: $i${at}, body: $b${at} }) { clientMutationId }`);
    return `
mutation ChangeComments(${takes.join(', ')}) {
${each.join('\n')}
}
`;
}
async function changeAlone(api, { comment: { id }, body }) {
    const path = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
    const common = { permission: WRITE, parameters: { comment_id: id } };
    if (body === null) {
        const call = { ...common, doing: `delete comment ${id}`, route: `DELETE ${path}` };
        return api.send(call, schemas/* unknown */.L5J()).then(() => true, whenGone);
    }
    const parameters = { ...common.parameters, body };
    await api.send({ ...common, doing: `edit comment ${id}`, route: `PATCH ${path}`, parameters }, schemas/* unknown */.L5J());
    return true;
}
function whenGone(error) {
    if (error instanceof errors/* GitHubError */.y_ && error.code === 'missing_permission')
        return false;
    if (!(error instanceof errors/* GitHubError */.y_ && error.code === 'not_found'))
        throw error;
    return true;
}

;// CONCATENATED MODULE: ./src/github/comments.js



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
${ACTOR_FRAGMENT}`;
const commentPage = (0,once/* once */.O)(() => pageOf(schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    fullDatabaseId: bigId(),
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: actor(),
    editor: actor(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    createdAt: instant(),
    lastEditedAt: schemas/* nullable */.mee(instant()),
})));
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
        editedByOthers: lastEditedAt !== null && !isSameAccount(raw.editor, self),
    };
}

// EXTERNAL MODULE: ./src/github/graphql.js
var graphql = __webpack_require__(1592);
;// CONCATENATED MODULE: ./src/github/conversations.js










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
const shared = (0,once/* once */.O)(() => ({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    lastEditedAt: schemas/* nullable */.mee(instant()),
    author: actor(),
    labels: pageOf(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    comments: commentPage(),
    timelineItems: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: instant(), actor: actor(), label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) })),
    }),
    renames: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: instant() })) }),
}));
const page = (0,once/* once */.O)(() => schemas/* discriminatedUnion */.gMt('__typename', [
    schemas/* object */.Ikc({
        __typename: schemas/* literal */.euz('Issue'),
        ...shared(),
        closedByPullRequestsReferences: pageOfVisible(candidate()),
    }),
    schemas/* object */.Ikc({ __typename: schemas/* literal */.euz('PullRequest'), ...shared() }),
]));
const answer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: viewer(), repository: schemas/* object */.Ikc({ issueOrPullRequest: schemas/* nullable */.mee(page()) }) }));
const manyAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: viewer(), repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(page())) }));
const conversations_created = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* object */.Ikc({
    id: schemas/* int */.Whr(),
    node_id: schemas/* optional */.lqM(schemas/* string */.YjP()),
    body: schemas/* string */.YjP(),
    html_url: schemas/* string */.YjP(),
    user: restAccount(),
    created_at: instant(),
}), schemas/* transform */.pdi(({ id, node_id, body, html_url, user, created_at }) => {
    const unedited = { editedAt: null, editedByOthers: false };
    return {
        id,
        ...(node_id !== undefined && { nodeId: node_id }),
        body,
        url: html_url,
        author: user,
        byUs: true,
        createdAt: created_at,
        ...unedited,
    };
})));
const conversations_READ = 'issues: read` and `pull-requests: read';
const FEEDBACK = { seen: 'eyes', done: '+1', refused: 'confused' };
const conversations_WRITE = 'issues: write` and `pull-requests: write';
function createConversations(api) {
    const readPage = async (number, cursors) => {
        const { data } = await api.query({
            doing: `read issue or pull request #${number}`,
            permission: conversations_READ,
            document: CONVERSATION_QUERY,
            variables: { number, comments: null, closedBy: null, ...cursors },
            schema: answer(),
            tolerates: (0,graphql/* isNotFoundAt */.JH)('repository.issueOrPullRequest'),
        });
        return { us: data.viewer, found: data.repository.issueOrPullRequest };
    };
    const readAgain = async (number, cursors) => (await readPage(number, cursors)).found ?? vanished(number);
    const read = async (number) => {
        const { us, found } = await readPage(number, {});
        if (found === null)
            return null;
        const doing = `read the pages of #${number}`;
        const comments = await (0,github_api/* readFurtherPages */.D)(doing, found.comments, async (after) => (await readAgain(number, { comments: after })).comments);
        const closedBy = await (0,github_api/* readFurtherPages */.D)(doing, closedByOf(found), async (after) => closedByOf(await readAgain(number, { closedBy: after })));
        return toConversation(api, us, found, { comments, closedBy });
    };
    const change = createCommentChanges(api);
    return {
        read,
        async readMany(numbers) {
            const { data } = await api.query({
                doing: `read ${numbers.length} issues and pull requests`,
                permission: conversations_READ,
                document: formatConversationsQuery(numbers),
                alone: true,
                variables: { comments: null, closedBy: null },
                schema: manyAnswer(),
                tolerates: (problem) => numbers.some((number) => (0,graphql/* isNotFoundAt */.JH)(`repository.${formatAlias(number)}`)(problem)),
            });
            const conversations = new Map();
            for (const number of numbers) {
                const found = data.repository[formatAlias(number)] ?? null;
                conversations.set(number, found === null ? null : (toWhole(api, data.viewer, found) ?? (await read(number))));
            }
            return conversations;
        },
        async createComment(number, body) {
            const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
            const call = { doing: `comment on #${number}`, permission: conversations_WRITE, route };
            return (await api.send({ ...call, parameters: { issue_number: number, body } }, conversations_created())).data;
        },
        createComments: (drafts) => createComments(api, drafts),
        async editComment(comment, body) {
            await change({ comment, body });
        },
        deleteComment: (comment) => change({ comment, body: null }),
        async removeLabel(number, label) {
            const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
            const call = { doing: `take the label ${JSON.stringify(label)} off #${number}`, permission: conversations_WRITE, route };
            await api.send({ ...call, parameters: { issue_number: number, name: label } }, schemas/* unknown */.L5J()).catch(whenAbsent);
        },
        async react(commentId, feedback) {
            const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
            const call = { doing: `react to comment ${commentId}`, permission: conversations_WRITE, route };
            await api.send({ ...call, parameters: { comment_id: commentId, content: FEEDBACK[feedback] } }, schemas/* unknown */.L5J());
        },
    };
}
function toWhole(api, us, found) {
    const closedBy = closedByOf(found);
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
        closedBy: keepOwn(pages.closedBy, api.repository),
    };
}
function formatAlias(number) {
    return `n${number}`;
}
function closedByOf(found) {
    return found.__typename === 'Issue' ? found.closedByPullRequestsReferences : { nodes: [], next: null };
}
function whenAbsent(error) {
    if (!(error instanceof errors/* GitHubError */.y_ && error.code === 'not_found'))
        throw error;
}
function vanished(number) {
    const call = { doing: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
    throw new errors/* GitHubError */.y_({ code: 'incomplete', call, why: 'it vanished between two pages' });
}

;// CONCATENATED MODULE: ./src/github/burns.js




const REACTIONS = `reactions(first: 100, content: $content) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId user { login databaseId } }
      }`;
const COMMENT_BURNS_QUERY = `
query CommentBurns($id: ID!, $content: ReactionContent!) {
  node(id: $id) {
    ... on IssueComment {
      ${REACTIONS}
    }
  }
}`;
const BURNS_QUERY = `
query Burns($owner: String!, $name: String!, $number: Int!, $content: ReactionContent!) {
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
const reactions = (0,once/* once */.O)(() => pageOf(schemas/* pipe */.FsL(schemas/* object */.Ikc({
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()) })),
}), schemas/* transform */.pdi(({ databaseId, user }) => ({ id: databaseId, user })))));
const reactable = (0,once/* once */.O)(() => schemas/* nullable */.mee(schemas/* object */.Ikc({ reactions: reactions() })));
const commentAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ node: reactable() }));
const conversationAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ issueOrPullRequest: reactable() }) }));
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
async function isUntouched(api, place, content) {
    const found = await readReactions(api, place, content);
    return found?.length === 0;
}
async function wasFirst(api, place, { content, id, user }) {
    const found = await readReactions(api, place, content);
    if (found === null || user === null || !found.some((one) => one.id === id))
        return false;
    return found.every((one) => one.id !== null && (one.id >= id || isPerson(one, user)));
}
function isPerson({ user }, us) {
    const id = user?.databaseId ?? null;
    return id !== null && id !== us && user?.login.endsWith('[bot]') === false;
}
async function readReactions(api, place, content) {
    try {
        const page = await (place.on === 'comment' ? readOnComment : readOnConversation)(api, place, content);
        return page?.next === null ? page.nodes : null;
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y_)
            return null;
        throw error;
    }
}
const burns_PERMISSION = 'issues: read` and `pull-requests: read';
async function readOnComment(api, place, content) {
    if (place.on !== 'comment' || place.nodeId === undefined)
        return null;
    const { data } = await api.query({
        doing: `list the reactions on comment ${place.id}`,
        permission: burns_PERMISSION,
        document: COMMENT_BURNS_QUERY,
        variables: { id: place.nodeId, content: CONTENTS[content] },
        schema: commentAnswer(),
    });
    return data.node?.reactions ?? null;
}
async function readOnConversation(api, place, content) {
    if (place.on !== 'conversation')
        return null;
    const { data } = await api.query({
        doing: `list the reactions on #${place.number}`,
        permission: burns_PERMISSION,
        document: BURNS_QUERY,
        variables: { number: place.number, content: CONTENTS[content] },
        schema: conversationAnswer(),
    });
    return data.repository.issueOrPullRequest?.reactions ?? null;
}

;// CONCATENATED MODULE: ./src/github/fuse.js





const FUSE_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'];
const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';
const reaction = (0,once/* once */.O)(() => schemas/* object */.Ikc({ id: schemas/* int */.Whr(), user: restAccount(), content: schemas/* string */.YjP(), created_at: instant() }));
function createReactionFuse(api) {
    const whoAmI = createIdentity(api);
    const listBurns = (place, content) => listBurnsOf(api, whoAmI, place, content);
    return {
        kind: 'reaction',
        slots: FUSE_REACTIONS.length,
        async burn(place, slot, beside) {
            const content = toContent(slot);
            try {
                if (beside?.untouched !== true && (await listBurns(place, content)).length > 0)
                    return { kind: 'burnt' };
            }
            catch (error) {
                return toReply(error, true);
            }
            try {
                const parameters = { ...toIds(place), content };
                const { status, data } = await api.send({ ...toCall('POST', place), parameters }, reaction());
                if (status !== 201)
                    return { kind: 'burnt' };
                const first = wasFirst(api, place, { content, id: data.id, user: data.user?.id ?? null });
                const [isFirst] = await Promise.all([first, beside?.read()]);
                if (isFirst)
                    return { kind: 'ours', burnId: String(data.id) };
                return await fuse_confirm(data, () => listBurns(place, content));
            }
            catch (error) {
                return toReply(error, false);
            }
        },
        glance: (place, slot) => isUntouched(api, place, toContent(slot)),
        async read(place, slot) {
            try {
                const last = (await listBurns(place, toContent(slot))).at(-1);
                if (last === undefined)
                    return { kind: 'intact' };
                return { kind: 'burnt', at: last.created_at, burnId: String(last.id) };
            }
            catch (error) {
                if (isGone(error))
                    return { kind: 'gone' };
                throw error;
            }
        },
        async takeBack(place, burnId) {
            const call = toCall('DELETE', place);
            const parameters = { ...toIds(place), reaction_id: burnId };
            try {
                await api.send({ ...call, route: `${call.route}/{reaction_id}`, parameters }, schemas/* unknown */.L5J());
                return true;
            }
            catch (error) {
                if (!(error instanceof errors/* GitHubError */.y_))
                    throw error;
                return isGone(error);
            }
        },
    };
}
async function fuse_confirm(ours, listBurns) {
    try {
        const burns = await listBurns();
        const earlier = burns.some(({ id }) => id < ours.id);
        return earlier ? { kind: 'burnt' } : { kind: 'ours', burnId: String(ours.id) };
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        return { kind: 'unclear', why: `burnt, but not whether first: ${error.message}` };
    }
}
async function listBurnsOf(api, whoAmI, place, content) {
    const all = await api.list({ ...toCall('GET', place), parameters: { ...toIds(place), content } }, reaction());
    const same = all.filter((one) => one.content === content);
    const us = same.some(({ user }) => user?.isBot === false) ? (await whoAmI()).id : null;
    return same
        .filter(({ user }) => user === null || user.isBot || (us !== null && user.id === us))
        .sort((a, b) => a.id - b.id);
}
function createIdentity(api) {
    let asked;
    return () => {
        asked ??= readViewer(api).catch((error) => {
            asked = undefined;
            throw error;
        });
        return asked;
    };
}
async function readViewer(api) {
    const call = { doing: 'ask who this token acts as', permission: 'issues: read' };
    const { data } = await api.query({
        ...call,
        document: VIEWER_QUERY,
        variables: {},
        schema: schemas/* object */.Ikc({ viewer: viewer() }),
    });
    return data.viewer;
}
function toContent(slot) {
    const content = FUSE_REACTIONS[slot - 1];
    if (content === undefined)
        throw new RangeError(`there are ${FUSE_REACTIONS.length} slots, none of them is ${slot}`);
    return content;
}
function toCall(method, place) {
    const verb = { GET: 'list the reactions', POST: 'burn the fuse', DELETE: 'take the fuse back' }[method];
    const path = place.on === 'comment' ? 'comments/{comment_id}' : '{issue_number}';
    return {
        doing: `${verb} on ${place.on === 'comment' ? `comment ${place.id}` : `#${place.number}`}`,
        permission: `issues: ${method === 'GET' ? 'read' : 'write'}\` and \`pull-requests: ${method === 'GET' ? 'read' : 'write'}`,
        route: `${method} /repos/{owner}/{repo}/issues/${path}/reactions`,
    };
}
function toIds(place) {
    return place.on === 'comment' ? { comment_id: place.id } : { issue_number: place.number };
}
function isGone(error) {
    return error instanceof errors/* GitHubError */.y_ && error.code === 'not_found' && error.noEffect;
}
function toReply(error, untouched) {
    if (!(error instanceof errors/* GitHubError */.y_))
        throw error;
    if (isGone(error))
        return { kind: 'gone' };
    return { kind: untouched || error.noEffect ? 'denied' : 'unclear', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/issue-forms.js



const FOLDER = '.github/ISSUE_TEMPLATE';
const entries = (0,once/* once */.O)(() => schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP() })));
const issue_forms_form = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    body: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), attributes: schemas/* optional */.lqM(schemas/* looseObject */._H3({ label: schemas/* optional */.lqM(schemas/* unknown */.L5J()) })) })),
}));
function createIssueForms(api, contents) {
    return {
        async list() {
            const names = await listNames(api);
            const forms = await Promise.all(names.map((name) => readForm(contents, `${FOLDER}/${name}`)));
            return forms.filter((one) => one !== null);
        },
    };
}
async function listNames(api) {
    const call = {
        doing: `list ${FOLDER} at the default branch`,
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
async function readForm(contents, path) {
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

// EXTERNAL MODULE: ./src/core/model.js
var model = __webpack_require__(2964);
;// CONCATENATED MODULE: ./src/github/permissions.js




const flags = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    pull: schemas/* boolean */.zMY(),
    triage: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    push: schemas/* boolean */.zMY(),
    maintain: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    admin: schemas/* boolean */.zMY(),
}));
const permissions_answer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    permission: schemas/* string */.YjP(),
    role_name: schemas/* string */.YjP(),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ permissions: schemas/* optional */.lqM(flags()) })),
}));
function createPermissions(api) {
    return {
        async read(login) {
            const call = {
                doing: `read the permission of ${JSON.stringify(login)}`,
                permission: 'contents: read',
                route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
                parameters: { username: login },
            };
            if (!/^[\w-]+(\[bot\])?$/.test(login))
                return { kind: 'unknown', why: `${JSON.stringify(login)} is no login` };
            try {
                return toReading((await api.send(call, permissions_answer())).data);
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
function toReading({ permission, role_name, user }) {
    const byRole = toLevel(role_name);
    const byFlags = user?.permissions === undefined ? null : fromFlags(user.permissions);
    const levels = [byRole, byFlags ?? toLevel(permission)].filter((level) => level !== null);
    const least = model/* PERMISSIONS */.J.find((level) => levels.includes(level));
    if (least === undefined)
        return { kind: 'unknown', why: `GitHub answered the role ${JSON.stringify(role_name)} only` };
    return { kind: 'known', permission: least, roleName: role_name };
}
function fromFlags({ pull, triage, push, maintain, admin }) {
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
function toLevel(word) {
    return model/* PERMISSIONS */.J.find((level) => level === word) ?? null;
}

;// CONCATENATED MODULE: ./src/github/evidence.js





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
const PARTS = (0,once/* once */.O)(() => ({
    files: pageOf(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), changeType: schemas/* string */.YjP() })),
    changedFiles: schemas/* int */.Whr(),
    baseRef: branchRef(),
    headChecks: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: evidence_commit() })) }),
    mergeChecks: evidence_commit(),
}));
function readEvidence(raw, pull, problems) {
    const read = (part) => {
        if (problems.some((problem) => isEvidenceProblem(problem) && problem.path.split('.')[2] === part))
            return null;
        const parsed = parse/* safeParse */.xL(PARTS()[part], raw[part]);
        return parsed.success ? parsed.data : null;
    };
    const base = read('baseRef');
    return {
        reported: toReported(read('headChecks')?.nodes[0]?.commit ?? null, () => read('mergeChecks'), pull),
        touched: toTouched(read('files'), read('changedFiles')),
        base: base === null ? null : toProtection(base),
    };
}
function isEvidenceProblem({ path }) {
    const [top, alias, part = ''] = path.split('.');
    return top === 'repository' && alias === 'pullRequest' && Object.hasOwn(PARTS(), part);
}
function toReported(head, readMerge, { headSha, mergeSha, mergeable }) {
    const ofHead = listAll(head, headSha);
    if (ofHead === null)
        return null;
    if (mergeable !== 'mergeable' || mergeSha === null)
        return { head: ofHead, merge: [] };
    const ofMerge = listAll(readMerge(), mergeSha);
    return ofMerge === null ? null : { head: ofHead, merge: ofMerge };
}
function listAll(found, sha) {
    if (found?.oid !== sha)
        return null;
    if (found.statusCheckRollup === null)
        return [];
    const { nodes, next } = found.statusCheckRollup.contexts;
    return next === null ? nodes : null;
}
const PLAIN = new Set(['ADDED', 'DELETED', 'MODIFIED', 'CHANGED']);
function toTouched(files, changedFiles) {
    if (files?.next !== null || files.nodes.length !== changedFiles)
        return null;
    if (files.nodes.some(({ changeType }) => !PLAIN.has(changeType)))
        return null;
    return { kind: 'listed', paths: [...new Set(files.nodes.map(({ path }) => path))] };
}

;// CONCATENATED MODULE: ./src/github/head-commit.js



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
const head_commit_answer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ object: schemas/* nullable */.mee(headCommit()) }) }));
const head_commit_PERMISSION = 'pull-requests: read` and `statuses: read';
function isStatusDenied({ type, path }) {
    return type === 'FORBIDDEN' && /(^|\.)(commit|object)\.status(\.|$)/.test(path);
}
async function readHeadCommit(api, sha) {
    const call = { doing: `read the commit ${sha}`, permission: head_commit_PERMISSION };
    const { data } = await api.query({
        ...call,
        document: HEAD_COMMIT_QUERY,
        variables: { sha },
        schema: head_commit_answer(),
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
function toHead({ oid, status, associatedPullRequests }, of) {
    const contexts = status?.contexts ?? [];
    return {
        headStatuses: of.denied
            ? null
            : contexts.map(({ context, state, description }) => ({ name: context, state: state.toLowerCase(), description })),
        sameHead: associatedPullRequests.nodes
            .filter(({ state, headRefOid, repository }) => {
            return state === 'OPEN' && headRefOid === oid && repository.databaseId === of.repositoryId;
        })
            .map(({ number }) => number)
            .filter((number) => number !== of.number),
    };
}

;// CONCATENATED MODULE: ./src/github/pull.js










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
    const each = numbers.map((number) => `    ${pull_formatAlias(number)}: pullRequest(number: ${number}) { ...PullParts }`);
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
const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' };
const REVIEWS = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes_requested',
    REVIEW_REQUIRED: 'review_required',
};
const pull = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: pullState(),
    isDraft: schemas/* boolean */.zMY(),
    isCrossRepository: schemas/* boolean */.zMY(),
    author: actor(),
    headRefOid: sha(),
    headRefName: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    mergeable: schemas/* enum */.k5n(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
    reviewDecision: schemas/* nullable */.mee(schemas/* enum */.k5n(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
    potentialMergeCommit: schemas/* nullable */.mee(schemas/* object */.Ikc({ oid: sha() })),
    headCommit: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: headCommit() })) }),
    closingIssuesReferences: pageOfVisible(schemas/* object */.Ikc({ number: schemas/* int */.Whr(), repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }) })),
    comments: commentPage(),
}));
const rawEvidence = (0,once/* once */.O)(() => ({
    files: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    changedFiles: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    baseRef: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    headChecks: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    mergeChecks: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
}));
const delivery = (0,once/* once */.O)(() => schemas/* extend */.X$i(pull(), rawEvidence()));
const deliveryAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: viewer(), repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(delivery()) }) }));
const pullsAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: viewer(), repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(pull())) }));
const pullAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ viewer: viewer(), repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(pull()) }) }));
const headAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ headRefOid: sha() })) }) }));
const pull_PERMISSION = 'pull-requests: read` and `issues: read';
async function readPull(api, number) {
    const reading = await readPage(api, number, {});
    return reading.found === null ? null : readRest(api, { ...reading, found: reading.found });
}
async function readDelivery(api, number) {
    const { data, problems } = await api.query({
        doing: `read pull request #${number} and its checks`,
        permission: pull_PERMISSION,
        document: DELIVERY_QUERY,
        variables: { number, comments: null, closes: null, pull: number, hasPull: true },
        schema: deliveryAnswer(),
        tolerates: (problem) => isTolerable('pullRequest')(problem) || isEvidenceProblem(problem),
    });
    const found = data.repository.pullRequest;
    if (found === null)
        return null;
    const whole = await readRest(api, { us: data.viewer, found, denied: problems.some(isStatusDenied) });
    return { ...whole, ownEvidence: readEvidence(found, whole, problems) };
}
async function readRest(api, { us, found, denied }) {
    const { number } = found;
    const doing = `read the pages of pull request #${number}`;
    const again = async (cursors) => (await readPage(api, number, cursors)).found ?? missingPull(number);
    const comments = await (0,github_api/* readFurtherPages */.D)(doing, found.comments, async (after) => {
        return (await again({ comments: after })).comments;
    });
    const closes = await (0,github_api/* readFurtherPages */.D)(doing, found.closingIssuesReferences, async (after) => {
        return (await again({ closes: after })).closingIssuesReferences;
    });
    const whole = {
        ...found,
        comments: { nodes: comments, next: null },
        closingIssuesReferences: { nodes: closes, next: null },
    };
    return toPull(api, { us, found: whole, denied });
}
async function readPage(api, number, cursors) {
    const { data, problems } = await api.query({
        doing: `read pull request #${number}`,
        permission: pull_PERMISSION,
        document: PULL_QUERY,
        variables: { number, comments: null, closes: null, ...cursors },
        schema: pullAnswer(),
        tolerates: isTolerable('pullRequest'),
    });
    return { us: data.viewer, found: data.repository.pullRequest, denied: problems.some(isStatusDenied) };
}
async function readPulls(api, numbers) {
    const { data, problems } = await api.query({
        doing: `read ${numbers.length} pull requests`,
        permission: pull_PERMISSION,
        document: formatPullsQuery(numbers),
        alone: true,
        variables: { comments: null, closes: null },
        schema: pullsAnswer(),
        tolerates: (problem) => numbers.some((number) => isTolerable(pull_formatAlias(number))(problem)),
    });
    const pulls = new Map();
    for (const number of numbers) {
        const found = data.repository[pull_formatAlias(number)] ?? null;
        const denied = problems.some((problem) => isStatusDenied(problem) && problem.path.startsWith(`repository.${pull_formatAlias(number)}.`));
        const whole = found?.comments.next === null && found.closingIssuesReferences.next === null;
        if (found === null)
            pulls.set(number, null);
        else
            pulls.set(number, whole ? await toPull(api, { us: data.viewer, found, denied }) : await readPull(api, number));
    }
    return pulls;
}
function pull_formatAlias(number) {
    return `n${number}`;
}
function isTolerable(alias) {
    const isMissing = (0,graphql/* isNotFoundAt */.JH)(`repository.${alias}`);
    return (problem) => isMissing(problem) || (isStatusDenied(problem) && problem.path.startsWith(`repository.${alias}.`));
}
async function readHead(api, number) {
    const { data } = await api.query({
        doing: `read the head of pull request #${number}`,
        permission: pull_PERMISSION,
        document: HEAD_QUERY,
        variables: { number },
        schema: headAnswer(),
    });
    return (data.repository.pullRequest ?? missingPull(number)).headRefOid;
}
async function toPull(api, { us, found, denied }) {
    const { number, url, title, body, state, author, reviewDecision } = found;
    const newest = found.headCommit.nodes[0]?.commit;
    const head = newest?.oid === found.headRefOid ? newest : await readHeadCommit(api, found.headRefOid);
    return {
        number,
        url,
        title,
        body,
        state,
        draft: found.isDraft,
        fork: found.isCrossRepository,
        author,
        headSha: found.headRefOid,
        headRef: found.headRefName,
        baseRef: found.baseRefName,
        mergeable: MERGEABLE[found.mergeable],
        review: reviewDecision === null ? 'none' : REVIEWS[reviewDecision],
        mergeSha: found.potentialMergeCommit?.oid ?? null,
        closes: found.closingIssuesReferences.nodes
            .filter(({ repository }) => repository.databaseId === api.repository.id)
            .map((issue) => issue.number),
        comments: found.comments.nodes.map((raw) => toComment(raw, us)),
        ...toHead(head, { number, repositoryId: api.repository.id, denied }),
    };
}
function missingPull(number) {
    const call = { doing: `read pull request #${number}`, where: 'GraphQL', permission: pull_PERMISSION };
    throw new errors/* GitHubError */.y_({ code: 'not_found', call, why: 'there is no such pull request' });
}

;// CONCATENATED MODULE: ./src/github/files.js



const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;
const countAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ changedFiles: schemas/* int */.Whr() })) }),
}));
const file = (0,once/* once */.O)(() => schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP(), previous_filename: schemas/* optional */.lqM(schemas/* string */.YjP()) }).check(schemas/* refine */.YPB(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
    error: 'a rename without its old name',
})));
const MAX_FILES = 3_000;
async function listTouchedPaths(api, number) {
    const call = { doing: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
    const { data } = await api.query({
        ...call,
        document: CHANGED_FILES_QUERY,
        variables: { number },
        schema: countAnswer(),
    });
    const { changedFiles } = data.repository.pullRequest ?? missingPull(number);
    if (changedFiles >= MAX_FILES)
        return { kind: 'too_many', listed: changedFiles };
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
    const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file());
    if (files.length !== changedFiles)
        return { kind: 'too_many', listed: files.length };
    const paths = files.flatMap((one) => [one.filename, one.previous_filename ?? one.filename]);
    return { kind: 'listed', paths: [...new Set(paths)] };
}

;// CONCATENATED MODULE: ./src/github/merge-group.js



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
const merge_group_answer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        base: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: oid() })),
        queue: schemas/* nullish */.cl6(schemas/* object */.Ikc({ entries: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* nullable */.mee(merge_group_entry())) }) })),
        head: schemas/* nullable */.mee(schemas/* object */.Ikc({ history: pageOf(merge_group_commit()) })),
    }),
}));
const MAX_PAGES = 5;
async function readMergeGroup(api, group) {
    let after = null;
    const commits = new Map();
    let reading = { kind: 'unknown', why: 'GitHub does not know its head' };
    for (let page = 0; page < MAX_PAGES; page += 1) {
        const turned = await merge_group_turn(api, group, after);
        for (const one of turned.history.nodes)
            commits.set(one.oid, one);
        reading = attribute(group, { ...turned, commits }, api.repository.id);
        if (reading.kind === 'known' || turned.history.next === null)
            return reading;
        after = turned.history.next;
    }
    return reading;
}
async function merge_group_turn(api, { headSha, baseRef }, after) {
    const { data } = await api.query({
        doing: `read the merge group ${headSha}`,
        permission: 'contents: read` and `pull-requests: read',
        document: MERGE_GROUP_QUERY,
        alone: true,
        variables: { head: headSha, base: baseRef, branch: baseRef.replace(/^refs\/heads\//, ''), after },
        schema: merge_group_answer(),
        tolerates: isQueueDenied,
    });
    const { base, queue, head } = data.repository;
    const queued = new Map();
    for (const one of queue?.entries.nodes ?? []) {
        if (!one?.headCommit || !one.baseCommit || !one.pullRequest)
            continue;
        queued.set(one.headCommit.oid, { number: one.pullRequest.number, base: one.baseCommit.oid });
    }
    return { baseTip: base?.target.oid ?? null, queued, history: head?.history ?? { nodes: [], next: null } };
}
function isQueueDenied({ type, path }) {
    return type === 'FORBIDDEN' && path.startsWith('repository.queue');
}
function attribute(group, seen, repositoryId) {
    const last = readRefNumber(group.headRef);
    const numbers = new Set(last === null ? [] : [last]);
    let untilOwnBase = null;
    for (let at = group.headSha; at !== seen.baseTip;) {
        if (at === group.baseSha)
            untilOwnBase = [...numbers];
        const step = takeStep(at, seen, repositoryId, at === group.headSha ? last : null);
        if (step === null) {
            if (untilOwnBase !== null)
                return { kind: 'known', numbers: untilOwnBase };
            return { kind: 'unknown', why: `its commit ${at.slice(0, 7)} belongs to no pull request that can be told` };
        }
        numbers.add(step.number);
        at = step.next;
    }
    return { kind: 'known', numbers: [...numbers] };
}
function takeStep(at, seen, repositoryId, named) {
    const found = seen.commits.get(at);
    const queued = seen.queued.get(at);
    const next = queued?.base ?? found?.parents.nodes[0]?.oid;
    const number = queued?.number ?? named ?? (found === undefined ? null : findOwner(found, seen, repositoryId));
    return next === undefined || number === null ? null : { number, next };
}
function readRefNumber(ref) {
    const digits = /\/pr-(\d{1,10})-[0-9a-f]{7,64}$/.exec(ref)?.[1];
    return digits === undefined ? null : Number(digits);
}
function findOwner(found, { commits }, repositoryId) {
    const isOurs = ({ state, repository }) => state === 'OPEN' && repository.databaseId === repositoryId;
    const merged = commits.get(found.parents.nodes[1]?.oid ?? '');
    const byHead = merged?.associatedPullRequests.nodes.filter((pull) => isOurs(pull) && pull.headRefOid === merged.oid);
    const own = found.associatedPullRequests.nodes.filter(isOurs);
    const [only] = byHead?.length === 1 ? byHead : own;
    if (only !== undefined && (byHead?.length === 1 || own.length === 1))
        return only.number;
    const digits = /^Merge pull request #(\d{1,10}) from |\(#(\d{1,10})\)$/.exec(found.messageHeadline);
    return digits === null ? null : Number(digits[1] ?? digits[2]);
}

;// CONCATENATED MODULE: ./src/github/pulls.js









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
const updatedAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequests: pageOf(candidate()) }) }));
const pullOfCommit = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }) }),
}));
const pulls_PERMISSION = 'pull-requests: read';
function createPulls(api) {
    return {
        read: (number) => readPull(api, number),
        readDelivery: (number) => readDelivery(api, number),
        readHead: (number) => readHead(api, number),
        listTouchedPaths: (number) => listTouchedPaths(api, number),
        listUpdatedSince: (since) => listUpdatedSince(api, since),
        listByCommit: (sha) => listByCommit(api, sha),
        readMany: (numbers) => readPulls(api, numbers),
        readMergeGroup: (group) => readMergeGroup(api, group),
    };
}
async function listUpdatedSince(api, since) {
    const doing = 'list the pull requests';
    const isRecent = ({ updatedAt }) => updatedAt >= since;
    const turn = async (after) => {
        const call = { doing, permission: pulls_PERMISSION, document: UPDATED_PULLS_QUERY, variables: { after } };
        const { data } = await api.query({ ...call, schema: updatedAnswer() });
        const { nodes, next } = data.repository.pullRequests;
        return { nodes: nodes.filter(isRecent), next: nodes.every(isRecent) ? next : null };
    };
    return keepOwn(await (0,github_api/* readFurtherPages */.D)(doing, await turn(null), turn), api.repository);
}
async function listByCommit(api, sha) {
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const call = { doing: `list the pull requests of commit ${sha}`, permission: pulls_PERMISSION, route };
    const found = await api.list({ ...call, parameters: { commit_sha: sha } }, pullOfCommit()).catch(whenUnknownCommit);
    return found
        .filter(({ state, base }) => state === 'open' && base.repo.id === api.repository.id)
        .map(({ number }) => number);
}
function whenUnknownCommit(error) {
    if (error instanceof errors/* GitHubError */.y_ && error.status === 422)
        return [];
    throw error;
}

;// CONCATENATED MODULE: ./src/github/ref-fuse.js




const ref = (0,once/* once */.O)(() => schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: schemas/* string */.YjP() }) }));
const ref_fuse_created = (0,once/* once */.O)(() => schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }));
const tag = (0,once/* once */.O)(() => schemas/* object */.Ikc({ message: schemas/* string */.YjP(), tagger: schemas/* optional */.lqM(schemas/* object */.Ikc({ date: instant() })) }));
const owned = (0,once/* once */.O)(() => schemas/* object */.Ikc({ at: schemas/* int */.Whr() }));
function formatFuseRef(place, slot) {
    if (!Number.isSafeInteger(slot) || slot < 1)
        throw new RangeError(`slots count from 1, none of them is ${slot}`);
    const start = `refs/orkestro/${place.reference}`;
    if (place.on === 'conversation')
        return `${start}/${slot}`;
    const mission = Array.from(new TextEncoder().encode(place.mission), toNameByte).join('');
    return `${start}/m-${mission}/${slot}${place.turn === 0 ? '' : `.${place.turn}`}`;
}
function toNameByte(byte) {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`;
}
function createRefFuse(api, owner) {
    const readTarget = (name) => readTargetOf(api, name);
    return {
        kind: 'ref',
        slots: Number.MAX_SAFE_INTEGER,
        async burn(place, slot, beside) {
            const name = formatFuseRef(place, slot);
            let sha;
            try {
                if ((await readTarget(name)) !== null)
                    return { kind: 'burnt' };
                sha = await createTag(api, name, owner);
            }
            catch (error) {
                return toDenied(error);
            }
            const refusal = await createRef(api, name, sha);
            const reply = refusal === null ? { kind: 'ours', burnId: sha } : await clearUp(refusal, sha, () => readTarget(name));
            if (reply.kind === 'ours')
                await beside?.read();
            return reply;
        },
        glance: () => Promise.resolve(false),
        async read(place, slot) {
            const target = await readTarget(formatFuseRef(place, slot));
            if (target === null)
                return { kind: 'intact' };
            return { kind: 'burnt', at: target.type === 'tag' ? await readTime(api, target.sha) : null, burnId: target.sha };
        },
        takeBack: () => Promise.resolve(false),
    };
}
async function readTargetOf(api, name) {
    const call = {
        doing: `read ${name}`,
        permission: 'contents: read',
        route: `GET /repos/{owner}/{repo}/git/ref/${encodeName(name)}`,
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
    const head = await readTargetOf(api, `refs/heads/${api.repository.defaultBranch}`);
    const call = toWrite('note who burns the fuse', 'POST /repos/{owner}/{repo}/git/tags');
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
    return (await api.send({ ...call, parameters }, ref_fuse_created())).data.sha;
}
async function createRef(api, name, sha) {
    const call = toWrite('burn the fuse', 'POST /repos/{owner}/{repo}/git/refs');
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
async function clearUp(refusal, ours, read) {
    try {
        const target = await read();
        if (target !== null)
            return target.sha === ours ? { kind: 'ours', burnId: ours } : { kind: 'burnt' };
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y_))
            throw error;
        if (refusal.status === 422)
            return { kind: 'unclear', why: `${refusal.message}; ${error.message}` };
    }
    if (refusal.status === 422 && /already exists/i.test(refusal.why))
        return { kind: 'burnt' };
    return { kind: refusal.noEffect ? 'denied' : 'unclear', why: refusal.message };
}
async function readTime(api, sha) {
    const call = {
        doing: 'read who burnt the fuse',
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
        parameters: { tag_sha: sha },
    };
    const { message, tagger } = (await api.send(call, tag())).data;
    try {
        const read = parse/* safeParse */.xL(owned(), JSON.parse(message));
        return read.success ? Math.max(read.data.at, tagger?.date ?? 0) : null;
    }
    catch {
        return null;
    }
}
function toWrite(doing, route) {
    return { doing, permission: 'contents: write', route };
}
function encodeName(name) {
    return name.replace('refs/', '').split('/').map(encodeURIComponent).join('/');
}
function toDenied(error) {
    if (!(error instanceof errors/* GitHubError */.y_))
        throw error;
    return { kind: 'denied', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/runs.js




const runs_run = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    status: schemas/* nullable */.mee(schemas/* string */.YjP()),
    run_attempt: schemas/* int */.Whr(),
    run_started_at: instant(),
    updated_at: instant(),
}));
function createRuns(api) {
    return {
        async readEnd(runId, attempt) {
            if (!/^\d{1,15}$/.test(runId))
                return { kind: 'unknown', why: `${JSON.stringify(runId)} is no run` };
            const call = {
                doing: `read run ${runId}`,
                permission: 'actions: read',
                route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
                parameters: { run_id: runId },
            };
            try {
                const { data } = await api.send(call, runs_run());
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

;// CONCATENATED MODULE: ./src/github/statuses.js



const COMMITS = 50;
const DEFAULT_BRANCH_QUERY = `
query StatusOnDefaultBranch($owner: String!, $name: String!, $context: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit { oid history(first: ${COMMITS}) { nodes { status { context(name: $context) { description } } } } }
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
const statuses_branchAnswer = (0,once/* once */.O)(() => schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ defaultBranchRef: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: schemas/* nullable */.mee(statuses_commit()) })) }),
}));
function createStatuses(api) {
    return {
        async set(sha, { context, state, description, url }) {
            const call = {
                doing: `set the status ${JSON.stringify(context)} on ${sha}`,
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
                doing: `look for the status ${JSON.stringify(context)} on the default branch`,
                permission: 'contents: read` and `statuses: read',
                document: DEFAULT_BRANCH_QUERY,
                variables: { context },
                schema: statuses_branchAnswer(),
            });
            const target = data.repository.defaultBranchRef?.target ?? null;
            const found = target?.history?.nodes.find(({ status }) => status?.context !== null && status !== null);
            return { headSha: target?.oid ?? null, description: found?.status?.context?.description ?? null };
        },
    };
}

;// CONCATENATED MODULE: ./src/github/github.js











function createGitHub(options, owner = null) {
    const api = (0,github_api/* createApi */.x)(options);
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
        fuse: owner === null ? createReactionFuse(api) : createRefFuse(api, owner),
    };
}

;// CONCATENATED MODULE: ./src/http/conditional.js
const MAX_ENTRIES = 64;
const MAX_CHARS = 2 * 1024 * 1024;
function createValidators() {
    const known = new Map();
    let chars = 0;
    const forget = (key) => {
        chars -= known.get(key)?.body.length ?? 0;
        known.delete(key);
    };
    const keep = (key, answer) => {
        forget(key);
        known.set(key, answer);
        chars += answer.body.length;
        for (const oldest of known.keys()) {
            if (known.size <= MAX_ENTRIES && chars <= MAX_CHARS)
                return;
            forget(oldest);
        }
    };
    return {
        prepare(key, headers) {
            const etag = known.get(key)?.headers['etag'];
            return etag === undefined || 'if-none-match' in headers ? headers : { ...headers, 'if-none-match': etag };
        },
        settle(key, answer) {
            const before = known.get(key);
            if (answer.status === 304 && before !== undefined) {
                return { status: before.status, headers: { ...before.headers, ...answer.headers }, body: before.body };
            }
            if (answer.status === 200 && (answer.headers['etag'] ?? '') !== '')
                keep(key, answer);
            return answer;
        },
    };
}

// EXTERNAL MODULE: ./src/http/failure.js + 2 modules
var http_failure = __webpack_require__(8738);
;// CONCATENATED MODULE: ./src/http/retry.js
const MAX_TRIES = 3;
const BASE_MS = 500;
const CAP_MS = 5_000;
const TRANSIENT = new Set([408, 425, 429]);
function isTransientStatus(status) {
    return TRANSIENT.has(status) || (status >= 500 && status <= 599);
}
function jitter(attempt, random) {
    return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}
function askedWait(status, headers, now) {
    if (status !== 429 && status !== 503 && status !== 403)
        return null;
    const asked = parseRetryAfter(headers['retry-after'] ?? '', now);
    if (asked !== null)
        return asked;
    if (status === 503 || headers['x-ratelimit-remaining'] !== '0')
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
    const { clock, deadline, onSend, send } = options;
    const origins = new Set(options.origins);
    let notBefore = 0;
    const admit = (request, where) => {
        if (!origins.has(request.url.origin)) {
            throw new http_failure/* HttpFailure */.H({ code: 'origin', sent: false, where, why: `allowed is ${[...origins].join(', ')}` });
        }
        if (request.signal?.aborted === true) {
            throw new http_failure/* HttpFailure */.H({ code: 'aborted', sent: false, where, why: 'cancelled before it was sent' });
        }
        const left = deadline() - clock.now();
        if (left <= 0)
            throw new http_failure/* HttpFailure */.H({ code: 'deadline', sent: false, where, why: 'nothing was sent' });
        return Math.min(request.timeoutMs, left);
    };
    return {
        async once(request) {
            const where = toWhere(request);
            const timeoutMs = admit(request, where);
            onSend();
            try {
                const answer = await send({ ...request, timeoutMs, signal: request.once ? undefined : request.signal });
                const asked = askedWait(answer.status, answer.headers, clock.now());
                if (asked !== null)
                    notBefore = Math.max(notBefore, clock.now() + asked);
                return screen(answer, where);
            }
            catch (error) {
                throw http_failure/* HttpFailure */.H.from(error, where);
            }
        },
        get notBefore() {
            return notBefore;
        },
    };
}
function toWhere(request) {
    return `${request.method} ${request.url.origin}${request.url.pathname}`;
}
function screen(answer, where) {
    const { status, headers } = answer;
    if (status >= 300 && status <= 399 && status !== 304) {
        throw new http_failure/* HttpFailure */.H({ code: 'redirect', sent: true, where, status, why: `${status} to ${toTarget(headers)}` });
    }
    const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
    if (encoding !== '' && encoding !== 'identity') {
        const why = /^[a-z, ]{1,40}$/.test(encoding) ? `content-encoding: ${encoding}` : 'by an encoding of no known name';
        throw new http_failure/* HttpFailure */.H({ code: 'encoding', sent: true, where, status, why });
    }
    return answer;
}
function toTarget(headers) {
    const location = headers['location'] ?? '';
    if (location === '')
        return 'nowhere';
    return URL.canParse(location) ? new URL(location).origin : 'another path of the same server';
}

;// CONCATENATED MODULE: ./src/http/fetch.js
function toFetchResponse(url, answer) {
    const { status, body } = answer;
    return {
        status,
        ok: status >= 200 && status <= 299,
        statusText: '',
        url,
        headers: toFetchHeaders(answer.headers),
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
    try {
        const parsed = JSON.parse(body);
        if (typeof parsed !== 'object' || parsed === null || !('query' in parsed))
            return false;
        const { query } = parsed;
        return (typeof query === 'string' && /^\s*(query\b|\{|fragment\b)/.test(query) && !/mutation|subscription/i.test(query));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/http/undici.js

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 5_000;
function createUndiciSend(env) {
    let loading;
    return async (request) => {
        loading ??= load(env);
        const transport = await loading;
        const where = `${request.method} ${request.url.origin}${request.url.pathname}`;
        const progress = { started: false };
        try {
            return await exchange(transport, request, progress);
        }
        catch (error) {
            throw http_failure/* HttpFailure */.H.from(error, where, progress.started);
        }
    };
}
async function load(env) {
    const proxy = readProxy(env);
    const undici = await Promise.all(/* import() */[__webpack_require__.e(627), __webpack_require__.e(786)]).then(__webpack_require__.bind(__webpack_require__, 7786));
    return {
        reads: createDispatcher(undici, proxy, 1),
        writes: createDispatcher(undici, proxy, 0),
    };
}
function readProxy(env) {
    const url = (env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '').trim();
    if (url === '')
        return null;
    if (!URL.canParse(url) || !/^(https?|socks5?):\/\//i.test(url)) {
        const why = 'HTTPS_PROXY is not of the form http://host:port';
        throw new http_failure/* HttpFailure */.H({ code: 'proxy', sent: false, where: 'environment', why });
    }
    return { url, except: `${env['no_proxy'] ?? env['NO_PROXY'] ?? ''},localhost,127.0.0.1,::1` };
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
async function exchange(transport, request, progress) {
    const stop = new AbortController();
    const { promise: stopped, reject } = Promise.withResolvers();
    const end = (error) => {
        stop.abort(error);
        reject(error);
    };
    const cancel = () => {
        end(undici_toError('ABORT_ERR', 'cancelled'));
    };
    const timer = setTimeout(() => {
        end(undici_toError('ETIMEDOUT', `no complete answer within ${request.timeoutMs} ms`));
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', cancel);
    if (request.signal?.aborted === true)
        cancel();
    const answered = receive(transport, request, progress, stop.signal);
    answered.catch(() => undefined);
    try {
        return await Promise.race([answered, stopped]);
    }
    finally {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', cancel);
    }
}
function undici_toError(code, message) {
    return Object.assign(new Error(message), { code });
}
async function receive(transport, request, progress, signal) {
    const dispatcher = request.once ? transport.writes : transport.reads;
    const answer = await dispatcher.compose(watch(progress)).request({
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
        status: answer.statusCode,
        headers: toHeaders(answer.headers),
        body: await readBody(answer.body, Number(answer.headers['content-length'] ?? 0), request.maxBytes),
    };
}
function watch(progress) {
    return (dispatch) => (options, handler) => dispatch(options, {
        onRequestStart(controller, context) {
            if (progress.started) {
                controller.abort(undici_toError('ECONNRESET', 'the connection was lost'));
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
async function readBody(body, announced, maxBytes) {
    body.on('error', () => undefined);
    const chunks = [];
    let size = 0;
    if (announced > maxBytes) {
        body.destroy();
        throw tooLarge(maxBytes);
    }
    for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes)
            throw tooLarge(maxBytes);
        chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks, size));
}
function tooLarge(maxBytes) {
    return undici_toError('UND_ERR_RES_EXCEEDED_MAX_SIZE', `more than ${maxBytes} bytes`);
}

;// CONCATENATED MODULE: ./src/http/door.js






const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;
const FETCH_MAX_BYTES = 10 * 1024 * 1024;
const RETRY_FLOOR = 4;
const RETRY_SHARE = 0.1;
function createDoor(options) {
    const budget = createRetryBudget(options.retryFloor ?? RETRY_FLOOR, RETRY_SHARE);
    const exchange = createExchange({
        clock: options.clock,
        origins: options.origins,
        deadline: options.deadline,
        send: options.send ?? createUndiciSend(options.env ?? {}),
        onSend: () => {
            budget.countRequest();
        },
    });
    const read = createReader(options, exchange, budget);
    const get = createConditionalReader(read);
    const request = async (asked) => {
        const plain = toSendRequest(asked, options);
        if (plain.once)
            return exchange.once(plain);
        return plain.method === 'GET' ? get(plain) : read(plain);
    };
    return {
        request,
        fetch: async (input, init = {}) => {
            const url = parseUrl(input);
            const method = (init.method ?? 'GET').toUpperCase();
            const body = init.body ?? null;
            const idempotent = isGraphqlQuery(url, method, body);
            const { headers = {}, signal } = init;
            const maxBytes = options.maxBytes ?? FETCH_MAX_BYTES;
            const answer = await request({ method, url, headers, body, idempotent, maxBytes, signal });
            return toFetchResponse(url.href, answer);
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
            return { kind: 'answer', answer: await exchange.once(request) };
        }
        catch (error) {
            return { kind: 'failure', failure: http_failure/* HttpFailure */.H.from(error, toWhere(request)) };
        }
    };
    const waitAsAsked = async (request) => {
        const { notBefore } = exchange;
        const wait = notBefore - clock.now();
        if (wait <= 0)
            return;
        if (notBefore >= deadline()) {
            const why = `the server asked for a pause of ${Math.ceil(wait / 1_000)} s, which is past the end of this step`;
            throw new http_failure/* HttpFailure */.H({ code: 'deadline', sent: false, where: toWhere(request), why });
        }
        await clock.sleep(wait, request.signal);
    };
    const planRetry = (result, tries) => {
        if (tries >= MAX_TRIES || !isTransient(result))
            return null;
        const now = clock.now();
        const delay = Math.max(exchange.notBefore - now, jitter(tries, clock.random()));
        if (now + delay >= deadline())
            return null;
        return budget.takeRetry() ? delay : null;
    };
    return async (request) => {
        await waitAsAsked(request);
        for (let tries = 1;; tries += 1) {
            const result = await attempt(request);
            const delay = planRetry(result, tries);
            if (delay !== null)
                await clock.sleep(delay, request.signal);
            else if (result.kind === 'answer')
                return result.answer;
            else
                throw result.failure;
        }
    };
}
function createConditionalReader(read) {
    const validators = createValidators();
    return async (request) => {
        const { accept = '', authorization = '' } = request.headers;
        const key = `${request.url.href} ${accept} ${authorization}`;
        const headers = validators.prepare(key, request.headers);
        const answer = await read({ ...request, headers });
        return answer.status === 304 && headers === request.headers ? answer : validators.settle(key, answer);
    };
}
function toSendRequest(request, options) {
    const method = request.method.toUpperCase();
    const headers = { 'user-agent': 'orkestro-action' };
    for (const [name, value] of Object.entries(request.headers ?? {}))
        headers[name.toLowerCase()] = value;
    return {
        method,
        url: parseUrl(request.url),
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: request.body ?? null,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        maxBytes: request.maxBytes ?? options.maxBytes ?? MAX_BYTES,
        signal: joinSignals(options.signal, request.signal),
        once: method !== 'GET' && method !== 'HEAD' && request.idempotent !== true,
    };
}
function parseUrl(url) {
    const parsed = typeof url === 'string' ? URL.parse(url) : url;
    if (parsed !== null)
        return parsed;
    throw new http_failure/* HttpFailure */.H({ code: 'origin', sent: false, where: 'request', why: 'the address is not a URL' });
}
function joinSignals(run, own) {
    if (own === undefined || own === null)
        return run;
    return run === undefined ? own : AbortSignal.any([run, own]);
}
function isTransient(result) {
    if (result.kind === 'failure')
        return result.failure.transient;
    const { status, headers } = result.answer;
    return isTransientStatus(status) || (status === 403 && 'retry-after' in headers);
}

;// CONCATENATED MODULE: ./src/http/environment.js

function assertTlsVerified(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return;
    throw new http_failure/* HttpFailure */.H({
        code: 'tls_off',
        sent: false,
        where: 'environment',
        why: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever sits between could read the API key and answer in the name of the marketplace',
    });
}

// EXTERNAL MODULE: ./src/core/api-url.js
var api_url = __webpack_require__(7245);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/core/mission.js
var mission = __webpack_require__(8083);
;// CONCATENATED MODULE: ./src/marketplace/wire.js



const words = (0,once/* once */.O)(() => {
    const text = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((value) => value.toWellFormed()));
    return { text, optionalText: schemas/* nullish */.cl6(text), optionalNumber: schemas/* nullish */.cl6(schemas/* number */.aig()) };
});
const id = (0,once/* once */.O)(() => schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(schemas/* refine */.YPB(isMissionId)), schemas/* int */.Whr()]), schemas/* transform */.pdi((value) => String(value))));
const wireMission = (0,once/* once */.O)(() => {
    const { text, optionalText, optionalNumber } = words();
    const named = schemas/* pipe */.FsL(schemas/* object */.Ikc({ name: text }), schemas/* transform */.pdi((value) => value.name));
    return schemas/* object */.Ikc({
        id: id(),
        title: text,
        status: text.check(schemas/* refine */.YPB((value) => value.trim() !== '')),
        description: optionalText,
        verification: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
        escrow_status: optionalText,
        specialist: schemas/* nullish */.cl6(schemas/* union */.KCZ([text, named])),
        rank: optionalNumber,
        category: optionalText,
        tier: optionalText,
        budget_usd: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])),
        dod: optionalText,
        rework_count: optionalNumber,
        created_at: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])),
    });
});
const wireSpecialist = (0,once/* once */.O)(() => {
    const { text, optionalText, optionalNumber } = words();
    return schemas/* object */.Ikc({
        name: text,
        persona: optionalText,
        type: optionalText,
        tier: optionalText,
        rank: optionalNumber,
        score: optionalNumber,
        missions: optionalNumber,
        price: schemas/* nullish */.cl6(schemas/* union */.KCZ([text, schemas/* number */.aig()])),
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
function readMessage(body) {
    const json = parseJson(body);
    if (json.kind === 'bad')
        return body.trim() === '' ? null : body;
    if (!isObject(json.value))
        return null;
    const { error, message, detail } = json.value;
    const inner = isObject(error) ? error['message'] : error;
    const said = [inner, message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
    return typeof said === 'string' ? said : null;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function toList(json, name, read) {
    const list = Array.isArray(json) ? json : findList(json, name);
    if (list === null)
        return { kind: 'bad', why: `expected a list, bare or as ${name}, data or items` };
    const items = [];
    for (const [index, item] of list.entries()) {
        const reading = read(item, `${name}[${index}]`);
        if (reading.kind === 'bad')
            return reading;
        items.push(reading.value);
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
    const result = wireMission().safeParse(json);
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
    const result = wireSpecialist().safeParse(json);
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
    const word = isObject(value) ? (value['status'] ?? value['result']) : value;
    return typeof word === 'string' ? word.toWellFormed() : null;
}
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
    const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
    return Number.isNaN(at) ? null : at;
}
function toEpoch(value) {
    const ms = value < 1e11 ? value * 1_000 : value;
    return value > 0 && ms <= 8.64e15 ? Math.trunc(ms) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/errors.js



const WHAT = {
    bad_request: [
        'The marketplace does not take this request',
        'Correct what the message names: brief, category, tier, budget or specialist.',
    ],
    unauthorized: [
        'The marketplace does not know this API key',
        'Create a key in the customer cabinet, API & automation, store it as a secret, and pass it as `api-key`.',
    ],
    payment_required: ['The marketplace asks for money first', 'Top up the balance in the customer cabinet.'],
    forbidden: ['The API key may not do this', "Check the key's scope in the customer cabinet, API & automation."],
    not_found: [
        'The marketplace knows no such mission under this key',
        'Check `mission-id` and `api-url`; a key sees only the missions of its own customer.',
    ],
    conflict: [
        "The mission's state does not allow this",
        'Look at the mission: accept and rework are possible only while it awaits acceptance.',
    ],
    too_large: ['The request is too large for the marketplace', 'Shorten description and Definition-of-Done.'],
    unsupported: ['The marketplace does not take this kind of content', 'Check that `api-url` is that of the API.'],
    rate_limited: ['The marketplace asks for fewer requests', 'Run again later, or raise `poll-interval`.'],
    timeout: ['The marketplace took too long', 'Run again later.'],
    server_error: ['The marketplace has trouble of its own', 'Run again later; missions and escrow stay as they are.'],
    unexpected_status: ['The marketplace answered with an unexpected status', 'Check that `api-url` is that of the API.'],
    bad_answer: [
        'The answer of the marketplace cannot be understood',
        'Check that `api-url` is that of the API and that nothing between rewrites answers.',
    ],
    bad_key: [
        'The API key cannot be sent',
        'Pass `api-key` as it was shown: printable characters, no spaces, no line breaks.',
    ],
    bad_url: [
        'The URL of the marketplace cannot be used',
        'Check `api-url`; the default is https://orkestro.net/api/v1.',
    ],
    bad_id: ['This cannot be the id of a mission', 'Give `mission-id` as the marketplace shows it.'],
    unreachable: ['The marketplace could not be reached', 'Check `api-url` and the network; nothing was sent.'],
    interrupted: ['No usable answer came from the marketplace', 'Run again later; the mission is looked up first.'],
    cancelled: ['The run was cancelled', 'Run it again to resume.'],
    deadline: ['The time of this step is over', 'Raise `timeout`, or let a later run resume.'],
    internal: [
        'Something unexpected happened in the client of the marketplace',
        'Run it again (nothing is posted or paid twice); if it stays, open an issue with this log.',
    ],
};
const MARKETPLACE_ERROR_CODES = Object.keys(WHAT);
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
const SHOWN = 300;
class MarketplaceError extends Error {
    name = 'MarketplaceError';
    code;
    what;
    where;
    why;
    fix;
    status;
    requestId;
    constructor(parts) {
        const [what, fix] = WHAT[parts.code];
        super(`${what}: ${parts.where}: ${parts.why}`);
        this.code = parts.code;
        this.what = what;
        this.where = parts.where;
        this.why = parts.why;
        this.fix = parts.fix ?? fix;
        this.status = parts.status ?? null;
        this.requestId = parts.requestId ?? null;
    }
    toFailure() {
        const { code, what, where, why, fix, status, requestId } = this;
        return { code, what, where, why, fix, status, requestId };
    }
    static fromAnswer(answer, where, redact) {
        const [code, text] = toStatus(answer.status);
        const said = redact(readMessage(answer.body) ?? `${answer.status} ${text}`);
        return new MarketplaceError({
            code,
            where,
            why: quote(said),
            status: answer.status,
            requestId: toRequestId(answer, redact),
        });
    }
    static fromBadAnswer(answer, where, why, redact) {
        const { body, status } = answer;
        const quoted = body.trim() !== '' && parseJson(body).kind === 'bad' ? `: ${quote(redact(body))}` : '';
        const requestId = toRequestId(answer, redact);
        return new MarketplaceError({ code: 'bad_answer', where, why: `${why}${quoted}`, status, requestId });
    }
    static from(error, where, redact) {
        if (error instanceof MarketplaceError)
            return error;
        if (!(error instanceof http_failure/* HttpFailure */.H)) {
            return new MarketplaceError({ code: 'internal', where, why: 'an error that this client does not know' });
        }
        const why = redact(`${error.what}: ${error.why}`);
        return new MarketplaceError({ code: toNetworkCode(error), where, why, fix: error.fix, status: error.status });
    }
}
function toStatus(status) {
    return STATUS_CODES[status] ?? [status >= 500 ? 'server_error' : 'unexpected_status', ''];
}
function toNetworkCode(failure) {
    if (failure.code === 'aborted')
        return 'cancelled';
    if (failure.code === 'deadline')
        return 'deadline';
    return failure.sent ? 'interrupted' : 'unreachable';
}
function quote(text) {
    return (0,core_text/* cut */.Jj)(text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(), SHOWN);
}
function toRequestId(answer, redact) {
    const id = answer.headers['x-request-id'] ?? '';
    return /^[\x21-\x7e]{1,128}$/.test(id) ? redact(id) : null;
}

;// CONCATENATED MODULE: ./src/marketplace/pages.js

function findNextPage(current, link, json) {
    const target = findNextLink(link) ?? findNextMember(json);
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
function findNextMember(json) {
    if (!isObject(json))
        return null;
    const cursor = toToken(json['next_cursor']);
    if (cursor !== null)
        return { kind: 'cursor', text: cursor };
    const next = toToken(json['next']);
    if (next === null)
        return null;
    return { kind: /^(https?:\/\/|\/|\?)/i.test(next) ? 'address' : 'cursor', text: next };
}
function toToken(value) {
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
        if (params.some(isNext))
            return { kind: 'address', text };
        rest = after;
    }
}
function splitParams(text) {
    const params = [];
    let quoted = false;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (char === '\\' && quoted)
            at += 1;
        else if (char === '"')
            quoted = !quoted;
        else if (!quoted && char === ';') {
            params.push(text.slice(from, at));
            from = at + 1;
        }
        else if (!quoted && char === ',')
            return { params: [...params, text.slice(from, at)], after: text.slice(at + 1) };
    }
    return { params: [...params, text.slice(from)], after: '' };
}
function isNext(param) {
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







const NO_EFFECT = new Set([400, 401, 402, 403, 404, 413, 415, 422, 429]);
const client_MAX_PAGES = 200;
function createMarketplace(options) {
    const base = `${parseBase(options.baseUrl)}/marketplace`;
    const { nonce = external_node_crypto_.randomUUID } = options;
    const transport = createTransport(options, parseKey(options.apiKey));
    const missions = `${base}/missions`;
    return {
        readStorefront: async () => (await transport.get(new URL(base), false)).json,
        listSpecialists: () => client_listAll(transport, `${base}/specialists`, toSpecialists),
        listMissions: async () => {
            const all = await client_listAll(transport, missions, toMissions);
            return [...new Map(all.map((mission) => [mission.id, mission])).values()];
        },
        getMission: async (id) => {
            const url = new URL(`${missions}/${toSegment(id, missions)}`);
            const page = await transport.get(url, true);
            const mission = page.expect(toMission(page.json));
            if (mission.id !== id)
                return page.expect({ kind: 'bad', why: 'mission.id: another mission than was asked for' });
            return mission;
        },
        postMission: async (order) => {
            const body = JSON.stringify(toWireOrder(order));
            const reply = await transport.post(missions, body, (0,digest/* sha256 */.sc)(body));
            if (reply.kind !== 'done')
                return reply;
            const { answer, where } = reply.value;
            const mission = toMission(readJson(answer));
            if (mission.kind === 'ok')
                return { kind: 'done', value: mission.value };
            return { kind: 'unclear', failure: transport.badAnswer(answer, where, mission.why).toFailure() };
        },
        acceptMission: (id) => settle(transport, missions, { id, verb: 'accept', body: null, key: (0,digest/* sha256 */.sc)(`accept ${id}`) }),
        reworkMission: (id, reason) => {
            const key = (0,digest/* sha256 */.sc)(`rework ${id} ${nonce()}`);
            return settle(transport, missions, { id, verb: 'rework', body: JSON.stringify({ reason }), key });
        },
    };
}
function createTransport({ door, redact }, apiKey) {
    const clean = createRedact(apiKey, redact);
    const authorization = `Bearer ${apiKey}`;
    const badAnswer = (answer, where, why) => MarketplaceError.fromBadAnswer(answer, where, why, clean);
    return {
        badAnswer,
        async get(url, withKey) {
            const where = `GET ${url.origin}${url.pathname}`;
            const headers = { accept: 'application/json', ...(withKey ? { authorization } : {}) };
            const answer = await door.request({ method: 'GET', url, headers }).catch((error) => {
                throw MarketplaceError.from(error, where, clean);
            });
            if (!isSuccess(answer))
                throw MarketplaceError.fromAnswer(answer, where, clean);
            const expect = (reading) => {
                if (reading.kind === 'bad')
                    throw badAnswer(answer, where, reading.why);
                return reading.value;
            };
            return { url, link: answer.headers['link'] ?? '', json: expect(parseJson(answer.body)), expect };
        },
        async post(url, body, key) {
            const where = `POST ${url}`;
            const type = body === null ? {} : { 'content-type': 'application/json' };
            const headers = { accept: 'application/json', authorization, 'idempotency-key': key, ...type };
            try {
                const answer = await door.request({ method: 'POST', url, headers, body });
                if (isSuccess(answer))
                    return { kind: 'done', value: { answer, where } };
                const failure = MarketplaceError.fromAnswer(answer, where, clean).toFailure();
                return { kind: isCertainRefusal(answer) ? 'refused' : 'unclear', failure };
            }
            catch (error) {
                const failure = MarketplaceError.from(error, where, clean).toFailure();
                return { kind: error instanceof http_failure/* HttpFailure */.H && !error.sent ? 'refused' : 'unclear', failure };
            }
        },
    };
}
async function settle(transport, base, wanted) {
    const { id, verb, body, key } = wanted;
    if (!isMissionId(id))
        return { kind: 'refused', failure: badId(`POST ${base}`).toFailure() };
    const reply = await transport.post(`${base}/${encodeURIComponent(id)}/${verb}`, body, key);
    if (reply.kind !== 'done')
        return reply;
    const { answer, where } = reply.value;
    if (answer.body.trim() === '')
        return { kind: 'done', value: null };
    const json = parseJson(answer.body);
    if (json.kind === 'bad' || !isObject(json.value)) {
        return { kind: 'unclear', failure: transport.badAnswer(answer, where, 'the body is no JSON object').toFailure() };
    }
    const mission = toMission(json.value);
    return { kind: 'done', value: mission.kind === 'ok' && mission.value.id === id ? mission.value : null };
}
async function client_listAll(transport, first, read) {
    const items = [];
    const seen = new Set();
    let url = new URL(first);
    while (url !== null) {
        seen.add(url.href);
        const page = await transport.get(url, true);
        items.push(...page.expect(read(page.json)));
        url = page.expect(findNextPage(page.url, page.link, page.json));
        if (url !== null && seen.has(url.href))
            page.expect({ kind: 'bad', why: 'the list leads back to a page already read' });
        if (url !== null && seen.size >= client_MAX_PAGES)
            page.expect({ kind: 'bad', why: `more than ${client_MAX_PAGES} pages` });
    }
    return items;
}
function parseBase(text) {
    const reading = (0,api_url/* parseApiUrl */.n)(text);
    if (reading.kind === 'ok')
        return reading.base;
    throw new MarketplaceError({ code: 'bad_url', where: 'api-url', why: `it ${reading.say}` });
}
function parseKey(text) {
    if (/^[\x21-\x7e]{1,512}$/.test(text))
        return text;
    throw new MarketplaceError({
        code: 'bad_key',
        where: 'api-key',
        why: 'it is empty or has characters that no key has',
    });
}
function createRedact(apiKey, more = (text) => text) {
    const bytes = Buffer.from(apiKey);
    const forms = [apiKey, encodeURIComponent(apiKey), bytes.toString('base64'), bytes.toString('hex')];
    return (text) => more(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text)).replaceAll(/\bosk_[\w-]{4,}/g, '***');
}
function toSegment(id, base) {
    if (isMissionId(id))
        return encodeURIComponent(id);
    throw badId(`GET ${base}`);
}
function badId(where) {
    return new MarketplaceError({ code: 'bad_id', where, why: 'it is empty, too long, or could not stand in a URL' });
}
function isSuccess(answer) {
    return answer.status >= 200 && answer.status <= 299;
}
function isCertainRefusal(answer) {
    return NO_EFFECT.has(answer.status) && isObject(readJson(answer));
}
function readJson(answer) {
    const json = parseJson(answer.body);
    return json.kind === 'ok' ? json.value : undefined;
}

// EXTERNAL MODULE: ./src/report/comment.js
var comment = __webpack_require__(5469);
// EXTERNAL MODULE: ./src/report/blocks.js
var blocks = __webpack_require__(3772);
// EXTERNAL MODULE: ./src/report/format.js
var format = __webpack_require__(857);
// EXTERNAL MODULE: ./src/report/headline.js
var report_headline = __webpack_require__(9990);
// EXTERNAL MODULE: ./src/report/limits.js
var limits = __webpack_require__(3418);
// EXTERNAL MODULE: ./src/report/markdown.js
var markdown = __webpack_require__(231);
// EXTERNAL MODULE: ./src/report/view.js + 1 modules
var view = __webpack_require__(4510);
;// CONCATENATED MODULE: ./src/report/notes.js








function renderIntentNote({ runUrl }) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `\u23f3 **Hiring a specialist.**`,
        (0,markdown/* gfm */.Te) `${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
    ]);
}
function renderWithdrawalNote(note) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(note.runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `\u21a9\ufe0f **Nobody was hired.**`,
        (0,markdown/* gfm */.Te) `${run} stopped before anything was sent. Generation ${String(note.generation)} stays unused; the next try opens the one after it. Leave this note: it is what says so.`,
    ]);
}
function renderDecisionComment(decision) {
    const { page, verdict, sha } = decision;
    const report = (0,view/* toReport */.c)({ ...page, verdict });
    const at = sha === null ? (0,markdown/* gfm */.Te) `` : (0,markdown/* gfm */.Te) ` at ${(0,markdown/* code */.aY)((0,format/* formatSha */.g$)(sha))}`;
    const title = verdict.kind === 'rework' ? (0,markdown/* gfm */.Te) `### \ud83d\udd01 Sending the delivery back${at}` : (0,markdown/* gfm */.Te) `### \u2705 Accepting the delivery${at}`;
    return (0,limits/* degrade */.r1)(limits/* COMMENT_LEVELS */.aq, limits/* COMMENT_LIMIT */.W$, (detail) => (0,comment/* joinBlocks */.x9)([
        title,
        (0,blocks/* renderBanners */.m8)(report),
        (0,blocks/* renderSay */.i)(report, detail),
        verdict.kind === 'rework' ? renderFailed(report, detail) : null,
        renderEffect(decision),
        (0,blocks/* renderWarnings */.c7)(report, detail),
    ]));
}
function renderFailed({ checks }, detail) {
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
function renderEffect({ page, verdict, round }) {
    const name = (0,report_headline/* toName */.$C)(page.mission) ?? 'the specialist';
    if (verdict.kind === 'rework') {
        const rework = Math.max(round, (0,report_headline/* countReworks */.V6)(page) + 1);
        return (0,markdown/* gfm */.Te) `**What happens next:** ${name} works on it again (rework ${rework} of ${page.maxReworks}). The escrow stays held, nothing is paid.`;
    }
    const amount = (0,format/* formatMoney */.up)(page.mission?.budgetCents ?? null);
    const released = amount === null ? 'The escrow is released' : `${amount} is released from escrow`;
    return (0,markdown/* gfm */.Te) `**What happens next:** ${released} to ${name}. The mission's page says when it is done.`;
}

;// CONCATENATED MODULE: ./src/report/redact.js
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

// EXTERNAL MODULE: ./src/report/command-table.js
var command_table = __webpack_require__(4264);
;// CONCATENATED MODULE: ./src/report/status.js



const DESCRIPTION_LIMIT = 140;
const status_STATES = {
    accepted: 'pending',
    reworked: 'pending',
    pending: 'pending',
    skipped: 'pending',
    held: 'failure',
    failed: 'error',
};
function renderStatus(page) {
    const headline = toLine((0,report_headline/* toHeadline */.GM)(page).text);
    const trial = page.sandbox ? 'Sandbox. ' : '';
    const text = page.outcome === 'accepted' && !page.gateOpen ? 'Accepted, but not for this commit' : headline;
    return {
        state: page.gateOpen ? 'success' : status_STATES[page.outcome],
        description: (0,core_text/* cut */.Jj)(`${trial}${text}`, DESCRIPTION_LIMIT),
    };
}
function formatLogLine(page) {
    const { mission, verdict } = page;
    const who = mission === null ? page.reference : `${page.reference} (mission ${mission.id}, ${mission.status})`;
    const say = verdict.say.trim() === '' ? '' : `. ${verdict.say}`;
    return `${(0,core_text/* cut */.Jj)(toLine(who), 200)}: ${(0,core_text/* cut */.Jj)(toLine(`${(0,report_headline/* toHeadline */.GM)(page).text}${say}`), 360)} [${verdict.code}]`;
}
function toLine(foreign) {
    return (0,markdown/* showInvisible */.jQ)(foreign).replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./src/report/replies.js





const ICONS = { done: '\ud83d\udc4d', refused: '\ud83d\ude15', told: '\ud83d\udcac' };
const TITLE = 200;
const SENTENCE = 1_500;
const LINES = 50;
function renderReply(reply, style) {
    const { mood, title, say, next, commands, pages } = reply;
    const opening = (0,markdown/* stack */.t$)([
        (0,markdown/* gfm */.Te) `### ${ICONS[mood]} ${(0,core_text/* cut */.Jj)(title, TITLE)}`,
        say === '' ? null : (0,markdown/* gfm */.Te) `${(0,core_text/* cut */.Jj)(say, SENTENCE)}`,
        next === '' ? null : (0,markdown/* gfm */.Te) `**What to do:** ${(0,core_text/* cut */.Jj)(next, SENTENCE)}`,
        commands === null ? null : renderCommandTable(commands),
    ]);
    return `${opening.source}\n${renderPages(pages, style)}`;
}
function renderCommandTable(prefix) {
    const rows = (0,command_table/* listCommands */.F)(prefix, 'all').map(({ command, effect }) => [(0,markdown/* code */.aY)((0,core_text/* cut */.Jj)(command, TITLE)), (0,markdown/* gfm */.Te) `${effect}`]);
    return (0,markdown/* stack */.t$)([(0,markdown/* gfm */.Te) `As the first line of a new comment:`, (0,markdown/* table */.tp)([(0,markdown/* gfm */.Te) `Command`, (0,markdown/* gfm */.Te) `What it does`], rows)]);
}
function renderPages(pages, style) {
    const [only] = pages;
    if (only === undefined)
        return '';
    if (pages.length === 1)
        return `\n${(0,comment/* renderComment */.wQ)(only, style)}`;
    const lines = pages.slice(0, LINES).map((page) => (0,markdown/* gfm */.Te) `${formatLogLine(page)}`);
    const rest = pages.length - lines.length;
    return `\n${(0,markdown/* list */.p_)(rest === 0 ? lines : [...lines, (0,markdown/* gfm */.Te) `\u2026 and ${rest} more`]).source}\n`;
}

;// CONCATENATED MODULE: ./src/report/renderer.js





function createRenderer(style, redact = same) {
    const clean = (value) => (redact === same ? value : redactTexts(value, redact));
    return {
        comment: (page) => (0,comment/* renderComment */.wQ)(clean(page), style),
        status: (page) => renderStatus(clean(page)),
        intentNote: (runUrl) => renderIntentNote({ runUrl }),
        withdrawalNote: (runUrl, generation) => renderWithdrawalNote({ runUrl, generation }),
        decision: (page, verdict, sha) => renderDecisionComment({ ...clean({ page, verdict }), sha, round: page.round }),
        reply: (reply) => renderReply(clean(reply), style),
        logLine: (page) => formatLogLine(clean(page)),
    };
}
function same(text) {
    return text;
}

;// CONCATENATED MODULE: ./src/compose.js














const REPORT_MS = 8_000;
async function perform(step) {
    const marketplace = step.settings.sandbox ? await openSandbox(step.runner) : REAL;
    try {
        return await carryOut(step, connect(step, marketplace));
    }
    catch (error) {
        const failure = (0,boundary/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        return (0,endings/* endFailed */.Rz)(failure, (0,boundary/* toReasonCode */["do"])(error));
    }
    finally {
        await marketplace.close();
    }
}
async function carryOut(step, wires) {
    const { intent: planned, ...rest } = step;
    if (planned.kind === 'doctor') {
        const { diagnose } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(730)]).then(__webpack_require__.bind(__webpack_require__, 3730));
        return diagnose(rest, { ...wires, sandbox: wires.trial, clock: systemClock, env: step.env });
    }
    const configured = await (0,configure/* configure */.j)({ ...rest, intent: planned }, wires.github.contents);
    switch (configured.kind) {
        case 'ended':
            step.runner.log.info(configured.ending.outcome.say);
            return configured.ending;
        case 'broken': {
            const engine = createEngine(step, wires, configured.settings);
            const { holdEverything } = await Promise.all(/* import() */[__webpack_require__.e(480), __webpack_require__.e(581), __webpack_require__.e(775)]).then(__webpack_require__.bind(__webpack_require__, 8775));
            return { outcome: await holdEverything(engine, planned, configured.verdict), failure: null };
        }
        case 'ready': {
            const { settings, intent, origins } = configured;
            const outcome = await reconcile(createEngine(step, wires, settings), intent);
            return { outcome: { ...outcome, settings: origins }, failure: null };
        }
    }
}
const REAL = { url: null, key: null, close: () => Promise.resolve() };
async function openSandbox(runner) {
    const { startSandboxServer } = await Promise.all(/* import() */[__webpack_require__.e(209), __webpack_require__.e(677)]).then(__webpack_require__.bind(__webpack_require__, 6677));
    const server = await startSandboxServer();
    const { url, key } = server;
    runner.maskSecret(key);
    runner.log.notice('Sandbox: a trial against the embedded marketplace. No account, no money, and nothing to resume later.');
    return { url, key, close: () => server.close() };
}
function connect({ runner, run, settings, env }, place) {
    assertTlsVerified(env);
    const apiKey = place.key ?? settings.apiKey;
    const apiUrl = place.url ?? settings.apiUrl;
    const started = systemClock.now();
    let deadline = started + settings.waiting.timeoutMs;
    const common = { clock: systemClock, deadline: () => deadline + REPORT_MS, env };
    const toMarketplace = createDoor({ ...common, origins: [new URL(apiUrl).origin] });
    const toGitHub = createDoor({ ...common, origins: [new URL(run.apiUrl).origin, new URL(run.graphqlUrl).origin] });
    const owner = { run: (0,engine/* formatRun */.TI)(run), nonce: external_node_crypto_.randomUUID, now: () => systemClock.now() };
    const options = {
        token: settings.githubToken,
        repository: run.repository,
        apiUrl: run.apiUrl,
        graphqlUrl: run.graphqlUrl,
        fetch: redactBodies(toGitHub.fetch, runner.redact),
        clock: systemClock,
    };
    return {
        marketplace: createMarketplace({ baseUrl: apiUrl, apiKey, door: toMarketplace, redact: runner.redact }),
        github: createGitHub(options, settings.fuse === 'ref' ? owner : null),
        options,
        apiKey,
        trial: place.key !== null,
        limit(timeoutMs) {
            deadline = started + timeoutMs;
            return deadline;
        },
    };
}
function redactBodies(fetch, redact) {
    return (input, init = {}) => fetch(input, typeof init.body === 'string' ? { ...init, body: redact(init.body) } : init);
}
function createEngine({ runner, run, signal }, wires, settings) {
    const { marketplace, github, apiKey, trial } = wires;
    return {
        marketplace,
        github,
        fuse: trial ? (0,memory_fuse/* createMemoryFuse */.D)(() => systemClock.now()) : github.fuse,
        render: createRenderer(settings.comment, runner.redact),
        clock: systemClock,
        log: runner.log,
        codec: { seal: (0,digest/* createSeal */.A1)(apiKey), tag: trial ? 'orkestro-sandbox' : 'orkestro' },
        settings: adjustSettings(settings, run, trial),
        run,
        deadline: wires.limit(settings.waiting.timeoutMs),
        signal,
        nonce: external_node_crypto_.randomUUID,
        shown: new Map(),
        redact: runner.redact,
    };
}
function adjustSettings(settings, run, trial) {
    const { gate, policy } = settings;
    const protectedPaths = run.eventName === 'pull_request' ? [...policy.protectedPaths, '.github/**'] : policy.protectedPaths;
    return {
        ...settings,
        gate: trial ? { ...gate, context: 'orkestro/sandbox' } : gate,
        policy: { ...policy, protectedPaths },
    };
}
const systemClock = {
    now: Date.now,
    sleep: (ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
    random: Math.random,
};


/***/ }),

/***/ 6961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readConfig),
/* harmony export */   j: () => (/* binding */ configure)
/* harmony export */ });
/* harmony import */ var _action_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9622);
/* harmony import */ var _action_contract_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3572);
/* harmony import */ var _action_resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5076);
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3131);
/* harmony import */ var _core_config_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4051);
/* harmony import */ var _core_intent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9975);
/* harmony import */ var _core_labels_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8506);
/* harmony import */ var _endings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7901);








async function configure(asked, contents) {
    const { runner, run, event, settings, intent } = asked;
    if (intent.kind === 'discover')
        return { kind: 'ready', intent, ...(0,_action_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveSettings */ .M)(runner, null, null) };
    const reading = await readConfig(contents, settings);
    if (reading.kind === 'broken') {
        for (const problem of reading.problems)
            runner.log.info((0,_core_config_words_js__WEBPACK_IMPORTED_MODULE_5__/* .formatConfigProblem */ .fc)(reading.path, problem));
        const verdict = (0,_core_config_words_js__WEBPACK_IMPORTED_MODULE_5__/* .holdBrokenConfig */ .xb)(reading.path, reading.problems);
        return { kind: 'broken', verdict, settings: withContext(settings, reading.statusContext) };
    }
    if (reading.kind === 'absent' && settings.configFile !== (0,_action_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .inputContract */ .l2)('config-file').default) {
        return { kind: 'broken', verdict: (0,_core_config_words_js__WEBPACK_IMPORTED_MODULE_5__/* .holdMissingConfig */ .cG)(settings.configFile), settings };
    }
    const config = reading.kind === 'read' ? reading.config : null;
    const resolved = resolve(asked, config);
    if ('code' in resolved) {
        const context = config?.texts['status-context'] ?? null;
        return { kind: 'broken', verdict: resolved, settings: withContext(settings, context) };
    }
    const planned = (0,_core_intent_js__WEBPACK_IMPORTED_MODULE_3__/* .planIntent */ .A)(event, run, resolved.settings);
    if (planned.kind === 'skip')
        return { kind: 'ended', ending: (0,_endings_js__WEBPACK_IMPORTED_MODULE_4__/* .endSkipped */ .uB)(planned.why) };
    if (planned.kind === 'refuse')
        return { kind: 'ended', ending: (0,_endings_js__WEBPACK_IMPORTED_MODULE_4__/* .endRefused */ .ks)(planned) };
    if (planned.kind === 'doctor')
        throw new Error('the config file cannot change the mode');
    return { kind: 'ready', intent: planned, ...resolved };
}
function withContext(settings, written) {
    const { gate } = settings;
    if (written === null || gate.context !== (0,_action_contract_js__WEBPACK_IMPORTED_MODULE_1__/* .inputContract */ .l2)('status-context').default)
        return settings;
    return { ...settings, gate: { ...gate, context: written } };
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
        return (0,_action_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveSettings */ .M)(runner, config, findTrigger(event, settings, config));
    }
    catch (error) {
        if (error instanceof _action_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz && config !== null)
            return (0,_core_config_words_js__WEBPACK_IMPORTED_MODULE_5__/* .holdContradiction */ .P3)(config.path, error.message);
        throw error;
    }
}
function findTrigger(event, { label }, config) {
    if (event.kind === 'comment')
        return config === null ? null : (0,_core_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findStandingLabel */ .Ir)(config, event.labels ?? []);
    if (event.kind !== 'labeled')
        return null;
    const isNamed = config !== null && (0,_core_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findLabelTerms */ .Ts)(config, event.label) !== null;
    return isNamed || (0,_core_labels_js__WEBPACK_IMPORTED_MODULE_7__/* .sameLabel */ .b)(event.label, label) ? event.label : null;
}


/***/ }),

/***/ 9676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ namesOnlyOthers),
/* harmony export */   Yi: () => (/* binding */ decideBinding),
/* harmony export */   f0: () => (/* binding */ parseMissionClaims)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(770);

const CLAIM = 'orkestro-mission:';
const MAX_ID_LENGTH = 200;
function parseMissionClaims(body) {
    const claims = new Set();
    for (const raw of body.split('\n')) {
        const line = raw.trim();
        if (line.slice(0, CLAIM.length).toLowerCase() !== CLAIM)
            continue;
        const id = line.slice(CLAIM.length).trim();
        if (id !== '' && id.length <= MAX_ID_LENGTH && !/\s/.test(id))
            claims.add(id);
    }
    return [...claims];
}
function namesOnlyOthers(body, missionId) {
    const claims = parseMissionClaims(body);
    return claims.length > 0 && !claims.includes(missionId);
}
function decideBinding(input) {
    return decideByPeople(input) ?? decideByClaims(input);
}
function decideByPeople(input) {
    const { explicit, subject, recorded, commanded } = input;
    if (explicit !== null)
        return decideExplicit(explicit, input);
    if (subject.kind === 'pull_request')
        return decideOwn(subject.number, input);
    if (commanded !== null)
        return { kind: 'bound', number: commanded, how: 'command' };
    return recorded === null ? null : { kind: 'bound', number: recorded, how: 'recorded' };
}
function decideExplicit(explicit, { recorded, commanded }) {
    const other = commanded ?? recorded;
    if (other === null || other === explicit)
        return { kind: 'bound', number: explicit, how: 'input' };
    const why = commanded === null ? 'it is recorded for' : 'a person bound it to';
    return conflict(`pr-number says #${explicit}, but ${why} #${other}.`);
}
function decideOwn(own, { recorded, commanded }) {
    if (commanded !== null && commanded !== own)
        return conflict(`It was posted on pull request #${own} itself, but a person bound it to #${commanded}.`);
    if (commanded === null && recorded !== null && recorded !== own)
        return { kind: 'bound', number: recorded, how: 'recorded' };
    return { kind: 'bound', number: own, how: 'subject' };
}
function decideByClaims({ candidates, missionId }) {
    const byBody = candidates.byBody.filter(({ state, body }) => state !== 'closed' && parseMissionClaims(body).includes(missionId));
    const byClosing = candidates.byClosing.filter(({ state }) => state === 'open');
    const all = [...new Map([...byClosing, ...byBody].map((pull) => [pull.number, pull])).values()];
    const own = all.filter(({ fork }) => !fork);
    const [only, ...more] = own;
    if (only === undefined) {
        if (all.length === 0)
            return { kind: 'none' };
        return conflict(`Only a fork claims it (${listNumbers(all)}); a person has to bind it.`);
    }
    if (more.length > 0)
        return conflict(`Several pull requests claim it: ${listNumbers(own)}.`);
    const rival = parseMissionClaims(only.body).find((id) => id !== missionId);
    if (rival !== undefined)
        return conflict(`Pull request #${only.number} names mission ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(rival, 80)} as well.`);
    return { kind: 'bound', number: only.number, how: byBody.includes(only) ? 'body' : 'closing-reference' };
}
function conflict(why) {
    return { kind: 'conflict', why };
}
function listNumbers(pulls) {
    const shown = pulls.slice(0, 5).map(({ number }) => `#${number}`);
    return pulls.length > shown.length ? `${shown.join(', ')} and ${pulls.length - shown.length} more` : shown.join(', ');
}


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P3: () => (/* binding */ holdContradiction),
/* harmony export */   cG: () => (/* binding */ holdMissingConfig),
/* harmony export */   fc: () => (/* binding */ formatConfigProblem),
/* harmony export */   t4: () => (/* binding */ describeForStatus),
/* harmony export */   xb: () => (/* binding */ holdBrokenConfig)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(770);

const SPELLED_OUT = 5;
const LONGEST_SAY = 300;
function formatConfigProblem(path, { line, column, say, source }) {
    const number = String(line);
    const mark = column <= source.length + 1 ? `${' '.repeat(column - 1)}^` : '';
    return [
        `${path}:${number}:${column}: ${say}`,
        ` ${number} | ${source}`,
        ` ${' '.repeat(number.length)} | ${mark}`.trimEnd(),
    ].join('\n');
}
function holdBrokenConfig(path, problems) {
    const spelled = problems
        .slice(0, SPELLED_OUT)
        .map(({ line, column, say }) => `line ${line}, column ${column}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(say, LONGEST_SAY)}`);
    const more = problems.length - spelled.length;
    return holdConfig(`${path} cannot be used: ${spelled.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`, `Correct ${path} on the default branch, then start this again: the label off and on again, the command in a new comment, a push to the pull request.`);
}
function holdMissingConfig(path) {
    return holdConfig(`config-file names ${path}, which is not on the default branch.`, 'Commit the file to the default branch, or correct the input config-file.');
}
function holdContradiction(path, why) {
    return holdConfig(`${path} and the inputs of this step contradict each other: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(why, LONGEST_SAY)}.`, `Change one of the two: the inputs in the workflow file, or ${path} on the default branch.`);
}
const OPENING = 'Nothing was done: ';
function holdConfig(say, next) {
    return { kind: 'hold', code: 'bad_input', say: `${OPENING}${say}`, next };
}
const DESCRIPTION_LIMIT = 140;
function describeForStatus(say) {
    const plain = say.replace(OPENING, '').replace(/[\p{C}\p{Z}]+/gu, ' ');
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(plain.trim(), DESCRIPTION_LIMIT);
}


/***/ }),

/***/ 3131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ findStandingLabel),
/* harmony export */   MG: () => (/* binding */ findConfigured),
/* harmony export */   Ts: () => (/* binding */ findLabelTerms),
/* harmony export */   We: () => (/* binding */ CONFIG_NAMES),
/* harmony export */   vy: () => (/* binding */ findDodTemplate)
/* harmony export */ });
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8506);

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
    return config.labels.find((one) => (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .sameLabel */ .b)(one.label, label))?.terms ?? null;
}
function findStandingLabel(config, labels) {
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

/***/ 4493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ createSeal),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text, 'hex');
}
function createSeal(apiKey) {
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
    return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
}


/***/ }),

/***/ 2964:
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
    'mission_not_ready',
    'verification_failed',
    'verification_pending',
    'no_pull_request',
    'pull_closed',
    'draft',
    'binding_conflict',
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
    'generations_used_up',
    'rehire_refused',
    'in_doubt',
    'settle_in_doubt',
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
function once(make) {
    let made;
    return () => (made ??= { it: make() }).it;
}


/***/ }),

/***/ 5674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   "do": () => (/* binding */ toReasonCode),
/* harmony export */   f1: () => (/* binding */ readFailure)
/* harmony export */ });
const PASSING = new Set([
    'unreachable',
    'interrupted',
    'timeout',
    'server_error',
    'rate_limited',
    'bad_answer',
    'incomplete',
]);
function readFailure(error) {
    if (!(error instanceof Error))
        return null;
    if ('toFailure' in error && typeof error.toFailure === 'function') {
        return error.toFailure();
    }
    if (error.name !== 'HttpFailure')
        return null;
    const { code, what, where, why, fix } = error;
    return { code, what, where, why, fix, status: null, requestId: null };
}
function isTransient(error) {
    const failure = readFailure(error);
    return failure !== null && PASSING.has(failure.code);
}
function toReasonCode(error) {
    if (!(error instanceof Error))
        return 'internal_error';
    if (error.name === 'MarketplaceError')
        return 'marketplace_error';
    return error.name === 'GitHubError' ? 'github_error' : 'internal_error';
}


/***/ }),

/***/ 114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TI: () => (/* binding */ formatRun),
/* harmony export */   _2: () => (/* binding */ hold),
/* harmony export */   yg: () => (/* binding */ formatRunUrl)
/* harmony export */ });
function hold(code, say, next) {
    return { kind: 'hold', code, say, next };
}
function formatRun(run) {
    return `${run.runId}.${run.runAttempt}`;
}
function formatRunUrl(run) {
    const { owner, name } = run.repository;
    return `${run.serverUrl}/${owner}/${name}/actions/runs/${run.runId}`;
}


/***/ }),

/***/ 1914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wK: () => (/* binding */ isGateOpen),
  S4: () => (/* binding */ judge),
  hP: () => (/* binding */ judgePosted)
});

;// CONCATENATED MODULE: ./src/core/policy-row.js
const PERSON_SETTLES = 'or settle it with the command accept, or rework and a reason';
function countsChecks(policy) {
    return policy.checks.kind !== 'none';
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy-checks.js


const MISSING_GRACE_MS = 10 * 60_000;
const CHECK_ROWS = [
    {
        number: 13,
        verdict: 'hold',
        code: 'checks_unavailable',
        situation: 'a read that the `checks` mode needs failed or is incomplete',
        judge: checksUnavailable,
    },
    {
        number: 14,
        verdict: 'hold',
        code: 'no_required_checks',
        situation: 'R empty and `when-no-required-checks: hold`',
        judge: judgeResults(noRequiredChecks),
    },
    {
        number: 15,
        verdict: 'wait',
        code: 'checks_pending',
        situation: 'some of R pending',
        judge: judgeNames('pending', (names) => ({
            say: `Still running: ${names}.`,
            next: 'The checks finish; it is judged then.',
        })),
    },
    {
        number: 16,
        verdict: 'hold',
        code: 'baseline_broken',
        situation: 'some of R `failure`/`error`; same context red on the base branch too',
        judge: judgeResults(baselineBroken),
    },
    {
        number: 17,
        verdict: 'rework',
        code: 'checks_failed',
        situation: 'some of R `failure`/`error`',
        judge: judgeNames('failed', (names) => ({
            say: `Failed: ${names}.`,
            next: 'It is sent back with what failed; the specialist fixes it and delivers again.',
        })),
    },
    {
        number: 18,
        verdict: 'hold',
        code: 'checks_need_approval',
        situation: 'some of R needs a click (`action_required`, awaiting approval)',
        judge: judgeNames('needs_approval', (names) => ({
            say: `Waiting for a person's approval on GitHub: ${names}.`,
            next: 'A maintainer has to press "Approve and run" (or what the check asks for) on the pull request.',
        })),
    },
    {
        number: 19,
        verdict: 'hold',
        code: 'checks_inconclusive',
        situation: 'some of R cancelled, timed out, stale, startup failure',
        judge: judgeResults(checksInconclusive),
    },
    {
        number: 20,
        verdict: 'hold',
        code: 'check_source_mismatch',
        situation: 'right name, only from the wrong app where the rule names one',
        judge: judgeNames('wrong_source', (names) => ({
            say: `Reported by another app than the one the rule names: ${names}.`,
            next: `The right app has to report, or an admin corrects the rule's source; a person can look ${PERSON_SETTLES}.`,
        })),
    },
    {
        number: 21,
        verdict: 'wait',
        code: 'checks_missing',
        situation: 'some of R never reported: under 10 minutes since the last change of head or checks',
        judge: judgeNames('missing', (names, seen) => isGraceOver(seen)
            ? null
            : { say: `Required, but not reported yet: ${names}.`, next: 'They may still start; it is looked at again.' }),
    },
    {
        number: 21,
        verdict: 'hold',
        code: 'checks_missing',
        situation: 'some of R never reported: longer',
        judge: judgeNames('missing', (names) => ({
            say: `Required, but never reported: ${names}.`,
            next: `Somebody has to start them (a path filter or a pull request opened by a bot keeps workflows from running), ${PERSON_SETTLES}.`,
        })),
    },
    {
        number: 22,
        verdict: 'hold',
        code: 'no_check_ran',
        situation: 'R not empty and nothing in it ended in plain `success`',
        judge: judgeResults(noCheckRan),
    },
];
const PASS_ROWS = [
    {
        number: 28,
        verdict: 'accept',
        code: 'verified',
        situation: 'everything passes, `checks: none`',
        judge: (_seen, policy) => countsChecks(policy)
            ? null
            : { say: 'The work is verified, and no checks are asked for.', next: 'Escrow is released to the specialist.' },
    },
    {
        number: 28,
        verdict: 'accept',
        code: 'checks_passed',
        situation: 'everything passes',
        judge: judgeResults(checksPassed),
    },
];
function judgeResults(judge) {
    return (seen, policy) => countsChecks(policy) && seen.evidence.kind === 'evaluated'
        ? judge(seen.evidence.evidence.results, seen, policy)
        : null;
}
function judgeNames(verdict, words) {
    return judgeResults((results, seen) => {
        const names = results.filter((result) => result.verdict === verdict).map(({ name }) => name);
        return names.length === 0 ? null : words((0,core_text/* listNames */.Zv)(names), seen);
    });
}
function checksUnavailable({ evidence }, policy) {
    if (!countsChecks(policy) || evidence.kind === 'evaluated')
        return null;
    const why = evidence.kind === 'unavailable' ? evidence.why : 'they were not read';
    return {
        say: `The checks cannot be judged: ${(0,core_text/* endSentence */.H_)(why, 300)}`,
        next: `It is looked at again; if it stays, mode doctor says which permission is missing, ${PERSON_SETTLES}.`,
    };
}
function noRequiredChecks(results, _seen, policy) {
    if (results.length > 0 || policy.whenNoRequiredChecks === 'accept')
        return null;
    const all = policy.checks.kind === 'all';
    return {
        say: all
            ? 'No check has reported on the head.'
            : 'No check is required here, so nothing shows that the work is right.',
        next: `An admin can require checks on the base branch, or name them in the input checks; a person can look ${PERSON_SETTLES}.`,
    };
}
function baselineBroken(results, { baseFailing }) {
    const red = new Set(baseFailing);
    const failed = results.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
    const shared = failed.filter((name) => red.has(name));
    if (shared.length === 0)
        return null;
    const own = failed.filter((name) => !red.has(name));
    const beside = own.length === 0 ? '' : ` (failing here only: ${(0,core_text/* listNames */.Zv)(own)})`;
    return {
        say: `Failing on the base branch as well: ${(0,core_text/* listNames */.Zv)(shared)}${beside}.`,
        next: `A maintainer has to repair the base branch, ${PERSON_SETTLES}; nobody is blamed for it.`,
    };
}
function checksInconclusive(results) {
    const found = results.filter(({ verdict }) => verdict === 'inconclusive');
    if (found.length === 0)
        return null;
    const states = [...new Set(found.map(({ state }) => String(state).replaceAll('_', ' ')))].join(', ');
    return {
        say: `Ended without a result (${states}): ${(0,core_text/* listNames */.Zv)(found.map(({ name }) => name))}.`,
        next: `Somebody has to re-run them on the pull request, ${PERSON_SETTLES}.`,
    };
}
function isGraceOver({ now, changedAt }) {
    return now - changedAt >= MISSING_GRACE_MS;
}
function noCheckRan(results) {
    if (results.length === 0 || results.some(({ verdict }) => verdict === 'passed'))
        return null;
    return {
        say: `Nothing ended in plain success; skipped or neutral: ${(0,core_text/* listNames */.Zv)(results.map(({ name }) => name))}.`,
        next: `Somebody has to see to it that a check really runs, ${PERSON_SETTLES}.`,
    };
}
function checksPassed(results) {
    if (!results.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped'))
        return null;
    const passed = results.filter(({ verdict }) => verdict === 'passed').length;
    const skipped = results.length - passed;
    const beside = skipped === 0 ? '' : ` (${skipped} skipped)`;
    const checks = `${passed} required ${passed === 1 ? 'check passes' : 'checks pass'}${beside}`;
    const say = results.length === 0 ? 'No check is required, which when-no-required-checks allows' : checks;
    return { say: `${say}, and the work is verified.`, next: 'Escrow is released to the specialist.' };
}

// EXTERNAL MODULE: ./src/core/mission.js
var core_mission = __webpack_require__(8083);
// EXTERNAL MODULE: ./src/core/money.js
var money = __webpack_require__(6589);
;// CONCATENATED MODULE: ./src/core/policy-mission.js




const MISSION_ROWS = [
    {
        number: 1,
        verdict: 'done',
        code: 'already_accepted',
        situation: 'mission accepted',
        judge: alreadyAccepted,
    },
    {
        number: 2,
        verdict: 'hold',
        code: 'mission_ended',
        situation: 'ended otherwise (cancelled, expired, refunded, \u2026)',
        judge: missionEnded,
    },
    { number: 3, verdict: 'hold', code: 'held_by_person', situation: 'a person put it on hold', judge: heldByPerson },
    {
        number: 4,
        verdict: 'hold',
        code: 'terms_mismatch',
        situation: 'rank below `min-rank` after matching; budget changed',
        judge: termsMismatch,
    },
    {
        number: 5,
        verdict: 'wait',
        code: 'mission_not_ready',
        situation: 'not `awaiting_acceptance`',
        judge: missionNotReady,
    },
    {
        number: 6,
        verdict: 'rework',
        code: 'verification_failed',
        situation: 'awaiting, verification failed',
        judge: verificationFailed,
    },
    {
        number: 7,
        verdict: 'wait',
        code: 'verification_pending',
        situation: 'awaiting, verification neither passed nor failed',
        judge: verificationPending,
    },
];
function alreadyAccepted({ mission }) {
    if (mission.phase !== 'accepted')
        return null;
    return { say: 'The mission is accepted and its escrow released.', next: 'Nothing is left to do.' };
}
function missionEnded({ mission }) {
    if (mission.phase !== 'ended')
        return null;
    return {
        say: `The mission ended without acceptance: the marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}".`,
        next: 'Nothing more happens by itself; to hire again, a permitted person gives the command hire.',
    };
}
function heldByPerson({ hold }) {
    if (hold === null)
        return null;
    const say = `@${hold.by} put it on hold`;
    return {
        say: hold.reason === '' ? `${say}.` : `${say}: ${(0,core_text/* endSentence */.H_)(hold.reason, 200)}`,
        next: 'Nothing is paid or sent back until a permitted person gives the command resume.',
    };
}
function termsMismatch(seen, policy) {
    const { mission, agreedBudgetCents } = seen;
    const minRank = toStricter(policy.minRank, seen.agreedMinRank ?? null);
    const next = 'A person has to look: ask on the marketplace what happened, then settle it with the command accept, or rework and a reason.';
    if (minRank !== null && mission.rank === null && mission.phase === 'awaiting_acceptance')
        return { say: `The mission shows no Agent Rank, so that min-rank ${minRank} cannot be held against it.`, next };
    if (minRank !== null && mission.rank !== null && mission.rank < minRank)
        return { say: `The specialist's Agent Rank is ${mission.rank}, below min-rank ${minRank}.`, next };
    const { budgetCents } = mission;
    if (agreedBudgetCents === null || budgetCents === null || budgetCents === agreedBudgetCents)
        return null;
    const say = `The budget is ${(0,money/* formatUsd */.UK)(budgetCents)}, but ${(0,money/* formatUsd */.UK)(agreedBudgetCents)} was agreed.`;
    return { say, next };
}
function toStricter(now, agreed) {
    if (now === null || agreed === null)
        return now ?? agreed;
    return Math.max(now, agreed);
}
function missionNotReady(seen) {
    const { mission } = seen;
    if (mission.phase === 'awaiting_acceptance')
        return describeOlder(seen);
    const who = mission.specialist === null ? 'The specialist' : (0,core_text/* cut */.Jj)(mission.specialist, 80);
    const next = `${who} delivers and the independent reviewer verifies; it is looked at again until then.`;
    if ((0,core_mission/* toPhase */.tn)(mission.status) === 'unknown')
        return { say: `The marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}", a status unknown to this action.`, next };
    if (mission.phase === 'submitted')
        return { say: 'The mission is queued: nobody is hired yet.', next: 'The marketplace matches a specialist to it.' };
    return { say: `The work is under way: the mission is ${(0,core_text/* cut */.Jj)(mission.status, 60)}.`, next };
}
function describeOlder({ mission, rounds }) {
    const [counted, known] = [mission.reworkCount, rounds.round - 1];
    if (counted === null || counted >= known)
        return null;
    return {
        say: `The marketplace counts ${counted} reworks where ${known} are known, so it may show the delivery before the last one.`,
        next: `It is looked at again; where that stays so, a person has to look at the delivery ${PERSON_SETTLES.replace(/^or/, 'and')}.`,
    };
}
function verificationFailed({ mission }) {
    if (mission.verification !== 'failed')
        return null;
    return {
        say: 'The independent reviewer did not pass the work.',
        next: 'It is sent back; the specialist improves it and delivers again.',
    };
}
function verificationPending({ mission }) {
    if (mission.verification === 'passed')
        return null;
    return {
        say: 'The work is delivered and the independent reviewer has not passed it yet.',
        next: 'The reviewer verifies; it is looked at again until then.',
    };
}

// EXTERNAL MODULE: ./src/core/binding.js
var core_binding = __webpack_require__(9676);
// EXTERNAL MODULE: ./src/core/paths.js
var paths = __webpack_require__(5481);
;// CONCATENATED MODULE: ./src/core/policy-pull.js




const PULL_ROWS = [
    {
        number: 8,
        verdict: 'wait',
        code: 'no_pull_request',
        situation: 'no linked PR, `checks` not `none`',
        judge: noPullRequest,
    },
    { number: 9, verdict: 'hold', code: 'pull_closed', situation: 'PR closed unmerged', judge: pullClosed },
    { number: 10, verdict: 'wait', code: 'draft', situation: 'draft (open PRs)', judge: isDraft },
    {
        number: 11,
        verdict: 'hold',
        code: 'binding_conflict',
        situation: "PR claimed by another mission, several candidates, a fork's claim, or bound elsewhere",
        judge: bindingConflict,
    },
    {
        number: 12,
        verdict: 'hold',
        code: 'protected_paths',
        situation: 'the PR changes protected paths',
        judge: changesProtectedPaths,
    },
];
const REVIEW_ROWS = [
    {
        number: 23,
        verdict: 'wait',
        code: 'merge_conflict',
        situation: 'GitHub has not computed yet whether it merges (open PRs)',
        judge: mergeUnknown,
    },
    {
        number: 23,
        verdict: 'hold',
        code: 'merge_conflict',
        situation: 'merge conflict (open PRs)',
        judge: mergeConflict,
    },
    {
        number: 24,
        verdict: 'rework',
        code: 'changes_requested',
        situation: '`require-review`: changes requested',
        judge: changesRequested,
    },
    {
        number: 25,
        verdict: 'wait',
        code: 'review_required',
        situation: '`require-review`: not approved',
        judge: reviewRequired,
    },
    {
        number: 26,
        verdict: 'wait',
        code: 'awaiting_merge',
        situation: '`pay-on: merge`, not merged yet',
        judge: awaitingMerge,
    },
    {
        number: 27,
        verdict: 'wait',
        code: 'head_moved',
        situation: 'head moved since the checks were read (checked again right before paying)',
        judge: headMoved,
    },
];
function noPullRequest({ binding }, policy) {
    if (binding.kind !== 'none' || !countsChecks(policy))
        return null;
    return {
        say: 'No pull request is linked to the mission.',
        next: 'The specialist opens one that closes the issue or names the mission in its description, ' +
            'or a permitted person links one with the command bind.',
    };
}
function pullClosed({ pull }) {
    if (pull?.state !== 'closed')
        return null;
    return {
        say: `Pull request #${pull.number} was closed without being merged.`,
        next: `A permitted person has to reopen it, bind another one, ${PERSON_SETTLES}.`,
    };
}
function isOpen(pull) {
    return pull?.state === 'open';
}
function isDraft({ pull }) {
    if (!isOpen(pull) || !pull.draft)
        return null;
    return {
        say: `Pull request #${pull.number} is a draft.`,
        next: 'Its author marks it as ready for review; it is judged then.',
    };
}
function bindingConflict(seen) {
    const say = findConflict(seen);
    return say === null ? null : { say, next: `A permitted person has to bind the right one, ${PERSON_SETTLES}.` };
}
function findConflict({ binding, pull, mission }) {
    if (binding.kind === 'conflict')
        return (0,core_text/* endSentence */.H_)(binding.why, 300);
    if (binding.kind === 'none')
        return pull === null ? null : `Pull request #${pull.number} is not bound to the mission.`;
    if (pull?.number !== binding.number)
        return `Pull request #${binding.number} is bound to the mission but cannot be read.`;
    const claimed = binding.how === 'body' || binding.how === 'closing-reference';
    if (claimed && pull.fork)
        return `Pull request #${pull.number} comes from a fork.`;
    return (0,core_binding/* namesOnlyOthers */.M6)(pull.body, mission.id)
        ? `Pull request #${pull.number} names another mission, not this one.`
        : null;
}
function changesProtectedPaths({ pull, touched }, { protectedPaths }) {
    if (pull === null || protectedPaths.length === 0)
        return null;
    const next = `A person has to read those changes, since they can change what judges them, and then ${PERSON_SETTLES.slice(3)}.`;
    if (touched === null)
        return { say: `The files that #${pull.number} changes could not be read.`, next };
    const found = (0,paths/* findProtectedPaths */.U)(touched, protectedPaths);
    if (found === 'too_many')
        return {
            say: `Pull request #${pull.number} changes more files than GitHub lists, so protected ones count as touched.`,
            next,
        };
    return found.length === 0
        ? null
        : { say: `Pull request #${pull.number} changes protected paths: ${(0,core_text/* listNames */.Zv)(found)}.`, next };
}
function mergeUnknown({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'unknown')
        return null;
    return {
        say: `GitHub has not said yet whether pull request #${pull.number} merges cleanly.`,
        next: 'GitHub is computing it; it is looked at again.',
    };
}
function mergeConflict({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'conflicting')
        return null;
    return {
        say: `Pull request #${pull.number} conflicts with its base branch.`,
        next: 'Its author or a maintainer has to resolve the conflict; it is judged again on the new head.',
    };
}
function changesRequested({ pull }, { requireReview }) {
    if (!requireReview || pull?.review !== 'changes_requested')
        return null;
    return {
        say: `A reviewer requested changes on pull request #${pull.number}.`,
        next: 'It is sent back; the specialist addresses the review and delivers again.',
    };
}
function reviewRequired({ pull }, { requireReview }) {
    if (!requireReview || pull?.review === 'approved')
        return null;
    if (pull === null)
        return {
            say: 'A review is required, but no pull request is linked to the mission.',
            next: 'A permitted person links one with the command bind; a reviewer approves it.',
        };
    return { say: `Pull request #${pull.number} is not approved yet.`, next: 'A reviewer has to approve it.' };
}
function awaitingMerge({ pull }, { payOn }) {
    if (payOn !== 'merge' || pull?.state === 'merged')
        return null;
    const name = pull === null ? 'its pull request' : `pull request #${pull.number}`;
    return { say: `Everything passes; payment waits until ${name} is merged.`, next: 'A maintainer merges it.' };
}
function headMoved(seen) {
    return isHeadMoved(seen)
        ? {
            say: 'New commits arrived after the checks were read.',
            next: 'The new head is judged from the start once its checks have run.',
        }
        : null;
}
function isHeadMoved({ pull, evidence, headAgain }) {
    if (pull === null)
        return false;
    const judged = evidence.kind === 'evaluated' ? evidence.evidence.sha : pull.headSha;
    return judged !== pull.headSha || (headAgain !== null && headAgain !== judged);
}

;// CONCATENATED MODULE: ./src/core/policy.js



const DECISION_TABLE = [
    ...MISSION_ROWS,
    ...PULL_ROWS,
    ...CHECK_ROWS,
    ...REVIEW_ROWS,
    ...PASS_ROWS,
];
const NOTES = [
    { turns: 'rework', verdict: 'hold', code: 'merged_unverified', judge: isMerged },
    { turns: 'rework', verdict: 'wait', code: 'head_moved', judge: isOutdated },
    { turns: 'rework', verdict: 'hold', code: 'manual_settlement', judge: isReworkManual },
    { turns: 'rework', verdict: 'hold', code: 'same_delivery', judge: isSameDelivery },
    { turns: 'rework', verdict: 'hold', code: 'rework_limit', judge: isLimitReached },
    { turns: 'accept', verdict: 'hold', code: 'manual_settlement', judge: isAcceptManual },
];
function decide(seen, policy) {
    const { row, words } = findRow(seen, policy);
    for (const note of NOTES) {
        const turned = note.turns === row.verdict ? note.judge(seen, policy) : null;
        if (turned !== null)
            return { kind: note.verdict, code: note.code, say: `${words.say} ${turned.say}`, next: turned.next };
    }
    return { kind: row.verdict, code: row.code, ...words };
}
function findRow(seen, policy) {
    for (const row of DECISION_TABLE) {
        const words = row.judge(seen, policy);
        if (words !== null)
            return { row, words };
    }
    const words = {
        say: 'No row of the decision table matches.',
        next: 'Open an issue in the repository of this action, with the log of this run; nothing is paid meanwhile.',
    };
    return { row: { verdict: 'hold', code: 'internal_error' }, words };
}
function isMerged({ pull }) {
    if (pull?.state !== 'merged')
        return null;
    return {
        say: `Pull request #${pull.number} is merged already.`,
        next: 'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
    };
}
function isOutdated(seen) {
    if (seen.mission.verification === 'failed' || !isHeadMoved(seen))
        return null;
    return {
        say: 'New commits have arrived since.',
        next: 'The new head is judged from the start once its checks have run.',
    };
}
function isReworkManual(_seen, { onFail }) {
    if (onFail !== 'hold')
        return null;
    return {
        say: 'on-fail leaves it to a person.',
        next: 'A permitted person settles it with the command rework and a reason, or accept.',
    };
}
function isSameDelivery({ pull, rounds }) {
    if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha)
        return null;
    return {
        say: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
        next: 'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
    };
}
function isLimitReached({ mission, rounds }, { maxReworks }) {
    const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
    if (reworks < maxReworks)
        return null;
    return {
        say: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
        next: 'A person takes over and settles it with the command accept, or rework and a reason.',
    };
}
function isAcceptManual(_seen, { onPass }) {
    if (onPass !== 'hold')
        return null;
    return {
        say: 'on-pass leaves payment to a person.',
        next: 'A permitted person settles it with the command accept.',
    };
}

// EXTERNAL MODULE: ./src/flow/engine.js
var flow_engine = __webpack_require__(114);
;// CONCATENATED MODULE: ./src/flow/judge.js


function judge(engine, look) {
    const verdict = decide(look.observation, engine.settings.policy);
    if (look.lost === null || verdict.code === 'already_accepted' || verdict.code === 'mission_ended')
        return verdict;
    return (0,flow_engine/* hold */._2)('state_lost', `The signed state of mission ${look.engaged.mission.id} is not to be trusted: ${look.lost}.`, `A permitted person looks at the mission and comments \`${engine.settings.command} resume\`: that writes the state anew.`);
}
function isGateOpen(engine, { engaged, observation, lost }) {
    if (engaged.mission.phase === 'accepted')
        return true;
    const { gate, policy } = engine.settings;
    if (gate.on === 'accepted' || lost !== null)
        return false;
    return decide(observation, { ...policy, payOn: 'checks', onPass: 'accept' }).kind === 'accept';
}
function judgePosted(engine, mission, state) {
    const seen = {
        now: engine.clock.now(),
        mission,
        agreedBudgetCents: state.budgetCents,
        agreedMinRank: state.minRank ?? null,
        rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
        hold: null,
        binding: { kind: 'none' },
        pull: null,
        touched: null,
        evidence: { kind: 'not_needed' },
        baseFailing: [],
        changedAt: 0,
        headAgain: null,
    };
    return decide(seen, engine.settings.policy);
}


/***/ }),

/***/ 5653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ createMemoryFuse)
/* harmony export */ });
function createMemoryFuse(now) {
    const burnt = new Map();
    const keyOf = (place, slot) => place.on === 'comment' ? `comment ${place.id} ${slot}.${place.turn}` : `conversation ${place.number} ${slot}`;
    let count = 0;
    return {
        kind: 'memory',
        slots: 8,
        async burn(place, slot, beside) {
            const key = keyOf(place, slot);
            if (burnt.has(key))
                return { kind: 'burnt' };
            const id = String(++count);
            burnt.set(key, { id, at: now() });
            await beside?.read();
            return { kind: 'ours', burnId: id };
        },
        glance: () => Promise.resolve(false),
        read(place, slot) {
            const found = burnt.get(keyOf(place, slot));
            return Promise.resolve(found === undefined ? { kind: 'intact' } : { kind: 'burnt', at: found.at, burnId: found.id });
        },
        takeBack(_place, burnId) {
            for (const [key, { id }] of burnt) {
                if (id === burnId)
                    return Promise.resolve(burnt.delete(key));
            }
            return Promise.resolve(false);
        },
    };
}


/***/ }),

/***/ 8613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ toFailed),
/* harmony export */   fS: () => (/* binding */ summarise),
/* harmony export */   hT: () => (/* binding */ skipped),
/* harmony export */   wg: () => (/* binding */ EMPTY)
/* harmony export */ });
/* harmony import */ var _boundary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5674);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(114);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6923);



const EMPTY = {
    page: null,
    pages: [],
    commentUrl: null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
};
function skipped(why) {
    return { ...EMPTY, kind: 'skipped', code: 'skipped', say: `Skipped: ${why}.`, next: 'Nothing to do.' };
}
const ORDER = ['failed', 'held', 'pending', 'reworked', 'accepted', 'skipped'];
function summarise(outcomes) {
    const worst = outcomes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
    const pages = outcomes.flatMap((one) => (one.page === null ? [] : [one.page]));
    const say = `${outcomes.length} missions looked at: ${ORDER.map((kind) => [kind, outcomes.filter((one) => one.kind === kind).length])
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')}.`;
    return { ...(worst ?? skipped('no mission')), page: null, pages, say };
}
function toFailed(engine, engaged, error) {
    const failure = (0,_boundary_js__WEBPACK_IMPORTED_MODULE_0__/* .readFailure */ .f1)(error);
    if (failure === null)
        throw error;
    const code = (0,_boundary_js__WEBPACK_IMPORTED_MODULE_0__/* .toReasonCode */ ["do"])(error);
    const verdict = (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)(code, `${failure.what}: ${failure.why}`, failure.fix);
    const page = { ...(0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .createPage */ .a)(engine, { ...engaged, verdict }), outcome: 'failed' };
    const { say, next } = verdict;
    return { ...EMPTY, kind: 'failed', code, say, next, page, commentUrl: engaged.comment?.url ?? null };
}


/***/ }),

/***/ 6923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ createPage),
/* harmony export */   q: () => (/* binding */ pageOfLook)
/* harmony export */ });
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2004);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(114);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1914);



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
function createPage(engine, input) {
    const { settings, run, codec, clock } = engine;
    const { verdict, subject, generation, mission, state, ...rest } = input;
    return {
        repository: run.repository,
        serverUrl: run.serverUrl,
        subject,
        reference: (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(run.repository, subject, generation),
        generation,
        sandbox: codec.tag === 'orkestro-sandbox',
        dryRun: settings.dryRun,
        mission,
        verdict,
        outcome: input.outcome ?? toOutcomeKind(verdict),
        round: state?.round ?? 1,
        maxReworks: settings.policy.maxReworks,
        pull: rest.pull ?? null,
        evidence: rest.evidence ?? null,
        evidenceProblem: rest.evidenceProblem ?? null,
        brief: rest.brief,
        droppedComments: rest.droppedComments,
        history: state?.history ?? [],
        warnings: rest.warnings,
        runUrl: (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .formatRunUrl */ .yg)(run),
        commandPrefix: settings.command,
        statusContext: settings.gate.context,
        gateOpen: rest.gateOpen ?? false,
        now: clock.now(),
    };
}
function pageOfLook(engine, look, verdict, more = {}) {
    const { engaged, observation } = look;
    const { evidence } = observation;
    return createPage(engine, {
        ...engaged,
        ...more,
        verdict,
        pull: observation.pull,
        evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
        evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
        gateOpen: (0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateOpen */ .wK)(engine, look),
    });
}


/***/ }),

/***/ 4943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ createApi),
  D: () => (/* binding */ readFurtherPages)
});

// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(8989);
// EXTERNAL MODULE: ./src/github/errors.js
var errors = __webpack_require__(3226);
;// CONCATENATED MODULE: ./src/github/graph-request.js
function createGraphRequest({ token, fetch, }) {
    return async (route, { headers: more, ...body }) => {
        const headers = {
            accept: 'application/vnd.github+json',
            authorization: `token ${token}`,
            'content-type': 'application/json; charset=utf-8',
            'user-agent': 'orkestro-action',
            ...more,
        };
        const response = await fetch(route.replace('POST ', ''), { method: 'POST', headers, body: JSON.stringify(body) });
        return { status: response.status, headers: Object.fromEntries(response.headers), data: await readData(response) };
    };
}
async function readData(response) {
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

// EXTERNAL MODULE: ./src/github/graphql.js
var graphql = __webpack_require__(1592);
;// CONCATENATED MODULE: ./src/github/pace.js
const BURST = 15;
const EVERY_MS = 1_000;
function createPace(clock) {
    if (clock === null)
        return () => Promise.resolve();
    let free = BURST;
    let at = clock.now();
    return async () => {
        const now = clock.now();
        free = Math.min(BURST, free + (now - at) / EVERY_MS) - 1;
        at = now;
        if (free < 0)
            await clock.sleep(Math.ceil(-free * EVERY_MS));
    };
}
function createQuotaMeter() {
    const left = new Map();
    let requests = 0;
    return {
        countRequest() {
            requests += 1;
        },
        readHeaders(headers) {
            const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
            const resource = headers['x-ratelimit-resource'];
            if (Number.isFinite(remaining))
                left.set(typeof resource === 'string' ? resource : 'core', remaining);
        },
        read: () => ({ requests, left: left.size === 0 ? null : Math.min(...left.values()) }),
    };
}

;// CONCATENATED MODULE: ./src/github/together.js

const MOST = 6;
const HOPELESS = new Set(['unauthorized', 'rate_limited', 'unreachable', 'cancelled', 'moved']);
function createGathering(ask) {
    let waiting = [];
    const send = () => {
        const all = waiting;
        waiting = [];
        for (let start = 0; start < all.length; start += MOST)
            void answerAll(ask, all.slice(start, start + MOST));
    };
    return (question) => new Promise((resolve, reject) => {
        if (waiting.length === 0)
            queueMicrotask(send);
        waiting.push({ question, resolve, reject });
    });
}
async function answerAll(ask, all) {
    const parts = await askTogether(ask, all).catch((error) => {
        if (!(error instanceof errors/* GitHubError */.y_) || HOPELESS.has(error.code))
            return { error };
        return null;
    });
    if (parts !== null && 'error' in parts) {
        for (const { reject } of all)
            reject(parts.error);
        return;
    }
    for (const [index, { question, resolve, reject }] of all.entries()) {
        const part = parts?.[index];
        if (part === undefined)
            ask(question).then(resolve, reject);
        else
            resolve(part);
    }
}
async function askTogether(ask, all) {
    const questions = all.map(({ question }) => question);
    const joined = questions.length < 2 ? null : joinQuestions(questions);
    if (joined === null)
        return null;
    const calls = questions.map(({ call }) => call);
    const answer = await ask({
        ...joined,
        call: {
            doing: [...new Set(calls.map(({ doing }) => doing))].join(' and '),
            where: calls[0]?.where ?? '',
            permission: [...new Set(calls.map(({ permission }) => permission))].join('` and `'),
        },
    });
    const parts = splitAnswer(answer.data, questions.length);
    return parts === null ? null : parts.map((data) => ({ ...answer, data }));
}
const OPERATION = /^\s*query (\w+)\s*(?:\(([^)]*)\))?\s*\{\n([\s\S]*?)\n\}\n?/;
const SHARED = new Set(['owner', 'name']);
function joinQuestions(questions) {
    const document = joinDocuments(questions.map((one) => one.document));
    if (document === null)
        return null;
    const variables = {};
    for (const [index, { variables: own }] of questions.entries()) {
        const prefix = prefixOf(index);
        for (const [key, value] of Object.entries(own))
            variables[SHARED.has(key) ? key : `${prefix}${key}`] = value;
    }
    return { document, variables };
}
const START = { next: new Map() };
function joinDocuments(documents) {
    let row = START;
    for (const document of documents) {
        const known = row.next.get(document) ?? { next: new Map() };
        row.next.set(document, known);
        row = known;
    }
    row.joined ??= writeJoined(documents);
    return row.joined;
}
function writeJoined(documents) {
    const names = [];
    const declared = new Set();
    const fields = [];
    const fragments = [];
    for (const [index, document] of documents.entries()) {
        const found = OPERATION.exec(document);
        if (found === null)
            return null;
        const [whole, name = '', takes = '', body = ''] = found;
        const prefix = prefixOf(index);
        names.push(name);
        for (const one of rename(takes, prefix).match(/\$\w+: [\w![\]]+/g) ?? [])
            declared.add(one);
        fields.push(rename(body, prefix).replace(/^ {2}(\w+)/gm, (_all, field) => `  ${prefix}${field}: ${field}`));
        fragments.push(rename(document.slice(whole.length), prefix));
    }
    const operation = `query ${names.join('_')}(${[...declared].join(', ')}) {\n${fields.join('\n')}\n}\n`;
    return `${operation}${fragments.join('\n')}`;
}
function prefixOf(index) {
    return `q${index}_`;
}
const NAMED = /\$(\w+)|\bfragment (\w+) on\b|\.\.\.(\w+)/g;
function rename(text, prefix) {
    return text.replace(NAMED, (all, variable, fragment, spread) => {
        if (variable !== undefined)
            return SHARED.has(variable) ? all : `$${prefix}${variable}`;
        return fragment === undefined ? `...${prefix}${spread ?? ''}` : `fragment ${prefix}${fragment} on`;
    });
}
function splitAnswer(body, count) {
    if (typeof body !== 'object' || body === null || !('data' in body))
        return null;
    const { data } = body;
    const errors = 'errors' in body ? (body.errors ?? []) : [];
    if (typeof data !== 'object' || data === null || !Array.isArray(errors))
        return null;
    const parts = Array.from({ length: count }, (_none, index) => ({
        data: Object.fromEntries(Object.entries(data).flatMap(([key, value]) => strip(key, index).map((own) => [own, value]))),
        errors: errors.flatMap((error) => ownError(error, index)),
    }));
    const told = parts.reduce((sum, part) => sum + part.errors.length, 0);
    return told === errors.length ? parts : null;
}
function strip(key, index) {
    const prefix = prefixOf(index);
    return key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
}
function ownError(error, index) {
    if (typeof error !== 'object' || error === null || !('path' in error) || !Array.isArray(error.path))
        return [];
    const [first, ...rest] = error.path;
    return strip(String(first), index).map((own) => ({ ...error, path: [own, ...rest] }));
}

;// CONCATENATED MODULE: ./src/github/api.js






const envelopes = new WeakMap();
const lists = new WeakMap();
function envelopeOf(schema) {
    return remember(envelopes, schema, () => schemas/* object */.Ikc({ data: schema }));
}
function listOf(item) {
    return remember(lists, item, () => schemas/* array */.YOg(item));
}
function remember(known, key, make) {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
}
const PER_PAGE = 100;
const MAX_PAGES = 100;
function createApi(options) {
    const { repository } = options;
    const graphRoute = `POST ${options.graphqlUrl}`;
    const meter = createQuotaMeter();
    const pace = createPace(options.clock ?? null);
    let connecting;
    const graphRequest = options.request ?? createGraphRequest(options);
    const call = async (where, route, parameters) => {
        try {
            if (options.token === '')
                throw withoutToken(where);
            const request = route === graphRoute ? graphRequest : await (connecting ??= connect(options));
            meter.countRequest();
            const answer = await request(route, parameters);
            meter.readHeaders(answer.headers);
            if (answer.status >= 200 && answer.status <= 299)
                return answer;
            throw errors/* GitHubError */.y_.fromAnswer(answer, where);
        }
        catch (error) {
            throw errors/* GitHubError */.y_.from(error, where);
        }
    };
    const rest = async (asked, where, extra = {}) => {
        if (!asked.route.startsWith('GET '))
            await pace();
        return call(where, asked.route, {
            owner: repository.owner,
            repo: repository.name,
            ...asked.parameters,
            ...extra,
            headers: { 'x-github-api-version': '2022-11-28', ...(asked.accept !== undefined && { accept: asked.accept }) },
        });
    };
    const askGraph = ({ document, variables, call: where }) => call(where, graphRoute, {
        query: document,
        variables,
        headers: { 'x-github-api-version': '2022-11-28' },
    });
    const gather = createGathering(askGraph);
    const ask = async (asked, by) => {
        const where = { doing: asked.doing, permission: asked.permission, where: graphRoute };
        const { document } = asked;
        const shared = document.includes('$owner') && { owner: repository.owner, name: repository.name };
        const answer = await by({ document, variables: { ...shared, ...asked.variables }, call: where });
        const problems = (0,graphql/* findProblems */.o6)(answer.data);
        const bad = problems.find((problem) => asked.tolerates?.(problem) !== true);
        if (bad !== undefined)
            throw (0,graphql/* toGraphqlError */.bR)(bad, answer, where);
        const { data } = api_parse(answer.data, envelopeOf(asked.schema), where);
        return { data, problems };
    };
    return {
        repository,
        quota: () => meter.read(),
        async send(asked, schema) {
            const where = toCall(asked, options);
            const { status, data } = await rest(asked, where);
            return { status, data: api_parse(data, schema, where) };
        },
        async list(asked, item) {
            const where = toCall(asked, options);
            const items = [];
            for (let page = 1; page <= MAX_PAGES; page += 1) {
                const answer = await rest(asked, where, { per_page: PER_PAGE, page });
                const found = api_parse(answer.data, listOf(item), where);
                items.push(...found);
                if (!hasNextPage(answer, found.length))
                    return items;
            }
            throw new errors/* GitHubError */.y_({ code: 'incomplete', call: where, why: `there are more than ${MAX_PAGES} pages` });
        },
        query: (asked) => ask(asked, asked.alone === true ? askGraph : gather),
        async mutate(asked) {
            await pace();
            return ask(asked, askGraph);
        },
    };
}
async function readFurtherPages(doing, first, turn) {
    const nodes = [...first.nodes];
    const seen = new Set();
    for (let after = first.next; after !== null;) {
        if (seen.has(after) || seen.size >= MAX_PAGES) {
            const call = { doing, where: 'GraphQL', permission: 'contents: read' };
            throw new errors/* GitHubError */.y_({ code: 'incomplete', call, why: 'the cursor does not advance, the pages have no end' });
        }
        seen.add(after);
        const page = await turn(after);
        nodes.push(...page.nodes);
        after = page.next;
    }
    return nodes;
}
async function connect(options) {
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
function withoutToken(call) {
    return new errors/* GitHubError */.y_({ code: 'unauthorized', call, why: 'there is no token', noEffect: true });
}
const silence = () => undefined;
const SILENT = { debug: silence, info: silence, warn: silence, error: silence };
function toCall(asked, { apiUrl, repository }) {
    const values = {
        owner: repository.owner,
        repo: repository.name,
        ...asked.parameters,
    };
    const [method = '', path = ''] = asked.route.split(' ');
    const filled = path.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(values[name] ?? '')));
    return { doing: asked.doing, permission: asked.permission, where: `${method} ${apiUrl}${filled}` };
}
function api_parse(data, schema, call) {
    const result = parse/* safeParse */.xL(schema, data);
    if (result.success)
        return result.data;
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    const why = `the answer has an unexpected shape at ${place === '' ? 'its top' : place}: ${issue?.message ?? ''}`;
    throw new errors/* GitHubError */.y_({ code: 'bad_answer', call, why });
}
function hasNextPage(answer, count) {
    const { link } = answer.headers;
    return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}


/***/ }),

/***/ 3226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i2: () => (/* binding */ readLimit),
/* harmony export */   y_: () => (/* binding */ GitHubError)
/* harmony export */ });
/* unused harmony export GITHUB_ERROR_CODES */
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5915);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8989);
/* harmony import */ var _core_once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3348);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8738);



class GitHubError extends Error {
    name = 'GitHubError';
    code;
    where;
    why;
    what;
    fix;
    status;
    requestId;
    resetsAt;
    noEffect;
    constructor(parts) {
        const what = `could not ${parts.call.doing}`;
        const fix = parts.fix ?? FIXES[parts.code](parts);
        super(`${what}: ${parts.why} (${parts.call.where}). ${fix}`);
        this.code = parts.code;
        this.what = what;
        this.where = parts.call.where;
        this.why = parts.why;
        this.fix = fix;
        this.status = parts.status ?? null;
        this.requestId = parts.requestId ?? null;
        this.resetsAt = parts.resetsAt ?? null;
        this.noEffect = parts.noEffect ?? false;
    }
    toFailure() {
        const { code, what, where, why, fix, status, requestId } = this;
        return { code, what, where, why, fix, status, requestId };
    }
    static from(error, call) {
        if (error instanceof GitHubError)
            return error;
        const answer = readAnswer(error);
        if (answer !== null)
            return GitHubError.fromAnswer(answer, call);
        return fromTransport(error, call);
    }
    static fromAnswer(answer, call) {
        const { status, headers } = answer;
        const said = readMessage(answer.data);
        const code = toCode(status, headers, said ?? '');
        const limit = code === 'rate_limited' ? readLimit(headers) : null;
        return new GitHubError({
            code,
            call,
            why: [`HTTP ${status}`, said, limit?.say].filter((part) => part !== null && part !== undefined).join(': '),
            status,
            requestId: readHeader(headers, 'x-github-request-id'),
            accepted: readAccepted(headers),
            resetsAt: limit?.at ?? null,
            noEffect: said !== null && NO_EFFECT.has(status),
        });
    }
}
const NO_EFFECT = new Set([400, 401, 402, 403, 404, 410, 413, 415, 422, 429]);
const STATUS_CODES = {
    401: 'unauthorized',
    403: 'missing_permission',
    404: 'not_found',
    410: 'not_found',
    429: 'rate_limited',
};
const FIXES = {
    unauthorized: () => "Give a valid token as `github-token`; the default is the job's own, which ends with the job.",
    missing_permission: ({ call, accepted }) => `Add \`${accepted ?? call.permission}\` under \`permissions:\` of the job in the workflow file.`,
    not_on_plan: () => 'Make the repository public or upgrade its plan, which does not have this feature; or name the checks with the input `checks`.',
    not_found: ({ call }) => `Check that it exists and that the token may see it (\`${call.permission}\` under \`permissions:\`).`,
    moved: () => 'The repository was renamed or moved: start a new run, which gets the new name.',
    refused: () => 'Correct what its words name, then run again; if that is nothing of yours, report it with the request id.',
    rate_limited: () => 'Wait until the limit ends and run again, or look less often (`poll-interval`).',
    server_error: () => 'Run again later; https://www.githubstatus.com shows incidents.',
    unreachable: () => "Check the runner's network and proxy, then run again.",
    cancelled: () => 'Run it again to resume.',
    bad_answer: () => 'Check what sits between the runner and GitHub; if it stays, report it with the request id.',
    incomplete: () => 'Run again; if it stays, report it with the words above.',
};
const GITHUB_ERROR_CODES = Object.keys(FIXES);
function toCode(status, headers, said) {
    if (status === 403)
        return toForbidden(headers, said);
    const known = STATUS_CODES[status];
    if (known !== undefined)
        return known;
    if (status >= 500)
        return 'server_error';
    if (status >= 300 && status <= 399)
        return 'moved';
    return status >= 400 ? 'refused' : 'bad_answer';
}
function toForbidden(headers, said) {
    const spent = readHeader(headers, 'x-ratelimit-remaining') === '0' || readHeader(headers, 'retry-after') !== null;
    if (spent || /rate limit|abuse detection/i.test(said))
        return 'rate_limited';
    return /^upgrade to github /i.test(said) ? 'not_on_plan' : 'missing_permission';
}
function readHeader(headers, name) {
    const value = headers[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
function readAccepted(headers) {
    const text = readHeader(headers, 'x-accepted-github-permissions') ?? '';
    if (!/^[a-z_]+=[a-z]+([;,] ?[a-z_]+=[a-z]+)*$/.test(text))
        return null;
    const lines = text.split(/[;,] ?/).map((part) => part.replace('=', ': ').replaceAll('_', '-'));
    return lines.join(text.includes(',') ? '` and `' : '` or `');
}
function readLimit(headers) {
    const after = Number(readHeader(headers, 'retry-after') ?? 'none');
    if (Number.isFinite(after)) {
        const sent = Date.parse(readHeader(headers, 'date') ?? '');
        return { at: Number.isNaN(sent) ? null : sent + after * 1_000, say: `the limit ends in ${after} s` };
    }
    const reset = Number(readHeader(headers, 'x-ratelimit-reset') ?? 'none');
    if (!Number.isSafeInteger(reset) || reset > 1e11)
        return { at: null, say: 'GitHub does not say when the limit ends' };
    return { at: reset * 1_000, say: `the limit ends at ${new Date(reset * 1_000).toISOString()}` };
}
function readMessage(data) {
    if (typeof data !== 'object' || data === null || !('message' in data))
        return null;
    const { message } = data;
    if (typeof message !== 'string')
        return null;
    const details = 'errors' in data && Array.isArray(data.errors) ? ` ${JSON.stringify(data.errors)}` : '';
    return `${message}${details}`.slice(0, 400);
}
const withAnswer = (0,_core_once_js__WEBPACK_IMPORTED_MODULE_1__/* .once */ .O)(() => zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    response: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), headers: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()), data: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J() }),
}));
function readAnswer(error) {
    const result = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xL(withAnswer(), error);
    return result.success ? result.data.response : null;
}
function fromTransport(error, call) {
    const wrapped = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(wrapped instanceof _http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpFailure */ .H)) {
        const why = wrapped instanceof Error ? wrapped.message.slice(0, 300) : 'something that is no error was thrown';
        return new GitHubError({ code: 'bad_answer', call, why: `the answer could not be used: ${why}` });
    }
    const { code, status, fix, sent } = wrapped;
    const why = `${wrapped.what}: ${wrapped.why}`;
    const ours = TRANSPORT_CODES[code] ?? 'unreachable';
    return new GitHubError({ code: ours, call, why, status, noEffect: !sent, ...(ours === 'moved' ? {} : { fix }) });
}
const TRANSPORT_CODES = {
    aborted: 'cancelled',
    redirect: 'moved',
    too_large: 'bad_answer',
    encoding: 'bad_answer',
    protocol: 'bad_answer',
};


/***/ }),

/***/ 1592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JH: () => (/* binding */ isNotFoundAt),
/* harmony export */   bR: () => (/* binding */ toGraphqlError),
/* harmony export */   o6: () => (/* binding */ findProblems)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3226);

function findProblems(body) {
    if (typeof body !== 'object' || body === null || !('errors' in body))
        return [];
    const { errors } = body;
    if (errors === null || errors === undefined)
        return [];
    return Array.isArray(errors) ? errors.map(toProblem) : [toProblem(errors)];
}
function toProblem(entry) {
    if (typeof entry !== 'object' || entry === null)
        return { type: '', path: '', message: 'an error without words' };
    const type = 'type' in entry && typeof entry.type === 'string' ? entry.type : '';
    const path = 'path' in entry && Array.isArray(entry.path) ? entry.path.map(String).join('.') : '';
    const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : 'an error without words';
    return { type, path, message };
}
const CODES = {
    NOT_FOUND: 'not_found',
    FORBIDDEN: 'missing_permission',
    INSUFFICIENT_SCOPES: 'missing_permission',
    RATE_LIMITED: 'rate_limited',
    RATE_LIMIT: 'rate_limited',
    SERVICE_UNAVAILABLE: 'server_error',
    INTERNAL: 'server_error',
};
function toGraphqlError(problem, answer, call) {
    const requestId = answer.headers['x-github-request-id'];
    const at = problem.path === '' ? '' : ` at ${problem.path}`;
    const code = CODES[problem.type] ?? 'incomplete';
    const limit = code === 'rate_limited' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .readLimit */ .i2)(answer.headers) : null;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubError */ .y_({
        code,
        call,
        why: `GraphQL error${at}: ${problem.message.slice(0, 300)}${limit === null ? '' : `: ${limit.say}`}`,
        status: answer.status,
        resetsAt: limit?.at ?? null,
        requestId: typeof requestId === 'string' ? requestId : null,
    });
}
function isNotFoundAt(path) {
    return (problem) => problem.type === 'NOT_FOUND' && problem.path === path;
}


/***/ }),

/***/ 8738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ HttpFailure)
});

;// CONCATENATED MODULE: ./src/http/classify.js
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
const NAMES = new Map([
    ['AbortError', 'aborted'],
    ['HTTPParserError', 'protocol'],
]);
function classify(error) {
    const links = chain(error);
    for (const link of links) {
        const code = fromSystem(link);
        if (code !== null)
            return { code, why: describe(link) };
    }
    const [first] = links;
    return { code: 'unknown', why: first === undefined ? 'a value that is no error was thrown' : describe(first) };
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
        inner: [...(Array.isArray(errors) ? errors : []), read('cause')],
    };
}
function chain(error) {
    const links = [];
    const queue = [error];
    for (const value of queue) {
        const link = toErrorLike(value);
        if (link === null)
            continue;
        links.push(link);
        if (queue.length < 16)
            queue.push(...link.inner.slice(0, 16));
    }
    return links;
}
function fromSystem(error) {
    if (error.message.startsWith('Proxy response'))
        return 'proxy';
    const { code } = error;
    const exact = Object.hasOwn(SYSTEM_CODES, code) ? SYSTEM_CODES[code] : undefined;
    if (exact !== undefined)
        return exact;
    const prefix = SYSTEM_PREFIXES.find(([start]) => code.startsWith(start));
    if (prefix !== undefined)
        return prefix[1];
    return NAMES.get(error.name) ?? null;
}
function describe({ code, message, name }) {
    const text = message.slice(0, 300);
    if (text === '')
        return code === '' ? name : code;
    return code === '' || text.includes(code) ? text : `${text} (${code})`;
}

;// CONCATENATED MODULE: ./src/http/codes.js
const KINDS = {
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

;// CONCATENATED MODULE: ./src/http/failure.js


class HttpFailure extends Error {
    name = 'HttpFailure';
    code;
    sent;
    what;
    where;
    why;
    fix;
    status;
    constructor(parts) {
        const kind = KINDS[parts.code];
        super(`${kind.what}: ${parts.where}: ${parts.why}`);
        this.code = parts.code;
        this.sent = parts.sent;
        this.what = kind.what;
        this.where = parts.where;
        this.why = parts.why;
        this.fix = kind.fix;
        this.status = parts.status ?? null;
    }
    get transient() {
        return KINDS[this.code].transient;
    }
    toFailure() {
        const { code, what, where, why, fix, status } = this;
        return { code, what, where, why, fix, status, requestId: null };
    }
    static from(error, where, sent) {
        if (error instanceof HttpFailure)
            return error;
        const { code, why } = classify(error);
        return new HttpFailure({ code, sent: sent ?? !KINDS[code].neverSent, where, why });
    }
}


/***/ })

};
