import Foundation
import Testing

@testable import TimeTrackingSandbox

@Suite struct TimestampTextTests {
    @Test(arguments: [
        ("PT0S", 0), ("PT1H30M", 5_400), ("PT86H40M13S", 312_013), ("P1DT1S", 86_401), ("P2D", 172_800),
        ("PT90M", 5_400),
    ])
    func durationsAreRead(text: String, seconds: Int) {
        #expect(Timestamp.seconds(ofDuration: text) == seconds)
    }

    @Test(arguments: [
        "", "P", "PT", "T1H", "1H", "PT1", "PTH", "PT1M1H", "PT1H1H", "P1H", "PT1D", "PT-1H", "PT1.5H", "pt1h", "PT1HX",
        "PT9999999999H", "PTT1H",
    ])
    func whatIsNoDurationIsNotRead(text: String) {
        #expect(Timestamp.seconds(ofDuration: text) == nil)
    }

    @Test func timesHaveTheirZone() throws {
        let date = try #require(Timestamp.date("2026-07-07T22:30:05Z"))
        #expect(Timestamp.text(date) == "2026-07-07T22:30:05Z")
        #expect(
            Timestamp.text(date, in: try #require(ZoneTable.rule(named: "Asia/Kolkata"))) == "2026-07-08T04:00:05+05:30"
        )
        #expect(
            Timestamp.text(date, in: try #require(ZoneTable.rule(named: "America/New_York")))
                == "2026-07-07T18:30:05-04:00"
        )
        #expect(Timestamp.text(date, in: .utc) == "2026-07-07T22:30:05Z")
        #expect(Timestamp.httpText(date) == "Tue, 07 Jul 2026 22:30:05 GMT")
        #expect(Timestamp.httpText(Date(timeIntervalSince1970: -1)) == "Wed, 31 Dec 1969 23:59:59 GMT")
    }
}
