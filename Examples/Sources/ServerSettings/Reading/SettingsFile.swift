import SystemPackage
import TOMLKit

/// What a settings file says, before it is known whether it can be so.
struct SettingsFile {
    /// The values that are no tables.
    private(set) var values: [SettingKey: PlacedValue] = [:]

    /// The tables `sign_in`.
    private(set) var signIn: [PlacedTable] = []

    /// The tables `shared_accounts`.
    private(set) var sharedAccounts: [PlacedTable] = []

    /// The table `shared_accounts_anonymous`, or nil when there is none.
    private(set) var anonymousAccounts: PlacedTable?

    private static let signInKeys = [
        "issuer", "audience", "algorithms", "jwks_url", "jwks_file", "secret_file", "role", "clock_skew",
    ]
    private static let accountKeys = ["user", "clockify", "clockwork"]
    private static let tableNames = ["sign_in", "shared_accounts", "shared_accounts_anonymous"]

    /// A file without settings.
    init() {}

    /// Reads the text of a file.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - path: The file.
    ///   - report: Gets every mistake.
    init(_ bytes: [UInt8], of path: FilePath, _ report: inout SettingsReport) {
        guard let text = SettingsFileText.text(bytes, of: path, &report) else { return }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch {
            let line = (error as? TOMLParseError)?.source.begin.line ?? 1
            // What the parser says may quote what stands there.
            report.refuse(
                "this is no TOML; look at the quotes, the brackets and the = here and in the line before.",
                at: .line(line, of: path)
            )
            return
        }
        let places = TOMLPlaces(bytes)
        func place(_ path: [String], in file: FilePath) -> SettingsProblem.Place {
            .line(places.line(of: path), of: file)
        }
        for name in table.keys {
            guard let value = table[name] else { continue }
            let here = place([name], in: path)
            if let key = SettingKey(rawValue: name) {
                values[key] = PlacedValue(value: SettingValue(value), place: here)
            } else if name == "shared_accounts_anonymous", let inner = value.table {
                let keys = Self.accountKeys.filter { $0 != "user" }
                anonymousAccounts = Self.table(inner, keys, &report) { place([name] + $0, in: path) }
            } else if name == "sign_in" || name == "shared_accounts" {
                let keys = name == "sign_in" ? Self.signInKeys : Self.accountKeys
                let inner = value.array.map { array in array.map { $0.table } } ?? [value.table]
                for (number, table) in inner.enumerated() {
                    guard let table else {
                        report.refuse("\(name) has to be a list of tables, such as [[\(name)]]; write it so.", at: here)
                        continue
                    }
                    let found = Self.table(table, keys, &report) { place([name, "#\(number)"] + $0, in: path) }
                    if name == "sign_in" { signIn.append(found) } else { sharedAccounts.append(found) }
                }
            } else {
                let names = SettingKey.allCases.map(\.rawValue) + Self.tableNames
                report.refuse(Self.refusal(of: name, names), at: here)
            }
        }
    }

    private static func table(
        _ table: TOMLTable,
        _ keys: [String],
        _ report: inout SettingsReport,
        _ place: ([String]) -> SettingsProblem.Place
    ) -> PlacedTable {
        var found = PlacedTable(place: place([]))
        for name in table.keys {
            guard let value = table[name] else { continue }
            if keys.contains(name) {
                found.values[name] = PlacedValue(value: SettingValue(value), place: place([name]))
            } else {
                report.refuse(refusal(of: name, keys), at: place([name]))
            }
        }
        return found
    }

    private static func refusal(of name: String, _ names: [String]) -> String {
        let nearest = NearestName.of(name, among: names)
        if nearest == nil, SecretName.isOne(name) { return SecretName.refusal(of: name) }
        let short = name.count > 60 ? "\(name.prefix(60))…" : name
        let shown = String(
            String.UnicodeScalarView(short.unicodeScalars.filter { $0.properties.generalCategory != .control })
        )
        guard let nearest else {
            return "there is no setting \(shown); take it out, or choose one of docs/server.md."
        }
        return "there is no setting \(shown); did you mean \(nearest)?"
    }
}
