import CoreMetrics
import Synchronization

/// How many values were at most as large as each of some bounds.
final class HistogramSeries: TimerHandler, RecorderHandler, MetricSeries {
    private let bounds: [Double]
    private let contents: Mutex<(counts: [Int], sum: Double)>

    /// Begins without a value.
    ///
    /// - Parameter buckets: The upper bounds, rising, without the infinite one.
    init(buckets: [Double]) {
        self.bounds = buckets
        self.contents = Mutex((Array(repeating: 0, count: buckets.count + 1), 0))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        contents.withLock { contents in
            contents.counts[index] += 1
            contents.sum += value
        }
    }

    func write(name: String, labels: String, to text: inout String) {
        let (counts, sum) = contents.withLock { $0 }
        let prefix = labels.isEmpty ? "" : "\(labels),"
        var total = 0
        for (bound, count) in zip(bounds + [.infinity], counts) {
            total += count
            text += MetricText.line("\(name)_bucket", "\(prefix)le=\"\(MetricText.number(bound))\"", String(total))
        }
        text += MetricText.line("\(name)_sum", labels, MetricText.number(sum))
        text += MetricText.line("\(name)_count", labels, String(total))
    }
}
