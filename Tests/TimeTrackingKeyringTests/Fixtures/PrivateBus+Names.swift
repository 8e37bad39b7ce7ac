#if Keyring && os(Linux)
import Foundation
import TimeTrackingTesting

/// Who has a name on a bus, as the bus's own program tells it.
extension PrivateBus {
    /// Lets nobody own a name that begins so, as the bus of a sandbox does.
    func denyNames(below prefix: String) async throws {
        let socket = URL(filePath: String(address.dropFirst("unix:path=".count)))
        let file = socket.deletingLastPathComponent().appending(path: "bus.conf")
        let policy = "<policy context=\"mandatory\"><deny own_prefix=\"\(prefix)\"/></policy></busconfig>"
        try String(contentsOf: file, encoding: .utf8).replacing("</busconfig>", with: policy)
            .write(to: file, atomically: true, encoding: .utf8)
        _ = try await ask("ReloadConfig")
    }

    /// Waits until so many programs have a name or wait for it.
    func waitForQueue(of name: String, count: Int) async throws {
        while try await ask("ListQueuedOwners", "string:\(name)").count(of: "string \":") != count {}
    }

    private func ask(_ method: String, _ arguments: String...) async throws -> String {
        try await FinishedProgram.run(
            "dbus-send",
            from: "dbus-bin",
            [
                "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
                "org.freedesktop.DBus.\(method)",
            ] + arguments,
            environment: environment,
            input: []
        )
        .output
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
#endif
