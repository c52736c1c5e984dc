export const id = 620;
export const ids = [620];
export const modules = {

/***/ 1620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandboxServer: () => (/* binding */ startSandboxServer)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/sandbox/faults.js
/** Carries a fault out around `answer`. */
function deliverWith(fault, answer) {
    switch (fault?.kind) {
        case undefined:
            return { send: answer(), half: false };
        case 'answer':
            return { send: { headers: {}, body: '', ...fault }, half: false };
        case 'reset':
            return 'cut';
        case 'hang':
            return 'hang';
        case 'lose':
            answer();
            return 'cut';
        case 'cut':
            return { send: answer(), half: true };
        case 'late':
            void fault.until.then(answer);
            return 'cut';
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/sandbox/errors.js
/** Everything the sandbox refuses, with its HTTP status in one table. */
const STATUS = {
    bad_json: 400,
    bad_request: 400,
    unauthorized: 401,
    insufficient_funds: 402,
    not_found: 404,
    method_not_allowed: 405,
    wrong_state: 409,
    too_large: 413,
    unsupported_media_type: 415,
    invalid: 422,
    idempotency_key_reused: 422,
    rate_limited: 429,
    internal_error: 500,
    // Met only when opening a sandbox, never over HTTP.
    bad_scenario: 500,
    store_unavailable: 500,
};
/** The sandbox's one error: a refused request, a bad scenario or a store that cannot be opened. */
class SandboxError extends Error {
    name = 'SandboxError';
    code;
    complaints;
    headers;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.complaints = details.complaints ?? [];
        this.headers = details.headers ?? {};
    }
    get status() {
        return STATUS[this.code];
    }
    /** Anything else that was thrown is a bug of the sandbox: 500, its message kept, no stack. */
    static from(error) {
        if (error instanceof SandboxError)
            return error;
        const why = error instanceof Error ? error.message : String(error);
        return new SandboxError('internal_error', `The sandbox failed: ${why}. Nothing was changed by this request.`, {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./src/sandbox/http.js
/** Requests and answers as plain values, so that memory and socket share every line behind them. */


/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 1024 * 1024;
/** An answer with a JSON body. */
function replyJson(status, value, headers = {}) {
    return {
        status,
        headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
        body: JSON.stringify(value),
    };
}
/** A refusal as the API's error body. The first complaint is spelled out, all of them are listed. */
function replyError(error, requestId) {
    const [first] = error.complaints;
    return replyJson(error.status, {
        error: {
            code: error.code,
            message: error.message,
            ...(first === undefined ? {} : { path: first.path, expected: first.expected }),
            ...(error.complaints.length > 1 ? { details: error.complaints } : {}),
            request_id: requestId,
        },
    }, { 'Cache-Control': 'no-store', ...error.headers });
}
function matchesTag(header, tag) {
    if (header === null)
        return false;
    return header
        .split(',')
        .map((one) => one.trim().replace(/^W\//, ''))
        .some((one) => one === tag || one === '*');
}
/** Tags a 200 of a read, answers 304 where the client has it already, and drops the body for HEAD. */
function toConditional(call, reply) {
    if (reply.status !== 200)
        return reply;
    const tag = `"${(0,external_node_crypto_.createHash)('sha256').update(reply.body).digest('base64url').slice(0, 27)}"`;
    const headers = { ...reply.headers, ETag: tag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' };
    if (!matchesTag(call.header('if-none-match'), tag))
        return { ...reply, headers };
    return { status: 304, headers, body: '' };
}
/** The JSON value of a body. Throws SandboxError `too_large`, `unsupported_media_type` or `bad_json`. */
function readJson(call) {
    const { body } = call;
    if (body === null) {
        throw new SandboxError('too_large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
    }
    const type = call.header('content-type') ?? '';
    const encoding = call.header('content-encoding') ?? 'identity';
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || encoding !== 'identity') {
        throw new SandboxError('unsupported_media_type', `The body has to be JSON: send "Content-Type: application/json" (UTF-8, not compressed), not "${type.slice(0, 100)}".`);
    }
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new SandboxError('bad_json', `The body is not JSON in UTF-8: ${why.slice(0, 200)}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/sandbox/answers.js
/**
 * `Idempotency-Key`: the first answer to a write that had an effect is kept for a day and given again to the same request.
 * A refused request had no effect, so it is not kept: the same key may try again.
 */


const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
const KEY = /^[\x21-\x7e]{1,255}$/;
/** The kept answers of a store. Callers bring the transaction. */
function createAnswers(store) {
    return {
        once({ customer, key, request, body }, now, work) {
            if (!KEY.test(key)) {
                throw new SandboxError('bad_request', 'Idempotency-Key has to be 1 to 255 visible ASCII characters.');
            }
            const fingerprint = (0,external_node_crypto_.createHash)('sha256').update(`${request}\n`).update(body).digest('hex');
            store.run('DELETE FROM answers WHERE at < ?', now - KEPT_FOR_MS);
            const kept = store.get('SELECT fingerprint, reply FROM answers WHERE customer = ? AND key = ?', customer, key);
            if (kept === undefined) {
                const reply = work();
                store.run('INSERT INTO answers (customer, key, fingerprint, reply, at) VALUES (?, ?, ?, ?, ?)', ...[customer, key, fingerprint, JSON.stringify(reply), now]);
                return reply;
            }
            if (kept.fingerprint !== fingerprint) {
                throw new SandboxError('idempotency_key_reused', 'This Idempotency-Key came with another request before. Use a new key for a new request.');
            }
            const reply = JSON.parse(kept.reply);
            return { ...reply, headers: { ...reply.headers, 'Idempotency-Replayed': 'true' } };
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/rank.js
const DECAY = 0.98;
const REWORKED_THOUGH_PASSED = 30;
/** The standing of a specialist that enrols with a rank (0–100) and a number of earlier missions. */
function enrol(rank, missions) {
    // The sum of DECAY^k over the earlier missions; a newcomer's rank weighs as much as one mission.
    const weight = (1 - DECAY ** Math.max(missions, 1)) / (1 - DECAY);
    return { weight, total: weight * rank, missions };
}
function worthOf(fact) {
    if (fact.event === 'verified')
        return fact.result === 'passed' ? Math.max(40, 120 - 20 * fact.attempt) : 0;
    // A failed verification has been counted already; sending that back says nothing new.
    return fact.event === 'reworked' && fact.verification === 'passed' ? REWORKED_THOUGH_PASSED : null;
}
/** The standing after one more fact about this specialist. Facts that are no outcomes leave it as it is. */
function advanceStanding(standing, fact) {
    if (fact.event === 'accepted')
        return { ...standing, missions: standing.missions + 1 };
    const worth = worthOf(fact);
    if (worth === null)
        return standing;
    return { ...standing, weight: DECAY * standing.weight + 1, total: DECAY * standing.total + worth };
}
/** Every specialist's standing, from the journal alone. */
function replayStandings(facts) {
    const standings = new Map();
    for (const fact of facts) {
        const name = 'specialist' in fact ? fact.specialist : null;
        if (name === null)
            continue;
        if (fact.event === 'enrolled')
            standings.set(name, enrol(fact.rank, fact.missions));
        const standing = standings.get(name);
        if (standing !== undefined)
            standings.set(name, advanceStanding(standing, fact));
    }
    return standings;
}
/** The mean worth with two decimals: the catalogue's `score`. */
function toScore(standing) {
    return Math.round((standing.total / standing.weight) * 100) / 100;
}
/** Agent Rank, an integer 0–100. */
function toRank(standing) {
    return Math.round(standing.total / standing.weight);
}

;// CONCATENATED MODULE: ./src/sandbox/audit.js

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
        ...[...accounts].flatMap((account) => (replayed[account] ?? 0) === (balances[account] ?? 0) ? [] : [`the balance of ${account} does not replay`]),
        ...Object.entries(balances).flatMap(([account, cents]) => cents < 0 && account !== 'outside' ? [`${account} is overdrawn`] : []),
    ];
}
function auditMission(mission, transfers, escrow) {
    const kinds = transfers.map((one) => one.kind).join(' then ') || 'nothing';
    const expected = { none: 'nothing', held: 'hold', released: 'hold then release', refunded: 'hold then refund' };
    const cents = mission.escrow_status === 'held' ? (mission.budget_cents ?? 0) : 0;
    return [
        ...(kinds === expected[mission.escrow_status]
            ? []
            : [`mission ${mission.id} says escrow ${mission.escrow_status}, the ledger says ${kinds}`]),
        ...(escrow === cents ? [] : [`escrow of mission ${mission.id} is ${escrow} cents, not ${cents}`]),
        ...((mission.status === 'accepted') === (mission.escrow_status === 'released')
            ? []
            : [`mission ${mission.id} is ${mission.status} with escrow ${mission.escrow_status}`]),
    ];
}
function auditRanks(stored, journal) {
    const replayed = replayStandings(journal.entries());
    return [...stored].flatMap(([name, standing]) => JSON.stringify(replayed.get(name)) === JSON.stringify(standing) ? [] : [`the rank of ${name} does not replay`]);
}
/** Audits a whole sandbox; reads only. */
function auditBooks(ledger, missions, standings, journal) {
    const byMission = Map.groupBy(ledger.transfers, (one) => one.mission);
    const problems = [
        ...auditBalances(ledger),
        ...missions.flatMap((one) => auditMission(one, byMission.get(one.id) ?? [], ledger.balances[`escrow:${one.id}`] ?? 0)),
        ...auditRanks(standings, journal),
    ];
    return { ok: problems.length === 0, problems, transfers: ledger.transfers.length, missions: missions.length };
}

;// CONCATENATED MODULE: ./src/sandbox/chance.js
/** Ids, keys and choices: from a seed they are the same every time, without one nobody can guess them. */

// Crockford's base 32, lower case: no letters that are mistaken for digits. 256 is a multiple of 32, so no bias.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
function toText(bytes) {
    return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}
/** Chance from an integer seed; `undefined` draws 256 bits that are never written down, so that keys are secrets. */
function createChance(seed) {
    const root = seed === undefined ? (0,external_node_crypto_.randomBytes)(32).toString('hex') : `seed ${seed}`;
    const hash = (label) => (0,external_node_crypto_.createHash)('sha256').update(`${root}\n${label}`).digest();
    const text = (label, length) => {
        let result = '';
        for (let block = 0; result.length < length; block += 1)
            result += toText(hash(`${label}\n${block}`));
        return result.slice(0, length);
    };
    return {
        text,
        uniform: (label) => hash(label).readUIntBE(0, 6) / 2 ** 48,
    };
}

;// CONCATENATED MODULE: ./src/sandbox/customers.js
/** Customers and their API keys. A key is shown once; the store holds its SHA-256. */

// The first 8 characters find the row, the other 32 (160 bits) are the secret.
const ID_LENGTH = 8;
const SECRET_LENGTH = 32;
const customers_KEY = /^osk_test_([0-9a-z]{8})[0-9a-z]{32}$/;
const hash = (key) => (0,external_node_crypto_.createHash)('sha256').update(key, 'utf8').digest();
const NOBODY = Buffer.alloc(32);
/** The customers of a store. Callers bring the transaction. */
function createCustomers(store, ledger, chance) {
    return {
        create(name, startingCents, at) {
            const row = store.get('INSERT INTO customers (name, created_at) VALUES (?, ?) RETURNING id', name, at);
            if (row === undefined)
                throw new Error('SQLite returned no id for a customer');
            if (startingCents > 0)
                ledger.deposit(row.id, startingCents, at);
            return { id: row.id, name, createdAt: at };
        },
        first: () => store.get('SELECT id, name, created_at AS createdAt FROM customers ORDER BY id LIMIT 1'),
        createKey(customer, at) {
            const number = store.get('SELECT count(*) + 1 AS n FROM keys')?.n ?? 1;
            const text = chance.text(`key ${number}`, ID_LENGTH + SECRET_LENGTH);
            const key = `osk_test_${text}`;
            store.run('INSERT INTO keys (id, customer, hash, created_at) VALUES (?, ?, ?, ?)', text.slice(0, ID_LENGTH), customer, hash(key), at);
            return key;
        },
        authenticate(key) {
            const id = customers_KEY.exec(key)?.[1] ?? '';
            const row = store.get('SELECT customer, hash FROM keys WHERE id = ? AND revoked_at IS NULL', id);
            // Compared also when there is no such row, so that the time taken says nothing.
            const same = (0,external_node_crypto_.timingSafeEqual)(hash(key), row?.hash ?? NOBODY);
            return row !== undefined && same ? { keyId: id, customer: row.customer } : null;
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/fetch.js
/** The API in memory: fetch's Request and Response to and from plain values. */

async function readBody(request) {
    if (request.body === null)
        return new Uint8Array();
    const chunks = [];
    let size = 0;
    for await (const chunk of request.body) {
        size += chunk.length;
        if (size > MAX_BODY_BYTES)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** Reads a Request whole. */
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
/** The Response to a Reply; an empty body is none. */
function toResponse({ status, headers, body }) {
    return new Response(body === '' ? null : body, { status, headers });
}

;// CONCATENATED MODULE: ./src/sandbox/lifecycle.js
/** What comes next without anybody's doing; `null`: it waits for a person, or is over. */
function nextStep({ status, verification }) {
    if (status === 'matched')
        return 'start';
    if (status === 'in_progress')
        return 'deliver';
    return status === 'awaiting_acceptance' && verification === 'pending' ? 'verify' : null;
}
const DURATION = { start: 'startMs', deliver: 'workMs', verify: 'reviewMs' };
/** How long a step takes, in ms: `chance` (0 ≤ chance < 1) picks within the specialist's range. */
function durationOf(step, pace, chance, speed) {
    const [least, most] = pace[DURATION[step]];
    return Math.round((least + chance * (most - least)) / speed);
}
/** The verifier's scripted word on an attempt (1 is the first); the last one of the script goes on. */
function scriptedWord(script, attempt) {
    return script[attempt - 1] ?? script.at(-1) ?? 'passed';
}
/** The attempt a mission is in: 1 plus its reworks. */
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
/** Where a mission has to stand for an action. */
function statusesFor(action) {
    return ALLOWED[action];
}

;// CONCATENATED MODULE: ./src/sandbox/market.js


/** A mission by its id; of one customer, when `customer` is given. Throws `not_found` also for somebody else's. */
function findMission({ missions }, id, customer = null) {
    const mission = missions.find(id);
    if (mission !== undefined && (customer === null || mission.customer === customer))
        return mission;
    throw new SandboxError('not_found', `There is no mission "${id}" among this customer's missions.`);
}
/** As findMission, for an action. Throws `wrong_state` when the mission doesn't stand where the action is possible. */
function findMissionFor(market, action, id, customer = null) {
    const mission = findMission(market, id, customer);
    const allowed = statusesFor(action);
    if (allowed.includes(mission.status))
        return mission;
    throw new SandboxError('wrong_state', `Mission ${id} is ${mission.status}; ${action} is possible only while it is ${allowed.join(' or ')}.`);
}
/** Whose work a mission is. */
function hiredFor(mission) {
    if (mission.specialist === null)
        throw new Error(`mission ${mission.id} is ${mission.status} without a specialist`);
    return mission.specialist;
}
/** Writes a fact about somebody's work down and brings the standing in line with it. */
function record({ journal, roster }, at, fact) {
    journal.append(at, fact);
    roster.record(fact);
}
/** What the verifier will say on the attempt a mission is in. */
function wordOn({ roster, terms }, mission) {
    const script = roster.find(hiredFor(mission))?.profile.verification ?? terms.verification;
    return scriptedWord(script, attemptOf(mission));
}
/** When a mission's next step happens by itself (ms); `null`: never, a person decides or the scenario is manual. */
function dueAfter(market, mission, at) {
    const step = nextStep(mission);
    if (market.terms.manual || step === null)
        return null;
    if (step === 'verify' && wordOn(market, mission) === 'pending')
        return null;
    const pace = market.roster.find(hiredFor(mission))?.profile.pace ?? market.terms.pace;
    const luck = market.chance.uniform(`${mission.id} ${attemptOf(mission)} ${step}`);
    return at + durationOf(step, pace, luck, market.speed);
}
/** Changes a mission and plans what happens to it next. */
function moveMission(market, mission, change, at) {
    const due = dueAfter(market, { ...mission, ...change }, at);
    return market.missions.change(mission, { ...change, due_at: due }, at);
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/util.js
var util = __webpack_require__(2055);
;// CONCATENATED MODULE: ../../node_modules/zod/v4/locales/en.js

const error = () => {
    const Sizable = {
        string: { unit: "characters", verb: "to have" },
        file: { unit: "bytes", verb: "to have" },
        array: { unit: "items", verb: "to have" },
        set: { unit: "items", verb: "to have" },
        map: { unit: "entries", verb: "to have" },
    };
    function getSizing(origin) {
        return Sizable[origin] ?? null;
    }
    const FormatDictionary = {
        regex: "input",
        email: "email address",
        url: "URL",
        emoji: "emoji",
        uuid: "UUID",
        uuidv4: "UUIDv4",
        uuidv6: "UUIDv6",
        nanoid: "nanoid",
        guid: "GUID",
        cuid: "cuid",
        cuid2: "cuid2",
        ulid: "ULID",
        xid: "XID",
        ksuid: "KSUID",
        datetime: "ISO datetime",
        date: "ISO date",
        time: "ISO time",
        duration: "ISO duration",
        ipv4: "IPv4 address",
        ipv6: "IPv6 address",
        mac: "MAC address",
        cidrv4: "IPv4 range",
        cidrv6: "IPv6 range",
        base64: "base64-encoded string",
        base64url: "base64url-encoded string",
        json_string: "JSON string",
        e164: "E.164 number",
        currency_code: "currency code",
        credit_card: "credit card number",
        iban: "IBAN",
        jwt: "JWT",
        template_literal: "input",
    };
    // type names: missing keys = do not translate (use raw value via ?? fallback)
    const TypeDictionary = {
        // Compatibility: "nan" -> "NaN" for display
        nan: "NaN",
        // All other type names omitted - they fall back to raw values via ?? operator
    };
    function getTypeName(type, input) {
        if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
            return String(input);
        }
        return TypeDictionary[type] ?? type;
    }
    return (issue) => {
        switch (issue.code) {
            case "invalid_type": {
                const expected = getTypeName(issue.expected);
                const receivedType = util/* parsedType */.GW(issue.input);
                const received = getTypeName(receivedType, issue.input);
                return `Invalid input: expected ${expected}, received ${received}`;
            }
            case "invalid_value":
                if (issue.values.length === 1)
                    return `Invalid input: expected ${util/* stringifyPrimitive */.B7(issue.values[0])}`;
                return `Invalid option: expected one of ${util/* joinValues */.jw(issue.values, "|")}`;
            case "too_big": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
                const sizing = getSizing(issue.origin);
                if (sizing)
                    return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
                return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
            }
            case "too_small": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
                const sizing = getSizing(issue.origin);
                if (sizing) {
                    return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
                }
                return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
            }
            case "invalid_format": {
                const _issue = issue;
                if (_issue.format === "starts_with") {
                    return `Invalid string: must start with "${_issue.prefix}"`;
                }
                if (_issue.format === "ends_with")
                    return `Invalid string: must end with "${_issue.suffix}"`;
                if (_issue.format === "includes")
                    return `Invalid string: must include "${_issue.includes}"`;
                if (_issue.format === "regex")
                    return `Invalid string: must match pattern ${_issue.pattern}`;
                return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
            }
            case "not_multiple_of":
                return `Invalid number: must be a multiple of ${issue.divisor}`;
            case "unrecognized_keys":
                return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${util/* joinValues */.jw(issue.keys, ", ")}`;
            case "invalid_key":
                return `Invalid key in ${issue.origin}`;
            case "invalid_union":
                if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) {
                    const opts = issue.options.map((o) => `'${o}'`).join(" | ");
                    return `Invalid discriminator value. Expected ${opts}`;
                }
                if (issue.inclusive === false) {
                    return "Invalid input: more than one option matched";
                }
                return "Invalid input";
            case "invalid_element":
                return `Invalid value in ${issue.origin}`;
            default:
                return `Invalid input`;
        }
    };
};
/* harmony default export */ function en() {
    return {
        localeError: error(),
    };
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js + 3 modules
var schemas = __webpack_require__(2727);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(7197);
// EXTERNAL MODULE: ./src/core/mission.js
var mission = __webpack_require__(8083);
;// CONCATENATED MODULE: ./src/sandbox/catalogue.js
/** The specialists of the default scenario. The first two are those that the marketplace's own page names. */
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

;// CONCATENATED MODULE: ./src/sandbox/scenario.js
/** What a sandbox is like: who works there, how fast, how well, and on what terms. Checked, with defaults. */
// The one language of the messages; `zod/mini` brings none, and all of them would be half a megabyte.





/** A specialist's tiers, least first. A mission of tier T0 takes anybody. */
const SPECIALIST_TIERS = ['New', 'T1 Verified', 'T2 Guaranteed'];
/** A duration in ms, at most a day. */
const milliseconds = schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(86_400_000));
/** One duration, or the shortest and the longest; which one it is for a mission depends on the seed. */
const range = schemas/* pipe */.FsL(schemas/* union */.KCZ([
    milliseconds,
    schemas/* readonly */.tBZ(schemas/* tuple */.PVZ([milliseconds, milliseconds]))
        .check(schemas/* refine */.YPB(([least, most]) => least <= most, 'the shorter one first')),
]), schemas/* transform */.pdi((ms) => typeof ms === 'number' ? [ms, ms] : ms));
/** USD as people write it, to integer cents. */
const usd = (least) => schemas/* pipe */.FsL(schemas/* number */.aig().check(api/* _gte */.qm(least), api/* _lte */.Zm(1e9)), schemas/* transform */.pdi((amount) => Math.round(amount * 100)));
const scenario_name = schemas/* string */.YjP().check(api/* _trim */.WN(), api/* _minLength */.m9(1), api/* _maxLength */.Eb(200));
/** What the verifier says, attempt by attempt; the last word stands for all later ones. `pending`: never a word. */
const verification = schemas/* array */.YOg(schemas/* enum */.k5n(['passed', 'failed', 'pending'])).check(api/* _minLength */.m9(1));
const pace = schemas/* strictObject */.rej({
    /** From match to start of work. */
    startMs: schemas/* prefault */.SdS(range, [300, 500]),
    /** From start (or rework) to delivery. */
    workMs: schemas/* prefault */.SdS(range, [1400, 2600]),
    /** From delivery to the verifier's word. */
    reviewMs: schemas/* prefault */.SdS(range, [400, 800]),
});
const specialist = schemas/* strictObject */.rej({
    name: scenario_name,
    persona: scenario_name,
    /** The catalogue's grouping, e.g. "Engineering & IT". */
    type: scenario_name,
    categories: schemas/* readonly */.tBZ(schemas/* array */.YOg(schemas/* enum */.k5n(mission/* CATEGORIES */.R6)).check(api/* _minLength */.m9(1))),
    tier: schemas/* enum */.k5n(SPECIALIST_TIERS),
    /** Agent Rank at enrolment. */
    rank: schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(100)),
    /** Missions done before enrolment. */
    missions: schemas/* prefault */.SdS(schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(1_000_000)), 0),
    /** Guide price per mission; also the budget of a mission that brings none. */
    priceUsd: usd(0.01),
    /** Overrides the scenario's pace. */
    pace: schemas/* optional */.lqM(pace),
    /** Overrides the scenario's script. */
    verification: schemas/* optional */.lqM(verification),
});
const haveOwnNames = (all) => new Set(all.map((one) => one.name)).size === all.length;
const scenario = schemas/* strictObject */.rej({
    specialists: schemas/* prefault */.SdS(schemas/* readonly */.tBZ(schemas/* array */.YOg(specialist).check(api/* _minLength */.m9(1), schemas/* refine */.YPB(haveOwnNames, 'names have to differ'))), CATALOGUE),
    pace: schemas/* prefault */.SdS(pace, {}),
    verification: schemas/* prefault */.SdS(verification, ['passed']),
    /** What each new customer has. */
    startingBalanceUsd: schemas/* prefault */.SdS(usd(0), 1_000_000),
    /** The platform's share of each payment. */
    platformFeePercent: schemas/* prefault */.SdS(schemas/* number */.aig().check(api/* _gte */.qm(0), api/* _lte */.Zm(100)), 10),
    /** Requests per key: `burst` at once, `perSecond` in the long run. `null`: no limit. */
    rateLimit: schemas/* prefault */.SdS(schemas/* nullable */.mee(schemas/* strictObject */.rej({ burst: schemas/* int */.Whr().check(api/* _gte */.qm(1)), perSecond: schemas/* number */.aig().check(api/* _positive */.NC()) })), { burst: 600, perSecond: 50 }),
    /** False: `Idempotency-Key` is ignored, as a marketplace may that documents none. */
    idempotencyKeys: schemas/* prefault */.SdS(schemas/* boolean */.zMY(), true),
    /** True: nobody works by the clock; a test or the demo decides with `start`, `deliver` and `verify`. */
    manual: schemas/* prefault */.SdS(schemas/* boolean */.zMY(), false),
});
/** Checks a scenario. Throws SandboxError `bad_scenario` that names every bad place. */
function parseScenario(input = {}) {
    const result = scenario.safeParse(input, { error: en().localeError });
    if (result.success)
        return result.data;
    const complaints = result.error.issues.map((issue) => ({
        path: issue.path.join('.') || 'scenario',
        expected: issue.message,
        message: `${issue.path.join('.') || 'scenario'}: ${issue.message}`,
    }));
    throw new SandboxError('bad_scenario', `The scenario is not valid: ${complaints.map((one) => one.message).join('; ')}`, { complaints });
}

;// CONCATENATED MODULE: ./src/sandbox/matching.js

const LEAST_TIER = {
    'T0 Self-serve': 'New',
    'T1 Verified': 'T1 Verified',
    'T2 Guaranteed': 'T2 Guaranteed',
};
const level = (tier) => SPECIALIST_TIERS.indexOf(tier);
/** Best Agent Rank first; equals by name, so that the order never depends on storage. */
function compareByRank(a, b) {
    if (a.rank !== b.rank)
        return b.rank - a.rank;
    return a.name < b.name ? -1 : Number(a.name > b.name);
}
/** The best-ranked specialist of the category and at least the tier; `null`: nobody fits. */
function chooseSpecialist(candidates, category, tier) {
    const fitting = candidates.filter((one) => one.categories.includes(category) && level(one.tier) >= level(LEAST_TIER[tier]));
    return fitting.sort(compareByRank)[0] ?? null;
}
function countEdits(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const replace = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
            next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
/** The listed name that was probably meant; `null` when none is near. */
function suggestName(given, names) {
    const wanted = given.trim().toLowerCase();
    if (wanted === '')
        return null;
    const ranked = names
        .map((name) => {
        const own = name.toLowerCase();
        return {
            name,
            distance: own.includes(wanted) ? 0 : countEdits(wanted, own) / Math.max(wanted.length, own.length),
        };
    })
        .sort((a, b) => a.distance - b.distance);
    const nearest = ranked[0];
    return nearest !== undefined && nearest.distance <= 0.4 ? nearest.name : null;
}

;// CONCATENATED MODULE: ./src/sandbox/hiring.js
/** Posting a mission and hiring for it. Callers bring the transaction; a refusal is thrown and rolls all of it back. */



/** Escrow is held in the same breath: the budget, or the specialist's price where none was named. */
function hire(market, mission, { name, rank, profile }, at) {
    const cents = mission.budget_cents ?? profile.priceUsd;
    market.ledger.hold(mission.customer, mission.id, cents, at);
    record(market, at, { event: 'matched', mission: mission.id, specialist: name, rank, cents });
    const terms = { specialist: name, rank, budget_cents: cents };
    return moveMission(market, mission, { ...terms, status: 'matched', status_reason: null, escrow_status: 'held' }, at);
}
/** A listed specialist by its exact name. Throws `invalid` with the name that was probably meant. */
function findNamed({ roster }, name) {
    const listed = roster.listed();
    const named = listed.find((one) => one.name === name);
    if (named !== undefined)
        return named;
    const names = listed.map((one) => one.name);
    const near = suggestName(name, names);
    const expected = near === null ? 'the exact name of a listed specialist' : `perhaps "${near}"`;
    const message = `specialist: nobody is listed as "${name}"; expected ${expected}. GET /marketplace/specialists lists them.`;
    throw new SandboxError('invalid', message, { complaints: [{ path: 'specialist', expected, message }] });
}
/**
 * Posts a mission: the named specialist is hired, or the best-ranked that fits; else it stays `submitted`.
 * Throws `invalid` (unknown specialist) or `insufficient_funds`.
 */
function postMission(market, customer, order, at) {
    const named = order.specialist === null ? null : findNamed(market, order.specialist);
    const { missions, roster, journal, chance } = market;
    const mission = missions.add(customer, order, at, (seq) => `msn_${chance.text(`mission ${seq}`, 20)}`);
    journal.append(at, { event: 'posted', mission: mission.id, customer });
    if (!order.auto_assign)
        return missions.change(mission, { status_reason: 'queued: auto_assign is false' }, at);
    const chosen = named ?? chooseSpecialist(roster.listed(), order.category, order.tier);
    if (chosen !== null)
        return hire(market, mission, chosen, at);
    const reason = `nobody fits: no specialist for ${order.category} is listed at ${order.tier} or above`;
    return missions.change(mission, { status_reason: reason }, at);
}
/** Hires for a `submitted` mission, as the operator's staff would: the named specialist, or the best that fits. */
function assignMission(market, id, specialist, at) {
    const mission = findMissionFor(market, 'assign', id);
    const chosen = specialist === null
        ? chooseSpecialist(market.roster.listed(), mission.category, mission.tier)
        : findNamed(market, specialist);
    if (chosen !== null)
        return hire(market, mission, chosen, at);
    throw new SandboxError('wrong_state', `Nobody fits mission ${id}; name a specialist.`);
}

;// CONCATENATED MODULE: ./src/sandbox/journal.js
/** How a mission can end without acceptance. */
const ENDINGS = (/* unused pure expression or super */ null && (['cancelled', 'expired', 'failed', 'refunded']));
/** The journal on a store. */
function createJournal(store) {
    return {
        append(at, fact) {
            const mission = 'mission' in fact ? fact.mission : null;
            store.run('INSERT INTO journal (at, mission, fact) VALUES (?, ?, ?)', at, mission, JSON.stringify(fact));
        },
        entries: () => store
            .all('SELECT seq, at, fact FROM journal ORDER BY seq')
            .map(({ seq, at, fact }) => ({ seq, at, ...JSON.parse(fact) })),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/ledger.js
/**
 * The money: a double-entry ledger in integer cents. Every transfer's entries sum to zero, nothing is ever changed or
 * taken back, and no account but `outside` (where deposits come from) can go below zero. spec.md §10
 */

/** The platform's share of a payment, rounded down to the cent in the specialist's favour. */
function toFee(cents, percent) {
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
        throw new Error(`a ${head.kind} of ${JSON.stringify(moves)} does not balance`);
    }
    const insert = 'INSERT INTO transfers (at, kind, mission) VALUES (?, ?, ?) RETURNING id';
    const row = store.get(insert, head.at, head.kind, head.mission);
    if (row === undefined)
        throw new Error('SQLite returned no id for a transfer');
    for (const [account, cents] of entries) {
        store.run('INSERT INTO entries (transfer, account, cents) VALUES (?, ?, ?)', row.id, account, cents);
        // Not an upsert: its CHECK would judge the change as if it were the balance.
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
/** The ledger of a store. Callers bring the transaction. */
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
                throw new SandboxError('insufficient_funds', `Escrow needs ${toUsd(cents)}, the customer has ${toUsd(available)}. Nothing was changed: lower the budget, or settle open missions first.`);
            }
            writeTransfer(store, { at, kind: 'hold', mission }, [
                [`customer:${customer}`, -cents],
                [`escrow:${mission}`, cents],
            ]);
        },
        release(mission, specialist, at) {
            const cents = balanceOf(store, `escrow:${mission}`);
            const fee = toFee(cents, feePercent);
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

;// CONCATENATED MODULE: ./src/sandbox/limiter.js
/** A token bucket per key, in memory: `burst` requests at once, `perSecond` in the long run. */

/** A limiter; `null` limits nothing. */
function createLimiter(limit) {
    const buckets = new Map();
    return {
        take(key, now) {
            if (limit === null)
                return;
            const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
            const earned = (Math.max(0, now - bucket.at) / 1000) * limit.perSecond;
            bucket.tokens = Math.min(limit.burst, bucket.tokens + earned);
            bucket.at = now;
            buckets.set(key, bucket);
            if (bucket.tokens < 1) {
                const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / limit.perSecond));
                throw new SandboxError('rate_limited', `Too many requests with this key; wait ${seconds} s.`, {
                    headers: { 'Retry-After': String(seconds) },
                });
            }
            bucket.tokens -= 1;
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/missions.js
/** What the API shows of a mission. */
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
/** The missions of a store. Callers bring the transaction. */
function createMissions(store) {
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
            return next;
        },
        page: (customer, before, limit) => store.all('SELECT * FROM missions WHERE customer = ? AND seq < ? ORDER BY seq DESC LIMIT ?', customer, before ?? Number.MAX_SAFE_INTEGER, limit),
        all: () => store.all('SELECT * FROM missions ORDER BY seq'),
        nextDue: (now) => store.get('SELECT * FROM missions WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1', now),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/schema.js
/** What the API takes, strictly: nothing unknown, nothing of the wrong type, each refusal with its path. */




/** The longest reason for a rework, in characters (code points); spec.md §4 cuts its own there. */
const MAX_REASON = 4000;
const oneOf = (words) => `one of ${words.map((word) => `"${word}"`).join(', ')}`;
/** A text that can be stored and shown: no half characters, no NUL, `least` to `most` code points. */
function schema_text(least, most) {
    const fits = (value) => {
        if (!value.isWellFormed() || value.includes('\0') || value.trim().length < least)
            return false;
        return value.length <= most || (value.length <= 2 * most && Array.from(value).length <= most);
    };
    return schemas/* string */.YjP().check(schemas/* refine */.YPB(fits));
}
const isOneLine = (value) => !/[\u0000-\u001f\u007f]/.test(value);
const isCents = (usd) => Math.round(usd * 100) / 100 === usd;
const toNumber = schemas/* transform */.pdi((digits) => Number(digits));
const MISSION = {
    schema: schemas/* strictObject */.rej({
        title: schema_text(1, 500).check(schemas/* refine */.YPB(isOneLine)),
        description: schemas/* optional */.lqM(schema_text(0, 100_000)),
        kind: schemas/* optional */.lqM(schemas/* enum */.k5n(['mission', 'hire'])),
        category: schemas/* _default */.Rvf(schemas/* enum */.k5n(mission/* CATEGORIES */.R6), 'Other'),
        tier: schemas/* _default */.Rvf(schemas/* enum */.k5n(mission/* TIERS */.iB), 'T1 Verified'),
        budget_usd: schemas/* optional */.lqM(schemas/* number */.aig().check(api/* _gte */.qm(0.01), api/* _lte */.Zm(9_999_999.99), schemas/* refine */.YPB(isCents))),
        dod: schemas/* optional */.lqM(schema_text(0, 100_000)),
        auto_assign: schemas/* _default */.Rvf(schemas/* boolean */.zMY(), true),
        specialist: schemas/* optional */.lqM(schema_text(1, 200)),
    }),
    expected: {
        title: 'a text of 1 to 500 characters on one line',
        description: 'a text of at most 100000 characters',
        kind: oneOf(['mission', 'hire']),
        category: oneOf(mission/* CATEGORIES */.R6),
        tier: oneOf(mission/* TIERS */.iB),
        budget_usd: 'a number from 0.01 to 9999999.99 with at most two decimals',
        dod: 'a text of at most 100000 characters',
        auto_assign: 'true or false',
        specialist: 'the exact name of a listed specialist',
    },
};
const REWORK = {
    schema: schemas/* strictObject */.rej({ reason: schemas/* optional */.lqM(schema_text(1, MAX_REASON)) }),
    expected: { reason: `a text of 1 to ${MAX_REASON} characters` },
};
const ACCEPT = { schema: schemas/* strictObject */.rej({}), expected: {} };
const limit = schemas/* pipe */.FsL(schemas/* string */.YjP().check(api/* _regex */.Fk(/^([1-9]\d?|100)$/)), toNumber);
const cursor = schemas/* optional */.lqM(schemas/* string */.YjP().check(api/* _regex */.Fk(/^[\w-]{1,400}$/)));
const PAGE_EXPECTED = { limit: 'a whole number from 1 to 100', cursor: 'the next_cursor of the page before' };
const PAGE = { schema: schemas/* strictObject */.rej({ limit: schemas/* _default */.Rvf(limit, 20), cursor }), expected: PAGE_EXPECTED };
const schema_CATALOGUE = {
    schema: schemas/* strictObject */.rej({
        limit: schemas/* _default */.Rvf(limit, 50),
        cursor,
        type: schemas/* optional */.lqM(schemas/* string */.YjP()),
        tier: schemas/* optional */.lqM(schemas/* enum */.k5n(SPECIALIST_TIERS)),
        min_rank: schemas/* optional */.lqM(schemas/* pipe */.FsL(schemas/* string */.YjP().check(api/* _regex */.Fk(/^(\d{1,2}|100)$/)), toNumber)),
    }),
    expected: {
        ...PAGE_EXPECTED,
        type: 'a type of specialist',
        tier: oneOf(SPECIALIST_TIERS),
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
/** A field's name as a path; anything but a plain word is quoted, so that it can be seen. */
function namePath(prefix, key) {
    return prefix + (/^[\w-]+$/.test(key) ? key : JSON.stringify(key)).slice(0, 100);
}
function complain(path, expected, got) {
    return { path, expected, message: `${path}: expected ${expected}, got ${got}` };
}
function toComplaints(expected, value, issue, prefix) {
    if (issue.code === 'unrecognized_keys') {
        const none = `no such field; known are ${Object.keys(expected).join(', ') || 'none'}`;
        return issue.keys.map((key) => complain(namePath(prefix, key), none, 'one'));
    }
    const [key] = issue.path;
    if (typeof key !== 'string')
        return [complain('body', 'a JSON object', describeValue(value))];
    const given = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
    return [
        complain(`${prefix}${key}`, expected[key] ?? issue.message, given === undefined ? 'nothing' : describeValue(given)),
    ];
}
function invalid(complaints) {
    const [first, ...more] = complaints;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return new SandboxError('invalid', `${first?.message ?? 'The request is not valid'}${others}`, { complaints });
}
function check({ schema, expected }, value, prefix = '') {
    const result = schema.safeParse(value);
    if (result.success)
        return result.data;
    const complaints = result.error.issues.flatMap((issue) => toComplaints(expected, value, issue, prefix));
    throw invalid([...new Map(complaints.map((one) => [one.path, one])).values()]);
}
function refuse(path, expected, message) {
    throw invalid([{ path, expected, message: `${path}: ${message}` }]);
}
/** A MissionInput (orkestro-api "Known"). Throws SandboxError `invalid` with every bad field. */
function parseOrder(body) {
    const input = check(MISSION, body);
    const specialist = input.specialist ?? null;
    if (input.kind === 'hire' && specialist === null) {
        refuse('specialist', 'the exact name of a listed specialist', 'kind "hire" hires somebody by name; give the name');
    }
    if (specialist !== null && !input.auto_assign) {
        refuse('auto_assign', 'true, or no specialist', 'false queues without hiring, a named specialist is hired at once; give one of them');
    }
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
/** The body of a rework: `{ "reason": "…" }`, or nothing. */
function parseRework(body) {
    return { reason: check(REWORK, body).reason ?? null };
}
/** The body of an accept: `{}`, or nothing. */
function parseAccept(body) {
    check(ACCEPT, body);
}
function toFields(query) {
    for (const key of query.keys()) {
        if (query.getAll(key).length > 1)
            refuse(namePath('?', key), 'one value', 'given more than once');
    }
    return Object.fromEntries(query);
}
/** `?limit` (default 20) and `?cursor` of a list. */
function parsePage(query) {
    return check(PAGE, toFields(query), '?');
}
/** `?limit` (default 50), `?cursor`, `?type`, `?tier` and `?min_rank` of the catalogue. */
function parseCatalogueQuery(query) {
    return check(schema_CATALOGUE, toFields(query), '?');
}
const position = schemas/* union */.KCZ([schemas/* tuple */.PVZ([schemas/* int */.Whr()]), schemas/* tuple */.PVZ([schemas/* int */.Whr(), schemas/* string */.YjP()])]);
/** An opaque cursor from the last item's place in the order. */
function toCursor(place) {
    return Buffer.from(JSON.stringify(place)).toString('base64url');
}
/** The place a cursor names. Throws SandboxError `invalid` for anything this sandbox didn't make. */
function parseCursor(text) {
    try {
        return position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    }
    catch {
        return refuse('?cursor', 'the next_cursor of the page before', 'this is not a cursor of this list');
    }
}

;// CONCATENATED MODULE: ./src/sandbox/settlement.js


/** Co-accepts the Definition-of-Done and pays: escrow → specialist, less the platform's fee. Throws `wrong_state`. */
function acceptMission(market, customer, id, at) {
    const mission = findMissionFor(market, 'accept', id, customer);
    const specialist = hiredFor(mission);
    const cents = market.ledger.release(id, specialist, at);
    record(market, at, { event: 'accepted', mission: id, specialist, cents });
    return moveMission(market, mission, { status: 'accepted', escrow_status: 'released' }, at);
}
/** Sends the work back with a reason; escrow stays held. Throws `wrong_state`. */
function reworkMission(market, customer, id, reason, at) {
    const mission = findMissionFor(market, 'rework', id, customer);
    const { verification, rework_count: reworks } = mission;
    const work = { mission: id, specialist: hiredFor(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'reworked', ...work, verification, reason });
    return moveMission(market, mission, { status: 'in_progress', verification: null, rework_count: reworks + 1 }, at);
}
/** Ends an open mission without acceptance; what escrow holds goes back to the customer. Throws `wrong_state`. */
function endMission(market, id, ending, at) {
    const mission = findMissionFor(market, 'end', id);
    const held = mission.escrow_status === 'held';
    if (held)
        market.ledger.refund(mission.customer, id, at);
    market.journal.append(at, { event: 'ended', mission: id, ending });
    const reason = held ? 'ended without acceptance; escrow was refunded' : 'ended before anybody was hired';
    const change = { status: ending, status_reason: reason };
    return moveMission(market, mission, held ? { ...change, escrow_status: 'refunded' } : change, at);
}

;// CONCATENATED MODULE: ./src/sandbox/specialists.js


function toListed({ profile: text, weight, total, missions }) {
    const profile = JSON.parse(text);
    const standing = { weight, total, missions };
    return {
        name: profile.name,
        tier: profile.tier,
        categories: profile.categories,
        rank: toRank(standing),
        profile,
        standing,
    };
}
/** What the API shows of a specialist. */
function toWireSpecialist({ profile, standing, rank }) {
    return {
        persona: profile.persona,
        name: profile.name,
        type: profile.type,
        tier: profile.tier,
        rank,
        score: toScore(standing),
        missions: standing.missions,
        price: `$${(profile.priceUsd / 100).toFixed(2).replace(/\.00$/, '')} / mission`,
    };
}
/** The roster on a store. Callers bring the transaction. */
function createRoster(store, journal) {
    const find = (name) => {
        const row = store.get('SELECT profile, weight, total, missions FROM specialists WHERE name = ?', name);
        return row && toListed(row);
    };
    const add = (profile, at) => {
        const { weight, total, missions } = enrol(profile.rank, profile.missions);
        store.run('INSERT INTO specialists (name, profile, listed, weight, total, missions) VALUES (?, ?, 1, ?, ?, ?)', profile.name, JSON.stringify(profile), weight, total, missions);
        journal.append(at, { event: 'enrolled', specialist: profile.name, rank: profile.rank, missions: profile.missions });
    };
    return {
        find,
        enrol(profiles, at) {
            store.run('UPDATE specialists SET listed = 0');
            for (const profile of profiles) {
                if (find(profile.name) === undefined)
                    add(profile, at);
                else
                    store.run('UPDATE specialists SET listed = 1, profile = ? WHERE name = ?', JSON.stringify(profile), profile.name);
            }
        },
        listed: () => store
            .all('SELECT profile, weight, total, missions FROM specialists WHERE listed = 1')
            .map(toListed)
            .sort(compareByRank),
        record(fact) {
            const known = find(fact.specialist);
            if (known === undefined)
                throw new Error(`no specialist "${fact.specialist}" for ${fact.event}`);
            const next = advanceStanding(known.standing, fact);
            if (next === known.standing)
                return;
            store.run('UPDATE specialists SET weight = ?, total = ?, missions = ? WHERE name = ?', ...[next.weight, next.total, next.missions, fact.specialist]);
        },
        standings: () => new Map(store
            .all('SELECT name, weight, total, missions FROM specialists')
            .map(({ name, ...standing }) => [name, standing])),
    };
}

;// CONCATENATED MODULE: ./src/sandbox/routes.js
/**
 * The seven endpoints under /api/v1/marketplace (orkestro-api "Known"): a Call in, a Reply out.
 * Refusals come in this order: path 404, method 405, key 401, rate 429, body 413/415/400, fields 422, mission 404/409/402.
 */










const BASE = '/api/v1/marketplace';
const MAX_PAGE_CHARACTERS = 250_000;
const routes_NOBODY = { keyId: '', customer: 0 };
const replyMission = (mission, status = 200, headers = {}) => replyJson(status, { mission: toWireMission(mission) }, headers);
function replyPage(call, name, items, next) {
    const value = { [name]: items, next_cursor: next };
    if (next === null)
        return replyJson(200, value);
    const query = new URLSearchParams(call.query);
    query.set('cursor', next);
    return replyJson(200, value, { Link: `<${call.origin}${call.path}?${query.toString()}>; rel="next"` });
}
function listSpecialists({ market }, { call }) {
    const { limit, cursor, type, tier, min_rank: minRank } = parseCatalogueQuery(call.query);
    const [rank, name] = cursor === undefined ? [] : parseCursor(cursor);
    const after = rank === undefined ? null : { rank, name: name ?? '' };
    const found = market.roster
        .listed()
        .filter((one) => (type ?? one.profile.type) === one.profile.type && (tier ?? one.tier) === one.tier)
        .filter((one) => one.rank >= (minRank ?? 0) && (after === null || compareByRank(after, one) < 0));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && found.length > limit ? toCursor([last.rank, last.name]) : null;
    return replyPage(call, 'specialists', items.map(toWireSpecialist), next);
}
/** As many missions from the start as fit a page; at least one. Texts may be long, and clients don't read without end. */
function fitPage(missions) {
    let characters = 0;
    const end = missions.findIndex(({ description, dod }) => {
        characters += (description?.length ?? 0) + (dod?.length ?? 0);
        return characters > MAX_PAGE_CHARACTERS;
    });
    return end === -1 ? missions : missions.slice(0, Math.max(end, 1));
}
function listMissions({ market }, { call, who }) {
    const { limit, cursor } = parsePage(call.query);
    const [before] = cursor === undefined ? [] : parseCursor(cursor);
    const found = market.missions.page(who.customer, before ?? null, limit + 1);
    const items = fitPage(found.slice(0, limit));
    const last = items.at(-1);
    const next = last !== undefined && found.length > items.length ? toCursor([last.seq]) : null;
    return replyPage(call, 'missions', items.map(toWireMission), next);
}
function showStorefront({ market }) {
    const specialists = market.roster.listed().map(toWireSpecialist);
    return replyJson(200, { marketplace: 'Orkestro sandbox', categories: mission/* CATEGORIES */.R6, tiers: mission/* TIERS */.iB, specialists });
}
/** A write: one transaction, once per `Idempotency-Key`. */
function write(parts, { call, who, now }, work) {
    const key = call.header('idempotency-key');
    const { answers } = parts;
    if (key === null || answers === null)
        return parts.transact(work);
    const keyed = {
        customer: who.customer,
        key,
        request: `${call.method} ${call.path}`,
        body: call.body ?? new Uint8Array(),
    };
    return parts.transact(() => answers.once(keyed, now, work));
}
/** Accept and rework may come without a body. */
const readOptionalJson = (call) => (call.body?.length === 0 ? {} : readJson(call));
const ROUTES = [
    { method: 'GET', path: /^$/, open: true, answer: showStorefront },
    { method: 'GET', path: /^\/specialists$/, answer: listSpecialists },
    { method: 'GET', path: /^\/missions$/, answer: listMissions },
    {
        method: 'POST',
        path: /^\/missions$/,
        answer(parts, context) {
            const order = parseOrder(readJson(context.call));
            return write(parts, context, () => {
                const mission = postMission(parts.market, context.who.customer, order, context.now);
                return replyMission(mission, 201, { Location: `${BASE}/missions/${mission.id}` });
            });
        },
    },
    {
        method: 'GET',
        path: /^\/missions\/([^/]+)$/,
        answer: ({ market }, { who, id }) => replyMission(findMission(market, id, who.customer)),
    },
    {
        method: 'POST',
        path: /^\/missions\/([^/]+)\/accept$/,
        answer(parts, context) {
            parseAccept(readOptionalJson(context.call));
            return write(parts, context, () => replyMission(acceptMission(parts.market, context.who.customer, context.id, context.now)));
        },
    },
    {
        method: 'POST',
        path: /^\/missions\/([^/]+)\/rework$/,
        answer(parts, context) {
            const { reason } = parseRework(readOptionalJson(context.call));
            return write(parts, context, () => replyMission(reworkMission(parts.market, context.who.customer, context.id, reason, context.now)));
        },
    },
];
function findRoute(call) {
    const path = call.path.startsWith(BASE) ? call.path.slice(BASE.length) : null;
    const here = path === null ? [] : ROUTES.filter((route) => route.path.test(path));
    if (path === null || here.length === 0) {
        throw new SandboxError('not_found', `There is nothing at ${call.path.slice(0, 200)}; the API lives under ${BASE}.`);
    }
    const method = call.method === 'HEAD' ? 'GET' : call.method;
    const route = here.find((one) => one.method === method);
    if (route === undefined) {
        const allow = here.map((one) => (one.method === 'GET' ? 'GET, HEAD' : one.method)).join(', ');
        throw new SandboxError('method_not_allowed', `${call.path} takes ${allow}, not ${call.method}.`, {
            headers: { Allow: allow },
        });
    }
    return { route, id: decodeId(route.path.exec(path)?.[1] ?? '') };
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
    const key = /^Bearer +(\S+) *$/i.exec(given ?? '')?.[1];
    const who = key === undefined ? null : customers.authenticate(key);
    if (who !== null)
        return who;
    const message = given === null
        ? 'This endpoint needs a Customer API key: send "Authorization: Bearer osk_…".'
        : 'This API key is not known here. A key is shown once, when it is made; make a new one if it is lost.';
    const challenge = given === null ? 'Bearer realm="orkestro"' : 'Bearer realm="orkestro", error="invalid_token"';
    throw new SandboxError('unauthorized', message, { headers: { 'WWW-Authenticate': challenge } });
}
function dispatch(parts, call, now) {
    const { route, id } = findRoute(call);
    const who = route.open === true ? routes_NOBODY : authenticate(parts, call);
    if (route.open !== true)
        parts.limiter.take(who.keyId, now);
    const reply = route.answer(parts, { call, who, id, now });
    return route.method === 'GET' ? toConditional(call, reply) : reply;
}
/** Answers one call; never throws. `now` gives ms since the epoch, with everything done that was due. */
function answerCall(parts, call, now, requestId) {
    let reply;
    try {
        reply = dispatch(parts, call, now());
    }
    catch (error) {
        reply = replyError(SandboxError.from(error), requestId);
    }
    const headers = { ...reply.headers, 'X-Request-Id': requestId };
    return { ...reply, headers, body: call.method === 'HEAD' ? '' : reply.body };
}

// EXTERNAL MODULE: external "node:sqlite"
var external_node_sqlite_ = __webpack_require__(99);
;// CONCATENATED MODULE: ./src/sandbox/store.js
/** The sandbox's one SQLite database: schema, transactions and prepared statements. A file, or memory. */


// Money and history are append-only by trigger, not by good will; a mission is paid out at most once by index.
const SCHEMA = `
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
const SCHEMA_VERSION = 1;
function unavailable(path, why, cause) {
    return new SandboxError('store_unavailable', `The sandbox's data file "${path}" cannot be used: ${why}`, { cause });
}
function explain(error) {
    const why = error instanceof Error ? error.message : String(error);
    return /locked|busy/i.test(why)
        ? 'another process has it open. Stop that one, or give this one a file of its own.'
        : `${why}. Give a path in a writable directory, to a new file or to one that the sandbox made.`;
}
function prepareSchema(database, path) {
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version === SCHEMA_VERSION)
        return;
    if (version !== 0) {
        throw unavailable(path, `it has schema version ${String(version)}, this sandbox knows ${SCHEMA_VERSION}.`);
    }
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}
function openDatabase(path) {
    let database;
    try {
        database = new external_node_sqlite_.DatabaseSync(path, { timeout: 0 });
        // Exclusive: a second process would schedule the same work twice, so it is told at once instead.
        database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
        database.exec('BEGIN IMMEDIATE; COMMIT;');
        prepareSchema(database, path);
        return database;
    }
    catch (error) {
        database?.close();
        throw error instanceof SandboxError ? error : unavailable(path, explain(error), error);
    }
}
/** Opens (or creates) the database at `path`; `:memory:` keeps it in memory. Throws SandboxError `store_unavailable`. */
function openStore(path) {
    const database = openDatabase(path);
    const statements = new Map();
    const prepare = (sql) => {
        if (!database.isOpen)
            throw new Error('the sandbox is closed');
        const known = statements.get(sql);
        if (known !== undefined)
            return known;
        const made = database.prepare(sql);
        statements.set(sql, made);
        return made;
    };
    return {
        // The two casts of this room: SQLite cannot tell TypeScript what a row looks like.
        all: (sql, ...values) => prepare(sql).all(...values),
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
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
        close() {
            if (database.isOpen)
                database.close();
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/work.js
/** Work and verification: by the script when it is due, or when whoever runs the sandbox says so. */



function start(market, mission, at) {
    const work = { mission: mission.id, specialist: hiredFor(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'started', ...work });
    return moveMission(market, mission, { status: 'in_progress' }, at);
}
function deliver(market, mission, at) {
    const work = { mission: mission.id, specialist: hiredFor(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'delivered', ...work });
    return moveMission(market, mission, { status: 'awaiting_acceptance', verification: 'pending' }, at);
}
function verify(market, mission, result, at) {
    const work = { mission: mission.id, specialist: hiredFor(mission), attempt: attemptOf(mission) };
    record(market, at, { event: 'verified', ...work, result });
    return moveMission(market, mission, { verification: result }, at);
}
function verifyByScript(market, mission, at) {
    const word = wordOn(market, mission);
    // Planned under another script, before a restart: now the verifier stays silent.
    if (word === 'pending')
        return market.missions.change(mission, { due_at: null }, at);
    return verify(market, mission, word, at);
}
/** matched → in_progress. */
function startWork(market, id, at) {
    return start(market, findMissionFor(market, 'start', id), at);
}
/** matched or in_progress → awaiting_acceptance; `pending`: the verifier's word is still to come. */
function deliverWork(market, id, word, at) {
    const mission = findMissionFor(market, 'deliver', id);
    const delivered = deliver(market, mission.status === 'matched' ? start(market, mission, at) : mission, at);
    return word === 'pending' ? delivered : verify(market, delivered, word, at);
}
/** The verifier's word on a delivery; it is given once per attempt. Throws `wrong_state`. */
function verifyWork(market, id, word, at) {
    const mission = findMissionFor(market, 'verify', id);
    if (mission.verification === 'pending')
        return verify(market, mission, word, at);
    throw new SandboxError('wrong_state', `Mission ${id} has been verified already: ${String(mission.verification)}.`);
}
/** Does everything that is due by `now` (ms), in the order of its time, each thing at its own time. */
function doDueWork(market, now) {
    const steps = { start, deliver, verify: verifyByScript };
    for (let due = market.missions.nextDue(now); due !== undefined; due = market.missions.nextDue(now)) {
        const step = nextStep(due);
        if (step === null || due.due_at === null)
            throw new Error(`mission ${due.id} is due, but there is nothing to do`);
        steps[step](market, due, due.due_at);
    }
}

;// CONCATENATED MODULE: ./src/sandbox/sandbox.js
/**
 * The marketplace in one process: state in SQLite, the API as a function from request to response, work that is done by
 * the clock. There are no timers: what is due happens, at its own time, when somebody next looks. spec.md §10
 *
 * Where orkestro-api is silent, this sandbox decides: a mission without `budget_usd` costs the specialist's price; the
 * platform keeps a share of each payment (the scenario's, 10 % by default); a named specialist with `auto_assign: false` is
 * refused; unknown fields and query parameters are refused; a rework's reason is optional, 4,000 characters at most.
 */

















/** Time that never runs backwards; each look does what has come due since the last one. */
function createTimekeeper(clock, store, market) {
    let latest = 0;
    return () => {
        latest = Math.max(latest, Math.trunc(clock()));
        if (market.missions.nextDue(latest) !== undefined) {
            store.transact(() => {
                doDueWork(market, latest);
            });
        }
        return latest;
    };
}
function openMarket(store, options) {
    const terms = parseScenario(options.scenario);
    const speed = options.speed ?? 1;
    if (!(speed > 0 && speed < Infinity)) {
        throw new SandboxError('bad_scenario', `speed: expected a number above 0, got ${speed}`);
    }
    const journal = createJournal(store);
    return {
        ...{ journal, terms, speed },
        missions: createMissions(store),
        roster: createRoster(store, journal),
        ledger: createLedger(store, terms.platformFeePercent),
        chance: createChance(options.seed),
    };
}
/** Makes or opens a sandbox. Throws SandboxError `bad_scenario` or `store_unavailable`. */
function createSandbox(options = {}) {
    const store = openStore(options.path ?? ':memory:');
    try {
        return assembleSandbox(store, openMarket(store, options), options.now ?? Date.now);
    }
    catch (error) {
        store.close();
        throw error;
    }
}
function assembleSandbox(store, market, clock) {
    const { missions, roster, ledger, journal, chance, terms } = market;
    const { transact } = store;
    const customers = createCustomers(store, ledger, chance);
    const answers = terms.idempotencyKeys ? createAnswers(store) : null;
    const parts = { market, customers, answers, transact, limiter: createLimiter(terms.rateLimit) };
    const now = createTimekeeper(clock, store, market);
    const write = (work) => {
        const at = now();
        return transact(() => work(at));
    };
    const move = (work) => toWireMission(write(work));
    const view = (read) => {
        now();
        return read();
    };
    let requests = 0;
    const answer = (call) => {
        requests += 1;
        return answerCall(parts, call, now, `req_${chance.text(`request ${requests}`, 16)}`);
    };
    write((at) => {
        roster.enrol(terms.specialists, at);
    });
    return {
        answer,
        handle: async (request) => toResponse(answer(await toCall(request))),
        createCustomer: (name) => write((at) => customers.create(name, terms.startingBalanceUsd, at)),
        firstCustomer: () => customers.first(),
        createKey: ({ id }) => write((at) => customers.createKey(id, at)),
        missions: () => view(() => missions.all().map(toWireMission)),
        specialists: () => view(() => roster.listed().map(toWireSpecialist)),
        ledger: () => view(() => ledger.view()),
        journal: () => view(() => journal.entries()),
        audit: () => view(() => auditBooks(ledger.view(), missions.all(), roster.standings(), journal)),
        assign: (id, specialist) => move((at) => assignMission(market, id, specialist ?? null, at)),
        start: (id) => move((at) => startWork(market, id, at)),
        deliver: (id, { verification = 'passed' } = {}) => move((at) => deliverWork(market, id, verification, at)),
        verify: (id, word) => move((at) => verifyWork(market, id, word, at)),
        end: (id, ending = 'cancelled') => move((at) => endMission(market, id, ending, at)),
        close: () => {
            store.close();
        },
    };
}

;// CONCATENATED MODULE: ./src/sandbox/server.js
/** The sandbox on a socket: plain node:http, on loopback unless told otherwise. */




// A body that is too large is read to its end, so that the client sees the answer instead of a reset; but not for ever.
const MAX_DRAINED_BYTES = 64 * MAX_BODY_BYTES;
const CLOSE_GRACE_MS = 2000;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
async function server_readBody(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= MAX_BODY_BYTES)
            chunks.push(chunk);
        if (size > MAX_DRAINED_BYTES)
            return null;
    }
    return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
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
function send(response, { status, headers, body }, half) {
    response.writeHead(status, body === '' ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) });
    if (!half)
        response.end(body);
    else
        response.write(body.slice(0, body.length / 2), () => response.destroy());
}
/** Answers requests of node:http from a sandbox. */
function createListener(sandbox, faults, state) {
    let number = 0;
    return async (request, response) => {
        // A client that goes away in the middle of its body leaves nobody to answer, and nothing is done.
        const call = await server_toCall(request, state.origin).catch(() => null);
        if (call === null)
            return;
        number += 1;
        const delivery = deliverWith(faults?.(call, number) ?? null, () => sandbox.answer(call));
        if (delivery === 'hang')
            return;
        if (delivery === 'cut') {
            request.socket.resetAndDestroy();
            return;
        }
        if (state.closing)
            response.setHeader('Connection', 'close');
        send(response, delivery.send, delivery.half);
    };
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
        const impatient = setTimeout(() => {
            server.closeAllConnections();
        }, CLOSE_GRACE_MS);
        // Closes idle connections too; busy ones are told to close with their answer.
        server.close(() => {
            clearTimeout(impatient);
            resolve();
        });
    });
}
/** Starts a served sandbox. Throws SandboxError as createSandbox does, or the system's error (`EADDRINUSE`, …). */
async function startSandboxServer(options = {}) {
    const sandbox = createSandbox(options);
    const state = { origin: '', closing: false };
    const listener = createListener(sandbox, options.faults, state);
    const server = (0,external_node_http_.createServer)({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
        void listener(request, response);
    });
    try {
        const { address, family, port } = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
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
            closed ??= stop(server).then(() => {
                sandbox.close();
            });
            return closed;
        },
    };
}


/***/ })

};
