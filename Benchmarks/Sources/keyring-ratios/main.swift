#if os(Linux)
import ChildPrograms
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

let arguments = CommandLine.arguments
guard arguments.count == 6 else {
    print("usage: keyring-ratios LIBSECRET_LOOP PYTHON LIBRARY_LOOPS KEYRING_COMMAND TIMETRACK")
    exit(64)
}

do {
    try await PrivateKeyring.withRunning { keyring in
        let store = KeyringCredentialStore(bus: .address(keyring.busAddress))
        let libsecret = try ChildProgram([arguments[1]], environment: keyring.environment)
        let libraries = try ChildProgram([arguments[2], "-B", arguments[3]], environment: keyring.environment)
        try await WarmCalls(store, libsecret: libsecret, libraries: libraries).report()
        try await Freshness(store, environment: keyring.environment).report()
        try await ConcurrentLookups(store).report()
        try await FrozenKeyring(keyring).report()
        try await WholeProcesses(
            store,
            environment: keyring.environment,
            keyringCommand: arguments[4],
            timetrack: arguments[5]
        )
        .report()
    }
} catch {
    print("The benchmark ends: \(error)")
    exit(1)
}
#endif
