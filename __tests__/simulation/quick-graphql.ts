/**
 * GraphQL for simulations: the stand-in's own objects, walked by a compiled plan instead of graphql-js. It knows the good
 * case only; a document, value or error that is not plain is left to the stand-in's full executor (`null`). That both
 * answer the same is shown by stories that are played with either.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { publishedSchema } from '../support/github/graphql/schema.ts';

type Variables = Readonly<Record<string, unknown>>;
type Source = Record<string, unknown>;

/** One field to fill in an object of one type. */
interface Step {
  readonly key: string;
  readonly name: string;
  readonly args: readonly (readonly [string, (variables: Variables) => unknown])[];
  readonly isIncluded: ((variables: Variables) => boolean) | null;
  /** `null`: a leaf. */
  readonly inner: Shape | null;
}

/** What is selected of a place whose declared type is known; steps by the value's own type. */
interface Shape {
  readonly typeName: string;
  readonly isAbstract: boolean;
  readonly selections: readonly SelectionSetNode[];
  readonly steps: Map<string, readonly Step[]>;
}

class NotPlain extends Error {}

const plans = new Map<string, { readonly shape: Shape; readonly fragments: Fragments } | null>();
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** `data`, or `null` where only the full executor knows. */
export function executeQuickly(query: string, variables: Variables, root: Source): Record<string, unknown> | null {
  let plan = plans.get(query);
  if (plan === undefined) {
    plan = compile(parse(query));
    plans.set(query, plan);
  }
  if (plan === null) return null;
  try {
    return fill(plan.shape, root, variables, plan.fragments);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof ReferenceError) throw error;
    return null;
  }
}

function compile(document: DocumentNode): { readonly shape: Shape; readonly fragments: Fragments } | null {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation?.operation !== OperationTypeNode.QUERY || operations.length > 1) return null;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return {
    shape: toShape('Query', [operation.selectionSet]),
    fragments: new Map(fragments.map((one) => [one.name.value, one])),
  };
}

function toShape(typeName: string, selections: readonly SelectionSetNode[]): Shape {
  const type = publishedSchema().getType(typeName);
  return { typeName, isAbstract: isAbstractType(type), selections, steps: new Map() };
}

function fill(shape: Shape, source: Source, variables: Variables, fragments: Fragments): Record<string, unknown> {
  const typeName = shape.isAbstract ? String(source['__typename']) : shape.typeName;
  let steps = shape.steps.get(typeName);
  if (steps === undefined) {
    steps = collect(shape.selections, typeName, fragments);
    shape.steps.set(typeName, steps);
  }
  const filled: Record<string, unknown> = {};
  for (const { key, name, args, isIncluded, inner } of steps) {
    if (isIncluded !== null && !isIncluded(variables)) continue;
    if (!(name in source)) throw new NotPlain();
    let value = source[name];
    if (typeof value === 'function') {
      const given: Record<string, unknown> = {};
      for (const [argument, read] of args) given[argument] = read(variables);
      value = (value as (args: Record<string, unknown>) => unknown)(given);
    }
    filled[key] = complete(value, inner, variables, fragments);
  }
  return filled;
}

function complete(value: unknown, inner: Shape | null, variables: Variables, fragments: Fragments): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => complete(one, inner, variables, fragments));
  if (value instanceof Error) throw new NotPlain();
  return inner === null ? value : fill(inner, value as Source, variables, fragments);
}

function collect(selections: readonly SelectionSetNode[], typeName: string, fragments: Fragments): readonly Step[] {
  const found = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        found.set(key, [...(found.get(key) ?? []), selection]);
        continue;
      }
      if ((selection.directives ?? []).length > 0) throw new NotPlain();
      const target = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (target === undefined) throw new NotPlain();
      if (target.typeCondition === undefined || fits(typeName, target.typeCondition.name.value))
        visit(target.selectionSet);
    }
  };
  for (const set of selections) visit(set);
  return [...found].map(([key, nodes]) => toStep(key, nodes, typeName));
}

/** Whether an object of a concrete type is one of an interface, of a union, or of that type itself. */
function fits(typeName: string, condition: string): boolean {
  if (typeName === condition) return true;
  const schema = publishedSchema();
  const type = schema.getType(condition);
  return isAbstractType(type) && schema.getPossibleTypes(type).some(({ name }) => name === typeName);
}

function toStep(key: string, nodes: readonly FieldNode[], typeName: string): Step {
  const [node] = nodes;
  if (node === undefined) throw new NotPlain();
  const selected = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  return {
    key,
    name: node.name.value,
    args: (node.arguments ?? []).map(({ name, value }) => [name.value, toReader(value)] as const),
    isIncluded: toInclusion(node),
    inner: selected.length === 0 ? null : toShape(typeNameOf(typeName, node.name.value), selected),
  };
}

/** The name of the type that a field is declared with, without list and non-null. */
function typeNameOf(typeName: string, field: string): string {
  const type = publishedSchema().getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new NotPlain();
  const declared = type.getFields()[field]?.type;
  if (declared === undefined) throw new NotPlain();
  return String(declared).replaceAll(/[[\]!]/g, '');
}

function toInclusion(node: FieldNode): Step['isIncluded'] {
  const [directive] = node.directives ?? [];
  if (directive === undefined) return null;
  const condition = directive.arguments?.[0]?.value;
  if (directive.name.value !== 'include' || condition === undefined) throw new NotPlain();
  const read = toReader(condition);
  return (variables) => read(variables) === true;
}

function toReader(value: ValueNode): (variables: Variables) => unknown {
  switch (value.kind) {
    case Kind.VARIABLE:
      return (variables) => variables[value.name.value];
    case Kind.INT:
    case Kind.FLOAT: {
      const number = Number(value.value);
      return () => number;
    }
    case Kind.NULL:
      return () => null;
    case Kind.LIST: {
      const readers = value.values.map(toReader);
      return (variables) => readers.map((read) => read(variables));
    }
    case Kind.OBJECT: {
      const readers = value.fields.map((field) => [field.name.value, toReader(field.value)] as const);
      return (variables) => Object.fromEntries(readers.map(([name, read]) => [name, read(variables)]));
    }
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM: {
      const plain = value.value;
      return () => plain;
    }
  }
}
