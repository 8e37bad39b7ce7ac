import ServerUsers
import TimeTrackingKit

/// The rows of a dump of `user_clockify_integrations`.
struct NodeRows {
    /// What one row says.
    struct Row {
        /// The line it begins on.
        var line: Int
        /// The user, as it is written there.
        var user: String
        /// The names that the key will have, and its text, or why there are none.
        var content: Result<Content, Problem>
    }

    /// A row that can be looked at.
    struct Content {
        var key: CredentialKey
        var ciphertext: NodeCiphertext
        var workspace: String?
    }

    /// What is wrong with a row, as a sentence.
    struct Problem: Error {
        var words: String
    }

    /// The columns that are read; the table has others, which are not.
    private enum Column: String, CaseIterable {
        case user = "user_id"
        case secret = "encrypted_api_key"
        case workspace = "workspace_id"
    }

    /// The rows in their order.
    let rows: [Row]

    /// Reads a dump.
    ///
    /// - Parameters:
    ///   - bytes: The dump.
    ///   - service: The service that the keys are for.
    ///   - issuer: Who signs the users in at timetrack-server, or nil when the keys are not for it.
    /// - Throws: ``Problem`` when the first line does not name the columns.
    init(_ bytes: [UInt8], service: String, issuer: String? = nil) throws(Problem) {
        var reader = CSVReader(bytes)
        let header: [String]
        switch reader.next() {
        case nil: throw Problem(words: "It is empty; export the table with the names of the columns in the first line.")
        case .failure(let mistake): throw Problem(words: "Its first line cannot be read: \(mistake.words).")
        case .success(let row): header = row.values
        }
        var places: [Column: Int] = [:]
        for column in Column.allCases {
            let found = header.indices.filter { header[$0] == column.rawValue }
            guard let place = found.first, found.count == 1 else {
                throw Problem(
                    words:
                        "Its first line names the column \(column.rawValue) \(found.isEmpty ? "not at all" : "twice"); "
                        + "export the table with the names of the columns in the first line."
                )
            }
            places[column] = place
        }
        var rows: [Row] = []
        while let next = reader.next() {
            switch next {
            case .failure(let mistake):
                rows.append(Row(line: mistake.line, user: "", content: .failure(Problem(words: mistake.words + "."))))
            case .success(let row):
                rows.append(Self.row(row, width: header.count, places, service, issuer))
            }
        }
        self.rows = rows
    }

    private static func row(
        _ row: CSVReader.Row,
        width: Int,
        _ places: [Column: Int],
        _ service: String,
        _ issuer: String?
    ) -> Row {
        func value(_ column: Column) -> String {
            places[column].flatMap { row.values.indices.contains($0) ? row.values[$0] : nil } ?? ""
        }
        func made(_ content: Result<Content, Problem>) -> Row {
            Row(line: row.line, user: value(.user), content: content)
        }
        func malformed(_ words: String) -> Row { made(.failure(Problem(words: words))) }
        guard row.values.count == width else {
            return malformed("It has \(row.values.count) values where the first line has \(width).")
        }
        guard !value(.secret).isEmpty else { return malformed("Its \(Column.secret.rawValue) is empty.") }
        do {
            let key = try CredentialKey(service: service, account: account(value(.user), issuer))
            guard let ciphertext = NodeCiphertext(value(.secret)) else {
                return malformed(
                    "Its \(Column.secret.rawValue) is neither base64 of vector, tag and text nor those three with colons."
                )
            }
            let workspace = value(.workspace)
            return made(
                .success(Content(key: key, ciphertext: ciphertext, workspace: workspace.isEmpty ? nil : workspace))
            )
        } catch {
            return malformed("Its \(Column.user.rawValue) is no name for a key.")
        }
    }

    /// The account of a user's key, which at timetrack-server names the issuer as well.
    private static func account(_ user: String, _ issuer: String?) throws(ServerUserError) -> String {
        guard let issuer else { return user }
        return try ServerUser(issuer: issuer, subject: user).id.rawValue
    }
}
