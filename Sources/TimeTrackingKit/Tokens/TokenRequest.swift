public import HTTPTypes

/// What is known of the one who asks for a token: the headers of the request being served, and the user.
public struct TokenRequest: Sendable {
    enum Headers: Sendable {
        case fields(HTTPFields)
        case values([String])
    }

    let headers: Headers

    /// The signed-in user, or nil when there is none.
    public let user: UserID?

    /// Creates a request from the header fields of the request being served.
    ///
    /// - Parameters:
    ///   - headers: The header fields, or nil when there are none, as in a command-line tool.
    ///   - user: The signed-in user, or nil when there is none.
    public init(headers: HTTPFields? = nil, user: UserID? = nil) {
        self.headers = headers.map(Headers.fields) ?? .values([])
        self.user = user
    }

    /// Creates a request from the values of the token's header, for programs that do not use `HTTPFields`.
    ///
    /// - Parameters:
    ///   - headerValues: Every value of the header, each as it came. Empty when the header is not there.
    ///   - user: The signed-in user, or nil when there is none.
    public init(headerValues: [String], user: UserID? = nil) {
        self.headers = .values(headerValues)
        self.user = user
    }
}

extension TokenRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The user; what the headers hold is left out, because it may be a token.
    public var description: String { "TokenRequest(user: \(user.map(\.description) ?? "nobody"))" }

    /// The same text as ``description``.
    public var debugDescription: String { description }

    /// A mirror with the user alone.
    public var customMirror: Mirror { Mirror(self, children: ["user": user as Any], displayStyle: .struct) }
}
