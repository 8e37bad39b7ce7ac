/// The parts of a `multipart/form-data` body, from bytes that anyone may have sent.
struct Multipart {
    /// One part.
    struct Part {
        /// The name of the form's field.
        var name: String
        /// The name of the file, or nil for none.
        var fileName: String?
        /// The value of the part's `Content-Type`, or nil for none.
        var contentType: String?
        var bytes: ArraySlice<UInt8>
    }

    private(set) var parts: [Part] = []

    /// Reads a body, or gives nil when it does not have the form that its type promises.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - contentType: The request's `Content-Type`, which names the boundary.
    init?(_ body: [UInt8], contentType: String?) {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", in: contentType), (1...70).contains(boundary.utf8.count)
        else { return nil }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The line break before the first boundary may be missing.
        guard body.starts(with: delimiter.dropFirst(2)) else { return nil }
        var rest = body[(delimiter.count - 2)...]
        while !rest.starts(with: Array("--".utf8)) {
            guard rest.starts(with: Array("\r\n".utf8)), let end = Self.index(of: delimiter, in: rest),
                let part = Part(rest[rest.startIndex..<end])
            else { return nil }
            parts.append(part)
            rest = rest[(end + delimiter.count)...]
        }
    }

    /// The place of a pattern, or nil when it does not occur.
    fileprivate static func index(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while let candidate = bytes[start...].firstIndex(of: pattern[0]) {
            if bytes[candidate...].starts(with: pattern) { return candidate }
            start = candidate + 1
        }
        return nil
    }

    /// The value of a header's parameter, with its quotes taken off; nil when it is missing.
    fileprivate static func parameter(_ name: String, in header: String) -> String? {
        var pieces: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in header {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        for piece in pieces.dropFirst() {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, sides[0].filter({ $0 != " " && $0 != "\t" }).lowercased() == name else { continue }
            return String(sides[1])
        }
        return nil
    }
}

extension Multipart.Part {
    /// Reads a part from the line break after one boundary to the one before the next.
    fileprivate init?(_ bytes: ArraySlice<UInt8>) {
        guard let end = Multipart.index(of: Array("\r\n\r\n".utf8), in: bytes),
            let head = String(validating: bytes[bytes.startIndex..<end], as: UTF8.self)
        else { return nil }
        var headers: [String: String] = [:]
        for line in head.split(separator: "\r\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            headers[sides[0].lowercased()] = String(sides[1].drop { $0 == " " })
        }
        guard let disposition = headers["content-disposition"],
            let name = Multipart.parameter("name", in: disposition)
        else { return nil }
        self.name = name
        self.fileName = Multipart.parameter("filename", in: disposition)
        self.contentType = headers["content-type"]
        self.bytes = bytes[(end + 4)...]
    }
}
