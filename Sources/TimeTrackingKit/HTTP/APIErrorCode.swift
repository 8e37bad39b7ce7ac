extension APIError {
    /// The kind of failure of a call to a service.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case unauthorized
            case forbidden
            case notFound
            case validation
            case rateLimited
            case server
            case notJSON
            case decoding
            case redirected
            case originMismatch
            case transport
            case invalidRequest
            case invalidEndpoint
            case tooManyPages
            case unexpectedStatus
            case noRunningTimer
            case locked
            case manualTrackingDisabled
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name.rawValue }

        /// The service does not accept the token.
        public static let unauthorized = Code(.unauthorized)
        /// The token's owner may not do this, or the plan does not include it.
        public static let forbidden = Code(.forbidden)
        /// What was asked for does not exist, or the token's owner cannot see it.
        public static let notFound = Code(.notFound)
        /// The service refused what was sent.
        public static let validation = Code(.validation)
        /// Too many requests; `retryAfter` says how long to wait, when the service does.
        public static let rateLimited = Code(.rateLimited)
        /// The service, or something in front of it, failed.
        public static let server = Code(.server)
        /// The answer is not JSON.
        public static let notJSON = Code(.notJSON)
        /// The answer is JSON of another shape; `codingPath` says where.
        public static let decoding = Code(.decoding)
        /// The service points to another address, which is never followed.
        public static let redirected = Code(.redirected)
        /// The credential belongs to another origin; nothing was sent.
        public static let originMismatch = Code(.originMismatch)
        /// No response came back; `transportCode` and `delivery` say more.
        public static let transport = Code(.transport)
        /// The request cannot be sent as it is; nothing was sent.
        public static let invalidRequest = Code(.invalidRequest)
        /// The address of a service cannot be used.
        public static let invalidEndpoint = Code(.invalidEndpoint)
        /// A list has more pages than were allowed.
        public static let tooManyPages = Code(.tooManyPages)
        /// The service answered with a status that has no meaning here.
        public static let unexpectedStatus = Code(.unexpectedStatus)
        /// No timer is running that could be stopped.
        public static let noRunningTimer = Code(.noRunningTimer)
        /// The time entry is locked or approved.
        public static let locked = Code(.locked)
        /// The workspace takes time from timers alone.
        public static let manualTrackingDisabled = Code(.manualTrackingDisabled)
    }
}
