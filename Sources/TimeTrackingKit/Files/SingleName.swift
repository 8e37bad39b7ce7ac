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
