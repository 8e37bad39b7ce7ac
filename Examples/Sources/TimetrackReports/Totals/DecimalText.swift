import TimetrackTime

/// Numbers as invoices and spreadsheets write them, with a point.
package enum DecimalText {
    /// Hundredths as `1250.00`.
    package static func hundredths(_ value: Int) -> String {
        let magnitude = value.magnitude
        return "\(value < 0 ? "-" : "")\(magnitude / 100).\(twoDigits(Int(magnitude % 100)))"
    }

    /// Seconds as hours with two to four digits after the point, rounded to the last of them: `7.75`, `0.3333`.
    package static func hours(seconds: Int) -> String {
        let parts = (max(0, seconds) * 10_000 + 1_800) / 3_600
        var digits = "\(parts % 10_000)"
        digits = String(repeating: "0", count: 4 - digits.count) + digits
        while digits.count > 2, digits.last == "0" { digits.removeLast() }
        return "\(parts / 10_000).\(digits)"
    }
}
