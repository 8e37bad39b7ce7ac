public import HTTPTypes

/// What a sandbox was asked, and with which status it answered.
///
/// ## Security
///
/// It has no header field but the content type, so that no credential gets into a log.
public struct SandboxExchangeRecord: Sendable, Hashable {
    /// The method.
    public var method: HTTPRequest.Method

    /// The path with the query, as it was sent.
    public var path: String

    /// The `Content-Type` of the body, or nil when there was none.
    public var contentType: String?

    /// The request's body, empty for none.
    public var body: [UInt8]

    /// The status of the answer, or nil when none was given.
    public var status: HTTPResponse.Status?

    /// Creates a record.
    public init(
        method: HTTPRequest.Method,
        path: String,
        contentType: String? = nil,
        body: [UInt8],
        status: HTTPResponse.Status?
    ) {
        self.method = method
        self.path = path
        self.contentType = contentType
        self.body = body
        self.status = status
    }
}
