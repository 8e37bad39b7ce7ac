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
    private static let configuration = ["credentials.json", "accounts.json", "encryption.keys", "config.toml"]

    /// The names of SQLite databases with what a person has recorded, in the folder of the data.
    private static let records = ["journal.sqlite", "tracked.sqlite"]

    /// The names of the locks beside them.
    private static let locks = ["journal.lock", "changes.lock"]

    /// The folders within that of the cache.
    private static let caches: [FilePath.Component] = ["names", "status"]

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

    /// Looks in the folder of the data for the database, records, and what SQLite puts beside them.
    ///
    /// - Parameters:
    ///   - data: The folder.
    ///   - database: Where the database is; one that a variable names stays, because others may use it.
    ///   - includesRecords: Whether what a person has recorded and not posted yet goes as well.
    /// - Throws: ``Failure`` when the folder cannot be listed.
    init(in data: FilePath, _ database: DatabasePlace, includesRecords: Bool) throws {
        var databases = includesRecords ? Self.records : []
        if !database.isChosen { databases.append(database.path.lastComponent?.string ?? "") }
        let files = databases.flatMap { name in [name] + ["-wal", "-shm", "-journal"].map { name + $0 } }
        try self.init(files + (includesRecords ? Self.locks : []), in: data)
    }

    /// Looks for a database that a variable names, which stays.
    ///
    /// - Parameter database: Where it is.
    /// - Throws: ``Failure`` when the folder cannot be listed.
    init(left database: DatabasePlace) throws {
        let name = database.path.lastComponent?.string ?? ""
        let folder = database.path.removingLastComponent()
        let isThere = try Self.names(in: folder).contains(name)
        self.init(folder: folder, files: [], strangers: isThere ? [database.path] : [])
    }

    /// Looks for everything in the folders of a cache.
    ///
    /// - Parameter cache: The folder that those are in.
    /// - Returns: What each of them holds, the outermost last.
    /// - Throws: ``Failure`` when a folder cannot be listed.
    static func caches(in cache: FilePath) throws -> [UserFiles] {
        let inner = try caches.map { name in
            let folder = cache.appending(name)
            return UserFiles(folder: folder, files: try names(in: folder).sorted().map(folder.appending), strangers: [])
        }
        let others = try names(in: cache).filter { name in !caches.contains { $0.string == name } }
        return inner + [UserFiles(folder: cache, files: [], strangers: others.sorted().map(cache.appending))]
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
