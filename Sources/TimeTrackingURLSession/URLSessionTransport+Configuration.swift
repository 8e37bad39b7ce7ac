extension URLSessionTransport {
    /// How a transport connects.
    public struct Configuration: Sendable, Hashable {
        /// How many requests to one host are under way at the same time.
        public var connectionsPerHost: Int

        /// The largest body that any request may ask for, counted after decompression.
        public var maximumResponseBytes: Int

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - connectionsPerHost: How many requests to one host are under way at the same time; values below 1 count as 1.
        ///   - maximumResponseBytes: The largest body that any request may ask for, counted after decompression.
        public init(connectionsPerHost: Int = 64, maximumResponseBytes: Int = 32 << 20) {
            self.connectionsPerHost = connectionsPerHost
            self.maximumResponseBytes = maximumResponseBytes
        }
    }
}
