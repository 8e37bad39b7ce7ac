public import HTTPTypes

extension Sandbox {
    /// What a sandbox does wrong on purpose, so that programs can be tried against it.
    public struct Faults: Sendable {
        /// Answers that the next requests get whatever they ask for, each once.
        public var nextAnswers: [Answer] = []

        /// Whether lists never end: every page is full, and none says that it is the last.
        ///
        /// A list without any element stays empty.
        public var hasEndlessPages = false

        /// How many requests are served in a second, or nil for all.
        public var rateLimit: RateLimit?

        /// Creates the faults of a sandbox that does nothing wrong.
        public init() {}

        /// How many requests are served, and what the others are told.
        public struct RateLimit: Sendable, Hashable {
            /// How many requests are served in one second of the sandbox's time.
            public var requestsPerSecond: Int
            /// The value of `Retry-After`, or nil to leave it out.
            public var retryAfter: String?

            /// Creates a limit.
            public init(requestsPerSecond: Int, retryAfter: String? = nil) {
                self.requestsPerSecond = requestsPerSecond
                self.retryAfter = retryAfter
            }
        }
    }
}

extension Sandbox.Faults {
    /// An answer in place of the real one.
    public struct Answer: Sendable, Hashable {
        /// The response's head.
        public var head: HTTPResponse
        /// The response's body.
        public var body: [UInt8]

        /// Creates an answer.
        public init(head: HTTPResponse, body: [UInt8] = []) {
            self.head = head
            self.body = body
        }

        /// The HTML page of a gateway that cannot reach the service.
        public static let badGateway = Answer(TimeTrackingSandbox.Answer(.badGateway, page: "502 Bad Gateway"))

        /// Too many requests.
        ///
        /// - Parameter retryAfter: The value of `Retry-After`, or nil to leave it out.
        /// - Returns: An answer with status 429 and a message in JSON.
        public static func tooManyRequests(retryAfter: String? = nil) -> Answer {
            var answer = TimeTrackingSandbox.Answer(.tooManyRequests, json: ["message": "Slow down, please."])
            answer.headers[.retryAfter] = retryAfter
            return Answer(answer)
        }

        /// A redirect, which a client must not follow with its credential.
        ///
        /// - Parameter location: Where it leads.
        /// - Returns: An answer with status 302.
        public static func redirect(to location: String) -> Answer {
            Answer(head: HTTPResponse(status: .found, headerFields: [.location: location]))
        }

        /// JSON in which arrays lie in arrays.
        ///
        /// - Parameter depth: How many arrays.
        /// - Returns: An answer with status 200.
        public static func nestedJSON(depth: Int) -> Answer {
            Answer(
                head: HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]),
                body: Array(repeating: UInt8(ascii: "["), count: max(0, depth))
                    + Array(repeating: UInt8(ascii: "]"), count: max(0, depth))
            )
        }

        init(_ answer: TimeTrackingSandbox.Answer) {
            (self.head, self.body) = answer.response
        }

        var answer: TimeTrackingSandbox.Answer {
            var answer = TimeTrackingSandbox.Answer(head.status)
            answer.headers = head.headerFields
            answer.body = body
            return answer
        }
    }
}
