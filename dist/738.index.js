export const id = 738;
export const ids = [738];
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

/***/ 9738:
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
var flow_engine = __webpack_require__(114);
;// CONCATENATED MODULE: ./src/flow/memory-fuse.js
function createMemoryFuse(now) {
    const burnt = new Map();
    const keyOf = (place, slot) => place.on === 'comment' ? `comment ${place.id} ${slot}.${place.turn}` : `conversation ${place.number} ${slot}`;
    let count = 0;
    return {
        kind: 'memory',
        slots: 8,
        burn(place, slot) {
            const key = keyOf(place, slot);
            if (burnt.has(key))
                return Promise.resolve({ kind: 'burnt' });
            const id = String(++count);
            burnt.set(key, { id, at: now() });
            return Promise.resolve({ kind: 'ours', burnId: id });
        },
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

// EXTERNAL MODULE: ./src/core/reference.js
var core_reference = __webpack_require__(2004);
;// CONCATENATED MODULE: ./src/core/state.js
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

;// CONCATENATED MODULE: ./src/flow/status-comment.js


function readStatus(conversation, codec, of) {
    if (of.commentId === null) {
        const [first] = listStatuses(conversation.comments, codec, of);
        return first === undefined ? { kind: 'absent' } : { kind: 'found', comment: first.comment, state: first.mark };
    }
    const comment = conversation.comments.find((one) => one.id === of.commentId);
    const marked = comment === undefined ? null : readMark(comment, 'status', codec);
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
    return listMarks(comments, 'status', of.subject, codec).filter(({ mark }) => mark.generation === of.generation);
}
function listCopies({ comments }, codec, of) {
    return listStatuses(comments, codec, of).filter(({ comment, mark }) => comment.id !== of.commentId && (mark.mission === null || mark.mission === of.mission));
}
function composeBody(visible, mark, codec) {
    return `${visible.trimEnd()}\n\n${formatMark(mark, codec)}`;
}
const UNREMARKABLE = { v: 0, sequence: 0, ownJobs: [] };
async function writeStatus(engine, comment, state, visible) {
    const before = readMark(comment, 'status', engine.codec)?.mark;
    const unchanged = before !== undefined &&
        withoutMark(comment.body) === visible.trimEnd() &&
        (0,digest/* canonicalJson */.dj)({ ...before, ...UNREMARKABLE }) === (0,digest/* canonicalJson */.dj)({ ...state, ...UNREMARKABLE });
    if (unchanged)
        return { comment, state };
    const next = { ...state, sequence: state.sequence + 1 };
    const body = composeBody(visible, next, engine.codec);
    await engine.github.conversations.editComment(comment.id, body);
    return { comment: { ...comment, body, editedAt: engine.clock.now(), editedByOthers: false }, state: next };
}
async function ensureStatus(engine, home, conversation, state, visible) {
    const { codec, github } = engine;
    const existing = readStatus(conversation, codec, { ...state, commentId: null });
    if (existing.kind === 'found')
        return { comment: existing.comment, conversation, state: existing.state };
    const trial = findTrial(conversation, codec);
    const body = composeBody(visible, state, codec);
    if (trial !== null) {
        await github.conversations.editComment(trial.id, body);
        return { comment: { ...trial, body }, conversation, state };
    }
    const created = await github.conversations.createComment(home, body);
    const again = await github.conversations.read(home);
    if (again === null)
        return { comment: created, conversation, state };
    const [first] = listStatuses(again.comments, codec, state);
    if (first === undefined || first.comment.id >= created.id)
        return { comment: created, conversation: again, state };
    await github.conversations.deleteComment(created.id);
    return { comment: first.comment, conversation: again, state: first.mark };
}
function findTrial(conversation, codec) {
    if (codec.tag !== 'orkestro-sandbox')
        return null;
    return conversation.comments.find((comment) => comment.byUs && hasMark(comment.body, codec)) ?? null;
}

;// CONCATENATED MODULE: ./src/flow/answer.js



function tell(mood, title, say, next = '') {
    return { mood, title, say, next, commands: null, pages: [] };
}
async function react(engine, { commentId }, feedback) {
    if (engine.settings.dryRun)
        return;
    await engine.github.conversations.react(commentId, feedback).catch((error) => {
        engine.log.warning(`no reaction to the command: ${error instanceof Error ? error.message : 'unknown error'}`);
    });
}
async function writeReply(engine, intent, conversation, reply) {
    engine.log.info(`${reply.title}: ${[reply.say, reply.next].filter((text) => text !== '').join(' ')}`);
    if (engine.settings.dryRun)
        return;
    const subject = (0,core_reference/* formatSubject */.QK)(engine.run.repository, { kind: intent.on, number: intent.number });
    const mark = { type: 'reply', subject, command: intent.commentId };
    const visible = engine.render.reply(reply);
    const body = composeBody(visible, mark, engine.codec);
    const earlier = listMarks(conversation.comments, 'reply', subject, engine.codec).find((one) => one.mark.command === intent.commentId);
    const { conversations } = engine.github;
    try {
        if (earlier === undefined)
            await conversations.createComment(intent.number, body);
        else if (withoutMark(earlier.comment.body) !== visible.trimEnd())
            await conversations.editComment(earlier.comment.id, body);
    }
    catch (error) {
        engine.log.warning(`the reply could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
}

;// CONCATENATED MODULE: ./src/core/receipt.js

function createReceipt(page, decider) {
    if (page.mission === null)
        return null;
    const { repository, evidence } = page;
    const content = {
        schema_version: 1,
        repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
        subject: formatSubject(page.subject),
        reference: page.reference,
        generation: page.generation,
        mission: toMissionPart(page.mission),
        brief_sha256: page.brief?.hash ?? null,
        decision: toDecisionPart(page, decider),
        ...toDeliveryPart(page),
        rule_sources: evidence === null ? null : { rules: evidence.sources.rules, classic: evidence.sources.classic },
        checks: evidence === null ? [] : evidence.results.map(toCheckPart),
        sandbox: page.sandbox,
    };
    return { ...content, digest: digestOf(content) };
}
function verifyReceipt(receipt) {
    const { digest, ...content } = receipt;
    return digest === digestOf(content);
}
function digestOf(content) {
    return (0,digest/* sha256 */.sc)((0,digest/* canonicalJson */.dj)(content));
}
function formatSubject(subject) {
    if (subject.kind === 'run')
        return `run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
    return `${subject.kind} #${subject.number}`;
}
function toMissionPart(mission) {
    return {
        id: mission.id,
        status: mission.status,
        specialist: mission.specialist,
        rank: mission.rank,
        budget_cents: mission.budgetCents,
        escrow_status: mission.escrowStatus,
        verification: mission.verificationText,
    };
}
function toDecisionPart({ verdict, now, round }, decider) {
    const { kind, code, say } = verdict;
    return { verdict: kind, reason_code: code, reason: say, ...decider, at: new Date(now).toISOString(), round };
}
function toDeliveryPart({ evidence, pull }) {
    return { head_sha: evidence?.sha ?? pull?.headSha ?? null, pull_request: pull?.number ?? null };
}
function toCheckPart(result) {
    return {
        name: result.name,
        kind: result.kind,
        app_id: result.appId,
        app: result.appName,
        state: result.state,
        verdict: result.verdict,
        url: result.url,
        required_by: result.source,
    };
}

// EXTERNAL MODULE: ./src/flow/judge.js + 5 modules
var judge = __webpack_require__(1914);
// EXTERNAL MODULE: ./src/core/binding.js
var core_binding = __webpack_require__(9676);
// EXTERNAL MODULE: ./src/core/commands.js
var commands = __webpack_require__(8031);
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
        return [String(check.databaseId), check.jobId].some((id) => id !== null && ids.has(id)) || runs.has(check.runId);
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

;// CONCATENATED MODULE: ./src/core/rounds.js
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

;// CONCATENATED MODULE: ./src/core/model.js
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

// EXTERNAL MODULE: ./src/core/labels.js
var labels = __webpack_require__(8506);
;// CONCATENATED MODULE: ./src/flow/authorise.js



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
    const isEnough = PERMISSIONS.indexOf(reading.permission) >= PERMISSIONS.indexOf(needed);
    return { say: isEnough ? 'may' : 'may_not', why: `the live permission is ${reading.roleName}` };
}
function refusePerson(login, why, needed, { kind }) {
    const again = { label: 'put the label on again', command: 'write the command', inputs: 'start the run' }[kind];
    return (0,flow_engine/* hold */._2)('not_permitted', `Nothing was posted: ${login} may not hire here (${why}; ${needed} is needed).`, `Someone with ${needed} permission can ${again}.`);
}
async function checkTermsLabel(engine, source, conversation) {
    const { termsOf, limits } = engine.settings;
    const isComment = source.kind === 'command' || engine.run.eventName === 'issue_comment';
    if (termsOf === undefined || !isComment)
        return null;
    const actor = conversation.labeled.findLast(({ label }) => (0,labels/* sameLabel */.b)(label, termsOf))?.actor ?? null;
    const why = actor === null ? 'GitHub does not say who' : await findLack(engine, toAccount(actor), limits.hirePermission);
    if (why === null)
        return null;
    return (0,flow_engine/* hold */._2)('not_permitted', `Nothing was posted: the terms of the label "${termsOf}" would count, and ${actor ?? 'somebody unknown'} put it on, who may not hire here (${why}; ${limits.hirePermission} is needed).`, `Take the label off and write the command in a new comment, or let someone with ${limits.hirePermission} permission take it off and put it on again.`);
}
function checkUnchanged(conversation, source) {
    if (source.kind === 'inputs')
        return null;
    const what = findChange(conversation, source);
    if (what === null)
        return null;
    return (0,flow_engine/* hold */._2)('brief_changed', `Nothing was posted: ${what}, so the text that was authorised is not the text that stands here now.`, source.kind === 'label'
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

// EXTERNAL MODULE: ./src/core/mission.js
var core_mission = __webpack_require__(8083);
;// CONCATENATED MODULE: ./src/flow/concern.js




const AT_ONCE = 8;
const REFERENCE = / — \S+\/\S+(?:#\d+| run \S+)(?: \([a-z0-9._-]+\))?(?: g\d{1,3})?$/;
async function listPosted(engine) {
    const missions = await engine.marketplace.listMissions();
    const isUnread = (mission) => (0,core_reference/* parseFooter */.fy)(mission.description) === null && !(0,core_mission/* isOver */.PU)(mission) && REFERENCE.test(mission.title);
    const whole = missions.filter((mission) => !isUnread(mission));
    const unread = missions.filter(isUnread);
    for (let start = 0; start < unread.length; start += AT_ONCE) {
        const some = unread.slice(start, start + AT_ONCE);
        whole.push(...(await Promise.all(some.map(({ id }) => engine.marketplace.getMission(id)))));
    }
    return whole.flatMap((mission) => {
        const footer = (0,core_reference/* parseFooter */.fy)(mission.description);
        const subject = footer === null ? null : (0,core_reference/* parseSubject */.Ci)(footer.subject);
        if (footer === null || subject?.repositoryId !== engine.run.repository.id)
            return [];
        return [{ mission, subject, key: footer.subject, generation: footer.generation }];
    });
}
function listOpen(posted) {
    return posted.filter(({ mission }) => !(0,core_mission/* isOver */.PU)(mission));
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
    const claimed = new Set((0,core_binding/* parseMissionClaims */.f0)(pull.body));
    const shown = new Set(pull.comments.map((comment) => readMark(comment, 'page', engine.codec)?.mark.mission));
    return posted.filter((one) => {
        const { mission, subject } = one;
        if (!(0,core_mission/* isOver */.PU)(mission))
            return named.has(subject.number) || claimed.has(mission.id) || shown.has(mission.id);
        const isItsOwn = subject.number === pull.number || shown.has(mission.id);
        return isItsOwn && !posted.some((other) => other.key === one.key && other.generation > one.generation);
    });
}

;// CONCATENATED MODULE: ./src/flow/shared-page.js

function isThere({ mission }) {
    return mission.phase !== 'ended';
}
async function listSharing(engine, page) {
    const posted = await listPosted(engine);
    const pull = page.on === 'issue' ? null : await engine.github.pulls.read(page.number);
    const concerned = new Set(pull === null ? [] : listConcerned(engine, posted, pull));
    const here = posted.filter((one) => isThere(one) && (one.subject.number === page.number || concerned.has(one)));
    return here.filter(({ subject: own }) => here.some(({ subject }) => subject.number === own.number && subject.key !== own.key));
}
async function isPageShared(engine, subject) {
    if (subject.kind === 'run')
        return false;
    const posted = await listPosted(engine);
    return posted.some((one) => isThere(one) && one.subject.number === subject.number && one.subject.key !== (subject.key ?? null));
}

;// CONCATENATED MODULE: ./src/flow/observe.js










async function observe(engine, engaged, known = {}) {
    const [mission, conversation] = await Promise.all([
        known.mission ?? engine.marketplace.getMission(engaged.mission.id),
        known.conversation ?? (engaged.home === null ? null : engine.github.conversations.read(engaged.home)),
    ]);
    const memory = recall(engine, engaged, mission, conversation);
    const search = { engaged, mission, state: memory.state, conversation, known: known.pull ?? null };
    const pullMatters = isReady(mission) || memory.state.pull !== null || settingsBind(engine, engaged);
    const first = pullMatters ? await findPull(engine, search) : NO_PULL;
    const comments = [...(conversation?.comments ?? []), ...otherComments(first.pull, engaged)];
    const words = await readWords(engine, engaged, comments);
    const { binding, pull } = words.bind === null ? first : await findCommanded(engine, search, words);
    const seen = isReady(mission) && pull !== null ? await readDelivery(engine, memory.state, pull) : NOT_SEEN;
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
function isReady(mission) {
    return mission.phase === 'awaiting_acceptance';
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
        return { comment, state: advanceRound(known, mission, []), record: [], turn: 0, lost: null, copies: [] };
    }
    const { subject, generation } = known;
    const status = readStatus(conversation, engine.codec, { subject, generation, commentId: comment.id });
    const isOurs = (mark) => mark.mission === mission.id && mark.generation === generation;
    const record = listMarks(conversation.comments, 'decision', subject, engine.codec).filter(({ mark }) => isOurs(mark));
    if (status.kind !== 'found') {
        const lost = status.kind === 'lost' ? status.why : 'the status comment is gone';
        return { comment: null, state: known, record, turn: 0, lost, copies: [] };
    }
    const stored = status.state.mission === mission.id && status.state.sequence >= known.sequence ? status.state : known;
    const after = advanceRound(stored, mission, record.map(({ mark }) => mark));
    const copies = listCopies(conversation, engine.codec, { ...after, commentId: status.comment.id });
    const histories = [after.history, ...copies.map(({ mark }) => mark.history)];
    const state = copies.length === 0 ? after : { ...after, history: mergeHistories(histories) };
    const withdrawn = listMarks(conversation.comments, 'decision-withdrawal', subject, engine.codec)
        .filter(({ mark }) => isOurs(mark) && mark.round === state.round)
        .map(({ mark }) => mark.turn + 1);
    const turn = Math.max(0, ...withdrawn);
    return { comment: status.comment, state, record, turn, lost: null, copies: copies.map((copy) => copy.comment) };
}
const CLOCK_SKEW_MS = 10 * 60_000;
async function findPull(engine, search, commanded = null) {
    const { engaged, mission, state, conversation, known } = search;
    const explicit = engine.settings.prNumber;
    const needsClaims = state.pull === null && explicit === null && commanded === null && engaged.subject.kind !== 'pull_request';
    const updated = needsClaims
        ? await engine.github.pulls.listUpdatedSince((mission.createdAt ?? 0) - CLOCK_SKEW_MS)
        : [];
    const binding = (0,core_binding/* decideBinding */.Yi)({
        explicit,
        subject: engaged.subject,
        recorded: state.pull,
        commanded,
        missionId: mission.id,
        candidates: { byBody: claimants(updated, mission.id), byClosing: conversation?.closedBy ?? [] },
    });
    if (binding.kind !== 'bound')
        return { binding, pull: null };
    const pull = known?.number === binding.number ? known : await engine.github.pulls.read(binding.number);
    if (pull === null)
        return { binding: { kind: 'conflict', why: `there is no pull request #${binding.number}` }, pull: null };
    const why = findRetarget([state, engaged.state], pull) ?? (await findOtherClaim(engine, search, pull));
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
    return pulls.filter((pull) => (0,core_binding/* parseMissionClaims */.f0)(pull.body).includes(missionId));
}
function findRetarget(states, pull) {
    const moved = states.find((state) => recordedBase(state, pull) !== pull.baseRef);
    if (moved === undefined)
        return null;
    const [was, is] = [recordedBase(moved, pull), pull.baseRef].map((branch) => (0,core_text/* cut */.Jj)(branch, 80));
    return `pull request #${pull.number} was retargeted from ${was} to ${is} after it was bound; point it back at ${was}, or accept it by command`;
}
function recordedBase({ pull: bound, base }, pull) {
    return bound === pull.number ? (base ?? pull.baseRef) : pull.baseRef;
}
async function findOtherClaim(engine, search, pull) {
    const { engaged, mission } = search;
    for (const claimed of (0,core_binding/* parseMissionClaims */.f0)(pull.body)) {
        if (claimed === mission.id)
            continue;
        const other = await engine.marketplace.getMission(claimed).catch(() => null);
        if (!hasOtherKey((0,core_reference/* parseFooter */.fy)(other?.description ?? null)?.subject ?? '', engaged))
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
    return listMarks(conversation?.comments ?? [], 'status', engaged.state.subject, engine.codec).flatMap(({ mark }) => mark.pull === pull.number && mark.mission !== null && mark.mission !== mission.id ? [mark.mission] : []);
}
function hasOtherKey(subject, { subject: own }) {
    const parsed = (0,core_reference/* parseSubject */.Ci)(subject);
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
    return readMark(comment, type, engine.codec)?.mark ?? null;
}
async function readWords(engine, { subject }, comments) {
    const { command, limits } = engine.settings;
    const authors = (0,commands/* listCommandAuthors */.ej)(comments, command);
    const says = new Map();
    await Promise.all(authors.map(async (author) => {
        says.set(author.login, (await weigh(engine, author, limits.settlePermission)).say);
    }));
    const sayOf = (login) => says.get(login) ?? 'unknown';
    const ofPeople = (login, isBot) => (isBot ? 'may_not' : sayOf(login));
    const { bind: personsBind } = (0,commands/* readStandingWords */.K3)(comments, { prefix: command, sayOf: ofPeople });
    const words = { ...(0,commands/* readStandingWords */.K3)(comments, { prefix: command, sayOf }), personsBind };
    const isNobodys = words.bind !== null && (await isPageShared(engine, subject));
    return isNobodys ? { ...words, bind: null, personsBind: null } : words;
}
const NOT_SEEN = { reading: null, touched: null, evidence: { kind: 'not_needed' }, baseFailing: [] };
async function readDelivery(engine, state, pull) {
    const { policy, gate } = engine.settings;
    const [touched, reading] = await Promise.all([
        engine.github.pulls.listTouchedPaths(pull.number),
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
    return pull?.number === bound ? recordedBase(state, pull) : (state.base ?? null);
}

// EXTERNAL MODULE: ./src/flow/page.js
var flow_page = __webpack_require__(6923);
;// CONCATENATED MODULE: ./src/flow/held.js

function held_keyOf(engine, subject) {
    return (0,core_reference/* formatSubject */.QK)(engine.run.repository, subject);
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

;// CONCATENATED MODULE: ./src/flow/adopt.js






function adopt(engine, { subject, lookup, conversation, wanted }) {
    if (lookup.kind === 'duplicates')
        return holdHire(subject, describeDuplicates(engine, subject, lookup));
    const { mission, generation } = lookup.newest;
    const footer = (0,core_reference/* parseFooter */.fy)(mission.description);
    if (wanted !== null && footer?.brief !== wanted.brief.hash) {
        const verdict = describeTaken((0,core_reference/* formatReference */.FH)(engine.run.repository, subject, generation), mission);
        return holdHire(subject, verdict, { generation, mission, order: wanted });
    }
    return adoptMission(engine, { subject, mission, footer, generation, conversation, order: wanted });
}
function adoptMission(engine, known) {
    const { subject, mission, footer, generation, conversation, order } = known;
    const key = held_keyOf(engine, subject);
    const fresh = createState(key, generation, { mission: mission.id, brief: footer?.brief ?? null });
    if (conversation === null && (subject.kind === 'run' || (0,core_mission/* isOver */.PU)(mission)))
        return toEngaged(known, null, fresh);
    if (conversation === null)
        return holdHire(subject, describeLoss(engine, mission, 'its page could not be found'), {
            generation,
            mission,
            order,
        });
    const commentId = footer?.comment ?? null;
    const status = readStatus(conversation, engine.codec, { subject: key, generation, commentId });
    if (status.kind === 'found') {
        const state = claimState(engine, known, status.state);
        if (state !== null)
            return toEngaged(known, status.comment, state);
    }
    if ((0,core_mission/* isOver */.PU)(mission))
        return toEngaged(known, null, fresh);
    const why = status.kind === 'lost' ? status.why : 'no status comment of ours speaks of it';
    return holdHire(subject, describeLoss(engine, mission, why), { generation, mission, order });
}
function claimState(engine, { mission, footer, conversation }, state) {
    if (state.mission !== null)
        return state.mission === mission.id ? state : null;
    if (footer === null)
        return null;
    const intents = listMarks(conversation?.comments ?? [], 'intent', state.subject, engine.codec);
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
    const reference = (0,core_reference/* formatReference */.FH)(engine.run.repository, subject, lookup.generation);
    return (0,flow_engine/* hold */._2)('duplicate_missions', `There are ${lookup.missions.length} missions for ${reference} (${ids}), so nothing is paid by itself.`, `End all but one on the marketplace, then comment \`${engine.settings.command} resume\`.`);
}
function describeTaken(reference, mission) {
    return (0,flow_engine/* hold */._2)('reference_taken', `${reference} already has mission ${mission.id} with another brief; nothing was posted.`, 'Give these inputs a key of their own (with fuse: ref; several missions of one subject then stand side by side), an issue of their own, or the brief that the mission was posted with.');
}
function describeLoss(engine, mission, why) {
    return (0,flow_engine/* hold */._2)('state_lost', `Mission ${mission.id} is there, but its signed state is not: ${why}. What was already sent cannot be known.`, `A permitted person looks at the mission and comments \`${engine.settings.command} resume\`: that writes the state anew.`);
}

;// CONCATENATED MODULE: ./src/flow/adopt-by-id.js






async function adoptById(engine, mission, read = {}) {
    const footer = (0,core_reference/* parseFooter */.fy)(mission.description);
    const { repository } = engine.run;
    const posted = footer === null ? null : (0,core_reference/* parseSubject */.Ci)(footer.subject);
    const here = posted?.repositoryId === repository.id ? posted.number : null;
    const number = footer === null ? namedSubject(engine) : here;
    if (number === null)
        return { result: adoptElsewhere(engine, mission, footer), known: {} };
    const conversation = read.conversation ?? (await engine.github.conversations.read(number));
    const key = posted === null ? engine.settings.key : posted.key;
    const subject = { kind: conversation?.kind ?? 'issue', number, ...(key !== null && { key }) };
    if (conversation === null) {
        const why = missing(mission, `there is no issue or pull request #${number}`);
        return { result: holdHire(subject, why, { mission }), known: {} };
    }
    if (footer === null)
        return { result: await adoptForeign(engine, mission, subject, conversation), known: {} };
    const { generation } = footer;
    const result = adoptMission(engine, { subject, mission, footer, generation, conversation, order: null });
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
    if (footer !== null && footer.subject === held_keyOf(engine, own)) {
        const { generation } = footer;
        return adoptMission(engine, { subject: own, mission, footer, generation, conversation: null, order: null });
    }
    const why = footer === null
        ? 'it was posted outside this action and no issue-number or pr-number says where its state is kept'
        : `it was posted for another subject (${footer.subject})`;
    return holdHire(own, missing(mission, why), { mission });
}
async function adoptForeign(engine, mission, subject, conversation) {
    const known = { subject, mission, footer: null, generation: 1, conversation, order: null };
    const key = held_keyOf(engine, subject);
    const state = createState(key, 1, {
        mission: mission.id,
        budgetCents: mission.budgetCents,
        history: [{ at: engine.clock.now(), text: `Adopted mission ${mission.id}` }],
    });
    if (engine.settings.dryRun)
        return adoptMission(engine, known);
    const verdict = { kind: 'wait', code: 'mission_not_ready', say: 'Adopted.', next: 'Looking at it now.' };
    const page = (0,flow_page/* createPage */.a)(engine, {
        verdict,
        subject,
        generation: 1,
        mission,
        brief: null,
        droppedComments: 0,
        warnings: [],
        state,
    });
    const ensured = await ensureStatus(engine, conversation.number, conversation, state, engine.render.comment(page));
    const seen = [...ensured.conversation.comments.filter((one) => one.id !== ensured.comment.id), ensured.comment];
    return adoptMission(engine, { ...known, conversation: { ...ensured.conversation, comments: seen } });
}
function missing(mission, why) {
    return (0,flow_engine/* hold */._2)('state_lost', `Mission ${mission.id} cannot be settled from here: ${why}.`, 'Give issue-number or pr-number of this repository, or re-run the run that posted it.');
}

;// CONCATENATED MODULE: ./src/flow/recorded.js




const BATCH = 25;
const MOST = 500;
async function listRecorded(engine, posted, pull) {
    const open = listOpen(posted).filter(({ subject }) => subject.number !== null);
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
    if (listMarks(comments, 'status', key, engine.codec).some(({ mark }) => mark.pull === pull))
        return true;
    const { command, limits } = engine.settings;
    for (const { body, author, byUs, editedAt } of comments) {
        const word = byUs || editedAt !== null ? null : (0,commands/* parseCommand */.RM)(body, command);
        if (author === null || word?.kind !== 'bind' || word.number !== pull)
            continue;
        if ((await weigh(engine, author, limits.settlePermission)).say !== 'may_not')
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
    for (const one of listConcerned(engine, posted, pull)) {
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
    const look = await observe(engine, result.engaged, { ...known, pull });
    const page = (0,flow_page/* pageOfLook */.q)(engine, look, (0,judge/* judge */.S)(engine, look));
    return toGateReading(engine, page, look.engaged.comment?.url ?? null, pull.number);
}
async function findPosted(engine, one, posted, known = {}) {
    const found = await adoptById(engine, one.mission, known);
    const missions = listTwins(posted, one);
    if (missions.length === 0 || found.result.kind === 'failed')
        return found;
    const { subject } = found.result.kind === 'engaged' ? found.result.engaged : found.result.held;
    const lookup = { kind: 'duplicates', generation: one.generation, missions, engagements: [], all: [] };
    return { ...found, result: adopt(engine, { subject, lookup, conversation: null, wanted: null }) };
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
    const posted = await listPosted(engine);
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

;// CONCATENATED MODULE: ./src/flow/publish.js





async function publish(engine, look, page) {
    logChange(engine, page);
    const { engaged } = look;
    if (engine.settings.dryRun)
        return engaged;
    const visible = engine.render.comment(page);
    const { comment, state } = engaged;
    const [written] = await Promise.all([
        guard(engine, 'the status comment', { comment, state }, async () => comment === null ? { comment, state } : writeMerged(engine, look.copies, { comment, state }, visible)),
        guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible)),
        guard(engine, 'the commit status', undefined, () => showStatus(engine, look, page)),
    ]);
    return { ...engaged, ...written };
}
async function publishBinding(engine, look, page) {
    const { engaged } = look;
    const { comment, state } = engaged;
    if (comment === null)
        return engaged;
    const visible = engine.render.comment(page);
    const [written] = await Promise.all([
        guard(engine, 'the status comment', { comment, state }, () => writeMerged(engine, look.copies, { comment, state }, visible)),
        guard(engine, "the pull request's page", undefined, () => showOnPull(engine, look, visible)),
    ]);
    return { ...engaged, ...written };
}
async function writeMerged(engine, copies, status, visible) {
    const written = await writeStatus(engine, status.comment, status.state, visible);
    for (const { id } of copies)
        await engine.github.conversations.deleteComment(id);
    return written;
}
function logChange(engine, page) {
    const line = engine.render.logLine(page);
    if (engine.shown.get('log') === line)
        return;
    engine.shown.set('log', line);
    engine.log.info(line);
}
async function guard(engine, what, otherwise, write) {
    try {
        return await write();
    }
    catch (error) {
        engine.log.warning(`${what} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`);
        return otherwise;
    }
}
async function showOnPull(engine, { engaged, observation }, visible) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound' || pull.number === engaged.home)
        return;
    const mark = {
        type: 'page',
        subject: engaged.state.subject,
        mission: engaged.mission.id,
        pull: pull.number,
    };
    const body = composeBody(visible, mark, engine.codec);
    const known = engine.shown.get(`page ${pull.number}`) ?? '';
    if (known === body)
        return;
    const [mine = null, ...copies] = findPages(engine, pull, mark);
    if (mine === null)
        await engine.github.conversations.createComment(pull.number, body);
    else if (withoutMark(mine.body) !== visible.trimEnd())
        await engine.github.conversations.editComment(mine.id, body);
    engine.shown.set(`page ${pull.number}`, body);
    for (const { id } of copies)
        await engine.github.conversations.deleteComment(id);
}
function findPages(engine, pull, mark) {
    if (engine.codec.tag === 'orkestro-sandbox')
        return pull.comments.filter((comment) => comment.byUs && hasMark(comment.body, engine.codec)).slice(0, 1);
    return listMarks(pull.comments, 'page', mark.subject, engine.codec)
        .filter((one) => one.mark.mission === mark.mission)
        .map(({ comment }) => comment);
}
async function showStatus(engine, { observation, engaged }, page) {
    const { pull, binding } = observation;
    if (pull === null || binding.kind !== 'bound')
        return;
    await showGate(engine, pull, toGateReading(engine, page, engaged.comment?.url ?? null, pull.number));
}
async function publishHeld(engine, held) {
    const state = createState(held_keyOf(engine, held.subject), held.generation);
    const page = (0,flow_page/* createPage */.a)(engine, { ...held, state: null });
    logChange(engine, page);
    const { subject } = held;
    if (subject.kind === 'run' || engine.settings.dryRun)
        return { page, url: null };
    const url = await guard(engine, 'the status comment', null, async () => {
        const conversation = await engine.github.conversations.read(subject.number);
        if (conversation === null)
            return null;
        const visible = engine.render.comment(page);
        const { comment, state: stored } = await ensureStatus(engine, subject.number, conversation, state, visible);
        const { code } = held.verdict;
        if (code === 'reference_taken' || (code === 'bad_input' && stored.mission !== null))
            return comment.url;
        return (await writeStatus(engine, comment, stored, visible)).comment.url;
    });
    if (held.refused)
        await guard(engine, 'the trigger label', undefined, () => removeTrigger(engine, subject.number));
    return { page, url };
}
function removeTrigger(engine, number) {
    return engine.github.conversations.removeLabel(number, engine.settings.label);
}

;// CONCATENATED MODULE: ./src/core/rework.js

const REASON_LENGTH = 4_000;
const MEASURES = [
    { checks: 20, summary: 1_200, annotations: 10, items: 20 },
    { checks: 20, summary: 400, annotations: 10, items: 20 },
    { checks: 20, summary: 150, annotations: 5, items: 10 },
    { checks: 20, summary: 0, annotations: 3, items: 5 },
    { checks: 20, summary: 0, annotations: 1, items: 0 },
    { checks: 8, summary: 0, annotations: 0, items: 0 },
    { checks: 3, summary: 0, annotations: 0, items: 0 },
];
function formatReworkReason(input) {
    let text = '';
    for (const measure of MEASURES) {
        text = formatParts(input, measure);
        if (text.length <= REASON_LENGTH)
            return text;
    }
    return (0,core_text/* cut */.Jj)(text, REASON_LENGTH);
}
function formatParts(input, measure) {
    const failed = (input.evidence?.results ?? []).filter(({ verdict }) => verdict === 'failed');
    const clean = (text) => input.redact(toPlainText(input.redact(text ?? '')));
    const checks = failed.slice(0, measure.checks).map((result) => formatCheck(result, input, measure, clean));
    const rest = failed.length - checks.length;
    return [
        clean(input.verdict.say),
        formatVerification(input, clean),
        ...checks,
        rest > 0 ? `And ${rest} more failed.` : '',
        formatItems(clean(input.mission.dod), failed, measure.items),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function formatVerification({ verdict, mission }, clean) {
    if (verdict.code !== 'verification_failed')
        return '';
    return `Verification: ${(0,core_text/* cut */.Jj)(clean(mission.verificationText), 300)}`;
}
function formatCheck(result, { details }, measure, clean) {
    const detail = details.get(result.nodeId ?? '') ?? NO_DETAILS;
    const short = (text, most) => (0,core_text/* cut */.Jj)(clean(text).replaceAll(/\s+/g, ' '), most);
    const title = short(detail.title ?? result.description, 160);
    const lines = [
        `Failed: ${short(result.name, 120)}${title === '' ? '' : ` — ${title}`}`,
        short(result.url, 300),
        ...detail.annotations
            .slice(0, measure.annotations)
            .map(({ path, line, message }) => `${short(path, 160)}:${line} ${short(message, 240)}`),
        measure.summary === 0 ? '' : (0,core_text/* cut */.Jj)(clean(detail.summary), measure.summary),
    ];
    const text = lines.filter((line) => line !== '').join('\n');
    return text.replaceAll('\n', '\n  ');
}
const NO_DETAILS = { title: null, summary: null, annotations: [] };
function formatItems(dod, failed, most) {
    const lines = dod.split('\n').filter((line) => line.trim() !== '');
    const list = lines.flatMap((line) => /^\s*(?:[-*+]|\d{1,3}[.)]) (.*)$/s.exec(line)?.[1]?.trim() ?? []);
    const items = (list.length > 0 ? list : lines)
        .filter((item) => !/^\[x\]/i.test(item))
        .map((item) => item.replace(/^\[ \] */, ''));
    const names = failed.map(({ name }) => name.toLowerCase());
    const concerned = items.filter((item) => names.some((name) => item.toLowerCase().includes(name)));
    const chosen = (concerned.length > 0 ? concerned : items).slice(0, most);
    return chosen.length === 0 ? '' : ['Definition of Done:', ...chosen.map((item) => `- ${(0,core_text/* cut */.Jj)(item, 200)}`)].join('\n');
}
function toPlainText(text) {
    return text
        .replaceAll(/\u001B\[[0-9;]{0,20}[A-Za-z]/g, '')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
}

;// CONCATENATED MODULE: ./src/core/settle-protocol.js
const DECISION_MS = 60_000;
const OTHERS_MS = 120_000;
const TAKEOVER_MS = 15 * 60_000;
function beginSettling(plan, at) {
    const state = {
        plan,
        awaits: 'look',
        askedAt: at,
        ground: null,
        seen: [],
        burn: null,
        note: null,
        left: null,
        sent: 0,
        answer: 'none',
        then: 'again',
    };
    return { state, effect: { kind: 'look' } };
}
function advanceSettling(state, event) {
    if (event.to !== state.awaits)
        throw new RangeError(`waiting for ${state.awaits}, not for ${event.to}`);
    return dispatch(state, event);
}
function dispatch(state, event) {
    return AFTER[event.to](state, event.reply, event);
}
const AFTER = {
    look: afterLook,
    burn: afterBurn,
    read_fuse: afterFuse,
    clear: (state, cleared, { at }) => (cleared ? ask(state, 'burn', at) : end(state, held('others'))),
    list_decisions: afterDecisions,
    write_decision: (state, note, { at }) => note === null ? withdraw(state, 'failed', at) : ask({ ...state, note }, 'read_again', at),
    read_again: afterReading,
    send: afterSending,
    read_mission: afterMission,
    remove_decision: (state, _removed, { at }) => ask({ ...state, note: null }, 'take_back', at),
    take_back: (state, clean) => end(state, clean ? toEnd(state.then) : held('stuck')),
};
function ask(state, step, at) {
    return { state: { ...state, awaits: step, askedAt: at }, effect: { kind: step } };
}
function end(state, how) {
    return { state, effect: { kind: 'end', end: how } };
}
function held(why) {
    return { kind: 'held', why };
}
function toEnd(then) {
    return then === 'others' ? held('others') : { kind: then };
}
function afterLook(state, look, { at }) {
    const { plan } = state;
    const { ground, seen } = look;
    const same = look.verdict === plan.verdict && ground.ready && !ground.stopped && ground.head === plan.head;
    if (!same)
        return end(state, { kind: 'again' });
    return look.placed ? ask({ ...state, ground, seen }, 'burn', at) : end(state, held('gone'));
}
function afterBurn(state, burn, { at }) {
    switch (burn.kind) {
        case 'ours': {
            const owner = { ...state, burn: { id: burn.burnId, deadline: state.askedAt + DECISION_MS } };
            return ask(owner, state.plan.recorded ? 'list_decisions' : 'read_again', at);
        }
        case 'burnt':
            return ask(state, 'read_fuse', at);
        case 'gone':
        case 'denied':
            return end(state, held(burn.kind));
        case 'unclear':
            return end(state, held('burn_unclear'));
    }
}
function afterFuse(state, fuse, { at }) {
    if (fuse === null || fuse.kind === 'intact')
        return end(state, { kind: 'again' });
    if (fuse.kind === 'gone')
        return end(state, held('gone'));
    const { at: since } = fuse;
    const { askedAt } = state.plan;
    if (since === null)
        return end(state, held('others'));
    if (askedAt === null)
        return end(state, at - since < OTHERS_MS ? { kind: 'busy', since } : held('others'));
    if (state.left !== null || askedAt - since < DECISION_MS + TAKEOVER_MS)
        return end(state, { kind: 'busy', since });
    return ask({ ...state, left: fuse.burnId }, 'clear', at);
}
function afterDecisions(state, ids, { at }) {
    if (ids === null)
        return withdraw(state, 'failed', at);
    if (ids.some((id) => !state.seen.includes(id)))
        return withdraw(state, 'again', at);
    const isLeftOver = ids.length > 0 && state.plan.askedAt === null;
    return isLeftOver ? withdraw(state, 'others', at) : ask(state, 'write_decision', at);
}
function afterReading(state, now, { at, cancelled }) {
    const inTime = state.burn !== null && at < state.burn.deadline && !cancelled;
    if (inTime && now !== null && sameGround(now, state.ground))
        return ask({ ...state, sent: state.sent + 1 }, 'send', at);
    return state.sent > 0 ? end(state, inDoubt(state)) : withdraw(state, 'again', at);
}
function sameGround(now, judged) {
    return (judged !== null &&
        now.ready &&
        !now.stopped &&
        now.head === judged.head &&
        now.reworks === judged.reworks &&
        now.rest === judged.rest);
}
function afterSending(state, reply, { at }) {
    if (reply.kind === 'refused')
        return state.sent > 1 ? end(state, inDoubt(state)) : withdraw(state, 'refused', at);
    const answered = { ...state, answer: reply.kind };
    return reply.kind === 'done' && reply.standing !== null && tookEffect(answered, reply.standing)
        ? end(answered, { kind: 'settled' })
        : ask(answered, 'read_mission', at);
}
function afterMission(state, standing, { at }) {
    if (standing !== null && tookEffect(state, standing))
        return end(state, { kind: 'settled' });
    const mayRepeat = state.plan.verdict === 'accept' &&
        state.answer === 'unclear' &&
        state.sent === 1 &&
        standing?.phase === 'awaiting_acceptance';
    return mayRepeat ? ask(state, 'read_again', at) : end(state, inDoubt(state));
}
function tookEffect({ plan, ground, answer }, { phase, reworks }) {
    if (plan.verdict === 'accept')
        return phase === 'accepted';
    const isAtWork = phase === 'in_progress' || phase === 'matched';
    const before = ground?.reworks ?? null;
    if (before === null || reworks === null || (isAtWork && answer === 'done'))
        return isAtWork;
    return reworks > before;
}
function inDoubt({ answer }) {
    return held(answer === 'done' ? 'no_change' : 'unclear');
}
function withdraw(state, then, at) {
    const leaving = { ...state, then };
    return ask(leaving, state.note === null ? 'take_back' : 'remove_decision', at);
}

;// CONCATENATED MODULE: ./src/flow/decision.js





async function listDecisions(engine, { engaged }) {
    const { home, state } = engaged;
    const conversation = home === null ? null : await engine.github.conversations.read(home);
    return listMarks(conversation?.comments ?? [], 'decision', state.subject, engine.codec)
        .filter(({ mark }) => isOfRound(mark, state))
        .map(({ comment }) => comment.id);
}
function isOfRound(mark, state) {
    return mark.mission === state.mission && mark.generation === state.generation && mark.round === state.round;
}
async function writeDecision(engine, look, verdict, person) {
    const { state, mission, home } = look.engaged;
    const { evidence, pull } = look.observation;
    const mark = {
        type: 'decision',
        subject: state.subject,
        mission: mission.id,
        generation: state.generation,
        round: state.round,
        verdict: verdict.kind === 'accept' ? 'accept' : 'rework',
        sha: pull?.headSha ?? null,
        evidence: (0,digest/* sha256 */.sc)((0,digest/* canonicalJson */.dj)(evidence.kind === 'evaluated' ? evidence.evidence : evidence)),
        by: person?.by.login ?? null,
        command: person?.commentId ?? null,
        overrides: person?.overrides ?? null,
        exception: person?.exception ?? null,
        run: (0,flow_engine/* formatRun */.TI)(engine.run),
        nonce: engine.nonce(),
        at: engine.clock.now(),
    };
    const visible = engine.render.decision((0,flow_page/* pageOfLook */.q)(engine, look, verdict), verdict, mark.sha);
    return engine.github.conversations.createComment(home ?? 0, composeBody(visible, mark, engine.codec));
}
async function writeWithdrawal(engine, look, turn) {
    const { state, mission, home } = look.engaged;
    const { subject, generation, round } = state;
    const mark = {
        type: 'decision-withdrawal',
        subject,
        mission: mission.id,
        generation,
        round,
        turn,
        run: (0,flow_engine/* formatRun */.TI)(engine.run),
        at: engine.clock.now(),
    };
    const visible = engine.render.reply({
        mood: 'told',
        title: 'Not settled',
        say: `Something moved while round ${round} was about to be settled, or a person takes it over. Nothing was sent by the run that began it.`,
        next: '',
        commands: null,
        pages: [],
    });
    return engine.github.conversations.createComment(home ?? 0, composeBody(visible, mark, engine.codec));
}

;// CONCATENATED MODULE: ./src/flow/persons-word.js

function isStanding(word, comments, prefix) {
    const comment = comments.find(({ id }) => id === word.commentId);
    if (comment === undefined || comment.byUs || comment.editedAt !== null)
        return false;
    return comment.author?.login === word.by.login && (0,commands/* parseCommand */.RM)(comment.body, prefix)?.kind === word.verdict;
}

;// CONCATENATED MODULE: ./src/flow/ground.js



function groundOf({ observation, engaged }, person) {
    const { mission, pull, hold } = observation;
    const stopped = person === null ? hold !== null : (hold?.at ?? 0) > person.askedAt;
    return toGround({ mission, pull, person, stopped: stopped || (engaged.home !== null && engaged.comment === null) });
}
async function readGround(engine, look, person) {
    const { engaged, observation } = look;
    const [mission, conversation, pull] = await Promise.all([
        engine.marketplace.getMission(engaged.mission.id),
        engaged.home === null ? null : engine.github.conversations.read(engaged.home),
        observation.pull === null ? null : engine.github.pulls.read(observation.pull.number),
    ]);
    const elsewhere = pull === null || pull.number === engaged.home ? [] : pull.comments;
    const comments = [...(conversation?.comments ?? []), ...elsewhere];
    const stopped = await isStopped(engine, look, person, comments);
    const head = pull === null ? null : await engine.github.pulls.readHead(pull.number);
    return toGround({
        mission,
        pull: pull === null ? null : { ...pull, headSha: head ?? pull.headSha },
        person,
        stopped,
    });
}
async function isStopped(engine, { engaged, observation }, person, comments) {
    const place = engaged.comment?.id;
    const isTrial = engine.codec.tag === 'orkestro-sandbox';
    if (place !== undefined && !isTrial && !comments.some(({ id }) => id === place))
        return true;
    if (person !== null && !isStanding(person, comments, engine.settings.command))
        return true;
    const words = await readWords(engine, engaged, comments);
    const bound = observation.pull?.number ?? null;
    if ((words.bind ?? bound) !== bound)
        return true;
    return person === null ? words.hold !== null : (words.hold?.at ?? 0) > person.askedAt;
}
function toGround(seen) {
    const { mission, pull, person, stopped } = seen;
    const always = { budget: mission.budgetCents, pull: pull?.number ?? null };
    const judged = {
        verification: mission.verification,
        state: pull?.state ?? null,
        draft: pull?.draft ?? null,
        base: pull?.baseRef ?? null,
    };
    return {
        ready: isReady(mission),
        head: pull?.headSha ?? null,
        stopped,
        reworks: mission.reworkCount,
        rest: (0,digest/* canonicalJson */.dj)(person === null ? { ...always, ...judged } : always),
    };
}

;// CONCATENATED MODULE: ./src/flow/settle-words.js


function describeSettleHeld(engine, facts) {
    const said = facts.said ?? 'no reason was given';
    switch (facts.why) {
        case 'gone':
            return lostPlace(engine);
        case 'denied':
            return (0,flow_engine/* hold */._2)('missing_permission', `Nothing was settled: the reaction that guards the decision could not be set (${said}).`, 'Give the job permissions: issues: write and pull-requests: write; the next run goes on.');
        case 'burn_unclear':
            return settle_words_inDoubt(engine, `whether this run burnt the decision fuse is unknown: ${said}`);
        case 'others':
            return settle_words_inDoubt(engine, `round ${facts.round} was begun by another run and the mission still waits`);
        case 'stuck':
            return settle_words_inDoubt(engine, 'nothing was sent, but the guarding reaction could not be taken back');
        case 'unclear':
            return settle_words_inDoubt(engine, `the ${facts.verdict} was sent and its answer is unclear (${said})`);
        case 'no_change':
            return settle_words_inDoubt(engine, `the ${facts.verdict} was sent, the marketplace said yes, but the mission has not changed`);
    }
}
function settle_words_inDoubt(engine, why) {
    const minutes = Math.ceil((DECISION_MS + TAKEOVER_MS) / 60_000);
    return (0,flow_engine/* hold */._2)('settle_in_doubt', `Whether this round was settled cannot be known: ${why}. Nothing is sent again by itself.`, `Look at the mission on the marketplace. If it still awaits acceptance ${minutes} minutes from now, a permitted person comments ${formatSettling(engine)}.`);
}
function formatSettling({ settings }) {
    return `\`${settings.command} accept\` or \`${settings.command} rework <reason>\``;
}
function lostPlace({ settings }) {
    return (0,flow_engine/* hold */._2)('state_lost', 'The status comment that guards the decision is gone, so nothing is settled by itself.', `A permitted person looks at the mission and comments \`${settings.command} resume\`: that writes the state anew.`);
}
function describeRefused(failure) {
    return (0,flow_engine/* hold */._2)('marketplace_error', `Nothing was settled: ${failure?.what ?? 'the marketplace refused'} (${failure?.why ?? 'no reason was given'}).`, failure?.fix ?? 'Look at the mission on the marketplace.');
}

;// CONCATENATED MODULE: ./src/flow/settle.js








async function settle(engine, before, order) {
    const { home } = before.engaged;
    if (home === null && engine.run.runAttempt > 1 && order.verdict.kind === 'rework') {
        const verdict = settle_words_inDoubt(engine, 'an earlier attempt of this run may have sent the work back already');
        return { kind: 'held', verdict, look: before };
    }
    const desk = { ...EMPTY, engine, order, look: before, verdict: order.verdict };
    const plan = {
        verdict: order.verdict.kind,
        head: before.observation.pull?.headSha ?? null,
        askedAt: order.person?.askedAt ?? null,
        recorded: home !== null && !isTrial(engine),
    };
    let move = beginSettling(plan, engine.clock.now());
    while (move.effect.kind !== 'end')
        move = advanceSettling(move.state, await carryOut(desk, move.state));
    return conclude(desk, move.state, move.effect.end);
}
const EMPTY = { turn: 0, reason: null, mission: null, error: null, failure: null, said: null };
async function carryOut(desk, state) {
    const { clock, signal } = desk.engine;
    const reply = await CARRIERS[state.awaits](desk, state);
    return { to: state.awaits, reply, at: clock.now(), cancelled: signal.aborted };
}
const CARRIERS = {
    look: lookAgain,
    burn,
    read_fuse: (desk) => desk.engine.fuse.read(placeOf(desk), desk.look.observation.rounds.round).catch(() => null),
    clear: (desk, { left }) => takeBack(desk, left),
    list_decisions: (desk) => tryOut(desk, () => listDecisions(desk.engine, desk.look)),
    write_decision: (desk) => tryOut(desk, async () => (await writeDecision(desk.engine, desk.look, desk.verdict, desk.order.person)).id),
    read_again: readAgain,
    send,
    read_mission: (desk) => desk.engine.marketplace.getMission(desk.look.engaged.mission.id).then((mission) => keep(desk, mission), () => null),
    remove_decision: ({ engine }, { note }) => engine.github.conversations.deleteComment(note ?? 0).catch(() => false),
    take_back: (desk, state) => takeBack(desk, state.burn?.id ?? null),
};
async function lookAgain(desk) {
    const { engine, order } = desk;
    const look = await observe(engine, desk.look.engaged);
    desk.look = look;
    desk.turn = look.turn;
    const verdict = look.lost === null ? order.judge(look) : null;
    if (verdict !== null)
        desk.verdict = verdict;
    const { home, comment, state } = look.engaged;
    return {
        verdict: verdict?.kind === 'accept' || verdict?.kind === 'rework' ? verdict.kind : null,
        ground: groundOf(look, order.person),
        placed: (home === null || comment !== null) && state.round <= engine.fuse.slots,
        seen: look.decisions.map((decision) => decision.comment.id),
    };
}
function placeOf({ look, turn }) {
    const { home, comment, subject, mission } = look.engaged;
    const reference = (0,core_reference/* formatRefPart */.WZ)(home ?? 0, subject.key);
    return { on: 'comment', id: comment?.id ?? 0, reference, mission: mission.id, turn };
}
async function burn(desk) {
    const reply = await desk.engine.fuse.burn(placeOf(desk), desk.look.observation.rounds.round);
    if (reply.kind === 'denied' || reply.kind === 'unclear')
        desk.said = reply.why;
    return reply;
}
async function takeBack(desk, burnId) {
    const { engine, look, turn } = desk;
    if (burnId === null)
        return false;
    if (engine.fuse.kind !== 'ref')
        return engine.fuse.takeBack(placeOf(desk), burnId).catch(() => false);
    const opened = await tryOut(desk, () => writeWithdrawal(engine, look, turn));
    if (opened !== null)
        desk.turn += 1;
    return opened !== null;
}
async function tryOut(desk, body) {
    try {
        return await body();
    }
    catch (error) {
        desk.error = error;
        return null;
    }
}
async function readAgain(desk) {
    const { engine, look, order, verdict } = desk;
    if (verdict.kind === 'rework')
        desk.reason ??= await composeReason(engine, look, { ...verdict, say: order.person?.reason ?? verdict.say });
    return readGround(engine, look, order.person).catch(() => null);
}
async function composeReason(engine, look, verdict) {
    const { evidence: seen } = look.observation;
    const evidence = seen.kind === 'evaluated' ? seen.evidence : null;
    const failing = new Set(evidence?.results.filter((one) => one.verdict === 'failed').map((one) => one.nodeId));
    const checks = look.reading?.kind === 'read' ? look.reading.reported.filter((one) => failing.has(one.nodeId)) : [];
    const details = checks.length === 0 ? new Map() : await engine.github.checks.readDetails(checks).catch(() => new Map());
    return formatReworkReason({ verdict, mission: look.engaged.mission, evidence, details, redact: engine.redact });
}
async function send(desk) {
    const { marketplace } = desk.engine;
    const { id } = desk.look.engaged.mission;
    const reply = desk.verdict.kind === 'accept'
        ? await marketplace.acceptMission(id)
        : await marketplace.reworkMission(id, desk.reason ?? '');
    if (reply.kind === 'done')
        return { kind: 'done', standing: reply.value === null ? null : keep(desk, reply.value) };
    desk.failure = reply.failure;
    desk.said = reply.failure.why;
    return { kind: reply.kind };
}
function keep(desk, mission) {
    desk.mission = mission;
    return { phase: mission.phase, reworks: mission.reworkCount };
}
function conclude(desk, state, end) {
    const { engine, look } = desk;
    switch (end.kind) {
        case 'settled':
            return { kind: 'settled', verdict: desk.verdict, look: record(desk) };
        case 'again':
            return { kind: 'again', look: state.awaits === 'look' ? look : null };
        case 'busy':
            return { kind: 'busy', since: end.since, look };
        case 'refused':
            return { kind: 'held', verdict: describeRefused(desk.failure), look };
        case 'failed':
            throw desk.error;
        case 'held': {
            const facts = { why: end.why, verdict: state.plan.verdict, round: look.engaged.state.round, said: desk.said };
            return { kind: 'held', verdict: describeSettleHeld(engine, facts), look: state.sent > 0 ? settle_remember(desk) : look };
        }
    }
}
function record(desk) {
    const { engine, look, verdict } = desk;
    const { state } = look.engaged;
    const sha = look.observation.pull?.headSha ?? null;
    const text = describeAct(desk, sha);
    const history = addHistory(state.history, { at: engine.clock.now(), text });
    const next = verdict.kind === 'accept'
        ? { ...state, history }
        : { ...state, history, round: state.round + 1, sentBackSha: sha, leftSince: true };
    return { ...look, engaged: { ...look.engaged, mission: desk.mission ?? look.engaged.mission, state: next } };
}
function describeAct({ verdict, order, look }, sha) {
    const where = sha === null ? '' : ` at ${sha.slice(0, 7)}`;
    const by = order.person === null ? '' : ` by @${order.person.by.login}`;
    return verdict.kind === 'accept'
        ? `Accepted and paid${where}${by}`
        : `Sent back${where}${by} (round ${look.engaged.state.round})`;
}
function settle_remember({ look, verdict }) {
    if (verdict.kind !== 'rework')
        return look;
    const sentBackSha = look.observation.pull?.headSha ?? null;
    const state = { ...look.engaged.state, sentBackSha, leftSince: false };
    return { ...look, engaged: { ...look.engaged, state } };
}
function isTrial(engine) {
    return engine.codec.tag === 'orkestro-sandbox';
}

;// CONCATENATED MODULE: ./src/core/schedule.js
const FIRST_DELAY_MS = 2_000;
const GROWTH = 1.5;
const JITTER = 0.1;
const LAST_LOOK_MS = 2_000;
function nextPollDelay({ lookIndex, capMs, random, now, deadline }) {
    const lastLook = deadline - LAST_LOOK_MS - now;
    if (lastLook <= 0)
        return null;
    const pause = Math.min(FIRST_DELAY_MS * GROWTH ** lookIndex, capMs);
    return Math.min(Math.round(pause * (1 - JITTER + 2 * JITTER * random)), lastLook);
}

;// CONCATENATED MODULE: ./src/flow/wait.js

function createWaiter({ clock, settings, deadline, signal }) {
    let looks = 0;
    let last = null;
    return {
        async pause() {
            const now = clock.now();
            const delay = nextPollDelay({
                lookIndex: looks++,
                capMs: settings.waiting.pollIntervalMs,
                random: clock.random(),
                now,
                deadline,
            });
            if (delay === null || signal.aborted)
                return false;
            await clock.sleep(delay, signal);
            return !signal.aborted;
        },
        observe(seen) {
            if (seen !== last)
                looks = 0;
            last = seen;
        },
        isLast: () => signal.aborted || clock.now() >= deadline,
    };
}

;// CONCATENATED MODULE: ./src/flow/follow.js










const FULL_LOOK_MS = 5 * 60_000;
const PASSING_HOLDS = new Set(['checks_unavailable', 'checks_inconclusive']);
const BUSY_MS = 5_000;
async function follow(given, start, patience, known = {}) {
    if (patience === 'none')
        return reportPosted(given, start);
    const engine = withFuseFor(given, start);
    const waiter = createWaiter(engine);
    let engaged = start;
    let fullAt = engine.clock.now();
    let fresh = known;
    for (;;) {
        const just = fresh;
        fresh = {};
        const turn = await attempt(engine, waiter.isLast() || patience !== 'loop', () => takeTurn(engine, engaged, just));
        if (turn !== null) {
            engaged = turn.look.engaged;
            fullAt = engine.clock.now();
            if (patience !== 'loop' || isEnd(turn))
                return toOutcome(engine, turn);
            waiter.observe(`${turn.page.outcome} ${turn.verdict.code} ${engaged.mission.status} ${turn.look.observation.pull?.headSha ?? ''}`);
        }
        const more = await waitForChange(engine, waiter, engaged, fullAt);
        if (!more && turn !== null)
            return toTimeout(engine, turn);
        if (!more)
            return toOutcome(engine, await takeTurn(engine, engaged));
    }
}
function withFuseFor(engine, { home }) {
    return home === null ? { ...engine, fuse: createMemoryFuse(() => engine.clock.now()) } : engine;
}
async function waitForChange(engine, waiter, engaged, fullAt) {
    for (;;) {
        if (!(await waiter.pause()))
            return false;
        if (isReady(engaged.mission) || engine.clock.now() - fullAt >= FULL_LOOK_MS)
            return true;
        const mission = await attempt(engine, false, () => engine.marketplace.getMission(engaged.mission.id));
        if (mission === null)
            continue;
        const { status, verificationText, specialist } = engaged.mission;
        if (mission.status !== status || mission.verificationText !== verificationText || mission.specialist !== specialist)
            return true;
    }
}
async function attempt(engine, last, body) {
    try {
        return await body();
    }
    catch (error) {
        if (last || !(0,boundary/* isTransient */.dg)(error))
            throw error;
        engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; looking again`);
        return null;
    }
}
async function takeTurn(engine, engaged, known = {}) {
    let look = await observe(engine, engaged, known);
    for (let round = 0; round < 3; round++) {
        look ??= await observe(engine, engaged);
        const verdict = (0,judge/* judge */.S)(engine, look);
        if (engine.settings.dryRun || !isSettling(verdict))
            return show(engine, look, verdict);
        if (round === 0 && isNewlyBound(engine, look))
            look = await announce(engine, look);
        const result = await settle(engine, look, { verdict, judge: (fresh) => (0,judge/* judge */.S)(engine, fresh), person: null });
        if (result.kind === 'settled')
            return showSettled(engine, result.look, result.verdict);
        if (result.kind === 'held')
            return show(engine, result.look, result.verdict);
        if (result.kind === 'busy')
            await pauseForOthers(engine);
        look = result.kind === 'again' ? result.look : null;
    }
    look ??= await observe(engine, engaged);
    const verdict = (0,judge/* judge */.S)(engine, look);
    const moving = {
        ...verdict,
        kind: 'wait',
        code: 'head_moved',
        say: 'Something kept moving while it was judged, or another run is settling it; this run sent nothing.',
    };
    return show(engine, look, isSettling(verdict) ? moving : verdict);
}
function isNewlyBound(engine, { engaged, observation }) {
    const { comment, home } = engaged;
    if (comment === null || observation.pull === null || observation.pull.number === home)
        return false;
    const stored = readMark(comment, 'status', engine.codec)?.mark.pull;
    return engine.codec.tag === 'orkestro' && stored !== observation.pull.number;
}
async function announce(engine, look) {
    const engaged = await publishBinding(engine, look, (0,flow_page/* pageOfLook */.q)(engine, look, BOUND));
    return { ...look, engaged, copies: [] };
}
const BOUND = {
    kind: 'wait',
    code: 'mission_not_ready',
    say: 'A pull request is bound to the mission.',
    next: 'It is looked at once more, and then settled.',
};
function pauseForOthers({ clock, deadline, signal }) {
    return clock.sleep(Math.min(BUSY_MS, Math.max(0, deadline - clock.now())), signal);
}
function isSettling(verdict) {
    return verdict.kind === 'accept' || verdict.kind === 'rework';
}
async function show(engine, look, verdict) {
    const page = (0,flow_page/* pageOfLook */.q)(engine, look, verdict);
    const engaged = await publish(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: false };
}
async function reportSettled(engine, look, verdict, decider) {
    return toOutcome(engine, await showSettled(engine, look, verdict), decider);
}
async function showSettled(engine, look, verdict) {
    const outcome = verdict.kind === 'accept' ? 'accepted' : 'reworked';
    const page = (0,flow_page/* pageOfLook */.q)(engine, look, verdict, { outcome });
    const engaged = await publish(engine, look, page);
    return { look: { ...look, engaged }, page, verdict, acted: true };
}
function isEnd({ verdict, page }) {
    if (page.outcome === 'accepted')
        return true;
    return verdict.kind === 'hold' && !PASSING_HOLDS.has(verdict.code);
}
function toOutcome(engine, { look, page, verdict, acted }, by = null) {
    const settledNow = acted || page.outcome === 'accepted';
    const decider = by ?? (acted ? policyOf(engine.run.runId) : findDecider(look));
    const receipt = settledNow ? createReceipt(page, decider) : null;
    return {
        kind: page.outcome,
        code: verdict.code,
        say: verdict.say,
        next: verdict.next,
        page,
        pages: [],
        commentUrl: look.engaged.comment?.url ?? null,
        specialists: null,
        receipt,
        exitWithFailure: false,
    };
}
function policyOf(run) {
    return { by: `policy, run ${run}`, overrides: null, exception: null };
}
function findDecider({ record }) {
    const mark = record.findLast((one) => one.mark.verdict === 'accept')?.mark;
    if (mark === undefined)
        return { by: 'an earlier run', overrides: null, exception: null };
    if (mark.by === null)
        return policyOf(mark.run);
    return { by: `@${mark.by}`, overrides: mark.overrides, exception: mark.exception };
}
function toTimeout(engine, turn) {
    const outcome = toOutcome(engine, turn);
    if (turn.page.outcome === 'reworked')
        return outcome;
    const resume = 'The mission goes on at the marketplace with its escrow held; run the job again to resume.';
    if (engine.signal.aborted) {
        return {
            ...outcome,
            kind: 'pending',
            code: 'cancelled',
            say: `Cancelled while waiting: ${turn.verdict.say}`,
            next: resume,
        };
    }
    const timedOut = turn.verdict.kind === 'wait';
    return { ...outcome, exitWithFailure: timedOut && engine.settings.waiting.onTimeout === 'fail' };
}
function reportPosted(engine, engaged) {
    const verdict = {
        kind: 'wait',
        code: 'posted',
        say: `Mission ${engaged.mission.id} is posted (${engaged.mission.status}).`,
        next: 'A later run settles it: mode: sync with this mission-id, or the label again.',
    };
    const page = (0,flow_page/* createPage */.a)(engine, { ...engaged, verdict });
    engine.log.info(engine.render.logLine(page));
    return {
        kind: 'pending',
        code: verdict.code,
        say: verdict.say,
        next: verdict.next,
        page,
        pages: [],
        commentUrl: engaged.comment?.url ?? null,
        specialists: null,
        receipt: null,
        exitWithFailure: false,
    };
}

// EXTERNAL MODULE: ./src/flow/outcomes.js
var flow_outcomes = __webpack_require__(8613);
;// CONCATENATED MODULE: ./src/flow/conclude.js



async function conclude_conclude(engine, result, patience, known = {}) {
    if (result.kind === 'engaged') {
        return engine.log
            .group('Follow', () => follow(engine, result.engaged, patience, known))
            .catch((error) => (0,flow_outcomes/* toFailed */.VQ)(engine, result.engaged, error));
    }
    const { page, url } = await publishHeld(engine, result.held);
    const { code, say, next } = result.held.verdict;
    const kind = result.kind === 'failed' ? 'failed' : page.outcome;
    return { ...flow_outcomes/* EMPTY */.wg, kind, code, say, next, page: { ...page, outcome: kind }, commentUrl: url };
}

;// CONCATENATED MODULE: ./src/flow/lookup.js


async function lookUp(engine, subject) {
    const all = await engine.marketplace.listMissions();
    const { repository } = engine.run;
    const key = (0,core_reference/* formatSubject */.QK)(repository, subject);
    const { matched, unread } = (0,core_reference/* matchMissions */.xY)(all, key, (0,core_reference/* formatReference */.FH)(repository, subject, 1));
    const read = await Promise.all(unread.map((mission) => engine.marketplace.getMission(mission.id)));
    const engagements = [...matched];
    for (const mission of read) {
        const footer = (0,core_reference/* parseFooter */.fy)(mission.description);
        if (footer?.subject === key)
            engagements.push({ mission, generation: footer.generation });
    }
    return chooseNewest(engagements, all);
}
function chooseNewest(engagements, all) {
    const open = engagements.filter(({ mission }) => !(0,core_mission/* isOver */.PU)(mission));
    const counted = open.length > 0 ? open : engagements;
    if (counted.length === 0)
        return { kind: 'none', engagements, all };
    const generation = Math.max(...counted.map((one) => one.generation));
    const listed = engagements.filter((one) => one.generation === generation);
    const standing = listed.filter(({ mission }) => mission.phase !== 'ended');
    const newest = standing.length > 0 ? standing : listed.slice(0, 1);
    const [first] = newest;
    if (newest.length > 1 || first === undefined) {
        return { kind: 'duplicates', generation, missions: newest.map((one) => one.mission), engagements, all };
    }
    return { kind: 'one', newest: first, engagements, all };
}

;// CONCATENATED MODULE: ./src/flow/find-commanded.js





async function findForConversation(engine, page) {
    const { key } = engine.settings;
    const subject = { kind: page.on, number: page.number, ...(key !== null && { key }) };
    const lookup = await lookUp(engine, subject);
    const conversation = await engine.github.conversations.read(page.number);
    const own = lookup.kind === 'none' ? [] : [adopt(engine, { subject, lookup, conversation, wanted: null })];
    if (page.on === 'issue')
        return own;
    const others = await findDelivered(engine, page.number);
    return others.length > 0 && own.every(isEnded) ? others : [...own, ...others];
}
async function findDelivered(engine, number) {
    const pull = await engine.github.pulls.read(number);
    if (pull === null)
        return [];
    const posted = await listPosted(engine);
    const others = listConcerned(engine, posted, pull).filter(({ mission, subject }) => !(0,core_mission/* isOver */.PU)(mission) && subject.number !== number);
    const found = [];
    for (const one of others)
        found.push((await findPosted(engine, one, posted)).result);
    return found;
}
function isEnded(result) {
    const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
    return mission !== null && (0,core_mission/* isOver */.PU)(mission);
}

;// CONCATENATED MODULE: ./src/flow/hearing.js



const LOOKS = 4;
const LAG_MS = 2_000;
async function hear(engine, intent) {
    for (let look = 1; look <= LOOKS; look++) {
        const conversation = await engine.github.conversations.read(intent.number);
        const comment = conversation?.comments.find(({ id }) => id === intent.commentId);
        if (conversation !== null && comment !== undefined)
            return check(engine, intent, conversation, comment);
        if (look < LOOKS)
            await engine.clock.sleep(LAG_MS, engine.signal);
    }
    return { kind: 'unheard', why: 'the comment is gone' };
}
function check(engine, intent, conversation, comment) {
    const unheard = (why) => ({ kind: 'unheard', why });
    if (comment.byUs)
        return unheard('the comment is our own');
    if (comment.editedAt !== null)
        return unheard('the comment was edited, and edits are no commands');
    if (comment.author?.login !== intent.sender.login)
        return unheard('the comment is somebody else’s');
    const now = (0,commands/* parseCommand */.RM)(comment.body, engine.settings.command);
    if (JSON.stringify(now) !== JSON.stringify(intent.command))
        return unheard('the comment says something else by now');
    return { kind: 'heard', conversation, comment };
}
async function findLackFor(engine, { command, sender }) {
    const needed = neededFor(command, engine.settings.limits);
    const lack = await findLack(engine, sender, needed);
    if (lack !== null)
        return `@${sender.login} may not do that here (${lack}; ${needed} is needed)`;
    const login = engine.run.triggeringActor;
    if (login === null || login === sender.login)
        return null;
    const other = await findLack(engine, { login, id: null, isBot: login.endsWith('[bot]') }, needed);
    return other === null ? null : `@${login}, who ran this again, may not do that here (${other}; ${needed} is needed)`;
}
function neededFor(command, { hirePermission, settlePermission }) {
    switch (command.kind) {
        case 'hire':
        case 'rehire':
            return hirePermission;
        case 'accept':
        case 'rework':
        case 'hold':
        case 'resume':
        case 'bind':
            return settlePermission;
        case 'status':
        case 'help':
        case 'unknown':
            return PERMISSIONS.find((level) => [hirePermission, settlePermission, 'triage'].includes(level)) ?? 'triage';
    }
}
async function deservesReply(engine, { sender }) {
    return (await findLack(engine, sender, 'triage')) === null;
}

;// CONCATENATED MODULE: ./src/core/hire-state.js
const INTENT_MS = 60_000;
const DOUBT_MS = 5 * 60_000;
const REHIRE_MS = 15 * 60_000;

;// CONCATENATED MODULE: ./src/core/hire-protocol.js

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
function beginHire(start) {
    const state = {
        ...start,
        phase: 'looking',
        missions: [],
        withdrawn: [],
        generation: 0,
        floor: 0,
        burntSince: 0,
        intentDeadline: 0,
        burnId: null,
        doubt: null,
        end: null,
    };
    return { state, effect: { do: 'look_up' } };
}
function advanceHire(state, event) {
    switch (event.kind) {
        case 'looked_up':
        case 'look_up_failed':
            return hire_protocol_afterLook(state, event);
        case 'page_read':
            return expect(state, ['reading_page'], () => afterPage(state, event));
        case 'authorised':
            return expect(state, ['authorising'], () => afterAuthorising(state, event));
        case 'refused':
            return expect(state, ['authorising'], () => hire_protocol_end(state, { kind: 'refused' }));
        case 'burns_read':
            return expect(state, ['reading_burns', 'reading_burns_again'], () => state.phase === 'reading_burns' ? afterBurns(state, event) : afterBurnsAgain(state, event));
        case 'runs_read':
            return expect(state, ['reading_runs'], () => afterRuns(state, event));
        case 'slept':
            return expect(state, ['pausing'], () => go(state, 'doubting', { do: 'look_up' }));
        case 'intent_written':
        case 'burn_answered':
        case 'post_answered':
        case 'recorded':
        case 'undone':
        case 'intent_removed':
            return afterWrite(state, event);
    }
}
function afterWrite(state, event) {
    switch (event.kind) {
        case 'intent_written':
            return expect(state, ['writing_intent'], () => go({ ...state, intentDeadline: event.deadline }, 'burning', { do: 'burn', generation: state.generation }));
        case 'burn_answered':
            return expect(state, ['burning'], () => hire_protocol_afterBurn(state, event));
        case 'post_answered':
            return expect(state, ['posting'], () => afterPost(state, event));
        case 'recorded':
            return expect(state, ['recording'], () => finish(state));
        case 'undone':
            return expect(state, ['taking_back', 'withdrawing'], () => afterUndoing(state, event));
        case 'intent_removed':
            return expect(state, ['standing_down'], () => state.end === null ? go(state, 'doubting', { do: 'look_up' }) : hire_protocol_end(state, state.end));
    }
}
function expect(state, phases, then) {
    if (phases.includes(state.phase))
        return then();
    throw new Error(`a hire that is ${state.phase} was told what belongs to ${phases.join(' or ')}`);
}
function go(state, phase, effect) {
    return { state: { ...state, phase }, effect };
}
function hire_protocol_end(state, how) {
    return go({ ...state, end: how }, 'ended', { do: 'end', end: how });
}
function hire_protocol_afterLook(state, event) {
    const seen = event.kind === 'looked_up' ? { ...state, missions: event.missions } : null;
    if (state.phase === 'doubting')
        return afterDoubtfulLook(seen ?? state, seen !== null, event);
    if (state.phase === 'looking_again')
        return afterSecondLook(state, seen, event);
    return expect(state, ['looking', 'confirming'], () => {
        if (seen === null)
            return hire_protocol_end(state, { kind: 'stopped' });
        if (state.phase === 'confirming')
            return isFound(seen) ? hire_protocol_end(seen, { kind: 'adopt' }) : writeIntent(seen);
        return state.place === 'page' ? go(seen, 'reading_page', { do: 'read_page' }) : chooseGeneration(seen);
    });
}
function afterSecondLook(state, seen, { at, cancelled }) {
    if (seen === null)
        return undo(state, { kind: 'stopped' });
    if (isFound(seen))
        return standDown(seen, { kind: 'adopt' });
    if (cancelled)
        return undo(seen, { kind: 'failed', why: 'cancelled', clean: true });
    return at >= state.intentDeadline ? undo(seen, { kind: 'failed', why: 'late', clean: true }) : post(seen);
}
function afterPage(state, { exists, withdrawn }) {
    return exists ? chooseGeneration({ ...state, withdrawn }) : hire_protocol_end(state, { kind: 'no_subject' });
}
function chooseGeneration(state) {
    const { missions, opens, withdrawn } = state;
    const adopted = opens === 'first' ? missions.length > 0 : missions.some(({ over, answers }) => !over || answers === true);
    if (adopted)
        return hire_protocol_end(state, { kind: 'adopt' });
    const generation = nextGeneration(missions, withdrawn);
    return go({ ...state, generation, floor: generation }, 'authorising', { do: 'authorise', generation });
}
function nextGeneration(missions, withdrawn) {
    let generation = 1 + Math.max(missions.length, ...missions.map((mission) => mission.generation));
    while (withdrawn.includes(generation))
        generation += 1;
    return generation;
}
function afterAuthorising(state, event) {
    if (state.place === 'run')
        return state.firstAttempt ? post(state) : doubt(state, 'earlier_attempt', event.at);
    if (state.generation > state.slots)
        return hire_protocol_end(state, { kind: 'out_of_slots' });
    if (state.opens !== 'past_doubt')
        return writeIntent(state);
    return go(state, 'reading_burns', { do: 'read_burns', from: state.generation });
}
function afterBurns(state, { at, highest, since }) {
    if (highest === null)
        return hire_protocol_end(state, { kind: 'nothing_in_doubt' });
    if (highest >= state.slots)
        return hire_protocol_end(state, { kind: 'out_of_slots' });
    if (since === null)
        return hire_protocol_end(state, { kind: 'burn_unknown' });
    const until = since + INTENT_MS + REHIRE_MS;
    if (at < until)
        return hire_protocol_end(state, { kind: 'too_early', until });
    const next = { ...state, generation: highest + 1, burntSince: since };
    return go(next, 'reading_runs', { do: 'read_runs', from: state.generation });
}
function afterRuns(state, { at, runs }) {
    const until = Math.max(0, ...runs.map(toSafeTime));
    const running = runs.find(({ endedAt }) => endedAt === null);
    if (running !== undefined)
        return hire_protocol_end(state, { kind: 'run_not_over', run: running.run, why: running.why });
    if (at < until)
        return hire_protocol_end(state, { kind: 'too_early', until });
    return go(state, 'reading_burns_again', { do: 'read_burns', from: state.floor });
}
function afterBurnsAgain(state, { at, highest, since }) {
    if (highest === null)
        return hire_protocol_end(state, { kind: 'nothing_in_doubt' });
    const same = highest + 1 === state.generation && since === state.burntSince;
    if (same)
        return go(state, 'confirming', { do: 'look_up' });
    return hire_protocol_end(state, { kind: 'too_early', until: (since ?? at) + INTENT_MS + REHIRE_MS });
}
function toSafeTime({ endedAt, deadline }) {
    return Math.max(endedAt ?? Number.POSITIVE_INFINITY, deadline) + REHIRE_MS;
}
function isFound({ missions, floor }) {
    return missions.some(({ over, generation }) => !over || generation >= floor);
}
function writeIntent(state) {
    return go(state, 'writing_intent', { do: 'write_intent', generation: state.generation });
}
function hire_protocol_afterBurn(state, event) {
    switch (event.reply) {
        case 'ours':
            return go({ ...state, burnId: event.burnId }, 'looking_again', { do: 'look_up' });
        case 'burnt':
            return standDown(withDoubt(state, 'another_run', event.at), null);
        case 'unclear':
            return standDown(withDoubt(state, 'burn_unclear', event.at), null);
        case 'gone':
        case 'denied':
            return standDown(state, { kind: 'denied' });
    }
}
function post(state) {
    return go(state, 'posting', { do: 'post', generation: state.generation });
}
function afterPost(state, event) {
    switch (event.reply) {
        case 'done': {
            const { mission } = event;
            return go({ ...state, end: { kind: 'posted', mission } }, 'recording', {
                do: 'record',
                mission,
                generation: state.generation,
            });
        }
        case 'refused':
            return undo(state, { kind: 'failed', why: 'refused', clean: true });
        case 'unclear':
            return doubt(state, 'answer_unclear', event.at);
    }
}
function finish(state) {
    const { end: how, place } = state;
    if (how === null)
        throw new Error('a hire was recorded before it was decided');
    return place === 'run' ? hire_protocol_end(state, how) : standDown(state, how);
}
function undo(state, how) {
    const { burnId, generation, fuse } = state;
    const next = { ...state, end: how };
    if (burnId === null)
        return hire_protocol_end(next, how);
    return fuse === 'ref'
        ? go(next, 'withdrawing', { do: 'withdraw', generation })
        : go(next, 'taking_back', { do: 'take_back', generation, burnId });
}
function afterUndoing(state, { ok }) {
    const how = state.end?.kind === 'failed' ? { ...state.end, clean: ok } : state.end;
    if (how === null)
        throw new Error('a hire was undone before it was decided');
    return state.phase === 'withdrawing' || !ok ? hire_protocol_end(state, how) : standDown(state, how);
}
function standDown(state, how) {
    return go({ ...state, end: how }, 'standing_down', { do: 'remove_intent' });
}
function withDoubt(state, why, at) {
    return { ...state, doubt: { why, until: Math.min(at + DOUBT_MS, state.deadline), pause: FIRST_PAUSE_MS } };
}
function doubt(state, why, at) {
    return go(withDoubt(state, why, at), 'doubting', { do: 'look_up' });
}
function afterDoubtfulLook(state, read, { at, cancelled }) {
    const { doubt: open } = state;
    if (open === null)
        throw new Error('a hire looks for what it never doubted');
    if (read && isFound(state)) {
        const ours = open.why === 'answer_unclear' && state.place === 'page';
        return ours ? standDown(state, { kind: 'adopt' }) : hire_protocol_end(state, { kind: 'adopt' });
    }
    if (cancelled || at >= open.until)
        return hire_protocol_end(state, { kind: 'in_doubt', why: open.why });
    const ms = Math.min(open.pause, open.until - at);
    const pause = Math.min(open.pause * 1.5, LONGEST_PAUSE_MS);
    return go({ ...state, doubt: { ...open, pause } }, 'pausing', { do: 'sleep', ms });
}

// EXTERNAL MODULE: ./src/core/money.js
var money = __webpack_require__(6589);
// EXTERNAL MODULE: ./src/core/month.js
var month = __webpack_require__(1595);
// EXTERNAL MODULE: ./src/core/brief.js
var core_brief = __webpack_require__(4061);
// EXTERNAL MODULE: ./src/core/hidden-text.js + 1 modules
var hidden_text = __webpack_require__(6145);
;// CONCATENATED MODULE: ./src/core/markdown-lines.js
const TEXT = { place: 'text', html: 'no', info: '' };
const CODE = { place: 'code', html: 'no', info: '' };
const FENCE = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const ITEM = /^(?:[-*+]|(\d{1,9})[.)]) {1,4}(?=[^\s\-*+_])/;
const CLOSING = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/;
const QUOTE = /^ {0,3}>/;
const BARE_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})(.*)$/;
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
        lost: false,
        html: 'no',
        preformatted: false,
        quoted: 'text',
        inParagraph: false,
        item: 0,
    };
    return (text) => {
        if (scan.lost)
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
    const content = fence.place === 'code' ? CODE : toUnsure(text);
    if (text.trim() === '')
        return content;
    const indent = measureIndent(text);
    if (indent < fence.indent)
        return leaveFence(scan, indent, text);
    if (!closes(fence, text))
        return content;
    if (indent > fence.indent && fence.indent > 0)
        return getLost(scan, text);
    if (indent < TAB || indent === fence.indent)
        scan.fence = null;
    return content;
}
function leaveFence(scan, indent, text) {
    if (indent >= scan.item)
        return getLost(scan, text);
    scan.fence = null;
    return readOpen(scan, text);
}
function closes(fence, text) {
    const mark = CLOSING.exec(text)?.[2];
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
        return getLost(scan, text);
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
        return getLost(scan, text);
    const inItem = indent >= scan.item && indent < scan.item + TAB;
    const place = indent >= TAB && scan.inParagraph && !inItem ? 'unsure' : 'code';
    scan.fence = { mark, indent, place };
    return { place, html: 'no', info: info.trim() };
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
        return getLost(scan, text);
    scan.preformatted = true;
    return { ...TEXT, html: 'yes' };
}
function getLost(scan, text) {
    scan.lost = true;
    scan.fence = null;
    return toUnsure(text);
}
function toUnsure(text) {
    const [, info = ''] = BARE_FENCE.exec(text.replace(CONTAINERS, '')) ?? [];
    return { place: 'unsure', html: 'maybe', info: info.trim() };
}

;// CONCATENATED MODULE: ./src/core/html-comments.js




const TOKEN = /`+|>|<!--|<[?!A-Za-z/]|&#(?:\d{1,8}|[xX][\dA-Fa-f]{1,6});/g;
const TAG = /<\/?(?:h[1-6]|br|b|i|u|strong|em|a|pre|code|img|tt|div|ins|del|sup|sub|p|picture|source|ol|ul|li|table|caption|thead|tbody|tfoot|tr|td|th|blockquote|dl|dt|dd|kbd|q|samp|var|hr|ruby|rt|rp|s|strike|summary|details|figure|figcaption|abbr|cite|dfn|mark|small|span|time|wbr|video|center)(?:[ \t]+(?:href|src|srcset|alt|title|width|height|align|valign|open|colspan|rowspan|border|start|media|controls)(?:[ \t]*=[ \t]*(?:"[^"<>`\n]*"|'[^'<>`\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>/iy;
const LINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>`]*|[\w.+-]{1,64}@[\w.-]{1,255})>/y;
const INFO = /^[\w+#.-]{0,30}$/;
const SHOWN_TAG = 60;
const OPENING = '<!--';
const html_comments_CLOSING = '-->';
const BLOCK_INDENT = 4;
const LAST_CODE_POINT = 0x10ffff;
function dropHtmlComments(text) {
    const first = dropOnce(text);
    if (first.dropped === 0 || first.unclear !== null)
        return first;
    const again = dropOnce(first.text);
    const nested = { line: 1, column: 1, what: 'an HTML comment that is put together from the rests of others' };
    return again.dropped > 0 ? { ...first, unclear: nested } : { ...first, unclear: again.unclear };
}
function dropOnce(text) {
    const reader = { text, pieces: [], at: 0, line: 1, dropped: 0, open: false, openTag: false };
    const scan = createLineScanner();
    while (reader.at < text.length) {
        const start = reader.at;
        const line = toLine(text, start, scan(text.slice(start, findLineEnd(text, start))));
        const unclear = readLine(reader, line);
        if (unclear !== null)
            return { text, dropped: 0, unclear };
        if (reader.at < text.length)
            reader.pieces.push('\n');
        reader.at += 1;
        reader.line += 1;
    }
    return { text: reader.pieces.join(''), dropped: reader.dropped, unclear: null };
}
function toLine(text, start, classes) {
    const end = findLineEnd(text, start);
    const content = text.slice(start, end);
    const codeSpans = findCodeSpans(content, start);
    const close = content.lastIndexOf('>');
    return {
        start,
        end,
        content,
        ...classes,
        rest: 'none',
        deep: isDeep(content),
        barred: content.includes('|'),
        lastClose: close === -1 ? -1 : start + close,
        codeSpans,
    };
}
function readLine(reader, first) {
    let line = first;
    if (line.content.trim() === '') {
        reader.open = false;
        reader.openTag = false;
    }
    if (!INFO.test(line.info))
        return unclearAt(reader, line.start, 'words behind a code fence, which the page hides');
    if (line.place === 'code')
        return keepTo(reader, line.end);
    if (line.place === 'unsure')
        reader.open = true;
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(line.content); token !== null; token = TOKEN.exec(line.content)) {
        const at = line.start + token.index;
        const isComment = token[0] === OPENING;
        const what = isComment ? doubtComment(reader, line, at) : doubtToken(reader, line, at, token[0]);
        if (what !== null)
            return unclearAt(reader, at, what);
        if (isComment)
            line = dropComment(reader, line, at);
        TOKEN.lastIndex = (isComment ? reader.at : skip(reader, line, at, token[0])) - line.start;
    }
    return keepTo(reader, line.end);
}
function doubtToken(reader, line, at, token) {
    if (namesHidden(token))
        return `"${token}", which the page shows as nothing`;
    if (token === '>')
        return reader.openTag ? 'a tag over several lines, which the page hides' : null;
    if (token.startsWith('<'))
        return doubtTag(reader, line, at, token);
    return null;
}
function doubtTag(reader, line, at, token) {
    if (/^<[?!]/.test(token))
        return `"${token}", which begins markup that the page hides`;
    if (isDisarmed(reader, line, at) || measureTag(reader.text, at) > 0)
        return null;
    if (line.lastClose < at && line.html === 'no' && line.rest === 'none')
        return null;
    const end = line.lastClose < at ? line.end : reader.text.indexOf('>', at) + 1;
    return `"${(0,core_text/* cut */.Jj)(reader.text.slice(at, end), SHOWN_TAG)}", which the page may take for a tag and hide`;
}
function isDisarmed(reader, line, at) {
    let backslashes = 0;
    while (reader.text[at - 1 - backslashes] === '\\')
        backslashes += 1;
    return backslashes % 2 === 1 && line.html === 'no' && line.rest === 'none';
}
function measureTag(text, at) {
    const pattern = [TAG, LINK].find((candidate) => {
        candidate.lastIndex = at;
        return candidate.test(text);
    });
    return pattern === undefined ? 0 : pattern.lastIndex - at;
}
function skip(reader, line, at, token) {
    const next = at + token.length;
    if (token.startsWith('<'))
        return isDisarmed(reader, line, at) ? next : skipTag(reader, at, next);
    if (!token.startsWith('`') || isRaw(line))
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
function skipTag(reader, at, next) {
    const length = measureTag(reader.text, at);
    if (length > 0)
        return at + length;
    reader.open = true;
    reader.openTag = true;
    return next;
}
function findCodeSpans(line, offset) {
    const ends = new Map();
    const nextOfLength = new Map();
    for (const { index, 0: run } of [...line.matchAll(/`+/g)].reverse()) {
        const end = nextOfLength.get(run.length);
        if (end !== undefined)
            ends.set(offset + index, end);
        nextOfLength.set(run.length, offset + index + run.length);
    }
    return ends;
}
function dropComment(reader, line, at) {
    const end = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length) + html_comments_CLOSING.length;
    const newlines = reader.text.slice(at, end).split('\n').length - 1;
    keepTo(reader, at);
    reader.pieces.push('\n'.repeat(newlines));
    reader.line += newlines;
    reader.dropped += 1;
    reader.at = end;
    if (newlines > 0)
        return { ...toLine(reader.text, end, { place: 'text', html: 'no', info: '' }), rest: 'raw' };
    if (startsBlock(reader, line, at))
        line.rest = 'raw';
    else if (line.rest === 'none' && at <= line.start + measurePrefix(line.content))
        line.rest = 'maybe';
    return line;
}
function doubtComment(reader, line, at) {
    if (line.place === 'unsure')
        return 'an HTML comment that may or may not be part of a code block';
    const close = reader.text.indexOf(html_comments_CLOSING, at + OPENING.length);
    if (close === -1)
        return 'an HTML comment that is never closed, which may hide the rest of the page';
    const content = reader.text.slice(at + OPENING.length, close);
    if (/^-?>/.test(content) || content.includes('--!>'))
        return 'an HTML comment that ends in more than one place';
    return close > line.end ? doubtBlock(line, at, content) : doubtInLine(reader, line, at, content);
}
function doubtBlock(line, at, content) {
    const isWhole = (line.html === 'yes' || at === line.start) && line.rest === 'none';
    const mayEnd = line.html !== 'no' && /\n[ \t]*\n|<\//.test(content);
    return isWhole && !mayEnd ? null : 'an HTML comment over several lines that does not begin its line';
}
function doubtInLine(reader, line, at, content) {
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
function isRaw(line) {
    return line.html === 'yes' || line.rest === 'raw';
}
function namesHidden(token) {
    if (!token.startsWith('&'))
        return false;
    const digits = token.slice(2, -1);
    const codePoint = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
    return codePoint <= LAST_CODE_POINT && (0,hidden_text/* isHidden */.d)(codePoint);
}
function keepTo(reader, end) {
    reader.pieces.push(reader.text.slice(reader.at, end));
    reader.at = end;
    return null;
}
function unclearAt(reader, at, what) {
    const start = reader.text.lastIndexOf('\n', at - 1) + 1;
    return { line: reader.line, column: (0,core_brief/* countCharacters */.wZ)(reader.text.slice(start, at)) + 1, what };
}
function findLineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
}

;// CONCATENATED MODULE: ./src/core/issue-form.js
const FREE = { kind: 'free', headings: new Map(), problems: [] };
function findForm(lines, forms) {
    const headings = lines.filter(isHeading);
    const begun = forms.filter(({ labels }) => headings[0] !== undefined && isFirst(lines, headings[0], labels[0]));
    const readings = begun.map((form) => ({ form, ...readForm(headings, form) }));
    const [first, second] = readings.filter(({ problems }) => problems.length === 0);
    if (first !== undefined && second !== undefined) {
        const problem = `the text follows two issue forms, ${first.form.path} and ${second.form.path}, so which headings were typed is unclear`;
        return { kind: 'form', headings: first.headings, problems: [problem] };
    }
    if (first !== undefined)
        return { kind: 'form', headings: first.headings, problems: [] };
    const [almost] = readings;
    return almost === undefined ? FREE : { kind: 'form', headings: almost.headings, problems: almost.problems };
}
function isHeading({ text, place, html }) {
    return place === 'text' && html === 'no' && text.startsWith('### ');
}
function isFirst(lines, heading, label) {
    return lines.find(({ text }) => text.trim() !== '') === heading && label !== undefined && isOf(heading, label);
}
function isOf({ text }, label) {
    return text.slice(4).trim() === label.trim();
}
function readForm(headings, { path, labels }) {
    const found = new Map();
    const problems = [];
    let last = 0;
    for (const label of labels) {
        const [heading, again] = headings.filter((one) => isOf(one, label));
        if (heading === undefined)
            problems.push(`the heading "${label}" of the issue form ${path} is missing`);
        else if (again !== undefined)
            problems.push(`line ${again.number}: the heading "${label}" of the issue form ${path} stands there again`);
        else if (heading.number < last)
            problems.push(`line ${heading.number}: the heading "${label}" of the issue form ${path} is out of its order`);
        else {
            found.set(heading.number, label);
            last = heading.number;
        }
    }
    return { headings: found, problems };
}

;// CONCATENATED MODULE: ./src/core/issue-brief.js


const FIELDS = new Map([
    ['definition of done', 'dod'],
    ['acceptance criteria', 'dod'],
    ['category', 'category'],
    ['tier', 'tier'],
    ['budget (usd)', 'budgetText'],
    ['specialist', 'specialist'],
]);
const NO_RESPONSE = '_No response_';
const ATX = /^ {0,3}(#{1,6})(?:[ \t](.*)|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const NO_TITLE = /^(?: {4}|[ \t]*(?:[-*+>|<]|\d{1,9}[.)][ \t]))/;
const TASK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+\S/;
const LONGEST_TITLE = 100;
function parseIssueBrief(body, forms = []) {
    const lines = listMarkdownLines(body);
    const known = forms.filter(({ labels }) => labels.some((label) => toField(label) !== null));
    const { kind, ...found } = findForm(lines, known);
    if (kind === 'free') {
        const { rest, sections } = partSections(lines);
        return toBrief(lines, rest, sections, findUnsure(lines));
    }
    const { rest, sections } = partForm(lines, found.headings);
    return toBrief(lines, rest, sections, found.problems);
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
        problems: [...findDuplicates(sections), ...findLong(sections), ...more],
    };
}
function partForm(lines, headings) {
    const rest = [];
    const sections = [];
    let section = null;
    for (const line of lines) {
        const label = headings.get(line.number);
        if (label === undefined) {
            (section?.lines ?? rest).push(line);
            continue;
        }
        const field = toField(label);
        section = field === null ? null : { field, level: 3, title: label, line: line.number, lines: [] };
        if (section === null)
            rest.push(line);
        else
            sections.push(section);
    }
    return { rest, sections };
}
function partSections(lines) {
    const rest = [];
    const sections = [];
    let section = null;
    let skip = 0;
    for (const [index, line] of lines.entries()) {
        const heading = readHeading(lines, index);
        if (heading !== null) {
            const field = toField(heading.title);
            if (field !== null) {
                section = { field, level: heading.level, title: heading.title.trim(), line: line.number, lines: [] };
                sections.push(section);
                skip = heading.height;
            }
            else if (section !== null && heading.level <= section.level)
                section = null;
        }
        if (skip > 0)
            skip -= 1;
        else
            (section?.lines ?? rest).push(line);
    }
    return { rest, sections };
}
function readHeading(lines, index) {
    const line = lines[index];
    if (line?.place !== 'text' || line.html !== 'no')
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
    if (title.length > LONGEST_TITLE)
        return null;
    const name = title
        .trim()
        .replace(/(?:^|[ \t])#+$/, '')
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
        .slice(Math.max(first, 0), last + 1)
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
function findLong(sections) {
    return sections
        .filter((section) => section.field !== 'dod' && (readValue(section) ?? '').includes('\n'))
        .map((section) => `line ${section.line}: below the heading "${section.title}" stands more than one line`);
}
function findUnsure(lines) {
    return lines
        .filter((line) => line.place === 'unsure' || (line.place === 'text' && line.html === 'maybe'))
        .filter((line) => toField(/^[ \t]*#{1,6}[ \t](.*)$/.exec(line.text)?.[1] ?? '') !== null)
        .map((line) => `line ${line.number}: whether "${line.text.trim()}" is a heading, or part of code or HTML, is unclear`);
}

;// CONCATENATED MODULE: ./src/core/link-definitions.js

const START = /^\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(.*)$/;
const WHOLE = /^(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
const OPEN = /^(?:$|(?:<[^<>]*>|[^\s<]\S*)[ \t]+["'(])/;
const link_definitions_REFERENCE = /(?<!\\)\[((?:[^[\]\\]|\\.){1,999})\](?!\(|\[(?!\]))/g;
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
    let dropped = 0;
    let inLabel = false;
    for (const [index, { line, definition }] of entries.entries()) {
        inLabel = goesOn(inLabel, line);
        const isAlone = isBlank(pieces.at(-1)) && !beginsTitle(entries[index + 1]);
        const fate = definition === null ? 'keep' : chooseFate(definition, line, { mentions, defined, isAlone });
        if (fate === 'unclear' || (inLabel && LABEL_END.test(line.text))) {
            return { text, dropped: 0, unclear: { line: line.number, column: 1, what: WHAT } };
        }
        if (fate === 'drop')
            dropped += 1;
        pieces.push(fate === 'drop' ? '' : line.text);
        if (definition !== null)
            defined.add(definition.label);
    }
    return { text: pieces.join('\n'), dropped, unclear: null };
}
function chooseFate({ label, kind }, line, around) {
    if (around.mentions.sure.has(label))
        return around.defined.has(label) ? 'unclear' : 'keep';
    const isWhole = kind === 'whole' && around.isAlone && isPlain(line) && line.text.startsWith('[');
    return isWhole && !around.mentions.possible.has(label) ? 'drop' : 'unclear';
}
function beginsTitle(entry) {
    return entry !== undefined && TITLE_START.test(entry.line.text);
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
    if (match === null)
        return null;
    const [, name = '', rest = ''] = match;
    const label = toLabel(name);
    if (label === '')
        return null;
    if (label.startsWith('^'))
        return { label, kind: 'open', rest };
    if (WHOLE.test(rest))
        return { label, kind: 'whole', rest };
    return OPEN.test(rest) ? { label, kind: 'open', rest } : null;
}
function listMentions(entries) {
    const sure = new Set();
    const possible = new Set();
    for (const { line, definition } of entries) {
        const text = definition === null ? line.text : definition.rest;
        for (const [, label = ''] of text.matchAll(BRACKETS))
            possible.add(toLabel(label));
        if (!isPlain(line) || isDeep(line.text))
            continue;
        for (const [, label = ''] of text.matchAll(link_definitions_REFERENCE))
            sure.add(toLabel(label));
    }
    return { sure, possible };
}
function goesOn(inLabel, { text, place }) {
    if (place === 'code')
        return false;
    if (OPEN_LABEL.test(text.replace(CONTAINERS, '')))
        return true;
    return inLabel && text.trim() !== '' && (LABEL_END.test(text) || LABEL_MIDDLE.test(text));
}
function toLabel(name) {
    return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

;// CONCATENATED MODULE: ./src/core/refusal.js
const AGAIN = 'then put the label on again, or run again.';
const SHOWN_PLACES = 5;
const SHOWN_VALUE = 60;
function refuse(code, what, next) {
    return { kind: 'refused', verdict: { kind: 'hold', code, say: `Nothing was posted: ${what}.`, next } };
}

;// CONCATENATED MODULE: ./src/core/order-brief.js






const EXAMPLE = '- [ ] A new test fails without the fix and passes with it';
function readOrderBrief(source, inputs) {
    const { title: issueTitle, body } = source.kind === 'issue' ? source : { title: '', body: null };
    const title = inputs.title ?? issueTitle;
    const texts = [
        { name: 'the issue', text: toPlain(body) },
        { name: 'the description', text: toPlain(inputs.description) },
        { name: 'the Definition of Done', text: toPlain(inputs.dod) },
        { name: "the config file's Definition of Done", text: toPlain(inputs.dodTemplate ?? null) },
    ];
    const hidden = refuseHidden([{ name: 'the title', text: title }, ...texts]);
    if (hidden !== null)
        return hidden;
    const shown = texts.map(({ name, text }) => ({ name, ...dropUnseen(text) }));
    const unclear = refuseUnclear(shown);
    if (unclear !== null)
        return unclear;
    const [shownBody = '', ...given] = shown.map(({ text }) => text);
    const issue = parseIssueBrief(shownBody, source.kind === 'issue' ? source.forms : []);
    const ambiguous = refuseAmbiguous(issue);
    if (ambiguous !== null)
        return ambiguous;
    const brief = freeze(source, { title, ...chooseTexts(inputs, issue, given) });
    if ('verdict' in brief)
        return brief;
    const droppedComments = shown.reduce((sum, { dropped }) => sum + dropped, 0);
    return { kind: 'brief', brief, issue, droppedComments };
}
function toPlain(text) {
    return (0,core_brief/* toLines */.P_)(text ?? '').join('\n');
}
function dropUnseen(text) {
    const comments = dropHtmlComments(text);
    if (comments.unclear !== null)
        return comments;
    const definitions = dropLinkDefinitions(comments.text);
    return { ...definitions, dropped: comments.dropped + definitions.dropped };
}
function chooseTexts(inputs, issue, [description = '', dod = '', template = '']) {
    return {
        description: inputs.description === null ? issue.description : description,
        dod: inputs.dod === null ? (issue.dod ?? template) : dod,
    };
}
function refuseHidden(texts) {
    for (const { name, text } of texts) {
        const found = (0,hidden_text/* findHiddenText */.F)(text);
        if (found.length === 0)
            continue;
        const places = found.slice(0, SHOWN_PLACES).map((one) => `${one.name} at line ${one.line}, column ${one.column}`);
        const more = found.length > SHOWN_PLACES ? ` and ${found.length - SHOWN_PLACES} more` : '';
        return refuse('hidden_text', `${name} holds invisible text: ${places.join('; ')}${more}`, `Delete the invisible characters (type the line anew rather than paste it), ${AGAIN}`);
    }
    return null;
}
function refuseUnclear(shown) {
    for (const { name, unclear } of shown) {
        if (unclear === null)
            continue;
        const { line, column, what } = unclear;
        return refuse('hidden_text', `what a reader sees of ${name} is unclear at line ${line}, column ${column}: ${what}`, `Put it in backticks or a fenced code block if it is meant to be seen, or delete it, ${AGAIN}`);
    }
    return null;
}
function refuseAmbiguous({ problems }) {
    if (problems.length === 0)
        return null;
    return refuse('brief_unclear', `the issue can be read in two ways; ${problems.slice(0, SHOWN_PLACES).join('; ')}`, `Leave one heading of each name, with its value on one line below (a Definition of Done may be longer), ${AGAIN}`);
}
function freeze(source, text) {
    if ((0,core_brief/* tidyText */.qV)(text.dod) === '')
        return refuseNoDod(source);
    const brief = (0,core_brief/* freezeBrief */.wS)(text);
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
        : `Add a heading "## Definition of Done" to the issue and below it what must hold, for example "${EXAMPLE}", ${AGAIN}`);
}
function findTooLong(brief) {
    const parts = [
        { name: 'the title', text: brief.title, limit: core_brief/* BRIEF_LIMITS */.kb.title },
        { name: 'the description', text: brief.description, limit: core_brief/* BRIEF_LIMITS */.kb.description },
        { name: 'the Definition of Done', text: brief.dod, limit: core_brief/* BRIEF_LIMITS */.kb.dod },
    ];
    for (const { name, text, limit } of parts) {
        const count = (0,core_brief/* countCharacters */.wZ)(text);
        if (count > limit) {
            return refuse('brief_too_long', `${name} has ${formatCount(count)} characters, at most ${formatCount(limit)} are sent`, `Shorten it to ${formatCount(limit)} characters, or link to the long text, ${AGAIN}`);
        }
    }
    return null;
}
function formatCount(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

;// CONCATENATED MODULE: ./src/core/order-terms.js





const LONGEST_NAME = 100;
function order_terms_readWords(terms, issue) {
    const category = terms.category ?? chooseWord('Category', issue.category ?? 'Other', core_mission/* CATEGORIES */.R6);
    if (typeof category !== 'string')
        return category;
    const tier = terms.tier ?? chooseWord('Tier', issue.tier ?? 'T1 Verified', core_mission/* TIERS */.iB);
    if (typeof tier !== 'string')
        return tier;
    const named = readSpecialist(terms.specialist ?? issue.specialist ?? '');
    return 'verdict' in named ? named : { category, tier, ...named };
}
function readSpecialist(text) {
    const name = text.trim();
    const length = (0,core_brief/* countCharacters */.wZ)(name);
    if (length <= LONGEST_NAME)
        return { specialist: name === '' ? null : name };
    return refuse('brief_unclear', `the specialist has ${length} characters, which is no name: "${(0,core_text/* cut */.Jj)(name, SHOWN_VALUE)}"`, `Write the name as mode: discover lists it, or leave it out, ${AGAIN}`);
}
function chooseWord(name, text, allowed) {
    const word = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
    if (word !== undefined)
        return word;
    return refuse('brief_unclear', `the issue's ${name} is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", which is none of ${allowed.join(', ')}`, `Write one of these below the heading ${name}, or leave the section out, ${AGAIN}`);
}
function readBudget(terms, said, limits) {
    const ofInput = terms.budgetIsConfigured === true ? null : terms.budgetCents;
    const cents = ofInput ?? readSaid(said.saidCents, limits) ?? terms.budgetCents ?? readText(said.text, limits);
    return typeof cents === 'number' ? checkPositive(cents) : cents;
}
function readSaid(cents, limits) {
    if (cents === null || limits.maxBudgetCents !== null)
        return cents;
    return refuse('budget_missing', `the command says ${(0,money/* formatUsd */.UK)(cents)}, but an amount in a comment spends money only where max-budget-usd is set`, 'Set the input max-budget-usd in the workflow, or leave the amount out of the command and give the input budget-usd.');
}
function readText(text, limits) {
    if (text === null) {
        return refuse('budget_missing', 'no budget is given', 'Give the input budget-usd, such as 120; or set max-budget-usd, and write the amount below a heading "### Budget (USD)" in the issue.');
    }
    if (limits.maxBudgetCents === null) {
        return refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", but text of an issue spends money only where max-budget-usd is set`, 'Set the input max-budget-usd in the workflow, or give the input budget-usd.');
    }
    return ((0,money/* parseBudget */.Nm)(text) ??
        refuse('budget_missing', `the issue's Budget (USD) is "${(0,core_text/* cut */.Jj)(text, SHOWN_VALUE)}", which is no amount`, `Write dollars in plain digits with at most two decimals, such as 120 or 99.50, ${AGAIN}`));
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

;// CONCATENATED MODULE: ./src/core/order.js



function planOrder(input) {
    const { source, brief: inputs, terms: wanted, limits, saidCents, monthSpentCents } = input;
    const hidden = refuseHidden([{ name: 'the specialist', text: wanted.specialist ?? '' }]);
    if (hidden !== null)
        return hidden;
    const read = readOrderBrief(source, inputs);
    if (read.kind === 'refused')
        return read;
    const { brief, issue, droppedComments } = read;
    const words = order_terms_readWords(wanted, issue);
    if ('verdict' in words)
        return words;
    const budgetCents = readBudget(wanted, { saidCents, text: issue.budgetText }, limits);
    if (typeof budgetCents !== 'number')
        return budgetCents;
    const capped = checkCaps(limits, monthSpentCents, budgetCents);
    if (capped !== null)
        return capped;
    const terms = { ...words, budgetCents, autoAssign: wanted.autoAssign };
    const warnings = [...describeDropped(droppedComments), ...describeUnheard(saidCents, budgetCents)];
    return { kind: 'order', brief, terms, droppedComments, warnings };
}
function describeUnheard(saidCents, budgetCents) {
    if (saidCents === null || saidCents === budgetCents)
        return [];
    const [said, counted] = [(0,money/* formatUsd */.UK)(saidCents), (0,money/* formatUsd */.UK)(budgetCents)];
    return [`The command said ${said}; the workflow's budget-usd of ${counted} counts.`];
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

;// CONCATENATED MODULE: ./src/flow/outlook.js


async function checkOutlook(engine, subject, order) {
    const lack = await findRankLack(engine, order);
    if (lack !== null)
        return { kind: 'hold', verdict: lack };
    const base = await chooseBase(engine, subject);
    if (base.kind === 'hold')
        return base;
    return checkRequired(engine, base.branch);
}
async function chooseBase(engine, subject) {
    const number = engine.settings.prNumber ?? (subject.kind === 'pull_request' ? subject.number : null);
    if (number === null)
        return { kind: 'base', branch: engine.run.repository.defaultBranch };
    const pull = await engine.github.pulls.read(number);
    if (pull?.state === 'open')
        return { kind: 'base', branch: pull.baseRef };
    const why = pull === null ? 'does not exist' : `is ${pull.state}`;
    const verdict = (0,flow_engine/* hold */._2)(pull === null ? 'binding_conflict' : 'pull_closed', `Nothing was posted: pull request #${number} ${why}, so no delivery could be judged on it.`, 'Name an open pull request of this repository.');
    return { kind: 'hold', verdict };
}
async function checkRequired(engine, branch) {
    const { checks, whenNoRequiredChecks } = engine.settings.policy;
    if (checks.kind !== 'required' || whenNoRequiredChecks === 'accept')
        return { kind: 'clear', warnings: [] };
    const reading = await engine.github.checks.readRequired(branch);
    if (reading.kind === 'unavailable') {
        return { kind: 'clear', warnings: [`The required checks of ${branch} could not be read: ${reading.why}`] };
    }
    if (reading.required.length > 0)
        return { kind: 'clear', warnings: [] };
    const verdict = (0,flow_engine/* hold */._2)('no_required_checks', `Nothing was posted: branch ${branch} requires no checks, so nothing could prove a delivery.`, 'Require a status check on that branch (Settings → Rules), or name the ones that count with the input checks.');
    return { kind: 'hold', verdict };
}
async function findRankLack(engine, order) {
    const { minRank } = engine.settings.policy;
    if (minRank === null)
        return null;
    const { specialist, tier } = order.terms;
    const listed = await engine.marketplace.listSpecialists();
    const fitting = listed.filter((one) => specialist === null ? reachesTier(one.tier, tier) : one.name === specialist || one.persona === specialist);
    const best = Math.max(-1, ...fitting.map((one) => one.rank ?? -1));
    if (best >= minRank)
        return null;
    const who = specialist ?? `a specialist of tier ${tier}`;
    return (0,flow_engine/* hold */._2)('rank_unavailable', `Nothing was posted: ${who} with Agent Rank ${minRank} or more is not listed${best < 0 ? '' : ` (the best has ${best})`}.`, 'Lower min-rank, choose another tier, or try again later; mode: discover lists who is there.');
}
function reachesTier(has, wanted) {
    const level = (tier) => core_mission/* TIERS */.iB.findIndex((one) => one === tier);
    return level(has) >= level(wanted) || wanted === core_mission/* TIERS */.iB[0];
}

;// CONCATENATED MODULE: ./src/flow/hire-authority.js






async function authoriseHire(notes, generation) {
    const { engine, subject } = notes;
    const first = await findRefusal(notes);
    if (first === null)
        notes.forms = await readForms(notes);
    const plan = planHireOrder(notes);
    const refusal = first ?? (plan.kind === 'refused' ? plan.verdict : null);
    if (refusal !== null)
        notes.refusal = holdHire(subject, refusal, { refused: true, generation });
    if (refusal !== null || plan.kind === 'refused')
        return false;
    const outlook = await checkOutlook(engine, subject, plan);
    if (outlook.kind === 'hold') {
        notes.refusal = holdHire(subject, outlook.verdict, { order: plan, generation });
        return false;
    }
    const order = { ...plan, warnings: [...plan.warnings, ...outlook.warnings] };
    if (engine.settings.dryRun) {
        notes.refusal = holdHire(subject, describeDryRun(order), { order, generation });
        return false;
    }
    notes.order = order;
    return true;
}
async function readForms({ engine, intent, subject }) {
    const { source } = intent;
    if (subject.kind !== 'issue' || source.kind === 'inputs' || !/^### /m.test(source.body))
        return [];
    return engine.github.issueForms.list();
}
function planHireOrder({ engine, intent, lookup, forms }) {
    const { settings, clock } = engine;
    const { source } = intent;
    const capped = settings.limits.monthlyBudgetCents !== null;
    return planOrder({
        source: source.kind === 'inputs' ? source : { kind: 'issue', title: source.title, body: source.body, forms },
        brief: settings.brief,
        terms: settings.terms,
        limits: settings.limits,
        saidCents: source.kind === 'command' ? source.budgetCents : null,
        monthSpentCents: capped ? (0,month/* sumMonthCents */.l)(lookup?.all ?? [], clock.now()) : 'not_needed',
    });
}
async function findRefusal({ engine, intent, conversation }) {
    const hirer = await checkHirer(engine, intent.source);
    if (hirer !== null)
        return hirer;
    if (conversation === null)
        return null;
    return (await checkTermsLabel(engine, intent.source, conversation)) ?? checkUnchanged(conversation, intent.source);
}
function describeDryRun({ terms, brief }) {
    const who = terms.specialist ?? `the best-ranked specialist (${terms.tier}, ${terms.category})`;
    return {
        kind: 'wait',
        code: 'dry_run',
        say: `Dry run: would hire ${who} for "${brief.title}" with ${(0,money/* formatUsd */.UK)(terms.budgetCents)} in escrow. Nothing was written.`,
        next: 'Set dry-run to false to do it.',
    };
}

;// CONCATENATED MODULE: ./src/flow/hire-notes.js

function beginNotes(engine, intent) {
    return {
        engine,
        intent,
        subject: intent.subject,
        lookup: null,
        error: null,
        conversation: null,
        forms: [],
        order: null,
        refusal: null,
        armed: null,
        why: '',
        failure: null,
        posted: null,
        mission: null,
    };
}
function homeOf({ subject }) {
    if (subject.kind === 'run')
        throw new Error('a run that is its own subject has no page');
    return subject.number;
}
function hire_notes_placeOf(notes) {
    const number = homeOf(notes);
    return { on: 'conversation', number, reference: (0,core_reference/* formatRefPart */.WZ)(number, notes.subject.key) };
}
function orderOf({ order }) {
    if (order === null)
        throw new Error('a hire went on before it was authorised');
    return order;
}
function armedOf({ armed }) {
    if (armed === null)
        throw new Error('a hire went on before its intent stood');
    return armed;
}
function hire_notes_isTrial(engine) {
    return engine.codec.tag === 'orkestro-sandbox';
}

;// CONCATENATED MODULE: ./src/flow/hire-page.js







const HIRING = {
    kind: 'wait',
    code: 'mission_not_ready',
    say: 'Hiring a specialist.',
    next: 'Nothing to do: this page is updated in a moment.',
};
const POSTED = {
    kind: 'wait',
    code: 'posted',
    say: 'The mission is posted.',
    next: 'The specialist works on it; nothing to do until a delivery is there.',
};
async function hire_page_writeIntent(notes, generation) {
    const { engine, subject, conversation } = notes;
    const order = orderOf(notes);
    const home = homeOf(notes);
    if (conversation === null)
        throw new Error('an intent has no page to stand on');
    const key = held_keyOf(engine, subject);
    const begun = createState(key, generation, {
        brief: order.brief.hash,
        budgetCents: order.terms.budgetCents,
        minRank: engine.settings.policy.minRank,
        hirer: hirerOf(notes),
        history: [{ at: engine.clock.now(), text: 'Hire authorised' }],
    });
    const held = describeHeld(subject, HIRING, { order, generation });
    const visible = engine.render.comment((0,flow_page/* createPage */.a)(engine, { ...held, state: begun }));
    const ensured = await ensureStatus(engine, home, conversation, begun, visible);
    const wanted = {
        ...ensured.state,
        brief: begun.brief,
        budgetCents: begun.budgetCents,
        minRank: engine.settings.policy.minRank,
        hirer: begun.hirer,
    };
    const { comment, state } = await writeStatus(engine, ensured.comment, wanted, visible);
    const deadline = engine.clock.now() + INTENT_MS;
    const nonce = engine.nonce();
    const mark = {
        type: 'intent',
        subject: key,
        generation,
        brief: order.brief.hash,
        run: (0,flow_engine/* formatRun */.TI)(engine.run),
        nonce,
        deadline,
    };
    const note = composeBody(engine.render.intentNote((0,flow_engine/* formatRunUrl */.yg)(engine.run)), mark, engine.codec);
    const intent = hire_notes_isTrial(engine) ? comment : await engine.github.conversations.createComment(home, note);
    notes.armed = { comment, state, intent, nonce };
    return deadline;
}
function hirerOf({ intent: { source } }) {
    const sender = source.kind === 'inputs' ? null : source.sender;
    return sender === null || sender.isBot ? null : sender.login;
}
async function removeIntent({ engine, armed }) {
    if (armed === null || hire_notes_isTrial(engine))
        return;
    await engine.github.conversations.deleteComment(armed.intent.id).catch(() => false);
}
async function withdrawIntent(notes, generation) {
    const { engine, subject } = notes;
    const { intent, nonce } = armedOf(notes);
    const run = (0,flow_engine/* formatRun */.TI)(engine.run);
    const mark = { type: 'withdrawal', subject: held_keyOf(engine, subject), generation, run, nonce };
    const note = engine.render.withdrawalNote((0,flow_engine/* formatRunUrl */.yg)(engine.run), generation);
    await engine.github.conversations.editComment(intent.id, composeBody(note, mark, engine.codec));
    return true;
}
async function recordMission(notes, generation) {
    const { engine, subject, armed, mission } = notes;
    const { brief, terms, droppedComments, warnings } = orderOf(notes);
    if (mission === null)
        throw new Error('a hire was recorded before it was posted');
    const common = { mission, subject, generation, brief, droppedComments, warnings };
    if (armed === null) {
        const state = createState(held_keyOf(engine, subject), generation, {
            mission: mission.id,
            brief: brief.hash,
            budgetCents: terms.budgetCents,
            history: [{ at: engine.clock.now(), text: `Posted as mission ${mission.id}` }],
        });
        notes.posted = { ...common, home: null, comment: null, state };
        return;
    }
    const { comment, state } = await writeRecord(notes, armed, generation);
    notes.posted = { ...common, home: homeOf(notes), comment, state };
}
async function writeRecord(notes, armed, generation) {
    const { engine, subject, mission } = notes;
    const who = mission?.specialist ?? null;
    const text = who === null ? `Posted as mission ${mission?.id ?? ''}` : `Hired ${who} (mission ${mission?.id ?? ''})`;
    const history = addHistory(armed.state.history, { at: engine.clock.now(), text });
    const recorded = { ...armed.state, mission: mission?.id ?? null, history };
    const held = describeHeld(subject, POSTED, { order: orderOf(notes), mission, generation });
    const visible = engine.render.comment((0,flow_page/* createPage */.a)(engine, { ...held, state: recorded }));
    return writeStatus(engine, armed.comment, recorded, visible).catch(() => ({
        comment: armed.comment,
        state: recorded,
    }));
}

;// CONCATENATED MODULE: ./src/flow/hire-doubt.js



const LONGEST_RUN_MS = 35 * 24 * 3_600_000;
async function readBurns(notes, from) {
    const { fuse } = notes.engine;
    let burns = { highest: null, since: 0 };
    for (let generation = from; generation <= fuse.slots; generation += 1) {
        const reading = await fuse.read(hire_notes_placeOf(notes), generation);
        if (reading.kind === 'intact')
            break;
        const at = reading.kind === 'burnt' ? reading.at : null;
        burns = { highest: generation, since: at === null || burns.since === null ? null : Math.max(at, burns.since) };
        if (reading.kind === 'gone')
            break;
    }
    return burns;
}
async function readRuns(notes, from) {
    const { engine, subject } = notes;
    const conversation = await engine.github.conversations.read(homeOf(notes));
    const marks = listMarks(conversation?.comments ?? [], 'intent', held_keyOf(engine, subject), engine.codec);
    const named = marks.map(({ mark }) => mark).filter(({ generation }) => generation >= from);
    return Promise.all(named.map(({ run, deadline }) => readRun(notes, run, deadline)));
}
async function readRun({ engine }, run, deadline) {
    const [runId = '', attempt = ''] = run.split('.');
    const end = await engine.github.runs.readEnd(runId, Number(attempt));
    if (end.kind === 'ended')
        return { run, deadline, endedAt: end.at, why: '' };
    if (end.kind === 'running')
        return { run, deadline, endedAt: null, why: 'it is still running' };
    const surely = deadline + LONGEST_RUN_MS;
    return engine.clock.now() >= surely
        ? { run, deadline, endedAt: surely, why: '' }
        : { run, deadline, endedAt: null, why: `whether it has ended cannot be read: ${end.why}` };
}

;// CONCATENATED MODULE: ./src/flow/hire-effects.js









function performHire(notes, effect) {
    return isRead(effect) ? performRead(notes, effect) : performWrite(notes, effect);
}
const READS = new Set([
    'look_up',
    'read_page',
    'authorise',
    'read_burns',
    'read_runs',
    'sleep',
]);
function isRead(effect) {
    return READS.has(effect.do);
}
async function performRead(notes, effect) {
    switch (effect.do) {
        case 'look_up':
            return look(notes);
        case 'read_page':
            return readPage(notes);
        case 'authorise':
            return { kind: (await authoriseHire(notes, effect.generation)) ? 'authorised' : 'refused' };
        case 'read_burns':
            return { kind: 'burns_read', ...(await readBurns(notes, effect.from)) };
        case 'read_runs':
            return { kind: 'runs_read', runs: await readRuns(notes, effect.from) };
        case 'sleep':
            await notes.engine.clock.sleep(effect.ms, notes.engine.signal);
            return { kind: 'slept' };
    }
}
async function performWrite(notes, effect) {
    switch (effect.do) {
        case 'write_intent':
            return { kind: 'intent_written', deadline: await hire_page_writeIntent(notes, effect.generation) };
        case 'burn':
            return hire_effects_burn(notes, effect.generation);
        case 'post':
            return hire_effects_post(notes, effect.generation);
        case 'record':
            await recordMission(notes, effect.generation);
            return { kind: 'recorded' };
        case 'take_back': {
            const taken = notes.engine.fuse.takeBack(hire_notes_placeOf(notes), effect.burnId);
            return { kind: 'undone', ok: await taken.catch(() => false) };
        }
        case 'withdraw':
            return { kind: 'undone', ok: await withdrawIntent(notes, effect.generation).catch(() => false) };
        case 'remove_intent':
            await removeIntent(notes);
            return { kind: 'intent_removed' };
    }
}
async function look(notes) {
    try {
        notes.lookup = await lookUp(notes.engine, notes.subject);
    }
    catch (error) {
        notes.error = error;
        return { kind: 'look_up_failed' };
    }
    const missions = [];
    for (const { mission, generation } of notes.lookup.engagements) {
        const over = (0,core_mission/* isOver */.PU)(mission);
        missions.push({ id: mission.id, generation, over, answers: over && (await answers(notes, mission)) });
    }
    return { kind: 'looked_up', missions };
}
const SKEW_MS = 60_000;
async function answers(notes, { id, createdAt }) {
    const { engine, intent, subject } = notes;
    const { source } = intent;
    if (source.kind !== 'command')
        return false;
    if (createdAt !== null)
        return createdAt >= source.createdAt;
    if (subject.kind === 'run')
        return true;
    const page = await engine.github.conversations.read(subject.number).catch(() => null);
    const times = listMarks(page?.comments ?? [], 'status', held_keyOf(engine, subject), engine.codec)
        .flatMap(({ mark }) => (mark.mission === id ? mark.history : []))
        .filter(({ text }) => text.includes(id))
        .map(({ at }) => at);
    return times.length === 0 || Math.min(...times) + SKEW_MS >= source.createdAt;
}
async function readPage(notes) {
    const { engine, subject } = notes;
    notes.conversation = await engine.github.conversations.read(homeOf(notes));
    const marks = listMarks(notes.conversation?.comments ?? [], 'withdrawal', held_keyOf(engine, subject), engine.codec);
    return {
        kind: 'page_read',
        exists: notes.conversation !== null,
        withdrawn: marks.map(({ mark }) => mark.generation),
    };
}
async function hire_effects_burn(notes, generation) {
    const reply = await notes.engine.fuse.burn(hire_notes_placeOf(notes), generation);
    if (reply.kind === 'ours')
        return { kind: 'burn_answered', reply: 'ours', burnId: reply.burnId };
    if ('why' in reply)
        notes.why = reply.why;
    else if (reply.kind === 'gone')
        notes.why = `#${homeOf(notes)} is gone`;
    return { kind: 'burn_answered', reply: reply.kind };
}
async function hire_effects_post(notes, generation) {
    const reply = await notes.engine.marketplace.postMission(hire_effects_toOrder(notes, generation));
    if (reply.kind === 'done') {
        notes.mission = reply.value;
        return { kind: 'post_answered', reply: 'done', mission: reply.value.id };
    }
    notes.failure = reply.failure;
    notes.why = reply.failure.why;
    return { kind: 'post_answered', reply: reply.kind };
}
function hire_effects_toOrder(notes, generation) {
    const { engine, subject, armed } = notes;
    const { brief, terms } = orderOf(notes);
    return {
        ...terms,
        title: (0,core_reference/* formatMissionTitle */._J)(brief.title, (0,core_reference/* formatReference */.FH)(engine.run.repository, subject, generation)),
        dod: brief.dod,
        description: (0,core_reference/* formatMissionDescription */.iZ)(brief.description, {
            subject: held_keyOf(engine, subject),
            generation,
            brief: brief.hash,
            comment: armed?.comment.id ?? null,
        }),
    };
}

;// CONCATENATED MODULE: ./src/flow/hire-gate.js

const hire_gate_MOST = 10;
async function shutGates(engine, { subject, comment }, conversation, page) {
    if (engine.settings.gate.context === '')
        return;
    const closing = conversation.closedBy.filter(({ state }) => state === 'open').map(({ number }) => number);
    const numbers = subject.kind === 'pull_request' ? [subject.number] : closing.slice(0, hire_gate_MOST);
    for (const number of numbers) {
        try {
            const pull = await engine.github.pulls.read(number);
            if (pull?.state !== 'open')
                continue;
            await setStatus(engine, pull.headSha, toGateReading(engine, page, comment?.url ?? null, number), null);
        }
        catch (error) {
            const why = error instanceof Error ? error.message : 'unknown error';
            engine.log.warning(`the commit status of #${number} could not be written: ${why}`);
        }
    }
}

;// CONCATENATED MODULE: ./src/flow/hire-ends.js








async function concludeHire(notes, state, end) {
    const { subject, order } = notes;
    switch (end.kind) {
        case 'adopt':
            return adoptFound(notes);
        case 'posted':
            if (notes.posted === null)
                throw new Error('a hire ended as posted without a mission');
            await shutOpenGates(notes, notes.posted);
            return { kind: 'engaged', how: 'posted', engaged: notes.posted };
        case 'stopped':
            throw notes.error;
        case 'refused':
            if (notes.refusal === null)
                throw new Error('a hire was refused without a reason');
            return notes.refusal;
        case 'failed': {
            const failure = describeFailure(notes, end);
            const verdict = (0,flow_engine/* hold */._2)('marketplace_error', `Nothing was posted: ${failure.what} (${failure.why}).`, failure.fix);
            const held = describeHeld(subject, verdict, { order, generation: state.generation });
            return { kind: 'failed', failure, held };
        }
        case 'no_subject':
            return holdHire(subject, describeMissing(homeOf(notes)));
        case 'denied':
        case 'out_of_slots':
        case 'in_doubt':
            return holdHire(subject, describeStop(notes, state, end), { order, generation: state.generation });
        case 'nothing_in_doubt':
        case 'burn_unknown':
        case 'run_not_over':
        case 'too_early':
            return holdHire(subject, describeRehire(notes.engine, state, end), { order, generation: state.floor });
    }
}
async function adoptFound(notes) {
    const { engine, subject, intent, lookup, order } = notes;
    if (lookup === null || lookup.kind === 'none')
        throw new Error('a hire adopts what it never found');
    const conversation = order === null || subject.kind === 'run'
        ? notes.conversation
        : await engine.github.conversations.read(subject.number);
    const plan = order === null && intent.source.kind === 'inputs' ? planHireOrder(notes) : order;
    return adopt(engine, { subject, lookup, conversation, wanted: plan?.kind === 'order' ? plan : null });
}
async function shutOpenGates({ engine, conversation }, engaged) {
    if (conversation === null)
        return;
    const page = (0,flow_page/* createPage */.a)(engine, { ...engaged, verdict: POSTED });
    await shutGates(engine, engaged, conversation, page);
}
function describeMissing(number) {
    return (0,flow_engine/* hold */._2)('github_error', `Nothing was posted: there is no issue or pull request #${number} in this repository.`, 'Give the number of one that exists as issue-number or pr-number.');
}
function describeFailure(notes, end) {
    const failure = end.why === 'refused' ? notes.failure : describeLate(end.why === 'cancelled');
    if (failure === null)
        throw new Error('a hire failed without a failure');
    return end.clean ? failure : withStuckFuse(notes.engine, failure);
}
function describeLate(cancelled) {
    return {
        code: cancelled ? 'cancelled' : 'too_late',
        what: cancelled
            ? 'the job was cancelled before the mission was posted'
            : 'preparing the hire took longer than a minute',
        where: 'POST /marketplace/missions',
        why: cancelled ? 'the runner asked to stop' : 'a hire that is this late might overlap with another',
        fix: 'put the label on again, or run the job again',
        status: null,
        requestId: null,
    };
}
function withStuckFuse(engine, failure) {
    const guard = engine.fuse.kind === 'ref' ? 'ref' : 'reaction';
    const next = `the next try needs ${engine.settings.command} rehire`;
    return { ...failure, fix: `${failure.fix}; the ${guard} that guards the hire could not be given up, so ${next}` };
}
function describeStop(notes, state, end) {
    switch (end.kind) {
        case 'denied':
            return describeDenied(notes);
        case 'out_of_slots':
            return (0,flow_engine/* hold */._2)('generations_used_up', `Nothing was posted: the ${state.slots} reactions that guard against hiring twice are used up on #${homeOf(notes)}.`, 'Set fuse: ref in the workflow (the job needs contents: write), which knows no limit, or open a new issue.');
        case 'in_doubt':
            return describeDoubt(notes, end.why);
    }
}
function describeDenied({ engine, why }) {
    const byRef = engine.fuse.kind === 'ref';
    const needed = byRef ? 'contents: write' : 'issues: write and pull-requests: write';
    return (0,flow_engine/* hold */._2)('missing_permission', `Nothing was posted: the ${byRef ? 'ref' : 'reaction'} that guards against hiring twice could not be set (${why}).`, `Give the job permissions: ${needed}, then put the label on again.`);
}
function describeDoubt({ engine, subject, why }, reason) {
    const { command, limits } = engine.settings;
    const next = subject.kind === 'run'
        ? 'If it is certain that there is none, start a new run: a re-run only looks.'
        : `If there is none, someone with ${limits.hirePermission} permission comments "${command} rehire", at least 15 minutes after the runs that began it have ended.`;
    return (0,flow_engine/* hold */._2)('in_doubt', `Whether a mission was posted cannot be known (${explainDoubt(reason, why)}), and none is listed; nothing is ever posted again by itself.`, `Look at the marketplace. ${next}`);
}
function explainDoubt(reason, why) {
    switch (reason) {
        case 'another_run':
            return 'the hire was begun by another run';
        case 'earlier_attempt':
            return 'an earlier attempt of this run may have posted it';
        case 'burn_unclear':
        case 'answer_unclear':
            return why;
    }
}
function describeRehire({ settings }, { floor }, end) {
    const { command } = settings;
    switch (end.kind) {
        case 'nothing_in_doubt':
            return (0,flow_engine/* hold */._2)('rehire_refused', `Nothing was posted: generation ${floor} was never begun, so there is no doubt to go past.`, `Comment "${command} hire" instead.`);
        case 'burn_unknown':
            return (0,flow_engine/* hold */._2)('rehire_refused', `Nothing was posted: what guards generation ${floor} was not set by this action, so nobody can tell since when it stands.`, 'If it was made by hand (refs/orkestro/…), a person who knows why removes it; or open a new issue.');
        case 'run_not_over':
            return (0,flow_engine/* hold */._2)('rehire_refused', `Nothing was posted: run ${end.run} may still hire for generation ${floor} (${end.why}).`, `Wait until it has ended, or cancel it; where it cannot be read, give the job actions: read. Then comment "${command} rehire" again, 15 minutes after its end.`);
        case 'too_early':
            return (0,flow_engine/* hold */._2)('rehire_refused', `Nothing was posted: a request of an earlier run may still arrive until ${new Date(end.until).toISOString()}.`, `Comment "${command} rehire" again after that.`);
    }
}

;// CONCATENATED MODULE: ./src/flow/hire.js




async function hire(engine, intent) {
    const notes = beginNotes(engine, intent);
    let step = beginHire(toStart(engine, intent));
    while (step.effect.do !== 'end') {
        const answer = await performHire(notes, step.effect);
        step = advanceHire(step.state, { ...answer, at: engine.clock.now(), cancelled: engine.signal.aborted });
    }
    return concludeHire(notes, step.state, step.effect.end);
}
function toStart({ fuse, run, deadline }, { subject, source }) {
    const byCommand = source.kind === 'command' && run.runAttempt === 1 ? source : null;
    return {
        place: subject.kind === 'run' ? 'run' : 'page',
        firstAttempt: run.runAttempt === 1,
        opens: byCommand === null ? 'first' : byCommand.rehire ? 'past_doubt' : 'next',
        fuse: fuse.kind,
        slots: fuse.slots,
        deadline,
    };
}

;// CONCATENATED MODULE: ./src/core/override.js

function ruleOn(request, seen) {
    const earlier = seen.record.find(({ mark }) => mark.command === request.commentId);
    if (earlier !== undefined)
        return ruleOnRepeated(earlier.mark, seen);
    for (const objection of OBJECTIONS) {
        const refused = objection(request, seen);
        if (refused !== null)
            return { kind: 'refused', ...refused };
    }
    const overrides = seen.policy.kind === request.command.kind ? null : seen.policy.code;
    return { kind: 'allowed', overrides, exception: isAuthor(request, seen) ? nameException(request, seen) : null };
}
function ruleOnRepeated(mark, { mission, round }) {
    if (mission.phase === 'accepted' || round > mark.round)
        return { kind: 'done' };
    return {
        kind: 'refused',
        say: 'This command was begun before, and whether it arrived cannot be known.',
        next: 'Look at the mission on the marketplace. If it still awaits acceptance a quarter of an hour later, write the command again in a new comment.',
    };
}
const OBJECTIONS = [
    notAwaiting,
    ofEarlierRound,
    unclearBinding,
    nothingDelivered,
    otherHead,
    ownWork,
];
function notAwaiting(_request, { mission }) {
    if (mission.phase === 'awaiting_acceptance')
        return null;
    if (mission.phase === 'accepted')
        return { say: 'The mission is accepted and paid already.', next: '' };
    return {
        say: `The mission is "${(0,core_text/* cut */.Jj)(mission.status, 60)}", and the marketplace settles only what awaits acceptance.`,
        next: mission.phase === 'ended' ? '' : 'Write the command again once the work is delivered.',
    };
}
function ofEarlierRound({ askedAt }, { record, round }) {
    if (!record.some(({ mark, at }) => mark.round < round && at > askedAt))
        return null;
    return {
        say: 'The command was written before the work was sent back, so it is about an earlier delivery.',
        next: 'Look at the delivery that is here now, and write the command again.',
    };
}
function unclearBinding(_request, { binding, pull }) {
    if (binding.kind !== 'conflict' || pull !== null)
        return null;
    return {
        say: `Which pull request delivers this mission is not clear: ${(0,core_text/* cut */.Jj)(binding.why, 300)}`,
        next: 'Name the right one with the command bind, then write this command again.',
    };
}
function nothingDelivered({ command }, { pull, needsPull }) {
    if (pull !== null || !needsPull || command.kind === 'rework')
        return null;
    return {
        say: 'No pull request is linked to the mission, so there is no commit to pay for.',
        next: 'Name one with the command bind, then write this command again.',
    };
}
function otherHead({ command }, { pull, shownHead }) {
    if (command.kind === 'rework')
        return null;
    const live = pull?.headSha ?? null;
    if (command.sha === null)
        return shownHead === live ? null : describeHead(live, 'this page did not show when the command was written');
    if (live === command.sha)
        return null;
    return live?.startsWith(command.sha) === true
        ? describeHead(live, `the command names by ${command.sha.length} digits only, and other commits can be made to share those`)
        : describeHead(live, `is not ${command.sha.slice(0, 12)}`);
}
function describeHead(live, why) {
    if (live === null)
        return {
            say: 'No pull request is linked to the mission now.',
            next: 'Name one with the command bind, or look at the mission again.',
        };
    return {
        say: `The pull request's head is ${live.slice(0, 12)} now, which ${why}.`,
        next: `Look at that commit. To accept it, name it in full: accept ${live}`,
    };
}
function ownWork(request, seen) {
    if (!isAuthor(request, seen) || nameException(request, seen) !== null)
        return null;
    return {
        say: `@${request.by.login} wrote ${isAuthorOf(request, seen.pull) ? 'the' : 'a'} pull request that delivers this mission, so somebody else has to settle it.`,
        next: 'Another permitted person gives the command.',
    };
}
function isAuthor(request, { pull, authors }) {
    return isAuthorOf(request, pull) || authors.includes(request.by.login);
}
function isAuthorOf({ by }, pull) {
    const author = pull?.author ?? null;
    return author !== null && (author.login === by.login || (author.id !== null && author.id === by.id));
}
function nameException({ by, permission }, { subject, pull, hirer }) {
    const isOnPull = subject.kind === 'pull_request' && subject.number === pull?.number;
    if (isOnPull && hirer !== null && hirer === by.login)
        return 'hired for the own pull request';
    return permission === 'admin' ? 'admin settles the own pull request' : null;
}

;// CONCATENATED MODULE: ./src/flow/override.js








const override_BUSY_MS = 5_000;
async function settleByPerson(engine, engaged, request, reason) {
    const shownHead = findShownHead(engaged, request.askedAt);
    const rule = (look) => ruleOn(request, toSituation(engine, look, shownHead));
    for (;;) {
        const look = await observe(engine, engaged);
        if (look.lost !== null)
            return override_refuse(engine, engaged, (0,judge/* judge */.S)(engine, look).say, (0,judge/* judge */.S)(engine, look).next);
        const ruling = rule(look);
        if (ruling.kind === 'refused')
            return override_refuse(engine, engaged, ruling.say, ruling.next);
        if (ruling.kind === 'done' || engine.settings.dryRun)
            return pass(engine, engaged);
        const order = override_toOrder(engine, look, { request, reason, ruling, rule });
        const result = await settle(engine, look, order);
        if (result.kind !== 'busy' || !(await waitForOthers(engine, result.since)))
            return report(engine, engaged, order, result);
    }
}
function findShownHead({ comment, state }, askedAt) {
    const changedAt = comment === null ? Infinity : (comment.editedAt ?? comment.createdAt);
    const isOld = changedAt <= askedAt || (state.headSince ?? Infinity) + 60_000 <= askedAt;
    return isOld ? state.head : null;
}
function toSituation(engine, look, shownHead) {
    const { observation, engaged, record } = look;
    return {
        mission: observation.mission,
        subject: engaged.subject,
        round: observation.rounds.round,
        binding: observation.binding,
        pull: observation.pull,
        shownHead,
        hirer: engaged.state.hirer,
        authors: engaged.state.authors ?? [],
        record: record.map(({ mark, comment }) => ({ mark, at: comment.createdAt })),
        needsPull: engine.settings.policy.checks.kind !== 'none',
        policy: (0,judge/* judge */.S)(engine, look),
    };
}
function override_toOrder(engine, look, { request, reason, ruling, rule }) {
    const { by, commentId, askedAt, command } = request;
    const verdict = describeVerdict(request, reason, ruling.overrides === null ? null : (0,judge/* judge */.S)(engine, look));
    const { overrides, exception } = ruling;
    const person = { by, commentId, askedAt, verdict: command.kind, reason, overrides, exception };
    return { verdict, person, judge: (fresh) => (rule(fresh).kind === 'allowed' ? verdict : null) };
}
function describeVerdict({ command, by }, reason, policy) {
    const although = policy === null ? '' : ` The checks alone would have said: ${(0,core_text/* endSentence */.H_)(policy.say, 300)}`;
    if (command.kind === 'accept')
        return {
            kind: 'accept',
            code: 'accepted_by_person',
            say: `@${by.login} accepted it by command.${although}`,
            next: 'The escrow is released to the specialist.',
        };
    return {
        kind: 'rework',
        code: 'sent_back_by_person',
        say: `@${by.login} sent it back: ${(0,core_text/* endSentence */.H_)((0,core_text/* cut */.Jj)(reason, 600), 600)}`,
        next: 'The specialist works on it again and delivers anew.',
    };
}
async function waitForOthers(engine, since) {
    const { clock, deadline, signal } = engine;
    if (clock.now() - since >= OTHERS_MS || clock.now() + override_BUSY_MS >= deadline || signal.aborted)
        return false;
    await clock.sleep(override_BUSY_MS, signal);
    return !signal.aborted;
}
async function report(engine, engaged, order, result) {
    switch (result.kind) {
        case 'settled': {
            const { person } = order;
            const decider = {
                by: `@${person?.by.login ?? ''}`,
                overrides: person?.overrides ?? null,
                exception: person?.exception ?? null,
            };
            const outcome = await reportSettled(engine, result.look, result.verdict, decider);
            return { done: true, reply: null, outcome };
        }
        case 'again':
            return override_refuse(engine, engaged, 'Something moved while the command was carried out, so nothing was sent.', 'Look at the mission as it stands now, and write the command again.');
        case 'busy': {
            const from = new Date(result.since + DECISION_MS + TAKEOVER_MS).toISOString().slice(0, 16).replace('T', ' ');
            return override_refuse(engine, engaged, 'Another run began to settle this round, and whether it did cannot be known yet.', `Look at the mission on the marketplace. If it still awaits acceptance, write the command in a new comment after ${from} UTC.`);
        }
        case 'held':
            return override_refuse(engine, result.look.engaged, result.verdict.say, result.verdict.next);
    }
}
async function pass(engine, engaged) {
    return { done: true, reply: null, outcome: await follow(engine, engaged, 'once') };
}
async function override_refuse(engine, engaged, say, next) {
    const reply = tell('refused', 'Not settled', say, next);
    return { done: false, reply, outcome: await follow(engine, engaged, 'once') };
}

;// CONCATENATED MODULE: ./src/flow/rebuild.js






async function rebuildState(engine, lost, by) {
    const { conversation, mission, generation } = lost;
    const named = (0,core_reference/* parseFooter */.fy)(mission.description)?.comment ?? null;
    const state = composeState(engine, lost, named, by);
    const place = { subject: state.subject, generation, commentId: named, mission: mission.id };
    const known = readStatus(conversation, engine.codec, place);
    if (known.kind === 'found' && known.state.mission === mission.id)
        return;
    const page = (0,flow_page/* createPage */.a)(engine, { ...PLAIN, ...lost, verdict: ANEW, state });
    const body = composeBody(engine.render.comment(page), state, engine.codec);
    const old = findPlaceAnew(conversation, engine.codec, place);
    if (old === null)
        await engine.github.conversations.createComment(conversation.number, body);
    else
        await engine.github.conversations.editComment(old.id, body);
}
const ANEW = {
    kind: 'wait',
    code: 'mission_not_ready',
    say: 'The state was written anew.',
    next: 'Looking at the mission now.',
};
const PLAIN = { brief: null, droppedComments: 0, warnings: [] };
function composeState(engine, { subject, mission, generation, conversation }, named, by) {
    const key = held_keyOf(engine, subject);
    const record = listMarks(conversation.comments, 'decision', key, engine.codec)
        .map(({ mark }) => mark)
        .filter((mark) => mark.mission === mission.id && mark.generation === generation);
    const fresh = createState(key, generation, {
        mission: mission.id,
        brief: (0,core_reference/* parseFooter */.fy)(mission.description)?.brief ?? null,
        budgetCents: mission.budgetCents,
        restored: { by, comment: named },
        history: [{ at: engine.clock.now(), text: `State written anew at the word of @${by}` }],
    });
    return advanceRound(fresh, mission, record);
}

;// CONCATENATED MODULE: ./src/flow/command.js









async function obey(engine, intent) {
    const heard = await hear(engine, intent);
    if (heard.kind === 'unheard')
        return (0,flow_outcomes/* skipped */.hT)(heard.why);
    await react(engine, intent, 'seen');
    const lack = await findLackFor(engine, intent);
    if (lack !== null)
        return turnAway(engine, intent, heard.conversation, lack);
    const { conversation, comment } = heard;
    const answer = await command_carryOut({ engine, intent, conversation, comment });
    await react(engine, intent, answer.done ? 'done' : 'refused');
    if (answer.reply !== null)
        await writeReply(engine, intent, conversation, answer.reply);
    return answer.outcome;
}
async function turnAway(engine, intent, conversation, why) {
    await react(engine, intent, 'refused');
    const { hirePermission, settlePermission } = engine.settings.limits;
    const next = `Somebody with ${settlePermission} permission can settle, hold and bind; with ${hirePermission}, hire.`;
    if (await deservesReply(engine, intent))
        await writeReply(engine, intent, conversation, tell('refused', 'Not allowed', `${why}.`, next));
    return refused('not_permitted', `${why}.`, next);
}
function refused(code, say, next) {
    return { ...flow_outcomes/* EMPTY */.wg, kind: 'held', code, say, next };
}
function command_carryOut(desk) {
    const { command } = desk.intent;
    switch (command.kind) {
        case 'hire':
        case 'rehire':
            return hireByCommand(desk, command.kind === 'rehire', command.kind === 'hire' ? command.budgetCents : null);
        case 'accept':
        case 'rework':
            return settleHere(desk, command);
        case 'bind':
            return bind(desk, command.number);
        case 'resume':
            return resume(desk);
        case 'hold':
            return command_lookAgain(desk, null);
        case 'status':
            return command_lookAgain(desk, tell('told', 'Status', ''));
        case 'help':
            return help(desk, tell('told', 'Commands', ''), true);
        case 'unknown': {
            const say = command.text === '' ? 'There is no command here.' : `There is no command "${command.text}".`;
            return help(desk, tell('refused', 'Not understood', say, `Did you mean: ${command.suggestion}`), false);
        }
    }
}
async function hireByCommand(desk, rehire, budgetCents) {
    const { engine, intent } = desk;
    const { on, number, sender, commentId, createdAt, subjectTitle: title, subjectBody: body } = intent;
    const { key } = engine.settings;
    const result = await engine.log.group('Hire', () => hire(engine, {
        kind: 'hire',
        subject: { kind: on, number, ...(key !== null && { key }) },
        source: { kind: 'command', rehire, sender, commentId, createdAt, budgetCents, title, body },
        wait: intent.wait,
    }));
    const reply = describeHire(engine, result);
    await react(engine, intent, result.kind === 'engaged' ? 'done' : 'refused');
    const outcome = await conclude_conclude(engine, result, intent.wait);
    return { done: result.kind === 'engaged', reply, outcome };
}
function describeHire(engine, result) {
    if (result.kind !== 'engaged') {
        const { say, next } = result.held.verdict;
        return tell('refused', 'Not hired', say, next);
    }
    if (result.how === 'posted')
        return null;
    const { mission } = result.engaged;
    const { command } = engine.settings;
    return tell('told', 'There is a mission already', `Mission ${mission.id} (${mission.status}) is taken up; nothing was posted.`, `Once it has ended, ${command} hire in a new comment hires again.`);
}
async function command_pass(engine, found) {
    const outcomes = [];
    for (const result of found)
        outcomes.push(await conclude_conclude(engine, result, 'once'));
    const [only] = outcomes;
    if (only === undefined)
        return (0,flow_outcomes/* skipped */.hT)('there is no mission here');
    return outcomes.length === 1 ? only : (0,flow_outcomes/* summarise */.fS)(outcomes);
}
function pagesOf(outcome) {
    return outcome.page === null ? outcome.pages : [outcome.page];
}
async function command_lookAgain({ engine, intent }, reply) {
    const found = await findForConversation(engine, intent);
    const outcome = await command_pass(engine, found);
    if (found.length === 0)
        return { done: true, reply: tell('told', 'No mission', 'There is no mission here yet.', ''), outcome };
    return { done: true, reply: reply === null ? null : { ...reply, pages: pagesOf(outcome) }, outcome };
}
function help({ engine }, reply, done) {
    const outcome = done ? (0,flow_outcomes/* skipped */.hT)('the commands were listed') : refused('command_refused', reply.say, reply.next);
    return Promise.resolve({ done, reply: { ...reply, commands: engine.settings.command }, outcome });
}
async function settleHere(desk, command) {
    const { engine, intent, comment } = desk;
    const found = await findForConversation(engine, intent);
    const [only] = found;
    if (only === undefined)
        return command_refuse(desk, found, 'There is no mission here.', '');
    const shared = await findSharedPage(desk);
    if (shared !== null)
        return command_refuse(desk, found, shared, 'Accept it, or send it back, on the marketplace.');
    if (found.length > 1) {
        const ids = found.map((result) => nameOf(result)).join(', ');
        return command_refuse(desk, found, `Several missions are concerned here (${ids}).`, 'Write the command on the page of the one you mean.');
    }
    if (only.kind !== 'engaged')
        return command_refuse(desk, found, only.held.verdict.say, only.held.verdict.next);
    const { home, state } = only.engaged;
    if (intent.on === 'pull_request' && state.pull !== null && ![home, state.pull].includes(intent.number))
        return command_refuse(desk, found, `Mission ${nameOf(only)} is delivered by pull request #${state.pull}, not by this one.`, `Write the command on #${state.pull}, or bind the mission to this one first.`);
    const { login } = intent.sender;
    const reading = await engine.github.permissions.read(login);
    const request = {
        command,
        by: intent.sender,
        permission: reading.kind === 'known' ? reading.permission : 'none',
        commentId: comment.id,
        askedAt: comment.createdAt,
    };
    return settleByPerson(engine, only.engaged, request, command.kind === 'rework' ? readReason(command.reason, comment) : '');
}
async function findSharedPage({ engine, intent }) {
    const sharing = await listSharing(engine, intent);
    if (sharing.length === 0)
        return null;
    const names = sharing.map(({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`);
    return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}
function readReason(first, { body }) {
    return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}
function nameOf(result) {
    const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
    return mission?.id ?? 'unknown';
}
async function command_refuse({ engine }, found, say, next) {
    const reply = tell('refused', 'Not done', say, next);
    if (found.length === 0)
        return { done: false, reply, outcome: refused('command_refused', say, next) };
    return { done: false, reply, outcome: await command_pass(engine, found) };
}
async function bind(desk, number) {
    const { engine, intent } = desk;
    const why = await findBindProblem(engine, intent, number);
    const found = await findForConversation(engine, intent);
    if (why !== null)
        return command_refuse(desk, found, why, 'Name an open pull request of this repository in a new comment; until then nothing is settled.');
    if (found.length === 0)
        return command_refuse(desk, found, 'There is no mission here that could be bound.', '');
    const shared = await findSharedPage(desk);
    if (shared !== null)
        return command_refuse(desk, found, shared, "Name the pull request with pr-number in the workflow of the mission's key.");
    return { done: true, reply: null, outcome: await command_pass(engine, found) };
}
async function findBindProblem(engine, { sender }, number) {
    const pull = await engine.github.pulls.read(number);
    if (pull === null)
        return `There is no pull request #${number}.`;
    if (pull.state !== 'open')
        return `Pull request #${number} is ${pull.state}.`;
    return pull.fork && sender.isBot ? `Pull request #${number} comes from a fork, which only a person may bind.` : null;
}
async function resume(desk) {
    const { engine, intent } = desk;
    const found = await findForConversation(engine, intent);
    if (found.length === 0)
        return command_refuse(desk, found, 'There is no mission here to go on with.', '');
    const lost = found.flatMap((result) => result.kind === 'held' && result.held.verdict.code === 'state_lost' ? [result.held] : []);
    if (lost.length === 0 || engine.settings.dryRun)
        return { done: true, reply: null, outcome: await command_pass(engine, found) };
    for (const { subject, mission, generation } of lost) {
        const page = subject.kind === 'run' ? null : await engine.github.conversations.read(subject.number);
        if (page !== null && mission !== null)
            await rebuildState(engine, { subject, mission, generation, conversation: page }, intent.sender.login);
    }
    const again = await findForConversation(engine, intent);
    const done = again.every(({ kind }) => kind === 'engaged');
    const reply = done
        ? tell('done', 'State written anew', 'The mission goes on from what the marketplace and the decisions on record say.')
        : tell('refused', 'Not resumed', 'The state was written anew, but the mission could not be taken up yet.', 'Write the command again in a new comment.');
    return { done, reply, outcome: await command_pass(engine, again) };
}

;// CONCATENATED MODULE: ./src/flow/gate-mode.js




async function gate(engine, target) {
    const posted = await listPosted(engine);
    switch (target.kind) {
        case 'pull':
            return gatePulls(engine, posted, [target.number]);
        case 'commit':
            return gatePulls(engine, posted, await engine.github.pulls.listByCommit(target.sha));
        case 'merge_group':
            return gateGroup(engine, posted, target);
    }
}
async function gatePulls(engine, posted, numbers) {
    const { pulls, missing } = await readPulls(engine, numbers);
    if (missing !== undefined)
        engine.log.warning(`Pull request #${missing} could not be found.`);
    const readings = [];
    const writes = [];
    for (const pull of pulls) {
        const reading = await readGate(engine, pull, posted);
        readings.push(reading);
        if (pull.state === 'open')
            writes.push(await showGate(engine, pull, reading));
    }
    const [first] = readings;
    if (first === undefined)
        return (0,flow_outcomes/* skipped */.hT)('the event concerns no pull request of this repository');
    const where = pulls.map(({ number }) => `#${number}`).join(', ');
    return gate_mode_toOutcome(engine, { reading: chooseStrictest(first, ...readings), readings, writes, where });
}
async function readPulls(engine, numbers) {
    const read = await Promise.all(numbers.map((number) => engine.github.pulls.read(number)));
    const pulls = read.filter((pull) => pull !== null);
    return { pulls, missing: numbers.find((number) => !pulls.some((pull) => pull.number === number)) };
}
async function gateGroup(engine, posted, group) {
    const readings = await readGroup(engine, posted, group);
    const [first = gate_mode_OPEN] = readings;
    const strictest = chooseStrictest(first, ...readings);
    const reading = strictest.state === 'pending' ? { ...strictest, state: 'failure' } : strictest;
    const { context } = engine.settings.gate;
    const write = context === '' ? 'off' : await setStatus(engine, group.headSha, reading, null);
    const where = `the merge group ${group.headSha.slice(0, 7)}`;
    return gate_mode_toOutcome(engine, { reading, readings, writes: [write], where });
}
const NOTHING = { url: null, page: null, bound: false };
const gate_mode_OPEN = { ...NOTHING, state: 'success', description: 'No mission is delivered here' };
async function readGroup(engine, posted, group) {
    const { whenNoMission } = engine.settings.gate;
    if (posted.length === 0 && whenNoMission === 'pass')
        return [gate_mode_OPEN];
    const found = await engine.github.pulls.readMergeGroup(group);
    if (found.kind === 'unknown')
        return [refuseUnknown(engine, found.why)];
    const { pulls, missing } = await readPulls(engine, found.numbers);
    if (missing !== undefined)
        return [refuseUnknown(engine, `#${missing} could not be found`)];
    const readings = [];
    for (const pull of pulls) {
        const reading = await readGate(engine, pull, posted);
        readings.push({ ...reading, description: (0,core_text/* cut */.Jj)(`#${pull.number}: ${reading.description}`, DESCRIPTION_LIMIT) });
    }
    return readings;
}
function refuseUnknown(engine, why) {
    engine.log.warning(`The pull requests of the merge group cannot be told: ${why}.`);
    return { ...NOTHING, state: 'failure', description: 'The pull requests of this merge group cannot be told' };
}
const DESCRIPTION_LIMIT = 140;
function gate_mode_toOutcome(engine, { reading, readings, writes, where }) {
    const { context } = engine.settings.gate;
    const isSilent = writes.some((write) => write === 'denied' || write === 'off');
    const name = context === '' ? 'The gate' : context;
    const say = `${name} for ${where} is ${reading.state}: ${reading.description}.`;
    engine.log.info(say);
    const { page } = reading;
    return {
        ...flow_outcomes/* EMPTY */.wg,
        kind: toKind(reading),
        code: page?.verdict.code ?? (reading.state === 'success' ? 'no_mission' : toClosedCode(reading)),
        say,
        next: page?.verdict.next ?? '',
        page,
        pages: readings.length > 1 ? readings.flatMap((one) => (one.page === null ? [] : [one.page])) : [],
        commentUrl: reading.url,
        exitWithFailure: isSilent && reading.state !== 'success',
    };
}
function toKind({ page, state }) {
    if (page !== null)
        return page.outcome;
    return state === 'success' ? 'skipped' : 'held';
}
function toClosedCode({ description }) {
    return description.includes('cannot be told') ? 'group_unknown' : 'no_mission';
}

;// CONCATENATED MODULE: ./src/core/sweep.js

const DRAW_MS = 5 * 60_000;
const LOT_DIGITS = 12;
function selectShard(missions, shard) {
    if (shard === null)
        return missions;
    return missions.filter(({ id }) => partOf(id, shard.count) === shard.index);
}
function partOf(id, count) {
    return (Number.parseInt((0,digest/* sha256 */.sc)(id).slice(0, 12), 16) % count) + 1;
}
function orderAfter(missions, after) {
    const ring = missions
        .map((mission) => ({ mission, lot: lotOf(mission.id) }))
        .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
    const ahead = ring.filter(({ lot }) => lot > after);
    const behind = ring.filter(({ lot }) => lot <= after);
    return [...ahead, ...behind].map(({ mission }) => mission);
}
function lotOf(id) {
    return (0,digest/* sha256 */.sc)(id).slice(0, LOT_DIGITS);
}
function drawStart(now) {
    return lotOf(`start ${Math.floor(now / DRAW_MS)}`);
}
function formatCursor(looked, all, { ready, idle }) {
    return `${looked} of ${all} open missions looked at; the next sweep goes on after ${ready ?? '-'}, ${idle ?? '-'}`;
}
function parseCursor(text) {
    const [, ready, idle] = / after ([0-9a-f]{12}|-), ([0-9a-f]{12}|-)$/.exec(text) ?? [];
    if (ready === undefined || idle === undefined)
        return null;
    return { ready: ready === '-' ? null : ready, idle: idle === '-' ? null : idle };
}

;// CONCATENATED MODULE: ./src/flow/convoy.js
const TOGETHER = 20;
const PATIENCE_MS = 15_000;
async function runConvoy(engine, members) {
    const convoy = new Convoy(engine);
    const results = members.map((member) => convoy.take(member));
    convoy.close();
    const ended = await Promise.allSettled(results);
    return ended.map((one) => {
        if (one.status === 'rejected')
            throw one.reason;
        return one.value;
    });
}
class Convoy {
    #engine;
    #before = 0;
    #closed = false;
    #waiting = [];
    #queue = [];
    #settled = Promise.withResolvers();
    constructor(engine) {
        this.#engine = engine;
    }
    async take(member) {
        if (this.#before >= TOGETHER)
            await new Promise((enter) => this.#queue.push(enter));
        else
            this.#before += 1;
        let left = false;
        const leave = () => {
            if (left)
                return;
            left = true;
            this.#leave();
        };
        const log = collect(this.#engine.log);
        try {
            return await member(this.#engineFor(leave, () => left, log.collecting));
        }
        finally {
            leave();
            log.tell();
        }
    }
    close() {
        this.#closed = true;
        this.#look();
    }
    #leave() {
        const next = this.#queue.shift();
        if (next === undefined)
            this.#before -= 1;
        else
            next();
        this.#look();
    }
    #look() {
        if (this.#closed && this.#before === 0)
            this.#settled.resolve(null);
        const [first] = this.#waiting;
        if (first === undefined)
            return;
        const late = this.#engine.clock.now() - first.since > PATIENCE_MS;
        if (late || this.#waiting.length >= this.#before)
            void this.#send(this.#waiting.splice(0));
    }
    async #send(waiting) {
        const drafts = waiting.map(({ draft }) => draft);
        const replies = await write(this.#engine.github.conversations, drafts);
        for (const [at, one] of waiting.entries()) {
            const reply = replies[at];
            if (reply?.kind === 'done')
                one.done(reply.comment);
            else
                one.failed(reply?.error);
        }
    }
    #engineFor(leave, hasLeft, log) {
        const { github, marketplace } = this.#engine;
        const later = async (write) => {
            if (hasLeft())
                await this.#settled.promise;
            return write();
        };
        const { conversations, statuses } = github;
        const ordered = {
            ...conversations,
            createComment: (number, body) => hasLeft() ? later(() => conversations.createComment(number, body)) : this.#comment({ number, body }),
            editComment: (id, body) => later(() => conversations.editComment(id, body)),
            removeLabel: (number, label) => later(() => conversations.removeLabel(number, label)),
        };
        const gate = { ...statuses, set: (sha, status) => later(() => statuses.set(sha, status)) };
        const market = {
            ...marketplace,
            acceptMission: (id) => marketplace.acceptMission(id).finally(leave),
            reworkMission: (id, reason) => marketplace.reworkMission(id, reason).finally(leave),
        };
        return {
            ...this.#engine,
            github: { ...github, conversations: ordered, statuses: gate },
            marketplace: market,
            log,
            shown: new Map(this.#engine.shown),
        };
    }
    #comment(draft) {
        return new Promise((done, failed) => {
            this.#waiting.push({ draft, since: this.#engine.clock.now(), done, failed });
            this.#look();
        });
    }
}
async function write(conversations, drafts) {
    const [only, ...others] = drafts;
    if (only !== undefined && others.length === 0) {
        return conversations.createComment(only.number, only.body).then((comment) => [{ kind: 'done', comment }], (error) => [{ kind: 'failed', error }]);
    }
    const replies = await conversations.createComments(drafts);
    const open = drafts.filter((_, at) => replies[at]?.kind !== 'done');
    if (open.length === 0)
        return replies;
    const found = await conversations.readMany([...new Set(open.map(({ number }) => number))]).catch(() => null);
    return drafts.map((draft, at) => {
        const reply = replies[at];
        if (reply?.kind === 'done')
            return reply;
        const comment = found
            ?.get(draft.number)
            ?.comments.find(({ byUs, body }) => byUs && body.trimEnd() === draft.body.trimEnd());
        return comment === undefined ? { kind: 'failed', error: reply?.error } : { kind: 'done', comment };
    });
}
function collect(log) {
    const lines = [];
    const keep = (level) => (line) => {
        lines.push(() => {
            log[level](line);
        });
    };
    return {
        collecting: {
            info: keep('info'),
            debug: keep('debug'),
            notice: keep('notice'),
            warning: keep('warning'),
            error: keep('error'),
            group: (_title, body) => body(),
        },
        tell() {
            for (const line of lines.splice(0))
                line();
        },
    };
}

;// CONCATENATED MODULE: ./src/flow/sweep-cursor.js




async function recallStart(engine, fits) {
    const drawn = drawStart(engine.clock.now());
    const anywhere = { ready: drawn, idle: drawn, headSha: null };
    if (fits)
        return anywhere;
    const found = await sweep_cursor_guard(engine, 'where the last sweep stopped is not known, this one begins by lot', () => read(engine));
    const cursor = parseCursor(found?.description ?? '');
    return { ready: cursor?.ready ?? drawn, idle: cursor?.idle ?? drawn, headSha: found?.headSha ?? null };
}
async function recordStop(engine, start, stop) {
    const { settings, github, log, run } = engine;
    if (settings.dryRun)
        return;
    const lots = { ready: lotAfter(stop.ready, start.ready), idle: lotAfter(stop.idle, start.idle) };
    await sweep_cursor_guard(engine, 'where this sweep stopped could not be recorded, the next one begins by lot', async () => {
        const headSha = start.headSha ?? (await read(engine)).headSha;
        if (headSha === null)
            return;
        const set = await github.statuses.set(headSha, {
            context: (0,sweep_context/* formatSweepContext */.D)(settings.sweep.shard),
            state: 'success',
            description: formatCursor(stop.looked, stop.all, lots),
            url: (0,flow_engine/* formatRunUrl */.yg)(run),
        });
        if (!set)
            log.info('Without `statuses: write` this sweep cannot say where it stopped; the next one begins by lot.');
    });
}
function lotAfter(last, start) {
    return last === undefined ? start : lotOf(last.mission.id);
}
function read({ github, settings }) {
    return github.statuses.readOnDefaultBranch((0,sweep_context/* formatSweepContext */.D)(settings.sweep.shard));
}
async function sweep_cursor_guard(engine, meaning, body) {
    try {
        return await body();
    }
    catch (error) {
        const failure = (0,boundary/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        engine.log.warning(`${failure.what}; ${meaning}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/flow/sweep.js









const sweep_BATCH = 25;
const MISSION_COST = 18;
const WAVE = 100;
const RESERVE = 50;
const MISSION_MS = 6_000;
const LAST_MS = 15_000;
async function sweep(engine) {
    const posted = await listPosted(engine);
    const { shard } = engine.settings.sweep;
    const mine = selectShard(listSwept(posted).map(toOwn), shard).map(({ posted: one }) => one);
    const part = shard === null ? '' : ` (part ${shard.index} of ${shard.count})`;
    if (mine.length === 0)
        return (0,flow_outcomes/* skipped */.hT)(`no open mission of this repository${part}`);
    const run = createRun(engine);
    const ready = mine.filter(({ mission }) => isReady(mission));
    const idle = mine.filter(({ mission }) => !isReady(mission));
    const needed = ready.length * MISSION_COST + idle.length / 10;
    const start = await recallStart(engine, run.affords(needed, ready.length * MISSION_MS));
    const settled = await settleInWaves(run, posted, inOrder(ready, start.ready), idle.length / 10);
    const seen = await lookAt({ ...run, engine: quieten(engine) }, posted, inOrder(idle, start.idle));
    const looked = [...settled, ...seen];
    if (looked.length === 0 && run.stoppedBy() !== null)
        throw run.stoppedBy();
    if (looked.length < mine.length) {
        const stop = {
            ready: inOrder(ready, start.ready)[settled.length - 1],
            idle: inOrder(idle, start.idle)[seen.length - 1],
        };
        await recordStop(engine, start, { looked: looked.length, all: mine.length, ...stop });
    }
    return sweep_report(engine, looked, mine.length, part);
}
function inOrder(missions, after) {
    return orderAfter(missions.map(toOwn), after).map(({ posted }) => posted);
}
function listSwept(posted) {
    return listOpen(posted).filter(({ subject }) => subject.number !== null);
}
function toOwn(posted) {
    return { id: posted.mission.id, posted };
}
function quieten(engine) {
    const { log, github } = engine;
    const asked = new Map();
    const permissions = {
        read(login) {
            const known = asked.get(login) ?? github.permissions.read(login);
            asked.set(login, known);
            return known;
        },
    };
    const quiet = {
        ...log,
        info: (line) => {
            log.debug(line);
        },
        group: (_title, body) => body(),
    };
    return { ...engine, log: quiet, github: { ...github, permissions } };
}
function createRun(engine) {
    const { github, settings, clock, deadline, signal } = engine;
    const before = github.quota().requests;
    let stoppedBy = null;
    return {
        engine,
        stop(error) {
            if ((0,boundary/* readFailure */.f1)(error) === null)
                throw error;
            engine.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; the sweep ends here`);
            stoppedBy = error;
        },
        stoppedBy: () => stoppedBy,
        affords(requests, ms) {
            if (stoppedBy !== null)
                return false;
            const { requests: used, left } = github.quota();
            const isInTime = clock.now() + Math.max(LAST_MS, ms) <= deadline && !signal.aborted;
            const isInBudget = used - before + requests <= settings.sweep.maxOperations;
            return isInTime && isInBudget && (left === null || left - requests >= RESERVE);
        },
    };
}
async function settleInWaves(run, posted, order, keep) {
    const outcomes = [];
    const countAffordable = (some) => some.findLastIndex((_, at) => run.affords((at + 1) * MISSION_COST + keep, (at + 1) * MISSION_MS)) + 1;
    for (let done = false; !done && outcomes.length < order.length;) {
        const rest = order.slice(outcomes.length, outcomes.length + WAVE);
        const items = [];
        for (let start = 0, room = countAffordable(rest); start < room && !done; start += sweep_BATCH) {
            const batch = await readOrStop(run, posted, rest.slice(start, Math.min(room, start + sweep_BATCH)));
            items.push(...batch);
            done = batch.length === 0;
        }
        const wave = items.slice(0, countAffordable(items));
        outcomes.push(...(await settleAll(run.engine, wave)));
        done ||= wave.length === 0;
    }
    return outcomes;
}
async function settleAll(engine, items) {
    const taken = new Set();
    const isApart = (item) => {
        const numbers = [item.posted.subject.number, boundPull(item)];
        if (numbers.some((number) => number === null || taken.has(number)))
            return false;
        for (const number of numbers)
            if (number !== null)
                taken.add(number);
        return true;
    };
    const apart = new Set(items.filter(isApart));
    const follow = (own, { found }) => conclude_conclude(own, found.result, 'once', found.known);
    const members = [...apart];
    const together = await runConvoy(engine, members.map((item) => (own) => follow(own, item)));
    const outcomes = new Map(members.map((item, at) => [item, together[at]]));
    const all = [];
    for (const item of items)
        all.push(outcomes.get(item) ?? (await follow(engine, item)));
    return all;
}
async function lookAt(run, posted, order) {
    const outcomes = [];
    for (let start = 0; start < order.length; start += sweep_BATCH) {
        if (!run.affords(2, 0))
            break;
        for (const item of await readOrStop(run, posted, order.slice(start, start + sweep_BATCH))) {
            outcomes.push(await conclude_conclude(run.engine, item.found.result, 'once', item.found.known));
        }
    }
    return outcomes;
}
async function readOrStop(run, posted, batch) {
    return readBatch(run.engine, posted, batch).catch((error) => {
        run.stop(error);
        return [];
    });
}
async function readBatch(engine, posted, batch) {
    const conversations = await engine.github.conversations.readMany(listNumbers(batch.map(({ subject }) => subject.number)));
    const items = [];
    for (const one of batch)
        items.push(await adoptRead(engine, posted, one, conversations));
    const pulls = await readBoundPulls(engine, items);
    return items.map((item) => ({ ...item, found: { ...item.found, known: withPull(item, pulls) } }));
}
async function adoptRead(engine, posted, one, conversations) {
    const conversation = conversations.get(one.subject.number ?? 0) ?? undefined;
    const known = conversation === undefined ? {} : { conversation };
    return { posted: one, found: await findPosted(engine, one, posted, known) };
}
function readBoundPulls(engine, items) {
    const numbers = listNumbers(items.map(boundPull));
    return numbers.length === 0 ? Promise.resolve(new Map()) : engine.github.pulls.readMany(numbers);
}
function boundPull({ found: { result } }) {
    if (result.kind !== 'engaged')
        return null;
    const { state, subject } = result.engaged;
    return subject.kind === 'pull_request' ? subject.number : state.pull;
}
function listNumbers(numbers) {
    return [...new Set(numbers.filter((number) => number !== null))];
}
function withPull(item, pulls) {
    const { mission } = item.posted;
    const pull = pulls.get(boundPull(item) ?? 0) ?? undefined;
    return {
        ...item.found.known,
        ...(!isReady(mission) && { mission }),
        ...(pull !== undefined && { pull }),
    };
}
function sweep_report(engine, outcomes, all, part) {
    const left = all - outcomes.length;
    const looked = `${outcomes.length} of ${all} open missions${part} looked at`;
    const rest = left === 0 ? '' : `; ${left} left for a later sweep (max-operations, GitHub's limits or timeout)`;
    engine.log.info(`${looked}${rest}.`);
    if (outcomes.length === 0)
        return { ...(0,flow_outcomes/* skipped */.hT)(`${looked}${rest}`), kind: 'pending' };
    const whole = (0,flow_outcomes/* summarise */.fS)(outcomes);
    return { ...whole, say: `${whole.say.replace(/\.$/, '')}${rest}.` };
}

;// CONCATENATED MODULE: ./src/flow/sync.js








async function sync(engine, target, patience) {
    switch (target.kind) {
        case 'mission':
            return syncOne(engine, await engine.marketplace.getMission(target.id), patience);
        case 'announced':
            return syncAnnounced(engine, target.id);
        case 'issue':
            return syncIssue(engine, target.number);
        case 'pull':
            return syncPull(engine, target.number);
        case 'commit':
            return syncCommit(engine, target.sha);
    }
}
async function syncOne(engine, mission, patience) {
    const { result, known } = await adoptById(engine, mission);
    return conclude_conclude(engine, result, patience, { ...known, mission });
}
async function syncAnnounced(engine, id) {
    const mission = await engine.marketplace.getMission(id).catch((error) => {
        if ((0,boundary/* readFailure */.f1)(error)?.code === 'not_found')
            return null;
        throw error;
    });
    const subject = (0,core_reference/* parseSubject */.Ci)((0,core_reference/* parseFooter */.fy)(mission?.description ?? null)?.subject ?? '');
    if (mission === null || subject?.repositoryId !== engine.run.repository.id || subject.number === null)
        return (0,flow_outcomes/* skipped */.hT)('the event names no mission of this repository');
    return syncOne(engine, mission, 'once');
}
async function syncIssue(engine, number) {
    const posted = await listPosted(engine);
    const concerned = listOpen(posted).filter(({ subject }) => subject.number === number);
    const outcomes = [];
    for (const one of concerned)
        outcomes.push(await followPosted(engine, one, posted));
    return gather(outcomes) ?? (0,flow_outcomes/* skipped */.hT)(`no open mission belongs to #${number}`);
}
async function syncPull(engine, number) {
    const [posted, pull] = await Promise.all([listPosted(engine), engine.github.pulls.read(number)]);
    if (pull === null)
        return (0,flow_outcomes/* skipped */.hT)(`there is no pull request #${number}`);
    const outcomes = await followConcerned(engine, pull, posted);
    const reading = await readGate(engine, pull, posted, toReadings(engine, outcomes, number));
    const write = await showAsSeen(engine, pull, reading);
    return gather(outcomes) ?? describeGate(engine, number, reading, write);
}
async function syncCommit(engine, sha) {
    const nothing = 'no open mission of this repository is concerned by this event';
    const posted = await listPosted(engine);
    if (listOpen(posted).length === 0)
        return (0,flow_outcomes/* skipped */.hT)(nothing);
    const outcomes = [];
    const done = new Set();
    for (const number of await engine.github.pulls.listByCommit(sha)) {
        const pull = await engine.github.pulls.read(number);
        if (pull === null)
            continue;
        const left = posted.filter(({ mission }) => !done.has(mission.id));
        const own = await followConcerned(engine, pull, left);
        if (own.length === 0)
            continue;
        for (const { page } of own)
            done.add(readId(page));
        await showAsSeen(engine, pull, await readGate(engine, pull, posted, toReadings(engine, own, number)));
        outcomes.push(...own);
    }
    return gather(outcomes) ?? (0,flow_outcomes/* skipped */.hT)(nothing);
}
async function followConcerned(engine, pull, posted) {
    const outcomes = [];
    for (const one of listConcerned(engine, posted, pull)) {
        if (!(0,core_mission/* isOver */.PU)(one.mission))
            outcomes.push(await followPosted(engine, one, posted, pull));
    }
    return outcomes;
}
async function followPosted(engine, one, posted, pull) {
    const { result, known } = await findPosted(engine, one, posted);
    return conclude_conclude(engine, result, 'once', pull === undefined ? known : { ...known, pull });
}
function toReadings(engine, outcomes, number) {
    const readings = new Map();
    for (const { page, commentUrl } of outcomes) {
        const id = readId(page);
        if (page !== null && id !== null)
            readings.set(id, toGateReading(engine, page, commentUrl, number));
    }
    return readings;
}
async function showAsSeen(engine, pull, reading) {
    const seen = reading.bound ? (reading.page?.pull ?? pull) : pull;
    if (seen.state !== 'open')
        return 'unchanged';
    return showGate(engine, seen, reading).catch((error) => {
        engine.log.warning(`the commit status could not be written: ${error instanceof Error ? error.message : ''}`);
        return 'unchanged';
    });
}
function describeGate(engine, number, reading, write) {
    const { context } = engine.settings.gate;
    const what = reading.page === null ? 'No mission is delivered by' : 'No open mission is delivered by';
    const gate = write === 'off' || write === 'denied' ? '' : `; ${context} is ${reading.state}`;
    const say = `${what} pull request #${number}${gate}.`;
    engine.log.info(`Skipped: ${say}`);
    return { ...flow_outcomes/* EMPTY */.wg, kind: 'skipped', code: 'no_mission', say, next: 'Nothing to do.' };
}
function gather(outcomes) {
    const [only] = outcomes;
    if (only === undefined)
        return null;
    return outcomes.length === 1 ? only : (0,flow_outcomes/* summarise */.fS)(outcomes);
}

;// CONCATENATED MODULE: ./src/flow/reconcile.js







async function reconcile(given, intent) {
    const engine = isAboutDelivery(intent) ? given : withoutPullNumber(given);
    switch (intent.kind) {
        case 'discover':
            return discover(engine);
        case 'hire':
            return conclude_conclude(engine, await engine.log.group('Hire', () => hire(engine, intent)), intent.wait);
        case 'sync':
            return sync(engine, intent.target, intent.wait);
        case 'sweep':
            return sweep(engine);
        case 'gate':
            return gate(engine, intent.target);
        case 'command':
            return obey(engine, intent);
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
        ...flow_outcomes/* EMPTY */.wg,
        kind: 'skipped',
        code: 'discovered',
        say,
        next: 'Name one with the input specialist to hire directly.',
        specialists,
    };
}

// EXTERNAL MODULE: ./src/core/config-words.js
var config_words = __webpack_require__(4051);
;// CONCATENATED MODULE: ./src/flow/unconfigured.js







async function holdEverything(engine, intent, verdict) {
    switch (intent.kind) {
        case 'hire': {
            const { subject, wait } = intent;
            const outcome = await conclude_conclude(engine, holdHire(subject, verdict), wait);
            if (subject.kind === 'pull_request')
                await shut(engine, { kind: 'pull', number: subject.number }, verdict);
            return outcome;
        }
        case 'command':
            return turnDown(engine, intent, verdict);
        case 'gate': {
            const writes = await shut(engine, intent.target, verdict);
            const isSilent = writes.length === 0 || writes.some((write) => write === 'denied' || write === 'off');
            return { ...toHeld(verdict), exitWithFailure: isSilent };
        }
        case 'sync':
            if (intent.target.kind === 'pull')
                await shut(engine, intent.target, verdict);
            return toHeld(verdict);
        case 'sweep':
        case 'discover':
            return toHeld(verdict);
    }
}
function toHeld({ code, say, next }) {
    return { ...flow_outcomes/* EMPTY */.wg, kind: 'held', code, say, next };
}
async function turnDown(engine, intent, verdict) {
    const { sender } = intent;
    if (sender.isBot && !engine.settings.limits.allowedBots.includes(sender.login))
        return toHeld(verdict);
    const heard = await hear(engine, intent);
    if (heard.kind === 'unheard')
        return (0,flow_outcomes/* skipped */.hT)(heard.why);
    await react(engine, intent, 'refused');
    if (await deservesReply(engine, intent)) {
        await writeReply(engine, intent, heard.conversation, tell('refused', 'Not done', verdict.say, verdict.next));
    }
    return toHeld(verdict);
}
async function shut(engine, target, { say }) {
    const { context } = engine.settings.gate;
    if (context === '')
        return ['off'];
    const reading = {
        state: 'error',
        description: (0,config_words/* describeForStatus */.t4)(say),
        url: null,
        page: null,
        bound: false,
    };
    if (target.kind === 'merge_group')
        return [await setStatus(engine, target.headSha, reading, null)];
    const numbers = target.kind === 'pull' ? [target.number] : await engine.github.pulls.listByCommit(target.sha);
    const writes = [];
    for (const number of numbers) {
        const pull = await engine.github.pulls.read(number);
        if (pull?.state === 'open')
            writes.push(await showGate(engine, pull, reading));
    }
    return writes;
}

// EXTERNAL MODULE: ./src/github/api.js + 1 modules
var github_api = __webpack_require__(7328);
// EXTERNAL MODULE: ../../node_modules/zod/v4/mini/schemas.js
var schemas = __webpack_require__(5915);
// EXTERNAL MODULE: ./src/github/errors.js
var errors = __webpack_require__(3226);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/api.js
var api = __webpack_require__(1299);
;// CONCATENATED MODULE: ./src/github/wire.js

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const instant = schemas/* pipe */.FsL(schemas/* string */.YjP().check(api/* _regex */.Fk(ISO)), schemas/* transform */.pdi((text) => Date.parse(text)));
const bigId = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(api/* _regex */.Fk(/^\d{1,15}$/)), schemas/* int */.Whr()]), schemas/* transform */.pdi(Number));
const restAccount = schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), id: schemas/* int */.Whr(), type: schemas/* string */.YjP() })), schemas/* transform */.pdi((user) => user && { login: user.login, id: user.id, isBot: user.type === 'Bot' }));
const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}`;
const actor = schemas/* pipe */.FsL(schemas/* nullable */.mee(schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })), schemas/* transform */.pdi((found) => found && wire_toAccount(found.login, found.databaseId ?? null, found.__typename === 'Bot')));
const viewer = schemas/* pipe */.FsL(schemas/* object */.Ikc({ login: schemas/* string */.YjP(), databaseId: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) }), schemas/* transform */.pdi(({ login, databaseId }) => wire_toAccount(login, databaseId ?? null, login.endsWith('[bot]'))));
function wire_toAccount(login, id, isBot) {
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
const run = schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('CheckRun'),
    id: schemas/* string */.YjP(),
    databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()),
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    conclusion: schemas/* nullable */.mee(schemas/* string */.YjP()),
    title: schemas/* nullable */.mee(schemas/* string */.YjP()),
    startedAt: schemas/* nullable */.mee(instant),
    detailsUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    checkSuite: schemas/* object */.Ikc({
        app: schemas/* nullable */.mee(schemas/* object */.Ikc({ databaseId: schemas/* nullable */.mee(schemas/* int */.Whr()), name: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
    }),
});
const rollup_status = schemas/* object */.Ikc({
    __typename: schemas/* literal */.euz('StatusContext'),
    id: schemas/* string */.YjP(),
    context: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    createdAt: instant,
    targetUrl: schemas/* nullable */.mee(schemas/* string */.YjP()),
    description: schemas/* nullable */.mee(schemas/* string */.YjP()),
    isRequired: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
});
const contextPage = pageOf(schemas/* pipe */.FsL(schemas/* discriminatedUnion */.gMt('__typename', [run, rollup_status]), schemas/* transform */.pdi((node) => (node.__typename === 'CheckRun' ? fromRun(node) : fromStatus(node)))));
const rollup_STATES = new Set([
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
    return rollup_STATES.has(state) ? state : 'unknown';
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
const rollup = schemas/* nullable */.mee(schemas/* object */.Ikc({ contexts: contextPage }));
const commit = schemas/* nullish */.cl6(schemas/* object */.Ikc({ statusCheckRollup: rollup }));
const checksAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ head: commit, merge: commit }) });
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
        schema: checksAnswer,
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
    throw new errors/* GitHubError */.y({ code: 'incomplete', call, why: `GitHub does not know the commit ${sha}` });
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
const branchAnswer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        ref: schemas/* nullable */.mee(schemas/* object */.Ikc({
            target: schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }),
            refUpdateRule: schemas/* nullable */.mee(schemas/* object */.Ikc({ requiredStatusCheckContexts: schemas/* nullable */.mee(schemas/* array */.YOg(schemas/* string */.YjP())) })),
        })),
    }),
});
async function readBranch(api, name) {
    const answer = await api.query({
        doing: `read the protection of the branch ${name}`,
        permission: 'contents: read',
        document: BRANCH_QUERY,
        variables: { ref: `refs/heads/${name}` },
        schema: branchAnswer,
        tolerates: isClassicDenied,
    });
    const { target, refUpdateRule } = answer.data.repository.ref ?? noBranch(name);
    const contexts = refUpdateRule?.requiredStatusCheckContexts ?? null;
    return {
        sha: target.oid,
        classic: (contexts ?? []).map((context) => ({ name: context, appId: null, source: 'classic' })),
        source: toSource(answer, contexts !== null),
    };
}
function isClassicDenied({ type, path }) {
    return type === 'FORBIDDEN' && path.startsWith('repository.ref.refUpdateRule');
}
function toSource({ problems }, found) {
    if (problems.length > 0)
        return 'denied';
    return found ? 'read' : 'none';
}
function noBranch(name) {
    const call = { doing: 'read the protection of a branch', where: 'GraphQL', permission: 'contents: read' };
    throw new errors/* GitHubError */.y({ code: 'not_found', call, why: `there is no branch ${name}` });
}

// EXTERNAL MODULE: ../../node_modules/zod/v4/core/core.js
var core = __webpack_require__(6416);
// EXTERNAL MODULE: ../../node_modules/zod/v4/core/parse.js + 1 modules
var parse = __webpack_require__(8989);
;// CONCATENATED MODULE: ./src/github/rules.js


const rule = schemas/* object */.Ikc({ type: schemas/* string */.YjP(), parameters: schemas/* optional */.lqM(schemas/* unknown */.L5J()) });
const statusChecks = schemas/* object */.Ikc({
    required_status_checks: schemas/* array */.YOg(schemas/* object */.Ikc({ context: schemas/* string */.YjP(), integration_id: schemas/* optional */.lqM(schemas/* nullable */.mee(schemas/* int */.Whr())) })),
});
const workflows = schemas/* object */.Ikc({ workflows: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP() })) });
const NO_APP = 0;
async function readRulesets(api, branch) {
    const call = {
        doing: `read the rules of the branch ${branch}`,
        permission: 'contents: read',
        route: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
        parameters: { branch },
    };
    try {
        const required = (await api.list(call, requirements)).flat();
        return { required, rules: 'read' };
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y && error.code === 'not_on_plan')
            return { required: [], rules: 'not_on_plan' };
        throw error;
    }
}
const requirements = schemas/* pipe */.FsL(rule, schemas/* transform */.pdi(({ type, parameters }, context) => {
    const read = READERS[type];
    if (read === undefined)
        return [];
    const found = read(parameters);
    if (found !== null)
        return found;
    context.issues.push({ code: 'custom', message: `a rule ${type} of another shape`, input: parameters });
    return core/* NEVER */.tm;
}));
const READERS = {
    required_status_checks(parameters) {
        const parsed = parse/* safeParse */.xL(statusChecks, parameters);
        if (!parsed.success)
            return null;
        return parsed.data.required_status_checks.map(({ context, integration_id: app }) => {
            return { name: context, appId: app === undefined || app === null || app < 0 ? null : app, source: 'ruleset' };
        });
    },
    workflows(parameters) {
        const parsed = parse/* safeParse */.xL(workflows, parameters);
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
const detailsAnswer = schemas/* object */.Ikc({
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
});
const MAX_IDS = 100;
function createChecks(api) {
    const readRequirements = async (name) => {
        const [rulesets, branch] = await Promise.all([readRulesets(api, name), readBranch(api, name)]);
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
                readRequirements(pull.baseRef),
                readContexts(api, target),
            ]);
            const reported = foldTestMerge(found.head, found.merge, new Set(required.map(({ name }) => name)));
            return { kind: 'read', sha: pull.headSha, reported, required, sources };
        }),
        readForBranch: (branch) => orUnavailable(async () => {
            const { sha, required, sources } = await readRequirements(branch);
            const { head } = await readContexts(api, { sha, pull: null, mergeSha: null });
            return { kind: 'read', sha, reported: head, required, sources };
        }),
        readRequired: (branch) => orUnavailable(async () => {
            const { required, sources } = await readRequirements(branch);
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
                    schema: detailsAnswer,
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
        if (error instanceof errors/* GitHubError */.y)
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


const contents_text = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* instanceof */.Nlp(ArrayBuffer)]), schemas/* transform */.pdi((raw) => (typeof raw === 'string' ? raw : new TextDecoder().decode(raw))));
function createContents(api) {
    return {
        async read(path) {
            if (path.split('/').includes('..'))
                throw new RangeError(`${path} leaves the repository`);
            const call = {
                doing: `read ${path} at the default branch`,
                permission: 'contents: read',
                route: `GET /repos/{owner}/{repo}/contents/${encodePath(path)}`,
                accept: 'application/vnd.github.raw+json',
            };
            try {
                return (await api.send(call, contents_text)).data;
            }
            catch (error) {
                if (error instanceof errors/* GitHubError */.y && error.code === 'not_found' && error.noEffect)
                    return null;
                throw error;
            }
        },
    };
}
function encodePath(path) {
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    return segments.map(encodeURIComponent).join('/');
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
  fullDatabaseId
  body
  url
  author { ...ActorParts }
  createdAt
}
${ACTOR_FRAGMENT}`;
}
const subjectsAnswer = schemas/* object */.Ikc({ repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ id: schemas/* string */.YjP() }))) });
const created = schemas/* pipe */.FsL(schemas/* object */.Ikc({ fullDatabaseId: bigId, body: schemas/* string */.YjP(), url: schemas/* string */.YjP(), author: actor, createdAt: instant }), schemas/* transform */.pdi(({ fullDatabaseId, body, url, author, createdAt }) => {
    return { id: fullDatabaseId, body, url, author, byUs: true, createdAt, editedAt: null, editedByOthers: false };
}));
const commentsAnswer = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(schemas/* object */.Ikc({ commentEdge: schemas/* nullable */.mee(schemas/* object */.Ikc({ node: schemas/* nullable */.mee(created) })) })));
async function createComments(api, drafts) {
    if (drafts.length === 0)
        return [];
    try {
        const subjects = await readSubjects(api, [...new Set(drafts.map(({ number }) => number))]);
        const placed = drafts.map((draft) => ({ ...draft, subject: subjects.get(draft.number) ?? null }));
        const written = await bulk_comments_write(api, placed.flatMap(({ subject, body }) => (subject === null ? [] : [{ subject, body }])));
        let next = 0;
        return placed.map(({ number, subject }) => {
            const reply = subject === null ? undefined : written[next++];
            return reply ?? { kind: 'failed', error: toError(number, 'not_found', 'there is no such issue or pull request') };
        });
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y))
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
        schema: subjectsAnswer,
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
async function bulk_comments_write(api, comments) {
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
        schema: commentsAnswer,
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
    return new errors/* GitHubError */.y({ code, call: { doing, where: 'GraphQL', permission: PERMISSION }, why });
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
const pullState = schemas/* pipe */.FsL(schemas/* enum */.k5n(['OPEN', 'CLOSED', 'MERGED']), schemas/* transform */.pdi((state) => candidates_STATES[state]));
const candidate = schemas/* pipe */.FsL(schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: pullState,
    isCrossRepository: schemas/* boolean */.zMY(),
    body: schemas/* string */.YjP(),
    updatedAt: instant,
    repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
}), schemas/* transform */.pdi(({ number, state, isCrossRepository, body, updatedAt, repository }) => {
    return { number, state, fork: isCrossRepository, body, updatedAt, repositoryId: repository.databaseId };
}));
function keepOwn(found, repository) {
    return found
        .filter(({ repositoryId }) => repositoryId === repository.id)
        .map(({ number, state, fork, body }) => ({ number, state, fork, body }));
}

;// CONCATENATED MODULE: ./src/github/comments.js


const COMMENT_FRAGMENT = `
fragment CommentParts on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
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
const commentPage = pageOf(schemas/* object */.Ikc({
    fullDatabaseId: bigId,
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    author: actor,
    editor: actor,
    viewerDidAuthor: schemas/* boolean */.zMY(),
    createdAt: instant,
    lastEditedAt: schemas/* nullable */.mee(instant),
}));
function toComment(raw, us) {
    const { author, lastEditedAt } = raw;
    const self = raw.viewerDidAuthor && author !== null ? author : us;
    return {
        id: raw.fullDatabaseId,
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
const shared = {
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    lastEditedAt: schemas/* nullable */.mee(instant),
    author: actor,
    labels: pageOf(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })),
    comments: commentPage,
    timelineItems: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: instant, actor: actor, label: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }) })),
    }),
    renames: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ createdAt: instant })) }),
};
const page = schemas/* discriminatedUnion */.gMt('__typename', [
    schemas/* object */.Ikc({
        __typename: schemas/* literal */.euz('Issue'),
        ...shared,
        closedByPullRequestsReferences: pageOfVisible(candidate),
    }),
    schemas/* object */.Ikc({ __typename: schemas/* literal */.euz('PullRequest'), ...shared }),
]);
const answer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* object */.Ikc({ issueOrPullRequest: schemas/* nullable */.mee(page) }) });
const manyAnswer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(page)) });
const conversations_created = schemas/* pipe */.FsL(schemas/* object */.Ikc({ id: schemas/* int */.Whr(), body: schemas/* string */.YjP(), html_url: schemas/* string */.YjP(), user: restAccount, created_at: instant }), schemas/* transform */.pdi(({ id, body, html_url, user, created_at }) => {
    const unedited = { editedAt: null, editedByOthers: false };
    return { id, body, url: html_url, author: user, byUs: true, createdAt: created_at, ...unedited };
}));
const conversations_READ = 'issues: read` and `pull-requests: read';
const FEEDBACK = { seen: 'eyes', done: '+1', refused: 'confused' };
const WRITE = 'issues: write` and `pull-requests: write';
function createConversations(api) {
    const readPage = async (number, cursors) => {
        const { data } = await api.query({
            doing: `read issue or pull request #${number}`,
            permission: conversations_READ,
            document: CONVERSATION_QUERY,
            variables: { number, comments: null, closedBy: null, ...cursors },
            schema: answer,
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
    return {
        read,
        async readMany(numbers) {
            const { data } = await api.query({
                doing: `read ${numbers.length} issues and pull requests`,
                permission: conversations_READ,
                document: formatConversationsQuery(numbers),
                variables: { comments: null, closedBy: null },
                schema: manyAnswer,
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
            const call = { doing: `comment on #${number}`, permission: WRITE, route };
            return (await api.send({ ...call, parameters: { issue_number: number, body } }, conversations_created)).data;
        },
        createComments: (drafts) => createComments(api, drafts),
        async editComment(id, body) {
            const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
            const call = { doing: `edit comment ${id}`, permission: WRITE, route };
            await api.send({ ...call, parameters: { comment_id: id, body } }, schemas/* unknown */.L5J());
        },
        deleteComment(id) {
            const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
            const call = { doing: `delete comment ${id}`, permission: WRITE, route, parameters: { comment_id: id } };
            return api.send(call, schemas/* unknown */.L5J()).then(() => true, (error) => whenGone(error));
        },
        async removeLabel(number, label) {
            const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
            const call = { doing: `take the label ${JSON.stringify(label)} off #${number}`, permission: WRITE, route };
            await api.send({ ...call, parameters: { issue_number: number, name: label } }, schemas/* unknown */.L5J()).catch(whenAbsent);
        },
        async react(commentId, feedback) {
            const route = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
            const call = { doing: `react to comment ${commentId}`, permission: WRITE, route };
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
function whenGone(error) {
    if (error instanceof errors/* GitHubError */.y && error.code === 'missing_permission')
        return false;
    whenAbsent(error);
    return true;
}
function whenAbsent(error) {
    if (!(error instanceof errors/* GitHubError */.y && error.code === 'not_found'))
        throw error;
}
function vanished(number) {
    const call = { doing: `read the pages of #${number}`, where: 'GraphQL', permission: 'issues: read' };
    throw new errors/* GitHubError */.y({ code: 'incomplete', call, why: 'it vanished between two pages' });
}

;// CONCATENATED MODULE: ./src/github/fuse.js



const FUSE_REACTIONS = ['rocket', 'eyes', 'hooray', 'heart', '+1', 'laugh', 'confused', '-1'];
const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }';
const reaction = schemas/* object */.Ikc({ id: schemas/* int */.Whr(), user: restAccount, content: schemas/* string */.YjP(), created_at: instant });
function createReactionFuse(api) {
    const whoAmI = createIdentity(api);
    const listBurns = (place, content) => listBurnsOf(api, whoAmI, place, content);
    return {
        kind: 'reaction',
        slots: FUSE_REACTIONS.length,
        async burn(place, slot) {
            const content = toContent(slot);
            try {
                if ((await listBurns(place, content)).length > 0)
                    return { kind: 'burnt' };
            }
            catch (error) {
                return toReply(error, true);
            }
            try {
                const parameters = { ...toIds(place), content };
                const { status, data } = await api.send({ ...toCall('POST', place), parameters }, reaction);
                if (status !== 201)
                    return { kind: 'burnt' };
                return await fuse_confirm(data, () => listBurns(place, content));
            }
            catch (error) {
                return toReply(error, false);
            }
        },
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
                if (!(error instanceof errors/* GitHubError */.y))
                    throw error;
                return isGone(error);
            }
        },
    };
}
async function fuse_confirm(ours, listBurns) {
    try {
        const burns = await listBurns();
        const earlier = burns.some(({ id, user }) => id < ours.id && (user === null || user.id !== ours.user?.id));
        return earlier ? { kind: 'burnt' } : { kind: 'ours', burnId: String(ours.id) };
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubError */.y))
            throw error;
        return { kind: 'unclear', why: `burnt, but not whether first: ${error.message}` };
    }
}
async function listBurnsOf(api, whoAmI, place, content) {
    const all = await api.list({ ...toCall('GET', place), parameters: { ...toIds(place), content } }, reaction);
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
    const { data } = await api.query({ ...call, document: VIEWER_QUERY, variables: {}, schema: schemas/* object */.Ikc({ viewer: viewer }) });
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
    return error instanceof errors/* GitHubError */.y && error.code === 'not_found' && error.noEffect;
}
function toReply(error, untouched) {
    if (!(error instanceof errors/* GitHubError */.y))
        throw error;
    if (isGone(error))
        return { kind: 'gone' };
    return { kind: untouched || error.noEffect ? 'denied' : 'unclear', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/issue-forms.js


const FOLDER = '.github/ISSUE_TEMPLATE';
const entries = schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), type: schemas/* string */.YjP() }));
const issue_forms_form = schemas/* object */.Ikc({
    body: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), attributes: schemas/* optional */.lqM(schemas/* looseObject */._H3({ label: schemas/* optional */.lqM(schemas/* unknown */.L5J()) })) })),
});
function createIssueForms(api, contents) {
    return {
        async list() {
            const names = await listNames(api);
            const forms = await Promise.all(names.map((name) => issue_forms_readForm(contents, `${FOLDER}/${name}`)));
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
        const { data } = await api.send(call, entries);
        const files = data.filter(({ name, type }) => type === 'file' && /\.ya?ml$/i.test(name));
        return files.map(({ name }) => name).filter((name) => !/^config\.ya?ml$/i.test(name));
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y && error.code === 'not_found' && error.noEffect)
            return [];
        throw error;
    }
}
const MAX_CHARACTERS = 64 * 1024;
const MAX_LINE = 4_000;
async function issue_forms_readForm(contents, path) {
    const text = await contents.read(path);
    if (text === null || text.length > MAX_CHARACTERS || text.split('\n').some((line) => line.length > MAX_LINE))
        return null;
    const parsed = parse/* safeParse */.xL(issue_forms_form, await parseYaml(text));
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

;// CONCATENATED MODULE: ./src/github/permissions.js



const flags = schemas/* object */.Ikc({
    pull: schemas/* boolean */.zMY(),
    triage: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    push: schemas/* boolean */.zMY(),
    maintain: schemas/* optional */.lqM(schemas/* boolean */.zMY()),
    admin: schemas/* boolean */.zMY(),
});
const permissions_answer = schemas/* object */.Ikc({
    permission: schemas/* string */.YjP(),
    role_name: schemas/* string */.YjP(),
    user: schemas/* nullable */.mee(schemas/* object */.Ikc({ permissions: schemas/* optional */.lqM(flags) })),
});
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
                return toReading((await api.send(call, permissions_answer)).data);
            }
            catch (error) {
                if (!(error instanceof errors/* GitHubError */.y))
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
    const least = PERMISSIONS.find((level) => levels.includes(level));
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
    return PERMISSIONS.find((level) => level === word) ?? null;
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
const headCommit = schemas/* object */.Ikc({
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
});
const head_commit_answer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ object: schemas/* nullable */.mee(headCommit) }) });
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
        schema: head_commit_answer,
        tolerates: isStatusDenied,
    });
    if (data.repository.object !== null)
        return data.repository.object;
    throw new errors/* GitHubError */.y({
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
const sha = schemas/* string */.YjP().check(api/* _regex */.Fk(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const MERGEABLE = { MERGEABLE: 'mergeable', CONFLICTING: 'conflicting', UNKNOWN: 'unknown' };
const REVIEWS = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes_requested',
    REVIEW_REQUIRED: 'review_required',
};
const pull = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    url: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: pullState,
    isDraft: schemas/* boolean */.zMY(),
    isCrossRepository: schemas/* boolean */.zMY(),
    author: actor,
    headRefOid: sha,
    headRefName: schemas/* string */.YjP(),
    baseRefName: schemas/* string */.YjP(),
    mergeable: schemas/* enum */.k5n(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
    reviewDecision: schemas/* nullable */.mee(schemas/* enum */.k5n(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'])),
    potentialMergeCommit: schemas/* nullable */.mee(schemas/* object */.Ikc({ oid: sha })),
    headCommit: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ commit: headCommit })) }),
    closingIssuesReferences: pageOfVisible(schemas/* object */.Ikc({ number: schemas/* int */.Whr(), repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }) })),
    comments: commentPage,
});
const pullsAnswer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* nullable */.mee(pull)) });
const pullAnswer = schemas/* object */.Ikc({ viewer: viewer, repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(pull) }) });
const headAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ headRefOid: sha })) }) });
const pull_PERMISSION = 'pull-requests: read` and `issues: read';
async function readPull(api, number) {
    const { us, found, denied } = await pull_readPage(api, number, {});
    if (found === null)
        return null;
    const doing = `read the pages of pull request #${number}`;
    const again = async (cursors) => (await pull_readPage(api, number, cursors)).found ?? missingPull(number);
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
async function pull_readPage(api, number, cursors) {
    const { data, problems } = await api.query({
        doing: `read pull request #${number}`,
        permission: pull_PERMISSION,
        document: PULL_QUERY,
        variables: { number, comments: null, closes: null, ...cursors },
        schema: pullAnswer,
        tolerates: isTolerable('pullRequest'),
    });
    return { us: data.viewer, found: data.repository.pullRequest, denied: problems.some(isStatusDenied) };
}
async function pull_readPulls(api, numbers) {
    const { data, problems } = await api.query({
        doing: `read ${numbers.length} pull requests`,
        permission: pull_PERMISSION,
        document: formatPullsQuery(numbers),
        variables: { comments: null, closes: null },
        schema: pullsAnswer,
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
        schema: headAnswer,
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
    throw new errors/* GitHubError */.y({ code: 'not_found', call, why: 'there is no such pull request' });
}

;// CONCATENATED MODULE: ./src/github/files.js


const CHANGED_FILES_QUERY = `
query ChangedFiles($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { changedFiles } }
}`;
const countAnswer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ changedFiles: schemas/* int */.Whr() })) }),
});
const file = schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP(), previous_filename: schemas/* optional */.lqM(schemas/* string */.YjP()) }).check(schemas/* refine */.YPB(({ status, previous_filename }) => status !== 'renamed' || previous_filename !== undefined, {
    error: 'a rename without its old name',
}));
const MAX_FILES = 3_000;
async function listTouchedPaths(api, number) {
    const call = { doing: `list the files of pull request #${number}`, permission: 'pull-requests: read' };
    const { data } = await api.query({
        ...call,
        document: CHANGED_FILES_QUERY,
        variables: { number },
        schema: countAnswer,
    });
    const { changedFiles } = data.repository.pullRequest ?? missingPull(number);
    if (changedFiles >= MAX_FILES)
        return { kind: 'too_many', listed: changedFiles };
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
    const files = await api.list({ ...call, route, parameters: { pull_number: number } }, file);
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
const oid = schemas/* object */.Ikc({ oid: schemas/* string */.YjP() });
const merge_group_commit = schemas/* object */.Ikc({
    oid: schemas/* string */.YjP(),
    messageHeadline: schemas/* string */.YjP(),
    parents: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(oid) }),
    associatedPullRequests: schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            number: schemas/* int */.Whr(),
            state: schemas/* string */.YjP(),
            headRefOid: schemas/* string */.YjP(),
            repository: schemas/* object */.Ikc({ databaseId: schemas/* int */.Whr() }),
        })),
    }),
});
const entry = schemas/* object */.Ikc({
    headCommit: schemas/* nullable */.mee(oid),
    baseCommit: schemas/* nullable */.mee(oid),
    pullRequest: schemas/* nullable */.mee(schemas/* object */.Ikc({ number: schemas/* int */.Whr() })),
});
const merge_group_answer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        base: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: oid })),
        queue: schemas/* nullish */.cl6(schemas/* object */.Ikc({ entries: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* nullable */.mee(entry)) }) })),
        head: schemas/* nullable */.mee(schemas/* object */.Ikc({ history: pageOf(merge_group_commit) })),
    }),
});
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
        variables: { head: headSha, base: baseRef, branch: baseRef.replace(/^refs\/heads\//, ''), after },
        schema: merge_group_answer,
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
const updatedAnswer = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ pullRequests: pageOf(candidate) }) });
const pullOfCommit = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }) }),
});
const pulls_PERMISSION = 'pull-requests: read';
function createPulls(api) {
    return {
        read: (number) => readPull(api, number),
        readHead: (number) => readHead(api, number),
        listTouchedPaths: (number) => listTouchedPaths(api, number),
        listUpdatedSince: (since) => listUpdatedSince(api, since),
        listByCommit: (sha) => listByCommit(api, sha),
        readMany: (numbers) => pull_readPulls(api, numbers),
        readMergeGroup: (group) => readMergeGroup(api, group),
    };
}
async function listUpdatedSince(api, since) {
    const doing = 'list the pull requests';
    const isRecent = ({ updatedAt }) => updatedAt >= since;
    const turn = async (after) => {
        const call = { doing, permission: pulls_PERMISSION, document: UPDATED_PULLS_QUERY, variables: { after } };
        const { data } = await api.query({ ...call, schema: updatedAnswer });
        const { nodes, next } = data.repository.pullRequests;
        return { nodes: nodes.filter(isRecent), next: nodes.every(isRecent) ? next : null };
    };
    return keepOwn(await (0,github_api/* readFurtherPages */.D)(doing, await turn(null), turn), api.repository);
}
async function listByCommit(api, sha) {
    const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
    const call = { doing: `list the pull requests of commit ${sha}`, permission: pulls_PERMISSION, route };
    const found = await api.list({ ...call, parameters: { commit_sha: sha } }, pullOfCommit).catch(whenUnknownCommit);
    return found
        .filter(({ state, base }) => state === 'open' && base.repo.id === api.repository.id)
        .map(({ number }) => number);
}
function whenUnknownCommit(error) {
    if (error instanceof errors/* GitHubError */.y && error.status === 422)
        return [];
    throw error;
}

;// CONCATENATED MODULE: ./src/github/ref-fuse.js


const ref = schemas/* object */.Ikc({ object: schemas/* object */.Ikc({ type: schemas/* string */.YjP(), sha: schemas/* string */.YjP() }) });
const ref_fuse_created = schemas/* object */.Ikc({ sha: schemas/* string */.YjP() });
const tag = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
const owned = schemas/* object */.Ikc({ at: schemas/* int */.Whr() });
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
        async burn(place, slot) {
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
            return refusal === null ? { kind: 'ours', burnId: sha } : clearUp(refusal, sha, () => readTarget(name));
        },
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
        return (await api.send(call, ref)).data.object;
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y && error.code === 'not_found' && error.noEffect)
            return null;
        throw error;
    }
}
async function createTag(api, name, { run, nonce, now }) {
    const head = await readTargetOf(api, `refs/heads/${api.repository.defaultBranch}`);
    const call = toWrite('note who burns the fuse', 'POST /repos/{owner}/{repo}/git/tags');
    if (head === null) {
        const where = `${api.repository.defaultBranch} of ${api.repository.owner}/${api.repository.name}`;
        throw new errors/* GitHubError */.y({ code: 'not_found', call: { ...call, where }, why: 'the default branch has no commit yet' });
    }
    const parameters = {
        tag: name.replace('refs/', ''),
        message: JSON.stringify({ run, nonce: nonce(), at: now() }),
        object: head.sha,
        type: head.type,
    };
    return (await api.send({ ...call, parameters }, ref_fuse_created)).data.sha;
}
async function createRef(api, name, sha) {
    const call = toWrite('burn the fuse', 'POST /repos/{owner}/{repo}/git/refs');
    try {
        const { status } = await api.send({ ...call, parameters: { ref: name, sha } }, schemas/* unknown */.L5J());
        if (status === 201)
            return null;
        throw new errors/* GitHubError */.y({ code: 'bad_answer', call: { ...call, where: name }, why: `HTTP ${status}` });
    }
    catch (error) {
        if (error instanceof errors/* GitHubError */.y)
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
        if (!(error instanceof errors/* GitHubError */.y))
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
    const { message } = (await api.send(call, tag)).data;
    try {
        const read = parse/* safeParse */.xL(owned, JSON.parse(message));
        return read.success ? read.data.at : null;
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
    if (!(error instanceof errors/* GitHubError */.y))
        throw error;
    return { kind: 'denied', why: error.message };
}

;// CONCATENATED MODULE: ./src/github/runs.js



const runs_run = schemas/* object */.Ikc({
    status: schemas/* nullable */.mee(schemas/* string */.YjP()),
    run_attempt: schemas/* int */.Whr(),
    run_started_at: instant,
    updated_at: instant,
});
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
                const { data } = await api.send(call, runs_run);
                if (data.run_attempt > attempt)
                    return { kind: 'ended', at: data.run_started_at };
                if (data.run_attempt < attempt)
                    return { kind: 'unknown', why: `run ${runId} has no attempt ${attempt} yet` };
                return data.status === 'completed' ? { kind: 'ended', at: data.updated_at } : { kind: 'running' };
            }
            catch (error) {
                if (error instanceof errors/* GitHubError */.y)
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
const statuses_commit = schemas/* object */.Ikc({
    oid: schemas/* optional */.lqM(schemas/* string */.YjP()),
    history: schemas/* optional */.lqM(schemas/* object */.Ikc({
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
            status: schemas/* nullable */.mee(schemas/* object */.Ikc({ context: schemas/* nullable */.mee(schemas/* object */.Ikc({ description: schemas/* nullable */.mee(schemas/* string */.YjP()) })) })),
        })),
    })),
});
const statuses_branchAnswer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({ defaultBranchRef: schemas/* nullable */.mee(schemas/* object */.Ikc({ target: schemas/* nullable */.mee(statuses_commit) })) }),
});
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
                if (error instanceof errors/* GitHubError */.y && error.code === 'missing_permission')
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
                schema: statuses_branchAnswer,
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
        checks: createChecks(api),
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
    if (URL.canParse(String(url)))
        return new URL(url);
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
;// CONCATENATED MODULE: ./src/marketplace/wire.js


const wire_text = schemas/* pipe */.FsL(schemas/* string */.YjP(), schemas/* transform */.pdi((value) => value.toWellFormed()));
const optionalText = schemas/* nullish */.cl6(wire_text);
const optionalNumber = schemas/* nullish */.cl6(schemas/* number */.aig());
const id = schemas/* pipe */.FsL(schemas/* union */.KCZ([schemas/* string */.YjP().check(schemas/* refine */.YPB(isMissionId)), schemas/* int */.Whr()]), schemas/* transform */.pdi((value) => String(value)));
const named = schemas/* pipe */.FsL(schemas/* object */.Ikc({ name: wire_text }), schemas/* transform */.pdi((value) => value.name));
const wireMission = schemas/* object */.Ikc({
    id,
    title: wire_text,
    status: wire_text.check(schemas/* refine */.YPB((value) => value.trim() !== '')),
    description: optionalText,
    verification: schemas/* optional */.lqM(schemas/* unknown */.L5J()),
    escrow_status: optionalText,
    specialist: schemas/* nullish */.cl6(schemas/* union */.KCZ([wire_text, named])),
    rank: optionalNumber,
    category: optionalText,
    tier: optionalText,
    budget_usd: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])),
    dod: optionalText,
    rework_count: optionalNumber,
    created_at: schemas/* nullish */.cl6(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])),
});
const wireSpecialist = schemas/* object */.Ikc({
    name: wire_text,
    persona: optionalText,
    type: optionalText,
    tier: optionalText,
    rank: optionalNumber,
    score: optionalNumber,
    missions: optionalNumber,
    price: schemas/* nullish */.cl6(schemas/* union */.KCZ([wire_text, schemas/* number */.aig()])),
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
    const result = wireMission.safeParse(json);
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
            phase: (0,core_mission/* toPhase */.tn)(wire.status),
            status: wire.status,
            verification: (0,core_mission/* toVerification */.TG)(verificationText),
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
    const result = wireSpecialist.safeParse(json);
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



const errors_WHAT = {
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
    bad_id: ['This cannot be the id of a mission', 'Check `mission-id`.'],
    unreachable: ['The marketplace could not be reached', 'Check `api-url` and the network; nothing was sent.'],
    interrupted: ['No usable answer came from the marketplace', 'Run again later; the mission is looked up first.'],
    cancelled: ['The run was cancelled', 'Run it again to resume.'],
    deadline: ['The time of this step is over', 'Raise `timeout`, or let a later run resume.'],
    internal: ['Something unexpected happened in the client of the marketplace', 'Please report it.'],
};
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
        const [what, fix] = errors_WHAT[parts.code];
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
        listSpecialists: () => listAll(transport, `${base}/specialists`, toSpecialists),
        listMissions: async () => {
            const all = await listAll(transport, missions, toMissions);
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
        acceptMission: (id) => client_settle(transport, missions, { id, verb: 'accept', body: null, key: (0,digest/* sha256 */.sc)(`accept ${id}`) }),
        reworkMission: (id, reason) => {
            const key = (0,digest/* sha256 */.sc)(`rework ${id} ${nonce()}`);
            return client_settle(transport, missions, { id, verb: 'rework', body: JSON.stringify({ reason }), key });
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
async function client_settle(transport, base, wanted) {
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
async function listAll(transport, first, read) {
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
        (0,markdown/* gfm */.Te) `⏳ **Hiring a specialist.**`,
        (0,markdown/* gfm */.Te) `${run} is about to post the mission, once. This note goes away when that is recorded. If it stays, the run was stopped in between: run it again, and it takes up whatever is there.`,
    ]);
}
function renderWithdrawalNote(note) {
    const run = (0,markdown/* link */.nf)((0,format/* toOwnUrl */.bz)(note.runUrl), (0,markdown/* gfm */.Te) `This run`);
    return (0,comment/* joinBlocks */.x9)([
        (0,markdown/* gfm */.Te) `↩️ **Nobody was hired.**`,
        (0,markdown/* gfm */.Te) `${run} stopped before anything was sent. Generation ${String(note.generation)} stays unused; the next try opens the one after it. Leave this note: it is what says so.`,
    ]);
}
function renderDecisionComment(decision) {
    const { page, verdict, sha } = decision;
    const report = (0,view/* toReport */.c)({ ...page, verdict });
    const at = sha === null ? (0,markdown/* gfm */.Te) `` : (0,markdown/* gfm */.Te) ` at ${(0,markdown/* code */.aY)((0,format/* formatSha */.g$)(sha))}`;
    const title = verdict.kind === 'rework' ? (0,markdown/* gfm */.Te) `### 🔁 Sending the delivery back${at}` : (0,markdown/* gfm */.Te) `### ✅ Accepting the delivery${at}`;
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
    return (0,markdown/* list */.p_)(rest === 0 ? shown : [...shown, (0,markdown/* gfm */.Te) `… and ${(0,format/* formatCount */.B4)(rest, 'more check')}`]);
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



const status_DESCRIPTION_LIMIT = 140;
const status_STATES = {
    accepted: 'pending',
    reworked: 'pending',
    pending: 'pending',
    skipped: 'pending',
    held: 'failure',
    failed: 'error',
};
function renderStatus(page) {
    const headline = status_toLine((0,report_headline/* toHeadline */.GM)(page).text);
    const trial = page.sandbox ? 'Sandbox. ' : '';
    const text = page.outcome === 'accepted' && !page.gateOpen ? 'Accepted, but not for this commit' : headline;
    return {
        state: page.gateOpen ? 'success' : status_STATES[page.outcome],
        description: (0,core_text/* cut */.Jj)(`${trial}${text}`, status_DESCRIPTION_LIMIT),
    };
}
function formatLogLine(page) {
    const { mission, verdict } = page;
    const who = mission === null ? page.reference : `${page.reference} (mission ${mission.id}, ${mission.status})`;
    const say = verdict.say.trim() === '' ? '' : `. ${verdict.say}`;
    return `${(0,core_text/* cut */.Jj)(status_toLine(who), 200)}: ${(0,core_text/* cut */.Jj)(status_toLine(`${(0,report_headline/* toHeadline */.GM)(page).text}${say}`), 360)} [${verdict.code}]`;
}
function status_toLine(foreign) {
    return (0,markdown/* showInvisible */.jQ)(foreign).replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./src/report/replies.js





const ICONS = { done: '👍', refused: '😕', told: '💬' };
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
    return `\n${(0,markdown/* list */.p_)(rest === 0 ? lines : [...lines, (0,markdown/* gfm */.Te) `… and ${rest} more`]).source}\n`;
}

;// CONCATENATED MODULE: ./src/report/renderer.js





function createRenderer(style, redact = same) {
    const clean = (value) => redactTexts(value, redact);
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
        return await compose_carryOut(step, connect(step, marketplace));
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
async function compose_carryOut(step, wires) {
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
    const owner = { run: (0,flow_engine/* formatRun */.TI)(run), nonce: external_node_crypto_.randomUUID, now: () => systemClock.now() };
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
        fuse: trial ? createMemoryFuse(() => systemClock.now()) : github.fuse,
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

/***/ 4061:
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
    const first = lines.findIndex(isFilled);
    return first === -1 ? '' : lines.slice(first, lines.findLastIndex(isFilled) + 1).join('\n');
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text, 'utf8').digest('hex');
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

/***/ 6145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ findHiddenText),
  d: () => (/* binding */ isHidden)
});

;// CONCATENATED MODULE: ./src/core/code-point-name.js
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
    if (/^\p{Cc}$/u.test(char))
        return 'CONTROL CHARACTER';
    if (/^\p{Cs}$/u.test(char))
        return 'LONE SURROGATE';
    return /^\p{Cf}$/u.test(char) ? 'FORMAT CHARACTER' : 'INVISIBLE CHARACTER';
}

;// CONCATENATED MODULE: ./src/core/hidden-text.js

const HIDDEN = /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Bidi_Control}\p{Cc}\p{Cs}\u2028\u2029]--[\t\n\r]]/v;
const LINE_END = /\r\n|\n|\r/;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
const KEYCAP = '\u20e3';
const DIRECTION_MARKS = new Set([0x200e, 0x200f, 0x061c]);
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
    if (!HIDDEN.test(text))
        return [];
    return text.split(LINE_END).flatMap((line, index) => (HIDDEN.test(line) ? findInLine(line, index + 1) : []));
}
function isHidden(codePoint) {
    return HIDDEN.test(String.fromCodePoint(codePoint));
}
function findInLine(text, line) {
    const chars = Array.from(text);
    const marksAllowed = findAllowedMarks(chars);
    const found = [];
    for (let at = 0; at < chars.length; at += 1) {
        const char = charAt(chars, at);
        if (char === BLACK_FLAG && TAGGED_FLAGS.has(chars.slice(at + 1, at + 1 + TAGS_IN_FLAG).join(''))) {
            at += TAGS_IN_FLAG;
        }
        else if (HIDDEN.test(char) && !marksAllowed.has(at) && !isNeeded(chars, at)) {
            const codePoint = toCodePoint(char);
            found.push({ codePoint, name: nameCodePoint(codePoint), line, column: at + 1 });
        }
    }
    return found;
}
function isNeeded(chars, at) {
    switch (toCodePoint(charAt(chars, at))) {
        case TEXT_STYLE:
        case EMOJI_STYLE:
            return isStyle(charAt(chars, at - 1), charAt(chars, at + 1));
        case ZWJ:
            return joinsEmoji(chars, at) || joinsLetters(chars, at);
        case ZWNJ:
            return joinsLetters(chars, at);
        default:
            return false;
    }
}
function isStyle(before, after) {
    return /^[0-9#*]$/.test(before) ? after === KEYCAP : /^\p{Emoji}$/u.test(before);
}
function joinsEmoji(chars, at) {
    const before = charAt(chars, at - 1);
    const dressed = before === String.fromCodePoint(EMOJI_STYLE) || /^\p{Emoji_Modifier}$/u.test(before);
    return isPictograph(dressed ? charAt(chars, at - 2) : before) && isPictograph(charAt(chars, at + 1));
}
function isPictograph(char) {
    return /^\p{Extended_Pictographic}$/u.test(char);
}
function joinsLetters(chars, at) {
    const before = charAt(chars, at - 1);
    const after = charAt(chars, at + 1);
    return JOINING_SCRIPTS.some((script) => script.test(before) && script.test(after));
}
function findAllowedMarks(chars) {
    const allowed = new Set();
    const candidates = chars.flatMap((char, at) => (DIRECTION_MARKS.has(toCodePoint(char)) ? [at] : []));
    if (candidates.length === 0)
        return allowed;
    const before = listNearestLetters(chars);
    const after = listNearestLetters(chars.toReversed()).reverse();
    for (const at of candidates) {
        const alone = !HIDDEN.test(charAt(chars, at - 1)) && !HIDDEN.test(charAt(chars, at + 1));
        const inside = before[at] === 'right-to-left' || after[at] === 'right-to-left';
        if (alone && inside)
            allowed.add(at);
    }
    return allowed;
}
function listNearestLetters(chars) {
    let nearest = 'other';
    return chars.map((char) => {
        if (/^\p{L}$/u.test(char))
            nearest = RIGHT_TO_LEFT.test(char) ? 'right-to-left' : 'other';
        return nearest;
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

/***/ 1595:
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
        if (budgetCents === null || !Number.isSafeInteger(budgetCents) || budgetCents < 0)
            return null;
        sum += budgetCents;
    }
    return Number.isSafeInteger(sum) ? sum : null;
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
  w: () => (/* binding */ isGateOpen),
  S: () => (/* binding */ judge)
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
        situation: 'ended otherwise (cancelled, expired, refunded, …)',
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
    const words = { say: 'No row of the decision table matches.', next: 'Please report this as a bug of the action.' };
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
        gateOpen: (0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateOpen */ .w)(engine, look),
    });
}


/***/ }),

/***/ 7328:
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
// EXTERNAL MODULE: ./src/github/graphql.js
var graphql = __webpack_require__(1592);
;// CONCATENATED MODULE: ./src/github/pace.js
const BURST = 20;
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
    const meter = createQuotaMeter();
    const pace = createPace(options.clock ?? null);
    let connecting;
    const call = async (where, route, parameters) => {
        try {
            connecting ??= connect(options, where);
            const request = await connecting;
            meter.countRequest();
            const answer = await request(route, parameters);
            meter.readHeaders(answer.headers);
            if (answer.status >= 200 && answer.status <= 299)
                return answer;
            throw errors/* GitHubError */.y.fromAnswer(answer, where);
        }
        catch (error) {
            throw errors/* GitHubError */.y.from(error, where);
        }
    };
    const rest = async (asked, extra = {}) => {
        if (!asked.route.startsWith('GET '))
            await pace();
        return call(toCall(asked, options), asked.route, {
            owner: repository.owner,
            repo: repository.name,
            ...asked.parameters,
            ...extra,
            headers: { 'x-github-api-version': '2022-11-28', ...(asked.accept !== undefined && { accept: asked.accept }) },
        });
    };
    const ask = async (asked) => {
        const where = { doing: asked.doing, permission: asked.permission, where: `POST ${options.graphqlUrl}` };
        const answer = await call(where, `POST ${options.graphqlUrl}`, {
            query: asked.document,
            variables: {
                ...(asked.document.includes('$owner') && { owner: repository.owner, name: repository.name }),
                ...asked.variables,
            },
            headers: { 'x-github-api-version': '2022-11-28' },
        });
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
            const { status, data } = await rest(asked);
            return { status, data: api_parse(data, schema, toCall(asked, options)) };
        },
        async list(asked, item) {
            const where = toCall(asked, options);
            const items = [];
            for (let page = 1; page <= MAX_PAGES; page += 1) {
                const answer = await rest(asked, { per_page: PER_PAGE, page });
                const found = api_parse(answer.data, listOf(item), where);
                items.push(...found);
                if (!hasNextPage(answer, found.length))
                    return items;
            }
            throw new errors/* GitHubError */.y({ code: 'incomplete', call: where, why: `there are more than ${MAX_PAGES} pages` });
        },
        query: ask,
        async mutate(asked) {
            await pace();
            return ask(asked);
        },
    };
}
async function readFurtherPages(doing, first, turn) {
    const nodes = [...first.nodes];
    const seen = new Set();
    for (let after = first.next; after !== null;) {
        if (seen.has(after) || seen.size >= MAX_PAGES) {
            const call = { doing, where: 'GraphQL', permission: 'contents: read' };
            throw new errors/* GitHubError */.y({ code: 'incomplete', call, why: 'the cursor does not advance, the pages have no end' });
        }
        seen.add(after);
        const page = await turn(after);
        nodes.push(...page.nodes);
        after = page.next;
    }
    return nodes;
}
async function connect(options, where) {
    if (options.token === '') {
        throw new errors/* GitHubError */.y({ code: 'unauthorized', call: where, why: 'there is no token', noEffect: true });
    }
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
    throw new errors/* GitHubError */.y({ code: 'bad_answer', call, why });
}
function hasNextPage(answer, count) {
    const { link } = answer.headers;
    return typeof link === 'string' ? /;\s*rel="next"/.test(link) : count >= PER_PAGE;
}


/***/ }),

/***/ 3226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readLimit),
/* harmony export */   y: () => (/* binding */ GitHubError)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5915);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8989);
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
    not_on_plan: () => "The repository's plan does not have this feature.",
    not_found: ({ call }) => `Check that it exists and that the token may see it (\`${call.permission}\` under \`permissions:\`).`,
    moved: () => 'The repository was renamed or moved: start a new run, which gets the new name.',
    refused: () => 'GitHub did not take the request; its words above say why.',
    rate_limited: () => 'Wait until the limit ends and run again, or look less often (`poll-interval`).',
    server_error: () => 'Run again later; https://www.githubstatus.com shows incidents.',
    unreachable: () => "Check the runner's network and proxy, then run again.",
    cancelled: () => 'Run it again to resume.',
    bad_answer: () => 'Check what sits between the runner and GitHub; if it stays, report it with the request id.',
    incomplete: () => 'Run again; if it stays, report it with the words above.',
};
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
const withAnswer = zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    response: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ status: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), headers: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()), data: zod_mini__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J() }),
});
function readAnswer(error) {
    const result = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xL(withAnswer, error);
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
    const limit = code === 'rate_limited' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .readLimit */ .i)(answer.headers) : null;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubError */ .y({
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
