/** The world as GraphQL objects: fields are values or functions of their arguments, read when a query asks. */
import { canReview, isRequired, mergeState, reviewDecision, rollupState } from '../merge-state.ts';
import type {
  CheckRunRecord,
  CommentRecord,
  IssueRecord,
  PullRecord,
  ReactionContent,
  ReactionRecord,
  ReviewRecord,
  StatusRecord,
  Thread,
  TimelineRecord,
  Written,
} from '../records.ts';
import { REACTIONS } from '../records.ts';
import type { Universe, World } from '../state.ts';
import { allows, type Scope, sees, type Token } from '../tokens.ts';
import { iso, nodeId, type Urls, Views } from '../views.ts';
import { renderBody } from '../render-body.ts';
import { type Args, connection, isAbsent } from './connection.ts';
import { forbidden, graphqlError, unresolved } from './errors.ts';

/** Who asks, and where. */
export interface Asker {
  readonly universe: Universe;
  readonly token: Token;
  readonly urls: Urls;
}

type Fields = Record<string, unknown>;

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const upper = (word: string): string => word.toUpperCase();

const CONTENT: Readonly<Record<ReactionContent, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  heart: 'HEART',
  hooray: 'HOORAY',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

/** One repository's objects, for one asker. */
export class Nodes {
  readonly #world: World;
  readonly #asker: Asker;
  readonly #views: Views;
  /** These objects live as long as one answer is written: who is asked for in it is made once. */
  readonly #actors = new Map<string, Fields | null>();

  constructor(world: World, asker: Asker) {
    this.#world = world;
    this.#asker = asker;
    this.#views = new Views(world, asker.urls);
  }

  #may(scope: Scope): boolean {
    return allows(this.#asker.token, this.#world, [{ scope, level: 'read' }]);
  }

  #actor(login: string): Fields | null {
    const known = this.#actors.get(login);
    if (known !== undefined) return known;
    const made = actor(this.#asker, login);
    this.#actors.set(login, made);
    return made;
  }

  #need(scope: Scope): void {
    if (!this.#may(scope)) throw forbidden();
  }

  repository(): Fields {
    const world = this.#world;
    return {
      __typename: 'Repository',
      id: nodeId('R', world.id),
      databaseId: world.id,
      name: world.name,
      nameWithOwner: world.fullName,
      owner: this.#actor(world.owner),
      url: this.#views.web,
      isPrivate: world.private,
      isFork: world.fork,
      isArchived: world.archived,
      hasIssuesEnabled: world.hasIssues,
      defaultBranchRef: () => this.ref(`refs/heads/${world.defaultBranch}`),
      issueOrPullRequest: ({ number }: Args) => this.#thread(number, 'an issue or pull request'),
      issue: ({ number }: Args) => this.#thread(number, 'an Issue', 'issue'),
      pullRequest: ({ number }: Args) => this.#thread(number, 'a PullRequest', 'pull'),
      pullRequests: (args: Args) => this.#pulls(args),
      issues: (args: Args) => this.#issues(args),
      mergeQueue: ({ branch }: Args) => this.#mergeQueue(typeof branch === 'string' ? branch : world.defaultBranch),
      ref: ({ qualifiedName }: Args) => this.#refByName(String(qualifiedName)),
      object: (args: Args) => this.#object(args),
    };
  }

  #thread(number: unknown, what: string, kind?: Thread['kind']): Fields {
    const thread = this.#world.threads.get(Number(number));
    if (thread === undefined || (kind !== undefined && thread.kind !== kind)) {
      throw unresolved(`${what} with the number of ${String(number)}`);
    }
    return this.thread(thread);
  }

  #pulls(args: Args): Fields {
    this.#need('pull-requests');
    const states = args['states'] as string[] | undefined;
    const pulls = [...this.#world.threads.values()]
      .filter((thread) => thread.kind === 'pull')
      .filter((pull) => isAbsent(states) || states.includes(pullState(pull)))
      .filter((pull) => isAbsent(args['headRefName']) || pull.headRef === args['headRefName'])
      .filter((pull) => isAbsent(args['baseRefName']) || pull.baseRef === args['baseRefName']);
    const understood = ['states', 'orderBy', 'headRefName', 'baseRefName'];
    return this.#pullConnection(ordered(pulls, args['orderBy']), args, understood);
  }

  #issues(args: Args): Fields {
    this.#need('issues');
    const issues = [...this.#world.threads.values()].filter((thread) => thread.kind === 'issue');
    return connection(issues, args, { key: ({ id }) => id, node: (issue) => this.thread(issue), understood: [] });
  }

  #pullConnection(pulls: readonly PullRecord[], args: Args, understood: readonly string[]): Fields {
    return connection(pulls, args, { key: ({ id }) => id, node: (pull) => this.pull(pull), understood });
  }

  // --- refs, commits and checks -----------------------------------------------------------------------------------

  #refByName(name: string): Fields | null {
    this.#need('contents');
    const { refs } = this.#world;
    const full = [name, `refs/heads/${name}`, `refs/${name}`].find((candidate) => refs.has(candidate));
    return full === undefined ? null : this.ref(full);
  }

  ref(full: string): Fields {
    const slash = full.startsWith('refs/heads/') ? 'refs/heads/'.length : full.lastIndexOf('/') + 1;
    return {
      __typename: 'Ref',
      id: nodeId('REF', `${this.#world.fullName} ${full}`),
      name: full.slice(slash),
      prefix: full.slice(0, slash),
      target: () => this.commit(this.#world.refs.get(full) ?? ''),
      refUpdateRule: () => this.#refUpdateRule(full.slice(slash)),
      associatedPullRequests: (args: Args) => this.#pullsOfHead(full.slice(slash), args),
    };
  }

  #pullsOfHead(branch: string, args: Args): Fields {
    const states = args['states'] as string[] | undefined;
    const pulls = [...this.#world.threads.values()]
      .filter((thread) => thread.kind === 'pull')
      .filter((pull) => pull.headRef === branch && pull.headRepo === this.#world.fullName)
      .filter((pull) => isAbsent(states) || states.includes(pullState(pull)));
    return this.#pullConnection(pulls, args, ['states']);
  }

  /** Classic protection only; rulesets don't show here (docs/GITHUB-FACTS.md#required-check-reads). */
  #refUpdateRule(branch: string): Fields | null {
    const classic = this.#world.classic.get(branch);
    if (classic === undefined) return null;
    return {
      pattern: branch,
      requiredStatusCheckContexts: classic.contexts.map(({ name }) => name),
      requiredApprovingReviewCount: classic.reviews,
      allowsDeletions: false,
      allowsForcePushes: false,
      blocksCreations: false,
      requiresCodeOwnerReviews: false,
      requiresConversationResolution: false,
      requiresLinearHistory: false,
      requiresSignatures: false,
      viewerAllowedToDismissReviews: false,
      viewerCanPush: false,
    };
  }

  #object({ oid, expression }: Args): Fields | null {
    this.#need('contents');
    const [rev = '', path] = String(oid ?? expression).split(/:(.*)/s);
    const branch = rev === 'HEAD' ? this.#world.defaultBranch : rev.replace(/^refs\/heads\//, '');
    if (path !== undefined) return this.#blob(branch, path);
    const sha = this.#world.commits.has(rev) ? rev : this.#world.refs.get(`refs/heads/${branch}`);
    return sha === undefined ? null : this.commit(sha);
  }

  #blob(branch: string, path: string): Fields | null {
    const text = this.#world.files.get(branch)?.get(path);
    if (text === undefined) return this.#tree(branch, path);
    return {
      __typename: 'Blob',
      id: nodeId('B', `${branch}:${path}`),
      text,
      byteSize: Buffer.byteLength(text),
      isBinary: false,
      isTruncated: false,
    };
  }

  /** A folder, where files stand below the path. */
  #tree(branch: string, path: string): Fields | null {
    const files = [...(this.#world.files.get(branch)?.keys() ?? [])].filter((file) => file.startsWith(`${path}/`));
    if (files.length === 0) return null;
    const names = [...new Set(files.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))];
    return {
      __typename: 'Tree',
      id: nodeId('T', `${branch}:${path}`),
      entries: names.map((name) => ({
        name,
        path: `${path}/${name}`,
        object: () => this.#blob(branch, `${path}/${name}`),
      })),
    };
  }

  commit(sha: string): Fields {
    const commit = this.#world.commits.get(sha);
    if (commit === undefined) throw new Error(`GitHub stand-in: there is no commit ${sha}.`);
    return {
      __typename: 'Commit',
      id: nodeId('C', `${this.#world.fullName} ${sha}`),
      oid: sha,
      abbreviatedOid: sha.slice(0, 7),
      message: commit.message,
      messageHeadline: commit.message.split('\n')[0],
      committedDate: iso(commit.at),
      url: `${this.#views.web}/commit/${sha}`,
      commitUrl: `${this.#views.web}/commit/${sha}`,
      statusCheckRollup: () => this.#rollup(sha),
      status: () => this.#status(sha),
      associatedPullRequests: (args: Args) => this.#pullsOfCommit(sha, args),
      parents: (args: Args) => this.#commits(commit.parents, args),
      history: (args: Args) => this.#commits(this.#reachable(sha), args),
      file: ({ path }: Args) => this.#entry(sha, String(path)),
    };
  }

  /** Of a branch's newest commit: others have no tree here. */
  #entry(sha: string, path: string): Fields | null {
    this.#need('contents');
    const { defaultBranch, refs } = this.#world;
    if (refs.get(`refs/heads/${defaultBranch}`) !== sha) {
      throw new Error(`GitHub stand-in: the tree of ${sha}, which is not the default branch's, is not built.`);
    }
    const object = this.#blob(defaultBranch, path);
    if (object === null) return null;
    const isTree = object['__typename'] === 'Tree';
    return {
      name: path.split('/').at(-1),
      path,
      mode: isTree ? 0o040000 : 0o100644,
      type: isTree ? 'tree' : 'blob',
      object,
    };
  }

  #commits(shas: readonly string[], args: Args): Fields {
    return connection(shas, args, { key: (each) => each, node: (each) => this.commit(each) });
  }

  /** As `git log` shows it: the newest first. */
  #reachable(sha: string): string[] {
    const found = new Set<string>();
    for (const waiting = [sha]; waiting.length > 0;) {
      const next = waiting.pop() ?? '';
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...(this.#world.commits.get(next)?.parents ?? []));
    }
    return [...this.#world.commits.keys()].filter((each) => found.has(each)).reverse();
  }

  /** `null`: no status was set. */
  #status(sha: string): Fields | null {
    this.#need('statuses');
    const { statuses } = this.#world.rollup(sha);
    if (statuses.length === 0) return null;
    return {
      __typename: 'Status',
      id: nodeId('ST', sha),
      state: rollupState(this.#world, sha),
      contexts: () => statuses.map((status) => this.statusContext(status)),
      context: ({ name }: Args) => {
        const found = statuses.find((status) => status.context === name);
        return found === undefined ? null : this.statusContext(found);
      },
    };
  }

  /** `null`: the branch has none. A job's token has no permission of its own for it (docs/GITHUB-FACTS.md#merge-groups). */
  #mergeQueue(branch: string): Fields | null {
    const entries = this.#world.queue.filter((entry) => entry.baseRef === branch);
    if (entries.length === 0) return null;
    return {
      __typename: 'MergeQueue',
      id: nodeId('MQ', branch),
      entries: (args: Args) =>
        connection([...entries.entries()], args, {
          key: ([, entry]) => entry.number,
          node: ([at, entry]) => ({
            __typename: 'MergeQueueEntry',
            id: nodeId('MQE', entry.number),
            position: at + 1,
            state: 'AWAITING_CHECKS',
            baseCommit: () => this.commit(entry.baseSha),
            headCommit: () => this.commit(entry.headSha),
            pullRequest: () => this.pull(this.#world.pull(entry.number)),
          }),
        }),
    };
  }

  #pullsOfCommit(sha: string, args: Args): Fields {
    this.#need('pull-requests');
    const pulls = [...this.#world.threads.values()]
      .filter((thread) => thread.kind === 'pull')
      .filter((pull) => pull.commits.includes(sha) || pull.mergeSha === sha);
    return this.#pullConnection(ordered(pulls, args['orderBy']), args, ['orderBy']);
  }

  /** `null`: nothing was reported. */
  #rollup(sha: string): Fields | null {
    const state = rollupState(this.#world, sha);
    if (state === null) return null;
    return {
      __typename: 'StatusCheckRollup',
      id: nodeId('SCR', sha),
      state,
      commit: () => this.commit(sha),
      contexts: (args: Args) => this.#contexts(sha, args),
    };
  }

  #contexts(sha: string, args: Args): Fields {
    const { runs, statuses } = this.#world.rollup(sha);
    return connection<CheckRunRecord | StatusRecord>([...runs, ...statuses], args, {
      key: ({ id }) => id,
      node: (what) => this.#reported(what),
      more: { checkRunCount: runs.length, statusContextCount: statuses.length },
    });
  }

  /** Each is refused on its own, so that the rest of the answer stays: GitHub's partial data. */
  #reported(what: CheckRunRecord | StatusRecord): unknown {
    if ('name' in what) return this.#may('checks') ? this.checkRun(what) : forbidden();
    return this.#may('statuses') ? this.statusContext(what) : forbidden();
  }

  checkRun(run: CheckRunRecord): Fields {
    const page = `${this.#views.web}/runs/${run.id}`;
    return {
      __typename: 'CheckRun',
      id: nodeId('CR', run.id),
      databaseId: run.id,
      name: run.name,
      status: upper(run.status),
      conclusion: run.conclusion === null ? null : upper(run.conclusion),
      startedAt: isoOrNull(run.startedAt),
      completedAt: isoOrNull(run.completedAt),
      detailsUrl: run.detailsUrl,
      externalId: '',
      permalink: page,
      url: page,
      resourcePath: new URL(page).pathname,
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations: (args: Args) => this.#annotations(run, args),
      isRequired: (args: Args) => this.#isRequired(run, args),
      checkSuite: () => this.#suite(run),
      repository: () => this.repository(),
    };
  }

  #annotations(run: CheckRunRecord, args: Args): Fields {
    const indexed = run.annotations.map((annotation, index) => ({ annotation, index }));
    return connection(indexed, args, {
      key: ({ index }) => index,
      node: ({ annotation: { path, line, message, title, level } }) => ({
        __typename: 'CheckAnnotation',
        path,
        message,
        title: title ?? null,
        annotationLevel: upper(level ?? 'failure'),
        rawDetails: null,
        blobUrl: `${this.#views.web}/blob/${run.sha}/${path}`,
        location: { start: { line, column: null }, end: { line, column: null } },
      }),
    });
  }

  #isRequired(what: CheckRunRecord | StatusRecord, { pullRequestNumber, pullRequestId }: Args): boolean {
    if (isAbsent(pullRequestNumber) && isAbsent(pullRequestId)) {
      throw graphqlError('UNPROCESSABLE', 'A pullRequestId or pullRequestNumber is required.');
    }
    const pull = [...this.#world.threads.values()]
      .filter((thread) => thread.kind === 'pull')
      .find(({ id, number }) => number === pullRequestNumber || nodeId('PR', id) === pullRequestId);
    if (pull === undefined) throw unresolved('a PullRequest with the given number');
    return isRequired(this.#world, pull, what);
  }

  #suite({ suiteId, sha, app, runId }: CheckRunRecord): Fields {
    return {
      __typename: 'CheckSuite',
      id: nodeId('CS', suiteId),
      databaseId: suiteId,
      app: app && {
        __typename: 'App',
        id: nodeId('A', app.id),
        databaseId: app.id,
        name: app.name,
        slug: app.slug,
        url: `${this.#asker.urls.web}/apps/${app.slug}`,
      },
      commit: () => this.commit(sha),
      workflowRun: () => {
        if (!this.#may('actions')) throw forbidden({ whole: true });
        if (runId === null) return null;
        const url = `${this.#views.web}/actions/runs/${runId}`;
        return { __typename: 'WorkflowRun', id: nodeId('WFR', runId), databaseId: runId, url };
      },
    };
  }

  statusContext(status: StatusRecord): Fields {
    return {
      __typename: 'StatusContext',
      id: nodeId('SC', status.id),
      context: status.context,
      state: upper(status.state),
      description: status.description,
      targetUrl: status.targetUrl,
      createdAt: iso(status.createdAt),
      avatarUrl: null,
      creator: this.#actor(status.creator),
      isRequired: (args: Args) => this.#isRequired(status, args),
      commit: () => this.commit(status.sha),
    };
  }

  // --- issues, pull requests, comments ----------------------------------------------------------------------------

  thread(thread: Thread): Fields {
    return thread.kind === 'pull' ? this.pull(thread) : this.issue(thread);
  }

  issue(issue: IssueRecord): Fields {
    this.#need('issues');
    return {
      __typename: 'Issue',
      id: nodeId('I', issue.id),
      state: upper(issue.state),
      stateReason: issue.state === 'closed' ? 'COMPLETED' : null,
      ...this.#common(issue),
      closedByPullRequestsReferences: (args: Args) => {
        this.#need('pull-requests');
        const pulls = [...this.#world.threads.values()]
          .filter((thread) => thread.kind === 'pull')
          .filter((pull) => this.#world.closing(pull).some(({ number }) => number === issue.number))
          .filter((pull) => args['includeClosedPrs'] === true || pull.state === 'open');
        if (args['userLinkedOnly'] === true) throw new Error('GitHub stand-in: userLinkedOnly is not built here.');
        return this.#pullConnection(pulls, args, ['includeClosedPrs', 'orderByState', 'userLinkedOnly']);
      },
    };
  }

  pull(pull: PullRecord): Fields {
    this.#need('pull-requests');
    const world = this.#world;
    const headWorld = pull.headRepo === null ? null : world.universe.world(pull.headRepo);
    return {
      __typename: 'PullRequest',
      id: nodeId('PR', pull.id),
      state: pullState(pull),
      ...this.#common(pull),
      permalink: this.#views.page(pull),
      isDraft: pull.draft,
      isCrossRepository: pull.headRepo !== world.fullName,
      headRefOid: pull.headSha,
      headRefName: pull.headRef,
      headRepository: () => this.#visible(headWorld),
      headRepositoryOwner: () => headWorld && this.#actor(headWorld.owner),
      baseRefName: pull.baseRef,
      baseRefOid: () => world.branchHead(pull.baseRef),
      baseRepository: () => this.repository(),
      baseRef: () => (world.refs.has(`refs/heads/${pull.baseRef}`) ? this.ref(`refs/heads/${pull.baseRef}`) : null),
      mergeable: pull.state === 'closed' ? 'UNKNOWN' : pull.mergeable,
      mergeStateStatus: () => mergeState(world, pull),
      reviewDecision: () => reviewDecision(world, pull),
      merged: pull.mergedAt !== null,
      mergedAt: isoOrNull(pull.mergedAt),
      mergedBy: () => pull.mergedBy && this.#actor(pull.mergedBy),
      mergeCommit: () => pull.mergeSha && this.commit(pull.mergeSha),
      potentialMergeCommit: () => this.#testMerge(pull),
      changedFiles: pull.changedFiles,
      maintainerCanModify: false,
      isInMergeQueue: false,
      statusCheckRollup: () => this.#rollup(pull.headSha),
      closingIssuesReferences: (args: Args) => this.#closing(pull, args),
      commits: (args: Args) =>
        connection(pull.commits, args, {
          key: (sha) => sha,
          node: (sha) => ({
            __typename: 'PullRequestCommit',
            id: nodeId('PURC', `${pull.number} ${sha}`),
            commit: () => this.commit(sha),
            pullRequest: () => this.pull(pull),
          }),
        }),
      files: (args: Args) => this.#files(pull, args),
      reviews: (args: Args) => this.#reviews(pull.reviews, args),
      latestOpinionatedReviews: (args: Args) => this.#latestReviews(pull, args),
    };
  }

  #visible(world: World | null): Fields | null {
    return world !== null && sees(this.#asker.token, world) ? new Nodes(world, this.#asker).repository() : null;
  }

  #testMerge(pull: PullRecord): Fields | null {
    const made = pull.state === 'open' && pull.mergeable === 'MERGEABLE' && pull.testMergeSha !== null;
    return made ? this.commit(pull.testMergeSha ?? '') : null;
  }

  #closing(pull: PullRecord, args: Args): Fields {
    this.#need('issues');
    if (args['userLinkedOnly'] === true) throw new Error('GitHub stand-in: userLinkedOnly is not built here.');
    const seen = this.#world.closing(pull).filter(({ world }) => sees(this.#asker.token, world));
    return connection(seen, args, {
      key: ({ world, number }) => world.issue(number).id,
      node: ({ world, number }) => new Nodes(world, this.#asker).issue(world.issue(number)),
      understood: ['userLinkedOnly'],
    });
  }

  /** GraphQL shows no previous name of a rename; only REST does. */
  #files(pull: PullRecord, args: Args): Fields {
    return connection(pull.files.slice(0, 3000), args, {
      key: ({ path }) => path,
      node: ({ path, status, additions = 1, deletions = 1 }) => ({
        __typename: 'PullRequestChangedFile',
        path,
        additions,
        deletions,
        changeType: status === 'removed' ? 'DELETED' : upper(status),
        viewerViewedState: 'UNVIEWED',
      }),
    });
  }

  /** Of each author the latest that approves, refuses, or was dismissed. */
  #latestReviews({ reviews }: PullRecord, args: Args): Fields {
    const latest = new Map<string, ReviewRecord>();
    for (const review of reviews) if (review.state !== 'COMMENTED') latest.set(review.author, review);
    const { writersOnly, ...rest } = args;
    const counted = [...latest.values()].filter(({ author }) => writersOnly !== true || canReview(this.#world, author));
    return this.#reviews(counted, rest);
  }

  #reviews(reviews: readonly ReviewRecord[], args: Args): Fields {
    return connection(reviews, args, {
      key: ({ id }) => id,
      node: (review) => ({
        __typename: 'PullRequestReview',
        id: nodeId('PRR', review.id),
        fullDatabaseId: String(review.id),
        author: this.#actor(review.author),
        state: review.state,
        body: review.body,
        createdAt: iso(review.at),
        submittedAt: iso(review.at),
        commit: () => this.commit(review.sha),
      }),
    });
  }

  #common(thread: Thread): Fields {
    const world = this.#world;
    return {
      databaseId: thread.id,
      fullDatabaseId: String(thread.id),
      number: thread.number,
      title: thread.title,
      url: () => this.#views.page(thread),
      bodyUrl: () => this.#views.page(thread),
      closed: thread.state === 'closed',
      closedAt: isoOrNull(thread.closedAt),
      locked: thread.locked,
      ...this.#written(thread),
      repository: () => this.repository(),
      labels: (args: Args) =>
        connection(thread.labels, args, {
          key: (name) => name,
          node: (name) => this.#label(name),
          understood: ['orderBy'],
        }),
      timelineItems: (args: Args) => this.#timeline(thread, args),
      comments: (args: Args) =>
        connection(ordered(world.commentsOf(thread.number), args['orderBy']), args, {
          key: ({ id }) => id,
          node: (comment) => this.comment(comment),
          understood: ['orderBy'],
        }),
    };
  }

  /** What issues, pull requests and comments have in common. */
  #written(written: Written): Fields {
    const last = written.edits.at(-1);
    return {
      body: written.body,
      bodyHTML: () => renderBody(this.#world, this.#views, written.body),
      author: () => this.#actor(written.author),
      authorAssociation: () => this.#views.association(written.author),
      editor: () => (last === undefined ? null : this.#actor(last.editor)),
      lastEditedAt: last === undefined ? null : iso(last.at),
      includesCreatedEdit: last !== undefined,
      createdAt: iso(written.createdAt),
      publishedAt: iso(written.createdAt),
      updatedAt: iso(written.updatedAt),
      viewerDidAuthor: written.author === this.#asker.token.login,
      userContentEdits: (args: Args) => this.#edits(written, args),
      reactions: (args: Args) => this.#reactions(written, args),
      reactionGroups: () => this.#reactionGroups(written),
    };
  }

  /** Newest first; the first version counts as an edit once there is another. */
  #edits({ edits, author, createdAt }: Written, args: Args): Fields {
    const all = edits.length === 0 ? [] : [{ id: 0, editor: author, at: createdAt }, ...edits].reverse();
    return connection(all, args, {
      key: ({ id }) => id,
      node: ({ id, editor, at }) => ({
        __typename: 'UserContentEdit',
        id: nodeId('UCE', id),
        editor: this.#actor(editor),
        createdAt: iso(at),
        editedAt: iso(at),
        updatedAt: iso(at),
        deletedAt: null,
      }),
    });
  }

  #reactions({ reactions }: Written, args: Args): Fields {
    const wanted = args['content'];
    const found = reactions.filter(({ content }) => isAbsent(wanted) || CONTENT[content] === wanted);
    return connection(ordered(found, args['orderBy']), args, {
      key: ({ id }) => id,
      node: (reaction) => this.reaction(reaction),
      understood: ['content', 'orderBy'],
    });
  }

  reaction(reaction: ReactionRecord): Fields {
    const account = this.#asker.universe.account(reaction.user);
    return {
      __typename: 'Reaction',
      id: nodeId('REA', reaction.id),
      databaseId: reaction.id,
      content: CONTENT[reaction.content],
      createdAt: iso(reaction.createdAt),
      // The field's type is User, which a bot is not; whether GitHub shows bots here is unproven.
      user: account?.type === 'User' ? this.#actor(reaction.user) : null,
    };
  }

  /** GitHub lists all eight, used or not. */
  #reactionGroups({ reactions }: Written): Fields[] {
    return REACTIONS.map((content) => {
      const found = reactions.filter((reaction) => reaction.content === content);
      return {
        __typename: 'ReactionGroup',
        content: CONTENT[content],
        createdAt: found[0] === undefined ? null : iso(found[0].createdAt),
        viewerHasReacted: found.some(({ user }) => user === this.#asker.token.login),
        reactors: (args: Args) =>
          connection(found, args, { key: ({ id }) => id, node: ({ user }) => this.#actor(user) }),
      };
    });
  }

  #label(name: string): Fields {
    const { id, color, description } = this.#world.defineLabel(name);
    return { __typename: 'Label', id: nodeId('LA', id), name, color, description, isDefault: false };
  }

  #timeline(thread: Thread, args: Args): Fields {
    const types = args['itemTypes'] as string[] | undefined;
    const comments = this.#world.commentsOf(thread.number).map((comment) => ({ at: comment.createdAt, comment }));
    const events = thread.timeline.map((event) => ({ at: event.at, event }));
    const items = [...events, ...comments]
      .filter((item) => isAbsent(types) || types.includes(timelineType(item)))
      .sort((a, b) => a.at - b.at);
    return connection<TimelineItem>(items, args, {
      key: (item) => ('event' in item ? item.event.id : item.comment.id),
      node: (item) => ('event' in item ? this.#event(item.event, thread) : this.comment(item.comment)),
      understood: ['itemTypes'],
      more: { filteredCount: items.length, updatedAt: iso(thread.updatedAt) },
    });
  }

  #event(event: TimelineRecord, thread: Thread): Fields {
    const common = { actor: this.#actor(event.actor), createdAt: iso(event.at) };
    if (event.kind === 'renamed') {
      const titles = { previousTitle: event.from, currentTitle: event.to };
      return { __typename: 'RenamedTitleEvent', id: nodeId('RTE', event.id), ...common, ...titles };
    }
    const __typename = event.kind === 'labeled' ? 'LabeledEvent' : 'UnlabeledEvent';
    const about = { label: this.#label(event.label), labelable: () => this.thread(thread) };
    return { __typename, id: nodeId('LE', event.id), ...common, ...about };
  }

  comment(comment: CommentRecord): Fields {
    const thread = this.#world.thread(comment.number);
    return {
      __typename: 'IssueComment',
      id: nodeId('IC', comment.id),
      databaseId: comment.id,
      fullDatabaseId: String(comment.id),
      url: () => this.#views.commentPage(comment),
      isMinimized: comment.minimized,
      minimizedReason: comment.minimized ? 'outdated' : null,
      ...this.#written(comment),
      repository: () => this.repository(),
      pullRequest: () => (thread.kind === 'pull' ? this.pull(thread) : null),
    };
  }
}

type TimelineItem = { readonly event: TimelineRecord } | { readonly comment: CommentRecord };

const timelineType = (item: TimelineItem): string => {
  if ('comment' in item) return 'ISSUE_COMMENT';
  return { labeled: 'LABELED_EVENT', unlabeled: 'UNLABELED_EVENT', renamed: 'RENAMED_TITLE_EVENT' }[item.event.kind];
};

const pullState = ({ state, mergedAt }: PullRecord): string => {
  if (mergedAt !== null) return 'MERGED';
  return state === 'open' ? 'OPEN' : 'CLOSED';
};

/** By CREATED_AT (also the order without `orderBy`) or UPDATED_AT, ties by id. */
function ordered<T extends { readonly id: number; readonly createdAt: number; readonly updatedAt?: number }>(
  items: readonly T[],
  orderBy: unknown,
): T[] {
  if (isAbsent(orderBy)) return [...items];
  const { field, direction } = orderBy as { field: string; direction: string };
  if (!['CREATED_AT', 'UPDATED_AT'].includes(field)) throw new Error(`GitHub stand-in: orderBy ${field} is not built.`);
  const at = (item: T): number => (field === 'UPDATED_AT' ? (item.updatedAt ?? item.createdAt) : item.createdAt);
  const sorted = [...items].sort((a, b) => at(a) - at(b) || a.id - b.id);
  return direction === 'DESC' ? sorted.reverse() : sorted;
}

/** A person, bot or organisation; bots lose their `[bot]`, as at GitHub. `null`: the account is gone. */
export function actor({ universe, urls }: Asker, login: string): Fields | null {
  const account = universe.account(login);
  if (account === null) return null;
  const shown = account.login.replace(/\[bot\]$/, '');
  const resourcePath = account.type === 'Bot' ? `/apps/${shown}` : `/${shown}`;
  return {
    __typename: account.type,
    id: nodeId(account.type === 'Bot' ? 'BOT' : 'U', account.id),
    databaseId: account.id,
    login: shown,
    name: null,
    url: `${urls.web}${resourcePath}`,
    resourcePath,
    avatarUrl: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
  };
}
