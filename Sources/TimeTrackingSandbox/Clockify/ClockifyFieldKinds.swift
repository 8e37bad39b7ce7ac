/// Members of a body that are more than a text or a truth value.
extension ClockifyFields {
    /// A whole number in a range.
    func whole(_ name: String, in range: ClosedRange<Int>) throws(ClockifyFailure) -> Int? {
        guard let value = self[name] else { return nil }
        guard case .integer(let number) = value else { throw Self.wrongType(name) }
        guard range.contains(number) else {
            throw .invalid("\(name) cannot be \(number).", "\(name) no puede ser \(number).")
        }
        return number
    }

    /// One of some words.
    func choice(_ name: String, of words: [String]) throws(ClockifyFailure) -> String? {
        guard let text = try text(name) else { return nil }
        guard words.contains(text) else {
            throw .rejected("\(name) cannot be \(text).", "\(name) no puede ser \(text).")
        }
        return text
    }

    func nested(_ name: String) throws(ClockifyFailure) -> ClockifyFields? {
        guard let value = self[name] else { return nil }
        guard case .object = value else { throw Self.wrongType(name) }
        return try ClockifyFields(value)
    }

    func nestedList(_ name: String) throws(ClockifyFailure) -> [ClockifyFields]? {
        guard let elements = try array(name) else { return nil }
        var fields: [ClockifyFields] = []
        for element in elements {
            guard case .object = element else { throw Self.wrongType(name) }
            fields.append(try ClockifyFields(element))
        }
        return fields
    }

    /// An ISO-8601 duration in seconds.
    func duration(_ name: String) throws(ClockifyFailure) -> Int? {
        guard let text = try text(name) else { return nil }
        guard let seconds = Timestamp.seconds(ofDuration: text) else {
            throw .invalid("\(name) is \(text), no duration.", "\(name) es \(text), no una duración.")
        }
        return seconds
    }

    /// The amount of a body that is a rate.
    func rateAmount() throws(ClockifyFailure) -> Int {
        _ = try time("since")
        guard let amount = try whole("amount", in: 0...Int(Int32.max)) else { throw Self.missing("amount") }
        return amount
    }

    /// An identifier that must be there.
    func requiredIdentifier(_ name: String) throws(ClockifyFailure) -> String {
        guard let id = try identifier(name) else { throw Self.missing(name) }
        return id
    }

    static func missing(_ name: String) -> ClockifyFailure {
        .invalid("\(name) is missing.", "Falta \(name).")
    }
}
