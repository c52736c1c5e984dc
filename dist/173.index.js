export const id = 173;
export const ids = [173];
export const modules = {

/***/ 7583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ findHiddenText),
  d: () => (/* binding */ isHidden)
});

;// CONCATENATED MODULE: ./src/core/foreign-text/code-point-name.js
const NAMES = new Map([
    [0x00ad, 'SOFT HYPHEN'],
    [0x034f, 'COMBINING GRAPHEME JOINER'],
    [0x061c, 'ARABIC LETTER MARK'],
    [0x115f, 'HANGUL CHOSEONG FILLER'],
    [0x1160, 'HANGUL JUNGSEONG FILLER'],
    [0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
    [0x200b, 'ZERO WIDTH SPACE'],
    [0x200c, 'ZERO WIDTH NON-JOINER'],
    [0x200d, 'ZERO WIDTH JOINER'],
    [0x200e, 'LEFT-TO-RIGHT MARK'],
    [0x200f, 'RIGHT-TO-LEFT MARK'],
    [0x2028, 'LINE SEPARATOR'],
    [0x2029, 'PARAGRAPH SEPARATOR'],
    [0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
    [0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
    [0x202c, 'POP DIRECTIONAL FORMATTING'],
    [0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
    [0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
    [0x2060, 'WORD JOINER'],
    [0x2061, 'FUNCTION APPLICATION'],
    [0x2062, 'INVISIBLE TIMES'],
    [0x2063, 'INVISIBLE SEPARATOR'],
    [0x2064, 'INVISIBLE PLUS'],
    [0x2066, 'LEFT-TO-RIGHT ISOLATE'],
    [0x2067, 'RIGHT-TO-LEFT ISOLATE'],
    [0x2068, 'FIRST STRONG ISOLATE'],
    [0x2069, 'POP DIRECTIONAL ISOLATE'],
    [0x3164, 'HANGUL FILLER'],
    [0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
    [0xffa0, 'HALFWIDTH HANGUL FILLER'],
    [0xe0001, 'LANGUAGE TAG'],
    [0xe007f, 'CANCEL TAG'],
]);
const RANGES = [
    { from: 0xfe00, to: 0xfe0f, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xfe00 + 1}` },
    { from: 0xe0100, to: 0xe01ef, name: (codePoint) => `VARIATION SELECTOR-${codePoint - 0xe0100 + 17}` },
    {
        from: 0xe0020,
        to: 0xe007e,
        name: (codePoint) => `TAG CHARACTER "${String.fromCodePoint(codePoint - 0xe0000)}"`,
    },
];
function nameCodePoint(codePoint) {
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
    const range = RANGES.find(({ from, to }) => codePoint >= from && codePoint <= to);
    return `U+${hex} ${NAMES.get(codePoint) ?? range?.name(codePoint) ?? nameKind(String.fromCodePoint(codePoint))}`;
}
function nameKind(char) {
    if (/\p{Cc}/u.test(char))
        return 'CONTROL CHARACTER';
    if (/\p{Cs}/u.test(char))
        return 'LONE SURROGATE';
    return /\p{Cf}/u.test(char) ? 'FORMAT CHARACTER' : 'INVISIBLE CHARACTER';
}

;// CONCATENATED MODULE: ./src/core/foreign-text/hidden-text.js

const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\p{Cc}\p{Cs}\u2028\u2029]--[\t\n\r]]/v;
const NO_MARKS = new Set();
const LINE_END = /\r\n|\n|\r/;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';
const DIRECTION_MARK = /[\u200e\u200f\u061c]/;
const JOINING_SCRIPTS = [
    /[[\p{Script=Arabic}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Syriac}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Devanagari}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Bengali}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gurmukhi}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Gujarati}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Oriya}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Tamil}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Telugu}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Kannada}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Malayalam}]&&[\p{L}\p{M}]]/v,
    /[[\p{Script=Sinhala}]&&[\p{L}\p{M}]]/v,
];
const RIGHT_TO_LEFT = /[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]&&[\p{L}]]/v;
const BLACK_FLAG = '\u{1f3f4}';
const TAGGED_FLAGS = new Set(['gbeng', 'gbsct', 'gbwls'].map((region) => `${toTags(region)}\u{e007f}`));
const TAGS_IN_FLAG = 6;
function findHiddenText(text) {
    return text.split(LINE_END).flatMap((line, index) => (HIDDEN.test(line) ? findInLine(line, index + 1) : []));
}
function isHidden(codePoint) {
    return HIDDEN.test(String.fromCodePoint(codePoint));
}
function findInLine(text, line) {
    const chars = Array.from(text);
    const marksAllowed = DIRECTION_MARK.test(text) ? findAllowedMarks(chars) : NO_MARKS;
    const found = [];
    const nameOf = createNamer();
    for (let at = 0; at < chars.length; at += 1) {
        const char = charAt(chars, at);
        if (beginsFlag(chars, at))
            at += TAGS_IN_FLAG;
        else if (HIDDEN.test(char) && !marksAllowed.has(at) && !isNeeded(chars, at)) {
            const codePoint = toCodePoint(char);
            found.push({ codePoint, name: nameOf(codePoint), line, column: at + 1 });
        }
    }
    return found;
}
function beginsFlag(chars, at) {
    return charAt(chars, at) === BLACK_FLAG && TAGGED_FLAGS.has(chars.slice(at + 1, at + 1 + TAGS_IN_FLAG).join(''));
}
function createNamer() {
    const names = new Map();
    return (codePoint) => {
        const name = names.get(codePoint) ?? nameCodePoint(codePoint);
        names.set(codePoint, name);
        return name;
    };
}
function isNeeded(chars, at) {
    const codePoint = toCodePoint(charAt(chars, at));
    if (codePoint === TEXT_STYLE || codePoint === EMOJI_STYLE)
        return isStyle(charAt(chars, at - 1), charAt(chars, at + 1));
    if (codePoint === ZWJ && joinsEmoji(chars, at))
        return true;
    return (codePoint === ZWJ || codePoint === ZWNJ) && joinsLetters(chars, at);
}
function isStyle(before, after) {
    return /[0-9#*]/.test(before) ? after === KEYCAP : /\p{Emoji}/u.test(before);
}
function joinsEmoji(chars, at) {
    const before = charAt(chars, at - 1);
    const hasModifier = before === String.fromCodePoint(EMOJI_STYLE) || /\p{Emoji_Modifier}/u.test(before);
    return isPictograph(hasModifier ? charAt(chars, at - 2) : before) && isPictograph(charAt(chars, at + 1));
}
function isPictograph(char) {
    return /\p{Extended_Pictographic}/u.test(char);
}
function joinsLetters(chars, at) {
    const before = charAt(chars, at - 1);
    const after = charAt(chars, at + 1);
    return JOINING_SCRIPTS.some((script) => script.test(before) && script.test(after));
}
function findAllowedMarks(chars) {
    const isBehind = listDirections(chars);
    const isBefore = listDirections(chars.toReversed()).reverse();
    const isAllowed = (at) => DIRECTION_MARK.test(charAt(chars, at)) &&
        !HIDDEN.test(charAt(chars, at - 1)) &&
        !HIDDEN.test(charAt(chars, at + 1)) &&
        (isBehind[at] === true || isBefore[at] === true);
    return new Set([...chars.keys()].filter(isAllowed));
}
function listDirections(chars) {
    let isRightToLeft = false;
    return chars.map((char) => {
        if (/\p{L}/u.test(char))
            isRightToLeft = RIGHT_TO_LEFT.test(char);
        return isRightToLeft;
    });
}
function toTags(text) {
    return Array.from(text, (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
}
function charAt(chars, at) {
    return chars[at] ?? '';
}
function toCodePoint(char) {
    return Number(char.codePointAt(0));
}


/***/ }),

/***/ 2898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P_: () => (/* binding */ toLines),
/* harmony export */   kb: () => (/* binding */ BRIEF_LIMITS),
/* harmony export */   qV: () => (/* binding */ tidyText),
/* harmony export */   wS: () => (/* binding */ freezeBrief),
/* harmony export */   wZ: () => (/* binding */ countCharacters)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);

const BRIEF_LIMITS = { title: 256, description: 30_000, dod: 10_000 };
function freezeBrief(brief) {
    const text = {
        title: tidyText(brief.title).split('\n').join(' ').trim(),
        description: tidyText(brief.description),
        dod: tidyText(brief.dod),
    };
    return { ...text, hash: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(text)) };
}
function tidyText(text) {
    const lines = toLines(text).map((line) => line.trimEnd());
    const isFilled = (line) => line !== '';
    return lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1).join('\n');
}
function toLines(text) {
    return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count += 1;
    return count;
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

/***/ 2173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hire: () => (/* binding */ hire)
});

// EXTERNAL MODULE: ./src/core/invariant.js
var invariant = __webpack_require__(7929);
;// CONCATENATED MODULE: ./src/core/protocol/hire-moves.js

function expectPhase(state, phases, then) {
    if (phases.includes(state.phase))
        return then();
    throw new invariant/* InvariantError */.z(`a hire that is ${state.phase} was told what belongs to ${phases.join(' or ')}`);
}
function moveTo(state, phase, effect) {
    return { state: { ...state, phase }, effect };
}
function endHire(state, end) {
    return moveTo({ ...state, end }, 'ended', { do: 'end', end });
}
function writeNotice(state) {
    return moveTo(state, 'writing_notice', { do: 'write_notice', generation: state.generation });
}
function postMission(state) {
    return moveTo(state, 'posting', { do: 'post', generation: state.generation });
}
function removeNotice(state, end) {
    return moveTo({ ...state, end }, 'removing_notice', { do: 'remove_notice' });
}
function releaseLock(state, end) {
    const { acquisitionId, generation, lock } = state;
    const next = { ...state, end };
    if (acquisitionId === null)
        return endHire(next, end);
    return lock === 'ref'
        ? moveTo(next, 'writing_release_marker', { do: 'write_release_marker', generation })
        : moveTo(next, 'releasing', { do: 'release', generation, acquisitionId });
}
function isFound({ missions, minGeneration }) {
    return missions.some(({ isOver, generation }) => !isOver || generation >= minGeneration);
}

;// CONCATENATED MODULE: ./src/core/protocol/hire-state.js
const NOTICE_MS = 60_000;
const CONFIRM_MS = 5 * 60_000;
const FORCE_HIRE_MS = 15 * 60_000;

;// CONCATENATED MODULE: ./src/core/protocol/hire-confirm.js



const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;
const PAUSE_GROWTH = 1.5;
function withUnconfirmed(state, why, at) {
    return { ...state, unconfirmed: { why, until: Math.min(at + CONFIRM_MS, state.deadline), pauseMs: FIRST_PAUSE_MS } };
}
function confirmHire(state, why, at) {
    return moveTo(withUnconfirmed(state, why, at), 'confirming_hire', { do: 'look_up' });
}
function afterUnconfirmedLookUp(state, wasRead, { at, cancelled }) {
    const { unconfirmed } = state;
    if (unconfirmed === null)
        throw new invariant/* InvariantError */.z('a hire looks for what it never doubted');
    if (wasRead && isFound(state))
        return adoptUnconfirmed(state, unconfirmed.why);
    if (cancelled || at >= unconfirmed.until)
        return endHire(state, { kind: 'hire_unconfirmed', why: unconfirmed.why });
    const ms = Math.min(unconfirmed.pauseMs, unconfirmed.until - at);
    const pauseMs = Math.min(unconfirmed.pauseMs * PAUSE_GROWTH, MAX_PAUSE_MS);
    return moveTo({ ...state, unconfirmed: { ...unconfirmed, pauseMs } }, 'pausing', { do: 'sleep', ms });
}
function adoptUnconfirmed(state, why) {
    const hasNotice = why === 'response_unknown' && state.subjectKind === 'page';
    return hasNotice ? removeNotice(state, { kind: 'adopt' }) : endHire(state, { kind: 'adopt' });
}

;// CONCATENATED MODULE: ./src/core/protocol/hire-force.js


function afterTakenLocks(state, { at, highest, since }) {
    if (highest === null)
        return endHire(state, { kind: 'nothing_unconfirmed' });
    if (highest >= state.maxSequence)
        return endHire(state, { kind: 'lock_limit_reached' });
    if (since === null)
        return endHire(state, { kind: 'lock_time_unknown' });
    const until = since + NOTICE_MS + FORCE_HIRE_MS;
    if (at < until)
        return endHire(state, { kind: 'too_early', until });
    const next = { ...state, generation: highest + 1, takenSince: since };
    return moveTo(next, 'reading_runs', { do: 'read_runs', from: state.generation });
}
function afterRuns(state, { at, runs }) {
    const until = Math.max(0, ...runs.map(toSafeTime));
    const running = runs.find(({ endedAt }) => endedAt === null);
    if (running !== undefined)
        return endHire(state, { kind: 'run_not_over', run: running.run, why: running.why });
    if (at < until)
        return endHire(state, { kind: 'too_early', until });
    return moveTo(state, 'reading_locks_again', { do: 'read_locks', from: state.minGeneration });
}
function afterTakenLocksAgain(state, { at, highest, since }) {
    if (highest === null)
        return endHire(state, { kind: 'nothing_unconfirmed' });
    const isSame = highest + 1 === state.generation && since === state.takenSince;
    if (isSame)
        return moveTo(state, 'confirming', { do: 'look_up' });
    return endHire(state, { kind: 'too_early', until: (since ?? at) + NOTICE_MS + FORCE_HIRE_MS });
}
function toSafeTime({ endedAt, deadline }) {
    return Math.max(endedAt ?? Number.POSITIVE_INFINITY, deadline) + FORCE_HIRE_MS;
}

;// CONCATENATED MODULE: ./src/core/protocol/hire-machine.js




function beginHire(start) {
    const state = {
        ...start,
        phase: 'looking',
        missions: [],
        released: [],
        generation: 0,
        minGeneration: 0,
        takenSince: 0,
        noticeDeadline: 0,
        acquisitionId: null,
        unconfirmed: null,
        end: null,
    };
    return { state, effect: { do: 'look_up' } };
}
const LOOK_UP_PHASES = ['looking', 'confirming', 'looking_again', 'confirming_hire'];
const EVENT_HANDLERS = {
    looked_up: { phases: LOOK_UP_PHASES, handle: afterLookUp },
    look_up_failed: { phases: LOOK_UP_PHASES, handle: afterLookUp },
    thread_read: { phases: ['reading_thread'], handle: afterThread },
    authorized: { phases: ['authorizing'], handle: afterAuthorizing },
    refused: { phases: ['authorizing'], handle: (state) => endHire(state, { kind: 'refused' }) },
    locks_read: {
        phases: ['reading_locks', 'reading_locks_again'],
        handle: (state, event) => state.phase === 'reading_locks' ? afterTakenLocks(state, event) : afterTakenLocksAgain(state, event),
    },
    runs_read: { phases: ['reading_runs'], handle: afterRuns },
    notice_written: {
        phases: ['writing_notice'],
        handle: (state, { deadline }) => moveTo({ ...state, noticeDeadline: deadline }, 'acquiring', { do: 'acquire', generation: state.generation }),
    },
    acquire_answered: { phases: ['acquiring'], handle: afterAcquire },
    competing_intents_read: { phases: ['reading_competing_intents'], handle: afterCompetingIntents },
    post_answered: { phases: ['posting'], handle: afterPost },
    recorded: { phases: ['recording'], handle: afterRecording },
    lock_released: { phases: ['releasing', 'writing_release_marker'], handle: afterReleasing },
    notice_removed: {
        phases: ['removing_notice'],
        handle: (state) => state.end === null ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : endHire(state, state.end),
    },
    slept: {
        phases: ['pausing', 'awaiting_competing_intents'],
        handle: (state) => state.phase === 'pausing' ? moveTo(state, 'confirming_hire', { do: 'look_up' }) : readCompetingIntents(state),
    },
};
function advanceHire(state, event) {
    return dispatch(state, event);
}
function dispatch(state, event) {
    const { phases, handle } = EVENT_HANDLERS[event.kind];
    return expectPhase(state, phases, () => handle(state, event));
}
function afterLookUp(state, event) {
    const seen = event.kind === 'looked_up' ? { ...state, missions: event.missions } : null;
    if (state.phase === 'confirming_hire')
        return afterUnconfirmedLookUp(seen ?? state, seen !== null, event);
    if (state.phase === 'looking_again')
        return afterSecondLookUp(state, seen, event);
    return state.phase === 'confirming' ? afterForcedLookUp(state, seen) : afterFirstLookUp(state, seen);
}
function afterFirstLookUp(state, seen) {
    if (seen === null)
        return endHire(state, { kind: 'stopped' });
    return state.subjectKind === 'page' ? moveTo(seen, 'reading_thread', { do: 'read_thread' }) : chooseGeneration(seen);
}
function afterForcedLookUp(state, seen) {
    if (seen === null)
        return endHire(state, { kind: 'stopped' });
    return isFound(seen) ? endHire(seen, { kind: 'adopt' }) : writeNotice(seen);
}
function afterSecondLookUp(state, seen, { at, cancelled }) {
    if (seen === null)
        return releaseLock(state, { kind: 'stopped' });
    if (isFound(seen))
        return removeNotice(seen, { kind: 'adopt' });
    if (cancelled)
        return releaseLock(seen, { kind: 'failed', why: 'cancelled', isClean: true });
    if (at >= state.noticeDeadline)
        return releaseLock(seen, { kind: 'failed', why: 'late', isClean: true });
    return postMission(seen);
}
function afterThread(state, { exists, released }) {
    return exists ? chooseGeneration({ ...state, released }) : endHire(state, { kind: 'no_subject' });
}
function chooseGeneration(state) {
    const { missions, opens, released } = state;
    const isAdopted = opens === 'first'
        ? missions.length > 0
        : missions.some(({ isOver, answersCommand }) => !isOver || answersCommand === true);
    if (isAdopted)
        return endHire(state, { kind: 'adopt' });
    const generation = nextGeneration(missions, released);
    return moveTo({ ...state, generation, minGeneration: generation }, 'authorizing', { do: 'authorize', generation });
}
function nextGeneration(missions, released) {
    let generation = 1 + Math.max(missions.length, ...missions.map((mission) => mission.generation));
    while (released.includes(generation))
        generation += 1;
    return generation;
}
function afterAuthorizing(state, { at }) {
    if (state.subjectKind === 'run')
        return state.isFirstAttempt ? postMission(state) : confirmHire(state, 'earlier_attempt', at);
    if (state.generation > state.maxSequence)
        return endHire(state, { kind: 'lock_limit_reached' });
    if (state.opens !== 'force')
        return writeNotice(state);
    return moveTo(state, 'reading_locks', { do: 'read_locks', from: state.generation });
}
function afterAcquire(state, event) {
    switch (event.reply) {
        case 'acquired': {
            const owner = { ...state, acquisitionId: event.acquisitionId };
            return state.lock === 'reaction' ? readCompetingIntents(owner) : lookAgain(owner);
        }
        case 'taken':
            return removeNotice(withUnconfirmed(state, 'another_run', event.at), null);
        case 'unclear':
            return removeNotice(withUnconfirmed(state, 'acquire_unknown', event.at), null);
        case 'gone':
        case 'denied':
            return removeNotice(state, { kind: 'denied' });
    }
}
function lookAgain(state) {
    return moveTo(state, 'looking_again', { do: 'look_up' });
}
function readCompetingIntents(state) {
    return moveTo(state, 'reading_competing_intents', { do: 'read_competing_intents', generation: state.generation });
}
function afterCompetingIntents(state, { competingIntents, at, cancelled }) {
    if (competingIntents === 'none')
        return lookAgain(state);
    const isOver = cancelled || at >= Math.min(state.noticeDeadline, state.deadline);
    if (competingIntents === 'recorded' || (isOver && competingIntents === 'earlier'))
        return removeNotice(withUnconfirmed(state, 'another_run', at), null);
    if (isOver)
        return releaseLock(state, { kind: 'failed', why: cancelled ? 'cancelled' : 'late', isClean: true });
    return moveTo(state, 'awaiting_competing_intents', { do: 'sleep', ms: FIRST_PAUSE_MS });
}
function afterPost(state, event) {
    switch (event.reply) {
        case 'done': {
            const { mission } = event;
            const posted = { ...state, end: { kind: 'posted', mission } };
            return moveTo(posted, 'recording', { do: 'record', mission, generation: state.generation });
        }
        case 'refused':
            return releaseLock(state, { kind: 'failed', why: 'refused', isClean: true });
        case 'unclear':
            return confirmHire(state, 'response_unknown', event.at);
    }
}
function afterRecording(state) {
    const { end, subjectKind } = state;
    if (end === null)
        throw new invariant/* InvariantError */.z('a hire was recorded before it was decided');
    return subjectKind === 'run' ? endHire(state, end) : removeNotice(state, end);
}
function afterReleasing(state, { isReleased }) {
    const end = state.end?.kind === 'failed' ? { ...state.end, isClean: isReleased } : state.end;
    if (end === null)
        throw new invariant/* InvariantError */.z('a hire was undone before it was decided');
    return state.phase === 'writing_release_marker' || !isReleased ? endHire(state, end) : removeNotice(state, end);
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/core/domain/reference.js
var reference = __webpack_require__(2799);
// EXTERNAL MODULE: ./src/core/state/markers.js
var state_markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/flow/shared/hire-result.js
var hire_result = __webpack_require__(2126);
// EXTERNAL MODULE: ./src/core/domain/money.js
var money = __webpack_require__(7762);
// EXTERNAL MODULE: ./src/core/order/monthly-spend.js
var monthly_spend = __webpack_require__(294);
// EXTERNAL MODULE: ./src/core/order/brief.js
var order_brief = __webpack_require__(2898);
// EXTERNAL MODULE: ./src/core/foreign-text/hidden-text.js + 1 modules
var hidden_text = __webpack_require__(7583);
;// CONCATENATED MODULE: ./src/core/foreign-text/markdown-lines.js
const TEXT = { place: 'text', html: 'no', info: '' };
const CODE = { place: 'code', html: 'no', info: '' };
const FENCE = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)/;
const ITEM = /^(?:[-*+]|(\d{1,9})[.)]) {1,4}(?=[^\s\-*+_])/;
const CLOSING = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;
const QUOTE = /^ {0,3}>/;
const BARE_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})(.*)/;
const QUOTED_FENCE = /`{3}|~{3}/;
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const PREFORMATTED = /^<(?:pre|script|style|textarea)(?=[\s>]|$)/i;
const END_PREFORMATTED = /<\/(?:pre|script|style|textarea)>/i;
const HTML_START = /^<[A-Za-z/]/;
const HTML_BLOCK = /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>]|\/>|$)/i;
const TAB = 4;
function createLineScanner() {
    const scan = {
        fence: null,
        isUnsure: false,
        html: 'no',
        preformatted: false,
        quoted: 'text',
        inParagraph: false,
        item: 0,
    };
    return (text) => {
        if (scan.isUnsure)
            return toUnsure(text);
        if (scan.fence !== null)
            return readFenced(scan, scan.fence, text);
        if (scan.preformatted)
            return readPreformatted(scan, text);
        return readOpen(scan, text);
    };
}
function listMarkdownLines(text) {
    const scan = createLineScanner();
    let offset = 0;
    return text.split('\n').map((line, index) => {
        const start = offset;
        offset += line.length + 1;
        return { text: line, offset: start, number: index + 1, ...scan(line) };
    });
}
function measureIndent(text) {
    let columns = 0;
    for (const char of text) {
        if (char === '\t')
            columns += TAB - (columns % TAB);
        else if (char === ' ')
            columns += 1;
        else
            break;
    }
    return columns;
}
function isDeep(text) {
    const prefix = text.slice(0, measurePrefix(text));
    return measureIndent(prefix) >= TAB || / {5}|\t/.test(prefix);
}
function measurePrefix(text) {
    return text.length - text.replace(CONTAINERS, '').length;
}
function readFenced(scan, fence, text) {
    const content = fence.isSure ? CODE : toUnsure(text);
    if (text.trim() === '')
        return content;
    const indent = measureIndent(text);
    if (indent < fence.indent)
        return leaveFence(scan, indent, text);
    return closes(fence, text) ? closeFence(scan, fence, text) : content;
}
function closeFence(scan, fence, text) {
    const indent = measureIndent(text);
    if (indent > fence.indent && fence.indent > 0)
        return becomeUnsure(scan, text);
    if (indent < TAB || indent === fence.indent)
        scan.fence = null;
    return fence.isSure ? CODE : toUnsure(text);
}
function leaveFence(scan, indent, text) {
    if (indent >= scan.item)
        return becomeUnsure(scan, text);
    scan.fence = null;
    return readOpen(scan, text);
}
function closes(fence, text) {
    const mark = CLOSING.exec(text)?.[1];
    return mark?.startsWith(fence.mark) === true;
}
function readPreformatted(scan, text) {
    if (END_PREFORMATTED.test(text))
        scan.preformatted = false;
    return { ...TEXT, html: 'yes' };
}
function readOpen(scan, text) {
    if (text.trim() === '') {
        scan.html = 'no';
        scan.quoted = 'text';
        scan.inParagraph = false;
        return TEXT;
    }
    if (scan.html === 'no' && QUOTE.test(text))
        return readQuoted(scan, text);
    scan.quoted = 'text';
    readItem(scan, text);
    const opening = scan.html === 'yes' ? null : FENCE.exec(text);
    if (opening !== null)
        return openFence(scan, text, opening);
    if (scan.html !== 'yes' && BARE_FENCE.test(text.replace(CONTAINERS, '')))
        return becomeUnsure(scan, text);
    scan.inParagraph = true;
    return readHtml(scan, text);
}
function readItem(scan, text) {
    const marker = scan.html === 'no' ? ITEM.exec(text) : null;
    if (marker !== null && (marker[1] === undefined || Number(marker[1]) === 1 || scan.item > 0)) {
        scan.item = marker[0].length;
    }
    else if (measureIndent(text) < scan.item)
        scan.item = 0;
}
function openFence(scan, text, [, lead = '', mark = '', info = '']) {
    const indent = measureIndent(lead.replace(/[^\t]/g, ' '));
    if (scan.html === 'maybe')
        return becomeUnsure(scan, text);
    const isSure = !scan.inParagraph || indent < scan.item + TAB;
    scan.fence = { mark, indent, isSure };
    return isSure ? { ...CODE, info: info.trim() } : toUnsure(text);
}
function readQuoted(scan, text) {
    scan.item = 0;
    scan.inParagraph = true;
    if (scan.quoted === 'fence' || QUOTED_FENCE.test(text))
        scan.quoted = 'fence';
    else if (HTML_START.test(text.replace(CONTAINERS, '')))
        scan.quoted = 'html';
    if (scan.quoted === 'fence')
        return toUnsure(text);
    return scan.quoted === 'html' ? { ...TEXT, html: 'maybe' } : TEXT;
}
function readHtml(scan, text) {
    const content = text.replace(CONTAINERS, '');
    if (PREFORMATTED.test(content))
        return readPreformattedStart(scan, text);
    if (HTML_BLOCK.test(text))
        scan.html = 'yes';
    else if (scan.html === 'no' && HTML_START.test(content))
        scan.html = 'maybe';
    return { ...TEXT, html: scan.html };
}
function readPreformattedStart(scan, text) {
    if (END_PREFORMATTED.test(text)) {
        if (scan.html === 'no')
            scan.html = 'maybe';
        return { ...TEXT, html: 'maybe' };
    }
    if (!PREFORMATTED.test(text) || scan.html !== 'no')
        return becomeUnsure(scan, text);
    scan.preformatted = true;
    return { ...TEXT, html: 'yes' };
}
function becomeUnsure(scan, text) {
    scan.isUnsure = true;
    return toUnsure(text);
}
function toUnsure(text) {
    const info = BARE_FENCE.exec(text.replace(CONTAINERS, ''))?.[1] ?? '';
    return { place: 'unsure', html: 'maybe', info: info.trim() };
}

;// CONCATENATED MODULE: ./src/core/foreign-text/html-lines.js


function toLine(text, start, { place, html, info }) {
    return { place, html, info, rest: 'none', ...measureLine(text, start) };
}
function measureLine(text, start) {
    const end = findLineEnd(text, start);
    const content = text.slice(start, end);
    return {
        start,
        end,
        content,
        deep: isDeep(content),
        barred: content.includes('|'),
        lastClose: start + content.lastIndexOf('>'),
        codeSpans: findCodeSpans(content, start),
    };
}
function findCodeSpans(line, offset) {
    const ends = new Map();
    const nextOfLength = new Map();
    let end = line.lastIndexOf('`') + 1;
    while (end > 0) {
        let start = end - 1;
        while (line[start - 1] === '`')
            start -= 1;
        ends.set(offset + start, nextOfLength.get(end - start));
        nextOfLength.set(end - start, offset + end);
        end = start === 0 ? 0 : line.lastIndexOf('`', start - 1) + 1;
    }
    return ends;
}
function isRaw(line) {
    return line.html === 'yes' || line.rest === 'raw';
}
function isEscaped(reader, line, at) {
    let backslashes = 0;
    while (reader.text[at - 1 - backslashes] === '\\')
        backslashes += 1;
    return backslashes % 2 === 1 && line.html === 'no' && line.rest === 'none';
}
function copyTo(reader, end) {
    reader.pieces.push(reader.text.slice(reader.position, end));
    reader.position = end;
    return null;
}
function unclearAt(reader, at, what) {
    const start = reader.text.lastIndexOf('\n', at - 1) + 1;
    return { line: reader.line, column: (0,order_brief/* countCharacters */.wZ)(reader.text.slice(start, at)) + 1, what };
}
function findLineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/foreign-text/html-tags.js



const TAG = /<\/?(?:h[1-6]|br|b|i|u|strong|em|a|pre|code|img|tt|div|ins|del|sup|sub|p|picture|source|ol|ul|li|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|dl|dt|dd|kbd|q|samp|var|hr|ruby|rt|rp|s|strike|summary|details|figure|figcaption|abbr|cite|dfn|mark|small|span|time|wbr|video|center)(?:[ \t]+(?:href|src|srcset|alt|title|width|height|align|valign|open|colspan|rowspan|border|start|media|controls)(?:[ \t]*=[ \t]*(?:"[^"<>`\n]*"|'[^'<>`\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>/iy;
const LINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const SHOWN_TAG = 60;
const LAST_CODE_POINT = 0x10ffff;
function findTagProblem(reader, line, at, token) {
    if (/[?!]/.test(token))
        return `"${token}", which begins markup that the page hides`;
    if (isEscaped(reader, line, at) || measureTag(reader.text, at) > 0)
        return null;
    if (line.lastClose < at && line.html === 'no' && line.rest === 'none')
        return null;
    const end = line.lastClose < at ? line.end : reader.text.indexOf('>', at) + 1;
    return `"${(0,core_text/* cut */.Jj)(reader.text.slice(at, end), SHOWN_TAG)}", which the page may take for a tag and hide`;
}
function measureTag(text, at) {
    const pattern = [TAG, LINK].find((candidate) => {
        candidate.lastIndex = at;
        return candidate.test(text);
    });
    return pattern === undefined ? 0 : pattern.lastIndex - at;
}
function skipTag(reader, at, next) {
    const length = measureTag(reader.text, at);
    if (length > 0)
        return at + length;
    reader.open = true;
    reader.openTag = true;
    return next;
}
function namesHidden(token) {
    if (!token.startsWith('&'))
        return false;
    const digits = token.slice(2, -1);
    const codePoint = /x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return codePoint <= LAST_CODE_POINT && (0,hidden_text/* isHidden */.d)(codePoint);
}

;// CONCATENATED MODULE: ./src/core/foreign-text/html-comments.js



const TOKEN = /`|>|<!--|<[?!A-Za-z/]|&#(?:\d{1,8}|[xX][\dA-Fa-f]{1,6});/g;
const INFO = /^[\w+#.-]{0,30}$/;
const OPENING = '<!--';
const html_comments_CLOSING = '-->';
const BLOCK_INDENT = 4;
function dropHtmlComments(text) {
    const first = dropOnce(text);
    const again = dropOnce(first.text);
    const nested = { line: 1, column: 1, what: 'an HTML comment that is put together from the rests of others' };
    return again.dropped > 0 ? { ...first, unclear: nested } : { ...first, unclear: again.unclear };
}
function dropOnce(text) {
    const reader = { text, pieces: [], position: 0, line: 1, dropped: 0, open: false, openTag: false };
    const scan = createLineScanner();
    while (reader.position < text.length) {
        const start = reader.position;
        const line = toLine(text, start, scan(text.slice(start, findLineEnd(text, start))));
        const unclear = readLine(reader, line);
        if (unclear !== null)
            return { text, dropped: 0, unclear };
        if (reader.position < text.length)
            reader.pieces.push('\n');
        reader.position += 1;
        reader.line += 1;
    }
    return { text: reader.pieces.join(''), dropped: reader.dropped, unclear: null };
}
function readLine(reader, line) {
    if (line.content.trim() === '') {
        reader.open = false;
        reader.openTag = false;
    }
    if (!INFO.test(line.info))
        return unclearAt(reader, line.start, 'words behind a code fence, which the page hides');
    if (line.place === 'code')
        return copyTo(reader, line.end);
    if (line.place === 'unsure')
        reader.open = true;
    return readTokens(reader, line);
}
function readTokens(reader, first) {
    let line = first;
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(line.content); token !== null; token = TOKEN.exec(line.content)) {
        const at = line.start + token.index;
        const isComment = token[0] === OPENING;
        const what = isComment ? findCommentProblem(reader, line, at) : findTokenProblem(reader, line, at, token[0]);
        if (what !== null)
            return unclearAt(reader, at, what);
        if (isComment)
            line = dropComment(reader, line, at);
        TOKEN.lastIndex = (isComment ? reader.position : skip(reader, line, at, token[0])) - line.start;
    }
    return copyTo(reader, line.end);
}
function findTokenProblem(reader, line, at, token) {
    if (namesHidden(token))
        return `"${token}", which the page shows as nothing`;
    if (token === '>')
        return reader.openTag ? 'a tag over several lines, which the page hides' : null;
    if (token.startsWith('<'))
        return findTagProblem(reader, line, at, token);
    return null;
}
function skip(reader, line, at, token) {
    const next = at + token.length;
    if (token.startsWith('<'))
        return isEscaped(reader, line, at) ? next : skipTag(reader, at, next);
    if (token !== '`' || isRaw(line))
        return next;
    const end = line.codeSpans.get(at);
    if (end !== undefined && !reader.open && !mayCut(reader, line, at))
        return end;
    reader.open = true;
    return next;
}
function mayCut(reader, line, at) {
    return line.barred || line.html === 'maybe' || line.rest === 'maybe' || reader.text[at - 1] === '\\';
}
function dropComment(reader, line, at) {
    const end = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length) + html_comments_CLOSING.length;
    const newlines = reader.text.slice(at, end).split('\n').length - 1;
    copyTo(reader, at);
    reader.pieces.push('\n'.repeat(newlines));
    reader.line += newlines;
    reader.dropped += 1;
    reader.position = end;
    if (newlines > 0)
        return { ...line, ...measureLine(reader.text, end), rest: 'raw' };
    if (startsBlock(reader, line, at))
        line.rest = 'raw';
    else if (line.rest === 'none' && at <= line.start + measurePrefix(line.content))
        line.rest = 'maybe';
    return line;
}
function findCommentProblem(reader, line, at) {
    if (line.place === 'unsure')
        return 'an HTML comment that may or may not be part of a code block';
    const close = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length);
    if (close === -1)
        return 'an HTML comment that is never closed, which may hide the rest of the page';
    const content = reader.text.slice(at + OPENING.length, close);
    if (/^-?>/.test(content) || content.includes('--!>'))
        return 'an HTML comment that ends in more than one place';
    return close > line.end ? findBlockProblem(line, at, content) : findInlineProblem(reader, line, at, content);
}
function findBlockProblem(line, at, content) {
    const isWhole = (line.html === 'yes' || at === line.start) && line.rest === 'none';
    const mayEnd = line.html !== 'no' && /\n[ \t]*\n|<\//.test(content);
    return isWhole && !mayEnd ? null : 'an HTML comment over several lines that does not begin its line';
}
function findInlineProblem(reader, line, at, content) {
    if (isRaw(line) || startsBlock(reader, line, at))
        return null;
    if (line.deep)
        return 'an HTML comment on a line so far indented that it may be code';
    if (reader.open)
        return 'an HTML comment behind a backtick or tag that is not closed on its line';
    if (reader.text[at - 1] === '\\')
        return 'an HTML comment behind a backslash';
    return /--|-$|\|/.test(content) ? 'an HTML comment with dashes or bars inside' : null;
}
function startsBlock(reader, line, at) {
    return at - line.start < BLOCK_INDENT && /^ *$/.test(reader.text.slice(line.start, at));
}

;// CONCATENATED MODULE: ./src/core/order/issue-form.js
function findForm(lines, forms) {
    const beginning = lines.find(({ text }) => text.trim() !== '');
    if (beginning === undefined || !isHeading(beginning))
        return null;
    const headings = lines.filter(isHeading);
    const begun = forms.filter(({ labels }) => isHeadingOf(beginning, labels[0]));
    const readings = begun.map((form) => ({ path: form.path, ...readForm(headings, form) }));
    const [first, second] = readings.filter(({ problems }) => problems.length === 0);
    if (first === undefined)
        return readings[0] ?? null;
    if (second === undefined)
        return first;
    const problem = `the text follows two issue forms, ${first.path} and ${second.path}, so which headings were typed is unclear`;
    return { headings: first.headings, problems: [problem] };
}
function isHeading({ text, place, html }) {
    return place === 'text' && html === 'no' && text.startsWith('### ');
}
function isHeadingOf({ text }, label) {
    return text.slice(4).trim() === label?.trim();
}
function readForm(headings, { path, labels }) {
    const found = new Map();
    const problems = [];
    let last = 0;
    for (const label of labels) {
        const [heading, again] = headings.filter((one) => isHeadingOf(one, label));
        if (heading === undefined)
            problems.push(`the heading "${label}" of the issue form ${path} is missing`);
        else if (again !== undefined)
            problems.push(`line ${again.number}: the heading "${label}" of the issue form ${path} stands there again`);
        else if (heading.number <= last)
            problems.push(`line ${heading.number}: the heading "${label}" of the issue form ${path} is out of its order`);
        else {
            found.set(heading.number, label);
            last = heading.number;
        }
    }
    return { headings: found, problems };
}

;// CONCATENATED MODULE: ./src/core/order/issue-brief.js


const FIELDS = new Map([
    ['definition of done', 'dod'],
    ['acceptance criteria', 'dod'],
    ['category', 'category'],
    ['tier', 'tier'],
    ['budget (usd)', 'budgetText'],
    ['specialist', 'specialist'],
]);
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})(?=[ \t]|$)(.*)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const NO_TITLE = /^(?: {4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)][ \t]))/;
const TASK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/;
const MAX_TITLE_LENGTH = 100;
function parseIssueBrief(body, forms = []) {
    const lines = listMarkdownLines(body);
    const known = forms.filter(({ labels }) => labels.some((label) => toField(label) !== null));
    const form = findForm(lines, known);
    if (form === null) {
        const { rest, sections } = splitSections(lines);
        return toBrief(lines, rest, sections, findUnsure(lines));
    }
    const { rest, sections } = splitForm(lines, form.headings);
    return toBrief(lines, rest, sections, form.problems);
}
function toBrief(lines, rest, sections, more) {
    const value = (field) => readValue(sections.find((section) => section.field === field));
    return {
        description: joinLines(rest),
        dod: value('dod') ?? readTasks(lines),
        category: value('category'),
        tier: value('tier'),
        budgetText: value('budgetText'),
        specialist: value('specialist'),
        problems: [...findDuplicates(sections), ...findMultiline(sections), ...more],
    };
}
function splitForm(lines, headings) {
    const rest = [];
    const sections = [];
    let section = null;
    for (const line of lines) {
        const { number } = line;
        const label = headings.get(number);
        if (label === undefined) {
            (section?.lines ?? rest).push(line);
            continue;
        }
        const field = toField(label);
        section =
            field === null ? null : { field, level: 3, title: label, line: number, contentLine: number + 1, lines: [] };
        if (section === null)
            rest.push(line);
        else
            sections.push(section);
    }
    return { rest, sections };
}
function splitSections(lines) {
    const rest = [];
    const sections = [];
    let section = null;
    for (const [index, line] of lines.entries()) {
        const next = chooseSection(section, readHeading(lines, index, line), line.number);
        if (next !== null && next !== section)
            sections.push(next);
        section = next;
        if (section === null)
            rest.push(line);
        else if (line.number >= section.contentLine)
            section.lines.push(line);
    }
    return { rest, sections };
}
function chooseSection(current, heading, line) {
    if (heading === null)
        return current;
    const { level, title, height } = heading;
    const field = toField(title);
    if (field !== null)
        return { field, level, title: title.trim(), line, contentLine: line + height, lines: [] };
    return current !== null && level <= current.level ? null : current;
}
function readHeading(lines, index, line) {
    if (line.place !== 'text' || line.html !== 'no')
        return null;
    const atx = ATX.exec(line.text);
    if (atx === null)
        return readUnderlined(lines, index, line);
    const [, marks = '', title = ''] = atx;
    return { level: marks.length, title, height: 1 };
}
function readUnderlined(lines, index, { text }) {
    const below = lines[index + 1];
    const isTitle = text.trim() !== '' && !NO_TITLE.test(text) && beginsParagraph(lines[index - 1]);
    if (!isTitle || below?.place !== 'text' || !UNDERLINE.test(below.text))
        return null;
    return { level: below.text.includes('=') ? 1 : 2, title: text, height: 2 };
}
function beginsParagraph(above) {
    return above?.place !== 'text' || above.text.trim() === '' || ATX.test(above.text);
}
function toField(title) {
    if (title.length > MAX_TITLE_LENGTH)
        return null;
    const name = title
        .trim()
        .replace(/[ \t]#+$/, '')
        .trim()
        .replace(/^[*_]{1,3}|[*_]{1,3}$/g, '')
        .replace(/:$/, '')
        .replace(/\s+/g, ' ')
        .toLowerCase();
    return FIELDS.get(name) ?? null;
}
function readValue(section) {
    const text = section === undefined ? '' : joinLines(section.lines);
    return text === '' || text === NO_RESPONSE ? null : text;
}
function joinLines(lines) {
    const isBlank = (line) => line?.place === 'text' && line.text.trim() === '';
    const kept = lines.filter((line, index) => !isBlank(line) || !isBlank(lines[index - 1]));
    const first = kept.findIndex((line) => !isBlank(line));
    const last = kept.findLastIndex((line) => !isBlank(line));
    return kept
        .slice(first, last + 1)
        .map((line) => line.text.trimEnd())
        .join('\n');
}
function readTasks(lines) {
    let inTask = false;
    const kept = lines.filter((line) => {
        if (line.place !== 'text')
            inTask = false;
        else if (TASK.test(line.text))
            inTask = true;
        else
            inTask = inTask && /^(?: {2}|\t)[ \t]*\S/.test(line.text);
        return inTask;
    });
    return kept.length === 0 ? null : joinLines(kept);
}
function findDuplicates(sections) {
    const firsts = new Map();
    return sections.flatMap((section) => {
        const first = firsts.get(section.field);
        if (first !== undefined)
            return [describeDuplicate(section, first)];
        firsts.set(section.field, section);
        return [];
    });
}
function describeDuplicate(section, first) {
    return `line ${section.line}: the heading "${section.title}" says again what "${first.title}" on line ${first.line} says`;
}
function findMultiline(sections) {
    return sections
        .filter((section) => section.field !== 'dod' && readValue(section)?.includes('\n') === true)
        .map((section) => `line ${section.line}: below the heading "${section.title}" stands more than one line`);
}
function findUnsure(lines) {
    return lines
        .filter((line) => line.html === 'maybe' && namesField(line))
        .map((line) => `line ${line.number}: whether "${line.text.trim()}" is a heading, or part of code or HTML, is unclear`);
}
function namesField({ text }) {
    const title = /^[ \t]*#{1,6}[ \t](.*)/.exec(text)?.[1];
    return title !== undefined && toField(title) !== null;
}

;// CONCATENATED MODULE: ./src/core/foreign-text/link-definitions.js

const START = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)/;
const WHOLE = /^(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const OPEN = /^(?:$|(?:<[^<>]*>|[^\s<]\S*)[ \t]+["'(])/;
const REFERENCE = /(?<!\\)\[((?:[^[\]\\]|\\.){1,999})\](?!\(|\[(?!\]))/g;
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;
const OPEN_LABEL = /^\[(?:[^[\]\\]|\\.)*$/;
const LABEL_END = /^(?:[^[\]\\]|\\.)*\]:/;
const LABEL_MIDDLE = /^(?:[^[\]\\]|\\.)*$/;
const TITLE_START = /^[ \t]*["'(]/;
const WHAT = 'a link definition or footnote that the page hides, because nothing refers to it or its label is defined twice';
function dropLinkDefinitions(text) {
    const entries = listMarkdownLines(text).map((line) => ({ line, definition: readDefinition(line) }));
    const mentions = listMentions(entries);
    const defined = new Set();
    const pieces = [];
    let inLabel = false;
    for (const [index, { line, definition }] of entries.entries()) {
        inLabel = continuesLabel(inLabel, line);
        const context = { mentions, defined, above: pieces.at(-1), below: entries[index + 1] };
        const action = definition === null ? 'keep' : chooseAction(definition, line, context);
        if (action === 'unclear' || (inLabel && LABEL_END.test(line.text)))
            return { text, dropped: 0, unclear: { line: line.number, column: 1, what: WHAT } };
        pieces.push(action === 'drop' ? '' : line.text);
        if (definition !== null)
            defined.add(definition.label);
    }
    const dropped = entries.filter(({ definition }, index) => definition !== null && pieces[index] === '').length;
    return { text: pieces.join('\n'), dropped, unclear: null };
}
function chooseAction(definition, line, { mentions, defined, above, below }) {
    const { label } = definition;
    const hasTitleBelow = beginsTitle(below);
    if (mentions.sure.has(label))
        return defined.has(label) || mayHideTitle(line, hasTitleBelow) ? 'unclear' : 'keep';
    const isAlone = isBlank(above) && !hasTitleBelow && isWholeLine(definition, line);
    return isAlone && !mentions.possible.has(label) ? 'drop' : 'unclear';
}
function mayHideTitle({ text }, hasTitleBelow) {
    return hasTitleBelow && !text.startsWith('[');
}
function isWholeLine({ isComplete }, line) {
    return isComplete && isPlain(line) && line.text.startsWith('[');
}
function beginsTitle(entry) {
    return entry !== undefined && TITLE_START.test(entry.line.text.replace(CONTAINERS, ''));
}
function isPlain({ place, html }) {
    return place === 'text' && html === 'no';
}
function isBlank(text) {
    return text === undefined || text.trim() === '';
}
function readDefinition(line) {
    if (line.place === 'code' || line.html === 'yes')
        return null;
    const match = START.exec(line.text.replace(CONTAINERS, ''));
    return match === null ? null : toDefinition(match);
}
function toDefinition([, name = '', rest = '']) {
    const label = toLabel(name);
    if (label === '')
        return null;
    if (label.startsWith('^'))
        return { label, isComplete: false, rest };
    if (WHOLE.test(rest))
        return { label, isComplete: true, rest };
    return OPEN.test(rest) ? { label, isComplete: false, rest } : null;
}
function listMentions(entries) {
    const sure = new Set();
    const possible = new Set();
    for (const { line, definition } of entries) {
        const text = definition?.rest ?? line.text;
        const closed = text.slice(0, text.lastIndexOf(']') + 1);
        addLabels(possible, closed, BRACKETS);
        if (isPlain(line) && !isDeep(line.text))
            addLabels(sure, text, REFERENCE);
    }
    return { sure, possible };
}
function addLabels(labels, text, pattern) {
    for (const [, label = ''] of text.matchAll(pattern))
        labels.add(toLabel(label));
}
function continuesLabel(inLabel, { text, place }) {
    if (place === 'code')
        return false;
    if (OPEN_LABEL.test(text.replace(CONTAINERS, '')))
        return true;
    return inLabel && text.trim() !== '' && (LABEL_END.test(text) || LABEL_MIDDLE.test(text));
}
function toLabel(name) {
    return name.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

;// CONCATENATED MODULE: ./src/core/order/refusal.js
const RETRY_HINT = 'then put the label on again, or run again.';
const MAX_SHOWN_PLACES = 5;
const MAX_SHOWN_VALUE_LENGTH = 60;
function refuse(code, what, nextStep) {
    return { kind: 'refused', verdict: { kind: 'hold', code, message: `Nothing was posted: ${what}.`, nextStep } };
}

;// CONCATENATED MODULE: ./src/core/order/order-brief.js






const EXAMPLE = '- [ ] A new test fails without the fix and passes with it';
const NO_ISSUE = { title: '', body: null, forms: [] };
function readOrderBrief(source, inputs) {
    const { title: issueTitle, body, forms } = source.kind === 'issue' ? source : NO_ISSUE;
    const title = inputs.title ?? issueTitle;
    const texts = {
        issue: readText('the issue', body),
        description: readText('the description', inputs.description),
        dod: readText('the Definition of Done', inputs.dod),
        template: readText("the config file's Definition of Done", inputs.dodTemplate ?? null),
    };
    const all = Object.values(texts);
    const written = all.map((one) => ({ name: one.name, text: one.written }));
    const hiddenRefusal = refuseHidden([{ name: 'the title', text: title }, ...written]) ?? refuseUnclear(all);
    if (hiddenRefusal !== null)
        return hiddenRefusal;
    const issue = parseIssueBrief(texts.issue.text, forms);
    const ambiguous = refuseAmbiguous(issue);
    if (ambiguous !== null)
        return ambiguous;
    const brief = freeze(source, { title, ...chooseTexts(inputs, issue, texts) });
    if ('verdict' in brief)
        return brief;
    return { brief, issue, droppedComments: all.reduce((sum, { dropped }) => sum + dropped, 0) };
}
function readText(name, text) {
    const written = (0,order_brief/* toLines */.P_)(text ?? '').join('\n');
    return { name, written, ...dropHiddenMarkup(written) };
}
function dropHiddenMarkup(text) {
    const comments = dropHtmlComments(text);
    if (comments.unclear !== null)
        return comments;
    const definitions = dropLinkDefinitions(comments.text);
    return { ...definitions, dropped: comments.dropped + definitions.dropped };
}
function chooseTexts(inputs, issue, texts) {
    return {
        description: inputs.description === null ? issue.description : texts.description.text,
        dod: inputs.dod === null ? (issue.dod ?? texts.template.text) : texts.dod.text,
    };
}
function refuseHidden(texts) {
    for (const { name, text } of texts) {
        const found = (0,hidden_text/* findHiddenText */.F)(text);
        if (found.length === 0)
            continue;
        const places = found
            .slice(0, MAX_SHOWN_PLACES)
            .map((place) => `${place.name} at line ${place.line}, column ${place.column}`);
        const more = found.length > MAX_SHOWN_PLACES ? ` and ${found.length - MAX_SHOWN_PLACES} more` : '';
        return refuse('hidden_text', `${name} holds invisible text: ${places.join('; ')}${more}`, `Delete the invisible characters (type the line anew rather than paste it), ${RETRY_HINT}`);
    }
    return null;
}
function refuseUnclear(texts) {
    for (const { name, unclear } of texts) {
        if (unclear === null)
            continue;
        const { line, column, what } = unclear;
        return refuse('hidden_text', `what a reader sees of ${name} is unclear at line ${line}, column ${column}: ${what}`, `Put it in backticks or a fenced code block if it is meant to be seen, or delete it, ${RETRY_HINT}`);
    }
    return null;
}
function refuseAmbiguous({ problems }) {
    if (problems.length === 0)
        return null;
    return refuse('brief_unclear', `the issue can be read in two ways; ${problems.slice(0, MAX_SHOWN_PLACES).join('; ')}`, `Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), ${RETRY_HINT}`);
}
function freeze(source, text) {
    if ((0,order_brief/* tidyText */.qV)(text.dod) === '')
        return refuseNoDod(source);
    const brief = (0,order_brief/* freezeBrief */.wS)(text);
    if (brief.title === '')
        return refuse('brief_unclear', 'the title is empty', 'Give it a title that says what is wanted.');
    const hidden = refuseHidden([
        { name: 'the description without comments', text: brief.description },
        { name: 'the Definition of Done without comments', text: brief.dod },
    ]);
    return hidden ?? findTooLong(brief) ?? brief;
}
function refuseNoDod({ kind }) {
    return refuse('dod_missing', 'there is no Definition of Done, so nobody could tell when the work is finished', kind === 'inputs'
        ? `Give the input dod (or dod-file), for example "${EXAMPLE}".`
        : `Add a heading "## Definition of Done" to the issue and below it what must hold, for example "${EXAMPLE}", ${RETRY_HINT}`);
}
function findTooLong(brief) {
    const parts = [
        { name: 'the title', text: brief.title, limit: order_brief/* BRIEF_LIMITS */.kb.title },
        { name: 'the description', text: brief.description, limit: order_brief/* BRIEF_LIMITS */.kb.description },
        { name: 'the Definition of Done', text: brief.dod, limit: order_brief/* BRIEF_LIMITS */.kb.dod },
    ];
    for (const { name, text, limit } of parts) {
        const count = (0,order_brief/* countCharacters */.wZ)(text);
        if (count > limit) {
            return refuse('brief_too_long', `${name} has ${formatCount(count)} characters, at most ${formatCount(limit)} are sent`, `Shorten it to ${formatCount(limit)} characters, or link to the long text, ${RETRY_HINT}`);
        }
    }
    return null;
}
function formatCount(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./src/core/order/order-terms.js





const MAX_NAME_LENGTH = 100;
const DEFAULT_CATEGORY = 'Other';
const DEFAULT_TIER = 'T1 Verified';
function readNamedTerms(terms, issue) {
    const category = terms.category ?? chooseOption('Category', issue.category ?? DEFAULT_CATEGORY, domain_mission/* CATEGORIES */.R6);
    if (typeof category !== 'string')
        return category;
    const tier = terms.tier ?? chooseOption('Tier', issue.tier ?? DEFAULT_TIER, domain_mission/* TIERS */.iB);
    if (typeof tier !== 'string')
        return tier;
    const named = readSpecialist(terms, issue);
    return 'verdict' in named ? named : { category, tier, ...named };
}
function readSpecialist(terms, issue) {
    const name = (terms.specialist ?? issue.specialist ?? '').trim();
    const length = (0,order_brief/* countCharacters */.wZ)(name);
    if (length <= MAX_NAME_LENGTH)
        return { specialist: name === '' ? null : name };
    return refuse('brief_unclear', `the specialist has ${length} characters, which is no name: "${(0,core_text/* cut */.Jj)(name, MAX_SHOWN_VALUE_LENGTH)}"`, `Write the name as mode: discover lists it, or leave it out, ${RETRY_HINT}`);
}
function chooseOption(name, text, allowed) {
    const option = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
    if (option !== undefined)
        return option;
    return refuse('brief_unclear', `the issue's ${name} is "${(0,core_text/* cut */.Jj)(text, MAX_SHOWN_VALUE_LENGTH)}", which is none of ${allowed.join(', ')}`, `Write one of these below the heading ${name}, or leave the section out, ${RETRY_HINT}`);
}
function readBudget(terms, written, limits) {
    const inputCents = terms.budgetIsConfigured === true ? null : terms.budgetCents;
    const cents = inputCents ??
        readCommandBudget(written.commandCents, limits) ??
        terms.budgetCents ??
        order_terms_readText(written.text, limits);
    return typeof cents === 'number' ? checkPositive(cents) : cents;
}
function readCommandBudget(cents, limits) {
    if (cents === null || limits.maxBudgetCents !== null)
        return cents;
    return refuse('budget_missing', `the command says ${(0,money/* formatUsd */.UK)(cents)}, but an amount in a comment spends money only where max-budget-usd is set`, 'Set the input max-budget-usd in the workflow, or leave the amount out of the command and give the input budget-usd.');
}
function order_terms_readText(text, limits) {
    if (text === null) {
        return refuse('budget_missing', 'no budget is given', 'Give the input budget-usd, such as 120; or set max-budget-usd, and write the amount below a heading "### Budget (USD)" in the issue.');
    }
    if (limits.maxBudgetCents === null) {
        return refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, MAX_SHOWN_VALUE_LENGTH)}", but text of an issue spends money only where max-budget-usd is set`, 'Set the input max-budget-usd in the workflow, or give the input budget-usd.');
    }
    return ((0,money/* parseBudget */.Nm)(text) ??
        refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, MAX_SHOWN_VALUE_LENGTH)}", which is no amount`, `Write dollars in plain digits with at most two decimals, such as 120 or 99.50, ${RETRY_HINT}`));
}
function checkPositive(cents) {
    if (cents > 0)
        return cents;
    return refuse('budget_missing', `the budget is ${(0,money/* formatUsd */.UK)(cents)}`, 'Give an amount above zero.');
}
function checkCaps(limits, monthSpentCents, budget) {
    const { maxBudgetCents, monthlyBudgetCents } = limits;
    if (maxBudgetCents !== null && budget > maxBudgetCents) {
        return refuse('budget_exceeded', `the budget is ${(0,money/* formatUsd */.UK)(budget)}, the most for one mission is ${(0,money/* formatUsd */.UK)(maxBudgetCents)} (max-budget-usd)`, 'Lower the budget, or raise max-budget-usd in the workflow.');
    }
    if (monthlyBudgetCents === null)
        return null;
    if (typeof monthSpentCents !== 'number') {
        return refuse('budget_unknown', `what was posted this month cannot be computed, so the cap of ${(0,money/* formatUsd */.UK)(monthlyBudgetCents)} (monthly-budget-usd) cannot be kept; the budget is ${(0,money/* formatUsd */.UK)(budget)}`, 'A mission on the marketplace has no date, or no budget: look at them there, or take monthly-budget-usd out of the workflow.');
    }
    if (monthSpentCents + budget <= monthlyBudgetCents)
        return null;
    return refuse('budget_exceeded', `${(0,money/* formatUsd */.UK)(monthSpentCents)} was posted this month (UTC), and ${(0,money/* formatUsd */.UK)(budget)} more would pass the cap of ${(0,money/* formatUsd */.UK)(monthlyBudgetCents)} (monthly-budget-usd)`, 'Lower the budget, wait for the next month, or raise monthly-budget-usd in the workflow.');
}

;// CONCATENATED MODULE: ./src/core/order/order.js



function planOrder(input) {
    const { source, brief: inputs, terms: wanted, limits, commandCents, monthSpentCents } = input;
    const hidden = refuseHidden([{ name: 'the specialist', text: wanted.specialist ?? '' }]);
    if (hidden !== null)
        return hidden;
    const read = readOrderBrief(source, inputs);
    if ('verdict' in read)
        return read;
    const { brief, issue, droppedComments } = read;
    const names = readNamedTerms(wanted, issue);
    if ('verdict' in names)
        return names;
    const budgetCents = readBudget(wanted, { commandCents, text: issue.budgetText }, limits);
    if (typeof budgetCents !== 'number')
        return budgetCents;
    const capped = checkCaps(limits, monthSpentCents, budgetCents);
    if (capped !== null)
        return capped;
    const terms = { ...names, budgetCents, autoAssign: wanted.autoAssign };
    const warnings = [...describeDropped(droppedComments), ...warnIgnoredAmount(commandCents, budgetCents)];
    return { kind: 'order', brief, terms, droppedComments, warnings };
}
function warnIgnoredAmount(commandCents, budgetCents) {
    if (commandCents === null || commandCents === budgetCents)
        return [];
    const [commandAmount, counted] = [(0,money/* formatUsd */.UK)(commandCents), (0,money/* formatUsd */.UK)(budgetCents)];
    return [`The command said ${commandAmount}; the workflow's budget-usd of ${counted} counts.`];
}
function describeDropped(count) {
    if (count === 0)
        return [];
    return [
        count === 1
            ? '1 hidden comment was left out of the brief.'
            : `${count} hidden comments were left out of the brief.`,
    ];
}

// EXTERNAL MODULE: ./src/flow/access/permissions.js
var permissions = __webpack_require__(3897);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var shared_context = __webpack_require__(6917);
;// CONCATENATED MODULE: ./src/flow/hire/preflight.js


async function runPreflight(context, subject, order) {
    const rankProblem = await findRankProblem(context, order);
    if (rankProblem !== null)
        return { kind: 'hold', verdict: rankProblem };
    const target = await chooseTarget(context, subject);
    return target.kind === 'hold' ? target : checkRequired(context, target);
}
function prefetchPreflight({ settings, run, github }, subject) {
    const { checks, whenNoRequiredChecks } = settings.policy;
    const isAsked = checks.kind === 'required' && whenNoRequiredChecks !== 'accept';
    if (isAsked && settings.prNumber === null && subject.kind === 'issue')
        github.checks.prefetch(run.repository.defaultBranch, 'protection');
}
async function chooseTarget(context, subject) {
    const number = context.settings.prNumber ?? (subject.kind === 'pull_request' ? subject.number : null);
    if (number === null)
        return { kind: 'target', base: context.run.repository.defaultBranch, head: null };
    const pull = await context.github.pulls.read(number);
    if (pull?.state === 'open')
        return { kind: 'target', base: pull.baseRef, head: pull.headSha };
    const why = pull === null ? 'does not exist' : `is ${pull.state}`;
    const verdict = (0,shared_context/* hold */._2)(pull === null ? 'binding_conflict' : 'pull_closed', `Nothing was posted: pull request #${number} ${why}, so no delivery could be judged on it.`, 'Name an open pull request of this repository.');
    return { kind: 'hold', verdict };
}
async function checkRequired(context, { base, head }) {
    const clear = (...warnings) => ({ kind: 'clear', warnings, target: { base, head } });
    const { checks, whenNoRequiredChecks } = context.settings.policy;
    if (checks.kind !== 'required' || whenNoRequiredChecks === 'accept')
        return clear();
    const reading = await context.github.checks.readRequired(base);
    if (reading.kind === 'unavailable') {
        return clear(`The required checks of ${base} could not be read: ${reading.why}`);
    }
    if (reading.required.length > 0)
        return clear();
    const verdict = (0,shared_context/* hold */._2)('no_required_checks', `Nothing was posted: branch ${base} requires no checks, so nothing could prove a delivery.`, 'Require a status check on that branch (Settings \u2192 Rules), or name the ones that count with the input checks.');
    return { kind: 'hold', verdict };
}
async function findRankProblem(context, order) {
    const { minRank } = context.settings.policy;
    if (minRank === null)
        return null;
    const { specialist, tier } = order.terms;
    const listed = await context.marketplace.listSpecialists();
    const matching = listed.filter((one) => specialist === null ? reachesTier(one.tier, tier) : one.name === specialist || one.persona === specialist);
    const best = Math.max(-1, ...matching.map((one) => one.rank ?? -1));
    if (best >= minRank)
        return null;
    const who = specialist ?? `a specialist of tier ${tier}`;
    return (0,shared_context/* hold */._2)('rank_unavailable', `Nothing was posted: ${who} with Agent Rank ${minRank} or more is not listed${best < 0 ? '' : ` (the best has ${best})`}.`, 'Lower min-rank, choose another tier, or try again later; mode: discover lists who is there.');
}
function reachesTier(has, wanted) {
    const level = (tier) => domain_mission/* TIERS */.iB.findIndex((one) => one === tier);
    return level(has) >= level(wanted) || wanted === domain_mission/* TIERS */.iB[0];
}

;// CONCATENATED MODULE: ./src/flow/hire/authorize.js






async function authorizeHire(hireContext, generation) {
    const { context, subject } = hireContext;
    const plan = await planPermitted(hireContext);
    if (plan.kind === 'refused')
        return authorize_refuse(hireContext, plan.verdict, { refused: true, generation });
    const preflight = await runPreflight(context, subject, plan);
    if (preflight.kind === 'hold')
        return authorize_refuse(hireContext, preflight.verdict, { order: plan, generation });
    const order = { ...plan, warnings: [...plan.warnings, ...preflight.warnings] };
    if (context.settings.dryRun)
        return authorize_refuse(hireContext, describeDryRun(order), { order, generation });
    hireContext.order = order;
    hireContext.target = preflight.target;
    return true;
}
function authorize_refuse(hireContext, verdict, details) {
    hireContext.refusal = (0,hire_result/* holdHire */.kg)(hireContext.subject, verdict, details);
    return false;
}
async function planPermitted(hireContext) {
    const verdict = await findRefusal(hireContext);
    if (verdict !== null)
        return { kind: 'refused', verdict };
    hireContext.forms = await readForms(hireContext);
    return planHireOrder(hireContext);
}
async function readForms({ context, intent, subject }) {
    const { source } = intent;
    if (subject.kind !== 'issue' || source.kind === 'inputs' || !/^### /m.test(source.body))
        return [];
    return context.github.issueForms.list();
}
function planHireOrder({ context, intent, lookup, forms }) {
    const { settings, clock } = context;
    const { source } = intent;
    const isCapped = settings.limits.monthlyBudgetCents !== null;
    return planOrder({
        source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body, forms },
        brief: settings.brief,
        terms: settings.terms,
        limits: settings.limits,
        commandCents: source.kind === 'command' ? source.budgetCents : null,
        monthSpentCents: isCapped ? (0,monthly_spend/* sumMonthCents */.l)(lookup?.all ?? [], clock.now()) : 'not_needed',
    });
}
async function findRefusal({ context, intent, conversation }) {
    const hirer = await (0,permissions/* checkHirer */.dU)(context, intent.source);
    if (hirer !== null)
        return hirer;
    if (conversation === null)
        return null;
    return (await (0,permissions/* checkTermsLabel */.M3)(context, intent.source, conversation)) ?? (0,permissions/* checkUnchanged */.SC)(conversation, intent.source);
}
function describeDryRun({ terms, brief }) {
    const who = terms.specialist ?? `the best-ranked specialist (${terms.tier}, ${terms.category})`;
    return {
        kind: 'wait',
        code: 'dry_run',
        message: `Dry run: would hire ${who} for "${brief.title}" with ${(0,money/* formatUsd */.UK)(terms.budgetCents)} in escrow. Nothing was written.`,
        nextStep: 'Set dry-run to false to do it.',
    };
}

;// CONCATENATED MODULE: ./src/flow/hire/context.js


function createHireContext(context, intent) {
    return {
        context,
        intent,
        subject: intent.subject,
        lookup: null,
        error: null,
        conversation: null,
        afterAcquire: null,
        freeGeneration: null,
        forms: [],
        order: null,
        target: null,
        refusal: null,
        prepared: null,
        why: '',
        failure: null,
        posted: null,
        noticeRemoval: null,
        mission: null,
    };
}
function threadNumberOf({ subject }) {
    if (subject.kind === 'run')
        throw new invariant/* InvariantError */.z('a run that is its own subject has no page');
    return subject.number;
}
function lockKeyOf(hireContext) {
    const number = threadNumberOf(hireContext);
    return { on: 'conversation', number, reference: (0,reference/* formatRefPart */.WZ)(number, hireContext.subject.key) };
}
function orderOf({ order }) {
    if (order === null)
        throw new invariant/* InvariantError */.z('a hire went on before it was authorized');
    return order;
}
function preparedHireOf({ prepared }) {
    if (prepared === null)
        throw new invariant/* InvariantError */.z('a hire went on before its intent stood');
    return prepared;
}
function isSandbox(context) {
    return context.signer.isSandbox;
}

// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 6 modules
var evaluate = __webpack_require__(519);
// EXTERNAL MODULE: ./src/flow/shared/mission-view.js
var mission_view = __webpack_require__(8344);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/hire/intent-comment.js









const HIRING_VERDICT = {
    kind: 'wait',
    code: 'mission_not_ready',
    message: 'Hiring a specialist.',
    nextStep: 'Nothing to do: this page is updated in a moment.',
};
const POSTED_VERDICT = {
    kind: 'wait',
    code: 'posted',
    message: 'The mission is posted.',
    nextStep: 'The specialist works on it; nothing to do until a delivery is there.',
};
async function postHireNotice(hireContext, generation) {
    const { context, subject, conversation } = hireContext;
    const order = orderOf(hireContext);
    const threadNumber = threadNumberOf(hireContext);
    if (conversation === null)
        throw new invariant/* InvariantError */.z('an intent has no page to stand on');
    const key = (0,hire_result/* formatSubjectKey */.J_)(context, subject);
    const initialState = (0,hire_result/* createState */.ur)(key, generation, {
        brief: order.brief.hash,
        budgetCents: order.terms.budgetCents,
        minRank: context.settings.policy.minRank,
        hirer: findHirer(hireContext),
        history: [{ at: context.clock.now(), text: 'Hire authorized' }],
    });
    const blocked = (0,hire_result/* describeBlocked */.G)(subject, HIRING_VERDICT, { order, generation });
    const visible = context.render.statusComment((0,mission_view/* createMissionView */.i)(context, { ...blocked, state: initialState }));
    const opened = await (0,status_comment/* openStatus */.XO)(context, threadNumber, conversation, initialState, visible);
    const { comment, state } = await (0,status_comment/* writeStatus */.Kn)(context, opened.comment, withOrder(opened.state, initialState), visible);
    const deadline = context.clock.now() + NOTICE_MS;
    const nonce = context.nonce();
    const marker = {
        type: 'intent',
        subject: key,
        generation,
        brief: order.brief.hash,
        run: (0,shared_context/* formatRun */.TI)(context.run),
        nonce,
        deadline,
    };
    const noticeBody = (0,status_comment/* composeBody */.h$)(context.render.hireNotice((0,shared_context/* formatRunUrl */.yg)(context.run)), marker, context.signer);
    const notice = isSandbox(context)
        ? comment
        : await context.github.conversations.createComment(threadNumber, noticeBody);
    hireContext.prepared = { comment, state, notice, nonce, created: opened.created, visible };
    return deadline;
}
function withOrder(state, { brief, budgetCents, minRank, hirer }) {
    return { ...state, brief, budgetCents, ...(minRank !== undefined && { minRank }), hirer };
}
async function reviewThread(hireContext, read) {
    const { context, prepared } = hireContext;
    const conversation = await read.catch(() => null);
    if (conversation === null || prepared === null)
        return;
    hireContext.conversation = conversation;
    hireContext.afterAcquire = conversation;
    const first = prepared.created ? (0,status_comment/* findEarliest */.B1)(context, conversation, prepared) : null;
    if (first === null)
        return;
    const state = withOrder(first.state, prepared.state);
    hireContext.prepared = { ...prepared, comment: first.comment, state };
    try {
        await context.github.conversations.deleteComment(prepared.comment);
        hireContext.prepared = {
            ...hireContext.prepared,
            ...(await (0,status_comment/* writeStatus */.Kn)(context, first.comment, state, prepared.visible)),
        };
    }
    catch (error) {
        context.log.warning(`the status comment could not be written: ${error instanceof Error ? error.message : ''}`);
    }
}
function findHirer({ intent: { source } }) {
    const sender = source.kind === 'inputs' ? null : source.sender;
    return sender === null || sender.isBot ? null : sender.login;
}
async function removeHireNotice(hireContext) {
    await (hireContext.noticeRemoval ?? deleteNotice(hireContext));
}
async function deleteNotice({ context, prepared }) {
    if (prepared === null || isSandbox(context))
        return;
    await context.github.conversations.deleteComment(prepared.notice).catch(() => false);
}
async function releaseHireNotice(hireContext, generation) {
    const { context, subject } = hireContext;
    const { notice, nonce } = preparedHireOf(hireContext);
    const run = (0,shared_context/* formatRun */.TI)(context.run);
    const marker = { type: 'withdrawal', subject: (0,hire_result/* formatSubjectKey */.J_)(context, subject), generation, run, nonce };
    const noticeBody = context.render.releaseNotice((0,shared_context/* formatRunUrl */.yg)(context.run), generation);
    await context.github.conversations.editComment(notice, (0,status_comment/* composeBody */.h$)(noticeBody, marker, context.signer));
    return true;
}
async function recordMission(hireContext, generation) {
    const { context, subject, prepared, mission } = hireContext;
    const { brief, terms, droppedComments, warnings } = orderOf(hireContext);
    if (mission === null)
        throw new invariant/* InvariantError */.z('a hire was recorded before it was posted');
    const common = { mission, subject, generation, brief, droppedComments, warnings };
    if (prepared === null) {
        const state = (0,hire_result/* createState */.ur)((0,hire_result/* formatSubjectKey */.J_)(context, subject), generation, {
            mission: mission.id,
            brief: brief.hash,
            budgetCents: terms.budgetCents,
            history: [{ at: context.clock.now(), text: `Posted as mission ${mission.id}` }],
        });
        hireContext.posted = { ...common, threadNumber: null, comment: null, state };
        return;
    }
    const recorded = writePostedState(hireContext, { prepared, mission, generation });
    hireContext.noticeRemoval = deleteNotice(hireContext);
    const { comment, state } = await recorded;
    hireContext.posted = { ...common, threadNumber: threadNumberOf(hireContext), comment, state };
}
async function writePostedState(hireContext, { prepared, mission, generation, }) {
    const { context, subject } = hireContext;
    const { id, specialist } = mission;
    const text = specialist === null ? `Posted as mission ${id}` : `Hired ${specialist} (mission ${id})`;
    const history = (0,state_markers/* addHistory */.Gs)(prepared.state.history, { at: context.clock.now(), text });
    const recorded = { ...prepared.state, mission: id, history };
    const verdict = (0,evaluate/* evaluatePosted */.rr)(context, mission, recorded);
    const blocked = (0,hire_result/* describeBlocked */.G)(subject, verdict, { order: orderOf(hireContext), mission, generation });
    const visible = context.render.statusComment((0,mission_view/* createMissionView */.i)(context, { ...blocked, state: recorded }));
    return (0,status_comment/* writeStatus */.Kn)(context, prepared.comment, recorded, visible).catch(() => ({
        comment: prepared.comment,
        state: recorded,
    }));
}

;// CONCATENATED MODULE: ./src/flow/hire/recovery.js



const MAX_RUN_MS = 35 * 24 * 3_600_000;
async function readTakenLocks(hireContext, from) {
    const { lock } = hireContext.context;
    let locks = { highest: null, since: 0 };
    for (let generation = from; generation <= lock.maxSequence; generation += 1) {
        const reading = await lock.read(lockKeyOf(hireContext), generation);
        if (reading.kind === 'free')
            break;
        const at = reading.kind === 'taken' ? reading.at : null;
        locks = {
            highest: generation,
            since: at === null || locks.since === null ? null : Math.max(at, locks.since),
        };
        if (reading.kind === 'gone')
            break;
    }
    return locks;
}
async function listHireRuns(hireContext, from) {
    const { context, subject } = hireContext;
    const conversation = await context.github.conversations.read(threadNumberOf(hireContext));
    const markers = (0,state_markers/* listMarkers */.YL)(conversation?.comments ?? [], 'intent', (0,hire_result/* formatSubjectKey */.J_)(context, subject), context.signer);
    const noticeMarkers = markers.map(({ marker }) => marker).filter(({ generation }) => generation >= from);
    return Promise.all(noticeMarkers.map(({ run, deadline }) => readRun(hireContext, run, deadline)));
}
async function recovery_readCompetingIntents(hireContext, generation) {
    const { context, subject } = hireContext;
    const conversation = hireContext.afterAcquire ??
        (await context.github.conversations.read(threadNumberOf(hireContext)).catch(() => null));
    hireContext.afterAcquire = null;
    const comments = conversation?.comments ?? [];
    const key = (0,hire_result/* formatSubjectKey */.J_)(context, subject);
    const isOf = ({ marker }) => marker.generation === generation;
    const { notice } = preparedHireOf(hireContext);
    const notices = (0,state_markers/* listMarkers */.YL)(comments, 'intent', key, context.signer).filter(isOf);
    if ((0,state_markers/* listMarkers */.YL)(comments, 'status', key, context.signer).some((one) => isOf(one) && one.marker.mission !== null))
        return 'recorded';
    if (!notices.some(({ comment }) => comment.id === notice.id))
        return 'unknown';
    const now = context.clock.now();
    return notices.some(({ comment, marker }) => comment.id < notice.id && marker.deadline > now) ? 'earlier' : 'none';
}
async function readRun({ context }, run, deadline) {
    const [runId = '', attempt = ''] = run.split('.');
    const end = await context.github.runs.readEnd(runId, Number(attempt));
    if (end.kind === 'ended')
        return { run, deadline, endedAt: end.at, why: '' };
    if (end.kind === 'running')
        return { run, deadline, endedAt: null, why: 'it is still running' };
    const latestEnd = deadline + MAX_RUN_MS;
    return context.clock.now() >= latestEnd
        ? { run, deadline, endedAt: latestEnd, why: '' }
        : { run, deadline, endedAt: null, why: `whether it has ended cannot be read: ${end.why}` };
}

// EXTERNAL MODULE: ./src/core/policy/contract.js
var policy_contract = __webpack_require__(6004);
;// CONCATENATED MODULE: ./src/flow/hire/contract.js



function composeContract(hireContext, generation) {
    const { context, subject, target, prepared } = hireContext;
    const { settings, run, signer } = context;
    const contract = {
        base: target?.base ?? run.repository.defaultBranch,
        head: target?.head ?? null,
        hiredAt: prepared?.notice.createdAt ?? null,
        budgetCents: orderOf(hireContext).terms.budgetCents,
        prNumber: settings.prNumber,
        lock: settings.lock,
        settings: (0,policy_contract/* toJudgingSettings */.Pt)(settings),
    };
    return (0,policy_contract/* formatContract */.G4)(contract, { subject: (0,hire_result/* formatSubjectKey */.J_)(context, subject), generation }, signer.signer);
}

// EXTERNAL MODULE: ./src/flow/missions/lookup.js
var lookup = __webpack_require__(7500);
;// CONCATENATED MODULE: ./src/flow/hire/effects.js












function performHire(hireContext, effect) {
    return isRead(effect) ? performRead(hireContext, effect) : performWrite(hireContext, effect);
}
const READS = new Set([
    'look_up',
    'read_thread',
    'authorize',
    'read_locks',
    'read_runs',
    'read_competing_intents',
    'sleep',
]);
function isRead(effect) {
    return READS.has(effect.do);
}
async function performRead(hireContext, effect) {
    switch (effect.do) {
        case 'look_up':
            return lookUpMissions(hireContext);
        case 'read_thread':
            return readThread(hireContext);
        case 'authorize':
            return authorize(hireContext, effect.generation);
        case 'read_locks':
            return { kind: 'locks_read', ...(await readTakenLocks(hireContext, effect.from)) };
        case 'read_runs':
            return { kind: 'runs_read', runs: await listHireRuns(hireContext, effect.from) };
        case 'read_competing_intents':
            return {
                kind: 'competing_intents_read',
                competingIntents: await recovery_readCompetingIntents(hireContext, effect.generation),
            };
        case 'sleep':
            await hireContext.context.clock.sleep(effect.ms, hireContext.context.signal);
            return { kind: 'slept' };
    }
}
async function authorize(hireContext, generation) {
    return { kind: (await authorizeHire(hireContext, generation)) ? 'authorized' : 'refused' };
}
async function performWrite(hireContext, effect) {
    switch (effect.do) {
        case 'write_notice':
            return { kind: 'notice_written', deadline: await postHireNotice(hireContext, effect.generation) };
        case 'acquire':
            return acquireLock(hireContext, effect.generation);
        case 'post':
            return post(hireContext, effect.generation);
        case 'record':
            await recordMission(hireContext, effect.generation);
            return { kind: 'recorded' };
        case 'release': {
            const releasing = hireContext.context.lock.release(lockKeyOf(hireContext), effect.acquisitionId);
            return { kind: 'lock_released', isReleased: await releasing.catch(() => false) };
        }
        case 'write_release_marker':
            return {
                kind: 'lock_released',
                isReleased: await releaseHireNotice(hireContext, effect.generation).catch(() => false),
            };
        case 'remove_notice':
            await removeHireNotice(hireContext);
            return { kind: 'notice_removed' };
    }
}
async function lookUpMissions(hireContext) {
    try {
        hireContext.lookup = await (0,lookup/* lookUp */.T)(hireContext.context, hireContext.subject);
    }
    catch (error) {
        hireContext.error = error;
        return { kind: 'look_up_failed' };
    }
    const missions = [];
    for (const { mission, generation } of hireContext.lookup.subjectMissions) {
        const isEnded = (0,domain_mission/* isOver */.PU)(mission);
        missions.push({
            id: mission.id,
            generation,
            isOver: isEnded,
            answersCommand: isEnded && (await answersCommand(hireContext, mission)),
        });
    }
    return { kind: 'looked_up', missions };
}
const MAX_CLOCK_SKEW_MS = 60_000;
async function answersCommand(hireContext, { id, createdAt }) {
    const { context, intent, subject } = hireContext;
    const { source } = intent;
    if (source.kind !== 'command')
        return false;
    if (createdAt !== null)
        return createdAt >= source.createdAt;
    if (subject.kind === 'run')
        return true;
    const conversation = await context.github.conversations.read(subject.number).catch(() => null);
    const times = (0,state_markers/* listMarkers */.YL)(conversation?.comments ?? [], 'status', (0,hire_result/* formatSubjectKey */.J_)(context, subject), context.signer)
        .flatMap(({ marker }) => (marker.mission === id ? marker.history : []))
        .filter(({ text }) => text.includes(id))
        .map(({ at }) => at);
    return times.length === 0 || Math.min(...times) + MAX_CLOCK_SKEW_MS >= source.createdAt;
}
function predictGeneration({ lookup }) {
    const missions = lookup?.subjectMissions ?? [];
    return nextGeneration(missions.map(({ mission, generation }) => ({ id: mission.id, generation, isOver: true })), []);
}
async function readThread(hireContext) {
    const { context, subject } = hireContext;
    const generation = predictGeneration(hireContext);
    const hasSequence = generation <= context.lock.maxSequence;
    prefetchPreflight(context, subject);
    const [conversation, isFree] = await Promise.all([
        context.github.conversations.read(threadNumberOf(hireContext)),
        hasSequence && context.lock.peek(lockKeyOf(hireContext), generation),
    ]);
    hireContext.conversation = conversation;
    hireContext.freeGeneration = isFree ? generation : null;
    const markers = (0,state_markers/* listMarkers */.YL)(hireContext.conversation?.comments ?? [], 'withdrawal', (0,hire_result/* formatSubjectKey */.J_)(context, subject), context.signer);
    return {
        kind: 'thread_read',
        exists: hireContext.conversation !== null,
        released: markers.map(({ marker }) => marker.generation),
    };
}
async function acquireLock(hireContext, generation) {
    const { context } = hireContext;
    const reply = await context.lock.acquire(lockKeyOf(hireContext), generation, {
        isKnownFree: hireContext.freeGeneration === generation,
        onAcquired: () => reviewThread(hireContext, context.github.conversations.read(threadNumberOf(hireContext))),
    });
    if (reply.kind === 'acquired')
        return { kind: 'acquire_answered', reply: 'acquired', acquisitionId: reply.acquisitionId };
    if ('why' in reply)
        hireContext.why = reply.why;
    else if (reply.kind === 'gone')
        hireContext.why = `#${threadNumberOf(hireContext)} is gone`;
    return { kind: 'acquire_answered', reply: reply.kind };
}
async function post(hireContext, generation) {
    const reply = await hireContext.context.marketplace.postMission(toMissionOrder(hireContext, generation));
    if (reply.kind === 'done') {
        hireContext.mission = reply.value;
        return { kind: 'post_answered', reply: 'done', mission: reply.value.id };
    }
    hireContext.failure = reply.failure;
    hireContext.why = reply.failure.why;
    return { kind: 'post_answered', reply: reply.kind };
}
function toMissionOrder(hireContext, generation) {
    const { context, subject, prepared } = hireContext;
    const { brief, terms } = orderOf(hireContext);
    return {
        ...terms,
        title: (0,reference/* formatMissionTitle */._J)(brief.title, (0,reference/* formatReference */.FH)(context.run.repository, subject, generation)),
        dod: brief.dod,
        description: (0,reference/* formatMissionDescription */.iZ)(brief.description, {
            subject: (0,hire_result/* formatSubjectKey */.J_)(context, subject),
            generation,
            brief: brief.hash,
            comment: prepared?.comment.id ?? null,
        }, composeContract(hireContext, generation)),
    };
}

// EXTERNAL MODULE: ./src/flow/missions/adopt.js
var adopt = __webpack_require__(5782);
// EXTERNAL MODULE: ./src/flow/gate/status.js + 1 modules
var gate_status = __webpack_require__(8582);
;// CONCATENATED MODULE: ./src/flow/gate/close-on-hire.js

const MAX_PULLS = 10;
async function closeGates(context, { subject, comment }, conversation, view) {
    if (context.settings.gate.context === '')
        return;
    for (const number of listPulls(subject, conversation)) {
        const reading = (0,gate_status/* toGateReading */.BS)(context, view, comment?.url ?? null, number);
        await closeGate(context, number, reading).catch((error) => {
            const why = error instanceof Error ? error.message : 'unknown error';
            context.log.warning(`the commit status of #${number} could not be written: ${why}`);
        });
    }
}
function listPulls(subject, { closedBy }) {
    if (subject.kind === 'pull_request')
        return [subject.number];
    const open = closedBy.filter(({ state }) => state === 'open').map(({ number }) => number);
    return open.slice(0, MAX_PULLS);
}
async function closeGate(context, number, reading) {
    const pull = await context.github.pulls.read(number);
    if (pull?.state === 'open')
        await (0,gate_status/* setStatus */.Lx)(context, pull.headSha, reading, null);
}

;// CONCATENATED MODULE: ./src/flow/hire/messages.js



function describeMissingThread(number) {
    return (0,shared_context/* hold */._2)('github_error', `Nothing was posted: there is no issue or pull request #${number} in this repository.`, 'Give the number of one that exists as issue-number or pr-number.');
}
function describeFailure(hireContext, end) {
    const failure = end.why === 'refused' ? hireContext.failure : TOO_LATE;
    if (failure === null)
        throw new invariant/* InvariantError */.z('a hire failed without a failure');
    return end.isClean ? failure : withStuckLock(hireContext.context, failure);
}
function describeCancelled({ fix }) {
    const message = 'Cancelled before the mission was posted: nothing was posted.';
    return { kind: 'wait', code: 'cancelled', message, nextStep: `To go on, ${fix}.` };
}
const TOO_LATE = {
    code: 'too_late',
    what: 'preparing the hire took longer than a minute',
    where: 'POST /marketplace/missions',
    why: 'a hire that is this late might overlap with another',
    fix: 'put the label on again, or run the job again',
    status: null,
    requestId: null,
};
function withStuckLock(context, failure) {
    const lockName = context.lock.kind === 'ref' ? 'ref' : 'reaction';
    const nextStep = `the next try needs ${context.settings.command} hire --force`;
    return {
        ...failure,
        fix: `${failure.fix}; the ${lockName} that guards the hire could not be given up, so ${nextStep}`,
    };
}
function describeStop(hireContext, state, end) {
    switch (end.kind) {
        case 'denied':
            return describeDenied(hireContext);
        case 'lock_limit_reached':
            return (0,shared_context/* hold */._2)('lock_limit_reached', `Nothing was posted: the ${state.maxSequence} reactions that guard against hiring twice are used up on #${threadNumberOf(hireContext)}.`, 'Set lock: ref in the workflow (the job needs contents: write), which knows no limit, or open a new issue.');
        case 'hire_unconfirmed':
            return describeUnconfirmed(hireContext, end.why);
    }
}
function describeDenied({ context, why }) {
    const byRef = context.lock.kind === 'ref';
    const needed = byRef ? 'contents: write' : 'issues: write and pull-requests: write';
    return (0,shared_context/* hold */._2)('missing_permission', `Nothing was posted: the ${byRef ? 'ref' : 'reaction'} that guards against hiring twice could not be set (${why}).`, `Give the job permissions: ${needed}, then put the label on again.`);
}
function describeUnconfirmed({ context, subject, why }, reason) {
    const { command, limits } = context.settings;
    const nextStep = subject.kind === 'run'
        ? 'If it is certain that there is none, start a new run: a re-run only looks.'
        : `If there is none, someone with ${limits.hirePermission} permission comments "${command} hire --force", at least 15 minutes after the runs that began it have ended.`;
    return (0,shared_context/* hold */._2)('hire_unconfirmed', `Whether a mission was posted cannot be known (${explainUnconfirmed(reason, why)}), and none is listed; nothing is ever posted again by itself.`, `Look at the marketplace. ${nextStep}`);
}
function explainUnconfirmed(reason, why) {
    switch (reason) {
        case 'another_run':
            return 'the hire was begun by another run';
        case 'earlier_attempt':
            return 'an earlier attempt of this run may have posted it';
        case 'acquire_unknown':
        case 'response_unknown':
            return why;
    }
}
function describeForceHire({ settings }, { minGeneration }, end) {
    const { command } = settings;
    switch (end.kind) {
        case 'nothing_unconfirmed':
            return (0,shared_context/* hold */._2)('hire_force_refused', `Nothing was posted: generation ${minGeneration} was never begun, so there is no doubt to go past.`, `Comment "${command} hire" instead.`);
        case 'lock_time_unknown':
            return (0,shared_context/* hold */._2)('hire_force_refused', `Nothing was posted: what guards generation ${minGeneration} was not set by this action, so nobody can tell since when it stands.`, 'If it was made by hand (refs/orkestro/\u2026), a person who knows why removes it; or open a new issue.');
        case 'run_not_over':
            return (0,shared_context/* hold */._2)('hire_force_refused', `Nothing was posted: run ${end.run} may still hire for generation ${minGeneration} (${end.why}).`, `Wait until it has ended, or cancel it; where it cannot be read, give the job actions: read. Then comment "${command} hire --force" again, 15 minutes after its end.`);
        case 'too_early':
            return (0,shared_context/* hold */._2)('hire_force_refused', `Nothing was posted: a request of an earlier run may still arrive until ${new Date(end.until).toISOString()}.`, `Comment "${command} hire --force" again after that.`);
    }
}

;// CONCATENATED MODULE: ./src/flow/hire/conclude.js











const CONCLUSIONS = {
    adopt: adoptFound,
    posted: concludePosted,
    stopped: (hireContext) => {
        throw hireContext.error;
    },
    refused: ({ refusal }) => {
        if (refusal === null)
            throw new invariant/* InvariantError */.z('a hire was refused without a reason');
        return refusal;
    },
    failed: concludeFailed,
    no_subject: (hireContext) => (0,hire_result/* holdHire */.kg)(hireContext.subject, describeMissingThread(threadNumberOf(hireContext))),
    denied: concludeStop,
    lock_limit_reached: concludeStop,
    hire_unconfirmed: concludeStop,
    nothing_unconfirmed: concludeForceHire,
    lock_time_unknown: concludeForceHire,
    run_not_over: concludeForceHire,
    too_early: concludeForceHire,
};
async function concludeHire(hireContext, state, end) {
    return CONCLUSIONS[end.kind](hireContext, state, end);
}
async function concludePosted(hireContext) {
    const { posted: tracked, conversation } = hireContext;
    if (tracked === null)
        throw new invariant/* InvariantError */.z('a hire ended as posted without a mission');
    if (conversation !== null) {
        const view = (0,mission_view/* createMissionView */.i)(hireContext.context, { ...tracked, verdict: POSTED_VERDICT });
        await closeGates(hireContext.context, tracked, conversation, view);
    }
    return { kind: 'tracked', how: 'posted', tracked, prefetched: toPrefetched(hireContext, tracked) };
}
function toPrefetched({ conversation, prepared }, { mission, comment }) {
    if ((0,domain_mission/* isReady */.i_)(mission) || conversation === null || comment === null || prepared === null)
        return {};
    const others = conversation.comments.filter(({ id }) => id !== comment.id && id !== prepared.notice.id);
    return { mission, conversation: { ...conversation, comments: [...others, comment] } };
}
function concludeFailed(hireContext, { generation }, end) {
    const { subject, order } = hireContext;
    const failure = describeFailure(hireContext, end);
    if (end.why === 'cancelled')
        return (0,hire_result/* holdHire */.kg)(subject, describeCancelled(failure), { order, generation });
    const verdict = (0,shared_context/* hold */._2)('marketplace_error', `Nothing was posted: ${failure.what} (${failure.why}).`, failure.fix);
    return { kind: 'failed', failure, blocked: (0,hire_result/* describeBlocked */.G)(subject, verdict, { order, generation }) };
}
function concludeStop(hireContext, state, end) {
    const { subject, order } = hireContext;
    return (0,hire_result/* holdHire */.kg)(subject, describeStop(hireContext, state, end), { order, generation: state.generation });
}
function concludeForceHire({ context, subject, order }, state, end) {
    return (0,hire_result/* holdHire */.kg)(subject, describeForceHire(context, state, end), { order, generation: state.minGeneration });
}
async function adoptFound(hireContext) {
    const { context, subject, lookup } = hireContext;
    if (lookup === null || lookup.kind === 'none')
        throw new invariant/* InvariantError */.z('a hire adopts what it never found');
    const conversation = await readLatestThread(hireContext);
    return (0,adopt/* adopt */.d)(context, { subject, lookup, conversation, wanted: findWanted(hireContext) });
}
async function readLatestThread({ context, subject, order, conversation }) {
    return order === null || subject.kind === 'run' ? conversation : context.github.conversations.read(subject.number);
}
function findWanted(hireContext) {
    const { order, intent } = hireContext;
    const plan = order === null && intent.source.kind === 'inputs' ? planHireOrder(hireContext) : order;
    return plan?.kind === 'order' ? plan : null;
}

;// CONCATENATED MODULE: ./src/flow/hire/hire.js




async function hire(context, intent) {
    const hireContext = createHireContext(context, intent);
    let step = beginHire(toHireStart(context, intent));
    while (step.effect.do !== 'end') {
        const answer = await performHire(hireContext, step.effect);
        step = advanceHire(step.state, { ...answer, at: context.clock.now(), cancelled: context.signal.aborted });
    }
    return concludeHire(hireContext, step.state, step.effect.end);
}
function toHireStart({ lock, run, deadline }, { subject, source }) {
    const byCommand = source.kind === 'command' && run.runAttempt === 1 ? source : null;
    return {
        subjectKind: subject.kind === 'run' ? 'run' : 'page',
        isFirstAttempt: run.runAttempt === 1,
        opens: byCommand === null ? 'first' : byCommand.force ? 'force' : 'next',
        lock: lock.kind,
        maxSequence: lock.maxSequence,
        deadline,
    };
}


/***/ }),

/***/ 7500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lookUp)
/* harmony export */ });
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2799);


async function lookUp(context, subject) {
    const all = await context.marketplace.listMissions();
    const { repository } = context.run;
    const key = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubject */ .QK)(repository, subject);
    const { matched, unread } = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .matchMissions */ .xY)(all, key, (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)(repository, subject, 1));
    const read = await Promise.all(unread.map((mission) => context.marketplace.getMission(mission.id)));
    const subjectMissions = [...matched];
    for (const mission of read) {
        const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description);
        if (footer?.subject === key)
            subjectMissions.push({ mission, generation: footer.generation });
    }
    return chooseNewest(subjectMissions, all);
}
function chooseNewest(subjectMissions, all) {
    const open = subjectMissions.filter(({ mission }) => !(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission));
    const counted = open.length > 0 ? open : subjectMissions;
    if (counted.length === 0)
        return { kind: 'none', subjectMissions, all };
    const generation = Math.max(...counted.map((one) => one.generation));
    const sameGeneration = subjectMissions.filter((one) => one.generation === generation);
    const remaining = sameGeneration.filter(({ mission }) => mission.phase !== 'ended');
    const newest = remaining.length > 0 ? remaining : sameGeneration.slice(0, 1);
    const [first] = newest;
    if (newest.length > 1 || first === undefined) {
        return { kind: 'duplicates', generation, missions: newest.map((one) => one.mission), subjectMissions, all };
    }
    return { kind: 'one', newest: first, subjectMissions, all };
}


/***/ })

};
