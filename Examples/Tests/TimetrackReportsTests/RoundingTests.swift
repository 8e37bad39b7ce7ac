import Testing

@testable import TimetrackReports

@Suite("Rounding")
struct RoundingTests {
    @Test(arguments: [
        ("15m:up", 1, 900), ("15m:up", 900, 900), ("15m:up", 901, 1_800), ("15m:up", 0, 0),
        ("15m:down", 899, 0), ("15m:down", 900, 900), ("15m:down", 1_799, 900),
        // Half-way goes up, a second less does not.
        ("15m:nearest", 449, 0), ("15m:nearest", 450, 900), ("15m:nearest", 1_349, 900), ("15m:nearest", 1_350, 1_800),
        ("15m", 450, 900), ("1h", 1_800, 3_600), ("1h:down", 3_599, 0), ("6m", 179, 0), ("6m", 180, 360),
    ])
    func rounds(_ text: String, _ seconds: Int, _ expected: Int) throws {
        #expect(try #require(TimeRounding(text)).round(seconds) == expected)
    }

    @Test(arguments: [
        "", "15", "m", "0m", "-5m", "+5m", "15s", "15m:", "15m:sideways", "15m:up:up", "1.5h", "25h", "99999m", "15M",
        " 15m",
        "１５m",
    ])
    func refusesAnythingElse(_ text: String) {
        #expect(TimeRounding(text) == nil)
    }

    /// As `timetrack config` takes it, too.
    @Test(arguments: [
        ("15m up", "15m:up"), ("1h nearest", "1h:nearest"), ("6m down", "6m:down"), ("1h30m up", "90m:up"),
        ("1h30m:up", "90m:up"), ("1h30m", "90m:nearest"),
    ])
    func readsWhatSettingsTake(_ text: String, _ written: String) {
        #expect(TimeRounding(text)?.description == written)
    }

    @Test(arguments: ["15m  up", "15m up up", "15m: up", "15m up:", "30m1h", "1h1h", "h", "1h90", " up"])
    func refusesOtherSpaces(_ text: String) {
        #expect(TimeRounding(text) == nil)
    }

    @Test func writesItselfAsItIsRead() throws {
        for text in ["15m:up", "1h:down", "90m:nearest", "24h:up"] {
            let rounding = try #require(TimeRounding(text))
            #expect(rounding.description == text)
        }
        #expect(TimeRounding("15m:up")?.words == "up to the next 15 minutes")
        #expect(TimeRounding(minutes: 60, .nearest).words == "to the nearest hour")
    }

    @Test func roundsEachEntryBeforeItAddsThemUp() {
        let report = Week.report(
            (0..<3).map { Week.entry("\($0)", Week.at(0, 9 + $0), minutes: 16) },
            round: "15m:up"
        )
        // Three times half an hour, not 48 minutes rounded up to an hour.
        #expect(report.total.seconds == 5_400)
        #expect(report.total.exactSeconds == 2_880)
        #expect(report.slots[0].figures.seconds == 5_400)
        #expect(report.groups.map(\.figures.seconds) == [5_400])
    }
}
