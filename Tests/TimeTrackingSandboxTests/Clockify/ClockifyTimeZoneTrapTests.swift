import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyTimeZoneTrapTests {
    /// The hours in UTC of the entries that a period shows to an account in a zone.
    private func hours(in zone: String, day: String, _ query: String) throws -> [String] {
        var content = Sandbox.Content.standard
        content.accounts[0].timeZone = zone
        content.timeEntries = []
        var session = try SandboxSession(content)
        for hour in 0..<24 {
            let start = "\(day)T\(hour.padded(to: 2)):00:00Z"
            let end = "\(day)T\(hour.padded(to: 2)):30:00Z"
            let created = session.inEngines(.post, "time-entries", #"{"start": "\#(start)", "end": "\#(end)"}"#)
            #expect(created.status == 201)
        }
        let answer = session.inEngines(.get, "user/\(SandboxSession.ada)/time-entries?\(query)")
        #expect(answer.status == 200)
        return try answer.list.map { entry in
            guard case .string(let start) = entry["timeInterval"]?["start"] else { return "" }
            return String(start.dropFirst(11).prefix(2))
        }
    }

    @Test func inUTCThePeriodIsTheOneThatIsWritten() throws {
        let hours = try hours(in: "UTC", day: "2026-07-01", "start=2026-07-01T09:00:00Z&end=2026-07-01T11:00:00Z")
        #expect(hours == ["11", "10", "09"])
    }

    @Test func inBerlinItIsTwoHoursEarlierInSummerAndOneInWinter() throws {
        let summer = try hours(
            in: "Europe/Berlin",
            day: "2026-07-01",
            "start=2026-07-01T09:00:00Z&end=2026-07-01T11:00:00Z"
        )
        #expect(summer == ["09", "08", "07"])
        let winter = try hours(
            in: "Europe/Berlin",
            day: "2026-01-15",
            "start=2026-01-15T09:00:00Z&end=2026-01-15T11:00:00Z"
        )
        #expect(winter == ["10", "09", "08"])
    }

    @Test func anOffsetInTheTextIsAppliedFirst() throws {
        let hours = try hours(
            in: "America/New_York",
            day: "2026-07-01",
            "start=2026-07-01T10:00:00%2B02:00&end=2026-07-01T08:30:00Z"
        )
        #expect(hours == ["12"])
    }

    @Test(arguments: ["start=2026-07-01", "end=2026-07-01T09:00:00", "start=yesterday"])
    func aBoundWithoutAZoneIsRefused(query: String) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, "user/\(SandboxSession.ada)/time-entries?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.code == 501)
    }
}
