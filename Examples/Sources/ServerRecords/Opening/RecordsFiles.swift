import SystemPackage

/// Where the records lie in the server's data directory.
struct RecordsFiles: Sendable {
    static let databaseName = "server.sqlite"
    static let counterName = "server.changes"

    /// What SQLite puts beside a database, by the ends of the names.
    static let companionSuffixes = ["-wal", "-shm", "-journal"]

    /// The data directory, without links on the way.
    let directory: FilePath

    var database: FilePath { directory.appending(Self.databaseName) }
    var counter: FilePath { directory.appending(Self.counterName) }
    var lock: FilePath { database.withSuffix(".lock") }
}

extension FilePath {
    /// The path of a file beside this one, whose name goes on after this one's.
    func withSuffix(_ suffix: String) -> FilePath { FilePath(string + suffix) }

    /// The word to type for this path in a shell.
    var shellWord: String {
        let isPlain = string.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard !isPlain else { return string }
        return "'" + string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
