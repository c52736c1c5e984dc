export const id = 339;
export const ids = [339];
export const modules = {

/***/ 4116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hr: () => (/* binding */ ENDPOINTS),
/* harmony export */   Wm: () => (/* binding */ BASE),
/* harmony export */   mc: () => (/* binding */ INPUTS)
/* harmony export */ });
/* harmony import */ var _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9872);

const BODIES = { MissionInput: _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .MISSION */ .vb, AcceptInput: _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .ACCEPT */ .FA, ReworkInput: _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .REWORK */ .vZ };
const QUERIES = { page: _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .PAGE */ .KL, catalog: _wire_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .CATALOG */ .W8 };
const BASE = '/api/v1';
const BODY_ERRORS = ['bad_json', 'too_large', 'unsupported_media_type', 'idempotency_key_reused'];
const MISSION_PATH = '/marketplace/missions/{id}';
const ENDPOINTS = {
    getStorefront: {
        ...{ method: 'GET', path: '/marketplace', isPublic: true, status: 200, response: 'Storefront', errors: [] },
        summary: 'The public storefront feed.',
    },
    listSpecialists: {
        ...{ method: 'GET', path: '/marketplace/specialists', query: 'catalog', status: 200, response: 'SpecialistList' },
        summary: 'The catalogue of verified specialists with live Agent Rank, best first.',
        errors: ['invalid'],
    },
    listMissions: {
        ...{ method: 'GET', path: '/marketplace/missions', query: 'page', status: 200, response: 'MissionList' },
        summary: 'Own missions, newest first.',
        errors: ['invalid'],
    },
    postMission: {
        ...{ method: 'POST', path: '/marketplace/missions', status: 201, response: 'MissionAnswer' },
        summary: 'Posts a mission. With auto_assign (the default) the best-ranked specialist is hired and escrow held.',
        body: { shape: 'MissionInput', required: true },
        errors: [...BODY_ERRORS, 'invalid', 'insufficient_funds'],
    },
    getMission: {
        ...{ method: 'GET', path: MISSION_PATH, status: 200, response: 'MissionDetailAnswer', errors: ['not_found'] },
        summary: 'One own mission: status, verification, escrow.',
    },
    acceptMission: {
        ...{ method: 'POST', path: `${MISSION_PATH}/accept`, status: 200, response: 'MissionAnswer' },
        summary: 'Co-accepts the Definition-of-Done and releases escrow. Only while awaiting_acceptance.',
        body: { shape: 'AcceptInput', required: false },
        errors: [...BODY_ERRORS, 'invalid', 'not_found', 'wrong_state'],
    },
    reworkMission: {
        ...{ method: 'POST', path: `${MISSION_PATH}/rework`, status: 200, response: 'MissionAnswer' },
        summary: 'Sends the work back: it returns to in_progress. Only while awaiting_acceptance.',
        body: { shape: 'ReworkInput', required: false },
        errors: [...BODY_ERRORS, 'invalid', 'not_found', 'wrong_state'],
    },
    getOpenApi: {
        ...{ method: 'GET', path: '/openapi.json', isPublic: true, status: 200, response: 'Document', errors: [] },
        summary: 'This document.',
    },
};
const INPUTS = { bodies: BODIES, queries: QUERIES };


/***/ }),

/***/ 574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ toLogTail),
/* harmony export */   SO: () => (/* binding */ toWireWork),
/* harmony export */   z_: () => (/* binding */ createAttempts)
/* harmony export */ });
function createAttempts(store) {
    const of = (mission) => store.all('SELECT * FROM attempts WHERE mission = ? ORDER BY round, number', mission);
    return {
        of,
        running: () => store.all("SELECT * FROM attempts WHERE state = 'running' ORDER BY started_at"),
        add(mission, round, at) {
            const number = of(mission).filter((one) => one.round === round).length + 1;
            store.run("INSERT INTO attempts (mission, round, number, state, started_at) VALUES (?, ?, ?, 'running', ?)", ...[mission, round, number, at]);
            const nothing = { reason: null, result: null, log: null, ended_at: null };
            return { mission, round, number, state: 'running', started_at: at, ...nothing };
        },
        end({ mission, round, number }, { state, reason, result, log }, at) {
            store.run(`UPDATE attempts SET state = ?, reason = ?, result = ?, log = ?, ended_at = ?
         WHERE mission = ? AND round = ? AND number = ?`, ...[state, reason, result, log, at, mission, round, number]);
        },
        waiting: () => store
            .all("SELECT id FROM missions WHERE status IN ('matched', 'in_progress') ORDER BY seq")
            .map(({ id }) => id),
        reworkReason: (mission) => store.get(`SELECT json_extract(fact, '$.reason') AS reason FROM journal
         WHERE mission = ? AND json_extract(fact, '$.event') = 'reworked' ORDER BY seq DESC LIMIT 1`, mission)?.reason ?? null,
    };
}
const LOG_TAIL = 4000;
function toLogTail(log) {
    return log === null ? null : log.slice(-LOG_TAIL).toWellFormed();
}
function toWireWork(attempts) {
    const last = attempts.at(-1);
    if (last === undefined)
        return {};
    const verified = attempts.findLast((one) => one.result !== null);
    return {
        attempts: attempts.map(({ round, number, state, reason, started_at, ended_at }) => ({
            ...{ round, number, state, reason },
            started_at: new Date(started_at).toISOString(),
            ended_at: ended_at === null ? null : new Date(ended_at).toISOString(),
        })),
        result: JSON.parse(verified?.result ?? 'null'),
        verification_reason: verified?.reason ?? null,
        log_tail: toLogTail(last.log),
    };
}


/***/ }),

/***/ 6152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  co: () => (/* binding */ SPECIALIST_TIERS),
  Mo: () => (/* binding */ parseScenario)
});

// UNUSED EXPORTS: SETTINGS, checkScenario

// EXTERNAL MODULE: ../../node_modules/zod/v4/locales/en.js
var en = __webpack_require__(9376);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js
var api = __webpack_require__(1299);
// EXTERNAL MODULE: ./src/core/domain/mission.js
var mission = __webpack_require__(1064);
;// CONCATENATED MODULE: ./src/sandbox/scenario/catalog.js
const CATALOGUE = [
    {
        name: 'Site reliability engineer (SRE)',
        persona: 'Sol',
        type: 'Engineering & IT',
        categories: ['DevOps'],
        tier: 'T2 Guaranteed',
        rank: 90,
        missions: 184,
        priceUsd: 120,
    },
    {
        name: 'Analyst / researcher',
        persona: 'Ada',
        type: 'Research & analysis',
        categories: ['Research', 'Data'],
        tier: 'T1 Verified',
        rank: 88,
        missions: 231,
        priceUsd: 80,
    },
    {
        name: 'Software engineer',
        persona: 'Kit',
        type: 'Engineering & IT',
        categories: ['DevOps', 'Other'],
        tier: 'T1 Verified',
        rank: 86,
        missions: 312,
        priceUsd: 110,
    },
    {
        name: 'Platform engineer',
        persona: 'Noor',
        type: 'Engineering & IT',
        categories: ['DevOps'],
        tier: 'T1 Verified',
        rank: 84,
        missions: 97,
        priceUsd: 95,
    },
    {
        name: 'QA engineer',
        persona: 'Pim',
        type: 'Engineering & IT',
        categories: ['DevOps', 'Other'],
        tier: 'New',
        rank: 61,
        missions: 4,
        priceUsd: 55,
    },
    {
        name: 'Data engineer',
        persona: 'Ravi',
        type: 'Data & AI',
        categories: ['Data'],
        tier: 'T2 Guaranteed',
        rank: 89,
        missions: 142,
        priceUsd: 130,
    },
    {
        name: 'Market researcher',
        persona: 'Elin',
        type: 'Research & analysis',
        categories: ['Research'],
        tier: 'T2 Guaranteed',
        rank: 85,
        missions: 76,
        priceUsd: 140,
    },
    {
        name: 'Technical writer',
        persona: 'Wren',
        type: 'Content & marketing',
        categories: ['Content', 'Other'],
        tier: 'T1 Verified',
        rank: 87,
        missions: 205,
        priceUsd: 70,
    },
    {
        name: 'Copy editor',
        persona: 'Juno',
        type: 'Content & marketing',
        categories: ['Content'],
        tier: 'New',
        rank: 58,
        missions: 2,
        priceUsd: 40,
    },
    {
        name: 'Support specialist',
        persona: 'Mika',
        type: 'Customer support',
        categories: ['Support'],
        tier: 'T1 Verified',
        rank: 82,
        missions: 418,
        priceUsd: 45,
    },
    {
        name: 'Event coordinator',
        persona: 'Lou',
        type: 'Events & travel',
        categories: ['Events'],
        tier: 'T1 Verified',
        rank: 79,
        missions: 63,
        priceUsd: 150,
    },
    {
        name: 'Financial analyst',
        persona: 'Iris',
        type: 'Finance & accounting',
        categories: ['Finance', 'Data'],
        tier: 'T2 Guaranteed',
        rank: 86,
        missions: 118,
        priceUsd: 160,
    },
    {
        name: 'Bookkeeper',
        persona: 'Tove',
        type: 'Finance & accounting',
        categories: ['Finance'],
        tier: 'T1 Verified',
        rank: 80,
        missions: 290,
        priceUsd: 50,
    },
    {
        name: 'Delivery lead',
        persona: 'Omar',
        type: 'Operations',
        categories: ['Other', 'Events'],
        tier: 'T2 Guaranteed',
        rank: 83,
        missions: 88,
        priceUsd: 135,
    },
];

// EXTERNAL MODULE: ./src/sandbox/wire/errors.js
var errors = __webpack_require__(8700);
;// CONCATENATED MODULE: ./src/sandbox/scenario/scenario.js





const SPECIALIST_TIERS = ['New', 'T1 Verified', 'T2 Guaranteed'];
const milliseconds = schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(86_400_000));
const range = schemas/* pipe */.FsL(schemas/* union */.KCZ([
    milliseconds,
    schemas/* readonly */.tBZ(schemas/* tuple */.PVZ([milliseconds, milliseconds]))
        .check(schemas/* refine */.YPB(([min, max]) => min <= max, 'the shorter one first')),
], 'expected a whole number of milliseconds up to 86400000 (a day), or two of them: [shortest, longest]'), schemas/* transform */.pdi((ms) => typeof ms === 'number' ? [ms, ms] : ms));
const usd = (min) => schemas/* pipe */.FsL(schemas/* number */.aig().check(api/* _gte */.qm(min), api/* _lte */.Zm(1e9)), schemas/* transform */.pdi((amount) => Math.round(amount * 100)));
const scenario_name = schemas/* string */.YjP().check(api/* _trim */.WN(), api/* _minLength */.m9(1), api/* _maxLength */.Eb(200));
const verification = schemas/* array */.YOg(schemas/* enum */.k5n(['passed', 'failed', 'pending'])).check(api/* _minLength */.m9(1));
const rate = schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(1));
const pace = schemas/* strictObject */.rej({
    startMs: schemas/* prefault */.SdS(range, [300, 500]),
    workMs: schemas/* prefault */.SdS(range, [1400, 2600]),
    reviewMs: schemas/* prefault */.SdS(range, [400, 800]),
});
const specialist = schemas/* strictObject */.rej({
    name: scenario_name,
    persona: scenario_name,
    type: scenario_name,
    categories: schemas/* readonly */.tBZ(schemas/* array */.YOg(schemas/* enum */.k5n(mission/* CATEGORIES */.R6)).check(api/* _minLength */.m9(1))),
    tier: schemas/* enum */.k5n(SPECIALIST_TIERS),
    rank: schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(100)),
    missions: schemas/* prefault */.SdS(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(1_000_000)), 0),
    priceUsd: usd(0.01),
    pace: schemas/* optional */.lqM(pace),
    verification: schemas/* optional */.lqM(verification),
    failureRate: schemas/* optional */.lqM(rate),
    abandonRate: schemas/* optional */.lqM(rate),
});
const haveUniqueNames = (all) => new Set(all.map((one) => one.name)).size === all.length;
const scenario = schemas/* strictObject */.rej({
    specialists: schemas/* prefault */.SdS(schemas/* readonly */.tBZ(schemas/* array */.YOg(specialist).check(api/* _minLength */.m9(1), schemas/* refine */.YPB(haveUniqueNames, 'names have to differ'))), CATALOGUE),
    pace: schemas/* prefault */.SdS(pace, {}),
    verification: schemas/* prefault */.SdS(verification, ['passed']),
    failureRate: schemas/* prefault */.SdS(rate, 0),
    abandonRate: schemas/* prefault */.SdS(rate, 0),
    time: schemas/* prefault */.SdS(schemas/* enum */.k5n(['real', 'virtual']), 'real'),
    startingBalanceUsd: schemas/* prefault */.SdS(usd(0), 1_000_000),
    platformFeePercent: schemas/* prefault */.SdS(schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(100)), 10),
    rateLimit: schemas/* prefault */.SdS(schemas/* nullable */.mee(schemas/* strictObject */.rej({ burst: schemas/* int */.Whr().check(api/* _gte */.qm(1)), perSecond: schemas/* number */.aig().check(api/* _positive */.NC()) })), { burst: 600, perSecond: 50 }),
    idempotencyKeys: schemas/* prefault */.SdS(schemas/* boolean */.zMY(), true),
    manual: schemas/* prefault */.SdS(schemas/* boolean */.zMY(), false),
});
const SETTINGS = [scenario, specialist, pace].flatMap((one) => Object.keys(one.shape));
function checkScenario(input) {
    const result = scenario.safeParse(input, { error: (0,en/* default */.A)().localeError });
    if (result.success)
        return { kind: 'ok', terms: result.data };
    return {
        kind: 'bad',
        problems: result.error.issues.flatMap((issue) => issue.code === 'unrecognized_keys'
            ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such setting', unknown: true }))
            : [{ path: issue.path, message: issue.message, unknown: false }]),
    };
}
function parseScenario(input = {}) {
    const checked = checkScenario(input);
    if (checked.kind === 'ok')
        return checked.terms;
    const fieldProblems = checked.problems.map((problem) => {
        const path = problem.path.join('.') || 'scenario';
        return { path, expected: problem.message, message: `${path}: ${problem.message}` };
    });
    throw new errors/* SandboxError */.E('bad_scenario', `The scenario is not valid: ${fieldProblems.map((one) => one.message).join('; ')}`, { fieldProblems });
}


/***/ }),

/***/ 4339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandboxServer: () => (/* binding */ startSandboxServer)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js
var api = __webpack_require__(1299);
// EXTERNAL MODULE: ./src/sandbox/wire/errors.js
var wire_errors = __webpack_require__(8700);
// EXTERNAL MODULE: ./src/sandbox/wire/http.js
var http = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/sandbox/wire/schema.js
var wire_schema = __webpack_require__(9872);
;// CONCATENATED MODULE: ./src/sandbox/server/fault-orders.js




const FAULTS_PATH = '/sandbox/faults';
const FAULT_KINDS = ['429', '5xx', 'late', 'lost'];
const whole = (min, max, fallback) => schemas/* _default */.Rvf(schemas/* int */.Whr().check(api/* _gte */.qm(min), api/* _lte */.Zm(max)), fallback);
const ORDER = {
    schema: schemas/* strictObject */.rej({
        kind: schemas/* enum */.k5n(FAULT_KINDS),
        count: whole(1, 1000, 1),
        method: schemas/* _default */.Rvf(schemas/* nullable */.mee(schemas/* enum */.k5n(['GET', 'POST'])), null),
        status: whole(500, 599, 503),
        retry_after: whole(0, 86_400, 1),
        delay_ms: whole(1, 86_400_000, 5000),
    }),
    expected: {
        kind: FAULT_KINDS.map((kind) => `"${kind}"`).join(', '),
        count: 'a whole number from 1 to 1000',
        method: '"GET", "POST", or null for both',
        status: 'a whole number from 500 to 599',
        retry_after: 'a whole number of seconds from 0 to 86400',
        delay_ms: 'a whole number of milliseconds from 1 to 86400000',
    },
};
function toRefusal(kind, { status, retry_after: seconds }, number) {
    const ordered = 'This is a fault that was ordered with this key. The request had no effect.';
    const error = kind === '429'
        ? new wire_errors/* SandboxError */.E('rate_limited', ordered, { headers: { 'Retry-After': String(seconds) } })
        : new wire_errors/* SandboxError */.E('internal_error', ordered);
    const requestId = `req_fault_${number}`;
    const { headers, body } = (0,http/* replyError */.NT)(error, requestId);
    const answer = { kind: 'answer', headers: { ...headers, 'X-Request-Id': requestId }, body };
    return { ...answer, status: kind === '429' ? error.status : status };
}
function toFault(order, number, wait) {
    switch (order.kind) {
        case '429':
        case '5xx':
            return toRefusal(order.kind, order, number);
        case 'late':
            return { kind: 'late', until: wait(order.delay_ms) };
        case 'lost':
            return { kind: 'lose' };
    }
}
function waitQuietly(ms) {
    return new Promise((resolve) => {
        setTimeout(resolve, ms).unref();
    });
}
function createFaultOrders(findCustomer, wait = waitQuietly) {
    const pending = new Map();
    let number = 0;
    const listPending = (customer) => pending.get(customer) ?? [];
    const keep = (customer, orders) => {
        if (orders.length === 0)
            pending.delete(customer);
        else
            pending.set(customer, orders);
    };
    return {
        add(customer, body) {
            const order = (0,wire_schema/* parseShape */.Tr)(ORDER, body);
            keep(customer, [...listPending(customer), { ...order, remaining: order.count }]);
        },
        clear(customer) {
            pending.delete(customer);
        },
        list: (customer) => listPending(customer).map(({ remaining, ...order }) => ({ ...order, count: remaining })),
        take(call) {
            if (pending.size === 0)
                return null;
            const customer = findCustomer((0,http/* readKey */.YZ)(call) ?? '');
            if (customer === null)
                return null;
            const method = call.method === 'HEAD' ? 'GET' : call.method;
            const orders = listPending(customer);
            const order = orders.find((one) => one.method === null || one.method === method);
            if (order === undefined)
                return null;
            order.remaining -= 1;
            number += 1;
            const remaining = orders.filter((one) => one.remaining > 0);
            keep(customer, remaining);
            return toFault(order, number, wait);
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/server/control.js



const HEALTH_PATH = '/healthz';
const UNCACHED = { 'Cache-Control': 'no-store' };
function rejectMethod(call, allow) {
    throw new wire_errors/* SandboxError */.E('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
        headers: { Allow: allow },
    });
}
function checkHealth(sandbox, isClosing) {
    if (isClosing)
        return (0,http/* replyJson */.Lh)(503, { status: 'closing' }, UNCACHED);
    try {
        sandbox.read((store) => store.get('SELECT seq FROM missions LIMIT 1'));
        return (0,http/* replyJson */.Lh)(200, { status: 'ok' }, UNCACHED);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return (0,http/* replyJson */.Lh)(503, { status: 'failing', reason }, UNCACHED);
    }
}
function answerFaults(call, sandbox, orders) {
    const key = (0,http/* readKey */.YZ)(call);
    const customer = key === undefined ? null : sandbox.findCustomer(key);
    if (customer === null) {
        throw new wire_errors/* SandboxError */.E('unauthorized', 'Faults need a key of this sandbox: send "Authorization: Bearer osk_\u2026".', {
            headers: { 'WWW-Authenticate': 'Bearer realm="orkestro"' },
        });
    }
    switch (call.method) {
        case 'POST':
            orders.add(customer, (0,http/* readJson */.Vh)(call));
            break;
        case 'DELETE':
            orders.clear(customer);
            break;
        case 'GET':
            break;
        default:
            return rejectMethod(call, 'GET, POST, DELETE');
    }
    return (0,http/* replyJson */.Lh)(call.method === 'POST' ? 201 : 200, { faults: orders.list(customer) }, UNCACHED);
}
function route(call, sandbox, orders, isClosing) {
    if (call.path === FAULTS_PATH)
        return answerFaults(call, sandbox, orders);
    if (call.method === 'GET' || call.method === 'HEAD')
        return checkHealth(sandbox, isClosing);
    return rejectMethod(call, 'GET, HEAD');
}
function isControlPath(path) {
    return path === HEALTH_PATH || path === FAULTS_PATH;
}
function answerControl(call, sandbox, orders, isClosing) {
    let reply;
    try {
        reply = route(call, sandbox, orders, isClosing);
    }
    catch (error) {
        reply = (0,http/* replyError */.NT)(wire_errors/* SandboxError */.E.from(error), 'req_control');
    }
    return call.method === 'HEAD' ? (0,http/* toHeadReply */.av)(reply) : reply;
}

;// CONCATENATED MODULE: ./src/sandbox/server/faults.js
function applyFault(fault, createReply) {
    if (fault === null)
        return { reply: createReply(), truncated: false };
    switch (fault.kind) {
        case 'answer':
            return { reply: { headers: {}, body: '', ...fault }, truncated: false };
        case 'reset':
            return 'cut';
        case 'hang':
            return 'hang';
        case 'lose':
            createReply();
            return 'cut';
        case 'cut':
            return { reply: createReply(), truncated: true };
        case 'late':
            void fault.until.then(createReply);
            return 'cut';
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/sandbox/server/malformed.js




function classify(code) {
    if (code === 'HPE_HEADER_OVERFLOW') {
        return new wire_errors/* SandboxError */.E('headers_too_large', "The request's headers are too large; 16 KiB are read.");
    }
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
        return new wire_errors/* SandboxError */.E('request_timeout', 'The request did not come whole in time. Send it again.');
    }
    return new wire_errors/* SandboxError */.E('bad_request', 'This is not a request of HTTP/1.1 that can be read.');
}
function replyMalformed(error) {
    const requestId = `req_${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    const { headers, ...reply } = (0,http/* replyError */.NT)(error, requestId);
    return { ...reply, headers: { ...headers, 'X-Request-Id': requestId, Connection: 'close' } };
}
function toText({ status, headers, body }) {
    const all = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return `HTTP/1.1 ${status} ${external_node_http_.STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
function answerMalformed(server) {
    server.on('clientError', (error, socket) => {
        const code = 'code' in error ? error.code : undefined;
        if (code === 'ECONNRESET' || !socket.writable || ('bytesWritten' in socket && socket.bytesWritten !== 0)) {
            socket.destroy();
            return;
        }
        socket.end(toText(replyMalformed(classify(code))));
    });
}

;// CONCATENATED MODULE: ./src/sandbox/api/idempotency.js


const RETENTION_MS = 24 * 60 * 60 * 1000;
const KEY = /^[\x21-\x7e]{1,255}$/;
function createIdempotencyStore(store) {
    return {
        runOnce({ customer, key, request, body }, now, work) {
            if (!KEY.test(key)) {
                throw new wire_errors/* SandboxError */.E('bad_request', 'Idempotency-Key has to be 1 to 255 visible ASCII characters.');
            }
            const fingerprint = (0,external_node_crypto_.createHash)('sha256').update(`${request}\n`).update(body).digest('hex');
            store.run('DELETE FROM answers WHERE at < ?', now - RETENTION_MS);
            const stored = store.get('SELECT fingerprint, reply FROM answers WHERE customer = ? AND key = ?', customer, key);
            if (stored === undefined) {
                const reply = work();
                store.run('INSERT INTO answers (customer, key, fingerprint, reply, at) VALUES (?, ?, ?, ?, ?)', ...[customer, key, fingerprint, JSON.stringify(reply), now]);
                return reply;
            }
            if (stored.fingerprint !== fingerprint) {
                throw new wire_errors/* SandboxError */.E('idempotency_key_reused', 'This Idempotency-Key came with another request before. Use a new key for a new request.');
            }
            const reply = JSON.parse(stored.reply);
            return { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } };
        },
    };
}

// EXTERNAL MODULE: ./src/sandbox/market/attempts.js
var attempts = __webpack_require__(574);
;// CONCATENATED MODULE: ./src/sandbox/ledger/rank.js
const DECAY = 0.98;
const REWORK_AFTER_PASS_SCORE = 30;
function createRankState(rank, missions) {
    const weight = (1 - DECAY ** Math.max(missions, 1)) / (1 - DECAY);
    return { weight, total: weight * rank, missions };
}
function scoreOf(fact) {
    if (fact.event === 'verified')
        return fact.result === 'passed' ? Math.max(40, 120 - 20 * fact.attempt) : 0;
    if (fact.event === 'ended')
        return fact.ending === 'failed' ? 0 : null;
    return fact.event === 'reworked' && fact.verification === 'passed' ? REWORK_AFTER_PASS_SCORE : null;
}
function advanceRank(rankState, fact) {
    if (fact.event === 'accepted')
        return { ...rankState, missions: rankState.missions + 1 };
    const score = scoreOf(fact);
    if (score === null)
        return rankState;
    return { ...rankState, weight: DECAY * rankState.weight + 1, total: DECAY * rankState.total + score };
}
function replayRanks(facts) {
    const rankStates = new Map();
    for (const fact of facts) {
        const name = 'specialist' in fact ? fact.specialist : null;
        if (name === null)
            continue;
        if (fact.event === 'enrolled')
            rankStates.set(name, createRankState(fact.rank, fact.missions));
        const rankState = rankStates.get(name);
        if (rankState !== undefined)
            rankStates.set(name, advanceRank(rankState, fact));
    }
    return rankStates;
}
function toScore(rankState) {
    return Math.round((rankState.total / rankState.weight) * 100) / 100;
}
function toRank(rankState) {
    return Math.round(rankState.total / rankState.weight);
}

;// CONCATENATED MODULE: ./src/sandbox/audit/audit.js

const sumOf = (entries) => entries.reduce((total, { cents }) => total + cents, 0);
function auditBalances({ transfers, balances }) {
    const replayed = {};
    for (const { account, cents } of transfers.flatMap((one) => one.entries)) {
        replayed[account] = (replayed[account] ?? 0) + cents;
    }
    const accounts = new Set([...Object.keys(replayed), ...Object.keys(balances)]);
    const total = Object.values(balances).reduce((sum, cents) => sum + cents, 0);
    return [
        ...transfers.filter((one) => sumOf(one.entries) !== 0).map((one) => `transfer ${one.id} does not sum to zero`),
        ...(total === 0 ? [] : [`all balances sum to ${total} cents, not to zero`]),
        ...[...accounts].flatMap((account) => {
            const [actual, expected] = [balances[account] ?? 0, replayed[account] ?? 0];
            return actual === expected
                ? []
                : [`the balance of ${account} does not replay: it is ${actual} cents, its entries sum to ${expected}`];
        }),
        ...Object.entries(balances).flatMap(([account, cents]) => cents < 0 && account !== 'outside' ? [`${account} is overdrawn`] : []),
    ];
}
function accountsOf(kind, mission) {
    const escrow = `escrow:${mission.id}`;
    const customer = `customer:${mission.customer}`;
    if (kind === 'hold')
        return { from: customer, to: [escrow] };
    if (kind === 'refund')
        return { from: escrow, to: [customer] };
    return { from: escrow, to: [`specialist:${mission.specialist ?? ''}`, 'platform'] };
}
const NO_PAYER = { account: 'nobody', cents: 0 };
function auditTransfer(mission, transfer) {
    const { from, to } = accountsOf(transfer.kind, mission);
    const budgetCents = mission.budget_cents ?? 0;
    const [payer = NO_PAYER, ...payees] = [...transfer.entries].sort((a, b) => a.cents - b.cents);
    const isPaidAsAgreed = payer.account === from && payer.cents === -budgetCents;
    const unexpected = payees.find(({ account }) => !to.some((one) => one === account));
    const label = `transfer ${transfer.id} (${transfer.kind} of mission ${mission.id})`;
    return [
        ...(isPaidAsAgreed
            ? []
            : [`${label} takes ${-payer.cents} cents from ${payer.account}, not ${budgetCents} from ${from}`]),
        ...(unexpected === undefined ? [] : [`${label} pays ${unexpected.account}`]),
    ];
}
function auditMission(mission, transfers, escrow) {
    const kinds = transfers.map((one) => one.kind).join(' then ') || 'nothing';
    const expected = { none: 'nothing', held: 'hold', released: 'hold then release', refunded: 'hold then refund' };
    const cents = mission.escrow_status === 'held' ? (mission.budget_cents ?? 0) : 0;
    return [
        ...(kinds === expected[mission.escrow_status]
            ? transfers.flatMap((one) => auditTransfer(mission, one))
            : [`mission ${mission.id} says escrow ${mission.escrow_status}, the ledger says ${kinds}`]),
        ...(escrow === cents ? [] : [`escrow of mission ${mission.id} is ${escrow} cents, not ${cents}`]),
        ...((mission.status === 'accepted') === (mission.escrow_status === 'released')
            ? []
            : [`mission ${mission.id} is ${mission.status} with escrow ${mission.escrow_status}`]),
    ];
}
function auditRanks(stored, facts) {
    const replayed = replayRanks(facts);
    return [...stored].flatMap(([name, rankState]) => JSON.stringify(replayed.get(name)) === JSON.stringify(rankState) ? [] : [`the rank of ${name} does not replay`]);
}
function findGap(what, numbers) {
    const at = numbers.findIndex((number, index) => number !== index + 1);
    return at === -1 ? [] : [`${what} ${at + 1} is missing`];
}
function auditBooks({ ledger, missions, rankStates, journal, damage }) {
    const byMission = Map.groupBy(ledger.transfers, (one) => one.mission);
    const facts = journal.entries();
    const problems = [
        ...damage,
        ...findGap('transfer', ledger.transfers.map((one) => one.id)),
        ...findGap('journal entry', facts.map((one) => one.seq)),
        ...auditBalances(ledger),
        ...missions.flatMap((one) => auditMission(one, byMission.get(one.id) ?? [], ledger.balances[`escrow:${one.id}`] ?? 0)),
        ...auditRanks(rankStates, facts),
    ];
    return { ok: problems.length === 0, problems, transfers: ledger.transfers.length, missions: missions.length };
}

;// CONCATENATED MODULE: ./src/sandbox/store/chance.js

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
function chance_toText(bytes, length) {
    let text = '';
    for (const byte of bytes.subarray(0, length))
        text += ALPHABET.charAt(byte % ALPHABET.length);
    return text;
}
function createRandomSource(seed) {
    const root = seed === undefined ? (0,external_node_crypto_.randomBytes)(32).toString('hex') : `seed ${seed}`;
    const hashLabel = (label) => (0,external_node_crypto_.hash)('sha256', `${root}\n${label}`, 'buffer');
    const text = (label, length) => {
        let result = '';
        for (let block = 0; result.length < length; block += 1) {
            result += chance_toText(hashLabel(`${label}\n${block}`), length - result.length);
        }
        return result;
    };
    return {
        text,
        uniform: (label) => hashLabel(label).readUIntBE(0, 6) / 2 ** 48,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/store/changes.js
function notify(listener, missionId) {
    try {
        listener(missionId);
    }
    catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
    }
}
function createChanges() {
    const listeners = new Set();
    const changedIds = new Set();
    return {
        record(missionId) {
            changedIds.add(missionId);
        },
        runAndNotify(transact) {
            try {
                const result = transact();
                const ids = [...changedIds];
                changedIds.clear();
                for (const missionId of ids)
                    for (const listener of [...listeners])
                        notify(listener, missionId);
                return result;
            }
            finally {
                changedIds.clear();
            }
        },
        subscribe(listener) {
            const own = (missionId) => {
                listener(missionId);
            };
            listeners.add(own);
            return () => {
                listeners.delete(own);
            };
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/market/lifecycle.js
function nextStep({ status, verification }) {
    if (status === 'matched')
        return 'start';
    if (status === 'in_progress')
        return 'deliver';
    return status === 'awaiting_acceptance' && verification === 'pending' ? 'verify' : null;
}
const DURATION = { start: 'startMs', deliver: 'workMs', verify: 'reviewMs' };
function durationOf(step, pace, fraction, speed) {
    const [min, max] = pace[DURATION[step]];
    return Math.round((min + fraction * (max - min)) / speed);
}
function scriptedVerdict(script, attempt) {
    return script[attempt - 1] ?? script.at(-1) ?? 'passed';
}
function attemptOf({ rework_count }) {
    return rework_count + 1;
}
const OPEN = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance'];
const ALLOWED = {
    accept: ['awaiting_acceptance'],
    rework: ['awaiting_acceptance'],
    assign: ['submitted'],
    start: ['matched'],
    deliver: ['matched', 'in_progress'],
    verify: ['awaiting_acceptance'],
    end: OPEN,
};
function statusesFor(action) {
    return ALLOWED[action];
}

// EXTERNAL MODULE: ./src/core/invariant.js
var invariant = __webpack_require__(7929);
;// CONCATENATED MODULE: ./src/sandbox/market/market.js



function findMission({ missions }, id, customer = null) {
    const mission = missions.find(id);
    if (mission !== undefined && (customer === null || mission.customer === customer))
        return mission;
    throw new wire_errors/* SandboxError */.E('not_found', `There is no mission "${id}" among this customer's missions.`);
}
function findMissionFor(market, action, id, customer = null) {
    const mission = findMission(market, id, customer);
    const allowed = statusesFor(action);
    if (allowed.includes(mission.status))
        return mission;
    throw new wire_errors/* SandboxError */.E('wrong_state', `Mission ${id} is ${mission.status}; ${action} is possible only while it is ${allowed.join(' or ')}.`);
}
function requireSpecialist(mission) {
    if (mission.specialist === null)
        throw new invariant/* InvariantError */.z(`mission ${mission.id} is ${mission.status} without a specialist`);
    return mission.specialist;
}
function record({ journal, roster }, at, fact) {
    journal.append(at, fact);
    roster.record(fact);
}
function drawEvent({ random }, label, mission, rate) {
    return random.uniform(`${mission.id} ${attemptOf(mission)} ${label}`) < rate;
}
function drawVerdict(market, mission) {
    const profile = market.roster.find(requireSpecialist(mission))?.profile;
    const verdict = scriptedVerdict(profile?.verification ?? market.terms.verification, attemptOf(mission));
    const fails = drawEvent(market, 'failure', mission, profile?.failureRate ?? market.terms.failureRate);
    return verdict === 'passed' && fails ? 'failed' : verdict;
}
function isAbandoned(market, mission) {
    const rate = market.roster.find(requireSpecialist(mission))?.profile.abandonRate ?? market.terms.abandonRate;
    return drawEvent(market, 'abandon', mission, rate);
}
function dueTimeAfter(market, mission, at) {
    const step = nextStep(mission);
    if (market.terms.manual || step === null)
        return null;
    if (step === 'verify' && drawVerdict(market, mission) === 'pending')
        return null;
    const pace = market.roster.find(requireSpecialist(mission))?.profile.pace ?? market.terms.pace;
    const fraction = market.random.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
    return at + durationOf(step, pace, fraction, market.speed);
}
function moveMission(market, mission, change, at) {
    const due = dueTimeAfter(market, { ...mission, ...change }, at);
    return market.missions.change(mission, { ...change, due_at: due }, at);
}

;// CONCATENATED MODULE: ./src/sandbox/market/settlement.js


function acceptMission(market, customer, id, at) {
    const mission = findMissionFor(market, 'accept', id, customer);
    const specialist = requireSpecialist(mission);
    const cents = market.ledger.release(id, specialist, at);
    record(market, at, { event: 'accepted', mission: id, specialist, cents });
    return moveMission(market, mission, { status: 'accepted', status_reason: null, escrow_status: 'released' }, at);
}
function reworkMission(market, customer, id, reason, at) {
    const mission = findMissionFor(market, 'rework', id, customer);
    const { verification, rework_count: reworks } = mission;
    const work = { mission: id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'reworked', ...work, verification, reason });
    const change = { status: 'in_progress', verification: null, status_reason: null, rework_count: reworks + 1 };
    return moveMission(market, mission, change, at);
}
function endMission(market, id, ending, at) {
    const mission = findMissionFor(market, 'end', id);
    const held = mission.escrow_status === 'held';
    if (held)
        market.ledger.refund(mission.customer, id, at);
    const ended = { event: 'ended', mission: id, ending };
    if (mission.specialist === null)
        market.journal.append(at, ended);
    else
        record(market, at, { ...ended, specialist: mission.specialist });
    const reason = held ? 'ended without acceptance; escrow was refunded' : 'ended before anybody was hired';
    const change = { status: ending, status_reason: reason };
    return moveMission(market, mission, held ? { ...change, escrow_status: 'refunded' } : change, at);
}

;// CONCATENATED MODULE: ./src/sandbox/market/work.js





function start(market, mission, at) {
    const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'started', ...work });
    return moveMission(market, mission, { status: 'in_progress' }, at);
}
function deliver(market, mission, at) {
    const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'delivered', ...work });
    return moveMission(market, mission, { status: 'awaiting_acceptance', verification: 'pending' }, at);
}
function verify(market, mission, result, at, reason) {
    const work = { mission: mission.id, specialist: requireSpecialist(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'verified', ...work, result });
    return moveMission(market, mission, { verification: result, status_reason: reason ?? null }, at);
}
function deliverByScript(market, mission, at) {
    return isAbandoned(market, mission) ? endMission(market, mission.id, 'failed', at) : deliver(market, mission, at);
}
function verifyByScript(market, mission, at) {
    const verdict = drawVerdict(market, mission);
    if (verdict === 'pending')
        return market.missions.change(mission, { due_at: null }, at);
    return verify(market, mission, verdict, at);
}
function startWork(market, id, at) {
    return start(market, findMissionFor(market, 'start', id), at);
}
function deliverWork(market, id, verdict, at, reason) {
    const mission = findMissionFor(market, 'deliver', id);
    const delivered = deliver(market, mission.status === 'matched' ? start(market, mission, at) : mission, at);
    return verdict === 'pending' ? delivered : verify(market, delivered, verdict, at, reason);
}
function verifyWork(market, id, verdict, at) {
    const mission = findMissionFor(market, 'verify', id);
    if (mission.verification === 'pending')
        return verify(market, mission, verdict, at);
    throw new wire_errors/* SandboxError */.E('wrong_state', `Mission ${id} has been verified already: ${String(mission.verification)}.`);
}
function recoverAfterRestart(market, at) {
    const { attempts, missions, terms } = market;
    if (terms.manual)
        return;
    for (const attempt of attempts.running()) {
        const reason = 'the sandbox was killed during this attempt';
        attempts.end(attempt, { state: 'killed', reason, result: null, log: '' }, at);
    }
    for (const id of attempts.waiting()) {
        const mission = missions.find(id);
        if (mission?.due_at === null)
            moveMission(market, mission, {}, at);
    }
}
function runDueSteps(market, now) {
    const steps = { start, deliver: deliverByScript, verify: verifyByScript };
    for (let due = market.missions.nextDue(now); due !== undefined; due = market.missions.nextDue(now)) {
        if (market.terms.manual) {
            market.missions.change(due, { due_at: null }, due.updated_at);
            continue;
        }
        const step = nextStep(due);
        if (step === null || due.due_at === null)
            throw new invariant/* InvariantError */.z(`mission ${due.id} is due, but there is nothing to do`);
        steps[step](market, due, due.due_at);
    }
}

;// CONCATENATED MODULE: ./src/sandbox/market/clock.js

const VIRTUAL_STEP_MS = 100;
const STANDSTILL = () => 0;
function toClocks({ now, elapsed }) {
    if (now === undefined)
        return { now: Date.now, elapsed: elapsed ?? (() => performance.now()) };
    return { now, elapsed: elapsed ?? STANDSTILL };
}
function createTime({ now, elapsed }, from) {
    let latest = Math.max(from, now());
    let measured = elapsed();
    return () => {
        const reading = elapsed();
        latest = Math.max(latest + Math.max(0, reading - measured), now());
        measured = reading;
        return Math.trunc(latest);
    };
}
function createClock(clocks, transact, market) {
    const isVirtual = market.terms.time === 'virtual';
    let latest = isVirtual ? Math.trunc(clocks.now()) : 0;
    const readTime = createTime(clocks, market.journal.lastAt());
    return () => {
        const planned = isVirtual ? market.missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at : null;
        latest = Math.max(latest, isVirtual ? (planned ?? latest + VIRTUAL_STEP_MS) : readTime());
        if (market.missions.nextDue(latest) !== undefined) {
            transact(() => {
                runDueSteps(market, latest);
            });
        }
        return latest;
    };
}

;// CONCATENATED MODULE: ./src/sandbox/market/customers.js


const ID_LENGTH = 8;
const SECRET_LENGTH = 32;
const customers_KEY = /^osk_(?:test|live)_([0-9a-z]{8})[0-9a-z]{32}$/;
const hashKey = (key) => (0,external_node_crypto_.hash)('sha256', key, 'buffer');
const NO_KEY_HASH = Buffer.alloc(32);
function createCustomers(store, ledger, random) {
    return {
        create(name, startingCents, at) {
            const row = store.get('INSERT INTO customers (name, created_at) VALUES (?, ?) RETURNING id', name, at);
            if (row === undefined)
                throw new invariant/* InvariantError */.z('SQLite returned no id for a customer');
            if (startingCents > 0)
                ledger.deposit(row.id, startingCents, at);
            return { id: row.id, name, createdAt: at };
        },
        first: () => store.get('SELECT id, name, created_at AS createdAt FROM customers ORDER BY id LIMIT 1'),
        createKey(customer, at, kind = 'test') {
            const number = store.get('SELECT count(*) + 1 AS n FROM keys')?.n ?? 1;
            const text = random.text(`key ${number}`, ID_LENGTH + SECRET_LENGTH);
            const key = `osk_${kind}_${text}`;
            store.run('INSERT INTO keys (id, customer, hash, created_at, kind) VALUES (?, ?, ?, ?, ?)', ...[text.slice(0, ID_LENGTH), customer, hashKey(key), at, kind]);
            return key;
        },
        listKeys: () => store.all(`SELECT keys.id, keys.kind, customers.name AS customer, keys.created_at AS createdAt, revoked_at AS revokedAt
         FROM keys JOIN customers ON customers.id = keys.customer ORDER BY keys.created_at, keys.id`),
        revokeKey: (id, at) => store.get('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id', at, id) !==
            undefined,
        authenticate(key) {
            const id = customers_KEY.exec(key)?.[1] ?? '';
            const row = store.get('SELECT customer, hash FROM keys WHERE id = ? AND revoked_at IS NULL', id);
            const same = (0,external_node_crypto_.timingSafeEqual)(hashKey(key), row?.hash ?? NO_KEY_HASH);
            return row !== undefined && same ? row.customer : null;
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/api/fetch.js

async function readBody(request) {
    if (request.body === null)
        return new Uint8Array();
    const chunks = [];
    let size = 0;
    for await (const chunk of request.body) {
        size += chunk.length;
        if (size > http/* MAX_BODY_BYTES */.YK)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
async function toCall(request) {
    const url = new URL(request.url);
    return {
        method: request.method,
        path: url.pathname,
        query: url.searchParams,
        header: (name) => request.headers.get(name),
        body: await readBody(request),
        origin: url.origin,
    };
}
function toResponse({ status, headers, body }) {
    return new Response(body === '' ? null : body, { status, headers });
}

// EXTERNAL MODULE: ./src/core/edit-distance.js
var edit_distance = __webpack_require__(7393);
// EXTERNAL MODULE: ./src/sandbox/scenario/scenario.js + 1 modules
var scenario = __webpack_require__(6152);
;// CONCATENATED MODULE: ./src/sandbox/market/matching.js


const MIN_TIER = {
    'T0 Self-serve': 'New',
    'T1 Verified': 'T1 Verified',
    'T2 Guaranteed': 'T2 Guaranteed',
};
const tierLevel = (tier) => scenario/* SPECIALIST_TIERS */.co.indexOf(tier);
function compareByRank(a, b) {
    if (a.rank !== b.rank)
        return b.rank - a.rank;
    return a.name < b.name ? -1 : Number(a.name > b.name);
}
function chooseSpecialist(candidates, category, tier) {
    const fitting = candidates.filter((one) => one.categories.includes(category) && tierLevel(one.tier) >= tierLevel(MIN_TIER[tier]));
    return fitting.sort(compareByRank)[0] ?? null;
}
function suggestName(given, names, maxDistance = 0.4) {
    const wanted = given.trim().toLowerCase();
    if (wanted === '')
        return null;
    const ranked = names
        .map((name) => {
        const own = name.toLowerCase();
        return {
            name,
            distance: own.includes(wanted) ? 0 : (0,edit_distance/* countEdits */.R)(wanted, own) / Math.max(wanted.length, own.length),
        };
    })
        .sort((a, b) => a.distance - b.distance);
    const nearest = ranked[0];
    return nearest !== undefined && nearest.distance <= maxDistance ? nearest.name : null;
}

;// CONCATENATED MODULE: ./src/sandbox/market/hiring.js



function hire(market, mission, { name, rank, profile }, at) {
    const cents = mission.budget_cents ?? profile.priceUsd;
    market.ledger.hold(mission.customer, mission.id, cents, at);
    record(market, at, { event: 'matched', mission: mission.id, specialist: name, rank, cents });
    const terms = { specialist: name, rank, budget_cents: cents };
    return moveMission(market, mission, { ...terms, status: 'matched', status_reason: null, escrow_status: 'held' }, at);
}
function findNamed({ roster }, name) {
    const listed = roster.listed();
    const named = listed.find((one) => one.name === name);
    if (named !== undefined)
        return named;
    const names = listed.map((one) => one.name);
    const near = suggestName(name, names);
    const expected = near === null ? 'the exact name of a listed specialist' : `perhaps "${near}"`;
    const message = `specialist: nobody is listed as "${name}"; expected ${expected}. GET /marketplace/specialists lists them.`;
    throw new wire_errors/* SandboxError */.E('invalid', message, { fieldProblems: [{ path: 'specialist', expected, message }] });
}
function postMission(market, customer, order, at) {
    const named = order.specialist === null ? null : findNamed(market, order.specialist);
    const { missions, roster, journal, random } = market;
    const mission = missions.add(customer, order, at, (seq) => `msn_${random.text(`mission ${seq}`, 20)}`);
    journal.append(at, { event: 'posted', mission: mission.id, customer });
    if (!order.auto_assign)
        return missions.change(mission, { status_reason: 'queued: auto_assign is false' }, at);
    const chosen = named ?? chooseSpecialist(roster.listed(), order.category, order.tier);
    if (chosen !== null)
        return hire(market, mission, chosen, at);
    const reason = `nobody fits: no specialist for ${order.category} is listed at ${order.tier} or above`;
    return missions.change(mission, { status_reason: reason }, at);
}
function assignMission(market, id, specialist, at) {
    const mission = findMissionFor(market, 'assign', id);
    const chosen = specialist === null
        ? chooseSpecialist(market.roster.listed(), mission.category, mission.tier)
        : findNamed(market, specialist);
    if (chosen !== null)
        return hire(market, mission, chosen, at);
    throw new wire_errors/* SandboxError */.E('wrong_state', `Nobody fits mission ${id}; name a specialist.`);
}

;// CONCATENATED MODULE: ./src/sandbox/ledger/journal.js
const ENDINGS = ['cancelled', 'expired', 'failed', 'refunded'];
function createJournal(store) {
    return {
        append(at, fact) {
            const mission = 'mission' in fact ? fact.mission : null;
            store.run('INSERT INTO journal (at, mission, fact) VALUES (?, ?, ?)', at, mission, JSON.stringify(fact));
        },
        entries: () => store
            .all('SELECT seq, at, fact FROM journal ORDER BY seq')
            .map(({ seq, at, fact }) => ({ seq, at, ...JSON.parse(fact) })),
        lastAt: () => store.get('SELECT at FROM journal ORDER BY seq DESC LIMIT 1')?.at ?? 0,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/ledger/ledger.js


function calculateFee(cents, percent) {
    return Math.floor((cents * Math.round(percent * 100)) / 10_000);
}
const toUsd = (cents) => `$${(cents / 100).toFixed(2)}`;
function balanceOf(store, account) {
    return store.get('SELECT cents FROM balances WHERE account = ?', account)?.cents ?? 0;
}
function writeTransfer(store, head, moves) {
    const entries = moves.filter(([, cents]) => cents !== 0);
    const sum = entries.reduce((total, [, cents]) => total + cents, 0);
    if (sum !== 0 || entries.length < 2 || !entries.every(([, cents]) => Number.isSafeInteger(cents))) {
        throw new invariant/* InvariantError */.z(`a ${head.kind} of ${JSON.stringify(moves)} does not balance`);
    }
    const insert = 'INSERT INTO transfers (at, kind, mission) VALUES (?, ?, ?) RETURNING id';
    const row = store.get(insert, head.at, head.kind, head.mission);
    if (row === undefined)
        throw new invariant/* InvariantError */.z('SQLite returned no id for a transfer');
    for (const [account, cents] of entries) {
        store.run('INSERT INTO entries (transfer, account, cents) VALUES (?, ?, ?)', row.id, account, cents);
        store.run('INSERT OR IGNORE INTO balances (account, cents) VALUES (?, 0)', account);
        store.run('UPDATE balances SET cents = cents + ? WHERE account = ?', cents, account);
    }
}
function readLedger(store) {
    const entries = Map.groupBy(store.all('SELECT transfer, account, cents FROM entries ORDER BY transfer, cents'), (entry) => entry.transfer);
    const transfers = store.all('SELECT id, at, kind, mission FROM transfers ORDER BY id');
    const balances = store.all('SELECT account, cents FROM balances ORDER BY account');
    return {
        transfers: transfers.map((one) => ({
            ...one,
            entries: (entries.get(one.id) ?? []).map(({ account, cents }) => ({ account, cents })),
        })),
        balances: Object.fromEntries(balances.map(({ account, cents }) => [account, cents])),
    };
}
function createLedger(store, feePercent) {
    return {
        deposit(customer, cents, at) {
            writeTransfer(store, { at, kind: 'deposit', mission: null }, [
                ['outside', -cents],
                [`customer:${customer}`, cents],
            ]);
        },
        hold(customer, mission, cents, at) {
            const available = balanceOf(store, `customer:${customer}`);
            if (available < cents) {
                throw new wire_errors/* SandboxError */.E('insufficient_funds', `Escrow needs ${toUsd(cents)}, the customer has ${toUsd(available)}. Nothing was changed: lower the budget, or settle open missions first.`);
            }
            writeTransfer(store, { at, kind: 'hold', mission }, [
                [`customer:${customer}`, -cents],
                [`escrow:${mission}`, cents],
            ]);
        },
        release(mission, specialist, at) {
            const cents = balanceOf(store, `escrow:${mission}`);
            const fee = calculateFee(cents, feePercent);
            writeTransfer(store, { at, kind: 'release', mission }, [
                [`escrow:${mission}`, -cents],
                [`specialist:${specialist}`, cents - fee],
                ['platform', fee],
            ]);
            return cents;
        },
        refund(customer, mission, at) {
            const cents = balanceOf(store, `escrow:${mission}`);
            writeTransfer(store, { at, kind: 'refund', mission }, [
                [`escrow:${mission}`, -cents],
                [`customer:${customer}`, cents],
            ]);
        },
        view: () => readLedger(store),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/api/rate-limiter.js

function createLimiter(limit) {
    const buckets = new Map();
    return {
        take(customer, now) {
            if (limit === null)
                return;
            const bucket = buckets.get(customer) ?? { tokens: limit.burst, at: now };
            const earned = (Math.max(0, now - bucket.at) / 1000) * limit.perSecond;
            bucket.tokens = Math.min(limit.burst, bucket.tokens + earned);
            bucket.at = now;
            buckets.set(customer, bucket);
            if (bucket.tokens < 1) {
                const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / limit.perSecond));
                throw new wire_errors/* SandboxError */.E('rate_limited', `Too many requests of this customer; wait ${seconds} s.`, {
                    headers: { 'Retry-After': String(seconds) },
                });
            }
            bucket.tokens -= 1;
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/market/missions.js
function toWireMission(mission) {
    return {
        id: mission.id,
        title: mission.title,
        description: mission.description,
        kind: mission.kind,
        category: mission.category,
        tier: mission.tier,
        budget_usd: mission.budget_cents === null ? null : mission.budget_cents / 100,
        dod: mission.dod,
        status: mission.status,
        status_reason: mission.status_reason,
        verification: mission.verification,
        escrow_status: mission.escrow_status,
        specialist: mission.specialist,
        rank: mission.rank,
        rework_count: mission.rework_count,
        created_at: new Date(mission.created_at).toISOString(),
        updated_at: new Date(mission.updated_at).toISOString(),
    };
}
function createMissions(store, changes) {
    const find = (id) => store.get('SELECT * FROM missions WHERE id = ?', id);
    return {
        find,
        add(customer, order, at, toId) {
            const seq = (store.get('SELECT max(seq) AS last FROM missions')?.last ?? 0) + 1;
            const id = toId(seq);
            const { title, description, kind, category, tier, budget_cents: cents, dod } = order;
            const { specialist: _wanted, auto_assign: _auto, ...brief } = order;
            store.run(`INSERT INTO missions (seq, id, customer, title, description, kind, category, tier, budget_cents, dod,
           status, escrow_status, rework_count, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', 'none', 0, ?, ?)`, ...[seq, id, customer, title, description, kind, category, tier, cents, dod, at, at]);
            changes.record(id);
            return {
                ...brief,
                ...{ seq, id, customer, status: 'submitted', status_reason: null, verification: null, escrow_status: 'none' },
                ...{ specialist: null, rank: null, rework_count: 0, due_at: null, created_at: at, updated_at: at },
            };
        },
        change(mission, change, at) {
            const next = { ...mission, ...change, updated_at: at };
            store.run(`UPDATE missions SET budget_cents = ?, status = ?, status_reason = ?, verification = ?, escrow_status = ?,
           specialist = ?, rank = ?, rework_count = ?, due_at = ?, updated_at = ? WHERE seq = ?`, ...[next.budget_cents, next.status, next.status_reason, next.verification, next.escrow_status], ...[next.specialist, next.rank, next.rework_count, next.due_at, at, next.seq]);
            changes.record(next.id);
            return next;
        },
        page: (customer, before, limit) => store.all('SELECT * FROM missions WHERE customer = ? AND seq < ? ORDER BY seq DESC LIMIT ?', customer, before ?? Number.MAX_SAFE_INTEGER, limit),
        all: () => store.all('SELECT * FROM missions ORDER BY seq'),
        nextDue: (now) => store.get('SELECT * FROM missions WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1', now),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/api/reply-cache.js
const MAX_CHARACTERS = 4_000_000;
const MAX_REPLIES = 2_000;
function createReplyCache() {
    const cached = new Map();
    let characters = 0;
    const clear = () => {
        cached.clear();
        characters = 0;
    };
    return {
        getOrCreate(key, create) {
            const hit = cached.get(key);
            if (hit !== undefined)
                return hit;
            const reply = create();
            if (typeof reply.body !== 'string')
                return reply;
            characters += key.length + reply.body.length;
            if (characters > MAX_CHARACTERS || cached.size >= MAX_REPLIES)
                clear();
            cached.set(key, reply);
            return reply;
        },
        clear,
    };
}

// EXTERNAL MODULE: ./src/sandbox/api/endpoints.js
var endpoints = __webpack_require__(4116);
// EXTERNAL MODULE: ./src/core/domain/mission.js
var mission = __webpack_require__(1064);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(4288);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/json-schema-processors.js + 1 modules
var json_schema_processors = __webpack_require__(4279);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/iso.js
var iso = __webpack_require__(8378);
;// CONCATENATED MODULE: ./src/sandbox/wire/wire.js




const time = iso/* datetime */.w$();
const rank = schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(100));
const count = schemas/* int */.Whr().check(api/* _gte */.qm(0));
const statuses = ['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted', ...ENDINGS];
const wire_mission = {
    id: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    description: schemas/* nullable */.mee(schemas/* string */.YjP()),
    kind: schemas/* enum */.k5n(['mission', 'hire']),
    category: schemas/* enum */.k5n(mission/* CATEGORIES */.R6),
    tier: schemas/* enum */.k5n(mission/* TIERS */.iB),
    budget_usd: schemas/* nullable */.mee(schemas/* number */.aig()),
    dod: schemas/* nullable */.mee(schemas/* string */.YjP()),
    status: schemas/* enum */.k5n(statuses),
    status_reason: schemas/* nullable */.mee(schemas/* string */.YjP()),
    verification: schemas/* nullable */.mee(schemas/* enum */.k5n(['pending', 'passed', 'failed'])),
    escrow_status: schemas/* enum */.k5n(['none', 'held', 'released', 'refunded']),
    specialist: schemas/* nullable */.mee(schemas/* string */.YjP()),
    rank: schemas/* nullable */.mee(rank),
    rework_count: count,
    created_at: time,
    updated_at: time,
};
const attempt = schemas/* strictObject */.rej({
    round: count,
    number: count,
    state: schemas/* enum */.k5n(['running', 'passed', 'failed', 'broken', 'killed', 'stopped', 'dropped']),
    reason: schemas/* nullable */.mee(schemas/* string */.YjP()),
    started_at: time,
    ended_at: schemas/* nullable */.mee(time),
});
const work = {
    attempts: schemas/* optional */.lqM(schemas/* array */.YOg(attempt)),
    result: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    verification_reason: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
    log_tail: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* string */.YjP())),
};
const specialist = schemas/* strictObject */.rej({
    persona: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    type: schemas/* string */.YjP(),
    tier: schemas/* enum */.k5n(scenario/* SPECIALIST_TIERS */.co),
    rank,
    score: schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(100)),
    missions: count,
    price: schemas/* string */.YjP(),
});
const fieldProblem = schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), expected: schemas/* string */.YjP(), message: schemas/* string */.YjP() });
const cursor = schemas/* nullable */.mee(schemas/* string */.YjP());
const Mission = schemas/* strictObject */.rej(wire_mission);
const MissionInDetail = schemas/* strictObject */.rej({ ...wire_mission, ...work });
const WIRE = {
    Mission,
    MissionInDetail,
    Specialist: specialist,
    MissionAnswer: schemas/* strictObject */.rej({ mission: Mission }),
    MissionDetailAnswer: schemas/* strictObject */.rej({ mission: MissionInDetail }),
    MissionList: schemas/* strictObject */.rej({ missions: schemas/* array */.YOg(Mission), next_cursor: cursor }),
    SpecialistList: schemas/* strictObject */.rej({ specialists: schemas/* array */.YOg(specialist), next_cursor: cursor }),
    Storefront: schemas/* strictObject */.rej({
        marketplace: schemas/* string */.YjP(),
        categories: schemas/* array */.YOg(schemas/* enum */.k5n(mission/* CATEGORIES */.R6)),
        tiers: schemas/* array */.YOg(schemas/* enum */.k5n(mission/* TIERS */.iB)),
        specialists: schemas/* array */.YOg(specialist),
    }),
    Document: schemas/* looseObject */._H3({ openapi: schemas/* string */.YjP() }),
    Refusal: schemas/* strictObject */.rej({
        error: schemas/* strictObject */.rej({
            code: schemas/* string */.YjP(),
            message: schemas/* string */.YjP(),
            path: schemas/* optional */.lqM(schemas/* string */.YjP()),
            expected: schemas/* optional */.lqM(schemas/* string */.YjP()),
            details: schemas/* optional */.lqM(schemas/* array */.YOg(fieldProblem)),
            request_id: schemas/* string */.YjP(),
        }),
    }),
};

;// CONCATENATED MODULE: ./src/sandbox/api/openapi.js





const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value) => (isObject(value) ? Object.entries(value) : []);
const refTo = (name) => `#/components/schemas/${name}`;
function describeFields(schema, expected) {
    const fields = entriesOf(schema['properties']).map(([name, field]) => {
        const description = expected[name];
        return [name, { ...(isObject(field) ? field : {}), ...(description === undefined ? {} : { description }) }];
    });
    return { ...schema, properties: Object.fromEntries(fields) };
}
function toComponents(shapes, io) {
    const registry = registries/* registry */.u5();
    for (const [id, schema] of Object.entries(shapes))
        registry.add(schema, { id });
    const { schemas } = json_schema_processors/* toJSONSchema */.bl(registry, { uri: refTo, io, metadata: wire_schema/* LIMITS */.b1 });
    return Object.fromEntries(Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]));
}
function describeBodies() {
    const shapes = Object.entries(endpoints/* INPUTS */.mc.bodies);
    const schemas = toComponents(Object.fromEntries(shapes.map(([name, { schema }]) => [name, schema])), 'input');
    return Object.fromEntries(shapes.map(([name, { expected }]) => [name, describeFields(schemas[name] ?? {}, expected)]));
}
function describeQuery({ schema, expected }) {
    const { properties } = json_schema_processors/* toJSONSchema */.bl(schema, { io: 'output', metadata: wire_schema/* LIMITS */.b1 });
    return entriesOf(properties).map(([name, field]) => {
        return { name, in: 'query', required: false, description: expected[name] ?? '', schema: field };
    });
}
const IDEMPOTENCY_KEY = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'The same key with the same request gives the same answer for a day, and one effect; with another, 422.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
};
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const jsonOf = (name) => ({ 'application/json': { schema: { $ref: refTo(name) } } });
const REQUEST_ID = { 'X-Request-Id': { description: 'Names this request.', schema: { type: 'string' } } };
function describeErrors({ isPublic, body, errors }) {
    const always = isPublic === true ? [] : ['unauthorized', 'rate_limited'];
    const keyErrors = body === undefined ? [] : ['bad_request'];
    const codes = [...always, ...keyErrors, ...errors, 'internal_error'];
    const byStatus = Map.groupBy(codes, wire_errors/* statusOf */.c);
    return Object.fromEntries([...byStatus].map(([status, some]) => [
        String(status),
        { description: [...new Set(some)].join(', '), headers: REQUEST_ID, content: jsonOf('Refusal') },
    ]));
}
function describeOperation(operationId, endpoint) {
    const { method, path, summary, isPublic, query, body, status, response } = endpoint;
    const parameters = [
        ...(path.includes('{id}') ? [ID] : []),
        ...(method === 'POST' ? [IDEMPOTENCY_KEY] : []),
        ...(query === undefined ? [] : describeQuery(endpoints/* INPUTS */.mc.queries[query])),
    ];
    const unchanged = method === 'GET' ? { '304': { description: 'As If-None-Match says.', headers: REQUEST_ID } } : {};
    return {
        operationId,
        summary,
        parameters,
        security: isPublic === true ? [] : [{ key: [] }],
        ...(body === undefined ? {} : { requestBody: { required: body.required, content: jsonOf(body.shape) } }),
        responses: {
            [String(status)]: { description: 'Done.', headers: REQUEST_ID, content: jsonOf(response) },
            ...unchanged,
            ...describeErrors(endpoint),
        },
    };
}
function describeApi() {
    const paths = {};
    for (const [id, endpoint] of Object.entries(endpoints/* ENDPOINTS */.Hr)) {
        const { path, method } = endpoint;
        paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(id, endpoint) };
    }
    return {
        openapi: '3.1.1',
        info: {
            title: 'Orkestro Marketplace API, sandbox',
            version: '1.0.0',
            description: 'Discover specialists, post missions, track them, accept or send back. No account, no money.',
        },
        servers: [{ url: endpoints/* BASE */.Wm }],
        paths,
        components: {
            securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A Customer API key, osk_\u2026.' } },
            schemas: { ...toComponents(WIRE, 'output'), ...describeBodies() },
        },
    };
}
let openapi_document;
function getOpenApi() {
    openapi_document ??= describeApi();
    return openapi_document;
}

;// CONCATENATED MODULE: ./src/sandbox/market/specialists.js



function toListedSpecialist({ profile: text, weight, total, missions }) {
    const profile = JSON.parse(text);
    const rankState = { weight, total, missions };
    return {
        name: profile.name,
        tier: profile.tier,
        categories: profile.categories,
        rank: toRank(rankState),
        profile,
        rankState,
    };
}
function toWireSpecialist({ profile, rankState, rank }) {
    return {
        persona: profile.persona,
        name: profile.name,
        type: profile.type,
        tier: profile.tier,
        rank,
        score: toScore(rankState),
        missions: rankState.missions,
        price: `$${(profile.priceUsd / 100).toFixed(2).replace(/\.00$/, '')} / mission`,
    };
}
function addSpecialist(store, journal, profile, at) {
    const { weight, total, missions } = createRankState(profile.rank, profile.missions);
    store.run('INSERT INTO specialists (name, profile, listed, weight, total, missions) VALUES (?, ?, 1, ?, ?, ?)', ...[profile.name, JSON.stringify(profile), weight, total, missions]);
    journal.append(at, { event: 'enrolled', specialist: profile.name, rank: profile.rank, missions: profile.missions });
}
function updateProfile(store, profile) {
    const update = 'UPDATE specialists SET listed = 1, profile = ? WHERE name = ?';
    store.run(update, JSON.stringify(profile), profile.name);
}
function createRoster(store, journal) {
    const find = (name) => {
        const row = store.get('SELECT profile, weight, total, missions FROM specialists WHERE name = ?', name);
        return row && toListedSpecialist(row);
    };
    return {
        find,
        enroll(profiles, at) {
            store.run('UPDATE specialists SET listed = 0');
            for (const profile of profiles) {
                if (find(profile.name) === undefined)
                    addSpecialist(store, journal, profile, at);
                else
                    updateProfile(store, profile);
            }
        },
        listed: () => store
            .all('SELECT profile, weight, total, missions FROM specialists WHERE listed = 1')
            .map(toListedSpecialist)
            .sort(compareByRank),
        record(fact) {
            const known = find(fact.specialist);
            if (known === undefined)
                throw new invariant/* InvariantError */.z(`no specialist "${fact.specialist}" for ${fact.event}`);
            const next = advanceRank(known.rankState, fact);
            if (next === known.rankState)
                return;
            store.run('UPDATE specialists SET weight = ?, total = ?, missions = ? WHERE name = ?', ...[next.weight, next.total, next.missions, fact.specialist]);
        },
        rankStates: () => new Map(store
            .all('SELECT name, weight, total, missions FROM specialists')
            .map(({ name, ...rankState }) => [name, rankState])),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/api/operations.js












const MAX_PAGE_LENGTH = 250_000;
const replyMission = (mission, status = 200, headers = {}) => (0,http/* replyJson */.Lh)(status, { mission: toWireMission(mission) }, headers);
function replyPage(call, name, items, next) {
    const value = { [name]: items, next_cursor: next };
    if (next === null)
        return (0,http/* replyJson */.Lh)(200, value);
    const query = new URLSearchParams(call.query);
    query.set('cursor', next);
    return (0,http/* replyJson */.Lh)(200, value, { Link: `<${call.origin}${call.path}?${query.toString()}>; rel="next"` });
}
function listSpecialists({ market }, { call }) {
    const { limit, cursor, type, tier, min_rank: minRank } = (0,wire_schema/* parseCatalogQuery */.hQ)(call.query);
    const [rank, name] = cursor === undefined ? [] : (0,wire_schema/* parseCursor */.IK)(cursor);
    const after = rank === undefined ? null : { rank, name: name ?? '' };
    const found = market.roster
        .listed()
        .filter((one) => (type ?? one.profile.type) === one.profile.type && (tier ?? one.tier) === one.tier)
        .filter((one) => one.rank >= (minRank ?? 0) && (after === null || compareByRank(after, one) < 0));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && found.length > limit ? (0,wire_schema/* toCursor */.ef)([last.rank, last.name]) : null;
    return replyPage(call, 'specialists', items.map(toWireSpecialist), next);
}
function fitPage(missions) {
    let characters = 0;
    const end = missions.findIndex(({ description, dod }) => {
        characters += (description?.length ?? 0) + (dod?.length ?? 0);
        return characters > MAX_PAGE_LENGTH;
    });
    return end === -1 ? missions : missions.slice(0, Math.max(end, 1));
}
function listMissions({ market }, { call, customer }) {
    const { limit, cursor } = (0,wire_schema/* parsePage */.NL)(call.query);
    const [before] = cursor === undefined ? [] : (0,wire_schema/* parseCursor */.IK)(cursor);
    const found = market.missions.page(customer, before ?? null, limit + 1);
    const items = fitPage(found.slice(0, limit));
    const last = items.at(-1);
    const next = last !== undefined && found.length > items.length ? (0,wire_schema/* toCursor */.ef)([last.seq]) : null;
    return replyPage(call, 'missions', items.map(toWireMission), next);
}
function showStorefront({ market }) {
    const specialists = market.roster.listed().map(toWireSpecialist);
    return (0,http/* replyJson */.Lh)(200, { marketplace: 'Orkestro sandbox', categories: mission/* CATEGORIES */.R6, tiers: mission/* TIERS */.iB, specialists });
}
function write(dependencies, { call, customer, now }, work) {
    const key = call.header('idempotency-key');
    const { idempotency } = dependencies;
    if (key === null || idempotency === null)
        return dependencies.transact(work);
    const keyed = {
        customer,
        key,
        request: `${call.method} ${call.path}`,
        body: call.body ?? new Uint8Array(),
    };
    return dependencies.transact(() => idempotency.runOnce(keyed, now, work));
}
const readOptionalJson = (call) => (call.body?.length === 0 ? {} : (0,http/* readJson */.Vh)(call));
const OPERATIONS = {
    getStorefront: showStorefront,
    listSpecialists,
    listMissions,
    postMission(dependencies, context) {
        const order = (0,wire_schema/* parseOrder */.of)((0,http/* readJson */.Vh)(context.call));
        return write(dependencies, context, () => {
            const mission = postMission(dependencies.market, context.customer, order, context.now);
            return replyMission(mission, 201, { Location: `${endpoints/* BASE */.Wm}/marketplace/missions/${mission.id}` });
        });
    },
    getMission({ market }, { customer, id }) {
        const mission = findMission(market, id, customer);
        return (0,http/* replyJson */.Lh)(200, { mission: { ...toWireMission(mission), ...(0,attempts/* toWireWork */.SO)(market.attempts.of(mission.id)) } });
    },
    acceptMission(dependencies, context) {
        (0,wire_schema/* parseAccept */.cN)(readOptionalJson(context.call));
        return write(dependencies, context, () => replyMission(acceptMission(dependencies.market, context.customer, context.id, context.now)));
    },
    reworkMission(dependencies, context) {
        const { reason } = (0,wire_schema/* parseRework */._o)(readOptionalJson(context.call));
        return write(dependencies, context, () => replyMission(reworkMission(dependencies.market, context.customer, context.id, reason, context.now)));
    },
    getOpenApi: () => (0,http/* replyJson */.Lh)(200, getOpenApi()),
};

;// CONCATENATED MODULE: ./src/sandbox/api/routes.js




const NO_CUSTOMER = 0;
const ROUTES = Object.entries(endpoints/* ENDPOINTS */.Hr).map(([id, endpoint]) => {
    const path = `${endpoints/* BASE */.Wm}${endpoint.path}`.replaceAll('.', '\\.').replace('{id}', '([^/]+)');
    return { ...endpoint, id: id, pattern: new RegExp(`^${path}$`) };
});
function findRoute(call) {
    const matching = ROUTES.filter((route) => route.pattern.test(call.path));
    if (matching.length === 0) {
        const message = `There is nothing at ${call.path.slice(0, 200)}; ${endpoints/* BASE */.Wm}/openapi.json lists what there is.`;
        throw new wire_errors/* SandboxError */.E('not_found', message);
    }
    const method = call.method === 'HEAD' ? 'GET' : call.method;
    const route = matching.find((one) => one.method === method);
    if (route === undefined) {
        const allow = matching.map((one) => (one.method === 'GET' ? 'GET, HEAD' : one.method)).join(', ');
        throw new wire_errors/* SandboxError */.E('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
            headers: { Allow: allow },
        });
    }
    return { route, id: decodeId(route.pattern.exec(call.path)?.[1] ?? '') };
}
function decodeId(text) {
    try {
        return decodeURIComponent(text).slice(0, 200);
    }
    catch {
        return text.slice(0, 200);
    }
}
function authenticate({ customers }, call) {
    const given = call.header('authorization');
    const key = (0,http/* readKey */.YZ)(call);
    const customer = key === undefined ? null : customers.authenticate(key);
    if (customer !== null)
        return customer;
    const message = given === null
        ? 'This endpoint needs a Customer API key: send "Authorization: Bearer osk_\u2026".'
        : 'This API key is not known here. A key is shown once, when it is made; make a new one if it is lost.';
    const challenge = given === null ? 'Bearer realm="orkestro"' : 'Bearer realm="orkestro", error="invalid_token"';
    throw new wire_errors/* SandboxError */.E('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}
function dispatch(dependencies, call, now) {
    const { route, id } = findRoute(call);
    const customer = route.isPublic === true ? NO_CUSTOMER : authenticate(dependencies, call);
    if (route.isPublic !== true)
        dependencies.limiter.take(customer, now);
    const runOperation = () => OPERATIONS[route.id](dependencies, { call, customer, id, now });
    if (route.method !== 'GET')
        return runOperation();
    const cacheKey = `${customer} ${call.origin}${call.path}?${call.query.toString()}`;
    return (0,http/* toConditionalReply */.ot)(call, dependencies.replyCache.getOrCreate(cacheKey, () => (0,http/* withEtag */.U5)(runOperation())));
}
function answerCall(dependencies, call, now, requestId) {
    let reply;
    try {
        reply = dispatch(dependencies, call, now());
    }
    catch (error) {
        reply = (0,http/* replyError */.NT)(wire_errors/* SandboxError */.E.from(error), requestId);
    }
    const identified = { ...reply, headers: { ...reply.headers, 'X-Request-Id': requestId } };
    return call.method === 'HEAD' ? (0,http/* toHeadReply */.av)(identified) : identified;
}

// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
;// CONCATENATED MODULE: ./src/sandbox/store/attempts-schema.js
const ATTEMPTS_SCHEMA = `
  CREATE TABLE attempts (
    mission TEXT NOT NULL REFERENCES missions (id), round INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
    reason TEXT, result TEXT, log TEXT, started_at INTEGER NOT NULL, ended_at INTEGER, PRIMARY KEY (mission, round, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attempts_running ON attempts (started_at) WHERE state = 'running';
  CREATE INDEX missions_waiting ON missions (seq) WHERE status IN ('matched', 'in_progress');
`;

;// CONCATENATED MODULE: ./src/sandbox/store/migrations.js

const INITIAL_SCHEMA = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE keys (
    id TEXT PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers, hash BLOB NOT NULL,
    created_at INTEGER NOT NULL, revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE specialists (
    name TEXT PRIMARY KEY, profile TEXT NOT NULL, listed INTEGER NOT NULL,
    weight REAL NOT NULL, total REAL NOT NULL, missions INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE missions (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer INTEGER NOT NULL REFERENCES customers,
    title TEXT NOT NULL, description TEXT, kind TEXT NOT NULL, category TEXT NOT NULL, tier TEXT NOT NULL,
    budget_cents INTEGER, dod TEXT, status TEXT NOT NULL, status_reason TEXT, verification TEXT,
    escrow_status TEXT NOT NULL, specialist TEXT REFERENCES specialists, rank INTEGER,
    rework_count INTEGER NOT NULL, due_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX missions_by_customer ON missions (customer, seq);
  CREATE INDEX missions_due ON missions (due_at, seq) WHERE due_at IS NOT NULL;
  CREATE TABLE transfers (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, mission TEXT REFERENCES missions (id)
  ) STRICT;
  CREATE UNIQUE INDEX one_hold ON transfers (mission) WHERE kind = 'hold';
  CREATE UNIQUE INDEX one_payout ON transfers (mission) WHERE kind IN ('release', 'refund');
  CREATE TABLE entries (
    transfer INTEGER NOT NULL REFERENCES transfers, account TEXT NOT NULL, cents INTEGER NOT NULL CHECK (cents <> 0),
    PRIMARY KEY (transfer, account)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE balances (
    account TEXT PRIMARY KEY, cents INTEGER NOT NULL, CHECK (cents >= 0 OR account = 'outside')
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, mission TEXT, fact TEXT NOT NULL
  ) STRICT;
  CREATE TABLE answers (
    customer INTEGER NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, reply TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (customer, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_by_age ON answers (at);
  ${['transfers', 'entries', 'journal']
    .flatMap((table) => ['UPDATE', 'DELETE'].map((verb) => `CREATE TRIGGER ${table}_no_${verb} BEFORE ${verb} ON ${table}
          BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`))
    .join('\n')}
`;
const APPEND_ONLY_INSERTS = `
  ALTER TABLE keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'test' CHECK (kind IN ('test', 'live'));
  CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers
    WHEN EXISTS (SELECT 1 FROM transfers WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
  CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
  CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries
    WHEN NEW.transfer IS NOT (SELECT max(id) FROM transfers)
      OR EXISTS (SELECT 1 FROM entries WHERE transfer = NEW.transfer AND account = NEW.account)
    BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
`;
const VIEWS = `
  CREATE INDEX missions_by_status ON missions (status, updated_at, seq);
  CREATE INDEX journal_by_mission ON journal (mission, seq) WHERE mission IS NOT NULL;
`;
const STEPS = [INITIAL_SCHEMA, APPEND_ONLY_INSERTS, ATTEMPTS_SCHEMA, VIEWS];
const SCHEMA_VERSION = STEPS.length;
function readSchema(database) {
    const rows = database.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
    return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
}
function readSchemaVersion(database) {
    return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
function migrate(database) {
    const missing = STEPS.slice(readSchemaVersion(database));
    if (missing.length === 0)
        return;
    try {
        database.exec(`BEGIN IMMEDIATE; ${missing.join('\n')} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
    }
    catch (error) {
        if (database.isTransaction)
            database.exec('ROLLBACK');
        throw error;
    }
}
function erase(database) {
    const rows = database
        .prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'table') AND name NOT LIKE 'sqlite_%'")
        .all();
    const drops = rows
        .toSorted((one, other) => String(other['type']).localeCompare(String(one['type'])))
        .map(({ type, name }) => `DROP ${String(type)} "${String(name).replaceAll('"', '""')}";`);
    database.exec('PRAGMA foreign_keys = OFF');
    try {
        database.exec(`BEGIN IMMEDIATE; ${drops.join('\n')} PRAGMA user_version = 0; COMMIT;`);
    }
    catch (error) {
        if (database.isTransaction)
            database.exec('ROLLBACK');
        throw error;
    }
    finally {
        database.exec('PRAGMA foreign_keys = ON');
    }
    migrate(database);
    database.exec('VACUUM');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./src/sandbox/store/identity.js




const APPLICATION_ID = 0x4f72_6b53;
const FOREIGN = 'it is the database of another program. Give this sandbox a file of its own.';
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 100;
const VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;
const OWN_TABLES = ['customers', 'missions', 'transfers', 'entries', 'journal'];
function explainVersion(version) {
    if (version <= SCHEMA_VERSION)
        return null;
    const fix = 'Use the newer sandbox that wrote it, or give this one a file of its own.';
    return `it has schema version ${version}, this sandbox knows up to ${SCHEMA_VERSION}. ${fix}`;
}
function readHeader(path) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const header = Buffer.alloc(HEADER_BYTES);
        return header.subarray(0, (0,external_node_fs_.readSync)(file, header));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function listNames(location) {
    const database = new external_node_sqlite_.DatabaseSync(location, { readOnly: true, timeout: 0 });
    try {
        return [...readSchema(database).keys()];
    }
    finally {
        database.close();
    }
}
function readNames(path) {
    const url = (0,external_node_url_.pathToFileURL)(path);
    url.searchParams.set('immutable', '1');
    const names = listNames(url);
    const hasLog = ((0,external_node_fs_.statSync)(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    return names.length === 0 && hasLog ? listNames(path) : names;
}
function isForeign(path) {
    const names = readNames(path);
    return names.length > 0 && !OWN_TABLES.every((table) => names.includes(table));
}
function explainHeader(header, path) {
    if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
        return 'it is not a database. Give a path in a writable directory, to a new file or to one that the sandbox made.';
    }
    const applicationId = header.readInt32BE(APPLICATION_ID_OFFSET);
    const isOwn = applicationId === APPLICATION_ID || (applicationId === 0 && !isForeign(path));
    return isOwn ? explainVersion(header.readInt32BE(VERSION_OFFSET)) : FOREIGN;
}
function explainForeignFile(path) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return null;
    if (!stat.isFile())
        return 'it is not a file. Give a path to a new file, or to one that the sandbox made.';
    return stat.size === 0 ? null : explainHeader(readHeader(path), path);
}

;// CONCATENATED MODULE: ./src/sandbox/store/owner.js

const toOwnerPath = (path) => `${path}-owner`;
const CREATE_ANEW = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | (external_node_fs_.constants.O_NOFOLLOW || 0);
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}
function explainOwnerFile(path) {
    const ownerPath = toOwnerPath(path);
    const found = (0,external_node_fs_.lstatSync)(ownerPath, { throwIfNoEntry: false });
    if (found === undefined || (found.isFile() && found.nlink === 1))
        return null;
    const what = found.isSymbolicLink() || found.isFile() ? 'a link to another file' : 'not a file';
    return `"${ownerPath}" is ${what}, and the sandbox writes there. Remove it, or give another path.`;
}
function writeOwnerFile(path) {
    const ownerPath = toOwnerPath(path);
    const remove = () => {
        (0,external_node_fs_.rmSync)(ownerPath, { force: true });
    };
    try {
        remove();
        const file = (0,external_node_fs_.openSync)(ownerPath, CREATE_ANEW, 0o644);
        (0,external_node_fs_.writeSync)(file, `${process.pid} ${new Date().toISOString()}\n`);
        (0,external_node_fs_.closeSync)(file);
    }
    catch {
    }
    return remove;
}
function describeOwner(path) {
    let content = '';
    try {
        content = (0,external_node_fs_.readFileSync)(toOwnerPath(path), 'utf8');
    }
    catch {
    }
    const [, pid = '', since = ''] = /^(\d{1,10}) (\S{1,40})\n$/.exec(content) ?? [];
    if (pid === '' || !isAlive(Number(pid)))
        return 'another process';
    return Number(pid) === process.pid ? `this process (${pid}, since ${since})` : `process ${pid} (since ${since})`;
}

;// CONCATENATED MODULE: ./src/sandbox/store/store.js






function unavailable(path, why, cause) {
    return new wire_errors/* SandboxError */.E('store_unavailable', `The sandbox's data file "${path}" cannot be used: ${why}`, { cause });
}
function explain(error, path) {
    const why = error instanceof Error ? error.message : String(error);
    return /locked|busy/i.test(why)
        ? `${describeOwner(path)} has it open. Stop that one, or give this one a file of its own.`
        : `${why}. Give a path in a writable directory, to a new file or to one that the sandbox made.`;
}
function prepareSchema(database, path) {
    const why = explainVersion(readSchemaVersion(database));
    if (why !== null)
        throw unavailable(path, why);
    migrate(database);
}
const IN_MEMORY = ':memory:';
function checkPath(path) {
    const why = explainForeignFile(path) ?? explainOwnerFile(path);
    if (why !== null)
        throw unavailable(path, why);
}
function markFile(database) {
    const found = database.prepare('PRAGMA application_id').get()?.['application_id'];
    if (found !== APPLICATION_ID)
        database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}
function openDatabase(path) {
    let database;
    try {
        if (path !== IN_MEMORY)
            checkPath(path);
        database = new external_node_sqlite_.DatabaseSync(path, { timeout: 0 });
        database.exec('PRAGMA locking_mode = EXCLUSIVE');
        if (path !== IN_MEMORY)
            markFile(database);
        database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
        database.exec('BEGIN IMMEDIATE; COMMIT;');
        prepareSchema(database, path);
        return database;
    }
    catch (error) {
        database?.close();
        throw error instanceof wire_errors/* SandboxError */.E ? error : unavailable(path, explain(error, path), error);
    }
}
function findSchemaChanges(database) {
    const pristine = new external_node_sqlite_.DatabaseSync(':memory:');
    migrate(pristine);
    const [expected, found] = [readSchema(pristine), readSchema(database)];
    pristine.close();
    return [...new Set([...expected.keys(), ...found.keys()])]
        .filter((name) => expected.get(name) !== found.get(name))
        .map((name) => {
        if (!found.has(name))
            return `the schema was changed: "${name}" is missing`;
        return `the schema was changed: "${name}" is ${expected.has(name) ? 'not as it was made' : 'not of this sandbox'}`;
    });
}
function findDamage(database) {
    const pages = database.prepare('PRAGMA integrity_check(5)').all();
    const references = database.prepare('PRAGMA foreign_key_check').all();
    return [
        ...pages.map((row) => String(row['integrity_check'])).filter((text) => text !== 'ok'),
        ...references.map(({ table, parent }) => `a row of ${String(table)} refers to no row of ${String(parent)}`),
        ...findSchemaChanges(database),
    ];
}
function openStore(path) {
    const database = openDatabase(path);
    const removeOwnerFile = path === IN_MEMORY ? () => undefined : writeOwnerFile(path);
    const statements = new Map();
    const prepare = (sql) => {
        if (!database.isOpen)
            throw new invariant/* InvariantError */.z('the sandbox is closed');
        const cached = statements.get(sql);
        if (cached !== undefined)
            return cached;
        const statement = database.prepare(sql);
        statements.set(sql, statement);
        return statement;
    };
    return {
        all: (sql, ...values) => prepare(sql).all(...values),
        get: (sql, ...values) => prepare(sql).get(...values),
        run(sql, ...values) {
            prepare(sql).run(...values);
        },
        transact(work) {
            prepare('BEGIN IMMEDIATE').run();
            try {
                const result = work();
                prepare('COMMIT').run();
                return result;
            }
            catch (error) {
                if (database.isTransaction)
                    prepare('ROLLBACK').run();
                throw error;
            }
        },
        check: () => findDamage(database),
        erase() {
            statements.clear();
            erase(database);
        },
        close() {
            if (!database.isOpen)
                return;
            removeOwnerFile();
            database.close();
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/market/workbench.js




function isInRound(mission, round) {
    return mission.status === 'in_progress' && attemptOf(mission) === round;
}
function begin(market, attempts, id, at) {
    const found = findMission(market, id);
    if (found.status !== 'matched' && found.status !== 'in_progress')
        return null;
    const mission = found.status === 'matched' ? startWork(market, id, at) : found;
    const previous = attempts.of(id).at(-1) ?? null;
    const round = attemptOf(mission);
    return {
        attempt: attempts.add(id, round, at),
        mission: toWireMission(mission),
        reworkReason: round === 1 ? null : attempts.reworkReason(id),
        previous,
    };
}
function end(market, attempts, ended, at) {
    const { attempt, record, verdict } = ended;
    const isCurrent = isInRound(findMission(market, attempt.mission), attempt.round);
    attempts.end(attempt, isCurrent ? record : { ...record, state: 'dropped' }, at);
    if (!isCurrent || verdict === null)
        return;
    const reason = verdict === 'failed' ? `verification failed: ${record.reason ?? 'no reason was given'}` : null;
    deliverWork(market, attempt.mission, verdict, at, reason?.slice(0, 1000).toWellFormed());
}
function createWorkbench(market, attempts, write) {
    return {
        waiting: () => attempts.waiting(),
        attempts: (id) => attempts.of(id),
        listInterrupted: () => attempts.running(),
        isCurrent: (attempt) => isInRound(findMission(market, attempt.mission), attempt.round),
        begin: (id) => write((at) => begin(market, attempts, id, at)),
        end: (attempt, record, verdict) => {
            write((at) => {
                end(market, attempts, { attempt, record, verdict }, at);
            });
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/sandbox.js






















function openMarket(store, options, changes) {
    const terms = (0,scenario/* parseScenario */.Mo)(options.scenario);
    const speed = options.speed ?? 1;
    if (!(speed > 0 && speed < Infinity)) {
        throw new wire_errors/* SandboxError */.E('bad_scenario', `speed: expected a number above 0, got ${speed}`);
    }
    const journal = createJournal(store);
    return {
        ...{ journal, terms, speed },
        attempts: (0,attempts/* createAttempts */.z_)(store),
        missions: createMissions(store, changes),
        roster: createRoster(store, journal),
        ledger: createLedger(store, terms.platformFeePercent),
        random: createRandomSource(options.seed),
    };
}
function createSandbox(options = {}) {
    const store = options.store ?? openStore(options.path ?? ':memory:');
    const changes = createChanges();
    try {
        const market = openMarket(store, options, changes);
        const assembly = assemble(store, market, changes, toClocks(options));
        assembly.write((at) => {
            market.roster.enroll(market.terms.specialists, at);
            recoverAfterRestart(market, at);
        });
        return toSandbox(assembly);
    }
    catch (error) {
        store.close();
        throw error;
    }
}
function assemble(store, market, changes, clocks) {
    const { ledger, random, terms } = market;
    const replyCache = createReplyCache();
    const transact = (work) => changes.runAndNotify(() => {
        try {
            return store.transact(work);
        }
        finally {
            replyCache.clear();
        }
    });
    const customers = createCustomers(store, ledger, random);
    const idempotency = terms.idempotencyKeys ? createIdempotencyStore(store) : null;
    const limiter = createLimiter(terms.rateLimit);
    const dependencies = { market, customers, idempotency, transact, replyCache, limiter };
    const now = createClock(clocks, transact, market);
    let requests = 0;
    return {
        ...{ store, market, changes, customers },
        answer: (call) => {
            requests += 1;
            return answerCall(dependencies, call, now, `req_${random.text(`request ${requests}`, 16)}`);
        },
        write: (work) => {
            const at = now();
            return transact(() => work(at));
        },
        read: (read) => read(now()),
    };
}
function createSteps({ market, write }) {
    const writeMission = (work) => toWireMission(write(work));
    return {
        assign: (id, specialist) => writeMission((at) => assignMission(market, id, specialist ?? null, at)),
        start: (id) => writeMission((at) => startWork(market, id, at)),
        deliver: (id, { verification = 'passed' } = {}) => writeMission((at) => deliverWork(market, id, verification, at)),
        verify: (id, verdict) => writeMission((at) => verifyWork(market, id, verdict, at)),
        end: (id, ending = 'cancelled') => writeMission((at) => endMission(market, id, ending, at)),
    };
}
function createViews({ store, market, read, }) {
    const { missions, roster, ledger, journal } = market;
    const audit = () => auditBooks({
        ledger: ledger.view(),
        missions: missions.all(),
        rankStates: roster.rankStates(),
        journal,
        damage: store.check(),
    });
    return {
        missions: () => read(() => missions.all().map(toWireMission)),
        specialists: () => read(() => roster.listed().map(toWireSpecialist)),
        ledger: () => read(() => ledger.view()),
        journal: () => read(() => journal.entries()),
        audit: () => read(audit),
        catchUp: () => read(() => missions.nextDue(Number.MAX_SAFE_INTEGER)?.due_at ?? null),
        read: (query) => read((at) => query(store, at)),
    };
}
function toSandbox(assembly) {
    const { store, market, changes, customers, answer, write } = assembly;
    return {
        answer,
        handle: async (request) => toResponse(answer(await toCall(request))),
        createCustomer: (name) => write((at) => customers.create(name, market.terms.startingBalanceUsd, at)),
        firstCustomer: () => customers.first(),
        createKey: ({ id }, kind) => write((at) => customers.createKey(id, at, kind)),
        revokeKey: (id) => write((at) => customers.revokeKey(id, at)),
        findCustomer: (key) => customers.authenticate(key),
        ...createSteps(assembly),
        ...createViews(assembly),
        isScripted: !market.terms.manual,
        workbench: createWorkbench(market, market.attempts, write),
        onChange: (listener) => changes.subscribe(listener),
        close: () => {
            store.close();
        },
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./src/sandbox/server/send.js

async function waitForDrain(response) {
    const ended = new AbortController();
    const { signal } = ended;
    try {
        await Promise.race([(0,external_node_events_.once)(response, 'drain', { signal }), (0,external_node_events_.once)(response, 'close', { signal })]);
    }
    finally {
        ended.abort();
    }
}
async function pipeBody(response, reader) {
    try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
            if (!response.write(part.value) && !response.destroyed)
                await waitForDrain(response);
        }
        response.end();
    }
    catch {
        response.destroy();
    }
}
function createSender() {
    const streams = new Set();
    let ended = false;
    const sendStream = (response, body) => {
        const reader = body.getReader();
        const stop = () => {
            streams.delete(stop);
            reader.cancel().catch(() => undefined);
        };
        streams.add(stop);
        response.once('close', stop);
        response.flushHeaders();
        void pipeBody(response, reader);
        if (ended)
            stop();
    };
    return {
        send(response, { status, headers, body }, truncated) {
            if (typeof body !== 'string') {
                response.writeHead(status, headers);
                sendStream(response, body);
                if (truncated)
                    response.destroy();
                return;
            }
            response.writeHead(status, body === '' ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) });
            if (!truncated)
                response.end(body);
            else
                response.write(body.slice(0, body.length / 2), () => response.destroy());
        },
        endStreams() {
            ended = true;
            for (const stop of [...streams])
                stop();
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/server/server.js









const MAX_DRAINED_BYTES = 64 * http/* MAX_BODY_BYTES */.YK;
const CLOSE_GRACE_MS = 2000;
const SERVER_OPTIONS = { requestTimeout: 30_000, headersTimeout: 10_000, requireHostHeader: false };
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
async function server_readBody(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= http/* MAX_BODY_BYTES */.YK)
            chunks.push(chunk);
        if (size > MAX_DRAINED_BYTES)
            return null;
    }
    return size > http/* MAX_BODY_BYTES */.YK ? null : Buffer.concat(chunks);
}
async function server_toCall(request, ownOrigin) {
    const { host = '' } = request.headers;
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    return {
        method: request.method ?? 'GET',
        path,
        query: new URLSearchParams(query.join('?')),
        header: (name) => {
            const value = request.headers[name];
            return Array.isArray(value) ? value.join(', ') : (value ?? null);
        },
        body: await server_readBody(request),
        origin: HOST.test(host) ? `http://${host}` : ownOrigin,
    };
}
function createListener(sandbox, faults, state) {
    let callNumber = 0;
    const orders = createFaultOrders((key) => sandbox.findCustomer(key));
    const answer = (call) => {
        if (isControlPath(call.path)) {
            return { reply: answerControl(call, sandbox, orders, state.closing), truncated: false };
        }
        const page = state.storefront?.answer(call) ?? null;
        if (page !== null)
            return { reply: page, truncated: false };
        callNumber += 1;
        return applyFault(faults?.(call, callNumber) ?? orders.take(call), () => sandbox.answer(call));
    };
    return async (request, response) => {
        if (isHostMissing(request)) {
            const refusal = new wire_errors/* SandboxError */.E('bad_request', 'A request of HTTP/1.1 needs a Host header.');
            state.sender.send(response, replyMalformed(refusal), false);
            return;
        }
        const call = await server_toCall(request, state.origin).catch(() => null);
        if (call === null)
            return;
        if (state.closing)
            response.setHeader('Connection', 'close');
        const transmission = answer(call);
        if (transmission === 'hang')
            return;
        if (transmission === 'cut')
            request.socket.resetAndDestroy();
        else
            state.sender.send(response, transmission.reply, transmission.truncated);
    };
}
function isHostMissing({ httpVersion, headers }) {
    return httpVersion === '1.1' && headers.host === undefined;
}
function listen(server, port, host) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
            server.off('error', reject);
            resolve(server.address());
        });
    });
}
function stop(server) {
    return new Promise((resolve) => {
        const forceCloseTimer = setTimeout(() => {
            server.closeAllConnections();
        }, CLOSE_GRACE_MS);
        server.close(() => {
            clearTimeout(forceCloseTimer);
            resolve();
        });
    });
}
const LOOPBACK = '127.0.0.1';
async function openStorefront(sandbox, { storefront, host }) {
    if (storefront !== true)
        return null;
    const { createStorefront } = await __webpack_require__.e(/* import() */ 368).then(__webpack_require__.bind(__webpack_require__, 8368));
    return createStorefront(sandbox, { listenHost: host ?? LOOPBACK });
}
async function startSandboxServer(options = {}) {
    const sandbox = createSandbox(options);
    const storefront = await openStorefront(sandbox, options);
    const state = { origin: '', closing: false, sender: createSender(), storefront };
    const listener = createListener(sandbox, options.faults, state);
    const server = (0,external_node_http_.createServer)(SERVER_OPTIONS, (request, response) => {
        void listener(request, response);
    });
    answerMalformed(server);
    try {
        const { address, family, port } = await listen(server, options.port ?? 0, options.host ?? LOOPBACK);
        state.origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    }
    catch (error) {
        sandbox.close();
        throw error;
    }
    const customer = sandbox.firstCustomer() ?? sandbox.createCustomer('Sandbox customer');
    let closed;
    return {
        url: `${state.origin}/api/v1`,
        key: sandbox.createKey(customer),
        sandbox,
        close: () => {
            state.closing = true;
            storefront?.close();
            state.sender.endStreams();
            closed ??= stop(server).then(() => {
                sandbox.close();
            });
            return closed;
        },
    };
}


/***/ }),

/***/ 8700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ SandboxError),
/* harmony export */   c: () => (/* binding */ statusOf)
/* harmony export */ });
const STATUS = {
    bad_json: 400,
    bad_request: 400,
    unauthorized: 401,
    insufficient_funds: 402,
    not_found: 404,
    method_not_allowed: 405,
    request_timeout: 408,
    wrong_state: 409,
    too_large: 413,
    unsupported_media_type: 415,
    invalid: 422,
    idempotency_key_reused: 422,
    rate_limited: 429,
    headers_too_large: 431,
    internal_error: 500,
    bad_scenario: 500,
    store_unavailable: 500,
};
function statusOf(code) {
    return STATUS[code];
}
class SandboxError extends Error {
    name = 'SandboxError';
    code;
    fieldProblems;
    headers;
    constructor(code, message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.code = code;
        this.fieldProblems = options.fieldProblems ?? [];
        this.headers = options.headers ?? {};
    }
    get status() {
        return statusOf(this.code);
    }
    static from(error) {
        if (error instanceof SandboxError)
            return error;
        const why = error instanceof Error ? error.message : String(error);
        return new SandboxError('internal_error', `The sandbox failed: ${why}. Nothing was changed by this request.`, {
            cause: error,
        });
    }
}


/***/ }),

/***/ 8431:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ replyJson),
/* harmony export */   NT: () => (/* binding */ replyError),
/* harmony export */   U5: () => (/* binding */ withEtag),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   YK: () => (/* binding */ MAX_BODY_BYTES),
/* harmony export */   YZ: () => (/* binding */ readKey),
/* harmony export */   av: () => (/* binding */ toHeadReply),
/* harmony export */   ot: () => (/* binding */ toConditionalReply)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8700);


const MAX_BODY_BYTES = 1024 * 1024;
function replyJson(status, value, headers = {}) {
    return {
        status,
        headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
        body: JSON.stringify(value),
    };
}
function replyError(error, requestId) {
    const [first] = error.fieldProblems;
    return replyJson(error.status, {
        error: {
            code: error.code,
            message: error.message,
            ...(first === undefined ? {} : { path: first.path, expected: first.expected }),
            ...(error.fieldProblems.length > 1 ? { details: error.fieldProblems } : {}),
            request_id: requestId,
        },
    }, { 'Cache-Control': 'no-store', ...error.headers });
}
function readKey(call) {
    return /^Bearer +(\S+) *$/i.exec(call.header('authorization') ?? '')?.[1];
}
function matchesEtag(header, etag) {
    if (header === null)
        return false;
    return header
        .split(',')
        .map((one) => one.trim().replace(/^W\//, ''))
        .some((one) => one === etag || one === '*');
}
function withEtag(reply) {
    const { body } = reply;
    if (reply.status !== 200 || typeof body !== 'string')
        return reply;
    const etag = `"${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', body, 'base64url').slice(0, 27)}"`;
    return {
        ...reply,
        headers: { ...reply.headers, ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' },
    };
}
function toConditionalReply(call, reply) {
    const etag = reply.headers['ETag'];
    if (etag === undefined || !matchesEtag(call.header('if-none-match'), etag))
        return reply;
    return { status: 304, headers: reply.headers, body: '' };
}
function toHeadReply({ body, ...head }) {
    if (typeof body !== 'string')
        void body.cancel();
    return { ...head, body: '' };
}
function readJson(call) {
    const { body } = call;
    if (body === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SandboxError */ .E('too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    const type = call.header('content-type') ?? '';
    const encoding = call.header('content-encoding') ?? 'identity';
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || encoding !== 'identity') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SandboxError */ .E('unsupported_media_type', `The body has to be JSON: send "Content-Type: application/json" (UTF-8, not compressed), not "${type.slice(0, 100)}".`);
    }
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SandboxError */ .E('bad_json', `The body is not JSON in UTF-8: ${why.slice(0, 200)}`, { cause: error });
    }
}


/***/ }),

/***/ 9872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ ACCEPT),
/* harmony export */   IK: () => (/* binding */ parseCursor),
/* harmony export */   KL: () => (/* binding */ PAGE),
/* harmony export */   NL: () => (/* binding */ parsePage),
/* harmony export */   Tr: () => (/* binding */ parseShape),
/* harmony export */   W8: () => (/* binding */ CATALOG),
/* harmony export */   _o: () => (/* binding */ parseRework),
/* harmony export */   b1: () => (/* binding */ LIMITS),
/* harmony export */   cN: () => (/* binding */ parseAccept),
/* harmony export */   ef: () => (/* binding */ toCursor),
/* harmony export */   hQ: () => (/* binding */ parseCatalogQuery),
/* harmony export */   of: () => (/* binding */ parseOrder),
/* harmony export */   vZ: () => (/* binding */ REWORK),
/* harmony export */   vb: () => (/* binding */ MISSION)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4288);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5915);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1299);
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8700);
/* harmony import */ var _scenario_scenario_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6152);




const MAX_REASON = 4000;
const oneOf = (words) => `one of ${words.map((word) => `"${word}"`).join(', ')}`;
const LIMITS = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .registry */ .u5();
const CONTROL = /[\u0000-\u001f\u007f]/;
const ONE_LINE = '^[^\\u0000-\\u001f\\u007f]*$';
function text(min, max, oneLine = false) {
    const fits = (value) => {
        if (oneLine && CONTROL.test(value))
            return false;
        if (!value.isWellFormed() || value.includes('\0') || value.trim().length < min)
            return false;
        return value.length <= max || (value.length <= 2 * max && Array.from(value).length <= max);
    };
    const schema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .refine */ .YPB(fits));
    LIMITS.add(schema, { minLength: min, maxLength: max, ...(oneLine ? { pattern: ONE_LINE } : {}) });
    return schema;
}
const isCents = (usd) => Math.round(usd * 100) / 100 === usd;
const toNumber = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi((digits) => Number(digits));
const MISSION = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        title: text(1, 500, true),
        description: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(text(0, 100_000)),
        kind: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['mission', 'hire'])),
        category: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .CATEGORIES */ .R6), 'Other'),
        tier: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .TIERS */ .iB), 'T1 Verified'),
        budget_usd: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(0.01), zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._lte */ .Zm(9_999_999.99), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .refine */ .YPB(isCents))),
        dod: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(text(0, 100_000)),
        auto_assign: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._default */ .Rvf(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), true),
        specialist: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(text(1, 200)),
    }),
    expected: {
        title: 'a text of 1 to 500 characters on one line',
        description: 'a text of at most 100000 characters',
        kind: oneOf(['mission', 'hire']),
        category: oneOf(_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .CATEGORIES */ .R6),
        tier: oneOf(_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .TIERS */ .iB),
        budget_usd: 'a number from 0.01 to 9999999.99 with at most two decimals',
        dod: 'a text of at most 100000 characters',
        auto_assign: 'true or false',
        specialist: 'the exact name of a listed specialist',
    },
};
const REWORK = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ reason: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(text(1, MAX_REASON)) }),
    expected: { reason: `a text of 1 to ${MAX_REASON} characters` },
};
const ACCEPT = { schema: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({}), expected: {} };
const digits = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\d{1,3}$/)), toNumber);
const limit = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(digits, zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(1), zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._lte */ .Zm(100)));
const cursor = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^[\w-]{1,400}$/)));
const PAGE_EXPECTED = { limit: 'a whole number from 1 to 100', cursor: 'the next_cursor of the page before' };
const PAGE = { schema: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ limit: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._default */ .Rvf(limit, 20), cursor }), expected: PAGE_EXPECTED };
const CATALOG = {
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        limit: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._default */ .Rvf(limit, 50),
        cursor,
        type: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        tier: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_scenario_scenario_js__WEBPACK_IMPORTED_MODULE_2__/* .SPECIALIST_TIERS */ .co)),
        min_rank: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(digits, zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._gte */ .qm(0), zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._lte */ .Zm(100)))),
    }),
    expected: {
        ...PAGE_EXPECTED,
        type: 'a type of specialist',
        tier: oneOf(_scenario_scenario_js__WEBPACK_IMPORTED_MODULE_2__/* .SPECIALIST_TIERS */ .co),
        min_rank: 'a whole number from 0 to 100',
    },
};
function describeValue(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'an array';
    if (typeof value === 'string')
        return `${JSON.stringify(value.slice(0, 60))}${value.length > 60 ? ' (cut)' : ''}`;
    return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}
function namePath(prefix, key) {
    return prefix + (/^[\w-]+$/.test(key) ? key : JSON.stringify(key)).slice(0, 100);
}
function createFieldProblem(path, expected, got) {
    return { path, expected, message: `${path}: expected ${expected}, got ${got}` };
}
function toFieldProblems(expected, value, issue, prefix) {
    if (issue.code === 'unrecognized_keys') {
        const none = `no such field; known are ${Object.keys(expected).join(', ') || 'none'}`;
        return issue.keys.map((key) => createFieldProblem(namePath(prefix, key), none, 'one'));
    }
    const [key] = issue.path;
    if (typeof key !== 'string')
        return [createFieldProblem('body', 'a JSON object', describeValue(value))];
    const given = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
    return [
        createFieldProblem(`${prefix}${key}`, expected[key] ?? issue.message, given === undefined ? 'nothing' : describeValue(given)),
    ];
}
function invalid(fieldProblems) {
    const [first, ...more] = fieldProblems;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SandboxError */ .E('invalid', `${first?.message ?? 'The request is not valid'}${others}`, { fieldProblems });
}
function parseShape({ schema, expected }, value, prefix = '') {
    const result = schema.safeParse(value);
    if (result.success)
        return result.data;
    const fieldProblems = result.error.issues.flatMap((issue) => toFieldProblems(expected, value, issue, prefix));
    throw invalid([...new Map(fieldProblems.map((one) => [one.path, one])).values()]);
}
function throwInvalid(path, expected, message) {
    throw invalid([{ path, expected, message: `${path}: ${message}` }]);
}
function checkHire({ kind, auto_assign: hiresNow }, specialist) {
    if (kind === 'hire' && specialist === null) {
        throwInvalid('specialist', 'the exact name of a listed specialist', 'kind "hire" hires somebody by name; give the name');
    }
    if (specialist !== null && !hiresNow) {
        throwInvalid('auto_assign', 'true, or no specialist', 'false queues without hiring, a named specialist is hired at once; give one of them');
    }
}
function parseOrder(body) {
    const input = parseShape(MISSION, body);
    const specialist = input.specialist ?? null;
    checkHire(input, specialist);
    return {
        title: input.title,
        description: input.description ?? null,
        kind: specialist === null ? 'mission' : 'hire',
        category: input.category,
        tier: input.tier,
        budget_cents: input.budget_usd === undefined ? null : Math.round(input.budget_usd * 100),
        dod: input.dod ?? null,
        auto_assign: input.auto_assign,
        specialist,
    };
}
function parseRework(body) {
    return { reason: parseShape(REWORK, body).reason ?? null };
}
function parseAccept(body) {
    parseShape(ACCEPT, body);
}
function toFields(query) {
    for (const key of query.keys()) {
        if (query.getAll(key).length > 1)
            throwInvalid(namePath('?', key), 'one value', 'given more than once');
    }
    return Object.fromEntries(query);
}
function parsePage(query) {
    return parseShape(PAGE, toFields(query), '?');
}
function parseCatalogQuery(query) {
    return parseShape(CATALOG, toFields(query), '?');
}
const position = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr()]), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr(), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()])]);
function toCursor(cursorPosition) {
    return Buffer.from(JSON.stringify(cursorPosition)).toString('base64url');
}
function parseCursor(text) {
    try {
        return position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    }
    catch {
        return throwInvalid('?cursor', 'the next_cursor of the page before', 'this is not a cursor of this list');
    }
}


/***/ })

};
