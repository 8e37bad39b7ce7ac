/// Lengths of time as settings have them.
package enum TextLength {
    private static let units: [(name: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]

    /// Reads a length such as `500ms`, `10s`, `5m`, `8h` or `30d`.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - bounds: The shortest and the longest.
    /// - Returns: The length, or nil for anything else and for what is out of bounds.
    package static func duration(_ text: String, in bounds: ClosedRange<Duration>) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 9, let number = Int(digits),
            let unit = units.first(where: { $0.name == text.dropFirst(digits.count) })
        else { return nil }
        let duration = Duration.milliseconds(number * unit.milliseconds)
        return bounds.contains(duration) ? duration : nil
    }
}
