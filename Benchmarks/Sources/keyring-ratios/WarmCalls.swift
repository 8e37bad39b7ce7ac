#if os(Linux)
import ChildPrograms
import PairedTimings
import TimeTrackingKeyring
import TimeTrackingKit

/// Calls in turn, on connections that are open where the library keeps one.
struct WarmCalls {
    private let ours: OurSide
    private let libsecret: OtherSide
    private let python: OtherSide
    private let others: [OtherSide]

    init(_ store: KeyringCredentialStore, libsecret: ChildProgram, libraries: ChildProgram) {
        ours = OurSide(store)
        self.libsecret = OtherSide("libsecret in C", in: libsecret)
        python = OtherSide("Python keyring", in: libraries, library: "keyring")
        others = [
            OtherSide("SecretStorage, one connection", in: libraries, library: "secretstorage"),
            OtherSide("keyringrs (Rust keyring)", in: libraries, library: "keyringrs"),
        ]
    }

    func report() async throws {
        try await report(.lookup, rounds: 100, times: 20, targets: (libsecret: 1.25, python: 0.125))
        try await report(.store, rounds: 60, times: 5, targets: (libsecret: 1.25, python: nil))
    }

    // Each library makes so many calls in a row in a round, and their median is its time of the round.
    private func report(
        _ call: SideCall,
        rounds: Int,
        times: Int,
        targets: (libsecret: Double, python: Double?)
    ) async throws {
        var toLibsecret = PairedTimings(baseline: libsecret.name, [ours.name] + others.map(\.name))
        var toPython = PairedTimings(baseline: python.name, [ours.name])
        // Each has an item of its own, so that nobody's way of storing is a burden on the others.
        for side in [ours, libsecret, python] + others as [any Side] {
            _ = try await side.median(.store, key(of: side), times: 1)
        }
        for round in 0..<(rounds + 5) {
            let our = try await ours.median(call, key(of: ours), times: times)
            let their = try await libsecret.median(call, key(of: libsecret), times: times)
            var other: [Duration] = []
            for side in others { other.append(try await side.median(call, key(of: side), times: 5)) }
            let slow = try await python.median(call, key(of: python), times: 3)
            guard round >= 5 else { continue }
            toLibsecret.add([their, our] + other)
            toPython.add([slow, our])
        }
        print("Warm \(call.rawValue), median of \(rounds) rounds, in turn:")
        for row in toLibsecret.report(items: 1, targets: [ours.name: targets.libsecret]) { print("  \(row)") }
        let pythonTargets = targets.python.map { [ours.name: $0] } ?? [:]
        for row in toPython.report(items: 1, targets: pythonTargets) { print("  \(row)") }
    }

    private func key(of side: some Side) throws -> CredentialKey {
        try CredentialKey(service: "benchmark", account: side.name.filter { $0.isLetter })
    }
}
#endif
