import JSONOutput
package import SystemPackage
import TerminalOutput
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

/// The files with the names that shells offer, one for each account and workspace.
///
/// Nothing depends on them: one that is gone or broken offers no names until a command lists them again.
package struct NameCache: Sendable {
    /// What the names of one file belong to.
    package struct Scope: Sendable, Hashable, Codable {
        /// The origin of the service.
        package var origin: String
        /// The name by which the program knows the account.
        package var account: String
        /// The id of the workspace, or nil for what belongs to the whole account.
        package var workspace: String?

        package init(origin: String, account: String, workspace: String? = nil) {
            self.origin = origin
            self.account = account
            self.workspace = workspace
        }
    }

    private struct Document: Codable {
        var version: Int
        var scope: Scope
        var names: CachedNames
    }

    private static var version: Int { 1 }
    private static var mostBytes: Int { 16 << 20 }

    private let folder: FilePath

    /// - Parameter cache: The folder for what may be lost, as `UserFolders` has it.
    package init(in cache: FilePath) {
        self.folder = cache.appending("names")
    }

    /// The names of a scope; none when nothing was listed yet.
    package func names(of scope: Scope) -> CachedNames {
        do {
            guard let bytes = try TrustedFile.read(file(of: scope), atMost: Self.mostBytes) else {
                return CachedNames()
            }
            let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
            guard document.version == Self.version, document.scope == scope else { return CachedNames() }
            return document.names
        } catch {
            // It is written anew by the next list.
            return CachedNames()
        }
    }

    /// Changes the names of a scope, while no other process does.
    ///
    /// - Throws: ``Failure`` when they cannot be written; they are then as they were.
    package func update(_ scope: Scope, _ change: (inout CachedNames) -> Void) throws {
        let file = file(of: scope)
        try TrustedFile.whileLocked(file) {
            let before = names(of: scope)
            var after = before
            change(&after)
            guard after != before else { return }
            let document = Document(version: Self.version, scope: scope, names: after)
            try TrustedFile.replace(file, with: Array(JSONText.encode(document, .oneLine).utf8))
        }
    }

    /// Removes the names of an account in all its workspaces.
    ///
    /// - Throws: ``Failure`` when a file cannot be locked, `Errno` when one cannot be removed, and what the file manager
    ///   throws for a folder that cannot be listed.
    package func remove(_ account: String) throws {
        guard FileManager.default.fileExists(atPath: folder.string) else { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.string)
        for name in files where name.hasSuffix(".json") {
            let file = folder.appending(name)
            try TrustedFile.whileLocked(file) {
                guard owner(of: file) == account else { return }
                guard unlink(file.string) == 0 || errno == ENOENT else { throw Errno(rawValue: errno) }
            }
        }
    }

    /// The account that a file belongs to, or nil when it cannot be read and so offers nothing.
    private func owner(of file: FilePath) -> String? {
        do {
            guard let bytes = try TrustedFile.read(file, atMost: Self.mostBytes) else { return nil }
            return try JSONDecoder().decode(Document.self, from: Data(bytes)).scope.account
        } catch {
            return nil
        }
    }

    /// The file of a scope.
    ///
    /// Two scopes may share one, whose contents then say which of them they belong to.
    func file(of scope: Scope) -> FilePath {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(scope.origin)\n\(scope.account)\n\(scope.workspace ?? "")".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return folder.appending(String(hash, radix: 16) + ".json")
    }
}
