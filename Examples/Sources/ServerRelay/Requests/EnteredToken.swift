import ServerRequests
import TimeTrackingKit

/// A token that somebody typed into a form, taken out of the body of a request.
struct EnteredToken: Decodable, Sendable {
    /// The most bytes of a token.
    private static let maximumByteCount = 4096

    private let entered: Secret

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        // The bytes of an entered token end here, except for those that the JSON reader has made for itself.
        self.entered = Secret(utf8: text)
    }

    /// The token without spaces around it.
    ///
    /// - Parameter field: The name of the field, for the sentence about a token that cannot be one.
    /// - Returns: The token.
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 400 for one that is blank, too long or has a character
    ///   that no header can carry.
    func secret(_ field: String) throws(RequestFailure) -> Secret {
        let token = entered.withRevealedBytes { bytes in
            Secret(bytes.drop(while: Self.isSpace).reversed().drop(while: Self.isSpace).reversed())
        }
        guard token.count > 0 else {
            throw .badRequest("The field \(field) is empty; send the token in it.")
        }
        let isPlain = token.withRevealedBytes { bytes in bytes.allSatisfy { (0x21...0x7E).contains($0) } }
        guard isPlain, token.count <= Self.maximumByteCount else {
            throw .badRequest("The field \(field) has something that no token has; send the token alone.")
        }
        return token
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
