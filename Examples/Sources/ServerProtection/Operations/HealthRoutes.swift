import HTTPTypes
public import Hummingbird
import NIOCore
public import ServerMetrics
public import ServerRequests
import ServerUsers

/// Something without which the server is of no use, for example that its records can be read.
public struct ReadinessCheck: Sendable {
    let name: String
    let check: @Sendable () async throws -> Void

    /// Describes a check.
    ///
    /// - Parameters:
    ///   - name: What is checked, in one word that anybody may read.
    ///   - check: Throws when it is not well.
    public init(_ name: String, _ check: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.check = check
    }
}

/// The routes for those who run the server: `/healthz`, `/readyz` and `/metrics`.
///
/// ## Security
///
/// The first two say nothing but words of the program. The metrics are for some addresses only. What came over a proxy
/// is never taken for a request of the machine itself.
public struct HealthRoutes: Sendable {
    /// Describes the routes.
    ///
    /// - Parameters:
    ///   - metrics: What `/metrics` shows.
    ///   - draining: Whether the server is about to stop.
    ///   - checks: What has to be well for the server to be ready.
    ///   - isMetricsReader: Whether an address may read the metrics; only the machine itself by default.
    public init(
        metrics: MetricsRegistry,
        draining: Draining,
        checks: [ReadinessCheck],
        isMetricsReader: @escaping @Sendable (String) -> Bool = { HealthRoutes.isLoopback($0) }
    ) {
        self.metrics = metrics
        self.draining = draining
        self.checks = checks
        self.isMetricsReader = isMetricsReader
    }

    private let metrics: MetricsRegistry
    private let draining: Draining
    private let checks: [ReadinessCheck]
    private let isMetricsReader: @Sendable (String) -> Bool

    /// Adds the routes.
    ///
    /// - Parameter router: The router, which has the middleware already.
    public func add(to router: Router<ServerRequestContext>) {
        router.get("/healthz") { _, _ in try Response.json(["status": "ok"]) }
        router.get("/readyz") { _, _ in try await readiness() }
        router.get("/metrics") { request, context in
            guard mayReadMetrics(request, context) else {
                throw RequestFailure.forbidden("Metrics are for the addresses in the settings; ask from one of those.")
            }
            return Response(
                status: .ok,
                headers: [.contentType: MetricsRegistry.mediaType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.exposition()))
            )
        }
    }

    private struct Readiness: Encodable {
        var status: String
        var failed: [String]
    }

    private func readiness() async throws -> Response {
        var failed: [String] = []
        for check in checks {
            do {
                try await check.check()
            } catch {
                failed.append(check.name)
            }
        }
        guard !draining.isDraining else {
            return try .json(Readiness(status: "stopping", failed: failed), status: .serviceUnavailable)
        }
        let status = failed.isEmpty ? "ready" : "failed"
        return try .json(
            Readiness(status: status, failed: failed),
            status: failed.isEmpty ? .ok : .serviceUnavailable
        )
    }

    private func mayReadMetrics(_ request: Request, _ context: ServerRequestContext) -> Bool {
        let address = context.caller.address
        let isForwarded = [HTTPField.Name.forwardedFor, .forwarded, .realAddress, .via]
            .contains { name in
                request.headers[name] != nil
            }
        if isForwarded, Self.isLoopback(address) { return false }
        return isMetricsReader(address)
    }

    /// Whether an address is one of the machine itself.
    ///
    /// - Parameter address: The address, without a port.
    /// - Returns: True for 127.0.0.0/8 and ::1.
    public static func isLoopback(_ address: String) -> Bool {
        let key = AddressKey.key(of: address)
        return address == "::1" || key.hasPrefix("127.")
    }
}
