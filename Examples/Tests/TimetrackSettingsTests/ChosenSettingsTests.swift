import Foundation
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackSettings

@Suite("Which settings hold")
struct ChosenSettingsTests {
    private func withHome(_ body: (FilePath, [String: String]) throws -> Void) throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: home + "/a/b", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: home) }
        try body(FilePath(home), ["HOME": home, "XDG_CONFIG_HOME": home + "/config"])
    }

    private func write(_ text: String, _ path: FilePath, _ permissions: Int = 0o644) throws {
        let folder = path.removingLastComponent().string
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: path.string, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path.string)
    }

    private func code(_ environment: [String: String], _ folder: FilePath) -> String? {
        do {
            _ = try ChosenSettings(environment, in: folder)
            return nil
        } catch {
            return (error as? Failure)?.code
        }
    }

    @Test func takesTheNearestFolderAboveTheOwnFile() throws {
        try withHome { home, environment in
            try write("project = 'own'\nworkspace = 'own'\n", home.appending("config/timetrack/config.toml"))
            try write("project = 'home'\ntags = ['home']\n", home.appending(".timetrack.toml"))
            try write("project = 'a'\n", home.appending("a/.timetrack.toml"))
            let chosen = try ChosenSettings(environment, in: home.appending("a/b"))
            #expect(chosen.settings.project == "a")
            #expect(chosen.settings.workspace == "own")
            // Only the nearest one counts.
            #expect(chosen.settings.tags.isEmpty)
            #expect(chosen.files[.project] == home.appending("a/.timetrack.toml"))
            #expect(chosen.files[.workspace] == home.appending("config/timetrack/config.toml"))
            #expect(chosen.files[.longTimer] == nil)
            #expect(try ChosenSettings(environment, in: nil).settings.project == "own")
            #expect(try ChosenSettings(environment, in: home).settings.project == "home")
        }
    }

    @Test func looksNoFurtherThanTheHomeDirectory() {
        let files = ChosenSettings.folderFiles(from: "/srv/home/ada/x", home: "/srv/home/ada/")
        #expect(files == ["/srv/home/ada/x/.timetrack.toml", "/srv/home/ada/.timetrack.toml"])
        let outside = ChosenSettings.folderFiles(from: "/opt/x", home: "/srv/home/ada")
        #expect(outside == ["/opt/x/.timetrack.toml", "/opt/.timetrack.toml", "/.timetrack.toml"])
        #expect(ChosenSettings.folderFiles(from: "", home: nil).isEmpty)
    }

    @Test func hasDefaultsWithoutFilesAndWithoutAHome() throws {
        try withHome { home, environment in
            let chosen = try ChosenSettings(environment, in: home)
            #expect(chosen.settings == Settings())
        }
        #expect(try ChosenSettings([:], in: nil).settings == Settings())
    }

    @Test func refusesFilesThatOthersCouldHaveWritten() throws {
        try withHome { home, environment in
            let own: FilePath = home.appending("config/timetrack/config.toml")
            let folder: FilePath = home.appending("a/.timetrack.toml")
            try write("project = 'x'\n", folder, 0o664)
            #expect(code(environment, home.appending("a")) == nil)
            try write("project = 'x'\n", folder, 0o666)
            #expect(code(environment, home.appending("a")) == "insecure_permissions")
            try FileManager.default.removeItem(atPath: folder.string)
            try write("project = 'x'\n", own, 0o664)
            #expect(code(environment, home) == "insecure_permissions")
            try FileManager.default.removeItem(atPath: own.string)
            try FileManager.default.createSymbolicLink(atPath: folder.string, withDestinationPath: "/dev/null")
            #expect(code(environment, home.appending("a")) == "insecure_permissions")
        }
    }

    @Test func refusesFilesThatAreNoSettings() throws {
        try withHome { home, environment in
            let path: FilePath = home.appending("a/.timetrack.toml")
            try write(String(repeating: "#", count: 10 << 20), path)
            #expect(code(environment, home.appending("a")) == "failed")
            try FileManager.default.removeItem(atPath: path.string)
            try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: false)
            #expect(code(environment, home.appending("a")) == "corrupted")
            try FileManager.default.removeItem(atPath: path.string)
            #expect(mkfifo(path.string, 0o600) == 0)
            #expect(code(environment, home.appending("a")) == "corrupted")
        }
    }

    @Test func refusesTheFileOfAnotherUser() throws {
        // Only root can give something away.
        guard geteuid() == 0 else { return }
        try withHome { home, environment in
            let path: FilePath = home.appending("a/.timetrack.toml")
            try write("project = 'x'\n", path)
            #expect(chown(path.string, 65_534, 65_534) == 0)
            #expect(code(environment, home.appending("a")) == "insecure_permissions")
        }
    }
}
