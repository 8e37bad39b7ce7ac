#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Each blocker has a reason of its own, and is gone once its advice was followed.
@Suite("A keyring that is not there", .timeLimit(.minutes(5)))
struct UnavailableTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: StoreOperation.allCases)
    func hasNoBus(_ operation: StoreOperation) async throws {
        let environments = [[:], ["XDG_RUNTIME_DIR": "/nowhere"], ["DBUS_SESSION_BUS_ADDRESS": ""]]
        for environment in environments {
            let store = KeyringCredentialStore(bus: .session(environment: environment), timeout: .seconds(60))
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == .noBus)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            #expect(error?.message.contains("log in to a desktop session") == true)
        }
        try await PrivateKeyring.withRunning { keyring in
            let bus = KeyringBus.session(environment: keyring.environment)
            let store = KeyringCredentialStore(bus: bus, timeout: .seconds(60))
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func hasNoConnection(_ operation: StoreOperation) async throws {
        for address in ["unix:path=/nowhere/bus", "nonsense"] {
            let store = KeyringCredentialStore(bus: .address(address), timeout: .seconds(60))
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == .connectionFailed)
            #expect(error?.message.contains("set DBUS_SESSION_BUS_ADDRESS to the address of a running bus") == true)
        }
        try await PrivateKeyring.withRunning { keyring in
            let bus = KeyringBus.session(environment: ["DBUS_SESSION_BUS_ADDRESS": keyring.busAddress])
            try await operation.perform(on: KeyringCredentialStore(bus: bus, timeout: .seconds(60)), key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func hasNoService(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            try await keyring.kill()
            let store = KeyringCredentialStore(on: keyring.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == .noService)
            #expect(error?.message.contains("install and start a keyring, for example gnome-keyring") == true)

            try await keyring.restart()
            try await operation.perform(on: store, key)
        }
    }

    @Test func isStartedByABusThatCan() async throws {
        try await PrivateBus.withRunning(services: .installed) { bus in
            let error = await StoreOperation.store.failure(on: KeyringCredentialStore(on: bus), key)
            // Started by the bus and never unlocked, it has nothing to put an item into.
            #expect(error?.reason == .noDefaultCollection)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func hasNoDefaultCollection(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning(.noCollection) { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == .noDefaultCollection)
            #expect(error?.message.contains("standard input of gnome-keyring-daemon --replace --unlock.") == true)

            // The password comes from standard input.
            _ = try await FinishedProgram.run(
                "gnome-keyring-daemon",
                from: "gnome-keyring",
                ["--replace", "--unlock", "--components=secrets"],
                environment: keyring.environment,
                input: Array("throw-away".utf8)
            )
            // The program returns before its daemon has taken the name over from the one it replaces.
            while await StoreOperation.status.failure(on: store, key)?.reason == .noService {
                try Task.checkCancellation()
            }
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func hasNoCollectionOfThisPath(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let path = "/org/freedesktop/secrets/collection/nowhere"
            let error = await operation.failure(on: KeyringCredentialStore(on: keyring.bus, .path(path)), key)
            #expect(error?.reason == .noDefaultCollection)
            #expect(error?.message.contains("The keyring has no collection \(path)") == true)
            let other = KeyringCredentialStore(on: keyring.bus, .path(keyring.collectionPath))
            try await operation.perform(on: other, key)
        }
    }

    @Test func hasNoLibrary() async throws {
        // In a process of its own, in which nothing has loaded it yet.
        await #expect(processExitsWith: .success) {
            let key = try CredentialKey(service: "clockify", account: "ada")
            for operation in StoreOperation.allCases {
                let store = KeyringCredentialStore(
                    bus: .address("unix:path=/nowhere/bus"),
                    timeout: .seconds(60),
                    library: "libsecret-that-nobody-has.so.0"
                )
                let error = await operation.failure(on: store, key)
                #expect(error?.code == .unavailable)
                #expect(error?.reason == .noLibrary)
                #expect(error?.message.contains("install it (Debian's package is libsecret-1-0)") == true)
            }
            try await PrivateKeyring.withRunning { keyring in
                try await StoreOperation.store.perform(on: KeyringCredentialStore(on: keyring.bus), key)
            }
        }
    }
}
#endif
