/// What a request has that its route does not take.
enum FieldObjection: Error, Equatable {
    /// The query has a name that is not known.
    case unknownParameter(String)
    /// The query has a name several times that may come once.
    case repeatedParameter(String)
    /// The body has a name that is not known; it is written with the names above it, as `a.b`.
    case unknownField(String)
    /// An object in the body has a name several times.
    case repeatedField(String)
    /// There is a body where none is taken.
    case body
}

extension Query {
    /// Refuses names that are not among these, and those that come too often.
    func requireOnly(_ names: [QueryName]) throws(FieldObjection) {
        var seen: Set<String> = []
        for pair in pairs {
            guard let name = names.first(where: { $0.name == pair.name })
            else { throw .unknownParameter(pair.name) }
            guard seen.insert(pair.name).inserted || name.mayRepeat else { throw .repeatedParameter(pair.name) }
        }
    }
}

extension JSON {
    /// Refuses names that are not among these: in this object, in every object of this array, and below.
    ///
    /// - Parameters:
    ///   - names: The names that are taken.
    ///   - path: The names above this value, each followed by a dot.
    /// - Throws: The first name that is refused.
    func requireOnly(_ names: [FieldName], below path: String = "") throws(FieldObjection) {
        switch self {
        case .null, .bool, .integer, .number, .string: return
        case .array(let elements):
            for element in elements { try element.requireOnly(names, below: path) }
        case .object(let members):
            var seen: Set<String> = []
            for member in members {
                let place = path + member.name
                guard let field = names.first(where: { $0.name == member.name }) else { throw .unknownField(place) }
                guard seen.insert(member.name).inserted else { throw .repeatedField(place) }
                switch field.below {
                case .plain: try member.value.requireOnly([], below: place + ".")
                case .names(let names): try member.value.requireOnly(names, below: place + ".")
                case .anything: break
                }
            }
        }
    }
}
