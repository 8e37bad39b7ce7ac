import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify.WorkspaceSettings {
    /// The moment before which entries are locked, or nil when there is none or its text is no moment.
    public var entriesLockedBefore: Date? { lockTimeEntries.flatMap(Timestamp.date) }
}
