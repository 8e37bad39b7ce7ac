public import HTTPTypes

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

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

        /// A failure within the service.
        public static let internalError = Answer(
            TimeTrackingSandbox.Answer(.internalServerError, json: ["message": "Something broke.", "code": 500])
        )

        /// An HTML page where JSON is expected, such as a proxy's.
        ///
        /// - Parameter status: The status, 200 by default: the page of a portal that wants to be logged in to.
        /// - Returns: An answer with that status.
        public static func page(_ status: HTTPResponse.Status = .ok) -> Answer {
            Answer(TimeTrackingSandbox.Answer(status, page: "\(status.code) \(status.reasonPhrase)"))
        }

        /// Too many requests.
        ///
        /// - Parameter retryAfter: The value of `Retry-After`, or nil to leave it out.
        /// - Returns: An answer with status 429 and a message in JSON.
        public static func tooManyRequests(retryAfter: String? = nil) -> Answer {
            var answer = TimeTrackingSandbox.Answer(.tooManyRequests, json: ["message": "Slow down, please."])
            answer.headers[.retryAfter] = retryAfter
            return Answer(answer)
        }

        /// Too many requests, with a date after which to try again.
        ///
        /// - Parameter date: The date, of which whole seconds count.
        /// - Returns: An answer with status 429, a message in JSON and a date of HTTP in `Retry-After`.
        public static func tooManyRequests(retryAt date: Date) -> Answer {
            tooManyRequests(retryAfter: Timestamp.httpText(date))
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
