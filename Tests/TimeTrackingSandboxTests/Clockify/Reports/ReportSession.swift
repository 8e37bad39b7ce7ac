import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

extension SandboxSession {
    /// Asks for a report on January 2026 in UTC, or on another period.
    mutating func report(
        _ kind: String,
        _ members: String,
        from start: String = "2026-01-01T00:00:00",
        to end: String = "2026-01-31T23:59:59.999",
        zone: String? = "UTC"
    ) -> Answer {
        let zone = zone.map { #", "timeZone": "\#($0)""# } ?? ""
        let more = members.isEmpty ? "" : ", \(members)"
        return send(
            .post,
            "/report/v1/workspaces/\(Self.engines)/reports/\(kind)",
            #"{"dateRangeStart": "\#(start)", "dateRangeEnd": "\#(end)"\#(zone)\#(more)}"#
        )
    }

    /// The identifiers' last digits in a detailed report, newest first.
    mutating func reported(_ members: String) throws -> [String] {
        let more = members.isEmpty ? "" : ", \(members)"
        let answer = report("detailed", #""detailedFilter": {}\#(more)"#)
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.rows("timeentries")
            .map { row in
                guard case .string(let id) = row["_id"] else { return "" }
                return String(id.suffix(1))
            }
    }
}

extension SandboxSession.Answer {
    /// The elements of an array under a name.
    func rows(_ name: String) throws -> [JSON] {
        guard case .array(let elements) = try json[name] else {
            Issue.record("no \(name): \(text)")
            return []
        }
        return elements
    }
}

extension JSON {
    /// The elements of an array under a name, none when there is no such array.
    func elements(_ name: String) -> [JSON] {
        guard case .array(let elements) = self[name] else { return [] }
        return elements
    }
}
