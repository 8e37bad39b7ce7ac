import TimeTrackingKit

extension ConformanceCase {
    /// What every store does with a key that it has or has not.
    static let reading: [ConformanceCase] = [
        ConformanceCase(check: .setUp, body: checkThatStoresAreFresh),
        ConformanceCase(check: .capabilities, body: checkCapabilities),
        ConformanceCase(check: .absentIsNil, prerequisites: [.setUp], body: checkAbsence),
        ConformanceCase(check: .roundTrip, prerequisites: [.setUp, .absentIsNil], body: checkRoundTrip),
        ConformanceCase(check: .errorIsNotAbsence, prerequisites: [.roundTrip], body: checkThatErrorsAreNotAbsence),
        ConformanceCase(check: .forget, prerequisites: [.roundTrip], body: checkForget),
    ]

    private static func checkThatStoresAreFresh(_ probe: ConformanceProbe) async throws {
        switch probe.run.suite.subject {
        case .writable:
            // What goes wrong in these calls is for other checks to report.
            let credential = Credential(secret: probe.run.secret())
            _ = try await probe.open().answerToStore(credential, for: try probe.run.key("clockify", "ada"))
            let keys = try await probe.open().answerToKeys(limit: 1)
            if case .success(let keys) = keys, !keys.isEmpty {
                probe.report("The store opened under a new name has keys already; give each name a backing of its own.")
            }
        case .readOnly(let contents, _):
            probe.expect(!contents.isEmpty, "There is no credential to look for; give the suite at least one.")
        }
    }

    private static func checkCapabilities(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open().base
        let takesWrites = store is any WritableCredentialStore
        if case .writable = probe.run.suite.subject {
            probe.expect(store.capabilities.isWritable, "The store takes writes, and its isWritable is false.")
        } else {
            probe.expect(
                takesWrites || !store.capabilities.isWritable,
                "isWritable is true, and there is no store(_:for:)."
            )
        }
        let other = try await probe.open().base
        probe.expect(store.capabilities == other.capabilities, "Two stores of the type have different capabilities.")
        probe.expect(!store.name.isEmpty, "The name is empty; diagnostics need one.")
    }

    private static func checkAbsence(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let answer = try await store.answerToRead(try probe.run.key("nobody", "nobody"))
        switch answer {
        case .success(nil): break
        case .success: probe.report("credential(for:) returned a credential for a key under which nothing was stored.")
        case .failure(let error):
            probe.report(
                "credential(for:) threw \(error.briefly) for a key under which nothing was stored; return nil."
            )
        }
    }

    private static func checkRoundTrip(_ probe: ConformanceProbe) async throws {
        let key = try probe.run.key("clockify", "ada")
        let wanted = [key: Credential(secret: probe.run.secret())]
        let (store, contents) = try await probe.openStocked(wanted)
        for (key, credential) in contents.sorted(by: { $0.key < $1.key }) {
            for time in ["first", "second"] {
                let found = try await store.read(key)
                guard let found else {
                    probe.report("The \(time) read of a credential that is there returned nil.")
                    break
                }
                probe.expect(found.secret == credential.secret, "The \(time) read returned another secret.")
            }
        }
    }

    private static func checkThatErrorsAreNotAbsence(_ probe: ConformanceProbe) async throws {
        guard let makeUnreadableStore = probe.run.suite.makeUnreadableStore else { return }
        let name = probe.run.freshName()
        let key = try probe.run.key("clockify", "ada")
        let (_, contents) = try await probe.openStocked([key: Credential(secret: probe.run.secret())], name: name)
        let unreadable = ObservedStore(try await makeUnreadableStore(name), run: probe.run)
        for key in contents.keys.sorted() {
            switch try await unreadable.answerToRead(key) {
            case .failure: break
            case .success(nil): probe.report("credential(for:) returned nil for a secret that is there and unreadable.")
            case .success: probe.report("credential(for:) returned a secret that should be unreadable.")
            }
        }
    }

    private static func checkForget(_ probe: ConformanceProbe) async throws {
        let key = try probe.run.key("clockify", "ada")
        let (store, contents) = try await probe.openStocked([key: Credential(secret: probe.run.secret())])
        for (key, credential) in contents.sorted(by: { $0.key < $1.key }) {
            await store.base.forget(credential, for: key)
            let found = try await store.read(key)
            probe.expect(
                found?.secret == credential.secret,
                "After forget(_:for:) the credential is not there any more."
            )
        }
    }
}
