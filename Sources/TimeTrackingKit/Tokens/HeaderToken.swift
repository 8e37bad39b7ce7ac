import HTTPTypes

/// The header that may carry a token, with what every resolution says of it made beforehand.
struct TokenHeader: Sendable {
    let name: HTTPField.Name
    let source: TokenSource
    let recordOfAbsence: [TokenAttempt]

    init(_ name: HTTPField.Name) {
        self.name = name
        self.source = .header(name: name.rawName)
        self.recordOfAbsence = [TokenAttempt(source: source, outcome: .absent)]
    }
}

/// What the token's header of a request says.
enum HeaderToken {
    case absent
    case blank
    case token(Secret)
    case conflicting
    case malformed

    /// Reads every value of the header.
    ///
    /// A comma counts as the border between two values: that is how proxies and HTTP libraries join duplicates.
    init(_ headers: TokenRequest.Headers, name: HTTPField.Name) {
        switch headers {
        case .fields(let fields): self.init(fields[values: name])
        case .values(let values): self.init(values)
        }
    }

    private init(_ values: [String]) {
        guard !values.isEmpty else {
            self = .absent
            return
        }
        var reader = HeaderTokenReader()
        for var value in values {
            value.withUTF8 { reader.read($0) }
        }
        self = reader.result
    }
}

/// Takes the one token out of all values of a header.
private struct HeaderTokenReader {
    private(set) var result = HeaderToken.blank

    mutating func read(_ value: UnsafeBufferPointer<UInt8>) {
        guard value.contains(UInt8(ascii: ",")) else { return take(value[...]) }
        for part in value.split(separator: UInt8(ascii: ",")) { take(part) }
    }

    private mutating func take(_ part: Slice<UnsafeBufferPointer<UInt8>>) {
        let token = UnsafeBufferPointer(rebasing: part.trimmingASCIIWhitespace())
        guard !token.isEmpty else { return }
        switch result {
        case .absent, .blank:
            result = token.allSatisfy(\.isVisibleASCII) ? .token(Secret(token)) : .malformed
        case .token(let other):
            let isSame = other.withRevealedBytes { $0.elementsEqual(token) }
            if !isSame { result = token.allSatisfy(\.isVisibleASCII) ? .conflicting : .malformed }
        case .conflicting, .malformed:
            break
        }
    }
}
