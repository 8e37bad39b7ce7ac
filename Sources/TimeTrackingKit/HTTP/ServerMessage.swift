/// Makes remote text fit to be shown: without the token and what was sent, without control characters, short.
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
    ///   - sent: Texts of the request, which the service may repeat; see ``SentTexts`` for what is cut out.
    /// - Returns: The text, or nil when nothing readable is left.
    package static func clean(_ text: String, without secrets: [Secret], sent: [String] = []) -> String? {
        // Not before the invisible characters are gone: a token with one in it would be whole again afterwards.
        let bytes = Array(String(visible(text)).utf8)
        let texts = SentTexts(sent.map { String(visible($0)) })
        var shown = String(decoding: redact(secrets, texts, in: bytes), as: UTF8.self).unicodeScalars
        if shown.count > maximumLength {
            shown = String.UnicodeScalarView(shown.prefix(maximumLength - 1))
            shown.append("…")
        }
        let trimmed = String(shown).drop(while: { $0 == " " })
        return trimmed.isEmpty ? nil : String(trimmed)
    }

    /// A text without what cannot be seen, cut so that the work on it is bounded; the cut after it bounds what is shown.
    private static func visible(_ text: String) -> String.UnicodeScalarView {
        var visible = String.UnicodeScalarView()
        for scalar in String(decoding: text.utf8.prefix(16 * maximumLength), as: UTF8.self).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: if visible.last != " " { visible.append(" ") }
            case .format, .surrogate, .privateUse, .unassigned: break
            default: visible.append(scalar)
            }
        }
        return visible
    }

    private static func redact(_ secrets: [Secret], _ sent: SentTexts, in bytes: [UInt8]) -> [UInt8] {
        var marks = [String?](repeating: nil, count: bytes.count)
        var characters = EscapedCharacter.plain(bytes)
        // As the text stands, and twice with its escapes undone: what quotes an echo may have been quoted as well.
        for _ in 0..<3 {
            for place in sent.places(in: characters) where marks[place] == nil { marks[place] = "<sent>" }
            for secret in secrets {
                for place in places(of: secret, in: characters) { marks[place] = "<secret>" }
            }
            characters = EscapedCharacter.decoded(characters)
        }
        var result: [UInt8] = []
        for index in bytes.indices {
            if let mark = marks[index] {
                if index == 0 || marks[index - 1] != mark { result += Array(mark.utf8) }
            } else {
                result.append(bytes[index])
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
                        window.indices.allSatisfy {
                            text[$0].byte.lowercasedASCII == token[offset + $0 - start].lowercasedASCII
                        }
                    }
                if occurs { for character in window { places.formUnion(character.source) } }
            }
            return places
        }
    }
}
