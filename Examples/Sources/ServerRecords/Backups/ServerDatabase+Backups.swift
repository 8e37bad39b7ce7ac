public import SystemPackage

extension ServerDatabase {
    /// Writes a copy of the records as they are at this moment, for their user alone; others may write meanwhile.
    ///
    /// - Parameter path: Where to; nothing that is there is replaced.
    /// - Throws: ``ServerRecordsError`` with the code `exists` when there is something already, and when the copy cannot
    ///   be written; then there is none.
    public func backUp(to path: FilePath) async throws {
        try await flush()
        let (reader, database) = (connections.reader, files.database)
        try await onThread {
            let isWritten = try sqlite(at: database) { try RecordsCopy.write(from: reader, to: path) }
            guard isWritten else {
                throw ServerRecordsError(
                    .exists,
                    "There is a file at \(path) already, which is left as it is; choose another path, or move it away."
                )
            }
        }
    }
}
