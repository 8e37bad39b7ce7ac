import GRDB
import SystemPackage

/// Copies of the records as one file each, consistent even while others write.
enum RecordsCopy {
    // More than this and nobody looks at them any more.
    private static let mostNames = 100

    /// Writes a copy.
    ///
    /// - Returns: Whether it was written; false when there is something at the path already.
    /// - Throws: ``ServerRecordsError`` for what SQLite and the file system refuse.
    static func write(from source: some DatabaseReader, to path: FilePath) throws -> Bool {
        guard try FileFacts.of(path) == nil else { return false }
        return try NewFile(for: path)
            .build(hasLog: false) { target in
                try source.read { source in
                    // The transaction begins with its first statement. Without one, a write would start the copy anew.
                    _ = try Int.fetchOne(source, sql: "SELECT change_count FROM instance")
                    try target.writeWithoutTransaction { target in try source.backup(to: target) }
                }
            }
    }

    /// Writes a copy under the first name that is free: the given one, or that with a number behind it.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite and the file system refuse.
    static func write(from source: some DatabaseReader, toFreeNameOf path: FilePath) throws {
        for number in 1...mostNames {
            if try write(from: source, to: number == 1 ? path : path.withSuffix("-\(number)")) { return }
        }
        throw ServerRecordsError(
            .exists,
            "There are \(mostNames) copies whose names begin with \(path); remove those that nobody needs."
        )
    }
}
