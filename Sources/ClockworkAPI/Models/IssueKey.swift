public import TimeTrackingKit

extension Clockwork {
    /// The key of a Jira issue, for example `PROJ-123`.
    public struct IssueKey: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
        /// The key as Jira writes it.
        public let rawValue: String

        /// Wraps a key that came from Jira or Clockwork, unchecked.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Reads a key that a person wrote: spaces around it go, small letters become capitals.
        ///
        /// - Parameter text: A project's key, a hyphen and a number.
        /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when the text is no key.
        public init(_ text: String) throws(APIError) {
            let key = text.split(separator: " ").joined(separator: " ").uppercased()
            let parts = key.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let first = parts[0].first, first.isASCIILetter,
                parts[0].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" }),
                !parts[1].isEmpty, parts[1].allSatisfy(\.isASCIIDigit)
            else {
                throw APIError(
                    .invalidRequest,
                    operation: nil,
                    message: "That is no issue key; write the project's key, a hyphen and a number, such as PROJ-123."
                )
            }
            self.rawValue = key
        }

        /// The key.
        public var description: String { rawValue }
    }
}
