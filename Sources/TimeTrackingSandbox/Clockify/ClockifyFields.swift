#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The members of a JSON object in a request, each read as the type that it must have.
///
/// A member that is null counts as absent.
struct ClockifyFields {
    private let values: [String: JSON]

    init(_ json: JSON) throws(ClockifyFailure) {
        guard case .object(let members) = json else {
            throw .rejected("The body must be a JSON object.", "El cuerpo debe ser un objeto JSON.")
        }
        values = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    subscript(name: String) -> JSON? {
        guard let value = values[name], value != .null else { return nil }
        return value
    }

    /// Whether a member is there and null, for the few that null takes away.
    func isNull(_ name: String) -> Bool { values[name] == .null }

    func text(_ name: String) throws(ClockifyFailure) -> String? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value else { throw Self.wrongType(name) }
        return text
    }

    /// A text that must be there and have something in it.
    func name(_ name: String) throws(ClockifyFailure) -> String {
        guard let text = try text(name), !text.allSatisfy(\.isWhitespace), text.count <= 250 else {
            throw .invalid("\(name) must have 1 to 250 characters.", "\(name) debe tener de 1 a 250 caracteres.")
        }
        return text
    }

    /// An identifier; an empty one counts as absent.
    func identifier(_ name: String) throws(ClockifyFailure) -> String? {
        let text = try text(name)
        return text == "" ? nil : text
    }

    func flag(_ name: String) throws(ClockifyFailure) -> Bool? {
        guard let value = self[name] else { return nil }
        guard case .bool(let flag) = value else { throw Self.wrongType(name) }
        return flag
    }

    func texts(_ name: String) throws(ClockifyFailure) -> [String]? {
        guard let elements = try array(name) else { return nil }
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw Self.wrongType(name) }
            texts.append(text)
        }
        return texts
    }

    func array(_ name: String) throws(ClockifyFailure) -> [JSON]? {
        guard let value = self[name] else { return nil }
        guard case .array(let elements) = value else { throw Self.wrongType(name) }
        return elements
    }

    /// The `amount` of a rate, in hundredths of the currency.
    func rate(_ name: String) throws(ClockifyFailure) -> Int? {
        guard let value = self[name] else { return nil }
        guard case .integer(let amount) = value["amount"] else { throw Self.wrongType(name) }
        guard (0...Int(Int32.max)).contains(amount) else {
            throw .invalid("\(name) cannot be \(amount).", "\(name) no puede ser \(amount).")
        }
        return amount
    }

    func time(_ name: String) throws(ClockifyFailure) -> Date? {
        guard let text = try text(name) else { return nil }
        return try Self.time(name, text)
    }

    /// Reads a time with a zone, for a body or a query.
    static func time(_ name: String, _ text: String) throws(ClockifyFailure) -> Date {
        guard let date = Timestamp.date(text) else {
            throw .invalid(
                "\(name) is \(text) and must look like 2026-01-31T09:00:00Z.",
                "\(name) es \(text) y debe ser como 2026-01-31T09:00:00Z."
            )
        }
        return date
    }

    static func wrongType(_ name: String) -> ClockifyFailure {
        .rejected("\(name) has the wrong type.", "\(name) tiene un tipo incorrecto.")
    }
}
