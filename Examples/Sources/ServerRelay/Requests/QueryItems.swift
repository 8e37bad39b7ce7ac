import Hummingbird
import ServerRequests

/// The query of a request, in which a name that is asked for may come once.
struct QueryItems {
    private let items: [(name: Substring, value: Substring)]

    init(_ request: Request) {
        self.items = request.uri.queryParameters.map { (name: $0.key, value: $0.value) }
    }

    /// The text under a name without spaces around it, or nil when it is missing or blank.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 400 when the name comes more than once.
    func text(_ name: String) throws(RequestFailure) -> String? {
        let values = items.filter { $0.name == name }.map(\.value)
        guard values.count < 2 else { throw .badRequest("\(name) comes more than once; send it once.") }
        return values.first.flatMap { String($0).trimmed }
    }
}

extension String {
    /// The text without spaces and line ends around it, or nil when nothing is left.
    var trimmed: String? {
        let text = drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return text.isEmpty ? nil : String(text)
    }
}
