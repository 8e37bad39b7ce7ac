#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The address of a bus", .timeLimit(.minutes(5)))
struct BusAddressTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: [
        "", "nonsense", "unix:", "unix:path=", "unix:path=%zz", "unix:path=/nowhere/bus;nonsense", "carrier:pigeon=1",
        "tcp:host=127.0.0.1,port=none", "unix:path=/nowhere\u{1}", "\u{0}",
    ])
    func isWrong(_ address: String) async throws {
        let store = KeyringCredentialStore(bus: .address(address), timeout: .seconds(60))
        let error = await StoreOperation.read.failure(on: store, key)
        #expect(error?.code == .unavailable)
        #expect(error?.reason == .connectionFailed)
    }

    @Test(arguments: ["autolaunch:", "autolaunch:scope=*user", "autolaunch:;autolaunch:"])
    func startsNoBus(_ address: String) async throws {
        let environment = ["DBUS_SESSION_BUS_ADDRESS": address, "DISPLAY": ":0"]
        for bus in [KeyringBus.session(environment: environment), .address(address)] {
            let error = await StoreOperation.read.failure(on: KeyringCredentialStore(bus: bus), key)
            #expect(error?.code == .unavailable)
            #expect(error?.reason == .noBus)
        }
    }

    @Test func isTheFirstThatAnswers() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let address = "unix:path=/nowhere/bus;\(keyring.busAddress);autolaunch:"
            for bus in [KeyringBus.session(environment: ["DBUS_SESSION_BUS_ADDRESS": address]), .address(address)] {
                let store = KeyringCredentialStore(bus: bus, timeout: .seconds(60))
                try await StoreOperation.store.perform(on: store, key)
            }
        }
    }

    @Test func isThatOfTheDirectoryWhenItOnlyStartsABus() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let folder = keyring.busAddress.dropFirst("unix:path=".count).dropLast("/bus".count)
            let environment = ["DBUS_SESSION_BUS_ADDRESS": "autolaunch:", "XDG_RUNTIME_DIR": String(folder)]
            let store = KeyringCredentialStore(bus: .session(environment: environment), timeout: .seconds(60))
            try await StoreOperation.store.perform(on: store, key)
        }
    }
}
#endif
