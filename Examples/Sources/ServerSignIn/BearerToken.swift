import HTTPTypes
import TimeTrackingKit

extension HTTPFields {
    /// The token of the header `Authorization`, or nil when there is no such header.
    ///
    /// - Throws: ``SignInRefusal`` with the code `malformed` when there are several values, or one that is no token.
    var bearerToken: Secret? {
        get throws(SignInRefusal) {
            let values = self[values: .authorization]
            guard let value = values.first else { return nil }
            guard values.count == 1 else {
                throw Self.refusal("is there more than once; send it once")
            }
            let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else {
                throw Self.refusal("is not of the form Bearer TOKEN; send that, or leave the header out")
            }
            let token = parts[1].trimmingOuterSpace
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") })
            else {
                throw Self.refusal("has no single token behind Bearer; send one")
            }
            return Secret(utf8: token)
        }
    }

    private static func refusal(_ reason: String) -> SignInRefusal {
        SignInRefusal(.malformed, message: "The header Authorization \(reason).")
    }
}
