public import HTTPTypes
public import Hummingbird

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Why a request is refused or failed, as its sender is told: `{"error": …, "message": …, "statusCode": …}`.
public struct RequestFailure: Error, Sendable, Hashable {
    /// The status of the answer.
    public var status: HTTPResponse.Status

    /// A word for programs, for example `BAD_REQUEST`.
    public var code: String

    /// A sentence for people that says what to do next, without a secret; nil when the code says everything.
    public var message: String?

    /// More header fields of the answer.
    public var headerFields: HTTPFields

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - status: The status of the answer.
    ///   - code: A word for programs.
    ///   - message: A sentence for people that says what to do next, without a secret; nil when the code says everything.
    ///   - headerFields: More header fields of the answer.
    public init(
        _ status: HTTPResponse.Status,
        _ code: String,
        _ message: String? = nil,
        headerFields: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.headerFields = headerFields
    }

    /// The request makes no sense as it is, status 400.
    public static func badRequest(_ message: String) -> RequestFailure {
        RequestFailure(.badRequest, "BAD_REQUEST", message)
    }

    /// Nobody is signed in where somebody has to be, status 401.
    public static func unauthorized(_ message: String) -> RequestFailure {
        RequestFailure(.unauthorized, "UNAUTHORIZED", message, headerFields: [.wwwAuthenticate: "Bearer"])
    }

    /// The caller may not do this, status 403.
    public static func forbidden(_ message: String) -> RequestFailure {
        RequestFailure(.forbidden, "FORBIDDEN", message)
    }
}

extension RequestFailure: HTTPResponseError {
    private struct Body: Encodable {
        var error: String
        var message: String?
        var statusCode: Int?
    }

    /// Makes the answer.
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        (context as? ServerRequestContext)?.notes.failureCode = code
        let body = Body(error: code, message: message, statusCode: message == nil ? nil : status.code)
        var response = try Response.json(body, status: status)
        for field in headerFields { response.headers.append(field) }
        return response
    }
}
