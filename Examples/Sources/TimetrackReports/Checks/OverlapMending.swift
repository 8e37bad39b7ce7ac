#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What ends an overlap of two entries without taking time away that only one of them holds.
package enum OverlapMending: Sendable, Hashable {
    /// An entry ends earlier.
    case end(ReportEntry, Date)
    /// An entry begins later.
    case begin(ReportEntry, Date)
    /// An entry goes, because another one says the same.
    case delete(ReportEntry)
    /// The running timer stops at a moment that a person chooses.
    case stop
    /// The entries that would have to be changed are locked.
    case none
    /// Only a person can say which entry is right: one of them lies within the other.
    case choice

    /// Decides for an entry and one that began no later.
    ///
    /// - Parameters:
    ///   - entry: The later entry.
    ///   - other: The earlier entry.
    package init(of entry: ReportEntry, with other: ReportEntry) {
        let end = entry.end ?? .distantFuture
        let otherEnd = other.end ?? .distantFuture
        if entry.start == other.start, end == otherEnd {
            self = Self.duplicate(entry, other)
        } else if entry.start == other.start {
            // The longer one begins where the shorter one ends.
            let (short, long, change) = end < otherEnd ? (entry, other, end) : (other, entry, otherEnd)
            self = long.end == nil && short.end == nil ? .choice : Self.change(.begin(long, change), of: long)
        } else if otherEnd > end {
            // To end the outer one where the inner one begins would take away what comes after the inner one.
            self = other.end == nil && !other.isLocked ? .stop : .choice
        } else if !other.isLocked {
            self = other.end == nil ? .stop : .end(other, entry.start)
        } else {
            self = otherEnd < end ? Self.change(.begin(entry, otherEnd), of: entry) : .none
        }
    }

    private static func change(_ mending: OverlapMending, of entry: ReportEntry) -> OverlapMending {
        entry.isLocked ? .none : mending
    }

    /// One of two entries that hold the same time goes when it says nothing that the other one does not.
    private static func duplicate(_ entry: ReportEntry, _ other: ReportEntry) -> OverlapMending {
        guard entry.end != nil else { return .choice }
        var same = other
        same.id = entry.id
        same.isLocked = entry.isLocked
        guard same == entry else { return .choice }
        return entry.isLocked ? change(.delete(other), of: other) : .delete(entry)
    }
}

extension OverlapMending {
    /// The mendings of findings, one for each side of an entry: the earliest of its ends and the latest of its beginnings,
    /// which mend the other overlaps of that side as well.
    ///
    /// - Parameter findings: What was found.
    /// - Returns: For each finding its mending, or nil for one that is no overlap.
    package static func all(of findings: [TimesheetFinding]) -> [OverlapMending?] {
        let mendings = findings.map { finding -> OverlapMending? in
            guard finding.kind == .overlap, let entry = finding.entry, let other = finding.other else { return nil }
            return OverlapMending(of: entry, with: other)
        }
        var ends: [String: Date] = [:]
        var beginnings: [String: Date] = [:]
        for case .some(let mending) in mendings {
            switch mending {
            case .end(let entry, let date): ends[entry.id] = min(ends[entry.id] ?? date, date)
            case .begin(let entry, let date): beginnings[entry.id] = max(beginnings[entry.id] ?? date, date)
            case .delete, .stop, .none, .choice: break
            }
        }
        return mendings.map { mending in
            switch mending {
            case .end(let entry, let date): .end(entry, ends[entry.id] ?? date)
            case .begin(let entry, let date): .begin(entry, beginnings[entry.id] ?? date)
            default: mending
            }
        }
    }
}
