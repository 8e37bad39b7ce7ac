/// A JSON document with the number of its format beside its own keys.
///
/// The number goes up when a key changes its meaning or goes away; new keys may come at any time.
package struct Versioned<Body: Encodable>: Encodable {
    package static var version: Int { 1 }

    package var body: Body

    /// What should be known beside it; left out when there is nothing.
    package var notices: [String]

    package init(_ body: Body, _ notices: [String] = []) {
        self.body = body
        self.notices = notices
    }

    private enum CodingKeys: CodingKey {
        case version
        case notices
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        if !notices.isEmpty { try container.encode(notices, forKey: .notices) }
        try body.encode(to: encoder)
    }
}
