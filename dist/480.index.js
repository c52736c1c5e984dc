export const id = 480;
export const ids = [480];
export const modules = {

/***/ 4448:
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

/***/ 28:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ withoutMark),
/* harmony export */   Gs: () => (/* binding */ addHistory),
/* harmony export */   Mp: () => (/* binding */ readMark),
/* harmony export */   dk: () => (/* binding */ mergeHistories),
/* harmony export */   mP: () => (/* binding */ hasMark),
/* harmony export */   rD: () => (/* binding */ listMarks),
/* harmony export */   ry: () => (/* binding */ formatMark)
/* harmony export */ });
/* unused harmony export HISTORY_LIMIT */
const VERSION = 1;
function formatMark(mark, codec) {
    const json = JSON.stringify({ v: VERSION, ...mark }).replace(/[<>]|--/g, escapeAll);
    return `<!-- ${codec.tag} ${json} ${codec.seal.mac(json)} -->`;
}
function escapeAll(text) {
    return Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
function hasMark(body, codec) {
    return readLastLine(body).startsWith(`<!-- ${codec.tag} {`);
}
function withoutMark(body) {
    return body.slice(0, body.length - readLastLine(body).length).trimEnd();
}
function readMark(comment, type, codec) {
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
    if (!codec.seal.verify(json, sealed.slice(cut + 1)))
        return null;
    const mark = JSON.parse(json);
    if (mark.v !== VERSION || mark.type !== type)
        return null;
    return { comment, mark: mark };
}
function listMarks(comments, type, subject, codec) {
    return comments
        .map((comment) => readMark(comment, type, codec))
        .filter((marked) => marked !== null)
        .filter((marked) => marked.mark.subject === subject)
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

/***/ 2084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ adoptById)
/* harmony export */ });
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2004);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9856);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(114);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4759);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6923);
/* harmony import */ var _status_comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7522);






async function adoptById(engine, mission, read = {}) {
    const footer = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(mission.description);
    const { repository } = engine.run;
    const posted = footer === null ? null : (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(footer.subject);
    const here = posted?.repositoryId === repository.id ? posted.number : null;
    const number = footer === null ? namedSubject(engine) : here;
    if (number === null)
        return { result: adoptElsewhere(engine, mission, footer), known: {} };
    const conversation = read.conversation ?? (await engine.github.conversations.read(number));
    const key = posted === null ? engine.settings.key : posted.key;
    const subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
    if (conversation === null) {
        const why = missing(mission, `there is no issue or pull request #${number}`);
        return { result: (0,_held_js__WEBPACK_IMPORTED_MODULE_4__/* .holdHire */ .kg)(subject, why, { mission }), known: {} };
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
        ...(settings.key !== null && { key: settings.key }),
    };
    if (footer !== null && footer.subject === (0,_held_js__WEBPACK_IMPORTED_MODULE_4__/* .keyOf */ .TN)(engine, own)) {
        const { generation } = footer;
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
    }
    const why = footer === null
        ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
        : `it was posted for another subject (${footer.subject})`;
    return (0,_held_js__WEBPACK_IMPORTED_MODULE_4__/* .holdHire */ .kg)(own, missing(mission, why), { mission });
}
async function adoptForeign(engine, mission, subject, conversation) {
    const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
    const key = (0,_held_js__WEBPACK_IMPORTED_MODULE_4__/* .keyOf */ .TN)(engine, subject);
    const state = (0,_held_js__WEBPACK_IMPORTED_MODULE_4__/* .createState */ .ur)(key, 1, {
        mission: mission.id,
        budgetCents: mission.budgetCents,
        history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
    });
    if (engine.settings.dryRun)
        return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, known);
    const verdict = { kind: 'wait', code: 'mission_not_ready', say: 'Adopted.', next: 'Looking at it now.' };
    const page = (0,_page_js__WEBPACK_IMPORTED_MODULE_1__/* .createPage */ .a)(engine, {
        verdict,
        subject,
        generation: 1,
        mission,
        brief: null,
        droppedComments: 0,
        warnings: [],
        state,
    });
    const ensured = await (0,_status_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .ensureStatus */ .JW)(engine, conversation.number, conversation, state, engine.render.comment(page));
    const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
    return (0,_adopt_js__WEBPACK_IMPORTED_MODULE_0__/* .adoptMission */ .R)(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}
function missing(mission, why) {
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('state_lost', `Mission ${mission.id} cannot be settled from here: ${why}.`, 'Give issue-number or pr-number of this repository, or re-run the run that posted it.');
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ adoptMission),
/* harmony export */   d: () => (/* binding */ adopt)
/* harmony export */ });
/* harmony import */ var _core_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8083);
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2004);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(114);
/* harmony import */ var _held_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4759);
/* harmony import */ var _status_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7522);






function adopt(engine, { subject, lookup, conversation, wanted }) {
    if (lookup.kind === 'duplicates')
        return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeDuplicates(engine, subject, lookup));
    const { mission, generation } = lookup.newest;
    const footer = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(mission.description);
    if (wanted !== null && footer?.brief !== wanted.brief.hash) {
        const verdict = describeTaken((0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(engine.run.repository, subject, generation), mission);
        return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, verdict, { generation, mission, order: wanted });
    }
    return adoptMission(engine, { subject, mission, footer, generation, conversation, order: wanted });
}
function adoptMission(engine, known) {
    const { subject, mission, footer, generation, conversation, order } = known;
    const key = (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOf */ .TN)(engine, subject);
    const fresh = (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .createState */ .ur)(key, generation, { mission: mission.id, brief: footer?.brief ?? null });
    if (conversation === null && (subject.kind === 'run' || (0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission)))
        return toEngaged(known, null, fresh);
    if (conversation === null)
        return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeLoss(engine, mission, 'its page could not be found'), {
            generation,
            mission,
            order,
        });
    const commentId = footer?.comment ?? null;
    const status = (0,_status_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .readStatus */ .rk)(conversation, engine.codec, { subject: key, generation, commentId });
    if (status.kind === 'found') {
        const state = claimState(engine, known, status.state);
        if (state !== null)
            return toEngaged(known, status.comment, state);
    }
    if ((0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission))
        return toEngaged(known, null, fresh);
    const why = status.kind === 'lost' ? status.why : 'no status comment of ours speaks of it';
    return (0,_held_js__WEBPACK_IMPORTED_MODULE_2__/* .holdHire */ .kg)(subject, describeLoss(engine, mission, why), { generation, mission, order });
}
function claimState(engine, { mission, footer, conversation }, state) {
    if (state.mission !== null)
        return state.mission === mission.id ? state : null;
    if (footer === null)
        return null;
    const intents = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarks */ .rD)(conversation?.comments ?? [], 'intent', state.subject, engine.codec);
    const signed = intents.some(({ mark }) => mark.generation === state.generation && mark.brief === footer.brief);
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
            home: conversation?.number ?? null,
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
    const reference = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)(engine.run.repository, subject, lookup.generation);
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('duplicate_missions', `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`, `End all but one on the marketplace, then comment \`${engine.settings.command} resume\`.`);
}
function describeTaken(reference, mission) {
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('reference_taken', `${reference} already has mission ${mission.id} with another brief; nothing was posted.`, 'Give these inputs a key of their own (with fuse: ref; several missions of one subject then stand side by side), an issue of their own, or the brief that the mission was posted with.');
}
function describeLoss(engine, mission, why) {
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)('state_lost', `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`, `A permitted person looks at the mission and comments \`${engine.settings.command} resume\`: that writes the state anew.`);
}


/***/ }),

/***/ 9900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ findLack),
/* harmony export */   M3: () => (/* binding */ checkTermsLabel),
/* harmony export */   SC: () => (/* binding */ checkUnchanged),
/* harmony export */   dU: () => (/* binding */ checkHirer),
/* harmony export */   vi: () => (/* binding */ weigh)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2964);
/* harmony import */ var _core_labels_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8506);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(114);



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
        const why = await findLack(engine, person, needed);
        if (why !== null)
            return refusePerson(person.login, why, needed, source);
    }
    return null;
}
function toAccount(login) {
    return { login, id: null, isBot: login.endsWith('[bot]') };
}
async function findLack(engine, person, needed) {
    const { say, why } = await weigh(engine, person, needed);
    return say === 'may' ? null : why;
}
async function weigh(engine, person, needed) {
    if (person.isBot) {
        const isListed = engine.settings.limits.allowedBots.includes(person.login);
        return { say: isListed ? 'may' : 'may_not', why: 'bots act only when listed in allowed-bots' };
    }
    const reading = await engine.github.permissions.read(person.login);
    if (reading.kind === 'unknown')
        return { say: 'unknown', why: `the permission could not be read: ${reading.why}` };
    const isEnough = _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(reading.permission) >= _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .PERMISSIONS */ .J.indexOf(needed);
    return { say: isEnough ? 'may' : 'may_not', why: `the live permission is ${reading.roleName}` };
}
function refusePerson(login, why, needed, { kind }) {
    const again = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`, `Someone with ${needed} permission can ${again}.`);
}
async function checkTermsLabel(engine, source, conversation) {
    const { termsOf, limits } = engine.settings;
    const isComment = source.kind === 'command' || engine.run.eventName === 'issue_comment';
    if (termsOf === undefined || !isComment)
        return null;
    const actor = conversation.labeled.findLast(({ label }) => (0,_core_labels_js__WEBPACK_IMPORTED_MODULE_2__/* .sameLabel */ .b)(label, termsOf))?.actor ?? null;
    const why = actor === null ? 'GitHub does not say who' : await findLack(engine, toAccount(actor), limits.hirePermission);
    if (why === null)
        return null;
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('not_permitted', `Nothing was posted: the terms of the label "${termsOf}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`, `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`);
}
function checkUnchanged(conversation, source) {
    if (source.kind === 'inputs')
        return null;
    const what = findChange(conversation, source);
    if (what === null)
        return null;
    return (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)('brief_changed', `Nothing was posted: ${what}, so the text that was authorised is not the text that stands here now.`, source.kind === 'label'
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

/***/ 298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QS: () => (/* binding */ listConcerned),
/* harmony export */   w1: () => (/* binding */ listTwins),
/* harmony export */   xO: () => (/* binding */ listOpen),
/* harmony export */   yf: () => (/* binding */ listPosted)
/* harmony export */ });
/* harmony import */ var _core_binding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9676);
/* harmony import */ var _core_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8083);
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2004);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28);




const AT_ONCE = 8;
const REFERENCE = / \u2014 \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;
async function listPosted(engine) {
    const missions = await engine.marketplace.listMissions();
    const isUnread = (mission) => (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description) === null && !(0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission) && REFERENCE.test(mission.title);
    const whole = missions.filter((mission) => !isUnread(mission));
    const unread = missions.filter(isUnread);
    for (let start = 0; start < unread.length; start += AT_ONCE) {
        const some = unread.slice(start, start + AT_ONCE);
        whole.push(...(await Promise.all(some.map(({ id }) => engine.marketplace.getMission(id)))));
    }
    return whole.flatMap((mission) => {
        const footer = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseFooter */ .fy)(mission.description);
        const subject = footer === null ? null : (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSubject */ .Ci)(footer.subject);
        if (footer === null || subject?.repositoryId !== engine.run.repository.id)
            return [];
        return [{ mission, subject, key: footer.subject, generation: footer.generation }];
    });
}
function listOpen(posted) {
    return posted.filter(({ mission }) => !(0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission));
}
function listTwins(posted, own) {
    const same = posted.filter((one) => one.key === own.key && one.mission.phase !== 'ended' && competes(one, own));
    return same.length > 1 ? same.map(({ mission }) => mission) : [];
}
function competes(one, own) {
    if (one.generation === own.generation)
        return true;
    const [earlier] = one.generation < own.generation ? [one] : [own];
    return earlier.mission.phase !== 'accepted';
}
function listConcerned(engine, posted, pull) {
    const named = new Set([pull.number, ...pull.closes]);
    const claimed = new Set((0,_core_binding_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMissionClaims */ .f0)(pull.body));
    const shown = new Set(pull.comments.map((comment) => (0,_core_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readMark */ .Mp)(comment, 'page', engine.codec)?.mark.mission));
    return posted.filter((one) => {
        const { mission, subject } = one;
        if (!(0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isOver */ .PU)(mission))
            return named.has(subject.number) || claimed.has(mission.id) || shown.has(mission.id);
        const isItsOwn = subject.number === pull.number || shown.has(mission.id);
        return isItsOwn && !posted.some((other) => other.key === one.key && other.generation > one.generation);
    });
}


/***/ }),

/***/ 2571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ readAhead),
/* harmony export */   Mb: () => (/* binding */ findOtherClaim),
/* harmony export */   pM: () => (/* binding */ findPull),
/* harmony export */   qi: () => (/* binding */ recordedBase),
/* harmony export */   yb: () => (/* binding */ findCommanded)
/* harmony export */ });
/* harmony import */ var _core_binding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9676);
/* harmony import */ var _core_mission_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8083);
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2004);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(770);





async function readAhead(engine, engaged, known) {
    const { github, run } = engine;
    const ready = (0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isReady */ .i_)(known.mission ?? engaged.mission);
    if (ready && engine.settings.policy.checks.kind !== 'none')
        github.checks.foresee(engaged.state.base ?? run.repository.defaultBranch, 'rules');
    if (known.pull !== undefined)
        return { pull: known.pull, updated: null };
    const number = foretell(engine, engaged);
    if (number !== null)
        return { pull: await readPull(engine, number, ready).catch(() => null), updated: null };
    const updated = ready ? listUpdated(engine, engaged.mission).catch(() => null) : null;
    return { pull: null, updated: await updated };
}
function foretell({ settings }, { subject, state }) {
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
    const binding = (0,_core_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .decideBinding */ .Yi)({
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
    const pull = read?.number === binding.number ? read : await readPull(engine, binding.number, (0,_core_mission_js__WEBPACK_IMPORTED_MODULE_0__/* .isReady */ .i_)(mission));
    if (pull === null)
        return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
    const why = findRetarget([state, engaged.state], pull) ??
        findOtherBase(engine, binding.how, pull) ??
        (await findOtherClaim(engine, search, pull));
    return why === null ? { binding, pull } : { binding: { kind: 'conflict', why }, pull };
}
async function findCommanded(engine, search, { bind, personsBind }) {
    const found = await findPull(engine, search, bind);
    if (found.pull?.fork !== true || personsBind === bind)
        return found;
    const why = `pull request #${found.pull.number} comes from a fork, which only a person may bind`;
    return { ...found, binding: { kind: 'conflict', why } };
}
function claimants(pulls, missionId) {
    return pulls.filter((pull) => (0,_core_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMissionClaims */ .f0)(pull.body).includes(missionId));
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
    for (const claimed of (0,_core_binding_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMissionClaims */ .f0)(pull.body)) {
        if (claimed === mission.id)
            continue;
        const other = await engine.marketplace.getMission(claimed).catch(() => null);
        if (!hasOtherKey((0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseFooter */ .fy)(other?.description ?? null)?.subject ?? '', engaged))
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
    return (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .listMarks */ .rD)(conversation?.comments ?? [], 'status', engaged.state.subject, engine.codec).flatMap(({ mark }) => mark.pull === pull.number && mark.mission !== null && mark.mission !== mission.id ? [mark.mission] : []);
}
function hasOtherKey(subject, { subject: own }) {
    const parsed = (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSubject */ .Ci)(subject);
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
    return (0,_core_state_js__WEBPACK_IMPORTED_MODULE_4__/* .readMark */ .Mp)(comment, type, engine.codec)?.mark ?? null;
}


/***/ }),

/***/ 6480:
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

// EXTERNAL MODULE: ./src/core/mission.js
var core_mission = __webpack_require__(8083);
// EXTERNAL MODULE: ./src/flow/adopt.js
var adopt = __webpack_require__(9856);
// EXTERNAL MODULE: ./src/flow/adopt-by-id.js
var adopt_by_id = __webpack_require__(2084);
// EXTERNAL MODULE: ./src/flow/concern.js
var concern = __webpack_require__(298);
// EXTERNAL MODULE: ./src/flow/engine.js
var flow_engine = __webpack_require__(114);
// EXTERNAL MODULE: ./src/flow/judge.js + 5 modules
var judge = __webpack_require__(1914);
// EXTERNAL MODULE: ./src/flow/observe.js + 2 modules
var observe = __webpack_require__(9723);
// EXTERNAL MODULE: ./src/flow/page.js
var flow_page = __webpack_require__(6923);
// EXTERNAL MODULE: ./src/core/commands.js
var commands = __webpack_require__(8031);
// EXTERNAL MODULE: ./src/core/state.js
var state = __webpack_require__(28);
// EXTERNAL MODULE: ./src/flow/authorise.js
var authorise = __webpack_require__(9900);
;// CONCATENATED MODULE: ./src/flow/recorded.js




const BATCH = 25;
const MOST = 500;
async function listRecorded(engine, posted, pull) {
    const open = (0,concern/* listOpen */.xO)(posted).filter(({ subject }) => subject.number !== null);
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
    if ((0,state/* listMarks */.rD)(comments, 'status', key, engine.codec).some(({ mark }) => mark.pull === pull))
        return true;
    const { command, limits } = engine.settings;
    for (const { body, author, byUs, editedAt } of comments) {
        const word = byUs || editedAt !== null ? null : (0,commands/* parseCommand */.RM)(body, command);
        if (author === null || word?.kind !== 'bind' || word.number !== pull)
            continue;
        if ((await (0,authorise/* weigh */.vi)(engine, author, limits.settlePermission)).say !== 'may_not')
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./src/flow/gate.js









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
    for (const one of (0,concern/* listConcerned */.QS)(engine, posted, pull)) {
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
    const { missions, all } = await listRecorded(engine, posted, pull.number);
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
    if ((0,core_mission/* isOver */.PU)(mission))
        return { ...toGateReading(engine, pageOfEnded(engine, one), null, pull.number), bound: true };
    const { result, known } = await findPosted(engine, one, posted);
    if (result.kind !== 'engaged') {
        const page = (0,flow_page/* createPage */.a)(engine, { ...result.held, state: null });
        return toGateReading(engine, page, null, pull.number);
    }
    const look = await (0,observe/* observe */.l)(engine, result.engaged, { ...known, pull });
    const page = (0,flow_page/* pageOfLook */.q)(engine, look, (0,judge/* judge */.S4)(engine, look));
    return toGateReading(engine, page, look.engaged.comment?.url ?? null, pull.number);
}
async function findPosted(engine, one, posted, known = {}) {
    const found = await (0,adopt_by_id/* adoptById */.T)(engine, one.mission, known);
    const missions = (0,concern/* listTwins */.w1)(posted, one);
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
    return (0,flow_page/* createPage */.a)(engine, {
        verdict: { ...verdict, say: '', next: '' },
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
    const posted = await (0,concern/* listPosted */.yf)(engine);
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
        url: url ?? (0,flow_engine/* formatRunUrl */.yg)(engine.run),
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

/***/ 4759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T0: () => (/* binding */ describeHeld),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   kg: () => (/* binding */ holdHire),
/* harmony export */   ur: () => (/* binding */ createState)
/* harmony export */ });
/* harmony import */ var _core_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2004);

function keyOf(engine, subject) {
    return (0,_core_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSubject */ .QK)(engine.run.repository, subject);
}
function describeHeld(subject, verdict, more = {}) {
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
    return { kind: 'held', held: describeHeld(subject, verdict, more) };
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

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ observe),
  u: () => (/* binding */ readWords)
});

// EXTERNAL MODULE: ./src/core/commands.js
var commands = __webpack_require__(8031);
// EXTERNAL MODULE: ./src/core/mission.js
var core_mission = __webpack_require__(8083);
// EXTERNAL MODULE: ./src/core/rounds.js
var rounds = __webpack_require__(4448);
// EXTERNAL MODULE: ./src/core/state.js
var core_state = __webpack_require__(28);
// EXTERNAL MODULE: ./src/flow/authorise.js
var authorise = __webpack_require__(9900);
// EXTERNAL MODULE: ./src/core/sweep-context.js
var sweep_context = __webpack_require__(6823);
// EXTERNAL MODULE: ./src/core/text.js
var core_text = __webpack_require__(770);
;// CONCATENATED MODULE: ./src/core/evaluate.js


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
    const isOurs = recogniseOurs(reported, options);
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
function recogniseOurs(reported, options) {
    const ids = new Set(options.ours.checkRunIds);
    const runs = new Set(listRunsKnownByIdOnly(reported, options).keys());
    return (check) => {
        if (check.kind === 'status')
            return check.name === options.ours.statusContext || (0,sweep_context/* isSweepContext */.m)(check.name);
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

;// CONCATENATED MODULE: ./src/flow/delivery.js

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

// EXTERNAL MODULE: ./src/flow/find-pull.js
var find_pull = __webpack_require__(2571);
// EXTERNAL MODULE: ./src/flow/shared-page.js
var shared_page = __webpack_require__(4949);
// EXTERNAL MODULE: ./src/flow/status-comment.js
var status_comment = __webpack_require__(7522);
;// CONCATENATED MODULE: ./src/flow/observe.js









async function observe(engine, engaged, known = {}) {
    const [mission, conversation, ahead] = await Promise.all([
        known.mission ?? engine.marketplace.getMission(engaged.mission.id),
        known.conversation ?? (engaged.home === null ? null : engine.github.conversations.read(engaged.home)),
        (0,find_pull/* readAhead */.Ek)(engine, engaged, known),
    ]);
    const memory = recall(engine, engaged, mission, conversation);
    const search = { engaged, mission, state: memory.state, conversation, ahead };
    const pullMatters = (0,core_mission/* isReady */.i_)(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
    const first = pullMatters ? await (0,find_pull/* findPull */.pM)(engine, search) : NO_PULL;
    const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
    const words = await readWords(engine, engaged, comments);
    const { binding, pull } = words.bind === null ? first : await (0,find_pull/* findCommanded */.yb)(engine, search, words);
    const seen = (0,core_mission/* isReady */.i_)(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
    const state = remember(engine, memory.state, binding, pull);
    return {
        engaged: { ...engaged, mission, comment: memory.comment, state },
        reading: seen.reading,
        decisions: memory.record.filter(({ mark }) => mark.round === state.round),
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
    return pull === null || pull.number === engaged.home ? [] : pull.comments;
}
function recall(engine, engaged, mission, conversation) {
    const { comment, state: known } = engaged;
    if (conversation === null || comment === null || engine.codec.tag === 'orkestro-sandbox') {
        return { comment, state: (0,rounds/* advanceRound */.H)(known, mission, []), record: [], turn: 0, lost: null, copies: [] };
    }
    const { subject, generation } = known;
    const status = (0,status_comment/* readStatus */.rk)(conversation, engine.codec, { subject, generation, commentId: comment.id });
    const isOurs = (mark) => mark.mission === mission.id && mark.generation === generation;
    const record = (0,core_state/* listMarks */.rD)(conversation.comments, 'decision', subject, engine.codec).filter(({ mark }) => isOurs(mark));
    if (status.kind !== 'found') {
        const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
        return { comment: null, state: known, record, turn: 0, lost, copies: [] };
    }
    const isStored = status.state.mission === mission.id && status.state.sequence >= known.sequence;
    const stored = isStored ? withBinding(status.state, known) : known;
    const after = (0,rounds/* advanceRound */.H)(stored, mission, record.map(({ mark }) => mark));
    const copies = (0,status_comment/* listCopies */.cJ)(conversation, engine.codec, { ...after, commentId: status.comment.id });
    const histories = [after.history, ...copies.map(({ mark }) => mark.history)];
    const state = copies.length === 0 ? after : { ...after, history: (0,core_state/* mergeHistories */.dk)(histories) };
    const withdrawn = (0,core_state/* listMarks */.rD)(conversation.comments, 'decision-withdrawal', subject, engine.codec)
        .filter(({ mark }) => isOurs(mark) && mark.round === state.round)
        .map(({ mark }) => mark.turn + 1);
    const turn = Math.max(0, ...withdrawn);
    return { comment: status.comment, state, record, turn, lost: null, copies: copies.map((copy) => copy.comment) };
}
function withBinding(stored, { pull, base }) {
    return stored.pull !== null || pull === null ? stored : { ...stored, pull, ...(base !== undefined && { base }) };
}
async function readWords(engine, { subject }, comments) {
    const { command, limits } = engine.settings;
    const authors = (0,commands/* listCommandAuthors */.ej)(comments, command);
    const says = new Map();
    await Promise.all(authors.map(async (author) => {
        says.set(author.login, (await (0,authorise/* weigh */.vi)(engine, author, limits.settlePermission)).say);
    }));
    const sayOf = (login) => says.get(login) ?? 'unknown';
    const ofPeople = (login, isBot) => (isBot ? 'may_not' : sayOf(login));
    const { bind: personsBind } = (0,commands/* readStandingWords */.K3)(comments, { prefix: command, sayOf: ofPeople });
    const words = { ...(0,commands/* readStandingWords */.K3)(comments, { prefix: command, sayOf }), personsBind };
    const isNobodys = words.bind !== null && (await (0,shared_page/* isPageShared */.f)(engine, subject));
    return isNobodys ? { ...words, bind: null, personsBind: null } : words;
}
function remember(engine, state, binding, pull) {
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

/***/ 4949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isPageShared),
/* harmony export */   j: () => (/* binding */ listSharing)
/* harmony export */ });
/* harmony import */ var _concern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(298);

function isThere({ mission }) {
    return mission.phase !== 'ended';
}
async function listSharing(engine, page) {
    const posted = await (0,_concern_js__WEBPACK_IMPORTED_MODULE_0__/* .listPosted */ .yf)(engine);
    const pull = page.on === 'issue' ? null : await engine.github.pulls.read(page.number);
    const concerned = new Set(pull === null ? [] : (0,_concern_js__WEBPACK_IMPORTED_MODULE_0__/* .listConcerned */ .QS)(engine, posted, pull));
    const here = posted.filter((one) => isThere(one) && (one.subject.number === page.number || concerned.has(one)));
    return here.filter(({ subject: own }) => here.some(({ subject }) => subject.number === own.number && subject.key !== own.key));
}
async function isPageShared(engine, subject) {
    if (subject.kind === 'run')
        return false;
    const posted = await (0,_concern_js__WEBPACK_IMPORTED_MODULE_0__/* .listPosted */ .yf)(engine);
    return posted.some((one) => isThere(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null));
}


/***/ }),

/***/ 7522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ ensureStatus),
/* harmony export */   Kn: () => (/* binding */ writeStatus),
/* harmony export */   XO: () => (/* binding */ openStatus),
/* harmony export */   cJ: () => (/* binding */ listCopies),
/* harmony export */   h$: () => (/* binding */ composeBody),
/* harmony export */   i8: () => (/* binding */ findFirst),
/* harmony export */   rk: () => (/* binding */ readStatus),
/* harmony export */   uN: () => (/* binding */ findPlaceAnew)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4493);
/* harmony import */ var _core_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28);


function readStatus(conversation, codec, of) {
    if (of.commentId === null) {
        const [first] = listStatuses(conversation.comments, codec, of);
        return first === undefined ? { kind: 'absent' } : { kind: 'found', comment: first.comment, state: first.mark };
    }
    const comment = conversation.comments.find((one) => one.id === of.commentId);
    const marked = comment === undefined ? null : (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readMark */ .Mp)(comment, 'status', codec);
    if (comment !== undefined && marked?.mark.subject === of.subject && marked.mark.generation === of.generation) {
        return { kind: 'found', comment, state: marked.mark };
    }
    const anew = listStatuses(conversation.comments, codec, of).find(({ mark }) => mark.restored?.comment === of.commentId);
    if (anew !== undefined)
        return { kind: 'found', comment: anew.comment, state: anew.mark };
    const why = comment === undefined ? `the status comment ${of.commentId} was deleted` : explainLoss(comment);
    return { kind: 'lost', why };
}
function findPlaceAnew(conversation, codec, of) {
    const named = conversation.comments.find(({ id, byUs }) => byUs && id === of.commentId);
    const free = listStatuses(conversation.comments, codec, of).find(({ mark }) => mark.mission === null || mark.mission === of.mission || of.commentId === null);
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
    return (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .listMarks */ .rD)(comments, 'status', of.subject, codec).filter(({ mark }) => mark.generation === of.generation);
}
function listCopies({ comments }, codec, of) {
    return listStatuses(comments, codec, of).filter(({ comment, mark }) => comment.id !== of.commentId && (mark.mission === null || mark.mission === of.mission));
}
function composeBody(visible, mark, codec) {
    return `${visible.trimEnd()}\n\n${(0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMark */ .ry)(mark, codec)}`;
}
const UNREMARKABLE = { v: 0, sequence: 0, ownJobs: [] };
async function writeStatus(engine, comment, state, visible) {
    const before = (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readMark */ .Mp)(comment, 'status', engine.codec)?.mark;
    const unchanged = before !== undefined &&
        (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutMark */ .E_)(comment.body) === visible.trimEnd() &&
        (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...before, ...UNREMARKABLE }) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ ...state, ...UNREMARKABLE });
    if (unchanged)
        return { comment, state };
    const next = { ...state, sequence: state.sequence + 1 };
    const body = composeBody(visible, next, engine.codec);
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
    const { codec, github } = engine;
    const existing = readStatus(conversation, codec, { ...state, commentId: null });
    if (existing.kind === 'found')
        return { comment: existing.comment, state: existing.state, created: false };
    const trial = findTrial(conversation, codec);
    const body = composeBody(visible, state, codec);
    if (trial !== null) {
        await github.conversations.editComment(trial, body);
        return { comment: { ...trial, body }, state, created: false };
    }
    return { comment: await github.conversations.createComment(home, body), state, created: true };
}
function findFirst(engine, { comments }, own) {
    const [first] = listStatuses(comments, engine.codec, own.state);
    if (first === undefined || first.comment.id >= own.comment.id)
        return null;
    return { comment: first.comment, state: first.mark };
}
function findTrial(conversation, codec) {
    if (codec.tag !== 'orkestro-sandbox')
        return null;
    return conversation.comments.find((comment) => comment.byUs && (0,_core_state_js__WEBPACK_IMPORTED_MODULE_1__/* .hasMark */ .mP)(comment.body, codec)) ?? null;
}


/***/ })

};
