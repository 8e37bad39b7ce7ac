import Foundation
import TimeTrackingSandbox

/// Entries for tests of reports.
enum ReportContent {
    /// A moment such as `2026-01-05T08:00:00Z`.
    static func moment(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    /// The standard content, whose first entry of Ada's lies between two moments.
    static func entry(from start: String, to end: String?) throws -> Sandbox.Content {
        var content = Sandbox.Content.standard
        content.timeEntries[0].start = try moment(start)
        content.timeEntries[0].end = try end.map(moment)
        return content
    }

    /// Names that harm terminals, spreadsheets, pages and readers.
    static let hostileName =
        "=HYPERLINK(\"http://127.0.0.1:1\")</bdi><script>document.title='ran'</script>\u{1B}[2J\u{202E},;\r\n"

    /// The standard content with a hostile name for everything that a report shows.
    static var hostile: Sandbox.Content {
        var content = Sandbox.Content.standard
        content.projects[0].name = hostileName
        content.clients[0].name = hostileName
        content.tasks[0].name = hostileName
        content.tags[0].name = hostileName
        content.workspaces[0].currency = hostileName
        content.timeEntries[1].description = hostileName
        content.projects[2].name = String(repeating: "Notes ", count: 1_700)
        return content
    }
}
