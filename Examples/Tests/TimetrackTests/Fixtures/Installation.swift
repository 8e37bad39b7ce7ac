import Foundation
import ProgramFixtures
import SystemPackage

/// The built programs below a prefix, with a list of files as `Scripts/install` writes it.
struct Installation {
    let prefix: String
    let home: Home

    /// The program.
    var program: String { prefix + "/bin/timetrack" }

    /// What that starts for everything that takes longer.
    var wholeProgram: String { prefix + "/libexec/timetrack/timetrack" }

    /// The list.
    var list: String { prefix + "/share/timetrack/installed-files" }

    /// The manual page.
    var page: String { prefix + "/share/man/man1/timetrack.1" }

    /// Installs the program below a folder of a home, whose name has a space in it.
    init(in home: Home) throws {
        self.home = home
        self.prefix = home.path + "/local prefix"
        for folder in ["bin", "libexec/timetrack", "share/man/man1", "share/timetrack"] {
            try FileManager.default.createDirectory(
                atPath: "\(prefix)/\(folder)",
                withIntermediateDirectories: true
            )
        }
        try Self.install("timetrack-front", at: program)
        for name in ["timetrack", "timetrack-keys", "timetrack-status"] {
            try Self.install(name, at: prefix + "/libexec/timetrack/" + name)
        }
        try Data("page".utf8).write(to: URL(filePath: page))
        try write(
            """
            # A comment.
            ./
            bin/
            bin/timetrack
            libexec/
            libexec/timetrack/
            libexec/timetrack/timetrack
            libexec/timetrack/timetrack-keys
            libexec/timetrack/timetrack-status
            share/
            share/man/
            share/man/man1/
            share/man/man1/timetrack.1
            share/timetrack/
            share/timetrack/installed-files

            """
        )
    }

    private static func install(_ name: String, at path: String) throws {
        let built = try BuiltProgram.path(name).string
        do {
            try FileManager.default.linkItem(atPath: built, toPath: path)
        } catch {
            // On another file system.
            try FileManager.default.copyItem(atPath: built, toPath: path)
        }
    }

    /// Writes another list.
    func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: list))
    }

    /// Runs the installed program.
    func timetrack(_ arguments: String...) async throws -> BuiltProgram.Run {
        try await timetrack(arguments)
    }

    /// Runs the installed program.
    func timetrack(_ arguments: [String]) async throws -> BuiltProgram.Run {
        try await BuiltProgram.run(FilePath(program), arguments, environment: home.environment)
    }

    /// Everything below the prefix, or nil when the prefix itself is gone.
    var contents: [String]? {
        FileManager.default.fileExists(atPath: prefix)
            ? FileManager.default.enumerator(atPath: prefix)?.compactMap { $0 as? String }.sorted() : nil
    }
}
