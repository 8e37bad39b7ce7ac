import Foundation
import SystemPackage
import Testing
import TimetrackTime

@testable import TimetrackPrompt

@Suite("status --cached without the parser")
struct PromptLineTests {
    @Test(arguments: [
        (["--cached"], PromptLine(account: nil, template: nil)),
        (["--format", "{id}", "--cached"], PromptLine(account: nil, template: "{id}")),
        (["--cached", "--format=a=b"], PromptLine(account: nil, template: "a=b")),
        (["--cached", "--user", "ada"], PromptLine(account: "ada", template: nil)),
        (
            ["--user=ada", "--format", "x", "--cached"],
            PromptLine(account: "ada", template: "x")
        ),
    ])
    func understandsTheUsualForms(_ arguments: [String], _ line: PromptLine) {
        #expect(PromptLine((["status"] + arguments)[...]) == line)
    }

    @Test(arguments: [
        ["status"], ["--cached"], ["status", "--cached", "--cached"], ["status", "--cached", "--format"],
        ["status", "--cached", "--format", "-x"], ["status", "--cached", "--json"],
        ["status", "--cached", "--format="], ["status", "--cached", "-q"], ["status", "--cached", "extra"],
        ["status", "--format", "--cached"], ["stop", "--cached"],
    ])
    func leavesTheRestToTheParser(_ arguments: [String]) {
        #expect(PromptLine(arguments[...]) == nil)
    }

    @Test func showsTheTimerAsItIsNow() {
        let timer = CachedStatus.Timer(id: "e", description: nil, project: "P", start: 1_000)
        let status = CachedStatus(
            account: "a",
            origin: "o",
            user: "u",
            workspace: "w",
            checked: 2_000,
            longAfter: 3_600,
            timer: timer
        )
        let fields = TimerFields(timer, in: status, now: 1_000 + 3_660)
        let empty = TimerFields.names.filter { fields.value($0).isEmpty }
        #expect(fields.value("elapsed") == "1:01")
        #expect(fields.value("elapsed_seconds") == "3660")
        #expect(fields.value("age") == "44m")
        #expect(fields.value("age_seconds") == "2660")
        #expect(fields.value("long") == "long")
        #expect(fields.value("start_time") == "1970-01-01T00:16:40Z")
        #expect(empty == ["description", "queued"])
        let early = TimerFields(timer, in: status, now: 10)
        #expect(early.value("elapsed") == "0:00")
        #expect(early.value("long") == "")
        #expect(early.value("age") == "0s")
    }

    /// Around changes of clocks and of years, and on days that clocks show in one zone and not in another.
    @Test(arguments: [
        0, 951_782_399, 951_782_400, 1_761_440_340, 1_761_443_940, 1_774_745_940, 1_798_761_599, 4_102_444_800,
    ])
    func showsMomentsAsTheWholeProgramDoes(_ moment: Int) {
        let date = Date(timeIntervalSince1970: Double(moment))
        #expect(WallClock(moment, isUTC: true).timestamp == date.ISO8601Format())
        #expect(WallClock(moment).time == LocalTime.clock(date))
        #expect(WallClock(moment).day == LocalDay(date).short)
        for later in [1, 3_600, 86_399, 86_400] {
            let other = Date(timeIntervalSince1970: Double(moment + later))
            #expect(WallClock(moment).isOnDay(of: WallClock(moment + later)) == (LocalDay(date) == LocalDay(other)))
        }
        #expect(WallClock.hours(moment) == Hours.text(seconds: moment))
    }

    @Test func leavesToOthersWhatItCannotKnow() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "prompt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: home.appending(path: ".config/timetrack"),
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(at: home) }
        let record = home.appending(path: ".config/timetrack/accounts.json")
        let environment = ["HOME": home.path]
        #expect(try PromptLine().text(environment: environment, now: 0) == "")
        #expect(try PromptLine().text(environment: [:], now: 0) == nil)
        try Data("{\"version\": 2}".utf8).write(to: record)
        #expect(throws: (any Error).self) { try PromptLine().text(environment: environment, now: 0) }
        // Nobody is asked when the account is named.
        #expect(try PromptLine(account: "ada").text(environment: environment, now: 0) == "")
        try Data("{\"version\": 1, \"active\": {\"clockify\": \"ada\"}, \"accounts\": []}".utf8).write(to: record)
        #expect(try PromptLine().text(environment: environment, now: 0) == "")
        #expect(chmod(record.path, 0o666) == 0)
        #expect(throws: (any Error).self) { try PromptLine().text(environment: environment, now: 0) }
        try Data("account = 'ada'".utf8).write(to: home.appending(path: ".config/timetrack/config.toml"))
        #expect(try PromptLine().text(environment: environment, now: 0) == nil)
    }
}
