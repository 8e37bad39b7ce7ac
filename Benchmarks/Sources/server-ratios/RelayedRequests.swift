import PairedTimings

/// The processor time of servers for the same requests, in turn.
struct RelayedRequests {
    let baseline: RunningServer
    let others: [RunningServer]
    let rounds: Int
    let requests: Int

    func report() throws {
        var timings = PairedTimings(baseline: baseline.name, others.map(\.name))
        let servers = [baseline] + others
        for round in 0..<(rounds + 1) {
            var times: [Duration] = []
            for server in servers {
                let before = try server.processorTime()
                try load(server)
                times.append(try server.processorTime() - before)
            }
            // The first round warms up.
            if round > 0 { timings.add(times) }
        }
        print("Processor time of a server for each POST /api/timers/start, \(rounds) rounds of \(requests), in turn:")
        for row in timings.report(items: requests, targets: ["timetrack-server": 1.35]) { print("  \(row)") }
    }

    /// Sends the requests over eight connections, each of which waits for its answer.
    private func load(_ server: RunningServer) throws {
        let connections = try (0..<8).map { _ throws in try Connection(port: server.port) }
        let request = Requests.startTimer(owner: 7)
        for _ in 0..<(requests / connections.count) {
            for connection in connections { try connection.send(request) }
            for connection in connections {
                let status = try connection.answer().status
                // The bare proxy answers with the status of the service.
                guard status == 201 || status == 200 else {
                    throw ConnectionError("\(server.name) answered with \(status)")
                }
            }
        }
    }
}
