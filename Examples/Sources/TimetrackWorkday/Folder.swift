/// The folder of a local project, by the bytes of its path.
///
/// Two folders may have names that look the same and are one text to Swift, such as `é` as one character and as two.
package struct Folder: Hashable, Comparable, Sendable {
    /// Its absolute path.
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    package static func == (left: Folder, right: Folder) -> Bool { left.path.utf8.elementsEqual(right.path.utf8) }

    package static func < (left: Folder, right: Folder) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in path.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
    }
}

extension Folder: ExpressibleByStringLiteral {
    package init(stringLiteral path: String) {
        self.init(path)
    }
}
