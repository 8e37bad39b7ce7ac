import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The text of a settings file.
enum SettingsFileText {
    /// More is no settings file.
    private static let mostBytes = 1 << 20

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - report: Gets what stands against it.
    /// - Returns: What it holds, or nil when it cannot be used.
    static func bytes(of path: FilePath, _ report: inout SettingsReport) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                var status = stat()
                guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                    report.refuse("this is not a file; name the settings file with --config.", at: .file(path))
                    return nil
                }
                guard status.st_mode & 0o022 == 0 else {
                    report.refuse("others may write to it; run chmod go-w on it.", at: .file(path))
                    return nil
                }
                guard status.st_size <= mostBytes else {
                    report.refuse("it has more than a mebibyte; name the settings file with --config.", at: .file(path))
                    return nil
                }
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 16_384)
                while bytes.count <= mostBytes {
                    let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
                    guard count > 0 else { break }
                    bytes += buffer[..<count]
                }
                return bytes
            }
        } catch {
            report.refuse("it cannot be read (\(error)); name a file that is there and readable.", at: .file(path))
            return nil
        }
    }

    /// The bytes as text that TOMLKit reads as a whole, or nil when they are none.
    static func text(_ bytes: [UInt8], of path: FilePath, _ report: inout SettingsReport) -> String? {
        func line(_ offset: Int) -> SettingsProblem.Place {
            .line(bytes[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }, of: path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let good = String(decoding: bytes, as: UTF8.self).utf8
            let offset = zip(bytes, good).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? bytes.count
            report.refuse("this is no UTF-8; save the file as UTF-8.", at: line(offset))
            return nil
        }
        let isControl = { (byte: UInt8) in byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F }
        if let offset = bytes.firstIndex(where: isControl) {
            report.refuse("a control character stands here; take it out.", at: line(offset))
            return nil
        }
        for escape in ["\\u0000", "\\U00000000"] {
            guard let range = bytes.firstRange(of: Array(escape.utf8)) else { continue }
            report.refuse("no setting has a zero byte; take it out.", at: line(range.lowerBound))
            return nil
        }
        if let deep = TOMLPlaces.deepLine(in: bytes) {
            report.refuse("no setting lies that deep; take the key out.", at: .line(deep, of: path))
            return nil
        }
        return text
    }
}
