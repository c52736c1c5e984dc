/** The SQLite database of the sandbox: schema, transactions, and prepared statements. In a file or in memory. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SandboxError } from '../wire/errors.ts';
import { erase, migrate, readSchema, readSchemaVersion } from './migrations.ts';
import { APPLICATION_ID, explainForeignFile, explainVersion } from './identity.ts';
import { describeOwner, explainOwnerFile, writeOwnerFile } from './owner.ts';
import { InvariantError } from '../../core/invariant.ts';

/**
 * Prepared statements by their SQL, and transactions. The caller names the type of a row, and STRICT tables guarantee
 * it.
 */
export interface Store {
  /** Returns all rows of a query. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  /** Returns the first row of a query. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows its own SELECT
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** Runs a statement that returns no rows. */
  run(sql: string, ...values: SQLInputValue[]): void;
  /** Runs `work` as one transaction. An error rolls everything back. Transactions don't nest. */
  readonly transact: <T>(work: () => T) => T;
  /** Returns the problems of the file itself: damaged pages, broken references, a changed schema. */
  check(): readonly string[];
  /** Makes the database as a new one, with nothing in it. */
  erase(): void;
  /** Closes the database. Can be called twice. */
  close(): void;
}

/** The part of a store that only reads. */
export type StoreReader = Pick<Store, 'all' | 'get'>;

function unavailable(path: string, why: string, cause?: unknown): SandboxError {
  return new SandboxError('store_unavailable', `The sandbox's data file "${path}" cannot be used: ${why}`, { cause });
}

function explain(error: unknown, path: string): string {
  const why = error instanceof Error ? error.message : String(error);
  return /locked|busy/i.test(why)
    ? `${describeOwner(path)} has it open. Stop that one, or give this one a file of its own.`
    : `${why}. Give a path in a writable directory, to a new file or to one that the sandbox made.`;
}

function prepareSchema(database: DatabaseSync, path: string): void {
  const why = explainVersion(readSchemaVersion(database));
  if (why !== null) throw unavailable(path, why);
  migrate(database);
}

/** The place of a database that is gone when it is closed. */
const IN_MEMORY = ':memory:';

/** Rejects a path where this sandbox must not write, before anything is opened there. */
function checkPath(path: string): void {
  const why = explainForeignFile(path) ?? explainOwnerFile(path);
  if (why !== null) throw unavailable(path, why);
}

/** Marks a file as a sandbox's. This comes first, so that a process that is killed leaves no file without a mark. */
function markFile(database: DatabaseSync): void {
  const found = database.prepare('PRAGMA application_id').get()?.['application_id'];
  if (found !== APPLICATION_ID) database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (path !== IN_MEMORY) checkPath(path);
    database = new DatabaseSync(path, { timeout: 0 });
    // Exclusive, because a second process would run the same steps twice. It gets an error at once instead. The lock is the
    // operating system's, so it ends with the process, even if the process is killed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    if (path !== IN_MEMORY) markFile(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec('BEGIN IMMEDIATE; COMMIT;');
    prepareSchema(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof SandboxError ? error : unavailable(path, explain(error, path), error);
  }
}

/** Returns the differences from the schema of a new file. A missing trigger would let history be rewritten. */
function findSchemaChanges(database: DatabaseSync): string[] {
  const pristine = new DatabaseSync(':memory:');
  migrate(pristine);
  const [expected, found] = [readSchema(pristine), readSchema(database)];
  pristine.close();
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((name) => expected.get(name) !== found.get(name))
    .map((name) => {
      if (!found.has(name)) return `the schema was changed: "${name}" is missing`;
      return `the schema was changed: "${name}" is ${expected.has(name) ? 'not as it was made' : 'not of this sandbox'}`;
    });
}

function findDamage(database: DatabaseSync): string[] {
  const pages = database.prepare('PRAGMA integrity_check(5)').all();
  const references = database.prepare('PRAGMA foreign_key_check').all();
  return [
    ...pages.map((row) => String(row['integrity_check'])).filter((text) => text !== 'ok'),
    ...references.map(({ table, parent }) => `a row of ${String(table)} refers to no row of ${String(parent)}`),
    ...findSchemaChanges(database),
  ];
}

/**
 * Opens or creates the database at `path`. `:memory:` keeps it in memory.
 *
 * @throws SandboxError `store_unavailable`
 */
export function openStore(path: string): Store {
  const database = openDatabase(path);
  const removeOwnerFile = path === IN_MEMORY ? () => undefined : writeOwnerFile(path);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    if (!database.isOpen) throw new InvariantError('the sandbox is closed');
    const cached = statements.get(sql);
    if (cached !== undefined) return cached;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    // The only two casts of this module: SQLite can't tell TypeScript the type of a row.
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Row | undefined,
    run(sql, ...values) {
      prepare(sql).run(...values);
    },
    transact(work) {
      prepare('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        if (database.isTransaction) prepare('ROLLBACK').run();
        throw error;
      }
    },
    check: () => findDamage(database),
    erase() {
      statements.clear();
      erase(database);
    },
    close() {
      if (!database.isOpen) return;
      removeOwnerFile();
      // The last connection writes the write-ahead log back into the file and removes it.
      database.close();
    },
  };
}
