import ArgumentParser
import Testing
import TimetrackReports
import TimetrackSettings
import TimetrackTime

@testable import timetrack

@Suite("Settings of reports")
struct ReportSettingsTests {
    private func report(_ arguments: String...) throws -> ReportCommand {
        try #require(try ReportCommand.parseAsRoot(arguments) as? ReportCommand)
    }

    @Test func beginsWeeksAsTheSettingsSay() throws {
        let saturday = try #require(LocalDay("2026-11-21"))
        var settings = Settings()
        #expect(try report().days.period(today: saturday, settings).first.description == "2026-11-16")
        settings.weekStart = .sunday
        #expect(try report().days.period(today: saturday, settings).first.description == "2026-11-15")
        #expect(try report("month").days.period(today: saturday, settings).first.description == "2026-11-01")
    }

    @Test func roundsAsTheSettingsSayUnlessToldOtherwise() throws {
        var settings = Settings()
        #expect(try report().options.rounding(settings) == nil)
        settings.rounding = Settings.Rounding(minutes: 6, .up)
        #expect(try report().options.rounding(settings)?.description == "6m:up")
        #expect(try report("--round=15m:down").options.rounding(settings)?.description == "15m:down")
        #expect(try report("--round=15m down").options.rounding(settings)?.description == "15m:down")
        #expect(try report("--round=off").options.rounding(settings) == nil)
    }

    @Test func takesDaysAsPeopleSayThem() throws {
        let saturday = try #require(LocalDay("2026-11-21"))
        func days(_ arguments: String...) throws -> [String] {
            let report = try #require(try ReportCommand.parseAsRoot(arguments) as? ReportCommand)
            let period = try report.days.period(today: saturday, Settings())
            return [period.first.description, period.last.description]
        }
        #expect(try days("--from", "yesterday") == ["2026-11-20", "2026-11-21"])
        #expect(try days("--from", "last monday", "--to", "3 days ago") == ["2026-11-16", "2026-11-18"])
        #expect(try days("day", "--on", "yesterday") == ["2026-11-20", "2026-11-20"])
        #expect(throws: (any Error).self) { try days("--from", "today", "--to", "yesterday") }
        #expect(throws: (any Error).self) { try days("--from", "60 weeks ago") }
        #expect(throws: (any Error).self) { try days("--from", "tomorrow") }
        let check = try #require(try Check.parseAsRoot(["--from", "yesterday"]) as? Check)
        #expect(try check.days.period(today: saturday, Settings()).first.description == "2026-11-20")
    }

    @Test func coversDaysUntilTodayFromAFirstDayOnlyWithinAYear() throws {
        let today = try #require(LocalDay("2026-11-21"))
        let period = try report("--from=2026-11-10").days.period(today: today, Settings())
        #expect(period.days.count == 12)
        let ahead = try report("--from=2026-12-24").days.period(today: today, Settings())
        #expect(ahead.days.map(\.description) == ["2026-12-24"])
        #expect(throws: (any Error).self) {
            try report("--from=2020-01-01").days.period(today: today, Settings())
        }
    }
}
