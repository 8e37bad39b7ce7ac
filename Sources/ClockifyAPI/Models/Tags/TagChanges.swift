extension Clockify {
    /// All that can be changed of a tag.
    ///
    /// Both parts are written, because Clockify takes a tag out of the archive when a change does not say where it is.
    public struct TagChanges: Hashable, Sendable, Encodable {
        /// The name, 100 characters at most and unlike every other tag's.
        public var name: String

        /// Whether the tag is archived.
        public var isArchived: Bool

        /// Creates the description of what a tag is to be.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - isArchived: Whether the tag is archived.
        public init(name: String, isArchived: Bool = false) {
            self.name = name
            self.isArchived = isArchived
        }

        /// Creates the description of a tag as it is.
        ///
        /// - Parameter tag: The tag.
        public init(_ tag: Tag) {
            self.init(name: tag.name, isArchived: tag.isArchived)
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case isArchived = "archived"
        }
    }
}
