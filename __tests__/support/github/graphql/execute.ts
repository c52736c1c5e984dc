/** One GraphQL request against the published schema: validated, weighed as GitHub weighs it, executed over the world. */
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import type { CommentRecord } from '../records.ts';
import type { World } from '../state.ts';
import { sees } from '../tokens.ts';
import { nodeId } from '../views.ts';
import { forbidden, graphqlError, unresolved } from './errors.ts';
import { actor, type Asker, Nodes } from './nodes.ts';
import { publishedSchema } from './schema.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface GraphqlAnswer {
  readonly body: Record<string, unknown>;
  /** Points, at least 1. */
  readonly cost: number;
  /** What the caller did that GitHub would not have published. */
  readonly violations: readonly string[];
}

/** Points left for the hour, for the `rateLimit` field. */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: string;
}

const failed = (errors: readonly GraphQLError[], violations: readonly string[]): GraphqlAnswer => ({
  body: { errors: errors.map(({ message, locations }) => ({ message, locations })) },
  cost: 1,
  violations,
});

/** Executes a query. Never throws for what the caller did; bugs of the stand-in become violations. */
export async function answerGraphql(request: GraphqlRequest, asker: Asker, budget: Budget): Promise<GraphqlAnswer> {
  const schema = publishedSchema();
  let document;
  try {
    document = read(request.query);
  } catch (error) {
    return failed([error as GraphQLError], [`GraphQL that does not parse: ${String(error)}`]);
  }
  const mistakes = judge(schema, document);
  if (mistakes.length > 0) {
    return failed(
      mistakes,
      mistakes.map(({ message }) => `GraphQL: ${message}`),
    );
  }
  const operation = getOperationAST(document, request.operationName);
  if (operation?.operation !== OperationTypeNode.QUERY && operation?.operation !== OperationTypeNode.MUTATION) {
    const what = operation?.operation ?? `no operation "${request.operationName ?? ''}"`;
    return failed([new GraphQLError('Not a query')], [`GraphQL: ${what}; the action only queries and comments`]);
  }
  if (operation.operation === OperationTypeNode.MUTATION) {
    const names = operation.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '…'));
    if (names.some((name) => !MUTATIONS.has(name) && !(isAdmin(asker) && ADMIN_MUTATIONS.has(name)))) {
      return failed(
        [new GraphQLError('Not a query')],
        [`GraphQL: ${names.join(', ')}; the action only queries and comments`],
      );
    }
  }
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const weight = measureCost(operation, fragments, request.variables);
  if (weight.nodes > 500_000) return tooHeavy(weight.nodes);
  const result = await execute({
    schema,
    document,
    operationName: request.operationName,
    variableValues: request.variables,
    rootValue:
      operation.operation === OperationTypeNode.MUTATION
        ? { ...mutations(asker), ...adminMutations(asker) }
        : root(asker, { ...budget, cost: weight.cost, nodeCount: weight.nodes }),
    fieldResolver: resolveField,
  });
  return toAnswer(result, weight.cost);
}

const documents = new Map<string, DocumentNode>();

/** The action's few documents are read once. Throws GraphQLError. */
function read(query: string): DocumentNode {
  let document = documents.get(query);
  if (document === undefined) {
    document = parse(query);
    if (documents.size > 200) documents.clear();
    documents.set(query, document);
  }
  return document;
}

const judged = new WeakMap<DocumentNode, readonly GraphQLError[]>();

function judge(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const mistakes = judged.get(document) ?? validate(schema, document);
  judged.set(document, mistakes);
  return mistakes;
}

function tooHeavy(nodes: number): GraphqlAnswer {
  const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of 500,000.`;
  return { body: { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] }, cost: 1, violations: [message] };
}

/** A field that is published but not built here is a loud mistake, never a silent null. */
const resolveField: GraphQLFieldResolver<Record<string, unknown>, unknown, Record<string, unknown>> = (
  source,
  args,
  _context,
  info,
) => {
  if (!(info.fieldName in source)) {
    throw new Error(
      `GitHub stand-in: ${info.parentType.name}.${info.fieldName} is not built; add it to graphql/nodes.ts.`,
    );
  }
  const value = source[info.fieldName];
  return typeof value === 'function' ? (value as (args: Record<string, unknown>) => unknown)(args) : value;
};

function toAnswer(result: ExecutionResult, cost: number): GraphqlAnswer {
  const errors = result.errors ?? [];
  const violations = errors
    .filter(({ extensions }) => extensions['type'] === undefined)
    .map(({ message, path }) => `GraphQL: ${message} (at ${path?.join('.') ?? 'the request'})`);
  const data = errors.some(({ extensions }) => extensions['whole'] === true) ? null : result.data;
  const shown = errors.map(({ message, path, locations, extensions }) => ({
    ...(extensions['type'] !== undefined && { type: extensions['type'] }),
    path,
    locations,
    message,
  }));
  return { body: { data, ...(shown.length > 0 && { errors: shown }) }, cost, violations };
}

/** The top of every query. */
export function root(asker: Asker, rateLimit: Budget & { cost: number; nodeCount: number }): Record<string, unknown> {
  return {
    rateLimit: { ...rateLimit, used: rateLimit.limit - rateLimit.remaining },
    // Of type User even for a bot, and with its `[bot]`.
    viewer: () => ({ ...actor(asker, asker.token.login), __typename: 'User', login: asker.token.login }),
    repository: ({ owner, name }: Record<string, unknown>) => {
      const fullName = `${String(owner)}/${String(name)}`;
      const { universe } = asker;
      const world = universe.world(fullName) ?? universe.formerNames.get(fullName.toLowerCase()) ?? null;
      if (world === null || !sees(asker.token, world)) {
        throw unresolved(`a Repository with the name '${fullName}'`);
      }
      return new Nodes(world, asker).repository();
    },
    node: ({ id }: Record<string, unknown>) => byId(asker, String(id)),
    nodes: ({ ids }: Record<string, unknown>) => {
      const asked = ids as readonly string[];
      if (asked.length > 100) {
        throw graphqlError(
          'ARGUMENT_LIMIT',
          `You may not provide more than 100 node ids; you provided ${asked.length}.`,
        );
      }
      return asked.map((id) => attempt(() => byId(asker, id)));
    },
  };
}

/** The mutations that the action may send. They run one after the other, and each fails by itself. */
function mutations(asker: Asker): Record<string, unknown> {
  return {
    addComment: ({ input }: Record<string, unknown>) => {
      const { subjectId, body } = input as { readonly subjectId: string; readonly body: string };
      for (const world of asker.universe.worlds.values()) {
        const thread = [...world.threads.values()].find(
          (each) => nodeId(each.kind === 'pull' ? 'PR' : 'I', each.id) === subjectId,
        );
        if (thread === undefined || !sees(asker.token, world)) continue;
        needWrite(asker, thread);
        checkBody(body);
        const comment = world.comment(thread.number, { author: asker.token.login, body });
        const node = new Nodes(world, asker).comment(comment);
        return { clientMutationId: null, commentEdge: { cursor: '', node } };
      }
      throw unresolved(`a node with the global id of '${subjectId}'`);
    },

    updateIssueComment: ({ input }: Record<string, unknown>) => {
      const { id, body } = input as { readonly id: string; readonly body: string };
      const { world, comment } = writableComment(asker, id);
      checkBody(body);
      world.editComment(comment.id, { body, by: asker.token.login });
      return { clientMutationId: null, issueComment: new Nodes(world, asker).comment(comment) };
    },

    deleteIssueComment: ({ input }: Record<string, unknown>) => {
      const { id } = input as { readonly id: string };
      const { world, comment } = writableComment(asker, id);
      world.deleteComment(comment.id);
      return { clientMutationId: null };
    },
  };
}

/** What only an administrator's token may send: `npm run probe` cleans up with it. */
function adminMutations(asker: Asker): Record<string, unknown> {
  return {
    deleteIssue: ({ input }: Record<string, unknown>) => {
      const { issueId } = input as { readonly issueId: string };
      for (const world of asker.universe.worlds.values()) {
        const issue = [...world.threads.values()].find((each) => nodeId('I', each.id) === issueId);
        if (issue?.kind !== 'issue' || !asker.token.repositories.includes(world.id)) continue;
        for (const comment of world.commentsOf(issue.number)) world.deleteComment(comment.id);
        world.threads.delete(issue.number);
        return { clientMutationId: null, repository: new Nodes(world, asker).repository() };
      }
      throw unresolved(`a node with the global id of '${issueId}'`);
    },
  };
}

const isAdmin = ({ token }: Asker): boolean => token.permissions.administration === 'write';

const ADMIN_MUTATIONS: ReadonlySet<string> = new Set(['deleteIssue']);

const MUTATIONS: ReadonlySet<string> = new Set(['addComment', 'updateIssueComment', 'deleteIssueComment']);

function writableComment(asker: Asker, id: string): { readonly world: World; readonly comment: CommentRecord } {
  for (const world of asker.universe.worlds.values()) {
    const comment = [...world.comments.values()].find((each) => nodeId('IC', each.id) === id);
    if (comment === undefined || !sees(asker.token, world)) continue;
    needWrite(asker, world.thread(comment.number));
    return { world, comment };
  }
  throw unresolved(`a node with the global id of '${id}'`);
}

function needWrite({ token }: Asker, { kind }: { readonly kind: 'issue' | 'pull' }): void {
  const level = (kind === 'pull' ? token.permissions['pull-requests'] : undefined) ?? token.permissions.issues;
  if (level !== 'write') throw forbidden();
}

function checkBody(body: string): void {
  if (body.trim() === '') throw graphqlError('UNPROCESSABLE', "Body can't be blank");
  if (body.length > MAX_BODY)
    throw graphqlError('UNPROCESSABLE', `Body is too long (maximum is ${MAX_BODY} characters)`);
}

const MAX_BODY = 65_536;

/** An Error as a value: null at its place in a list, the rest stays. */
function attempt<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

function byId(asker: Asker, id: string): Record<string, unknown> {
  for (const world of asker.universe.worlds.values()) {
    const found = sees(asker.token, world) ? inWorld(world, asker, id) : null;
    if (found !== null) return found;
  }
  throw unresolved(`a node with the global id of '${id}'`);
}

function inWorld(world: World, asker: Asker, id: string): Record<string, unknown> | null {
  const nodes = new Nodes(world, asker);
  const needs = (scope: 'checks' | 'statuses'): void => {
    if (world.private && asker.token.permissions[scope] === undefined) throw forbidden();
  };
  for (const run of world.checkRuns) {
    if (nodeId('CR', run.id) !== id) continue;
    needs('checks');
    return nodes.checkRun(run);
  }
  for (const status of world.statuses) {
    if (nodeId('SC', status.id) !== id) continue;
    needs('statuses');
    return nodes.statusContext(status);
  }
  const thread = [...world.threads.values()].find((each) => nodeId(each.kind === 'pull' ? 'PR' : 'I', each.id) === id);
  if (thread !== undefined) return nodes.thread(thread);
  const comment = [...world.comments.values()].find((each) => nodeId('IC', each.id) === id);
  if (comment !== undefined) return nodes.comment(comment);
  const sha = [...world.commits.keys()].find((each) => nodeId('C', `${world.fullName} ${each}`) === id);
  if (sha !== undefined) return nodes.commit(sha);
  return nodeId('R', world.id) === id ? nodes.repository() : null;
}

/**
 * GitHub's limits for a query (docs: "Rate limits and query limits for the GraphQL API"): possible nodes are the
 * product of the page sizes down each branch; points are the connections read, by hundreds.
 */
function measureCost(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): { readonly nodes: number; readonly cost: number } {
  let nodes = 0;
  let connections = 0;
  const visit = (selections: SelectionSetNode, times: number): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.find(({ name }) => name.value === selection.name.value);
        if (fragment !== undefined) visit(fragment.selectionSet, times);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet, times);
      } else {
        const size = pageSize(selection, operation, variables);
        nodes += size === null ? 0 : times * size;
        connections += size === null ? 0 : times;
        if (selection.selectionSet !== undefined) visit(selection.selectionSet, times * (size ?? 1));
      }
    }
  };
  visit(operation.selectionSet, 1);
  return { nodes, cost: Math.max(1, Math.round(connections / 100)) };
}

function pageSize(
  field: FieldNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  if (argument === undefined) return null;
  if (argument.value.kind === Kind.INT) return Number(argument.value.value);
  if (argument.value.kind !== Kind.VARIABLE) return null;
  const name = argument.value.name.value;
  const declared = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const fallback = declared?.defaultValue?.kind === Kind.INT ? Number(declared.defaultValue.value) : null;
  const given = variables[name];
  return typeof given === 'number' ? given : fallback;
}
