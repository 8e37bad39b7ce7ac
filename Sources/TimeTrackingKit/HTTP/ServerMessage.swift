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
        shown = String(decoding: redact(secrets, in: Array(String(shown).utf8)), as: UTF8.self).unicodeScalars
        if shown.count > maximumLength {
            shown = String.UnicodeScalarView(shown.prefix(maximumLength - 1))
            shown.append("…")
        }
        let trimmed = String(shown).drop(while: { $0 == " " })
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    private static func redact(_ secrets: [Secret], in bytes: [UInt8]) -> [UInt8] {
        var isToken = [Bool](repeating: false, count: bytes.count)
        var characters = EscapedCharacter.plain(bytes)
        // As the text stands, and twice with its escapes undone: what quotes an echo may have been quoted as well.
        for _ in 0..<3 {
            for secret in secrets {
                for place in places(of: secret, in: characters) { isToken[place] = true }
            }
            characters = EscapedCharacter.decoded(characters)
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

    /// The bytes of the text that belong to a token.
    private static func places(of secret: Secret, in text: [EscapedCharacter]) -> Set<Int> {
        secret.withRevealedBytes { token in
            let length = min(tellingLength, token.count)
            guard length > 0, text.count >= length else { return [] }
            var places: Set<Int> = []
            for start in 0...(text.count - length) {
                let window = text[start..<(start + length)]
                let occurs = (0...(token.count - length))
                    .contains { offset in
                        window.indices.allSatisfy { fold(text[$0].byte) == fold(token[offset + $0 - start]) }
                    }
                if occurs { for character in window { places.formUnion(character.source) } }
            }
            return places
        }
    }

    private static func fold(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
