/// A name that a request's body may have, and what may lie below it.
struct FieldName: Sendable, ExpressibleByStringLiteral {
    /// What may lie below a name.
    enum Below: Sendable {
        /// A text, a number, a truth value, or an array of these.
        case plain
        /// An object with these names, or an array of such objects.
        case names([FieldName])
        /// Any JSON.
        case anything
    }

    let name: String
    let below: Below

    private init(_ name: String, _ below: Below) {
        self.name = name
        self.below = below
    }

    /// A name with a plain value or an array of plain values.
    init(stringLiteral name: String) {
        self.init(name, .plain)
    }

    /// A name with an object, or with an array of objects, each of which has these names only.
    static func nested(_ name: String, _ fields: [FieldName]) -> FieldName {
        FieldName(name, .names(fields))
    }

    /// A name with any JSON below it.
    static func anything(_ name: String) -> FieldName {
        FieldName(name, .anything)
    }
}

/// A name that a request's query may have.
struct QueryName: Sendable, ExpressibleByStringLiteral {
    let name: String
    let mayRepeat: Bool

    private init(_ name: String, mayRepeat: Bool) {
        self.name = name
        self.mayRepeat = mayRepeat
    }

    /// A name that comes once.
    init(stringLiteral name: String) {
        self.init(name, mayRepeat: false)
    }

    /// A name that may come several times, once for each value.
    static func list(_ name: String) -> QueryName {
        QueryName(name, mayRepeat: true)
    }
}

/// The body that a route takes.
enum BodyFields: Sendable, ExpressibleByArrayLiteral {
    /// No body at all.
    case none
    /// A JSON object with these names, or a JSON array of such objects.
    case names([FieldName])
    /// `multipart/form-data` with parts of these names.
    case parts([String])

    /// The names of a JSON object, or of every object of a JSON array.
    init(arrayLiteral names: FieldName...) {
        self = .names(names)
    }
}
