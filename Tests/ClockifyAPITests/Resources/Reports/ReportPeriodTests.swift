import ClockifyAPI
// Zones with names need the full Foundation, as a program that has them does.
import Foundation
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// How the period of a report is written, and which periods are not sent.
@Suite
struct ReportPeriodTests {
    private func filter(_ from: String, _ to: String, zone: String = "GMT") throws -> Clockify.ReportFilter {
        let zone = try #require(TimeZone(identifier: zone))
        return Clockify.ReportFilter(Clockify.ReportPeriod(from: try moment(from), to: try moment(to), timeZone: zone))
    }

    @Test(arguments: [
        // Summer time begins and ends within the period, or it lies on either side of UTC's day.
        ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "Europe/Berlin", "2026-03-29T00:00:00.000Z", "2026-03-29"),
        ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "Europe/Berlin", "2026-10-25T00:00:00.000Z", "2026-10-25"),
        (
            "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "Pacific/Kiritimati", "2026-03-02T00:00:00.000Z",
            "2026-03-02"
        ),
        ("2026-03-02T11:00:00Z", "2026-03-03T11:00:00Z", "Pacific/Pago_Pago", "2026-03-02T00:00:00.000Z", "2026-03-02"),
        ("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", "UTC", "2026-03-02T00:00:00.000Z", "2026-03-02"),
    ])
    func theBoundsAreTheDigitsOfTheZonesClocks(from: String, to: String, zone: String, start: String, day: String)
        async throws
    {
        let transport = StubTransport(.response(json: "{}"))
        _ = try await Clockify.Client.test(transport).detailedReport(filter(from, to, zone: zone), in: workspace)
        let body = try #require(transport.bodies.first ?? nil)
        #expect(body.contains(#""dateRangeStart":"\#(start)""#))
        #expect(body.contains(#""dateRangeEnd":"\#(day)T23:59:59.999Z""#))
        #expect(body.contains(#""timeZone":"\#(zone)""#))
    }

    @Test(arguments: [
        ("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z", "UTC"),
        ("2026-03-02T00:00:01Z", "2026-03-02T00:00:00Z", "UTC"),
        // Half past two is shown twice that night.
        ("2026-10-25T00:30:00Z", "2026-10-26T00:00:00Z", "Europe/Berlin"),
        ("2026-10-24T00:00:00Z", "2026-10-25T01:30:00Z", "Europe/Berlin"),
        // An offset has no name that Clockify knows.
        ("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", "GMT+0100"),
    ])
    func aPeriodThatCannotBeSaidIsNotSent(from: String, to: String, zone: String) async throws {
        let transport = StubTransport()
        let filter = try filter(from, to, zone: zone)
        let error = await failure {
            _ = try await Clockify.Client.test(transport).detailedReport(filter, in: workspace)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func aZoneIsKnownByItsNameOrAnErrorAndNeverAnotherOne() throws {
        let (from, to) = (try moment("2026-03-02T00:00:00Z"), try moment("2026-03-03T00:00:00Z"))
        let berlin = try Clockify.ReportPeriod(from: from, to: to, timeZoneNamed: "Europe/Berlin")
        #expect(berlin.timeZone.identifier == "Europe/Berlin")
        #expect(try Clockify.ReportPeriod(from: from, to: to, timeZoneNamed: "UTC").timeZone == .gmt)
        // To a program without the table of zones each name but UTC is like this one.
        do {
            _ = try Clockify.ReportPeriod(from: from, to: to, timeZoneNamed: "Europe/Atlantis")
            Issue.record("no error")
        } catch {
            #expect(error.code == .invalidRequest)
            #expect(error.message.contains("Foundation"))
        }
    }

    @Test(arguments: [
        ("2026-03-02T00:00:00Z", "2026-03-08T23:59:59Z", "UTC"),
        ("2026-03-02T00:00:00Z", "2026-03-10T00:00:00Z", "UTC"),
        // Seven times 24 hours, but not seven days.
        ("2026-03-22T23:00:00Z", "2026-03-29T23:00:00Z", "Europe/Berlin"),
    ])
    func aWeekThatIsNoneIsNotSent(from: String, to: String, zone: String) async throws {
        let transport = StubTransport()
        let filter = try filter(from, to, zone: zone)
        let error = await failure {
            _ = try await Clockify.Client.test(transport).weeklyReport(filter, in: workspace, groupedBy: .user)
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("seven days") == true)
        #expect(transport.exchanges.isEmpty)
    }
}
