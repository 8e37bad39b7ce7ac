import Foundation
import Testing
import TimetrackTime

@Suite("TimePhrase")
struct TimePhraseTests {
    /// A Sunday.
    private let now = "2026-11-22T09:30:45Z"

    private func meant(by text: String, of day: String? = nil, in zone: LocalZone = .utc) throws -> Date {
        let phrase = try #require(TimePhrase(text))
        return try phrase.moment(now: moment(now), of: day.flatMap { LocalDay($0) }, in: zone)
    }

    @Test(arguments: [
        ("now", "2026-11-22T09:30:45Z"), ("09:10", "2026-11-22T09:10:00Z"), ("9:10", "2026-11-22T09:10:00Z"),
        ("9:10:05", "2026-11-22T09:10:05Z"), ("20m ago", "2026-11-22T09:10:45Z"), ("1h30m ago", "2026-11-22T08:00:45Z"),
        ("1h 30m ago", "2026-11-22T08:00:45Z"), ("0.5h ago", "2026-11-22T09:00:45Z"),
        ("today 9:00", "2026-11-22T09:00:00Z"), ("today 17:00", "2026-11-22T17:00:00Z"),
        ("yesterday 17:30", "2026-11-21T17:30:00Z"), ("Yesterday  17:30", "2026-11-21T17:30:00Z"),
        ("mon 9:00", "2026-11-16T09:00:00Z"), ("monday 9:00", "2026-11-16T09:00:00Z"),
        ("sat 23:59", "2026-11-21T23:59:00Z"), ("sun 9:00", "2026-11-22T09:00:00Z"),
        ("sun 10:00", "2026-11-15T10:00:00Z"), ("2026-11-21 09:10", "2026-11-21T09:10:00Z"),
        ("2026-11-21T09:10", "2026-11-21T09:10:00Z"), ("2026-11-21T09:10:30Z", "2026-11-21T09:10:30Z"),
        ("2026-11-21T09:10+02:00", "2026-11-21T07:10:00Z"), ("2026-11-21T09:10-0330", "2026-11-21T12:40:00Z"),
        ("9am", "2026-11-22T09:00:00Z"), ("9:30AM", "2026-11-22T09:30:00Z"), ("9:15:05 am", "2026-11-22T09:15:05Z"),
        ("12am", "2026-11-22T00:00:00Z"), ("12:15am", "2026-11-22T00:15:00Z"),
        ("yesterday 12pm", "2026-11-21T12:00:00Z"), ("yesterday 9:30pm", "2026-11-21T21:30:00Z"),
        ("yesterday 9:30 PM", "2026-11-21T21:30:00Z"), ("mon 11:59pm", "2026-11-16T23:59:00Z"),
        ("last sun 9:00", "2026-11-15T09:00:00Z"), ("last saturday 9pm", "2026-11-21T21:00:00Z"),
        ("3 days ago 9:00", "2026-11-19T09:00:00Z"), ("1 week ago 9 pm", "2026-11-15T21:00:00Z"),
    ])
    func readsMoments(_ text: String, _ expected: String) throws {
        #expect(try meant(by: text) == moment(expected))
    }

    @Test(arguments: [
        "", " ", "9", "9.10", "24:00", "09:60", "9:1", "009:10", "-09:10", "09:10 ago", "ago", "yesterday", "mon",
        "tomorrow 9:00", "9:00 yesterday", "20m", "in 20m", "2026-11-21", "2026-02-30 09:10", "2026-11-21T09:10X",
        "2026-11-21T09:10+99:00", "2026-11-21T", "٠٩:١٠", "yesterday 17:30 Z", "99999999999999999999h ago", "0m ago",
        "0am", "0:30pm", "13pm", "9:5pm", "am", "yesterday pm", "9amm", "9a", "9am ago", "2026-11-21T9pm", "last 9:00",
        "last yesterday 9:00", "3 days 9:00", "3 days ago", "last monday", "99999 days ago 9:00",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(TimePhrase(text) == nil)
    }

    @Test(arguments: [
        ("2026-11-21T09:10:00Z", "2026-11-21 10:10"), ("2026-11-21T09:10:30Z", "2026-11-21 10:10:30"),
        ("2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z"), ("2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"),
        ("2026-10-25T02:00:00Z", "2026-10-25 03:00"),
    ])
    func saysAMomentSoThatItIsReadAsThatMoment(_ date: String, _ text: String) throws {
        #expect(try TimePhrase.text(of: moment(date), in: .berlin) == text)
        #expect(try meant(by: text, in: .berlin) == moment(date))
    }

    @Test func neverTakesATimeAloneForOneOfAnotherDay() throws {
        let error = try #require(throws: TimePhraseError.self) { try meant(by: "09:31") }
        #expect(error.code == "time_ahead")
        #expect(error.message == "09:31 today lies ahead; `yesterday 09:31` is the day before.")
        let advised = try #require(error.message.split(separator: "`").dropFirst().first)
        #expect(try meant(by: String(advised)) == moment("2026-11-21T09:31:00Z"))
    }

    @Test func takesATimeAloneForOneOfTheDayThatIsGiven() throws {
        #expect(try meant(by: "17:30", of: "2026-11-20") == moment("2026-11-20T17:30:00Z"))
        #expect(try meant(by: "yesterday 17:30", of: "2026-11-20") == moment("2026-11-21T17:30:00Z"))
    }

    @Test func refusesATimeThatTheClockNeverShowed() throws {
        let error = try #require(throws: TimePhraseError.self) { try meant(by: "2026-03-29 02:30", in: .berlin) }
        #expect(error.code == "no_such_time")
        let advised = error.message.split(separator: "`").map(String.init).filter { TimePhrase($0) != nil }
        #expect(advised == ["2026-03-29 01:59", "2026-03-29 03:00"])
        #expect(try advised.map { try meant(by: $0, in: .berlin) }.count == 2)
    }

    @Test func offersTheDayBeforeForAMidnightThatTheClockNeverShowed() throws {
        let error = try #require(throws: TimePhraseError.self) { try meant(by: "2018-11-04 00:00", in: .saoPaulo) }
        let advised = error.message.split(separator: "`").map(String.init).filter { TimePhrase($0) != nil }
        #expect(advised == ["2018-11-03 23:59", "2018-11-04 01:00"])
        #expect(
            try advised.map { try meant(by: $0, in: .saoPaulo) }
                == [moment("2018-11-04T02:59:00Z"), moment("2018-11-04T03:00:00Z")]
        )
    }

    @Test(arguments: ["02:10", "2026-10-25 02:10"])
    func takesTheLaterOfTwoTimesForAnEndWhenOnlyThatComesAfterTheStart(_ text: String) throws {
        let phrase = try #require(TimePhrase(text))
        let day = try #require(LocalDay("2026-10-25"))
        let now = try moment(now)
        let between = try moment("2026-10-25T00:50:00Z")
        #expect(try phrase.moment(now: now, of: day, after: between, in: .berlin) == moment("2026-10-25T01:10:00Z"))
        let before = try moment("2026-10-24T23:50:00Z")
        #expect(try phrase.moment(now: now, of: day, after: before, in: .berlin) == moment("2026-10-25T00:10:00Z"))
        // Neither is an end then, which is for the caller to say.
        let after = try moment("2026-10-25T01:50:00Z")
        #expect(try phrase.moment(now: now, of: day, after: after, in: .berlin) == moment("2026-10-25T00:10:00Z"))
    }

    @Test func takesTheEarlierOfTwoTimesAndTheLaterWithItsZone() throws {
        #expect(try meant(by: "2026-10-25 02:30", in: .berlin) == moment("2026-10-25T00:30:00Z"))
        #expect(try meant(by: "2026-10-25T02:30+01:00", in: .berlin) == moment("2026-10-25T01:30:00Z"))
    }

    @Test func countsPassedTimeWhateverTheClocksDid() throws {
        let phrase = try #require(TimePhrase("3h ago"))
        let morning = try moment("2026-03-29T04:00:00Z")
        #expect(try phrase.moment(now: morning, in: .berlin) == moment("2026-03-29T01:00:00Z"))
    }

    @Test func knowsTheDayOfTheZoneRatherThanThatOfUTC() throws {
        // 23:30 UTC is the next day in Berlin.
        let phrase = try #require(TimePhrase("yesterday 17:30"))
        let night = try moment("2026-11-21T23:30:00Z")
        #expect(try phrase.moment(now: night, in: .berlin) == moment("2026-11-21T16:30:00Z"))
    }
}
