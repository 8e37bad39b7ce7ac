/// What it adds to a request that the token is looked for in the database and opened, and not in the header.
struct StoredTokens {
    let server: RunningServer
    let installation: Installation

    /// How many users ask; the first request of each needs the database, the others find the token in memory.
    let users: Int

    func report() throws {
        let first = 1_000_000
        let sessions = (first..<(first + users))
            .map { Requests.session(owner: $0, secret: installation.secret, issuer: installation.issuer) }
        let connection = try Connection(port: server.port)
        for (index, session) in sessions.enumerated() {
            try connection.send(Requests.connectClockwork(owner: first + index, session: session))
            guard try connection.answer().status == 200 else { throw ConnectionError("a token was not stored") }
        }
        var times: [[Double]] = [[], [], []]
        for (index, session) in sessions.enumerated() {
            let header = Requests.startTimer(owner: first + index, header: true, session: session)
            let stored = Requests.startTimer(owner: first + index, header: false, session: session)
            // The first request of a session has its signature verified, whatever its token.
            _ = try time(header, over: connection)
            for (index, request) in [header, stored, stored].enumerated() {
                times[index].append(try time(request, over: connection))
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }
        let added = medians[1] - medians[0]
        print("A signed-in user's POST /api/timers/start, median of \(users) users, in turn:")
        print("  token in the header                \(rounded(medians[0])) ms")
        print("  token stored and sealed, opened    \(rounded(medians[1])) ms")
        print("  token stored, opened shortly before \(rounded(medians[2])) ms")
        print("  opening adds \(rounded(added)) ms  target <= 0.15 ms: \(added <= 0.15 ? "met" : "MISSED")")
    }

    /// Sends a request and returns how many milliseconds its answer took.
    private func time(_ request: [UInt8], over connection: Connection) throws -> Double {
        let begin = ContinuousClock.now
        try connection.send(request)
        guard try connection.answer().status == 201 else { throw ConnectionError("no timer was started") }
        return begin.duration(to: .now) / .milliseconds(1)
    }
}
