/** The sandbox's one SQLite database: schema, transactions and prepared statements. A file, or memory. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ATTEMPTS } from './attempts-schema.ts';
import { SandboxError } from './errors.ts';

// Money and history are append-only by trigger, not by good will; a mission is paid out at most once by index.
const SCHEMA = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE keys (
    id TEXT PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers, hash BLOB NOT NULL,
    created_at INTEGER NOT NULL, revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE specialists (
    name TEXT PRIMARY KEY, profile TEXT NOT NULL, listed INTEGER NOT NULL,
    weight REAL NOT NULL, total REAL NOT NULL, missions INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE missions (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer INTEGER NOT NULL REFERENCES customers,
    title TEXT NOT NULL, description TEXT, kind TEXT NOT NULL, category TEXT NOT NULL, tier TEXT NOT NULL,
    budget_cents INTEGER, dod TEXT, status TEXT NOT NULL, status_reason TEXT, verification TEXT,
    escrow_status TEXT NOT NULL, specialist TEXT REFERENCES specialists, rank INTEGER,
    rework_count INTEGER NOT NULL, due_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX missions_by_customer ON missions (customer, seq);
  CREATE INDEX missions_due ON missions (due_at, seq) WHERE due_at IS NOT NULL;
  CREATE TABLE transfers (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, mission TEXT REFERENCES missions (id)
  ) STRICT;
  CREATE UNIQUE INDEX one_hold ON transfers (mission) WHERE kind = 'hold';
  CREATE UNIQUE INDEX one_payout ON transfers (mission) WHERE kind IN ('release', 'refund');
  CREATE TABLE entries (
    transfer INTEGER NOT NULL REFERENCES transfers, account TEXT NOT NULL, cents INTEGER NOT NULL CHECK (cents <> 0),
    PRIMARY KEY (transfer, account)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE balances (
    account TEXT PRIMARY KEY, cents INTEGER NOT NULL, CHECK (cents >= 0 OR account = 'outside')
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, mission TEXT, fact TEXT NOT NULL
  ) STRICT;
  CREATE TABLE answers (
    customer INTEGER NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, reply TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (customer, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_by_age ON answers (at);
  ${['transfers', 'entries', 'journal']
    .flatMap((table) =>
      ['UPDATE', 'DELETE'].map(
        (verb) => `CREATE TRIGGER ${table}_no_${verb} BEFORE ${verb} ON ${table}
          BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
      ),
    )
    .join('\n')}
  ${ATTEMPTS}
`;
const SCHEMA_VERSION = 1;

/** Prepared statements by their SQL, and transactions. Rows are typed by the caller: STRICT tables keep that true. */
export interface Store {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows its own SELECT
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  run(sql: string, ...values: SQLInputValue[]): void;
  /** Runs `work` as one transaction; whatever it throws rolls everything back. Does not nest. */
  readonly transact: <T>(work: () => T) => T;
  close(): void;
}

/** The part of a store that only reads. */
export type Reading = Pick<Store, 'all' | 'get'>;

function unavailable(path: string, why: string, cause?: unknown): SandboxError {
  return new SandboxError('store_unavailable', `The sandbox's data file "${path}" cannot be used: ${why}`, { cause });
}

function explain(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return /locked|busy/i.test(why)
    ? 'another process has it open. Stop that one, or give this one a file of its own.'
    : `${why}. Give a path in a writable directory, to a new file or to one that the sandbox made.`;
}

function prepareSchema(database: DatabaseSync, path: string): void {
  const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) {
    throw unavailable(path, `it has schema version ${String(version)}, this sandbox knows ${SCHEMA_VERSION}.`);
  }
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // Exclusive: a second process would schedule the same work twice, so it is told at once instead.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec('BEGIN IMMEDIATE; COMMIT;');
    prepareSchema(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof SandboxError ? error : unavailable(path, explain(error), error);
  }
}

/** Opens (or creates) the database at `path`; `:memory:` keeps it in memory. Throws SandboxError `store_unavailable`. */
export function openStore(path: string): Store {
  const database = openDatabase(path);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    if (!database.isOpen) throw new Error('the sandbox is closed');
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  return {
    // The two casts of this room: SQLite cannot tell TypeScript what a row looks like.
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
    close() {
      if (database.isOpen) database.close();
    },
  };
}
