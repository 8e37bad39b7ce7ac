import Foundation
import ProgramFixtures
import SystemPackage
import Testing

@Suite("timetrack uninstall", .timeLimit(.minutes(2)))
struct UninstallTests {
    private static let files = FileManager.default
    private static let credentials = Home.credentials("a-key", origin: "https://api.clockify.me")

    @Test func removesTheProgramAndItsKeysAndNothingElse() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            #expect(try await installation.timetrack("setup", "--no-verify").status == 64)
            try home.writeCredentialFile(Self.credentials)
            let run = try await installation.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(run.lines.contains("remove\tfile\t\(installation.program)"))
            #expect(run.lines.contains("remove\tfile\t\(home.credentialFile)"))
            #expect(run.lines.suffix(2) == ["Removed all of it.", ""])
            #expect(installation.contents == nil)
            #expect(!Self.files.fileExists(atPath: home.path + "/config/timetrack"))
            #expect(Self.files.fileExists(atPath: home.path + "/config"))
        }
    }

    @Test func onlyListsWithDryRun() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let before = installation.contents
            let run = try await installation.timetrack("uninstall", "--dry-run", "--json")
            #expect(run.status == 0)
            let document = try Document(run.output)
            #expect(document["done"].bool == false)
            #expect(document["removed"]["files"][0].string == home.credentialFile)
            #expect(document["removed"]["files"].count == 7)
            #expect(installation.contents == before)
            #expect(try String(contentsOfFile: home.credentialFile, encoding: .utf8) == Self.credentials)
        }
    }

    @Test func removesNothingUnlessSomebodySaysYes() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            let script = try await home.timetrack("uninstall")
            #expect(script.status == 64)
            #expect(script.errors.contains("add --yes"))
            let no = try await home.timetrackOnTerminal("uninstall", input: "n\n", after: "Remove all of this? [y/N] ")
            #expect(no.status == 64)
            #expect(Self.files.fileExists(atPath: home.credentialFile))
            let yes = try await home.timetrackOnTerminal("uninstall", input: "y\n", after: "Remove all of this? [y/N] ")
            #expect(yes.status == 0)
            #expect(!Self.files.fileExists(atPath: home.credentialFile))
        }
    }

    @Test func leavesWhatOthersPutThere() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            let notes = home.path + "/config/timetrack/credentials.json.mine"
            for path in [notes, installation.prefix + "/share/man/man1/other.1"] {
                try Data("mine".utf8).write(to: URL(filePath: path))
            }
            let run = try await installation.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(run.lines.contains("keep\tfile\t\(notes)"))
            #expect(installation.contents == ["share", "share/man", "share/man/man1", "share/man/man1/other.1"])
            #expect(Self.files.fileExists(atPath: notes))
            #expect(!Self.files.fileExists(atPath: home.credentialFile))
        }
    }

    @Test func keepsEitherHalf() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            #expect(try await installation.timetrack("uninstall", "--yes", "--keep-credentials").status == 0)
            #expect(installation.contents == nil)
            #expect(Self.files.fileExists(atPath: home.credentialFile))

            let again = try Installation(in: home)
            #expect(try await again.timetrack("uninstall", "--yes", "--keep-program").status == 0)
            #expect(Self.files.fileExists(atPath: again.program))
            #expect(!Self.files.fileExists(atPath: home.credentialFile))
            let both = try await again.timetrack("uninstall", "--yes", "--keep-program", "--keep-credentials")
            #expect(both.status == 64)
        }
    }

    @Test func saysWhatItHasRemovedWhenThatWasTheProgramAlone() async throws {
        try await Home.make { home in
            let first = try Installation(in: home)
            let run = try await first.timetrack("uninstall", "--yes", "--keep-credentials")
            #expect(run.lines.suffix(2) == ["Removed all of it.", ""])

            let second = try Installation(in: home)
            let output = try await second.timetrack("uninstall", "--yes", "--keep-credentials", "--json").output
            #expect(try Document(output)["done"].bool == true)
            #expect(try Document(output)["removed"]["files"].count == 6)
            #expect(second.contents == nil)
        }
    }

    @Test func leavesAProgramThatWasNotInstalled() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(run.errors == "note: This program was not installed by Scripts/install, so it stays where it is.\n")
            #expect(run.output == "There is nothing to remove.\n")
        }
    }

    @Test(arguments: ["/etc/passwd", "../elsewhere", "share/../../elsewhere"])
    func refusesAListThatNamesFilesElsewhere(_ path: String) async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            try installation.write("libexec/timetrack/timetrack\n\(path)\n")
            let run = try await installation.timetrack("uninstall", "--yes")
            #expect(run.status == 1)
            #expect(run.errors.contains("run Scripts/install again"))
            #expect(Self.files.fileExists(atPath: installation.program))
            #expect(Self.files.fileExists(atPath: home.credentialFile))
        }
    }

    @Test func removesAFileOfKeysThatNobodyCanRead() async throws {
        try await Home.make { home in
            try home.writeCredentialFile("broken", permissions: 0o644)
            #expect(try await home.timetrack("uninstall", "--yes").status == 0)
            #expect(!Self.files.fileExists(atPath: home.credentialFile))
        }
    }

    @Test func stopsAtARecordThatCannotBeRead() async throws {
        try await Home.make { home in
            let installation = try Installation(in: home)
            try home.writeCredentialFile(Self.credentials)
            try Data("broken".utf8).write(to: URL(filePath: home.recordFile))
            let run = try await installation.timetrack("uninstall", "--yes")
            #expect(run.status == 4)
            #expect(run.errors.contains(home.recordFile))
            #expect(run.errors.contains("Nothing was removed"))
            #expect(Self.files.fileExists(atPath: installation.program))
            #expect(try await installation.timetrack("uninstall", "--yes", "--keep-credentials").status == 0)
        }
    }

    @Test func leavesWhatIsRecordedNowhereElseUnlessToldOtherwise() async throws {
        try await Home.make { home in
            let folders = ["/data/timetrack", "/cache/timetrack/names", "/cache/timetrack/status", "/config/timetrack"]
            for folder in folders {
                try Self.files.createDirectory(atPath: home.path + folder, withIntermediateDirectories: true)
            }
            let records = ["journal.sqlite", "journal.sqlite-wal", "journal.lock", "tracked.sqlite"]
                .map { "\(home.path)/data/timetrack/\($0)" }
            let others = [
                "/cache/timetrack/names/a.json", "/cache/timetrack/status/default", "/config/timetrack/config.toml",
            ]
            .map { home.path + $0 }
            for file in records + others { try Data("x".utf8).write(to: URL(filePath: file)) }

            let run = try await home.timetrack("uninstall", "--yes")
            #expect(run.status == 0)
            #expect(others.allSatisfy { !Self.files.fileExists(atPath: $0) })
            #expect(records.allSatisfy { run.lines.contains("keep\tfile\t\($0)") })
            #expect(records.allSatisfy { Self.files.fileExists(atPath: $0) })
            #expect(!Self.files.fileExists(atPath: home.path + "/cache/timetrack"))

            #expect(try await home.timetrack("uninstall", "--yes", "--records").status == 0)
            #expect(folders.allSatisfy { !Self.files.fileExists(atPath: home.path + $0) })
        }
    }
}
