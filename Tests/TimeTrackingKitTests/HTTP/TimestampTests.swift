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
