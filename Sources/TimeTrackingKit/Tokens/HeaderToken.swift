import HTTPTypes

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
        var token: Substring.UTF8View?
        for value in values {
            for part in value.utf8.split(separator: UInt8(ascii: ",")) {
                let part = part.trimmingASCIIWhitespace()
                guard !part.isEmpty else { continue }
                guard part.allSatisfy(\.isVisibleASCII) else {
                    self = .malformed
                    return
                }
                if let token, !token.elementsEqual(part) {
                    self = .conflicting
                    return
                }
                token = part
            }
        }
        self = token.map { .token(Secret($0)) } ?? .blank
    }
}
