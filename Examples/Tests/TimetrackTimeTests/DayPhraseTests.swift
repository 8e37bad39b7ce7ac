import Testing
import TimetrackTime

@Suite("DayPhrase")
struct DayPhraseTests {
    /// A Sunday.
    private let today = "2026-11-22"

    @Test(arguments: [
        ("today", "2026-11-22"), ("yesterday", "2026-11-21"), ("Yesterday", "2026-11-21"), ("monday", "2026-11-16"),
        ("mon", "2026-11-16"), ("sat", "2026-11-21"), ("sunday", "2026-11-22"), ("last sunday", "2026-11-15"),
        ("last  Monday", "2026-11-16"), ("last sat", "2026-11-21"), ("0 days ago", "2026-11-22"),
        ("1 day ago", "2026-11-21"), ("3 days ago", "2026-11-19"), ("30 days ago", "2026-10-23"),
        ("1 week ago", "2026-11-15"), ("2 weeks ago", "2026-11-08"), ("2026-02-28", "2026-02-28"),
    ])
    func readsDays(_ text: String, _ expected: String) throws {
        let phrase = try #require(DayPhrase(text))
        #expect(phrase.day(today: try #require(LocalDay(today))).description == expected)
    }

    @Test(arguments: [
        "", " ", "tomorrow", "last", "last week", "last yesterday", "last 2026-11-21", "3 days", "days ago",
        "3 days hence", "-3 days ago", "3.5 days ago", "99999 days ago", "٣ days ago", "3h ago", "2026-02-30",
        "2026-11-21 09:10", "m",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(DayPhrase(text) == nil)
    }

    @Test func knowsWithoutTodayOnlyADayOfTheCalendar() throws {
        #expect(DayPhrase("2026-11-21")?.date == LocalDay("2026-11-21"))
        #expect(try #require(DayPhrase("yesterday")).date == nil)
    }
}
