export const id = 789;
export const ids = [789];
export const modules = {

/***/ 1789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweep: () => (/* binding */ sweep)
});

// EXTERNAL MODULE: ./src/core/domain/mission.js
var domain_mission = __webpack_require__(1064);
// EXTERNAL MODULE: ./src/core/digest.js
var digest = __webpack_require__(4493);
;// CONCATENATED MODULE: ./src/core/sweep/order.js

const PICK_MS = 5 * 60_000;
const POSITION_DIGITS = 12;
function selectShard(missions, shard) {
    if (shard === null)
        return missions;
    return missions.filter(({ id }) => shardOf(id, shard.count) === shard.index);
}
function shardOf(id, count) {
    return (Number.parseInt((0,digest/* sha256 */.sc)(id).slice(0, 12), 16) % count) + 1;
}
function orderAfter(missions, after) {
    const ring = missions
        .map((mission) => ({ mission, position: ringPosition(mission.id) }))
        .toSorted((a, b) => (a.position < b.position ? -1 : 1));
    const ahead = ring.filter(({ position }) => position > after);
    const behind = ring.filter(({ position }) => position <= after);
    return [...ahead, ...behind].map(({ mission }) => mission);
}
function ringPosition(id) {
    return (0,digest/* sha256 */.sc)(id).slice(0, POSITION_DIGITS);
}
function pickStart(now) {
    return ringPosition(`start ${Math.floor(now / PICK_MS)}`);
}
function formatCursor(checkedCount, totalCount, { ready, idle }) {
    return `${checkedCount} of ${totalCount} open missions looked at; the next sweep goes on after ${ready ?? '-'}, ${idle ?? '-'}`;
}
function parseCursor(text) {
    const [, ready, idle] = / after ([0-9a-f]{12}|-), ([0-9a-f]{12}|-)$/.exec(text) ?? [];
    if (ready === undefined || idle === undefined)
        return null;
    return { ready: ready === '-' ? null : ready, idle: idle === '-' ? null : idle };
}

// EXTERNAL MODULE: ./src/flow/run/conclude.js
var conclude = __webpack_require__(9823);
// EXTERNAL MODULE: ./src/flow/missions/for-pull.js
var for_pull = __webpack_require__(403);
;// CONCATENATED MODULE: ./src/flow/sweep/settle-batch.js
const MAX_CONCURRENT = 10;
const MAX_WAIT_MS = 15_000;
async function runSettleBatch(context, members) {
    const batch = new SettleBatch(context);
    const results = members.map((member) => batch.runMember(member));
    batch.close();
    const ended = await Promise.allSettled(results);
    return ended.map((one) => {
        if (one.status === 'rejected')
            throw one.reason;
        return one.value;
    });
}
class SettleBatch {
    #context;
    #active = 0;
    #closed = false;
    #waiting = [];
    #queue = [];
    #settled = Promise.withResolvers();
    constructor(context) {
        this.#context = context;
    }
    async runMember(member) {
        if (this.#active >= MAX_CONCURRENT)
            await new Promise((start) => this.#queue.push(start));
        else
            this.#active += 1;
        let isFinished = false;
        const finish = () => {
            if (isFinished)
                return;
            isFinished = true;
            this.#leave();
        };
        const log = bufferLog(this.#context.log);
        try {
            return await member(this.#contextFor(finish, () => isFinished, log.buffered));
        }
        finally {
            finish();
            log.flush();
        }
    }
    close() {
        this.#closed = true;
        this.#sendIfComplete();
    }
    #leave() {
        const next = this.#queue.shift();
        if (next === undefined)
            this.#active -= 1;
        else
            next();
        this.#sendIfComplete();
    }
    #sendIfComplete() {
        if (this.#closed && this.#active === 0)
            this.#settled.resolve(null);
        const [first] = this.#waiting;
        if (first === undefined)
            return;
        const isLate = this.#context.clock.now() - first.since > MAX_WAIT_MS;
        if (isLate || this.#waiting.length >= this.#active)
            void this.#send(this.#waiting.splice(0));
    }
    async #send(waiting) {
        const drafts = waiting.map(({ draft }) => draft);
        const replies = await write(this.#context.github.conversations, drafts);
        for (const [at, one] of waiting.entries()) {
            const reply = replies[at];
            if (reply?.kind === 'done')
                one.done(reply.comment);
            else
                one.failed(reply?.error);
        }
    }
    #contextFor(finish, hasFinished, log) {
        const { github, marketplace } = this.#context;
        const afterAllSettled = async (write) => {
            if (hasFinished())
                await this.#settled.promise;
            return write();
        };
        const { conversations, statuses } = github;
        const orderedConversations = {
            ...conversations,
            createComment: (number, body) => hasFinished()
                ? afterAllSettled(() => conversations.createComment(number, body))
                : this.#queueComment({ number, body }),
            editComment: (comment, body) => afterAllSettled(() => conversations.editComment(comment, body)),
            removeLabel: (number, label) => afterAllSettled(() => conversations.removeLabel(number, label)),
        };
        const orderedStatuses = {
            ...statuses,
            set: (sha, status) => afterAllSettled(() => statuses.set(sha, status)),
        };
        const orderedMarketplace = {
            ...marketplace,
            acceptMission: (id) => marketplace.acceptMission(id).finally(finish),
            reworkMission: (id, reason) => marketplace.reworkMission(id, reason).finally(finish),
        };
        return {
            ...this.#context,
            github: { ...github, conversations: orderedConversations, statuses: orderedStatuses },
            marketplace: orderedMarketplace,
            log,
            shown: new Map(this.#context.shown),
        };
    }
    #queueComment(draft) {
        return new Promise((done, failed) => {
            this.#waiting.push({ draft, since: this.#context.clock.now(), done, failed });
            this.#sendIfComplete();
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
function bufferLog(log) {
    const lines = [];
    const bufferLine = (level) => (line) => {
        lines.push(() => {
            log[level](line);
        });
    };
    return {
        buffered: {
            info: bufferLine('info'),
            debug: bufferLine('debug'),
            notice: bufferLine('notice'),
            warning: bufferLine('warning'),
            error: bufferLine('error'),
            group: (_title, body) => body(),
        },
        flush() {
            for (const line of lines.splice(0))
                line();
        },
    };
}

// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var shared_outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ./src/flow/gate/status.js + 1 modules
var gate_status = __webpack_require__(8582);
;// CONCATENATED MODULE: ./src/flow/sweep/batch.js


async function readBatch(context, repositoryMissions, batch) {
    const conversations = await context.github.conversations.readMany(listNumbers(batch.map(({ subject }) => subject.number)));
    const items = [];
    for (const one of batch)
        items.push(await adoptRead(context, repositoryMissions, one, conversations));
    const pulls = await readLinkedPulls(context, items);
    return items.map((item) => ({ ...item, found: { ...item.found, prefetched: withPull(item, pulls) } }));
}
async function adoptRead(context, repositoryMissions, one, conversations) {
    const conversation = conversations.get(one.subject.number ?? 0) ?? undefined;
    const prefetched = conversation === undefined ? {} : { conversation };
    return { repositoryMission: one, found: await (0,gate_status/* adoptListed */.Cq)(context, one, repositoryMissions, prefetched) };
}
function readLinkedPulls(context, items) {
    const numbers = listNumbers(items.map(linkedPullOf));
    return numbers.length === 0 ? Promise.resolve(new Map()) : context.github.pulls.readMany(numbers);
}
function linkedPullOf({ found: { result } }) {
    if (result.kind !== 'tracked')
        return null;
    const { state, subject } = result.tracked;
    return subject.kind === 'pull_request' ? subject.number : state.pull;
}
function listNumbers(numbers) {
    return [...new Set(numbers.filter((number) => number !== null))];
}
function withPull(item, pulls) {
    const { mission } = item.repositoryMission;
    const pull = pulls.get(linkedPullOf(item) ?? 0) ?? undefined;
    return {
        ...item.found.prefetched,
        ...(!(0,domain_mission/* isReady */.i_)(mission) && { mission }),
        ...(pull !== undefined && { pull }),
    };
}

// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
;// CONCATENATED MODULE: ./src/flow/sweep/budget.js

const RESERVE = 50;
const MIN_BATCH_MS = 15_000;
function createBudget(context) {
    const { github, settings, clock, deadline, signal } = context;
    const usedBefore = github.quota().requests;
    let stopError = null;
    return {
        stop(error) {
            if ((0,remote_error/* readFailure */.f1)(error) === null)
                throw error;
            context.log.warning(`${error instanceof Error ? error.message : 'a read failed'}; the sweep ends here`);
            stopError = error;
        },
        stoppedBy: () => stopError,
        canAfford(requests, ms) {
            if (stopError !== null)
                return false;
            const { requests: used, left } = github.quota();
            const isInTime = clock.now() + Math.max(MIN_BATCH_MS, ms) <= deadline && !signal.aborted;
            const isInBudget = used - usedBefore + requests <= settings.sweep.maxOperations;
            return isInTime && isInBudget && (left === null || left - requests >= RESERVE);
        },
    };
}

// EXTERNAL MODULE: ./src/core/sweep/cursor-context.js
var cursor_context = __webpack_require__(1036);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var shared_context = __webpack_require__(6917);
;// CONCATENATED MODULE: ./src/flow/sweep/cursor.js




async function loadCursor(context, fitsAll) {
    const picked = pickStart(context.clock.now());
    const pickedStart = { ready: picked, idle: picked, headSha: null };
    if (fitsAll)
        return pickedStart;
    const found = await warnOnFailure(context, 'where the last sweep stopped is not known, this one begins by lot', () => read(context));
    if (found === null)
        return pickedStart;
    const cursor = parseCursor(found.description ?? '');
    return { ready: cursor?.ready ?? picked, idle: cursor?.idle ?? picked, headSha: found.headSha };
}
async function saveCursor(context, start, stop) {
    const { settings, github, log, run } = context;
    if (settings.dryRun)
        return;
    const positions = { ready: positionAfter(stop.ready, start.ready), idle: positionAfter(stop.idle, start.idle) };
    await warnOnFailure(context, 'where this sweep stopped could not be recorded, the next one begins by lot', async () => {
        const headSha = start.headSha ?? (await read(context)).headSha;
        if (headSha === null)
            return;
        const set = await github.statuses.set(headSha, {
            context: (0,cursor_context/* formatSweepContext */.D)(settings.sweep.shard),
            state: 'success',
            description: formatCursor(stop.checked, stop.all, positions),
            url: (0,shared_context/* formatRunUrl */.yg)(run),
        });
        if (!set)
            log.info('Without `statuses: write` this sweep cannot say where it stopped; the next one begins by lot.');
    });
}
function positionAfter(last, start) {
    return last === undefined ? start : ringPosition(last.mission.id);
}
function read({ github, settings }) {
    return github.statuses.readOnDefaultBranch((0,cursor_context/* formatSweepContext */.D)(settings.sweep.shard));
}
async function warnOnFailure(context, meaning, body) {
    try {
        return await body();
    }
    catch (error) {
        const failure = (0,remote_error/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        context.log.warning(`${failure.what}; ${meaning}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/flow/sweep/sweep.js









const BATCH_SIZE = 25;
const MISSION_COST = 14;
const MAX_WAVE_SIZE = 100;
const MISSION_MS = 6_000;
async function sweep(context) {
    const repositoryMissions = await (0,for_pull/* listRepositoryMissions */.qb)(context);
    const { shard } = context.settings.sweep;
    const shardMissions = selectShard(listSwept(repositoryMissions).map(withMissionId), shard).map(({ repositoryMission: one }) => one);
    const shardText = shard === null ? '' : ` (part ${shard.index} of ${shard.count})`;
    if (shardMissions.length === 0)
        return (0,shared_outcomes/* createSkippedOutcome */.p)(`no open mission of this repository${shardText}`);
    const budget = createBudget(context);
    const ready = shardMissions.filter(({ mission }) => (0,domain_mission/* isReady */.i_)(mission));
    const idle = shardMissions.filter(({ mission }) => !(0,domain_mission/* isReady */.i_)(mission));
    const needed = ready.length * MISSION_COST + idle.length / 10;
    const start = await loadCursor(context, budget.canAfford(needed, ready.length * MISSION_MS));
    const swept = { budget, context, repositoryMissions };
    const settled = await settleInWaves(swept, orderFrom(ready, start.ready), idle.length / 10);
    const seen = await checkIdle({ ...swept, context: withQuietLog(context) }, orderFrom(idle, start.idle));
    const checked = [...settled, ...seen];
    if (checked.length === 0 && budget.stoppedBy() !== null)
        throw budget.stoppedBy();
    if (checked.length < shardMissions.length) {
        const stop = {
            ready: orderFrom(ready, start.ready)[settled.length - 1],
            idle: orderFrom(idle, start.idle)[seen.length - 1],
        };
        await saveCursor(context, start, { checked: checked.length, all: shardMissions.length, ...stop });
    }
    return report(context, checked, shardMissions.length, shardText);
}
function orderFrom(missions, after) {
    return orderAfter(missions.map(withMissionId), after).map(({ repositoryMission }) => repositoryMission);
}
function listSwept(repositoryMissions) {
    return (0,for_pull/* listOpen */.xO)(repositoryMissions).filter(({ subject }) => subject.number !== null);
}
function withMissionId(repositoryMission) {
    return { id: repositoryMission.mission.id, repositoryMission };
}
function withQuietLog(context) {
    const { log, github } = context;
    const permissionReads = new Map();
    const permissions = {
        read(login) {
            const cached = permissionReads.get(login) ?? github.permissions.read(login);
            permissionReads.set(login, cached);
            return cached;
        },
    };
    const quiet = {
        ...log,
        info: (line) => {
            log.debug(line);
        },
        group: (_title, body) => body(),
    };
    return { ...context, log: quiet, github: { ...github, permissions } };
}
async function settleInWaves(swept, order, reserved) {
    const outcomes = [];
    const { budget, context } = swept;
    const countAffordable = (some) => some.findLastIndex((_, at) => budget.canAfford((at + 1) * MISSION_COST + reserved, (at + 1) * MISSION_MS)) + 1;
    for (let done = false; !done && outcomes.length < order.length;) {
        const rest = order.slice(outcomes.length, outcomes.length + MAX_WAVE_SIZE);
        const items = [];
        for (let start = 0, affordable = countAffordable(rest); start < affordable && !done; start += BATCH_SIZE) {
            const batch = await readOrStop(swept, rest.slice(start, Math.min(affordable, start + BATCH_SIZE)));
            items.push(...batch);
            done = batch.length === 0;
        }
        const wave = items.slice(0, countAffordable(items));
        outcomes.push(...(await settleAll(context, wave)));
        done ||= wave.length === 0;
    }
    return outcomes;
}
async function settleAll(context, items) {
    const usedNumbers = new Set();
    const isIndependent = (item) => {
        const numbers = [item.repositoryMission.subject.number, linkedPullOf(item)];
        if (numbers.some((number) => number === null || usedNumbers.has(number)))
            return false;
        for (const number of numbers)
            if (number !== null)
                usedNumbers.add(number);
        return true;
    };
    const independent = new Set(items.filter(isIndependent));
    const follow = (memberContext, { found }) => (0,conclude.conclude)(memberContext, found.result, 'once', found.prefetched);
    const members = [...independent];
    const batchOutcomes = await runSettleBatch(context, members.map((item) => (memberContext) => follow(memberContext, item)));
    const outcomes = new Map(members.map((item, at) => [item, batchOutcomes[at]]));
    const all = [];
    for (const item of items)
        all.push(outcomes.get(item) ?? (await follow(context, item)));
    return all;
}
async function checkIdle(swept, order) {
    const outcomes = [];
    for (let start = 0; start < order.length; start += BATCH_SIZE) {
        if (!swept.budget.canAfford(2, 0))
            break;
        for (const item of await readOrStop(swept, order.slice(start, start + BATCH_SIZE))) {
            outcomes.push(await (0,conclude.conclude)(swept.context, item.found.result, 'once', item.found.prefetched));
        }
    }
    return outcomes;
}
async function readOrStop({ budget, context, repositoryMissions }, batch) {
    return readBatch(context, repositoryMissions, batch).catch((error) => {
        budget.stop(error);
        return [];
    });
}
function report(context, outcomes, all, shardText) {
    const left = all - outcomes.length;
    const checked = `${outcomes.length} of ${all} open missions${shardText} looked at`;
    const rest = left === 0 ? '' : `; ${left} left for a later sweep (max-operations, GitHub's limits or timeout)`;
    context.log.info(`${checked}${rest}.`);
    if (outcomes.length === 0)
        return { ...(0,shared_outcomes/* createSkippedOutcome */.p)(`${checked}${rest}`), kind: 'pending' };
    const summary = (0,shared_outcomes/* summarize */.eh)(outcomes);
    return { ...summary, message: `${summary.message.replace(/\.$/, '')}${rest}.` };
}


/***/ })

};
