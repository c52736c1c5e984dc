export const id = 873;
export const ids = [873];
export const modules = {

/***/ 8873:
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
    return missions.filter(({ id }) => partOf(id, shard.count) === shard.index);
}
function partOf(id, count) {
    return (Number.parseInt((0,digest/* sha256 */.sc)(id).slice(0, 12), 16) % count) + 1;
}
function orderAfter(missions, after) {
    const ring = missions
        .map((mission) => ({ mission, lot: ringPosition(mission.id) }))
        .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
    const ahead = ring.filter(({ lot }) => lot > after);
    const behind = ring.filter(({ lot }) => lot <= after);
    return [...ahead, ...behind].map(({ mission }) => mission);
}
function ringPosition(id) {
    return (0,digest/* sha256 */.sc)(id).slice(0, POSITION_DIGITS);
}
function pickStart(now) {
    return ringPosition(`start ${Math.floor(now / PICK_MS)}`);
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

// EXTERNAL MODULE: ./src/flow/shared/remote-error.js
var remote_error = __webpack_require__(8661);
// EXTERNAL MODULE: ./src/flow/run/conclude.js
var conclude = __webpack_require__(9823);
// EXTERNAL MODULE: ./src/flow/missions/for-pull.js
var for_pull = __webpack_require__(403);
;// CONCATENATED MODULE: ./src/flow/sweep/settle-batch.js
const MAX_CONCURRENT = 10;
const MAX_WAIT_MS = 15_000;
async function runSettleBatch(engine, members) {
    const convoy = new SettleBatch(engine);
    const results = members.map((member) => convoy.take(member));
    convoy.close();
    const ended = await Promise.allSettled(results);
    return ended.map((one) => {
        if (one.status === 'rejected')
            throw one.reason;
        return one.value;
    });
}
class SettleBatch {
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
        if (this.#before >= MAX_CONCURRENT)
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
        const late = this.#engine.clock.now() - first.since > MAX_WAIT_MS;
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
            editComment: (comment, body) => later(() => conversations.editComment(comment, body)),
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

// EXTERNAL MODULE: ./src/flow/gate/status.js + 1 modules
var gate_status = __webpack_require__(8582);
// EXTERNAL MODULE: ./src/flow/shared/outcomes.js
var shared_outcomes = __webpack_require__(3801);
// EXTERNAL MODULE: ./src/core/sweep/cursor-context.js
var cursor_context = __webpack_require__(1036);
// EXTERNAL MODULE: ./src/flow/shared/context.js
var context = __webpack_require__(6917);
;// CONCATENATED MODULE: ./src/flow/sweep/cursor.js




async function loadCursor(engine, fits) {
    const drawn = pickStart(engine.clock.now());
    const anywhere = { ready: drawn, idle: drawn, headSha: null };
    if (fits)
        return anywhere;
    const found = await guard(engine, 'where the last sweep stopped is not known, this one begins by lot', () => read(engine));
    const cursor = parseCursor(found?.description ?? '');
    return { ready: cursor?.ready ?? drawn, idle: cursor?.idle ?? drawn, headSha: found?.headSha ?? null };
}
async function saveCursor(engine, start, stop) {
    const { settings, github, log, run } = engine;
    if (settings.dryRun)
        return;
    const lots = { ready: positionAfter(stop.ready, start.ready), idle: positionAfter(stop.idle, start.idle) };
    await guard(engine, 'where this sweep stopped could not be recorded, the next one begins by lot', async () => {
        const headSha = start.headSha ?? (await read(engine)).headSha;
        if (headSha === null)
            return;
        const set = await github.statuses.set(headSha, {
            context: (0,cursor_context/* formatSweepContext */.D)(settings.sweep.shard),
            state: 'success',
            description: formatCursor(stop.looked, stop.all, lots),
            url: (0,context/* formatRunUrl */.yg)(run),
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
async function guard(engine, meaning, body) {
    try {
        return await body();
    }
    catch (error) {
        const failure = (0,remote_error/* readFailure */.f1)(error);
        if (failure === null)
            throw error;
        engine.log.warning(`${failure.what}; ${meaning}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./src/flow/sweep/sweep.js









const BATCH = 25;
const MISSION_COST = 14;
const WAVE = 100;
const RESERVE = 50;
const MISSION_MS = 6_000;
const LAST_MS = 15_000;
async function sweep(engine) {
    const posted = await (0,for_pull/* listRepositoryMissions */.qb)(engine);
    const { shard } = engine.settings.sweep;
    const mine = selectShard(listSwept(posted).map(toOwn), shard).map(({ posted: one }) => one);
    const part = shard === null ? '' : ` (part ${shard.index} of ${shard.count})`;
    if (mine.length === 0)
        return (0,shared_outcomes/* skipped */.hT)(`no open mission of this repository${part}`);
    const run = createRun(engine);
    const ready = mine.filter(({ mission }) => (0,domain_mission/* isReady */.i_)(mission));
    const idle = mine.filter(({ mission }) => !(0,domain_mission/* isReady */.i_)(mission));
    const needed = ready.length * MISSION_COST + idle.length / 10;
    const start = await loadCursor(engine, run.affords(needed, ready.length * MISSION_MS));
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
        await saveCursor(engine, start, { looked: looked.length, all: mine.length, ...stop });
    }
    return report(engine, looked, mine.length, part);
}
function inOrder(missions, after) {
    return orderAfter(missions.map(toOwn), after).map(({ posted }) => posted);
}
function listSwept(posted) {
    return (0,for_pull/* listOpen */.xO)(posted).filter(({ subject }) => subject.number !== null);
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
            if ((0,remote_error/* readFailure */.f1)(error) === null)
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
        for (let start = 0, room = countAffordable(rest); start < room && !done; start += BATCH) {
            const batch = await readOrStop(run, posted, rest.slice(start, Math.min(room, start + BATCH)));
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
    const follow = (own, { found }) => (0,conclude.conclude)(own, found.result, 'once', found.known);
    const members = [...apart];
    const together = await runSettleBatch(engine, members.map((item) => (own) => follow(own, item)));
    const outcomes = new Map(members.map((item, at) => [item, together[at]]));
    const all = [];
    for (const item of items)
        all.push(outcomes.get(item) ?? (await follow(engine, item)));
    return all;
}
async function lookAt(run, posted, order) {
    const outcomes = [];
    for (let start = 0; start < order.length; start += BATCH) {
        if (!run.affords(2, 0))
            break;
        for (const item of await readOrStop(run, posted, order.slice(start, start + BATCH))) {
            outcomes.push(await (0,conclude.conclude)(run.engine, item.found.result, 'once', item.found.known));
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
    return { posted: one, found: await (0,gate_status/* findPosted */.Hb)(engine, one, posted, known) };
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
        ...(!(0,domain_mission/* isReady */.i_)(mission) && { mission }),
        ...(pull !== undefined && { pull }),
    };
}
function report(engine, outcomes, all, part) {
    const left = all - outcomes.length;
    const looked = `${outcomes.length} of ${all} open missions${part} looked at`;
    const rest = left === 0 ? '' : `; ${left} left for a later sweep (max-operations, GitHub's limits or timeout)`;
    engine.log.info(`${looked}${rest}.`);
    if (outcomes.length === 0)
        return { ...(0,shared_outcomes/* skipped */.hT)(`${looked}${rest}`), kind: 'pending' };
    const whole = (0,shared_outcomes/* summarize */.eh)(outcomes);
    return { ...whole, message: `${whole.message.replace(/\.$/, '')}${rest}.` };
}


/***/ })

};
