extension Clockify {
    /// How long a new project is expected to take.
    public enum InitialEstimate: Hashable, Sendable {
        /// A time for the whole project.
        case time(Duration)
        /// The sum of the times that the tasks are expected to take.
        case timeOfTasks
    }
}

extension Clockify.InitialEstimate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case estimate
        case type
    }

    /// Writes the kind, and the time where there is one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .time(let duration):
            try container.encode(ISODuration.text(of: duration), forKey: .estimate)
            try container.encode(Clockify.EstimateKind.manual, forKey: .type)
        case .timeOfTasks:
            try container.encode(Clockify.EstimateKind.automatic, forKey: .type)
        }
    }
}
