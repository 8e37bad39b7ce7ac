import Testing

@testable import TimetrackSettings

@Suite("Values of settings")
struct SettingTextTests {
    @Test(arguments: [
        ("10h", 36_000), ("90m", 5_400), ("1h30m", 5_400), ("1m", 60), ("0m", nil), ("", nil), ("h", nil), ("-1h", nil),
        ("+1h", nil), ("1.5h", nil), ("30m1h", nil), ("1h30", nil), ("9000h", nil), ("99999999999999999999h", nil),
        ("10 h", nil), ("1h1h", nil),
    ])
    func readsLengths(_ text: String, _ seconds: Int?) {
        #expect(SettingText.seconds(text) == seconds)
    }

    @Test(arguments: [(36_000, "10h"), (5_400, "1h30m"), (60, "1m")])
    func writesLengths(_ seconds: Int, _ text: String) {
        #expect(SettingText.length(seconds) == text)
    }

    @Test(arguments: ["15m:up", "1h:nearest", "6m:down", "1h30m:up", "8h:up", "24h:down", "off"])
    func readsRoundingAsItWritesIt(_ text: String) throws {
        let rounding = try #require(SettingText.rounding(text))
        #expect(SettingText.text(rounding) == text)
    }

    @Test(arguments: [("15m up", "15m:up"), ("1h30m  nearest", "1h30m:nearest"), ("6m down", "6m:down")])
    func readsRoundingWithASpaceAsBefore(_ text: String, _ written: String) throws {
        let rounding = try #require(SettingText.rounding(text))
        #expect(SettingText.text(rounding) == written)
    }

    @Test(arguments: [("15m", "15m:nearest"), ("1h30m", "1h30m:nearest"), ("24h", "24h:nearest")])
    func roundsToTheNearestStepWithoutADirection(_ text: String, _ written: String) throws {
        let rounding = try #require(SettingText.rounding(text))
        #expect(SettingText.text(rounding) == written)
    }

    @Test(arguments: ["15m:", ":up", "15m: up", "15m :up", "15m:up:up", "15m:sideways", "25h:up", "0m:up", "15m up:"])
    func refusesOtherRoundingWithAColon(_ text: String) {
        #expect(SettingText.rounding(text) == nil)
    }

    @Test(arguments: ["0m", "25h", "up", "15m sideways", "0m up", "24h1m up", "15m up up", " ", ""])
    func refusesOtherRounding(_ text: String) {
        #expect(SettingText.rounding(text) == nil)
    }

    @Test(arguments: [
        ("09:00", 540), ("00:00", 0), ("23:59", 1_439), ("24:00", nil), ("9:00", nil), ("09:60", nil), ("09", nil),
    ])
    func readsTimes(_ text: String, _ minutes: Int?) {
        #expect(SettingText.timeOfDay(text)?.minutes == minutes)
    }

    @Test func splitsTagsOfACommandLine() {
        #expect(SettingValue("a, deep work ,", of: .tags) == .list(["a", "deep work"]))
        #expect(SettingValue("a, b", of: .project) == .text("a, b"))
    }
}
