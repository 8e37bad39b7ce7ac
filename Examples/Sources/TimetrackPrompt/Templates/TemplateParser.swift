/// Reads the text of a template.
struct TemplateParser {
    private let scalars: [Unicode.Scalar]
    private let fields: [String]
    private var index = 0

    /// The names that were used so far.
    private(set) var used: Set<String> = []

    /// Optional parts within each other; more are a mistake.
    private static let mostLevels = 16
    private static let mostColumns = 1_000

    init(_ text: String, fields: [String]) {
        self.scalars = Array(text.unicodeScalars)
        self.fields = fields
    }

    /// The parts of the whole text.
    mutating func template() throws(TemplateMistake) -> [Template.Part] {
        try parts(in: [])
    }

    /// The parts up to the end, or up to the end of the innermost of the optional parts that are open.
    private mutating func parts(in open: [String]) throws(TemplateMistake) -> [Template.Part] {
        guard open.count <= Self.mostLevels else {
            throw mistake("has more than \(Self.mostLevels) optional parts within each other; use fewer")
        }
        var parts: [Template.Part] = []
        var literal = ""
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            index += 1
            switch (scalar, next) {
            case ("{", "{"), ("}", "}"), ("\\", "\\"):
                literal.unicodeScalars.append(scalar)
                index += 1
            case ("\\", "n"), ("\\", "t"):
                literal += next == "n" ? "\n" : "\t"
                index += 1
            case ("{", _):
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                let inside = try untilBrace()
                if inside == "/" {
                    guard !open.isEmpty else { throw mistake("has a {/} that ends nothing; leave it out") }
                    return parts
                }
                parts.append(try part(inside, open))
            default: literal.unicodeScalars.append(scalar)
            }
        }
        if let last = open.last { throw mistake("has no {/} that ends {\(last)}; add it") }
        if !literal.isEmpty { parts.append(.text(literal)) }
        return parts
    }

    private mutating func untilBrace() throws(TemplateMistake) -> String {
        // One by one: a slice of them has a type that is put together when the program runs, which a prompt waits for.
        var inside = ""
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "}" { return inside }
            inside.unicodeScalars.append(scalar)
        }
        throw mistake("has a { without a }; write {{ for a brace that stays")
    }

    private mutating func part(_ text: String, _ open: [String]) throws(TemplateMistake) -> Template.Part {
        if let first = text.first, first == "?" || first == "!" {
            let name = try known(String(text.dropFirst()))
            return .optional(name, whenEmpty: first == "!", try parts(in: open + [text]))
        }
        var form = Template.Form()
        var rest = Substring(text)
        if let bar = rest.firstIndex(of: "|") {
            switch rest[rest.index(after: bar)...] {
            case "tmux": form.doubled = "#"
            case "zsh": form.doubled = "%"
            default: throw mistake("has {\(text)}; after the | stands tmux or zsh")
            }
            rest = rest[..<bar]
        }
        if let colon = rest.firstIndex(of: ":") {
            var width = rest[rest.index(after: colon)...]
            if let first = width.first, first == "<" || first == ">" {
                form.filling = first == "<" ? .trailing : .leading
                width.removeFirst()
            }
            guard let columns = Int(width), (1...Self.mostColumns).contains(columns) else {
                throw mistake("has {\(text)}; after the : stands a number of columns from 1 to \(Self.mostColumns)")
            }
            form.columns = columns
            rest = rest[..<colon]
        }
        return .field(try known(String(rest)), form)
    }

    private mutating func known(_ name: String) throws(TemplateMistake) -> String {
        guard fields.contains(name) else {
            throw mistake("asks for {\(name)}; the fields are \(fields.joined(separator: ", "))")
        }
        used.insert(name)
        return name
    }

    private func mistake(_ what: String) -> TemplateMistake {
        TemplateMistake(message: "The template \(what).")
    }
}
