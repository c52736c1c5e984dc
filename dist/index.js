import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

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

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

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

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

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

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 3238:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ parseApiUrl)
/* harmony export */ });
/* unused harmony export isLoopback */
/** Where a key may be sent (spec §3 `api-url`, threats row 16): one rule for the input's reader and for the door. */
const SAY = {
    empty: 'is empty; expected something like https://orkestro.net/api/v1',
    not_a_url: 'is not a URL; expected something like https://orkestro.net/api/v1',
    scheme: 'must start with https://',
    plain_http: 'uses plain http, which is allowed to localhost, 127.0.0.0/8 and [::1] only; use https://',
    user_info: 'must not carry a user name or password',
    query: 'must not carry a query (`?…`)',
    fragment: 'must not carry a fragment (`#…`)',
    not_canonical: 'is written in a form that programs read differently; write scheme, host and path plainly, without spaces, backslashes, dot segments or non-ASCII letters',
};
/**
 * Reads the URL of an API: https, or plain http to loopback; no user info, query or fragment; and only in the one
 * spelling that every URL parser reads alike, so that what a person reviewed is where the key goes.
 */
function parseApiUrl(text) {
    const problem = findProblem(text);
    if (problem !== null)
        return { kind: 'refused', problem, say: SAY[problem] };
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
    const match = /^https?:\/\/([^/]+)(\/.*)?$/i.exec(text);
    if (match === null)
        return 'not_canonical';
    const [, authority = '', path = '/'] = match;
    if (authority.includes('@'))
        return 'user_info';
    if (!isPlainHost(authority.toLowerCase(), url) || path !== url.pathname)
        return 'not_canonical';
    return url.protocol === 'http:' && !isLoopback(url.hostname) ? 'plain_http' : null;
}
function isPlainHost(authority, url) {
    const port = url.protocol === 'https:' ? ':443' : ':80';
    return [url.host, url.host + port].includes(authority) && !url.hostname.endsWith('.');
}
/** True for `localhost`, 127.0.0.0/8 and `[::1]`, as `URL.hostname` spells them. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 8083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   R6: () => (/* binding */ CATEGORIES),
/* harmony export */   TG: () => (/* binding */ toVerification),
/* harmony export */   iB: () => (/* binding */ TIERS),
/* harmony export */   tn: () => (/* binding */ toPhase)
/* harmony export */ });
/**
 * A mission as the marketplace shows it, in the project's own words.
 * Source: orkestro-api "Known" and "Not known, and the rule".
 */
const CATEGORIES = ['DevOps', 'Research', 'Content', 'Support', 'Data', 'Events', 'Finance', 'Other'];
const TIERS = ['T0 Self-serve', 'T1 Verified', 'T2 Guaranteed'];
const LIFECYCLE = new Set(['submitted', 'matched', 'in_progress', 'awaiting_acceptance', 'accepted']);
const ENDS = new Set(['cancelled', 'canceled', 'failed', 'expired', 'rejected', 'refunded', 'disputed', 'closed']);
/** The lifecycle table: the marketplace's word (any case) to a phase. */
function toPhase(status) {
    const word = status.trim().toLowerCase();
    if (LIFECYCLE.has(word))
        return word;
    return ENDS.has(word) ? 'ended' : 'unknown';
}
/** Only `passed` means passed; `failed` and `rejected` mean failed; everything else is not yet. */
function toVerification(text) {
    const word = text?.trim().toLowerCase();
    if (word === 'passed')
        return 'passed';
    return word === 'failed' || word === 'rejected' ? 'failed' : 'pending';
}
/** True when nothing more will happen to the mission by itself. */
function isOver(mission) {
    return mission.phase === 'accepted' || mission.phase === 'ended';
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nm: () => (/* binding */ parseBudget),
/* harmony export */   UK: () => (/* binding */ formatUsd)
/* harmony export */ });
/* unused harmony exports centsToUsd, usdToCents */
/** Money is integer cents of US dollars everywhere inside; text and the wire's numbers are turned at the edge (spec §7). */
const BUDGET = /^[0-9]{1,7}(?:\.[0-9]{1,2})?$/;
/** A budget as people write it (`120`, `99.5`, `0.01`; ASCII digits only) in cents; `null` for everything else. */
function parseBudget(text) {
    if (!BUDGET.test(text))
        return null;
    const [dollars = '', cents = ''] = text.split('.');
    return Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}
/** Cents for people: `$1,234.50`. */
function formatUsd(cents) {
    const whole = Math.abs(cents);
    const dollars = String(Math.trunc(whole / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
    return `${cents < 0 ? '-' : ''}$${dollars}.${String(whole % 100).padStart(2, '0')}`;
}
/** Cents as the wire's number of dollars. */
function centsToUsd(cents) {
    return cents / 100;
}
/** The wire's number of dollars in cents; `null` where it is negative, not finite or not whole cents. */
function usdToCents(usd) {
    const cents = Math.round(usd * 100);
    return cents >= 0 && Number.isSafeInteger(cents) && cents / 100 === Number(usd.toFixed(6)) ? cents : null;
}


/***/ }),

/***/ 5481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parsePathPatterns),
/* harmony export */   U: () => (/* binding */ findProtectedPaths)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(770);

const MAX_LENGTH = 512;
const MAX_PATTERNS = 500;
/** Reads globs, one per line; blank lines and `#` lines are skipped. The patterns come back in the form `findProtectedPaths` takes. */
function parsePathPatterns(text) {
    const patterns = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        const pattern = normalise(line);
        const problem = patterns.length === MAX_PATTERNS ? TOO_MANY : findProblem(pattern);
        if (problem !== null)
            return { kind: 'error', line: index + 1, why: problem.why(line), fix: problem.fix };
        patterns.push(pattern);
    }
    return { kind: 'ok', patterns };
}
/** Without leading slash; a trailing one means everything below. */
function normalise(line) {
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
/**
 * The touched paths that the patterns protect; `too_many` when GitHub could not list them all and anything is protected.
 * Time grows with paths × patterns × their lengths, whatever they say.
 */
function findProtectedPaths(touched, patterns) {
    const rules = patterns.map(toRule);
    if (!rules.some(({ protects }) => protects))
        return [];
    if (touched.kind === 'too_many')
        return 'too_many';
    return touched.paths.filter((path) => isProtected(path, rules));
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
/** Greedy matching with one point of return, the latest `star`: an earlier one never needs to take more. */
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

/***/ 770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H_: () => (/* binding */ endSentence),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Zv: () => (/* binding */ listNames)
/* harmony export */ });
/** Foreign text is cut, never interpreted. */
const SHOWN_NAMES = 5;
const NAME_LENGTH = 80;
/** At most `max` UTF-16 units, with `…` as the last one where something was cut; never half of a surrogate pair. */
function cut(text, max) {
    if (text.length <= max)
        return text;
    const end = max - 1;
    const last = text.charCodeAt(end - 1);
    const splitsPair = last >= 0xd800 && last <= 0xdbff;
    return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}
/** Distinct names in quotes, each cut, the first few spelled out: `"build", "lint" and 3 more`. */
function listNames(names) {
    const distinct = [...new Set(names)];
    const shown = distinct.slice(0, SHOWN_NAMES).map((name) => `"${cut(name, NAME_LENGTH)}"`);
    const more = distinct.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
/** Foreign text as the end of a sentence: cut, and closed with a full stop where it has none. */
function endSentence(text, max) {
    const short = cut(text.trim(), max);
    return /[.!?…]$/.test(short) ? short : `${short}.`;
}


/***/ }),

/***/ 1781:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3509);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./src/action/failure.js
/** Every unusable input of a run, all together. */
class InputError extends Error {
    problems;
    constructor(problems) {
        super(problems.map(formatProblem).join('\n'));
        this.name = 'InputError';
        this.problems = problems;
    }
    /** As a boundary failure, code `bad_input`. */
    toFailure() {
        const count = this.problems.length;
        return {
            code: 'bad_input',
            what: count === 1 ? 'one input cannot be used' : `${count} inputs cannot be used`,
            where: `\`with:\` of this step, ${this.problems.map((problem) => problem.input).join(', ')}`,
            why: this.message,
            fix: `in the workflow file, for example:\n${this.problems.map((problem) => `${problem.input}: ${problem.example}`).join('\n')}`,
            status: null,
            requestId: null,
        };
    }
}
/** The runner's environment, event file, workspace or command files are not as documented. */
class RunnerError extends Error {
    failure;
    constructor(code, parts, cause) {
        super(`${parts.what}: ${parts.why}`, { cause });
        this.name = 'RunnerError';
        this.failure = { code, ...parts, status: null, requestId: null };
    }
}
const SHOWN = 80;
function formatProblem({ input, value, expected }) {
    return `${input}: ${value === null ? '' : `got ${quoteShort(value)}, `}expected ${expected}`;
}
/** The value on one line, cut to 80 characters. */
function quoteShort(value) {
    const points = Array.from(value.slice(0, 4 * SHOWN));
    const cut = points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : points.join('');
    return JSON.stringify(cut);
}
/** What, where, why and fix, a line each (more where they hold several lines); status and request id where known. */
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
/** By shape, not by class: an error from another realm is an error too. */
function isErrorLike(thrown) {
    if (typeof thrown !== 'object' || thrown === null)
        return false;
    return ('message' in thrown && typeof thrown.message === 'string' && 'name' in thrown && typeof thrown.name === 'string');
}
/** An error's message, and nothing of a thrown value that is none. */
function messageOf(thrown) {
    return isErrorLike(thrown) ? thrown.message : 'a thrown value that is not an error';
}
/**
 * A bug or an unforeseen error as a failure, code `internal_error`: the message only, never the object, whose other
 * members may hold a request and its headers. The stack is added when `debug` is on.
 */
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

;// CONCATENATED MODULE: ./src/action/payload.js

/** The value at a path such as `issue.number`; `undefined` where any step is missing. */
function member(payload, path) {
    return path
        .split('.')
        .reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, payload);
}
/** A string; `null` where it is missing or something else. */
function stringAt(payload, path) {
    const value = member(payload, path);
    return typeof value === 'string' ? value : null;
}
/** A whole number above zero; throws RunnerError `bad_event`. */
function requireNumber(payload, path) {
    const value = member(payload, path);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
        return value;
    throw badPayload(path, 'a whole number above zero');
}
/** Text, which GitHub gives as null when empty. Throws RunnerError `bad_event`. */
function requireText(payload, path) {
    const value = member(payload, path);
    if (value === null)
        return '';
    if (typeof value === 'string')
        return value;
    throw badPayload(path, 'text');
}
/** A commit's SHA in lower case; throws RunnerError `bad_event`. */
function requireSha(payload, path) {
    const value = stringAt(payload, path);
    if (value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value))
        return value.toLowerCase();
    throw badPayload(path, 'the SHA of a commit');
}
/** An account; `null` where it is gone or has no login. */
function accountAt(payload, path) {
    const login = stringAt(payload, `${path}.login`);
    if (login === null || login === '')
        return null;
    const id = member(payload, `${path}.id`);
    return {
        login,
        id: typeof id === 'number' && Number.isSafeInteger(id) ? id : null,
        isBot: stringAt(payload, `${path}.type`) === 'Bot' || login.endsWith('[bot]'),
    };
}
function badPayload(path, expected) {
    return new RunnerError('bad_event', {
        what: "GitHub's event cannot be understood",
        where: `event payload, \`${path}\``,
        why: `expected ${expected} there`,
        fix: 'check that the workflow runs on a real event; where a tool wrote the event file, give it the payload of a real one',
    });
}

;// CONCATENATED MODULE: ./src/action/context.js
/** The runner's environment and event file → RunContext and payload (GitHub's documentation, "Default environment variables"). */



/** Far above the 25 MB that GitHub allows a payload. */
const MAX_EVENT_BYTES = 64 * 1024 * 1024;
/** The event file's content; throws RunnerError `bad_event`, which names the file. */
function readPayload(env) {
    const path = requireVariable(env, 'GITHUB_EVENT_PATH');
    let text;
    try {
        if ((0,external_node_fs_namespaceObject.statSync)(path).size > MAX_EVENT_BYTES)
            throw new Error('it is larger than any event');
        text = (0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8');
    }
    catch (error) {
        throw badEventFile(path, `it cannot be read: ${messageOf(error)}`, error);
    }
    let payload;
    try {
        payload = JSON.parse(text);
    }
    catch (error) {
        // The parser's message quotes the text, which is foreign: position and length say enough.
        throw badEventFile(path, `its ${text.length} characters are not JSON`, error);
    }
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
        return payload;
    throw badEventFile(path, 'it holds no JSON object');
}
/** The run as the runner describes it; throws RunnerError `bad_environment` outside a GitHub Actions step. */
function readRunContext(env, payload) {
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
        ...readUrls(env),
        workspace: readVariable(env, 'GITHUB_WORKSPACE') ?? '',
        tempDirectory: readVariable(env, 'RUNNER_TEMP') ?? '',
        debug: env['RUNNER_DEBUG'] === '1',
    };
}
function readUrls(env) {
    return {
        serverUrl: readUrl(env, 'GITHUB_SERVER_URL', 'https://github.com'),
        apiUrl: readUrl(env, 'GITHUB_API_URL', 'https://api.github.com'),
        graphqlUrl: readUrl(env, 'GITHUB_GRAPHQL_URL', 'https://api.github.com/graphql'),
    };
}
function readRepository(env, payload, eventName) {
    const fullName = requireVariable(env, 'GITHUB_REPOSITORY');
    const [owner = '', name = '', ...rest] = fullName.split('/');
    if (owner === '' || name === '' || rest.length > 0) {
        throw badVariable('GITHUB_REPOSITORY', `it is ${JSON.stringify(fullName)}, not owner/name`);
    }
    return { owner, name, id: readRepositoryId(env, payload), defaultBranch: readDefaultBranch(env, payload, eventName) };
}
/** The id is what a mission's reference is made of, so none is made up. */
function readRepositoryId(env, payload) {
    const given = readDigits(env, 'GITHUB_REPOSITORY_ID');
    const id = given === null ? member(payload, 'repository.id') : Number(given);
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0)
        return id;
    throw badVariable('GITHUB_REPOSITORY_ID', 'neither it nor the event says which repository this is');
}
/** Events that always run at the default branch (github-facts §3). */
const AT_DEFAULT_BRANCH = new Set([
    'issues',
    'issue_comment',
    'schedule',
    'workflow_run',
    'status',
    'repository_dispatch',
    'check_run',
    'check_suite',
]);
/** From the payload; a scheduled event may have no repository in it, but runs at the default branch. */
function readDefaultBranch(env, payload, eventName) {
    const branch = stringAt(payload, 'repository.default_branch') ?? '';
    if (branch !== '')
        return branch;
    const ref = readVariable(env, 'GITHUB_REF_NAME');
    if (ref !== null && AT_DEFAULT_BRANCH.has(eventName))
        return ref;
    throw badVariable('GITHUB_EVENT_PATH', "the event does not say the repository's default branch");
}
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
/** An http(s) URL without trailing slash. */
function readUrl(env, name, fallback) {
    const value = readVariable(env, name) ?? fallback;
    if (!/^https?:\/\//.test(value) || !URL.canParse(value))
        throw badVariable(name, 'it is not an http(s) URL');
    return value.replace(/\/+$/, '');
}
function badVariable(name, why) {
    return new RunnerError('bad_environment', {
        what: "the runner's environment is not as documented",
        where: `environment variable ${name}`,
        why,
        fix: 'run this as a step of a GitHub Actions job, and do not set GITHUB_* variables yourself',
    });
}
function badEventFile(path, why, cause) {
    return new RunnerError('bad_event', {
        what: 'the event file cannot be used',
        where: `${path} (GITHUB_EVENT_PATH)`,
        why,
        fix: 'the runner writes this file for every job; check that no earlier step changed it',
    }, cause);
}

// EXTERNAL MODULE: ./src/core/api-url.js
var api_url = __nccwpck_require__(7245);
// EXTERNAL MODULE: ./src/core/money.js
var money = __nccwpck_require__(6589);
// EXTERNAL MODULE: ./src/core/paths.js
var paths = __nccwpck_require__(5481);
;// CONCATENATED MODULE: ./src/action/kinds.js
/** The kinds of value that inputs take: each parses text, or says what is expected instead. */



/** One of a closed set, exactly. */
function oneOf(values, example) {
    return {
        parse: (text) => values.find((value) => value === text),
        expected: `one of ${values.join(', ')}`,
        example,
        placeholder: example,
    };
}
/** As in YAML 1.2's core schema. */
const BOOLEAN = {
    parse: (text) => /^(?:true|True|TRUE)$/.test(text) ? true : /^(?:false|False|FALSE)$/.test(text) ? false : undefined,
    expected: 'true or false',
    example: 'true',
    placeholder: false,
};
/** An empty text is `null`. */
function optional(kind) {
    return { ...kind, parse: (text) => (text === '' ? null : kind.parse(text)), placeholder: null };
}
/** A whole number without sign or leading zeros. */
function integer(least, most, example) {
    return {
        parse(text) {
            const value = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
            return value >= least && value <= most ? value : undefined;
        },
        expected: `a whole number from ${least} to ${most}`,
        example: String(example),
        placeholder: least,
    };
}
/** GitHub's number of an issue or pull request. */
const ISSUE_NUMBER = {
    ...integer(1, 2_147_483_647, 12),
    expected: 'the number alone, without #',
};
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 };
/** `90s`, `45m`, `5h` as milliseconds. */
function duration(least, most, example) {
    const [leastMs, mostMs] = [toMs(least) ?? 0, toMs(most) ?? Infinity];
    return {
        parse(text) {
            const ms = toMs(text);
            return ms !== undefined && ms >= leastMs && ms <= mostMs ? ms : undefined;
        },
        expected: `a duration from ${least} to ${most}: a whole number and s, m or h`,
        example,
        placeholder: leastMs,
    };
}
function toMs(text) {
    const match = /^(\d{1,6})([smh])$/.exec(text);
    const unit = match?.[2];
    return unit === 's' || unit === 'm' || unit === 'h' ? Number(match?.[1]) * UNIT_MS[unit] : undefined;
}
/** One line of visible text of at most `most` characters. */
function line(most, what, example) {
    return {
        parse: (text) => (text.length <= most && !/[\p{Cc}\u2028\u2029]/u.test(text) ? text : undefined),
        expected: `${what} on one line, at most ${most} characters`,
        example,
        placeholder: '',
    };
}
/** Text that fits a pattern. */
function pattern(shape, expected, example) {
    return { parse: (text) => (shape.test(text) ? text : undefined), expected, example, placeholder: '' };
}
/** Never taken apart; without white space or invisible characters, and not a step in a path. */
const MISSION_ID = {
    parse: (text) => (/^[^\p{C}\p{Z}]{1,200}$/u.test(text) && !/^\.{1,2}$/.test(text) ? text : undefined),
    expected: "a mission's id, without spaces, at most 200 characters",
    example: 'm_123',
    placeholder: '',
};
/** The marketplace's key. Its prefix is demanded so that another service's secret is never sent there. */
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
/** Without trailing slash. */
const API_URL = {
    parse(text) {
        const reading = (0,api_url/* parseApiUrl */.n)(text);
        return reading.kind === 'ok' ? reading.base : undefined;
    },
    expected(text) {
        const reading = (0,api_url/* parseApiUrl */.n)(text);
        return `an https URL (plain http only to loopback)${reading.kind === 'ok' ? '' : `: this one ${reading.say}`}`;
    },
    example: 'https://orkestro.net/api/v1',
    placeholder: '',
};
/** A path inside the repository, read through the API. */
const CONFIG_PATH = {
    parse: (text) => /^[^/\\\p{Cc}][^\\\p{Cc}]{0,199}\.ya?ml$/u.test(text) && !text.split('/').some((part) => /^\.{0,2}$/.test(part))
        ? text
        : undefined,
    expected: "a path from the repository's root to a .yml file",
    example: '.github/orkestro.yml',
    placeholder: '',
};
/** Entries by comma or line; a comma inside brackets belongs to its entry (`test (20, linux)`). No entry twice. */
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
/** Names of checks. */
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
const CHECK_WORDS = ['required', 'all', 'none'];
const CHECKS = {
    parse(text) {
        const names = splitList(text);
        const word = CHECK_WORDS.find((candidate) => names.includes(candidate));
        if (word === undefined)
            return names.length === 0 ? undefined : { kind: 'list', names };
        return names.length === 1 ? { kind: word } : undefined;
    },
    expected: 'required, all or none, each alone, or names by comma or line',
    example: 'required',
    placeholder: { kind: 'required' },
};
/** US dollars as integer cents. */
const BUDGET = {
    parse: (text) => (0,money/* parseBudget */.Nm)(text) ?? undefined,
    expected: 'US dollars as digits, with at most two decimals',
    example: '120.50',
    placeholder: 0,
};
const PATHS = {
    parse(text) {
        const reading = (0,paths/* parsePathPatterns */.K)(text);
        return reading.kind === 'ok' ? reading.patterns : undefined;
    },
    expected(text) {
        const reading = (0,paths/* parsePathPatterns */.K)(text);
        return `globs, one per line${reading.kind === 'ok' ? '' : `: line ${reading.line}: ${reading.why} ${reading.fix}`}`;
    },
    example: '.github/**',
    placeholder: [],
};

;// CONCATENATED MODULE: ./src/action/event.js


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
/** The event in the project's words (spec §2). Throws RunnerError `bad_event` for a payload that is not GitHub's. */
function readEvent(payload, context, words) {
    const { eventName } = context;
    const reader = Object.hasOwn(READERS, eventName) ? READERS[eventName] : undefined;
    return (reader ?? readManual)(payload, words, eventName);
}
const DISPATCH_TYPE = 'orkestro-mission';
function irrelevant(why) {
    return { kind: 'irrelevant', why };
}
/** GitHub's labels are unique without regard to case. */
function sameLabel(a, b) {
    return a?.toLowerCase() === b.toLowerCase();
}
function readIssue(payload, words) {
    const action = stringAt(payload, 'action');
    if (action !== 'labeled')
        return irrelevant(`the issue was ${action ?? 'changed'}; only a label starts something`);
    if (!sameLabel(stringAt(payload, 'label.name'), words.label)) {
        return irrelevant(`the label put on is not \`${words.label}\``);
    }
    return readLabeled(payload, 'issue', words.label, false);
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
function readPull(payload, words) {
    const fork = isFork(payload);
    if (stringAt(payload, 'action') === 'labeled' && sameLabel(stringAt(payload, 'label.name'), words.label)) {
        return readLabeled(payload, 'pull_request', words.label, fork);
    }
    return {
        kind: 'pull',
        number: requireNumber(payload, 'pull_request.number'),
        headSha: requireSha(payload, 'pull_request.head.sha'),
        fork,
    };
}
/** The head is in another repository, or in one that is gone. Unknown ids count as a fork. */
function isFork(payload) {
    const head = member(payload, 'pull_request.head.repo.id');
    const base = member(payload, 'repository.id') ?? member(payload, 'pull_request.base.repo.id');
    return typeof head !== 'number' || head !== base;
}
function readComment(payload, words) {
    if (stringAt(payload, 'action') !== 'created')
        return irrelevant('only a new comment is a command');
    const body = requireText(payload, 'comment.body');
    if (!startsWithCommand(body, words.command)) {
        return irrelevant(`the comment's first line is no \`${words.command}\` command`);
    }
    return {
        kind: 'comment',
        on: member(payload, 'issue.pull_request') === undefined ? 'issue' : 'pull_request',
        number: requireNumber(payload, 'issue.number'),
        commentId: requireNumber(payload, 'comment.id'),
        body,
        author: accountAt(payload, 'comment.user'),
        sender: accountAt(payload, 'sender'),
    };
}
/** The first line is the prefix alone, or the prefix and white space; what follows is core/commands' business. */
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
    };
}
function readCommit(path) {
    return (payload, _words, event) => ({ kind: 'commit', sha: requireSha(payload, path), event });
}
function readStatus(payload, words, event) {
    if (words.statusContext !== '' && stringAt(payload, 'context') === words.statusContext) {
        return irrelevant('the status is our own');
    }
    return { kind: 'commit', sha: requireSha(payload, 'sha'), event };
}
/** `repository_dispatch` of our type; the id is looked up again, never trusted. Other types are driven by inputs. */
function readDispatch(payload, words, event) {
    if (stringAt(payload, 'action') !== DISPATCH_TYPE)
        return readManual(payload, words, event);
    const given = member(payload, 'client_payload.mission_id');
    const text = typeof given === 'number' ? String(given) : given;
    const missionId = typeof text === 'string' ? MISSION_ID.parse(text) : undefined;
    if (missionId === undefined)
        return irrelevant('the dispatch has no usable `client_payload.mission_id`');
    return { kind: 'mission', missionId };
}
function readManual(payload, _words, event) {
    return { kind: 'manual', event, sender: accountAt(payload, 'sender') };
}
const PULL_EVENTS = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
]);
const DEPENDABOT = 'dependabot[bot]';
/**
 * Why secrets may be absent for this event, or `null`: GitHub gives none to a fork's pull request and to Dependabot.
 * Asked before the key is, and of interest only when the key is empty (spec §2).
 */
function whySecretsAreAbsent(payload, context) {
    if (PULL_EVENTS.has(context.eventName) && isFork(payload)) {
        return 'the pull request comes from a fork, and GitHub gives its runs no secrets';
    }
    if (context.actor === DEPENDABOT || stringAt(payload, 'sender.login') === DEPENDABOT) {
        return "the run was started by Dependabot, and GitHub gives it Dependabot's secrets only";
    }
    return null;
}

;// CONCATENATED MODULE: ./src/action/guard.js
/** Last resorts of the process: nothing that Node prints by itself may reach the runner's log raw. */

/** A stray error or rejection is logged as a failure and exits 1; Node's own warnings become debug lines. */
function guardProcess(runner, target = process) {
    const fail = (error) => {
        runner.log.error(formatFailure(toInternalFailure(error, runner.debug)));
        target.exit(1);
    };
    target.on('uncaughtException', fail);
    target.on('unhandledRejection', fail);
    target.removeAllListeners('warning');
    target.on('warning', (warning) => {
        runner.log.debug(isErrorLike(warning) ? `${warning.name}: ${warning.message}` : 'warning');
    });
}

// EXTERNAL MODULE: ./src/core/mission.js
var mission = __nccwpck_require__(8083);
;// CONCATENATED MODULE: ./src/action/contract.js
/**
 * The action's public contract as data: every input and output of spec §3, in its order. action.yml and the README's
 * tables are generated from this file (scripts/docs.ts), and the typed reader (inputs.ts) reads nothing else.
 */

const LEVELS = ['read', 'triage', 'write', 'maintain', 'admin'];
const contract_BOOLEAN = ['true', 'false'];
const INPUTS = [
    {
        name: 'mode',
        default: 'auto',
        values: ['auto', 'run', 'post', 'sync', 'gate', 'discover', 'doctor'],
        later: ['gate', 'doctor'],
        description: '`run` hires and waits until the mission is settled, `post` hires and returns, `sync` settles what is there once, `gate` only sets the commit status, `discover` lists specialists and spends nothing, `doctor` checks the set-up. `auto` chooses by event.',
    },
    {
        name: 'api-key',
        default: '',
        required: true,
        secret: true,
        description: 'Customer key of the marketplace (`osk_…`), from a secret. Or the word `sandbox`: a marketplace inside the step, no account, no money.',
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
        values: mission/* CATEGORIES */.R6,
        description: "Which specialists to choose from. With `Other`, the issue's or the config's category counts.",
    },
    {
        name: 'tier',
        default: 'T1 Verified',
        values: mission/* TIERS */.iB,
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
        values: contract_BOOLEAN,
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
        description: 'The pull request that delivers the mission, when the event does not say.',
    },
    {
        name: 'key',
        default: '',
        later: 'any',
        description: 'Tells several missions of one subject apart; part of the reference and the title. Needs `fuse: ref`.',
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
        values: contract_BOOLEAN,
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
        name: 'fuse',
        default: 'reaction',
        values: ['reaction', 'ref'],
        later: ['ref'],
        description: 'What keeps two runs from hiring twice: a reaction on the subject, or a git ref (`contents: write`).',
    },
    {
        name: 'require-review',
        default: 'false',
        values: contract_BOOLEAN,
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
        name: 'dry-run',
        default: 'false',
        values: contract_BOOLEAN,
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
/** The row of one input. */
function inputContract(name) {
    const found = INPUTS.find((input) => input.name === name);
    if (found === undefined)
        throw new Error(`no input ${name} in the contract`);
    return found;
}
/**
 * An input's text, or its default where it is empty, as an unset variable of the workflow leaves it. An expression
 * default is the runner's business: empty here.
 */
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

;// CONCATENATED MODULE: ./src/action/reader.js
/** Reads inputs by the contract and collects what is wrong with them, so that it is all reported together. */



function createReader(read) {
    const problems = [];
    const text = (name) => withDefault(name, read(name));
    const reject = (input, expected, example) => {
        const value = text(input);
        const shown = inputContract(input).secret === true || value === '' ? null : value;
        problems.push({ input, value: shown, expected, example });
    };
    const get = (name, kind) => {
        const given = text(name);
        const later = laterProblem(name, given);
        if (later !== null) {
            reject(name, ...later);
            return kind.placeholder;
        }
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
            const { values, default: fallback } = inputContract(name);
            // The contract is data: its type says what its values are.
            return get(name, oneOf(values, fallback));
        },
        finish() {
            if (problems.length > 0)
                throw new InputError(problems.sort((a, b) => position(a) - position(b)));
        },
    };
}
/** People find them in the order of action.yml. */
function position(problem) {
    return INPUTS.findIndex((input) => input.name === problem.input);
}
/** What to say of a value that a later version will take, and an example that works today. */
function laterProblem(name, given) {
    const { later, default: fallback, values = [] } = inputContract(name);
    if (later === undefined || given === fallback)
        return null;
    if (later === 'any')
        return ['no value: this input is not available yet, leave it out', "''"];
    if (!later.includes(given))
        return null;
    const now = values.filter((value) => !later.includes(value));
    return [`one of ${now.join(', ')}: \`${given}\` is not available yet`, fallback];
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./src/action/workspace.js
/** Reads the files that `-file` inputs name: inside the workspace, regular, small, UTF-8. */


/** More than any brief may hold (256 KiB). */
const MAX_FILE_BYTES = 256 * 1024;
/** Why a file cannot be used; `message` completes "the file …". */
class WorkspaceFileError extends Error {
    constructor(message, cause) {
        super(message, { cause });
        this.name = 'WorkspaceFileError';
    }
}
/**
 * The text of a file in the workspace. Links are followed only to places inside the workspace, and never into `.git`,
 * which holds the checkout's token. Throws WorkspaceFileError.
 */
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
    const [root, file] = [realPath(workspace), realPath((0,external_node_path_namespaceObject.resolve)(workspace, path))];
    const inner = (0,external_node_path_namespaceObject.relative)(root, file);
    if (inner === '' || (0,external_node_path_namespaceObject.isAbsolute)(inner) || inner.split(external_node_path_namespaceObject.sep)[0] === '..') {
        throw new WorkspaceFileError('lies outside the workspace');
    }
    if (inner.split(external_node_path_namespaceObject.sep).some((part) => part.toLowerCase() === '.git')) {
        throw new WorkspaceFileError("lies in .git, where the checkout's token is kept");
    }
    return file;
}
function realPath(path) {
    try {
        return (0,external_node_fs_namespaceObject.realpathSync)(path);
    }
    catch (error) {
        throw new WorkspaceFileError('does not exist in the workspace (is there a checkout step before?)', error);
    }
}
/** Opened without following links or waiting for a pipe's writer, then judged by what was opened. */
function readRegularFile(path) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NOFOLLOW | external_node_fs_namespaceObject.constants.O_NONBLOCK);
    }
    catch (error) {
        throw new WorkspaceFileError('cannot be opened', error);
    }
    try {
        if (!(0,external_node_fs_namespaceObject.fstatSync)(descriptor).isFile())
            throw new WorkspaceFileError('is not a regular file');
        const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
        const length = readFully(descriptor, buffer);
        if (length > MAX_FILE_BYTES)
            throw new WorkspaceFileError(`is larger than ${MAX_FILE_BYTES / 1024} KiB`);
        return buffer.subarray(0, length);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(descriptor);
    }
}
function readFully(descriptor, buffer) {
    let length = 0;
    for (;;) {
        const count = (0,external_node_fs_namespaceObject.readSync)(descriptor, buffer, length, buffer.length - length, null);
        length += count;
        if (count === 0 || length === buffer.length)
            return length;
    }
}

;// CONCATENATED MODULE: ./src/action/inputs.js




const DIGITS = pattern(/^\d{1,20}$/, 'digits, as GitHub fills them in', "''");
/**
 * All inputs as Settings. `read` gives an input's text, empty when unset; `files` a workspace file's text. Throws one
 * InputError that lists every bad input.
 */
function parseInputs(read, files) {
    const reader = createReader(read);
    const mode = reader.choice('mode');
    const apiKey = reader.get('api-key', API_KEY);
    const settings = {
        mode,
        apiKey,
        sandbox: apiKey === 'sandbox',
        apiUrl: reader.get('api-url', API_URL),
        githubToken: reader.get('github-token', mode === 'discover' ? EMPTY_OR_TOKEN : GITHUB_TOKEN),
        brief: readBrief(reader, files),
        terms: readTerms(reader),
        missionId: reader.get('mission-id', optional(MISSION_ID)),
        issueNumber: reader.get('issue-number', optional(ISSUE_NUMBER)),
        prNumber: reader.get('pr-number', optional(ISSUE_NUMBER)),
        label: reader.get('label', line(50, "a label's name", 'orkestro')),
        command: reader.get('command', COMMAND),
        configFile: reader.get('config-file', CONFIG_PATH),
        waiting: readWaiting(reader),
        policy: readPolicy(reader),
        limits: readLimits(reader),
        gate: readGate(reader),
        comment: reader.choice('comment'),
        dryRun: reader.get('dry-run', BOOLEAN),
        fuse: reader.choice('fuse'),
        jobCheckRunId: reader.get('job-check-run-id', optional(DIGITS)),
        jobIndex: reader.get('job-index', optional(DIGITS)),
    };
    reader.get('key', optional(line(40, 'a key', "''")));
    rejectContradictions(reader, settings);
    reader.finish();
    return settings;
}
/** Discovering needs nothing of GitHub's. */
const EMPTY_OR_TOKEN = {
    ...GITHUB_TOKEN,
    parse: (text) => (text === '' ? '' : GITHUB_TOKEN.parse(text)),
};
const COMMAND = pattern(/^\/[A-Za-z0-9][A-Za-z0-9_.-]{0,38}$/, 'a word that starts with /, of letters, digits, dots and hyphens', '/orkestro');
function readBrief(reader, files) {
    return {
        title: reader.get('title', optional(line(1_000, 'a title', 'Fix the flaky login test'))),
        description: readLong(reader, 'description', 'description-file', files),
        dod: readLong(reader, 'dod', 'dod-file', files),
    };
}
/** A long text, or its twin file's; both given is a contradiction. */
function readLong(reader, name, twin, files) {
    const [given, path] = [reader.text(name), reader.text(twin)];
    if (path === '')
        return given === '' ? null : given;
    if (given !== '') {
        reader.reject(twin, `either \`${name}\` or \`${twin}\`, not both`, "''");
        return null;
    }
    try {
        const text = files(path).trim();
        if (text !== '')
            return text;
        reader.reject(twin, 'a file with text in it: this one is empty', `.github/missions/${name}.md`);
    }
    catch (error) {
        if (!(error instanceof WorkspaceFileError))
            throw error;
        const example = `.github/missions/${name}.md`;
        reader.reject(twin, `a text file in the workspace: this one ${error.message}`, example);
    }
    return null;
}
function readTerms(reader) {
    return {
        category: unlessDefault(reader.choice('category'), 'Other'),
        tier: unlessDefault(reader.choice('tier'), 'T1 Verified'),
        budgetCents: reader.get('budget-usd', optional(BUDGET)),
        specialist: reader.get('specialist', optional(line(100, "a specialist's name", 'Ada'))),
        autoAssign: reader.get('auto-assign', BOOLEAN),
    };
}
/** The runner cannot tell a default from the same word typed: both leave the choice to config and issue. */
function unlessDefault(value, fallback) {
    return value === fallback ? null : value;
}
function readWaiting(reader) {
    return {
        wait: reader.get('wait', BOOLEAN),
        timeoutMs: reader.get('timeout', duration('1s', '6h', '45m')),
        onTimeout: reader.choice('on-timeout'),
        pollIntervalMs: reader.get('poll-interval', duration('10s', '5m', '30s')),
    };
}
function readPolicy(reader) {
    return {
        checks: reader.get('checks', CHECKS),
        ignoreChecks: reader.get('ignore-checks', NAMES),
        skippedChecks: reader.choice('skipped-checks'),
        protectedPaths: reader.get('protected-paths', PATHS),
        requireReview: reader.get('require-review', BOOLEAN),
        whenNoRequiredChecks: reader.choice('when-no-required-checks'),
        onPass: reader.choice('on-pass'),
        onFail: reader.choice('on-fail'),
        maxReworks: reader.get('max-reworks', integer(0, 7, 3)),
        minRank: reader.get('min-rank', optional(integer(0, 100, 80))),
        payOn: reader.choice('pay-on'),
    };
}
function readLimits(reader) {
    return {
        maxBudgetCents: reader.get('max-budget-usd', optional(BUDGET)),
        monthlyBudgetCents: reader.get('monthly-budget-usd', optional(BUDGET)),
        hirePermission: reader.choice('hire-permission'),
        settlePermission: reader.choice('settle-permission'),
        allowedBots: reader.get('allowed-bots', BOTS),
    };
}
function readGate(reader) {
    return {
        context: reader.get('status-context', line(255, "a status context's name", 'orkestro/mission')),
        whenNoMission: reader.choice('gate-when-no-mission'),
        on: reader.choice('gate-on'),
    };
}
/** Values that are fine alone and not together. */
function rejectContradictions(reader, settings) {
    if (settings.policy.payOn === 'merge' && settings.gate.on !== 'verified') {
        const why = '`gate-on: verified` beside it: else the payment waits for the merge, and the merge for the payment';
        reader.reject('pay-on', why, 'checks');
    }
}

;// CONCATENATED MODULE: ./src/action/outputs.js


/** Longest one-line text in an output. */
const MAX_TEXT = 4_000;
/** Above this, `result` leaves out the lists that have outputs of their own. A job's outputs may hold 1 MiB together. */
const MAX_RESULT = 256 * 1024;
/** 1 for `failed` and for `on-timeout: fail`, 0 for everything else: a hold is no failure (spec §3). */
function exitCode(outcome) {
    return outcome.kind === 'failed' || outcome.exitWithFailure ? 1 : 0;
}
/** A held step raises one warning, a failing one one error (a failure's full text); the others raise nothing. */
function annotate({ outcome, failure }, log) {
    if (failure !== null) {
        log.error(formatFailure(failure));
        return;
    }
    const text = [`orkestro: ${outcome.say} (${outcome.code})`, outcome.next].filter((line) => line !== '').join('\n');
    if (exitCode(outcome) === 1)
        log.error(text);
    else if (outcome.kind === 'held')
        log.warning(text);
}
const BLANK = Object.fromEntries(OUTPUTS.map(({ name }) => [name, '']));
/** All outputs of spec §3. `receiptPath` is where the receipt was written; `null`: nowhere. */
function toOutputs(outcome, receiptPath) {
    const { page, specialists, pages, receipt } = outcome;
    return {
        ...BLANK,
        outcome: outcome.kind,
        'reason-code': outcome.code,
        reason: oneLine(outcome.say),
        'comment-url': url(outcome.commentUrl),
        ...(page === null ? {} : pageOutputs(page)),
        specialists: specialists === null ? '' : JSON.stringify(specialists.map(toSpecialistJson)),
        missions: pages.length === 0 ? '' : JSON.stringify(pages.map(toMissionJson)),
        receipt: receipt === null ? '' : JSON.stringify(receipt),
        'receipt-path': receiptPath ?? '',
        result: resultJson(outcome, receiptPath),
    };
}
function pageOutputs(page) {
    const { mission, verdict } = page;
    return {
        verdict: verdictWord(verdict),
        'pr-number': count(page.pull?.number ?? null),
        'head-sha': sha(judgedSha(page)),
        ...(mission === null ? {} : missionOutputs(mission, page.round)),
    };
}
function missionOutputs(mission, round) {
    return {
        'mission-id': oneLine(mission.id),
        'mission-status': oneLine(mission.status),
        verification: mission.verification,
        'escrow-status': oneLine(mission.escrowStatus),
        specialist: oneLine(mission.specialist),
        rank: count(mission.rank),
        'budget-usd': toUsd(mission.budgetCents) ?? '',
        'rework-count': count(reworkCount(mission, round)),
    };
}
/** The vocabulary of spec §1 has four verdicts; a mission accepted already counts as accepted. */
function verdictWord({ kind }) {
    return kind === 'done' ? 'accept' : kind;
}
function reworkCount(mission, round) {
    return mission.reworkCount ?? Math.max(0, round - 1);
}
function judgedSha(page) {
    return page.evidence?.sha ?? page.pull?.headSha ?? null;
}
function resultJson(outcome, receiptPath) {
    const base = {
        schema_version: 1,
        outcome: outcome.kind,
        reason_code: outcome.code,
        reason: outcome.say,
        next: outcome.next,
        mission: outcome.page === null ? null : toMissionJson(outcome.page),
        comment_url: outcome.commentUrl,
        receipt: outcome.receipt,
        receipt_path: receiptPath,
        exit_code: exitCode(outcome),
    };
    const whole = JSON.stringify({
        ...base,
        missions: outcome.pages.map(toMissionJson),
        specialists: outcome.specialists?.map(toSpecialistJson) ?? [],
        omitted: [],
    });
    if (whole.length <= MAX_RESULT)
        return whole;
    return JSON.stringify({
        ...base,
        receipt: null,
        missions: [],
        specialists: [],
        omitted: ['missions', 'receipt', 'specialists'],
    });
}
/** One mission's page as data. Money in US dollars as text, as in the outputs. */
function toMissionJson(page) {
    const { verdict, evidence, brief } = page;
    return {
        subject: page.subject,
        reference: page.reference,
        generation: page.generation,
        verdict: verdictWord(verdict),
        outcome: page.outcome,
        reason_code: verdict.code,
        reason: verdict.say,
        next: verdict.next,
        ...toTermsJson(page.mission, page.round),
        pr_number: page.pull?.number ?? null,
        head_sha: judgedSha(page),
        checks: evidence?.results.map(toCheckJson) ?? null,
        checks_problem: page.evidenceProblem,
        brief_sha256: brief?.hash ?? null,
        gate_open: page.gateOpen,
        warnings: page.warnings,
        sandbox: page.sandbox,
        dry_run: page.dryRun,
    };
}
function toTermsJson(mission, round) {
    if (mission === null)
        return { mission_id: null };
    return {
        mission_id: mission.id,
        mission_status: mission.status,
        verification: mission.verification,
        escrow_status: mission.escrowStatus,
        specialist: mission.specialist,
        rank: mission.rank,
        budget_usd: toUsd(mission.budgetCents),
        rework_count: reworkCount(mission, round),
    };
}
function toCheckJson(result) {
    const { name, verdict, state, kind, appId, appName, url: link, source } = result;
    return { name, verdict, state, kind, app_id: appId, app: appName, url: link, required_by: source };
}
/** The marketplace's own member names. */
function toSpecialistJson(specialist) {
    const { name, persona, type, tier, rank, score, missions, price } = specialist;
    return { name, persona, type, tier, rank, score, missions, price };
}
/** Integer cents as `120.00`. */
function toUsd(cents) {
    return cents === null ? null : (cents / 100).toFixed(2);
}
/** Foreign text as one line without control characters, cut. */
function oneLine(text) {
    return (text ?? '')
        .slice(0, MAX_TEXT)
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./src/action/command-file.js
/** The runner's command files (github-facts §5): outputs between random delimiters, the summary within its limit. */




/** A step's summary is dropped whole when it is larger (github-facts §4). */
const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT_NOTE = '\n\n> The rest did not fit into the summary.\n';
/** `name<<delimiter`, the value, `delimiter`: for the file in `GITHUB_OUTPUT`. */
function formatOutput(name, value, delimiter) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
        throw new Error(`not an output name: ${name}`);
    if (value.includes(delimiter))
        throw new Error(`output ${name} holds its own delimiter`);
    return `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`;
}
/** Appends all outputs in one write. Throws RunnerError. */
function appendOutputs(path, outputs) {
    const text = Object.entries(outputs).map(([name, value]) => formatOutput(name, value, `orkestro_${(0,external_node_crypto_.randomUUID)()}`));
    append(path, text.join(''), 'GITHUB_OUTPUT');
}
/**
 * Appends Markdown to the step's summary, the process's `GITHUB_STEP_SUMMARY` (the toolkit knows no other), cut at a
 * line's end to what still fits beside what `path`, the same file, holds. Throws RunnerError.
 */
async function appendSummary(path, markdown) {
    try {
        const text = fitSummary(markdown, MAX_SUMMARY_BYTES - sizeOf(path));
        // An HTTP stack comes with the toolkit: it is loaded here and nowhere else, once there is something to sum up.
        const { summary } = await Promise.all(/* import() */[__nccwpck_require__.e(952), __nccwpck_require__.e(66), __nccwpck_require__.e(785), __nccwpck_require__.e(641)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2785));
        // What a failed write left behind must not come with the next.
        await summary.emptyBuffer().addRaw(text).write();
    }
    catch (error) {
        throw toFileError(error, path, 'GITHUB_STEP_SUMMARY');
    }
}
/** The Markdown, or its first lines and a note, in at most `room` bytes of UTF-8. */
function fitSummary(markdown, room) {
    const whole = Buffer.from(markdown.endsWith('\n') ? markdown : `${markdown}\n`, 'utf8');
    if (whole.length <= room)
        return whole.toString('utf8');
    const left = whole.subarray(0, Math.max(0, room - Buffer.byteLength(CUT_NOTE)));
    const end = left.lastIndexOf(0x0a);
    return end <= 0 ? '' : left.subarray(0, end).toString('utf8') + CUT_NOTE;
}
function sizeOf(path) {
    return (0,external_node_fs_namespaceObject.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
}
function append(path, text, variable) {
    try {
        (0,external_node_fs_namespaceObject.appendFileSync)(path, text, 'utf8');
    }
    catch (error) {
        throw toFileError(error, path, variable);
    }
}
function toFileError(error, path, variable) {
    return new RunnerError('bad_file', {
        what: `the runner's file in ${variable} cannot be written`,
        where: path,
        why: messageOf(error),
        fix: "check the runner's disk and the permissions of its temporary directory",
    }, error);
}

;// CONCATENATED MODULE: ./src/action/neutralise.js
/**
 * Foreign text made harmless for the runner's log. The runner executes `::cmd::` after leading white space and
 * `##[cmd` anywhere in a line (github-facts §5). It compares by culture, which ignores invisible characters, so those
 * are looked through as well.
 */
/** Everything that some reader takes for the end of a line: CR, LF, VT, FF, NEL and the two Unicode separators. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
/** Characters that culture comparison ignores. */
const UNSEEN = String.raw `[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;
const AT_START = new RegExp(String.raw `^([\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*):${UNSEEN}(?=:)`, 'u');
const ANYWHERE = new RegExp(String.raw `#${UNSEEN}#${UNSEEN}(?=\[)`, 'gu');
/** Terminal control: escape, backspace and their like rewrite what a reader sees. Tab stays. */
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
/** Text as lines, of which none is a workflow command; a backslash shows where one was broken. */
function neutraliseLines(text) {
    return text.split(LINE_END).map(neutraliseLine);
}
function neutraliseLine(line) {
    return line
        .replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
        .replace(AT_START, '$1:\\')
        .replace(ANYWHERE, '##\\');
}
/**
 * A command of our own in the runner's syntax: `::name key=value::data`, everything but the name escaped, one line.
 * Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
function formatCommand(name, data = '') {
    return `::${name}::${data.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`;
}

;// CONCATENATED MODULE: ./src/action/log.js

/** Every text goes through `redact`, then through the neutraliser; annotations are escaped commands of one line. */
function createLog({ write, redact, debug }) {
    const lines = (text) => neutraliseLines(redact(text));
    const info = (text) => {
        write(`${lines(text).join('\n')}\n`);
    };
    const annotate = (command, text) => {
        write(`${formatCommand(command, lines(text).join('\n'))}\n`);
    };
    let open = false;
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
            // The runner knows no nesting: an inner end would close the outer group.
            if (open) {
                info(title);
                return body();
            }
            write(`${formatCommand('group', lines(title).join(' '))}\n`);
            open = true;
            try {
                return await body();
            }
            finally {
                open = false;
                write(`${formatCommand('endgroup')}\n`);
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/action/secrets.js
/** Keeps secrets out of everything that is written: the runner masks by exact match only, so derived forms count too. */
/** Shorter derived forms would blot out ordinary text; so would a secret of under four characters. */
const LEAST_DERIVED = 8;
const LEAST = 4;
/** Text that looks like a marketplace key or a GitHub token, whoever's it is. */
const KEY_SHAPES = /\b(?:osk_[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g;
/**
 * The secret and what encoders make of it, longest first: base64 and base64url at the three byte offsets, URL-encoded,
 * hex, JSON-escaped. Empty for a secret too short to be one.
 */
function derivedForms(secret) {
    if (secret.trim().length < LEAST)
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
    ].filter((form) => form.length >= LEAST_DERIVED);
    return [...new Set([secret, ...derived])].sort((a, b) => b.length - a.length);
}
/** The characters of a base64 text that depend on nothing but the secret, when it starts at byte `offset` mod 3. */
function base64Core(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
    const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}
function createSecrets() {
    let forms = [];
    return {
        add(secret) {
            const fresh = derivedForms(secret).filter((form) => !forms.includes(form));
            forms = [...forms, ...fresh].sort((a, b) => b.length - a.length);
            return fresh;
        },
        redact(text) {
            return forms.reduce((rest, form) => rest.replaceAll(form, '***'), text).replace(KEY_SHAPES, '***');
        },
    };
}

;// CONCATENATED MODULE: ./src/action/runner.js
/** The runner as a narrow port: inputs, secrets, log, outputs, summary, receipt (github-facts §5). */










/** Masks every secret input before it returns, so that nothing can be said earlier. */
function createRunner(env = process.env, write = (text) => void process.stdout.write(text)) {
    const secrets = createSecrets();
    const debug = env['RUNNER_DEBUG'] === '1';
    const redact = (text) => secrets.redact(text);
    const log = createLog({ write, redact, debug });
    const maskSecret = (secret) => {
        for (const form of secrets.add(secret))
            write(`${formatCommand('add-mask', form)}\n`);
    };
    for (const input of INPUTS) {
        const given = (env[inputVariable(input.name)] ?? '').trim();
        if ('secret' in input && given !== 'sandbox')
            maskSecret(given);
    }
    return {
        log,
        debug,
        maskSecret,
        redact,
        readInput: (name) => withDefault(name, env[inputVariable(name)] ?? ''),
        readFile: (path) => readWorkspaceFile(env['GITHUB_WORKSPACE'] ?? '', path),
        writeOutputs(outcome) {
            const receiptPath = outcome.receipt === null ? null : writeReceipt(outcome.receipt, env, redact);
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
/** Spaces become `_`, letters upper case, hyphens stay. */
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
/** `RUNNER_TEMP/orkestro/receipt-<digest>.json`: steps of one job don't overwrite each other. Returns its path. */
function writeReceipt(receipt, env, redact) {
    const temp = env['RUNNER_TEMP'] ?? '';
    if (temp === '')
        return null;
    const directory = (0,external_node_path_namespaceObject.join)(temp, 'orkestro');
    const path = (0,external_node_path_namespaceObject.join)(directory, `receipt-${receipt.digest.replaceAll(/[^0-9a-f]/g, '').slice(0, 16)}.json`);
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_namespaceObject.writeFileSync)(path, `${redact(JSON.stringify(receipt, null, 2))}\n`);
        return path;
    }
    catch (error) {
        throw new RunnerError('bad_file', {
            what: 'the receipt cannot be written',
            where: path,
            why: messageOf(error),
            fix: "check the runner's disk and the permissions of RUNNER_TEMP",
        }, error);
    }
}

;// CONCATENATED MODULE: ./src/action/signals.js
/**
 * A cancelled job: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills (github-facts §3). The first
 * signal asks the run to report where things stand, the second ends it.
 */
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 };
/** Listens until disposed. */
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

;// CONCATENATED MODULE: ./src/core/intent.js
/** Chooses what to do. An explicit `mode` beats the event; `auto` goes by the event's table. */
function planIntent(event, run, settings) {
    switch (settings.mode) {
        case 'discover':
            return { kind: 'discover' };
        case 'gate':
        case 'doctor':
            return notYet(`mode: ${settings.mode}`, 'use mode auto, run, post, sync or discover');
        case 'run':
        case 'post':
            return planHire(event, run, settings);
        case 'sync':
            return planSync(event, settings);
        case 'auto':
            return planByEvent(event, run, settings);
    }
}
function planByEvent(event, run, settings) {
    switch (event.kind) {
        case 'labeled':
            return event.label === settings.label ? planHire(event, run, settings) : planSync(event, settings);
        case 'comment':
            return notYet(`the command "${settings.command}"`, 'hold, resume and bind are read from comments at every pass; use a label, inputs or mode: sync to run one');
        case 'pull':
        case 'commit':
        case 'mission':
        case 'schedule':
        case 'merge_group':
            return planSync(event, settings);
        case 'irrelevant':
            return { kind: 'skip', why: event.why };
        case 'manual':
            return settings.brief.title === null && settings.missionId !== null
                ? planSync(event, settings)
                : planHire(event, run, settings);
    }
}
function planHire(event, run, settings) {
    const wait = settings.mode === 'post' ? 'none' : settings.waiting.wait ? 'loop' : 'once';
    if (settings.brief.title !== null) {
        return { kind: 'hire', subject: chooseSubject(event, run, settings), source: { kind: 'inputs' }, wait };
    }
    if (event.kind === 'labeled' && event.label === settings.label) {
        const { label, sender, title, body } = event;
        const subject = { kind: event.on, number: event.number };
        return { kind: 'hire', subject, source: { kind: 'label', label, sender, title, body }, wait };
    }
    if (settings.missionId !== null) {
        return { kind: 'sync', target: { kind: 'mission', id: settings.missionId }, wait };
    }
    return {
        kind: 'refuse',
        what: 'there is nothing to hire for',
        why: `neither title nor mission-id is given, and the event "${run.eventName}" is not an issue or pull request labelled "${settings.label}"`,
        fix: 'give the inputs title and dod to post a mission, or mission-id to go on with one, or run on: issues: types: [labeled]',
    };
}
function chooseSubject(event, run, settings) {
    if (settings.issueNumber !== null)
        return { kind: 'issue', number: settings.issueNumber };
    if (settings.prNumber !== null)
        return { kind: 'pull_request', number: settings.prNumber };
    if (event.kind === 'labeled' || event.kind === 'comment')
        return { kind: event.on, number: event.number };
    if (event.kind === 'pull')
        return { kind: 'pull_request', number: event.number };
    return { kind: 'run', runId: run.runId, job: run.job, index: settings.jobIndex ?? '0', step: run.step };
}
function planSync(event, settings) {
    const wait = 'once';
    if (settings.missionId !== null) {
        return { kind: 'sync', target: { kind: 'mission', id: settings.missionId }, wait };
    }
    if (settings.prNumber !== null)
        return { kind: 'sync', target: { kind: 'pull', number: settings.prNumber }, wait };
    switch (event.kind) {
        case 'pull':
        case 'labeled':
        case 'comment':
            if (event.kind !== 'pull' && event.on === 'issue')
                break;
            return { kind: 'sync', target: { kind: 'pull', number: event.number }, wait };
        case 'commit':
            return { kind: 'sync', target: { kind: 'commit', sha: event.sha }, wait };
        case 'mission':
            return { kind: 'sync', target: { kind: 'mission', id: event.missionId }, wait };
        case 'merge_group':
            return notYet('the event merge_group', 'leave merge_group out of the workflow that uses this action');
        case 'schedule':
        case 'manual':
        case 'irrelevant':
            break;
    }
    return notYet('sync of every mission of the repository', 'name one with mission-id or pr-number');
}
function notYet(what, fix) {
    return { kind: 'refuse', what: `${what} is not available yet`, why: 'this version does not do it', fix };
}

;// CONCATENATED MODULE: ./src/main.js
/** Composition root: inputs and event → intent → reconcile → outputs. What a path does not need, it does not load. */









/** Runs the step as the runner started it: reads the environment, writes outputs and summary, sets the exit code. */
async function main() {
    const runner = createRunner();
    guardProcess(runner);
    const plan = planStep(runner);
    const ending = plan.kind === 'ended' ? plan.ending : await work(plan.step);
    annotate(ending, runner.log);
    runner.writeOutputs(ending.outcome);
    // A step that had nothing to do, or could not start, has nothing to sum up.
    if (plan.kind === 'work')
        await sumUp(runner, ending);
    // Idle connections would keep the process for seconds; by now everything is written.
    process.stdout.write('', () => process.exit(exitCode(ending.outcome)));
}
/** The mission is settled or not whatever becomes of its summary: one that cannot be written is a warning. */
async function sumUp(runner, { outcome }) {
    const { renderSummary } = await Promise.all(/* import() */[__nccwpck_require__.e(469), __nccwpck_require__.e(890)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9890));
    await runner.writeSummary(renderSummary(outcome)).catch((error) => {
        runner.log.warning(`The job summary could not be written: ${messageOf(error)}`);
    });
}
function planStep(runner) {
    try {
        return readPlan(runner);
    }
    catch (error) {
        return { kind: 'ended', ending: toFailedEnding(error, runner.debug) };
    }
}
function readPlan(runner) {
    const payload = readPayload(process.env);
    const run = readRunContext(process.env, payload);
    const absent = runner.readInput('api-key') === '' ? whySecretsAreAbsent(payload, run) : null;
    if (absent !== null)
        return skip(runner, absent);
    const event = readEvent(payload, run, {
        label: runner.readInput('label'),
        command: runner.readInput('command'),
        statusContext: runner.readInput('status-context'),
    });
    if (event.kind === 'irrelevant' && runner.readInput('mode') === 'auto')
        return skip(runner, event.why);
    const settings = parseInputs(runner.readInput, runner.readFile);
    const intent = planIntent(event, run, settings);
    if (intent.kind === 'skip')
        return skip(runner, intent.why);
    if (intent.kind === 'refuse')
        return refuse(intent);
    return { kind: 'work', step: { runner, run, settings, intent, signal: watchSignals().signal, env: process.env } };
}
async function work(step) {
    try {
        const { perform } = await Promise.all(/* import() */[__nccwpck_require__.e(727), __nccwpck_require__.e(469), __nccwpck_require__.e(422)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9422));
        return await perform(step);
    }
    catch (error) {
        return toFailedEnding(error, step.runner.debug);
    }
}
const NOTHING = {
    page: null,
    pages: [],
    commentUrl: null,
    specialists: null,
    receipt: null,
    exitWithFailure: false,
};
function skip(runner, why) {
    const say = `Skipped: ${why}.`;
    runner.log.info(say);
    const outcome = { ...NOTHING, kind: 'skipped', code: 'skipped', say, next: 'Nothing to do.' };
    return { kind: 'ended', ending: { outcome, failure: null } };
}
function refuse({ what, why, fix }) {
    const where = "the step's inputs";
    const failure = { code: 'bad_input', what, where, why, fix, status: null, requestId: null };
    return { kind: 'ended', ending: fail(failure, 'bad_input') };
}
function fail(failure, code) {
    const say = `${failure.what}: ${failure.why}`;
    return { failure, outcome: { ...NOTHING, kind: 'failed', code, say, next: failure.fix } };
}
function toFailedEnding(error, debug) {
    if (error instanceof InputError)
        return fail(error.toFailure(), 'bad_input');
    if (error instanceof RunnerError)
        return fail(error.failure, 'bad_input');
    return fail(toInternalFailure(error, debug), 'internal_error');
}


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
