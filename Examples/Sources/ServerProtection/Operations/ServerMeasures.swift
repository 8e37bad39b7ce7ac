public import CoreMetrics
public import ServerUsers
import Synchronization

/// Counts what the server does.
///
/// No label names a user, an address or anything that a client chose.
public struct ServerMeasures: Sendable {
    /// Of what requests are counted together.
    struct RequestKind: Hashable {
        var method: String
        var route: String
        var status: Int
    }

    private let inFlight: Meter
    private let kept: Kept
    private let factory: any MetricsFactory

    /// Begins to count.
    ///
    /// - Parameter factory: Makes the counters.
    public init(factory: any MetricsFactory) {
        self.factory = factory
        self.inFlight = Meter(label: "http_requests_in_flight", factory: factory)
        self.kept = Kept()
    }

    /// Counts a request for which a token was found.
    ///
    /// - Parameter source: Where it came from, in one word.
    public func tokenResolved(_ source: String) {
        counter("token_resolutions_total", [("source", source)]).increment()
    }

    /// Counts a request that was one too many.
    ///
    /// - Parameter limit: The limit, in one word.
    public func rateLimited(by limit: String) {
        counter("rate_limited_total", [("limit", limit)]).increment()
    }

    /// Counts a call to a service.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - status: The status of its answer, or nil when there was none.
    ///   - duration: How long it took.
    public func upstreamAnswered(_ service: TimeService, status: Int?, duration: Duration) {
        let labels = [("service", service.rawValue), ("status", status.map { String($0) } ?? "none")]
        counter("upstream_requests_total", labels).increment()
        timer("upstream_request_duration_seconds", [("service", service.rawValue)])
            .recordNanoseconds(duration.nanoseconds)
    }

    /// Counts attempts to write the audit that failed.
    ///
    /// - Parameter count: How many; with zero the metric begins to be shown.
    public func auditWritesFailed(_ count: Int) {
        counter("audit_write_failures_total", []).increment(by: Int64(count))
    }

    func requestBegan() {
        inFlight.increment()
    }

    func requestEnded(_ kind: RequestKind, duration: Duration) {
        inFlight.decrement()
        let status = String(kind.status)
        counter("http_requests_total", [("method", kind.method), ("route", kind.route), ("status", status)]).increment()
        timer("http_request_duration_seconds", [("method", kind.method), ("route", kind.route)])
            .recordNanoseconds(duration.nanoseconds)
    }

    private func counter(_ label: String, _ labels: [(String, String)]) -> Counter {
        kept.counters.withLock { counters in
            let key = Kept.key(label, labels)
            if let counter = counters[key] { return counter }
            let counter = Counter(label: label, dimensions: labels, factory: factory)
            counters[key] = counter
            return counter
        }
    }

    private func timer(_ label: String, _ labels: [(String, String)]) -> Timer {
        kept.timers.withLock { timers in
            let key = Kept.key(label, labels)
            if let timer = timers[key] { return timer }
            let timer = Timer(label: label, dimensions: labels, factory: factory)
            timers[key] = timer
            return timer
        }
    }
}

/// The counters that were made.
///
/// Their labels are few: methods, routes and statuses that the server knows, and words.
private final class Kept: Sendable {
    let counters = Mutex<[[String]: Counter]>([:])
    let timers = Mutex<[[String]: Timer]>([:])

    static func key(_ label: String, _ labels: [(String, String)]) -> [String] {
        [label] + labels.map(\.1)
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { Int64(self / .nanoseconds(1)) }
}
