/// An answer as it came over a connection.
struct Answer: Sendable {
    var status: Int
    var fields: [String: [String]]
    var body: String

    /// Takes apart everything that came, of which it is the first.
    init(_ text: String) throws {
        guard let end = text.firstRange(of: "\r\n\r\n") else { throw NoAnswer(text: text) }
        var lines = text[..<end.lowerBound].split(separator: "\r\n", omittingEmptySubsequences: false)
        let statusLine = lines.removeFirst().split(separator: " ")
        guard statusLine.count >= 2, let status = Int(statusLine[1]) else { throw NoAnswer(text: text) }
        self.status = status
        self.fields = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw NoAnswer(text: text) }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            fields[line[..<colon].lowercased(), default: []].append(String(value))
        }
        self.body = String(text[end.upperBound...])
    }

    subscript(name: String) -> String? { fields[name]?.joined(separator: ", ") }

    struct NoAnswer: Error {
        var text: String
    }
}

extension String {
    /// How many answers a text has.
    var answerCount: Int { ranges(of: "HTTP/1.1 ").count }
}
