extension Clockify {
    /// A project to be created after the pattern of another.
    public struct NewProjectFromTemplate: Hashable, Sendable, Encodable {
        /// The project to follow, which must be a template.
        public var templateID: ProjectID

        /// The name, 2 to 250 characters and unlike that of every other project of the client.
        public var name: String

        /// The client that the project is for, or nil for none.
        public var clientID: ClientID?

        /// The colour as `#rrggbb`, or nil for one that Clockify chooses.
        public var color: String?

        /// Whether everyone in the workspace may use it.
        public var isPublic: Bool

        /// Creates the description of a project.
        ///
        /// - Parameters:
        ///   - templateID: The project to follow, which must be a template.
        ///   - name: The name.
        ///   - clientID: The client that the project is for, or nil for none.
        ///   - color: The colour as `#rrggbb`, or nil for one that Clockify chooses.
        ///   - isPublic: Whether everyone in the workspace may use it.
        public init(
            of templateID: ProjectID,
            name: String,
            clientID: ClientID? = nil,
            color: String? = nil,
            isPublic: Bool
        ) {
            self.templateID = templateID
            self.name = name
            self.clientID = clientID
            self.color = color
            self.isPublic = isPublic
        }

        private enum CodingKeys: String, CodingKey {
            case templateID = "templateProjectId"
            case name
            case clientID = "clientId"
            case color
            case isPublic
        }
    }
}
