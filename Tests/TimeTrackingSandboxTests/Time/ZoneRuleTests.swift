import Foundation
import Testing

@testable import TimeTrackingSandbox

@Suite struct ZoneRuleTests {
    private func seconds(_ text: String) throws -> Int {
        Timestamp.seconds(of: try #require(Timestamp.date(text)))
    }

    @Test func everyLineOfTheTableCanBeRead() {
        for line in ZoneTable.lines.split(separator: "\n") {
            let rule = line.split(separator: " ").first.map(String.init) ?? ""
            #expect(ZoneRule(posix: rule) != nil, "\(rule)")
        }
    }

    @Test(arguments: [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Bogota",
        "Asia/Seoul", "Asia/Kolkata", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "America/Nuuk",
        "Asia/Jerusalem", "Africa/Cairo", "Pacific/Chatham", "America/Havana", "UTC",
    ])
    func agreesWithFoundationThroughTwoYears(name: String) throws {
        let rule = try #require(ZoneTable.rule(named: name))
        let zone = try #require(TimeZone(identifier: name))
        let first = try seconds("2025-01-01T00:00:00Z")
        for moment in stride(from: first, to: first + 2 * 366 * 86_400, by: 1_800) {
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
            guard rule.offset(at: moment) == expected else {
                Issue.record("\(name) at \(moment): \(rule.offset(at: moment)), not \(expected)")
                return
            }
        }
    }

    @Test func aTimeThatOccursTwiceIsTheFirstAndASkippedOneMovesOn() throws {
        let berlin = try #require(ZoneTable.rule(named: "Europe/Berlin"))
        // Clocks go from 03:00 back to 02:00, and from 02:00 on to 03:00.
        let cases = [
            ("2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z"), ("2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z"),
            ("2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z"), ("2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z"),
            ("2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z"), ("2026-07-01T12:00:00Z", "2026-07-01T10:00:00Z"),
        ]
        for (wall, moment) in cases {
            #expect(berlin.moment(ofWallSeconds: try seconds(wall)) == (try seconds(moment)), "\(wall)")
        }
    }

    @Test(arguments: ["", "CET", "1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,J1,J2"])
    func refusesWhatIsNoRule(text: String) {
        #expect(ZoneRule(posix: text) == nil)
    }

    @Test func anUnknownNameHasNoRule() {
        #expect(ZoneTable.rule(named: "Moon/Tranquility") == nil)
    }
}
