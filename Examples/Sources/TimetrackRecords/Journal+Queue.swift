import GRDB

// What waits on this machine until it can be sent.

extension Journal {
    static func registerQueue(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("queue") { database in
            try database.execute(
                sql: """
                    CREATE TABLE queued (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        kind TEXT NOT NULL CHECK (kind IN ('timer', 'entry', 'stop')),
                        start INTEGER NOT NULL,
                        end INTEGER CHECK (end >= start),
                        description TEXT,
                        project TEXT,
                        task TEXT,
                        tags TEXT NOT NULL,
                        billable INTEGER,
                        origin TEXT NOT NULL,
                        account TEXT NOT NULL,
                        workspace TEXT,
                        workspace_id TEXT,
                        user_id TEXT,
                        stopping TEXT,
                        problem TEXT
                    );
                    """
            )
        }
    }
}
