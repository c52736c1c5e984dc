/** The step of the schema that adds the attempts of real workers (market/attempts.ts). */
export const ATTEMPTS_SCHEMA = `
  CREATE TABLE attempts (
    mission TEXT NOT NULL REFERENCES missions (id), round INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
    reason TEXT, result TEXT, log TEXT, started_at INTEGER NOT NULL, ended_at INTEGER, PRIMARY KEY (mission, round, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX attempts_running ON attempts (started_at) WHERE state = 'running';
  CREATE INDEX missions_waiting ON missions (seq) WHERE status IN ('matched', 'in_progress');
`;
