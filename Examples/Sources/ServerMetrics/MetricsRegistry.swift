public import CoreMetrics
import Synchronization

/// Keeps what is counted and measured in memory, for whoever asks for it as text.
///
/// ## Usage
///
/// ```swift
/// let registry = MetricsRegistry()
/// registry.describe("http_requests_total", "Requests that were answered.")
/// let requests = Counter(label: "http_requests_total", dimensions: [("status", "200")], factory: registry)
/// requests.increment()
/// print(registry.exposition())
/// ```
///
/// Whoever counts keeps the counter: making one looks through a table.
///
/// ## Security
///
/// The number of series of a metric is limited, so that labels cannot fill the memory: what comes beyond is counted
/// together, with `other` as the value of every label.
public final class MetricsRegistry: MetricsFactory, Sendable {
    /// The media type of ``exposition()``.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// Upper bounds, in seconds, of the buckets of requests: from half a millisecond to half a minute.
    public static let requestBuckets = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]

    private let maximumSeriesCount: Int
    private let buckets: [Double]
    private let contents = Mutex<(families: [String: MetricFamily], help: [String: String])>(([:], [:]))

    /// Begins with nothing.
    ///
    /// - Parameters:
    ///   - maximumSeriesCount: The most series that one metric has, the one of the rest not among them.
    ///   - buckets: The upper bounds of the buckets of every histogram, rising; those of timers are in seconds.
    public init(maximumSeriesCount: Int = 500, buckets: [Double] = MetricsRegistry.requestBuckets) {
        self.maximumSeriesCount = maximumSeriesCount
        self.buckets = buckets
    }

    /// Says what a metric is about.
    ///
    /// - Parameters:
    ///   - label: The metric's name.
    ///   - help: One sentence.
    public func describe(_ label: String, _ help: String) {
        contents.withLock { $0.help[MetricText.name(label)] = help }
    }

    /// Everything in the text format 0.0.4 of Prometheus, sorted by name and labels.
    public func exposition() -> String {
        let (families, help) = contents.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = help[name] { text += "# HELP \(name) \(MetricText.help(help))\n" }
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &text)
            }
        }
        return text
    }

    /// Makes a counter, or returns the one with the same name and labels.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(.counter, label, dimensions) { CounterSeries() }
    }

    /// Makes a gauge, or returns the one with the same name and labels.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(.gauge, label, dimensions) { GaugeSeries() }
    }

    /// Makes a histogram, or a gauge of what was recorded last, or returns the one with the same name and labels.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return series(.gauge, label, dimensions) { GaugeSeries() } }
        return series(.histogram, label, dimensions) { HistogramSeries(buckets: buckets) }
    }

    /// Makes a histogram of seconds, or returns the one with the same name and labels.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(.histogram, label, dimensions) { HistogramSeries(buckets: buckets) }
    }

    /// Forgets a counter.
    public func destroyCounter(_ handler: any CounterHandler) { forget(handler) }

    /// Forgets a gauge.
    public func destroyMeter(_ handler: any MeterHandler) { forget(handler) }

    /// Forgets a histogram or gauge.
    public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }

    /// Forgets a histogram.
    public func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    /// Finds or makes a series.
    ///
    /// One whose name is another kind of metric already is counted where nobody sees it.
    private func series<Series: MetricSeries>(
        _ kind: MetricFamily.Kind,
        _ label: String,
        _ dimensions: [(String, String)],
        make: () -> Series
    ) -> Series {
        let name = MetricText.name(label)
        let labels = MetricText.labels(dimensions)
        return contents.withLock { contents in
            var family = contents.families[name] ?? MetricFamily(kind: kind)
            guard family.kind == kind else { return make() }
            if let known = family.series[labels] as? Series { return known }
            let isFull = family.series.count >= maximumSeriesCount && !dimensions.isEmpty
            let key = isFull ? MetricText.labels(dimensions.map { ($0.0, "other") }) : labels
            if let known = family.series[key] as? Series { return known }
            let new = make()
            family.series[key] = new
            contents.families[name] = family
            return new
        }
    }

    private func forget(_ handler: any AnyObject) {
        contents.withLock { contents in
            contents.families = contents.families.mapValues { family in
                var family = family
                family.series = family.series.filter { $0.value !== handler }
                return family
            }
        }
    }
}
