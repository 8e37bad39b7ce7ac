import TimeTrackingKit
import TimetrackFiles

extension AccountRecords {
    /// Reads records as this program writes them, or a person with an editor.
    ///
    /// - Throws: ``JSONMistake`` for the first thing that is not as it should be.
    init(reading bytes: [UInt8]) throws(JSONMistake) {
        let root = try PlacedJSON(parsing: bytes)
        // Looked at first, because the names of the fields belong to a version.
        let version = try root.field("version", in: root.fields(nil))
        guard try version.integer() == Self.version else {
            throw version.mistake("the version \(Self.version), which is all that this timetrack understands")
        }
        let fields = try root.fields(["version", "active", "accounts"])
        if let active = fields["active"] {
            for (service, user) in try active.fields(TimeTrackingService.all.map(\.name)) {
                self.active[service] = try user.text()
            }
        }
        for element in try root.field("accounts", in: fields).elements() {
            let record = try AccountRecord(reading: element)
            let isTwice = accounts.contains { $0.service == record.service && $0.user == record.user }
            guard !isTwice else { throw element.mistake("one account for each user of a service") }
            accounts.append(record)
        }
    }
}

extension AccountRecord {
    fileprivate init(reading json: PlacedJSON) throws(JSONMistake) {
        let fields = try json.fields(["service", "user", "store", "stored_as", "origin", "owner", "workspace_id"])
        let service = try json.field("service", in: fields)
        guard let known = TimeTrackingService.named(try service.text()) else {
            throw service.mistake("clockify or clockwork")
        }
        let user = try json.field("user", in: fields)
        let usual = try user.key(known.name, try user.text())
        let store = try json.field("store", in: fields)
        guard let kind = StoreKind(rawValue: try store.text()) else { throw store.mistake(StoreKind.list) }
        var key = usual
        if let names = fields["stored_as"] {
            let fields = try names.fields(["service", "account"])
            key = try names.key(names.field("service", in: fields).text(), names.field("account", in: fields).text())
        }
        let origin = fields["origin"]
        do throws(APIError) {
            if case .text(let address)? = origin?.value { _ = try Origin(address) }
        } catch {
            throw (origin ?? json).mistake("an origin such as https://api.clockify.me")
        }
        self.init(
            service: known.name,
            user: usual.account,
            store: kind,
            key: key,
            origin: try origin?.text(),
            owner: try fields["owner"]?.text(),
            workspaceID: try fields["workspace_id"]?.text()
        )
    }
}

extension PlacedJSON {
    fileprivate func key(_ service: String, _ account: String) throws(JSONMistake) -> CredentialKey {
        do {
            return try CredentialKey(service: service, account: account)
        } catch {
            throw mistake("a name of at most \(CredentialKey.maximumByteCount) bytes without control characters")
        }
    }
}
