extension Sandbox.Content {
    /// A picture that was uploaded to Clockify.
    public struct Picture: Sendable, Hashable {
        /// The name that the service gave it.
        public var name: String
        /// The file.
        public var bytes: [UInt8]

        /// Creates a picture.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        /// The address at which the service says that the picture is; the sandbox does not serve it.
        public var url: String { "https://images.example/\(name)" }
    }
}
