import ServerMetrics
import ServerUsers
import Testing

@testable import ServerProtection

/// What those who run the server see of it, over a socket.
@Suite(.timeLimit(.minutes(1))) struct OperationsTests {
    @Test func saysWhetherItIsReady() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            #expect(try await server.ask("GET", "/healthz").body == #"{"status":"ok"}"#)
            #expect(try await server.ask("GET", "/readyz").body == #"{"failed":[],"status":"ready"}"#)
            server.begun.areRecordsBroken = true
            let failed = try await server.ask("GET", "/readyz", ["Authorization: Bearer later"])
            #expect(failed.status == 503)
            #expect(failed.body == #"{"failed":["records"],"status":"failed"}"#)
            server.begun.areRecordsBroken = false
            server.draining.begin()
            let stopping = try await server.ask("GET", "/readyz")
            #expect(stopping.status == 503)
            #expect(stopping.body == #"{"failed":[],"status":"stopping"}"#)
            #expect(try await server.ask("GET", "/healthz").status == 200)
            #expect(try await server.ask("GET", "/api/me").status == 200)
        }
    }

    @Test func showsMetricsToTheMachineItselfOnly() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            let metrics = try await server.ask("GET", "/metrics")
            #expect(metrics.status == 200)
            #expect(metrics["content-type"] == MetricsRegistry.mediaType)
            #expect(metrics.body.contains("# TYPE http_requests_in_flight gauge"))
            for field in [
                "X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 127.0.0.1", "Forwarded: for=192.0.2.1",
                "X-Real-IP: 192.0.2.1", "Via: 1.1 proxy",
            ] {
                #expect(try await server.ask("GET", "/metrics", [field]).status == 403, "\(field)")
            }
        }
    }

    @Test func cancelsWhatTakesTooLong() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            async let answer = server.ask("GET", "/api/forever")
            for await _ in server.begun.signals { break }
            for _ in 0..<6 { server.deadlines.passTick() }
            let late = try await answer
            #expect(late.status == 503)
            #expect(late.body.contains("TIMED_OUT"))
            #expect(late["x-content-type-options"] == "nosniff")
            #expect(server.metrics.exposition().contains(#"route="/api/forever",status="503"} 1"#))
            #expect(try await server.isWell())
        }
    }

    @Test func stopsWithoutDroppingARequest() async throws {
        try await TestServer.run { (server: TestServer) async throws in
            async let text = server.send("GET /api/slow HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in server.begun.signals { break }
            await server.stop()
            // Answers to the last ones that still come in say that the server stops; then nobody listens any more.
            while let answer = try? await server.ask("GET", "/readyz") { #expect([200, 503].contains(answer.status)) }
            #expect(server.draining.isDraining)
            server.begun.letGo()
            let answer = try Answer(try await text)
            #expect(answer.status == 200)
            #expect(answer["connection"] == "close")
            #expect(answer.body == #"{"slow":true}"#)
        }
    }

    @Test func countsCallsToServices() {
        let metrics = MetricsRegistry()
        let measures = ServerMeasures(factory: metrics)
        measures.upstreamAnswered(.clockify, status: 200, duration: .milliseconds(20))
        measures.upstreamAnswered(.clockwork, status: nil, duration: .seconds(10))
        let text = metrics.exposition()
        #expect(text.contains(#"upstream_requests_total{service="clockify",status="200"} 1"#))
        #expect(text.contains(#"upstream_requests_total{service="clockwork",status="none"} 1"#))
        #expect(text.contains(#"upstream_request_duration_seconds_bucket{service="clockify",le="0.025"} 1"#))
    }
}
