import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Files that the program keeps for a user in one folder: the record of accounts, the credential file, the encryption
/// keys, the database, and what goes with them.
struct UserFiles: Sendable {
    /// The names in the folder of the configuration.
    private static let configuration = ["credentials.json", "accounts.json", "encryption.keys"]

    /// The folder that they are in.
    let folder: FilePath

    /// Those that are there.
    let files: [FilePath]

    /// Other files in the folder, which this program did not make.
    let strangers: [FilePath]

    /// Looks for them.
    ///
    /// - Parameter credentials: The path of the credential file.
    /// - Throws: ``Failure`` when the folder cannot be listed.
    init(beside credentials: FilePath) throws {
        try self.init(Self.configuration, in: credentials.removingLastComponent())
    }

    /// Looks for the database and what SQLite puts beside it.
    ///
    /// - Parameter database: Where it is; one that a variable names stays, because others may use it.
    /// - Throws: ``Failure`` when the folder cannot be listed.
    init(_ database: DatabasePlace) throws {
        let name = database.path.lastComponent?.string ?? ""
        let folder = database.path.removingLastComponent()
        guard database.isChosen else {
            try self.init([name] + ["-wal", "-shm", "-journal"].map { name + $0 }, in: folder)
            return
        }
        let isThere = try Self.names(in: folder).contains(name)
        self.init(folder: folder, files: [], strangers: isThere ? [database.path] : [])
    }

    private init(_ ours: [String], in folder: FilePath) throws {
        let names = try Self.names(in: folder).sorted()
        self.init(
            folder: folder,
            files: names.filter { Self.isOurs($0, ours) }.map(folder.appending),
            strangers: names.filter { !Self.isOurs($0, ours) }.map(folder.appending)
        )
    }

    private init(folder: FilePath, files: [FilePath], strangers: [FilePath]) {
        self.folder = folder
        self.files = files
        self.strangers = strangers
    }

    /// Whether the program makes files of that name; a copy that a person made is theirs.
    private static func isOurs(_ name: String, _ ours: [String]) -> Bool {
        ours.contains { file in
            let isTemporary = name.hasPrefix("\(file).") || name.hasPrefix(".\(file).")
            // A restore and a migration keep the database from before.
            return name == file || name == "\(file).lock" || isTemporary && name.hasSuffix(".tmp")
                || name.hasPrefix("\(file).before-")
        }
    }

    private static func names(in folder: FilePath) throws -> [String] {
        guard let stream = folder.withPlatformString({ opendir($0) }) else {
            let error = Errno(rawValue: errno)
            if error == .noSuchFileOrDirectory { return [] }
            throw Failure(
                .credentialStore,
                "denied",
                "\(folder) cannot be listed (\(error)); remove the cause, then try again."
            )
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
