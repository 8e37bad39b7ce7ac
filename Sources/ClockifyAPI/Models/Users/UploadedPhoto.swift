extension Clockify {
    /// A picture that Clockify keeps.
    public struct UploadedPhoto: Hashable, Sendable, Decodable {
        /// The name that Clockify gave it.
        public let name: String

        /// Where it is.
        public let url: String
    }
}
