extension ISODuration {
    /// Writes a duration as Clockify reads it, for example `PT7H30M`, without the fraction of its second.
    static func text(of duration: Duration) -> String {
        let seconds = duration.components.seconds
        let sign = seconds < 0 ? "-" : ""
        let magnitude = seconds.magnitude
        let parts = [("H", magnitude / 3600), ("M", magnitude / 60 % 60), ("S", magnitude % 60)]
            .filter { $0.1 > 0 }
            .map { "\($0.1)\($0.0)" }
        return "\(sign)PT\(parts.isEmpty ? "0S" : parts.joined())"
    }
}
