import SystemPackage

extension FilePath.Component {
    /// Takes a text for the name of one file or directory.
    ///
    /// - Parameter name: The text. The result is nil when it is empty, `.` or `..`, has a slash or a control character,
    ///   or is longer than the 255 bytes that a file system takes.
    init?(singleName name: String) {
        let hasControl = name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") }
        guard !hasControl, name.utf8.count <= 255 else { return nil }
        self.init(name)
        guard kind == .regular else { return nil }
    }
}

extension FilePath {
    /// Takes the value of a variable for a path.
    ///
    /// - Parameter value: The value. The result is nil when there is none, or none that is an absolute path.
    init?(absolute value: String?) {
        guard let value, !value.utf8.contains(0) else { return nil }
        self.init(value)
        guard isAbsolute else { return nil }
    }
}
