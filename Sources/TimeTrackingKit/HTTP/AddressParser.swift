/// Reads the addresses of services: strict, because a lenient reading of an address is a credential for someone else.
enum AddressParser {
    /// An address in its parts.
    struct Address {
        var origin: Origin
        /// What follows the authority: empty, or a text that begins with a slash.
        var path: String
    }

    /// Takes an address apart.
    ///
    /// Refusals quote no more than the scheme, because user information and a query may hold a secret.
    static func parse(_ text: String) throws(APIError) -> Address {
        guard text.utf8.allSatisfy(\.isVisibleASCII) else {
            throw refusal(
                "The address has a space, a control character or a letter outside ASCII; write it as https://host/path."
            )
        }
        guard let separator = text.firstRange(of: "://") else {
            throw refusal("The address does not begin with a scheme; write it as https://host/path.")
        }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw refusal("The address has a scheme other than https; write it as https://host/path.")
        }
        let rest = text[separator.upperBound...]
        guard !rest.contains(where: { $0 == "?" || $0 == "#" || $0 == "\\" }) else {
            throw refusal("The address has a query, a fragment or a backslash; end it after the path.")
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let (host, port) = try splitAuthority(rest[..<slash])
        let origin = Origin(scheme: scheme, host: host, port: port ?? Origin.defaultPort(of: scheme))
        return Address(origin: origin, path: String(rest[slash...]))
    }

    /// The error of an address that cannot be used.
    static func refusal(_ message: String) -> APIError {
        APIError(.invalidEndpoint, operation: nil, message: message)
    }

    private static func splitAuthority(_ authority: Substring) throws(APIError) -> (host: String, port: Int?) {
        guard !authority.contains("@") else {
            throw refusal("The address has a user name or password; leave it out and store the token instead.")
        }
        var hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
        if authority.first == "[" {
            guard let bracket = authority.firstIndex(of: "]") else {
                throw refusal("The address has an IPv6 host without its closing bracket; write it as [::1].")
            }
            hostEnd = authority.index(after: bracket)
        }
        let host = authority[..<hostEnd].lowercased()
        try checkHost(host)
        let rest = authority[hostEnd...]
        guard !rest.isEmpty else { return (host, nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit),
            let port = UInt16(digits), port > 0
        else {
            throw refusal("The address has a port that is not a number from 1 to 65535; correct or omit it.")
        }
        return (host, Int(port))
    }

    private static func checkHost(_ host: String) throws(APIError) {
        guard !host.isEmpty else {
            throw refusal("The address has no host; write it as https://host/path.")
        }
        if host.first == "[" {
            let inner = host.dropFirst().dropLast()
            guard inner.contains(":"), inner.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                throw refusal("The address has a host in brackets that is not an IPv6 address; write it as [::1].")
            }
            return
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" || $0 == "_" }
        }
        guard areLabels else {
            throw refusal("The address has a host that is not a name or number; write it as https://host/path.")
        }
    }
}

extension Character {
    // By `asciiValue`, because a range of characters also contains a digit with an accent.

    package var isASCIIDigit: Bool {
        asciiValue.map { (0x30...0x39).contains($0) } ?? false
    }

    package var isASCIILetter: Bool {
        asciiValue.map { (0x41...0x5A).contains($0 & 0xDF) } ?? false
    }
}
