extension Clockify {
    /// Which entries a report counts, by the ids of something that they are connected with.
    public struct ReportSelection<Entity>: Hashable, Sendable {
        /// The ids.
        public var ids: [Identifier<Entity>]

        /// How an entry has to relate to the ids.
        public var containment: ReportContainment

        /// Which of the entities count by their state.
        public var status: ReportEntityStatus

        /// Creates a selection.
        ///
        /// - Parameters:
        ///   - ids: The ids.
        ///   - containment: How an entry has to relate to the ids.
        ///   - status: Which of the entities count by their state; all of them by default.
        public init(
            _ ids: [Identifier<Entity>],
            _ containment: ReportContainment = .contains,
            status: ReportEntityStatus = .all
        ) {
            self.ids = ids
            self.containment = containment
            self.status = status
        }
    }
}

extension Clockify.ReportSelection: Encodable {
    private enum CodingKeys: String, CodingKey {
        case ids
        case containment = "contains"
        case status
    }

    /// Writes the selection; an id that comes twice is written once.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ids.uniqued, forKey: .ids)
        try container.encode(containment, forKey: .containment)
        try container.encode(status, forKey: .status)
    }
}

/// A selection by tags, whose relation is written twice.
struct TagSelection: Encodable {
    var selection: Clockify.ReportSelection<Clockify.Tag>

    private enum CodingKeys: CodingKey {
        case containedInTimeentry
    }

    func encode(to encoder: any Encoder) throws {
        try selection.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(selection.containment, forKey: .containedInTimeentry)
    }
}
