import Foundation
import SystemPackage

/// The built program below a prefix, with a list of files as `Scripts/install` writes it.
struct Installation {
    let prefix: String
    let home: Home

    /// The program.
    var program: String { prefix + "/bin/timetrack" }

    /// The list.
    var list: String { prefix + "/share/timetrack/installed-files" }

    /// The manual page.
    var page: String { prefix + "/share/man/man1/timetrack.1" }

    /// Installs the program below a folder of a home, whose name has a space in it.
    init(in home: Home) throws {
        self.home = home
        self.prefix = home.path + "/local prefix"
        let files = FileManager.default
        for folder in ["bin", "share/man/man1", "share/timetrack"] {
            try files.createDirectory(atPath: "\(prefix)/\(folder)", withIntermediateDirectories: true)
        }
        let built = try BuiltProgram.path("timetrack").string
        do {
            try files.linkItem(atPath: built, toPath: program)
        } catch {
            // On another file system.
            try files.copyItem(atPath: built, toPath: program)
        }
        try Data("page".utf8).write(to: URL(filePath: page))
        try write(
            """
            # A comment.
            ./
            bin/
            bin/timetrack
            share/
            share/man/
            share/man/man1/
            share/man/man1/timetrack.1
            share/timetrack/
            share/timetrack/installed-files

            """
        )
    }

    /// Writes another list.
    func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: list))
    }

    /// Runs the installed program.
    func timetrack(_ arguments: String...) async throws -> BuiltProgram.Run {
        try await BuiltProgram.run(FilePath(program), arguments, environment: home.environment)
    }

    /// Everything below the prefix, or nil when the prefix itself is gone.
    var contents: [String]? {
        FileManager.default.fileExists(atPath: prefix)
            ? FileManager.default.enumerator(atPath: prefix)?.compactMap { $0 as? String }.sorted() : nil
    }
}
