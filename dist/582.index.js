export const id = 582;
export const ids = [582];
export const modules = {

/***/ 2481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ namesOnlyOthers),
/* harmony export */   Yi: () => (/* binding */ decideBinding),
/* harmony export */   yM: () => (/* binding */ parseMissionReferences)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(770);

const MISSION_PREFIX = 'orkestro-mission:';
const MAX_ID_LENGTH = 200;
function parseMissionReferences(body) {
    const references = new Set();
    for (const raw of body.split('\n')) {
        const line = raw.trim();
        if (line.slice(0, MISSION_PREFIX.length).toLowerCase() !== MISSION_PREFIX)
            continue;
        const id = line.slice(MISSION_PREFIX.length).trim();
        if (id !== '' && id.length <= MAX_ID_LENGTH && !/\s/.test(id))
            references.add(id);
    }
    return [...references];
}
function namesOnlyOthers(body, missionId) {
    const references = parseMissionReferences(body);
    return references.length > 0 && !references.includes(missionId);
}
function decideBinding(input) {
    return decideByPeople(input) ?? decideByReferences(input);
}
function decideByPeople(input) {
    const { explicit, subject, recorded, linkedByCommand } = input;
    if (explicit !== null)
        return decideExplicit(explicit, input);
    if (subject.kind === 'pull_request')
        return decideOwn(subject.number, input);
    if (linkedByCommand !== null)
        return { kind: 'bound', number: linkedByCommand, how: 'command' };
    return recorded === null ? null : { kind: 'bound', number: recorded, how: 'recorded' };
}
function decideExplicit(explicit, { recorded, linkedByCommand }) {
    const other = linkedByCommand ?? recorded;
    if (other === null || other === explicit)
        return { kind: 'bound', number: explicit, how: 'input' };
    const why = linkedByCommand === null ? 'it is recorded for' : 'a person bound it to';
    return conflict(`pr-number says #${explicit}, but ${why} #${other}.`);
}
function decideOwn(own, { recorded, linkedByCommand }) {
    if (linkedByCommand !== null && linkedByCommand !== own)
        return conflict(`It was posted on pull request #${own} itself, but a person bound it to #${linkedByCommand}.`);
    if (linkedByCommand === null && recorded !== null && recorded !== own)
        return { kind: 'bound', number: recorded, how: 'recorded' };
    return { kind: 'bound', number: own, how: 'subject' };
}
function decideByReferences({ candidates, missionId, hiredAt }) {
    const isLater = ({ createdAt }) => hiredAt === null || createdAt >= toSecond(hiredAt);
    const byBody = candidates.byBody.filter((pull) => pull.state !== 'closed' && isLater(pull) && parseMissionReferences(pull.body).includes(missionId));
    const byClosing = candidates.byClosing.filter((pull) => pull.state === 'open' && isLater(pull));
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
    const otherMission = parseMissionReferences(only.body).find((id) => id !== missionId);
    if (otherMission !== undefined)
        return conflict(`Pull request #${only.number} names mission ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(otherMission, 80)} as well.`);
    return { kind: 'bound', number: only.number, how: byBody.includes(only) ? 'body' : 'closing-reference' };
}
function toSecond(ms) {
    return Math.floor(ms / 1000) * 1000;
}
function conflict(why) {
    return { kind: 'conflict', why };
}
function listNumbers(pulls) {
    const shown = pulls.slice(0, 5).map(({ number }) => `#${number}`);
    return pulls.length > shown.length ? `${shown.join(', ')} and ${pulls.length - shown.length} more` : shown.join(', ');
}


/***/ }),

/***/ 6004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ describeChanges),
/* harmony export */   E$: () => (/* binding */ applyStated),
/* harmony export */   G4: () => (/* binding */ formatContract),
/* harmony export */   Jz: () => (/* binding */ readContract),
/* harmony export */   Pt: () => (/* binding */ toJudgingSettings),
/* harmony export */   aG: () => (/* binding */ combineVerdicts)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(770);


const LABEL = 'Orkestro-Contract:';
const VERSION = 'v1';
const LINE = /^Orkestro-Contract: v1\.([A-Za-z0-9_-]{1,40000})\.([0-9a-f]{64})$/;
const SEARCHED_LINES = 10;
const MAX_LIST_LENGTH = 1024;
const LISTS = [
    'checks',
    'ignoreChecks',
    'protectedPaths',
    'allowedBots',
];
function toJudgingSettings({ policy, limits }) {
    const { settlePermission, allowedBots } = limits;
    return { ...policy, settlePermission, allowedBots };
}
function formatContract(contract, key, signer) {
    const settings = { ...contract.settings, ...Object.fromEntries(LISTS.flatMap((name) => shorten(name, contract))) };
    const payload = Buffer.from((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...contract, settings })).toString('base64url');
    return `${LABEL} ${VERSION}.${payload}.${signer.mac(toSignedText(payload, key))}`;
}
function shorten(name, { settings }) {
    const text = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(settings[name]);
    return text.length > MAX_LIST_LENGTH ? [[name, { sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(text) }]] : [];
}
function toSignedText(payload, { subject, generation }) {
    return `contract ${subject} gen=${generation} ${payload}`;
}
function readContract(description, key, { signer, today }) {
    const line = findLine(description ?? '');
    if (line === null)
        return { kind: 'unreadable', why: 'its description carries no contract' };
    const [, payload = '', mac = ''] = LINE.exec(line) ?? [];
    if (payload === '')
        return { kind: 'unreadable', why: 'the contract in its description is not of a known form' };
    if (!signer.verify(toSignedText(payload, key), mac))
        return {
            kind: 'unreadable',
            why: 'the contract in its description is not signed with this API key for this mission',
        };
    const contract = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return { kind: 'read', ...restoreLists(contract, today) };
}
function findLine(description) {
    const lines = description.trimEnd().split('\n').slice(-SEARCHED_LINES);
    const plain = lines.map((line) => line.replaceAll(/<[^<>]*>/g, '').trim());
    return plain.findLast((line) => line.startsWith(LABEL)) ?? null;
}
function restoreLists(contract, today) {
    const hashed = LISTS.filter((name) => isHashed(contract.settings[name]));
    const changed = hashed.filter((name) => {
        const { sha256: agreed } = contract.settings[name];
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)((0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(today[name])) !== agreed;
    });
    const lists = Object.fromEntries(hashed.map((name) => [name, today[name]]));
    return { contract: { ...contract, settings: { ...contract.settings, ...lists } }, changed };
}
function isHashed(value) {
    return typeof value === 'object' && value !== null && 'sha256' in value;
}
const INPUT_NAMES = {
    checks: 'checks',
    ignoreChecks: 'ignore-checks',
    skippedChecks: 'skipped-checks',
    protectedPaths: 'protected-paths',
    requireReview: 'require-review',
    whenNoRequiredChecks: 'when-no-required-checks',
    onPass: 'on-pass',
    onFail: 'on-fail',
    maxReworks: 'max-reworks',
    minRank: 'min-rank',
    payOn: 'pay-on',
    settlePermission: 'settle-permission',
    allowedBots: 'allowed-bots',
};
const NAMES = Object.keys(INPUT_NAMES);
function applyStated(contract, today, stated) {
    const given = NAMES.filter((name) => stated.has(INPUT_NAMES[name]));
    return { ...contract, ...Object.fromEntries(given.map((name) => [name, today[name]])) };
}
function describeChanges(contract, today) {
    return NAMES.flatMap((name) => {
        const [agreed, now] = [(0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(contract[name]), (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(today[name])];
        return agreed === now ? [] : [`${INPUT_NAMES[name]}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(agreed, 120)} at the hire, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(now, 120)} today`];
    });
}
function combineVerdicts(contract, today, changes) {
    const cautious = [contract, today].find(({ kind }) => kind === 'hold') ?? [contract, today].find(({ kind }) => kind === 'wait');
    if (cautious !== undefined)
        return cautious;
    if (contract.kind === today.kind)
        return contract;
    return {
        kind: 'hold',
        code: 'contract_changed',
        message: `The settings of the hire and of today decide differently about this delivery: ${changes.join('; ')}.`,
        nextStep: 'Put the setting back as it was at the hire, or settle it with the command accept, or rework and a reason.',
    };
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
function tagOf({ isSandbox }) {
    return isSandbox ? 'orkestro-sandbox' : 'orkestro';
}
function formatMarker(marker, signer) {
    const json = JSON.stringify({ v: VERSION, ...marker }).replace(/[<>]|--/g, escapeAll);
    return `<!-- ${tagOf(signer)} ${json} ${signer.signer.mac(json)} -->`;
}
function escapeAll(text) {
    return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
function hasMarker(body, signer) {
    return readLastLine(body).startsWith(`<!-- ${tagOf(signer)} {`);
}
function stripMarker(body) {
    return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}
function readMarker(comment, type, signer) {
    if (!comment.byUs || comment.editedByOthers)
        return null;
    const line = readLastLine(comment.body);
    const start = `<!-- ${tagOf(signer)} `;
    const end = ' -->';
    if (!line.startsWith(`${start}{`) || !line.endsWith(end))
        return null;
    const signedText = line.slice(start.length, -end.length);
    const space = signedText.lastIndexOf(' ');
    const json = signedText.slice(0, space);
    if (!signer.signer.verify(json, signedText.slice(space + 1)))
        return null;
    const marker = JSON.parse(json);
    if (marker.v !== VERSION || marker.type !== type)
        return null;
    return { comment, marker: marker };
}
function listMarkers(comments, type, subject, signer) {
    return comments
        .map((comment) => readMarker(comment, type, signer))
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
    const entries = new Map(histories.flat().map((entry) => [`${entry.at} ${entry.text}`, entry]));
    return [...entries.values()].sort((a, b) => a.at - b.at).reduce(addHistory, []);
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
function advanceRound(state, mission, decisions) {
    const round = findRound(state.round, mission, decisions);
    if (round > state.round) {
        const last = findRework(decisions, round - 1);
        return { ...state, round, sentBackSha: last?.sha ?? state.sentBackSha, leftSince: true };
    }
    return isAtWork(mission) && state.sentBackSha !== null && !state.leftSince ? { ...state, leftSince: true } : state;
}
function findRound(savedRound, mission, decisions) {
    const { reworkCount } = mission;
    const minRound = Math.max(savedRound, 1 + (reworkCount ?? 0), ...decisions.map(({ round }) => round));
    const isSentBack = reworkCount === null && isAtWork(mission) && findRework(decisions, minRound) !== undefined;
    return isSentBack ? minRound + 1 : minRound;
}
function isAtWork({ phase }) {
    return phase === 'in_progress' || phase === 'matched';
}
function findRework(decisions, round) {
    return decisions.findLast((marker) => marker.round === round && marker.verdict === 'rework');
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



const WRITE_ACCESS_EVENTS = new Set([
    'push',
    'workflow_dispatch',
    'repository_dispatch',
    'schedule',
    'release',
    'create',
    'delete',
]);
async function checkHirer(context, source) {
    const { run, settings } = context;
    if (source.kind === 'inputs' && WRITE_ACCESS_EVENTS.has(run.eventName))
        return null;
    const accounts = listActors(run, source);
    const needed = settings.limits.hirePermission;
    if (accounts.length === 0)
        return refuseAccount('nobody', 'the event names no sender', needed, source);
    for (const account of accounts) {
        const why = await explainDenied(context, account, needed);
        if (why !== null)
            return refuseAccount(account.login, why, needed, source);
    }
    return null;
}
function listActors({ actor, triggeringActor }, source) {
    const sender = source.kind === 'inputs' ? null : source.sender;
    const others = [actor, triggeringActor].filter((login) => login !== null).map(toAccount);
    const accounts = [...(sender === null ? [] : [sender]), ...others];
    return accounts.filter(({ login }, at) => accounts.findIndex((one) => one.login === login) === at);
}
function toAccount(login) {
    return { login, id: null, isBot: login.endsWith('[bot]') };
}
async function explainDenied(context, account, needed) {
    const { permit, why } = await checkPermission(context, account, needed);
    return permit === 'allowed' ? null : why;
}
async function checkPermission(context, account, needed) {
    if (account.isBot) {
        const isListed = context.settings.limits.allowedBots.includes(account.login);
        return { permit: isListed ? 'allowed' : 'denied', why: 'bots act only when listed in allowed-bots' };
    }
    const reading = await context.github.permissions.read(account.login);
    if (reading.kind === 'unknown')
        return { permit: 'unknown', why: `the permission could not be read: ${reading.why}` };
    const isEnough = _core_domain_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(reading.permission) >= _core_domain_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(needed);
    return { permit: isEnough ? 'allowed' : 'denied', why: `the live permission is ${reading.roleName}` };
}
function refuseAccount(login, why, needed, { kind }) {
    const retry = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`, `Someone with ${needed} permission can ${retry}.`);
}
async function checkTermsLabel(context, source, conversation) {
    const { termsLabel, limits } = context.settings;
    if (termsLabel === undefined || !isFromComment(context, source))
        return null;
    const actor = findLabelActor(conversation, termsLabel);
    const why = actor === null ? 'GitHub does not say who' : await explainDenied(context, toAccount(actor), limits.hirePermission);
    if (why === null)
        return null;
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: the terms of the label "${termsLabel}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`, `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`);
}
function isFromComment({ run }, { kind }) {
    return kind === 'command' || run.eventName === 'issue_comment';
}
function findLabelActor({ labeled }, termsLabel) {
    return labeled.findLast(({ label }) => (0,_core_config_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameLabel */ .z)(label, termsLabel))?.actor ?? null;
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
  Cq: () => (/* binding */ adoptListed),
  fG: () => (/* binding */ chooseStrictest),
  bl: () => (/* binding */ findMissionId),
  cw: () => (/* binding */ readGate),
  Lx: () => (/* binding */ setStatus),
  BS: () => (/* binding */ toGateReading),
  vk: () => (/* binding */ writeGate)
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
// EXTERNAL MODULE: ./src/flow/observe/evaluate.js + 6 modules
var evaluate = __webpack_require__(519);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 3 modules
var observe = __webpack_require__(7679);
// EXTERNAL MODULE: ./src/flow/shared/hire-result.js
var hire_result = __webpack_require__(2126);
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




const BATCH_SIZE = 25;
const MAX_MISSIONS = 500;
async function listLinkedTo(context, repositoryMissions, pull) {
    const open = (0,for_pull/* listOpen */.xO)(repositoryMissions).filter(({ subject }) => subject.number !== null);
    const checked = open.slice(0, MAX_MISSIONS);
    const missions = [];
    for (let start = 0; start < checked.length; start += BATCH_SIZE) {
        const batch = checked.slice(start, start + BATCH_SIZE);
        const numbers = new Set(batch.map(({ subject }) => subject.number ?? 0));
        const conversations = await context.github.conversations.readMany([...numbers]);
        for (const one of batch) {
            const comments = conversations.get(one.subject.number ?? 0)?.comments ?? [];
            if (await namesPull(context, comments, one.key, pull))
                missions.push(one);
        }
    }
    return { missions, isComplete: checked.length === open.length };
}
async function namesPull(context, comments, key, pull) {
    if ((0,markers/* listMarkers */.YL)(comments, 'status', key, context.signer).some(({ marker }) => marker.pull === pull))
        return true;
    const { command, limits } = context.settings;
    for (const author of comments.flatMap((comment) => listLinkAuthors(comment, command, pull))) {
        if ((await (0,permissions/* checkPermission */.Yj)(context, author, limits.settlePermission)).permit !== 'denied')
            return true;
    }
    return false;
}
function listLinkAuthors({ body, author, byUs, editedAt }, prefix, pull) {
    if (author === null || byUs || editedAt !== null)
        return [];
    const parsed = (0,parse/* parseCommand */.RM)(body, prefix);
    return parsed?.kind === 'link' && parsed.number === pull ? [author] : [];
}

;// CONCATENATED MODULE: ./src/flow/gate/status.js











const STATES_BY_STRICTNESS = ['failure', 'error', 'pending', 'success'];
function chooseStrictest(first, ...rest) {
    const rank = ({ state }) => STATES_BY_STRICTNESS.indexOf(state);
    return rest.reduce((strictest, one) => (rank(one) < rank(strictest) ? one : strictest), first);
}
function toGateReading(context, view, url, pull) {
    return { ...context.render.status(view), url, view, bound: view.pull?.number === pull };
}
async function readGate(context, pull, repositoryMissions, knownReadings = new Map()) {
    const readings = [];
    for (const one of (0,for_pull/* listForPull */.Zv)(context, repositoryMissions, pull)) {
        readings.push(knownReadings.get(one.mission.id) ?? (await readMission(context, one, repositoryMissions, pull)));
    }
    const strictest = chooseForPull(readings);
    if (strictest !== null)
        return strictest;
    const passing = describeNoMission(context);
    return passing.state === 'success' ? ((await readLinkedTo(context, pull, repositoryMissions)) ?? passing) : passing;
}
function chooseForPull(readings) {
    const bound = readings.filter((one) => one.bound);
    const referenced = readings.filter(({ view }) => view !== null && view.pull === null);
    const siblings = referenced.filter((one) => bound.some((other) => areSiblings(one, other)));
    const [first, ...rest] = bound.length > 0 ? [...bound, ...siblings] : referenced;
    return first === undefined ? null : chooseStrictest(first, ...rest);
}
async function readLinkedTo(context, pull, repositoryMissions) {
    const { missions, isComplete } = await listLinkedTo(context, repositoryMissions, pull.number);
    const readings = [];
    for (const one of missions)
        readings.push(await readMission(context, one, repositoryMissions, pull));
    const found = chooseForPull(readings);
    return found === null && !isComplete ? TOO_MANY_MISSIONS : found;
}
const TOO_MANY_MISSIONS = {
    state: 'pending',
    description: 'There are too many open missions to tell whether one is delivered here',
    url: null,
    view: null,
    bound: false,
};
function areSiblings({ view: one }, { view: other }) {
    if (one === null || other === null || one.subject.kind === 'run' || other.subject.kind === 'run')
        return false;
    return one.subject.number === other.subject.number && one.subject.key !== other.subject.key;
}
function describeNoMission(context) {
    const passes = context.settings.gate.whenNoMission === 'pass';
    const description = passes ? 'No mission is delivered here' : 'No mission is delivered here, and one is needed';
    return { state: passes ? 'success' : 'failure', description, url: null, view: null, bound: false };
}
async function readMission(context, one, repositoryMissions, pull) {
    const { mission } = one;
    if ((0,domain_mission/* isOver */.PU)(mission))
        return { ...toGateReading(context, viewOfEnded(context, one), null, pull.number), bound: true };
    const { result, prefetched } = await adoptListed(context, one, repositoryMissions);
    if (result.kind !== 'tracked') {
        const view = (0,mission_view/* createMissionView */.i)(context, { ...result.blocked, state: null });
        return toGateReading(context, view, null, pull.number);
    }
    const snapshot = await (0,observe/* loadSnapshot */.N)(context, result.tracked, { ...prefetched, pull });
    const view = (0,snapshot_view/* viewOfSnapshot */.b)(context, snapshot, (0,evaluate/* evaluate */._3)(context, snapshot));
    return toGateReading(context, view, snapshot.tracked.comment?.url ?? null, pull.number);
}
async function adoptListed(context, one, repositoryMissions, prefetched = {}) {
    const found = await (0,adopt_by_id/* adoptById */.T)(context, one.mission, prefetched);
    const missions = (0,for_pull/* findDuplicates */.Ir)(repositoryMissions, one);
    if (missions.length === 0 || found.result.kind === 'failed')
        return found;
    const { subject } = found.result.kind === 'tracked' ? found.result.tracked : found.result.blocked;
    const lookup = { kind: 'duplicates', generation: one.generation, missions, subjectMissions: [], all: [] };
    return { ...found, result: (0,adopt/* adopt */.d)(context, { subject, lookup, conversation: null, wanted: null }) };
}
function viewOfEnded(context, { mission, subject, generation }) {
    const isPaid = mission.phase === 'accepted';
    const verdict = isPaid
        ? { kind: 'done', code: 'already_accepted' }
        : { kind: 'hold', code: 'mission_ended' };
    return (0,mission_view/* createMissionView */.i)(context, {
        verdict: { ...verdict, message: '', nextStep: '' },
        subject: { kind: 'issue', number: subject.number ?? 0, ...(subject.key !== null && { key: subject.key }) },
        generation,
        mission,
        ...hire_result/* NO_ORDER */.DH,
        state: null,
        gateOpen: isPaid,
    });
}
async function writeGate(context, pull, own) {
    const { context: statusContext } = context.settings.gate;
    if (statusContext === '')
        return 'off';
    const others = own.state === 'success' ? await readOthers(context, pull) : [];
    const reported = pull.headStatuses?.find(({ name }) => name === statusContext);
    const text = reported === undefined ? null : `${reported.state} ${reported.description ?? ''}`;
    return setStatus(context, pull.headSha, chooseStrictest(own, ...others), text);
}
async function readOthers(context, { headSha, sameHead }) {
    if (sameHead.length === 0)
        return [];
    const repositoryMissions = await (0,for_pull/* listRepositoryMissions */.qb)(context);
    const readings = await Promise.all(sameHead.map(async (number) => {
        const pull = await context.github.pulls.read(number);
        if (pull === null)
            return describeUnread(number);
        return pull.state === 'open' && pull.headSha === headSha ? readGate(context, pull, repositoryMissions) : null;
    }));
    return readings.filter((reading) => reading !== null);
}
function describeUnread(number) {
    const description = `Pull request #${number} has the same head and could not be read`;
    return { state: 'pending', description, url: null, view: null, bound: false };
}
async function setStatus(context, sha, { state, description, url }, reported) {
    const { context: statusContext } = context.settings.gate;
    const text = `${state} ${description}`;
    const shownKey = `status ${sha}`;
    if ((context.shown.get(shownKey) ?? reported) === text)
        return context.shown.has(`${shownKey} denied`) ? 'denied' : 'unchanged';
    if (context.settings.dryRun)
        return 'unchanged';
    const done = await context.github.statuses.set(sha, {
        context: statusContext,
        state,
        description,
        url: url ?? (0,shared_context/* formatRunUrl */.yg)(context.run),
    });
    context.shown.set(shownKey, text);
    if (done)
        return 'set';
    context.shown.set(`${shownKey} denied`, '');
    context.log.warning(`${statusContext} could not be set on ${sha.slice(0, 7)}: the job needs statuses: write`);
    return 'denied';
}
function findMissionId(view) {
    return view?.mission?.id ?? null;
}


/***/ }),

/***/ 5262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ adoptById)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2799);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5782);
/* harmony import */ var _shared_context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6917);
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2126);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8344);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5112);






async function adoptById(context, mission, prefetched = {}) {
    const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseFooter */ .fy)(mission.description);
    const thread = findThread(context, footer);
    if (thread === null)
        return { result: adoptElsewhere(context, mission, footer), prefetched: {} };
    const { number, key } = thread;
    const conversation = prefetched.conversation ?? (await context.github.conversations.read(number));
    if (conversation === null) {
        const why = describeUnreachable(mission, `there is no issue or pull request #${number}`);
        return { result: (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .holdHire */ .kg)(toSubject('issue', number, key), why, { mission }), prefetched: {} };
    }
    const subject = toSubject(conversation.kind, number, key);
    if (footer === null)
        return { result: await adoptUnmarked(context, mission, subject, conversation), prefetched: {} };
    const { generation } = footer;
    const result = (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(context, { subject, mission, footer, generation, conversation, order: null });
    return { result, prefetched: { ...prefetched, conversation } };
}
function findThread({ run, settings }, footer) {
    const footerSubject = footer === null ? null : (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubject */ .Ci)(footer.subject);
    const local = footerSubject?.repositoryId === run.repository.id ? footerSubject.number : null;
    const number = footer === null ? (settings.issueNumber ?? settings.prNumber) : local;
    return number === null ? null : { number, key: footerSubject === null ? settings.missionKey : footerSubject.key };
}
function toSubject(kind, number, key) {
    return { kind, number, ...(key !== null && { key }) };
}
function adoptElsewhere(context, mission, footer) {
    const { run, settings } = context;
    const own = {
        kind: 'run',
        runId: run.runId,
        job: run.job,
        index: settings.jobIndex ?? '0',
        step: run.step,
        ...(settings.missionKey !== null && { key: settings.missionKey }),
    };
    if (footer !== null && footer.subject === (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubjectKey */ .J_)(context, own)) {
        const { generation } = footer;
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(context, { subject: own, mission, footer, generation, conversation: null, order: null });
    }
    const why = footer === null
        ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
        : `it was posted for another subject (${footer.subject})`;
    return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .holdHire */ .kg)(own, describeUnreachable(mission, why), { mission });
}
async function adoptUnmarked(context, mission, subject, conversation) {
    const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
    const key = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubjectKey */ .J_)(context, subject);
    const state = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .createState */ .ur)(key, 1, {
        mission: mission.id,
        budgetCents: mission.budgetCents,
        history: [{ at: context.clock.now(), text: `Adopted mission ${mission.id}` }],
    });
    if (context.settings.dryRun)
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(context, known);
    const verdict = {
        kind: 'wait',
        code: 'mission_not_ready',
        message: 'Adopted.',
        nextStep: 'Looking at it now.',
    };
    const view = (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_2__/* .createMissionView */ .i)(context, {
        verdict,
        subject,
        generation: 1,
        mission,
        ..._shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_ORDER */ .DH,
        state,
    });
    const ensured = await (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureStatus */ .JW)(context, conversation.number, conversation, state, context.render.statusComment(view));
    const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
    return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(context, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}
function describeUnreachable(mission, why) {
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
/* harmony import */ var _shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2126);
/* harmony import */ var _state_status_comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5112);






function adopt(context, { subject, lookup, conversation, wanted }) {
    if (lookup.kind === 'duplicates')
        return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .holdHire */ .kg)(subject, describeDuplicates(context, subject, lookup));
    const { mission, generation } = lookup.newest;
    const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(mission.description);
    if (wanted !== null && footer?.brief !== wanted.brief.hash) {
        const verdict = describeTaken((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(context.run.repository, subject, generation), mission);
        return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .holdHire */ .kg)(subject, verdict, { generation, mission, order: wanted });
    }
    return adoptMission(context, { subject, mission, footer, generation, conversation, order: wanted });
}
function adoptMission(context, known) {
    const { subject, mission, footer, generation, conversation, order } = known;
    const key = (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSubjectKey */ .J_)(context, subject);
    const stored = conversation === null ? NO_THREAD : loadState(context, known, conversation, key);
    if (stored.kind === 'found')
        return toTracked(known, stored.comment, stored.state);
    if ((0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission) || (conversation === null && subject.kind === 'run'))
        return toTracked(known, null, (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .createState */ .ur)(key, generation, { mission: mission.id, brief: footer?.brief ?? null }));
    return (0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .holdHire */ .kg)(subject, describeLoss(context, mission, stored.why), { generation, mission, order });
}
const NO_THREAD = { kind: 'lost', why: 'its page could not be found' };
function loadState(context, known, conversation, key) {
    const { footer, generation } = known;
    const commentId = footer?.comment ?? null;
    const status = (0,_state_status_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .readStatus */ .rk)(conversation, context.signer, { subject: key, generation, commentId });
    if (status.kind === 'lost')
        return status;
    const state = status.kind === 'found' ? claimState(context, known, status.state) : null;
    if (status.kind === 'absent' || state === null)
        return { kind: 'lost', why: 'no status comment of ours speaks of it' };
    return { kind: 'found', comment: status.comment, state };
}
function claimState(context, { mission, footer, conversation }, state) {
    if (state.mission !== null)
        return state.mission === mission.id ? state : null;
    if (footer === null)
        return null;
    const notices = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarkers */ .YL)(conversation?.comments ?? [], 'intent', state.subject, context.signer);
    const isSigned = notices.some(({ marker }) => marker.generation === state.generation && marker.brief === footer.brief);
    if (state.brief !== footer.brief && !isSigned)
        return null;
    return { ...state, mission: mission.id, brief: footer.brief };
}
function toTracked(known, comment, state) {
    const { mission, subject, generation, conversation, order } = known;
    return {
        kind: 'tracked',
        how: 'adopted',
        tracked: {
            mission,
            subject,
            generation,
            threadNumber: conversation?.number ?? null,
            comment,
            state,
            ...(0,_shared_hire_result_js__WEBPACK_IMPORTED_MODULE_1__/* .describeOrder */ .mw)(order),
        },
    };
}
function describeDuplicates(context, subject, lookup) {
    const ids = lookup.missions.map((mission) => mission.id).join(', ');
    const reference = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(context.run.repository, subject, lookup.generation);
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('duplicate_missions', `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`, `End all but one on the marketplace, then comment \`${context.settings.command} resume\`.`);
}
function describeTaken(reference, mission) {
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('reference_taken', `${reference} already has mission ${mission.id} with another brief; nothing was posted.`, 'Give these inputs a key of their own (with lock: ref; several missions of one subject then stand side by side), an issue of their own, or the brief that the mission was posted with.');
}
function describeLoss(context, mission, why) {
    return (0,_shared_context_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('state_lost', `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`, `A permitted person looks at the mission and comments \`${context.settings.command} resume\`: that writes the state anew.`);
}


/***/ }),

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isThreadShared),
/* harmony export */   h: () => (/* binding */ listAmbiguous)
/* harmony export */ });
/* harmony import */ var _for_pull_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(403);

function isActive({ mission }) {
    return mission.phase !== 'ended';
}
async function listAmbiguous(context, thread) {
    const repositoryMissions = await (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(context);
    const pull = thread.on === 'issue' ? null : await context.github.pulls.read(thread.number);
    const pullMissions = new Set(pull === null ? [] : (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listForPull */ .Zv)(context, repositoryMissions, pull));
    const threadMissions = repositoryMissions.filter((one) => isActive(one) && (one.subject.number === thread.number || pullMissions.has(one)));
    return threadMissions.filter(({ subject: own }) => threadMissions.some(({ subject }) => subject.number === own.number && subject.key !== own.key));
}
async function isThreadShared(context, subject) {
    if (subject.kind === 'run')
        return false;
    const repositoryMissions = await (0,_for_pull_js__WEBPACK_IMPORTED_MODULE_0__/* .listRepositoryMissions */ .qb)(context);
    return repositoryMissions.some((one) => isActive(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null));
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




const MAX_CONCURRENT_READS = 8;
const REFERENCE_TITLE = / \u2014 \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;
async function listRepositoryMissions(context) {
    const missions = await context.marketplace.listMissions();
    const isUnread = (mission) => (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description) === null && !(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission) && REFERENCE_TITLE.test(mission.title);
    const complete = missions.filter((mission) => !isUnread(mission));
    const unread = missions.filter(isUnread);
    for (let start = 0; start < unread.length; start += MAX_CONCURRENT_READS) {
        const batch = unread.slice(start, start + MAX_CONCURRENT_READS);
        complete.push(...(await Promise.all(batch.map(({ id }) => context.marketplace.getMission(id)))));
    }
    return complete.flatMap((mission) => {
        const footer = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description);
        const subject = footer === null ? null : (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(footer.subject);
        if (footer === null || subject?.repositoryId !== context.run.repository.id)
            return [];
        return [{ mission, subject, key: footer.subject, generation: footer.generation }];
    });
}
function listOpen(repositoryMissions) {
    return repositoryMissions.filter(({ mission }) => !(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission));
}
function findDuplicates(repositoryMissions, own) {
    const same = repositoryMissions.filter((one) => one.key === own.key && one.mission.phase !== 'ended' && isCompeting(one, own));
    return same.length > 1 ? same.map(({ mission }) => mission) : [];
}
function isCompeting(one, own) {
    if (one.generation === own.generation)
        return true;
    const [earlier] = one.generation < own.generation ? [one] : [own];
    return earlier.mission.phase !== 'accepted';
}
function listForPull(context, repositoryMissions, pull) {
    const named = new Set([pull.number, ...pull.closes]);
    const referenced = new Set((0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMissionReferences */ .yM)(pull.body));
    const shown = new Set(pull.comments.map((comment) => (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarker */ .t7)(comment, 'page', context.signer)?.marker.mission));
    return repositoryMissions.filter((one) => {
        const { mission, subject } = one;
        if (!(0,_core_domain_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission))
            return named.has(subject.number) || referenced.has(mission.id) || shown.has(mission.id);
        const isItsOwn = subject.number === pull.number || shown.has(mission.id);
        return isItsOwn && !repositoryMissions.some((other) => other.key === one.key && other.generation > one.generation);
    });
}


/***/ }),

/***/ 8181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readCommands)
/* harmony export */ });
/* harmony import */ var _core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2555);
/* harmony import */ var _access_permissions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3897);
/* harmony import */ var _missions_ambiguous_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9968);



async function readCommands(context, { subject }, comments) {
    const prefix = context.settings.command;
    const permits = await readPermits(context, comments);
    const permitOf = (login) => permits.get(login) ?? 'unknown';
    const permitOfPerson = (login, isBot) => (isBot ? 'denied' : permitOf(login));
    const { link: personsLink } = (0,_core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .readActiveCommands */ .PT)(comments, { prefix, permitOf: permitOfPerson });
    const commands = { ...(0,_core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .readActiveCommands */ .PT)(comments, { prefix, permitOf }), personsLink };
    const isAmbiguous = commands.link !== null && (await (0,_missions_ambiguous_js__WEBPACK_IMPORTED_MODULE_2__/* .isThreadShared */ .c)(context, subject));
    return isAmbiguous ? { ...commands, link: null, personsLink: null } : commands;
}
async function readPermits(context, comments) {
    const { command, limits } = context.settings;
    const permits = new Map();
    await Promise.all((0,_core_commands_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .listCommandAuthors */ .ej)(comments, command).map(async (author) => {
        permits.set(author.login, (await (0,_access_permissions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPermission */ .Yj)(context, author, limits.settlePermission)).permit);
    }));
    return permits;
}


/***/ }),

/***/ 3818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NH: () => (/* binding */ NO_DELIVERY),
  wq: () => (/* binding */ evaluateDelivery),
  C9: () => (/* binding */ findLatestReportTime),
  nR: () => (/* binding */ readDelivery)
});

// EXTERNAL MODULE: ./src/core/sweep/cursor-context.js
var cursor_context = __webpack_require__(1036);
;// CONCATENATED MODULE: ./src/core/policy/own-checks.js

function recognizeOwnChecks(reported, options) {
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
    return { kind: 'evaluated', evidence: { sha, results: [...results].sort(compareByNameThenApp), sources } };
}
function collectResults(reading, options) {
    const reported = indexReported(reading.reported, options);
    const required = listContexts(reading.required, options).flatMap((context) => matchContext(context, reported));
    const counted = [...required, ...listUnrequested(reported, options.mode)];
    const results = new Map();
    let unordered = null;
    for (const one of counted) {
        if (one.kind === 'reported' && !one.latest.ordered)
            unordered = one.latest.check.name;
        const key = toResultKey(one);
        if (!results.has(key))
            results.set(key, toResult(one, options.skipped));
    }
    return { results: results.values(), unordered };
}
function matchContext(context, { byName, ownNames }) {
    const { name, appId, source } = context;
    const named = byName.get(name) ?? [];
    const matching = named.filter(({ check }) => appId === null || check.appId === appId);
    const toReported = (latest) => ({ kind: 'reported', latest, source, isWrongSource: false });
    if (matching.length > 0)
        return matching.map(toReported);
    const [other] = named;
    if (other !== undefined)
        return [{ kind: 'reported', latest: other, source, isWrongSource: true }];
    return ownNames.has(name) ? [] : [{ kind: 'missing', context }];
}
function listUnrequested({ byName }, { kind }) {
    if (kind === 'list')
        return [];
    return [...byName.values()].flat().flatMap((latest) => {
        if (!latest.required && kind !== 'all')
            return [];
        return [{ kind: 'reported', latest, source: latest.required ? 'required' : 'all', isWrongSource: false }];
    });
}
function toResultKey(counted) {
    if (counted.kind === 'reported')
        return `${keyOf(counted.latest.check)}\n${counted.isWrongSource ? 'wrong' : 'counted'}`;
    return `missing\n${String(counted.context.appId)}\n${counted.context.name}`;
}
function listContexts(required, { mode, ignore }) {
    const ignored = new Set(ignore);
    const rulesFirst = [...required].sort((a, b) => rank(a) - rank(b));
    if (mode.kind !== 'list')
        return rulesFirst.filter(({ name }) => !ignored.has(name));
    const listed = new Set(mode.names.filter((name) => !ignored.has(name)));
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
    const isOurs = recognizeOwnChecks(reported, options);
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
function toVerdict(state, skipped) {
    const verdict = VERDICTS[state];
    return verdict === 'skipped' && skipped === 'hold' ? 'inconclusive' : verdict;
}
function toResult(counted, skipped) {
    if (counted.kind === 'missing')
        return toMissing(counted.context);
    const { latest, source, isWrongSource } = counted;
    const { name, state, kind, appId, appName, url, description, nodeId } = latest.check;
    const verdict = isWrongSource ? 'wrong_source' : toVerdict(state, skipped);
    return { name, verdict, state, kind, appId, appName, url, description, nodeId, source };
}
function toMissing({ name, appId, source }) {
    const nothing = { state: null, kind: null, appName: null, url: null, description: null, nodeId: null };
    return { name, verdict: 'missing', ...nothing, appId, source };
}
function compareByNameThenApp(a, b) {
    if (a.name !== b.name)
        return a.name < b.name ? -1 : 1;
    return (a.appId ?? 0) - (b.appId ?? 0);
}

;// CONCATENATED MODULE: ./src/flow/observe/delivery.js

const NO_DELIVERY = {
    reading: null,
    touched: null,
    ownChecks: { statusContext: '', checkRunIds: [], runIds: [] },
    failingOnBase: [],
};
async function readDelivery(context, state, pull, settings) {
    const needsChecks = settings.some(({ checks }) => checks.kind !== 'none');
    const [touched, reading] = await Promise.all([
        pull.ownEvidence?.touched ?? context.github.pulls.listTouchedPaths(pull.number),
        needsChecks ? context.github.checks.readForPull(pull) : null,
    ]);
    const ownChecks = toOwnChecks(context, state);
    const delivery = { ...NO_DELIVERY, touched, reading, ownChecks };
    const hasFailing = settings.some((one) => listFailing(evaluateDelivery(delivery, one)).length > 0);
    return hasFailing ? { ...delivery, failingOnBase: await readFailingOnBase(context, pull) } : delivery;
}
function evaluateDelivery({ reading, ownChecks }, { checks, ignoreChecks, skippedChecks }) {
    if (reading === null || checks.kind === 'none')
        return { kind: 'not_needed' };
    if (reading.kind === 'unavailable')
        return reading;
    return evaluateChecks(reading, { mode: checks, ignore: ignoreChecks, skipped: skippedChecks, ours: ownChecks });
}
function toOwnChecks(context, state) {
    const { jobCheckRunId, gate } = context.settings;
    return {
        statusContext: gate.context,
        checkRunIds: jobCheckRunId === null ? state.ownJobs : [...state.ownJobs, jobCheckRunId],
        runIds: jobCheckRunId === null ? [context.run.runId] : [],
    };
}
async function readFailingOnBase(context, pull) {
    const base = await context.github.checks.readForBranch(pull.baseRef);
    if (base.kind === 'unavailable')
        return [];
    const { ownChecks } = NO_DELIVERY;
    return listFailing(evaluateChecks(base, { mode: { kind: 'all' }, ignore: [], skipped: 'pass', ours: ownChecks }));
}
function listFailing(evidence) {
    return evidence.kind === 'evaluated' ? evidence.evidence.results.filter(hasFailed).map(({ name }) => name) : [];
}
function hasFailed(result) {
    return result.verdict === 'failed';
}
function findLatestReportTime(reading) {
    return reading?.kind === 'read' ? Math.max(0, ...reading.reported.map((one) => one.at ?? 0)) : 0;
}


/***/ }),

/***/ 519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _3: () => (/* binding */ evaluate),
  rr: () => (/* binding */ evaluatePosted),
  wK: () => (/* binding */ isGateOpen)
});

// EXTERNAL MODULE: ./src/core/policy/contract.js
var contract = __webpack_require__(6004);
;// CONCATENATED MODULE: ./src/core/policy/row.js
const DECIDE_BY_COMMAND = 'or settle it with the command accept, or rework and a reason';
function countsChecks(policy) {
    return policy.checks.kind !== 'none';
}
function evaluateResults(evaluate) {
    return (seen, policy) => countsChecks(policy) && seen.evidence.kind === 'evaluated'
        ? evaluate(seen.evidence.evidence.results, seen, policy)
        : null;
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
        evaluate: checksUnavailable,
    },
    {
        number: 14,
        verdict: 'hold',
        code: 'no_required_checks',
        situation: 'R empty and `when-no-required-checks: hold`',
        evaluate: evaluateResults(noRequiredChecks),
    },
    {
        number: 15,
        verdict: 'wait',
        code: 'checks_pending',
        situation: 'some of R pending',
        evaluate: evaluateNames('pending', (names) => ({
            message: `Still running: ${names}.`,
            nextStep: 'The checks finish; it is judged then.',
        })),
    },
    {
        number: 16,
        verdict: 'hold',
        code: 'baseline_broken',
        situation: 'some of R `failure`/`error`; same context red on the base branch too',
        evaluate: evaluateResults(baselineBroken),
    },
    {
        number: 17,
        verdict: 'rework',
        code: 'checks_failed',
        situation: 'some of R `failure`/`error`',
        evaluate: evaluateNames('failed', (names) => ({
            message: `Failed: ${names}.`,
            nextStep: 'It is sent back with what failed; the specialist fixes it and delivers again.',
        })),
    },
    {
        number: 18,
        verdict: 'hold',
        code: 'checks_need_approval',
        situation: 'some of R needs a click (`action_required`, awaiting approval)',
        evaluate: evaluateNames('needs_approval', (names) => ({
            message: `Waiting for a person's approval on GitHub: ${names}.`,
            nextStep: 'A maintainer has to press "Approve and run" (or what the check asks for) on the pull request.',
        })),
    },
    {
        number: 19,
        verdict: 'hold',
        code: 'checks_inconclusive',
        situation: 'some of R cancelled, timed out, stale, startup failure',
        evaluate: evaluateResults(checksInconclusive),
    },
    {
        number: 20,
        verdict: 'hold',
        code: 'check_source_mismatch',
        situation: 'right name, only from the wrong app where the rule names one',
        evaluate: evaluateNames('wrong_source', (names) => ({
            message: `Reported by another app than the one the rule names: ${names}.`,
            nextStep: `The right app has to report, or an admin corrects the rule's source; a person can look ${DECIDE_BY_COMMAND}.`,
        })),
    },
    {
        number: 21,
        verdict: 'wait',
        code: 'checks_missing',
        situation: 'some of R never reported: under 10 minutes since the last change of head or checks',
        evaluate: evaluateNames('missing', (names, seen) => isGraceOver(seen)
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
        evaluate: evaluateNames('missing', (names) => ({
            message: `Required, but never reported: ${names}.`,
            nextStep: `Somebody has to start them (a path filter or a pull request opened by a bot keeps workflows from running), ${DECIDE_BY_COMMAND}.`,
        })),
    },
    {
        number: 22,
        verdict: 'hold',
        code: 'no_check_ran',
        situation: 'R not empty and nothing in it ended in plain `success`',
        evaluate: evaluateResults(noCheckRan),
    },
];
function evaluateNames(verdict, toText) {
    return evaluateResults((results, seen) => {
        const names = results.filter((result) => result.verdict === verdict).map(({ name }) => name);
        return names.length === 0 ? null : toText((0,core_text/* listNames */.Zv)(names), seen);
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
    const failingOnBase = new Set(baseFailing);
    const failed = results.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
    const shared = failed.filter((name) => failingOnBase.has(name));
    if (shared.length === 0)
        return null;
    const own = failed.filter((name) => !failingOnBase.has(name));
    const suffix = own.length === 0 ? '' : ` (failing here only: ${(0,core_text/* listNames */.Zv)(own)})`;
    return {
        message: `Failing on the base branch as well: ${(0,core_text/* listNames */.Zv)(shared)}${suffix}.`,
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
        evaluate: alreadyAccepted,
    },
    {
        number: 2,
        verdict: 'hold',
        code: 'mission_ended',
        situation: 'ended otherwise (cancelled, expired, refunded, \u2026)',
        evaluate: missionEnded,
    },
    { number: 3, verdict: 'hold', code: 'held_by_person', situation: 'a person put it on hold', evaluate: heldByPerson },
    {
        number: 4,
        verdict: 'hold',
        code: 'terms_mismatch',
        situation: 'rank below `min-rank` after matching; budget changed',
        evaluate: termsMismatch,
    },
    {
        number: 5,
        verdict: 'wait',
        code: 'mission_not_ready',
        situation: 'not `awaiting_acceptance`',
        evaluate: missionNotReady,
    },
    {
        number: 6,
        verdict: 'rework',
        code: 'verification_failed',
        situation: 'awaiting, verification failed',
        evaluate: verificationFailed,
    },
    {
        number: 7,
        verdict: 'wait',
        code: 'verification_pending',
        situation: 'awaiting, verification neither passed nor failed',
        evaluate: verificationPending,
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
    const message = `@${hold.by} put it on hold`;
    return {
        message: hold.reason === '' ? `${message}.` : `${message}: ${(0,core_text/* endSentence */.H_)(hold.reason, 200)}`,
        nextStep: 'Nothing is paid or sent back until a permitted person gives the command resume.',
    };
}
function termsMismatch(seen, policy) {
    const message = findRankMismatch(seen, policy) ?? findBudgetMismatch(seen);
    if (message === null)
        return null;
    return {
        message,
        nextStep: 'A person has to look: ask on the marketplace what happened, then settle it with the command accept, or rework and a reason.',
    };
}
function findRankMismatch({ mission, agreedMinRank }, policy) {
    const minRank = toStricter(policy.minRank, agreedMinRank ?? null);
    if (minRank === null)
        return null;
    if (mission.rank !== null)
        return mission.rank < minRank ? `The specialist's Agent Rank is ${mission.rank}, below min-rank ${minRank}.` : null;
    return mission.phase === 'awaiting_acceptance'
        ? `The mission shows no Agent Rank, so that min-rank ${minRank} cannot be held against it.`
        : null;
}
function findBudgetMismatch({ mission: { budgetCents }, agreedBudgetCents }) {
    if (agreedBudgetCents === null || budgetCents === null || budgetCents === agreedBudgetCents)
        return null;
    return `The budget is ${(0,money/* formatUsd */.UK)(budgetCents)}, but ${(0,money/* formatUsd */.UK)(agreedBudgetCents)} was agreed.`;
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

;// CONCATENATED MODULE: ./src/core/policy/pass-rows.js

const PASS_ROWS = [
    {
        number: 28,
        verdict: 'accept',
        code: 'verified',
        situation: 'everything passes, `checks: none`',
        evaluate: (_seen, policy) => countsChecks(policy)
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
        evaluate: evaluateResults(checksPassed),
    },
];
function checksPassed(results) {
    if (!results.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped'))
        return null;
    const passed = results.filter(({ verdict }) => verdict === 'passed').length;
    const skipped = results.length - passed;
    const suffix = skipped === 0 ? '' : ` (${skipped} skipped)`;
    const checks = `${passed} required ${passed === 1 ? 'check passes' : 'checks pass'}${suffix}`;
    const message = results.length === 0 ? 'No check is required, which when-no-required-checks allows' : checks;
    return { message: `${message}, and the work is verified.`, nextStep: 'Escrow is released to the specialist.' };
}

// EXTERNAL MODULE: ./src/core/policy/binding.js
var binding = __webpack_require__(2481);
// EXTERNAL MODULE: ./src/core/policy/protected-paths.js
var protected_paths = __webpack_require__(8943);
;// CONCATENATED MODULE: ./src/core/policy/pull-rows.js




const PULL_ROWS = [
    {
        number: 8,
        verdict: 'wait',
        code: 'no_pull_request',
        situation: 'no linked PR, `checks` not `none`',
        evaluate: noPullRequest,
    },
    { number: 9, verdict: 'hold', code: 'pull_closed', situation: 'PR closed unmerged', evaluate: pullClosed },
    { number: 10, verdict: 'wait', code: 'draft', situation: 'draft (open PRs)', evaluate: draftPull },
    {
        number: 11,
        verdict: 'hold',
        code: 'binding_conflict',
        situation: "PR claimed by another mission, several candidates, a fork's claim, or bound elsewhere",
        evaluate: bindingConflict,
    },
    {
        number: 11,
        verdict: 'wait',
        code: 'not_delivered',
        situation: 'the PR holds nothing new: no changed file, or the head that it had at the hire',
        evaluate: nothingNew,
    },
    {
        number: 12,
        verdict: 'hold',
        code: 'protected_paths',
        situation: 'the PR changes protected paths',
        evaluate: changesProtectedPaths,
    },
];
const REVIEW_ROWS = [
    {
        number: 23,
        verdict: 'wait',
        code: 'merge_conflict',
        situation: 'GitHub has not computed yet whether it merges (open PRs)',
        evaluate: mergeUnknown,
    },
    {
        number: 23,
        verdict: 'hold',
        code: 'merge_conflict',
        situation: 'merge conflict (open PRs)',
        evaluate: mergeConflict,
    },
    {
        number: 24,
        verdict: 'rework',
        code: 'changes_requested',
        situation: '`require-review`: changes requested',
        evaluate: changesRequested,
    },
    {
        number: 25,
        verdict: 'wait',
        code: 'review_required',
        situation: '`require-review`: not approved',
        evaluate: reviewRequired,
    },
    {
        number: 26,
        verdict: 'wait',
        code: 'awaiting_merge',
        situation: '`pay-on: merge`, not merged yet',
        evaluate: awaitingMerge,
    },
    {
        number: 27,
        verdict: 'wait',
        code: 'head_moved',
        situation: 'head moved since the checks were read (checked again right before paying)',
        evaluate: headMoved,
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
function draftPull({ pull }) {
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
    return findBoundConflict(pull, binding.how, mission.id);
}
function findBoundConflict(pull, how, missionId) {
    const isReferenceOnly = how === 'body' || how === 'closing-reference';
    if (isReferenceOnly && pull.fork)
        return `Pull request #${pull.number} comes from a fork.`;
    return (0,binding/* namesOnlyOthers */.M6)(pull.body, missionId)
        ? `Pull request #${pull.number} names another mission, not this one.`
        : null;
}
function nothingNew({ pull, touchedPaths, agreedHead }, policy) {
    if (pull === null || !countsChecks(policy))
        return null;
    const isOldHead = agreedHead === pull.headSha;
    if (!isOldHead && (touchedPaths?.kind !== 'listed' || touchedPaths.paths.length > 0))
        return null;
    const what = isOldHead ? `still has the head ${pull.headSha.slice(0, 7)} of the hire` : 'changes no file';
    return { message: `Pull request #${pull.number} ${what}.`, nextStep: PUSH_WORK };
}
const PUSH_WORK = `The specialist pushes the work, ${DECIDE_BY_COMMAND}.`;
function changesProtectedPaths({ pull, touchedPaths }, { protectedPaths }) {
    if (pull === null)
        return null;
    const nextStep = `A person has to read those changes, since they can change what judges them, and then ${DECIDE_BY_COMMAND.slice(3)}.`;
    if (touchedPaths === null)
        return { message: `The files that #${pull.number} changes could not be read.`, nextStep };
    const found = (0,protected_paths/* findAllProtected */.fL)(touchedPaths, protectedPaths);
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
function isHeadMoved({ pull, evidence, recheckedHead }) {
    if (pull === null)
        return false;
    const judged = evidence.kind === 'evaluated' ? evidence.evidence.sha : pull.headSha;
    return judged !== pull.headSha || (recheckedHead !== null && recheckedHead !== judged);
}

;// CONCATENATED MODULE: ./src/core/policy/decide.js




const DECISION_TABLE = [
    ...MISSION_ROWS,
    ...PULL_ROWS,
    ...CHECK_ROWS,
    ...REVIEW_ROWS,
    ...PASS_ROWS,
];
const ADJUSTMENTS = [
    { from: 'rework', verdict: 'hold', code: 'merged_unverified', evaluate: mergedUnverified },
    { from: 'rework', verdict: 'wait', code: 'head_moved', evaluate: outdatedHead },
    { from: 'rework', verdict: 'hold', code: 'manual_settlement', evaluate: manualRework },
    { from: 'rework', verdict: 'hold', code: 'same_delivery', evaluate: sameDelivery },
    { from: 'rework', verdict: 'hold', code: 'rework_limit', evaluate: reworkLimit },
    { from: 'accept', verdict: 'hold', code: 'manual_settlement', evaluate: manualAccept },
];
function decide(seen, policy) {
    const { row, text } = findRow(seen, policy);
    for (const adjustment of ADJUSTMENTS) {
        const adjusted = adjustment.from === row.verdict ? adjustment.evaluate(seen, policy) : null;
        if (adjusted !== null)
            return {
                kind: adjustment.verdict,
                code: adjustment.code,
                message: `${text.message} ${adjusted.message}`,
                nextStep: adjusted.nextStep,
            };
    }
    return { kind: row.verdict, code: row.code, ...text };
}
function findRow(seen, policy) {
    for (const row of DECISION_TABLE) {
        const text = row.evaluate(seen, policy);
        if (text !== null)
            return { row, text };
    }
    const text = {
        message: 'No row of the decision table matches.',
        nextStep: 'Open an issue in the repository of this action, with the log of this run; nothing is paid meanwhile.',
    };
    return { row: { verdict: 'hold', code: 'internal_error' }, text };
}
function mergedUnverified({ pull }) {
    if (pull?.state !== 'merged')
        return null;
    return {
        message: `Pull request #${pull.number} is merged already.`,
        nextStep: 'A person has to decide: repair or revert what was merged, then settle it with the command accept, or rework and a reason.',
    };
}
function outdatedHead(seen) {
    if (seen.mission.verification === 'failed' || !isHeadMoved(seen))
        return null;
    return {
        message: 'New commits have arrived since.',
        nextStep: 'The new head is judged from the start once its checks have run.',
    };
}
function manualRework(_seen, { onFail }) {
    if (onFail !== 'hold')
        return null;
    return {
        message: 'on-fail leaves it to a person.',
        nextStep: 'A permitted person settles it with the command rework and a reason, or accept.',
    };
}
function sameDelivery({ pull, rounds }) {
    if (pull === null || rounds.leftSince || rounds.sentBackSha !== pull.headSha)
        return null;
    return {
        message: `The same head ${pull.headSha.slice(0, 7)} was sent back before, and the mission has not moved since.`,
        nextStep: 'The specialist has to push new commits, or a person settles it with the command accept, or rework and a reason.',
    };
}
function reworkLimit({ mission, rounds }, { maxReworks }) {
    const reworks = Math.max(rounds.round - 1, mission.reworkCount ?? 0);
    if (reworks < maxReworks)
        return null;
    return {
        message: `It was sent back ${reworks} ${reworks === 1 ? 'time' : 'times'} already; max-reworks is ${maxReworks}.`,
        nextStep: 'A person takes over and settles it with the command accept, or rework and a reason.',
    };
}
function manualAccept(_seen, { onPass }) {
    if (onPass !== 'hold')
        return null;
    return {
        message: 'on-pass leaves payment to a person.',
        nextStep: 'A permitted person settles it with the command accept.',
    };
}

// EXTERNAL MODULE: ./src/flow/observe/delivery.js + 2 modules
var observe_delivery = __webpack_require__(3818);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var shared_context = __webpack_require__(6917);
// EXTERNAL MODULE: ./src/flow/observe/observe.js + 3 modules
var observe = __webpack_require__(7679);
;// CONCATENATED MODULE: ./src/flow/observe/evaluate.js





function evaluate(context, snapshot) {
    const verdict = decideUnderAll(snapshot);
    if (verdict.code === 'already_accepted' || verdict.code === 'mission_ended')
        return verdict;
    return findDistrust(context, snapshot) ?? findChangedList(snapshot) ?? verdict;
}
function decideUnderAll(snapshot) {
    const [agreed, ...others] = snapshot.settings;
    return others.reduce((verdict, settings) => (0,contract/* combineVerdicts */.aG)(verdict, decideUnder(snapshot, settings), (0,contract/* describeChanges */.DT)(agreed, settings)), decideUnder(snapshot, agreed));
}
function decideUnder({ observation, delivery }, settings) {
    return decide({ ...observation, evidence: (0,observe_delivery/* evaluateDelivery */.wq)(delivery, settings) }, settings);
}
function findDistrust(context, { tracked, lostReason, contracts }) {
    const resume = `\`${context.settings.command} resume\``;
    if (lostReason !== null)
        return (0,shared_context/* hold */._2)('state_lost', `The signed state of mission ${tracked.mission.id} is not to be trusted: ${lostReason}.`, `A permitted person looks at the mission and comments ${resume}: that writes the state anew.`);
    if (contracts.kind !== 'unreadable')
        return null;
    return (0,shared_context/* hold */._2)('contract_unreadable', `What mission ${tracked.mission.id} was hired under can't be read: ${contracts.why}.`, `Look at the mission, its budget and its pull request. Then someone with ${context.settings.limits.settlePermission} permission who does not deliver it comments ${resume}, which freezes today's settings.`);
}
function findChangedList({ contracts }) {
    if (contracts.kind !== 'read' || contracts.changed.length === 0)
        return null;
    return (0,shared_context/* hold */._2)('contract_changed', `A long list of the hire travels as its hash, and today's list is another one: ${contracts.changed.join(', ')}.`, 'Put the list back as it was at the hire, or settle it with the command accept, or rework and a reason.');
}
function isGateOpen({ settings: { gate } }, snapshot) {
    const { tracked, lostReason, contracts, settings } = snapshot;
    if (tracked.mission.phase === 'accepted')
        return true;
    if (gate.on === 'accepted' || lostReason !== null || contracts.kind === 'unreadable')
        return false;
    return settings.every((one) => decideUnder(snapshot, { ...one, payOn: 'checks', onPass: 'accept' }).kind === 'accept');
}
function evaluatePosted(context, mission, state) {
    const observation = {
        now: context.clock.now(),
        mission,
        ...(0,observe/* toStateFacts */.m)(state),
        hold: null,
        binding: { kind: 'none' },
        pull: null,
        touchedPaths: null,
        evidence: { kind: 'not_needed' },
        baseFailing: [],
        changedAt: 0,
        recheckedHead: null,
    };
    return decide(observation, context.settings.policy);
}


/***/ }),

/***/ 7679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ loadSnapshot),
  m: () => (/* binding */ toStateFacts)
});

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/flow/observe/active-commands.js
var active_commands = __webpack_require__(8181);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
// EXTERNAL MODULE: ./src/core/policy/contract.js
var contract = __webpack_require__(6004);
// EXTERNAL MODULE: ./src/core/state/markers.js
var state_markers = __webpack_require__(3736);
;// CONCATENATED MODULE: ./src/flow/observe/contract.js



function readContracts(context, mission, state, conversation) {
    const own = read(context, mission.description, state);
    if (own.kind === 'read')
        return combine([own]);
    if (conversation === null)
        return { kind: 'none' };
    const copies = (0,state_markers/* listMarkers */.YL)(conversation.comments, 'contract', state.subject, context.signer)
        .filter(({ comment, marker }) => {
        const isOfMission = marker.mission === mission.id && marker.generation === state.generation;
        return isOfMission && comment.editedAt === null;
    })
        .map(({ marker }) => read(context, marker.line, state));
    return copies.length === 0 ? own : combine(copies);
}
function read(context, text, { subject, generation }) {
    const today = (0,contract/* toJudgingSettings */.Pt)(context.settings);
    return (0,contract/* readContract */.Jz)(text, { subject, generation }, { signer: context.signer.signer, today });
}
function combine(readings) {
    const broken = readings.find((reading) => reading.kind === 'unreadable');
    if (broken !== undefined)
        return broken;
    const [first, ...others] = readings.filter((reading) => reading.kind === 'read');
    if (first === undefined)
        return { kind: 'none' };
    const contracts = [first.contract, ...others.map(({ contract }) => contract)];
    return { kind: 'read', contracts, changed: [first, ...others].flatMap(({ changed }) => changed) };
}
function listJudgingSettings({ settings }, reading) {
    const today = (0,contract/* toJudgingSettings */.Pt)(settings);
    if (reading.kind !== 'read')
        return [today];
    const [first, ...copies] = reading.contracts.map((contract) => contract.settings);
    if (first === undefined)
        return [today];
    const stated = new Set(settings.stated ?? []);
    const tightened = [first, ...copies].map((one) => (0,contract/* applyStated */.E$)(one, today, stated));
    const others = new Map([...copies, ...tightened].map((one) => [(0,digest/* canonicalJson */.dj)(one), one]));
    others.delete((0,digest/* canonicalJson */.dj)(first));
    return [first, ...others.values()];
}

// EXTERNAL MODULE: ./src/flow/observe/delivery.js + 2 modules
var observe_delivery = __webpack_require__(3818);
// EXTERNAL MODULE: ./src/core/policy/binding.js
var policy_binding = __webpack_require__(2481);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
// EXTERNAL MODULE: ./src/flow/observe/other-mission.js
var other_mission = __webpack_require__(9884);
;// CONCATENATED MODULE: ./src/flow/observe/find-pull.js




async function prefetchPull(context, tracked, prefetched) {
    const { github, run } = context;
    const ready = (0,domain_mission/* isReady */.i_)(prefetched.mission ?? tracked.mission);
    if (ready && context.settings.policy.checks.kind !== 'none')
        github.checks.prefetch(tracked.state.base ?? run.repository.defaultBranch, 'rules');
    if (prefetched.pull !== undefined)
        return { pull: prefetched.pull, updated: null };
    const number = predictPull(context, tracked);
    if (number !== null)
        return { pull: await readPull(context, number, ready).catch(() => null), updated: null };
    const updated = ready ? listUpdated(context, tracked.mission).catch(() => null) : null;
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
const NO_PULL = { binding: { kind: 'none' }, pull: null };
async function findPull(context, search, linkedByCommand = null) {
    const { tracked, mission, state } = search;
    const explicit = context.settings.prNumber;
    const hasKnownPull = state.pull !== null || explicit !== null || linkedByCommand !== null;
    const updated = hasKnownPull || tracked.subject.kind === 'pull_request' ? [] : await readUpdated(context, search);
    const binding = (0,policy_binding/* decideBinding */.Yi)({
        explicit,
        subject: tracked.subject,
        recorded: state.pull,
        linkedByCommand,
        missionId: mission.id,
        hiredAt: search.hiredAt,
        candidates: toCandidates(search, updated),
    });
    return binding.kind === 'bound' ? checkBound(context, search, binding) : { binding, pull: null };
}
function readUpdated(context, { mission, prefetchedPull }) {
    return prefetchedPull.updated ?? listUpdated(context, mission);
}
async function checkBound(context, search, binding) {
    const { number } = binding;
    const { pull: read } = search.prefetchedPull;
    const pull = read?.number === number ? read : await readPull(context, number, (0,domain_mission/* isReady */.i_)(search.mission));
    if (pull === null)
        return { binding: { kind: 'conflict', why: `there is no pull request #${number}` }, pull: null };
    const why = explainRetarget([search.state, search.tracked.state], pull) ??
        explainOtherBase(search.base, binding.how, pull) ??
        (await (0,other_mission/* findOtherReference */.$)(context, search, pull));
    return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}
async function findLinkedByCommand(context, search, { link, personsLink }) {
    const found = await findPull(context, search, link);
    if (found.pull?.fork !== true || personsLink === link)
        return found;
    const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
    return { ...found, binding: { kind: 'conflict', why } };
}
function toCandidates({ mission, conversation }, updated) {
    const byBody = updated.filter(({ body }) => (0,policy_binding/* parseMissionReferences */.yM)(body).includes(mission.id));
    return { byBody, byClosing: conversation?.closedBy ?? [] };
}
function explainRetarget(states, pull) {
    const retargeted = states.find((state) => findRecordedBase(state, pull) !== pull.baseRef);
    if (retargeted === undefined)
        return null;
    const [was, is] = [findRecordedBase(retargeted, pull), pull.baseRef].map((branch) => (0,core_text/* cut */.Jj)(branch, 80));
    return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}
function explainOtherBase(agreed, how, { number, baseRef }) {
    const isReference = how === 'body' || how === 'closing-reference';
    if (!isReference || baseRef === agreed)
        return null;
    return `pull request #${number} goes into ${(0,core_text/* cut */.Jj)(baseRef, 80)}, not into ${(0,core_text/* cut */.Jj)(agreed, 80)}, and by its own claim alone nobody knows whether that is meant`;
}
function findRecordedBase({ pull: bound, base }, pull) {
    return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}

// EXTERNAL MODULE: ./src/core/state/rounds.js
var rounds = __webpack_require__(2426);
// EXTERNAL MODULE: ./src/flow/state/status-comment.js
var status_comment = __webpack_require__(5112);
;// CONCATENATED MODULE: ./src/flow/observe/memory.js



const NO_MEMORY = { comment: null, allDecisions: [], epoch: 0, lostReason: null, copies: [] };
function loadMemory(context, tracked, mission, conversation) {
    const { comment, state: knownState } = tracked;
    if (conversation === null || comment === null || context.signer.isSandbox)
        return { ...NO_MEMORY, comment, state: (0,rounds/* advanceRound */.H)(knownState, mission, []) };
    const { subject, generation } = knownState;
    const allDecisions = (0,state_markers/* listMarkers */.YL)(conversation.comments, 'decision', subject, context.signer).filter(({ marker }) => isOwn(marker, mission, generation));
    const status = (0,status_comment/* readStatus */.rk)(conversation, context.signer, { subject, generation, commentId: comment.id });
    if (status.kind !== 'found') {
        const lostReason = status.kind === 'lost' ? status.why : 'the status comment is gone';
        return { ...NO_MEMORY, state: knownState, allDecisions, lostReason };
    }
    const stored = chooseNewer(status.state, knownState, mission);
    const markers = allDecisions.map(({ marker }) => marker);
    const { state, copies } = mergeCopies(context, conversation, (0,rounds/* advanceRound */.H)(stored, mission, markers), status.comment.id);
    const epoch = findEpoch(context, conversation, mission, state);
    return { comment: status.comment, state, allDecisions, epoch, lostReason: null, copies };
}
function isOwn(marker, { id }, generation) {
    return marker.mission === id && marker.generation === generation;
}
function chooseNewer(stored, known, { id }) {
    return stored.mission === id && stored.sequence >= known.sequence ? withBinding(stored, known) : known;
}
function withBinding(stored, { pull, base }) {
    return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}
function mergeCopies(context, conversation, state, commentId) {
    const copies = (0,status_comment/* listCopies */.cJ)(conversation, context.signer, { ...state, commentId });
    if (copies.length === 0)
        return { state, copies: [] };
    const history = (0,state_markers/* mergeHistories */.dk)([state.history, ...copies.map(({ marker }) => marker.history)]);
    return { state: { ...state, history }, copies: copies.map(({ comment }) => comment) };
}
function findEpoch(context, conversation, mission, { subject, generation, round }) {
    const released = (0,state_markers/* listMarkers */.YL)(conversation.comments, 'decision-withdrawal', subject, context.signer)
        .filter(({ marker }) => isOwn(marker, mission, generation) && marker.round === round)
        .map(({ marker }) => marker.turn + 1);
    return Math.max(0, ...released);
}

;// CONCATENATED MODULE: ./src/flow/observe/observe.js






async function loadSnapshot(context, tracked, prefetched = {}) {
    const [mission, conversation, prefetchedPull] = await readSources(context, tracked, prefetched);
    const memory = loadMemory(context, tracked, mission, conversation);
    const { allDecisions, epoch, lostReason, copies } = memory;
    const contracts = readContracts(context, mission, memory.state, conversation);
    const contract = contracts.kind === 'read' ? contracts.contracts[0] : null;
    const settings = listJudgingSettings(context, contracts);
    const search = {
        ...toAgreement(context, contract),
        tracked,
        mission,
        state: memory.state,
        conversation,
        prefetchedPull,
    };
    const { hold, found } = await findDelivering(context, search);
    const { binding, pull } = found;
    const isDelivered = (0,domain_mission/* isReady */.i_)(mission) && pull !== null;
    const delivery = isDelivered ? await (0,observe_delivery/* readDelivery */.nR)(context, memory.state, pull, settings) : observe_delivery/* NO_DELIVERY */.NH;
    const state = updateState(context, memory.state, binding, pull);
    return {
        tracked: { ...tracked, mission, comment: memory.comment, state },
        ...{ delivery, contracts, settings },
        decisions: allDecisions.filter(({ marker }) => marker.round === state.round),
        ...{ allDecisions, epoch, lostReason, copies },
        observation: {
            now: context.clock.now(),
            mission,
            hold,
            binding,
            pull,
            ...toStateFacts(state),
            ...toContractFacts(contract),
            ...toDeliveryFacts(state, delivery, settings[0]),
            recheckedHead: null,
        },
    };
}
function readSources(context, tracked, prefetched) {
    const { marketplace, github } = context;
    const { threadNumber } = tracked;
    return Promise.all([
        prefetched.mission ?? marketplace.getMission(tracked.mission.id),
        prefetched.conversation ?? (threadNumber === null ? null : github.conversations.read(threadNumber)),
        prefetchPull(context, tracked, prefetched),
    ]);
}
async function findDelivering(context, search) {
    const { tracked, mission, state, conversation } = search;
    const needsPull = (0,domain_mission/* isReady */.i_)(mission) || state.pull !== null || isLinkedBySettings(context, tracked);
    const first = needsPull ? await findPull(context, search) : NO_PULL;
    const comments = [...(conversation?.comments ?? []), ...listPullOnlyComments(first.pull, tracked)];
    const commands = await (0,active_commands/* readCommands */.P)(context, tracked, comments);
    const found = commands.link === null ? first : await findLinkedByCommand(context, search, commands);
    return { found, hold: commands.hold };
}
function isLinkedBySettings(context, tracked) {
    return context.settings.prNumber !== null || tracked.subject.kind === 'pull_request';
}
function listPullOnlyComments(pull, tracked) {
    return pull === null || pull.number === tracked.threadNumber ? [] : pull.comments;
}
function toStateFacts(state) {
    return {
        agreedBudgetCents: state.budgetCents,
        agreedMinRank: state.minRank ?? null,
        rounds: { round: state.round, sentBackSha: state.sentBackSha, leftSince: state.leftSince },
    };
}
function toAgreement({ run }, contract) {
    return { base: contract?.base ?? run.repository.defaultBranch, hiredAt: contract?.hiredAt ?? null };
}
function toContractFacts(contract) {
    if (contract === null)
        return {};
    const { budgetCents, head } = contract;
    return { ...(budgetCents !== null && { agreedBudgetCents: budgetCents }), agreedHead: head };
}
function toDeliveryFacts({ headSince }, delivery, settings) {
    const { touched, failingOnBase, reading } = delivery;
    return {
        touchedPaths: touched,
        evidence: (0,observe_delivery/* evaluateDelivery */.wq)(delivery, settings),
        baseFailing: failingOnBase,
        changedAt: Math.max(headSince ?? 0, (0,observe_delivery/* findLatestReportTime */.C9)(reading)),
    };
}
function updateState(context, state, binding, pull) {
    const linked = binding.kind === 'bound' ? binding.number : state.pull;
    const base = linked === null ? null : baseOf(state, linked, pull);
    return {
        ...state,
        pull: linked,
        ...(base !== null && { base }),
        ...(binding.kind === 'bound' && pull !== null && { authors: withAuthor(state.authors ?? [], pull) }),
        ...(pull !== null && toHead(context, state, pull)),
        ownJobs: withOwnJob(context, state.ownJobs),
    };
}
function toHead({ clock }, state, { headSha }) {
    return { head: headSha, headSince: headSha === state.head ? state.headSince : clock.now() };
}
const MAX_OWN_JOBS = 20;
function withOwnJob({ settings }, ownJobs) {
    const { jobCheckRunId } = settings;
    return jobCheckRunId === null || ownJobs.includes(jobCheckRunId)
        ? ownJobs
        : [...ownJobs, jobCheckRunId].slice(-MAX_OWN_JOBS);
}
const MAX_AUTHORS = 20;
function withAuthor(authors, { author }) {
    return author === null || authors.includes(author.login) ? authors : [...authors, author.login].slice(-MAX_AUTHORS);
}
function baseOf(state, linked, pull) {
    return pull?.number === linked ? findRecordedBase(state, pull) : (state.base ?? null);
}


/***/ }),

/***/ 9884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findOtherReference)
/* harmony export */ });
/* harmony import */ var _core_policy_binding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2481);
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2799);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3736);



async function findOtherReference(context, search, pull) {
    return (await findReferenced(context, search, pull)) ?? (await findShown(context, search, pull));
}
async function findReferenced(context, { tracked, mission }, pull) {
    for (const referenced of (0,_core_policy_binding_js__WEBPACK_IMPORTED_MODULE_0__/* .parseMissionReferences */ .yM)(pull.body)) {
        if (referenced === mission.id)
            continue;
        const other = await context.marketplace.getMission(referenced).catch(() => null);
        if (!hasOtherKey((0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(other?.description ?? null)?.subject ?? '', tracked))
            return `pull request #${pull.number} says that it delivers mission ${referenced}`;
    }
    return null;
}
async function findShown(context, search, pull) {
    const { tracked, mission } = search;
    const since = Math.min(...pull.comments.filter(({ byUs }) => byUs).flatMap(listOwnComments(context, mission.id)));
    const shown = pull.comments.flatMap((comment) => {
        const other = readOtherMission(context, tracked, comment, mission.id);
        return other === null ? [] : [{ other, isLater: comment.id > since }];
    });
    const earlier = listEarlierMissions(context, search, pull).map((other) => ({ other, isLater: false }));
    for (const { other, isLater } of [...shown, ...earlier]) {
        const { phase } = await context.marketplace.getMission(other);
        if (phase === 'accepted' || (phase !== 'ended' && !isLater))
            return `pull request #${pull.number} already carries mission ${other}`;
    }
    return null;
}
function listOwnComments(context, missionId) {
    return (comment) => MARKER_TYPES.some((type) => readMissionMarker(context, comment, type)?.mission === missionId) ? [comment.id] : [];
}
function listEarlierMissions(context, { tracked, mission, conversation }, pull) {
    if (tracked.subject.kind === 'pull_request')
        return [];
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .listMarkers */ .YL)(conversation?.comments ?? [], 'status', tracked.state.subject, context.signer).flatMap(({ marker }) => marker.pull === pull.number && marker.mission !== null && marker.mission !== mission.id ? [marker.mission] : []);
}
function hasOtherKey(subject, { subject: own }) {
    const parsed = (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(subject);
    return parsed !== null && parsed.key !== (own.key ?? null);
}
const MARKER_TYPES = ['page', 'status'];
function readMissionMarker(context, comment, type) {
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .readMarker */ .t7)(comment, type, context.signer)?.marker ?? null;
}
function readOtherMission(context, tracked, comment, missionId) {
    for (const type of MARKER_TYPES) {
        const marker = readMissionMarker(context, comment, type);
        const other = marker === null ? null : otherMissionOf(tracked, marker, missionId);
        if (other !== null)
            return other;
    }
    return null;
}
function otherMissionOf(tracked, { mission, subject }, missionId) {
    if (mission === missionId)
        return null;
    if (tracked.subject.kind === 'pull_request' && subject === tracked.state.subject)
        return null;
    return hasOtherKey(subject, tracked) ? null : mission;
}


/***/ }),

/***/ 4851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ viewOfSnapshot)
/* harmony export */ });
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(519);
/* harmony import */ var _shared_mission_view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8344);


function viewOfSnapshot(context, snapshot, verdict, more = {}) {
    const { tracked, observation } = snapshot;
    const { evidence } = observation;
    return (0,_shared_mission_view_js__WEBPACK_IMPORTED_MODULE_1__/* .createMissionView */ .i)(context, {
        ...tracked,
        ...more,
        verdict,
        pull: observation.pull,
        evidence: evidence.kind === 'evaluated' ? evidence.evidence : null,
        evidenceProblem: evidence.kind === 'unavailable' ? evidence.why : null,
        gateOpen: (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateOpen */ .wK)(context, snapshot),
    });
}


/***/ }),

/***/ 2126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ NO_ORDER),
/* harmony export */   G: () => (/* binding */ describeBlocked),
/* harmony export */   J_: () => (/* binding */ formatSubjectKey),
/* harmony export */   kg: () => (/* binding */ holdHire),
/* harmony export */   mw: () => (/* binding */ describeOrder),
/* harmony export */   ur: () => (/* binding */ createState)
/* harmony export */ });
/* harmony import */ var _core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2799);

function formatSubjectKey(context, subject) {
    return (0,_core_domain_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSubject */ .QK)(context.run.repository, subject);
}
const NO_ORDER = { brief: null, droppedComments: 0, warnings: [] };
function describeOrder(order) {
    if (order === null)
        return NO_ORDER;
    const { brief, droppedComments, warnings } = order;
    return { brief, droppedComments, warnings };
}
function describeBlocked(subject, verdict, details = {}) {
    const { order = null, refused = false, generation = 1, mission = null } = details;
    return { verdict, subject, generation, mission, ...describeOrder(order), refused };
}
function holdHire(subject, verdict, details = {}) {
    return { kind: 'blocked', blocked: describeBlocked(subject, verdict, details) };
}
function createState(subject, generation, details = {}) {
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
        ...details,
    };
}


/***/ }),

/***/ 5112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ findEarliest),
/* harmony export */   JW: () => (/* binding */ ensureStatus),
/* harmony export */   Kn: () => (/* binding */ writeStatus),
/* harmony export */   XO: () => (/* binding */ openStatus),
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   h$: () => (/* binding */ composeBody),
/* harmony export */   rk: () => (/* binding */ readStatus),
/* harmony export */   wk: () => (/* binding */ findReplacement)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);
/* harmony import */ var _core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3736);


function readStatus(conversation, signer, target) {
    const { commentId } = target;
    const statuses = listStatuses(conversation.comments, signer, target);
    if (commentId === null)
        return toReading(statuses[0]) ?? { kind: 'absent' };
    const named = statuses.find(({ comment }) => comment.id === commentId);
    const rebuilt = statuses.find(({ marker }) => marker.restored?.comment === commentId);
    return toReading(named ?? rebuilt) ?? { kind: 'lost', why: explainLoss(conversation, commentId) };
}
function toReading(status) {
    return status === undefined ? null : { kind: 'found', comment: status.comment, state: status.marker };
}
function findReplacement(conversation, signer, target) {
    const named = conversation.comments.find(({ id, byUs }) => byUs && id === target.commentId);
    const free = listStatuses(conversation.comments, signer, target).find(({ marker }) => marker.mission === null || marker.mission === target.mission || target.commentId === null);
    return named ?? free?.comment ?? null;
}
function explainLoss({ comments }, commentId) {
    const comment = comments.find(({ id }) => id === commentId);
    if (comment === undefined)
        return `the status comment ${commentId} was deleted`;
    if (!comment.byUs)
        return `the status comment ${comment.id} was not written by this identity`;
    if (comment.editedByOthers)
        return `somebody edited the status comment ${comment.id}`;
    return `the signed line of the status comment ${comment.id} is missing, damaged, or signed with another API key`;
}
function listStatuses(comments, signer, target) {
    return (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .listMarkers */ .YL)(comments, 'status', target.subject, signer).filter(({ marker }) => marker.generation === target.generation);
}
function listCopies({ comments }, signer, target) {
    return listStatuses(comments, signer, target).filter(({ comment, marker }) => comment.id !== target.commentId && (marker.mission === null || marker.mission === target.mission));
}
function composeBody(visible, marker, signer) {
    return `${visible.trimEnd()}\n\n${(0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMarker */ .gJ)(marker, signer)}`;
}
const IGNORED_FIELDS = { v: 0, sequence: 0, ownJobs: [] };
async function writeStatus(context, comment, state, visible) {
    const before = (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .readMarker */ .t7)(comment, 'status', context.signer)?.marker;
    const unchanged = before !== undefined &&
        (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .stripMarker */ .db)(comment.body) === visible.trimEnd() &&
        (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...before, ...IGNORED_FIELDS }) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...state, ...IGNORED_FIELDS });
    if (unchanged)
        return { comment, state };
    const next = { ...state, sequence: state.sequence + 1 };
    const body = composeBody(visible, next, context.signer);
    await context.github.conversations.editComment(comment, body);
    return { comment: { ...comment, body, editedAt: context.clock.now(), editedByOthers: false }, state: next };
}
async function ensureStatus(context, threadNumber, conversation, state, visible) {
    const { created, ...opened } = await openStatus(context, threadNumber, conversation, state, visible);
    if (!created)
        return { ...opened, conversation };
    const again = await context.github.conversations.read(threadNumber);
    const first = again === null ? null : findEarliest(context, again, opened);
    if (first === null)
        return { ...opened, conversation: again ?? conversation };
    await context.github.conversations.deleteComment(opened.comment);
    return { ...first, conversation: again ?? conversation };
}
async function openStatus(context, threadNumber, conversation, state, visible) {
    const { signer, github } = context;
    const existing = readStatus(conversation, signer, { ...state, commentId: null });
    if (existing.kind === 'found')
        return { comment: existing.comment, state: existing.state, created: false };
    const sandboxComment = findSandboxComment(conversation, signer);
    const body = composeBody(visible, state, signer);
    if (sandboxComment !== null) {
        await github.conversations.editComment(sandboxComment, body);
        return { comment: { ...sandboxComment, body }, state, created: false };
    }
    return { comment: await github.conversations.createComment(threadNumber, body), state, created: true };
}
function findEarliest(context, { comments }, own) {
    const [first] = listStatuses(comments, context.signer, own.state);
    if (first === undefined || first.comment.id >= own.comment.id)
        return null;
    return { comment: first.comment, state: first.marker };
}
function findSandboxComment(conversation, signer) {
    if (!signer.isSandbox)
        return null;
    return conversation.comments.find((comment) => comment.byUs && (0,_core_state_markers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMarker */ .xY)(comment.body, signer)) ?? null;
}


/***/ })

};
