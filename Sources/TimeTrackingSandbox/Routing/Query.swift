/// Named values from a query or from a form.
struct Query: Sendable {
    private(set) var pairs: [(name: String, value: String)] = []

    init() {}

    /// Reads `name=value` pairs joined by `&`, or gives nil when an escape is broken.
    init?(_ text: Substring) {
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(sides[0], plusIsSpace: true),
                let value = PercentEncoding.decoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
            else { return nil }
            pairs.append((name, value))
        }
    }

    /// The first value of that name, or nil when there is none.
    func first(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// All values of these names, in the order in which they came.
    func all(_ names: String...) -> [String] {
        pairs.filter { names.contains($0.name) }.map(\.value)
    }

    /// All values of a name, where one value may hold several between commas.
    func list(_ name: String) -> [String] {
        all(name).flatMap { $0.split(separator: ",").map(String.init) }
    }
}
