import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Copies of the databases that were kept beside them before a restore or a change of the tables.
enum KeptCopies {
    /// Finds the copies, of the tokens and of the records.
    ///
    /// - Parameter directory: The data directory.
    /// - Returns: Their paths, by name.
    /// - Throws: ``CommandFailure`` when the directory cannot be read.
    static func paths(in directory: FilePath) throws -> [FilePath] {
        let starts = [ServerStores.credentialsFile, ServerStores.recordsFile].map { "\($0.string).before-" }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.string)
        } catch {
            throw CommandFailure(
                CommandFailure.Status.unexpected,
                "The directory \(directory) cannot be read for copies that still have the name; look for files there "
                    + "whose names have .before- in them."
            )
        }
        return names.filter { name in starts.contains { name.hasPrefix($0) } }.sorted()
            .map { directory.appending($0) }
    }
}
