import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// The list of encryption keys where this program can change it, and the place it is in.
struct KeyRing {
    let places: EncryptionKeyPlaces
    let place: EncryptionKeyPlaces.Place?

    /// Finds the list.
    ///
    /// - Throws: `CredentialStoreError` when the keyring has to be asked and cannot be.
    init(_ stores: ConfiguredStores, unlock: Bool) async throws {
        self.places = try stores.encryptionKeyPlaces(unlock: unlock)
        self.place = try await places.inUse()
    }

    /// Adds a key to open with.
    func add(_ key: EncryptionKey) async throws(CredentialStoreError) {
        switch place {
        case .file(let file): try await file.add(key)
        case .keyring: try await editItem { list throws(CredentialStoreError) in list.add(key) }
        case .mount, .variables, nil: break
        }
    }

    /// Makes a key the one that seals.
    func makeCurrent(_ id: EncryptionKeyID) async throws(CredentialStoreError) {
        switch place {
        case .file(let file): try await file.makeCurrent(id)
        case .keyring: try await editItem { list throws(CredentialStoreError) in try list.makeCurrent(id) }
        case .mount, .variables, nil: break
        }
    }

    /// Takes a key out.
    func remove(_ id: EncryptionKeyID) async throws(CredentialStoreError) {
        switch place {
        case .file(let file): try await file.remove(id)
        case .keyring:
            try await editItem { list throws(CredentialStoreError) in
                try list.remove(id)
                return true
            }
        case .mount, .variables, nil: break
        }
    }

    /// Puts a first key into the keyring.
    func createItem(_ key: EncryptionKey) async throws(CredentialStoreError) {
        let text = EncryptionKeyList(current: key).text
        try await places.keyring.store(Credential(secret: text), for: EncryptionKeyPlaces.item())
    }

    private func editItem(
        _ change: (inout EncryptionKeyList) throws(CredentialStoreError) -> Bool
    ) async throws(CredentialStoreError) {
        let key = try EncryptionKeyPlaces.item()
        guard var item = try await places.keyring.credential(for: key) else { return }
        var list = try EncryptionKeyList(text: item.secret, from: "the keyring (\(key))")
        guard try change(&list) else { return }
        item.secret = list.text
        try await places.keyring.store(item, for: key)
    }

    /// Refuses to change keys that this program did not put where they are.
    ///
    /// - Parameters:
    ///   - variables: What the person can do instead when the keys are in variables.
    ///   - mount: What they can do when the keys are in a mounted file.
    /// - Throws: ``Failure`` that says what to set to what.
    func checkIsOurs(
        variables: @autoclosure () -> String,
        mount: @autoclosure () -> String
    ) throws {
        switch place {
        case .file, .keyring, nil: return
        case .variables:
            throw Failure(
                .usage,
                "not_editable",
                "The keys come from variables, which no program can change. \(variables())"
            )
        case .mount(let path):
            throw Failure(.usage, "not_editable", "The keys come from the mounted file \(path). \(mount())")
        }
    }
}

extension EncryptionKeyID {
    /// Reads an id from the command line.
    ///
    /// - Throws: ``Failure`` when it is none, without repeating it: it might be a key.
    init(argument: String) throws {
        guard let id = EncryptionKeyID(argument) else {
            throw Failure(
                .usage,
                "usage",
                "That is no id of a key, which has 16 hexadecimal digits; `timetrack keys status` lists them."
            )
        }
        self = id
    }
}
