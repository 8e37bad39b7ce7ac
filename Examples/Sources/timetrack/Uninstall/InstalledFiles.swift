import ProcessControl
import SystemPackage
import TimetrackKeys

/// What `Scripts/install` has put below a prefix, as the list beside it says.
struct InstalledFiles: Sendable {
    /// Where the list is, below the prefix.
    static var list: FilePath { "share/timetrack/installed-files" }

    /// The files; the list itself is the last.
    let files: [FilePath]

    /// The folders that were made for them, which may hold other files by now; those further in come first.
    let folders: [FilePath]

    /// Nothing, for a program that was not installed.
    static var none: InstalledFiles { InstalledFiles(files: [], folders: []) }

    /// The files of the running program.
    ///
    /// - Returns: None when the program was not installed, but runs where it was built.
    /// - Throws: ``Failure`` when the list names files elsewhere.
    static func ofThisProgram() throws -> InstalledFiles {
        guard let program = ProcessFile.path else { return .none }
        return try InstalledFiles(of: program)
    }

    /// The files of a program.
    ///
    /// - Parameter program: Its path, `libexec/timetrack/timetrack` below the prefix when it was installed.
    /// - Throws: ``Failure`` when the list cannot be read, or names files elsewhere.
    init(of program: FilePath) throws {
        let prefix = program.removingLastComponent().removingLastComponent().removingLastComponent()
        let list = prefix.pushing(Self.list)
        var files: [FilePath] = []
        var folders: [FilePath] = []
        for line in try Self.lines(list) where !line.hasPrefix("#") {
            let path = FilePath(line)
            guard path.isRelative, !path.components.contains(where: { $0.kind == .parentDirectory }) else {
                throw Failure(
                    .unexpected,
                    "corrupted",
                    "\(list) names \(line), which is not below \(prefix); run Scripts/install again to have it right."
                )
            }
            if line.hasSuffix("/") {
                folders.append(prefix.pushing(path).lexicallyNormalized())
            } else if path != Self.list {
                files.append(prefix.pushing(path))
            }
        }
        guard files.contains(program) else {
            self = .none
            return
        }
        self.files = files + [list]
        self.folders = folders.sorted { $0.components.count > $1.components.count }
    }

    /// The lines of the list; none when there is no list.
    private static func lines(_ list: FilePath) throws -> [String] {
        do {
            let file = try FileDescriptor.open(list, .readOnly, options: [.noFollow, .closeOnExec])
            return try file.closeAfter {
                var bytes: [UInt8] = []
                while true {
                    let part = try [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
                        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if part.isEmpty { break }
                    bytes += part
                }
                return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            }
        } catch let error as Errno {
            if error == .noSuchFileOrDirectory || error == .notDirectory { return [] }
            throw Failure(.unexpected, "denied", "\(list) cannot be read (\(error)); remove the cause, then try again.")
        }
    }

    /// These files and folders.
    init(files: [FilePath], folders: [FilePath]) {
        self.files = files
        self.folders = folders
    }
}
