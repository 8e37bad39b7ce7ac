/// What a transport throws when it got no response, or none that it may hand over.
public struct TransportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case unreachable
            case untrusted
            case timedOut
            case rateLimited
            case disconnected
            case responseTooLarge
            case malformedResponse
            case invalidRequest
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name.rawValue }

        /// No connection came about: the name does not resolve, nobody listens, no route.
        public static let unreachable = Code(.unreachable)
        /// The server's certificate does not prove that it is the host that was meant.
        public static let untrusted = Code(.untrusted)
        /// The exchange did not end before its deadline.
        public static let timedOut = Code(.timedOut)
        /// The limit that this program sets itself leaves no room before the deadline; nothing was sent.
        public static let rateLimited = Code(.rateLimited)
        /// The connection ended before the response did.
        public static let disconnected = Code(.disconnected)
        /// The body exceeds the limit.
        public static let responseTooLarge = Code(.responseTooLarge)
        /// What came back is not HTTP, or its compression is broken.
        public static let malformedResponse = Code(.malformedResponse)
        /// The request cannot be sent as it is.
        public static let invalidRequest = Code(.invalidRequest)
    }

    /// Whether the server may have seen the request, which decides whether it may be sent again.
    public enum Delivery: String, Sendable, Hashable {
        /// The server cannot have acted on it.
        case notSent
        /// The server may have acted on it.
        case unknown
    }

    /// What went wrong.
    public var code: Code

    /// Whether the server may have acted on the request.
    public var delivery: Delivery

    /// One sentence that says what happened and what to do next, without a secret.
    public var message: String

    /// The name of the type of the error behind this one, or nil when there is none.
    public var causeType: String?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - delivery: Whether the server may have acted on the request.
    ///   - message: One sentence that says what to do next. It must not contain a secret.
    ///   - cause: The error behind this one, of which only the type's name is kept, or nil.
    public init(_ code: Code, delivery: Delivery, message: String, cause: (any Error)? = nil) {
        self.code = code
        self.delivery = delivery
        self.message = message
        self.causeType = cause.map { String(describing: type(of: $0)) }
    }

    /// The code and the sentence.
    public var description: String { "\(code): \(message)" }
}
