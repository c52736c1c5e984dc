export const id = 582;
export const ids = [582];
export const modules = {

/***/ 2481:
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

/***/ 3736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gs: () => (/* binding */ addHistory),
/* harmony export */   YL: () => (/* binding */ listMarkers),
/* harmony export */   db: () => (/* binding */ stripMarker),
/* harmony export */   dk: () => (/* binding */ mergeHistories),
/* harmony export */   gJ: () => (/* binding */ formatMarker),
/* harmony export */   t7: () => (/* binding */ readMarker),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* unused harmony export HISTORY_LIMIT */
const VERSION = 1;
function formatMarker(mark, codec) {
    const json = JSON.stringify({ v: VERSION, ...mark }).replace(/[<>]|--/g, escapeAll);
    return `<!-- ${codec.tag} ${json} ${codec.signer.mac(json)} -->`;
}
function escapeAll(text) {
    return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
function hasMarker(body, codec) {
    return readLastLine(body).startsWith(`<!-- ${codec.tag} {`);
}
function stripMarker(body) {
    return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}
function readMarker(comment, type, codec) {
    if (!comment.byUs || comment.editedByOthers)
        return null;
    const line = readLastLine(comment.body);
    const start = `<!-- ${codec.tag} `;
    const end = ' -->';
    if (!line.startsWith(`${start}{`) || !line.endsWith(end))
        return null;
    const sealed = line.slice(start.length, -end.length);
    const cut = sealed.lastIndexOf(' ');
    const json = sealed.slice(0, cut);
    if (!codec.signer.verify(json, sealed.slice(cut + 1)))
        return null;
    const mark = JSON.parse(json);
    if (mark.v !== VERSION || mark.type !== type)
        return null;
    return { comment, marker: mark };
}
function listMarkers(comments, type, subject, codec) {
    return comments
        .map((comment) => readMarker(comment, type, codec))
        .filter((marked) => marked !== null)
        .filter((marked) => marked.marker.subject === subject)
        .sort((a, b) => a.comment.id - b.comment.id);
}
const HISTORY_LIMIT = 40;
function addHistory(history, entry) {
    const longer = [...history, entry];
    const [first] = longer;
    return longer.length <= HISTORY_LIMIT || first === undefined ? longer : [first, ...longer.slice(1 - HISTORY_LIMIT)];
}
function mergeHistories(histories) {
    const lines = new Map(histories.flat().map((entry) => [`${entry.at} ${entry.text}`, entry]));
    return [...lines.values()].sort((a, b) => a.at - b.at).reduce(addHistory, []);
}
function readLastLine(body) {
    const text = body.trimEnd();
    return text.slice(text.lastIndexOf('\n') + 1);
}


/***/ }),

/***/ 2426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ advanceRound)
/* harmony export */ });
function advanceRound(state, { phase, reworkCount }, record) {
    const isAtWork = phase === 'in_progress' || phase === 'matched';
    const least = Math.max(state.round, 1 + (reworkCount ?? 0), ...record.map(({ round }) => round));
    const wasSentBack = record.some(({ round, verdict }) => round === least && verdict === 'rework');
    const round = reworkCount === null && isAtWork && wasSentBack ? least + 1 : least;
    if (round > state.round) {
        const last = record.findLast((mark) => mark.round === round - 1 && mark.verdict === 'rework');
        return { ...state, round, sentBackSha: last?.sha ?? state.sentBackSha, leftSince: true };
    }
    return isAtWork && state.sentBackSha !== null && !state.leftSince ? { ...state, leftSince: true } : state;
}


/***/ }),

/***/ 3897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M3: () => (/* binding */ checkTermsLabel),
/* harmony export */   SC: () => (/* binding */ checkUnchanged),
/* harmony export */   Yj: () => (/* binding */ checkPermission),
/* harmony export */   dU: () => (/* binding */ checkHirer),
/* harmony export */   ne: () => (/* binding */ explainDenied)
/* harmony export */ });
/* harmony import */ var _core_domain_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(815);
/* harmony import */ var _core_config_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9569);
/* harmony import */ var _shared_context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6917);



const WRITERS_EVENTS = new Set([
    'push',
    'workflow_dispatch',
    'repository_dispatch',
    'schedule',
    'release',
    'create',
    'delete',
]);
async function checkHirer(engine, source) {
    const { run, settings } = engine;
    if (source.kind === 'inputs' && WRITERS_EVENTS.has(run.eventName))
        return null;
    const people = new Map();
    if (source.kind !== 'inputs' && source.sender !== null)
        people.set(source.sender.login, source.sender);
    for (const login of [run.actor, run.triggeringActor]) {
        if (login !== null && !people.has(login))
            people.set(login, toAccount(login));
    }
    const needed = settings.limits.hirePermission;
    if (people.size === 0)
        return refusePerson('nobody', 'the event names no sender', needed, source);
    for (const person of people.values()) {
        const why = await explainDenied(engine, person, needed);
        if (why !== null)
            return refusePerson(person.login, why, needed, source);
    }
    return null;
}
function toAccount(login) {
    return { login, id: null, isBot: login.endsWith('[bot]') };
}
async function explainDenied(engine, person, needed) {
    const { say, why } = await checkPermission(engine, person, needed);
    return say === 'may' ? null : why;
}
async function checkPermission(engine, person, needed) {
    if (person.isBot) {
        const isListed = engine.settings.limits.allowedBots.includes(person.login);
        return { say: isListed ? 'may' : 'may_not', why: 'bots act only when listed in allowed-bots' };
    }
    const reading = await engine.github.permissions.read(person.login);
    if (reading.kind === 'unknown')
        return { say: 'unknown', why: `the permission could not be read: ${reading.why}` };
    const isEnough = _core_domain_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(reading.permission) >= _core_domain_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(needed);
    return { say: isEnough ? 'may' : 'may_not', why: `the live permission is ${reading.roleName}` };
}
function refusePerson(login, why, needed, { kind }) {
    const again = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`, `Someone with ${needed} permission can ${again}.`);
}
async function checkTermsLabel(engine, source, conversation) {
    const { termsOf, limits } = engine.settings;
    const isComment = source.kind === 'command' || engine.run.eventName === 'issue_comment';
    if (termsOf === undefined || !isComment)
        return null;
    const actor = conversation.labeled.findLast(({ label }) => (0,_core_config_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .sameLabel */ .b)(label, termsOf))?.actor ?? null;
    const why = actor === null ? 'GitHub does not say who' : await explainDenied(engine, toAccount(actor), limits.hirePermission);
    if (why === null)
        return null;
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: the terms of the label "${termsOf}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`, `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`);
}
function checkUnchanged(conversation, source) {
    if (source.kind === 'inputs')
        return null;
    const what = findChange(conversation, source);
    if (what === null)
        return null;
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('brief_changed', `Nothing was posted: ${what}, so the text that was authorized is not the text that stands here now.`, source.kind === 'label'
        ? `Read it as it stands now, then take the label "${source.label}" off and put it on again.`
        : 'Read it as it stands now, then write the command again in a new comment.');
}
function findChange(conversation, source) {
    const same = (a, b) => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
    const act = source.kind === 'label' ? 'the label was put on' : 'the command was written';
    if (!same(conversation.title, source.title))
        return `the title changed after ${act}`;
    if (!same(conversation.body, source.body))
        return `the text changed after ${act}`;
    const at = source.kind === 'label' ? readLabelTime(conversation, source) : source.createdAt;
    return (findLateChange('the text was edited', conversation.bodyEditedAt, at, act) ??
        findLateChange('the title was changed', conversation.renamedAt, at, act));
}
function findLateChange(what, changedAt, at, act) {
    if (changedAt === null)
        return null;
    if (at === null)
        return `${what}, and when ${act} cannot be known`;
    return changedAt < at ? null : `${what} when or after ${act}`;
}
function readLabelTime(conversation, source) {
    const labeled = conversation.labeled.findLast(({ label, actor }) => label.toLowerCase() === source.label.toLowerCase() && actor === source.sender?.login);
    return labeled?.at ?? null;
}


/***/ }),

/***/ 8582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fG: () => (/* binding */ chooseStrictest),
  Hb: () => (/* binding */ findPosted),
  cw: () => (/* binding */ readGate),
  wh: () => (/* binding */ readId),
  Lx: () => (/* binding */ setStatus),
  fs: () => (/* binding */ showGate),
  BS: () => (/* binding */ toGateReading)
});

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/missions/adopt.js
var adopt = __webpack_require__(5782);
// EXTERNAL MODULE: ./src/flow/missions/adopt-by-id.js
var adopt_by_id = __webpack_require__(5262);
// EXTERNAL MODULE: ./src/flow/missions/for-pull.js
var for_pull = __webpack_require__(403);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var shared_context = __webpack_require__(6917);
// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 5 modules
var evaluate = __webpack_require__(173);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 2 modules
var observe = __webpack_require__(6091);
// EXTERNAL MODULE: ./src/flow/shared/mission-view.js
var mission_view = __webpack_require__(8344);
// EXTERNAL MODULE: ./src/flow/observe/snapshot-view.js
var snapshot_view = __webpack_require__(4851);
// EXTERNAL MODULE: ./src/core/commands/parse.js
var parse = __webpack_require__(2555);
// EXTERNAL MODULE: ./src/core/state/markers.js
var markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/flow/access/permissions.js
var permissions = __webpack_require__(3897);
;// CONCATENATED MODULE: ./src/flow/missions/linked-to.js




const BATCH = 25;
const MOST = 500;
async function listLinkedTo(engine, posted, pull) {
    const open = (0,for_pull/* listOpen */.xO)(posted).filter(({ subject }) => subject.number !== null);
    const asked = open.slice(0, MOST);
    const missions = [];
    for (let start = 0; start < asked.length; start += BATCH) {
        const batch = asked.slice(start, start + BATCH);
        const numbers = new Set(batch.map(({ subject }) => subject.number ?? 0));
        const pages = await engine.github.conversations.readMany([...numbers]);
        for (const one of batch) {
            const comments = pages.get(one.subject.number ?? 0)?.comments ?? [];
            if (await names(engine, comments, one.key, pull))
                missions.push(one);
        }
    }
    return { missions, all: asked.length === open.length };
}
async function names(engine, comments, key, pull) {
    if ((0,markers/* listMarkers */.YL)(comments, 'status', key, engine.signer).some(({ marker }) => marker.pull === pull))
        return true;
    const { command, limits } = engine.settings;
    for (const { body, author, byUs, editedAt } of comments) {
        const word = byUs || editedAt !== null ? null : (0,parse/* parseCommand */.RM)(body, command);
        if (author === null || word?.kind !== 'link' || word.number !== pull)
            continue;
        if ((await (0,permissions/* checkPermission */.Yj)(engine, author, limits.settlePermission)).say !== 'may_not')
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./src/flow/gate/status.js










const STATES = ['failure', 'error', 'pending', 'success'];
function chooseStrictest(first, ...rest) {
    const rank = ({ state }) => STATES.indexOf(state);
    return rest.reduce((strictest, one) => (rank(one) < rank(strictest) ? one : strictest), first);
}
function toGateReading(engine, page, url, pull) {
    return { ...engine.render.status(page), url, page, bound: page.pull?.number === pull };
}
async function readGate(engine, pull, posted, seen = new Map()) {
    const readings = [];
    for (const one of (0,for_pull/* listForPull */.Zv)(engine, posted, pull)) {
        readings.push(seen.get(one.mission.id) ?? (await readMission(engine, one, posted, pull)));
    }
    const strictest = chooseConcerned(readings);
    if (strictest !== null)
        return strictest;
    const passing = describeNoMission(engine);
    return passing.state === 'success' ? ((await readRecorded(engine, pull, posted)) ?? passing) : passing;
}
function chooseConcerned(readings) {
    const bound = readings.filter((one) => one.bound);
    const claimed = readings.filter(({ page }) => page !== null && page.pull === null);
    const siblings = claimed.filter((one) => bound.some((other) => areSiblings(one, other)));
    const [first, ...rest] = bound.length > 0 ? [...bound, ...siblings] : claimed;
    return first === undefined ? null : chooseStrictest(first, ...rest);
}
async function readRecorded(engine, pull, posted) {
    const { missions, all } = await listLinkedTo(engine, posted, pull.number);
    const readings = [];
    for (const one of missions)
        readings.push(await readMission(engine, one, posted, pull));
    const found = chooseConcerned(readings);
    return found === null && !all ? TOO_MANY : found;
}
const TOO_MANY = {
    state: 'pending',
    description: 'There are too many open missions to tell whether one is delivered here',
    url: null,
    page: null,
    bound: false,
};
function areSiblings({ page: one }, { page: other }) {
    if (one === null || other === null || one.subject.kind === 'run' || other.subject.kind === 'run')
        return false;
    return one.subject.number === other.subject.number && one.subject.key !== other.subject.key;
}
function describeNoMission(engine) {
    const passes = engine.settings.gate.whenNoMission === 'pass';
    const description = passes ? 'No mission is delivered here' : 'No mission is delivered here, and one is needed';
    return { state: passes ? 'success' : 'failure', description, url: null, page: null, bound: false };
}
async function readMission(engine, one, posted, pull) {
    const { mission } = one;
    if ((0,domain_mission/* isOver */.PU)(mission))
        return { ...toGateReading(engine, pageOfEnded(engine, one), null, pull.number), bound: true };
    const { result, known } = await findPosted(engine, one, posted);
    if (result.kind !== 'engaged') {
        const page = (0,mission_view/* createMissionView */.i)(engine, { ...result.held, state: null });
        return toGateReading(engine, page, null, pull.number);
    }
    const look = await (0,observe/* observe */.l)(engine, result.engaged, { ...known, pull });
    const page = (0,snapshot_view/* viewOfSnapshot */.b)(engine, look, (0,evaluate/* evaluate */._3)(engine, look));
    return toGateReading(engine, page, look.engaged.comment?.url ?? null, pull.number);
}
async function findPosted(engine, one, posted, known = {}) {
    const found = await (0,adopt_by_id/* adoptById */.T)(engine, one.mission, known);
    const missions = (0,for_pull/* findDuplicates */.Ir)(posted, one);
    if (missions.length === 0 || found.result.kind === 'failed')
        return found;
    const { subject } = found.result.kind === 'engaged' ? found.result.engaged : found.result.held;
    const lookup = { kind: 'duplicates', generation: one.generation, missions, engagements: [], all: [] };
    return { ...found, result: (0,adopt/* adopt */.d)(engine, { subject, lookup, conversation: null, wanted: null }) };
}
function pageOfEnded(engine, { mission, subject, generation }) {
    const isPaid = mission.phase === 'accepted';
    const verdict = isPaid
        ? { kind: 'done', code: 'already_accepted' }
        : { kind: 'hold', code: 'mission_ended' };
    return (0,mission_view/* createMissionView */.i)(engine, {
        verdict: { ...verdict, message: '', nextStep: '' },
        subject: { kind: 'issue', number: subject.number ?? 0, ...(subject.key !== null && { key: subject.key }) },
        generation,
        mission,
        brief: null,
        droppedComments: 0,
        warnings: [],
        state: null,
        gateOpen: isPaid,
    });
}
async function showGate(engine, pull, own) {
    const { context } = engine.settings.gate;
    if (context === '')
        return 'off';
    const others = own.state === 'success' ? await readOthers(engine, pull) : [];
    const reported = pull.headStatuses?.find(({ name }) => name === context);
    const text = reported === undefined ? null : `${reported.state} ${reported.description ?? ''}`;
    return setStatus(engine, pull.headSha, chooseStrictest(own, ...others), text);
}
async function readOthers(engine, { headSha, sameHead }) {
    if (sameHead.length === 0)
        return [];
    const posted = await (0,for_pull/* listRepositoryMissions */.qb)(engine);
    const readings = await Promise.all(sameHead.map(async (number) => {
        const pull = await engine.github.pulls.read(number);
        if (pull === null)
            return describeUnseen(number);
        return pull.state === 'open' && pull.headSha === headSha ? readGate(engine, pull, posted) : null;
    }));
    return readings.filter((reading) => reading !== null);
}
function describeUnseen(number) {
    const description = `Pull request #${number} has the same head and could not be read`;
    return { state: 'pending', description, url: null, page: null, bound: false };
}
async function setStatus(engine, sha, { state, description, url }, reported) {
    const { context } = engine.settings.gate;
    const text = `${state} ${description}`;
    const place = `status ${sha}`;
    if ((engine.shown.get(place) ?? reported) === text)
        return engine.shown.has(`${place} denied`) ? 'denied' : 'unchanged';
    if (engine.settings.dryRun)
        return 'unchanged';
    const done = await engine.github.statuses.set(sha, {
        context,
        state,
        description,
        url: url ?? (0,shared_context/* formatRunUrl */.yg)(engine.run),
    });
    engine.shown.set(place, text);
    if (done)
        return 'set';
    engine.shown.set(`${place} denied`, '');
    engine.log.warning(`${context} could not be set on ${sha.slice(0, 7)}: the job needs statuses: write`);
    return 'denied';
}
function readId(page) {
    return page?.mission?.id ?? null;
}


/***/ }),

/***/ 5262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ adoptById)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2799);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5782);
/* harmony import */ var _shared_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6917);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2126);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8344);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5112);






async function adoptById(engine, mission, read = {}) {
    const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFooter */ .fy)(mission.description);
    const { repository } = engine.run;
    const posted = footer === null ? null : (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSubject */ .Ci)(footer.subject);
    const here = posted?.repositoryId === repository.id ? posted.number : null;
    const number = footer === null ? namedSubject(engine) : here;
    if (number === null)
        return { result: adoptElsewhere(engine, mission, footer), known: {} };
    const conversation = read.conversation ?? (await engine.github.conversations.read(number));
    const key = posted === null ? engine.settings.missionKey : posted.key;
    const subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
    if (conversation === null) {
        const why = missing(mission, `there is no issue or pull request #${number}`);
        return { result: (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__/* .holdHire */ .kg)(subject, why, { mission }), known: {} };
    }
    if (footer === null)
        return { result: await adoptForeign(engine, mission, subject, conversation), known: {} };
    const { generation } = footer;
    const result = (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, { subject, mission, footer, generation, conversation, order: null });
    return { result, known: { ...read, conversation } };
}
function namedSubject(engine) {
    return engine.settings.issueNumber ?? engine.settings.prNumber;
}
function adoptElsewhere(engine, mission, footer) {
    const { run, settings } = engine;
    const own = {
        kind: 'run',
        runId: run.runId,
        job: run.job,
        index: settings.jobIndex ?? '0',
        step: run.step,
        ...(settings.missionKey !== null && { key: settings.missionKey }),
    };
    if (footer !== null && footer.subject === (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(engine, own)) {
        const { generation } = footer;
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
    }
    const why = footer === null
        ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
        : `it was posted for another subject (${footer.subject})`;
    return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__/* .holdHire */ .kg)(own, missing(mission, why), { mission });
}
async function adoptForeign(engine, mission, subject, conversation) {
    const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
    const key = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOf */ .TN)(engine, subject);
    const state = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_3__/* .createState */ .ur)(key, 1, {
        mission: mission.id,
        budgetCents: mission.budgetCents,
        history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
    });
    if (engine.settings.dryRun)
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, known);
    const verdict = {
        kind: 'wait',
        code: 'mission_not_ready',
        message: 'Adopted.',
        nextStep: 'Looking at it now.',
    };
    const page = (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_4__/* .createMissionView */ .i)(engine, {
        verdict,
        subject,
        generation: 1,
        mission,
        brief: null,
        droppedComments: 0,
        warnings: [],
        state,
    });
    const ensured = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .ensureStatus */ .JW)(engine, conversation.number, conversation, state, engine.render.comment(page));
    const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
    return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}
function missing(mission, why) {
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('state_lost', `Mission ${mission.id} cannot be settled from here: ${why}.`, 'Give issue-number or pr-number of this repository, or re-run the run that posted it.');
}


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ adoptMission),
/* harmony export */   d: () => (/* binding */ adopt)
/* harmony export */ });
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3736);
/* harmony import */ var _shared_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6917);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2126);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5112);






function adopt(engine, { subject, lookup, conversation, wanted }) {
    if (lookup.kind === 'duplicates')
        return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeDuplicates(engine, subject, lookup));
    const { mission, generation } = lookup.newest;
    const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(mission.description);
    if (wanted !== null && footer?.brief !== wanted.brief.hash) {
        const verdict = describeTaken((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(engine.run.repository, subject, generation), mission);
        return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, verdict, { generation, mission, order: wanted });
    }
    return adoptMission(engine, { subject, mission, footer, generation, conversation, order: wanted });
}
function adoptMission(engine, known) {
    const { subject, mission, footer, generation, conversation, order } = known;
    const key = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(engine, subject);
    const fresh = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .createState */ .ur)(key, generation, { mission: mission.id, brief: footer?.brief ?? null });
    if (conversation === null && (subject.kind === 'run' || (0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission)))
        return toEngaged(known, null, fresh);
    if (conversation === null)
        return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeLoss(engine, mission, 'its page could not be found'), {
            generation,
            mission,
            order,
        });
    const commentId = footer?.comment ?? null;
    const status = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .readStatus */ .rk)(conversation, engine.signer, { subject: key, generation, commentId });
    if (status.kind === 'found') {
        const state = claimState(engine, known, status.state);
        if (state !== null)
            return toEngaged(known, status.comment, state);
    }
    if ((0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission))
        return toEngaged(known, null, fresh);
    const why = status.kind === 'lost' ? status.why : 'no status comment of ours speaks of it';
    return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeLoss(engine, mission, why), { generation, mission, order });
}
function claimState(engine, { mission, footer, conversation }, state) {
    if (state.mission !== null)
        return state.mission === mission.id ? state : null;
    if (footer === null)
        return null;
    const intents = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarkers */ .YL)(conversation?.comments ?? [], 'intent', state.subject, engine.signer);
    const signed = intents.some(({ marker }) => marker.generation === state.generation && marker.brief === footer.brief);
    if (state.brief !== footer.brief && !signed)
        return null;
    return { ...state, mission: mission.id, brief: footer.brief };
}
function toEngaged(known, comment, state) {
    const { mission, subject, generation, conversation, order } = known;
    return {
        kind: 'engaged',
        how: 'adopted',
        engaged: {
            mission,
            subject,
            generation,
            threadNumber: conversation?.number ?? null,
            comment,
            state,
            brief: order?.brief ?? null,
            droppedComments: order?.droppedComments ?? 0,
            warnings: order?.warnings ?? [],
        },
    };
}
function describeDuplicates(engine, subject, lookup) {
    const ids = lookup.missions.map((mission) => mission.id).join(', ');
    const reference = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(engine.run.repository, subject, lookup.generation);
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('duplicate_missions', `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`, `End all but one on the marketplace, then comment \`${engine.settings.command} resume\`.`);
}
function describeTaken(reference, mission) {
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('reference_taken', `${reference} already has mission ${mission.id} with another brief; nothing was posted.`, 'Give these inputs a key of their own (with lock: ref; several missions of one subject then stand side by side), an issue of their own, or the brief that the mission was posted with.');
}
function describeLoss(engine, mission, why) {
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('state_lost', `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`, `A permitted person looks at the mission and comments \`${engine.settings.command} resume\`: that writes the state anew.`);
}


/***/ }),

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isThreadShared),
/* harmony export */   j: () => (/* binding */ listSharing)
/* harmony export */ });
/* harmony import */ var _for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);

function isThere({ mission }) {
    return mission.phase !== 'ended';
}
async function listSharing(engine, page) {
    const posted = await (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(engine);
    const pull = page.on === 'issue' ? null : await engine.github.pulls.read(page.number);
    const concerned = new Set(pull === null ? [] : (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listForPull */ .Zv)(engine, posted, pull));
    const here = posted.filter((one) => isThere(one) && (one.subject.number === page.number || concerned.has(one)));
    return here.filter(({ subject: own }) => here.some(({ subject }) => subject.number === own.number && subject.key !== own.key));
}
async function isThreadShared(engine, subject) {
    if (subject.kind === 'run')
        return false;
    const posted = await (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(engine);
    return posted.some((one) => isThere(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null));
}


/***/ }),

/***/ 403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ findDuplicates),
/* harmony export */   Zv: () => (/* binding */ listForPull),
/* harmony export */   qb: () => (/* binding */ listRepositoryMissions),
/* harmony export */   xO: () => (/* binding */ listOpen)
/* harmony export */ });
/* harmony import */ var _core_policy_binding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2481);
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3736);




const AT_ONCE = 8;
const REFERENCE = / \u2014 \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;
async function listRepositoryMissions(engine) {
    const missions = await engine.marketplace.listMissions();
    const isUnread = (mission) => (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description) === null && !(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission) && REFERENCE.test(mission.title);
    const whole = missions.filter((mission) => !isUnread(mission));
    const unread = missions.filter(isUnread);
    for (let start = 0; start < unread.length; start += AT_ONCE) {
        const some = unread.slice(start, start + AT_ONCE);
        whole.push(...(await Promise.all(some.map(({ id }) => engine.marketplace.getMission(id)))));
    }
    return whole.flatMap((mission) => {
        const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description);
        const subject = footer === null ? null : (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(footer.subject);
        if (footer === null || subject?.repositoryId !== engine.run.repository.id)
            return [];
        return [{ mission, subject, key: footer.subject, generation: footer.generation }];
    });
}
function listOpen(posted) {
    return posted.filter(({ mission }) => !(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission));
}
function findDuplicates(posted, own) {
    const same = posted.filter((one) => one.key === own.key && one.mission.phase !== 'ended' && competes(one, own));
    return same.length > 1 ? same.map(({ mission }) => mission) : [];
}
function competes(one, own) {
    if (one.generation === own.generation)
        return true;
    const [earlier] = one.generation < own.generation ? [one] : [own];
    return earlier.mission.phase !== 'accepted';
}
function listForPull(engine, posted, pull) {
    const named = new Set([pull.number, ...pull.closes]);
    const claimed = new Set((0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMissionClaims */ .f0)(pull.body));
    const shown = new Set(pull.comments.map((comment) => (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarker */ .t7)(comment, 'page', engine.signer)?.marker.mission));
    return posted.filter((one) => {
        const { mission, subject } = one;
        if (!(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission))
            return named.has(subject.number) || claimed.has(mission.id) || shown.has(mission.id);
        const isItsOwn = subject.number === pull.number || shown.has(mission.id);
        return isItsOwn && !posted.some((other) => other.key === one.key && other.generation > one.generation);
    });
}


/***/ }),

/***/ 173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _3: () => (/* binding */ evaluate),
  rr: () => (/* binding */ evaluatePosted),
  wK: () => (/* binding */ isGateOpen)
});

;// CONCATENATED MODULE: ./src/core/policy/row.js
const DECIDE_BY_COMMAND = 'or settle it with the command accept, or rework and a reason';
function countsChecks(policy) {
    return policy.checks.kind !== 'none';
}

// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy/check-rows.js


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
            message: `Still running: ${names}.`,
            nextStep: 'The checks finish; it is judged then.',
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
            message: `Failed: ${names}.`,
            nextStep: 'It is sent back with what failed; the specialist fixes it and delivers again.',
        })),
    },
    {
        number: 18,
        verdict: 'hold',
        code: 'checks_need_approval',
        situation: 'some of R needs a click (`action_required`, awaiting approval)',
        judge: judgeNames('needs_approval', (names) => ({
            message: `Waiting for a person's approval on GitHub: ${names}.`,
            nextStep: 'A maintainer has to press "Approve and run" (or what the check asks for) on the pull request.',
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
            message: `Reported by another app than the one the rule names: ${names}.`,
            nextStep: `The right app has to report, or an admin corrects the rule's source; a person can look ${DECIDE_BY_COMMAND}.`,
        })),
    },
    {
        number: 21,
        verdict: 'wait',
        code: 'checks_missing',
        situation: 'some of R never reported: under 10 minutes since the last change of head or checks',
        judge: judgeNames('missing', (names, seen) => isGraceOver(seen)
            ? null
            : {
                message: `Required, but not reported yet: ${names}.`,
                nextStep: 'They may still start; it is looked at again.',
            }),
    },
    {
        number: 21,
        verdict: 'hold',
        code: 'checks_missing',
        situation: 'some of R never reported: longer',
        judge: judgeNames('missing', (names) => ({
            message: `Required, but never reported: ${names}.`,
            nextStep: `Somebody has to start them (a path filter or a pull request opened by a bot keeps workflows from running), ${DECIDE_BY_COMMAND}.`,
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
            : {
                message: 'The work is verified, and no checks are asked for.',
                nextStep: 'Escrow is released to the specialist.',
            },
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
        message: `The checks cannot be judged: ${(0,core_text/* endSentence */.H_)(why, 300)}`,
        nextStep: `It is looked at again; if it stays, mode doctor says which permission is missing, ${DECIDE_BY_COMMAND}.`,
    };
}
function noRequiredChecks(results, _seen, policy) {
    if (results.length > 0 || policy.whenNoRequiredChecks === 'accept')
        return null;
    const all = policy.checks.kind === 'all';
    return {
        message: all
            ? 'No check has reported on the head.'
            : 'No check is required here, so nothing shows that the work is right.',
        nextStep: `An admin can require checks on the base branch, or name them in the input checks; a person can look ${DECIDE_BY_COMMAND}.`,
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
        message: `Failing on the base branch as well: ${(0,core_text/* listNames */.Zv)(shared)}${beside}.`,
        nextStep: `A maintainer has to repair the base branch, ${DECIDE_BY_COMMAND}; nobody is blamed for it.`,
    };
}
function checksInconclusive(results) {
    const found = results.filter(({ verdict }) => verdict === 'inconclusive');
    if (found.length === 0)
        return null;
    const states = [...new Set(found.map(({ state }) => String(state).replaceAll('_', ' ')))].join(', ');
    return {
        message: `Ended without a result (${states}): ${(0,core_text/* listNames */.Zv)(found.map(({ name }) => name))}.`,
        nextStep: `Somebody has to re-run them on the pull request, ${DECIDE_BY_COMMAND}.`,
    };
}
function isGraceOver({ now, changedAt }) {
    return now - changedAt >= MISSING_GRACE_MS;
}
function noCheckRan(results) {
    if (results.length === 0 || results.some(({ verdict }) => verdict === 'passed'))
        return null;
    return {
        message: `Nothing ended in plain success; skipped or neutral: ${(0,core_text/* listNames */.Zv)(results.map(({ name }) => name))}.`,
        nextStep: `Somebody has to see to it that a check really runs, ${DECIDE_BY_COMMAND}.`,
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
    return { message: `${say}, and the work is verified.`, nextStep: 'Escrow is released to the specialist.' };
}

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/core/domain/money.js
var money = __webpack_require__(7762);
;// CONCATENATED MODULE: ./src/core/policy/mission-rows.js




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
    return { message: 'The mission is accepted and its escrow released.', nextStep: 'Nothing is left to do.' };
}
function missionEnded({ mission }) {
    if (mission.phase !== 'ended')
        return null;
    return {
        message: `The mission ended without acceptance: the marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}".`,
        nextStep: 'Nothing more happens by itself; to hire again, a permitted person gives the command hire.',
    };
}
function heldByPerson({ hold }) {
    if (hold === null)
        return null;
    const say = `@${hold.by} put it on hold`;
    return {
        message: hold.reason === '' ? `${say}.` : `${say}: ${(0,core_text/* endSentence */.H_)(hold.reason, 200)}`,
        nextStep: 'Nothing is paid or sent back until a permitted person gives the command resume.',
    };
}
function termsMismatch(seen, policy) {
    const { mission, agreedBudgetCents } = seen;
    const minRank = toStricter(policy.minRank, seen.agreedMinRank ?? null);
    const nextStep = 'A person has to look: ask on the marketplace what happened, then settle it with the command accept, or rework and a reason.';
    if (minRank !== null && mission.rank === null && mission.phase === 'awaiting_acceptance')
        return {
            message: `The mission shows no Agent Rank, so that min-rank ${minRank} cannot be held against it.`,
            nextStep,
        };
    if (minRank !== null && mission.rank !== null && mission.rank < minRank)
        return { message: `The specialist's Agent Rank is ${mission.rank}, below min-rank ${minRank}.`, nextStep };
    const { budgetCents } = mission;
    if (agreedBudgetCents === null || budgetCents === null || budgetCents === agreedBudgetCents)
        return null;
    const message = `The budget is ${(0,money/* formatUsd */.UK)(budgetCents)}, but ${(0,money/* formatUsd */.UK)(agreedBudgetCents)} was agreed.`;
    return { message, nextStep };
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
    const nextStep = `${who} delivers and the independent reviewer verifies; it is looked at again until then.`;
    if ((0,domain_mission/* toPhase */.tn)(mission.status) === 'unknown')
        return { message: `The marketplace says "${(0,core_text/* cut */.Jj)(mission.status, 60)}", a status unknown to this action.`, nextStep };
    if (mission.phase === 'submitted')
        return {
            message: 'The mission is queued: nobody is hired yet.',
            nextStep: 'The marketplace matches a specialist to it.',
        };
    return { message: `The work is under way: the mission is ${(0,core_text/* cut */.Jj)(mission.status, 60)}.`, nextStep };
}
function describeOlder({ mission, rounds }) {
    const [counted, known] = [mission.reworkCount, rounds.round - 1];
    if (counted === null || counted >= known)
        return null;
    return {
        message: `The marketplace counts ${counted} reworks where ${known} are known, so it may show the delivery before the last one.`,
        nextStep: `It is looked at again; where that stays so, a person has to look at the delivery ${DECIDE_BY_COMMAND.replace(/^or/, 'and')}.`,
    };
}
function verificationFailed({ mission }) {
    if (mission.verification !== 'failed')
        return null;
    return {
        message: 'The independent reviewer did not pass the work.',
        nextStep: 'It is sent back; the specialist improves it and delivers again.',
    };
}
function verificationPending({ mission }) {
    if (mission.verification === 'passed')
        return null;
    return {
        message: 'The work is delivered and the independent reviewer has not passed it yet.',
        nextStep: 'The reviewer verifies; it is looked at again until then.',
    };
}

// EXTERNAL MODULE: ./src/core/policy/binding.js
var policy_binding = __webpack_require__(2481);
// EXTERNAL MODULE: ./src/core/policy/protected-paths.js
var protected_paths = __webpack_require__(8943);
;// CONCATENATED MODULE: ./src/core/policy/pull-rows.js




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
        message: 'No pull request is linked to the mission.',
        nextStep: 'The specialist opens one that closes the issue or names the mission in its description, ' +
            'or a permitted person links one with the command link.',
    };
}
function pullClosed({ pull }) {
    if (pull?.state !== 'closed')
        return null;
    return {
        message: `Pull request #${pull.number} was closed without being merged.`,
        nextStep: `A permitted person has to reopen it, bind another one, ${DECIDE_BY_COMMAND}.`,
    };
}
function isOpen(pull) {
    return pull?.state === 'open';
}
function isDraft({ pull }) {
    if (!isOpen(pull) || !pull.draft)
        return null;
    return {
        message: `Pull request #${pull.number} is a draft.`,
        nextStep: 'Its author marks it as ready for review; it is judged then.',
    };
}
function bindingConflict(seen) {
    const message = findConflict(seen);
    return message === null
        ? null
        : { message, nextStep: `A permitted person has to bind the right one, ${DECIDE_BY_COMMAND}.` };
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
    return (0,policy_binding/* namesOnlyOthers */.M6)(pull.body, mission.id)
        ? `Pull request #${pull.number} names another mission, not this one.`
        : null;
}
function changesProtectedPaths({ pull, touched }, { protectedPaths }) {
    if (pull === null || protectedPaths.length === 0)
        return null;
    const nextStep = `A person has to read those changes, since they can change what judges them, and then ${DECIDE_BY_COMMAND.slice(3)}.`;
    if (touched === null)
        return { message: `The files that #${pull.number} changes could not be read.`, nextStep };
    const found = (0,protected_paths/* findProtectedPaths */.U)(touched, protectedPaths);
    if (found === 'too_many')
        return {
            message: `Pull request #${pull.number} changes more files than GitHub lists, so protected ones count as touched.`,
            nextStep,
        };
    return found.length === 0
        ? null
        : { message: `Pull request #${pull.number} changes protected paths: ${(0,core_text/* listNames */.Zv)(found)}.`, nextStep };
}
function mergeUnknown({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'unknown')
        return null;
    return {
        message: `GitHub has not said yet whether pull request #${pull.number} merges cleanly.`,
        nextStep: 'GitHub is computing it; it is looked at again.',
    };
}
function mergeConflict({ pull }) {
    if (!isOpen(pull) || pull.mergeable !== 'conflicting')
        return null;
    return {
        message: `Pull request #${pull.number} conflicts with its base branch.`,
        nextStep: 'Its author or a maintainer has to resolve the conflict; it is judged again on the new head.',
    };
}
function changesRequested({ pull }, { requireReview }) {
    if (!requireReview || pull?.review !== 'changes_requested')
        return null;
    return {
        message: `A reviewer requested changes on pull request #${pull.number}.`,
        nextStep: 'It is sent back; the specialist addresses the review and delivers again.',
    };
}
function reviewRequired({ pull }, { requireReview }) {
    if (!requireReview || pull?.review === 'approved')
        return null;
    if (pull === null)
        return {
            message: 'A review is required, but no pull request is linked to the mission.',
            nextStep: 'A permitted person links one with the command link; a reviewer approves it.',
        };
    return { message: `Pull request #${pull.number} is not approved yet.`, nextStep: 'A reviewer has to approve it.' };
}
function awaitingMerge({ pull }, { payOn }) {
    if (payOn !== 'merge' || pull?.state === 'merged')
        return null;
    const name = pull === null ? 'its pull request' : `pull request #${pull.number}`;
    return { message: `Everything passes; payment waits until ${name} is merged.`, nextStep: 'A maintainer merges it.' };
}
function headMoved(seen) {
    return isHeadMoved(seen)
        ? {
            message: 'New commits arrived after the checks were read.',
            nextStep: 'The new head is judged from the start once its checks have run.',
        }
        : null;
}
function isHeadMoved({ pull, evidence, headAgain }) {
    if (pull === null)
        return false;
    const judged = evidence.kind === 'evaluated' ? evidence.evidence.sha : pull.headSha;
    return judged !== pull.headSha || (headAgain !== null && headAgain !== judged);
}

;// CONCATENATED MODULE: ./src/core/policy/decide.js



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
            return {
                kind: note.verdict,
                code: note.code,
                message: `${words.message} ${turned.message}`,
                nextStep: turned.nextStep,
            };
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
        message: 'No row of the decision table matches.',
        nextStep: 'Open an issue in the repository of this action, with the log of this run; nothing is paid meanwhile.',
    };
    return { row: { verdict: 'hold', code: 'internal_error' }, words };
}
function isMerged({ pull }) {
    if (pull?.state !== 'merged')
        return null;
    return {
        message: `Pull request #${pull.number} is merged already.`,
        nextStep: 'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
    };
}
function isOutdated(seen) {
    if (seen.mission.verification === 'failed' || !isHeadMoved(seen))
        return null;
    return {
        message: 'New commits have arrived since.',
        nextStep: 'The new head is judged from the start once its checks have run.',
    };
}
function isReworkManual(_seen, { onFail }) {
    if (onFail !== 'hold')
        return null;
    return {
        message: 'on-fail leaves it to a person.',
        nextStep: 'A permitted person settles it with the command rework and a reason, or accept.',
    };
}
function isSameDelivery({ pull, rounds }) {
    if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha)
        return null;
    return {
        message: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
        nextStep: 'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
    };
}
function isLimitReached({ mission, rounds }, { maxReworks }) {
    const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
    if (reworks < maxReworks)
        return null;
    return {
        message: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
        nextStep: 'A person takes over and settles it with the command accept, or rework and a reason.',
    };
}
function isAcceptManual(_seen, { onPass }) {
    if (onPass !== 'hold')
        return null;
    return {
        message: 'on-pass leaves payment to a person.',
        nextStep: 'A permitted person settles it with the command accept.',
    };
}

// EXTERNAL MODULE: ./src/flow/shared/context.js
var context = __webpack_require__(6917);
;// CONCATENATED MODULE: ./src/flow/observe/evaluate.js


function evaluate(engine, look) {
    const verdict = decide(look.observation, engine.settings.policy);
    if (look.lost === null || verdict.code === 'already_accepted' || verdict.code === 'mission_ended')
        return verdict;
    return (0,context/* hold */._2)('state_lost', `The signed state of mission ${look.engaged.mission.id} is not to be trusted: ${look.lost}.`, `A permitted person looks at the mission and comments \`${engine.settings.command} resume\`: that writes the state anew.`);
}
function isGateOpen(engine, { engaged, observation, lost }) {
    if (engaged.mission.phase === 'accepted')
        return true;
    const { gate, policy } = engine.settings;
    if (gate.on === 'accepted' || lost !== null)
        return false;
    return decide(observation, { ...policy, payOn: 'checks', onPass: 'accept' }).kind === 'accept';
}
function evaluatePosted(engine, mission, state) {
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

/***/ 3276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mb: () => (/* binding */ findOtherClaim),
/* harmony export */   P$: () => (/* binding */ prefetchPull),
/* harmony export */   pM: () => (/* binding */ findPull),
/* harmony export */   qi: () => (/* binding */ recordedBase),
/* harmony export */   yb: () => (/* binding */ findCommanded)
/* harmony export */ });
/* harmony import */ var _core_policy_binding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2481);
/* harmony import */ var _core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1064);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3736);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(770);





async function prefetchPull(engine, engaged, known) {
    const { github, run } = engine;
    const ready = (0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isReady */ .i_)(known.mission ?? engaged.mission);
    if (ready && engine.settings.policy.checks.kind !== 'none')
        github.checks.prefetch(engaged.state.base ?? run.repository.defaultBranch, 'rules');
    if (known.pull !== undefined)
        return { pull: known.pull, updated: null };
    const number = predictPull(engine, engaged);
    if (number !== null)
        return { pull: await readPull(engine, number, ready).catch(() => null), updated: null };
    const updated = ready ? listUpdated(engine, engaged.mission).catch(() => null) : null;
    return { pull: null, updated: await updated };
}
function predictPull({ settings }, { subject, state }) {
    return settings.prNumber ?? state.pull ?? (subject.kind === 'pull_request' ? subject.number : null);
}
function readPull({ github }, number, ready) {
    return ready ? github.pulls.readDelivery(number) : github.pulls.read(number);
}
function listUpdated({ github }, { createdAt }) {
    return github.pulls.listUpdatedSince((createdAt ?? 0) - CLOCK_SKEW_MS);
}
const CLOCK_SKEW_MS = 10 * 60_000;
async function findPull(engine, search, commanded = null) {
    const { engaged, mission, state, conversation, ahead } = search;
    const explicit = engine.settings.prNumber;
    const needsClaims = state.pull === null && explicit === null && commanded === null && engaged.subject.kind !== 'pull_request';
    const updated = needsClaims ? (ahead.updated ?? (await listUpdated(engine, mission))) : [];
    const binding = (0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .decideBinding */ .Yi)({
        explicit,
        subject: engaged.subject,
        recorded: state.pull,
        commanded,
        missionId: mission.id,
        candidates: { byBody: claimants(updated, mission.id), byClosing: conversation?.closedBy ?? [] },
    });
    if (binding.kind !== 'bound')
        return { binding, pull: null };
    const { pull: read } = ahead;
    const pull = read?.number === binding.number ? read : await readPull(engine, binding.number, (0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isReady */ .i_)(mission));
    if (pull === null)
        return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
    const why = findRetarget([state, engaged.state], pull) ??
        findOtherBase(engine, binding.how, pull) ??
        (await findOtherClaim(engine, search, pull));
    return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}
async function findCommanded(engine, search, { bind, personsLink }) {
    const found = await findPull(engine, search, bind);
    if (found.pull?.fork !== true || personsLink === bind)
        return found;
    const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
    return { ...found, binding: { kind: 'conflict', why } };
}
function claimants(pulls, missionId) {
    return pulls.filter((pull) => (0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMissionClaims */ .f0)(pull.body).includes(missionId));
}
function findRetarget(states, pull) {
    const moved = states.find((state) => recordedBase(state, pull) !== pull.baseRef);
    if (moved === undefined)
        return null;
    const [was, is] = [recordedBase(moved, pull), pull.baseRef].map((branch) => (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(branch, 80));
    return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}
function findOtherBase({ run }, how, { number, baseRef }) {
    const { defaultBranch } = run.repository;
    const isClaim = how === 'body' || how === 'closing-reference';
    if (!isClaim || baseRef === defaultBranch)
        return null;
    return `pull request #${number} goes into ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(baseRef, 80)}, not into ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(defaultBranch, 80)}, and by its own claim alone nobody knows whether that is meant`;
}
function recordedBase({ pull: bound, base }, pull) {
    return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}
async function findOtherClaim(engine, search, pull) {
    const { engaged, mission } = search;
    for (const claimed of (0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMissionClaims */ .f0)(pull.body)) {
        if (claimed === mission.id)
            continue;
        const other = await engine.marketplace.getMission(claimed).catch(() => null);
        if (!hasOtherKey((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(other?.description ?? null)?.subject ?? '', engaged))
            return `pull request #${pull.number} says that it delivers mission ${claimed}`;
    }
    const since = Math.min(...pull.comments.filter(({ byUs }) => byUs).flatMap(listOwn(engine, mission.id)));
    const shown = pull.comments.flatMap((comment) => {
        const other = readOtherMission(engine, engaged, comment, mission.id);
        return other === null ? [] : [{ other, first: comment.id > since }];
    });
    const earlier = listEarlier(engine, search, pull).map((other) => ({ other, first: false }));
    for (const { other, first } of [...shown, ...earlier]) {
        const { phase } = await engine.marketplace.getMission(other);
        if (phase === 'accepted' || (phase !== 'ended' && !first))
            return `pull request #${pull.number} already carries mission ${other}`;
    }
    return null;
}
function listOwn(engine, missionId) {
    return (comment) => ['page', 'status'].some((type) => readMarkOf(engine, comment, type)?.mission === missionId)
        ? [comment.id]
        : [];
}
function listEarlier(engine, { engaged, mission, conversation }, pull) {
    if (engaged.subject.kind === 'pull_request')
        return [];
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarkers */ .YL)(conversation?.comments ?? [], 'status', engaged.state.subject, engine.signer).flatMap(({ marker }) => marker.pull === pull.number && marker.mission !== null && marker.mission !== mission.id ? [marker.mission] : []);
}
function hasOtherKey(subject, { subject: own }) {
    const parsed = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(subject);
    return parsed !== null && parsed.key !== (own.key ?? null);
}
function readOtherMission(engine, engaged, comment, missionId) {
    for (const type of ['page', 'status']) {
        const marked = readMarkOf(engine, comment, type);
        const other = marked?.mission ?? null;
        if (other === null || other === missionId)
            continue;
        if (engaged.subject.kind === 'pull_request' && marked?.subject === engaged.state.subject)
            continue;
        if (!hasOtherKey(marked?.subject ?? '', engaged))
            return other;
    }
    return null;
}
function readMarkOf(engine, comment, type) {
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .readMarker */ .t7)(comment, type, engine.signer)?.marker ?? null;
}


/***/ }),

/***/ 6091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ observe),
  P: () => (/* binding */ readCommands)
});

// EXTERNAL MODULE: ./src/core/commands/parse.js
var parse = __webpack_require__(2555);
// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/core/state/rounds.js
var rounds = __webpack_require__(2426);
// EXTERNAL MODULE: ./src/core/state/markers.js
var markers = __webpack_require__(3736);
// EXTERNAL MODULE: ./src/flow/access/permissions.js
var permissions = __webpack_require__(3897);
// EXTERNAL MODULE: ./src/core/sweep/cursor-context.js
var cursor_context = __webpack_require__(1036);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/policy/evaluate-checks.js


const VERDICTS = {
    success: 'passed',
    neutral: 'skipped',
    skipped: 'skipped',
    failure: 'failed',
    error: 'failed',
    pending: 'pending',
    action_required: 'needs_approval',
    cancelled: 'inconclusive',
    timed_out: 'inconclusive',
    stale: 'inconclusive',
    startup_failure: 'inconclusive',
    unknown: 'inconclusive',
};
function evaluateChecks(reading, options) {
    if (reading.kind === 'unavailable')
        return options.mode.kind === 'none' ? { kind: 'not_needed' } : reading;
    const { sha, sources } = reading;
    if (options.mode.kind === 'none')
        return { kind: 'evaluated', evidence: { sha, results: [], sources } };
    const ambiguous = findAmbiguousRun(reading.reported, options);
    if (ambiguous !== null)
        return { kind: 'unavailable', why: ambiguous };
    const { results, unordered } = collectResults(reading, options);
    if (unordered !== null) {
        const why = `Several reports of "${(0,core_text/* cut */.Jj)(unordered, 80)}" carry nothing that tells which is the newest.`;
        return { kind: 'unavailable', why };
    }
    return { kind: 'evaluated', evidence: { sha, results: [...results].sort(byNameThenApp), sources } };
}
function collectResults(reading, options) {
    const reported = indexReported(reading.reported, options);
    const results = new Map();
    let unordered = null;
    const add = (latest, source, verdict = toVerdict(latest.check.state, options.skipped)) => {
        if (!latest.ordered)
            unordered = latest.check.name;
        const key = `${keyOf(latest.check)}\n${verdict === 'wrong_source' ? 'wrong' : 'counted'}`;
        if (!results.has(key))
            results.set(key, toResult(latest.check, source, verdict));
    };
    for (const context of listContexts(reading.required, options)) {
        const named = reported.byName.get(context.name) ?? [];
        const fitting = named.filter((latest) => context.appId === null || latest.check.appId === context.appId);
        const [stranger] = named;
        if (fitting.length > 0)
            fitting.forEach((latest) => {
                add(latest, context.source);
            });
        else if (stranger !== undefined)
            add(stranger, context.source, 'wrong_source');
        else if (!reported.ownNames.has(context.name))
            results.set(`missing\n${String(context.appId)}\n${context.name}`, toMissing(context));
    }
    if (options.mode.kind === 'list')
        return { results: results.values(), unordered };
    for (const latest of [...reported.byName.values()].flat()) {
        if (latest.required)
            add(latest, 'required');
        else if (options.mode.kind === 'all')
            add(latest, 'all');
    }
    return { results: results.values(), unordered };
}
function listContexts(required, { mode, ignore }) {
    const left = new Set(ignore);
    const rulesFirst = [...required].sort((a, b) => rank(a) - rank(b));
    if (mode.kind !== 'list')
        return rulesFirst.filter(({ name }) => !left.has(name));
    const listed = new Set(mode.names.filter((name) => !left.has(name)));
    const pinned = required.filter(({ name, appId }) => appId !== null && listed.has(name));
    const pinnedNames = new Set(pinned.map(({ name }) => name));
    const free = [...listed].filter((name) => !pinnedNames.has(name)).map((name) => ({ name, appId: null }));
    return [...pinned, ...free].map(({ name, appId }) => ({ name, appId, source: 'listed' }));
}
function rank(context) {
    return context.source === 'ruleset' ? 0 : 1;
}
function indexReported(reported, options) {
    const ignored = new Set(options.ignore);
    const isOurs = recognizeOurs(reported, options);
    const latest = new Map();
    const own = new Map();
    for (const check of reported) {
        const key = keyOf(check);
        if (isOurs(check))
            own.set(key, check.name);
        if (!ignored.has(check.name))
            latest.set(key, mergeReport(latest.get(key), check));
    }
    const byName = new Map();
    for (const [key, entry] of latest) {
        if (own.has(key))
            continue;
        const named = byName.get(entry.check.name);
        if (named === undefined)
            byName.set(entry.check.name, [entry]);
        else
            named.push(entry);
    }
    return { byName, ownNames: new Set([options.ours.statusContext, ...own.values()]) };
}
function keyOf(check) {
    return `${check.kind}\n${String(check.appId)}\n${check.name}`;
}
function mergeReport(known, check) {
    if (known === undefined)
        return { check, required: check.required, ordered: true };
    const required = known.required || check.required;
    if (known.check.nodeId === check.nodeId && known.check.state === check.state)
        return { ...known, required };
    const order = compareAge(known.check, check);
    if (order === null)
        return { check, required, ordered: false };
    return { check: order < 0 ? check : known.check, required, ordered: known.ordered };
}
function compareAge(a, b) {
    const byId = compareKnown(a.databaseId, b.databaseId);
    const byTime = compareKnown(a.at, b.at);
    if (a.kind === 'status')
        return byTime === 0 ? toOrder(byId) : byTime;
    return byId === 0 ? toOrder(byTime) : byId;
}
function compareKnown(a, b) {
    return a === null || b === null ? null : a - b;
}
function toOrder(difference) {
    return difference === 0 ? null : difference;
}
function recognizeOurs(reported, options) {
    const ids = new Set(options.ours.checkRunIds);
    const runs = new Set(listRunsKnownByIdOnly(reported, options).keys());
    return (check) => {
        if (check.kind === 'status')
            return check.name === options.ours.statusContext || (0,cursor_context/* isSweepContext */.m)(check.name);
        return [String(check.databaseId), check.jobId].some((id) => ids.has(id)) || runs.has(check.runId);
    };
}
function listRunsKnownByIdOnly(reported, { ignore, ours }) {
    const runs = new Map();
    if (ours.checkRunIds.length > 0)
        return runs;
    const ignored = new Set(ignore);
    const runIds = new Set(ours.runIds);
    const ofOurs = reported.filter((check) => check.kind === 'check_run' && runIds.has(check.runId));
    for (const check of ofOurs)
        runs.set(check.runId, (runs.get(check.runId) ?? new Set()).add(check.name));
    for (const check of ofOurs)
        if (ignored.has(check.name))
            runs.delete(check.runId);
    return runs;
}
function findAmbiguousRun(reported, options) {
    for (const [run, names] of listRunsKnownByIdOnly(reported, options))
        if (names.size > 1)
            return `Run ${String(run)} of this action has ${names.size} jobs on this commit and its own one cannot be told apart; name it in ignore-checks.`;
    return null;
}
function toVerdict(state, skipped) {
    const verdict = VERDICTS[state];
    return verdict === 'skipped' && skipped === 'hold' ? 'inconclusive' : verdict;
}
function toResult(check, source, verdict) {
    const { name, state, kind, appId, appName, url, description, nodeId } = check;
    return { name, verdict, state, kind, appId, appName, url, description, nodeId, source };
}
function toMissing({ name, appId, source }) {
    const nothing = { state: null, kind: null, appName: null, url: null, description: null, nodeId: null };
    return { name, verdict: 'missing', ...nothing, appId, source };
}
function byNameThenApp(a, b) {
    if (a.name !== b.name)
        return a.name < b.name ? -1 : 1;
    return (a.appId ?? 0) - (b.appId ?? 0);
}

;// CONCATENATED MODULE: ./src/flow/observe/delivery.js

const NOT_SEEN = { reading: null, touched: null, evidence: { kind: 'not_needed' }, baseFailing: [] };
async function readDelivery(engine, state, pull) {
    const { policy, gate } = engine.settings;
    const [touched, reading] = await Promise.all([
        pull.ownEvidence?.touched ?? engine.github.pulls.listTouchedPaths(pull.number),
        policy.checks.kind === 'none' ? null : engine.github.checks.readForPull(pull),
    ]);
    if (reading === null)
        return { ...NOT_SEEN, touched };
    if (reading.kind === 'unavailable')
        return { reading, touched, evidence: reading, baseFailing: [] };
    const evidence = evaluateChecks(reading, {
        mode: policy.checks,
        ignore: policy.ignoreChecks,
        skipped: policy.skippedChecks,
        ours: ourselves(engine, state, gate.context),
    });
    return { reading, touched, evidence, baseFailing: await readBaseFailing(engine, evidence, pull) };
}
function ourselves(engine, state, statusContext) {
    const { jobCheckRunId } = engine.settings;
    return {
        statusContext,
        checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
        runIds: jobCheckRunId === null ? [engine.run.runId] : [],
    };
}
async function readBaseFailing(engine, evidence, pull) {
    const failing = evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed) : [];
    if (failing.length === 0)
        return [];
    const base = await engine.github.checks.readForBranch(pull.baseRef);
    if (base.kind === 'unavailable')
        return [];
    const options = { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: NOBODY };
    const all = evaluateChecks(base, options);
    const red = new Set(all.kind === 'evaluated' ? all.evidence.results.filter(hasFailed).map((one) => one.name) : []);
    return failing.map((one) => one.name).filter((name) => red.has(name));
}
const NOBODY = { statusContext: '', checkRunIds: [], runIds: [] };
function hasFailed(result) {
    return result.verdict === 'failed';
}
function newestReport(reading) {
    return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}

// EXTERNAL MODULE: ./src/flow/observe/find-pull.js
var find_pull = __webpack_require__(3276);
// EXTERNAL MODULE: ./src/flow/missions/ambiguous.js
var ambiguous = __webpack_require__(9968);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/observe/observe.js









async function observe(engine, engaged, known = {}) {
    const [mission, conversation, ahead] = await Promise.all([
        known.mission ?? engine.marketplace.getMission(engaged.mission.id),
        known.conversation ??
            (engaged.threadNumber === null ? null : engine.github.conversations.read(engaged.threadNumber)),
        (0,find_pull/* prefetchPull */.P$)(engine, engaged, known),
    ]);
    const memory = loadMemory(engine, engaged, mission, conversation);
    const search = { engaged, mission, state: memory.state, conversation, ahead };
    const pullMatters = (0,domain_mission/* isReady */.i_)(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
    const first = pullMatters ? await (0,find_pull/* findPull */.pM)(engine, search) : NO_PULL;
    const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
    const words = await readCommands(engine, engaged, comments);
    const { binding, pull } = words.bind === null ? first : await (0,find_pull/* findCommanded */.yb)(engine, search, words);
    const seen = (0,domain_mission/* isReady */.i_)(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
    const state = updateState(engine, memory.state, binding, pull);
    return {
        engaged: { ...engaged, mission, comment: memory.comment, state },
        reading: seen.reading,
        decisions: memory.record.filter(({ marker }) => marker.round === state.round),
        record: memory.record,
        turn: memory.turn,
        lost: memory.lost,
        copies: memory.copies,
        observation: {
            now: engine.clock.now(),
            mission,
            agreedBudgetCents: state.budgetCents,
            agreedMinRank: state.minRank ?? null,
            rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
            hold: words.hold,
            binding,
            pull,
            touched: seen.touched,
            evidence: seen.evidence,
            baseFailing: seen.baseFailing,
            changedAt: Math.max(state.headSince ?? 0, newestReport(seen.reading)),
            headAgain: null,
        },
    };
}
const NO_PULL = { binding: { kind: 'none' }, pull: null };
function settingsBind(engine, engaged) {
    return engine.settings.prNumber !== null || engaged.subject.kind === 'pull_request';
}
function otherComments(pull, engaged) {
    return pull === null || pull.number === engaged.threadNumber ? [] : pull.comments;
}
function loadMemory(engine, engaged, mission, conversation) {
    const { comment, state: known } = engaged;
    if (conversation === null || comment === null || engine.signer.tag === 'orkestro-sandbox') {
        return { comment, state: (0,rounds/* advanceRound */.H)(known, mission, []), record: [], turn: 0, lost: null, copies: [] };
    }
    const { subject, generation } = known;
    const status = (0,status_comment/* readStatus */.rk)(conversation, engine.signer, { subject, generation, commentId: comment.id });
    const isOurs = (mark) => mark.mission === mission.id && mark.generation === generation;
    const record = (0,markers/* listMarkers */.YL)(conversation.comments, 'decision', subject, engine.signer).filter(({ marker }) => isOurs(marker));
    if (status.kind !== 'found') {
        const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
        return { comment: null, state: known, record, turn: 0, lost, copies: [] };
    }
    const isStored = status.state.mission === mission.id && status.state.sequence >= known.sequence;
    const stored = isStored ? withBinding(status.state, known) : known;
    const after = (0,rounds/* advanceRound */.H)(stored, mission, record.map(({ marker }) => marker));
    const copies = (0,status_comment/* listCopies */.cJ)(conversation, engine.signer, { ...after, commentId: status.comment.id });
    const histories = [after.history, ...copies.map(({ marker }) => marker.history)];
    const state = copies.length === 0 ? after : { ...after, history: (0,markers/* mergeHistories */.dk)(histories) };
    const withdrawn = (0,markers/* listMarkers */.YL)(conversation.comments, 'decision-withdrawal', subject, engine.signer)
        .filter(({ marker }) => isOurs(marker) && marker.round === state.round)
        .map(({ marker }) => marker.turn + 1);
    const turn = Math.max(0, ...withdrawn);
    return { comment: status.comment, state, record, turn, lost: null, copies: copies.map((copy) => copy.comment) };
}
function withBinding(stored, { pull, base }) {
    return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}
async function readCommands(engine, { subject }, comments) {
    const { command, limits } = engine.settings;
    const authors = (0,parse/* listCommandAuthors */.ej)(comments, command);
    const says = new Map();
    await Promise.all(authors.map(async (author) => {
        says.set(author.login, (await (0,permissions/* checkPermission */.Yj)(engine, author, limits.settlePermission)).say);
    }));
    const sayOf = (login) => says.get(login) ?? 'unknown';
    const ofPeople = (login, isBot) => (isBot ? 'may_not' : sayOf(login));
    const { bind: personsLink } = (0,parse/* readActiveCommands */.PT)(comments, { prefix: command, sayOf: ofPeople });
    const words = { ...(0,parse/* readActiveCommands */.PT)(comments, { prefix: command, sayOf }), personsLink };
    const isNobodys = words.bind !== null && (await (0,ambiguous/* isThreadShared */.c)(engine, subject));
    return isNobodys ? { ...words, bind: null, personsLink: null } : words;
}
function updateState(engine, state, binding, pull) {
    const { jobCheckRunId } = engine.settings;
    const bound = binding.kind === 'bound' ? binding.number : state.pull;
    const moved = pull !== null && pull.headSha !== state.head;
    const known = jobCheckRunId === null || state.ownJobs.includes(jobCheckRunId);
    const base = bound === null ? null : baseOf(state, bound, pull);
    return {
        ...state,
        pull: bound,
        ...(base !== null && { base }),
        ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
        head: pull === null ? state.head : pull.headSha,
        headSince: moved ? engine.clock.now() : state.headSince,
        ownJobs: known ? state.ownJobs : [...state.ownJobs, jobCheckRunId].slice(-20),
    };
}
const MAX_AUTHORS = 20;
function withAuthor(authors, { author }) {
    return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}
function baseOf(state, bound, pull) {
    return pull?.number === bound ? (0,find_pull/* recordedBase */.qi)(state, pull) : (state.base ?? null);
}


/***/ }),

/***/ 4851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ viewOfSnapshot)
/* harmony export */ });
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(173);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8344);


function viewOfSnapshot(engine, look, verdict, more = {}) {
    const { engaged, observation } = look;
    const { evidence } = observation;
    return (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_1__/* .createMissionView */ .i)(engine, {
        ...engaged,
        ...more,
        verdict,
        pull: observation.pull,
        evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
        evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
        gateOpen: (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateOpen */ .wK)(engine, look),
    });
}


/***/ }),

/***/ 2126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ describeBlocked),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   kg: () => (/* binding */ holdHire),
/* harmony export */   ur: () => (/* binding */ createState)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2799);

function keyOf(engine, subject) {
    return (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSubject */ .QK)(engine.run.repository, subject);
}
function describeBlocked(subject, verdict, more = {}) {
    return {
        verdict,
        subject,
        generation: more.generation ?? 1,
        mission: more.mission ?? null,
        brief: more.order?.brief ?? null,
        droppedComments: more.order?.droppedComments ?? 0,
        warnings: more.order?.warnings ?? [],
        refused: more.refused ?? false,
    };
}
function holdHire(subject, verdict, more = {}) {
    return { kind: 'held', held: describeBlocked(subject, verdict, more) };
}
function createState(subject, generation, more = {}) {
    return {
        type: 'status',
        subject,
        mission: null,
        generation,
        round: 1,
        sequence: 0,
        brief: null,
        budgetCents: null,
        hirer: null,
        restored: null,
        pull: null,
        head: null,
        headSince: null,
        sentBackSha: null,
        leftSince: false,
        ownJobs: [],
        history: [],
        ...more,
    };
}


/***/ }),

/***/ 5112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ ensureStatus),
/* harmony export */   Kn: () => (/* binding */ writeStatus),
/* harmony export */   XO: () => (/* binding */ openStatus),
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   h$: () => (/* binding */ composeBody),
/* harmony export */   i8: () => (/* binding */ findFirst),
/* harmony export */   rk: () => (/* binding */ readStatus),
/* harmony export */   wk: () => (/* binding */ findReplacement)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3736);


function readStatus(conversation, codec, of) {
    if (of.commentId === null) {
        const [first] = listStatuses(conversation.comments, codec, of);
        return first === undefined ? { kind: 'absent' } : { kind: 'found', comment: first.comment, state: first.marker };
    }
    const comment = conversation.comments.find((one) => one.id === of.commentId);
    const marked = comment === undefined ? null : (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .readMarker */ .t7)(comment, 'status', codec);
    if (comment !== undefined && marked?.marker.subject === of.subject && marked.marker.generation === of.generation) {
        return { kind: 'found', comment, state: marked.marker };
    }
    const anew = listStatuses(conversation.comments, codec, of).find(({ marker }) => marker.restored?.comment === of.commentId);
    if (anew !== undefined)
        return { kind: 'found', comment: anew.comment, state: anew.marker };
    const why = comment === undefined ? `the status comment ${of.commentId} was deleted` : explainLoss(comment);
    return { kind: 'lost', why };
}
function findReplacement(conversation, codec, of) {
    const named = conversation.comments.find(({ id, byUs }) => byUs && id === of.commentId);
    const free = listStatuses(conversation.comments, codec, of).find(({ marker }) => marker.mission === null || marker.mission === of.mission || of.commentId === null);
    return named ?? free?.comment ?? null;
}
function explainLoss(comment) {
    if (!comment.byUs)
        return `the status comment ${comment.id} was not written by this identity`;
    if (comment.editedByOthers)
        return `somebody edited the status comment ${comment.id}`;
    return `the signed line of the status comment ${comment.id} is missing, damaged, or signed with another API key`;
}
function listStatuses(comments, codec, of) {
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .listMarkers */ .YL)(comments, 'status', of.subject, codec).filter(({ marker }) => marker.generation === of.generation);
}
function listCopies({ comments }, codec, of) {
    return listStatuses(comments, codec, of).filter(({ comment, marker }) => comment.id !== of.commentId && (marker.mission === null || marker.mission === of.mission));
}
function composeBody(visible, mark, codec) {
    return `${visible.trimEnd()}\n\n${(0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)(mark, codec)}`;
}
const UNREMARKABLE = { v: 0, sequence: 0, ownJobs: [] };
async function writeStatus(engine, comment, state, visible) {
    const before = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .readMarker */ .t7)(comment, 'status', engine.signer)?.marker;
    const unchanged = before !== undefined &&
        (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .stripMarker */ .db)(comment.body) === visible.trimEnd() &&
        (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...before, ...UNREMARKABLE }) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...state, ...UNREMARKABLE });
    if (unchanged)
        return { comment, state };
    const next = { ...state, sequence: state.sequence + 1 };
    const body = composeBody(visible, next, engine.signer);
    await engine.github.conversations.editComment(comment, body);
    return { comment: { ...comment, body, editedAt: engine.clock.now(), editedByOthers: false }, state: next };
}
async function ensureStatus(engine, home, conversation, state, visible) {
    const { created, ...opened } = await openStatus(engine, home, conversation, state, visible);
    if (!created)
        return { ...opened, conversation };
    const again = await engine.github.conversations.read(home);
    const first = again === null ? null : findFirst(engine, again, opened);
    if (first === null)
        return { ...opened, conversation: again ?? conversation };
    await engine.github.conversations.deleteComment(opened.comment);
    return { ...first, conversation: again ?? conversation };
}
async function openStatus(engine, home, conversation, state, visible) {
    const { signer, github } = engine;
    const existing = readStatus(conversation, signer, { ...state, commentId: null });
    if (existing.kind === 'found')
        return { comment: existing.comment, state: existing.state, created: false };
    const trial = findSandboxComment(conversation, signer);
    const body = composeBody(visible, state, signer);
    if (trial !== null) {
        await github.conversations.editComment(trial, body);
        return { comment: { ...trial, body }, state, created: false };
    }
    return { comment: await github.conversations.createComment(home, body), state, created: true };
}
function findFirst(engine, { comments }, own) {
    const [first] = listStatuses(comments, engine.signer, own.state);
    if (first === undefined || first.comment.id >= own.comment.id)
        return null;
    return { comment: first.comment, state: first.marker };
}
function findSandboxComment(conversation, codec) {
    if (codec.tag !== 'orkestro-sandbox')
        return null;
    return conversation.comments.find((comment) => comment.byUs && (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(comment.body, codec)) ?? null;
}


/***/ })

};
