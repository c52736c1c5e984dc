/**
 * The schema of the data file as a list of steps. A new file runs all of them, an older one those it lacks, in one
 * transaction. There is only one way to the newest schema, so every test with a new file covers it.
 */
import type { DatabaseSync } from 'node:sqlite';
import { ATTEMPTS_SCHEMA } from './attempts-schema.ts';

// Triggers keep money and history append-only. An index lets a mission be paid out at most once.
const INITIAL_SCHEMA = `
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
`;

// Closes two gaps in the triggers of the first version. REPLACE deletes without a trigger, and an entry added to an old
// transfer changes history. Also adds the kind of keys, because live keys exist since.
const APPEND_ONLY_INSERTS = `
  ALTER TABLE keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'test' CHECK (kind IN ('test', 'live'));
  CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers
    WHEN EXISTS (SELECT 1 FROM transfers WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
  CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
  CREATE TRIGGER entries_no_replace BEFORE INSERT ON entries
    WHEN NEW.transfer IS NOT (SELECT max(id) FROM transfers)
      OR EXISTS (SELECT 1 FROM entries WHERE transfer = NEW.transfer AND account = NEW.account)
    BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
`;

// For the storefront: the last changed missions of a status, and the history of one mission.
const VIEWS = `
  CREATE INDEX missions_by_status ON missions (status, updated_at, seq);
  CREATE INDEX journal_by_mission ON journal (mission, seq) WHERE mission IS NOT NULL;
`;

/** Step n leads from schema version n to n + 1. Version 0 is an empty file. A released step never changes. */
const STEPS: readonly string[] = [INITIAL_SCHEMA, APPEND_ONLY_INSERTS, ATTEMPTS_SCHEMA, VIEWS];

/** The schema version that this sandbox uses. */
export const SCHEMA_VERSION = STEPS.length;

/** Returns every table, index, and trigger of the database by name, as SQLite stores them. */
export function readSchema(database: DatabaseSync): ReadonlyMap<string, string> {
  const rows = database.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL').all();
  return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
}

/** Returns the schema version of a database, or 0 if it is empty. */
export function readSchemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Migrates an older or empty database to the newest schema: all missing steps, or none. */
export function migrate(database: DatabaseSync): void {
  const missing = STEPS.slice(readSchemaVersion(database));
  if (missing.length === 0) return;
  try {
    database.exec(`BEGIN IMMEDIATE; ${missing.join('\n')} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Removes everything from a database, and makes it as a new one. A crash leaves all of it, or nothing. */
export function erase(database: DatabaseSync): void {
  const rows = database
    .prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'table') AND name NOT LIKE 'sqlite_%'")
    .all();
  // Triggers go first: they are what forbids to delete.
  const drops = rows
    .toSorted((one, other) => String(other['type']).localeCompare(String(one['type'])))
    .map(({ type, name }) => `DROP ${String(type)} "${String(name).replaceAll('"', '""')}";`);
  // Otherwise, a table could not go before those that refer to it.
  database.exec('PRAGMA foreign_keys = OFF');
  try {
    database.exec(`BEGIN IMMEDIATE; ${drops.join('\n')} PRAGMA user_version = 0; COMMIT;`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  } finally {
    database.exec('PRAGMA foreign_keys = ON');
  }
  migrate(database);
  database.exec('VACUUM');
}
