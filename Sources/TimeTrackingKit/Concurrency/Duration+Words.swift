extension Duration {
    /// The duration for a sentence: whole seconds as `5 seconds`, others with as many decimals as they need, and less
    /// than a second in milliseconds.
    package var inWords: String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        if seconds == 0, milliseconds != 0 { return Self.count(milliseconds, "millisecond") }
        // To the tenth: what a call has left of its time is never a round number.
        let tenths = (milliseconds + 50) / 100
        if tenths % 10 == 0 { return Self.count(seconds + tenths / 10, "second") }
        return "\(seconds).\(tenths) seconds"
    }

    private static func count(_ number: Int64, _ unit: String) -> String {
        number == 1 ? "1 \(unit)" : "\(number) \(unit)s"
    }
}
