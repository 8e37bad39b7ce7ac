import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a check found, in JSON.
struct CheckDocument: Encodable {
    /// One thing to mend.
    struct Finding: Encodable {
        var kind: String
        /// The entry, or nil for a day without entries.
        var entryID: String?
        var otherEntryID: String?
        var date: String
        var start: String
        var end: String?
        var seconds: Int
        var project: String?
        var description: String?
        var locked: Bool
        var command: String?

        enum CodingKeys: String, CodingKey {
            case kind
            case entryID = "entry_id"
            case otherEntryID = "other_entry_id"
            case date
            case start
            case end
            case seconds
            case project
            case description
            case locked
            case command
        }

        init(_ mended: MendedFinding) {
            let finding = mended.finding
            self.kind = finding.kind.rawValue
            self.entryID = finding.entry?.id
            self.otherEntryID = finding.other?.id
            self.date = finding.day.description
            self.start = finding.start.ISO8601Format()
            self.end = finding.end?.ISO8601Format()
            self.seconds = finding.seconds
            self.project = finding.entry?.project?.name
            self.description = finding.entry?.description
            self.locked = finding.entry?.isLocked ?? false
            self.command = mended.command
        }
    }

    var from: String
    var to: String
    var entries: Int
    var findings: [Finding]

    init(_ findings: [MendedFinding], entries: Int, in period: ReportPeriod) {
        self.from = period.first.description
        self.to = period.last.description
        self.entries = entries
        self.findings = findings.map { Finding($0) }
    }
}
