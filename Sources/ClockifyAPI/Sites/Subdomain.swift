public import TimeTrackingKit

extension Clockify {
    /// One label of a host name, such as the subdomain that a company has at `clockify.me`.
    ///
    /// ## Security
    ///
    /// Only a DNS label is taken, so that no text from outside can lead a token to another host.
    public struct Subdomain: Hashable, Sendable, CustomStringConvertible {
        /// The label in lower case.
        public let description: String

        /// Checks a label.
        ///
        /// - Parameter text: 1 to 63 ASCII letters, digits and hyphens, with no hyphen at either end.
        /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidEndpoint`.
        public init(_ text: String) throws(APIError) {
            let isLabel =
                (1...63).contains(text.utf8.count) && text.first != "-" && text.last != "-"
                && text.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
            guard isLabel else {
                throw APIError(
                    .invalidEndpoint,
                    operation: nil,
                    message: "The subdomain must be what stands before .clockify.me: letters, digits and hyphens only."
                )
            }
            self.init(unchecked: text.lowercased())
        }

        init(unchecked text: String) {
            self.description = text
        }
    }
}
