import GRDB

extension Schema {
    /// The tables that this version of the program works with.
    static let current = Schema(steps: [
        Step(summary: "make the tables of users, standings, sessions, timers and the audit") { database in
            try database.execute(sql: people)
            try database.execute(sql: audit)
        }
    ])

    /// A person keeps the number and loses the name when forgotten.
    ///
    /// `instance` has one row. `disconnected` has the names of services with spaces between them.
    private static let people = """
        CREATE TABLE instance (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            change_count INTEGER NOT NULL,
            key_check BLOB
        ) STRICT;
        INSERT INTO instance (id, change_count) VALUES (1, 1);
        CREATE TABLE person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            issuer TEXT,
            subject TEXT,
            changed INTEGER NOT NULL DEFAULT 0,
            CHECK ((issuer IS NULL) = (subject IS NULL)),
            UNIQUE (issuer, subject)
        ) STRICT;
        CREATE INDEX person_by_change ON person (changed) WHERE changed > 0;
        CREATE TABLE standing (
            person INTEGER PRIMARY KEY REFERENCES person (id),
            is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
            sessions_good_since INTEGER
        ) STRICT;
        CREATE TABLE disconnection (
            person INTEGER NOT NULL REFERENCES person (id),
            service TEXT NOT NULL,
            PRIMARY KEY (person, service)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ended_session (
            id TEXT PRIMARY KEY,
            expires_at INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ended_session_by_change ON ended_session (changed);
        CREATE TABLE timer_ledger (
            person INTEGER PRIMARY KEY REFERENCES person (id),
            ledger BLOB NOT NULL
        ) STRICT;
        CREATE TABLE forgotten (
            hash BLOB PRIMARY KEY,
            time INTEGER NOT NULL,
            is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
            disconnected TEXT NOT NULL DEFAULT '',
            changed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX forgotten_by_change ON forgotten (changed);
        """

    /// Times are in milliseconds since 1970.
    ///
    /// The third trigger is there for `INSERT OR REPLACE`, which removes a row without asking the second one.
    private static let audit = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            person INTEGER REFERENCES person (id),
            is_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (is_forgotten IN (0, 1)),
            action TEXT NOT NULL,
            service TEXT,
            source TEXT,
            fingerprint TEXT,
            request_id TEXT,
            result TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_person ON audit (person, id);
        CREATE INDEX audit_by_fingerprint ON audit (fingerprint, id) WHERE fingerprint IS NOT NULL;
        CREATE TRIGGER audit_keeps_rows_as_they_are BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER audit_replaces_no_row BEFORE INSERT ON audit
            WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        """
}
