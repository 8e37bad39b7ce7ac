public import HTTPTypes
import TimeTrackingKit

extension Clockify {
    /// One operation of Clockify's API as its documentation writes it, for calls that have no method of their own.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// let holidays = Clockify.Operation(
    ///     .get, "/v1/workspaces/{workspaceId}/holidays", ["workspaceId": workspace.rawValue],
    ///     query: ["assigned-to": user.rawValue]
    /// )
    /// let answer = try await client.send(holidays, as: [JSONValue].self)
    /// ```
    ///
    /// ## Security
    ///
    /// The value of each parameter becomes exactly one segment of the path, whatever it contains. Errors show the path
    /// with the names of the parameters and without their values.
    public struct Operation: Sendable {
        /// Which of a site's addresses an operation is at.
        public enum Host: Sendable, Hashable {
            /// ``Site/api``.
            case api
            /// ``Site/reports``.
            case reports
            /// ``Site/auditLog``.
            case auditLog
        }

        /// The method.
        public let method: HTTPRequest.Method

        /// The path with its parameters in braces, with or without the leading `/v1`.
        public let path: String

        /// The values of the parameters by their names in the path.
        public let parameters: [String: String]

        /// The query in its order; a name may come several times.
        public let query: [(name: String, value: String)]

        /// Which of the site's addresses it is at.
        public let host: Host

        let payload: Payload?

        struct Payload: Sendable {
            var bytes: [UInt8]
            var contentType: String
        }

        /// Describes an operation without a body.
        ///
        /// - Parameters:
        ///   - method: The method.
        ///   - path: The path as the vendor's documentation has it, for example `/v1/workspaces/{workspaceId}/webhooks`.
        ///   - parameters: The values of the parameters by their names in the path.
        ///   - query: The query in its order; a name may come several times.
        ///   - host: Which of the site's addresses it is at.
        public init(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ parameters: [String: String] = [:],
            query: KeyValuePairs<String, String> = [:],
            host: Host = .api
        ) {
            self.init(method, path, parameters, query: query.map { (name: $0.key, value: $0.value) }, host, nil)
        }

        private init(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ parameters: [String: String],
            query: [(name: String, value: String)],
            _ host: Host,
            _ payload: Payload?
        ) {
            self.method = method
            self.path = path
            self.parameters = parameters
            self.query = query
            self.host = host
            self.payload = payload
        }

        /// The operation with a JSON body.
        ///
        /// - Parameter body: What to send; moments are written as Clockify wants them, in UTC and whole seconds.
        /// - Returns: The operation.
        /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when the body cannot be written as JSON.
        public func sending(_ body: some Encodable) throws -> Operation {
            var request = APIRequest(name, method, [])
            try request.encode(body)
            return sending(request.body ?? [], as: request.contentType)
        }

        /// The operation with a body of any kind.
        ///
        /// - Parameters:
        ///   - bytes: What to send.
        ///   - contentType: What it is, for example `multipart/form-data; boundary=…`.
        /// - Returns: The operation.
        public func sending(_ bytes: [UInt8], as contentType: String) -> Operation {
            Operation(method, path, parameters, query: query, host, Payload(bytes: bytes, contentType: contentType))
        }

        /// How errors call it: method and path, without the values of the parameters.
        public var name: String { "Clockify.\(method) \(path)" }
    }
}
