import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A directory that only this user can enter, and that is gone after use.
struct TemporaryDirectory {
    /// Its path.
    let path: String

    /// Whether it is there.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Makes a directory, gives it to a closure and removes it with all that is in it, however the closure ends.
    static func use<Result>(
        environment: [String: String],
        _ body: (TemporaryDirectory) async throws -> Result
    ) async throws -> Result {
        let parent = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array("\(parent)/timetrack-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(
                .unexpected,
                "no_temporary_directory",
                "No directory can be made in \(parent); set TMPDIR to one that you may write to."
            )
        }
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let directory = TemporaryDirectory(path: path)
        let result: Result
        do {
            result = try await body(directory)
        } catch {
            // What went wrong first says more than a directory that could not be removed.
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        try FileManager.default.removeItem(atPath: path)
        return result
    }
}
