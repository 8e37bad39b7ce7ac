/// A JSON document with the number of its format beside its own keys.
///
/// The number goes up when a key changes its meaning or goes away; new keys may come at any time.
struct Versioned<Body: Encodable>: Encodable {
    static var version: Int { 1 }

    var body: Body

    init(_ body: Body) {
        self.body = body
    }

    private enum CodingKeys: CodingKey {
        case version
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try body.encode(to: encoder)
    }
}
