import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite
struct TimestampTests {
    @Test(arguments: [
        "2026-01-09T08:30:00Z", "2026-01-09T17:30:00+09:00", "2026-01-09T17:30:00.000+0900",
        "2026-01-09T05:30:00-03:00", "2026-01-09T08:30:00.000Z",
    ])
    func everyFormIsTheSameMoment(text: String) {
        #expect(Timestamp.date(from: text) == Date(timeIntervalSince1970: 1_767_947_400))
    }

    @Test(arguments: ["", "2026-01-09", "2026-01-09T08:30:00", "yesterday", "1767947400"])
    func otherTextsAreNone(text: String) {
        #expect(Timestamp.date(from: text) == nil)
    }

    @Test(
        "The short way reads what the general one reads",
        arguments: [
            "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2025-02-29T00:00:00Z", "2026-02-28T12:00:00Z",
            "2026-04-30T00:00:00Z", "2026-04-31T00:00:00Z", "2026-12-31T23:59:59Z", "2026-13-01T00:00:00Z",
            "2026-00-10T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-09T24:00:00Z",
            "2026-01-09T23:60:00Z", "2026-01-09T23:59:60Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            "1900-02-28T00:00:00Z", "1969-12-31T23:59:59Z", "2026-01-0９T0:00:00Z", "2026-01-09T08:30:0aZ",
        ]
    )
    func bothWaysAgree(text: String) {
        let general: Date? = try? Date.ISO8601FormatStyle().parse(text)
        #expect(Timestamp.date(from: text) == general)
    }

    @Test
    func writesSecondsInUTC() {
        #expect(Timestamp.text(of: Date(timeIntervalSince1970: 1_767_947_400.9)) == "2026-01-09T08:30:00Z")
    }

    @Test
    func aYearWithoutFourDigitsIsNotWritten() {
        #expect(Timestamp.text(of: Date(timeIntervalSince1970: 253_402_300_800)) == nil)
        #expect(Timestamp.text(of: Date(timeIntervalSince1970: .infinity)) == nil)
        #expect(Timestamp.text(of: Date(timeIntervalSince1970: .nan)) == nil)
    }
}
