#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A time entry with the names of everything that it belongs to, as reports see it.
package struct ReportEntry: Sendable, Hashable, Identifiable {
    /// The id of the entry.
    package var id: String
    /// When it began.
    package var start: Date
    /// When it ended, or nil while it is running.
    package var end: Date?

    package init(id: String, start: Date, end: Date?) {
        self.id = id
        self.start = start
        self.end = end
    }
}
