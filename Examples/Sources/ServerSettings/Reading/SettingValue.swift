import TOMLKit

/// A value as it stands in a file or a variable.
enum SettingValue: Sendable, Hashable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([String])
    /// Anything else, which no setting takes: a date, a table, a list of such.
    case other

    var text: String? {
        guard case .text(let text) = self, !text.isEmpty else { return nil }
        return text
    }

    var number: Int? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    var flag: Bool? {
        guard case .flag(let flag) = self else { return nil }
        return flag
    }

    var list: [String]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    /// A list, or one text as a list of it.
    var texts: [String]? { list ?? text.map { [$0] } }
}

extension SettingValue {
    init(_ value: any TOMLValueConvertible) {
        if let text = value.string {
            self = .text(text)
        } else if let flag = value.bool {
            self = .flag(flag)
        } else if let number = value.int {
            self = .number(number)
        } else if let array = value.array {
            let texts = array.map(\.string)
            self = texts.contains(nil) ? .other : .list(texts.compactMap(\.self))
        } else {
            self = .other
        }
    }

    /// Reads the value of a variable.
    ///
    /// - Parameters:
    ///   - variable: What it holds; lists have commas between their parts.
    ///   - kind: What the setting takes.
    init(variable: String, as kind: SettingKey.Kind) {
        switch kind {
        case .text: self = .text(variable)
        case .number: self = Int(variable).map { .number($0) } ?? .other
        case .flag: self = ["true": .flag(true), "false": .flag(false)][variable] ?? .other
        case .list:
            let parts = variable.split(separator: ",")
                .map { part in
                    var part = part.drop(while: \.isWhitespace)
                    while part.last?.isWhitespace == true { part.removeLast() }
                    return String(part)
                }
            self = .list(parts.filter { !$0.isEmpty })
        }
    }
}

/// A value and where it stands.
struct PlacedValue: Sendable, Hashable {
    var value: SettingValue
    var place: SettingsProblem.Place
}

/// A table of values and where it stands.
struct PlacedTable: Sendable, Hashable {
    var values: [String: PlacedValue] = [:]
    var place: SettingsProblem.Place

    /// Where a key stands, or the table when it has no such key.
    func place(of key: String) -> SettingsProblem.Place { values[key]?.place ?? place }
}
