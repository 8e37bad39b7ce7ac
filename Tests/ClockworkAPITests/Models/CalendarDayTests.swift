import ClockworkAPI
import Testing
import TimeTrackingKit

@Suite
struct CalendarDayTests {
    @Test(arguments: ["2026-01-09", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func readsAndWritesDays(text: String) throws {
        #expect(try Clockwork.CalendarDay(text).description == text)
    }

    @Test(arguments: [
        "", "2026-1-9", "2026-01-32", "2025-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-01-00",
        "0000-01-01",
        "2026-01-09T00:00:00Z", "20260109", "2026-01-0٣", "+026-01-09", "-2026-01-09",
    ])
    func refusesOtherTexts(text: String) {
        let error = #expect(throws: APIError.self) { try Clockwork.CalendarDay(text) }
        #expect(error?.code == .invalidRequest)
    }

    @Test
    func ordersByTime() throws {
        let texts = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"]
        let days = try texts.map { try Clockwork.CalendarDay($0) }
        #expect(days.reversed().sorted() == days)
        #expect(Clockwork.CalendarDay(year: 2026, month: 2, day: 29) == nil)
    }
}
