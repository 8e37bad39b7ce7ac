import TimetrackTime

/// What entries can be grouped by.
package enum ReportDimension: String, Sendable, CaseIterable {
    case client
    case project
    case task
    case tag
    case day
    case description

    /// What stands for entries that have nothing of the kind.
    package var absence: String { "(no \(rawValue))" }

    /// The kind as a heading.
    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The groups that an entry belongs to: several for an entry with several tags, else one.
    func keys(of counted: CountedEntry) -> [GroupKey] {
        let entry = counted.entry
        switch self {
        case .client: return [GroupKey(entry.client)]
        case .project: return [GroupKey(entry.project)]
        case .task: return [GroupKey(entry.task)]
        case .tag: return entry.tags.isEmpty ? [GroupKey(nil)] : entry.tags.map { GroupKey($0) }
        case .day: return [GroupKey(ReportName(id: counted.day.description, name: counted.day.description))]
        case .description: return [GroupKey(entry.description.map { ReportName(id: $0, name: $0) })]
        }
    }
}

/// The dimensions of a report, the outermost first, each at most once.
package struct ReportGrouping: Sendable, Hashable, CustomStringConvertible {
    /// The dimensions, at least one.
    package let dimensions: [ReportDimension]

    /// Reads `client,project`; nil for a name that is none, for one that stands there twice, and for no name at all.
    package init?(_ text: String) {
        let names = text.split(separator: ",", omittingEmptySubsequences: false)
        let dimensions = names.compactMap { ReportDimension(rawValue: String($0)) }
        guard dimensions.count == names.count, Set(dimensions).count == names.count else { return nil }
        self.dimensions = dimensions
    }

    /// One dimension.
    package init(_ dimension: ReportDimension) {
        self.dimensions = [dimension]
    }

    /// The grouping as it is written.
    package var description: String { dimensions.map(\.rawValue).joined(separator: ",") }
}

/// A group among those of its dimension.
struct GroupKey: Hashable {
    /// Its id and its name, or nil for the entries that have nothing of the kind.
    let name: ReportName?

    init(_ name: ReportName?) {
        self.name = name
    }

    static func == (left: GroupKey, right: GroupKey) -> Bool { left.name?.id == right.name?.id }

    func hash(into hasher: inout Hasher) { hasher.combine(name?.id) }
}
