import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Synchronization
import TimeTrackingSandbox

/// A sandbox on a socket whose faults are those of connections: answers that never come, not those of a gateway.
struct WithheldSandbox {
    let home: Home
    let host: SandboxHost
    let endpoint: String

    /// Opens once a fault has met a request.
    let met: Gate

    /// The method of the next request that is lost on its way.
    private let lost: LostMethod

    /// Serves a sandbox while a closure runs, with Ada's key in the environment.
    static func run(_ body: (WithheldSandbox) async throws -> Void) async throws {
        let host = SandboxHost(Sandbox(.standard) { Date() })
        let met = Gate()
        let lost = LostMethod()
        try await Home.make { home in
            let home = home.with(["CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.adaClockify])
            try await LoopbackServer.serve { server in
                let endpoint = "--endpoint=\(server.address)"
                try await body(WithheldSandbox(home: home, host: host, endpoint: endpoint, met: met, lost: lost))
            } exchange: { request, body in
                let isLost = lost.takes(request.method)
                let exchange = isLost ? .silence : host.exchange(for: request, body: body)
                if case .silence = exchange { met.open() }
                return exchange
            }
        }
    }

    /// Ada's entries, the oldest first.
    var entries: [Sandbox.Content.TimeEntry] {
        var entries: [Sandbox.Content.TimeEntry] = []
        host.change { entries = $0.content.timeEntries }
        return entries.filter { $0.user == "ac0000000000000000000001" }.sorted { $0.start < $1.start }
    }

    /// Acts upon the next request with a method and never answers it.
    func withhold(_ method: HTTPRequest.Method) {
        host.change { $0.faults.rules = [.init(.withheldAnswer, next: 1, of: .init(method))] }
    }

    /// Loses the next request with a method, and answers nothing.
    func lose(_ method: HTTPRequest.Method) {
        lost.set(method)
    }
}

/// The method of a request that is lost on its way, once.
private final class LostMethod: Sendable {
    private let method = Mutex<HTTPRequest.Method?>(nil)

    func set(_ method: HTTPRequest.Method) {
        self.method.withLock { $0 = method }
    }

    /// Whether the request is the one that is lost.
    func takes(_ method: HTTPRequest.Method) -> Bool {
        self.method.withLock { lost in
            guard lost == method else { return false }
            lost = nil
            return true
        }
    }
}
