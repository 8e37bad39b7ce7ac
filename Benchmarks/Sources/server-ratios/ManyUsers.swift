/// Many users at once, each of whom has to get the own answer and nobody else's.
struct ManyUsers {
    let server: RunningServer
    let installation: Installation
    let users: Int
    let requests: Int

    func report() throws {
        let sessions = (1...users)
            .map { Requests.session(owner: $0, secret: installation.secret, issuer: installation.issuer) }
        let connections = try (0..<32).map { _ throws in try Connection(port: server.port) }
        for owner in 1...users {
            let connection = connections[owner % connections.count]
            try connection.send(Requests.connect(owner: owner, session: sessions[owner - 1]))
            guard try connection.answer().status == 200 else { throw ConnectionError("a key was not stored") }
        }
        var generator = SystemRandomNumberGenerator()
        var wrong = 0
        let begin = ContinuousClock.now
        for _ in 0..<(requests / connections.count) {
            var asked: [(owner: Int, isTimer: Bool)] = []
            for connection in connections {
                let owner = Int.random(in: 1...users, using: &generator)
                let isTimer = Bool.random(using: &generator)
                try connection.send(
                    isTimer
                        ? Requests.startTimer(owner: owner, session: sessions[owner - 1])
                        : Requests.user(session: sessions[owner - 1])
                )
                asked.append((owner, isTimer))
            }
            for (connection, (owner, isTimer)) in zip(connections, asked) {
                let answer = try connection.answer()
                // A timer starts only on the issue of the token's owner.
                let isRight =
                    isTimer ? answer.status == 201 : answer.status == 200 && answer.body.contains("\"Owner \(owner)\"")
                if !isRight { wrong += 1 }
            }
        }
        let seconds = begin.duration(to: .now) / .seconds(1)
        print("\(requests) requests of \(users) users, half with a stored key, half with a token in the header:")
        print("  \(Int(Double(requests) / seconds)) a second, answers that are not the asker's: \(wrong)")
        guard wrong == 0 else { throw ConnectionError("\(wrong) answers were not the asker's") }
    }
}
