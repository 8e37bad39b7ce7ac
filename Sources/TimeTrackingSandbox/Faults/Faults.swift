import HTTPTypes

extension Sandbox {
    /// What a sandbox does wrong on purpose, so that programs can be tried against it.
    public struct Faults: Sendable {
        /// Answers that the next requests get whatever they ask for, each once.
        public var nextAnswers: [Answer] = []

        /// What goes wrong with which requests.
        ///
        /// The first rule that fits a request and whose chance comes up is the one that counts for it.
        public var rules: [Rule] = []

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
    /// What goes wrong with a request, or nil when nothing does; the rule that says so has one request fewer to go.
    mutating func effect(on method: HTTPRequest.Method, path: String) -> Effect? {
        for index in rules.indices where rules[index].takesEffect(on: method, path: path) {
            let effect = rules[index].effect
            if rules[index].remaining == 0 { rules.remove(at: index) }
            return effect
        }
        return nil
    }
}
