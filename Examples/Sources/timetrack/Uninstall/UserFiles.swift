import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files that the program keeps for a user: the record of accounts, the credential file and what goes with them.
struct UserFiles: Sendable {
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
        self.folder = credentials.removingLastComponent()
        let names = try Self.names(in: folder).sorted()
        self.files = names.filter(Self.isOurs).map(folder.appending)
        self.strangers = names.filter { !Self.isOurs($0) }.map(folder.appending)
    }

    /// Whether the program makes files of that name; a copy that a person made is theirs.
    private static func isOurs(_ name: String) -> Bool {
        ["credentials.json", "accounts.json"]
            .contains { file in
                let isTemporary = name.hasPrefix("\(file).") || name.hasPrefix(".\(file).")
                return name == file || name == "\(file).lock" || isTemporary && name.hasSuffix(".tmp")
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
