/// A horizontal bar of block characters, exact to an eighth of a column.
public enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Draws a bar.
    ///
    /// - Parameters:
    ///   - value: How much there is. What is not above zero draws nothing.
    ///   - maximum: How much fills the whole width.
    ///   - columns: The whole width.
    /// - Returns: The bar. A value above zero always shows at least an eighth of a column.
    public static func text(_ value: Double, of maximum: Double, columns: Int) -> String {
        guard value > 0, maximum > 0, columns > 0, value.isFinite, maximum.isFinite else { return "" }
        let share = min(1, value / maximum)
        let parts = max(1, Int((share * Double(columns) * 8).rounded()))
        return String(repeating: "█", count: parts / 8) + eighths[parts % 8]
    }
}
