extension ProxySettings.Proxy {
    /// Reads the URL of a proxy.
    ///
    /// - Parameters:
    ///   - text: The URL.
    ///   - variable: The variable that has it, for the error.
    /// - Throws: ``TransportError`` with the code `invalidRequest`; it never quotes the URL, which may have a password.
    init(_ text: String, variable: String) throws(TransportError) {
        func refusal(_ reason: String) -> TransportError {
            TransportError(
                .invalidRequest,
                delivery: .notSent,
                message: "\(variable) \(reason); set it to a URL such as http://proxy.example:3128, or unset it."
            )
        }
        var rest = text[...]
        if let separator = rest.firstRange(of: "://") {
            guard rest[..<separator.lowerBound].lowercased() == "http" else {
                throw refusal("names a proxy that is not reached over http")
            }
            rest = rest[separator.upperBound...]
        }
        if rest.last == "/" { rest = rest.dropLast() }
        var credentials: Secret?
        if let at = rest.lastIndex(of: "@") {
            guard let decoded = Self.decoded(rest[..<at]) else {
                throw refusal("has a user name or password that is not percent-encoded as it should be")
            }
            credentials = Secret(decoded.contains(UInt8(ascii: ":")) ? decoded : decoded + [UInt8(ascii: ":")])
            rest = rest[rest.index(after: at)...]
        }
        guard let (host, port) = TransportEndpoint.split(rest) else {
            throw refusal("is not the URL of a proxy")
        }
        self.host = host.first == "[" ? String(host.dropFirst().dropLast()) : host
        self.port = port ?? 1_080
        self.credentials = credentials
    }

    /// Undoes a percent-encoding, or returns nil when it is broken or gives a control character.
    private static func decoded(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(hexadecimal: rest.prefix(2)) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? bytes : nil
    }
}

extension UInt8 {
    /// Reads two hexadecimal digits, or returns nil when they are none.
    init?(hexadecimal digits: some Collection<UInt8>) {
        guard digits.count == 2 else { return nil }
        var value: UInt8 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | (digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | (digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        self = value
    }
}
