/// Makes remote text fit to be shown: without the token, without control characters, short.
package enum ServerMessage {
    /// The most characters that are kept.
    package static let maximumLength = 300

    /// A run of this many bytes of the token is taken for the token, so that a shortened echo is found as well.
    private static let tellingLength = 8

    /// Cleans a text.
    ///
    /// - Parameters:
    ///   - text: Remote text.
    ///   - secrets: The tokens that the request may have carried.
    /// - Returns: The text, or nil when nothing readable is left.
    package static func clean(_ text: String, without secrets: [Secret]) -> String? {
        // The cut before the search bounds the work; the cut after it bounds what is shown.
        let start = text.utf8.prefix(16 * maximumLength)
        var shown = String.UnicodeScalarView()
        for scalar in String(decoding: start, as: UTF8.self).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: if shown.last != " " { shown.append(" ") }
            case .format, .surrogate, .privateUse, .unassigned: break
            default: shown.append(scalar)
            }
        }
        // Not before the invisible characters are gone: a token with one in it would be whole again afterwards.
        var bytes = Array(String(shown).utf8)
        for secret in secrets { bytes = redact(secret, in: bytes) }
        shown = String(decoding: bytes, as: UTF8.self).unicodeScalars
        if shown.count > maximumLength {
            shown = String.UnicodeScalarView(shown.prefix(maximumLength - 1))
            shown.append("…")
        }
        let trimmed = String(shown).drop(while: { $0 == " " })
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    private static func redact(_ secret: Secret, in bytes: [UInt8]) -> [UInt8] {
        secret.withRevealedBytes { token in
            let length = min(tellingLength, token.count)
            guard length > 0, bytes.count >= length else { return bytes }
            var isToken = [Bool](repeating: false, count: bytes.count)
            for start in 0...(bytes.count - length) {
                let window = bytes[start..<(start + length)]
                let occurs = (0...(token.count - length))
                    .contains { offset in
                        window.indices.allSatisfy { fold(bytes[$0]) == fold(token[offset + $0 - start]) }
                    }
                if occurs { for index in window.indices { isToken[index] = true } }
            }
            var result: [UInt8] = []
            for index in bytes.indices {
                if !isToken[index] {
                    result.append(bytes[index])
                } else if index == 0 || !isToken[index - 1] {
                    result += Array("<secret>".utf8)
                }
            }
            return result
        }
    }

    private static func fold(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
