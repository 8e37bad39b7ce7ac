import TimeTrackingKit

// What Clockify writes in more than one way.

extension KeyedDecodingContainer {
    /// Reads a list of open names: a list, one name alone, or several within one text; missing and null are empty.
    ///
    /// The service's own description calls several of its lists single names.
    func names<Name: RawRepresentable<String>>(_ key: Key) throws -> [Name] {
        guard contains(key), try !decodeNil(forKey: key) else { return [] }
        let texts: [String]
        do {
            texts = try decode([String].self, forKey: key)
        } catch DecodingError.typeMismatch {
            texts = try decode(String.self, forKey: key)
                .split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                .map(String.init)
        }
        return texts.compactMap { Name(rawValue: $0) }
    }

    /// Reads a text under the first of several keys that has one.
    func firstText(_ keys: Key...) throws -> String? {
        for key in keys {
            if let text = try text(key) { return text }
        }
        return nil
    }

    /// Reads a list of ids; missing and null are the empty list.
    ///
    /// Texts decode much faster than ids do, and lists have many of them.
    func identifiers<Entity>(_ key: Key) throws -> [Clockify.Identifier<Entity>] {
        try decodeIfPresent([String].self, forKey: key)?.map { Clockify.Identifier($0) } ?? []
    }

    /// Reads an id under the first of several keys that has one, which one of them must.
    func firstIdentifier<Entity>(_ keys: Key...) throws -> Clockify.Identifier<Entity> {
        for key in keys {
            if let id: Clockify.Identifier<Entity> = try identifier(key) { return id }
        }
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "no id")
        throw DecodingError.keyNotFound(keys[0], context)
    }

    /// Reads a list without the nulls that may stand in it; missing and null are the empty list.
    func sparseList<Value: Decodable>(_ key: Key) throws -> [Value] {
        try decodeIfPresent([Value?].self, forKey: key)?.compactMap(\.self) ?? []
    }

    /// Reads a number of seconds; missing and null are nil.
    func seconds(_ key: Key) throws -> Duration? {
        guard let seconds = try decodeIfPresent(Double.self, forKey: key) else { return nil }
        // `Duration` stops the program at a number that it cannot hold.
        guard abs(seconds) < 1e15 else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not a duration")
        }
        return .seconds(seconds)
    }
}
