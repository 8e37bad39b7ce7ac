/// Where a service is: its origin and the path that all its addresses begin with.
///
/// ## Usage
///
/// ```swift
/// let endpoint = try ServiceEndpoint("http://127.0.0.1:8080/api/v1")
/// ```
///
/// ## Security
///
/// Plain http is refused except to this machine, because a token would travel readable.
public struct ServiceEndpoint: Sendable, Hashable {
    /// Scheme, host and port.
    public let origin: Origin

    /// The path before every resource, for example `/api/v1`, or an empty text; it never ends in a slash.
    public let pathPrefix: String

    /// Reads an endpoint from its address.
    ///
    /// - Parameters:
    ///   - text: The address, for example `https://api.clockify.me/api/v1`.
    ///   - allowingInsecureHTTP: Whether plain http may go to other machines as well.
    /// - Throws: ``APIError`` with the code `invalidEndpoint`.
    public init(_ text: String, allowingInsecureHTTP: Bool = false) throws(APIError) {
        let address = try AddressParser.parse(text)
        guard address.origin.scheme == "https" || address.origin.isLoopback || allowingInsecureHTTP else {
            throw AddressParser.refusal(
                "Plain http to \(address.origin.host) would show the token to the network; use https."
            )
        }
        self.origin = address.origin
        self.pathPrefix = try Self.prefix(address.path)
    }

    package init(origin: Origin, pathPrefix: String) {
        self.origin = origin
        self.pathPrefix = pathPrefix
    }

    private static func prefix(_ path: String) throws(APIError) -> String {
        let trimmed = path.last == "/" ? path.dropLast() : path[...]
        guard !trimmed.isEmpty else { return "" }
        for segment in trimmed.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard !segment.isEmpty, segment != ".", segment != "..",
                segment.utf8.allSatisfy(PercentEncoding.isUnreserved)
            else {
                throw AddressParser.refusal(
                    "The path of the address has a part other than letters, digits and -._~; correct it."
                )
            }
        }
        return String(trimmed)
    }

    /// Builds the path of a request; each segment stays exactly one, whatever it contains.
    package func path(
        _ segments: [String],
        query: [(name: String, value: String)],
        operation: String
    ) throws(APIError) -> String {
        var path = pathPrefix
        for segment in segments {
            guard !segment.isEmpty, segment != ".", segment != ".." else {
                throw APIError(
                    .invalidRequest,
                    operation: operation,
                    message: "An id in the request is empty or only dots; give the id that the service lists."
                )
            }
            path += "/" + PercentEncoding.encode(segment)
        }
        guard !query.isEmpty else { return path.isEmpty ? "/" : path }
        let items = query.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        return "\(path)?\(items.joined(separator: "&"))"
    }
}

extension ServiceEndpoint: CustomStringConvertible {
    /// The address.
    public var description: String { "\(origin)\(pathPrefix)" }
}
