import Foundation
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackSettings

@Suite("Changing a settings file")
struct SettingsEditTests {
    private func text(_ before: String, _ key: SettingKey, _ action: SettingsEdit.Action) -> String {
        String(decoding: SettingsEdit.text(Array(before.utf8), changing: key, action), as: UTF8.self)
    }

    private func withFile(_ text: String?, _ body: (FilePath) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = FilePath(folder).appending("timetrack").appending("config.toml")
        if let text {
            try FileManager.default.createDirectory(atPath: folder + "/timetrack", withIntermediateDirectories: false)
            try text.write(toFile: path.string, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path.string)
        }
        try body(path)
    }

    @Test func leavesCommentsAsTheyAre() {
        let before = """
            # mine
            project = "a" # the usual one

            [report] # monthly
            week-start = "sunday"
            """
        let set = text(before, .project, .set(.text("b")))
        #expect(set == before.replacing("\"a\"", with: "\"b\""))
        let added = text(before, .rounding, .set(.text("15m up")))
        #expect(added == before.replacing("# monthly", with: "# monthly\nrounding = \"15m up\""))
        #expect(text(before, .project, .unset) == before.replacing("project = \"a\" # the usual one\n", with: ""))
    }

    @Test func putsAKeyWithoutATableAboveTheTables() {
        #expect(text("[report]\n", .project, .set(.text("b"))) == "project = \"b\"\n[report]\n")
        #expect(text("tags = [\n'a']", .project, .set(.text("b"))) == "tags = [\n'a']\nproject = \"b\"\n")
        #expect(text("", .longTimer, .set(.text("9h"))) == "[status]\nwarn-after = \"9h\"\n")
        #expect(
            text("project = 'a'", .longTimer, .set(.text("9h"))) == "project = 'a'\n\n[status]\nwarn-after = \"9h\"\n"
        )
    }

    @Test func replacesAListOfSeveralLines() {
        let before = "tags = [ # all\n  \"a]\",\n]\nproject = 'x'\n"
        #expect(text(before, .tags, .set(.list(["q\"\\"]))) == "tags = [\"q\\\"\\\\\"]\nproject = 'x'\n")
        #expect(text(before, .tags, .unset) == "project = 'x'\n")
    }

    @Test func makesAPrivateFile() throws {
        try withFile(nil) { path in
            #expect(try SettingsEdit(of: path).change(.project, .set(.text("The Mill"))))
            #expect(try String(contentsOfFile: path.string, encoding: .utf8) == "project = \"The Mill\"\n")
            let manager = FileManager.default
            let file = try manager.attributesOfItem(atPath: path.string)[.posixPermissions] as? Int
            let folder = path.removingLastComponent().string
            #expect(file == 0o600)
            #expect(try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
            #expect(try !SettingsEdit(of: path).change(.project, .set(.text("The Mill"))))
        }
    }

    @Test func takesAnyNameThere() throws {
        try withFile("# x\n") { path in
            for name in ["\"", "\\", "a\\u0041", "#", "'''", "\u{202E}x", "é", "]"] {
                #expect(try SettingsEdit(of: path).change(.project, .set(.text(name))))
                let contents = try SettingsContents(Array(Data(contentsOf: URL(filePath: path.string))), of: path, .own)
                #expect(contents.values == [.project: .text(name)])
            }
        }
    }

    @Test(arguments: [
        ("status = { warn-after = \"1h\" }\n", SettingKey.longTimer, "2h", "bad_settings"),
        ("project = 'a'\n", .project, "a\nb", "bad_value"), ("project = 'a'\n", .longTimer, "never", "bad_value"),
        ("x = 1\n", .project, "a", "bad_settings"), ("x = \n", .project, "a", "bad_settings"),
    ])
    func leavesTheFileAsItWasWhenItFails(_ before: String, _ key: SettingKey, _ value: String, _ code: String) throws {
        try withFile(before) { path in
            #expect {
                try SettingsEdit(of: path).change(key, .set(SettingValue(value, of: key)))
            } throws: {
                ($0 as? Failure)?.code == code
            }
            let after = try String(contentsOfFile: path.string, encoding: .utf8)
            #expect(after == before)
        }
    }

    @Test func keepsEveryOneOfManyChangesAtOnce() async throws {
        let keys: [SettingKey] = [.workspace, .project, .account, .otherProject, .longTimer, .longEntry]
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = FilePath(folder).appending("config.toml")
        try await withThrowingTaskGroup { group in
            for key in keys {
                group.addTask {
                    let value = SettingValue.text(key.rawValue.contains(".") && key != .otherProject ? "7h" : "name")
                    _ = try SettingsEdit(of: path).change(key, .set(value))
                }
            }
            try await group.waitForAll()
        }
        let contents = try SettingsContents(Array(Data(contentsOf: URL(filePath: path.string))), of: path, .own)
        #expect(Set(contents.values.keys) == Set(keys))
    }
}
