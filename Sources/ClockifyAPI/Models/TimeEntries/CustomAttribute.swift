extension Clockify {
    /// Something that a program notes about a time entry for itself, under a name in a namespace of its own.
    public struct CustomAttribute: Hashable, Sendable, Encodable {
        /// Whose name it is, so that two programs do not disturb each other; not empty.
        public var namespace: String

        /// The name; not empty.
        public var name: String

        /// The value; not empty.
        public var value: String

        /// Creates an attribute.
        ///
        /// - Parameters:
        ///   - namespace: Whose name it is.
        ///   - name: The name.
        ///   - value: The value.
        public init(namespace: String, name: String, value: String) {
            self.namespace = namespace
            self.name = name
            self.value = value
        }
    }
}
