extension Clockify {
    /// A picture to be given to Clockify.
    public struct PhotoFile: Hashable, Sendable {
        /// What a picture is encoded as.
        public struct Format: Hashable, Sendable {
            let mediaType: String

            /// PNG.
            public static let png = Format(mediaType: "image/png")
            /// JPEG.
            public static let jpeg = Format(mediaType: "image/jpeg")
            /// GIF.
            public static let gif = Format(mediaType: "image/gif")
        }

        /// The most bytes that are sent; a picture for a profile is far smaller.
        public static let maximumBytes = 5 * 1024 * 1024

        /// The name of the file, for example `ada.png`: 1 to 255 bytes without quotes, slashes and control characters.
        public var name: String

        /// What the picture is encoded as.
        public var format: Format

        /// The picture.
        public var bytes: [UInt8]

        /// Creates a picture.
        ///
        /// - Parameters:
        ///   - name: The name of the file.
        ///   - format: What the picture is encoded as.
        ///   - bytes: The picture.
        public init(name: String, format: Format, bytes: [UInt8]) {
            self.name = name
            self.format = format
            self.bytes = bytes
        }
    }
}

extension Clockify.PhotoFile {
    /// What is wrong with the file, as a sentence, or nil when it can be sent.
    var flaw: String? {
        if bytes.isEmpty { return "The picture is empty; read the file again." }
        if bytes.count > Self.maximumBytes {
            return "The picture has more than \(Self.maximumBytes) bytes; make it smaller."
        }
        // A quote or a line break would end the part's header and begin another one.
        let isName =
            (1...255).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.properties.generalCategory != .control && !["\"", "\\", "/"].contains(scalar)
            }
        return isName ? nil : "The name of the file is empty, long, or has quotes, slashes or line breaks; rename it."
    }

    /// The file as the only part of a `multipart/form-data` body, and what separates parts there.
    var form: (boundary: String, body: [UInt8]) {
        let boundary = unusedBoundary
        let head =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: \(format.mediaType)\r\n\r\n"
        return (boundary, Array(head.utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8))
    }

    /// A boundary that does not occur in the picture.
    private var unusedBoundary: String {
        let stem = Array("TimeTrackingKit-".utf8)
        // A longer number begins with a shorter one, so each beginning of a number that occurs counts as taken.
        var taken: Set<String> = []
        for start in bytes.indices.dropLast(stem.count) where bytes[start] == stem[0] {
            guard bytes[start...].starts(with: stem) else { continue }
            let digits = bytes[(start + stem.count)...].prefix { (48...57).contains($0) }.prefix(9)
            for length in 1...9 { taken.insert(String(decoding: digits.prefix(length), as: UTF8.self)) }
        }
        let free = (0...).lazy.map { String($0) }.first { !taken.contains($0) }
        return "TimeTrackingKit-\(free ?? "")"
    }
}
