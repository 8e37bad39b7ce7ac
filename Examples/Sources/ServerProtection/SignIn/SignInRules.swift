public import HTTPTypes
public import ServerUsers

/// Who is who: what the protection of requests needs to know of how people and programs sign in.
public struct SignInRules: Sendable {
    /// Finds out who sends a request, from its header fields and the address of its connection.
    ///
    /// It returns a caller without a user when the request does not say who it is from, and throws ``CallerRefusal`` when
    /// it does so in a way that is no good.
    public typealias Recognition = @Sendable (_ headers: HTTPFields, _ peer: String) async throws -> Caller

    /// Finds out which address a request comes from, that of its connection or what a trusted proxy says.
    public typealias Address = @Sendable (_ headers: HTTPFields, _ peer: String) -> String

    /// Decides whether a request that changes something has the token that the caller's page has.
    ///
    /// True for a caller who needs none, as one who sends a token of the own with each request.
    public typealias Confirmation = @Sendable (_ csrfToken: String?, _ caller: Caller) -> Bool

    let recognise: Recognition
    let address: Address
    let confirm: Confirmation

    /// Describes how people and programs sign in.
    ///
    /// - Parameters:
    ///   - recognise: Finds out who sends a request.
    ///   - address: Finds out which address it comes from; that of the connection by default.
    ///   - confirm: Decides whether a request that changes something comes from the caller's page.
    public init(
        recognise: @escaping Recognition,
        address: @escaping Address = { _, peer in peer },
        confirm: @escaping Confirmation
    ) {
        self.recognise = recognise
        self.address = address
        self.confirm = confirm
    }
}
