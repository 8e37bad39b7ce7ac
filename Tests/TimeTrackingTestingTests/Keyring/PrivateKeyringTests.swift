#if os(Linux)
import Testing
import TimeTrackingTesting

@Suite("A private keyring", .timeLimit(.minutes(5)))
struct PrivateKeyringTests {
    @Test func isUnlockedAndEmptyAtFirst() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            let isLocked = try await clerk.isLocked()
            #expect(!isLocked)
            let secret = try await clerk.lookUp("alice")
            #expect(secret == nil)
        }
    }

    @Test func givesAnotherProgramWhatWasStored() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            try await clerk.store("first", for: "alice")
            let secret = try await clerk.lookUp("alice")
            #expect(secret == "first")
        }
    }

    @Test func hidesItsItemsWhileItIsLocked() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            try await clerk.store("first", for: "alice")

            try await keyring.lock()
            let isLocked = try await clerk.isLocked()
            #expect(isLocked)
            let hidden = try await clerk.lookUp("alice")
            #expect(hidden == nil)

            try await keyring.unlock()
            let isStillLocked = try await clerk.isLocked()
            #expect(!isStillLocked)
            let secret = try await clerk.lookUp("alice")
            #expect(secret == "first")
        }
    }

    @Test func keepsItsItemsWhenItIsKilledAndRestarted() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            try await clerk.store("first", for: "alice")

            try await keyring.kill()
            let isThere = try await clerk.hasSecretService()
            #expect(!isThere)

            try await keyring.restart()
            let secret = try await clerk.lookUp("alice")
            #expect(secret == "first")
        }
    }

    @Test func answersNothingWhileItIsFrozen() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            try await clerk.store("first", for: "alice")

            await keyring.freeze()
            await keyring.freeze()
            let isThere = try await clerk.hasSecretService()
            #expect(isThere)
            let answersInTime = try await clerk.answers(within: .milliseconds(200))
            #expect(!answersInTime)

            await keyring.thaw()
            let secret = try await clerk.lookUp("alice")
            #expect(secret == "first")

            await keyring.freeze()
            let answersAgain = try await clerk.answers(within: .milliseconds(200))
            #expect(!answersAgain)
        }
    }

    @Test func hasNoDefaultCollectionWhenAskedToHaveNone() async throws {
        try await PrivateKeyring.withRunning(.noCollection) { keyring in
            let clerk = KeyringClerk(keyring)
            let none = try await clerk.defaultCollection()
            #expect(none == "/")

            try await keyring.unlock()
            let collection = try await clerk.defaultCollection()
            #expect(collection == keyring.collectionPath)
        }
    }

    @Test func sharesNothingWithAnother() async throws {
        try await PrivateKeyring.withRunning { first in
            try await PrivateKeyring.withRunning { second in
                try await KeyringClerk(first).store("first", for: "alice")
                let secret = try await KeyringClerk(second).lookUp("alice")
                #expect(secret == nil)

                try await second.lock()
                let isLocked = try await KeyringClerk(first).isLocked()
                #expect(!isLocked)
            }
        }
    }

    @Test func comesBackAfterItsBusWasRestarted() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clerk = KeyringClerk(keyring)
            try await clerk.store("first", for: "alice")

            try await keyring.bus.restart()
            let isThere = try await clerk.hasSecretService()
            #expect(!isThere)

            try await keyring.restart()
            let secret = try await clerk.lookUp("alice")
            #expect(secret == "first")
        }
    }
}
#endif
