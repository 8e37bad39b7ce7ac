import TimeTrackingKit

// How attributes are read: out of the properties that programs leave with a worklog, each in a shape of its own.

extension KeyedDecodingContainer {
    /// Reads Clockwork's attributes out of a list of properties; none where the shape is not known.
    func attributes(_ key: Key) throws -> [Clockwork.Attribute] {
        do {
            // The usual shape is read directly, at a fifth of the cost of any other.
            return try decodeIfPresent([Property].self, forKey: key)?.flatMap(\.attributes) ?? []
        } catch is DecodingError {
            return Clockwork.Attribute.attributes(among: try decode(JSONValue.self, forKey: key))
        }
    }
}

private struct Property: Decodable {
    static let clockworkKey = "clockwork"

    struct Value: Decodable {
        var attributes: [Clockwork.Attribute]?
    }

    enum CodingKeys: CodingKey {
        case key
        case value
    }

    let attributes: [Clockwork.Attribute]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let isClockworks = try container.text(.key) == Self.clockworkKey
        let value = isClockworks ? try container.decodeIfPresent(Value.self, forKey: .value) : nil
        self.attributes = value?.attributes ?? []
    }
}

extension Clockwork.Attribute: Decodable {
    private enum CodingKeys: CodingKey {
        case key
        case value
    }

    /// Reads an attribute; a value that is null or missing is nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let key = try container.text(.key) else {
            throw DecodingError.dataCorruptedError(forKey: .key, in: container, debugDescription: "no key")
        }
        self.init(
            key: Key(rawValue: key),
            value: try container.decodeIfPresent(JSONValue.self, forKey: .value)
        )
    }

    /// Finds the attributes among properties of any shape, and leaves out what cannot be read.
    fileprivate static func attributes(among properties: JSONValue) -> [Clockwork.Attribute] {
        guard case .array(let properties) = properties else { return [] }
        return properties.flatMap { property -> [Clockwork.Attribute] in
            guard case .object(let property) = property, property["key"] == .string(Property.clockworkKey),
                case .object(let value) = property["value"], case .array(let attributes) = value["attributes"]
            else { return [] }
            return attributes.compactMap(Self.init)
        }
    }

    private init?(_ attribute: JSONValue) {
        guard case .object(let members) = attribute, case .string(let key) = members["key"], !key.isEmpty
        else { return nil }
        self.init(key: Key(rawValue: key), value: members["value"].flatMap { $0 == .null ? nil : $0 })
    }
}
