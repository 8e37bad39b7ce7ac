/// What a client of a service throws: a code, details beside it, and a sentence that says what to do next.
///
/// ## Security
///
/// No part of it contains a token. ``serverMessage`` is remote text: it has lost the token, the texts that were sent
/// and its control characters, but a service may put those into words of its own, so it is left out of ``description``.
public struct APIError: Error, Sendable, Hashable {
    /// What went wrong: the only part that logic should look at.
    public var code: Code

    /// The HTTP status, or nil when there was no response.
    public var status: Int?

    /// The service's own number for the failure, or nil when it gave none.
    public var vendorCode: Int?

    /// The name of the call, for example `Clockify.user`, or nil when no call was made yet.
    public var operation: String?

    /// One sentence for a person that says what happened and what to do next.
    public var message: String

    /// How long the service asks to wait before the next request, or nil when it does not say.
    public var retryAfter: Duration?

    /// What the service says about the failure, at most 300 characters, or nil when it says nothing readable.
    public var serverMessage: String?

    /// Where the refused token came from, or nil when the token is not what the failure is about.
    public var tokenSource: TokenSource?

    /// Where in the answer decoding failed, for the code `decoding`, else nil.
    public var codingPath: String?

    /// What the transport reported, for the code `transport`, else nil.
    public var transportCode: TransportError.Code?

    /// Whether the service may have acted on the request, for the code `transport`, else nil.
    public var delivery: TransportError.Delivery?

    /// The name of the type of the error behind this one, or nil when there is none.
    public var causeType: String?

    /// Creates an error without details, which can be set afterwards.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - operation: The name of the call, or nil when no call was made yet.
    ///   - status: The HTTP status, or nil when there was no response.
    ///   - message: One sentence that says what to do next. It must not contain a secret.
    ///   - cause: The error behind this one, of which only the type's name is kept, or nil.
    public init(
        _ code: Code,
        operation: String?,
        status: Int? = nil,
        message: String,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.operation = operation
        self.status = status
        self.message = message
        self.causeType = cause.map { String(describing: type(of: $0)) }
    }
}

extension APIError: CustomStringConvertible {
    /// The call, the code with its numbers, and the sentence.
    public var description: String {
        let numbers = [status.map { "status \($0)" }, vendorCode.map { "code \($0)" }].compactMap(\.self)
        let suffix = numbers.isEmpty ? "" : " (\(numbers.joined(separator: ", ")))"
        return "\(operation.map { "\($0): " } ?? "")\(code)\(suffix): \(message)"
    }
}
