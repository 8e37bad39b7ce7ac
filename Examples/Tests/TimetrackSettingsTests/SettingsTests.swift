import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackSettings

@Suite("Settings")
struct SettingsTests {
    private func contents(_ text: String, _ kind: SettingsContents.Kind = .own) throws -> SettingsContents {
        try SettingsContents(Array(text.utf8), of: "/etc/file.toml", kind)
    }

    private func message(_ text: String, _ kind: SettingsContents.Kind = .own) -> String {
        do {
            _ = try contents(text, kind)
            return "no failure"
        } catch let failure as Failure {
            return "\(failure.code): \(failure.message)"
        } catch {
            return "\(error)"
        }
    }

    @Test func refusesKeysThatAreTooDeepToRead() {
        let deep = Array(repeating: "a", count: 30_000).joined(separator: ".")
        #expect(message("project = 'x'\n\(deep) = 1").contains("line 2, column 202: no setting lies that deep."))
        #expect(message("[\(deep)]").contains("no setting lies that deep"))
        #expect(message("project = '\(String(repeating: "a.", count: 400))'") == "no failure")
    }

    @Test func takesEveryKey() throws {
        let text = """
            workspace = "Engines"   # the large one
            project = 'The Mill'
            tags = [
              "deep work", # a comment with ]
              "writing",
            ]
            account = "work"
            [status]
            warn-after = "1h30m"
            [report]
            rounding = "15m up"
            week-start = "sunday"
            [check]
            long = "720m"
            [workday]
            start = "08:30"
            end = "16:45"
            other = "Notes"
            """
        var settings = Settings()
        for (key, value) in try contents(text).values { #expect(key.set(value, in: &settings)) }
        #expect(settings.workspace == "Engines")
        #expect(settings.project == "The Mill")
        #expect(settings.tags == ["deep work", "writing"])
        #expect(settings.account == "work")
        #expect(settings.longTimer == 5_400)
        #expect(settings.rounding == Settings.Rounding(minutes: 15, .up))
        #expect(settings.weekStart == .sunday)
        #expect(settings.longEntry == 43_200)
        #expect(settings.workdayStart.minutes == 510)
        #expect(settings.workdayEnd.minutes == 1_005)
        #expect(settings.otherProject == "Notes")
        #expect(SettingKey.allCases.allSatisfy { $0.value(in: settings) != nil })
    }

    @Test func printsWhatItReads() {
        for key in SettingKey.allCases {
            guard let value = key.value(in: Settings()) else { continue }
            var settings = Settings()
            #expect(key.set(value, in: &settings))
            #expect(settings == Settings())
        }
    }

    @Test(arguments: [
        ("status.warn-after = \"10\"\n", 1, 1), ("[status]\n  warn-after = 10\n", 2, 3),
        ("status = { warn-after = \"0m\" }", 1, 1), ("tags = \"a\"", 1, 1), ("\ntags = [1]", 2, 1),
        ("[[status]]\nwarn-after = \"1h\"", 1, 1), ("workspace = \"\"", 1, 1), ("[report]\nrounding = \"15 up\"", 2, 1),
        ("[report]\n\n\"rounding\" = \"1441m up\"", 3, 1), ("[workday]\nstart = \"24:00\"", 2, 1),
        ("project = 'a'\nproject = 'b'", 2, 1), ("project = ", 1, 11), ("x = 1", 1, 1), ("[x]\n", 1, 1),
        ("\"status.warn-after\" = \"1h\"", 1, 1), ("project = \"a\u{0}b\"", 1, 13), ("project = \"a\\u0000b\"", 1, 13),
        ("# é\u{1B}\nproject = 'a'", 1, 4),
    ])
    func namesThePlaceOfAMistake(_ text: String, _ line: Int, _ column: Int) {
        let found = message(text)
        #expect(found.hasPrefix("bad_settings: /etc/file.toml, line \(line), column "), "\(found)")
        // Where the parser stops within a line is its own affair.
        let isParsers = text.hasSuffix("project = 'b'") || text == "project = "
        #expect(isParsers || found.contains("column \(column):"), "\(found)")
    }

    @Test func refusesWhatIsNoUTF8() {
        var bytes = Array("project = \"a\"\n# ".utf8)
        bytes += [0xC3, 0x28]
        #expect {
            _ = try SettingsContents(bytes, of: "/f", .own)
        } throws: {
            ($0 as? Failure)?.message.hasPrefix("/f, line 2, column 3: this is no UTF-8") ?? false
        }
    }

    @Test(arguments: SettingKey.allCases)
    func letsAFolderSetOnlyAFewKeys(_ key: SettingKey) throws {
        let value = key == .tags ? "[\"a\"]" : key.value(in: Settings())?.toml ?? "\"a\""
        let text = "\(key.rawValue) = \(value)"
        #expect(try contents(text).values[key] != nil)
        if [.workspace, .project, .tags].contains(key) {
            #expect(try contents(text, .folder).values[key] != nil)
        } else {
            #expect(message(text, .folder).contains("line 1, column 1: \(key.rawValue) cannot be set for a folder"))
        }
    }

    @Test(arguments: ["endpoint = \"http://x\"", "store = \"file\"", "[clockify]\nendpoint = 1", "a.b.c = 1"])
    func refusesUnknownKeysOfAFolder(_ text: String) {
        #expect(message(text, .folder).contains("; only workspace, project and tags can"))
    }

    @Test(arguments: [
        "=", "[", "]]", "\"", "'''", "a = [", "a = {b = [", "\u{FEFF}a=1", "[a\n", "a.\"b\n", "\\", "a = \"\\",
    ])
    func readsPlacesInAnyText(_ text: String) {
        let places = SettingsText(Array(text.utf8))
        #expect(places.statements.allSatisfy { $0.value.upperBound <= text.utf8.count })
        #expect(places.place(of: ["x"]).line >= 1)
    }
}
