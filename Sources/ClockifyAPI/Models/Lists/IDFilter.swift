extension Clockify {
    /// Which part of a list to return, by the ids that its elements are connected with.
    public enum IDFilter<Entity>: Sendable, Hashable {
        /// What is connected with at least one of these; with none of them given, nothing.
        case anyOf([Identifier<Entity>])
        /// What is connected with none of these; with none of them given, everything.
        case noneOf([Identifier<Entity>])
    }
}

extension Clockify.IDFilter {
    /// The ids.
    var ids: [Clockify.Identifier<Entity>] {
        switch self {
        case .anyOf(let ids), .noneOf(let ids): ids
        }
    }

    /// Whether the list should have what is connected with the ids, rather than everything else.
    var isInclusive: Bool {
        switch self {
        case .anyOf: true
        case .noneOf: false
        }
    }
}
