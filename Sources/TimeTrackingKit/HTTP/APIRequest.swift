package import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One call to a service before it has a host: what both clients hand to ``APISession``.
package struct APIRequest: Sendable {
    /// A refusal that has a meaning of its own for one call.
    package struct Refusal: Hashable, Sendable {
        package var status: Int
        package var vendorCode: Int?

        package init(status: Int, vendorCode: Int?) {
            self.status = status
            self.vendorCode = vendorCode
        }
    }

    /// The name of the call in errors, for example `Clockify.user`.
    package var operation: String

    package var method: HTTPRequest.Method

    /// Where it goes, or nil for the endpoint of the session.
    package var endpoint: ServiceEndpoint?

    /// Each becomes exactly one segment of the path.
    package var path: [String]

    package var query: [(name: String, value: String)]

    /// What to send, or nil for nothing.
    package var body: [UInt8]?

    /// What the body is.
    package var contentType = "application/json"

    /// What may come back.
    package var accept = "application/json"

    /// What certain refusals mean for this call, before the service's general reading of them.
    package var meanings: [Refusal: APIError.Code] = [:]

    package init(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ path: [String],
        query: [(name: String, value: String)] = []
    ) {
        self.operation = operation
        self.method = method
        self.path = path
        self.query = query
    }

    /// Adds a JSON body.
    package mutating func encode(_ body: some Encodable) throws(APIError) {
        do {
            self.body = Array(try JSONEncoder.forService().encode(body))
        } catch {
            throw APIError(
                .invalidRequest,
                operation: operation,
                message: "The request has an infinite number or a year without four digits; correct it.",
                cause: error
            )
        }
    }
}
