import Foundation
import Testing

@testable import TimeTrackingSandbox

@Suite struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-01-07T09:00:00Z", 1_767_776_400), ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
        ("1969-12-31T23:59:59Z", -1), ("2000-03-01T00:00:00Z", 951_868_800),
    ])
    func readsAndWrites(text: String, seconds: Int) throws {
        let date = try #require(Timestamp.date(text))
        #expect(date == Date(timeIntervalSince1970: Double(seconds)))
        #expect(Timestamp.text(date) == text)
    }

    @Test(arguments: [
        "2026-01-07T09:00:00.000Z", "2026-01-07T09:00:00.123456789Z", "2026-01-07T10:00:00+01:00",
        "2026-01-07T04:00:00-0500",
    ])
    func takesFractionsAndOffsets(text: String) throws {
        #expect(Timestamp.text(try #require(Timestamp.date(text))) == "2026-01-07T09:00:00Z")
    }

    @Test(arguments: [
        "", "2026-01-07", "2026-01-07T09:00:00", "2026-01-07T09:00Z", "2026-01-07 09:00:00Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-07T24:00:00Z",
        "2026-01-07T09:60:00Z", "0000-01-01T00:00:00Z", "2026-01-07T09:00:00.Z", "2026-01-07T09:00:00Zx",
        "2026-01-07T09:00:00+", "２026-01-07T09:00:00Z", "-2026-01-07T09:00:00Z",
    ])
    func refusesWhatIsNoMoment(text: String) {
        #expect(Timestamp.date(text) == nil)
    }

    @Test(arguments: [
        (0, "PT0S"), (1, "PT1S"), (1_800, "PT30M"), (5_400, "PT1H30M"), (3_600, "PT1H"), (312_013, "PT86H40M13S"),
        (-5, "PT0S"),
    ])
    func writesDurations(seconds: Int, text: String) {
        let start = Date(timeIntervalSince1970: 0)
        #expect(Timestamp.durationText(from: start, to: start + Double(seconds)) == text)
    }

    @Test func keepsAnyDateWithinFourDigits() {
        #expect(Timestamp.text(Date(timeIntervalSince1970: .infinity)) == "9999-12-31T23:59:59Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: -1e300)) == "0001-01-01T00:00:00Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: .nan)) == "0001-01-01T00:00:00Z")
    }

    @Test func writesJirasFormWithTheOffsetOfTheDay() throws {
        let seoul = try #require(ZoneTable.rule(named: "Asia/Seoul"))
        let newYork = try #require(ZoneTable.rule(named: "America/New_York"))
        let winter = try #require(Timestamp.date("2026-01-08T23:30:00Z"))
        let summer = try #require(Timestamp.date("2026-07-08T23:30:00Z"))
        #expect(Timestamp.jiraText(winter, in: seoul) == "2026-01-09T08:30:00.000+0900")
        #expect(Timestamp.jiraText(winter, in: newYork) == "2026-01-08T18:30:00.000-0500")
        #expect(Timestamp.jiraText(summer, in: newYork) == "2026-07-08T19:30:00.000-0400")
    }
}
