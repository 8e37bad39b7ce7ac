import Testing
import TimetrackTime

@Suite("DurationPhrase")
struct DurationPhraseTests {
    @Test(arguments: [
        ("1h30m", 5_400), ("90m", 5_400), ("1:30", 5_400), ("1.5h", 5_400), ("0.5h", 1_800), ("0:05", 300), ("45s", 45),
        ("2h", 7_200), ("1h 30m", 5_400), ("1H30M10S", 5_410), ("0.333h", 1_199), ("0h20m", 1_200),
    ])
    func readsLengths(_ text: String, _ seconds: Int) {
        #expect(DurationPhrase(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "1", "h", "30m1h", "1h1h", "1:5", "1:60", "-1h", "0m", "0.0h", ".5h", "1.h", "1.5m", "1d", "1h30", "1,5h",
        "10001h", "99999999999999999999h", "١h",
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(DurationPhrase(text) == nil)
    }
}
