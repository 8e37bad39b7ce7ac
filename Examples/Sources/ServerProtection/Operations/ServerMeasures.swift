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
    private let auditFailures: Counter
    private let requests: Kept<RequestKind, Series>
    private let upstreamAnswers: Kept<AnswerKind, Series>
    private let tokens: Kept<String, Counter>
    private let refusals: Kept<String, Counter>

    /// Begins to count.
    ///
    /// - Parameter factory: Makes the counters.
    public init(factory: any MetricsFactory) {
        inFlight = Meter(label: "http_requests_in_flight", factory: factory)
        auditFailures = Counter(label: "audit_write_failures_total", factory: factory)
        requests = Kept { kind in
            let labels = [("method", kind.method), ("route", kind.route)]
            return Series(
                count: Counter(
                    label: "http_requests_total",
                    dimensions: labels + [("status", String(kind.status))],
                    factory: factory
                ),
                duration: Timer(label: "http_request_duration_seconds", dimensions: labels, factory: factory)
            )
        }
        upstreamAnswers = Kept { kind in
            let labels = [("service", kind.service.rawValue)]
            return Series(
                count: Counter(
                    label: "upstream_requests_total",
                    dimensions: labels + [("status", kind.status.map { String($0) } ?? "none")],
                    factory: factory
                ),
                duration: Timer(label: "upstream_request_duration_seconds", dimensions: labels, factory: factory)
            )
        }
        tokens = Kept { source in
            Counter(label: "token_resolutions_total", dimensions: [("source", source)], factory: factory)
        }
        refusals = Kept { limit in
            Counter(label: "rate_limited_total", dimensions: [("limit", limit)], factory: factory)
        }
    }

    /// Counts a request for which a token was found.
    ///
    /// - Parameter source: Where it came from, in one word.
    public func tokenResolved(_ source: String) {
        tokens[source].increment()
    }

    /// Counts a request that was one too many.
    ///
    /// - Parameter limit: The limit, in one word.
    public func rateLimited(by limit: String) {
        refusals[limit].increment()
    }

    /// Counts a call to a service.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - status: The status of its answer, or nil when there was none.
    ///   - duration: How long it took.
    public func upstreamAnswered(_ service: TimeService, status: Int?, duration: Duration) {
        upstreamAnswers[AnswerKind(service: service, status: status)].add(duration)
    }

    /// Counts attempts to write the audit that failed.
    ///
    /// - Parameter count: How many; with zero the metric begins to be shown.
    public func auditWritesFailed(_ count: Int) {
        auditFailures.increment(by: Int64(count))
    }

    func requestBegan() {
        inFlight.increment()
    }

    func requestEnded(_ kind: RequestKind, duration: Duration) {
        inFlight.decrement()
        requests[kind].add(duration)
    }
}

/// Of what answers of services are counted together.
private struct AnswerKind: Hashable {
    var service: TimeService
    var status: Int?
}

/// How many there were and how long they took.
private struct Series {
    let count: Counter
    let duration: Timer

    func add(_ duration: Duration) {
        count.increment()
        self.duration.recordNanoseconds(duration.nanoseconds)
    }
}

/// The counters that were made, as making one looks through a table.
///
/// They are few: of methods, routes and statuses that the server knows, and of words.
private final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])
    private let make: @Sendable (Key) -> Value

    init(_ make: @escaping @Sendable (Key) -> Value) {
        self.make = make
    }

    subscript(key: Key) -> Value {
        values.withLock { values in
            if let value = values[key] { return value }
            let value = make(key)
            values[key] = value
            return value
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
