-- A data file of schema version 1, as the sandbox made it.
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
CREATE TABLE transfers (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, mission TEXT REFERENCES missions (id)
  ) STRICT;
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
INSERT INTO customers VALUES (1, 'Version one', 1767603600000);
INSERT INTO keys VALUES ('09avk0sp', 1, x'642aa45d88fb54bc9400535935e4e53993b94b1aa55345998d6d90a24c7295ef', 1767603600000, NULL);
INSERT INTO specialists VALUES ('Ada', '{"name":"Ada","persona":"A","type":"Engineering & IT","categories":["DevOps"],"tier":"T1 Verified","rank":80,"missions":3,"priceUsd":10000}', 1, 2.9404000000000017, 235.23200000000014, 3);
INSERT INTO specialists VALUES ('Sol', '{"name":"Sol","persona":"S","type":"Engineering & IT","categories":["DevOps"],"tier":"T2 Guaranteed","rank":90,"missions":3,"priceUsd":10000}', 1, 4.803960160000002, 334.15641440000013, 4);
INSERT INTO missions VALUES (1, 'msn_fm5y9mb8er6mmj92gth8', 1, 'paid', NULL, 'mission', 'DevOps', 'T1 Verified', 12000, NULL, 'accepted', NULL, 'passed', 'released', 'Sol', 90, 1, NULL, 1767603600000, 1767603618000);
INSERT INTO missions VALUES (2, 'msn_caje6n9g7yhw95vqcbvk', 1, 'open', NULL, 'mission', 'DevOps', 'T1 Verified', 5000, NULL, 'matched', NULL, NULL, 'held', 'Ada', 80, 0, 1767603618422, 1767603618000, 1767603618000);
INSERT INTO missions VALUES (3, 'msn_e04qpyvsqbthb21rabar', 1, 'queued', NULL, 'mission', 'Other', 'T1 Verified', NULL, NULL, 'submitted', 'queued: auto_assign is false', NULL, 'none', NULL, NULL, 0, NULL, 1767603618000, 1767603618000);
INSERT INTO transfers VALUES (1, 1767603600000, 'deposit', NULL);
INSERT INTO transfers VALUES (2, 1767603600000, 'hold', 'msn_fm5y9mb8er6mmj92gth8');
INSERT INTO transfers VALUES (3, 1767603618000, 'release', 'msn_fm5y9mb8er6mmj92gth8');
INSERT INTO transfers VALUES (4, 1767603618000, 'hold', 'msn_caje6n9g7yhw95vqcbvk');
INSERT INTO entries VALUES (1, 'customer:1', 100000000);
INSERT INTO entries VALUES (1, 'outside', -100000000);
INSERT INTO entries VALUES (2, 'customer:1', -12000);
INSERT INTO entries VALUES (2, 'escrow:msn_fm5y9mb8er6mmj92gth8', 12000);
INSERT INTO entries VALUES (3, 'escrow:msn_fm5y9mb8er6mmj92gth8', -12000);
INSERT INTO entries VALUES (3, 'platform', 1200);
INSERT INTO entries VALUES (3, 'specialist:Sol', 10800);
INSERT INTO entries VALUES (4, 'customer:1', -5000);
INSERT INTO entries VALUES (4, 'escrow:msn_caje6n9g7yhw95vqcbvk', 5000);
INSERT INTO balances VALUES ('customer:1', 99983000);
INSERT INTO balances VALUES ('escrow:msn_caje6n9g7yhw95vqcbvk', 5000);
INSERT INTO balances VALUES ('escrow:msn_fm5y9mb8er6mmj92gth8', 0);
INSERT INTO balances VALUES ('outside', -100000000);
INSERT INTO balances VALUES ('platform', 1200);
INSERT INTO balances VALUES ('specialist:Sol', 10800);
INSERT INTO journal VALUES (1, 1767603600000, NULL, '{"event":"enrolled","specialist":"Ada","rank":80,"missions":3}');
INSERT INTO journal VALUES (2, 1767603600000, NULL, '{"event":"enrolled","specialist":"Sol","rank":90,"missions":3}');
INSERT INTO journal VALUES (3, 1767603600000, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"posted","mission":"msn_fm5y9mb8er6mmj92gth8","customer":1}');
INSERT INTO journal VALUES (4, 1767603600000, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"matched","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","rank":90,"cents":12000}');
INSERT INTO journal VALUES (5, 1767603600322, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"started","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":1}');
INSERT INTO journal VALUES (6, 1767603602026, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"delivered","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":1}');
INSERT INTO journal VALUES (7, 1767603602594, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"verified","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":1,"result":"failed"}');
INSERT INTO journal VALUES (8, 1767603609000, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"reworked","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":1,"verification":"failed","reason":"red"}');
INSERT INTO journal VALUES (9, 1767603610841, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"delivered","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":2}');
INSERT INTO journal VALUES (10, 1767603611349, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"verified","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","attempt":2,"result":"passed"}');
INSERT INTO journal VALUES (11, 1767603618000, 'msn_fm5y9mb8er6mmj92gth8', '{"event":"accepted","mission":"msn_fm5y9mb8er6mmj92gth8","specialist":"Sol","cents":12000}');
INSERT INTO journal VALUES (12, 1767603618000, 'msn_caje6n9g7yhw95vqcbvk', '{"event":"posted","mission":"msn_caje6n9g7yhw95vqcbvk","customer":1}');
INSERT INTO journal VALUES (13, 1767603618000, 'msn_caje6n9g7yhw95vqcbvk', '{"event":"matched","mission":"msn_caje6n9g7yhw95vqcbvk","specialist":"Ada","rank":80,"cents":5000}');
INSERT INTO journal VALUES (14, 1767603618000, 'msn_e04qpyvsqbthb21rabar', '{"event":"posted","mission":"msn_e04qpyvsqbthb21rabar","customer":1}');
INSERT INTO answers VALUES (1, 'first', '2d8ace71db3c20539c533093e66c8e71cba4c108b56df91e22e095a418e8e5a0', '{"status":201,"headers":{"Content-Type":"application/json; charset=utf-8","Location":"/api/v1/marketplace/missions/msn_fm5y9mb8er6mmj92gth8"},"body":"{\"mission\":{\"id\":\"msn_fm5y9mb8er6mmj92gth8\",\"title\":\"paid\",\"description\":null,\"kind\":\"mission\",\"category\":\"DevOps\",\"tier\":\"T1 Verified\",\"budget_usd\":120,\"dod\":null,\"status\":\"matched\",\"status_reason\":null,\"verification\":null,\"escrow_status\":\"held\",\"specialist\":\"Sol\",\"rank\":90,\"rework_count\":0,\"created_at\":\"2026-01-05T09:00:00.000Z\",\"updated_at\":\"2026-01-05T09:00:00.000Z\"}}"}', 1767603600000);
CREATE INDEX missions_by_customer ON missions (customer, seq);
CREATE INDEX missions_due ON missions (due_at, seq) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX one_hold ON transfers (mission) WHERE kind = 'hold';
CREATE UNIQUE INDEX one_payout ON transfers (mission) WHERE kind IN ('release', 'refund');
CREATE INDEX answers_by_age ON answers (at);
CREATE TRIGGER transfers_no_UPDATE BEFORE UPDATE ON transfers
          BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_DELETE BEFORE DELETE ON transfers
          BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER entries_no_UPDATE BEFORE UPDATE ON entries
          BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
CREATE TRIGGER entries_no_DELETE BEFORE DELETE ON entries
          BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
CREATE TRIGGER journal_no_UPDATE BEFORE UPDATE ON journal
          BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_DELETE BEFORE DELETE ON journal
          BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
PRAGMA user_version = 1;
