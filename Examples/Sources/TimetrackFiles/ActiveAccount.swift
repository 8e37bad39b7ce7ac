package import SystemPackage

/// Whose key is used when nobody is named, for programs that need to know no more of the accounts.
package enum ActiveAccount {
    /// The version of the record of accounts that is understood.
    package static var recordVersion: Int { 1 }

    /// The variable that names where keys are to come from.
    package static var sourceVariable: String { "TIMETRACK_STORE" }

    /// The value of that variable for the key of the environment.
    package static var environmentSource: String { "environment" }

    /// The name of the active user of a service.
    ///
    /// Only the field that says so is looked at; whoever uses a key looks at the whole record.
    ///
    /// - Parameters:
    ///   - service: The name of the service.
    ///   - folder: The folder with what a person has chosen.
    /// - Returns: The name; the usual one when there is no record, or it names nobody.
    /// - Throws: `OwnFile.Mistake` or ``JSONMistake`` when the record cannot be believed or read.
    package static func user(of service: String, in folder: FilePath) throws -> String {
        let path = folder.appending("accounts.json")
        guard let bytes = try OwnFile.read(path, from: .userAlone, atMost: 1 << 20) else { return UserNames.usual }
        let root = try PlacedJSON(parsing: bytes)
        let fields = try root.fields(nil)
        let version = try root.field("version", in: fields)
        guard try version.integer() == recordVersion else { throw version.mistake("the version \(recordVersion)") }
        return try fields["active"]?.fields(nil)[service]?.text() ?? UserNames.usual
    }
}
