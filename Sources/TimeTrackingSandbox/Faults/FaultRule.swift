public import HTTPTypes

extension Sandbox.Faults {
    /// Something that goes wrong with some requests.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// sandbox.faults.rules = [
    ///     .init(.withheldAnswer, next: 1, of: .init(.post, "/api/v1/workspaces")),
    ///     .init(.answer(.internalError), chance: .init(0.1, seed: 7)),
    /// ]
    /// ```
    public struct Rule: Sendable, Hashable {
        /// What happens.
        public var effect: Effect

        /// The requests to which it may happen.
        public var requests: Requests

        /// How many more times it happens, or nil for always.
        public var remaining: Int?

        /// How likely it is, or nil when it is certain.
        public var chance: Chance?

        /// Creates a rule.
        ///
        /// - Parameters:
        ///   - effect: What happens.
        ///   - count: How many times it happens, or nil for always.
        ///   - requests: The requests to which it may happen.
        ///   - chance: How likely it is for each of them, or nil when it is certain.
        public init(
            _ effect: Effect,
            next count: Int? = nil,
            of requests: Requests = Requests(),
            chance: Chance? = nil
        ) {
            self.effect = effect
            self.requests = requests
            self.remaining = count
            self.chance = chance
        }

        /// Whether it happens now; if so, it is counted.
        mutating func takesEffect(on method: HTTPRequest.Method, path: String) -> Bool {
            guard requests.include(method, path: path), remaining.map({ $0 > 0 }) ?? true else { return false }
            guard chance?.comesUp() ?? true else { return false }
            remaining = remaining.map { $0 - 1 }
            return true
        }
    }

    /// Some of the requests that a sandbox gets.
    public struct Requests: Sendable, Hashable {
        /// Their method, or nil for any.
        public var method: HTTPRequest.Method?

        /// What their path begins with, as it is sent and without the query; empty for any.
        public var pathPrefix: String

        /// Chooses requests by their method and the beginning of their path.
        public init(_ method: HTTPRequest.Method? = nil, _ pathPrefix: String = "") {
            self.method = method
            self.pathPrefix = pathPrefix
        }

        func include(_ method: HTTPRequest.Method, path: String) -> Bool {
            (self.method.map { $0 == method } ?? true) && path.utf8.starts(with: pathPrefix.utf8)
        }
    }
}
