extension Clockify {
    /// What can be changed of a project at once.
    ///
    /// Estimates, members and being a template have calls of their own. Whether time is billed and who may use the
    /// project are always written, because Clockify sets both to no when a change does not say them.
    public struct ProjectChanges: Hashable, Sendable {
        /// The name, 2 to 250 characters and unlike that of every other project of the client.
        public var name: String

        /// Whether its time is billed unless an entry says otherwise.
        public var isBillable: Bool

        /// Whether everyone in the workspace may use it.
        public var isPublic: Bool

        /// Whether it is archived; only then can it be deleted.
        public var isArchived: Bool

        /// The client that the project is for, or nil for none.
        public var clientID: ClientID?

        /// The colour as `#rrggbb`, or nil to leave it as it is.
        public var color: String?

        /// A note, 16,384 characters at most, or nil for none.
        public var note: String?

        /// What an hour is billed at from now on, or nil to leave it as it is.
        public var hourlyRate: RateInput?

        /// What an hour costs from now on, or nil to leave it as it is.
        public var costRate: RateInput?

        /// Creates the description of what a project is to be.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - isBillable: Whether its time is billed unless an entry says otherwise.
        ///   - isPublic: Whether everyone in the workspace may use it.
        ///   - isArchived: Whether it is archived.
        ///   - clientID: The client that the project is for, or nil for none.
        ///   - color: The colour as `#rrggbb`, or nil to leave it as it is.
        ///   - note: A note, or nil for none.
        ///   - hourlyRate: What an hour is billed at from now on, or nil to leave it as it is.
        ///   - costRate: What an hour costs from now on, or nil to leave it as it is.
        public init(
            name: String,
            isBillable: Bool,
            isPublic: Bool,
            isArchived: Bool = false,
            clientID: ClientID? = nil,
            color: String? = nil,
            note: String? = nil,
            hourlyRate: RateInput? = nil,
            costRate: RateInput? = nil
        ) {
            self.name = name
            self.isBillable = isBillable
            self.isPublic = isPublic
            self.isArchived = isArchived
            self.clientID = clientID
            self.color = color
            self.note = note
            self.hourlyRate = hourlyRate
            self.costRate = costRate
        }

        /// Creates the description of a project as it is.
        ///
        /// The rates stay nil: Clockify keeps those that a change leaves out, and one that is written again would
        /// count as a new one.
        ///
        /// - Parameter project: The project.
        public init(_ project: Project) {
            self.init(
                name: project.name,
                isBillable: project.isBillable,
                isPublic: project.isPublic,
                isArchived: project.isArchived,
                clientID: project.clientID,
                color: project.color,
                note: project.note
            )
        }
    }
}

extension Clockify.ProjectChanges: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case isBillable = "billable"
        // Not `public`, which Clockify answers with.
        case isPublic
        case isArchived = "archived"
        case clientID = "clientId"
        case color
        case note
        case hourlyRate
        case costRate
    }

    /// Writes every part but rates and colours to be left; an empty text takes away what was there.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(isBillable, forKey: .isBillable)
        try container.encode(isPublic, forKey: .isPublic)
        try container.encode(isArchived, forKey: .isArchived)
        try container.encode(clientID?.rawValue ?? "", forKey: .clientID)
        try container.encodeIfPresent(color, forKey: .color)
        try container.encode(note ?? "", forKey: .note)
        try container.encodeIfPresent(hourlyRate, forKey: .hourlyRate)
        try container.encodeIfPresent(costRate, forKey: .costRate)
    }
}
