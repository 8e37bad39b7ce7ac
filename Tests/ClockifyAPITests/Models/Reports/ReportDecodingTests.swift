import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the reports' host says, which writes times, rates and names in its own way.
@Suite
struct ReportDecodingTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder.forService().decode(type, from: Data(json.utf8))
    }

    @Test
    func aRowOfTheWire() throws {
        let report = try decode(
            Clockify.DetailedReport.self,
            """
            {"totals": [{"_id": "", "totalTime": 3600, "totalBillableTime": 1800.5, "entriesCount": 1,
                         "totalAmount": 12345.5, "unknown": 1,
                         "amounts": [{"type": "EARNED", "value": 12345.678,
                                      "amountByCurrencies": [{"currency": "GPB", "amount": 0.25}]},
                                     {"type": "A_NEW_AMOUNT", "value": null}]}],
             "timeentries": [{"_id": "e1", "description": "Write", "userId": "u1", "billable": true, "taskId": null,
                "projectId": "p1", "tagIds": ["g1"], "approvalRequestId": null, "isLocked": true, "customFields": null,
                "tags": [{"_id": "g1", "name": "deep"}], "userName": "Ada", "userEmail": "ada@example.com",
                "projectName": "Garden", "projectColor": "#03A9F4", "clientName": "", "clientId": "", "taskName": null,
                "rate": 9500, "hourlyRate": "##default", "costRate": {"amount": 40.5, "currency": "GPB"},
                "amount": 9500.75, "type": "REGULAR",
                "timeInterval": {"start": "2023-05-11T13:56:25-03:00", "end": "2023-05-11T14:56:25-03:00",
                                 "duration": 3600}}]}
            """
        )
        #expect(report.totals?.time == .seconds(3600) && report.totals?.billableTime == .seconds(1800.5))
        #expect(report.totals?.amount == 12_345.5)
        #expect(report.totals?.amounts.map(\.value) == [12_345.678, nil])
        #expect(report.totals?.amounts.first?.byCurrency.first?.amount == 0.25)
        #expect(report.totals?.amounts.last?.kind?.rawValue == "A_NEW_AMOUNT")
        let row = try #require(report.entries.first)
        #expect(row.id.rawValue == "e1" && row.isLocked && row.tagIDs.map(\.rawValue) == ["g1"])
        #expect(row.tags.map(\.name) == ["deep"])
        #expect(try row.start == moment("2023-05-11T16:56:25Z"))
        #expect(try row.end == moment("2023-05-11T17:56:25Z"))
        #expect(row.duration == .seconds(3600))
        #expect(row.rate == .amount(9500, currency: nil))
        #expect(row.hourlyRate == .standard && row.costRate == .amount(40.5, currency: "GPB"))
        #expect(row.amount == 9500.75)
        #expect(row.clientID == nil && row.clientName == nil && row.taskName == nil && row.customFieldValues == [])
    }

    @Test(arguments: ["id", "get_id", "_id"])
    func aRowOfTheDescription(id: String) throws {
        let report = try decode(
            Clockify.DetailedReport.self,
            """
            {"totals": [], "timeEntries": [{"\(id)": "e1", "locked": true, "tags": [{"id": "g1", "name": null}],
              "timeInterval": {"start": "2026-03-02T08:00:00Z", "end": null, "duration": "PT1H"}}]}
            """
        )
        let row = try #require(report.entries.first)
        #expect(row.id.rawValue == "e1" && row.isLocked && row.tagIDs.map(\.rawValue) == ["g1"])
        #expect(row.duration == .seconds(3600) && row.end == nil)
        #expect(report.totals == nil)
    }

    @Test
    func nullsAndNothing() throws {
        let interval = #""timeInterval": {"start": "2026-03-02T08:00:00Z""#
        let nulls = try decode(
            Clockify.ReportEntry.self,
            """
            {"_id": "e1", "description": "", "userId": null, "billable": null, "taskId": null, "projectId": null,
             "tagIds": null, "tags": null, "isLocked": null, "customFields": null, "rate": null, "hourlyRate": null,
             "costRate": null, "amount": null, "amounts": null, "type": null, "approvalRequestId": "",
             \(interval), "end": null, "duration": null}}
            """
        )
        #expect(nulls == (try decode(Clockify.ReportEntry.self, #"{"_id": "e1", \#(interval)}}"#)))
        #expect(try decode(Clockify.DetailedReport.self, #"{"totals": [null], "timeentries": []}"#).totals == nil)
        #expect(try decode(Clockify.DetailedReport.self, #"{"totals": null, "timeentries": null}"#).entries == [])
        #expect(throws: DecodingError.self) { try decode(Clockify.ReportEntry.self, "{\(interval)}}") }
        #expect(throws: DecodingError.self) { try decode(Clockify.ReportTotals.self, #"{"totalTime": 1e300}"#) }
    }

    @Test
    func groupsWithinGroups() throws {
        let report = try decode(
            Clockify.SummaryReport.self,
            """
            {"totals": [{"totalTime": 7200}], "groupOne": [
              {"_id": "p1", "name": "Garden", "nameLowerCase": "garden", "clientName": "", "color": "#fff",
               "duration": 7200, "amount": 19000.25, "children": [
                 {"_id": "u1", "name": "Ada", "duration": 3600, "amount": 0, "children": [
                   {"id": "d1", "name": "2026-03-02", "duration": 1800.0, "children": null}]}]},
              {"_id": null, "name": null, "duration": null, "amount": null, "children": []}]}
            """
        )
        #expect(report.groups.map(\.name) == ["Garden", nil])
        #expect(report.groups.map(\.amount) == [19_000.25, nil])
        #expect(report.groups.first?.children.first?.children.first?.id == "d1")
        #expect(report.groups.first?.children.first?.children.first?.duration == .seconds(1800))
        #expect(try decode(Clockify.SummaryReport.self, #"{"groupOne": null}"#).groups == [])
    }

    @Test
    func aWeek() throws {
        let report = try decode(
            Clockify.WeeklyReport.self,
            """
            {"totals": [{"totalTime": 60}], "totalsByDay": [{"date": "2026-03-02", "duration": 60, "amount": 0.5}],
             "groupOne": [{"id": "u1", "name": "Ada", "duration": 60, "days": [
               {"date": "2026-03-02", "duration": 60, "amount": null}]}],
             "usersWithoutTime": [{"id": "u2", "name": "Grace", "timeZone": "UTC"}], "decimalFormat": false}
            """
        )
        #expect(report.days.map(\.duration) == [.seconds(60)])
        #expect(report.groups.first?.days.first?.date == "2026-03-02")
        #expect(report.usersWithoutTime.map(\.name) == ["Grace"])
        let empty = try decode(
            Clockify.WeeklyReport.self,
            #"{"totals": [null], "totalsByDay": null, "groupOne": null, "usersWithoutTime": null}"#
        )
        #expect(empty == (try decode(Clockify.WeeklyReport.self, "{}")))
    }

    @Test(arguments: ["true", "[]", "{}"])
    func whatIsNoRate(json: String) {
        #expect(throws: DecodingError.self) { try decode([Clockify.ReportRate].self, "[\(json)]") }
    }
}
