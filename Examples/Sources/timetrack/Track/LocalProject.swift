import SystemPackage
import TimetrackKeys
import TimetrackRecords

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds the folder that stands for a local project.
enum LocalProject {
    /// What the root of a repository has in it.
    private static let marks = [".git", ".hg", ".jj"]

    /// The folder that a person works in now: the one that is named, else the root of the repository around the working
    /// directory, else the working directory.
    ///
    /// - Returns: Its path without links.
    /// - Throws: ``Failure`` when there is no such folder.
    static func existing(_ text: String?) throws -> String {
        let path = try canonical(text ?? ".")
        return text == nil ? repository(around: path).string : path.string
    }

    /// The folder of a project on record, which need not be there any more.
    ///
    /// - Parameters:
    ///   - text: Its path, or nil for the working directory's.
    ///   - tracked: The record; a path that stands in it is taken as it is.
    /// - Returns: Its path.
    /// - Throws: ``Failure`` when the working directory is gone or the record cannot be read.
    static func recorded(_ text: String?, in tracked: TrackedTime) async throws -> String {
        guard let text else { return try existing(nil) }
        let path = FilePath(text)
        let absolute = path.isAbsolute ? path : try canonical(".").pushing(path)
        let plain = absolute.lexicallyNormalized().string
        if try await tracked.knows(plain) { return plain }
        return try resolved(text)?.string ?? plain
    }

    private static func canonical(_ text: String) throws -> FilePath {
        guard let path = try resolved(text) else {
            let error = Errno(rawValue: errno)
            // What is no UTF-8 on the command line comes in with this character in its place.
            if text.unicodeScalars.contains("\u{FFFD}") { throw notUTF8(text) }
            throw Failure(
                .notFound,
                "not_found",
                "There is no folder \(text) that can be looked into (\(error)); name the folder of a project."
            )
        }
        return path
    }

    /// A path without links, or nil when it leads nowhere, with the reason in `errno`.
    ///
    /// - Throws: ``Failure`` for one that is no text.
    private static func resolved(_ text: String) throws -> FilePath? {
        guard let found = realpath(text, nil) else { return nil }
        defer { free(found) }
        guard let path = String(validatingCString: found) else { throw notUTF8(String(cString: found)) }
        return FilePath(path)
    }

    private static func notUTF8(_ path: String) -> Failure {
        Failure(
            .usage,
            "not_utf8",
            "The path \(path) is not UTF-8 and cannot be recorded; rename the folder."
        )
    }

    private static func repository(around folder: FilePath) -> FilePath {
        var candidate = folder
        while true {
            if marks.contains(where: { access(candidate.appending($0).string, F_OK) == 0 }) { return candidate }
            guard candidate.removeLastComponent() else { return folder }
        }
    }
}
