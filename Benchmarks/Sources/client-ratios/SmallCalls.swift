import AsyncHTTPClient
import ClockifyAPI
import NIOCore
import NIOHTTP1
import PairedTimings
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Many small calls over one client, beside the same by the HTTP library alone.
struct SmallCalls: Sendable {
    let base: String

    private let calls = 10_000
    private let rounds = 9

    func report(_ transport: any HTTPTransport) async throws {
        let client = try Clockify.Client.benchmark(base, transport)
        let library = HTTPClient(configuration: .init(redirectConfiguration: .disallow))
        for tasks in [1, 8] {
            var timings = PairedTimings(
                baseline: "AsyncHTTPClient and JSONDecoder",
                ["AsyncHTTPClient, not decoded", "user()"]
            )
            for round in 0..<(rounds + 1) {
                let times = [
                    try await time(tasks) { try await fetch(library, decoding: true) },
                    try await time(tasks) { try await fetch(library, decoding: false) },
                    try await time(tasks) { _ = try await client.user() },
                ]
                if round > 0 { timings.add(times) }
            }
            print("\(calls) small calls over one client, \(tasks) at a time, \(rounds) rounds, in turn, for each call:")
            for row in timings.report(items: calls, targets: ["user()": 1 / 0.85]) { print("  \(row)") }
        }
        try await library.shutdown()
    }

    private func fetch(_ library: HTTPClient, decoding isDecoding: Bool) async throws {
        var request = HTTPClientRequest(url: "\(base)/user")
        request.headers.add(name: "X-Api-Key", value: "benchmark-key")
        request.headers.add(name: "Accept", value: "application/json")
        let response = try await library.execute(request, timeout: .seconds(30))
        let body = try await response.body.collect(upTo: 1 << 20)
        if isDecoding { _ = try JSONDecoder().decode(Clockify.User.self, from: Data(body.readableBytesView)) }
    }

    private func time(_ tasks: Int, _ call: @escaping @Sendable () async throws -> Void) async throws -> Duration {
        let begin = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for _ in 0..<tasks {
                group.addTask { for _ in 0..<(calls / tasks) { try await call() } }
            }
            try await group.waitForAll()
        }
        return begin.duration(to: .now)
    }
}
