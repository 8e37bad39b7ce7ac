/// All series of one name.
struct MetricFamily: Sendable {
    /// What Prometheus calls the type of a metric.
    enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    let kind: Kind

    /// The series by their labels, as they are written.
    var series: [String: any MetricSeries] = [:]

    init(kind: Kind) {
        self.kind = kind
    }
}

/// One line of a metric, or the lines of one histogram.
protocol MetricSeries: AnyObject, Sendable {
    /// Appends the lines.
    ///
    /// - Parameters:
    ///   - name: The metric's name.
    ///   - labels: The labels as they are written, without braces; empty when there are none.
    ///   - text: What the lines are appended to.
    func write(name: String, labels: String, to text: inout String)
}
